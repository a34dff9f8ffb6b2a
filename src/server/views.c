/* /api/process, /api/state-of-play, /api/views/{view}. */
#include <stdlib.h>

#include "server/answers.h"

void tr_handle_process(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_process(request->work->store), 500, "The store tells nothing of itself.");
}


/* The view's name as the library writes it; NULL if there is none. */
static const char *view_name(truce_span asked) {
  for (const char *const *name = truce_view_names; *name; name++) {
    bool same = strlen(*name) == asked.size;
    for (size_t i = 0; same && i < asked.size; i++) same = (*name)[i] == (asked.data[i] == '-' ? '_' : asked.data[i]);
    if (same) return *name;
  }
  return NULL;
}

void tr_handle_view(const tr_request *request, const tr_query *query, tr_answer *answer) {
  enum { ENTRIES = 50 };
  const double sure = query->sure < 0 ? 0 : query->sure > 0 ? query->sure : -1;
  const truce_view_options options = {
      .since = tr_day_or_open(query->since), .until = tr_day_or_open(query->until), .minimum_sure = sure, .limit = ENTRIES};
  const char *name = request->captured.data ? view_name(request->captured) : "state_of_play";
  truce_error error = {0};
  char *json;
  if (!name) {
    tr_answer_problem(answer, 404, "There is no such view.");
  } else if (truce_view_json(request->work->store, name, &options, &json, &error)) {
    tr_answer_error(answer, &error);
  } else {
    tr_buffer_add_string(&answer->body, json);
    free(json);
  }
}
