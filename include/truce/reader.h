/* truce/reader.h: a report → a reading: sentences, words, grammar, names, mentions, roles. One mapped model, one reader a thread. */
#ifndef TRUCE_READER_H
#define TRUCE_READER_H

#include "truce/reading.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A mapped model file (docs/model-file.md) with the tables of data/language. Never changes once open: threads share it. */
typedef struct truce_model truce_model;
/* Maps `path`. TRUCE_NOT_FOUND, TRUCE_UNREADABLE, TRUCE_BAD_DATA (cut short, checksum, not a model), TRUCE_BAD_VERSION.
 * `kernels`: NULL = the fastest this processor has, else "scalar", "avx2", "avx512", "neon" (TRUCE_BAD_USAGE if it cannot run here). */
truce_status truce_model_open(const char *path, const char *kernels, truce_model **model, truce_error *error);
void truce_model_close(truce_model *model); /* NULL is fine */
/* Name and checksum as told in `made_by`: "reader 2026-11-24 1f3a9c…"; lives as long as the model. */
const char *truce_model_version(const truce_model *model);

/* Scratch memory for one thread, some MB; the model must outlive it. NULL when memory is full; delete takes NULL. */
typedef struct truce_reader truce_reader;
truce_reader *truce_reader_new(const truce_model *model);
void truce_reader_delete(truce_reader *reader);

/* Reads a report's text. The result lives in `arena` and borrows from report->text. Actors, places, times and quotes stay empty: the
 * world stage fills them. Always succeeds on any bytes; an empty text gives an empty reading. Same text, same result, on any thread. */
void truce_reader_read(truce_reader *reader, const truce_report *report, truce_arena *arena, truce_reading *reading);

/* An event between two marked ranges of the text. */
typedef struct truce_pair {
  truce_range source, target;  /* in */
  truce_span type, plover;     /* out: type of the act, and after PLOVER's rules for what has not happened; none if the model tells no event */
  truce_span mode;             /* out: none */
  truce_line_status status;
  float sure;                  /* of `plover`, 0 to 1 */
  const char *const
      *labels; /* out: the types that the model knows, "_" for none, and the chance of each, 0 to 1; `label_count` of both, 0 without pair heads */
  const float *chances; size_t label_count;
} truce_pair;

/* What a caller knows or wants to know of a text besides. */
typedef struct truce_marks {
  const truce_range *places; size_t place_count; /* each becomes a name of class LOC, in place of names that it touches */
  truce_pair *pairs;         size_t pair_count;  /* each is filled from the model's pair heads, if it has them */
} truce_marks;
/* The same with marks; NULL for none. */
void truce_reader_read_marked(truce_reader *reader, const truce_report *report, const truce_marks *marks, truce_arena *arena, truce_reading *reading);

/* The same with sentences and words given: `sentences` (ranges, firsts, ends) and `words` (`where`, `form`, `space_after`) filled by the
 * caller, all else is computed. */
void truce_reader_read_words(truce_reader *reader, const truce_report *report, truce_arena *arena, truce_reading *reading);

#ifdef __cplusplus
}
#endif
#endif
