/* Likeness of two words by six features: near, phrase, pronoun, name, gap, syntax. train/likeness.py counts the same buckets. */
#include "reader/likeness.h"

#include <string.h>
#include <xxhash.h>

#include "base/text.h"

enum { PHRASE_FIRST = 12, PRONOUN_FIRST = 18, NAME_FIRST = 21, GAP_FIRST = 29, SYNTAX_FIRST = 38, GAP_MOST = 8, STEM_MOST = 64, ABOVE_MOST = 64 };

static const char *const classes[TR_CLASSES_OF_PRONOUNS] = {
    "i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves", "he him his himself", "she her hers herself",
    "it its itself", "they them their theirs themselves", "this that these those", "who whom whose which what",
};

static uint64_t hash(truce_span word) { return XXH3_64bits(word.data, word.size); }

uint8_t tr_class_of_pronoun(truce_span lower) {
  for (uint8_t c = 0; c < TR_CLASSES_OF_PRONOUNS; c++) {
    truce_span rest = tr_span(classes[c]), word;
    while (tr_split(&rest, ' ', &word))
      if (tr_equal(word, lower)) return (uint8_t)(c + 1);
  }
  return 0;
}

/* A noun without the ending of the plural. */
static uint64_t stem_of(truce_span noun) {
  static const struct {
    const char *ending, *instead;
  } endings[] = {{"ies", "y"}, {"ses", "s"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"}, {"ss", "ss"}, {"us", "us"}, {"is", "is"}, {"s", ""}};
  char text[STEM_MOST];
  if (noun.size > sizeof text) return hash(noun);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t cut = strlen(endings[i].ending), put = strlen(endings[i].instead);
    if (noun.size <= cut + 1 || memcmp(noun.data + noun.size - cut, endings[i].ending, cut) != 0) continue;
    memcpy(text, noun.data, noun.size - cut);
    memcpy(text + noun.size - cut, endings[i].instead, put);
    return hash((truce_span){text, noun.size - cut + put});
  }
  return hash(noun);
}

static bool is_modifier(const truce_word *word) {
  switch (word->relation) {
    case TRUCE_DEPREL_AMOD:
    case TRUCE_DEPREL_COMPOUND:
    case TRUCE_DEPREL_NUMMOD:
    case TRUCE_DEPREL_FLAT:
    case TRUCE_DEPREL_NMOD:
    case TRUCE_DEPREL_NMOD_POSS:
    case TRUCE_DEPREL_NMOD_DESC: return true;
    default: return false;
  }
}

static void add_part(tr_parts *parts, uint64_t word) {
  if (parts->count < TR_PARTS_MOST) parts->words[parts->count++] = word;
}

/* The first character of a part, put behind the others. */
static size_t add_initial(truce_span part, char *initials, size_t size) {
  size_t length = 1;
  while (length < part.size && ((unsigned char)part.data[length] & 0xC0) == 0x80) length++;
  if (length > 4) length = 4;
  memcpy(initials + size, part.data, length);
  return size + length;
}

tr_traits tr_traits_of(const truce_word *words, uint32_t w, uint32_t first, uint32_t end) {
  const truce_word *word = &words[w];
  tr_traits t = {.word = w, .form = hash(word->lower)};
  t.stem = word->upos == TRUCE_NOUN ? stem_of(word->lower) : t.form;
  if (word->upos == TRUCE_PRON) {
    uint8_t class_ = tr_class_of_pronoun(word->lower);
    t.pronoun = class_ ? class_ : TR_CLASSES_OF_PRONOUNS + 1;
  }
  char initials[4 * TR_PARTS_MOST];
  size_t size = 0;
  for (uint32_t k = first; k < end; k++) {
    if (words[k].head == w && is_modifier(&words[k])) add_part(&t.modifiers, hash(words[k].lower));
    bool belongs = k == w || (words[k].head == w && words[k].upos == TRUCE_PROPN &&
                              (words[k].relation == TRUCE_DEPREL_FLAT || words[k].relation == TRUCE_DEPREL_COMPOUND));
    if (word->upos != TRUCE_PROPN || !belongs || t.name.count == TR_PARTS_MOST) continue;
    add_part(&t.name, hash(words[k].lower));
    size = add_initial(words[k].lower, initials, size);
  }
  if (t.name.count > 1) t.initials = XXH3_64bits(initials, size);
  return t;
}

static bool has(const tr_parts *parts, uint64_t word) {
  for (size_t i = 0; i < parts->count; i++)
    if (parts->words[i] == word) return true;
  return false;
}

/* How many of the words the other has too. */
static size_t shared(const tr_parts *a, const tr_parts *b) {
  size_t count = 0;
  for (size_t i = 0; i < a->count; i++) count += has(b, a->words[i]);
  return count;
}

/* Sentences between them (0, 1, 2, 3-4, 5-8, more), for another word and for the same one. */
static size_t near_bucket(const truce_word *words, const tr_traits *word, const tr_traits *other) {
  static const uint8_t by_distance[] = {0, 1, 2, 3, 3, 4, 4, 4, 4, 5};
  size_t apart = words[word->word].sentence - words[other->word].sentence;
  return by_distance[apart < sizeof by_distance ? apart : sizeof by_distance - 1] + (word->form == other->form ? TR_NEAR_BUCKETS / 2u : 0u);
}

/* Another noun or name; the same with other modifiers, more, fewer, the same ones; the same of another number. */
static size_t phrase_bucket(const tr_traits *word, const tr_traits *other) {
  if (word->stem != other->stem || word->pronoun || other->pronoun) return 0;
  if (word->form != other->form) return 5;
  bool within = shared(&word->modifiers, &other->modifiers) == word->modifiers.count,
       around = shared(&other->modifiers, &word->modifiers) == other->modifiers.count;
  return within && around ? 4 : within ? 3 : around ? 2 : 1;
}

static size_t pronoun_bucket(const tr_traits *word, const tr_traits *other) { return !other->pronoun ? 0 : word->pronoun == other->pronoun ? 1 : 2; }

/* No name in common; the same; part of the other with the same last part; part of it; more
 * than the other; the same last part; some part in common; its initials. */
static size_t name_bucket(const tr_traits *word, const tr_traits *other) {
  const tr_parts *a = &word->name, *b = &other->name;
  if (!a->count || !b->count) return 0;
  if (a->count == b->count && memcmp(a->words, b->words, a->count * sizeof *a->words) == 0) return 1;
  size_t common = shared(a, b);
  if (!common) return a->count == 1 && b->count > 1 && word->form == other->initials ? 7 : 0;
  bool same_last = a->words[a->count - 1] == b->words[b->count - 1];
  if (common == a->count) return same_last ? 2 : 3;
  if (shared(b, a) == b->count) return 4;
  return same_last ? 5 : 6;
}

static size_t gap_bucket(size_t gap) {
  size_t bucket = 0;
  while (gap > 1 && bucket < GAP_MOST) gap /= 2, bucket++;
  return bucket;
}

/* Is `above` among the words over a word, itself not? */
static bool is_below(const truce_word *words, uint32_t word, uint32_t above) {
  for (size_t steps = 0; steps < ABOVE_MOST && words[word].head != TRUCE_NONE; steps++) {
    word = words[word].head;
    if (word == above) return true;
  }
  return false;
}

/* Another sentence; below the other; above it; beside it; below the clause whose subject that is; elsewhere in the sentence. */
static size_t syntax_bucket(const truce_word *words, const tr_traits *word, const tr_traits *other) {
  const truce_word *a = &words[word->word], *b = &words[other->word];
  if (a->sentence != b->sentence) return 0;
  if (is_below(words, word->word, other->word)) return 1;
  if (is_below(words, other->word, word->word)) return 2;
  if (a->head == b->head) return 3;
  bool clause =
      truce_deprel_base(b->relation) == TRUCE_DEPREL_NSUBJ && b->head != TRUCE_NONE && (b->head == word->word || is_below(words, word->word, b->head));
  return clause ? 4 : 5;
}

float tr_likeness(const truce_word *words, const tr_traits *word, const tr_traits *other, size_t gap, const float *weights, bool near_only) {
  float near = weights[near_bucket(words, word, other)];
  if (near_only) return near;
  return near + weights[PHRASE_FIRST + phrase_bucket(word, other)] + weights[PRONOUN_FIRST + pronoun_bucket(word, other)] +
         weights[NAME_FIRST + name_bucket(word, other)] + weights[GAP_FIRST + gap_bucket(gap)] + weights[SYNTAX_FIRST + syntax_bucket(words, word, other)];
}
