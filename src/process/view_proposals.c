/* What is on the table: proposals with stages, the steps told of them, and where each stands. */
#include <stdlib.h>
#include <string.h>

#include "process/families.h"
#include "process/steps.h"
#include "process/views.h"
#include "store/spell.h"

enum { MOST_READ = 400 }; /* those told of last */

static json_t *member_or_empty(json_t *object, const char *name) {
  json_t *value = json_object_get(object, name);
  return value ? json_incref(value) : json_array();
}

static json_t *steps_of(truce_store *store, int64_t proposal, int32_t today, double sure) {
  static const char sql[] =
      "SELECT e.word, e.status, e.day, e.precision, e.id, e.line, e.says, e.sure, e.reports, e.sources, e.fields "
      "FROM entry e INDEXED BY entry_by_about "
      "WHERE e.about = ?1 AND e.kind = 'step' AND e.sure >= ?2 "
      "  AND (e.day IS NULL OR e.status != 'actual' OR e.day <= ?3) AND ifnull(e.first_seen, 0) <= ?3 "
      "ORDER BY e.day, e.id LIMIT 100";
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, sql, "idi", proposal, sure, (int64_t)today);
  while (tr_row(store, q)) {
    json_t *fields = tr_column_json(q, 10), *spelt = tr_fields_spelt(store, "step", fields, 0, TR_SPAN(""));
    json_t *step = tr_row_json(q, 0, "step:s status:s day:d precision:p");
    json_object_set_new(step, "by", member_or_empty(spelt, "by"));
    tr_row_add(step, q, 4, "entry:i line:i says:s sure:r reports:i sources:i");
    tr_add_source(store, step, sqlite3_column_int64(q, 5));
    json_array_append_new(list, step);
    json_decref(fields);
    json_decref(spelt);
  }
  tr_steps_sort(list);
  return list;
}

static json_t *proposal_of_row(truce_store *store, sqlite3_stmt *q, int32_t today, double sure, json_t *families) {
  const int64_t id = sqlite3_column_int64(q, 0);
  json_t *fields = tr_column_json(q, 9), *spelt = tr_fields_spelt(store, "proposal", fields, 0, TR_SPAN("")), *steps = steps_of(store, id, today, sure);
  const truce_span name = tr_name_tidy(store->words, tr_span(json_string_value(json_object_get(spelt, "name"))));
  const char *family = tr_family_in(families, id);
  json_t *proposal = tr_row_json(q, 0, "entry:i line:i");
  json_object_set_new(proposal, "name", name.size ? json_stringn_nocheck(name.data, name.size) : json_null());
  json_object_set_new(proposal, "also", member_or_empty(spelt, "also"));
  json_object_set_new(proposal, "authors", member_or_empty(spelt, "authors"));
  tr_row_add(proposal, q, 2, "day:d last:d reports:i sources:i");
  json_object_set(proposal, "step", json_array_size(steps) ? tr_steps_standing(steps) : json_null());
  json_object_set_new(proposal, "steps", steps);
  json_object_set_new(proposal, "stages", member_or_empty(spelt, "stages"));
  tr_row_add(proposal, q, 6, "stances:i says:s sure:r");
  json_object_set_new(proposal, "family", family ? json_string(family) : json_null());
  tr_add_source(store, proposal, sqlite3_column_int64(q, 1));
  json_decref(fields);
  json_decref(spelt);
  return proposal;
}

/* Not merely something that one report has somebody for or against: told of as a proposal, of a known class, watched, or with steps. */
static bool on_the_table(const tr_process_words *known, json_t *proposal, bool told_as_such) {
  char class[TR_FAMILY_KEY];
  const char *name = json_string_value(json_object_get(proposal, "name")), *family = json_string_value(json_object_get(proposal, "family"));
  return told_as_such || json_array_size(json_object_get(proposal, "steps")) || tr_family_of(known, tr_span(name), class) ||
         (family && !strncmp(family, "watched:", 8));
}

json_t *tr_view_proposals(truce_store *store, const truce_view_options *o) {
  int32_t today = tr_view_today(store, o);
  double sure = tr_view_sure(o);
  json_t *list = json_array(), *families = tr_family_map(store, today);
  static const char sql[] =
      "SELECT e.id, e.line, e.day, e.last_seen, e.reports, e.sources, "
      "  (SELECT count(*) FROM entry s WHERE s.about = e.id AND s.kind = 'stance'), e.says, e.sure, e.fields, e.lines > 0 "
      "FROM (SELECT id, sure FROM entry "
      "    WHERE kind = 'proposal' AND (first_seen IS NULL OR first_seen <= ?2) AND (?3 = 0 OR last_seen >= ?3) "
      "    ORDER BY last_seen DESC LIMIT ?6) x "
      "  CROSS JOIN entry e ON e.id = x.id "
      "WHERE (x.sure >= ?1 OR EXISTS (SELECT 1 FROM entry s WHERE s.about = e.id AND s.sure >= ?1)) "
      "  AND (?5 = 0 OR e.id IN (SELECT coalesce(x.about, x.id) FROM entry_actor a JOIN entry x ON x.id = a.entry WHERE a.actor = ?5)) "
      "ORDER BY (e.last_seen >= ?2 - 60) DESC, "
      "  (SELECT count(*) FROM entry s WHERE s.about = e.id) + 2 * e.sources + (e.last_seen - ?2) / 10.0 DESC, "
      "  e.last_seen DESC, e.id DESC LIMIT ?4";
  const int64_t since = o->since.days;
  sqlite3_stmt *q = tr_sql(store, sql, "diiiii", sure, (int64_t)today, since, (int64_t)MOST_READ, o->party, (int64_t)MOST_READ);
  bool more = false;
  while (json_array_size(list) < tr_view_limit(o) && (more = tr_row(store, q))) {
    json_t *proposal = proposal_of_row(store, q, today, sure, families);
    if (on_the_table(store->words, proposal, sqlite3_column_int(q, 10) != 0)) json_array_append(list, proposal);
    json_decref(proposal);
  }
  if (more) tr_done(q);
  json_decref(families);
  return json_pack("{s:o}", "proposals", list);
}
