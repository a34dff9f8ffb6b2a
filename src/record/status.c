/* Status from auxiliaries, modals, negation, conditions, questions and governing words (classes sets-planned, sets-possible, sets-requested,
 * sets-negated), climbing from the predicate to the root of its sentence; the model's status head breaks ties where it is sure. */
#include "record/status.h"

#include "record/draft.h"
#include "record/filling.h"
#include "record/tests.h"

static bool lower_is(const tr_coder *coder, uint32_t word, const char *form) { return tr_equal_string(tr_word(coder, word)->lower, form); }

/* "has yet to decide": has not. */
static bool yet_to(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t to = tr_child_by(coder, word, TRUCE_DEPREL_MARK);
  return to != TRUCE_NONE && w->head != TRUCE_NONE && lower_is(coder, to, "to") && tr_follows(coder, to, "yet") && tr_lemma_in(coder, w->head, "have be");
}

/* "no shots", "neither side", "neither the army nor the rebels", "not one soldier", "not a single lorry" */
static bool negated_noun(const tr_coder *coder, uint32_t noun) {
  const truce_word *n = tr_word(coder, noun);
  if (tr_listed(n->lower, "nobody none nothing neither")) return true;
  for (uint32_t i = 0; i < n->child_count; i++) {
    const uint32_t child = n->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (base == TRUCE_DEPREL_DET && tr_listed(tr_word(coder, child)->lower, "no neither")) return true;
    if (base == TRUCE_DEPREL_CC && lower_is(coder, child, "neither")) return true;
    if (lower_is(coder, child, "not") && child < noun && tr_listed(tr_word(coder, child + 1)->lower, "one a an single")) return true;
  }
  return false;
}

bool tr_negated(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (yet_to(coder, word)) return true;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if ((base == TRUCE_DEPREL_ADVMOD || base == TRUCE_DEPREL_AUX || base == TRUCE_DEPREL_DET) && !lower_is(coder, child, "only")) {
      if (tr_listed(tr_word(coder, child)->lower, "not n't n’t never neither nor") || (lower_is(coder, child, "longer") && tr_follows(coder, child, "no")))
        return child + 1 >= coder->reading->word_count || !lower_is(coder, child + 1, "only");
      if (base == TRUCE_DEPREL_DET && lower_is(coder, child, "no")) return true;
    }
    if (base == TRUCE_DEPREL_CC && tr_listed(tr_word(coder, child)->lower, "nor neither")) return true;
    if ((base == TRUCE_DEPREL_NSUBJ || base == TRUCE_DEPREL_OBJ) && negated_noun(coder, child)) return true;
  }
  return false;
}

/* What the auxiliaries and the form of a verb say. `reported` = in the content of a saying verb, where "would" is the future of the past. */
static truce_line_status own_status(const tr_coder *coder, uint32_t verb, bool reported) {
  const truce_word *w = tr_word(coder, verb);
  bool to = false, be = false, have = false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *c = tr_word(coder, child);
    const truce_deprel base = truce_deprel_base(c->relation);
    if (base == TRUCE_DEPREL_MARK && tr_equal_string(c->lower, "to")) to = true;
    if (base == TRUCE_DEPREL_MARK && tr_listed(c->lower, "if unless whether")) return TRUCE_POSSIBLE;
    if (base != TRUCE_DEPREL_AUX && base != TRUCE_DEPREL_COP) continue;
    if (tr_listed(c->lower, "will shall 'll ’ll wo")) return TRUCE_PLANNED;
    if (tr_listed(c->lower, "would 'd")) return reported ? TRUCE_PLANNED : TRUCE_POSSIBLE;
    if (tr_listed(c->lower, "may might could can ca")) return TRUCE_POSSIBLE;
    if (tr_listed(c->lower, "must should ought")) return TRUCE_REQUESTED;
    if (tr_equal_string(c->lemma, "be") && (c->relation == TRUCE_DEPREL_AUX || base == TRUCE_DEPREL_COP)) be = true;
    if (tr_equal_string(c->lemma, "have")) have = true;
  }
  if (to && be && !have && tr_base(coder, verb) != TRUCE_DEPREL_XCOMP) return TRUCE_PLANNED; /* "is to visit" */
  if (w->features.mood == TRUCE_IMPERATIVE && tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ) == TRUCE_NONE) return TRUCE_REQUESTED;
  return TRUCE_ACTUAL;
}

/* "has not ruled out attending": it may yet; "did not fail to attend": it did. */
static bool leaves_open(const tr_coder *coder, uint32_t governor) {
  return tr_listed(tr_word(coder, governor)->lemma, "rule exclude reject dismiss refuse decline");
}

/* "was called off", "fell through", "stopped short of accusing": it did not take place. */
static bool falls_through(const tr_coder *coder, uint32_t governor) {
  static const struct { const char *verb, *particle; } verbs[] = {{"call", "off"}, {"put", "off"}, {"fall", "through"}, {"stop", "short"}};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (tr_lemma_is(coder, governor, verbs[i].verb) && tr_child_lemma(coder, governor, tr_span(verbs[i].particle), 1)) return true;
  return false;
}

/* Status that a governing word gives to what stands in its slot. */
static truce_line_status governed(const tr_coder *coder, uint32_t governor) {
  if (tr_word_in(coder, governor, TR_CLASS_SETS_NEGATED) || falls_through(coder, governor)) {
    if (!tr_negated(coder, governor)) return TRUCE_NEGATED;
    return leaves_open(coder, governor) ? TRUCE_POSSIBLE : TRUCE_ACTUAL;
  }
  if (tr_word_in(coder, governor, TR_CLASS_SPEECH) && tr_negated(coder, governor)) return TRUCE_POSSIBLE; /* "has not confirmed that it will" */
  if (tr_word_in(coder, governor, TR_CLASS_SETS_REQUESTED)) return TRUCE_REQUESTED;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_PLANNED)) return TRUCE_PLANNED;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_POSSIBLE)) return TRUCE_POSSIBLE;
  return TRUCE_ACTUAL;
}

/* "wanted to leave": a wish of one's own, no request. */
static bool own_wish(const tr_coder *coder, uint32_t clause, uint32_t governor) {
  return tr_base(coder, clause) == TRUCE_DEPREL_XCOMP && tr_lemma_in(coder, governor, "want wish") && tr_child_by(coder, governor, TRUCE_DEPREL_OBJ) == TRUCE_NONE;
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

static bool in_question(const tr_coder *coder, uint32_t word) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  for (uint32_t i = sentence->end; i > sentence->first && i + 3 > sentence->end; i--)
    if (tr_equal_string(tr_word(coder, i - 1)->form, "?")) return true;
  return false;
}

static bool is_verbal(const tr_coder *coder, uint32_t word) {
  const truce_upos upos = tr_word(coder, word)->upos;
  return upos == TRUCE_VERB || upos == TRUCE_AUX;
}

/* "when talks began", "after they failed", "because it is so": told as it is, whatever the clause above says. */
static bool stands_alone(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  if (tr_base(coder, clause) != TRUCE_DEPREL_ADVCL) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if ((base == TRUCE_DEPREL_ADVMOD || base == TRUCE_DEPREL_MARK) && tr_listed(tr_word(coder, w->children[i])->lower, "when while where after since because although though")) return true;
  }
  return false;
}

/* Does the governor's own status (would, not, may) reach down to this clause? A saying verb's does not; a purpose or time clause's neither. */
static bool reaches_down(const tr_coder *coder, uint32_t clause) {
  const truce_deprel base = tr_base(coder, clause);
  if (base == TRUCE_DEPREL_XCOMP) return true;
  return base == TRUCE_DEPREL_ADVCL && tr_child_by(coder, clause, TRUCE_DEPREL_MARK) == TRUCE_NONE;
}

/* "have not taken action to stop it": it goes on. */
static bool nothing_done(const tr_coder *coder, uint32_t clause) {
  const uint32_t above = tr_word(coder, clause)->head;
  if (above == TRUCE_NONE || !tr_infinitive(coder, clause)) return false;
  const bool at_noun = tr_word(coder, above)->upos == TRUCE_NOUN && tr_base(coder, above) == TRUCE_DEPREL_OBJ;
  const uint32_t noun = at_noun ? above : tr_child_by(coder, above, TRUCE_DEPREL_OBJ), verb = at_noun ? tr_word(coder, above)->head : above;
  return noun != TRUCE_NONE && verb != TRUCE_NONE && tr_lemma_in(coder, noun, "action step move measure effort attempt") && (tr_negated(coder, verb) || tr_negated(coder, noun));
}

/* "agreed that it had broken the truce", "announced that X died": a finite clause in the past is no plan and no request; "insisted that it is right" none either. */
static bool told_as_fact(const tr_coder *coder, uint32_t word, uint32_t governor) {
  const truce_word *w = tr_word(coder, word);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_CCOMP) return false;
  if (tr_word_in(coder, governor, TR_CLASS_SPEECH) && tr_word_in(coder, governor, TR_CLASS_SETS_REQUESTED) && !tr_asks(coder, word)) return true;
  if (tr_word_in(coder, governor, TR_CLASS_SETS_NEGATED) || tr_word_in(coder, governor, TR_CLASS_SETS_POSSIBLE)) return false;
  if (w->features.tense == TRUCE_PAST && w->features.verb_form == TRUCE_FINITE) return true;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    if (truce_deprel_base(c->relation) == TRUCE_DEPREL_AUX && tr_listed(c->lower, "had has have was were")) return true;
  }
  return false;
}

static bool in_present(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (w->features.tense == TRUCE_PRESENT && w->features.verb_form == TRUCE_FINITE) return true;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX && tr_listed(tr_word(coder, w->children[i])->lower, "is are")) return true;
  return false;
}

/* "once congress approves the deal", "from the day that it is signed": a time that has not come. */
static bool time_to_come(const tr_coder *coder, uint32_t verb) {
  static const char *const marks[] = {"once", "when", "after", "until", "till", "before", NULL}, *const times[] = {"day", "moment", "date", "minute", NULL};
  const truce_word *w = tr_word(coder, verb);
  if (w->head == TRUCE_NONE || !in_present(coder, verb)) return false;
  if (w->relation == TRUCE_DEPREL_ACL_RELCL) return tr_one_of(tr_word(coder, w->head)->lemma, times);
  for (uint32_t i = 0; truce_deprel_base(w->relation) == TRUCE_DEPREL_ADVCL && i < w->child_count; i++)
    if ((tr_base(coder, w->children[i]) == TRUCE_DEPREL_MARK || tr_base(coder, w->children[i]) == TRUCE_DEPREL_ADVMOD) && tr_one_of(tr_word(coder, w->children[i])->lower, marks)) return true;
  return false;
}

/* "The truce ends on Friday", "the committee meets in May": a present with a day that is still to come. */
static bool lies_ahead(const tr_coder *coder, uint32_t verb) {
  const truce_day published = coder->reading->report->published;
  if (published.days == TRUCE_NO_DAY || tr_word(coder, verb)->upos != TRUCE_VERB || tr_word_in(coder, verb, TR_CLASS_SPEECH) || !in_present(coder, verb)) return false;
  const uint32_t sentence = tr_word(coder, verb)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->times, sentence); i < tr_group_end(&coder->times, sentence); i++) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    for (uint32_t word = time->first; word < time->end; word++)
      if (tr_word(coder, word)->head == verb && tr_date_of_time(time, &date) && date.precision <= TRUCE_MONTH && date.from.days > published.days) return true;
  }
  return false;
}

/* In the content of what is said: "said it would leave", "It was said that it would leave", "the announcement that it would leave". */
static bool is_reported(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  if (w->head == TRUCE_NONE) return false;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_CCOMP || truce_deprel_base(w->relation) == TRUCE_DEPREL_CSUBJ) return true;
  const uint32_t mark = tr_child_by(coder, clause, TRUCE_DEPREL_MARK);
  return w->relation == TRUCE_DEPREL_ACL && tr_word(coder, w->head)->upos == TRUCE_NOUN && !tr_word_in(coder, w->head, TR_CLASS_SETS_POSSIBLE) && mark != TRUCE_NONE && lower_is(coder, mark, "that");
}

/* "aimed at ending it", "kept from leaving": a clause that completes its verb, and tells no time or reason. */
static bool completes(const tr_coder *coder, uint32_t clause) {
  const uint32_t mark = tr_child_by(coder, clause, TRUCE_DEPREL_MARK);
  return mark != TRUCE_NONE && tr_ends(tr_word(coder, clause)->lower, TR_SPAN("ing")) && tr_listed(tr_word(coder, mark)->lower, "at from of on to");
}

/* "the first state to sign", "the only one to have sent troops", "the last to leave": what it does tells what was done. */
static bool ranked(const tr_coder *coder, uint32_t noun) {
  static const char *const ranks[] = {"first", "second", "third", "last", "latest", "only", "sole", NULL};
  const truce_word *w = tr_word(coder, noun);
  if (tr_one_of(w->lower, ranks)) return true;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AMOD && tr_one_of(tr_word(coder, w->children[i])->lower, ranks)) return true;
  return false;
}

/* "was quick to condemn", "was forced to leave": what was done, no purpose. */
static bool done_so(const tr_coder *coder, uint32_t governor) { return governor != TRUCE_NONE && tr_lemma_in(coder, governor, "quick swift fast prompt right wrong able force oblige compel"); }

/* "to discuss", "plans to expel him" */
static bool is_purpose(const tr_coder *coder, uint32_t word) {
  return tr_infinitive(coder, word) && !done_so(coder, tr_word(coder, word)->head) && (tr_base(coder, word) == TRUCE_DEPREL_ADVCL || tr_word(coder, word)->relation == TRUCE_DEPREL_ACL);
}

/* "used a speech to condemn", "issued a statement to protest": done with what the verb above tells. */
static bool by_means(const tr_coder *coder, uint32_t purpose) {
  const uint32_t head = tr_word(coder, purpose)->head, means = tr_word(coder, head)->upos == TRUCE_NOUN ? tr_word(coder, head)->head : head;
  return means != TRUCE_NONE && tr_lemma_in(coder, means, "use issue") && !tr_infinitive(coder, means) && own_status(coder, means, false) == TRUCE_ACTUAL && !tr_negated(coder, means);
}

/* "any party that breaks the truce", "anyone who": nobody has yet. */
static bool any_at_all(const tr_coder *coder, uint32_t noun) {
  static const char *const words[] = {"any", "anyone", "anybody", "whoever", NULL};
  const uint32_t determiner = tr_child_by(coder, noun, TRUCE_DEPREL_DET);
  return tr_one_of(tr_word(coder, noun)->lower, words) || (determiner != TRUCE_NONE && tr_one_of(tr_word(coder, determiner)->lower, words));
}

/* "without both agreeing": they have not; "could not fly without both agreeing" leaves it open. */
static truce_line_status lacking(const tr_coder *coder, uint32_t clause) {
  const uint32_t mark = tr_child_by(coder, clause, TRUCE_DEPREL_MARK), head = tr_word(coder, clause)->head;
  if (mark == TRUCE_NONE || head == TRUCE_NONE || !lower_is(coder, mark, "without")) return TRUCE_ACTUAL;
  return tr_negated(coder, head) || own_status(coder, head, false) == TRUCE_POSSIBLE ? TRUCE_POSSIBLE : TRUCE_NEGATED;
}

/* "pledged to stop after meeting the envoy": what was done before the pledge is no part of it. */
static bool came_before(const tr_coder *coder, uint32_t clause) {
  const uint32_t mark = tr_child_by(coder, clause, TRUCE_DEPREL_MARK);
  return tr_base(coder, clause) == TRUCE_DEPREL_ADVCL && mark != TRUCE_NONE && tr_lemma_in(coder, mark, "after since because") && tr_infinitive(coder, tr_word(coder, clause)->head);
}

/* "rejected claims that it bombed", "the report was denied": what is denied is negated. */
static truce_line_status denial_of(const tr_coder *coder, uint32_t claim) {
  const uint32_t verb = tr_word(coder, claim)->head;
  const bool object = tr_base(coder, claim) == TRUCE_DEPREL_OBJ || tr_word(coder, claim)->relation == TRUCE_DEPREL_NSUBJ_PASS;
  return object && verb != TRUCE_NONE && tr_word_in(coder, verb, TR_CLASS_SETS_NEGATED) && !tr_negated(coder, verb) ? TRUCE_NEGATED : TRUCE_ACTUAL;
}

static truce_line_status clause_status(const tr_coder *coder, uint32_t word) {
  truce_line_status status = own_status(coder, word, is_reported(coder, word));
  if (tr_negated(coder, word)) status = status == TRUCE_REQUESTED ? TRUCE_REQUESTED : TRUCE_NEGATED;
  if (status == TRUCE_ACTUAL) status = nothing_done(coder, word) ? TRUCE_NEGATED : lacking(coder, word);
  if (status == TRUCE_ACTUAL && time_to_come(coder, word)) status = TRUCE_POSSIBLE;
  if (status == TRUCE_ACTUAL && lies_ahead(coder, word)) status = TRUCE_PLANNED;
  /* purpose: "went to Cairo to discuss" is planned as long as nobody says it was done; "calls to expel him" are requests */
  const uint32_t noun = tr_infinitive(coder, word) && tr_base(coder, word) != TRUCE_DEPREL_ADVCL ? tr_word(coder, word)->head : TRUCE_NONE;
  const bool of_ranked = noun != TRUCE_NONE && ranked(coder, noun);
  if (of_ranked) status = combine(status, own_status(coder, noun, false));
  bool purpose = is_purpose(coder, word) && !of_ranked && !by_means(coder, word);
  for (int up = 0; up < 8; up++) {
    const truce_word *w = tr_word(coder, word);
    const uint32_t head = w->head;
    if (head == TRUCE_NONE) break;
    const truce_deprel base = truce_deprel_base(w->relation);
    if (base == TRUCE_DEPREL_CONJ) { /* shares the first conjunct's auxiliaries when it has no subject of its own */
      if (is_verbal(coder, word) && tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ) == TRUCE_NONE && tr_child_by(coder, word, TRUCE_DEPREL_AUX) == TRUCE_NONE && is_verbal(coder, head))
        status = combine(status, own_status(coder, head, is_reported(coder, head)));
      word = head;
      continue;
    }
    if ((!clause_relation(base) && base != TRUCE_DEPREL_PARATAXIS) || came_before(coder, word)) break;
    if (w->relation == TRUCE_DEPREL_ACL_RELCL && any_at_all(coder, head)) status = combine(status, TRUCE_POSSIBLE);
    if (w->relation == TRUCE_DEPREL_ACL_RELCL || base == TRUCE_DEPREL_PARATAXIS || stands_alone(coder, word)) break;
    if (base != TRUCE_DEPREL_ADVCL && tr_word(coder, head)->upos == TRUCE_NOUN && tr_negated(coder, head)) status = combine(status, TRUCE_NEGATED); /* "no sign that …" */
    if ((base != TRUCE_DEPREL_ADVCL || tr_infinitive(coder, word) || completes(coder, word)) && !told_as_fact(coder, word, head)) status = combine(status, own_wish(coder, word, head) ? TRUCE_POSSIBLE : governed(coder, head));
    if (reaches_down(coder, word) && !(tr_word_in(coder, head, TR_CLASS_SETS_NEGATED) && tr_negated(coder, head))) {
      truce_line_status above = own_status(coder, head, is_reported(coder, head));
      if (tr_negated(coder, head)) above = TRUCE_NEGATED;
      status = combine(status, above);
    }
    if (base == TRUCE_DEPREL_ACL && tr_of_class(coder, head, "told-claim")) status = combine(status, denial_of(coder, head));
    purpose |= base == TRUCE_DEPREL_XCOMP && is_purpose(coder, head); /* "to persuade it to sign" */
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

/* A noun: negated by "no", planned by adjectives, ruled by the verb it is an argument of. */
static truce_line_status noun_status(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  truce_line_status status = tr_negated(coder, noun) ? TRUCE_NEGATED : TRUCE_ACTUAL;
  for (uint32_t i = 0; i < w->child_count && status == TRUCE_ACTUAL; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AMOD || tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND) status = governed(coder, w->children[i]);
  if (tr_child_by(coder, noun, TRUCE_DEPREL_COP) != TRUCE_NONE) return combine(status, clause_status(coder, noun));
  uint32_t word = noun;
  for (int up = 0; up < 6; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (head == TRUCE_NONE) break;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CONJ) { word = head; continue; }
    if (is_setting(coder, word)) break;
    if (base == TRUCE_DEPREL_OBJ || tr_word(coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS || base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_OBL)
      status = combine(status, governed(coder, head));
    if (base == TRUCE_DEPREL_NSUBJ && tr_word(coder, head)->upos == TRUCE_ADJ) return combine(status, governed(coder, head)); /* "a clash is likely" */
    if (is_verbal(coder, head)) {
      if (base != TRUCE_DEPREL_OBL && (governed(coder, head) != TRUCE_ACTUAL || tr_word_in(coder, head, TR_CLASS_OCCURS))) status = combine(status, clause_status(coder, head));
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
  if (status == TRUCE_ACTUAL && in_question(coder, word)) status = TRUCE_POSSIBLE;
  truce_line_status head;
  if (status == TRUCE_ACTUAL && certain_head(coder, arguments->predicate, &head)) status = head;
  return status;
}
