/* /api/me, /api/health, /openapi.yaml: the client's rights, the server's state, what can be asked for. */
#include "server/answers.h"

void tr_handle_me(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_answer_json(answer, json_pack("{s:s?, s:s}", "name", request->user, "role", truce_token_roles[request->role]), "");
}

void tr_handle_health(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  truce_error error = {0};
  tr_read_begin(request->work->store);
  const uint64_t version = truce_store_version(request->work->store);
  if (tr_read_end(request->work->store, &error))
    tr_answer_error(answer, &error);
  else
    tr_answer_json(answer, json_pack("{s:s, s:I}", "status", "ok", "version", (json_int_t)version), "");
}

/* docs/openapi.yaml, built into the program: it is there where the page is not. */
void tr_handle_description(const tr_request *request, const tr_query *query, tr_answer *answer) {
  static const char description[] = {
#include "openapi.inc"
  };
  (void)request, (void)query;
  answer->content_type = "application/yaml";
  tr_buffer_add(&answer->body, (truce_span){description, sizeof description});
}
