/* What verbs in a row have in common: "condemned and rejected the plan", "was shot down and burned by gunmen". */
#include "record/filling.h"
#include "record/subjects.h"

/* "condemned and rejected the plan": the object stands at one of the two. */
void tr_add_shared_object(const tr_filling *f, uint32_t verb) {
  enum { NEAR = 3 };
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, verb);
  if (f->out->passive || tr_filling_has(f, TR_PATIENT)) return;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE) {
    const uint32_t object = tr_child_by(coder, w->head, TRUCE_DEPREL_OBJ);
    if (object != TRUCE_NONE && object > verb) tr_filling_add(f, TR_PATIENT, object);
  }
  if (tr_filling_has(f, TR_PATIENT)) return;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t other = w->children[i];
    if (tr_base(coder, other) == TRUCE_DEPREL_CONJ && tr_own_subject(coder, other) == TRUCE_NONE && other <= verb + NEAR)
      tr_filling_add(f, TR_PATIENT, tr_child_by(coder, other, TRUCE_DEPREL_OBJ));
  }
}

/* Another participle that shares the "was" of a passive verb before it. */
static bool shares_passive(const tr_coder *coder, uint32_t verb, uint32_t other) {
  return tr_base(coder, other) == TRUCE_DEPREL_CONJ && other > verb && tr_past_participle(tr_word(coder, other)) &&
         !tr_has_child(coder, other, TRUCE_DEPREL_AUX);
}

/* "was shot down and burned by gunmen": what stands behind the last of several did all. */
void tr_add_shared_agent(const tr_filling *f, uint32_t verb) {
  const truce_word *w = tr_word(f->coder, verb);
  if (!f->out->passive) return;
  for (uint32_t i = 0; i < w->child_count && !tr_filling_has(f, TR_AGENT); i++) {
    const uint32_t other = w->children[i];
    if (!shares_passive(f->coder, verb, other) || !tr_reads_passive(f->coder, other) || tr_own_subject(f->coder, other) != TRUCE_NONE) continue;
    tr_filling_add(f, TR_AGENT, tr_child_behind(f->coder, other, TRUCE_DEPREL_OBL, "by"));
  }
}

/* "Nine were killed and forty wounded in the raid by gunmen": how, where and by whom both were, with one "were" for the two. */
void tr_add_shared_obliques(const tr_filling *f, uint32_t verb) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, verb);
  if (!f->out->passive) return;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t other = w->children[i];
    if (!shares_passive(coder, verb, other) || tr_has_child(coder, other, TRUCE_DEPREL_OBJ) || tr_own_subject(coder, other) == TRUCE_NONE) continue;
    const truce_word *o = tr_word(coder, other);
    for (uint32_t k = 0; k < o->child_count; k++)
      if (tr_base(coder, o->children[k]) == TRUCE_DEPREL_OBL && o->children[k] > other) tr_add_oblique(f, verb, o->children[k]);
  }
}
