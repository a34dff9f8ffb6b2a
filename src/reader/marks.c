/* What a caller marks in a text: places that are names for certain, and pairs of words between which an event is asked for. */
#include <stdlib.h>

#include "base/text.h"
#include "reader/window.h"

/* The first word that ends behind `at`; word_count if there is none. */
static uint32_t word_after(const truce_reading *reading, uint32_t at) {
  uint32_t low = 0, high = (uint32_t)reading->word_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (reading->words[middle].where.end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Words that a range touches, within the sentence of the first of them. */
static bool words_of(const truce_reading *reading, truce_range where, uint32_t *first, uint32_t *end) {
  *first = *end = word_after(reading, where.start);
  while (*end < reading->word_count && reading->words[*end].where.start < where.end && reading->words[*end].sentence == reading->words[*first].sentence) (*end)++;
  return *end > *first;
}

static int by_place(const void *a, const void *b) {
  const truce_name *x = a, *y = b;
  return (x->first > y->first) - (x->first < y->first);
}

void tr_marks_take_places(tr_reading_draft *draft) {
  truce_reading *reading = draft->reading;
  size_t kept = 0;
  for (size_t i = 0; i < draft->marks->place_count; i++) {
    uint32_t first, end;
    if (!words_of(reading, draft->marks->places[i], &first, &end)) continue;
    for (size_t n = 0; n < draft->names.count; n++)
      if (draft->names.items[n].first < end && draft->names.items[n].end > first) draft->names.items[n].end = draft->names.items[n].first; /* empty: dropped below */
    truce_name name = {.where = {reading->words[first].where.start, reading->words[end - 1].where.end}, .first = first, .end = end, .head = tr_head_word(reading->words, first, end), .class_ = TRUCE_LOC, .sure = 1};
    TR_PUSH(draft->arena, &draft->names, name);
  }
  for (size_t n = 0; n < draft->names.count; n++)
    if (draft->names.items[n].end > draft->names.items[n].first) draft->names.items[kept++] = draft->names.items[n];
  draft->names.count = kept;
  if (kept) qsort(draft->names.items, kept, sizeof *draft->names.items, by_place);
  for (size_t w = 0; w < reading->word_count; w++) reading->words[w].name = TRUCE_NONE;
  for (size_t n = 0; n < kept; n++)
    for (uint32_t w = draft->names.items[n].first; w < draft->names.items[n].end; w++) reading->words[w].name = (uint32_t)n;
}

/* Best label of a head for one pair; its chance among all labels. */
static const char *best_label(truce_reader *r, const tr_head *head, tr_pair words, float *sure) {
  size_t row;
  tr_head_project(&r->heads, head);
  const float *scores = tr_head_pairs(&r->heads, head, &words, 1, &row);
  size_t best = tr_argmax(scores, head->label_count);
  *sure = tr_chance(scores, head->label_count, best);
  return head->labels[best];
}

static truce_span type_of(const char *label) { return strcmp(label, "_") == 0 ? (truce_span){NULL, 0} : tr_span(label); }

static void answer(truce_reader *r, truce_pair *pair, tr_pair words) {
  const truce_model *m = r->model;
  float sure;
  if (m->pair) pair->plover = type_of(best_label(r, m->pair, words, &pair->sure));
  pair->type = m->pair_type ? type_of(best_label(r, m->pair_type, words, &sure)) : pair->plover;
  if (!pair->type.size) pair->type = pair->plover;
  if (!m->pair_status) return;
  const char *status = best_label(r, m->pair_status, words, &sure);
  for (int s = 0; s < TRUCE_STATUS_COUNT; s++)
    if (strcmp(truce_line_status_names[s], status) == 0) pair->status = (truce_line_status)s;
}

void tr_decode_pairs(truce_reader *r, tr_reading_draft *draft) {
  truce_reading *reading = draft->reading;
  uint32_t last = r->first_word + (uint32_t)r->window.word_count;
  for (size_t i = 0; i < draft->marks->pair_count; i++) {
    truce_pair *pair = &draft->marks->pairs[i];
    uint32_t first, end, source, target;
    if (!words_of(reading, pair->source, &first, &end) || first < r->first_word || end > last) continue;
    source = tr_head_word(reading->words, first, end);
    if (!words_of(reading, pair->target, &first, &end) || first < r->first_word || end > last) continue;
    target = tr_head_word(reading->words, first, end);
    answer(r, pair, (tr_pair){source - r->first_word, target - r->first_word});
  }
}
