/* A proposal's name: its noun with what stands before it and what belongs to it behind,
 * "bilateral ceasefire with the rebels", without times, articles and whose. */
#include "record/naming.h"

#include "record/actors.h"

/* "on political participation", "with the rebels", "in Gaza"; not "in a plebiscite", "on Wednesday", "before anything else". */
static bool belongs_to_name(const tr_coder *coder, uint32_t modifier) {
  const uint32_t marker = tr_child_by(coder, modifier, TRUCE_DEPREL_CASE);
  if (tr_in_time(coder, modifier)) return false;
  if (marker == TRUCE_NONE) return true;
  if (tr_lemma_is(coder, marker, "in")) return tr_place_of(coder, modifier) != TRUCE_NONE || tr_word_in(coder, modifier, TR_CLASS_PEACE);
  return tr_lemma_in(coder, marker, "of on for with between about over");
}

/* The name ends before a comma or a time, and with no preposition. */
static uint32_t name_end(const tr_coder *coder, uint32_t head, uint32_t last) {
  for (uint32_t i = head + 1; i <= last; i++)
    if (tr_in_time(coder, i) || tr_equal_string(tr_word(coder, i)->form, ",")) last = i - 1;
  while (last > head && TR_ONE_OF(tr_word(coder, last)->upos, TRUCE_ADP, TRUCE_DET, TRUCE_PUNCT, TRUCE_CCONJ)) last--;
  return last;
}

/* "its own", "whose" */
static bool whose(const tr_coder *coder, uint32_t word) { return tr_word(coder, word)->upos == TRUCE_PRON || tr_lemma_is(coder, word, "own"); }

truce_span tr_proposal_name(const tr_coder *coder, uint32_t head) {
  enum { NEAR = 6, FAR = 7 };
  uint32_t first = head, last = head, from, to;
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    const bool owner = tr_word(coder, child)->relation == TRUCE_DEPREL_NMOD_POSS, of = base == TRUCE_DEPREL_NMOD && child <= head + NEAR;
    const bool before = child < head && (owner || TR_ONE_OF(base, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_NUMMOD));
    const bool after = child > head && (TR_ONE_OF(base, TRUCE_DEPREL_FLAT, TRUCE_DEPREL_NUMMOD) || (of && belongs_to_name(coder, child)));
    if (!before && !after) continue;
    tr_extent(coder, child, true, &from, &to);
    if (before && from < first && to < head) first = from;
    if (after && to > last && to <= head + FAR) last = to;
  }
  while (first < head && (tr_word(coder, first)->upos == TRUCE_DET || tr_word(coder, first)->upos == TRUCE_PUNCT || whose(coder, first))) first++;
  return tr_slice(coder->reading->report->text, tr_words_extent(coder, first, name_end(coder, head, last)));
}
