/* Inside view of corrections: a line as they see it, and a decision as it is kept. */
#ifndef TR_PROCESS_CORRECTION_H
#define TR_PROCESS_CORRECTION_H

#include "process/corrections.h"

/* ---- corrected_line.c ---- */

typedef struct tr_corrected {
  int64_t line, entry, start, end;
  truce_line_kind kind;
  bool dropped;
  json_t *data;
  char *report_key;
} tr_corrected;

/* False if there is no such line; else it is to be unloaded. */
bool tr_corrected_load(truce_store *store, int64_t line, tr_corrected *t);
void tr_corrected_unload(tr_corrected *t);
/* A field of the kind, or status, date, place: as a new reference, null if it is empty. */
json_t *tr_corrected_field(truce_store *store, const tr_corrected *t, const char *field);
void tr_corrected_set(truce_store *store, const tr_corrected *t, const char *field, json_t *value);
/* Gives the line a new entry after a change; none if it is dropped. */
void tr_corrected_merge(truce_store *store, const tr_corrected *t);

/* ---- decisions.c ---- */

/* What people do to lines: X(id, name). */
#define TR_ACTION_TABLE(X) X(CONFIRM, "confirm") X(DROP, "drop") X(CHANGE, "change") X(SPLIT, "split") X(JOIN, "join")
typedef enum tr_action {
#define X(id, name) TR_##id,
  TR_ACTION_TABLE(X)
#undef X
  TR_ACTION_COUNT
} tr_action;
extern const char *const tr_action_names[]; /* ends with NULL */
/* TR_ACTION_COUNT if it is none. */
tr_action tr_action_named(truce_span name);

typedef struct tr_decision {
  int64_t id, report, start, end; /* report 0 = not in the store, or no known action: it means no line */
  tr_action action;
  char kind[16], field[48];
  json_t *snapshot, *value, *was, *other; /* the line's fields before it; of a change the values after and before; the line joined with, as it is found again */
} tr_decision;

typedef struct tr_decisions {
  tr_decision *list;
  size_t count;
} tr_decisions;

#define TR_DECISION_COLUMNS "id, action, field, value, was, other, start, end, snapshot, kind, report_key"
/* The row of a query that asks for TR_DECISION_COLUMNS first; to be freed. */
tr_decision tr_decision_of_row(truce_store *store, sqlite3_stmt *query);
void tr_decision_free(tr_decision *decision);
/* All rows of such a query; of one line only those that mean it now, with 0 all. */
tr_decisions tr_decisions_read(truce_store *store, sqlite3_stmt *query, int64_t line);
void tr_decisions_free(tr_decisions *decisions);
/* The line that it means: same kind, most of the words in common, then most fields, as they were before it or as it left them. 0 = gone. */
int64_t tr_decided_line(truce_store *store, const tr_decision *decision, bool after);
/* The entry of the line that it joins with; 0 = gone, or none. */
int64_t tr_decided_entry(truce_store *store, const tr_decision *decision);
/* What a line is found by again when its report was read anew. */
json_t *tr_line_to_find(const tr_corrected *t);

#endif
