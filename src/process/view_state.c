/* The state of play: all other views in short. */
#include <stdlib.h>

#include "process/views.h"

static json_t *list(truce_store *store, tr_view_function *view, const truce_view_options *o, const char *name) { return tr_take_list(view(store, o), name); }

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
  if (!o->limit) lately.limit = 40;
  json_t *positions = tr_view_positions(store, &matrix), *silence = tr_silence_in(store, positions, &brief);
  return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "process", tr_query_process(store), "since",
                   o->since.days ? tr_day_json(o->since) : json_null(), "until", o->until.days ? tr_day_json(o->until) : json_null(), "today",
                   tr_day_json((truce_day){tr_view_today(store, o)}), "proposals", list(store, tr_view_proposals, &table, "proposals"), "positions", positions,
                   "deadlines", list(store, tr_view_deadlines, &all_days, "deadlines"), "access", list(store, tr_view_access, &brief, "access"), "mediation",
                   list(store, tr_view_mediation, &brief, "mediation"), "itineraries", list(store, tr_view_itineraries, &brief, "itineraries"), "calls",
                   list(store, tr_view_calls, &brief, "calls"), "spillover", list(store, tr_view_spillover, &brief, "spillover"), "domestic",
                   list(store, tr_view_domestic, &brief, "domestic"), "figures", list(store, tr_view_figures, &brief, "figures"), "contradictions",
                   list(store, tr_view_contradictions, &brief, "contradictions"), "silence", silence, "new",
                   list(store, tr_view_new, &lately, "new"));
}
