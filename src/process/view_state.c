/* The state of play: all other views in short. */
#include <stdlib.h>

#include "process/views.h"

static json_t *list(truce_store *store, tr_view_function *view, const truce_view_options *o, const char *name) { return tr_take_list(view(store, o), name); }

/* What the store holds; of a day gone by, the reports that were there. */
static json_t *process_as_of(truce_store *store, truce_day until) {
  json_t *process = tr_query_process(store);
  if (!until.days || !process) return process;
  sqlite3_stmt *q =
      tr_sql(store, "SELECT count(*), count(DISTINCT source), max(published), min(published) FROM report WHERE published <= ?", "i", (int64_t)until.days);
  if (!tr_row(store, q)) return process;
  json_object_set_new(process, "reports", json_integer((json_int_t)sqlite3_column_int64(q, 0)));
  json_object_set_new(process, "sources", json_integer((json_int_t)sqlite3_column_int64(q, 1)));
  json_object_set_new(process, "last", tr_day_json(tr_column_day(q, 2)));
  json_object_set_new(process, "first", tr_day_json(tr_column_day(q, 3)));
  json_object_set_new(process, "ahead", json_integer(0)); /* whoever names the day has chosen */
  tr_done(q);
  return process;
}

json_t *tr_view_state(truce_store *store, const truce_view_options *o) {
  truce_view_options brief = *o, all_days = *o;
  if (!brief.limit) brief.limit = 12;
  all_days = brief;
  all_days.since.days = 0; /* positions keep their history, `since` marks what changed */
  truce_view_options matrix = all_days;
  matrix.since = o->since;
  matrix.limit = 6;
  truce_view_options table = all_days;
  if (!o->limit) table.limit = 30; /* many names of few things */
  truce_view_options lately = brief;
  if (!o->limit) lately.limit = 80;
  json_t *positions = tr_view_positions(store, &matrix), *silence = tr_silence_in(store, positions, &brief);
  return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "process", process_as_of(store, o->until),
                   "since", o->since.days ? tr_day_json(o->since) : json_null(), "until", o->until.days ? tr_day_json(o->until) : json_null(), "today",
                   tr_day_json((truce_day){tr_view_today(store, o)}), "proposals", list(store, tr_view_proposals, &table, "proposals"), "positions", positions,
                   "deadlines", list(store, tr_view_deadlines, &all_days, "deadlines"), "access", list(store, tr_view_access, &brief, "access"), "mediation",
                   list(store, tr_view_mediation, &brief, "mediation"), "itineraries", list(store, tr_view_itineraries, &brief, "itineraries"), "calls",
                   list(store, tr_view_calls, &brief, "calls"), "spillover", list(store, tr_view_spillover, &brief, "spillover"), "domestic",
                   list(store, tr_view_domestic, &brief, "domestic"), "figures", list(store, tr_view_figures, &brief, "figures"), "contradictions",
                   list(store, tr_view_contradictions, &brief, "contradictions"), "silence", silence, "new", list(store, tr_view_new, &lately, "new"),
                   "new_since", tr_day_json(tr_view_new_since(store, o)));
}
