/* People whom a war has not hit: who is shut in, goes without, is reached by aid or lives where it is fought. */
#include "record/counted.h"

#include "record/tests.h"

static bool shuts_in(const tr_coder *coder, uint32_t word) {
  const bool cut = tr_lemma_is(coder, word, "cut"); /* "cut off" */
  return tr_word_in(coder, word, TR_CLASS_SHUT_IN) && (!cut || tr_child_lemma(coder, word, TR_SPAN("off"), 1));
}

/* "besieging 2,000 people", "people stuck in the camp", "remain trapped" */
static bool shut_in(const tr_coder *coder, const tr_counted *c) {
  const truce_word *noun = tr_word(coder, c->noun);
  for (uint32_t i = 0; i < noun->child_count; i++) {
    const truce_deprel base = tr_base(coder, noun->children[i]);
    const bool said_of_them = base == TRUCE_DEPREL_AMOD || (base == TRUCE_DEPREL_ACL && !tr_has_child(coder, noun->children[i], TRUCE_DEPREL_OBJ));
    if (said_of_them && shuts_in(coder, noun->children[i])) return true;
  }
  if (c->governor == TRUCE_NONE) return false;
  if (shuts_in(coder, c->governor)) return tr_counted_suffers(coder, c) || (tr_counted_acts(c) && !tr_has_child(coder, c->governor, TRUCE_DEPREL_OBJ));
  const uint32_t left = tr_child_by(coder, c->governor, TRUCE_DEPREL_XCOMP);
  return left != TRUCE_NONE && tr_lemma_in(coder, c->governor, "remain stay be leave find keep") && shuts_in(coder, left);
}

/* "needs", "live without food", "in urgent need" */
static bool goes_without(const tr_coder *coder, const tr_counted *c) {
  const uint32_t state = tr_child_behind(coder, c->noun, TRUCE_DEPREL_NMOD, "in");
  if (state != TRUCE_NONE && tr_lemma_is(coder, state, "need")) return true;
  if (!tr_counted_acts(c)) return false;
  const uint32_t lacking = tr_child_behind(coder, c->governor, TRUCE_DEPREL_OBL, "without");
  if (tr_word_in(coder, c->governor, TR_CLASS_GOES_WITHOUT)) return true;
  if (tr_lemma_is(coder, c->governor, "need") || (lacking != TRUCE_NONE && tr_word_in(coder, lacking, TR_CLASS_RELIEF_GOODS))) return true;
  return tr_behind(coder, c->governor, "without") && tr_word_in(coder, c->governor, TR_CLASS_RELIEF_GOODS);
}

/* "fed 2,000 people", "food for 2,000", "handed out tents to 300 families" */
static bool is_helped(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE) return false;
  if (tr_counted_suffers(coder, c)) return tr_word_in(coder, c->governor, TR_CLASS_RELIEVES);
  if (!tr_behind(coder, c->head, "to for among")) return false;
  if (truce_deprel_base(c->relation) == TRUCE_DEPREL_NMOD) return tr_word_in(coder, c->governor, TR_CLASS_RELIEF_GOODS);
  const uint32_t goods = tr_child_by(coder, c->governor, TRUCE_DEPREL_OBJ), given = tr_child_by(coder, c->governor, TRUCE_DEPREL_NSUBJ);
  return truce_deprel_base(c->relation) == TRUCE_DEPREL_OBL && ((goods != TRUCE_NONE && tr_word_in(coder, goods, TR_CLASS_RELIEF_GOODS)) ||
                                                                 (given != TRUCE_NONE && tr_word_in(coder, given, TR_CLASS_RELIEF_GOODS)));
}

/* "live in besieged towns" */
static bool lives_besieged(const tr_coder *coder, uint32_t verb) {
  const truce_word *v = tr_word(coder, verb);
  if (tr_lemma_is(coder, verb, "remain")) return true;
  for (uint32_t i = 0; tr_lemma_is(coder, verb, "live") && i < v->child_count; i++) {
    const truce_word *where = tr_word(coder, v->children[i]);
    for (uint32_t k = 0; tr_base(coder, v->children[i]) == TRUCE_DEPREL_OBL && k < where->child_count; k++)
      if (tr_base(coder, where->children[k]) == TRUCE_DEPREL_AMOD && shuts_in(coder, where->children[k])) return true;
  }
  return false;
}

/* "home to 40,000 people", "there are 6,000 civilians in the town" */
static bool lives_there(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE) return false;
  if (tr_lemma_is(coder, c->governor, "home") && tr_behind(coder, c->head, "to")) return true;
  if (!tr_counted_acts(c)) return false;
  const bool there =
      tr_child_is(coder, c->governor, TRUCE_DEPREL_EXPL, "there") && tr_child_behind(coder, c->noun, TRUCE_DEPREL_NMOD, "in inside") != TRUCE_NONE;
  return there || lives_besieged(coder, c->governor);
}

bool tr_in_need(const tr_coder *coder, const tr_counted *c) {
  return shut_in(coder, c) || goes_without(coder, c) || is_helped(coder, c) || lives_there(coder, c);
}
