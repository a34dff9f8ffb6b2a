/* What a caller marks in a text: places that are names for certain, and pairs of words between which an event is asked for. */
#include <math.h>
#include <stdlib.h>

#include "base/one_of.h"
#include "base/text.h"
#include "reader/window.h"

enum { PATH_MOST = 64, LABELS_MOST = 64 };

/* Words that a range touches, within the sentence of the first of them. */
static bool words_of(const truce_reading *reading, truce_range where, uint32_t *first, uint32_t *end) {
  *first = *end = truce_word_at(reading, where.start);
  while (*end < reading->word_count && reading->words[*end].where.start < where.end && reading->words[*end].sentence == reading->words[*first].sentence)
    (*end)++;
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
      if (draft->names.items[n].first < end && draft->names.items[n].end > first)
        draft->names.items[n].end = draft->names.items[n].first; /* empty: dropped below */
    truce_name name = {
        .where = {reading->words[first].where.start, reading->words[end - 1].where.end},
        .first = first,
        .end = end,
        .head = tr_head_word(reading->words, first, end),
        .class_ = TRUCE_LOC,
        .sure = 1,
    };
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

/* Best label of a head for one pair of words of the batch. */
static const char *best_label(truce_reader *r, const tr_head *head, tr_pair words) {
  size_t row;
  tr_head_project(&r->heads, head);
  return head->labels[tr_argmax(tr_head_pairs(&r->heads, head, &words, 1, &row), head->label_count)];
}

static truce_span type_of(const char *label) { return strcmp(label, "_") == 0 ? (truce_span){NULL, 0} : tr_span(label); }

/* The words above `w`, itself first. */
static size_t path_up(const truce_reading *reading, uint32_t w, uint32_t *path) {
  size_t count = 0;
  for (; w != TRUCE_NONE && count < PATH_MOST; w = reading->words[w].head) path[count++] = w;
  return count;
}

/* The act between two words: from the lowest word above both up, the first verb, noun or adjective that is neither of them. */
static uint32_t act_of(const truce_reading *reading, uint32_t source, uint32_t target) {
  uint32_t above_source[PATH_MOST], above_target[PATH_MOST];
  size_t sources = path_up(reading, source, above_source), targets = path_up(reading, target, above_target);
  for (size_t s = 0; s < sources; s++)
    for (size_t t = 0; t < targets; t++) {
      if (above_source[s] != above_target[t]) continue;
      for (uint32_t w = above_source[s]; w != TRUCE_NONE; w = reading->words[w].head) {
        truce_upos upos = reading->words[w].upos;
        if (w != source && w != target && TR_ONE_OF(upos, TRUCE_VERB, TRUCE_NOUN, TRUCE_ADJ)) return w;
      }
      return TRUCE_NONE;
    }
  return TRUCE_NONE;
}

/* The logarithm of a label's chance, which is never quite 0. */
static float log_chance(const float *logits, size_t count, size_t label) { return logf(fmaxf(tr_chance(logits, count, label), 1e-30f)); }

/* Adds the type of event that head `detail` sees in the act word to the scores of head `pair`, both as logarithms of chances. */
static void add_act(truce_reader *r, uint32_t act, float *scores) {
  const tr_head *detail = r->model->detail, *pair = r->model->pair;
  size_t row;
  for (size_t g = 0; detail && g < detail->group_count; g++) {
    const tr_group *group = &detail->groups[g];
    if (strcmp(group->name, "event") != 0) continue;
    const float *logits = tr_head_tag(&r->heads, detail, &row) + (act - r->first_word) * row + group->first;
    for (size_t l = 0; l < pair->label_count; l++)
      for (size_t k = 0; k < group->count; k++)
        if (strcmp(pair->labels[l], detail->labels[group->first + k]) == 0) scores[l] += log_chance(logits, group->count, k);
  }
}

/* Does the word lie in the encoded batch? */
static bool in_batch(const truce_reader *r, uint32_t w) { return w >= r->first_word && w < r->first_word + r->batch.word_count; }

static void keep_chances(truce_arena *arena, const tr_head *head, const float *scores, size_t labels, truce_pair *pair) {
  float *chances = TR_NEW_ARRAY(arena, float, labels);
  for (size_t l = 0; l < labels; l++) chances[l] = tr_chance(scores, labels, l);
  pair->labels = (const char *const *)head->labels;
  pair->chances = chances;
  pair->label_count = labels;
}

static void answer(truce_reader *r, tr_reading_draft *draft, truce_pair *pair, uint32_t source, uint32_t target) {
  const truce_reading *reading = draft->reading;
  const truce_model *m = r->model;
  tr_pair words = {source - r->first_word, target - r->first_word};
  uint32_t act = act_of(reading, source, target);
  if (m->pair) {
    float scores[LABELS_MOST];
    size_t row, labels = m->pair->label_count < LABELS_MOST ? m->pair->label_count : LABELS_MOST;
    tr_head_project(&r->heads, m->pair);
    const float *logits = tr_head_pairs(&r->heads, m->pair, &words, 1, &row);
    for (size_t l = 0; l < labels; l++) scores[l] = log_chance(logits, labels, l);
    if (act != TRUCE_NONE && in_batch(r, act) && labels == m->pair->label_count) add_act(r, act, scores);
    size_t best = tr_argmax(scores, labels);
    pair->plover = type_of(m->pair->labels[best]);
    pair->sure = tr_chance(scores, labels, best);
    keep_chances(draft->arena, m->pair, scores, labels, pair);
  }
  pair->type = m->pair_type ? type_of(best_label(r, m->pair_type, words)) : pair->plover;
  if (!pair->type.size) pair->type = pair->plover;
  if (!m->pair_status) return;
  const char *status = best_label(r, m->pair_status, words);
  for (int s = 0; s < TRUCE_STATUS_COUNT; s++)
    if (strcmp(truce_line_status_names[s], status) == 0) pair->status = (truce_line_status)s;
}

static bool words_of_pair(const truce_reading *reading, const truce_pair *pair, tr_pair_words *words) {
  return words_of(reading, pair->source, &words->source_first, &words->source_end) && words_of(reading, pair->target, &words->target_first, &words->target_end);
}

/* Answers a pair from the encoded batch if its words lie there. */
static void answer_from_batch(truce_reader *r, tr_reading_draft *draft, truce_pair *pair, const tr_pair_words *words) {
  const truce_reading *reading = draft->reading;
  bool inside =
      in_batch(r, words->source_first) && in_batch(r, words->source_end - 1) && in_batch(r, words->target_first) && in_batch(r, words->target_end - 1);
  if (inside)
    answer(r, draft, pair, tr_head_word(reading->words, words->source_first, words->source_end),
           tr_head_word(reading->words, words->target_first, words->target_end));
}

void tr_decode_pairs(truce_reader *r, tr_reading_draft *draft) {
  tr_pair_words words;
  for (size_t i = 0; i < draft->marks->pair_count; i++)
    if (words_of_pair(draft->reading, &draft->marks->pairs[i], &words)) answer_from_batch(r, draft, &draft->marks->pairs[i], &words);
}

void tr_decode_pairs_alone(truce_reader *r, tr_reading_draft *draft) {
  tr_pair_words words;
  for (size_t i = 0; i < draft->marks->pair_count; i++)
    if (words_of_pair(draft->reading, &draft->marks->pairs[i], &words) && tr_encode_pair(r, draft->reading, &words))
      answer_from_batch(r, draft, &draft->marks->pairs[i], &words);
}
