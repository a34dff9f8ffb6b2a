/* Stages of a proposal where a sentence lists them: "includes three stages: a halt to fire, a release of prisoners and talks". Each thing listed is a stage. */
#include "record/stages.h"

#include "record/arguments.h"
#include "record/proposals.h"

static bool stage_noun(const tr_coder *coder, uint32_t word) {
  return tr_lemma_in(coder, word, "stage phase step part point");
}

static uint32_t proposal_of_stages(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  if (w->head == TRUCE_NONE) return TRUCE_NONE;
  for (uint32_t i = 0; i < tr_word(coder, w->head)->child_count; i++) {
    const uint32_t child = tr_word(coder, w->head)->children[i];
    const uint32_t proposal = tr_base(coder, child) == TRUCE_DEPREL_NSUBJ ? tr_proposal_at(coder, tr_referent(coder, child)) : TRUCE_NONE;
    if (proposal != TRUCE_NONE) return proposal;
  }
  return tr_proposal_at(coder, w->head);
}

/* A thing or an act; "how it is to be verified" is neither. */
static bool can_be_stage(const tr_coder *coder, uint32_t word) {
  const truce_upos upos = tr_word(coder, word)->upos;
  return upos == TRUCE_NOUN || upos == TRUCE_PROPN || upos == TRUCE_VERB || upos == TRUCE_NUM || upos == TRUCE_ADJ;
}

static void add_stage(tr_coder *coder, tr_proposal *p, uint32_t word) {
  if (!can_be_stage(coder, word)) return;
  uint32_t first = word, last = word;
  tr_extent(coder, word, true, &first, &last);
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) /* the conjuncts are stages of their own */
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_CONJ && w->children[i] > word) {
      uint32_t from, to;
      tr_extent(coder, w->children[i], true, &from, &to);
      if (from <= last && from > first) last = from - 1;
    }
  while (last > word && (tr_word(coder, last)->upos == TRUCE_PUNCT || tr_word(coder, last)->upos == TRUCE_CCONJ)) last--;
  while (first < word && (tr_word(coder, first)->upos == TRUCE_PUNCT || tr_word(coder, first)->upos == TRUCE_CCONJ)) first++;
  if (first + 1 < word && tr_lemma_is(coder, first, "among") && tr_word(coder, first + 1)->upos == TRUCE_PRON) first += 2; /* "among them" */
  const truce_range where = tr_words_extent(coder, first, last);
  const truce_stage stage = {(int32_t)p->stages.count + 1, tr_slice(coder->reading->report->text, where), where};
  TR_PUSH(coder->arena, &p->stages, stage);
}

/* The child of the noun, or of the verb that it is an object of, that a list of its own begins with; nouns under a verb only if others are listed beside them. */
static bool begins_list(const tr_coder *coder, uint32_t child, bool of_verb) {
  const truce_deprel base = tr_base(coder, child);
  if (base == TRUCE_DEPREL_PARATAXIS && of_verb) return tr_word(coder, child)->upos == TRUCE_NOUN && tr_has_child(coder, child, TRUCE_DEPREL_CONJ);
  return !of_verb && (base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_CONJ || base == TRUCE_DEPREL_PARATAXIS || base == TRUCE_DEPREL_DEP);
}

static void add_stages_under(tr_coder *coder, tr_proposal *p, uint32_t noun, uint32_t above, bool of_verb) {
  const truce_word *w = tr_word(coder, above);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (child < noun || !begins_list(coder, child, of_verb)) continue;
    add_stage(coder, p, child);
    for (uint32_t k = 0; k < tr_word(coder, child)->child_count; k++)
      if (tr_base(coder, tr_word(coder, child)->children[k]) == TRUCE_DEPREL_CONJ) add_stage(coder, p, tr_word(coder, child)->children[k]);
  }
}

void tr_stages_find(tr_coder *coder) {
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    if (!stage_noun(coder, word) || !tr_plural(coder, word)) continue;
    const uint32_t proposal = proposal_of_stages(coder, word), above = tr_word(coder, word)->head;
    if (proposal == TRUCE_NONE) continue;
    tr_proposal *p = &coder->proposals.items[proposal];
    add_stages_under(coder, p, word, word, false);
    if (above != TRUCE_NONE && tr_word(coder, above)->upos == TRUCE_VERB) add_stages_under(coder, p, word, above, true);
    if (p->stages.count) TR_PUSH(coder->arena, &p->evidence, tr_word(coder, word)->where);
  }
}
