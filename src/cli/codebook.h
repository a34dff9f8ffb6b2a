/* Inside view of `truce codebook`: what its files share. Each subcommand gets the operands with its own name as the first and returns the exit code. */
#ifndef TR_CLI_CODEBOOK_H
#define TR_CLI_CODEBOOK_H

#include <jansson.h>

#include "cli/options.h"
#include "process/pipeline.h"
#include "record/codebook.h"

/* The frames as written (codebook_frames.c). */
int tr_codebook_list(const truce_codebook *codebook, const tr_texts *names);
int tr_codebook_show(const truce_codebook *codebook, const tr_texts *names);
int tr_codebook_check(const truce_engine *engine, const tr_texts *names);

/* What it makes of sentences (codebook_try.c). */
typedef struct tr_try_options {
  bool tree, all, why_not;
} tr_try_options;
int tr_codebook_try(const truce_engine *engine, const tr_try_options *options, const tr_texts *texts);

/* What it misses on a corpus, whom open lines may be meant for, and the clues of lines (codebook_coverage.c, codebook_meant.c, codebook_clues.c). */
int tr_codebook_cover(const truce_engine *engine, const tr_texts *paths);
int tr_codebook_open_lines(const truce_engine *engine, const tr_texts *paths);
int tr_codebook_clues_of_lines(const truce_engine *engine, const tr_texts *paths);

/* The reading of a corpus (codebook_corpus.c). */

/* Reads the reports of all paths but the first operand with these steps, whose `problem` may be left out; 1 if a path could not be read. */
int tr_codebook_feed(const truce_engine *engine, const tr_texts *paths, tr_pipeline_steps steps);
/* What is told of the lines of one report while they are coded goes into `out`. */
typedef struct tr_codebook_telling {
  truce_span report; /* its id */
  tr_buffer *out;
} tr_codebook_telling;
/* Adds the object as a line of JSON, and frees it. */
void tr_codebook_tell(const tr_codebook_telling *telling, json_t *object, size_t digits);
/* Codes all reports with `code`, whose `self` is the engine's codebook, and prints what it tells of each. */
typedef void tr_codebook_coding(void *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record, tr_buffer *out);
int tr_codebook_print_told(const truce_engine *engine, const tr_texts *paths, tr_codebook_coding *code);

#endif
