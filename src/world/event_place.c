/* Where what a word tells happened. The place is looked for in the word's own clause first: "in", "at", "near" a place, then what is attacked, taken or
 * entered, then where to; then in clauses that hang on it, in its subject ("a bomb in Mosul killed"), and at last in the clause that it hangs on itself,
 * but never across a word of speech. Within a phrase the narrowest name counts: Rawa of "the town of Rawa in Anbar". */
#include "base/text.h"
#include "world/event_place.h"

enum { CLAUSES_UP = 4, DEEPEST = 6 };

static const char *const at_places[] = {"in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "on", "along", "off", "over", "through", NULL};
static const char *const to_places[] = {"to", "into", "toward", "towards", "onto", "during", "amid", "amidst", "after", "between", "against", NULL};
static const char *const speech[] = {"say", "tell", "report", "claim", "announce", "add", "state", "note", "confirm", "accord", "quote", "describe", "believe", "think", "know", NULL};
/* "the city of Mosul" is named by what follows, "the Mosul area of Nineveh" by what stands before. */
static const char *const named_after[] = {"city", "town", "village", "capital", "suburb", "island", "state", "camp", "port", "settlement", "hamlet", NULL};

static truce_deprel base_of(const truce_reading *reading, uint32_t word) { return truce_deprel_base(reading->words[word].relation); }

static truce_span case_of(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < word && base_of(reading, w->children[i]) == TRUCE_DEPREL_CASE) return reading->words[w->children[i]].lower;
  return (truce_span){0};
}

/* The mention headed by a word if it names a place; a state that acts elsewhere in the text is where it lies, too. */
static uint32_t place_at(const truce_reading *reading, uint32_t word) {
  uint32_t mention = reading->words[word].mention;
  if (mention == TRUCE_NONE) return TRUCE_NONE;
  const truce_mention *m = &reading->mentions[mention];
  if (m->place != TRUCE_NONE) return mention;
  bool name = reading->words[word].upos == TRUCE_PROPN && !m->pronoun;
  return name && m->actor != TRUCE_NONE && reading->actors[m->actor].kind == TRUCE_STATE ? mention : TRUCE_NONE;
}

/* In which turn a part of a phrase is searched for its place: 1 first, 0 not at all. */
static int turn_of(const truce_reading *reading, uint32_t head, uint32_t part) {
  switch (reading->words[part].relation) {
    case TRUCE_DEPREL_NMOD_POSS: return 6;
    case TRUCE_DEPREL_COMPOUND:
    case TRUCE_DEPREL_FLAT: return 2;
    case TRUCE_DEPREL_APPOS: return 3;
    case TRUCE_DEPREL_AMOD: return 5;
    default: break;
  }
  if (base_of(reading, part) != TRUCE_DEPREL_NMOD) return 0;
  const truce_span preposition = case_of(reading, part);
  if (tr_equal_string(preposition, "of")) return tr_one_of(reading->words[head].lemma, named_after) ? 1 : 3;
  if (part < head) return 5;
  return tr_one_of(preposition, at_places) ? 4 : tr_equal_string(preposition, "by") ? 7 : 0; /* "attacks by the army in Ramadi" */
}

/* The place that a phrase names, narrowest first. */
static uint32_t place_in(const truce_reading *reading, uint32_t head, int depth) {
  uint32_t found = place_at(reading, head);
  const truce_word *w = &reading->words[head];
  for (int turn = 1; turn <= 7 && found == TRUCE_NONE && depth < DEEPEST; turn++)
    for (uint32_t i = 0; i < w->child_count && found == TRUCE_NONE; i++)
      if (turn_of(reading, head, w->children[i]) == turn) found = place_in(reading, w->children[i], depth + 1);
  return found;
}

/* The wider a place, the later it is taken: a name without entry, a town, an area, a state. */
static int width_of(const truce_reading *reading, uint32_t mention) {
  if (reading->mentions[mention].place == TRUCE_NONE) return 3;
  const truce_place *place = &reading->places[reading->mentions[mention].place];
  if (place->kind == TRUCE_STATE) return 3;
  if (!place->geonames) return place->country[0] ? 0 : 2;
  return tr_equal(place->name, place->admin1) || !place->country[0] ? 2 : 1;
}

/* The narrowest place among a word's adjuncts with one of these prepositions, those after it first, then the nearest. */
static uint32_t adjunct_place(const truce_reading *reading, uint32_t word, const char *const *prepositions) {
  const truce_word *w = &reading->words[word];
  uint32_t best = TRUCE_NONE, best_score = UINT32_MAX;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel relation = base_of(reading, child);
    if ((relation != TRUCE_DEPREL_OBL && relation != TRUCE_DEPREL_NMOD) || !tr_one_of(case_of(reading, child), prepositions)) continue;
    const uint32_t place = place_in(reading, child, 0);
    if (place == TRUCE_NONE) continue;
    const uint32_t away = child > word ? child - word : 5000 + word - child, score = (uint32_t)width_of(reading, place) * 20000 + away;
    if (score < best_score) best = place, best_score = score;
  }
  return best;
}

static uint32_t object_place(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  uint32_t found = TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count && found == TRUCE_NONE; i++) {
    const truce_deprel relation = reading->words[w->children[i]].relation;
    if (truce_deprel_base(relation) == TRUCE_DEPREL_OBJ) found = place_in(reading, w->children[i], 0);
    else if (relation == TRUCE_DEPREL_NSUBJ_PASS) found = place_at(reading, w->children[i]); /* "Vukovar was captured" */
  }
  return found;
}

/* Clauses that hang on the word and follow it: "killed 15 and wounded 17 in Rawa", "went off, killing 15 in Rawa". */
static uint32_t dependent_place(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  uint32_t found = TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count && found == TRUCE_NONE; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel relation = base_of(reading, child);
    if (child < word || (relation != TRUCE_DEPREL_ADVCL && relation != TRUCE_DEPREL_XCOMP && relation != TRUCE_DEPREL_CONJ)) continue;
    found = adjunct_place(reading, child, at_places);
    if (found == TRUCE_NONE) found = object_place(reading, child);
  }
  return found;
}

static uint32_t subject_place(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  uint32_t found = TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count && found == TRUCE_NONE; i++)
    if (base_of(reading, w->children[i]) == TRUCE_DEPREL_NSUBJ) found = adjunct_place(reading, w->children[i], at_places);
  return found;
}

static uint32_t clause_place(const truce_reading *reading, uint32_t word, bool own) {
  uint32_t found = adjunct_place(reading, word, at_places);
  if (found == TRUCE_NONE) found = object_place(reading, word);
  if (found == TRUCE_NONE && own) found = adjunct_place(reading, word, to_places);
  if (found == TRUCE_NONE && own) found = dependent_place(reading, word);
  return found == TRUCE_NONE ? subject_place(reading, word) : found;
}

/* Whether the place of the head's clause is that of the word's, too. */
static bool shares_clause(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  if (w->head == TRUCE_NONE || tr_one_of(reading->words[w->head].lemma, speech)) return false;
  switch (base_of(reading, word)) {
    case TRUCE_DEPREL_CONJ:
    case TRUCE_DEPREL_XCOMP:
    case TRUCE_DEPREL_ADVCL:
    case TRUCE_DEPREL_ACL:
    case TRUCE_DEPREL_CCOMP: return true;
    case TRUCE_DEPREL_OBJ:
    case TRUCE_DEPREL_NSUBJ:
    case TRUCE_DEPREL_OBL:
    case TRUCE_DEPREL_NMOD: return w->upos == TRUCE_NOUN || w->upos == TRUCE_PROPN;
    default: return false;
  }
}

static size_t add_with_mates(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit) {
  if (count == limit) return count;
  out[count++] = mention;
  const truce_word *head = &reading->words[reading->mentions[mention].head];
  for (uint32_t i = 0; i < head->child_count; i++) {
    const uint32_t mate = base_of(reading, head->children[i]) == TRUCE_DEPREL_CONJ ? place_at(reading, head->children[i]) : TRUCE_NONE;
    if (mate != TRUCE_NONE && mate != mention) count = add_with_mates(reading, mate, out, count, limit);
  }
  return count;
}

size_t tr_event_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) {
  for (int up = 0; up < CLAUSES_UP; up++) {
    const uint32_t found = clause_place(reading, word, up == 0);
    if (found != TRUCE_NONE) return add_with_mates(reading, found, out, 0, limit);
    if (!shares_clause(reading, word)) return 0;
    word = reading->words[word].head;
  }
  return 0;
}

size_t tr_adjunct_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) {
  const uint32_t found = adjunct_place(reading, word, at_places);
  return found == TRUCE_NONE ? 0 : add_with_mates(reading, found, out, 0, limit);
}
