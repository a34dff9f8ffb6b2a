/* Sources told by the grammar around a line: a saying, counting, denying or accusing verb above it ("the clinic counted 27 bodies", "was announced", "accused
 * the army of shelling"), and what stands beside it ("…, elders said", "by its own count", "if the mayor is to be believed", "a toll given by the rebels"). */
#include "record/sources.h"

#include "record/status.h"
#include "record/subjects.h"

static bool found(tr_voice *source, uint32_t speaker, uint32_t cue) {
  *source = (tr_voice){speaker, cue};
  return true;
}

/* ---- beside the line ---- */

static bool semicolon_between(const tr_coder *coder, uint32_t from, uint32_t to) {
  for (uint32_t i = from < to ? from : to; i < (from < to ? to : from); i++)
    if (tr_equal_string(tr_word(coder, i)->form, ";")) return true;
  return false;
}

static bool says_something(const tr_coder *coder, uint32_t verb) {
  return tr_has_child(coder, verb, TRUCE_DEPREL_OBJ) || tr_has_child(coder, verb, TRUCE_DEPREL_CCOMP);
}

/* "…, elders said": a clause that says nothing but who speaks. */
static bool is_aside(const tr_coder *coder, uint32_t word, uint32_t child) {
  const bool speaks = tr_claims(coder, child) && tr_has_child(coder, child, TRUCE_DEPREL_NSUBJ) && !tr_negated(coder, child);
  return tr_base(coder, child) == TRUCE_DEPREL_PARATAXIS && speaks && !says_something(coder, child) && !semicolon_between(coder, word, child);
}

/* Whose count it is: "its own count", "the count of the mission". */
static uint32_t reckoner(const tr_coder *coder, uint32_t noun) {
  if (!tr_word_in(coder, noun, TR_CLASS_RECKONING)) return TRUCE_NONE;
  const uint32_t owner = tr_possessor(coder, noun);
  return owner != TRUCE_NONE ? owner : tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "of");
}

/* "if the mayor is to be believed", "if you believe one of them" */
static uint32_t believed(const tr_coder *coder, uint32_t clause) {
  if (!tr_lemma_in(coder, clause, "believe trust") || !tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "if")) return TRUCE_NONE;
  const uint32_t object = tr_child_by(coder, clause, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE ? object : tr_child_by(coder, clause, TRUCE_DEPREL_NSUBJ);
}

static uint32_t agent_of(const tr_coder *coder, uint32_t verb) { return tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "by"); }

/* "a toll put about by the rebels", "the attack claimed by the Front" */
static uint32_t giver(const tr_coder *coder, uint32_t participle) {
  const bool gives =
      tr_claims(coder, participle) || tr_word_in(coder, participle, TR_CLASS_COUNTING) || tr_lemma_in(coder, participle, "put give cite publish");
  return tr_word(coder, participle)->upos == TRUCE_VERB && gives ? agent_of(coder, participle) : TRUCE_NONE;
}

static bool beside(const tr_coder *coder, uint32_t word, bool figure, tr_voice *source) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (base == TRUCE_DEPREL_ADVMOD && tr_word_in(coder, child, TR_CLASS_HEARSAY)) return found(source, TRUCE_NONE, child); /* "reportedly" */
    if (is_aside(coder, word, child)) return found(source, tr_child_by(coder, child, TRUCE_DEPREL_NSUBJ), child);
    const bool phrase = base == TRUCE_DEPREL_OBL || base == TRUCE_DEPREL_NMOD;
    const bool apposed = figure && (base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_PARATAXIS);
    uint32_t speaker = apposed || (phrase && tr_behind(coder, child, "by in on at according")) ? reckoner(coder, child) : TRUCE_NONE;
    if (speaker == TRUCE_NONE && base == TRUCE_DEPREL_ADVCL) speaker = believed(coder, child);
    if (speaker == TRUCE_NONE && base == TRUCE_DEPREL_ACL) speaker = giver(coder, child);
    if (speaker != TRUCE_NONE) return found(source, speaker, child);
    if (phrase && tr_behind(coder, child, "according")) return found(source, child, tr_child_by(coder, child, TRUCE_DEPREL_CASE));
  }
  return false;
}

/* ---- above the line ---- */

/* Who does what the verb says; TRUCE_NONE in the passive. */
static uint32_t active_subject(const tr_coder *coder, uint32_t verb) {
  const uint32_t child = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
  if (child != TRUCE_NONE && tr_word(coder, child)->relation == TRUCE_DEPREL_NSUBJ_PASS) return TRUCE_NONE;
  const uint32_t own = tr_own_subject(coder, verb);
  return own != TRUCE_NONE ? own : tr_shared_subject(coder, verb);
}

static bool under_object(const tr_coder *coder, uint32_t verb, uint32_t word) {
  while (word != TRUCE_NONE && tr_word(coder, word)->head != verb) word = tr_word(coder, word)->head;
  return word != TRUCE_NONE && tr_base(coder, word) == TRUCE_DEPREL_OBJ;
}

static bool is_number(const tr_coder *coder, uint32_t noun) {
  return noun != TRUCE_NONE &&
         (tr_word_in(coder, noun, TR_CLASS_TOLL) || tr_word_in(coder, noun, TR_CLASS_RECKONING) || tr_lemma_in(coder, noun, "number loss"));
}

/* "raised the toll to 330", "gives its losses as 11", "puts the number at 74", "stands by its figure of nine" */
static bool sets_toll(const tr_coder *coder, uint32_t verb) {
  return is_number(coder, tr_child_by(coder, verb, TRUCE_DEPREL_OBJ)) ||
         (tr_lemma_in(coder, verb, "stand stick hold") && is_number(coder, tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "by to")));
}

/* "counted 27 bodies", "spoke of 30 dead", "raised the toll to 330", "saw 12 bodies" */
static bool tells_number(tr_coder *coder, uint32_t verb, uint32_t subject, uint32_t number) {
  const bool actor = tr_actor_of(coder, subject, false) != TRUCE_NONE;
  if (tr_word_in(coder, verb, TR_CLASS_COUNTING)) return true;
  if (!actor && !tr_somebody(coder, subject)) return false;
  if (actor && tr_word_in(coder, verb, TR_CLASS_GIVING_NUMBER)) return true;
  if (tr_lemma_in(coder, verb, "speak talk") && tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "of") != TRUCE_NONE) return true;
  return sets_toll(coder, verb) || (tr_lemma_in(coder, verb, "see find") && under_object(coder, verb, number));
}

/* "recorded 20 violations": what is counted are acts. */
static bool counts_acts(tr_coder *coder, uint32_t verb, uint32_t subject, uint32_t act) {
  const bool somebody = tr_actor_of(coder, subject, false) != TRUCE_NONE || tr_somebody(coder, subject);
  return somebody && tr_word_in(coder, verb, TR_CLASS_COUNTING) && !tr_lemma_in(coder, verb, "put number") && under_object(coder, verb, act);
}

static bool told_by_verb(tr_coder *coder, const truce_line *line, uint32_t verb, uint32_t subject) {
  if (tr_word_in(coder, verb, TR_CLASS_DISOWNING)) return true;
  if (line->kind == TRUCE_FIGURE) return tells_number(coder, verb, subject, line->trigger);
  return !TR_ONE_OF(line->kind, TRUCE_CALL, TRUCE_STANCE) && counts_acts(coder, verb, subject, line->trigger);
}

/* "accused the army of shelling", "accused by Chad of shelling", "…, accusing the army of shelling": who accuses. */
static bool accuses(const tr_coder *coder, uint32_t verb, tr_voice *source) {
  if (!tr_word_in(coder, verb, TR_CLASS_ACCUSING)) return false;
  uint32_t speaker = agent_of(coder, verb);
  if (speaker == TRUCE_NONE) speaker = active_subject(coder, verb);
  return speaker != TRUCE_NONE && found(source, speaker, verb);
}

/* The reader has found what this verb reports, and the line is not among it. */
static bool reports_else(const tr_coder *coder, uint32_t verb, uint32_t trigger) {
  const uint32_t sentence = tr_word(coder, verb)->sentence;
  TR_EACH_OF_GROUP(i, &coder->quotes, sentence)
    if (coder->reading->quotes[*i].cue_word == verb && coder->reading->quotes[*i].where.end <= tr_word(coder, trigger)->where.start) return true;
  return false;
}

/* "is said to have left", "are believed by envoys to be there" */
static bool is_hearsay(const tr_coder *coder, uint32_t verb) {
  return tr_passive(coder, verb) && !tr_word_in(coder, verb, TR_CLASS_ASKING_VERB) && tr_claims(coder, verb);
}

/* "says that it left and that it was shelled", "said it had held and had let": a clause beside the reported one, though the tree joins it to the verb of
 * saying. */
static bool reported_too(const tr_coder *coder, uint32_t clause, uint32_t verb) {
  const uint32_t content = tr_child_by(coder, verb, TRUCE_DEPREL_CCOMP);
  if (content == TRUCE_NONE || content > clause || !tr_word_in(coder, verb, TR_CLASS_SPEECH)) return false;
  if (tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "that")) return true;
  const uint32_t one = tr_child_by(coder, content, TRUCE_DEPREL_AUX), other = tr_child_by(coder, clause, TRUCE_DEPREL_AUX);
  return !tr_has_child(coder, clause, TRUCE_DEPREL_NSUBJ) && one != TRUCE_NONE && other != TRUCE_NONE &&
         tr_equal(tr_word(coder, one)->lower, tr_word(coder, other)->lower);
}

/* What the verb above the clause makes of it. */
static bool above(const tr_coder *coder, uint32_t clause, uint32_t verb, uint32_t trigger, tr_voice *source) {
  const truce_deprel base = tr_base(coder, clause);
  if (tr_word(coder, verb)->upos != TRUCE_VERB || tr_negated(coder, verb)) return false;
  if (base == TRUCE_DEPREL_CONJ) return reported_too(coder, clause, verb) && found(source, active_subject(coder, verb), verb);
  if ((base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_OBL) && accuses(coder, verb, source)) return true;
  if (base != TRUCE_DEPREL_CCOMP && base != TRUCE_DEPREL_CSUBJ && base != TRUCE_DEPREL_XCOMP) return false;
  if (is_hearsay(coder, verb)) return found(source, agent_of(coder, verb), verb);
  if (reports_else(coder, verb, trigger) || !tr_word_in(coder, verb, TR_CLASS_SPEECH) || (base == TRUCE_DEPREL_XCOMP && !tr_lemma_is(coder, verb, "claim")))
    return false;
  const uint32_t subject = active_subject(coder, verb);
  return subject != TRUCE_NONE && found(source, subject, verb);
}

bool tr_voice_find(tr_coder *coder, const tr_draft *draft, tr_voice *source) {
  enum { STEPS = 6 };
  const uint32_t trigger = draft->line.trigger;
  bool loose = false; /* beyond a clause that hangs on loosely only asides count */
  for (uint32_t word = trigger, up = 0; up < STEPS && word != TRUCE_NONE; up++) {
    const truce_word *w = tr_word(coder, word);
    if (w->upos == TRUCE_VERB && !loose && tr_has_child(coder, word, TRUCE_DEPREL_XCOMP) && is_hearsay(coder, word)) /* "30 are reported killed" */
      return found(source, agent_of(coder, word), word);
    const uint32_t subject = w->upos == TRUCE_VERB && !loose ? active_subject(coder, word) : TRUCE_NONE;
    if (subject != TRUCE_NONE && subject != trigger && told_by_verb(coder, &draft->line, word, subject)) return found(source, subject, word);
    if (beside(coder, word, draft->line.kind == TRUCE_FIGURE, source)) return true;
    if (w->head == TRUCE_NONE || tr_base(coder, word) == TRUCE_DEPREL_PARATAXIS || w->relation == TRUCE_DEPREL_ACL_RELCL) return false;
    if (!loose && above(coder, word, w->head, trigger, source)) return true;
    loose = loose || tr_base(coder, word) == TRUCE_DEPREL_ADVCL;
    word = w->head;
  }
  return false;
}
