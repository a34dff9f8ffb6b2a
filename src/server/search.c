/* /api/search: full text over sentences. */
#include "server/answers.h"

void tr_handle_search(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const tr_filter filter = tr_filter_of(request, query);
  if (!filter.text) {
    tr_answer_problem(answer, 400, "'q' is missing: the words to look for.");
    return;
  }
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_search(request->work->store, &filter), 404, "The cursor is not one of this list.");
}
