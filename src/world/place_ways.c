/* What the way through the tree from a word to a place costs: each step by the tables below, then how wide the place is, whether it stands before the word, and
 * each word between. The costs were set on event-location. */
#include "world/place_ways.h"

#include <string.h>

#include "base/one_of.h"

enum {
  COST_BEFORE = 10,   /* the place stands before the word */
  COST_FAR = 40,      /* words between; each costs 1 up to this */
  COST_SPEECH = 10,   /* up into the clause of a word of speech */
  COST_OTHER = 4,     /* down any other relation; up it costs nothing */
  COST_PREPOSITION = 3,
  COST_AIM = 7,
  COST_STANDING = 2
};

typedef struct step {
  truce_deprel relation;
  int8_t down, up;
} step;

static const step steps[] = {
    {TRUCE_DEPREL_OBJ, -3, -1}, {TRUCE_DEPREL_NSUBJ_PASS, 1, 2}, {TRUCE_DEPREL_NSUBJ, 2, 2}, {TRUCE_DEPREL_CONJ, 2, -2}, {TRUCE_DEPREL_XCOMP, 0, -1},
    {TRUCE_DEPREL_CCOMP, 2, 0}, {TRUCE_DEPREL_ADVCL, 3, 8}, {TRUCE_DEPREL_ACL, 2, -2}, {TRUCE_DEPREL_ACL_RELCL, 3, -2},
    {TRUCE_DEPREL_PARATAXIS, 2, 0}, {TRUCE_DEPREL_OBL_AGENT, 9, 0}, {TRUCE_DEPREL_NMOD_POSS, 5, 0}, {TRUCE_DEPREL_COMPOUND, 6, 0},
    {TRUCE_DEPREL_FLAT, 6, 0}, {TRUCE_DEPREL_AMOD, 6, 0}, {TRUCE_DEPREL_APPOS, 6, 0},
};

/* Down a phrase with a preposition: of a word of doing, of any other noun, of a noun that is a kind of place. */
typedef struct preposition_step {
  const char *preposition; /* NULL: any of at_places */
  int8_t oblique, noun, kind;
} preposition_step;

static const preposition_step preposition_steps[] = {{NULL, -6, -3, 6}, {"of", 3, 1, -3}, {"from", 9, 9, 9}};
static const char *const aims[] = {"against", "for", "with", "about", "by", "to", NULL}; /* they tell of whom, not where */

/* A town, a name without entry, an area or a name of nowhere known, a state. */
static const int8_t width_costs[] = {-7, -6, -2, 7};

bool tr_puts_at_place(truce_span preposition) {
  static const char *const at_places[] = {
      "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "on", "along", "off", "over", "through", NULL,
  };
  return tr_one_of(preposition, at_places);
}

truce_span tr_preposition_of(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < word && tr_base_of(reading, w->children[i]) == TRUCE_DEPREL_CASE) return reading->words[w->children[i]].lower;
  return (truce_span){0};
}

/* "outside the embassies of the United States and Britain": whose they are, not where they stand. */
static bool names_owner(const truce_reading *reading, uint32_t word) {
  uint32_t at = word;
  while (tr_base_of(reading, at) == TRUCE_DEPREL_CONJ && reading->words[at].head != TRUCE_NONE) at = reading->words[at].head;
  const truce_word *w = &reading->words[at];
  const truce_deprel base = tr_base_of(reading, at);
  const bool owns = w->relation == TRUCE_DEPREL_NMOD_POSS || (base == TRUCE_DEPREL_NMOD && tr_equal_string(tr_preposition_of(reading, at), "of"));
  const bool hangs = owns || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD;
  return hangs && w->head != TRUCE_NONE && tr_listed(reading->words[w->head].lemma, "embassy consulate mission");
}

/* The mention headed by a word if it names a place; a state that acts elsewhere in the text is where it lies, too. */
uint32_t tr_place_mention(const truce_reading *reading, uint32_t word) {
  const uint32_t mention = reading->words[word].mention;
  if (mention == TRUCE_NONE || names_owner(reading, word)) return TRUCE_NONE;
  const truce_mention *m = &reading->mentions[mention];
  if (m->place != TRUCE_NONE) return mention;
  const bool name = reading->words[word].upos == TRUCE_PROPN && !m->pronoun;
  return name && m->actor != TRUCE_NONE && reading->actors[m->actor].kind == TRUCE_STATE ? mention : TRUCE_NONE;
}

static int width_cost(const truce_reading *reading, uint32_t mention) {
  if (reading->mentions[mention].place == TRUCE_NONE) return width_costs[3];
  const truce_place *place = &reading->places[reading->mentions[mention].place];
  if (place->kind == TRUCE_STATE) return width_costs[3];
  if (!place->geonames) return width_costs[place->country[0] ? 1 : 2];
  return width_costs[tr_equal(place->name, place->admin1) || !place->country[0] ? 2 : 0];
}

static const step *step_over(truce_deprel relation) {
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    if (steps[i].relation == relation) return &steps[i];
  const truce_deprel base = truce_deprel_base(relation);
  return base == relation ? NULL : step_over(base);
}

static int cost_with_preposition(const truce_reading *reading, uint32_t word, bool oblique, bool of_kind) {
  const truce_span preposition = tr_preposition_of(reading, word);
  for (size_t i = 0; i < sizeof preposition_steps / sizeof *preposition_steps; i++) {
    const preposition_step *p = &preposition_steps[i];
    if (p->preposition ? tr_equal_string(preposition, p->preposition) : tr_puts_at_place(preposition))
      return oblique ? p->oblique : of_kind ? p->kind : p->noun;
  }
  if (tr_one_of(preposition, aims)) return COST_AIM;
  return !preposition.size && of_kind ? -1 : COST_PREPOSITION;
}

static int cost_down(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_span above = reading->words[w->head].lemma;
  const truce_deprel base = tr_base_of(reading, word);
  const bool of_kind = tr_is_word_of_places(reading, above, TR_PLACE_KIND), owns = w->relation == TRUCE_DEPREL_NMOD_POSS;
  if (base == TRUCE_DEPREL_COMPOUND && of_kind) return -1; /* "Daraa province" */
  if (!owns && w->relation != TRUCE_DEPREL_OBL_AGENT && (base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD))
    return cost_with_preposition(reading, word, base == TRUCE_DEPREL_OBL, of_kind);
  if ((owns || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD) && tr_is_word_of_places(reading, above, TR_PLACE_STANDING)) return COST_STANDING;
  const step *over = step_over(w->relation);
  return over ? over->down : COST_OTHER;
}

static int cost_up(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  if (tr_is_word_of_places(reading, reading->words[w->head].lemma, TR_PLACE_TELLING)) return COST_SPEECH;
  const step *over = step_over(w->relation);
  return over ? over->up : 0;
}

/* A word and those above it up to the root; their count. */
size_t tr_line_up(const truce_reading *reading, uint32_t word, uint32_t line[TR_DEEPEST]) {
  size_t count = 0;
  for (; word != TRUCE_NONE && count < TR_DEEPEST; word = reading->words[word].head) line[count++] = word;
  return count;
}

/* The way up from the word and down to the place; INT32_MAX where there is none. */
static int cost_of_steps(const truce_reading *reading, const uint32_t *line, size_t line_count, uint32_t place) {
  int cost = 0;
  uint32_t at = place;
  for (size_t down = 0; at != TRUCE_NONE && down < TR_DEEPEST; down++) {
    for (size_t up = 0; up < line_count; up++) {
      if (line[up] != at) continue;
      for (size_t i = 0; i < up; i++) cost += cost_up(reading, line[i]);
      return cost;
    }
    if (reading->words[at].head != TRUCE_NONE) cost += cost_down(reading, at);
    at = reading->words[at].head;
  }
  return INT32_MAX;
}

/* What stands before its word by its role: "Kosovo is patrolled", "the town that they stormed". */
static bool stands_before(const truce_reading *reading, uint32_t word, uint32_t place) {
  const bool passive = reading->words[place].relation == TRUCE_DEPREL_NSUBJ_PASS && reading->words[place].head == word;
  return passive || (reading->words[word].relation == TRUCE_DEPREL_ACL_RELCL && reading->words[word].head == place);
}

int tr_cost_of_way(const truce_reading *reading, const uint32_t *line, size_t line_count, uint32_t place) {
  const uint32_t word = line[0], away = place > word ? place - word : word - place;
  const int way = cost_of_steps(reading, line, line_count, place);
  if (way == INT32_MAX) return way;
  const int before = place < word && !stands_before(reading, word, place) ? COST_BEFORE : 0;
  return way + width_cost(reading, tr_place_mention(reading, place)) + before + (int)(away < COST_FAR ? away : COST_FAR);
}
