/* Slots are filled with words and with those coordinated to them; a preposition opens the slot of its name, or of one that means the same. */
#include "record/filling.h"

void tr_fill(const tr_coder *coder, tr_arguments *out, tr_slot slot, uint32_t word) {
  word = tr_referent(coder, word);
  if (word == out->predicate || out->count == TR_FILLER_LIMIT) return;
  for (size_t i = 0; i < out->count; i++)
    if (out->fillers[i].slot == slot && out->fillers[i].word == word) return;
  out->fillers[out->count++] = (tr_filler){slot, word};
}

/* "Mali and Niger, the two states that rejected it": those named are meant, not what they are called together. */
static uint32_t named_before(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (w->relation != TRUCE_DEPREL_APPOS || w->upos != TRUCE_NOUN || !tr_plural(coder, word)) return word;
  const uint32_t other = tr_child_by(coder, w->head, TRUCE_DEPREL_CONJ);
  return tr_word(coder, w->head)->upos == TRUCE_PROPN && other != TRUCE_NONE && other < word ? w->head : word;
}

/* "North and South Korea": the other half stands before the name of both. */
static bool is_half(const tr_coder *coder, uint32_t child) {
  const uint32_t mention = coder->covering[child];
  if (tr_base(coder, child) != TRUCE_DEPREL_COMPOUND || mention == TRUCE_NONE || !tr_has_child(coder, child, TRUCE_DEPREL_CONJ)) return false;
  const truce_mention *m = &coder->reading->mentions[mention];
  return m->end == child + 1 && m->actor != TRUCE_NONE && coder->reading->actors[m->actor].kind == TRUCE_STATE;
}

/* "accepted by the government but not by the rebels", "and not the army": he is named as one who has no part. */
static bool left_out(const tr_coder *coder, uint32_t conjunct) {
  const truce_word *w = tr_word(coder, conjunct);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < conjunct; i++)
    if (tr_equal_string(tr_word(coder, w->children[i])->lower, "not") && (tr_follows(coder, w->children[i], "but") || tr_follows(coder, w->children[i], "and")))
      return true;
  return false;
}

void tr_filling_add(const tr_filling *f, tr_slot slot, uint32_t word) {
  if (word == TRUCE_NONE) return;
  word = named_before(f->coder, tr_referent(f->coder, word));
  tr_fill(f->coder, f->out, slot, word);
  const truce_word *w = tr_word(f->coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if ((tr_base(f->coder, w->children[i]) == TRUCE_DEPREL_CONJ && !left_out(f->coder, w->children[i])) || is_half(f->coder, w->children[i]))
      tr_fill(f->coder, f->out, slot, w->children[i]);
}

bool tr_filling_has(const tr_filling *f, tr_slot slot) { return tr_argument(f->out, slot) != TRUCE_NONE; }

uint32_t tr_argument(const tr_arguments *arguments, tr_slot slot) {
  for (size_t i = 0; i < arguments->count; i++)
    if (arguments->fillers[i].slot == slot) return arguments->fillers[i].word;
  return TRUCE_NONE;
}

tr_slot tr_slot_of_preposition(truce_span lemma) {
  static const struct { const char *word; tr_slot slot; } more[] = {
      {"onto", TR_ON}, {"upon", TR_ON}, {"toward", TR_TOWARDS}, {"inside", TR_IN}, {"concerning", TR_ABOUT}, {"regarding", TR_ABOUT}, {"via", TR_THROUGH},
      {"amid", TR_DURING}, {"outside", TR_NEAR}, {"around", TR_NEAR}, {"alongside", TR_WITH}, {"till", TR_UNTIL}, {"beside", TR_NEAR}, {"across", TR_IN},
      {"following", TR_AFTER}, {"throughout", TR_IN}, {"despite", TR_OTHER}, {"prior", TR_BEFORE}, {"along", TR_ON}};
  for (int i = TR_OF; i < TR_OTHER; i++)
    if (tr_equal_string(lemma, tr_slot_names[i])) return (tr_slot)i;
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (tr_equal_string(lemma, more[i].word)) return more[i].slot;
  return TR_OTHER;
}

tr_slot tr_prepositional_slot(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  uint32_t preposition = TRUCE_NONE; /* the nearest before the noun: a farther one belongs to a noun on the way */
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_CASE && (w->children[i] < word || preposition == TRUCE_NONE)) preposition = w->children[i];
  if (preposition == TRUCE_NONE && word > 0 && tr_word(coder, word - 1)->upos == TRUCE_ADP && tr_word(coder, word - 1)->sentence == w->sentence)
    preposition = word - 1;
  return preposition == TRUCE_NONE ? TR_OTHER : tr_slot_of_preposition(tr_word(coder, preposition)->lower);
}

uint32_t tr_at_hands_of(const tr_coder *coder, uint32_t word) {
  const uint32_t oblique = tr_child_behind(coder, word, TRUCE_DEPREL_OBL, "at"),
                 hands = oblique != TRUCE_NONE ? oblique : tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "at");
  return hands != TRUCE_NONE && tr_lemma_is(coder, hands, "hand") ? tr_child_behind(coder, hands, TRUCE_DEPREL_NMOD, "of") : TRUCE_NONE;
}
