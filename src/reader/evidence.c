/* Weights of facts: a table line by line, and the sums. A fact is known by 64 bits made of its kind and of what stands at its places. */
#include "reader/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/text.h"
#include "truce/reading.h"

enum { FIRST_SLOTS = 1024, TEXT_SHARE = 3 }; /* slots of a table at first; facts for one text, some three */
static const char *const expected = "what stands at the places of the last line of names, parted by blanks, a tab and weights";
static const char *const no_memory = "more memory";

static uint64_t mixed(uint64_t hash, uint64_t value) {
  hash = (hash ^ (value + 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;
  return hash ^ hash >> 32;
}

/* Never 0. */
static uint64_t key_of(size_t kind, const uint32_t *standing, size_t count) {
  uint64_t hash = mixed(0, kind);
  for (size_t i = 0; i < count; i++) hash = mixed(hash, standing[i]);
  return hash ? hash : 1;
}

static size_t slot_of(const tr_evidence *e, uint64_t key) {
  size_t at = key & (e->slots - 1);
  while (e->keys[at] && e->keys[at] != key) at = (at + 1) & (e->slots - 1);
  return at;
}

static bool grow(tr_evidence *e, size_t slots) {
  tr_evidence bigger = *e;
  bigger.slots = slots;
  bigger.keys = tr_zeroed(bigger.slots, sizeof *bigger.keys);
  bigger.rows = tr_zeroed(bigger.slots, sizeof *bigger.rows);
  if (!bigger.keys || !bigger.rows) {
    free(bigger.keys);
    free(bigger.rows);
    return false;
  }
  for (size_t i = 0; i < e->slots; i++)
    if (e->keys[i]) {
      const size_t at = slot_of(&bigger, e->keys[i]);
      bigger.keys[at] = e->keys[i];
      bigger.rows[at] = e->rows[i];
    }
  free(e->keys);
  free(e->rows);
  *e = bigger;
  return true;
}

bool tr_evidence_expect(tr_evidence *e, size_t count, size_t outcome_count) {
  size_t slots = FIRST_SLOTS;
  while (slots < 2 * (count + 1)) slots *= 2;
  if (slots > e->slots && !grow(e, slots)) return false;
  if (!tr_table_expect(&e->texts, count / TEXT_SHARE)) return false;
  if (count <= e->capacity) return true;
  float *weights = realloc(e->weights, count * outcome_count * sizeof *weights);
  if (!weights) return false;
  e->weights = weights;
  e->capacity = count;
  return true;
}

/* The weights of a fact, new ones all 0; NULL where memory is full. */
static float *weights_of(tr_evidence *e, uint64_t key, size_t outcomes) {
  if (2 * (e->count + 1) > e->slots && !grow(e, e->slots ? e->slots * 2 : FIRST_SLOTS)) return NULL;
  const size_t at = slot_of(e, key);
  if (!e->keys[at]) {
    float *weights = tr_grown(e->weights, e->count, &e->capacity, outcomes * sizeof *weights);
    if (!weights) return NULL;
    e->weights = weights;
    memset(weights + e->count * outcomes, 0, outcomes * sizeof *weights);
    e->rows[at] = (uint32_t)e->count++;
    e->keys[at] = key;
  }
  return e->weights + e->rows[at] * outcomes;
}

/* Takes the word at the front of *rest, up to a blank; false when *rest is used up. As tr_split, but quick where words are short. */
static bool take_word(truce_span *rest, truce_span *word) {
  if (!rest->data) return false;
  size_t size = 0;
  while (size < rest->size && rest->data[size] != ' ') size++;
  *word = (truce_span){rest->data, size};
  *rest = size < rest->size ? (truce_span){rest->data + size + 1, rest->size - size - 1} : (truce_span){NULL, 0};
  return true;
}

static bool is(truce_span text, const char *name) {
  size_t i = 0;
  while (i < text.size && name[i] == text.data[i] && name[i]) i++;
  return i == text.size && !name[i];
}

/* Which of the names the text is, looked for from `from` on, around the end; `count` if none. */
static size_t which(truce_span text, const char *const *names, size_t count, size_t from) {
  for (size_t n = from; n < count; n++)
    if (is(text, names[n])) return n;
  for (size_t n = 0; n < from && n < count; n++)
    if (is(text, names[n])) return n;
  return count;
}

/* A line of names of places, parted by blanks. */
static const char *take_kind(tr_evidence *e, truce_span line, const tr_evidence_place *places, size_t place_count) {
  tr_fact_kind kind = {.count = 0};
  truce_span part;
  while (tr_split(&line, ' ', &part)) {
    size_t p = 0;
    while (p < place_count && !tr_equal_string(part, places[p].name)) p++;
    if (p == place_count || kind.count == TR_FACT_PLACES_MOST) return "names of up to six places";
    kind.places[kind.count++] = (uint8_t)p;
  }
  if (e->kind_count == TR_FACT_KINDS_MOST || !kind.count) return "names of places, and fewer lines of them";
  e->kinds[e->kind_count++] = kind;
  return NULL;
}

static bool tag_from(truce_span text, uint32_t *tag) {
  *tag = (uint32_t)which(text, truce_upos_names, TRUCE_UPOS_COUNT, 0);
  return *tag < TRUCE_UPOS_COUNT || tr_equal_string(text, "-");
}

static bool tags_from(truce_span text, uint32_t *tags) {
  truce_span part;
  uint32_t tag;
  *tags = 0;
  if (tr_equal_string(text, "-")) return true;
  while (tr_split(&text, '+', &part)) {
    if (!part.size || !tag_from(part, &tag) || tag == TRUCE_UPOS_COUNT) return false;
    *tags |= 1u << tag;
  }
  return true;
}

/* What a line says stands at a place; false where it does not say it well. */
static bool standing_from(tr_evidence *e, tr_place_kind kind, truce_span text, uint32_t *standing) {
  double number;
  if (!text.size) return false;
  switch (kind) {
    case TR_PLACE_TAG: return tag_from(text, standing);
    case TR_PLACE_TAGS: return tags_from(text, standing);
    case TR_PLACE_NUMBER:
      if (!tr_number(text, &number) || number < -TR_PLACE_ZERO || number > TR_PLACE_ZERO) return false;
      *standing = (uint32_t)((int)number + TR_PLACE_ZERO);
      return true;
    case TR_PLACE_TEXT: break;
  }
  const uint32_t *known = tr_table_value(&e->texts, text, (uint32_t)e->texts.count + 1);
  if (known) *standing = *known;
  return known != NULL;
}

/* "NOUN 0.8 VERB -0.3", or a weight alone. */
static bool take_weights(truce_span text, const char *const *outcomes, size_t outcome_count, float *weights) {
  truce_span part;
  double value;
  if (outcome_count == 1) {
    if (!tr_number(text, &value)) return false;
    weights[0] = (float)value;
    return true;
  }
  for (size_t o = 0; take_word(&text, &part);) {
    o = which(part, outcomes, outcome_count, o); /* tables name them in their order */
    if (o == outcome_count || !take_word(&text, &part) || !tr_number(part, &value)) return false;
    weights[o] = (float)value;
  }
  return true;
}

const char *tr_evidence_take(tr_evidence *e, const tr_evidence_place *places, size_t place_count, const char *const *outcomes, size_t outcome_count,
                             truce_span line) {
  truce_span rest = line, standing, part;
  uint32_t values[TR_FACT_PLACES_MOST];
  if (!tr_split(&rest, '\t', &standing)) return expected;
  if (!rest.size) return take_kind(e, line, places, place_count);
  if (!e->kind_count) return expected;
  const size_t k = e->kind_count - 1;
  const tr_fact_kind *kind = &e->kinds[k];
  for (size_t i = 0; i < kind->count; i++)
    if (!take_word(&standing, &part) || !standing_from(e, places[kind->places[i]].kind, part, &values[i])) return expected;
  if (standing.size) return expected;
  float *weights = weights_of(e, key_of(k, values, kind->count), outcome_count);
  if (!weights) return no_memory;
  return take_weights(rest, outcomes, outcome_count, weights) ? NULL : expected;
}

uint32_t tr_evidence_text(const tr_evidence *e, truce_span text) { return tr_table_find(&e->texts, text, 0); }

void tr_evidence_add(const tr_evidence *e, const uint32_t *values, size_t outcome_count, float *sums) {
  uint32_t standing[TR_FACT_PLACES_MOST];
  for (size_t k = 0; k < e->kind_count; k++) {
    const tr_fact_kind *kind = &e->kinds[k];
    for (size_t i = 0; i < kind->count; i++) standing[i] = values[kind->places[i]];
    const size_t at = slot_of(e, key_of(k, standing, kind->count));
    if (!e->keys[at]) continue;
    const float *weights = e->weights + e->rows[at] * outcome_count;
    for (size_t o = 0; o < outcome_count; o++) sums[o] += weights[o];
  }
}

void tr_evidence_free(tr_evidence *e) {
  tr_table_free(&e->texts);
  free(e->keys);
  free(e->rows);
  free(e->weights);
  *e = (tr_evidence){0};
}

bool tr_weights_take(truce_span line, float *const weights[], size_t count, size_t at) {
  truce_span part;
  for (size_t i = 0; i < count; i++) {
    double value;
    if (!tr_split(&line, '\t', &part) || !tr_number(part, &value)) return false;
    weights[i][at] = (float)value;
  }
  return true;
}
