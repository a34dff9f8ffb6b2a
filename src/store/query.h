/* What the record says, as JSON in the shapes of docs/openapi.yaml: lists with cursors, single things, search. All inside the caller's
 * tr_read_begin … tr_read_end; every result is new (json_decref it); NULL = not there. */
#ifndef TR_STORE_QUERY_H
#define TR_STORE_QUERY_H

#include "store/sqlite.h"

/* A text of a JSON object; "" where there is none. */
static inline const char *tr_text_in(const json_t *object, const char *name) {
  const char *text = json_string_value(json_object_get(object, name));
  return text ? text : "";
}

/* All zeros: everything, the latest first, 50. */
typedef struct tr_filter {
  const char *kinds;   /* "stance,step" */
  const char *status;
  int64_t actor, place;
  const char *proposals; /* entry ids, "3,17": one of them, or about one */
  const char *report;  /* "sha256:…" */
  truce_day since, until; /* first and last day; 0 = open */
  double sure;         /* at least */
  const char *text;    /* words */
  const char *source;
  const char *sort;    /* latest earliest surest */
  size_t limit;
  const char *cursor;
  bool newest_added;   /* by when it came into the store, not by day */
  int64_t added_since; /* microseconds */
  truce_day told_since, told_until; /* first told on this day or later, or earlier; 0 = open */
} tr_filter;

/* {"entries": [Entry], "next": cursor or null}; NULL for a bad cursor or a bad filter. */
json_t *tr_query_entries(truce_store *store, const tr_filter *filter);
/* EntryDetail: Entry with lines, history, denied_by, denies. */
json_t *tr_query_entry(truce_store *store, int64_t id);
/* Entry alone. */
json_t *tr_entry_json(truce_store *store, int64_t id);
/* Line with its sentence, the ones around it, report, why, corrections. */
json_t *tr_query_line(truce_store *store, int64_t id);
/* {"lines": [Line], "next"}: the most doubtful first, nobody has decided about them yet. */
json_t *tr_query_review(truce_store *store, const tr_filter *filter);
/* {"reports": [ReportRef], "next"} */
json_t *tr_query_reports(truce_store *store, const tr_filter *filter);
/* The report object of docs/record.md with `line`, `entry` and `store_id` besides. */
json_t *tr_query_report(truce_store *store, const char *key);
/* A report as it was published, its texts copied into `arena`; false if it is not there. */
bool tr_query_text(truce_store *store, const char *key, truce_arena *arena, truce_report *report);
/* {"actors": [Actor], "next"}: those with entries, `text` in the name. */
json_t *tr_query_actors(truce_store *store, const tr_filter *filter);
/* {"places": [Place], "next"}: where entries that pass the filter stand, and how many; `text` in the name of the place. */
json_t *tr_query_places(truce_store *store, const tr_filter *filter);
json_t *tr_query_actor(truce_store *store, int64_t id);
/* The same with `entries` given and without office: for lists of many. */
json_t *tr_query_actor_brief(truce_store *store, int64_t id, int64_t entries);
json_t *tr_query_place(truce_store *store, int64_t id);
/* {"hits": [...], "next"}: sentences that hold the words; none for signs alone. NULL for a bad cursor or kind. */
json_t *tr_query_search(truce_store *store, const tr_filter *filter);
/* Process: what the store holds. */
json_t *tr_query_process(truce_store *store);

/* {"id","name","kind","country"}; NULL id gives null. */
json_t *tr_actor_ref(truce_store *store, int64_t id);
json_t *tr_place_ref(truce_store *store, int64_t id);
/* The stored fields of a kind with actors, places and proposals spelt out; `text` (of the report) turns ranges into words, none = they are words. */
json_t *tr_fields_spelt(truce_store *store, const char *kind, json_t *fields, int64_t about, truce_span text);

#endif
