/* JSON lines, a list of objects, or one object → reports. */
#include <jansson.h>

#include "base/text.h"
#include "ingest/decode.h"
#include "ingest/records.h"

/* Text of a value; lists of texts are joined, numbers printed. In `arena`. */
static truce_span value_text(truce_arena *arena, const json_t *value) {
  char number[32];
  if (json_is_string(value)) return (truce_span){json_string_value(value), json_string_length(value)};
  if (json_is_integer(value)) return snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value)), tr_arena_copy(arena, tr_span(number));
  if (json_is_object(value)) return value_text(arena, json_object_get(value, "name"));
  if (!json_is_array(value)) return (truce_span){NULL, 0};
  tr_buffer joined = {0};
  size_t index;
  json_t *one;
  json_array_foreach(value, index, one) {
    truce_span text = json_is_string(one) || json_is_object(one) ? value_text(arena, one) : (truce_span){NULL, 0};
    if (joined.size && text.size) tr_buffer_add_string(&joined, text.size > 80 ? "\n\n" : "; ");
    tr_buffer_add(&joined, text);
  }
  truce_span text = tr_arena_copy(arena, tr_buffer_span(&joined));
  tr_buffer_free(&joined);
  return text;
}

static void read_object(tr_intake *in, truce_arena *parts, const json_t *object, const tr_context *context, size_t number) {
  tr_record_fields record = {0};
  int ranks[TR_FIELD_COUNT];
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)(uintptr_t)object, key, value) {
    int rank;
    tr_field_name field = tr_field_for(tr_span(key), in->options->map, &rank);
    truce_span text = field < TR_FIELD_COUNT ? value_text(parts, value) : (truce_span){NULL, 0};
    if (!text.size || (record.values[field].size && ranks[field] <= rank)) continue;
    record.values[field] = text;
    ranks[field] = rank;
  }
  tr_context own = *context;
  if (number) own.origin = tr_origin_part(parts, context->origin, number);
  tr_record_deliver(in, &record, &own);
}

static void read_lines(tr_intake *in, truce_arena *parts, truce_span text, const tr_context *context) {
  size_t number = 0;
  for (truce_span line; tr_split(&text, '\n', &line) && !in->stopped;) {
    number++;
    if (!tr_trim(line).size) continue;
    json_error_t fault;
    json_t *object = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &fault);
    if (json_is_object(object))
      read_object(in, parts, object, context, number);
    else
      tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, (int64_t)number, "Line %zu is no JSON object: %s.", number, object ? "another value" : fault.text);
    json_decref(object);
    truce_arena_clear(parts);
  }
}

void tr_json_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  truce_arena *parts = truce_arena_new(), *whole = truce_arena_new();
  truce_span text;
  json_error_t fault;
  size_t index;
  json_t *one;
  if (!parts || !whole || !tr_decode(whole, bytes, context->charset, &text)) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Starts like JSON, but is no text.");
  } else {
    json_t *root = json_loadb(text.data, text.size, JSON_ALLOW_NUL, &fault);
    json_t *inner = json_is_object(root) ? json_object_get(root, "articles") : NULL;
    if (!inner && json_is_object(root)) inner = json_object_get(root, "items"); /* JSON Feed */
    if (json_is_array(root) || json_is_array(inner)) json_array_foreach(json_is_array(root) ? root : inner, index, one) {
        if (!in->stopped && json_is_object(one)) read_object(in, parts, one, context, index + 1);
      }
    else if (json_is_object(root))
      read_object(in, parts, root, context, 0);
    else
      read_lines(in, parts, text, context);
    json_decref(root);
  }
  truce_arena_delete(parts);
  truce_arena_delete(whole);
}
