/* Antecedents of the whole reading: what the model says, if it is sure enough; else first and second person stay who they are, and a name whose like stands too
 * far back for the model is the same thing. */
#include "base/one_of.h"
#include "base/text.h"
#include "reader/window.h"

/* By how much an antecedent must score more than being new (tuned on OntoGUM dev). */
static const float least_of_nouns = 0, least_of_names = -0.25f, least_of_pronouns = -0.5f;

enum { CLASSES_THAT_STAY = 3 }; /* I, we, you */

/* What has been seen so far. */
typedef struct scene {
  truce_reading *reading;
  const tr_said_antecedent *said; /* per word: what the model says */
  truce_arena *arena;
  tr_table full_names;            /* → word */
  uint32_t *place;                /* per word: how many nouns, names and pronouns stand before it */
  uint32_t last[CLASSES_THAT_STAY + 1];
} scene;

/* Can the word be the head of a phrase that means somebody or something? */
static bool refers(const truce_word *word) {
  if (!TR_ONE_OF(word->upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_PRON)) return false;
  switch (word->relation) {
    case TRUCE_DEPREL_FLAT: case TRUCE_DEPREL_FIXED: case TRUCE_DEPREL_GOESWITH: case TRUCE_DEPREL_EXPL: case TRUCE_DEPREL_NMOD_DESC: return false;
    case TRUCE_DEPREL_COMPOUND: return word->upos == TRUCE_PROPN && word->name != TRUCE_NONE;
    default: return true;
  }
}

/* The model's choice, if it is as sure as that. */
static uint32_t said(const scene *s, uint32_t w, float least) {
  const tr_said_antecedent *best = &s->said[w];
  return best->word != TRUCE_NONE && best->more > least && refers(&s->reading->words[best->word]) ? best->word : TRUCE_NONE;
}

static uint32_t of_pronoun(scene *s, uint32_t w) {
  uint8_t class_ = tr_class_of_pronoun(s->reading->words[w].lower);
  uint32_t found = said(s, w, least_of_pronouns);
  if (!class_ || class_ > CLASSES_THAT_STAY) return found;
  if (found == TRUCE_NONE) found = s->last[class_];
  s->last[class_] = w;
  return found;
}

/* The words of a name around its head, in lower case, joined by blanks. */
static truce_span full_name(scene *s, uint32_t w) {
  const truce_reading *r = s->reading;
  const truce_word *word = &r->words[w];
  char text[512];
  size_t size = 0;
  for (uint32_t c = 0, done = 0; c <= word->child_count; c++) { /* children before the head, the head, children behind it */
    uint32_t k = c < word->child_count ? word->children[c] : TRUCE_NONE;
    for (int turn = 0; turn < 2; turn++) {
      uint32_t part = turn == 0 ? (!done && (k == TRUCE_NONE || k > w) ? w : TRUCE_NONE) : k;
      if (part == TRUCE_NONE) continue;
      if (part == w) done = 1;
      const truce_word *p = &r->words[part];
      bool belongs = part == w || (p->upos == TRUCE_PROPN && (p->relation == TRUCE_DEPREL_FLAT || p->relation == TRUCE_DEPREL_COMPOUND));
      if (!belongs || size + p->lower.size + 1 > sizeof text) continue;
      if (size) text[size++] = ' ';
      memcpy(text + size, p->lower.data, p->lower.size);
      size += p->lower.size;
    }
  }
  return tr_arena_copy(s->arena, (truce_span){text, size});
}

static uint32_t of_name(scene *s, uint32_t w) {
  truce_span name = full_name(s, w);
  uint32_t before = tr_table_find(&s->full_names, name, TRUCE_NONE), found = said(s, w, least_of_names);
  tr_table_put(&s->full_names, name, w);
  bool far = before != TRUCE_NONE && s->place[w] - s->place[before] > TR_CANDIDATES_MOST;
  return found == TRUCE_NONE && far ? before : found;
}

void tr_settle_antecedents(truce_reader *reader, tr_reading_draft *draft) {
  truce_reading *r = draft->reading;
  scene s = {.reading = r, .said = reader->said, .arena = reader->scratch};
  s.place = TR_NEW_ARRAY(reader->scratch, uint32_t, r->word_count + 1);
  for (size_t i = 0; i <= CLASSES_THAT_STAY; i++) s.last[i] = TRUCE_NONE;
  for (uint32_t w = 0, seen = 0; w < r->word_count; w++) {
    truce_word *word = &r->words[w];
    s.place[w] = seen;
    seen += TR_ONE_OF(word->upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_PRON);
    if (!refers(word))
      word->antecedent = TRUCE_NONE;
    else
      word->antecedent = word->upos == TRUCE_PRON ? of_pronoun(&s, w) : word->upos == TRUCE_PROPN ? of_name(&s, w) : said(&s, w, least_of_nouns);
  }
  tr_table_free(&s.full_names);
}
