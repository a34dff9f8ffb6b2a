/* Which entries may tell the same fact as a line: found by index, judged by rule (rules.h). */
#ifndef TR_PROCESS_CANDIDATES_H
#define TR_PROCESS_CANDIDATES_H

#include "process/fact.h"

enum { TR_CANDIDATES = 400 };

typedef struct tr_candidates {
  int64_t ids[TR_CANDIDATES];
  bool negated[TR_CANDIDATES];
  size_t count;
} tr_candidates;

/* Entries of the line's kind near its day with its actors, its word or what it is about; each once. */
void tr_candidates_find(truce_store *store, const tr_fact *line, tr_candidates *found);

#endif
