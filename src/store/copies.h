/* Which reports of a store tell what another has written: copies by their texts, wire stories by the credit in their dateline. */
#ifndef TR_STORE_COPIES_H
#define TR_STORE_COPIES_H

#include "store/sqlite.h"
#include "truce/report.h"

/* Inside a transaction, after the report's row was written: looks for an original, notes copy_of and the common source, keeps the signature. */
void tr_copies_note(truce_store *store, int64_t report, const truce_report *read);
/* Inside a transaction, before a report goes: the earliest of its copies stands for it, and the others are that one's. They go back to one source as before.
 * How many there are. */
int64_t tr_copies_pass_on(truce_store *store, int64_t report);

#endif
