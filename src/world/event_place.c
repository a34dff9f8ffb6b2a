/* Where what a word tells happened. Every place that the sentence names is so many steps away in the tree (place_ways.c). The cheapest is taken if it is cheap
 * enough or stands with "in", "at", "near" in the word's own clause: these bring a place closest, what is attacked or entered next; a name that only tells
 * whose something is, or the clause of a word of speech, are far. What has no place of its own and follows from the clause before it (", killing nine") has
 * that clause's. With the place go those that stand in a row with it (place_rows.c). */
#include "world/event_place.h"

#include "base/one_of.h"
#include "world/place_ways.h"

enum {
  DEAREST = 14,      /* what costs more is no place of the event */
  GAIN_IN_CLAUSE = 8 /* a place with "in", "at", "near" in the word's own clause goes before all others */
};

/* Whether a place belongs to a phrase with "in", "at", "near" that hangs on the word itself. */
static bool is_beside(const truce_reading *reading, uint32_t word, uint32_t place) {
  for (int up = 0; up < TR_DEEPEST && place != TRUCE_NONE && reading->words[place].head != word; up++) place = reading->words[place].head;
  if (place == TRUCE_NONE) return false;
  const truce_deprel base = tr_base_of(reading, place);
  return (base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD) && tr_puts_at_place(tr_preposition_of(reading, place));
}

/* Whether a place stands with "in", "at", "near" in the word's own clause: "took a town in Idlib", "activists in Hama marched". */
static bool in_clause(const truce_reading *reading, uint32_t word, uint32_t place) {
  static const truce_deprel parts[] = {TRUCE_DEPREL_OBJ, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_FLAT, TRUCE_DEPREL_APPOS};
  bool at_place = false;
  for (int up = 0; up < TR_DEEPEST && place != TRUCE_NONE && place != word; up++) {
    const truce_deprel base = tr_base_of(reading, place);
    const truce_span preposition = tr_preposition_of(reading, place);
    bool part = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) part |= base == parts[i];
    if ((base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD) && reading->words[place].relation != TRUCE_DEPREL_NMOD_POSS) {
      at_place |= tr_puts_at_place(preposition);
      part = tr_puts_at_place(preposition) || tr_listed(preposition, "of to by during after");
    }
    if (!part) return false;
    place = reading->words[place].head;
  }
  return at_place && place == word;
}

/* "shot Lahd": to whom it is done is no place, whatever the reading took the name for. */
static bool undergoes(const truce_reading *reading, uint32_t word, uint32_t place) {
  while (tr_base_of(reading, place) == TRUCE_DEPREL_CONJ && reading->words[place].head != TRUCE_NONE) place = reading->words[place].head;
  const truce_word *w = &reading->words[place];
  return w->head == word && (truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ || w->relation == TRUCE_DEPREL_NSUBJ_PASS) &&
         tr_is_word_of_places(reading, reading->words[word].lemma, TR_PLACE_DONE_TO_PEOPLE);
}

/* "a US-led strike in Somalia", "dialogue with Russia": a country that tells whose or with whom is not where it is; "Turkey's south" is. */
static bool tells_whose(const truce_reading *reading, uint32_t word, uint32_t place) {
  const truce_word *w = &reading->words[place];
  const truce_mention *mention = &reading->mentions[tr_place_mention(reading, place)];
  if (mention->place == TRUCE_NONE || reading->places[mention->place].kind != TRUCE_STATE || w->head == TRUCE_NONE || w->head == word) return false;
  if (TR_ONE_OF(tr_base_of(reading, place), TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_AMOD) || w->relation == TRUCE_DEPREL_NMOD_POSS)
    return !tr_listed(reading->words[w->head].lemma, "north south east west north-east north-west south-east south-west border frontier coast capital");
  return tr_listed(tr_preposition_of(reading, place), "with between");
}

/* The cheapest place of the sentence; one beside the word, or in its clause, is never too dear. */
static uint32_t cheapest(const truce_reading *reading, uint32_t word, bool beside_only) {
  const truce_sentence *sentence = &reading->sentences[reading->words[word].sentence];
  uint32_t line[TR_DEEPEST], best = TRUCE_NONE;
  const size_t line_count = tr_line_up(reading, word, line);
  int least = INT32_MAX;
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    if (i == word || tr_place_mention(reading, i) == TRUCE_NONE || undergoes(reading, word, i) || tells_whose(reading, word, i)) continue;
    const bool beside = is_beside(reading, word, i), inside = in_clause(reading, word, i);
    const int cost = tr_cost_of_way(reading, line, line_count, i) - (inside ? GAIN_IN_CLAUSE : 0);
    if (cost < least && (beside || (!beside_only && (inside || cost <= DEAREST)))) least = cost, best = i;
  }
  return best;
}

/* ", killing nine", "and wounded two": what goes on from its head's clause, without a subject of its own. */
static bool goes_on(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_deprel base = tr_base_of(reading, word);
  const bool follows = (base == TRUCE_DEPREL_ADVCL && tr_ends(w->lower, TR_SPAN("ing"))) || (base == TRUCE_DEPREL_CONJ && w->upos == TRUCE_VERB);
  if (!follows || w->head > word) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel own = tr_base_of(reading, w->children[i]);
    if (w->children[i] < word && TR_ONE_OF(own, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_MARK, TRUCE_DEPREL_CASE)) return false;
  }
  return true;
}

static bool is_speech(const truce_reading *reading, uint32_t word) { return tr_is_word_of_places(reading, reading->words[word].lemma, TR_PLACE_TELLING); }

static size_t places_of(const truce_reading *reading, uint32_t word, bool beside_only, uint32_t *out, size_t limit) {
  uint32_t best = cheapest(reading, word, beside_only);
  if (best == TRUCE_NONE && !beside_only && goes_on(reading, word))
    best = cheapest(reading, reading->words[word].head, is_speech(reading, reading->words[word].head));
  if (best == TRUCE_NONE) return 0;
  const uint32_t mention = tr_place_mention(reading, tr_finer_place(reading, best));
  return tr_add_row(reading, mention, out, tr_add_with_mates(reading, mention, out, 0, limit), limit);
}

size_t tr_event_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) {
  return places_of(reading, word, is_speech(reading, word), out, limit);
}

size_t tr_adjunct_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) { return places_of(reading, word, true, out, limit); }
