/* truce who NAME: who goes by a name, or holds an office, on a day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "export/json_pieces.h"
#include "truce/world.h"

static void day_member(tr_buffer *out, const char *name, truce_day day) {
  tr_json_member(out, name);
  tr_json_day(out, day);
}

static void write_json(const truce_who *who, tr_buffer *out) {
  tr_buffer_add_char(out, '{');
  tr_json_text_member(out, "name", who->name);
  tr_json_word_member(out, "kind", truce_kind_names[who->kind]);
  tr_json_text_member(out, "country", who->country[0] ? tr_span(who->country) : (truce_span){NULL, 0});
  TR_JSON_LIST(out, "sectors", who->sector_count, tr_json_text(out, tr_span(who->sectors[i])));
  tr_json_text_member(out, "office", who->office);
  day_member(out, "from", who->from);
  day_member(out, "to", who->to);
  tr_json_text_member(out, "source", who->source);
  tr_json_text_member(out, "id", who->roster_id);
  tr_buffer_add_string(out, "}\n");
}

static void write_text(const truce_who *who, tr_buffer *out) {
  char day[16];
  tr_buffer_add(out, who->name);
  tr_buffer_printf(out, " (%s%s%s)", truce_kind_names[who->kind], who->country[0] ? ", " : "", who->country);
  if (who->office.size) tr_buffer_printf(out, ": %.*s", (int)who->office.size, who->office.data);
  if (who->from.days != TRUCE_NO_DAY) tr_day_print(who->from, day), tr_buffer_printf(out, ", from %s", day);
  if (who->to.days != TRUCE_NO_DAY) tr_day_print(who->to, day), tr_buffer_printf(out, " to %s", day);
  if (who->source.size) tr_buffer_printf(out, " [%.*s]", (int)who->source.size, who->source.data);
  tr_buffer_add_char(out, '\n');
}

/* Answers each name; the number of those nobody is known by. */
static int answer_all(const truce_world *world, const tr_texts *names, truce_day day, bool json) {
  tr_buffer out = {0};
  int unknown = 0;
  for (size_t i = 0; i < names->count; i++) {
    truce_who who;
    if (truce_world_who(world, tr_span(names->items[i]), day, &who))
      json ? write_json(&who, &out) : write_text(&who, &out);
    else {
      unknown++;
      if (json) tr_buffer_add_string(&out, "null\n");
      else
        fprintf(stderr, "truce who: nobody in the roster goes by '%s'%s\n", names->items[i],
                day.days == TRUCE_NO_DAY ? " (offices need --on DAY)" : " on that day");
    }
  }
  fwrite(out.data ? out.data : "", 1, out.size, stdout);
  tr_buffer_free(&out);
  return unknown;
}

int tr_command_who(int argc, char **argv) {
  truce_day day = {TRUCE_NO_DAY};
  const char *format = "text", *data = NULL;
  tr_texts rosters = {0}, names;
  const tr_option options[] = {
      {"on", TR_DATE, &day, "DAY", "the day that offices and names are asked for"},
      {"format", TR_TEXT, &format, "FORM", "text (default) or json"},
      {"roster", TR_TEXTS, &rosters, "FILE", "a roster of your own: overrides and extends; may be given several times"},
      {"data", TR_TEXT, &data, "FOLDER", "another data folder"},
  };
  const tr_usage usage = {
      "who [--on DAY] NAME…",
      "Says who goes by a name or holds an office (\"the Egyptian president\") on a day, with term and source.",
      options, sizeof options / sizeof *options,
  };
  int code = tr_options_parse(&usage, argc, argv, &names);
  if (code >= 0) return code;
  if (!names.count) return tr_wrong_usage("who", "a name is missing: truce who \"the Egyptian president\" --on 2024-06-10");
  bool json = !strcmp(format, "json");
  if (!json && strcmp(format, "text") != 0) return tr_wrong_usage("who", "no form '%s': text or json", format);
  char found[4096];
  truce_world *world;
  truce_error error = {0};
  const truce_world_options where = {.data_folder = data ? data : tr_data_folder(found), .rosters = rosters.items, .roster_count = rosters.count};
  const truce_status status = truce_world_open(&where, &world, &error);
  free(rosters.items);
  if (status) {
    tr_tell_error("who", &error);
    return 1;
  }
  int unknown = answer_all(world, &names, day, json);
  truce_world_close(world);
  return unknown && !json ? 1 : 0;
}
