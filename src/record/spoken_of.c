/* The proposal that a word speaks of: one that it names, whose part it is ("the first phase of the deal"), that "it" stands for, or that was spoken of last. */
#include "record/proposals.h"
#include "record/subjects.h"

/* "It expires on Friday": the thing named last as subject or object, in this sentence or the one before, if that is a plan. */
static uint32_t subject_before(const tr_coder *coder, uint32_t word) {
  const uint32_t verb = tr_word(coder, word)->head, sentence = tr_word(coder, word)->sentence;
  const uint32_t object = verb == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  if (object != TRUCE_NONE && !tr_lemma_in(coder, object, "effect force")) return TRUCE_NONE;
  if (verb == TRUCE_NONE || !tr_word_in(coder, verb, TR_CLASS_DEALS_DO)) return TRUCE_NONE;
  for (uint32_t at = word; at > 0 && tr_word(coder, at - 1)->sentence + 1 >= sentence; at--) {
    const truce_word *before = tr_word(coder, at - 1);
    const truce_deprel base = tr_base(coder, at - 1);
    const bool somebody = before->upos == TRUCE_PRON || tr_actor_around(coder, at - 1) != TRUCE_NONE;
    const bool told = base == TRUCE_DEPREL_NSUBJ || base == TRUCE_DEPREL_OBJ || (base == TRUCE_DEPREL_OBL && coder->proposal_of[at - 1] != TRUCE_NONE);
    if (told && !somebody && before->head != verb) return coder->proposal_of[at - 1];
  }
  return TRUCE_NONE;
}

/* "it", "this": the proposal that the reader links it to, else the one named last in this sentence or the one before. */
static uint32_t pronoun_proposal(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (!tr_lemma_in(coder, word, "it this that")) return TRUCE_NONE;
  const bool acts = tr_base(coder, word) == TRUCE_DEPREL_NSUBJ && w->relation != TRUCE_DEPREL_NSUBJ_PASS;
  const uint32_t named = acts ? subject_before(coder, word) : TRUCE_NONE;
  if (named != TRUCE_NONE) return named;
  if (w->mention != TRUCE_NONE && coder->reading->mentions[w->mention].antecedent < coder->reading->mention_count) {
    const uint32_t head = coder->reading->mentions[coder->reading->mentions[w->mention].antecedent].head;
    if (head < word && coder->proposal_of[head] != TRUCE_NONE) return coder->proposal_of[head];
    if (coder->reading->mentions[w->mention].actor != TRUCE_NONE && tr_base(coder, word) == TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  }
  if (acts) return TRUCE_NONE;
  uint32_t sentence = w->sentence;
  for (uint32_t at = word; at > 0 && tr_word(coder, at - 1)->sentence + 1 >= sentence; at--) {
    if (coder->proposal_of[at - 1] != TRUCE_NONE) return coder->proposal_of[at - 1];
    const truce_word *before = tr_word(coder, at - 1);
    const bool done = at - 1 != w->head && before->sentence == w->sentence && before->upos == TRUCE_VERB && !tr_word_in(coder, at - 1, TR_CLASS_SPEECH);
    if (done) sentence = w->sentence + 1; /* that may be it: "he offered to resign; she rejected it" */
  }
  return TRUCE_NONE;
}

uint32_t tr_proposal_at(const tr_coder *coder, uint32_t word) {
  for (int up = 0; up < 4 && word != TRUCE_NONE; up++) {
    if (coder->proposal_of[word] != TRUCE_NONE) return coder->proposal_of[word];
    const truce_word *w = tr_word(coder, word);
    if (w->upos == TRUCE_PRON) return pronoun_proposal(coder, word);
    if (!tr_word_in(coder, word, TR_CLASS_PART_OF_PROPOSAL)) return TRUCE_NONE;
    uint32_t inner = TRUCE_NONE; /* "terms of the deal", "truce extension" */
    for (uint32_t i = 0; i < w->child_count && inner == TRUCE_NONE; i++) {
      const truce_deprel base = tr_base(coder, w->children[i]);
      if (base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_COMPOUND) inner = w->children[i];
    }
    word = inner;
  }
  return TRUCE_NONE;
}

/* "He offered to resign; the president rejected it": what was done before in the sentence may be meant. */
static bool done_before(const tr_coder *coder, uint32_t word) {
  for (uint32_t w = coder->reading->sentences[tr_word(coder, word)->sentence].first; w < word; w++)
    if (tr_word(coder, w)->upos == TRUCE_VERB && !tr_lemma_is(coder, w, "be") && !tr_word_in(coder, w, TR_CLASS_SPEECH) &&
        !tr_word_in(coder, w, TR_CLASS_CLAIMING))
      return true;
  return false;
}

uint32_t tr_proposal_last(const tr_coder *coder, uint32_t word, uint32_t *named) {
  uint32_t best = TRUCE_NONE, at = 0;
  for (uint32_t p = 0; p < coder->proposals.count; p++)
    for (size_t i = 0; i < coder->proposals.items[p].heads.count; i++) {
      const uint32_t head = coder->proposals.items[p].heads.items[i];
      if (head < word && (best == TRUCE_NONE || head > at)) best = p, at = head;
    }
  if (best == TRUCE_NONE || tr_word(coder, word)->sentence - tr_word(coder, at)->sentence > 3) return TRUCE_NONE;
  if (named) *named = at;
  return tr_word(coder, word)->sentence == tr_word(coder, at)->sentence || !done_before(coder, word) ? best : TRUCE_NONE;
}

/* What a verb asks for or offers: its object, its clause, what stands behind "for"; of "ask" and "urge" nobody. */
static uint32_t what_is_asked(const tr_coder *coder, uint32_t verb) {
  static const truce_deprel roles[] = {TRUCE_DEPREL_OBJ, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP};
  const bool offered = tr_lemma_in(coder, verb, "offer propose suggest demand seek");
  const uint32_t clause = tr_child_by(coder, verb, TRUCE_DEPREL_XCOMP);
  if (clause != TRUCE_NONE && tr_word(coder, clause)->upos == TRUCE_VERB) return clause; /* "asked Chad to leave" */
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
    const uint32_t child = tr_child_by(coder, verb, roles[i]);
    if (child != TRUCE_NONE && tr_word(coder, child)->upos != TRUCE_PRON && (offered || tr_actor_around(coder, child) == TRUCE_NONE)) return child;
  }
  const uint32_t behind = tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "for");
  return behind == TRUCE_NONE || tr_actor_around(coder, behind) != TRUCE_NONE ? TRUCE_NONE : behind;
}

uint32_t tr_asked_last(const tr_coder *coder, uint32_t word, uint32_t who) {
  const uint32_t actor = who == TRUCE_NONE ? TRUCE_NONE : tr_actor_around(coder, who), sentence = tr_word(coder, word)->sentence;
  for (uint32_t at = word; at-- > 0 && tr_word(coder, at)->sentence + 2 >= sentence;) {
    if (tr_word(coder, at)->upos != TRUCE_VERB || !tr_word_in(coder, at, TR_CLASS_PUTS_TO)) continue;
    const uint32_t subject = tr_own_subject(coder, at);
    const bool own = subject != TRUCE_NONE && actor != TRUCE_NONE && tr_actor_around(coder, subject) == actor;
    return own ? TRUCE_NONE : what_is_asked(coder, at);
  }
  return TRUCE_NONE;
}
