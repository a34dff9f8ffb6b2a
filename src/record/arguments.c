/* From Universal Dependencies to slots. Verbs, nouns and adjectives are read each in its own way; here is what holds for all: what hangs on the object is
 * the verb's, "each other" are those who act, whoever is to do what is asked. Knows grammar only; what the words mean stands in the frames. */
#include "record/actors.h"
#include "record/conditions.h"
#include "record/filling.h"
#include "record/subjects.h"

/* May what hangs on the object with this preposition be the verb's? */
static bool lifted(tr_slot slot) {
  switch (slot) {
    case TR_ON:
    case TR_WITH:
    case TR_TO:
    case TR_AGAINST:
    case TR_FROM:
    case TR_FOR:
    case TR_BETWEEN:
    case TR_AT:
    case TR_ABOUT:
    case TR_OF:
    case TR_OVER:
    case TR_THROUGH: return true;
    default: return false;
  }
}

/* "Traffic through the gate stopped", "all movement across the bridge": the way is the verb's, too. */
static bool is_way(const tr_coder *coder, uint32_t word, tr_slot slot) { return slot == TR_THROUGH || tr_behind(coder, word, "across"); }

/* May the verb have what hangs on this filler of it behind a preposition? "imposed an embargo on Chad"; "called for talks with Oman"; ways of traffic; "was
 * received by the emir in Doha"; "answered with rockets on a base". */
static bool lends(const tr_filling *f, tr_filler filler, uint32_t child, tr_slot slot) {
  const tr_coder *coder = f->coder;
  const bool acts = filler.slot == TR_AGENT, suffers = filler.slot == TR_PATIENT;
  const bool talks = filler.slot == TR_FOR && tr_word_in(coder, filler.word, TR_CLASS_TALKS_NOUN);
  if ((suffers || talks) && lifted(slot)) return true;
  const bool fight = TR_ONE_OF(filler.slot, TR_IN, TR_DURING) && tr_word_in(coder, filler.word, TR_CLASS_FIGHT_NOUN);
  if (fight && slot == TR_WITH) return true; /* "killed in clashes with the army" */
  if (filler.slot == TR_WITH && TR_ONE_OF(slot, TR_ON, TR_AGAINST) && tr_word_in(coder, filler.word, TR_CLASS_WEAPON)) return true;
  if ((acts || suffers) && tr_word_in(coder, filler.word, TR_CLASS_TRAFFIC) && is_way(coder, child, slot)) return true;
  return acts && slot == TR_IN && f->out->passive && tr_kind_of(coder, filler.word) == TRUCE_PERSON;
}

/* What hangs on the object is the verb's, too, where the verb has nothing in that slot. */
static void lift_from_object(const tr_filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    const truce_word *n = tr_word(f->coder, filler.word);
    const bool noun = n->upos == TRUCE_NOUN || tr_equal_string(n->lower, "fighting");
    for (uint32_t k = 0; noun && k < n->child_count; k++) {
      const uint32_t child = n->children[k];
      if (tr_base(f->coder, child) != TRUCE_DEPREL_NMOD) continue;
      const tr_slot slot = tr_prepositional_slot(f->coder, child);
      if (lends(f, filler, child, slot) && !tr_filling_has(f, slot)) tr_filling_add(f, slot, child);
    }
  }
}

/* "The army and the militia each blamed the other", "each side accused the other" */
static bool the_other(const tr_filling *f, uint32_t word) {
  const tr_coder *coder = f->coder;
  if (!tr_lemma_is(coder, word, "other") || !tr_follows(coder, word, "the")) return false;
  for (uint32_t w = f->out->predicate; w-- > coder->reading->sentences[tr_word(coder, word)->sentence].first;) {
    if (!tr_equal_string(tr_word(coder, w)->lower, "each")) continue;
    const uint32_t head = tr_word(coder, w)->head;
    return head == f->out->predicate || (head != TRUCE_NONE && tr_word(coder, head)->head == f->out->predicate);
  }
  return false;
}

/* Whether a word is one of two that stand side by side, whichever of them the tree takes for the head. */
static bool one_of_two(const tr_coder *coder, uint32_t word, const char *first, const char *second) {
  if (tr_lemma_is(coder, word, second) && tr_follows(coder, word, first)) return true;
  return word + 1 < coder->reading->word_count && tr_lemma_is(coder, word, first) && tr_lemma_is(coder, word + 1, second);
}

/* "accused each other": those who act, in the slot of "each other" too. */
static void add_each_other(const tr_filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    const bool mutual = one_of_two(f->coder, filler.word, "each", "other") || one_of_two(f->coder, filler.word, "one", "another");
    if (filler.slot == TR_AGENT || (!mutual && !the_other(f, filler.word))) continue;
    f->out->each_other = true;
    for (size_t k = 0; k < count; k++)
      if (f->out->fillers[k].slot == TR_AGENT) tr_fill(f->coder, f->out, filler.slot, f->out->fillers[k].word);
  }
}

/* "for the withdrawal of the army", "the minister's resignation": who is to go; TRUCE_NONE elsewhere. */
static uint32_t who_is_to_go(const tr_coder *coder, uint32_t noun) {
  if (tr_word(coder, noun)->upos != TRUCE_NOUN ||
      !tr_word_in(coder, noun, TR_CLASS_GOING))
    return TRUCE_NONE;
  const uint32_t of = tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "of");
  return of != TRUCE_NONE ? of : tr_possessor(coder, noun);
}

/* "a corridor for villagers to leave by": those for whom it is; TRUCE_NONE elsewhere. */
static uint32_t for_whom_to(const tr_coder *coder, uint32_t noun) {
  const truce_word *n = tr_word(coder, noun);
  for (uint32_t i = 0; i < n->child_count; i++) {
    const uint32_t clause = n->children[i], subject = tr_own_subject(coder, clause);
    if (tr_word(coder, clause)->relation == TRUCE_DEPREL_ACL && subject != TRUCE_NONE && subject < clause &&
        tr_child_is(coder, clause, TRUCE_DEPREL_MARK, "for"))
      return subject;
  }
  return TRUCE_NONE;
}

/* Who is to do what is asked for: "demanded that the army leave", "asked for it to be kept by both", "called for the withdrawal of the army". */
static void add_doers(const tr_filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler asked = f->out->fillers[i];
    if (asked.slot == TR_FOR || asked.slot == TR_PATIENT) tr_filling_add(f, TR_DOER, who_is_to_go(f->coder, asked.word));
    if (asked.slot == TR_PATIENT) tr_filling_add(f, TR_DOER, for_whom_to(f->coder, asked.word));
    if (asked.slot != TR_CLAUSE && asked.slot != TR_FOR) continue;
    if (tr_passive(f->coder, asked.word)) tr_filling_add(f, TR_DOER, tr_child_behind(f->coder, asked.word, TRUCE_DEPREL_OBL, "by"));
    const uint32_t subject = tr_own_subject(f->coder, asked.word);
    if (subject != TRUCE_NONE && tr_word(f->coder, subject)->relation == TRUCE_DEPREL_NSUBJ) tr_filling_add(f, TR_DOER, subject);
  }
}

/* "ready to talk if they leave", "willing, if they leave, to talk" */
static void fill_conditions_of_adjective(const tr_filling *f, uint32_t adjective) {
  const uint32_t clause = tr_child_by(f->coder, adjective, TRUCE_DEPREL_XCOMP);
  if (clause != TRUCE_NONE) tr_conditions_fill(f->coder, f->out, clause);
  if (tr_lemma_in(f->coder, adjective, "ready willing prepared open")) tr_conditions_fill(f->coder, f->out, adjective);
}

void tr_arguments_of(const tr_coder *coder, uint32_t predicate, tr_arguments *arguments) {
  memset(arguments, 0, sizeof *arguments);
  arguments->predicate = arguments->support = predicate;
  tr_filling f = {coder, arguments};
  const truce_word *w = tr_word(coder, predicate);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool noun = w->upos == TRUCE_NOUN || w->upos == TRUCE_PROPN;
  const bool hyphened = memchr(w->form.data, '-', w->form.size) && (base == TRUCE_DEPREL_COMPOUND || (base == TRUCE_DEPREL_XCOMP && w->upos == TRUCE_NOUN));
  if (hyphened || w->upos == TRUCE_ADJ || w->upos == TRUCE_ADV || w->upos == TRUCE_ADP) tr_fill_adjective(&f, predicate);
  else if (noun) tr_fill_noun(&f, predicate);
  else tr_fill_verb(&f, predicate);
  if (w->upos == TRUCE_VERB) {
    lift_from_object(&f);
    tr_conditions_fill(coder, arguments, predicate);
  } else if (w->upos == TRUCE_ADJ) {
    fill_conditions_of_adjective(&f, predicate);
  }
  add_each_other(&f);
  add_doers(&f);
}
