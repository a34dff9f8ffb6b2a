/* What a verb itself tells of its status: its auxiliaries, its mood, its "not", a day or an occasion that is still to come, an action that nobody took. */
#include "record/draft.h"
#include "record/status.h"
#include "record/subjects.h"

/* "should the army attack", "had it signed": a condition told by the auxiliary that stands first. */
static bool inverted(const tr_coder *coder, uint32_t verb, uint32_t auxiliary) {
  const truce_word *w = tr_word(coder, verb);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool aside = base == TRUCE_DEPREL_PARATAXIS && tr_own_subject(coder, verb) != TRUCE_NONE && tr_own_subject(coder, verb) > auxiliary;
  if ((base != TRUCE_DEPREL_ADVCL && !aside) || !tr_listed(tr_word(coder, auxiliary)->lower, "should were had")) return false;
  for (uint32_t i = 0; i < w->child_count && w->children[i] < auxiliary; i++)
    if (tr_base(coder, w->children[i]) != TRUCE_DEPREL_PUNCT && tr_base(coder, w->children[i]) != TRUCE_DEPREL_CC) return false;
  return true;
}

/* "would have attacked had the talks failed", "if they had failed" */
static bool had_it_been(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if ((base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_PARATAXIS) && tr_child_is(coder, w->children[i], TRUCE_DEPREL_AUX, "had")) return true;
  }
  return false;
}

/* "Either they sign or the truce is over": the word may hang on the subject; "had either fled or been killed" is told as it was. */
static bool opens_choice(const tr_coder *coder, uint32_t verb) {
  const uint32_t subject = tr_own_subject(coder, verb);
  if (subject == TRUCE_NONE) return false;
  if (tr_child_is(coder, subject, TRUCE_DEPREL_CC, "either") && !tr_has_child(coder, subject, TRUCE_DEPREL_CONJ)) return true;
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < subject; i++)
    if (tr_lemma_is(coder, w->children[i], "either")) return true;
  return false;
}

static bool one_of_two(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  const bool second = truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE && tr_child_is(coder, verb, TRUCE_DEPREL_CC, "or");
  return opens_choice(coder, second ? w->head : verb);
}

/* "had better leave" */
static bool had_better(const tr_coder *coder, uint32_t aux) {
  return tr_listed(tr_word(coder, aux)->lower, "had 'd ’d") && aux + 1 < coder->reading->word_count &&
         tr_equal_string(tr_word(coder, aux + 1)->lower, "better");
}

/* `reported` = in the content of a saying verb. */
static truce_line_status own_status(const tr_coder *coder, uint32_t verb, bool reported) {
  const truce_word *w = tr_word(coder, verb);
  if (one_of_two(coder, verb)) return TRUCE_POSSIBLE;
  bool to = false, be = false, was = false, have = false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *c = tr_word(coder, child);
    const truce_deprel base = truce_deprel_base(c->relation);
    if (base == TRUCE_DEPREL_MARK && tr_listed(c->lower, "to due")) to = true; /* "was due to expire", read as one mark */
    if (base == TRUCE_DEPREL_MARK && tr_listed(c->lower, "if unless whether")) return TRUCE_POSSIBLE;
    if (base != TRUCE_DEPREL_AUX && base != TRUCE_DEPREL_COP) continue;
    if (inverted(coder, verb, child)) return TRUCE_POSSIBLE;
    if (tr_listed(c->lower, "will shall 'll ’ll wo")) return TRUCE_PLANNED;
    if (tr_equal_string(c->lower, "would") && tr_child_is(coder, verb, TRUCE_DEPREL_AUX, "have") && had_it_been(coder, verb)) return TRUCE_NEGATED;
    if (tr_listed(c->lower, "would 'd")) return reported ? TRUCE_PLANNED : TRUCE_POSSIBLE;
    if (tr_listed(c->lower, "may might could can ca")) return TRUCE_POSSIBLE;
    if (tr_listed(c->lower, "must should ought") || had_better(coder, w->children[i])) return TRUCE_REQUESTED;
    if (tr_equal_string(c->lemma, "be") && (c->relation == TRUCE_DEPREL_AUX || base == TRUCE_DEPREL_COP)) be = true, was |= tr_listed(c->lower, "was were");
    if (tr_equal_string(c->lemma, "have")) have = true;
  }
  if (to && was && have) return TRUCE_NEGATED; /* "was to have visited" */
  if (to && be && !have && tr_base(coder, verb) != TRUCE_DEPREL_XCOMP) return TRUCE_PLANNED; /* "is to visit" */
  if (w->features.mood == TRUCE_IMPERATIVE && !tr_has_child(coder, verb, TRUCE_DEPREL_NSUBJ)) return TRUCE_REQUESTED;
  return TRUCE_ACTUAL;
}

/* In the content of what is said: "said it would leave", "It was said that it would leave", "the announcement that it would leave". */
static bool is_reported(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  if (w->head == TRUCE_NONE) return false;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_CCOMP || truce_deprel_base(w->relation) == TRUCE_DEPREL_CSUBJ) return true;
  return w->relation == TRUCE_DEPREL_ACL && tr_word(coder, w->head)->upos == TRUCE_NOUN && !tr_word_in(coder, w->head, TR_CLASS_SETS_POSSIBLE) &&
         tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "that");
}

/* "have not taken action to stop it": it goes on. */
static bool nothing_done(const tr_coder *coder, uint32_t clause) {
  const uint32_t above = tr_word(coder, clause)->head;
  if (above == TRUCE_NONE || !tr_infinitive(coder, clause)) return false;
  const bool at_noun = tr_word(coder, above)->upos == TRUCE_NOUN && tr_base(coder, above) == TRUCE_DEPREL_OBJ;
  const uint32_t noun = at_noun ? above : tr_child_by(coder, above, TRUCE_DEPREL_OBJ), verb = at_noun ? tr_word(coder, above)->head : above;
  return noun != TRUCE_NONE && verb != TRUCE_NONE && tr_word_in(coder, noun, TR_CLASS_STEP_NOUN) &&
         (tr_negated(coder, verb) || tr_negated(coder, noun));
}

/* "almost signed" */
static bool only_almost(const tr_coder *coder, uint32_t verb) {
  return verb > 0 && tr_word(coder, verb - 1)->head == verb && tr_listed(tr_word(coder, verb - 1)->lower, "almost nearly");
}

/* "without both agreeing", "instead of attacking": they have not; "could not fly without both agreeing" leaves it open. */
static truce_line_status lacking(const tr_coder *coder, uint32_t clause) {
  const uint32_t head = tr_word(coder, clause)->head;
  if (only_almost(coder, clause) || tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "instead rather")) return TRUCE_NEGATED;
  if (head == TRUCE_NONE || !tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "without")) return TRUCE_ACTUAL;
  return tr_negated(coder, head) || own_status(coder, head, false) == TRUCE_POSSIBLE ? TRUCE_POSSIBLE : TRUCE_NEGATED;
}

static bool in_present(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (w->features.tense == TRUCE_PRESENT && w->features.verb_form == TRUCE_FINITE) return true;
  for (uint32_t i = 0; i < w->child_count; i++) /* by its form: "was" is a "be", too */
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX && tr_listed(tr_word(coder, w->children[i])->lower, "is are")) return true;
  return false;
}

static bool is_perfect(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX && tr_listed(tr_word(coder, w->children[i])->lower, "has have 've ’ve")) return true;
  return false;
}

/* "once congress approves the deal", "from the day that it is signed", "as soon as it is": a time that has not come; "will leave after it has paid" neither. */
static bool time_to_come(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (w->head == TRUCE_NONE) return false;
  if (w->relation == TRUCE_DEPREL_ACL_RELCL) return in_present(coder, verb) && tr_listed(tr_word(coder, w->head)->lemma, "day moment date minute");
  const bool soon = tr_equal_string(tr_word(coder, w->head)->lower, "soon");
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_ADVCL || !(soon || tr_opened_by(coder, verb, "once when after until till before"))) return false;
  return in_present(coder, verb) || (is_perfect(coder, verb) && own_status(coder, soon ? tr_word(coder, w->head)->head : w->head, true) != TRUCE_ACTUAL);
}

/* "would stay until an agreement was reached", "will stay until it is": what ends a thing that is still to be done lies behind it. */
static bool ends_what_is_to_come(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (w->head == TRUCE_NONE || truce_deprel_base(w->relation) != TRUCE_DEPREL_ADVCL || !tr_opened_by(coder, verb, "until till")) return false;
  const truce_line_status above = own_status(coder, w->head, true);
  return TR_ONE_OF(above, TRUCE_PLANNED, TRUCE_POSSIBLE, TRUCE_REQUESTED);
}

/* "signs the accord only if", "leaves unless": a present that hangs on a condition; who says, refuses or demands so does it already. */
static bool on_condition(const tr_coder *coder, uint32_t verb) {
  const bool says = tr_word_in(coder, verb, TR_CLASS_SPEECH) || tr_word_in(coder, verb, TR_CLASS_SETS_REQUESTED),
             refuses = tr_word_in(coder, verb, TR_CLASS_SETS_NEGATED);
  if (!in_present(coder, verb) || says || refuses || tr_word_in(coder, verb, TR_CLASS_SETS_PLANNED)) return false;
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_ADVCL && tr_opened_by(coder, w->children[i], "if unless once") &&
        !tr_child_is(coder, w->children[i], TRUCE_DEPREL_ADVMOD, "even"))
      return true;
  return false;
}

/* "The truce ends on Friday", "the committee meets in May": a present with a day that is still to come. */
static bool lies_ahead(const tr_coder *coder, uint32_t verb) {
  const truce_day published = coder->reading->report->published;
  if (published.days == TRUCE_NO_DAY || tr_word(coder, verb)->upos != TRUCE_VERB || tr_word_in(coder, verb, TR_CLASS_SPEECH) || !in_present(coder, verb))
    return false;
  const uint32_t sentence = tr_word(coder, verb)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    for (uint32_t word = time->first; word < time->end; word++)
      if (tr_word(coder, word)->head == verb && tr_date_of_time(time, &date) && date.precision <= TRUCE_MONTH && date.from.days > published.days) return true;
  }
  return false;
}

truce_line_status tr_own_status(const tr_coder *coder, uint32_t verb) { return own_status(coder, verb, is_reported(coder, verb)); }

truce_line_status tr_verb_status(const tr_coder *coder, uint32_t verb) {
  truce_line_status status = tr_own_status(coder, verb);
  if (tr_negated(coder, verb)) status = status == TRUCE_REQUESTED ? TRUCE_REQUESTED : TRUCE_NEGATED;
  if (status == TRUCE_ACTUAL) status = nothing_done(coder, verb) ? TRUCE_NEGATED : lacking(coder, verb);
  if (status == TRUCE_ACTUAL && (time_to_come(coder, verb) || ends_what_is_to_come(coder, verb) || on_condition(coder, verb))) return TRUCE_POSSIBLE;
  return status == TRUCE_ACTUAL && lies_ahead(coder, verb) ? TRUCE_PLANNED : status;
}
