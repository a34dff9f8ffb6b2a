/* Percent-decoding and splitting of a request's target. */
#include "server/url.h"

#include "base/arena.h"
#include "base/text.h"

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static const char *decode(truce_span raw, bool query, truce_arena *arena, truce_span *out) {
  char *text = tr_arena_allocate(arena, raw.size + 1);
  size_t size = 0, bad;
  for (size_t i = 0; i < raw.size; i++) {
    char c = raw.data[i];
    if (c == '%') {
      const int high = i + 2 < raw.size ? hex(raw.data[i + 1]) : -1, low = high >= 0 ? hex(raw.data[i + 2]) : -1;
      if (low < 0) return "The address holds a broken % escape.";
      c = (char)(high * 16 + low);
      i += 2;
    } else if (c == '+' && query) {
      c = ' ';
    }
    if (!c) return "The address holds a NUL.";
    text[size++] = c;
  }
  *out = (truce_span){text, size};
  return tr_utf8_valid(*out, &bad) ? NULL : "The address is not UTF-8.";
}

static const char *add(tr_url *url, truce_span part, truce_arena *arena) {
  truce_span rest = part, name, value = {"", 0};
  tr_split(&rest, '=', &name);
  if (rest.data) value = rest;
  if (url->count == TR_PARAMETERS) return "The address holds too many parameters.";
  tr_parameter *parameter = &url->parameters[url->count];
  const char *fault = decode(name, true, arena, &parameter->name);
  if (!fault) fault = decode(value, true, arena, &parameter->value);
  if (fault) return fault;
  for (size_t i = 0; i < url->count; i++)
    if (tr_equal(url->parameters[i].name, parameter->name)) return "A parameter is given twice.";
  url->count++;
  return NULL;
}

bool tr_url_parse(truce_span target, truce_arena *arena, tr_url *url, const char **fault) {
  truce_span rest = target, path, part;
  *url = (tr_url){0};
  tr_split(&rest, '?', &path);
  *fault = decode(path, false, arena, &url->path);
  while (!*fault && tr_split(&rest, '&', &part))
    if (part.size) *fault = add(url, part, arena);
  return !*fault;
}

truce_span tr_url_value(const tr_url *url, const char *name) {
  for (size_t i = 0; i < url->count; i++)
    if (tr_equal_string(url->parameters[i].name, name)) return url->parameters[i].value;
  return (truce_span){NULL, 0};
}
