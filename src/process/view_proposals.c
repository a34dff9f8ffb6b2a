/* What is on the table: proposals with stages, the steps told of them, and where each stands. */
#include <stdlib.h>

#include "process/families.h"
#include "process/views.h"
#include "store/spell.h"

enum { MOST_READ = 400 }; /* those told of last */

static json_t *steps_of(truce_store *store, int64_t proposal, int32_t today, double sure) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(
      store,
      "SELECT e.id, e.word, e.status, e.day, e.line, e.says, e.sure, e.fields, e.reports, e.sources, e.precision FROM entry e INDEXED BY entry_by_about "
      "WHERE e.about = ?1 AND e.kind = 'step' AND e.sure >= ?2 "
      "AND (e.day IS NULL OR e.status != 'actual' OR e.day <= ?3) AND ifnull(e.first_seen, 0) <= ?3 ORDER BY e.day, e.id LIMIT 100",
      "idi", proposal, sure, (int64_t)today);
  while (tr_row(store, q)) {
    json_t *fields = tr_column_json(q, 7), *spelt = tr_fields_spelt(store, "step", fields, 0, TR_SPAN(""));
    json_t *by = json_object_get(spelt, "by");
    json_array_append_new(
        list,
        json_pack("{s:o, s:o, s:o, s:s, s:o, s:I, s:I, s:o, s:f, s:i, s:i}", "step", tr_column_string(q, 1), "status", tr_column_string(q, 2), "day",
                  tr_day_json(tr_column_day(q, 3)), "precision", tr_precision_name(sqlite3_column_int64(q, 10)), "by", by ? json_incref(by) : json_array(),
                  "entry", (json_int_t)sqlite3_column_int64(q, 0), "line", (json_int_t)sqlite3_column_int64(q, 4), "says", tr_column_string(q, 5), "sure",
                  sqlite3_column_double(q, 6), "reports", sqlite3_column_int(q, 8), "sources", sqlite3_column_int(q, 9)));
    tr_add_source(store, json_array_get(list, json_array_size(list) - 1), sqlite3_column_int64(q, 4));
    json_decref(fields);
    json_decref(spelt);
  }
  return list;
}

/* The last step that was taken; else the last that is told of. Of one day the later in the life of a deal. */
static json_t *standing(json_t *steps) {
  json_t *last = NULL;
  for (size_t i = 0; i < json_array_size(steps); i++) {
    json_t *step = json_array_get(steps, i);
    if (!strcmp(json_string_value(json_object_get(step, "status")), "actual")) last = step;
  }
  if (!last && json_array_size(steps)) last = json_array_get(steps, json_array_size(steps) - 1);
  return last ? json_incref(last) : json_null();
}

static json_t *member_or_empty(json_t *object, const char *name) {
  json_t *value = json_object_get(object, name);
  return value ? json_incref(value) : json_array();
}

static json_t *proposal_of_row(truce_store *store, sqlite3_stmt *q, int32_t today, double sure, json_t *families) {
  int64_t id = sqlite3_column_int64(q, 0);
  json_t *fields = tr_column_json(q, 1), *spelt = tr_fields_spelt(store, "proposal", fields, 0, TR_SPAN("")), *steps = steps_of(store, id, today, sure);
  json_t *told = json_object_get(spelt, "name");
  truce_span tidy = tr_name_tidy(tr_span(json_string_value(told)));
  json_t *name = tidy.size ? json_stringn_nocheck(tidy.data, tidy.size) : json_null();
  json_t *proposal = json_pack("{s:I, s:I, s:o, s:o, s:o, s:o, s:o, s:I, s:o, s:o, s:o, s:I, s:o, s:f}", "entry", (json_int_t)id, "line",
                               (json_int_t)sqlite3_column_int64(q, 2), "name", name, "also", member_or_empty(spelt, "also"), "authors",
                               member_or_empty(spelt, "authors"), "day", tr_day_json(tr_column_day(q, 3)), "last", tr_day_json(tr_column_day(q, 4)), "reports",
                               (json_int_t)sqlite3_column_int64(q, 5), "step", standing(steps), "steps", steps, "stages", member_or_empty(spelt, "stages"),
                               "stances", (json_int_t)sqlite3_column_int64(q, 6), "says", tr_column_string(q, 7), "sure", sqlite3_column_double(q, 8));
  const char *family = tr_family_in(families, id);
  json_object_set_new(proposal, "family", family ? json_string(family) : json_null());
  tr_add_source(store, proposal, sqlite3_column_int64(q, 2));
  json_decref(fields);
  json_decref(spelt);
  return proposal;
}

json_t *tr_view_proposals(truce_store *store, const truce_view_options *o) {
  int32_t today = tr_view_today(store, o);
  double sure = tr_view_sure(o);
  json_t *list = json_array(), *families = tr_family_map(store, today);
  sqlite3_stmt *q = tr_sql(
      store,
      "SELECT e.id, e.fields, e.line, e.day, e.last_seen, e.reports, (SELECT count(*) FROM entry s WHERE s.about = e.id AND s.kind = 'stance'), e.says, e.sure "
      "FROM (SELECT id, sure FROM entry WHERE kind = 'proposal' AND (first_seen IS NULL OR first_seen <= ?2) AND (?3 = 0 OR last_seen >= ?3) ORDER BY "
      "last_seen DESC LIMIT ?6) x "
      "CROSS JOIN entry e ON e.id = x.id WHERE (x.sure >= ?1 OR EXISTS (SELECT 1 FROM entry s WHERE s.about = e.id AND s.sure >= ?1)) "
      "AND (?5 = 0 OR e.id IN (SELECT coalesce(x.about, x.id) FROM entry_actor a JOIN entry x ON x.id = a.entry WHERE a.actor = ?5)) "
      "ORDER BY (e.last_seen >= ?2 - 60) DESC, (SELECT count(*) FROM entry s WHERE s.about = e.id) + 2 * e.sources + (e.last_seen - ?2) / 10.0 DESC, "
      "e.last_seen DESC, e.id DESC LIMIT ?4",
      "diiiii", sure, (int64_t)today, (int64_t)o->since.days, (int64_t)tr_view_limit(o), o->party, (int64_t)MOST_READ);
  while (tr_row(store, q)) json_array_append_new(list, proposal_of_row(store, q, today, sure, families));
  json_decref(families);
  return json_pack("{s:o}", "proposals", list);
}
