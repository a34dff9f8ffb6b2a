/* From a matched time expression to its TIMEX3 value and its days. */
#ifndef TR_WORLD_TIME_VALUES_H
#define TR_WORLD_TIME_VALUES_H

#include "base/text.h"
#include "truce/reading.h"
#include "world/time_rules.h"

/* What a class bound: a number or the word's value. */
typedef struct tr_time_bound {
  truce_span text;  /* value of the word; the token for computed classes */
  double number;
  bool is_number;
} tr_time_bound;

/* Where relative expressions count from. */
typedef struct tr_time_anchor {
  truce_day now;       /* publication; TRUCE_NO_DAY if unknown */
  truce_day reference; /* the last day told in the report, else now */
  truce_day quarter;   /* first day of the quarter told last, if in this sentence or the one before; else TRUCE_NO_DAY */
  int tense;           /* of the clause: -1 past, 1 future, 0 unknown */
} tr_time_anchor;

typedef struct tr_time_value {
  char value[48];
  truce_day from, to; /* half-open; TRUCE_NO_DAY if it cannot be placed */
  truce_precision precision;
  bool day_known;     /* a single day, so that a clock time may join */
} tr_time_value;

/* False where the action gives no value here (an anchor is missing). */
bool tr_time_evaluate(const tr_time_rule *rule, const tr_time_bound *bound, size_t bound_count, const tr_time_anchor *anchor, tr_time_value *out);
bool tr_time_action_known(truce_span name);

#endif
