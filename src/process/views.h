/* Views: what a desk asks of the record, computed from entries. Shapes as in docs/openapi.yaml. One file a view, one row each in the table. */
#ifndef TR_PROCESS_VIEWS_H
#define TR_PROCESS_VIEWS_H

#include "store/query.h"

typedef json_t *tr_view_function(truce_store *store, const truce_view_options *options);

/* X(name, function) in the order in which the state of play shows them. */
#define TR_VIEW_TABLE(X)                                                                                \
  X(state_of_play, tr_view_state) X(proposals, tr_view_proposals) X(positions, tr_view_positions)       \
  X(deadlines, tr_view_deadlines) X(mediation, tr_view_mediation) X(itineraries, tr_view_itineraries)   \
  X(access, tr_view_access) X(calls, tr_view_calls) X(spillover, tr_view_spillover)                     \
  X(domestic, tr_view_domestic) X(figures, tr_view_figures) X(contradictions, tr_view_contradictions)   \
  X(silence, tr_view_silence) X(reactions, tr_view_reactions) X(timeline, tr_view_timeline)             \
  X(network, tr_view_network) X(new, tr_view_new)

#define X(name, function) json_t *function(truce_store *store, const truce_view_options *options);
TR_VIEW_TABLE(X)
#undef X

/* By name, inside tr_read_begin … tr_read_end; NULL for an unknown name. */
json_t *tr_view(truce_store *store, const char *name, const truce_view_options *options);

/* ---- shared by views ---- */
double tr_view_sure(const truce_view_options *options);
size_t tr_view_limit(const truce_view_options *options);
/* The day the view looks from: `until`, else the day of the last report that is not dated ahead of its reading; the last day of all where no report has one. */
int32_t tr_view_today(truce_store *store, const truce_view_options *options);
/* What reports of later days told first is left out: `until`, else today if there are such reports, else 0. */
truce_day tr_view_told_until(truce_store *store, const truce_view_options *options);
/* The day from which on something is new: `since`, else the last seven days of the record. */
truce_day tr_view_new_since(truce_store *store, const truce_view_options *options);
/* Entries of some kinds as a filter of the options. */
tr_filter tr_view_filter(truce_store *store, const truce_view_options *options, const char *kinds);
/* The list inside a page, the page itself freed. */
json_t *tr_take_list(json_t *page, const char *name);
/* The silences that a matrix of positions shows. */
json_t *tr_silence_in(truce_store *store, json_t *positions, const truce_view_options *options);
/* {"id of a proposal": "its family"} for those told of last: what stands together when one looks. */
json_t *tr_family_map(truce_store *store, int32_t today);
/* NULL for a proposal that is not in it. */
const char *tr_family_in(json_t *map, int64_t proposal);
/* The actor that stands for its side: of a state and its governments the one that most entries name. */
int64_t tr_view_side(truce_store *store, int64_t actor);

#endif
