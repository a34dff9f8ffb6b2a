/* Who is meant as head `coref` sees it: the best antecedent of each noun, name and pronoun among those of its own window and the windows before, and by
 * how much it scores more than being new. */
#include <math.h>

#include "base/text.h"
#include "reader/window.h"

static const float same_more = 2.0f; /* without H.relative: added where name or noun and candidate are the same word */

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

/* Bucket of H.relative: sentences between word and candidate (0, 1, 2, 3-4, 5-8, more), for another word and for the same one. */
static size_t bucket_of(const truce_word *word, const truce_word *candidate) {
  static const uint8_t by_distance[] = {0, 1, 2, 3, 3, 4, 4, 4, 4, 5};
  size_t apart = word->sentence - candidate->sentence;
  return by_distance[apart < sizeof by_distance ? apart : sizeof by_distance - 1] + (tr_equal(word->lower, candidate->lower) ? TR_RELATIVE_COUNT / 2u : 0u);
}

static float same_word(const truce_word *word, const truce_word *candidate) {
  return word->upos != TRUCE_PRON && tr_equal(word->lower, candidate->lower) ? same_more : 0;
}

static void decode_window(truce_reader *r, const tr_head *head, const tr_window *window, const truce_word *words) {
  size_t old = forget_oldest(r, head->size), count = 0, row;
  for (uint32_t w = window->first_word; w < window->end_word; w++)
    if (can_refer(&words[r->first_word + w])) {
      r->past_words[old + count] = r->first_word + w;
      r->marked[count++] = w;
    }
  r->past_counts[TR_CANDIDATE_WINDOWS - 1] = count;
  if (!count) return;
  tr_head_keep(&r->heads, head, r->marked, count, r->past + old * head->size);
  const float *scores = tr_head_grid_with(&r->heads, head, count, r->past, old + count, &row), *relative = NULL;
  size_t relative_row = 0;
  if (head->relative.data) relative = tr_head_relative(&r->heads, head, count, &relative_row);
  for (size_t i = 0; i < count; i++) {
    const truce_word *word = &words[r->past_words[old + i]];
    tr_said_antecedent best = {TRUCE_NONE, -INFINITY};
    for (size_t j = 0; j < old + i; j++) {
      const truce_word *candidate = &words[r->past_words[j]];
      float score = scores[i * row + j + 1] + (relative ? relative[i * relative_row + bucket_of(word, candidate)] : same_word(word, candidate));
      if (score > best.more) best = (tr_said_antecedent){r->past_words[j], score};
    }
    best.more -= scores[i * row];
    r->said[r->past_words[old + i]] = best;
  }
}

void tr_decode_antecedents(truce_reader *r, tr_reading_draft *draft) {
  const tr_head *head = r->model->coref;
  if (!head) return;
  tr_head_project(&r->heads, head);
  for (size_t i = 0; i < r->window_count; i++) decode_window(r, head, &r->windows[i], draft->reading->words);
}

void tr_antecedents_of_mentions(truce_reader *r, tr_reading_draft *draft) {
  const truce_word *words = draft->reading->words;
  uint32_t *before = TR_NEW_ARRAY(r->scratch, uint32_t, draft->reading->word_count + 1); /* per word: the last mention of its chain before it */
  for (size_t w = 0; w < draft->reading->word_count; w++) {
    uint32_t at = words[w].antecedent;
    before[w] = at == TRUCE_NONE ? TRUCE_NONE : words[at].mention != TRUCE_NONE ? words[at].mention : before[at];
  }
  for (size_t i = 0; i < draft->mentions.count; i++) draft->mentions.items[i].antecedent = before[draft->mentions.items[i].head];
}
