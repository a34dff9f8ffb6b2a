/* One proposal has one length, and so many points; and not both of two opposite adjectives. What is counted in other units tells nothing apart: "a 65-page
 * draft" may well be "the three-stage plan". */
#include "record/telling_apart.h"

static const char *const opposites[][2] = {
    {"unilateral", "bilateral mutual joint"},
    {"temporary interim", "permanent final"},
    {"partial local", "comprehensive nationwide"},
    {"verbal oral", "written"},
};

/* "hour" of "72-hour" and "72 hour". */
static truce_span unit(truce_span length) {
  size_t at = length.size;
  while (at && length.data[at - 1] != '-' && length.data[at - 1] != ' ') at--;
  return tr_slice(length, (truce_range){(uint32_t)at, (uint32_t)length.size});
}

static bool is_time(truce_span unit) { return tr_listed(unit, "hour hours day days week weeks month months year years minute minutes"); }

static bool other_length(truce_span one, truce_span other) {
  if (!one.size || !other.size || tr_equal_fold(one, other)) return false;
  const truce_span a = unit(one), b = unit(other);
  return (is_time(a) && is_time(b)) || tr_equal_fold(a, b);
}

static bool named_with(const tr_proposal *p, const char *words) {
  for (size_t n = 0; n < p->names.count; n++) {
    const truce_span name = p->names.items[n];
    for (size_t from = 0, to; from < name.size; from = to + 1) {
      for (to = from; to < name.size && name.data[to] != ' '; to++) continue;
      if (tr_listed(tr_slice(name, (truce_range){(uint32_t)from, (uint32_t)to}), words)) return true;
    }
  }
  return false;
}

static bool opposite(const tr_proposal *p, truce_span modifier) {
  for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++)
    for (int side = 0; side < 2; side++)
      if (tr_listed(modifier, opposites[i][side]) && named_with(p, opposites[i][!side]) && !named_with(p, opposites[i][side])) return true;
  return false;
}

bool tr_told_apart(const tr_proposal *p, const tr_proposal_word *c) {
  if (other_length(p->length, c->length)) return true;
  for (size_t i = 0; i < c->modifier_count; i++)
    if (opposite(p, c->modifiers[i])) return true;
  return false;
}
