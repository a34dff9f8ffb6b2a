/* Entries as merging sees them, kept by the store from report to report: an entry is heard once, until its row changes. */
#ifndef TR_PROCESS_FACT_MEMORY_H
#define TR_PROCESS_FACT_MEMORY_H

#include "process/fact.h"

/* The entry, or NULL if there is none; good until the next call and until an entry is written. Fields only of proposals. */
const tr_fact *tr_fact_recall(truce_store *store, int64_t entry);

#endif
