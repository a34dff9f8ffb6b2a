/* Where what a word tells happened. Every place that the sentence names is so many steps away in the tree; each step has a cost (the tables below), so have a
 * wide place, one before the word and each word between. The cheapest is taken if it is cheap enough or stands with "in", "at", "near" in the word's own
 * clause: these bring a place closest, what is attacked or entered next; a name that only tells whose something is, or the clause of a word of speech, are far.
 * What has no place of its own and follows from the clause before it (", killing nine") has that clause's. */
#include <string.h>

#include "base/one_of.h"
#include "base/text.h"
#include "world/event_place.h"
#include "world/scene.h"

enum {
  DEEPEST = 48,       /* steps up from a word that are followed */
  DEAREST = 14,       /* what costs more is no place of the event */
  COST_BEFORE = 10,   /* the place stands before the word */
  COST_FAR = 40,      /* words between; each costs 1 up to this */
  COST_SPEECH = 10,   /* up into the clause of a word of speech */
  ROW_WORDS = 9,      /* between two places of a row: "and in the German town of" */
  COST_OTHER = 4,     /* down any other relation; up it costs nothing */
  COST_PREPOSITION = 3,
  COST_AIM = 7,
  COST_STANDING = 2,
  GAIN_IN_CLAUSE = 8  /* a place with "in", "at", "near" in the word's own clause goes before all others */
};

static const char *const at_places[] = {
    "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "on", "along", "off", "over", "through", NULL,
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

static bool is_word(const truce_reading *reading, truce_span word, tr_place_word class_) {
  return tr_is_place_word(&reading->world->words, word, class_);
}

static truce_deprel base_of(const truce_reading *reading, uint32_t word) { return truce_deprel_base(reading->words[word].relation); }

static truce_span case_of(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < word && base_of(reading, w->children[i]) == TRUCE_DEPREL_CASE) return reading->words[w->children[i]].lower;
  return (truce_span){0};
}

/* "outside the embassies of the United States and Britain": whose they are, not where they stand. */
static bool names_owner(const truce_reading *reading, uint32_t word) {
  uint32_t at = word;
  while (base_of(reading, at) == TRUCE_DEPREL_CONJ && reading->words[at].head != TRUCE_NONE) at = reading->words[at].head;
  const truce_word *w = &reading->words[at];
  const truce_deprel base = base_of(reading, at);
  const bool owns = w->relation == TRUCE_DEPREL_NMOD_POSS || (base == TRUCE_DEPREL_NMOD && tr_equal_string(case_of(reading, at), "of"));
  const bool hangs = owns || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD;
  return hangs && w->head != TRUCE_NONE && tr_listed(reading->words[w->head].lemma, "embassy consulate mission");
}

/* The mention headed by a word if it names a place; a state that acts elsewhere in the text is where it lies, too. */
static uint32_t place_at(const truce_reading *reading, uint32_t word) {
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
  const truce_span preposition = case_of(reading, word);
  for (size_t i = 0; i < sizeof preposition_steps / sizeof *preposition_steps; i++) {
    const preposition_step *p = &preposition_steps[i];
    if (p->preposition ? tr_equal_string(preposition, p->preposition) : tr_one_of(preposition, at_places))
      return oblique ? p->oblique : of_kind ? p->kind : p->noun;
  }
  if (tr_one_of(preposition, aims)) return COST_AIM;
  return !preposition.size && of_kind ? -1 : COST_PREPOSITION;
}

static int cost_down(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_span above = reading->words[w->head].lemma;
  const truce_deprel base = base_of(reading, word);
  const bool of_kind = is_word(reading, above, TR_PLACE_KIND), owns = w->relation == TRUCE_DEPREL_NMOD_POSS;
  if (base == TRUCE_DEPREL_COMPOUND && of_kind) return -1; /* "Daraa province" */
  if (!owns && w->relation != TRUCE_DEPREL_OBL_AGENT && (base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD))
    return cost_with_preposition(reading, word, base == TRUCE_DEPREL_OBL, of_kind);
  if ((owns || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD) && is_word(reading, above, TR_PLACE_STANDING)) return COST_STANDING;
  const step *over = step_over(w->relation);
  return over ? over->down : COST_OTHER;
}

static int cost_up(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  if (is_word(reading, reading->words[w->head].lemma, TR_PLACE_TELLING)) return COST_SPEECH;
  const step *over = step_over(w->relation);
  return over ? over->up : 0;
}

/* A word and those above it up to the root; their count. */
static size_t line_up(const truce_reading *reading, uint32_t word, uint32_t line[DEEPEST]) {
  size_t count = 0;
  for (; word != TRUCE_NONE && count < DEEPEST; word = reading->words[word].head) line[count++] = word;
  return count;
}

/* The way up from the word and down to the place; INT32_MAX where there is none. */
static int cost_of_way(const truce_reading *reading, const uint32_t *line, size_t line_count, uint32_t place) {
  int cost = 0;
  uint32_t at = place;
  for (size_t down = 0; at != TRUCE_NONE && down < DEEPEST; down++) {
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

static int cost_of(const truce_reading *reading, const uint32_t *line, size_t line_count, uint32_t place) {
  const uint32_t word = line[0], away = place > word ? place - word : word - place;
  const int way = cost_of_way(reading, line, line_count, place);
  if (way == INT32_MAX) return way;
  const int before = place < word && !stands_before(reading, word, place) ? COST_BEFORE : 0;
  return way + width_cost(reading, place_at(reading, place)) + before + (int)(away < COST_FAR ? away : COST_FAR);
}

/* What a name's phrase begins with: "in the eastern city of" before Santa Cruz. */
static uint32_t phrase_start(const truce_reading *reading, uint32_t at, uint32_t least) {
  while (at > least && (tr_listed(reading->words[at - 1].lower, "of the northern southern eastern western central north south east west old") ||
                        is_word(reading, reading->words[at - 1].lemma, TR_PLACE_KIND)))
    at--;
  return at;
}

/* The place that lies in this one by the words before it ("the Nahdha area in central Baghdad", "Jangal in Kamantan"), or itself. */
static uint32_t finer(const truce_reading *reading, uint32_t place) {
  static const char *const lines[] = {"road", "street", "avenue", "highway", "bridge", "river", NULL}; /* they lie in more than one place */
  const uint32_t least = reading->sentences[reading->words[place].sentence].first;
  uint32_t at = phrase_start(reading, reading->mentions[place_at(reading, place)].first, least);
  if (at == least || !tr_equal_string(reading->words[at - 1].lower, "in")) return place;
  for (at--; at > least && reading->words[at - 1].upos == TRUCE_NOUN && place_at(reading, at - 1) == TRUCE_NONE; at--) {}
  for (uint32_t i = at; i > least && i + 6 > at; i--) {
    const uint32_t other = place_at(reading, i - 1);
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
      const uint32_t other = place_at(reading, i);
      if (other != TRUCE_NONE && other != mention && reading->mentions[other].first == at) return at == m->end ? TRUCE_NONE : other;
    }
    const bool joint = tr_one_of(word->lower, joints);
    *last |= joint;
    const bool modifies = word->upos == TRUCE_ADJ || tr_one_of(word->lower, behind) || tr_listed(word->lower, "neighbouring neighboring surrounding");
    if (!joint && !(*last && modifies) && !tr_one_of(word->lower, fillers) && !is_word(reading, word->lemma, TR_PLACE_KIND)) return TRUCE_NONE;
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
    const uint32_t other = place_at(reading, i);
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
static size_t add_row(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit) {
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
static size_t add_with_mates(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit) {
  if (count == limit || holds(out, count, mention)) return count;
  out[count++] = mention;
  const truce_word *head = &reading->words[reading->mentions[mention].head];
  for (uint32_t i = 0; i < head->child_count; i++) {
    const uint32_t mate = base_of(reading, head->children[i]) == TRUCE_DEPREL_CONJ ? place_at(reading, head->children[i]) : TRUCE_NONE;
    if (mate != TRUCE_NONE) count = add_with_mates(reading, mate, out, count, limit);
  }
  return count;
}

/* Whether a place belongs to a phrase with "in", "at", "near" that hangs on the word itself. */
static bool is_beside(const truce_reading *reading, uint32_t word, uint32_t place) {
  for (int up = 0; up < DEEPEST && place != TRUCE_NONE && reading->words[place].head != word; up++) place = reading->words[place].head;
  if (place == TRUCE_NONE) return false;
  const truce_deprel base = base_of(reading, place);
  return (base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD) && tr_one_of(case_of(reading, place), at_places);
}

/* Whether a place stands with "in", "at", "near" in the word's own clause: "took a town in Idlib", "activists in Hama marched". */
static bool in_clause(const truce_reading *reading, uint32_t word, uint32_t place) {
  static const truce_deprel parts[] = {TRUCE_DEPREL_OBJ, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_FLAT, TRUCE_DEPREL_APPOS};
  bool at_place = false;
  for (int up = 0; up < DEEPEST && place != TRUCE_NONE && place != word; up++) {
    const truce_deprel base = base_of(reading, place);
    const truce_span preposition = case_of(reading, place);
    bool part = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) part |= base == parts[i];
    if ((base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD) && reading->words[place].relation != TRUCE_DEPREL_NMOD_POSS) {
      at_place |= tr_one_of(preposition, at_places);
      part = tr_one_of(preposition, at_places) || tr_listed(preposition, "of to by during after");
    }
    if (!part) return false;
    place = reading->words[place].head;
  }
  return at_place && place == word;
}

/* "shot Lahd": to whom it is done is no place, whatever the reading took the name for. */
static bool undergoes(const truce_reading *reading, uint32_t word, uint32_t place) {
  while (base_of(reading, place) == TRUCE_DEPREL_CONJ && reading->words[place].head != TRUCE_NONE) place = reading->words[place].head;
  const truce_word *w = &reading->words[place];
  return w->head == word && (truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ || w->relation == TRUCE_DEPREL_NSUBJ_PASS) &&
         is_word(reading, reading->words[word].lemma, TR_PLACE_DONE_TO_PEOPLE);
}

/* The cheapest place of the sentence; one beside the word, or in its clause, is never too dear. */
static uint32_t cheapest(const truce_reading *reading, uint32_t word, bool beside_only) {
  const truce_sentence *sentence = &reading->sentences[reading->words[word].sentence];
  uint32_t line[DEEPEST], best = TRUCE_NONE;
  const size_t line_count = line_up(reading, word, line);
  int least = INT32_MAX;
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    if (i == word || place_at(reading, i) == TRUCE_NONE || undergoes(reading, word, i)) continue;
    const bool beside = is_beside(reading, word, i), inside = in_clause(reading, word, i);
    const int cost = cost_of(reading, line, line_count, i) - (inside ? GAIN_IN_CLAUSE : 0);
    if (cost < least && (beside || (!beside_only && (inside || cost <= DEAREST)))) least = cost, best = i;
  }
  return best;
}

/* ", killing nine", "and wounded two": what goes on from its head's clause, without a subject of its own. */
static bool goes_on(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  const truce_deprel base = base_of(reading, word);
  const bool follows = (base == TRUCE_DEPREL_ADVCL && tr_ends(w->lower, TR_SPAN("ing"))) || (base == TRUCE_DEPREL_CONJ && w->upos == TRUCE_VERB);
  if (!follows || w->head > word) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel own = base_of(reading, w->children[i]);
    if (w->children[i] < word && TR_ONE_OF(own, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_MARK, TRUCE_DEPREL_CASE)) return false;
  }
  return true;
}

static bool is_speech(const truce_reading *reading, uint32_t word) { return is_word(reading, reading->words[word].lemma, TR_PLACE_TELLING); }

static size_t places_of(const truce_reading *reading, uint32_t word, bool beside_only, uint32_t *out, size_t limit) {
  uint32_t best = cheapest(reading, word, beside_only);
  if (best == TRUCE_NONE && !beside_only && goes_on(reading, word))
    best = cheapest(reading, reading->words[word].head, is_speech(reading, reading->words[word].head));
  if (best == TRUCE_NONE) return 0;
  const uint32_t mention = place_at(reading, finer(reading, best));
  return add_row(reading, mention, out, add_with_mates(reading, mention, out, 0, limit), limit);
}

size_t tr_event_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) {
  return places_of(reading, word, is_speech(reading, word), out, limit);
}

size_t tr_adjunct_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit) { return places_of(reading, word, true, out, limit); }
