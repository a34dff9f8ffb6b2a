/* The status of an act that a noun tells ("talks", "an attack"): negated by "no", planned by adjectives, ruled by the verb it is an argument of. */
#include "record/filling.h"
#include "record/status.h"

/* "After talks with Chad it urged …": what opens a clause, or tells its time, is not what the verb asks for or plans. */
static bool is_setting(const tr_coder *coder, uint32_t word) {
  if (tr_base(coder, word) != TRUCE_DEPREL_OBL) return false;
  const tr_slot slot = tr_prepositional_slot(coder, word);
  return word < tr_word(coder, word)->head || slot == TR_AFTER || slot == TR_DURING || slot == TR_SINCE;
}

/* "the war", "Chad's attack": one that the reader knows of, not one thought of. */
static bool known_attack(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN) && (tr_possessor(coder, noun) != TRUCE_NONE || tr_child_is(coder, noun, TRUCE_DEPREL_DET, "the"));
}

/* "air strikes could harm them": strikes in general, none that was told of. */
static bool in_general(const tr_coder *coder, uint32_t noun, uint32_t verb) {
  if (tr_word(coder, noun)->features.number != TRUCE_PLURAL || tr_own_status(coder, verb) != TRUCE_POSSIBLE) return false;
  return !tr_has_child(coder, noun, TRUCE_DEPREL_DET) && !tr_has_child(coder, noun, TRUCE_DEPREL_ACL) && tr_possessor(coder, noun) == TRUCE_NONE;
}

/* "rejected the demand", "the accusation was dismissed": whatever the answer, it was made. */
static bool answered(const tr_coder *coder, uint32_t noun, uint32_t verb) {
  return tr_word_in(coder, verb, TR_CLASS_ANSWERS_NO) && tr_word_in(coder, noun, TR_CLASS_ANSWERED);
}

/* "clashes are a distinct possibility", "a war is the danger": feared, and not told of. */
static bool called_possible(const tr_coder *coder, uint32_t head) {
  return tr_has_child(coder, head, TRUCE_DEPREL_COP) && tr_word_in(coder, head, TR_CLASS_ONLY_FEARED) &&
         !tr_has_child(coder, head, TRUCE_DEPREL_NMOD);
}

truce_line_status tr_noun_status(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  truce_line_status status = tr_negated(coder, noun) ? TRUCE_NEGATED : TRUCE_ACTUAL;
  if (tr_child_is(coder, noun, TRUCE_DEPREL_AMOD, "ongoing continuing current continued")) return status;
  for (uint32_t i = 0; i < w->child_count && status == TRUCE_ACTUAL; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AMOD || tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND)
      status = tr_governed_status(coder, w->children[i]);
  if (tr_has_child(coder, noun, TRUCE_DEPREL_COP)) return tr_status_within(status, tr_clause_status(coder, noun));
  uint32_t word = noun;
  for (int up = 0; up < 6; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (head == TRUCE_NONE) break;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CONJ) { word = head; continue; }
    if (is_setting(coder, word)) break;
    if (tr_word(coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS && tr_lemma_in(coder, head, "design mean intend") &&
        (tr_has_child(coder, head, TRUCE_DEPREL_XCOMP) || tr_has_child(coder, head, TRUCE_DEPREL_ADVCL)))
      break; /* "the raid was meant to frighten" */
    if (tr_lemma_in(coder, head, "discuss debate consider study") && known_attack(coder, noun)) break;
    if (word == noun && answered(coder, noun, head)) break;
    if (base == TRUCE_DEPREL_OBJ || tr_word(coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS || base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_OBL)
      status = tr_status_within(status, tr_governed_status(coder, head));
    if (base == TRUCE_DEPREL_NSUBJ && word == noun && in_general(coder, noun, head)) status = tr_status_within(status, TRUCE_POSSIBLE);
    if (base == TRUCE_DEPREL_NSUBJ && called_possible(coder, head)) return tr_status_within(status, TRUCE_POSSIBLE);
    if (base == TRUCE_DEPREL_NSUBJ && tr_word(coder, head)->upos == TRUCE_ADJ)
      return tr_status_within(status, tr_governed_status(coder, head)); /* "a clash is likely" */
    if (tr_is_verbal(coder, head)) {
      if (base != TRUCE_DEPREL_OBL && (tr_governed_status(coder, head) != TRUCE_ACTUAL || tr_word_in(coder, head, TR_CLASS_OCCURS)))
        status = tr_status_within(status, tr_clause_status(coder, head));
      break;
    }
    if (base != TRUCE_DEPREL_NMOD) break;
    word = head;
  }
  return status;
}
