/* What a verb takes from the noun that it stands at: relative clauses, participles, infinitives ("a plan to attack"), "US-brokered talks". */
#include "record/filling.h"
#include "record/subjects.h"

/* "the army that attacked", "the town that they attacked", "the land where they live" */
static void add_antecedent(const tr_filling *f, uint32_t verb) {
  const uint32_t noun = tr_word(f->coder, verb)->head;
  if (tr_which_of_people(f->coder, verb)) return;
  const uint32_t subject = tr_own_subject(f->coder, verb);
  if (subject == TRUCE_NONE) tr_filling_add(f, f->out->passive ? TR_PATIENT : TR_AGENT, noun);
  else if (tr_child_is(f->coder, verb, TRUCE_DEPREL_ADVMOD, "where")) tr_filling_add(f, TR_IN, noun);
  else if (tr_child_is(f->coder, verb, TRUCE_DEPREL_ADVMOD, "when why")) return;
  else if (tr_referent(f->coder, subject) == subject && !f->out->passive && tr_transitive_gap(f->coder, verb) && !tr_filling_has(f, TR_PATIENT))
    tr_filling_add(f, TR_PATIENT, noun);
}

/* "a plan to attack", "the decision by Chad to leave": whoever owns the plan, takes it, or does the verb that it hangs on. */
static void add_owner(const tr_filling *f, uint32_t noun) {
  const tr_coder *coder = f->coder;
  const uint32_t above = tr_word(coder, noun)->head;
  const bool of_verb = above != TRUCE_NONE && tr_word(coder, above)->upos == TRUCE_VERB;
  if (of_verb && tr_word_in(coder, above, TR_CLASS_SETS_REQUESTED) && tr_base(coder, noun) != TRUCE_DEPREL_NSUBJ) {
    tr_fill(coder, f->out, TR_AGENT, noun); /* "urged the armies to leave", hung on the armies */
    return;
  }
  if (above != TRUCE_NONE && tr_word_in(coder, noun, TR_CLASS_LEAVE_NOUN))
    tr_filling_add(f, TR_AGENT, tr_child_by(coder, above, TRUCE_DEPREL_IOBJ)); /* "gave the envoys leave to visit" */
  if (!tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, tr_possessor(coder, noun));
  if (!tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "by"));
  if (of_verb && !tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, tr_own_subject(coder, above));
}

/* "The mother of a man killed there": not she was. */
static uint32_t whom_it_befell(const tr_coder *coder, uint32_t noun, uint32_t participle) {
  const uint32_t of = tr_word_in(coder, noun, TR_CLASS_KIN) ? tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "of") : TRUCE_NONE;
  return of != TRUCE_NONE && of < participle ? of : noun;
}

/* Whose paper it is: "its report", "a Kenyan statement", "Norway issued a letter", "a motion was passed by Chad"; TRUCE_NONE if nobody's. */
static uint32_t whose_paper(const tr_coder *coder, uint32_t paper) {
  const truce_word *p = tr_word(coder, paper);
  if (tr_possessor(coder, paper) != TRUCE_NONE) return tr_possessor(coder, paper);
  for (uint32_t i = 0; i < p->child_count && p->children[i] < paper; i++) {
    const truce_deprel base = tr_base(coder, p->children[i]);
    if ((base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND) && tr_actor_around(coder, p->children[i]) != TRUCE_NONE) return p->children[i];
  }
  if (p->head == TRUCE_NONE || !tr_word_in(coder, p->head, TR_CLASS_ISSUES_PAPER)) return TRUCE_NONE;
  if (tr_passive(coder, p->head)) return tr_child_behind(coder, p->head, TRUCE_DEPREL_OBL, "by");
  if (tr_base(coder, paper) != TRUCE_DEPREL_OBJ) return TRUCE_NONE;
  const uint32_t subject = tr_own_subject(coder, p->head);
  return subject != TRUCE_NONE ? subject : tr_shared_subject(coder, p->head);
}

/* "issued a statement accusing Chad": whoever speaks through the paper; elsewhere TRUCE_NONE. */
static uint32_t speaks_through(const tr_coder *coder, uint32_t participle, uint32_t noun) {
  return tr_ends(tr_word(coder, participle)->lower, TR_SPAN("ing")) && tr_word_in(coder, noun, TR_CLASS_SPEAKING_PAPER) ? whose_paper(coder, noun) : TRUCE_NONE;
}

/* What participles, infinitives and relative clauses take from the noun they stand at. */
void tr_add_from_noun(const tr_filling *f, uint32_t verb) {
  const truce_word *w = tr_word(f->coder, verb);
  if (w->relation == TRUCE_DEPREL_ACL_RELCL) add_antecedent(f, verb);
  if (w->relation == TRUCE_DEPREL_AMOD && tr_past_participle(w) && w->head != TRUCE_NONE) tr_filling_add(f, TR_PATIENT, w->head); /* "the besieged town" */
  if (w->relation != TRUCE_DEPREL_ACL) return;
  if (tr_has_child(f->coder, verb, TRUCE_DEPREL_MARK)) {
    if (tr_own_subject(f->coder, verb) == TRUCE_NONE) add_owner(f, w->head); /* "a plan to attack", not "reports that they were attacked" */
    return;
  }
  if (tr_past_participle(w)) {
    tr_filling_add(f, TR_PATIENT, whom_it_befell(f->coder, w->head, verb));
    return;
  }
  const uint32_t speaks = speaks_through(f->coder, verb, w->head);
  tr_filling_add(f, TR_AGENT, speaks != TRUCE_NONE ? speaks : w->head);
}

/* "US-brokered talks": who stands before the hyphen did it to what stands behind. */
void tr_add_hyphened(const tr_filling *f, uint32_t verb) {
  const truce_word *w = tr_word(f->coder, verb);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_AMOD || w->head == TRUCE_NONE || !tr_past_participle(w) || verb < 2) return;
  const truce_word *hyphen = tr_word(f->coder, verb - 1);
  if (!tr_equal_string(hyphen->form, "-") || hyphen->where.end != w->where.start || tr_word(f->coder, verb - 2)->where.end != hyphen->where.start) return;
  tr_filling_add(f, TR_AGENT, verb - 2);
  tr_filling_add(f, TR_PATIENT, w->head);
}
