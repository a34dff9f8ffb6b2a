/* Contradictions (entries that cannot both be so) and silence (who has not spoken on what since when). */
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "process/families.h"
#include "process/opposed.h"
#include "process/views.h"
#include "store/spell.h"

enum { DEFAULT_DAYS = 30, LATELY_DAYS = 90, LOOK_BACK_DAYS = 365, SPEAKERS = 8 }; /* the silence of bystanders is no news */

static bool of_extension(truce_store *store, json_t *entry) {
  return tr_of_extension(store->words, tr_span(json_string_value(json_object_get(entry, "says"))));
}

/* `one_thing`: not where one tells of the lengthening of a thing and the other of the thing. */
static void add_pair(truce_store *store, json_t *list, int64_t first, int64_t second, bool one_thing, const char *why) {
  json_t *a = tr_entry_json(store, first), *b = tr_entry_json(store, second);
  if (a && b && (!one_thing || of_extension(store, a) == of_extension(store, b)))
    json_array_append_new(list, json_pack("{s:o, s:o, s:s}", "first", a, "second", b, "why", why));
  else
    json_decref(a), json_decref(b);
}

/* The same party for and against the same thing within some days; a refused extension is no refusal of the thing. */
static void positions(truce_store *store, const truce_view_options *o, json_t *list) {
  const int64_t today = tr_view_today(store, o), since = o->since.days ? o->since.days : today == INT32_MAX ? 0 : today - LOOK_BACK_DAYS;
  const tr_opposed_query query = {since, today, o->days ? (int64_t)o->days : DEFAULT_DAYS, tr_view_sure(o), tr_view_limit(o)};
  size_t count;
  tr_opposed *pairs = tr_opposed_find(store, &query, &count);
  for (size_t i = 0; i < count; i++) {
    char why[96] = "one party, one proposal, for and against it on one day";
    if (pairs[i].days) snprintf(why, sizeof why, "one party, one proposal, for and against it within %d day%s", pairs[i].days, pairs[i].days == 1 ? "" : "s");
    add_pair(store, list, pairs[i].first, pairs[i].second, true, why);
  }
  free(pairs);
}

/* Each denial with the last telling that it denies. */
static void denials(truce_store *store, const truce_view_options *o, json_t *list) {
  static const char sql[] =
      "SELECT k.other, k.entry, MAX(d.day) "
      "FROM entry e INDEXED BY entry_denying "
      "  CROSS JOIN entry_link k ON k.entry = e.id AND k.relation = 'denies' "
      "  CROSS JOIN entry d ON d.id = k.other "
      "WHERE e.status = 'negated' AND e.sure >= ?1 AND d.sure >= ?1 "
      "  AND (?2 = 0 OR e.day >= ?2) AND e.day <= ?3 AND ifnull(e.first_seen, 0) <= ?3 "
      "GROUP BY k.entry "
      "ORDER BY e.day DESC LIMIT ?4";
  sqlite3_stmt *q = tr_sql(store, sql, "diii", tr_view_sure(o), (int64_t)o->since.days, (int64_t)tr_view_today(store, o), (int64_t)tr_view_limit(o));
  while (tr_row(store, q))
    add_pair(store, list, sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), false, "one says that it is so, the other that it is not");
}

json_t *tr_view_contradictions(truce_store *store, const truce_view_options *o) {
  json_t *list = json_array();
  positions(store, o, list);
  denials(store, o, list);
  return json_pack("{s:o}", "contradictions", list);
}

static size_t place_in(json_t *list, int64_t id) {
  size_t i = 0;
  while (i < json_array_size(list) && json_integer_value(json_object_get(json_array_get(list, i), "id")) != id) i++;
  return i;
}

static int64_t last_told(truce_store *store, int64_t entry) {
  return tr_single(store, tr_sql(store, "SELECT last_seen FROM entry WHERE id = ?", "i", entry), TRUCE_NO_DAY);
}

/* Cells of the matrix whose last word is old while the proposal is still talked of. */
json_t *tr_silence_in(truce_store *store, json_t *positions_view, const truce_view_options *o) {
  static const char *const taken[] = {"position", "entry", "line"};
  json_t *list = json_array(), *cells = json_object_get(positions_view, "cells"), *proposals = json_object_get(positions_view, "proposals");
  int32_t today = tr_view_today(store, o), days = (int32_t)(o->days ? o->days : DEFAULT_DAYS);
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    truce_day day;
    const char *text = json_string_value(json_object_get(cell, "day"));
    if (!text || !tr_day_parse(tr_span(text), &day)) continue;
    const int64_t told = last_told(store, json_integer_value(json_object_get(cell, "entry")));
    if (told != TRUCE_NO_DAY && told > day.days && told <= today) day.days = (int32_t)told; /* a position of long ago may have been told of yesterday */
    if (today - day.days < days) continue;
    const int64_t party = json_integer_value(json_object_get(cell, "party")), proposal = json_integer_value(json_object_get(cell, "proposal"));
    const int64_t last = last_told(store, proposal);
    if (last - day.days < days || today - last > LATELY_DAYS) continue; /* nobody speaks of it any more */
    if (place_in(json_object_get(positions_view, "parties"), party) >= SPEAKERS) continue;
    json_t *column = json_array_get(proposals, place_in(proposals, proposal)), *silent = json_object();
    json_object_set_new(silent, "party", tr_actor_ref(store, party));
    json_object_set_new(silent, "proposal", json_integer(proposal));
    json_object_set(silent, "name", column ? json_object_get(column, "name") : json_null());
    json_object_set_new(silent, "since", tr_day_json(day));
    json_object_set_new(silent, "days", json_integer(today - day.days));
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++) json_object_set(silent, taken[k], json_object_get(cell, taken[k]));
    json_array_append_new(list, silent);
  }
  return list;
}

json_t *tr_view_silence(truce_store *store, const truce_view_options *o) {
  json_t *positions_view = tr_view_positions(store, o), *list = tr_silence_in(store, positions_view, o);
  json_decref(positions_view);
  return json_pack("{s:o}", "silence", list);
}
