/* Tags by the words around: what stands at the places of tags.tsv, as train/evidence.py (tag_facts) has it, and the weighing. */
#include "reader/tagging.h"

#include <math.h>

#include "base/ascii.h"
#include "base/text.h"

enum {
  LAST_2,
  LAST_3,
  LAST_4,
  FIRST_3,
  SHAPE,
  FIRST,
  CAPITALS,
  BEFORE_WORD,
  AFTER_WORD,
  BEFORE_TAG,
  AFTER_TAG,
  BEFORE_2_TAG,
  AFTER_2_TAG,
  BEFORE_SHAPE,
  AFTER_SHAPE,
  PLACES
};
static const tr_evidence_place places[PLACES] = {
    [LAST_2] = {"last.2", TR_PLACE_TEXT},
    [LAST_3] = {"last.3", TR_PLACE_TEXT},
    [LAST_4] = {"last.4", TR_PLACE_TEXT},
    [FIRST_3] = {"first.3", TR_PLACE_TEXT},
    [SHAPE] = {"shape", TR_PLACE_TEXT},
    [FIRST] = {"first", TR_PLACE_NUMBER},
    [CAPITALS] = {"capitals", TR_PLACE_NUMBER},
    [BEFORE_WORD] = {"before.word", TR_PLACE_TEXT},
    [AFTER_WORD] = {"after.word", TR_PLACE_TEXT},
    [BEFORE_TAG] = {"before.tag", TR_PLACE_TAG},
    [AFTER_TAG] = {"after.tag", TR_PLACE_TAG},
    [BEFORE_2_TAG] = {"before.2.tag", TR_PLACE_TAG},
    [AFTER_2_TAG] = {"after.2.tag", TR_PLACE_TAG},
    [BEFORE_SHAPE] = {"before.shape", TR_PLACE_TEXT},
    [AFTER_SHAPE] = {"after.shape", TR_PLACE_TEXT},
};
enum { SHAPE_MOST = 8 };
static const float least_chance = -10; /* log */

const char *tr_tagging_take(tr_tagging *t, truce_span line) { return tr_evidence_take(&t->facts, places, PLACES, truce_upos_names, TRUCE_UPOS_COUNT, line); }

const char *tr_tagging_take_weight(tr_tagging *t, truce_span line) {
  static const char *const expected = "a tag and three weights, or \"arc\" and one, parted by tabs";
  truce_span rest = line, part;
  size_t tag = 0;
  if (!tr_split(&rest, '\t', &part)) return expected;
  while (tag < TRUCE_UPOS_COUNT && !tr_equal_string(part, truce_upos_names[tag])) tag++;
  return tag < TRUCE_UPOS_COUNT && tr_weights_take(rest, (float *const[]){t->head, t->table, t->more}, 3, tag) ? NULL : expected;
}

/* ---- places ---- */

static bool continues(char byte) { return ((unsigned char)byte & 0xc0) == 0x80; }

static truce_span last_letters(truce_span word, size_t count) {
  size_t at = word.size;
  while (at > 0 && count > 0) count -= !continues(word.data[--at]);
  return (truce_span){word.data + at, word.size - at};
}

static truce_span first_letters(truce_span word, size_t count) {
  size_t at = 0;
  while (at < word.size && (count > 0 || continues(word.data[at]))) count -= !continues(word.data[at++]);
  return (truce_span){word.data, at};
}

/* Signs of a run of letters: capitals X or XX, small letters x, digits d, other letters than ASCII's u; any other sign stands for itself. */
static char class_of(char c) {
  if (tr_ascii_capital(c)) return 'X';
  if (tr_ascii_small(c)) return 'x';
  if (tr_ascii_digit(c)) return 'd';
  return (unsigned char)c >= 0x80 ? 'u' : 0;
}

static truce_span shape_of(truce_span word, char out[SHAPE_MOST]) {
  size_t size = 0;
  for (size_t at = 0; at < word.size && size < SHAPE_MOST;) {
    const char class = class_of(word.data[at]);
    const size_t begin = at++;
    while (class && at < word.size && class_of(word.data[at]) == class) at++;
    out[size++] = class ? class : word.data[begin];
    if (class == 'X' && at - begin > 1 && size < SHAPE_MOST) out[size++] = class;
  }
  return (truce_span){out, size};
}

static uint32_t shape_number(const tr_evidence *e, const tr_tagging_place *p, size_t at) {
  char shape[SHAPE_MOST];
  return tr_evidence_text(e, at < p->count ? shape_of(p->words[at].form, shape) : TR_SPAN("<edge>"));
}

static uint32_t word_number(const tr_evidence *e, const tr_tagging_place *p, size_t at) {
  return tr_evidence_text(e, at < p->count ? p->words[at].lower : TR_SPAN("<edge>"));
}
/* `at` below 0 wraps around and so is outside too. */
static uint32_t tag_number(const tr_tagging_place *p, size_t at) { return at < p->count ? (uint32_t)p->words[at].upos : TRUCE_UPOS_COUNT; }

uint32_t tr_capitals(const truce_word *words, size_t count) {
  size_t letters = 0, capitals = 0;
  for (size_t w = 0; w < count; w++) {
    const char class = words[w].form.size ? class_of(words[w].form.data[0]) : 0;
    letters += class == 'X' || class == 'x';
    capitals += class == 'X';
  }
  const size_t share = letters ? 5 * capitals / letters : 0;
  return (uint32_t)(share < 4 ? share : 4);
}

static void look(const tr_evidence *e, const tr_tagging_place *p, size_t at, uint32_t values[PLACES]) {
  const truce_span lower = p->words[at].lower;
  values[LAST_2] = tr_evidence_text(e, last_letters(lower, 2));
  values[LAST_3] = tr_evidence_text(e, last_letters(lower, 3));
  values[LAST_4] = tr_evidence_text(e, last_letters(lower, 4));
  values[FIRST_3] = tr_evidence_text(e, first_letters(lower, 3));
  values[SHAPE] = shape_number(e, p, at);
  values[BEFORE_SHAPE] = shape_number(e, p, at - 1);
  values[AFTER_SHAPE] = shape_number(e, p, at + 1);
  values[FIRST] = TR_PLACE_ZERO + (at == 0);
  values[CAPITALS] = TR_PLACE_ZERO + p->capitals;
  values[BEFORE_WORD] = word_number(e, p, at - 1);
  values[AFTER_WORD] = word_number(e, p, at + 1);
  values[BEFORE_2_TAG] = tag_number(p, at - 2);
  values[BEFORE_TAG] = tag_number(p, at - 1);
  values[AFTER_TAG] = tag_number(p, at + 1);
  values[AFTER_2_TAG] = tag_number(p, at + 2);
}

/* ---- weighing ---- */

truce_upos tr_tag(const tr_tagging *t, const tr_tagging_place *place, size_t at, const float chances[TRUCE_UPOS_COUNT]) {
  uint32_t values[PLACES];
  float facts[TRUCE_UPOS_COUNT] = {0}, most, sum = 0, best_score = -INFINITY;
  look(&t->facts, place, at, values);
  tr_evidence_add(&t->facts, values, TRUCE_UPOS_COUNT, facts);
  most = facts[0];
  for (size_t i = 1; i < TRUCE_UPOS_COUNT; i++) most = fmaxf(most, facts[i]);
  for (size_t i = 0; i < TRUCE_UPOS_COUNT; i++) sum += expf(facts[i] - most);
  const float all = most + logf(sum);
  size_t best = 0;
  for (size_t i = 0; i < TRUCE_UPOS_COUNT; i++) {
    const float score = t->head[i] * fmaxf(chances[i], least_chance) + t->table[i] * fmaxf(facts[i] - all, least_chance) + t->more[i];
    if (score > best_score) best_score = score, best = i;
  }
  return (truce_upos)best;
}
