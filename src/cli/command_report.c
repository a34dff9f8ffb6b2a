/* truce report: the state of play, or one view of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/dates.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/show.h"
#include "process/views.h"
#include "store/sqlite.h"
#include "truce/world.h"

/* "IDF": by what the roster calls whoever goes by this name. */
static int64_t by_roster(truce_store *store, const char *name) {
  char folder[4096];
  truce_world *world = NULL;
  truce_who who;
  truce_error error;
  int64_t found = 0;
  if (truce_world_open(&(truce_world_options){.data_folder = tr_data_folder(folder)}, &world, &error)) return 0;
  static const char sql[] = "SELECT id FROM actor WHERE key = ?1 OR name = ?2 COLLATE NOCASE ORDER BY key = ?1 DESC LIMIT 1";
  if (truce_world_who(world, tr_span(name), (truce_day){TRUCE_NO_DAY}, &who)) found = tr_single(store, tr_sql(store, sql, "tt", who.roster_id, who.name), 0);
  truce_world_close(world);
  return found;
}

#define MOST_TOLD_OF(condition) \
  "SELECT a.id FROM actor a JOIN entry_actor e ON e.actor = a.id WHERE " condition " GROUP BY a.id ORDER BY count(*) DESC LIMIT 1"
static const char by_name[] = MOST_TOLD_OF("a.name = ?1 COLLATE NOCASE");
static const char by_alias[] = MOST_TOLD_OF("a.name IN (SELECT name FROM watch WHERE kind = 'party' AND alias = ?1 COLLATE NOCASE)");
static const char by_part[] = MOST_TOLD_OF("a.name LIKE '%' || ?1 || '%'");

/* Party by number, by name, by an alias of the watch file or of the roster, else by a part of a name, which is told. 0 if nobody goes by it. */
static int64_t find_party(truce_store *store, const char *name) {
  if (*name == '#') return strtoll(name + 1, NULL, 10);
  int64_t found = tr_single(store, tr_sql(store, by_name, "s", name), 0);
  if (!found) found = tr_single(store, tr_sql(store, by_alias, "s", name), 0);
  if (!found) found = by_roster(store, name);
  if (found) return found;
  found = tr_single(store, tr_sql(store, by_part, "s", name), 0);
  sqlite3_stmt *q = found ? tr_sql(store, "SELECT name FROM actor WHERE id = ?", "i", found) : NULL;
  while (tr_row(store, q))
    fprintf(stderr, "truce report: nobody is called '%s'; this is what %s takes part in\n", name, (const char *)sqlite3_column_text(q, 0));
  return found;
}

/* "new since you last looked": the moment of the last look by this user, which this look replaces. */
static truce_instant last_look(truce_store *store) {
  char key[160], now[32];
  snprintf(key, sizeof key, "looked:%s", tr_user_name());
  char *before = tr_meta(store, key);
  truce_instant moment = {before ? strtoll(before, NULL, 10) : 1};
  free(before);
  truce_error error;
  snprintf(now, sizeof now, "%lld", (long long)tr_now_us());
  if (!tr_begin(store, &error)) {
    tr_meta_set(store, key, now);
    tr_commit(store, &error);
  }
  return moment;
}

static bool view_known(const char *name) {
  for (size_t i = 0; truce_view_names[i]; i++)
    if (!strcmp(truce_view_names[i], name)) return true;
  return false;
}

static void tell_views(void) {
  fputs("views:", stderr);
  for (size_t i = 0; truce_view_names[i]; i++) fprintf(stderr, " %s", truce_view_names[i]);
  fputc('\n', stderr);
}

typedef struct reporting {
  const char *store, *party;
  tr_showing showing;
  truce_view_options options;
  bool last_look, all;
  double sure;
} reporting;

static int run(reporting *r) {
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(tr_store_path(r->store), &(truce_store_options){.must_exist = true, .read_only = !r->last_look}, &store, &error)) {
    tr_tell_error("report", &error);
    return 1;
  }
  int result = 0;
  if (r->party && !(r->options.party = find_party(store, r->party))) {
    fprintf(stderr, "truce report: nobody in the record is called '%s'\n", r->party);
    result = 1;
  }
  if (!result && r->last_look) r->options.new_since = last_look(store);
  if (!result) result = tr_show_view(store, &r->showing, &r->options);
  truce_store_close(store);
  return result;
}

int tr_command_report(int argc, char **argv) {
  reporting r = {.showing = {.command = "report", .view = "state_of_play", .format = "text", .most = 8}, .sure = 0.3};
  const tr_option options[] = {
      {"view", TR_TEXT, &r.showing.view, "VIEW",
       "one view: proposals, positions, deadlines, mediation, itineraries, access, calls, spillover, domestic, figures, contradictions, silence, reactions, "
       "timeline, network, new"},
      {"format", TR_TEXT, &r.showing.format, "FORM", "text, md, html or json"},
      {"store", TR_TEXT, &r.store, "FILE", "the record, default ./truce.db"},
      {"since", TR_DATE, &r.options.since, "DAY", "from this day on; marks positions that changed since"},
      {"until", TR_DATE, &r.options.until, "DAY", "the record as it stood on this day"},
      {"party", TR_TEXT, &r.party, "NAME", "only what this actor takes part in"},
      {"sure", TR_SHARE, &r.sure, "SHARE", "leave out what is less sure than this, default 0.3"},
      {"days", TR_COUNT, &r.options.days, "N", "window of contradictions and silence, default 30"},
      {"limit", TR_COUNT, &r.options.limit, "N", "entries of each list"},
      {"all", TR_FLAG, &r.all, NULL, "nothing is left out for brevity"},
      {"last-look", TR_FLAG, &r.last_look, NULL, "with --view new: since you last asked so"},
      {"width", TR_COUNT, &r.showing.width, "N", "columns of text"},
      {"colour", TR_FLAG, &r.showing.colour, NULL, "colour even where there is no terminal"},
      {"plain", TR_FLAG, &r.showing.no_colour, NULL, "no colour"},
  };
  const tr_usage usage = {
      "report [options]",
      "Prints the state of play: what is on the table, who stands where, who mediates, travels, calls and counts; each line with its source and words.",
      options, sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (operands.count) return tr_wrong_usage("report", "takes no '%s'; reports are read by 'truce read'", operands.items[0]);
  if (r.last_look && strcmp(r.showing.view, "new") != 0) return tr_wrong_usage("report", "--last-look goes with --view new");
  if (!view_known(r.showing.view)) return tr_wrong_usage("report", "no view '%s'", r.showing.view), tell_views(), 2;
  if (r.options.until.days && r.options.since.days > r.options.until.days) return tr_wrong_usage("report", "--since is a later day than --until");
  if (!tr_show_format_known(r.showing.format)) return tr_wrong_usage("report", "no format '%s': text, md, html or json", r.showing.format);
  if (strcmp(r.showing.view, "state_of_play") != 0) {
    r.showing.most = 0;
    if (!r.options.limit) r.options.limit = 500;
  }
  if (r.all) r.showing.most = 0, r.options.limit = r.options.limit ? r.options.limit : 100000;
  r.options.minimum_sure = r.sure > 0 ? r.sure : -1;
  return run(&r);
}
