/* Text: spans, buffer, UTF-8, and filling of errors. */
#include "base/text.h"

#include "base/ascii.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool tr_one_of(truce_span word, const char *const *list) {
  for (; *list; list++)
    if (tr_equal_string(word, *list)) return true;
  return false;
}

/* The word of a list behind the one that `at` stands in. */
static const char *next_listed(const char *at) {
  while (*at && *at != ' ') at++;
  while (*at == ' ') at++;
  return at;
}

/* `fold`: ASCII letters without case. Inlined into both that call it. */
static inline bool stands_in_list(truce_span word, const char *words, bool fold) {
  for (const char *one = words; *one; one = next_listed(one)) {
    size_t same = 0;
    while (same < word.size && one[same] && one[same] != ' ' &&
           (one[same] == word.data[same] || (fold && tr_ascii_lower(one[same]) == tr_ascii_lower(word.data[same]))))
      same++;
    if (same && same == word.size && (!one[same] || one[same] == ' ')) return true;
  }
  return false;
}

bool tr_listed(truce_span word, const char *words) { return stands_in_list(word, words, false); }

bool tr_equal_fold(truce_span a, truce_span b) {
  if (a.size != b.size) return false;
  for (size_t i = 0; i < a.size; i++)
    if (tr_ascii_lower(a.data[i]) != tr_ascii_lower(b.data[i])) return false;
  return true;
}

bool tr_listed_fold(truce_span word, const char *words) { return stands_in_list(word, words, true); }

bool tr_starts(truce_span text, truce_span with) { return text.size >= with.size && (with.size == 0 || memcmp(text.data, with.data, with.size) == 0); }
truce_span tr_behind_mark(truce_span text) {
  return tr_starts(text, TR_SPAN("\xEF\xBB\xBF")) ? (truce_span){text.data + 3, text.size - 3} : text;
}
bool tr_ends(truce_span text, truce_span with) {
  return text.size >= with.size && (with.size == 0 || memcmp(text.data + text.size - with.size, with.data, with.size) == 0);
}

int tr_compare(truce_span a, truce_span b) {
  size_t common = a.size < b.size ? a.size : b.size;
  int order = common ? memcmp(a.data, b.data, common) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

int tr_compare_ranges(truce_range a, truce_range b) {
  return a.start != b.start ? (a.start > b.start) - (a.start < b.start) : (a.end < b.end) - (a.end > b.end);
}

enum { HASH_START = 2166136261u, HASH_FACTOR = 16777619u };

uint32_t tr_span_hash(truce_span text) {
  uint32_t hash = HASH_START;
  for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)text.data[i]) * HASH_FACTOR;
  return hash;
}

uint32_t tr_span_hash_fold(truce_span text) {
  uint32_t hash = HASH_START;
  for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)tr_ascii_lower(text.data[i])) * HASH_FACTOR;
  return hash;
}

uint64_t tr_hash(const char *data, size_t size) { return XXH3_64bits(data, size); }

size_t tr_find(truce_span text, truce_span part, size_t from) {
  if (from > text.size || !text.data) return SIZE_MAX;
  const char *hit = memmem(text.data + from, text.size - from, part.data, part.size);
  return hit ? (size_t)(hit - text.data) : SIZE_MAX;
}

truce_span tr_trim(truce_span text) {
  while (text.size && blank(text.data[0])) text.data++, text.size--;
  while (text.size && blank(text.data[text.size - 1])) text.size--;
  return text;
}

bool tr_split(truce_span *rest, char separator, truce_span *part) {
  if (!rest->data) return false;
  const char *at = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
  if (!at) {
    *part = *rest;
    *rest = (truce_span){NULL, 0};
    return true;
  }
  size_t size = (size_t)(at - rest->data);
  *part = (truce_span){rest->data, size};
  *rest = (truce_span){at + 1, rest->size - size - 1};
  return true;
}

/* Up to 15 digits are an exact whole number, and so is the power of ten it is divided by: one rounding, as strtod does it, at a tenth of its time. */
bool tr_number(truce_span text, double *number) {
  static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  enum { LONGEST = 63, EXACT = 15 };
  if (text.size == 0 || text.size > LONGEST) return false;
  const char *at = text.data, *const end = at + text.size;
  const bool negative = *at == '-';
  at += negative || *at == '+';
  const char *const first = at;
  uint64_t whole = 0; /* of more digits than EXACT it may overflow: it is not looked at then */
  while (at < end && tr_ascii_digit(*at)) whole = whole * 10 + (uint64_t)(*at++ - '0');
  size_t digits = (size_t)(at - first), behind = 0;
  if (at < end && *at == '.') {
    for (at++; at < end && tr_ascii_digit(*at); behind++) whole = whole * 10 + (uint64_t)(*at++ - '0');
    digits += behind;
  }
  if (at < end || !digits) return false;
  if (digits <= EXACT) {
    *number = (double)whole / tens[behind];
    if (negative) *number = -*number;
    return true;
  }
  char copy[LONGEST + 1], *stopped;
  memcpy(copy, text.data, text.size);
  copy[text.size] = 0;
  *number = strtod(copy, &stopped);
  return stopped == copy + text.size;
}

uint32_t tr_utf8_next(truce_span text, size_t *at) {
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *s = (const unsigned char *)text.data + *at;
  size_t left = text.size - *at;
  unsigned length = s[0] < 0x80 ? 1 : (s[0] & 0xE0) == 0xC0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : (s[0] & 0xF8) == 0xF0 ? 4 : 0;
  if (length == 1) {
    (*at)++;
    return s[0];
  }
  uint32_t code = length ? s[0] & (0x7Fu >> length) : 0;
  bool good = length && length <= left;
  for (unsigned i = 1; good && i < length; i++) {
    good = (s[i] & 0xC0) == 0x80;
    code = code << 6 | (s[i] & 0x3Fu);
  }
  if (!good || code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    (*at)++;
    return 0xFFFD;
  }
  *at += length;
  return code;
}

size_t tr_utf8_put(uint32_t code, char *out) {
  if (code < 0x80) return out[0] = (char)code, 1;
  if (code < 0x800) return out[0] = (char)(0xC0 | code >> 6), out[1] = (char)(0x80 | (code & 63)), 2;
  if (code < 0x10000) return out[0] = (char)(0xE0 | code >> 12), out[1] = (char)(0x80 | (code >> 6 & 63)), out[2] = (char)(0x80 | (code & 63)), 3;
  out[0] = (char)(0xF0 | code >> 18), out[1] = (char)(0x80 | (code >> 12 & 63)), out[2] = (char)(0x80 | (code >> 6 & 63)), out[3] = (char)(0x80 | (code & 63));
  return 4;
}

/* Do eight bytes of ASCII stand here? */
static bool eight_plain(truce_span text, size_t at) {
  uint64_t eight;
  if (text.size - at < sizeof eight) return false;
  memcpy(&eight, text.data + at, sizeof eight);
  return !(eight & UINT64_C(0x8080808080808080));
}

bool tr_utf8_valid(truce_span text, size_t *where_not) {
  for (size_t at = 0; at < text.size;) {
    if (eight_plain(text, at)) {
      at += 8;
      continue;
    }
    size_t before = at;
    if ((unsigned char)text.data[at] < 0x80) {
      at++;
      continue;
    }
    if (tr_utf8_next(text, &at) == 0xFFFD && at == before + 1) {
      if (where_not) *where_not = before;
      return false;
    }
  }
  return true;
}

static void reserve(tr_buffer *buffer, size_t more) {
  if (buffer->capacity - buffer->size > more) return;
  size_t capacity = buffer->capacity ? buffer->capacity : 256;
  while (capacity - buffer->size <= more) capacity *= 2;
  char *data = realloc(buffer->data, capacity);
  if (!data) abort();
  buffer->data = data;
  buffer->capacity = capacity;
}

void tr_buffer_add(tr_buffer *buffer, truce_span text) {
  reserve(buffer, text.size);
  if (text.size) memcpy(buffer->data + buffer->size, text.data, text.size);
  buffer->size += text.size;
  buffer->data[buffer->size] = 0;
}

void tr_buffer_add_string(tr_buffer *buffer, const char *text) { tr_buffer_add(buffer, tr_span(text)); }
void tr_buffer_add_char(tr_buffer *buffer, char c) { tr_buffer_add(buffer, (truce_span){&c, 1}); }

void tr_buffer_printf(tr_buffer *buffer, const char *format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int size = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (size > 0) {
    reserve(buffer, (size_t)size + 1);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
    buffer->size += (size_t)size;
  }
  va_end(again);
}

void tr_buffer_clear(tr_buffer *buffer) {
  buffer->size = 0;
  if (buffer->data) buffer->data[0] = 0;
}

void tr_buffer_free(tr_buffer *buffer) {
  free(buffer->data);
  *buffer = (tr_buffer){0};
}

truce_status tr_fail(truce_error *error, truce_status status, const char *file, int64_t offset, const char *format, ...) {
  if (!error) return status;
  va_list arguments;
  va_start(arguments, format);
  error->status = status;
  error->offset = offset;
  snprintf(error->file, sizeof error->file, "%s", file ? file : "");
  vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  return status;
}
