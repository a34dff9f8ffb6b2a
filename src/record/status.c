/* Status from what the verb itself tells, then from the words that govern it (classes sets-planned, sets-possible, sets-requested, sets-negated), climbing
 * from the predicate to the root of its sentence; questions leave it open, and the model's status head breaks ties where it is sure. */
#include "record/status.h"

#include "record/filling.h"
#include "record/subjects.h"
#include "record/tests.h"

/* "has not ruled out attending": it may yet; "did not fail to attend": it did. */
static bool leaves_open(const tr_coder *coder, uint32_t governor) {
  return tr_listed(tr_word(coder, governor)->lemma, "rule exclude reject dismiss refuse decline");
}

/* "was called off", "fell through", "held off", "stopped short of accusing", "came close to signing": it did not take place. */
static bool falls_through(const tr_coder *coder, uint32_t governor) {
  static const struct {
    const char *verb, *particle;
  } verbs[] = {{"call", "off"}, {"put", "off"}, {"fall", "through"}, {"hold", "off"}, {"stop", "short"}, {"come", "close"}};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (tr_lemma_is(coder, governor, verbs[i].verb) && tr_child_lemma(coder, governor, tr_span(verbs[i].particle), 1)) return true;
  const uint32_t above = tr_word(coder, governor)->head; /* "of accusing" may hang on "short" */
  return above != TRUCE_NONE && ((tr_lemma_is(coder, governor, "short") && tr_lemma_in(coder, above, "stop fall")) ||
                                 (tr_lemma_is(coder, governor, "close") && tr_lemma_is(coder, above, "come")));
}

/* "after stops in Kigali": made on the way; "a stop to the raids" ends them. */
static bool stops_over(const tr_coder *coder, uint32_t noun) {
  return tr_word(coder, noun)->upos == TRUCE_NOUN && tr_lemma_is(coder, noun, "stop") && tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "to") == TRUCE_NONE;
}

/* Status that a governing word gives to what stands in its slot. */
static truce_line_status governed(const tr_coder *coder, uint32_t governor) {
  if ((tr_word_in(coder, governor, TR_CLASS_SETS_NEGATED) && !stops_over(coder, governor)) || falls_through(coder, governor)) {
    if (!tr_negated(coder, governor)) return TRUCE_NEGATED;
    return leaves_open(coder, governor) ? TRUCE_POSSIBLE : TRUCE_ACTUAL;
  }
  if (tr_word_in(coder, governor, TR_CLASS_SPEECH) && tr_negated(coder, governor)) return TRUCE_POSSIBLE; /* "has not confirmed that it will" */
  if (tr_word_in(coder, governor, TR_CLASS_SETS_REQUESTED)) return TRUCE_REQUESTED;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_PLANNED)) return TRUCE_PLANNED;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_POSSIBLE) || tr_on_verge(coder, governor)) return TRUCE_POSSIBLE;
  return TRUCE_ACTUAL;
}

/* "wanted to leave": a wish of one's own, no request. */
static bool own_wish(const tr_coder *coder, uint32_t clause, uint32_t governor) {
  return tr_base(coder, clause) == TRUCE_DEPREL_XCOMP && tr_lemma_in(coder, governor, "want wish") && !tr_has_child(coder, governor, TRUCE_DEPREL_OBJ);
}

static truce_line_status combine(truce_line_status inner, truce_line_status outer) {
  if (outer == TRUCE_ACTUAL) return inner;
  if (inner == TRUCE_ACTUAL) return outer;
  if (outer == TRUCE_NEGATED) return inner == TRUCE_NEGATED ? TRUCE_ACTUAL : TRUCE_NEGATED;
  if (outer == TRUCE_POSSIBLE && inner == TRUCE_PLANNED) return TRUCE_POSSIBLE; /* "unlikely that it will" */
  return inner;
}

static bool clause_relation(truce_deprel base) {
  return base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_CSUBJ || base == TRUCE_DEPREL_ACL || base == TRUCE_DEPREL_ADVCL;
}

static bool is_verbal(const tr_coder *coder, uint32_t word) {
  const truce_upos upos = tr_word(coder, word)->upos;
  return upos == TRUCE_VERB || upos == TRUCE_AUX;
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
  return governor != TRUCE_NONE && tr_lemma_in(coder, governor, "quick swift fast prompt right wrong able force oblige compel");
}

/* "to discuss", "plans to expel him" */
static bool is_purpose(const tr_coder *coder, uint32_t word) {
  return tr_infinitive(coder, word) && !done_so(coder, tr_word(coder, word)->head) &&
         (tr_base(coder, word) == TRUCE_DEPREL_ADVCL || tr_word(coder, word)->relation == TRUCE_DEPREL_ACL);
}

/* "used a speech to condemn", "issued a statement to protest", "voted to back", "met to condemn": done with what the verb above tells. */
static bool by_means(const tr_coder *coder, uint32_t purpose) {
  const uint32_t head = tr_word(coder, purpose)->head, means = tr_word(coder, head)->upos == TRUCE_NOUN ? tr_word(coder, head)->head : head;
  const bool verdict = tr_lemma_in(coder, purpose, "back support endorse approve accept reject ratify condemn oppose adopt");
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
  return is_verbal(coder, word) && is_verbal(coder, first) && !tr_has_child(coder, word, TRUCE_DEPREL_NSUBJ) && !tr_has_child(coder, word, TRUCE_DEPREL_AUX);
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

/* What the word that a clause hangs on makes of its status. */
static truce_line_status ruled(const tr_coder *coder, uint32_t clause, truce_line_status status) {
  const uint32_t head = tr_word(coder, clause)->head;
  const truce_deprel base = tr_base(coder, clause);
  const bool adverbial = base == TRUCE_DEPREL_ADVCL;
  if (!adverbial && tr_word(coder, head)->upos == TRUCE_NOUN && tr_negated(coder, head)) status = combine(status, TRUCE_NEGATED); /* "no sign that …" */
  if ((!adverbial || tr_infinitive(coder, clause) || completes(coder, clause)) && !told_as_fact(coder, clause, head) && !made_to(coder, clause))
    status = combine(status, own_wish(coder, clause, head) || warned_against(coder, clause) ? TRUCE_POSSIBLE : governed(coder, head));
  if (is_due(coder, clause) && !tr_negated(coder, head)) status = combine(status, TRUCE_REQUESTED);
  const bool twice = tr_negated(coder, head) && tr_word_in(coder, head, TR_CLASS_SETS_NEGATED); /* "will not fail to" is "will" */
  if (reaches_down(coder, clause)) status = combine(status, twice ? tr_own_status(coder, head) : tr_verb_status(coder, head));
  return base == TRUCE_DEPREL_ACL && tr_word_in(coder, head, TR_CLASS_TOLD_CLAIM) ? combine(status, denial_of(coder, head)) : status;
}

static truce_line_status clause_status(const tr_coder *coder, uint32_t word) {
  truce_line_status status = tr_verb_status(coder, word);
  /* purpose: "went to Cairo to discuss" is planned as long as nobody says it was done; "calls to expel him" are requests */
  const uint32_t noun = tr_infinitive(coder, word) && tr_base(coder, word) != TRUCE_DEPREL_ADVCL ? tr_word(coder, word)->head : TRUCE_NONE;
  const bool of_ranked = noun != TRUCE_NONE && ranked(coder, noun);
  if (of_ranked) status = combine(status, tr_own_status(coder, noun));
  bool purpose = is_purpose(coder, word) && !of_ranked && !by_means(coder, word);
  if (purpose && did_nothing(coder, word)) status = combine(status, TRUCE_NEGATED);
  for (int up = 0; up < 8 && tr_word(coder, word)->head != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CONJ) {
      if (shares_auxiliaries(coder, word, head)) status = combine(status, did_nothing(coder, head) ? TRUCE_NEGATED : tr_own_status(coder, head));
    } else {
      if (!clause_relation(base) || came_before(coder, word)) break;
      const bool relative = tr_word(coder, word)->relation == TRUCE_DEPREL_ACL_RELCL;
      if (relative && (any_at_all(coder, head) || of_whoever(coder, head, word))) status = combine(status, TRUCE_POSSIBLE);
      if (of_the_plan(coder, word)) return combine(status, TRUCE_PLANNED);
      if (relative || stands_alone(coder, word)) break;
      status = ruled(coder, word, status);
      if (before_it(coder, word) && (governed(coder, head) == TRUCE_PLANNED || tr_own_status(coder, head) == TRUCE_PLANNED))
        status = combine(status, TRUCE_PLANNED);
      purpose |= base == TRUCE_DEPREL_XCOMP && is_purpose(coder, head); /* "to persuade it to sign" */
    }
    word = head;
  }
  return status == TRUCE_ACTUAL && purpose ? TRUCE_PLANNED : status;
}

static bool certain_head(const tr_coder *coder, uint32_t word, truce_line_status *status) {
  const float *p = tr_word(coder, word)->status;
  for (int i = 0; i < TRUCE_STATUS_COUNT; i++)
    if (p[i] > 0.9f) return *status = (truce_line_status)i, true;
  return false;
}

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
  static const char *const said = "demand appeal plea request call petition ultimatum invitation accusation allegation criticism warning threat complaint";
  return tr_lemma_in(coder, verb, "reject dismiss rebuff refuse spurn ignore disregard deny brush shrug turn") && tr_lemma_in(coder, noun, said);
}

/* A noun: negated by "no", planned by adjectives, ruled by the verb it is an argument of. */
static truce_line_status noun_status(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  truce_line_status status = tr_negated(coder, noun) ? TRUCE_NEGATED : TRUCE_ACTUAL;
  if (tr_child_is(coder, noun, TRUCE_DEPREL_AMOD, "ongoing continuing current continued")) return status;
  for (uint32_t i = 0; i < w->child_count && status == TRUCE_ACTUAL; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AMOD || tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND)
      status = governed(coder, w->children[i]);
  if (tr_has_child(coder, noun, TRUCE_DEPREL_COP)) return combine(status, clause_status(coder, noun));
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
      status = combine(status, governed(coder, head));
    if (base == TRUCE_DEPREL_NSUBJ && word == noun && in_general(coder, noun, head)) status = combine(status, TRUCE_POSSIBLE);
    if (base == TRUCE_DEPREL_NSUBJ && tr_word(coder, head)->upos == TRUCE_ADJ) return combine(status, governed(coder, head)); /* "a clash is likely" */
    if (is_verbal(coder, head)) {
      if (base != TRUCE_DEPREL_OBL && (governed(coder, head) != TRUCE_ACTUAL || tr_word_in(coder, head, TR_CLASS_OCCURS)))
        status = combine(status, clause_status(coder, head));
      break;
    }
    if (base != TRUCE_DEPREL_NMOD) break;
    word = head;
  }
  return status;
}

truce_line_status tr_status_of(const tr_coder *coder, const tr_arguments *arguments) {
  const uint32_t word = arguments->support;
  truce_line_status status;
  const truce_upos upos = tr_word(coder, word)->upos;
  if (upos == TRUCE_NOUN || upos == TRUCE_PROPN) status = noun_status(coder, word);
  else status = clause_status(coder, word);
  if (arguments->support != arguments->predicate && tr_negated(coder, arguments->predicate)) status = TRUCE_NEGATED;
  if ((status == TRUCE_ACTUAL || status == TRUCE_PLANNED) && tr_ends_with(coder, tr_word(coder, word)->sentence, "?"))
    status = TRUCE_POSSIBLE; /* "will it strike?" */
  truce_line_status head;
  if (status == TRUCE_ACTUAL && certain_head(coder, arguments->predicate, &head)) status = head;
  return status;
}
