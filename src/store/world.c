/* Actors and places: one, and lists; those with most entries first. */
#include "store/select.h"

/* ---- actors ---- */

#define ACTORS_WITH(entries, office) \
  "SELECT a.id, a.name, a.kind, a.country, a.sectors, a.roster_id, " entries ", t.reports, " office \
  " FROM actor_tally t CROSS JOIN actor a ON a.id = t.actor "
#define LAST_OFFICE "(SELECT office FROM report_actor WHERE actor = a.id AND office IS NOT NULL ORDER BY report DESC LIMIT 1)"
static json_t *actor_of_row(sqlite3_stmt *q) {
  json_t *actor = tr_row_json(q, 0, "id:i name:s kind:s country:s sectors:j roster_id:s entries:i reports:i office:s");
  json_object_set_new(actor, "also", json_array());
  return actor;
}

static json_t *one_actor(truce_store *store, sqlite3_stmt *q) {
  if (!tr_row(store, q)) return NULL;
  json_t *actor = actor_of_row(q);
  tr_done(q);
  return actor;
}

json_t *tr_query_actor(truce_store *store, int64_t id) {
  return one_actor(store, tr_sql(store, ACTORS_WITH("t.entries", LAST_OFFICE) "WHERE a.id = ?", "i", id));
}

json_t *tr_query_actor_brief(truce_store *store, int64_t id, int64_t entries) {
  return one_actor(store, tr_sql(store, ACTORS_WITH("?2", "NULL") "WHERE a.id = ?1", "ii", id, entries));
}

json_t *tr_query_actors(truce_store *store, const tr_filter *f) {
  int64_t first = 0, second = 0, last[2] = {0, 0};
  if (f->cursor && !tr_cursor_read(f->cursor, &first, &second)) return NULL;
  tr_select select = {.count = 0};
  char folded[TR_FOLD_LIMIT + 1];
  tr_buffer_add_string(&select.sql, ACTORS_WITH("t.entries", "NULL") "WHERE t.entries > 0");
  tr_and_named(&select, "a.name", f->text, folded);
  if (f->cursor) tr_buffer_printf(&select.sql, " AND (t.entries, t.actor) < (%lld, %lld)", (long long)first, (long long)second);
  tr_buffer_printf(&select.sql, " ORDER BY t.entries DESC, t.actor DESC LIMIT %zu", tr_page_size(f));
  sqlite3_stmt *q = tr_select_run(store, &select);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    last[0] = sqlite3_column_int64(q, 6);
    last[1] = sqlite3_column_int64(q, 0);
    json_array_append_new(list, actor_of_row(q));
  }
  tr_done_built(q);
  const bool full = json_array_size(list) == tr_page_size(f);
  return tr_page_json("actors", list, full ? tr_cursor_json(last[0], last[1]) : NULL);
}

/* ---- places ---- */

static json_t *place_with(truce_store *store, int64_t id, int64_t entries) {
  json_t *place = tr_place_ref(store, id);
  sqlite3_stmt *q = tr_sql(store, "SELECT admin1, geonames, kind FROM place WHERE id = ?", "i", id);
  if (!tr_row(store, q)) {
    json_decref(place);
    return NULL;
  }
  tr_row_add(place, q, 0, "admin1:s geonames:I kind:s");
  json_object_set_new(place, "entries", json_integer(entries));
  tr_done(q);
  return place;
}

json_t *tr_query_place(truce_store *store, int64_t id) {
  return place_with(store, id, tr_single(store, tr_sql(store, "SELECT count(*) FROM entry WHERE spot = ? AND lines > 0", "i", id), 0));
}

/* Where few entries can fit, they are looked up one by one; else entry_by_spot alone tells all that is asked. */
static const char *entries_for(const tr_filter *f) { return f->actor || f->report || f->proposals ? "entry e" : "entry e INDEXED BY entry_by_spot"; }

json_t *tr_query_places(truce_store *store, const tr_filter *f) {
  int64_t first = 0, second = 0, last[2] = {0, 0};
  if (!tr_kinds_known(f->kinds) || (f->cursor && !tr_cursor_read(f->cursor, &first, &second))) return NULL;
  tr_select select = {.count = 0};
  char folded[TR_FOLD_LIMIT + 1];
  tr_buffer_printf(&select.sql, "SELECT e.spot, count(*) AS entries FROM %s WHERE e.spot IS NOT NULL AND e.lines > 0", entries_for(f));
  tr_and_kinds(&select, "+e.kind", f->kinds);
  tr_and_filter(&select, f, NULL);
  if (f->text) {
    tr_buffer_add_string(&select.sql, " AND e.spot IN (SELECT id FROM place p WHERE 1");
    tr_and_named(&select, "p.name", f->text, folded);
    tr_buffer_add_char(&select.sql, ')');
  }
  tr_buffer_add_string(&select.sql, " GROUP BY e.spot");
  if (f->cursor) tr_buffer_printf(&select.sql, " HAVING (count(*), e.spot) < (%lld, %lld)", (long long)first, (long long)second);
  tr_buffer_printf(&select.sql, " ORDER BY entries DESC, e.spot DESC LIMIT %zu", tr_page_size(f));
  sqlite3_stmt *q = tr_select_run(store, &select);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    last[0] = sqlite3_column_int64(q, 1);
    last[1] = sqlite3_column_int64(q, 0);
    json_array_append_new(list, place_with(store, last[1], last[0]));
  }
  tr_done_built(q);
  const bool full = json_array_size(list) == tr_page_size(f);
  return tr_page_json("places", list, full ? tr_cursor_json(last[0], last[1]) : NULL);
}
