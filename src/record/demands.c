/* What is demanded, from the words of the clause or noun that is asked for (classes demand-…). */
#include "record/demands.h"

#include "record/actors.h"
#include "record/subjects.h"

/* "hold their fire", "an end to the fighting", "the guns to fall silent" */
static bool guns_rest(const tr_coder *coder, uint32_t word) {
  const uint32_t head = tr_word(coder, word)->head;
  return head != TRUCE_NONE && tr_word_in(coder, word, TR_CLASS_GUNFIRE) && tr_word_in(coder, head, TR_CLASS_HALTING);
}

/* "go", "go quietly", but not "go home", "go to Paris" */
static bool just_goes(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if (TR_ONE_OF(base, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_OBJ)) return false;
    if (base == TRUCE_DEPREL_OBL && !tr_in_time(coder, w->children[i])) return false;
    if (tr_listed(tr_word(coder, w->children[i])->lower, "home back there ahead on further away in")) return false;
  }
  return true;
}

/* "be gone", "get out of the town", "their departure" */
static bool departs(const tr_coder *coder, uint32_t word, uint32_t first) {
  if (tr_equal_string(tr_word(coder, word)->lower, "gone") || tr_lemma_is(coder, word, "departure")) return true;
  if (!tr_equal_string(tr_word(coder, word)->lower, "out") ||
      !tr_equal_string(tr_word(coder, word + 1 < coder->reading->word_count ? word + 1 : word)->lower, "of"))
    return false;
  for (uint32_t k = word; k > first && k + 3 > word; k--)
    if (tr_listed(tr_word(coder, k - 1)->lemma, "be get stay keep clear march move")) return true;
  return false;
}

/* Who holds an office, or a man with a name: what he is to leave is his post. */
static bool holds_office(const tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_headed(coder, word);
  if (tr_word_in(coder, word, TR_CLASS_IN_OFFICE)) return true;
  return actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_PERSON && !tr_unnamed(&coder->reading->actors[actor]);
}

static bool of_office(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_NMOD) && holds_office(coder, w->children[i])) return true;
  return false;
}

static bool of_troops(const tr_coder *coder, uint32_t word) {
  const uint32_t subject = tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && (tr_word_in(coder, subject, TR_CLASS_FORCES) || tr_word_in(coder, subject, TR_CLASS_FIGHTER));
}

/* What the words say only together; NULL if they do not. */
static const char *told_by_idiom(const tr_coder *coder, uint32_t head, uint32_t first, uint32_t last) {
  for (uint32_t w = first; w <= last; w++) {
    const uint32_t up = tr_word(coder, w)->head;
    const bool goes = tr_lemma_is(coder, w, "go") && tr_word(coder, w)->upos == TRUCE_VERB;
    const bool fallen_silent = up != TRUCE_NONE && tr_lemma_in(coder, w, "silent quiet") && tr_lemma_is(coder, up, "fall");
    if (guns_rest(coder, w) || fallen_silent) return "ceasefire";
    if (tr_lemma_is(coder, w, "look") && w < last && tr_lemma_is(coder, w + 1, "into")) return "investigate";
    if (goes && up != TRUCE_NONE && tr_lemma_is(coder, up, "let")) return "release";
    if (departs(coder, w, first)) return of_office(coder, w) ? "resign" : "withdraw";
    if (goes && of_troops(coder, w)) return "withdraw";
    if (tr_lemma_in(coder, w, "quit exit") && of_office(coder, w) && !tr_has_child(coder, w, TRUCE_DEPREL_OBJ)) return "resign";
    const bool alone = w == head && !tr_has_child(coder, w, TRUCE_DEPREL_NSUBJ);
    if (goes && (alone || of_office(coder, w)) && just_goes(coder, w)) return "resign";
  }
  return NULL;
}

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

/* "leave the gate open", "leave him alone", "for leave to go", "return to the table", "unilateral steps" are no leaving, giving back and stepping down. */
static bool means_other(const tr_coder *coder, uint32_t word) {
  const bool verb = tr_word(coder, word)->upos == TRUCE_VERB;
  if (tr_lemma_is(coder, word, "leave")) return !verb || tr_has_child(coder, word, TRUCE_DEPREL_XCOMP) || tr_passive(coder, word);
  if (tr_lemma_is(coder, word, "open")) return opens_no_way(coder, word);
  if (tr_lemma_is(coder, word, "peace")) return tr_base(coder, word) == TRUCE_DEPREL_COMPOUND; /* "the peace process" */
  if (tr_word_in(coder, word, TR_CLASS_DEMAND_TALKS)) return tr_child_is(coder, word, TRUCE_DEPREL_CASE, "from"); /* "expelled from the talks" */
  if (tr_lemma_is(coder, word, "return") && !verb) return tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "to") != TRUCE_NONE; /* "to constitutional order" */
  if (tr_lemma_is(coder, word, "return")) return !tr_has_child(coder, word, TRUCE_DEPREL_OBJ) && !tr_passive(coder, word);
  if (tr_lemma_is(coder, word, "step")) return !verb;
  if (tr_lemma_is(coder, word, "handover")) return of_arms(coder, word);
  return false;
}

/* "respect the truce" */
static bool keeps(const tr_coder *coder, uint32_t word) { return tr_lemma_in(coder, word, "respect observe honour honor uphold"); }

/* What is there to accept: a proposal, a text or paper, "it". */
static bool acceptable(const tr_coder *coder, uint32_t word) {
  return coder->proposal_of[word] != TRUCE_NONE || tr_word_in(coder, word, TR_CLASS_PAPER) || tr_word_in(coder, word, TR_CLASS_PLAN) ||
         tr_lemma_in(coder, word, "it everything");
}

/* The words of a demand, without what is coordinated to it: that is a demand of its own. */
static void own_words(const tr_coder *coder, uint32_t word, uint32_t *first, uint32_t *last) {
  const truce_word *w = tr_word(coder, word);
  tr_extent(coder, word, true, first, last);
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
  const char *demand = told_by_idiom(coder, word, first, last);
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
