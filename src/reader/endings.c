/* Ends of sentences by weights: the table of weights, classes of words, and the sum over a place. */
#include "reader/endings.h"

#include <stdlib.h>

#include "base/heap.h"
#include "base/one_of.h"
#include "base/text.h"
#include "reader/characters.h"

enum { WORD_MOST = 48 }; /* bytes: a longer word is no evidence */

static const char *const class_names[TR_END_CLASSES] = {
    "none", "lower", "title", "letter", "upper", "mixed", "digits", "digits_mixed", "other", "time", "date", "half", "address", "stop", "mark",
    "comma", "colon", "dash", "open", "close", "square", "quote", "smiley", "line", "sign",
};
static const char *const pair_names[TR_ENDING_PAIRS] = {"before", "here", "rule", "after"};
static const char *const place_names[TR_ENDING_PLACES] = {"-1", "0", "1", "2"};

static const char *const expected =
    "a place (-1 0 1 2) and a word, or a pair (before here rule after) and two classes, or a whole (by-rule, no-rule, tight); and a weight";

/* Which of the names the text is; `count` if none. */
static size_t which(truce_span text, const char *const *names, size_t count) {
  size_t i = 0;
  while (i < count && !tr_equal_string(text, names[i])) i++;
  return i;
}

static float *weight_of_word(tr_endings *e, truce_span word, size_t place) {
  tr_ending_word *words = tr_grown(e->words, e->count, &e->capacity, sizeof *words);
  if (!words) return NULL;
  e->words = words;
  const uint32_t *at = tr_table_value(&e->known, word, (uint32_t)e->count);
  if (!at) return NULL;
  if (*at == e->count) e->words[e->count++] = (tr_ending_word){{0}};
  return &e->words[*at].weight[place];
}

static float *weight_of_whole(tr_endings *e, truce_span name) {
  if (tr_equal_string(name, "by-rule")) return &e->by_rule;
  if (tr_equal_string(name, "no-rule")) return &e->by_no_rule;
  return tr_equal_string(name, "tight") ? &e->tight : NULL;
}

const char *tr_endings_take(tr_endings *e, truce_span line) {
  truce_span parts[4];
  size_t count = 0;
  for (truce_span rest = line; count < 4 && tr_split(&rest, '\t', &parts[count]);) count++;
  double value;
  if (count < 2 || !tr_number(parts[count - 1], &value)) return expected;
  float *weight = NULL;
  if (count == 2) weight = weight_of_whole(e, parts[0]);
  if (count == 3) {
    size_t place = which(parts[0], place_names, TR_ENDING_PLACES);
    if (place < TR_ENDING_PLACES && !(weight = weight_of_word(e, parts[1], place))) return "more memory";
  }
  if (count == 4) {
    size_t pair = which(parts[0], pair_names, TR_ENDING_PAIRS), a = which(parts[1], class_names, TR_END_CLASSES),
           b = which(parts[2], class_names, TR_END_CLASSES);
    if (pair < TR_ENDING_PAIRS && a < TR_END_CLASSES && b < TR_END_CLASSES) weight = &e->pair[pair][a][b];
  }
  if (!weight) return expected;
  *weight = (float)value;
  return NULL;
}

void tr_endings_free(tr_endings *e) {
  tr_table_free(&e->known);
  free(e->words);
}

/* ---- classes ---- */

static size_t length_of(truce_span word) {
  size_t count = 0;
  for (size_t at = 0; at < word.size; count++) tr_utf8_next(word, &at);
  return count;
}

static size_t count_of(truce_span word, const char *these) {
  size_t count = 0;
  for (size_t i = 0; i < word.size; i++) count += word.data[i] && strchr(these, word.data[i]) != NULL;
  return count;
}

static bool is_address(truce_span word, const tr_table *suffixes) {
  if (word.size > 1 && memchr(word.data + 1, '@', word.size - 1)) return true;
  size_t dot = word.size;
  while (dot > 0 && word.data[dot - 1] != '.') dot--;
  char lower[3 * WORD_MOST + 8];
  if (dot > 1 && word.size - dot <= WORD_MOST && tr_table_has(suffixes, (truce_span){lower, tr_lower((truce_span){word.data + dot, word.size - dot}, lower)}))
    return true;
  for (size_t i = 0; i + 2 < word.size; i++)
    if (memcmp(word.data + i, "://", 3) == 0) return true;
  return false;
}

static bool is_half(truce_span word) { return tr_listed_fold(word, "am pm a.m a.m. p.m p.m."); }

static tr_ending_class class_of_marks(truce_span word) {
  static const struct {
    const char *text;
    tr_ending_class class_;
  } signs[] = {{".", TR_END_STOP},  {",", TR_END_COMMA},  {":", TR_END_COLON},  {"(", TR_END_OPEN},   {"<", TR_END_OPEN},
               {")", TR_END_CLOSE}, {">", TR_END_CLOSE},  {"[", TR_END_SQUARE}, {"]", TR_END_SQUARE}, {"-", TR_END_DASH},
               {"--", TR_END_DASH}, {"–", TR_END_DASH},   {"—", TR_END_DASH},   {"…", TR_END_MARK},   {"\"", TR_END_QUOTE},
               {"'", TR_END_QUOTE}, {"''", TR_END_QUOTE}, {"`", TR_END_QUOTE},  {"``", TR_END_QUOTE}, {"“", TR_END_QUOTE},
               {"”", TR_END_QUOTE}, {"‘", TR_END_QUOTE},  {"’", TR_END_QUOTE},  {"«", TR_END_QUOTE},  {"»", TR_END_QUOTE}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (tr_equal_string(word, signs[i].text)) return signs[i].class_;
  if (count_of(word, ".!?") == word.size) return TR_END_MARK;
  size_t length = length_of(word);
  if ((length == 2 || length == 3) && strchr(":;=", word.data[0])) return TR_END_SMILEY;
  return length > 3 ? TR_END_LINE : TR_END_SIGN;
}

tr_ending_class tr_ending_class_of(truce_span word, const tr_table *suffixes) {
  if (!word.size) return TR_END_NONE;
  const tr_shape shape = tr_shape_of(word);
  if (shape == TR_SHAPE_PUNCTUATION && word.size < 4) return class_of_marks(word);
  if (is_address(word, suffixes)) return TR_END_ADDRESS;
  if (word.size < 5 && is_half(word)) return TR_END_HALF;
  switch (shape) {
    case TR_SHAPE_LOWER: return TR_END_LOWER;
    case TR_SHAPE_TITLE: return length_of(word) == 1 || (length_of(word) == 2 && word.data[word.size - 1] == '.') ? TR_END_LETTER : TR_END_TITLE;
    case TR_SHAPE_UPPER: return TR_END_UPPER;
    case TR_SHAPE_MIXED: return TR_END_MIXED;
    case TR_SHAPE_DIGITS: return count_of(word, ":") ? TR_END_TIME : count_of(word, "/-") > 1 ? TR_END_DATE : TR_END_DIGITS;
    case TR_SHAPE_DIGITS_MIXED: return TR_END_DIGITS_MIXED;
    case TR_SHAPE_PUNCTUATION: return class_of_marks(word);
    default: return TR_END_OTHER;
  }
}

/* ---- places ---- */

/* Is the place worth asking? */
static bool may_end(const tr_ending_place *p) {
  const tr_ending_class before = p->classes[0], here = p->classes[1], after = p->classes[2];
  if (!p->blank) return (here == TR_END_STOP || here == TR_END_MARK) && before == TR_END_LOWER && (after == TR_END_LOWER || after == TR_END_TITLE);
  if (p->by_rule) return after != TR_END_QUOTE;
  switch (here) {
    case TR_END_COMMA:
    case TR_END_COLON:
    case TR_END_DASH:
    case TR_END_OPEN:
    case TR_END_SQUARE:
    case TR_END_QUOTE:
    case TR_END_SIGN: return false;
    case TR_END_HALF: return before == TR_END_DIGITS || before == TR_END_TIME; /* else a prime minister */
    case TR_END_LOWER:
      return TR_ONE_OF(after, TR_END_TITLE, TR_END_LETTER, TR_END_UPPER, TR_END_ADDRESS, TR_END_DIGITS_MIXED);
    case TR_END_TITLE:
    case TR_END_LETTER:
    case TR_END_UPPER:
    case TR_END_MIXED:
    case TR_END_DIGITS:
    case TR_END_DIGITS_MIXED: return !TR_ONE_OF(after, TR_END_LOWER, TR_END_COMMA, TR_END_CLOSE);
    default: return true;
  }
}

static float weight_at(const tr_endings *e, truce_span word, size_t place) {
  char lower[3 * WORD_MOST + 8];
  if (!word.size || word.size > WORD_MOST) return 0;
  uint32_t at = tr_table_find(&e->known, (truce_span){lower, tr_lower(word, lower)}, UINT32_MAX);
  return at == UINT32_MAX ? 0 : e->words[at].weight[place];
}

bool tr_ending_is(const tr_endings *e, const tr_ending_place *p) {
  if (!e->count || !may_end(p)) return p->by_rule;
  float sum = (p->by_rule ? e->by_rule : e->by_no_rule) + (p->blank ? 0 : e->tight);
  sum += e->pair[TR_PAIR_BEFORE][p->classes[0]][p->classes[1]] + e->pair[p->by_rule ? TR_PAIR_RULE : TR_PAIR_HERE][p->classes[1]][p->classes[2]] +
         e->pair[TR_PAIR_AFTER][p->classes[2]][p->classes[3]];
  for (size_t i = 0; i < TR_ENDING_PLACES; i++) sum += weight_at(e, p->words[i], i);
  return sum > 0;
}
