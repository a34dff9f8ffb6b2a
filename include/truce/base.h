/* truce/base.h: status and errors, borrowed text, byte ranges, days, and the arena that owns a report.
 *
 * Everything here is plain data; nothing prints, exits or keeps state. */
#ifndef TRUCE_BASE_H
#define TRUCE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a caller can act on. Wrong data gives a status; wrong use of a function is an assert. */
typedef enum truce_status {
  TRUCE_OK = 0,
  TRUCE_NOT_FOUND,   /* no such file, line, actor … */
  TRUCE_UNREADABLE,  /* exists, but the system does not let us read it */
  TRUCE_BAD_DATA,    /* read, but not what it claims to be: broken, cut short, binary */
  TRUCE_BAD_VERSION, /* a file of ours, of a version this program does not know */
  TRUCE_TOO_LARGE,   /* above a stated limit */
  TRUCE_EMPTY,       /* nothing in it that could be read */
  TRUCE_LOCKED,      /* somebody else holds it */
  TRUCE_NO_SPACE,    /* disk or memory is full */
  TRUCE_BAD_USAGE    /* an option or a value that makes no sense */
} truce_status;

/* Detail of a failure, filled by value. `message` is a full sentence without the file name; `file` is empty where none is
 * concerned; `offset` is a byte offset or line number as the message says, -1 for none. */
typedef struct truce_error {
  truce_status status;
  int64_t offset;
  char file[512];
  char message[512];
} truce_error;

/* Borrowed UTF-8, not NUL-ended. {NULL, 0} is "none". */
typedef struct truce_span {
  const char *data;
  size_t size; /* bytes */
} truce_span;

/* Half-open range of bytes in a report's text. start == end is "none". */
typedef struct truce_range {
  uint32_t start, end;
} truce_range;

/* A day: days since 1970-01-01 (proleptic Gregorian). */
typedef struct truce_day {
  int32_t days;
} truce_day;
#define TRUCE_NO_DAY INT32_MIN

/* A moment: microseconds since 1970-01-01T00:00Z. */
typedef struct truce_instant {
  int64_t microseconds;
} truce_instant;

/* An arena owns many small things of one lifetime, freed all at once. Not thread-safe. */
typedef struct truce_arena truce_arena;

/* A new arena, or NULL when memory is full. Free with truce_arena_delete; NULL is fine there. */
truce_arena *truce_arena_new(void);
void truce_arena_delete(truce_arena *arena);
/* Forgets everything in it but keeps the memory for the next report. */
void truce_arena_clear(truce_arena *arena);

#ifdef __cplusplus
}
#endif
#endif
