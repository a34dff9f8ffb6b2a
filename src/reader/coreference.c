/* Who is meant as head `coref` sees it: the best antecedent of each noun, name and pronoun among the TR_CANDIDATES_MOST before it, and by how much it scores
 * more than being new. */
#include <math.h>

#include "base/one_of.h"
#include "base/text.h"
#include "reader/window.h"

static const float same_more = 2.0f; /* without H.relative: added where name or noun and candidate are the same word */

static bool can_refer(const truce_word *word) { return TR_ONE_OF(word->upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_PRON); }

static float same_word(const truce_word *word, const truce_word *candidate) {
  return word->upos != TRUCE_PRON && tr_equal(word->lower, candidate->lower) ? same_more : 0;
}

/* Puts the nouns, names and pronouns of the batch behind the candidates before it; returns their number. */
static size_t add_candidates(truce_reader *r, const truce_word *words) {
  size_t count = 0;
  for (size_t u = 0; u < r->unit_count; u++)
    for (uint32_t w = r->units[u].first; w < r->units[u].end; w++)
      if (can_refer(&words[r->first_word + w])) {
        r->past_traits[r->past_count + count] = tr_traits_of(words, r->first_word + w, r->first_word + r->units[u].first, r->first_word + r->units[u].end);
        r->marked[count++] = w;
      }
  return count;
}

static void forget_oldest(truce_reader *r, size_t size) {
  if (r->past_count <= TR_CANDIDATES_MOST) return;
  size_t oldest = r->past_count - TR_CANDIDATES_MOST;
  memmove(r->past, r->past + oldest * size, TR_CANDIDATES_MOST * size * sizeof *r->past);
  memmove(r->past_traits, r->past_traits + oldest, TR_CANDIDATES_MOST * sizeof *r->past_traits);
  r->past_count = TR_CANDIDATES_MOST;
}

/* The best candidate of candidate `at`, whose scores are given (the root's first) and its weights of likeness, or NULL. */
static tr_said_antecedent best_of(const truce_reader *r, const truce_word *words, size_t at, const float *scores, const float *weights, bool near_only) {
  tr_said_antecedent best = {TRUCE_NONE, -INFINITY};
  const tr_traits *word = &r->past_traits[at];
  for (size_t j = at > TR_CANDIDATES_MOST ? at - TR_CANDIDATES_MOST : 0; j < at; j++) {
    const tr_traits *other = &r->past_traits[j];
    float more = weights ? tr_likeness(words, word, other, at - j, weights, near_only) : same_word(&words[word->word], &words[other->word]);
    if (scores[j + 1] + more > best.more) best = (tr_said_antecedent){other->word, scores[j + 1] + more};
  }
  best.more -= scores[0];
  return best;
}

void tr_decode_antecedents(truce_reader *r, tr_reading_draft *draft) {
  const tr_head *head = r->model->coref;
  const truce_word *words = draft->reading->words;
  size_t row, likeness_row = 0, old = r->past_count, count = head ? add_candidates(r, words) : 0;
  if (!count) return;
  tr_head_project(&r->heads, head);
  tr_head_keep(&r->heads, head, r->marked, count, r->past + old * head->size);
  const float *scores = tr_head_grid_with(&r->heads, head, count, r->past, old + count, &row);
  const float *weights = head->relative.data ? tr_head_relative(&r->heads, head, count, &likeness_row) : NULL;
  for (size_t i = 0; i < count; i++)
    r->said[r->past_traits[old + i].word] =
        best_of(r, words, old + i, scores + i * row, weights ? weights + i * likeness_row : NULL, head->relative.out == TR_NEAR_BUCKETS);
  r->past_count = old + count;
  forget_oldest(r, head->size);
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
