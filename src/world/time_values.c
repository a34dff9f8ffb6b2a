/* Finds the action of a time rule by its name (data/times/rules.tsv) and runs it. */
#include "world/time_call.h"

static const tr_time_action *action_named(truce_span name) {
  static const tr_time_action *const tables[] = {tr_time_date_actions, tr_time_length_actions};
  for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
    for (const tr_time_action *action = tables[t]; action->name; action++)
      if (tr_equal_string(name, action->name)) return action;
  return NULL;
}

bool tr_time_action_known(truce_span name) { return action_named(name) != NULL; }

bool tr_time_evaluate(const tr_time_rule *rule, const tr_time_bound *bound, size_t bound_count, const tr_time_anchor *anchor, tr_time_value *out) {
  *out = (tr_time_value){.from = {TRUCE_NO_DAY}, .to = {TRUCE_NO_DAY}};
  const tr_time_call c = {.rule = rule, .bound = bound, .bound_count = bound_count, .anchor = anchor, .out = out};
  const tr_time_action *action = action_named(rule->action[0]);
  return action && action->act(&c);
}
