/* truce/store.h: where the record of one process is kept: an SQLite file that many may read while one writes. */
#ifndef TRUCE_STORE_H
#define TRUCE_STORE_H

#include "truce/engine.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An open store. One thread at a time; open one for each thread, on the same file if need be. */
typedef struct truce_store truce_store;

/* All zeros means: read and write, made if it does not exist, wait up to 10 seconds for another writer. */
typedef struct truce_store_options {
  bool read_only; /* and must exist */
  bool must_exist;
  int wait_ms;
} truce_store_options;

/* Opens `path`, and the words of the data folder's process/. TRUCE_NOT_FOUND (must exist, does not), TRUCE_UNREADABLE (no right to read or write),
 * TRUCE_BAD_DATA (not a store of truce, or damaged; a row of words that is none), TRUCE_BAD_VERSION (made by a newer truce), TRUCE_LOCKED (somebody else is
 * writing for too long), TRUCE_NO_SPACE. */
truce_status truce_store_open(const char *path, const truce_store_options *options, truce_store **store, truce_error *error);
void truce_store_close(truce_store *store);
/* Grows with every change that is kept, by whomever. UINT64_MAX where the store cannot be read just now. */
uint64_t truce_store_version(truce_store *store);
/* Is this report there, read by the same program, model and codebook? */
bool truce_store_has(truce_store *store, truce_span report_id, const truce_made_by *made_by);

/* What adding a report did. */
typedef struct truce_added {
  int64_t report;   /* its number in the store */
  bool unchanged;   /* it was there already, read by the same truce: nothing was done */
  bool forgotten;   /* it was taken out before and is not taken in again: nothing was done, `report` is 0 */
  size_t line_count, new_entry_count;
} truce_added;

/* Adds a record (or replaces what an older model read in the same report) and merges its lines into entries, all or nothing. Corrections made
 * by people are applied again. A forgotten report is left out. The record may be freed afterwards. TRUCE_LOCKED, TRUCE_NO_SPACE, TRUCE_UNREADABLE,
 * TRUCE_BAD_DATA. */
truce_status truce_store_add(truce_store *store, const truce_record *record, const truce_made_by *made_by, truce_added *added, truce_error *error);

/* Was this report taken out ("truce forget")? */
bool truce_store_forgot(truce_store *store, truce_span report_id);
/* Lets a forgotten report be added again; `who` stands in the log. TRUCE_NOT_FOUND: it is not forgotten. */
truce_status truce_store_remember(truce_store *store, truce_span report_id, const char *who, truce_error *error);

/* How views look at the record. All zeros: everything, at least 0.3 sure. */
typedef struct truce_view_options {
  truce_day since, until;  /* first and last day; 0 = open */
  double minimum_sure;     /* 0 = 0.3; negative = any */
  int64_t party;           /* only entries with this actor; 0 = all */
  size_t limit;            /* entries of each list; 0 = 50 */
  size_t days;             /* window of contradictions and silence; 0 = 30 */
  truce_instant new_since; /* view "new": entries added to the store since; 0 = by `since` */
} truce_view_options;

/* Names of the views, ended by NULL: state_of_play positions timeline proposals itineraries mediation access calls spillover domestic figures
 * deadlines contradictions silence reactions new network. */
extern const char *const truce_view_names[];
/* A view as JSON text, NUL-ended, to be freed with free(). TRUCE_NOT_FOUND for an unknown view. */
truce_status truce_view_json(truce_store *store, const char *view, const truce_view_options *options, char **json, truce_error *error);

#ifdef __cplusplus
}
#endif
#endif
