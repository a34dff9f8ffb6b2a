/* Parameters against the table: each is looked up by name, checked for its form, and refused with a problem that names it. */
#include "server/query.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"

enum { LIMIT_DEFAULT = 50, LIMIT_MOST = 500, CURSOR_MOST = 200, TEXT_MOST = 400, SHORT_MOST = 200, IDS_MOST = 50 };
static const int64_t ID_MOST = 9007199254740991;

bool tr_id_parse(truce_span text, int64_t *id) {
  int64_t value = 0;
  if (!text.size || text.size > 16 || text.data[0] == '0') return false;
  for (size_t i = 0; i < text.size; i++) {
    if (!tr_ascii_digit(text.data[i])) return false;
    value = value * 10 + (text.data[i] - '0');
  }
  *id = value;
  return value <= ID_MOST;
}

bool tr_report_id_valid(truce_span text) {
  if (text.size != 71 || !tr_starts(text, TR_SPAN("sha256:"))) return false;
  for (size_t i = 7; i < text.size; i++)
    if (!(tr_ascii_digit(text.data[i]) || (text.data[i] >= 'a' && text.data[i] <= 'f'))) return false;
  return true;
}

size_t tr_characters(truce_span text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size; i++) count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
  return count;
}

static bool word_of(truce_span text, const char *const *words, size_t count, int *at) {
  for (size_t i = 0; i < count; i++)
    if (tr_equal_string(text, words[i])) return *at = (int)i, true;
  return false;
}

static bool read_kinds(tr_query *query, tr_parameter_id id, truce_span value) {
  (void)id;
  truce_span rest = value, word;
  for (int count = 1; tr_split(&rest, ',', &word); count++) {
    int kind;
    if (count > TRUCE_LINE_KIND_COUNT || !word_of(word, truce_line_kind_names, TRUCE_LINE_KIND_COUNT, &kind)) return false;
    query->kinds |= 1u << kind;
  }
  return query->kinds != 0;
}
static bool read_status(tr_query *query, tr_parameter_id id, truce_span value) {
  (void)id;
  return word_of(value, truce_line_status_names, TRUCE_STATUS_COUNT, &query->status);
}
static bool read_id(tr_query *query, tr_parameter_id id, truce_span value) { return tr_id_parse(value, &query->ids[id]); }
static bool read_ids(tr_query *query, tr_parameter_id id, truce_span value) {
  truce_span rest = value, one;
  int64_t number;
  query->texts[id] = value;
  for (int count = 1; tr_split(&rest, ',', &one); count++)
    if (count > IDS_MOST || !tr_id_parse(one, &number)) return false;
  return value.size > 0;
}
static bool read_report(tr_query *query, tr_parameter_id id, truce_span value) {
  query->texts[id] = value;
  return tr_report_id_valid(value);
}
static bool read_up_to(tr_query *query, tr_parameter_id id, truce_span value, size_t most) {
  query->texts[id] = value;
  return value.size > 0 && tr_characters(value) <= most;
}
static bool read_text(tr_query *query, tr_parameter_id id, truce_span value) { return read_up_to(query, id, value, TEXT_MOST); }
static bool read_short_text(tr_query *query, tr_parameter_id id, truce_span value) { return read_up_to(query, id, value, SHORT_MOST); }
static bool read_day(tr_query *query, tr_parameter_id id, truce_span value) {
  return value.size == 10 && tr_day_parse(value, id == TR_PARAMETER_SINCE ? &query->since : &query->until);
}
/* A decimal number, with an exponent if need be: digits, one point, "e-7". */
static bool read_share(tr_query *query, tr_parameter_id id, truce_span value) {
  (void)id;
  char text[512], *end;
  if (!value.size || value.size >= sizeof text || !strchr("0123456789", value.data[0])) return false;
  for (size_t i = 0; i < value.size; i++)
    if (!strchr("0123456789.eE+-", value.data[i])) return false;
  memcpy(text, value.data, value.size);
  text[value.size] = 0;
  query->sure = strtod(text, &end);
  return end == text + value.size && query->sure >= 0 && query->sure <= 1;
}
static bool read_limit(tr_query *query, tr_parameter_id id, truce_span value) {
  (void)id;
  int64_t limit;
  if (!tr_id_parse(value, &limit) || limit > LIMIT_MOST) return false;
  query->limit = (size_t)limit;
  return true;
}
static bool read_cursor(tr_query *query, tr_parameter_id id, truce_span value) {
  for (size_t i = 0; i < value.size; i++) {
    const char c = value.data[i];
    const bool plain = tr_ascii_alphanumeric(c);
    if (!plain && !memchr("_.~-", c, 4)) return false;
  }
  query->texts[id] = value;
  return value.size > 0 && value.size <= CURSOR_MOST;
}
static bool one_of(tr_query *query, tr_parameter_id id, truce_span value, const char *const *words, size_t count) {
  int at;
  query->texts[id] = value;
  return word_of(value, words, count, &at);
}
static bool read_sort(tr_query *query, tr_parameter_id id, truce_span value) {
  static const char *const words[] = {"latest", "earliest", "surest"};
  return one_of(query, id, value, words, 3);
}
static bool read_form(tr_query *query, tr_parameter_id id, truce_span value) {
  static const char *const words[] = {"csv", "jsonl", "geojson", "ics"};
  return one_of(query, id, value, words, 4);
}

static const struct {
  const char *name, *what;
  bool (*read)(tr_query *, tr_parameter_id, truce_span);
} parameters[] = {
#define X(id, name, form, what) {name, what, read_##form},
    TR_PARAMETER_TABLE(X)
#undef X
};

static int find(truce_span name) {
  for (int i = 0; i < TR_PARAMETER_COUNT; i++)
    if (tr_equal_string(name, parameters[i].name)) return i;
  return -1;
}

bool tr_query_read(const tr_request *request, uint32_t takes, tr_query *query, tr_answer *answer) {
  *query = (tr_query){.status = -1, .since = {TRUCE_NO_DAY}, .until = {TRUCE_NO_DAY}, .sure = -1, .limit = LIMIT_DEFAULT};
  for (size_t i = 0; i < request->url.count; i++) {
    const tr_parameter *given = &request->url.parameters[i];
    const int id = find(given->name);
    if (id < 0 || !(takes & (1u << id))) {
      tr_answer_problem(answer, 400, "No parameter '%.*s' here.", (int)(given->name.size < 60 ? given->name.size : 60), given->name.data);
      return false;
    }
    if (!parameters[id].read(query, (tr_parameter_id)id, given->value)) {
      tr_answer_problem(answer, 400, "'%s' is %s.", parameters[id].name, parameters[id].what);
      return false;
    }
    query->given |= 1u << id;
  }
  return true;
}
