/* Timeline (entries and reports a day), network (who acts on whom), and what is new. */
#include <stdlib.h>

#include "process/views.h"
#include "store/spell.h"

static json_t *day_row(json_t *days, json_t *index, truce_day day) {
  json_t *text = tr_day_json(day), *row = json_object_get(index, json_string_value(text));
  if (!row) {
    row = json_pack("{s:O, s:i, s:{}}", "day", text, "reports", 0, "kinds");
    json_object_set(index, json_string_value(text), row);
    json_array_append_new(days, row);
  }
  json_decref(text);
  return row;
}

/* Looks at each entry of the index: of a million, what is not asked is not compared. */
#define ENTRIES_A_DAY(between) \
  "SELECT day, kind, count(*) FROM entry INDEXED BY entry_by_day WHERE lines > 0 AND day IS NOT NULL AND sure >= ?1 " between "GROUP BY day, kind ORDER BY day"

json_t *tr_view_timeline(truce_store *store, const truce_view_options *o) {
  json_t *days = json_array(), *index = json_object();
  static const char all[] = ENTRIES_A_DAY(""),
                    some[] = ENTRIES_A_DAY("AND (?2 = 0 OR day >= ?2) AND (?3 = 0 OR day <= ?3) AND (?4 = 0 OR ifnull(first_seen, 0) <= ?4) ");
  const int64_t since = o->since.days, until = o->until.days, told_until = tr_view_told_until(store, o).days;
  const bool bounded = since || told_until;
  sqlite3_stmt *q = tr_sql(store, bounded ? some : all, bounded ? "diii" : "d", tr_view_sure(o), since, until, told_until);
  while (tr_row(store, q)) {
    json_t *row = day_row(days, index, tr_column_day(q, 0));
    json_object_set_new(json_object_get(row, "kinds"), (const char *)sqlite3_column_text(q, 1), json_integer(sqlite3_column_int64(q, 2)));
  }
  static const char told[] =
      "SELECT published, count(*) FROM report "
      "WHERE published IS NOT NULL AND (?1 = 0 OR published >= ?1) AND (?2 = 0 OR published <= ?2) "
      "GROUP BY published";
  q = tr_sql(store, told, "ii", since, told_until);
  while (tr_row(store, q)) json_object_set_new(day_row(days, index, tr_column_day(q, 0)), "reports", json_integer(sqlite3_column_int64(q, 1)));
  json_decref(index);
  tr_filter filter = tr_view_filter(store, o, "event,step,stance,leg");
  filter.sort = "earliest";
  return json_pack("{s:o, s:o}", "days", days, "entries", tr_take_list(tr_query_entries(store, &filter), "entries"));
}

/* ---- network ---- */

/* False where no more links are wanted and this is a new one. */
static bool add_link(json_t *links, size_t most, int64_t source, int64_t target, const char *type, int64_t count, int64_t line) {
  json_t *found = NULL;
  for (size_t i = 0; i < json_array_size(links) && !found; i++) {
    json_t *link = json_array_get(links, i);
    if (json_integer_value(json_object_get(link, "source")) == source && json_integer_value(json_object_get(link, "target")) == target) found = link;
  }
  if (!found && json_array_size(links) >= most) return false;
  if (!found) {
    found = json_pack("{s:I, s:I, s:i, s:{}, s:I}", "source", (json_int_t)source, "target", (json_int_t)target, "count", 0, "types", "line", (json_int_t)line);
    json_array_append_new(links, found);
  }
  json_t *types = json_object_get(found, "types");
  json_object_set_new(found, "count", json_integer(json_integer_value(json_object_get(found, "count")) + count));
  json_object_set_new(types, type, json_integer(json_integer_value(json_object_get(types, type)) + count));
  return true;
}

static void note_actor(json_t *seen, int64_t id) {
  for (size_t i = 0; i < json_array_size(seen); i++)
    if (json_integer_value(json_array_get(seen, i)) == id) return;
  json_array_append_new(seen, json_integer(id));
}

static int64_t links_of(json_t *links, int64_t actor) {
  int64_t count = 0;
  for (size_t i = 0; i < json_array_size(links); i++) {
    json_t *link = json_array_get(links, i);
    if (json_integer_value(json_object_get(link, "source")) == actor || json_integer_value(json_object_get(link, "target")) == actor)
      count += json_integer_value(json_object_get(link, "count"));
  }
  return count;
}

json_t *tr_view_network(truce_store *store, const truce_view_options *o) {
  enum { MOST_READ = 20000 }; /* events, the latest */
  json_t *links = json_array(), *seen = json_array(), *actors = json_array();
  static const char sql[] =
      "SELECT a.actor, b.actor, e.word, count(*), max(e.line) "
      "FROM (SELECT id, word, line FROM entry INDEXED BY entry_by_kind_day "
      "    WHERE kind = 'event' AND status = 'actual' AND sure >= ?1 "
      "      AND (?2 = 0 OR day >= ?2) AND (?3 = 0 OR day <= ?3) AND (?5 = 0 OR ifnull(first_seen, 0) <= ?5) "
      "    ORDER BY day DESC LIMIT ?4) e "
      "  CROSS JOIN entry_actor a ON a.entry = e.id AND a.kind = 'event' AND a.field = 'actors' AND a.actor > 0 "
      "  CROSS JOIN entry_actor b ON b.entry = e.id AND b.kind = 'event' AND b.field = 'recipients' AND b.actor > 0 "
      "WHERE a.actor != b.actor "
      "GROUP BY a.actor, b.actor, e.word "
      "ORDER BY sum(count(*)) OVER (PARTITION BY a.actor, b.actor) DESC, a.actor, b.actor, count(*) DESC LIMIT 300";
  const int64_t since = o->since.days, until = o->until.days, told_until = tr_view_told_until(store, o).days;
  sqlite3_stmt *q = tr_sql(store, sql, "diiii", tr_view_sure(o), since, until, (int64_t)MOST_READ, told_until);
  while (tr_row(store, q)) {
    int64_t source = sqlite3_column_int64(q, 0), target = sqlite3_column_int64(q, 1);
    const char *type = (const char *)sqlite3_column_text(q, 2);
    if (!add_link(links, o->limit ? o->limit : SIZE_MAX, source, target, type, sqlite3_column_int64(q, 3), sqlite3_column_int64(q, 4))) continue;
    note_actor(seen, source);
    note_actor(seen, target);
  }
  for (size_t i = 0; i < json_array_size(seen); i++) {
    int64_t id = json_integer_value(json_array_get(seen, i));
    json_t *actor = tr_query_actor_brief(store, id, links_of(links, id));
    if (actor) json_array_append_new(actors, actor);
  }
  json_decref(seen);
  return json_pack("{s:o, s:o}", "actors", actors, "links", links);
}

/* ---- new ---- */

/* Entries first told since `since` (a day), or that came into the store since `new_since`; grouped by party and by proposal. */
static void group(json_t *groups, json_t *ref, const char *id_name, json_t *entry) {
  json_t *id = json_object_get(ref, id_name), *found = NULL;
  if (!json_is_integer(id)) return;
  for (size_t i = 0; i < json_array_size(groups) && !found; i++)
    if (json_equal(json_object_get(json_array_get(groups, i), "id"), id)) found = json_array_get(groups, i);
  if (!found) {
    found = json_pack("{s:O, s:O, s:[]}", "id", id, "name", json_object_get(ref, "name"), "entries");
    json_array_append_new(groups, found);
  }
  json_t *list = json_object_get(found, "entries");
  for (size_t i = 0; i < json_array_size(list); i++)
    if (json_equal(json_array_get(list, i), json_object_get(entry, "id"))) return;
  json_array_append(list, json_object_get(entry, "id"));
}

static void group_actors(json_t *groups, json_t *entry) {
  const char *name;
  json_t *value;
  json_object_foreach(json_object_get(entry, "fields"), name, value)
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
      if (json_is_object(json_array_get(value, i))) group(groups, json_array_get(value, i), "id", entry);
}

truce_day tr_view_new_since(truce_store *store, const truce_view_options *o) {
  if (o->since.days) return o->since;
  const int32_t today = tr_view_today(store, o);
  return (truce_day){today == INT32_MAX ? today : today - 7}; /* none where no report has a day */
}

json_t *tr_view_new(truce_store *store, const truce_view_options *o) {
  tr_filter filter = tr_view_filter(store, o, NULL);
  if (o->new_since.microseconds) {
    filter.added_since = o->new_since.microseconds;
    filter.newest_added = true;
  } else {
    filter.told_since.days = tr_view_new_since(store, o).days;
  }
  filter.since.days = filter.until.days = 0; /* what is told now may be of any day */
  json_t *entries = tr_take_list(tr_query_entries(store, &filter), "entries"), *parties = json_array(), *proposals = json_array();
  for (size_t i = 0; i < json_array_size(entries); i++) {
    json_t *entry = json_array_get(entries, i);
    group_actors(parties, entry);
    group(proposals, json_object_get(json_object_get(entry, "fields"), "about"), "proposal", entry);
  }
  json_t *since = o->new_since.microseconds ? json_null() : tr_day_json(tr_view_new_since(store, o));
  return json_pack("{s:o, s:o, s:o, s:o}", "new", entries, "since", since, "parties", parties, "by_proposal", proposals);
}
