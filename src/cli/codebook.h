/* Inside view of `truce codebook`: what its files share. Each subcommand gets the operands with its own name as the first and returns the exit code. */
#ifndef TR_CLI_CODEBOOK_H
#define TR_CLI_CODEBOOK_H

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
/* A report of a corpus that is coded again while somebody listens. */
typedef struct tr_codebook_listening {
  const truce_engine *engine;
  truce_arena *arena; /* cleared before each report */
  const truce_record *record;
  void (*code)(struct tr_codebook_listening *listening); /* codes `record`'s reading and tells what it hears */
} tr_codebook_listening;
/* Codes the reports of all paths so; 1 if one could not be read (codebook_coverage.c). */
int tr_codebook_listen(const truce_engine *engine, const tr_texts *paths, void (*code)(tr_codebook_listening *listening));
/* Feeds the reports of all paths to `take`; 1 if one could not be read (codebook_coverage.c). */
int tr_codebook_feed(const truce_engine *engine, const tr_texts *paths, void (*take)(void *self, const truce_record *record, truce_span rendered), void *self);

#endif
