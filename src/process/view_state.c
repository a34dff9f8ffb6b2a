/* The state of play: all other views in short. */
#include <stdlib.h>

#include "process/views.h"

enum { COLUMNS = 6, BRIEF = 12, MANY_NAMES = 30, LATELY = 80 }; /* MANY_NAMES: of few things */

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
  json_object_set_new(process, "ahead_last", json_null());
  tr_done(q);
  return process;
}

/* The lists in the order of the answer; `limit`: entries unless the caller says how many; `all_days`: of any day, whatever `since`. */
static const struct {
  const char *name;
  tr_view_function *view;
  size_t limit;
  bool all_days;
} lists[] = {
    {"proposals", tr_view_proposals, MANY_NAMES, true},
    {"positions", NULL, 0, false}, /* see matrix */
    {"deadlines", tr_view_deadlines, BRIEF, true},
    {"access", tr_view_access, BRIEF, false},
    {"mediation", tr_view_mediation, BRIEF, false},
    {"itineraries", tr_view_itineraries, BRIEF, false},
    {"calls", tr_view_calls, BRIEF, false},
    {"spillover", tr_view_spillover, BRIEF, false},
    {"domestic", tr_view_domestic, BRIEF, false},
    {"figures", tr_view_figures, BRIEF, false},
    {"contradictions", tr_view_contradictions, BRIEF, false},
    {"silence", NULL, 0, false},
    {"new", tr_view_new, LATELY, false},
};

/* The matrix keeps the history of its cells: `since` only marks what changed. */
static void add_matrix(truce_store *store, const truce_view_options *o, json_t *play) {
  truce_view_options matrix = *o, brief = *o;
  matrix.limit = COLUMNS;
  if (!o->limit) brief.limit = BRIEF;
  json_t *positions = tr_view_positions(store, &matrix);
  json_object_set_new(play, "silence", tr_silence_in(store, positions, &brief));
  json_object_set_new(play, "positions", positions);
}

static json_t *day_or_null(truce_day day) { return day.days ? tr_day_json(day) : json_null(); }

json_t *tr_view_state(truce_store *store, const truce_view_options *o) {
  json_t *play = json_pack("{s:o, s:o, s:o, s:o}", "process", process_as_of(store, o->until), "since", day_or_null(o->since), "until", day_or_null(o->until),
                           "today", tr_day_json((truce_day){tr_view_today(store, o)}));
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    truce_view_options options = *o;
    if (!o->limit) options.limit = lists[i].limit;
    if (lists[i].all_days) options.since.days = 0;
    json_object_set_new(play, lists[i].name, lists[i].view ? tr_take_list(lists[i].view(store, &options), lists[i].name) : json_null());
  }
  add_matrix(store, o, play);
  json_object_set_new(play, "new_since", tr_day_json(tr_view_new_since(store, o)));
  return play;
}
