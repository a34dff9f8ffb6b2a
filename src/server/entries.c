/* /api/entries, /api/lines, /api/review: what is recorded. */
#include "server/answers.h"

static const char *const bad_cursor = "The cursor is not one of this list.";

void tr_handle_entries(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const tr_filter filter = tr_filter_of(request, query);
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_entries(request->work->store, &filter), 404, bad_cursor);
}

void tr_handle_entry(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_entry(request->work->store, id), 404, "There is no such entry.");
}

void tr_handle_line(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_line(request->work->store, id), 404, "There is no such line.");
}

void tr_handle_review(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const tr_filter filter = tr_filter_of(request, query);
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_review(request->work->store, &filter), 404, bad_cursor);
}
