/* Problems (RFC 9457): what a client is told that asked for the impossible, or whose request the store could not serve. */
#include "server/request.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
  unsigned status;
  const char *title;
} titles[] = {
    {400, "Bad request"},          {401, "Token needed"},          {403, "Not allowed"},           {404, "Not found"},        {405, "Method not allowed"},
    {408, "Too slow"},             {409, "Conflict"},              {413, "Too large"},             {415, "Form not known"},   {421, "Wrong host"},
    {422, "Cannot be read"},       {429, "Too many requests"},     {500, "Server error"},          {503, "Not available now"}, {507, "No space"},
};

static const char *title_of(unsigned status) {
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    if (titles[i].status == status) return titles[i].title;
  return "Error";
}

void tr_answer_problem(tr_answer *answer, unsigned status, const char *format, ...) {
  char detail[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(detail, sizeof detail, format, arguments);
  va_end(arguments);
  size_t where;
  truce_span said = tr_span(detail);
  while (!tr_utf8_valid(said, &where)) detail[where] = '?';
  json_t *problem = json_pack("{s:s, s:s, s:i, s:s}", "type", "about:blank", "title", title_of(status), "status", (int)status, "detail", detail);
  char *text = problem ? json_dumps(problem, JSON_COMPACT) : NULL;
  tr_buffer_clear(&answer->body);
  if (text) tr_buffer_add_string(&answer->body, text);
  free(text);
  json_decref(problem);
  answer->status = status;
  answer->content_type = "application/problem+json";
  answer->file_name = NULL;
}

void tr_answer_error(tr_answer *answer, const truce_error *error) {
  static const unsigned statuses[] = {
      [TRUCE_OK] = 500,        [TRUCE_NOT_FOUND] = 404, [TRUCE_UNREADABLE] = 500, [TRUCE_BAD_DATA] = 422, [TRUCE_BAD_VERSION] = 500,
      [TRUCE_TOO_LARGE] = 413, [TRUCE_EMPTY] = 422,     [TRUCE_LOCKED] = 503,     [TRUCE_NO_SPACE] = 507, [TRUCE_BAD_USAGE] = 400};
  const unsigned status = (size_t)error->status < sizeof statuses / sizeof *statuses ? statuses[error->status] : 500;
  tr_answer_problem(answer, status, "%s", error->message[0] ? error->message : title_of(status));
}
