/* The watch file: what a process is about. One line a thing: "party = FARC | Revolutionary Armed Forces of Colombia"; the first name is the one that
 * is shown, the others are aliases. "name = …" names the process. '#' begins a comment. Optional: without it every report belongs to the process. */
#ifndef TR_PROCESS_WATCH_H
#define TR_PROCESS_WATCH_H

#include "store/sqlite.h"

/* Puts a watch file into the store and judges all reports by it anew, in a transaction of its own. TRUCE_BAD_DATA with the line in `offset`. */
truce_status tr_watch_load(truce_store *store, truce_span text, const char *file, const char *who, truce_error *error);
/* The watch file that the store holds now. */
void tr_watch_write(truce_store *store, tr_buffer *out);
/* A watch file drawn up from what has been read: the parties, places and proposals that most is told of. */
void tr_watch_propose(truce_store *store, tr_buffer *out);

/* Is there a watch file at all? */
bool tr_watch_is_set(truce_store *store);
/* Inside a transaction: notes whether a report belongs to the process; false = it is kept apart, with the reason in report.aside. */
bool tr_watch_judge(truce_store *store, int64_t report);
/* The name that an alias goes by; false if the watch file does not know it. */
bool tr_watch_name(truce_store *store, const char *kind, truce_span alias, char *out, size_t size);

#endif
