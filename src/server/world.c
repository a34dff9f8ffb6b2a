/* /api/actors, /api/places: who acts and where. */
#include "server/answers.h"

void tr_handle_actors(const tr_request *request, const tr_query *query, tr_answer *answer) { tr_answer_list(request, query, answer, tr_query_actors); }

void tr_handle_places(const tr_request *request, const tr_query *query, tr_answer *answer) { tr_answer_list(request, query, answer, tr_query_places); }

void tr_handle_actor(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_answer_one(request, answer, tr_query_actor, "There is no such actor.");
}

void tr_handle_place(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_answer_one(request, answer, tr_query_place, "There is no such place.");
}
