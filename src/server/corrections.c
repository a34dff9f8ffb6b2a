/* /api/corrections: what people decide about lines. */
#include "process/corrections.h"

#include <stdlib.h>

#include "server/answers.h"

void tr_handle_corrections(const tr_request *request, const tr_query *query, tr_answer *answer) {
  int64_t before = 0;
  if (query->texts[TR_PARAMETER_CURSOR].data && !tr_id_parse(query->texts[TR_PARAMETER_CURSOR], &before)) {
    tr_answer_problem(answer, 404, "The cursor is not one of this list.");
    return;
  }
  tr_read_begin(request->work->store);
  json_t *list = tr_corrections_list(request->work->store, query->ids[TR_PARAMETER_LINE], before, query->limit);
  const size_t count = json_array_size(list);
  json_t *next = json_null();
  if (count == query->limit) {
    char cursor[32];
    snprintf(cursor, sizeof cursor, "%lld", (long long)json_integer_value(json_object_get(json_array_get(list, count - 1), "id")));
    next = json_string(cursor);
  }
  tr_answer_read(request, answer, json_pack("{s:o, s:o}", "corrections", list ? list : json_array(), "next", next), 500, "The list could not be made.");
}

/* A text member; false if it is there and no text, or longer than `most` characters. */
static bool text_member(const json_t *object, const char *name, size_t most, const char **text) {
  const json_t *member = json_object_get(object, name);
  *text = json_string_value(member);
  return !member || (*text && tr_characters(tr_span(*text)) <= most);
}

/* True if the body says what to correct; else the answer is a problem. */
static bool parse_body(const tr_request *request, json_t **body, tr_correction *correction, tr_answer *answer) {
  enum { FIELD_MOST = 40, VALUE_MOST = 1000, WHY_MOST = 2000, ACTION_MOST = 20 };
  static const char *const known[] = {"line", "action", "field", "value", "why"};
  json_error_t fault;
  *body = json_loadb(request->body.data ? request->body.data : "", request->body.size, JSON_REJECT_DUPLICATES, &fault);
  if (!json_is_object(*body)) return tr_answer_problem(answer, 400, "The body is no JSON object: %s", *body ? "something else" : fault.text), false;
  const char *key;
  json_t *value;
  json_object_foreach(*body, key, value) {
    bool fits = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) fits = fits || !strcmp(key, known[i]);
    if (!fits) return tr_answer_problem(answer, 400, "No member '%.40s' here.", key), false;
  }
  const json_t *line = json_object_get(*body, "line");
  const double number = json_number_value(line); /* 119.0 is a whole number too */
  correction->line = number >= 1 && number <= 9007199254740991.0 ? (int64_t)number : 0;
  if (!json_is_number(line) || (double)correction->line != number || correction->line < 1)
    return tr_answer_problem(answer, 400, "'line' is a whole number from 1."), false;
  if (!text_member(*body, "action", ACTION_MOST, &correction->action) || !correction->action)
    return tr_answer_problem(answer, 400, "'action' is confirm, drop or change."), false;
  const bool fine = text_member(*body, "field", FIELD_MOST, &correction->field) && text_member(*body, "value", VALUE_MOST, &correction->value) &&
                    text_member(*body, "why", WHY_MOST, &correction->why);
  if (!fine) tr_answer_problem(answer, 400, "'field', 'value' and 'why' are short texts.");
  return fine;
}

static bool action_fits(const tr_correction *correction, tr_answer *answer) {
  const bool change = !strcmp(correction->action, "change");
  if (!change && strcmp(correction->action, "confirm") != 0 && strcmp(correction->action, "drop") != 0)
    return tr_answer_problem(answer, 400, "'action' is confirm, drop or change."), false;
  if (change && (!correction->field || !correction->field[0] || !correction->value))
    return tr_answer_problem(answer, 400, "A change needs 'field' and 'value'."), false;
  if (!change && (correction->field || correction->value)) return tr_answer_problem(answer, 400, "Only a change has 'field' and 'value'."), false;
  return true;
}

static json_t *kept(truce_store *store, int64_t line, int64_t id) {
  json_t *list = tr_corrections_list(store, line, id + 1, 1);
  json_t *found = json_incref(json_array_get(list, 0));
  json_decref(list);
  return found;
}

void tr_handle_correction_add(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  json_t *body = NULL;
  truce_error error = {0};
  tr_correction correction = {.who = request->user};
  int64_t id;
  if (!tr_equal_fold(request->content_type, TR_SPAN("application/json"))) {
    tr_answer_problem(answer, 415, "A correction is sent as application/json.");
  } else if (parse_body(request, &body, &correction, answer) && action_fits(&correction, answer)) {
    const truce_status status = tr_correct(request->work->store, &correction, &id, &error);
    if (status == TRUCE_BAD_USAGE) { /* well said, but not of this line */
      tr_answer_problem(answer, 409, "%s", error.message);
    } else if (status) {
      tr_answer_error(answer, &error);
    } else {
      answer->status = 201;
      tr_answer_json(answer, kept(request->work->store, correction.line, id), "The correction is not there any more.");
    }
  }
  json_decref(body);
}

void tr_handle_correction_undo(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  truce_error error = {0};
  const int64_t id = tr_captured_id(request, answer);
  if (!id) return;
  if (tr_correct_undo(request->work->store, id, request->user, &error))
    tr_answer_error(answer, &error);
  else
    answer->status = 204;
}
