/* /api/entries, /api/lines, /api/review: what is recorded. */
#include "server/answers.h"

void tr_handle_entries(const tr_request *request, const tr_query *query, tr_answer *answer) { tr_answer_list(request, query, answer, tr_query_entries); }

void tr_handle_review(const tr_request *request, const tr_query *query, tr_answer *answer) { tr_answer_list(request, query, answer, tr_query_review); }

void tr_handle_entry(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_answer_one(request, answer, tr_query_entry, "There is no such entry.");
}

void tr_handle_line(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_answer_one(request, answer, tr_query_line, "There is no such line.");
}
