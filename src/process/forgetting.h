/* Forgetting a report: a wrong file, a report that its outlet took back, somebody's wish. It goes with its lines; what it alone told goes with it. */
#ifndef TR_PROCESS_FORGETTING_H
#define TR_PROCESS_FORGETTING_H

#include "store/sqlite.h"

typedef struct tr_forgetting {
  const int64_t *reports; /* numbers in the store */
  size_t count;
  const char *who, *why;  /* `why` may be NULL */
  bool look;              /* only counts what would go: nothing is changed */
} tr_forgetting;

/* What goes with one report. */
typedef struct tr_forgotten {
  int64_t lines, entries; /* entries: those that no other report tells */
  int64_t kept;           /* entries that others tell, too: counted anew */
  int64_t copies;         /* reports that copied it: they stay, the earliest in its place */
  int64_t corrections;    /* decisions about its lines: they stay in the log, and would apply again */
} tr_forgotten;

/* Takes reports out in one transaction, all or none: texts, sentences, lines, and actors that nobody else names. The ids are kept, so that they are not
 * taken in again, and the log is told. `each`: one for each report, filled in. TRUCE_NOT_FOUND, TRUCE_BAD_USAGE (words that are not UTF-8), TRUCE_LOCKED,
 * TRUCE_NO_SPACE. */
truce_status tr_forget(truce_store *store, const tr_forgetting *what, tr_forgotten *each, truce_error *error);
/* {"id","published","source","who","why","when"} of all that are forgotten, the latest first. */
json_t *tr_forgotten_list(truce_store *store);

#endif
