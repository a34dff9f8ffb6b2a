/* Entries: one fact that many lines may tell. */
#ifndef TR_PROCESS_ENTRY_H
#define TR_PROCESS_ENTRY_H

#include "process/fact.h"

/* Inside a transaction: an entry for a line that no other tells yet; its id, 0 if the line was dropped. Who asks gives it to the line. */
int64_t tr_entry_new(truce_store *store, const tr_fact *line);
/* Inside a transaction: counts, dates, best line and fields of an entry from its lines; an entry without lines goes. */
void tr_entry_refresh(truce_store *store, int64_t entry);
/* Inside a transaction: an entry none of whose lines a person has decided about (any more) is not marked as corrected. */
void tr_entry_unmark(truce_store *store, int64_t entry);

#endif
