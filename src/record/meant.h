/* Whom a line is meant for where its clause leaves it open: the candidates of its setting are weighed by data/codebook/meant.tsv. */
#ifndef TR_RECORD_MEANT_H
#define TR_RECORD_MEANT_H

#include "record/grounds.h"

typedef struct tr_weights tr_weights;
/* Reads the table: "ground TAB for TAB weight", `for` being a type of event, "call", or "*" for all of them; rows "least" give the
 * chance from which somebody is taken, those for one way behind that for all. An empty text gives a table that takes nobody. */
truce_status tr_weights_read(truce_arena *arena, const char *path, truce_span content, tr_weights **weights, truce_error *error);

/* When the sides are known, fills the recipients of events and those asked by calls where nobody is named and somebody is likely enough. */
void tr_meant_fill(tr_coder *coder);

#endif
