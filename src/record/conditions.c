/* On what an act is made to depend, by the words that say so: clauses with "if" or
 * "unless", "on condition that", "only under an amnesty", "with reservations". */
#include "record/conditions.h"

/* Does one of these forms, parted by blanks, stand before the word and hang on it? */
static bool marked_by(const tr_coder *coder, uint32_t word, const char *marks) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < word && tr_listed(tr_word(coder, w->children[i])->lower, marks)) return true;
  return false;
}

/* "on condition that it leave", "on the understanding that it leave", "provided that they
 * pay", "as long as it holds": wherever the parser hung them after the verb. */
static void add_provisos(const tr_coder *coder, tr_arguments *out, uint32_t verb) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, verb)->sentence];
  for (uint32_t word = verb + 1; word < sentence->end; word++) {
    const truce_word *w = tr_word(coder, word);
    uint32_t up = w->head;
    while (up != TRUCE_NONE && up != verb && tr_word(coder, up)->upos != TRUCE_VERB) up = tr_word(coder, up)->head;
    if (up != verb) continue;
    const uint32_t clause = tr_child_by(coder, word, TRUCE_DEPREL_ACL), waits = tr_child_by(coder, word, TRUCE_DEPREL_ADVCL);
    if (tr_lemma_in(coder, word, "condition proviso understanding") &&
        (tr_follows(coder, word, "on") || (word > verb + 2 && tr_follows(coder, word - 1, "on"))))
      tr_fill(coder, out, TR_CONDITION, clause == TRUCE_NONE ? word : clause);
    if (tr_listed(w->lower, "provided providing")) {
      for (uint32_t next = word + 1; next < sentence->end; next++)
        if (tr_word(coder, next)->head == verb && tr_base(coder, next) == TRUCE_DEPREL_ADVCL) tr_fill(coder, out, TR_CONDITION, next);
      if (tr_has_child(coder, word, TRUCE_DEPREL_CCOMP)) tr_fill(coder, out, TR_CONDITION, tr_child_by(coder, word, TRUCE_DEPREL_CCOMP));
    }
    if (tr_equal_string(w->lower, "long") && (tr_follows(coder, word, "as") || tr_follows(coder, word, "so")) && waits != TRUCE_NONE)
      tr_fill(coder, out, TR_CONDITION, waits);
  }
}

/* "only when it leaves", "only under an amnesty": the "only" before a clause or phrase. */
static bool only_before(const tr_coder *coder, uint32_t word) {
  uint32_t first, last;
  tr_extent(coder, word, false, &first, &last);
  return tr_equal_string(tr_word(coder, first)->lower, "only") ||
         (first > 0 && tr_equal_string(tr_word(coder, first - 1)->lower, "only") && tr_word(coder, first - 1)->sentence == tr_word(coder, first)->sentence);
}

/* "without reservation", "without delay": no condition, the want of one. */
static bool unconditional(const tr_coder *coder, uint32_t word) { return tr_word_in(coder, word, TR_CLASS_NO_CONDITION); }

/* "with reservations", "with some exceptions", "conditionally"; not "with no conditions". */
static bool proviso(const tr_coder *coder, uint32_t word) {
  if (tr_equal_string(tr_word(coder, word)->lower, "conditionally")) return true;
  return tr_word_in(coder, word, TR_CLASS_PROVISO) && marked_by(coder, word, "with") && !marked_by(coder, word, "no few");
}

/* "will talk once the prisoners are home": what is still to be done waits for what is still to come. */
static bool waits_for(const tr_coder *coder, uint32_t verb, uint32_t clause) {
  if (tr_base(coder, clause) != TRUCE_DEPREL_ADVCL || !marked_by(coder, clause, "once")) return false;
  const bool ahead = tr_infinitive(coder, verb) || marked_by(coder, verb, "will would may might could"),
             present = marked_by(coder, clause, "is are has have") || tr_word(coder, clause)->features.tense == TRUCE_PRESENT;
  return ahead && present;
}

/* Conditions: "if …", "unless …", "not until …", "without …", "no deal that does not include …". */
static void add_conditions(const tr_coder *coder, tr_arguments *out, uint32_t verb) {
  static const char clause_marks[] = "if unless until provided once before", phrase_marks[] = "without until before", late_marks[] = "until before once",
                    denials[] = "not n't never no";
  const bool denied = marked_by(coder, verb, denials), wants = tr_lemma_in(coder, verb, "want demand insist require"); /* "wants it back before it signs" */
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    const bool late = marked_by(coder, child, late_marks); /* "not before …" sets a condition, "before winter" a time */
    if ((base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_OBL) && only_before(coder, child) && !tr_in_time(coder, child))
      tr_fill(coder, out, TR_CONDITION, child);
    if (proviso(coder, child)) tr_fill(coder, out, TR_CONDITION, child);
    if (late && !denied && !(wants && base == TRUCE_DEPREL_ADVCL) && !waits_for(coder, verb, child)) continue;
    if (base == TRUCE_DEPREL_ADVCL && marked_by(coder, child, clause_marks)) tr_fill(coder, out, TR_CONDITION, child);
    if (base == TRUCE_DEPREL_OBL && marked_by(coder, child, phrase_marks) && !unconditional(coder, child)) tr_fill(coder, out, TR_CONDITION, child);
  }
  for (size_t k = 0; k < out->count; k++) {
    const tr_filler filler = out->fillers[k];
    if (filler.slot != TR_PATIENT && filler.slot != TR_TO) continue;
    const truce_word *n = tr_word(coder, filler.word);
    for (uint32_t i = 0; i < n->child_count; i++) {
      const uint32_t child = n->children[i];
      if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && marked_by(coder, child, phrase_marks) && !unconditional(coder, child))
        tr_fill(coder, out, TR_CONDITION, child);
      if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && proviso(coder, child)) tr_fill(coder, out, TR_CONDITION, child);
      if (tr_word(coder, child)->relation != TRUCE_DEPREL_ACL_RELCL) continue;
      const uint32_t object = tr_child_by(coder, child, TRUCE_DEPREL_OBJ);
      if (marked_by(coder, child, denials) && object != TRUCE_NONE) tr_fill(coder, out, TR_CONDITION, object);
    }
  }
}

void tr_conditions_fill(const tr_coder *coder, tr_arguments *arguments, uint32_t predicate) {
  add_conditions(coder, arguments, predicate);
  const uint32_t refused = tr_lemma_in(coder, predicate, "refuse decline") ? tr_child_by(coder, predicate, TRUCE_DEPREL_XCOMP) : TRUCE_NONE;
  if (refused != TRUCE_NONE) add_conditions(coder, arguments, refused); /* "refused to leave unless they did" */
  add_provisos(coder, arguments, predicate);
}
