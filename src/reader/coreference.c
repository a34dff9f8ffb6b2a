/* Who is meant: each noun, name and pronoun takes its best antecedent among those of its own window and the windows before, or is new. */
#include "base/text.h"
#include "reader/window.h"

static const float new_less = 1.0f; /* taken off the score of "new": the head finds too few antecedents (tuned on OntoGUM dev) */
static const float same_more = 2.0f; /* added where name or noun and candidate are the same word */

static bool can_refer(const truce_word *word) { return word->upos == TRUCE_NOUN || word->upos == TRUCE_PROPN || word->upos == TRUCE_PRON; }

static size_t sum(const size_t *counts, size_t count) {
  size_t all = 0;
  for (size_t i = 0; i < count; i++) all += counts[i];
  return all;
}

/* Makes room for a window: the oldest of the full memory goes. */
static size_t forget_oldest(truce_reader *r, size_t size) {
  size_t oldest = r->past_counts[0], kept = sum(r->past_counts + 1, TR_CANDIDATE_WINDOWS - 1);
  memmove(r->past, r->past + oldest * size, kept * size * sizeof *r->past);
  memmove(r->past_words, r->past_words + oldest, kept * sizeof *r->past_words);
  memmove(r->past_counts, r->past_counts + 1, (TR_CANDIDATE_WINDOWS - 1) * sizeof *r->past_counts);
  return kept;
}

void tr_decode_antecedents(truce_reader *r, tr_reading_draft *draft) {
  const tr_head *head = r->model->coref;
  truce_word *words = draft->reading->words;
  if (!head) return;
  size_t old = forget_oldest(r, head->size), count = 0, row;
  for (uint32_t w = 0; w < r->window.word_count; w++)
    if (can_refer(&words[r->first_word + w])) {
      r->past_words[old + count] = r->first_word + w;
      r->marked[count++] = w;
    }
  r->past_counts[TR_CANDIDATE_WINDOWS - 1] = count;
  if (!count) return;
  tr_head_project(&r->heads, head);
  tr_head_keep(&r->heads, head, r->marked, count, r->past + old * head->size);
  const float *scores = tr_head_grid_with(&r->heads, head, count, r->past, old + count, &row);
  for (size_t i = 0; i < count; i++) {
    truce_word *word = &words[r->past_words[old + i]];
    float most = scores[i * row] - new_less;
    word->antecedent = TRUCE_NONE;
    for (size_t j = 0; j < old + i; j++) {
      bool same = word->upos != TRUCE_PRON && tr_equal(word->lower, words[r->past_words[j]].lower);
      float score = scores[i * row + j + 1] + (same ? same_more : 0);
      if (score > most) most = score, word->antecedent = r->past_words[j];
    }
  }
}

void tr_antecedents_of_mentions(tr_reading_draft *draft) {
  const truce_word *words = draft->reading->words;
  for (size_t i = 0; i < draft->mentions.count; i++) {
    uint32_t w = words[draft->mentions.items[i].head].antecedent;
    while (w != TRUCE_NONE && words[w].mention == TRUCE_NONE) w = words[w].antecedent;
    draft->mentions.items[i].antecedent = w == TRUCE_NONE ? TRUCE_NONE : words[w].mention;
  }
}
