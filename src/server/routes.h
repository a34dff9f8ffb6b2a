/* The table of resources: what can be asked for, by whom, and which handler answers. */
#ifndef TR_SERVER_ROUTES_H
#define TR_SERVER_ROUTES_H

#include "server/query.h"

/* Where a handler runs and what may be done with its answer. */
typedef enum tr_route_kind {
  TR_CACHED, /* reads the store: kept and tagged until the store changes */
  TR_PLAIN,  /* anything else that is quick */
  TR_WRITES, /* changes the store: one after another, on a thread of its own */
  TR_STREAM  /* server-sent events */
} tr_route_kind;

typedef struct tr_route {
  const char *method, *path; /* "{}" stands for one part */
  tr_route_kind kind;
  truce_token_role role;           /* at least */
  uint32_t takes;            /* parameters, TR_TAKES bits */
  void (*handle)(const tr_request *request, const tr_query *query, tr_answer *answer);
} tr_route;

/* The route for a path and method. NULL: `known` tells whether the path exists, and `allow` (256 bytes) lists its methods. */
const tr_route *tr_route_find(const char *method, truce_span path, truce_span *captured, bool *known, char allow[256]);
/* Goes through the table; NULL behind its end. */
const tr_route *tr_route_at(size_t index);

/* Handlers, one file a resource. */
#define TR_HANDLER(name) void name(const tr_request *request, const tr_query *query, tr_answer *answer)
TR_HANDLER(tr_handle_process);
TR_HANDLER(tr_handle_view);
TR_HANDLER(tr_handle_entries);
TR_HANDLER(tr_handle_entry);
TR_HANDLER(tr_handle_line);
TR_HANDLER(tr_handle_review);
TR_HANDLER(tr_handle_reports);
TR_HANDLER(tr_handle_report);
TR_HANDLER(tr_handle_reading);
TR_HANDLER(tr_handle_report_add);
TR_HANDLER(tr_handle_report_forget);
TR_HANDLER(tr_handle_actors);
TR_HANDLER(tr_handle_actor);
TR_HANDLER(tr_handle_places);
TR_HANDLER(tr_handle_place);
TR_HANDLER(tr_handle_search);
TR_HANDLER(tr_handle_corrections);
TR_HANDLER(tr_handle_correction_add);
TR_HANDLER(tr_handle_correction_undo);
TR_HANDLER(tr_handle_export);
TR_HANDLER(tr_handle_me);
TR_HANDLER(tr_handle_health);
TR_HANDLER(tr_handle_description);

#endif
