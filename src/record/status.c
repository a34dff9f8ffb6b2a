/* Status from what the verb or noun itself tells (verb_status.c, noun_status.c), then from the words that govern it (classes sets-planned, sets-possible,
 * sets-requested, sets-negated; clause_status.c), climbing from the predicate to the root of its sentence; questions leave it open, and the model's status head
 * breaks ties where it is sure. */
#include "record/status.h"

#include "record/tests.h"
#include "record/subjects.h"

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
truce_line_status tr_governed_status(const tr_coder *coder, uint32_t governor) {
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

truce_line_status tr_status_within(truce_line_status inner, truce_line_status outer) {
  if (outer == TRUCE_ACTUAL) return inner;
  if (inner == TRUCE_ACTUAL) return outer;
  if (outer == TRUCE_NEGATED) return inner == TRUCE_NEGATED ? TRUCE_ACTUAL : TRUCE_NEGATED;
  if (outer == TRUCE_POSSIBLE && inner == TRUCE_PLANNED) return TRUCE_POSSIBLE; /* "unlikely that it will" */
  return inner;
}

static bool certain_head(const tr_coder *coder, uint32_t word, truce_line_status *status) {
  const float *p = tr_word(coder, word)->status;
  for (int i = 0; i < TRUCE_STATUS_COUNT; i++)
    if (p[i] > 0.9f) return *status = (truce_line_status)i, true;
  return false;
}

truce_line_status tr_status_of(const tr_coder *coder, const tr_arguments *arguments) {
  const uint32_t word = arguments->support;
  truce_line_status status;
  const truce_upos upos = tr_word(coder, word)->upos;
  if (upos == TRUCE_NOUN || upos == TRUCE_PROPN) status = tr_noun_status(coder, word);
  else status = tr_clause_status(coder, word);
  if (arguments->support != arguments->predicate && tr_negated(coder, arguments->predicate)) status = TRUCE_NEGATED;
  if ((status == TRUCE_ACTUAL || status == TRUCE_PLANNED) && tr_ends_with(coder, tr_word(coder, word)->sentence, "?"))
    status = TRUCE_POSSIBLE; /* "will it strike?" */
  truce_line_status head;
  if (status == TRUCE_ACTUAL && certain_head(coder, arguments->predicate, &head)) status = head;
  return status;
}
