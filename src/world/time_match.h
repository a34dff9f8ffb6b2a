/* Where rules of time expressions match in a row of tokens. */
#ifndef TR_WORLD_TIME_MATCH_H
#define TR_WORLD_TIME_MATCH_H

#include "world/time_rules.h"
#include "world/time_values.h"

typedef struct tr_time_matcher {
  const tr_time_rules *rules;
  const tr_time_token *tokens;
  size_t count;
  uint32_t number_class, tens_class, hundred_class, ordinal_class;
} tr_time_matcher;

typedef struct tr_time_hit {
  const tr_time_rule *rule;
  size_t first, end; /* tokens */
  tr_time_bound bound[TR_TIME_BOUND];
} tr_time_hit;

tr_time_matcher tr_time_matcher_of(const tr_time_rules *rules);
/* The longest rule at a token; of equally long ones the first. */
bool tr_time_match(const tr_time_matcher *m, size_t at, tr_time_hit *out);

#endif
