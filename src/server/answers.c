/* What the handlers of resources share: answering with JSON or with why there is none, and the filter of entries that a request's parameters mean. */
#include "server/answers.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/json_form.h"

void tr_answer_json(tr_answer *answer, json_t *json, const char *missing) {
  char *text = json ? json_dumps(json, TR_JSON_FORM) : NULL;
  json_decref(json);
  if (!json) {
    tr_answer_problem(answer, 404, "%s", missing);
  } else if (!text) {
    tr_answer_problem(answer, 500, "The answer could not be written.");
  } else {
    tr_buffer_clear(&answer->body);
    tr_buffer_add_string(&answer->body, text);
  }
  free(text);
}

void tr_answer_read(const tr_request *request, tr_answer *answer, json_t *json, unsigned missing_status, const char *missing) {
  truce_error error = {0};
  if (tr_read_end(request->work->store, &error)) {
    json_decref(json);
    tr_answer_error(answer, &error);
  } else if (json) {
    tr_answer_json(answer, json, "");
  } else {
    tr_answer_problem(answer, missing_status, "%s", missing);
  }
}

static const char *text_of(const tr_request *request, const tr_query *query, tr_parameter_id id) {
  return query->texts[id].data ? tr_arena_string(request->arena, query->texts[id]) : NULL;
}

static const char *kinds_of(const tr_request *request, uint32_t kinds) {
  tr_buffer list = {0};
  for (int kind = 0; kind < TRUCE_LINE_KIND_COUNT; kind++)
    if (kinds & (1u << kind)) tr_buffer_printf(&list, "%s%s", list.size ? "," : "", truce_line_kind_names[kind]);
  const char *text = list.size ? tr_arena_string(request->arena, tr_buffer_span(&list)) : NULL;
  tr_buffer_free(&list);
  return text;
}

truce_day tr_day_or_open(truce_day day) { return day.days == TRUCE_NO_DAY ? (truce_day){0} : day; }

tr_filter tr_filter_of(const tr_request *request, const tr_query *query) {
  return (tr_filter){
      .kinds = kinds_of(request, query->kinds),
      .status = query->status >= 0 ? truce_line_status_names[query->status] : NULL,
      .actor = query->ids[TR_PARAMETER_ACTOR],
      .place = query->ids[TR_PARAMETER_PLACE],
      .proposals = text_of(request, query, TR_PARAMETER_PROPOSAL),
      .report = text_of(request, query, TR_PARAMETER_REPORT),
      .since = tr_day_or_open(query->since),
      .until = tr_day_or_open(query->until),
      .sure = query->sure > 0 ? query->sure : 0,
      .text = text_of(request, query, TR_PARAMETER_WORDS),
      .source = text_of(request, query, TR_PARAMETER_SOURCE),
      .sort = text_of(request, query, TR_PARAMETER_SORT),
      .limit = query->limit,
      .cursor = text_of(request, query, TR_PARAMETER_CURSOR),
  };
}

int64_t tr_captured_id(const tr_request *request, tr_answer *answer) {
  int64_t id;
  if (tr_id_parse(request->captured, &id)) return id;
  tr_answer_problem(answer, 400, "The last part of the address is a whole number from 1.");
  return 0;
}

void tr_answer_list(const tr_request *request, const tr_query *query, tr_answer *answer, json_t *(*list)(truce_store *, const tr_filter *)) {
  const tr_filter filter = tr_filter_of(request, query);
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, list(request->work->store, &filter), 404, "The cursor is not one of this list.");
}

void tr_answer_one(const tr_request *request, tr_answer *answer, json_t *(*one)(truce_store *, int64_t id), const char *missing) {
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, one(request->work->store, id), 404, missing);
}
