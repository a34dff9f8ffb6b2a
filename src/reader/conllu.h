/* CoNLL-U: documents of given words in, readings out. Comments, ranges of words ("3-4 don't") and SpaceAfter=No come back as they were. */
#ifndef TR_READER_CONLLU_H
#define TR_READER_CONLLU_H

#include "base/text.h"
#include "truce/reading.h"

/* A document of a CoNLL-U file with its words as given; in one arena. */
typedef struct tr_conllu_document {
  truce_report report;      /* its text: the words with their blanks, sentences parted by a blank */
  truce_reading reading;    /* sentences and words, to be completed by truce_reader_read_words */
  const truce_span *comments; /* per sentence: its comment lines with their line feeds */
  const truce_span *ranges;   /* per word: form of the range that starts at it, or none */
  const uint32_t *range_ends; /* per word: last word of that range */
} tr_conllu_document;

/* Takes the next document (up to the next "# newdoc") off *rest; false at the end. `line` counts lines over all calls, from 0. A line that is no
 * CoNLL-U gives TRUCE_BAD_DATA in *error with its number in `offset`, and false. `file` is for messages. */
bool tr_conllu_next(truce_span *rest, int64_t *line, const char *file, truce_arena *arena, tr_conllu_document *document, truce_error *error);

/* Writes a completed document. `all`: MISC also tells predicates, roles, realis, status, mentions and antecedents. */
void tr_conllu_write(const tr_conllu_document *document, bool all, tr_buffer *out);
/* Writes a reading of raw text as a new document called `name`. MISC tells all: names, mentions and antecedents, predicates, roles, realis, and what the
 * world stage found (actors, places, times, speakers), if it ran. */
void tr_conllu_write_text(const truce_reading *reading, truce_span name, tr_buffer *out);

#endif
