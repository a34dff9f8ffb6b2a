/* Stages of a proposal where a sentence lists them: "includes three stages: a halt to fire, a release of prisoners and talks", each thing listed is one; or
 * where one sentence each tells them: "The plan has three stages. In the first, the rebels would disarm. The second provides for elections." */
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
  return TR_ONE_OF(upos, TRUCE_NOUN, TRUCE_PROPN, TRUCE_VERB, TRUCE_NUM, TRUCE_ADJ);
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

/* The child of the noun, or of the verb that it is an object of, that a list of its own
 * begins with; nouns under a verb only if others are listed beside them. */
static bool begins_list(const tr_coder *coder, uint32_t child, bool of_verb) {
  const truce_deprel base = tr_base(coder, child);
  if (base == TRUCE_DEPREL_PARATAXIS && of_verb) return tr_word(coder, child)->upos == TRUCE_NOUN && tr_has_child(coder, child, TRUCE_DEPREL_CONJ);
  return !of_verb && TR_ONE_OF(base, TRUCE_DEPREL_APPOS, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_PARATAXIS, TRUCE_DEPREL_DEP);
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

/* ---- stages told in sentences of their own ---- */

enum { STAGE_SENTENCES = 8, STAGE_GAP = 2 };

/* "first" = 1; "final", "next" = whichever comes. 0 if the word counts nothing. */
static int32_t ordinal(truce_span word, int32_t next) {
  static const char *const words[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_equal_string(word, words[i])) return (int32_t)i + 1;
  return next > 1 && tr_listed(word, "final last next") ? next : 0;
}

/* The first word that tells the stage: behind "In the first stage," or behind the verb of "The
 * second provides for". TRUCE_NONE if the sentence tells no such stage. */
static uint32_t stage_told_from(const tr_coder *coder, const truce_sentence *sentence, int32_t number) {
  uint32_t at = sentence->first;
  const bool in = tr_listed(tr_word(coder, at)->lower, "in during under");
  at += in;
  if (at + 3 >= sentence->end || !tr_equal_string(tr_word(coder, at)->lower, "the") || ordinal(tr_word(coder, at + 1)->lower, number) != number)
    return TRUCE_NONE;
  const uint32_t head = stage_noun(coder, at + 2) ? at + 2 : at + 1;
  if (in) return tr_equal_string(tr_word(coder, head + 1)->form, ",") ? head + 2 : TRUCE_NONE;
  uint32_t verb = head + 1;
  while (verb < sentence->end && tr_word(coder, verb)->upos == TRUCE_AUX) verb++;
  if (verb + 1 >= sentence->end || tr_word(coder, verb)->upos != TRUCE_VERB) return TRUCE_NONE;
  return verb + 1 + (tr_word(coder, verb + 1)->upos == TRUCE_ADP);
}

static void add_told_stage(tr_coder *coder, tr_proposal *p, uint32_t first, const truce_sentence *sentence) {
  uint32_t last = sentence->end - 1;
  while (last > first && tr_word(coder, last)->upos == TRUCE_PUNCT) last--;
  const truce_range where = tr_words_extent(coder, first, last);
  const truce_stage stage = {(int32_t)p->stages.count + 1, tr_slice(coder->reading->report->text, where), where};
  TR_PUSH(coder->arena, &p->stages, stage);
}

static void add_stages_told_after(tr_coder *coder, tr_proposal *p, uint32_t sentence) {
  uint32_t silent = 0;
  for (uint32_t s = sentence + 1; s < coder->reading->sentence_count && s <= sentence + STAGE_SENTENCES && silent < STAGE_GAP; s++) {
    const uint32_t first = stage_told_from(coder, &coder->reading->sentences[s], (int32_t)p->stages.count + 1);
    silent = first == TRUCE_NONE ? silent + 1 : 0;
    if (first != TRUCE_NONE) add_told_stage(coder, p, first, &coder->reading->sentences[s]);
  }
}

/* "Under the plan, implementation would come in four phases": the plan that the sentence speaks of. */
static uint32_t proposal_in_sentence(const tr_coder *coder, uint32_t noun) {
  for (uint32_t word = noun; word > coder->reading->sentences[tr_word(coder, noun)->sentence].first; word--)
    if (coder->proposal_of[word - 1] != TRUCE_NONE && coder->proposal_of[word - 1] != coder->proposal_of[noun]) return coder->proposal_of[word - 1];
  return TRUCE_NONE;
}

void tr_stages_find(tr_coder *coder) {
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    if (!stage_noun(coder, word) || !tr_plural(coder, word)) continue;
    uint32_t proposal = proposal_of_stages(coder, word), above = tr_word(coder, word)->head;
    if (proposal == TRUCE_NONE || proposal == coder->proposal_of[word]) proposal = proposal_in_sentence(coder, word);
    if (proposal == TRUCE_NONE) continue;
    tr_proposal *p = &coder->proposals.items[proposal];
    add_stages_under(coder, p, word, word, false);
    if (above != TRUCE_NONE && tr_word(coder, above)->upos == TRUCE_VERB) add_stages_under(coder, p, word, above, true);
    if (!p->stages.count) add_stages_told_after(coder, p, tr_word(coder, word)->sentence);
    if (p->stages.count) TR_PUSH(coder->arena, &p->evidence, tr_word(coder, word)->where);
  }
}
