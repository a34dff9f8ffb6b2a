/* What a step or a stance is about: one proposal of the process. */
#ifndef TR_PROCESS_ABOUTS_H
#define TR_PROCESS_ABOUTS_H

#include "process/fact.h"

/* The entry of the proposal that a step's or stance's line is about (made, if nothing known fits its words); 0 for other kinds or no words. */
int64_t tr_about_of(truce_store *store, const tr_fact *line);
/* A proposal entry without lines of its own stays while others are about it: true, and it now rests on one of theirs. */
bool tr_about_keep(truce_store *store, int64_t entry);
/* Such an entry is told of no better than the line on which it rests does: what lines that are gone told of it is taken out. */
void tr_about_rename(truce_store *store, int64_t entry);

/* The proposal that a report means which speaks of "the plan" and says no more: the one of its class that the reports of the last two weeks tell of, if none
 * comes near it; else 0. */
int64_t tr_about_spoken_of(truce_store *store, const tr_fact *line);

#endif
