/* Whether the writer of a line's sentence only thinks aloud there. */
#include "record/reflecting.h"

#include "record/claims.h"

/* The verb of the clause that a word stands in. */
static uint32_t verb_of(const tr_coder *coder, uint32_t word) {
  for (int up = 0; up < 6 && word != TRUCE_NONE && tr_word(coder, word)->upos != TRUCE_VERB; up++) word = tr_word(coder, word)->head;
  return word;
}

static bool advised(const tr_coder *coder, uint32_t word) {
  const uint32_t verb = verb_of(coder, word);
  if (verb == TRUCE_NONE) return false;
  for (uint32_t i = 0; i < tr_word(coder, verb)->child_count; i++) {
    const uint32_t child = tr_word(coder, verb)->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_AUX && tr_listed(tr_word(coder, child)->lower, "should must ought")) return true;
  }
  return false;
}

/* Somebody or something by name, known to the reader, by number or on a day: the sentence tells of them, and not of all. */
static bool of_particulars(const tr_coder *coder, uint32_t sentence) {
  const truce_sentence *s = &coder->reading->sentences[sentence];
  if (!tr_group_empty(&coder->times, sentence)) return true;
  for (uint32_t i = s->first; i < s->end; i++) {
    const truce_word *w = tr_word(coder, i);
    if (w->upos == TRUCE_PROPN || w->upos == TRUCE_NUM || tr_listed(w->lower, "the this these he she they we i")) return true;
  }
  return false;
}

/* "fail", "does not strike", "may talk": neither past nor under way. */
static bool at_all_times(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (tr_word_in(coder, verb, TR_CLASS_SPEECH)) return false;
  if (tr_word_in(coder, verb, TR_CLASS_SETS_REQUESTED) || tr_word_in(coder, verb, TR_CLASS_SETS_PLANNED)) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX) return tr_listed(tr_word(coder, w->children[i])->lower, "do does may can");
  return w->features.tense == TRUCE_PRESENT && w->features.verb_form == TRUCE_FINITE;
}

/* "insurgents who …", "a leader": any of them. */
static bool any_of_them(const tr_coder *coder, uint32_t noun) {
  if (noun == TRUCE_NONE || tr_word(coder, noun)->upos != TRUCE_NOUN) return false;
  if (tr_possessor(coder, noun) != TRUCE_NONE || tr_has_child(coder, noun, TRUCE_DEPREL_NUMMOD)) return false;
  return tr_child_by(coder, noun, TRUCE_DEPREL_DET) == TRUCE_NONE ? tr_plural(coder, noun) : tr_child_is(coder, noun, TRUCE_DEPREL_DET, "a an any");
}

static bool true_of_any(const tr_coder *coder, uint32_t sentence) {
  const uint32_t root = coder->reading->sentences[sentence].root;
  const bool headline = !tr_ends_with(coder, sentence, "."); /* "Rebels attack town" */
  if (headline || root == TRUCE_NONE || tr_word(coder, root)->upos != TRUCE_VERB) return false;
  return at_all_times(coder, root) && any_of_them(coder, tr_child_by(coder, root, TRUCE_DEPREL_NSUBJ)) && !of_particulars(coder, sentence);
}

bool tr_reflects(const tr_coder *coder, const tr_draft *draft) {
  const uint32_t word = draft->line.trigger, sentence = tr_word(coder, word)->sentence;
  if (draft->line.kind == TRUCE_FIGURE || draft->line.said_by_count || tr_in_quote(coder, word, false) || tr_speaker_of(coder, word) != TRUCE_NONE)
    return false;
  return tr_ends_with(coder, sentence, "?") || advised(coder, word) || true_of_any(coder, sentence);
}
