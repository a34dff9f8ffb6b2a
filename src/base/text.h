/* Text: borrowed spans, a buffer that grows and owns, UTF-8. */
#ifndef TR_BASE_TEXT_H
#define TR_BASE_TEXT_H

#include <string.h>

#include "truce/base.h"

#define TR_SPAN(literal) ((truce_span){"" literal, sizeof(literal) - 1})
static inline truce_span tr_span(const char *text) { return (truce_span){text, text ? strlen(text) : 0}; }
static inline truce_span tr_slice(truce_span text, truce_range where) { return (truce_span){text.data + where.start, (size_t)(where.end - where.start)}; }
static inline bool tr_equal(truce_span a, truce_span b) {
  return a.size == b.size && (a.size == 0 || (*a.data == *b.data && memcmp(a.data, b.data, a.size) == 0));
}
static inline bool tr_equal_string(truce_span a, const char *b) { return a.size ? b && *b == *a.data && tr_equal(a, tr_span(b)) : !b || !*b; }
/* Is the word one of a list that ends with NULL; one of those that `words` holds, parted by blanks? */
bool tr_one_of(truce_span word, const char *const *list);
bool tr_listed(truce_span word, const char *words);
/* ASCII letters without case. */
bool tr_equal_fold(truce_span a, truce_span b);
bool tr_listed_fold(truce_span word, const char *words);
bool tr_starts(truce_span text, truce_span with);
bool tr_ends(truce_span text, truce_span with);
/* Byte order, shorter first where one begins the other. */
int tr_compare(truce_span a, truce_span b);
/* FNV-1a; the second of ASCII letters without case. */
uint32_t tr_span_hash(truce_span text);
uint32_t tr_span_hash_fold(truce_span text);
/* 64 bits: for tables that keep no words. */
uint64_t tr_hash(const char *data, size_t size);
/* Offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t tr_find(truce_span text, truce_span part, size_t from);
/* By where they begin; of two that begin together the longer comes first. */
int tr_compare_ranges(truce_range a, truce_range b);
/* Without ASCII blanks at both ends. */
truce_span tr_trim(truce_span text);
/* Takes the part before `separator` off the front of *rest; false when *rest is used up. */
bool tr_split(truce_span *rest, char separator, truce_span *part);
/* A whole decimal number (digits, optional sign, optional fraction); false if it is anything else. */
bool tr_number(truce_span text, double *number);

/* The code point at text[*at], moving *at behind it. A byte that is no UTF-8 gives 0xFFFD and moves one byte. */
uint32_t tr_utf8_next(truce_span text, size_t *at);
/* Writes a code point, returns the bytes written (1 to 4). */
size_t tr_utf8_put(uint32_t code, char *out);
bool tr_utf8_valid(truce_span text, size_t *where_not);
/* The text behind the byte order mark that some editors put before UTF-8; the text itself where there is none. */
truce_span tr_behind_mark(truce_span text);

/* A growing text on the heap. All zeros is an empty one. */
typedef struct tr_buffer {
  char *data;
  size_t size, capacity;
} tr_buffer;
void tr_buffer_add(tr_buffer *buffer, truce_span text);
void tr_buffer_add_string(tr_buffer *buffer, const char *text);
void tr_buffer_add_char(tr_buffer *buffer, char c);
void tr_buffer_printf(tr_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void tr_buffer_clear(tr_buffer *buffer);
void tr_buffer_free(tr_buffer *buffer);
static inline truce_span tr_buffer_span(const tr_buffer *buffer) { return (truce_span){buffer->data ? buffer->data : "", buffer->size}; }

/* Fills *error (which may be NULL) and gives the status back. `file` may be NULL. */
truce_status tr_fail(truce_error *error, truce_status status, const char *file, int64_t offset, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
