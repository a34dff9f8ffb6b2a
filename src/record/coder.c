/* Small questions about words that all stages of the coding ask. */
#include "record/coder.h"

bool tr_lemma_is(const tr_coder *coder, uint32_t word, const char *lemma) {
  const truce_word *w = &coder->reading->words[word];
  return tr_equal_string(w->lemma, lemma) || tr_equal_string(w->lower, lemma);
}

bool tr_plural(const tr_coder *coder, uint32_t word) {
  const truce_word *w = &coder->reading->words[word];
  if (w->features.number == TRUCE_PLURAL) return true;
  const tr_entry *entry = coder->entries[word];
  return entry && w->upos != TRUCE_VERB && w->lower.size == entry->lemma.size + 1 && tr_ends(w->lower, TR_SPAN("s")) && tr_starts(w->lower, entry->lemma);
}

uint32_t tr_child_by(const tr_coder *coder, uint32_t word, truce_deprel base) {
  const truce_word *w = &coder->reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == base) return w->children[i];
  return TRUCE_NONE;
}

static bool hangs_loosely(const tr_coder *coder, uint32_t child) {
  const truce_deprel relation = tr_word(coder, child)->relation;
  return relation == TRUCE_DEPREL_ACL_RELCL || truce_deprel_base(relation) == TRUCE_DEPREL_PARATAXIS || relation == TRUCE_DEPREL_PUNCT || truce_deprel_base(relation) == TRUCE_DEPREL_ADVCL;
}

static void widen(const tr_coder *coder, uint32_t word, bool tight, int depth, uint32_t *first, uint32_t *last) {
  if (word < *first) *first = word;
  if (word > *last) *last = word;
  if (depth > 40) return;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (!(tight && hangs_loosely(coder, w->children[i]))) widen(coder, w->children[i], tight, depth + 1, first, last);
}

void tr_extent(const tr_coder *coder, uint32_t word, bool tight, uint32_t *first, uint32_t *last) {
  *first = *last = word;
  widen(coder, word, tight, 0, first, last);
}

bool tr_in_time(const tr_coder *coder, uint32_t word) {
  for (size_t i = 0; i < coder->reading->time_count; i++)
    if (word >= coder->reading->times[i].first && word < coder->reading->times[i].end) return true;
  return false;
}

truce_range tr_words_extent(const tr_coder *coder, uint32_t first, uint32_t last) {
  return (truce_range){tr_word(coder, first)->where.start, tr_word(coder, last)->where.end};
}
