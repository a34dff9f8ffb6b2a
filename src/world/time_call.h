/* What an action of a time rule is given, and how it answers: shared by the files that hold the actions. */
#ifndef TR_WORLD_TIME_CALL_H
#define TR_WORLD_TIME_CALL_H

#include <stdio.h>

#include "base/dates.h"
#include "world/time_values.h"

typedef struct tr_time_call {
  const tr_time_rule *rule;
  const tr_time_bound *bound;
  size_t bound_count;
  const tr_time_anchor *anchor;
  tr_time_value *out;
} tr_time_call;

static inline truce_span argument(const tr_time_call *c, size_t i) { return i + 1 < c->rule->action_count ? c->rule->action[i + 1] : TR_SPAN("-"); }

static inline const tr_time_bound *bound_at(const tr_time_call *c, size_t i, bool *minus) {
  truce_span a = argument(c, i);
  *minus = a.size > 1 && a.data[0] == '-' && a.data[1] == '$';
  if (*minus) a.data++, a.size--;
  if (a.size != 2 || a.data[0] != '$') return NULL;
  size_t at = (size_t)(a.data[1] - '1');
  return at < c->bound_count ? &c->bound[at] : NULL;
}

static inline truce_span word(const tr_time_call *c, size_t i) {
  bool minus;
  const tr_time_bound *b = bound_at(c, i, &minus);
  return b ? b->text : argument(c, i);
}

/* A number, bound or written; `otherwise` for "-", an unbound class and whatever is no number. */
static inline double number(const tr_time_call *c, size_t i, double otherwise) {
  bool minus;
  const tr_time_bound *b = bound_at(c, i, &minus);
  if (b && b->is_number) return minus ? -b->number : b->number;
  double value;
  truce_span text = b ? b->text : argument(c, i);
  if (!tr_number(text, &value)) return otherwise;
  return minus ? -value : value;
}

static inline bool is(truce_span text, const char *word_) { return tr_equal_string(text, word_); }

static inline bool give(const tr_time_call *c, const char *value, truce_day from, truce_day to, truce_precision precision) {
  snprintf(c->out->value, sizeof c->out->value, "%s", value);
  c->out->from = from;
  c->out->to = to;
  c->out->precision = precision;
  return true;
}

static const truce_day nowhere = {TRUCE_NO_DAY};
static inline bool sensible(int year) { return year >= 1 && year <= 9999; }

static inline bool give_day(const tr_time_call *c, truce_day day) {
  char text[24];
  tr_day_print(day, text);
  c->out->day_known = true;
  return give(c, text, day, (truce_day){day.days + 1}, TRUCE_DAY);
}

static inline bool give_reference(const tr_time_call *c, truce_span value) {
  char text[48];
  snprintf(text, sizeof text, "%.*s", (int)(value.size < 40 ? value.size : 40), value.data);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

static inline bool anchored(const tr_time_call *c) { return c->anchor->now.days != TRUCE_NO_DAY; }

static inline bool add_part(const tr_time_call *c, truce_span part) {
  size_t size = strlen(c->out->value);
  snprintf(c->out->value + size, sizeof c->out->value - size, "T%.*s", (int)(part.size < 4 ? part.size : 4), part.data);
  return true;
}

typedef struct tr_time_action {
  const char *name; /* as in data/times/rules.tsv; NULL behind the last */
  bool (*act)(const tr_time_call *);
} tr_time_action;
extern const tr_time_action tr_time_date_actions[], tr_time_length_actions[];

#endif
