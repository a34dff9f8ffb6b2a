/* "Open to pedestrians", "shut from dusk to dawn", "closed to goods", "reopened for ambulances only": a point that not all may pass at all times. */
#include "record/access.h"

enum { NAME_WORDS = 8 };

truce_span tr_point_name(const tr_coder *coder, uint32_t word) {
  uint32_t first, last;
  if (tr_word(coder, word)->upos == TRUCE_PRON) return (truce_span){0};
  tr_extent(coder, word, true, &first, &last);
  if (first + NAME_WORDS < word) first = word;
  while (first < word && (tr_word(coder, first)->upos == TRUCE_DET || tr_word(coder, first)->upos == TRUCE_ADP)) first++;
  uint32_t end = word;
  while (end < last && end < word + NAME_WORDS && tr_word(coder, end + 1)->upos != TRUCE_PUNCT && tr_word(coder, end + 1)->upos != TRUCE_VERB && tr_word(coder, end + 1)->upos != TRUCE_AUX) end++;
  for (uint32_t w = first; w < word; w++) /* "Iran, which …, closed its bridge": the name begins after the last comma */
    if (tr_word(coder, w)->upos == TRUCE_PUNCT && !tr_equal_string(tr_word(coder, w)->form, "-")) first = w + 1;
  return tr_slice(coder->reading->report->text, tr_words_extent(coder, first, end));
}

/* Does a word belong to the verb's own clause? */
static bool in_clause(const tr_coder *coder, uint32_t word, uint32_t verb) {
  for (int up = 0; up < 6 && word != TRUCE_NONE; up++) {
    if (word == verb) return true;
    const truce_deprel base = tr_base(coder, word);
    if (base == TRUCE_DEPREL_CONJ || base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_PARATAXIS || base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_ACL) return false;
    word = tr_word(coder, word)->head;
  }
  return false;
}

/* "to pedestrians", "for aid flights", but not "to all traffic" or "for the first time". */
static bool for_some(const tr_coder *coder, uint32_t word) {
  static const char *const links[] = {"to", "for", NULL}, *const all[] = {"day", "week", "month", "year", "night", "hour", "while", "days", "weeks", "months", "years", "hours", "traffic", "all", "everyone", "everybody", "public", "everything", "trade", "business", NULL};
  const uint32_t link = tr_child_by(coder, word, TRUCE_DEPREL_CASE);
  if (link == TRUCE_NONE || !tr_one_of(tr_word(coder, link)->lower, links) || tr_in_time(coder, word) || tr_lemma_is(coder, word, "time") || tr_one_of(tr_word(coder, word)->lower, all)) return false;
  const truce_kind kind = tr_kind_of(coder, word);
  return tr_word(coder, word)->upos == TRUCE_NOUN && kind != TRUCE_PLACE && kind != TRUCE_STATE;
}

static bool partial(const tr_coder *coder, uint32_t verb) {
  static const char *const limits[] = {"only", "partly", "partially", "alone", "except", "dusk", "dawn", "daylight", "night", NULL};
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, verb)->sentence];
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    if (!in_clause(coder, w, verb)) continue;
    if (tr_one_of(tr_word(coder, w)->lower, limits) || for_some(coder, w)) return true;
    if (tr_lemma_is(coder, w, "hour") && w + 2 < sentence->end && tr_equal_string(tr_word(coder, w + 2)->lower, "day")) return true;
  }
  return false;
}

void tr_access_settle(tr_coder *coder) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const truce_value *state = draft->dropped || draft->line.kind != TRUCE_ACCESS ? NULL : tr_draft_value(draft, TRUCE_FIELD_STATE);
    if (state && tr_listed(state->text, "open closed") && partial(coder, draft->line.trigger)) tr_draft_word(coder, draft, TRUCE_FIELD_STATE, tr_span("partly_open"));
  }
}
