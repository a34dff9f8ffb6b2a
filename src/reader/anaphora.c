/* Antecedents by rules and by what the model says, over the whole reading: first and second person stay who they are, the same name is the same thing, a definite
 * noun is the last thing of its name unless the model is sure that it is new; all other words take what the model says. */
#include "base/text.h"
#include "reader/window.h"

enum { SAME_LEMMA_MOST = 32 };

/* By how much an antecedent must score more than being new (tuned on half of OntoGUM dev). */
static const float noun_least = 0.25f, name_least = 0.5f, pronoun_least = 0, same_noun_least = -3;

typedef enum pronoun { OTHER_PRONOUN, I_PRONOUN, WE_PRONOUN, YOU_PRONOUN, PRONOUN_COUNT } pronoun;

static const struct {
  const char *form;
  pronoun class_;
} pronouns[] = {{"i", I_PRONOUN},   {"me", I_PRONOUN},    {"my", I_PRONOUN},         {"mine", I_PRONOUN},  {"myself", I_PRONOUN}, {"we", WE_PRONOUN},    {"us", WE_PRONOUN},
                {"our", WE_PRONOUN}, {"ours", WE_PRONOUN}, {"ourselves", WE_PRONOUN}, {"you", YOU_PRONOUN}, {"your", YOU_PRONOUN}, {"yours", YOU_PRONOUN}, {"yourself", YOU_PRONOUN}};

/* What has been seen so far. */
typedef struct scene {
  truce_reading *reading;
  const truce_name *names;
  const tr_said_antecedent *said;         /* per word: what the model says */
  truce_arena *arena;
  tr_table full_names, name_parts, nouns; /* → word */
  uint32_t *same_lemma;                   /* per word: the noun of its lemma before it */
  uint32_t last[PRONOUN_COUNT];
} scene;

static pronoun pronoun_of(const truce_word *word) {
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (tr_equal_string(word->lower, pronouns[i].form)) return pronouns[i].class_;
  return OTHER_PRONOUN;
}

/* Can the word be the head of a phrase that means somebody or something? */
static bool refers(const truce_word *word) {
  if (word->upos != TRUCE_NOUN && word->upos != TRUCE_PROPN && word->upos != TRUCE_PRON) return false;
  switch (word->relation) {
    case TRUCE_DEPREL_FLAT: case TRUCE_DEPREL_FIXED: case TRUCE_DEPREL_GOESWITH: case TRUCE_DEPREL_EXPL: case TRUCE_DEPREL_NMOD_DESC: return false;
    case TRUCE_DEPREL_COMPOUND: return word->upos == TRUCE_PROPN && word->name != TRUCE_NONE;
    default: return true;
  }
}

static bool is_class(const scene *s, const truce_word *word, truce_name_class class_) { return word->name != TRUCE_NONE && s->names[word->name].class_ == class_; }

/* The model's choice, if it is as sure as that. */
static uint32_t said(const scene *s, uint32_t w, float least) {
  const tr_said_antecedent *best = &s->said[w];
  return best->word != TRUCE_NONE && best->more > least && refers(&s->reading->words[best->word]) ? best->word : TRUCE_NONE;
}

static uint32_t of_pronoun(scene *s, uint32_t w) {
  pronoun class_ = pronoun_of(&s->reading->words[w]);
  if (class_ == OTHER_PRONOUN) return said(s, w, pronoun_least);
  uint32_t found = s->last[class_];
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

/* The same name, or for a person one that has this last name among its parts. */
static uint32_t of_name(scene *s, uint32_t w) {
  truce_span name = full_name(s, w), rest = name, part, last = name;
  uint32_t found = tr_table_find(&s->full_names, name, TRUCE_NONE);
  bool person = is_class(s, &s->reading->words[w], TRUCE_PER);
  while (tr_split(&rest, ' ', &part)) last = part;
  if (found == TRUCE_NONE && person) found = tr_table_find(&s->name_parts, last, TRUCE_NONE);
  tr_table_put(&s->full_names, name, w);
  for (rest = name; person && tr_split(&rest, ' ', &part);) tr_table_put(&s->name_parts, part, w);
  return found == TRUCE_NONE ? said(s, w, name_least) : found;
}

static bool is_modifier(const truce_word *word) {
  truce_deprel base = truce_deprel_base(word->relation);
  return base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_NUMMOD;
}

/* Has `other` every modifier that `w` has? */
static bool modifiers_fit(const truce_reading *r, const truce_word *w, const truce_word *other) {
  for (uint32_t c = 0; c < w->child_count; c++) {
    const truce_word *modifier = &r->words[w->children[c]];
    bool has = !is_modifier(modifier);
    for (uint32_t k = 0; !has && k < other->child_count; k++) has = is_modifier(&r->words[other->children[k]]) && tr_equal(r->words[other->children[k]].lemma, modifier->lemma);
    if (!has) return false;
  }
  return true;
}

/* the, this, that, these, those, or whose it is */
static bool is_definite(const truce_reading *r, const truce_word *w) {
  static const char *const determiners[] = {"the", "this", "that", "these", "those"};
  for (uint32_t c = 0; c < w->child_count; c++) {
    const truce_word *child = &r->words[w->children[c]];
    if (child->relation == TRUCE_DEPREL_NMOD_POSS) return true;
    for (size_t i = 0; child->relation == TRUCE_DEPREL_DET && i < sizeof determiners / sizeof *determiners; i++)
      if (tr_equal_string(child->lower, determiners[i])) return true;
  }
  return false;
}

/* The last noun of the same lemma and number that fits a definite noun. */
static uint32_t same_noun(scene *s, uint32_t w) {
  const truce_reading *r = s->reading;
  const truce_word *word = &r->words[w];
  char text[80];
  if (word->lemma.size > 64) return TRUCE_NONE;
  memcpy(text, word->lemma.data, word->lemma.size);
  text[word->lemma.size] = word->features.number == TRUCE_PLURAL ? '+' : '-';
  truce_span key = {text, word->lemma.size + 1};
  uint32_t before = tr_table_find(&s->nouns, key, TRUCE_NONE), found = TRUCE_NONE;
  tr_table_put(&s->nouns, before == TRUCE_NONE ? tr_arena_copy(s->arena, key) : key, w);
  s->same_lemma[w] = before;
  if (!is_definite(r, word)) return TRUCE_NONE;
  for (size_t steps = 0; before != TRUCE_NONE && found == TRUCE_NONE && steps < SAME_LEMMA_MOST; steps++, before = s->same_lemma[before])
    if (modifiers_fit(r, word, &r->words[before])) found = before;
  return found;
}

static uint32_t of_noun(scene *s, uint32_t w) {
  uint32_t found = same_noun(s, w);
  return found != TRUCE_NONE && s->said[w].more > same_noun_least ? found : said(s, w, noun_least);
}

void tr_settle_antecedents(truce_reader *reader, tr_reading_draft *draft) {
  truce_reading *r = draft->reading;
  scene s = {.reading = r, .names = draft->names.items, .said = reader->said, .arena = reader->scratch};
  s.same_lemma = TR_NEW_ARRAY(reader->scratch, uint32_t, r->word_count + 1);
  for (size_t i = 0; i < PRONOUN_COUNT; i++) s.last[i] = TRUCE_NONE;
  for (uint32_t w = 0; w < r->word_count; w++) {
    truce_word *word = &r->words[w];
    if (!refers(word))
      word->antecedent = TRUCE_NONE;
    else
      word->antecedent = word->upos == TRUCE_PRON ? of_pronoun(&s, w) : word->upos == TRUCE_PROPN ? of_name(&s, w) : of_noun(&s, w);
  }
  tr_table_free(&s.full_names);
  tr_table_free(&s.name_parts);
  tr_table_free(&s.nouns);
}
