/* Negation: what says of a verb that it is not done, of a noun that there is none. */
#include "record/status.h"

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

/* "not only" says that it is so, and more. */
static bool denies(const tr_coder *coder, uint32_t word) {
  const bool denial =
      tr_listed(tr_word(coder, word)->lower, "not n't n’t never neither nor") || (lower_is(coder, word, "longer") && tr_follows(coder, word, "no"));
  return denial && !(word + 1 < coder->reading->word_count && lower_is(coder, word + 1, "only"));
}

/* "little intention of leaving", "scant interest"; not "a little interest" */
static bool hardly_any(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  if (w->upos != TRUCE_NOUN || !tr_word_in(coder, noun, TR_CLASS_LEANINGS)) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < noun && tr_listed(tr_word(coder, w->children[i])->lower, "little scant") && !tr_follows(coder, w->children[i], "a")) return true;
  return false;
}

bool tr_negated(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (hardly_any(coder, word)) return true;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    switch (tr_base(coder, child)) {
      case TRUCE_DEPREL_ADVMOD:
      case TRUCE_DEPREL_AUX:
        if (denies(coder, child)) return true;
        break;
      case TRUCE_DEPREL_DET:
        if (denies(coder, child) || lower_is(coder, child, "no")) return true;
        break;
      case TRUCE_DEPREL_CC:
        if (tr_listed(tr_word(coder, child)->lower, "nor neither")) return true;
        break;
      case TRUCE_DEPREL_NSUBJ:
      case TRUCE_DEPREL_OBJ:
        if (negated_noun(coder, child)) return true;
        break;
      default: break;
    }
  }
  return yet_to(coder, word);
}
