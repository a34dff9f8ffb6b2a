/* Lines of many reports → entries. Conservative: a line joins an entry only if kind, key fields, time and (where it matters) place and words agree;
 * each joining says why, and can be undone. */
#ifndef TR_PROCESS_MERGE_H
#define TR_PROCESS_MERGE_H

#include "store/sqlite.h"

/* Inside a transaction: gives each line of a report that has no entry yet its entry. Returns how many entries are new. */
size_t tr_merge_report(truce_store *store, int64_t report);
/* Inside a transaction: gives one line its entry anew (never `not_entry`, 0 = any). */
void tr_merge_line(truce_store *store, int64_t line, int64_t not_entry);
/* Inside a transaction: the entries of a report's lines, refreshed after `tr_store_remove`. */
void tr_merge_forget(truce_store *store, int64_t report);
/* Inside a transaction: makes a line an entry of its own, or puts it into the entry of another. */
int64_t tr_merge_alone(truce_store *store, int64_t line, const char *why);
void tr_merge_into(truce_store *store, int64_t line, int64_t entry, const char *why);

#endif
