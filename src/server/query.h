/* Parameters of a request, checked: one table of their names and forms serves all resources. */
#ifndef TR_SERVER_QUERY_H
#define TR_SERVER_QUERY_H

#include "server/request.h"
#include "truce/record.h"

/* X(id, name, form, description of the form) */
#define TR_PARAMETER_TABLE(X)                                                                                                       \
  X(KIND, "kind", kinds, "one or more kinds of line, parted by commas")                                                             \
  X(STATUS, "status", status, "actual, planned, possible, negated or requested")                                                    \
  X(ACTOR, "actor", id, "a whole number from 1") X(PLACE, "place", id, "a whole number from 1")                                     \
  X(PROPOSAL, "proposal", ids, "1 to 50 whole numbers from 1, parted by commas") X(LINE, "line", id, "a whole number from 1")                                 \
  X(REPORT, "report", report, "\"sha256:\" and 64 hexadecimal digits") X(SOURCE, "source", short_text, "1 to 200 characters")       \
  X(SINCE, "since", day, "a day such as 2016-06-23") X(UNTIL, "until", day, "a day such as 2016-06-23")                             \
  X(SURE, "sure", share, "a number from 0 to 1") X(WORDS, "q", text, "1 to 400 characters")                                         \
  X(SORT, "sort", sort, "latest, earliest or surest") X(LIMIT, "limit", limit, "a whole number from 1 to 500")                      \
  X(CURSOR, "cursor", cursor, "the \"next\" of the page before") X(AS, "as", form, "csv, jsonl, geojson or ics")                      \
  X(WHY, "why", text, "1 to 400 characters")

typedef enum tr_parameter_id {
#define X(id, name, form, what) TR_PARAMETER_##id,
  TR_PARAMETER_TABLE(X)
#undef X
  TR_PARAMETER_COUNT
} tr_parameter_id;
#define TR_TAKES(id) (1u << TR_PARAMETER_##id)

typedef struct tr_query {
  uint32_t given;  /* bits of TR_TAKES */
  uint32_t kinds;  /* bits by truce_line_kind; 0 = all */
  int status;      /* truce_line_status, -1 = any */
  int64_t ids[TR_PARAMETER_COUNT]; /* actor, place …; 0 = any */
  truce_span texts[TR_PARAMETER_COUNT];
  truce_day since, until; /* TRUCE_NO_DAY = open */
  double sure;     /* negative = not given */
  size_t limit;
} tr_query;

/* Reads the parameters that `takes` names. False: the answer says what is wrong (a parameter that is not taken is wrong too). */
bool tr_query_read(const tr_request *request, uint32_t takes, tr_query *query, tr_answer *answer);
/* "17" → 17; false if it is anything else than a whole number from 1 to 2^53 - 1. */
bool tr_id_parse(truce_span text, int64_t *id);
bool tr_report_id_valid(truce_span text);
/* Code points of a UTF-8 text. */
size_t tr_characters(truce_span text);

#endif
