/* What is demanded, from the words of the clause or noun that is asked for (classes demand-…). */
#include "record/demands.h"

truce_span tr_demand_of(const tr_coder *coder, uint32_t word) {
  static const struct { tr_class_id class_; const char *demand; } demands[] = {
      {TR_CLASS_DEMAND_ACCEPT, "accept_deal"}, {TR_CLASS_DEMAND_RELEASE, "release"}, {TR_CLASS_DEMAND_WITHDRAW, "withdraw"}, {TR_CLASS_DEMAND_AID, "aid_access"},
      {TR_CLASS_DEMAND_PROTECT, "protect_civilians"}, {TR_CLASS_DEMAND_INVESTIGATE, "investigate"}, {TR_CLASS_DEMAND_RECOGNISE, "recognise"},
      {TR_CLASS_DEMAND_RESIGN, "resign"}, {TR_CLASS_DEMAND_TALKS, "talks"}, {TR_CLASS_DEMAND_CEASEFIRE, "ceasefire"}, {TR_CLASS_DEMAND_STOP, "stop"}};
  enum { KNOWN = sizeof demands / sizeof *demands };
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  for (uint32_t i = 0; i < tr_word(coder, word)->child_count; i++) { /* what is coordinated is a demand of its own */
    const uint32_t child = tr_word(coder, word)->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_CONJ && child > word && child <= last) {
      uint32_t from, to;
      tr_extent(coder, child, true, &from, &to);
      if (from > word && from - 1 < last) last = from - 1;
    }
  }
  /* the head decides, else the words in order of the table: what is accepted, freed, left … says more than "end" or "stop" */
  for (size_t d = 0; d < KNOWN; d++)
    if (tr_word_in(coder, word, demands[d].class_)) {
      if (demands[d].class_ == TR_CLASS_DEMAND_ACCEPT || demands[d].class_ == TR_CLASS_DEMAND_STOP || demands[d].class_ == TR_CLASS_DEMAND_AID || tr_lemma_is(coder, word, "return")) break;
      return tr_span(demands[d].demand);
    }
  if (tr_word(coder, word)->upos == TRUCE_VERB && tr_word_in(coder, word, TR_CLASS_DEMAND_ACCEPT) && tr_child_by(coder, word, TRUCE_DEPREL_OBJ) == TRUCE_NONE && last <= word + 2) return tr_span("accept_deal"); /* "urged him to accept" */
  bool truce = false, talks = false;
  for (uint32_t w = first; w <= last; w++) talks |= tr_word_in(coder, w, TR_CLASS_DEMAND_TALKS);
  for (uint32_t w = first; w <= last; w++) truce |= tr_word_in(coder, w, TR_CLASS_TRUCE) || (tr_word(coder, w)->upos == TRUCE_PRON && coder->proposal_of[w] != TRUCE_NONE && coder->proposals.items[coder->proposal_of[w]].truce);
  for (uint32_t w = first; w <= last; w++) {
    if (!tr_word_in(coder, w, TR_CLASS_DEMAND_ACCEPT)) continue;
    if (tr_lemma_is(coder, w, "acceptance") || tr_lemma_is(coder, w, "yes")) return tr_span("accept_deal");
    for (uint32_t k = first; k <= last; k++) /* accepting counts only with something to accept */
      if (w != k && coder->proposal_of[k] != TRUCE_NONE) return tr_span("accept_deal");
  }
  if (truce) return tr_span("ceasefire");
  for (size_t d = 1; d < KNOWN; d++)
    for (uint32_t w = first; w <= last; w++)
      if (tr_word_in(coder, w, demands[d].class_) && !(talks && tr_lemma_is(coder, w, "return"))) return tr_span(demands[d].demand); /* "return to the table" */
  return tr_span("other");
}
