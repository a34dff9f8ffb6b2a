/* Places that stand together: the finer of two that lie in one another, and all of a row ("in Chibok and Biu"). */
#include "world/place_ways.h"

#include <string.h>

enum { ROW_WORDS = 9 }; /* between two places of a row: "and in the German town of" */

/* What a name's phrase begins with: "in the eastern city of" before Santa Cruz. */
static uint32_t phrase_start(const truce_reading *reading, uint32_t at, uint32_t least) {
  while (at > least && (tr_listed(reading->words[at - 1].lower, "of the northern southern eastern western central north south east west old") ||
                        tr_is_word_of_places(reading, reading->words[at - 1].lemma, TR_PLACE_KIND)))
    at--;
  return at;
}

/* The place that lies in this one by the words before it ("the Nahdha area in central Baghdad", "Jangal in Kamantan"), or itself. */
uint32_t tr_finer_place(const truce_reading *reading, uint32_t place) {
  static const char *const lines[] = {"road", "street", "avenue", "highway", "bridge", "river", NULL}; /* they lie in more than one place */
  const uint32_t least = reading->sentences[reading->words[place].sentence].first;
  uint32_t at = phrase_start(reading, reading->mentions[tr_place_mention(reading, place)].first, least);
  if (at == least || !tr_equal_string(reading->words[at - 1].lower, "in")) return place;
  for (at--; at > least && reading->words[at - 1].upos == TRUCE_NOUN && tr_place_mention(reading, at - 1) == TRUCE_NONE; at--) {}
  for (uint32_t i = at; i > least && i + 6 > at; i--) {
    const uint32_t other = tr_place_mention(reading, i - 1);
    if (other == TRUCE_NONE || reading->mentions[other].end < at) continue;
    return reading->mentions[other].place == TRUCE_NONE || tr_one_of(reading->words[i - 1].lower, lines) ? place : i - 1;
  }
  return place;
}

/* "Evian, Switzerland": the second holds the first. */
static bool holds_it(const truce_reading *reading, uint32_t inner, uint32_t outer) {
  const truce_mention *a = &reading->mentions[inner], *b = &reading->mentions[outer];
  if (a->place == TRUCE_NONE || b->place == TRUCE_NONE) return false;
  const truce_place *in = &reading->places[a->place], *out = &reading->places[b->place];
  return in->kind != TRUCE_STATE && !strcmp(in->country, out->country) && (out->kind == TRUCE_STATE || tr_equal(out->name, in->admin1));
}

/* The next place of a row: only commas, "and", "or", the noun of a kind between; `last` tells whether "and" or "or" stood there. */
static uint32_t next_of_row(const truce_reading *reading, uint32_t mention, bool *last) {
  static const char *const joints[] = {"and", "or", "&", NULL};
  static const char *const fillers[] = {",", "the", "both", NULL};
  static const char *const behind[] = {"of", "in", NULL}; /* "in Jolo and in the city of Cebu", but not "Jolo in Sulu" */
  const truce_mention *m = &reading->mentions[mention];
  const uint32_t end = reading->sentences[reading->words[m->head].sentence].end;
  *last = false;
  for (uint32_t at = m->end; at < end && at < m->end + ROW_WORDS; at++) {
    const truce_word *word = &reading->words[at];
    for (uint32_t i = at; i < end && i < at + 5; i++) {
      const uint32_t other = tr_place_mention(reading, i);
      if (other != TRUCE_NONE && other != mention && reading->mentions[other].first == at) return at == m->end ? TRUCE_NONE : other;
    }
    const bool joint = tr_one_of(word->lower, joints);
    *last |= joint;
    const bool modifies = word->upos == TRUCE_ADJ || tr_one_of(word->lower, behind) || tr_listed(word->lower, "neighbouring neighboring surrounding");
    if (!joint && !(*last && modifies) && !tr_one_of(word->lower, fillers) && !tr_is_word_of_places(reading, word->lemma, TR_PLACE_KIND)) return TRUCE_NONE;
  }
  return TRUCE_NONE;
}

static bool holds(const uint32_t *items, size_t count, uint32_t item) {
  for (size_t i = 0; i < count; i++)
    if (items[i] == item) return true;
  return false;
}

/* The place before one in its row, or TRUCE_NONE. */
static uint32_t before_in_row(const truce_reading *reading, uint32_t mention) {
  const truce_mention *m = &reading->mentions[mention];
  bool last;
  for (uint32_t i = reading->sentences[reading->words[m->head].sentence].first; i < m->first; i++) {
    const uint32_t other = tr_place_mention(reading, i);
    if (other != TRUCE_NONE && next_of_row(reading, other, &last) == mention && !holds_it(reading, other, mention)) return other;
  }
  return TRUCE_NONE;
}

/* The place that a row of the sentence begins with: "Basra" for the second of "Basra and nearby Zubair". */
static uint32_t first_of_row(const truce_reading *reading, uint32_t mention) {
  for (uint32_t before = before_in_row(reading, mention); before != TRUCE_NONE; before = before_in_row(reading, mention)) mention = before;
  return mention;
}

/* All of a row of places that is joined by "and" or "or" somewhere. */
size_t tr_add_row(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit) {
  bool joined = false, last;
  const uint32_t first = first_of_row(reading, mention);
  uint32_t end = first;
  for (uint32_t next = next_of_row(reading, end, &last); next != TRUCE_NONE && !holds_it(reading, end, next); next = next_of_row(reading, end, &last))
    joined |= last, end = next;
  for (uint32_t at = first; joined && count < limit; at = next_of_row(reading, at, &last)) {
    if (!holds(out, count, at)) out[count++] = at;
    if (at == end) break;
  }
  return count;
}

/* A place with those that hang on it in the tree as its like. */
size_t tr_add_with_mates(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit) {
  if (count == limit || holds(out, count, mention)) return count;
  out[count++] = mention;
  const truce_word *head = &reading->words[reading->mentions[mention].head];
  for (uint32_t i = 0; i < head->child_count; i++) {
    const uint32_t mate = tr_base_of(reading, head->children[i]) == TRUCE_DEPREL_CONJ ? tr_place_mention(reading, head->children[i]) : TRUCE_NONE;
    if (mate != TRUCE_NONE) count = tr_add_with_mates(reading, mate, out, count, limit);
  }
  return count;
}
