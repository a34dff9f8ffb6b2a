/* Tells by capitals, part of speech and neighbours what a rule of times matches, but is none. May, March, Sun and the like are told apart; names like
 * "Friday" are not. */
#include "world/time_lookalikes.h"

#include "base/ascii.h"
#include "base/dates.h"
#include "base/one_of.h"
#include "base/text.h"

uint32_t tr_sentence_word(const truce_reading *reading, const truce_sentence *sentence, uint32_t byte) {
  const uint32_t word = truce_word_at(reading, byte);
  return word < sentence->end ? word : sentence->end - 1;
}

bool tr_time_hit_is(const tr_time_hit *h, const char *action) { return tr_equal_string(h->rule->action[0], action); }

static bool single(const tr_time_hit *h) { return h->end - h->first == 1; }

/* Is the token before the hit, or behind it, one of these signs or words? */
static bool before_is(const tr_time_matcher *m, const tr_time_hit *h, const char *words) {
  return h->first > 0 && tr_listed(m->tokens[h->first - 1].lower, words);
}
static bool behind_is(const tr_time_matcher *m, const tr_time_hit *h, const char *words) {
  return h->end < m->count && tr_listed(m->tokens[h->end].lower, words);
}

/* ---- titles and demonstrations ---- */

static bool capital_at(const truce_reading *reading, const tr_time_token *token) {
  return tr_ascii_capital(reading->report->text.data[token->where.start]);
}

static bool letter_at(const tr_time_matcher *m, size_t at) { return tr_ascii_small(m->tokens[at].lower.data[0]); }

/* No noun, verb or adjective of the sentence is small: a headline. */
static bool all_capitals(const truce_reading *reading, const truce_sentence *sentence) {
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    const truce_word *w = &reading->words[i];
    const char first = reading->report->text.data[w->where.start];
    if (TR_ONE_OF(w->upos, TRUCE_NOUN, TRUCE_VERB, TRUCE_ADJ) && tr_ascii_small(first)) return false;
  }
  return true;
}

/* "USA Today", "60 Minutes", "on ABC's 'This Week'": words that are small elsewhere have capitals within a sentence. */
static bool part_of_title(const truce_reading *reading, const truce_sentence *sentence, const tr_time_matcher *m, const tr_time_hit *h) {
  const tr_time_token *before = h->first > 0 ? &m->tokens[h->first - 1] : NULL;
  if (!before || !tr_listed(h->rule->action[0], "day unit ref clock part duration")) return false;
  for (size_t i = h->first; i < h->end; i++)
    if (!letter_at(m, i) || m->tokens[i].lower.size < 3 || !capital_at(reading, &m->tokens[i])) return false;
  if (h->end - h->first == 1 && !letter_at(m, h->first - 1) && !tr_ascii_digit(before->lower.data[0])) return false;
  return !all_capitals(reading, sentence);
}

/* "the annual March for Life", but not "in March for Geneva" */
static bool demonstration(const truce_reading *reading, const truce_sentence *sentence, const tr_time_matcher *m, size_t behind, uint32_t word) {
  return behind < m->count && tr_listed(m->tokens[behind].lower, "for of on against") &&
         (word == sentence->first || reading->words[word - 1].upos != TRUCE_ADP);
}

/* ---- months and days that are words besides: may, march, sun, sat ---- */

static bool name_like(const truce_reading *reading, const truce_sentence *sentence, const tr_time_matcher *m, const tr_time_hit *h, uint32_t at) {
  const tr_time_token *token = &m->tokens[h->first];
  const truce_word *word = &reading->words[at];
  const bool may = tr_equal_string(token->lower, "may"), march = tr_equal_string(token->lower, "march");
  if (!capital_at(reading, token) || TR_ONE_OF(word->upos, TRUCE_AUX, TRUCE_VERB)) return true;
  if (token->lower.size == 3 && !may && !behind_is(m, h, ".")) return true;
  if (may && word->upos != TRUCE_PROPN && !(at > sentence->first && reading->words[at - 1].upos == TRUCE_ADP)) return true;
  if (word->name != TRUCE_NONE && reading->names[word->name].class_ == TRUCE_PER) return true;
  return march && demonstration(reading, sentence, m, h->end, at);
}

/* ---- numbers that are no years ---- */

/* A year more than 150 years back or 30 ahead is rather a number. */
static bool out_of_reach(const truce_reading *reading, const tr_time_hit *h) {
  int now = reading->report->published.days == TRUCE_NO_DAY ? 2000 : tr_civil_of(reading->report->published).year;
  return h->bound[0].number < now - 150 || h->bound[0].number > now + 30;
}

/* "1,500 people", "killed 1200 soldiers" */
static bool counts(const truce_reading *reading, const tr_time_token *token, uint32_t at) {
  const truce_word *word = &reading->words[at];
  const bool of_noun = word->relation == TRUCE_DEPREL_NUMMOD && word->head != TRUCE_NONE && word->head > at && reading->words[word->head].upos == TRUCE_NOUN;
  return of_noun && token->lower.data[0] == '1' && token->lower.data[1] < '7';
}

static bool no_year(const truce_reading *reading, const tr_time_matcher *m, const tr_time_hit *h, uint32_t at) {
  if (h->bound[0].is_number && out_of_reach(reading, h) && !before_is(m, h, "in since of until by")) return true;
  return single(h) && (counts(reading, &m->tokens[h->first], at) || behind_is(m, h, "% $") || before_is(m, h, "$ #"));
}

/* ---- all of them ---- */

/* "mid-Friday": tied by a hyphen to the word before it. */
static bool tied(const tr_time_matcher *m, const tr_time_hit *h) {
  if (h->first < 2 || m->tokens[h->first].space_before) return false;
  const tr_time_token *hyphen = &m->tokens[h->first - 1];
  return hyphen->lower.data[0] == '-' && !hyphen->space_before;
}

bool tr_time_looks_wrong(const truce_reading *reading, const truce_sentence *sentence, const tr_time_matcher *m, const tr_time_hit *h) {
  const tr_time_token *first = &m->tokens[h->first];
  const uint32_t at = tr_sentence_word(reading, sentence, first->where.start);
  const bool year = tr_time_hit_is(h, "year");
  if (single(h) && tr_time_word_is(m->rules, first->lower, m->rules->name_like_class) && name_like(reading, sentence, m, h, at)) return true;
  if (single(h) && tr_listed(first->lower, "fall spring")) return true;
  if (single(h) && tr_equal_string(first->lower, "current") && reading->words[at].upos == TRUCE_NOUN) return true;
  if (year && no_year(reading, m, h, at)) return true;
  return part_of_title(reading, sentence, m, h) || (single(h) && !year && tied(m, h));
}
