/* Roles by head and tree: the tables, the surroundings of a word as train/valency.py writes them, and the weighing. */
#include "reader/valency.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/heap.h"
#include "base/text.h"
#include "reader/evidence.h"

enum { UP = 4, DOWN = 3, KEY_MOST = 320, LEMMA_MOST = 48 }; /* steps of a path from the predicate to the word; bytes */
static const float least_chance = 1e-5f;
static const float general = 0.3f; /* of a case: what a more general surrounding tells, beside the cases counted in a special one */

/* What a surrounding tells beside the path, from general to special. */
enum { CASE = 1, PREDICATE = 2, WORD = 4, PARTS = 3 };
static const unsigned surroundings[] = {0, CASE, PREDICATE, CASE | PREDICATE, PREDICATE | WORD};
enum { SURROUNDINGS = sizeof surroundings / sizeof *surroundings };

/* ---- tables ---- */

static size_t role_from(truce_span name) {
  if (tr_equal_string(name, "_")) return TRUCE_ROLE_COUNT;
  for (size_t r = 0; r < TRUCE_ROLE_COUNT; r++)
    if (tr_equal_string(name, truce_role_names[r])) return r;
  return TR_VALENCY_ROLES;
}

static tr_valency_counts *counts_of(tr_valency *v, truce_span key) {
  tr_valency_counts *counts = tr_grown(v->counts, v->count, &v->capacity, sizeof *counts);
  if (!counts) return NULL;
  v->counts = counts;
  if (!tr_table_put(&v->known, key, (uint32_t)v->count)) return NULL;
  v->counts[v->count] = (tr_valency_counts){{0}, 0};
  return &v->counts[v->count++];
}

bool tr_valency_expect(tr_valency *v, size_t count) {
  if (!tr_table_expect(&v->known, count)) return false;
  if (count <= v->capacity) return true;
  tr_valency_counts *counts = realloc(v->counts, count * sizeof *counts);
  if (!counts) return false;
  v->counts = counts;
  v->capacity = count;
  return true;
}

const char *tr_valency_take(tr_valency *v, truce_span line) {
  static const char *const expected = "a path, a case, a predicate, a word and, parted by blanks, roles with their counts";
  truce_span rest = line, part, number;
  for (int i = 0; i <= PARTS; i++)
    if (!tr_split(&rest, '\t', &part) || !part.size) return expected;
  if (!rest.size) return expected;
  tr_valency_counts *counts = counts_of(v, (truce_span){line.data, (size_t)(rest.data - 1 - line.data)});
  if (!counts) return "more memory";
  while (tr_split(&rest, ' ', &part)) {
    double count;
    const size_t role = role_from(part);
    if (role == TR_VALENCY_ROLES || !tr_split(&rest, ' ', &number) || !tr_number(number, &count) || count < 0 || count > UINT16_MAX) return expected;
    counts->of[role] = (uint16_t)count;
    counts->total += (uint32_t)count;
  }
  return NULL;
}

const char *tr_valency_take_weight(tr_valency *v, truce_span line) {
  static const char *const expected = "a role (or _) and three weights, parted by tabs";
  truce_span rest = line, part;
  if (!tr_split(&rest, '\t', &part)) return expected;
  const size_t role = role_from(part);
  return role < TR_VALENCY_ROLES && tr_weights_take(rest, (float *const[]){v->head, v->table, v->more}, 3, role) ? NULL : expected;
}

void tr_valency_free(tr_valency *v) {
  tr_table_free(&v->known);
  free(v->counts);
}

/* ---- surroundings ---- */

/* The word above, or TRUCE_NONE at the root and where the head lies outside. */
static uint32_t above(const tr_valency_place *p, uint32_t word) {
  const uint32_t head = p->words[word].head;
  return head != TRUCE_NONE && head >= p->first && head < p->end ? head : TRUCE_NONE;
}

/* Words from `word` upwards, itself first. */
static size_t way(const tr_valency_place *p, uint32_t word, size_t steps, uint32_t *out) {
  size_t count = 0;
  for (uint32_t at = word; at != TRUCE_NONE && count <= steps; at = above(p, at)) out[count++] = at;
  return count;
}

static size_t index_in(const uint32_t *words, size_t count, uint32_t word) {
  size_t i = 0;
  while (i < count && words[i] != word) i++;
  return i;
}

/* "<^acl nsubj": the word stands before the predicate, whose head it is the subject of. Nothing where it is far off. */
static size_t write_path(const tr_valency_place *p, char *out) {
  uint32_t ups[UP + 1], downs[DOWN + 1];
  const size_t ups_count = way(p, p->predicate, UP, ups), downs_count = way(p, p->word, DOWN, downs);
  size_t up = 0, down = downs_count;
  while (up < ups_count && (down = index_in(downs, downs_count, ups[up])) == downs_count) up++;
  if (up == ups_count) return 0;
  char *at = out;
  *at++ = p->word < p->predicate ? '<' : '>';
  for (size_t i = 0; i < up; i++) {
    if (i) *at++ = ' ';
    *at++ = '^';
    at = stpcpy(at, truce_deprel_names[p->words[ups[i]].relation]);
  }
  for (size_t i = down; i-- > 0;) {
    if (up || i + 1 < down) *at++ = ' ';
    at = stpcpy(at, truce_deprel_names[p->words[downs[i]].relation]);
  }
  return (size_t)(at - out);
}

/* Its prepositions and marks, "out+of". Nothing where it has none or they are too long for the table. */
static size_t write_case(const tr_valency_place *p, char out[LEMMA_MOST]) {
  size_t size = 0;
  for (uint32_t w = p->first; w < p->end; w++) {
    const truce_word *word = &p->words[w];
    if (word->head != p->word || !word->lemma.size || (word->relation != TRUCE_DEPREL_CASE && word->relation != TRUCE_DEPREL_MARK)) continue;
    if (size + word->lemma.size + 1 > LEMMA_MOST) return 0;
    if (size) out[size++] = '+';
    memcpy(out + size, word->lemma.data, word->lemma.size);
    size += word->lemma.size;
  }
  return size;
}

/* "hand/VERB"; nothing where it is too long for the table. */
static size_t write_predicate(const tr_valency_place *p, char out[LEMMA_MOST + 16]) {
  const truce_word *word = &p->words[p->predicate];
  if (!word->lemma.size || word->lemma.size > LEMMA_MOST) return 0;
  return (size_t)snprintf(out, LEMMA_MOST + 16, "%.*s/%s", (int)word->lemma.size, word->lemma.data, truce_upos_names[word->upos]);
}

/* Turns the chances of more general surroundings into those of this one, if the table has it. */
static bool narrow(const tr_valency *v, truce_span key, float chances[TR_VALENCY_ROLES]) {
  const uint32_t at = tr_table_find(&v->known, key, UINT32_MAX);
  if (at == UINT32_MAX) return false;
  const tr_valency_counts *counts = &v->counts[at];
  const float part = 1 / ((float)counts->total + general);
  for (size_t r = 0; r < TR_VALENCY_ROLES; r++) chances[r] = (counts->of[r] + general * chances[r]) * part;
  return true;
}

/* A surrounding is looked up where all more general ones are known. */
static bool may_be_known(size_t surrounding, const bool *known) {
  for (size_t i = 0; i < surrounding; i++)
    if (!(surroundings[i] & ~surroundings[surrounding]) && !known[i]) return false;
  return true;
}

/* What follows the path in a key, `*` for any. Nothing where a part is lacking. */
static size_t write_parts(unsigned surrounding, const truce_span parts[PARTS], char *out) {
  char *at = out;
  for (size_t i = 0; i < PARTS; i++) {
    const truce_span part = surrounding >> i & 1 ? parts[i] : TR_SPAN("*");
    if (!part.size) return 0;
    *at++ = '\t';
    memcpy(at, part.data, part.size);
    at += part.size;
  }
  return (size_t)(at - out);
}

/* What the table says of the word, from its most general surrounding to its most special. */
static void table_chances(const tr_valency *v, const tr_valency_place *p, float chances[TR_VALENCY_ROLES]) {
  for (size_t r = 0; r < TR_VALENCY_ROLES; r++) chances[r] = 1.0f / TR_VALENCY_ROLES;
  char key[KEY_MOST], case_[LEMMA_MOST], predicate[LEMMA_MOST + 16];
  const size_t path = write_path(p, key);
  if (!path) return;
  const truce_span lemma = p->words[p->word].lemma;
  const truce_span parts[PARTS] = {
      {case_, write_case(p, case_)}, {predicate, write_predicate(p, predicate)}, {lemma.data, lemma.size <= LEMMA_MOST ? lemma.size : 0}};
  bool known[SURROUNDINGS] = {false};
  for (size_t s = 0; s < SURROUNDINGS; s++) {
    if (!may_be_known(s, known)) continue;
    const size_t size = write_parts(surroundings[s], parts, key + path);
    known[s] = size && narrow(v, (truce_span){key, path + size}, chances);
  }
}

/* ---- weighing ---- */

truce_role tr_valency_role(const tr_valency *v, const tr_valency_place *p, const float chances[TR_VALENCY_ROLES], float *sure) {
  float of_table[TR_VALENCY_ROLES], score[TR_VALENCY_ROLES], sum = 0;
  table_chances(v, p, of_table);
  size_t best = 0;
  for (size_t r = 0; r < TR_VALENCY_ROLES; r++) {
    score[r] = v->head[r] * logf(fmaxf(chances[r], least_chance)) + v->table[r] * logf(fmaxf(of_table[r], least_chance)) + v->more[r];
    if (score[r] > score[best]) best = r;
  }
  for (size_t r = 0; r < TR_VALENCY_ROLES; r++) sum += expf(score[r] - score[best]);
  *sure = 1 / sum;
  return (truce_role)best;
}
