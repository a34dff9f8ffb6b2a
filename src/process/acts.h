/* Types of events in words: "the government blames the rebels", "Cuba and Norway blame them"; and as a noun, where it is not told who did it: "attack on
 * the family". Some modes have words of their own. They stand in data/process/acts.tsv, which the page reads, too. */
#ifndef TR_PROCESS_ACTS_H
#define TR_PROCESS_ACTS_H

#include "truce/base.h"

/* One row; its words end in what leads to whom it is done to: "agrees with". */
typedef struct tr_act {
  truce_span type, mode; /* mode "-": any */
  truce_span does, they_do, they_did, noun;
} tr_act;
typedef struct tr_acts {
  tr_act *items;
  size_t count, capacity;
} tr_acts;

/* Reads the file into `arena`, which owns what is kept. Statuses of tr_rows_read; TRUCE_BAD_DATA for a row that lacks words. */
truce_status tr_acts_read(tr_acts *acts, truce_arena *arena, const char *path, truce_error *error);
/* The first row that fits; never NULL, lives as long as `acts`. `type` and `mode` may be NULL. */
const tr_act *tr_act_of(const tr_acts *acts, const char *type, const char *mode);

#endif
