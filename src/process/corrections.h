/* What people decide about lines, kept so that it survives reading again: confirm, drop, change a field, split off, join. */
#ifndef TR_PROCESS_CORRECTIONS_H
#define TR_PROCESS_CORRECTIONS_H

#include "store/sqlite.h"
#include "truce/record.h"

typedef struct tr_correction {
  int64_t line;
  const char *action; /* confirm drop change split join */
  const char *field;  /* change: a field of the kind, or status, date, place */
  const char *value;  /* change: words; actors and places by name or #id, parted by commas; dates 2016-06-23 or 2016-06-23/2016-06-30 (last day) */
  int64_t other;      /* join: a line of the entry to join */
  const char *who, *why;
} tr_correction;

/* Keeps a correction and applies it, in a transaction of its own. TRUCE_NOT_FOUND (no such line), TRUCE_BAD_USAGE (action, field or value make
 * no sense). `id` may be NULL. */
truce_status tr_correct(truce_store *store, const tr_correction *correction, int64_t *id, truce_error *error);
/* Takes one back; the log keeps both. */
truce_status tr_correct_undo(truce_store *store, int64_t id, const char *who, truce_error *error);
/* Inside a transaction: applies what was decided about a report's lines to what was read anew. */
void tr_corrections_apply(truce_store *store, int64_t report);
/* Corrections of a line (0 = all), the latest first, at most `limit` with ids below `before` (0 = from the last). */
json_t *tr_corrections_list(truce_store *store, int64_t line, int64_t before, size_t limit);

/* A value from a person's words, as stored; NULL with the reason in error. */
json_t *tr_value_from_words(truce_store *store, truce_line_kind kind, const char *field, const char *words, truce_error *error);

#endif
