/* /api/actors, /api/places: who acts and where. */
#include "server/answers.h"

static const char *const bad_cursor = "The cursor is not one of this list.";

void tr_handle_actors(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const tr_filter filter = tr_filter_of(request, query);
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_actors(request->work->store, &filter), 404, bad_cursor);
}

void tr_handle_places(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const tr_filter filter = tr_filter_of(request, query);
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_places(request->work->store, &filter), 404, bad_cursor);
}

void tr_handle_actor(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_actor(request->work->store, id), 404, "There is no such actor.");
}

void tr_handle_place(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_place(request->work->store, id), 404, "There is no such place.");
}
