/* What the roster is asked: who goes by a name, who held an office on a day, what a noun makes of somebody. */
#include "world/roster.h"

#include <stdio.h>

#include "world/fold.h"

uint64_t tr_office_key(truce_span office, uint32_t of) {
  char key[TR_FOLD_LIMIT + 16];
  size_t size = tr_fold(office, key);
  memcpy(key + size, &of, sizeof of);
  return tr_hash(key, size + sizeof of);
}

const tr_alias *tr_roster_alias(const tr_roster *roster, uint64_t hash) {
  uint32_t at = tr_index_find(&roster->by_alias, hash);
  return at == TRUCE_NONE ? NULL : &roster->aliases.items[at];
}

const tr_alias *tr_roster_alias_next(const tr_roster *roster, const tr_alias *alias) {
  return alias->next == TRUCE_NONE ? NULL : &roster->aliases.items[alias->next];
}

uint32_t tr_roster_find(const tr_roster *roster, truce_span id) { return id.size ? tr_index_find(&roster->by_id, tr_hash(id.data, id.size)) : TRUCE_NONE; }

static bool within(truce_day from, truce_day to, truce_day day) {
  return (from.days == TRUCE_NO_DAY || from.days <= day.days) && (to.days == TRUCE_NO_DAY || day.days < to.days);
}

const tr_term *tr_roster_holder(const tr_roster *roster, truce_span office, uint32_t of, truce_day day) {
  if (day.days == TRUCE_NO_DAY || of == TRUCE_NONE) return NULL;
  const tr_term *best = NULL;
  uint64_t key = tr_office_key(office, of);
  for (uint32_t at = tr_index_find(&roster->by_office, key); at != TRUCE_NONE; at = roster->terms.items[at].next_in_office) {
    const tr_term *term = &roster->terms.items[at];
    if (within(term->from, term->counts_to, day) && (!best || term->from.days > best->from.days)) best = term;
  }
  return best;
}

const tr_term *tr_roster_holder_for(const tr_roster *roster, truce_span office, truce_span what, uint32_t of, truce_day day) {
  static const char *const joints[] = {"for", "for the"};
  const tr_term *term = NULL;
  for (size_t i = 0; i < sizeof joints / sizeof *joints && !term; i++) {
    char whole[2 * TR_FOLD_LIMIT];
    const int size = snprintf(whole, sizeof whole, "%.*s %s %.*s", (int)office.size, office.data, joints[i], (int)what.size, what.data);
    if (size > 0 && (size_t)size < sizeof whole) term = tr_roster_holder(roster, (truce_span){whole, (size_t)size}, of, day);
  }
  return term;
}

/* The office that led a state on a day, or NULL. */
static const tr_leading *leading_office(const tr_roster *roster, uint32_t state, truce_day day) {
  for (size_t i = 0; i < roster->leading.count; i++) {
    const tr_leading *leading = &roster->leading.items[i];
    if (leading->state == state && within(leading->from, leading->to, day)) return leading;
  }
  return NULL;
}

static const tr_term *head_of_state(const tr_roster *roster, truce_span office, uint32_t state, truce_day day) {
  const tr_leading *leading = leading_office(roster, state, day);
  if (!leading) return NULL;
  if (tr_equal_string(office, "leader")) return tr_roster_holder(roster, leading->office, state, day);
  return tr_equal(office, leading->office) ? tr_roster_holder(roster, TR_SPAN("leader"), state, day) : NULL;
}

const tr_term *tr_roster_head(const tr_roster *roster, truce_span office, uint32_t of, truce_day day) {
  const tr_term *term = NULL;
  if (of == TRUCE_NONE || day.days == TRUCE_NO_DAY) return NULL;
  if (roster->known.items[of].kind == TRUCE_STATE) return head_of_state(roster, office, of, day);
  if (!tr_listed(office, "chief head leader boss chair")) return NULL;
  for (size_t i = 0; i < roster->heads.count && !term; i++) term = tr_roster_holder(roster, roster->heads.items[i], of, day);
  return term;
}

const tr_term *tr_roster_office_of(const tr_roster *roster, uint32_t person, truce_day day) {
  const tr_term *best = NULL;
  if (day.days == TRUCE_NO_DAY) return NULL;
  for (uint32_t at = roster->known.items[person].terms; at != TRUCE_NONE; at = roster->terms.items[at].next) {
    const tr_term *term = &roster->terms.items[at];
    if (within(term->from, term->counts_to, day) && (!best || term->from.days > best->from.days)) best = term;
  }
  return best;
}

const tr_agent *tr_roster_agent(const tr_roster *roster, uint64_t hash) {
  uint32_t at = tr_index_find(&roster->by_agent, hash);
  return at == TRUCE_NONE ? NULL : &roster->agents.items[at];
}

bool tr_known_on(const tr_known *known, truce_day day) { return day.days == TRUCE_NO_DAY || within(known->from, known->to, day); }

truce_span tr_roster_minority(const tr_roster *roster, uint32_t state) {
  for (size_t i = 0; i < roster->minorities.count; i++)
    if (roster->minorities.items[i].state == state) return roster->minorities.items[i].lands;
  return (truce_span){0};
}

uint32_t tr_roster_state(const tr_roster *roster, const char *iso) {
  for (size_t i = 0; i < roster->states.count; i++)
    if (!strcmp(roster->known.items[roster->states.items[i]].country, iso)) return roster->states.items[i];
  return TRUCE_NONE;
}
