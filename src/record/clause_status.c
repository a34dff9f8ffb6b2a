/* The status of a clause: what its verb tells, and what the words that it hangs on make of it, up to the root of its sentence. */
#include "record/filling.h"
#include "record/status.h"
#include "record/subjects.h"
#include "record/tests.h"

/* "wanted to leave": a wish of one's own, no request. */
static bool own_wish(const tr_coder *coder, uint32_t clause, uint32_t governor) {
  return tr_base(coder, clause) == TRUCE_DEPREL_XCOMP && tr_lemma_in(coder, governor, "want wish") && !tr_has_child(coder, governor, TRUCE_DEPREL_OBJ);
}

static bool clause_relation(truce_deprel base) {
  return base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_CSUBJ || base == TRUCE_DEPREL_ACL || base == TRUCE_DEPREL_ADVCL;
}

/* "will not attend, accusing the army of shelling": said beside what is not done, or only planned. */
static bool says_besides(const tr_coder *coder, uint32_t clause) {
  uint32_t before = clause;
  if (!tr_ends(tr_word(coder, clause)->lower, TR_SPAN("ing")) || tr_has_child(coder, clause, TRUCE_DEPREL_MARK)) return false;
  while (before > 0 && tr_word(coder, before - 1)->upos == TRUCE_ADV) before--;
  return tr_follows(coder, before, ",") && tr_claims(coder, clause);
}

/* "when talks began", "after they failed", "because it is so": told as it is, whatever the clause above says. */
static bool stands_alone(const tr_coder *coder, uint32_t clause) {
  return tr_base(coder, clause) == TRUCE_DEPREL_ADVCL &&
         (tr_opened_by(coder, clause, "when while where after since because although though") || says_besides(coder, clause));
}

/* "the army was to leave while the rebels freed their prisoners": told in the past, both were the plan. */
static bool of_the_plan(const tr_coder *coder, uint32_t clause) {
  const uint32_t head = tr_word(coder, clause)->head;
  if (tr_base(coder, clause) != TRUCE_DEPREL_ADVCL || !tr_opened_by(coder, clause, "while when once as after before until") || !tr_infinitive(coder, head))
    return false;
  return tr_own_status(coder, head) == TRUCE_PLANNED &&
         (tr_child_is(coder, head, TRUCE_DEPREL_AUX, "was were") || tr_child_is(coder, head, TRUCE_DEPREL_COP, "was were"));
}

/* Does the governor's own status (would, not, may) reach down to this clause? A saying verb's does not; a purpose or time clause's neither. */
static bool reaches_down(const tr_coder *coder, uint32_t clause) {
  const truce_deprel base = tr_base(coder, clause);
  if (base == TRUCE_DEPREL_XCOMP) return true;
  return base == TRUCE_DEPREL_ADVCL && !tr_has_child(coder, clause, TRUCE_DEPREL_MARK);
}

/* "agreed that it had broken the truce", "announced that X died": a finite clause in the
 * past is no plan and no request; "insisted that it is right" none either. */
static bool told_as_fact(const tr_coder *coder, uint32_t word, uint32_t governor) {
  const truce_word *w = tr_word(coder, word);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_CCOMP || (tr_word_in(coder, governor, TR_CLASS_SPEECH) && tr_negated(coder, governor))) return false;
  if (tr_word_in(coder, governor, TR_CLASS_SPEECH) && tr_word_in(coder, governor, TR_CLASS_SETS_REQUESTED) && !tr_asks(coder, word)) return true;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_NEGATED) || tr_word_in(coder, governor, TR_CLASS_SETS_POSSIBLE)) return false;
  if (w->features.tense == TRUCE_PAST && w->features.verb_form == TRUCE_FINITE) return true;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    if (truce_deprel_base(c->relation) == TRUCE_DEPREL_AUX && tr_listed(c->lower, "had has have was were")) return true;
  }
  return false;
}

/* "aimed at ending it", "kept from leaving": a clause that completes its verb, and tells no time or reason. */
static bool completes(const tr_coder *coder, uint32_t clause) {
  return tr_ends(tr_word(coder, clause)->lower, TR_SPAN("ing")) && tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "against at from of on to");
}

/* "plans a stop before returning home": what comes after what is planned. */
static bool before_it(const tr_coder *coder, uint32_t clause) {
  return tr_base(coder, clause) == TRUCE_DEPREL_ADVCL && tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "before") &&
         tr_ends(tr_word(coder, clause)->lower, TR_SPAN("ing"));
}

/* "the first state to sign", "the only one to have sent troops", "the last to leave": what it does tells what was done. */
static bool ranked(const tr_coder *coder, uint32_t noun) {
  static const char ranks[] = "first second third last latest only sole";
  return tr_listed(tr_word(coder, noun)->lower, ranks) || tr_child_is(coder, noun, TRUCE_DEPREL_AMOD, ranks);
}

/* "was quick to condemn", "was forced to leave": what was done, no purpose. */
static bool done_so(const tr_coder *coder, uint32_t governor) {
  return governor != TRUCE_NONE && tr_word_in(coder, governor, TR_CLASS_DONE_SO);
}

/* "to discuss", "plans to expel him" */
static bool is_purpose(const tr_coder *coder, uint32_t word) {
  return tr_infinitive(coder, word) && !done_so(coder, tr_word(coder, word)->head) &&
         (tr_base(coder, word) == TRUCE_DEPREL_ADVCL || tr_word(coder, word)->relation == TRUCE_DEPREL_ACL);
}

/* "used a speech to condemn", "issued a statement to protest", "voted to back", "met to condemn": done with what the verb above tells. */
static bool by_means(const tr_coder *coder, uint32_t purpose) {
  const uint32_t head = tr_word(coder, purpose)->head, means = tr_word(coder, head)->upos == TRUCE_NOUN ? tr_word(coder, head)->head : head;
  const bool verdict = tr_word_in(coder, purpose, TR_CLASS_VERDICT);
  return means != TRUCE_NONE && tr_lemma_in(coder, means, verdict ? "use issue vote meet convene" : "use issue") && !tr_infinitive(coder, means) &&
         tr_own_status(coder, means) == TRUCE_ACTUAL && !tr_negated(coder, means);
}

/* "did nothing to help", "didn't do anything to help": not done. */
static bool did_nothing(const tr_coder *coder, uint32_t purpose) {
  const uint32_t head = tr_infinitive(coder, purpose) ? tr_word(coder, purpose)->head : TRUCE_NONE;
  const uint32_t verb = head != TRUCE_NONE && tr_lemma_in(coder, head, "nothing anything") ? tr_word(coder, head)->head : head;
  if (verb == TRUCE_NONE || !tr_lemma_is(coder, verb, "do")) return false;
  const uint32_t what = tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  return what != TRUCE_NONE && (tr_lemma_is(coder, what, "nothing") || (tr_lemma_is(coder, what, "anything") && tr_negated(coder, verb)));
}

/* "any party that breaks the truce", "anyone who": nobody has yet. */
static bool any_at_all(const tr_coder *coder, uint32_t noun) {
  return tr_listed(tr_word(coder, noun)->lower, "any anyone anybody whoever") || tr_child_is(coder, noun, TRUCE_DEPREL_DET, "any");
}

/* "groups that keep the truce will be spared": whoever does so, and nobody in particular. */
static bool of_whoever(const tr_coder *coder, uint32_t noun, uint32_t clause) {
  const bool bare = !tr_has_child(coder, noun, TRUCE_DEPREL_DET) && !tr_has_child(coder, noun, TRUCE_DEPREL_NUMMOD) && tr_possessor(coder, noun) == TRUCE_NONE;
  if (tr_word(coder, noun)->upos != TRUCE_NOUN || !tr_plural(coder, noun) || !bare) return false;
  if (tr_word(coder, clause)->features.tense != TRUCE_PRESENT || tr_word(coder, clause)->features.verb_form != TRUCE_FINITE) return false;
  uint32_t verb = noun;
  for (int up = 0; up < 4 && verb != TRUCE_NONE && tr_word(coder, verb)->upos != TRUCE_VERB; up++) verb = tr_word(coder, verb)->head;
  return verb != TRUCE_NONE && tr_word(coder, verb)->upos == TRUCE_VERB && tr_own_status(coder, verb) == TRUCE_PLANNED;
}

/* "pledged to stop after meeting the envoy": what was done before the pledge is no part of it. */
static bool came_before(const tr_coder *coder, uint32_t clause) {
  return tr_base(coder, clause) == TRUCE_DEPREL_ADVCL && tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "after since because") &&
         tr_infinitive(coder, tr_word(coder, clause)->head);
}

/* "rejected claims that it bombed", "the report was denied": what is denied is negated. */
static truce_line_status denial_of(const tr_coder *coder, uint32_t claim) {
  const uint32_t verb = tr_word(coder, claim)->head;
  const bool object = tr_base(coder, claim) == TRUCE_DEPREL_OBJ || tr_word(coder, claim)->relation == TRUCE_DEPREL_NSUBJ_PASS;
  return object && verb != TRUCE_NONE && tr_word_in(coder, verb, TR_CLASS_SETS_NEGATED) && !tr_negated(coder, verb) ? TRUCE_NEGATED : TRUCE_ACTUAL;
}

/* A later conjunct shares the first one's auxiliaries where it has neither subject nor auxiliary of its own. */
static bool shares_auxiliaries(const tr_coder *coder, uint32_t word, uint32_t first) {
  if (tr_speaker_urges(coder, word) != TRUCE_NONE) return false;
  return tr_is_verbal(coder, word) && tr_is_verbal(coder, first) && !tr_has_child(coder, word, TRUCE_DEPREL_NSUBJ) &&
         !tr_has_child(coder, word, TRUCE_DEPREL_AUX);
}

/* "warned it against attacking", "advised against bombing": may come, and should not. */
static bool warned_against(const tr_coder *coder, uint32_t clause) { return tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "against"); }

/* "has to release them", "need to leave": due, and not done; "had to leave" was done, and who will have to pay is threatened. */
static bool is_due(const tr_coder *coder, uint32_t clause) {
  const uint32_t head = tr_word(coder, clause)->head;
  return tr_base(coder, clause) == TRUCE_DEPREL_XCOMP && tr_infinitive(coder, clause) && tr_listed(tr_word(coder, head)->lower, "have has need needs") &&
         !tr_lemma_in(coder, clause, "pay face answer") && !tr_has_child(coder, head, TRUCE_DEPREL_OBJ);
}

/* "was obliged to withdraw", "had been compelled to leave": done; who "is obliged to" has it before him. */
static bool made_to(const tr_coder *coder, uint32_t clause) {
  const uint32_t head = tr_word(coder, clause)->head;
  return tr_base(coder, clause) == TRUCE_DEPREL_XCOMP && tr_lemma_in(coder, head, "oblige force compel") &&
         tr_child_is(coder, head, TRUCE_DEPREL_AUX, "was were been") && tr_own_status(coder, head) == TRUCE_ACTUAL && !tr_negated(coder, head);
}

/* "the failure of the world to act", "its refusal to leave": what was not done. */
static bool left_undone(const tr_coder *coder, uint32_t clause) {
  return tr_infinitive(coder, clause) && tr_word_in(coder, tr_word(coder, clause)->head, TR_CLASS_LEFT_UNDONE);
}

/* "the suggestion that Kenya send troops": put forward, and not done. */
static bool put_forward(const tr_coder *coder, uint32_t clause) {
  return tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "that") && tr_asks(coder, clause) &&
         tr_word_in(coder, tr_word(coder, clause)->head, TR_CLASS_PUT_FORWARD);
}

/* "the plan signed on Monday": what has been done with a plan is done, whatever the plan is for. */
static bool done_with(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  return w->relation == TRUCE_DEPREL_ACL && tr_word(coder, w->head)->upos == TRUCE_NOUN && w->features.verb_form == TRUCE_PARTICIPLE &&
         w->features.tense == TRUCE_PAST && !tr_infinitive(coder, clause);
}

/* What the word that a clause hangs on makes of its status. */
static truce_line_status ruled(const tr_coder *coder, uint32_t clause, truce_line_status status) {
  const uint32_t head = tr_word(coder, clause)->head;
  const truce_deprel base = tr_base(coder, clause);
  const bool adverbial = base == TRUCE_DEPREL_ADVCL;
  if (!adverbial && tr_word(coder, head)->upos == TRUCE_NOUN && tr_negated(coder, head))
    status = tr_status_within(status, TRUCE_NEGATED); /* "no sign that …" */
  if ((!adverbial || tr_infinitive(coder, clause) || completes(coder, clause)) && !told_as_fact(coder, clause, head) && !made_to(coder, clause) &&
      !done_with(coder, clause))
    status = tr_status_within(status, own_wish(coder, clause, head) || warned_against(coder, clause) ? TRUCE_POSSIBLE : tr_governed_status(coder, head));
  if (is_due(coder, clause) && !tr_negated(coder, head)) status = tr_status_within(status, TRUCE_REQUESTED);
  if (left_undone(coder, clause)) status = tr_status_within(status, TRUCE_NEGATED);
  if (put_forward(coder, clause)) status = tr_status_within(status, TRUCE_POSSIBLE);
  const bool twice = tr_negated(coder, head) && tr_word_in(coder, head, TR_CLASS_SETS_NEGATED); /* "will not fail to" is "will" */
  if (reaches_down(coder, clause)) status = tr_status_within(status, twice ? tr_own_status(coder, head) : tr_verb_status(coder, head));
  return base == TRUCE_DEPREL_ACL && tr_word_in(coder, head, TR_CLASS_TOLD_CLAIM) ? tr_status_within(status, denial_of(coder, head)) : status;
}

truce_line_status tr_clause_status(const tr_coder *coder, uint32_t word) {
  truce_line_status status = tr_verb_status(coder, word);
  /* purpose: "went to Cairo to discuss" is planned as long as nobody says it was done; "calls to expel him" are requests */
  const uint32_t noun = tr_infinitive(coder, word) && tr_base(coder, word) != TRUCE_DEPREL_ADVCL ? tr_word(coder, word)->head : TRUCE_NONE;
  const bool of_ranked = noun != TRUCE_NONE && ranked(coder, noun);
  if (of_ranked) status = tr_status_within(status, tr_own_status(coder, noun));
  bool purpose = is_purpose(coder, word) && !of_ranked && !by_means(coder, word);
  if (purpose && did_nothing(coder, word)) status = tr_status_within(status, TRUCE_NEGATED);
  for (int up = 0; up < 8 && tr_word(coder, word)->head != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CONJ) {
      if (shares_auxiliaries(coder, word, head)) status = tr_status_within(status, did_nothing(coder, head) ? TRUCE_NEGATED : tr_own_status(coder, head));
    } else {
      if (!clause_relation(base) || came_before(coder, word)) break;
      const bool relative = tr_word(coder, word)->relation == TRUCE_DEPREL_ACL_RELCL;
      if (relative && (any_at_all(coder, head) || of_whoever(coder, head, word))) status = tr_status_within(status, TRUCE_POSSIBLE);
      if (of_the_plan(coder, word)) return tr_status_within(status, TRUCE_PLANNED);
      if (relative || stands_alone(coder, word)) break;
      status = ruled(coder, word, status);
      if (before_it(coder, word) && (tr_governed_status(coder, head) == TRUCE_PLANNED || tr_own_status(coder, head) == TRUCE_PLANNED))
        status = tr_status_within(status, TRUCE_PLANNED);
      purpose |= base == TRUCE_DEPREL_XCOMP && is_purpose(coder, head); /* "to persuade it to sign" */
    }
    word = head;
  }
  return status == TRUCE_ACTUAL && purpose ? TRUCE_PLANNED : status;
}
