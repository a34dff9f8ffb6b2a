/* What is demanded, from the words of the clause or noun that is asked for (classes demand-…). */
#include "record/demands.h"

#include "record/demand_idioms.h"
#include "record/subjects.h"

/* "the handover of weapons" */
static bool of_arms(const tr_coder *coder, uint32_t word) {
  const uint32_t of = tr_child_by(coder, word, TRUCE_DEPREL_NMOD);
  return of != TRUCE_NONE && (tr_word_in(coder, of, TR_CLASS_ARMS) || tr_word_in(coder, of, TR_CLASS_WEAPON));
}

/* "open talks", "open an inquiry" */
static bool opens_no_way(const tr_coder *coder, uint32_t word) {
  const uint32_t what = tr_child_by(coder, word, TRUCE_DEPREL_OBJ);
  return what != TRUCE_NONE && (tr_word_in(coder, what, TR_CLASS_DEMAND_TALKS) || tr_word_in(coder, what, TR_CLASS_DEMAND_INVESTIGATE));
}

/* "the ceasefire committee" */
static bool of_body(const tr_coder *coder, uint32_t word) {
  return tr_base(coder, word) == TRUCE_DEPREL_COMPOUND &&
         tr_word_in(coder, tr_word(coder, word)->head, TR_CLASS_TRUCE_BODY);
}

/* "leave the gate open", "leave him alone", "for leave to go", "return to the table", "unilateral steps" are no leaving, giving back and stepping down. */
static bool means_other(const tr_coder *coder, uint32_t word) {
  const bool verb = tr_word(coder, word)->upos == TRUCE_VERB;
  if (tr_lemma_is(coder, word, "leave")) return !verb || tr_has_child(coder, word, TRUCE_DEPREL_XCOMP) || tr_passive(coder, word);
  if (tr_lemma_is(coder, word, "open")) return opens_no_way(coder, word);
  if (of_body(coder, word)) return true;
  if (tr_lemma_is(coder, word, "peace")) return tr_base(coder, word) == TRUCE_DEPREL_COMPOUND; /* "the peace process" */
  if (tr_word_in(coder, word, TR_CLASS_DEMAND_TALKS)) return tr_child_is(coder, word, TRUCE_DEPREL_CASE, "from"); /* "expelled from the talks" */
  if (tr_lemma_is(coder, word, "return") && !verb) return tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "to") != TRUCE_NONE; /* "to constitutional order" */
  if (tr_lemma_is(coder, word, "return")) return !tr_has_child(coder, word, TRUCE_DEPREL_OBJ) && !tr_passive(coder, word);
  if (tr_lemma_is(coder, word, "step")) return !verb;
  if (tr_lemma_is(coder, word, "handover")) return of_arms(coder, word);
  return false;
}

/* "respect the truce" */
static bool keeps(const tr_coder *coder, uint32_t word) { return tr_word_in(coder, word, TR_CLASS_KEEPS); }

/* What is there to accept: a proposal, a text or paper, "it". */
static bool acceptable(const tr_coder *coder, uint32_t word) {
  return coder->proposal_of[word] != TRUCE_NONE || tr_word_in(coder, word, TR_CLASS_PAPER) || tr_word_in(coder, word, TR_CLASS_PLAN) ||
         tr_lemma_in(coder, word, "it everything term condition");
}

/* The words of a demand, without what is coordinated to it: that is a demand of its own. */
static void own_words(const tr_coder *coder, uint32_t word, uint32_t *first, uint32_t *last) {
  const truce_word *w = tr_word(coder, word);
  tr_extent(coder, word, !tr_lemma_is(coder, word, "do"), first, last); /* "do more to limit harm" */
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) != TRUCE_DEPREL_CONJ || child < word || child > *last) continue;
    uint32_t from, to;
    tr_extent(coder, child, true, &from, &to);
    if (from > word && from - 1 < *last) *last = from - 1;
  }
}

/* What is accepted, freed, left … says more than "end" or "stop". `as_head`: the head of a demand decides by itself. */
static const struct { tr_class_id class_; const char *demand; bool as_head;
} demands[] = {{TR_CLASS_DEMAND_ACCEPT, "accept_deal", false},
               {TR_CLASS_DEMAND_RELEASE, "release", true},
               {TR_CLASS_DEMAND_WITHDRAW, "withdraw", true},
               {TR_CLASS_DEMAND_AID, "aid_access", false},
               {TR_CLASS_DEMAND_PROTECT, "protect_civilians", true},
               {TR_CLASS_DEMAND_INVESTIGATE, "investigate", true},
               {TR_CLASS_DEMAND_RECOGNISE, "recognise", true},
               {TR_CLASS_DEMAND_RESIGN, "resign", true},
               {TR_CLASS_DEMAND_TALKS, "talks", true},
               {TR_CLASS_DEMAND_CEASEFIRE, "ceasefire", true},
               {TR_CLASS_DEMAND_STOP, "stop", false}};
enum { DEMANDS = sizeof demands / sizeof *demands };

static bool demands_it(const tr_coder *coder, uint32_t word, size_t demand) {
  return tr_word_in(coder, word, demands[demand].class_) && !means_other(coder, word);
}

static const char *told_by_head(const tr_coder *coder, uint32_t head) {
  size_t d = 0;
  while (d < DEMANDS && !demands_it(coder, head, d)) d++;
  return d < DEMANDS && demands[d].as_head && !tr_lemma_is(coder, head, "return") ? demands[d].demand : NULL;
}

/* "urged him to accept" */
static bool just_accepts(const tr_coder *coder, uint32_t word, uint32_t last) {
  return tr_word(coder, word)->upos == TRUCE_VERB && tr_word_in(coder, word, TR_CLASS_DEMAND_ACCEPT) && !tr_has_child(coder, word, TRUCE_DEPREL_OBJ) &&
         last <= word + 2;
}

/* A word of truces, or a pronoun for one. */
static bool speaks_of_truce(const tr_coder *coder, uint32_t first, uint32_t last) {
  for (uint32_t w = first; w <= last; w++) {
    if (of_body(coder, w)) continue;
    const uint32_t proposal = tr_word(coder, w)->upos == TRUCE_PRON ? coder->proposal_of[w] : TRUCE_NONE;
    if (tr_word_in(coder, w, TR_CLASS_TRUCE) || (proposal != TRUCE_NONE && coder->proposals.items[proposal].truce)) return true;
  }
  return false;
}

/* Accepting counts only with something to accept. */
static bool accepts(const tr_coder *coder, uint32_t first, uint32_t last) {
  for (uint32_t w = first; w <= last; w++) {
    if (!tr_word_in(coder, w, TR_CLASS_DEMAND_ACCEPT)) continue;
    if (tr_lemma_in(coder, w, "acceptance yes")) return true;
    for (uint32_t other = first; other <= last; other++)
      if (w != other && acceptable(coder, other)) return true;
  }
  return false;
}

/* Whatever stands among the words, in order of the table. */
static const char *told_by_any(const tr_coder *coder, uint32_t first, uint32_t last) {
  for (size_t d = 1; d < DEMANDS; d++)
    for (uint32_t w = first; w <= last; w++)
      if (demands_it(coder, w, d)) return demands[d].demand;
  return "other";
}

static const char *told(const tr_coder *coder, uint32_t word, uint32_t first, uint32_t last) {
  const char *demand = tr_demand_by_idiom(coder, word, first, last);
  if (!demand) demand = told_by_head(coder, word);
  if (demand) return demand;
  const bool truce = speaks_of_truce(coder, first, last);
  if (just_accepts(coder, word, last)) return "accept_deal";
  if (truce && keeps(coder, word)) return "ceasefire";
  if (accepts(coder, first, last)) return "accept_deal";
  return truce ? "ceasefire" : told_by_any(coder, first, last);
}

/* "not to leave the table", "deny them passage": asked for is that it be not done. */
static bool is_denied(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < word && tr_listed(tr_word(coder, w->children[i])->lower, "not n't never")) return true;
  return w->upos == TRUCE_VERB && tr_lemma_in(coder, word, "deny refuse");
}

/* What is asked for by asking that something be not done: "not to leave the talks" asks for talks, "not to bomb" to stop, "not to release them" for neither. */
static const char *told_by_denial(const tr_coder *coder, uint32_t word, const char *demand, uint32_t first, uint32_t last) {
  if (tr_listed(tr_span(demand), "other")) return tr_word_in(coder, word, TR_CLASS_HOSTILE_VERB) ? "stop" : demand;
  if (!tr_listed(tr_span(demand), "withdraw release resign recognise accept_deal aid_access")) return demand;
  for (uint32_t w = first; w <= last; w++)
    if (tr_word_in(coder, w, TR_CLASS_DEMAND_TALKS)) return "talks";
  return "other";
}

truce_span tr_demand_of(const tr_coder *coder, uint32_t word) {
  uint32_t first, last;
  own_words(coder, word, &first, &last);
  const char *demand = told(coder, word, first, last);
  return tr_span(is_denied(coder, word) ? told_by_denial(coder, word, demand, first, last) : demand);
}
