/* The tense of the clause that a word stands in, for days told without a year or week: the nearest verb above it that tells, with its auxiliaries. */
#include "base/one_of.h"
#include "base/text.h"
#include "world/tense.h"

enum { VERBS_UP = 12 };

static bool is_clause_head(const truce_word *w) {
  return TR_ONE_OF(w->upos, TRUCE_VERB, TRUCE_AUX, TRUCE_ADJ) || w->relation == TRUCE_DEPREL_ROOT;
}

/* A child of the word that is a word of a class, auxiliaries alone if so asked. */
static bool has_child(const tr_time_rules *rules, const truce_reading *reading, uint32_t word, uint32_t class_, bool auxiliary) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *child = &reading->words[w->children[i]];
    if ((!auxiliary || child->upos == TRUCE_AUX) && tr_time_word_is(rules, child->lower, class_)) return true;
  }
  return false;
}

static bool has_auxiliary(const truce_reading *reading, uint32_t word, const char *form) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (reading->words[w->children[i]].upos == TRUCE_AUX && tr_equal_string(reading->words[w->children[i]].lower, form)) return true;
  return false;
}

static bool has_auxiliary_in(const truce_reading *reading, uint32_t word, int tense) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (reading->words[w->children[i]].upos == TRUCE_AUX && (int)reading->words[w->children[i]].features.tense == tense) return true;
  return false;
}

static bool is_due(const tr_time_rules *rules, const truce_word *w) { return tr_time_word_is(rules, w->lower, rules->due_class); }
static bool is_plan(const tr_time_rules *rules, const truce_word *w) {
  return w->upos == TRUCE_VERB && (tr_time_word_is(rules, w->lemma, rules->plan_class) || is_due(rules, w));
}

static bool has_to(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *child = &reading->words[w->children[i]];
    if (truce_deprel_base(child->relation) == TRUCE_DEPREL_MARK && tr_equal_string(child->lower, "to")) return true;
  }
  return false;
}

/* "to go", "to be elected" */
static bool is_infinitive(const truce_reading *reading, uint32_t word) {
  return reading->words[word].features.verb_form == TRUCE_INFINITIVE || (has_to(reading, word) && has_auxiliary(reading, word, "be"));
}

/* "were to end on Sunday": the day lay ahead, and mostly does yet. "Were to have met on Sunday" looks back. */
static bool was_to(const truce_reading *reading, uint32_t word) {
  return has_to(reading, word) && !has_auxiliary(reading, word, "have") && (has_auxiliary(reading, word, "was") || has_auxiliary(reading, word, "were"));
}

/* "is to visit", "plans to visit", "agreed to visit": ahead of what it hangs on. 2 where that tells nothing. */
static int tense_of_infinitive(const tr_time_rules *rules, const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  if (has_auxiliary_in(reading, word, TRUCE_PRESENT)) return 1;
  if (w->head == TRUCE_NONE) return has_to(reading, word) ? 1 : 2; /* "Parliament to vote on Monday" */
  const truce_word *above = &reading->words[w->head];
  if (is_plan(rules, above) && has_auxiliary(reading, w->head, "had")) return 0; /* "had been scheduled to expire on Friday" */
  if (above->features.tense == TRUCE_PRESENT || is_plan(rules, above)) return 1;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_ACL || tr_time_word_is(rules, above->lemma, rules->ask_class)) return 0;
  return 2;
}

/* "announced a truce to begin on Sunday", "a halt starting on Monday": what is announced to begin or end lies ahead. */
static bool begins_ahead(const tr_time_rules *rules, const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_deprel base = truce_deprel_base(w->relation);
  if ((base != TRUCE_DEPREL_ACL && base != TRUCE_DEPREL_ADVCL) || w->head == TRUCE_NONE || !tr_time_word_is(rules, w->lemma, rules->start_class)) return false;
  if (!has_to(reading, word) && !tr_ends(w->lower, TR_SPAN("ing"))) return false;
  const uint32_t above = base == TRUCE_DEPREL_ACL ? reading->words[w->head].head : w->head;
  return above != TRUCE_NONE && tr_time_word_is(rules, reading->words[above].lemma, rules->announce_class);
}

/* "from Monday", "as of 6 a.m. on Friday": the words before the day, past its hour. */
static bool from_then_on(const truce_reading *reading, uint32_t at) {
  enum { HOUR_WORDS = 6 };
  const truce_word *w = reading->words;
  uint32_t before = at;
  for (int i = 0; i < HOUR_WORDS && before > 0 && w[before - 1].sentence == w[at].sentence; i++) {
    const truce_span word = w[before - 1].lower;
    if (w[before - 1].upos != TRUCE_NUM && !tr_listed(word, "on a.m. p.m. am pm noon midnight dawn sunset local time o'clock")) break;
    before--;
  }
  if (before == 0 || w[before - 1].sentence != w[at].sentence) return false;
  return tr_equal_string(w[before - 1].lower, "from") ||
         (before > 1 && tr_equal_string(w[before - 1].lower, "of") && tr_equal_string(w[before - 2].lower, "as"));
}

/* "Saturday's attack": nobody speaks of it before. */
static bool of_deed(const tr_time_rules *rules, const truce_reading *reading, uint32_t at) {
  const uint32_t head = at == TRUCE_NONE ? TRUCE_NONE : reading->words[at].head;
  return head != TRUCE_NONE && head > at && reading->words[head].upos == TRUCE_NOUN && tr_time_word_is(rules, reading->words[head].lemma, rules->done_class);
}

/* The tense of the nearest clause above the word that has one. */
static int tense_of_clause(const tr_time_rules *rules, const truce_reading *reading, uint32_t at) {
  const bool from = at != TRUCE_NONE && from_then_on(reading, at);
  const bool at_for = at != TRUCE_NONE && at > 0 && tr_equal_string(reading->words[at - 1].lower, "for");
  for (int steps = 0; at != TRUCE_NONE && steps < VERBS_UP; steps++, at = reading->words[at].head) {
    const truce_word *w = &reading->words[at];
    if (!is_clause_head(w)) continue;
    if (begins_ahead(rules, reading, at) || (from && w->upos == TRUCE_VERB && tr_time_word_is(rules, w->lemma, rules->announce_class))) return 1;
    if (was_to(reading, at)) return 1;
    if (has_auxiliary(reading, at, "had")) return is_plan(rules, w) ? 0 : -1;
    if (is_due(rules, w) || has_child(rules, reading, at, rules->will_class, false)) return 1;
    if (has_child(rules, reading, at, rules->modal_class, true)) /* would, may: past or future by the rest, so the nearer day */
      return from && !has_auxiliary(reading, at, "have"); /* "may be used from Sunday" */
    if (is_infinitive(reading, at) && (w->relation != TRUCE_DEPREL_ROOT || w->features.verb_form != TRUCE_INFINITIVE || has_to(reading, at))) {
      const int tense = tense_of_infinitive(rules, reading, at);
      if (tense != 2) return tense;
      continue;
    }
    if (w->upos == TRUCE_ADJ && w->relation != TRUCE_DEPREL_ROOT && !has_auxiliary_in(reading, at, TRUCE_PAST)) continue;
    if (at_for && w->upos == TRUCE_VERB && (is_plan(rules, w) || tr_listed(w->lemma, "set fix put call move delay"))) return 1; /* "set the vote for Tuesday" */
    if (is_plan(rules, w)) return steps > 1 || w->features.tense != TRUCE_PAST ? 1 : 0; /* "planned a rally on Saturday" */
    if (w->features.tense == TRUCE_PAST || has_auxiliary_in(reading, at, TRUCE_PAST)) return -1;
    if (w->features.tense == TRUCE_PRESENT && w->features.verb_form == TRUCE_FINITE) /* "expires on 1 March" */
      return tr_time_word_is(rules, w->lemma, rules->start_class) && !tr_ends(w->lower, TR_SPAN("ing"));
  }
  return 0;
}

int tr_tense_of(const tr_time_rules *rules, const truce_reading *reading, uint32_t at) {
  return of_deed(rules, reading, at) ? -1 : tense_of_clause(rules, reading, at);
}

bool tr_looks_back(const truce_reading *reading, uint32_t at) {
  for (int steps = 0; at != TRUCE_NONE && steps < VERBS_UP; steps++, at = reading->words[at].head) {
    const truce_word *w = &reading->words[at];
    if (w->upos != TRUCE_VERB && w->relation != TRUCE_DEPREL_ROOT) continue;
    if (has_auxiliary(reading, at, "had")) return true;
    for (uint32_t i = 0; has_auxiliary_in(reading, at, TRUCE_PAST) && i < w->child_count; i++)
      if (tr_equal_string(reading->words[w->children[i]].lemma, "not")) return true;
    return false;
  }
  return false;
}
