/* Subjects: the noun on the verb, whoever a relative pronoun stands for, and the one that a verb without a subject shares with a verb above it by control
 * ("urged the army to leave"), raising, coordination or as a participle. */
#include "record/subjects.h"

static bool relative_pronoun(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  return (w->upos == TRUCE_PRON || w->upos == TRUCE_DET) && tr_listed(w->lower, "who which that whom whose");
}

/* The relative clause that a word stands in: its verb, or TRUCE_NONE. */
static uint32_t relative_clause(const tr_coder *coder, uint32_t word) {
  for (int up = 0; word != TRUCE_NONE && up < 6; up++, word = tr_word(coder, word)->head)
    if (tr_word(coder, word)->relation == TRUCE_DEPREL_ACL_RELCL) return word;
  return TRUCE_NONE;
}

static bool is_people(const tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_headed(coder, word);
  const truce_kind kind = actor == TRUCE_NONE ? TRUCE_KIND_NONE : coder->reading->actors[actor].kind;
  return kind == TRUCE_PERSON || kind == TRUCE_POPULATION;
}

/* "the return of the migrants, which Libya criticised" */
bool tr_which_of_people(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  if (w->head == TRUCE_NONE || !is_people(coder, w->head)) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_equal_string(tr_word(coder, w->children[i])->lower, "which")) return true;
  return false;
}

/* "the authority of the council, which voted": the council, where the noun before it is nobody and no deed. */
static uint32_t who_votes(const tr_coder *coder, uint32_t noun, uint32_t pronoun) {
  const truce_word *n = tr_word(coder, noun);
  if (n->mention != TRUCE_NONE || coder->proposal_of[noun] != TRUCE_NONE || (coder->entries[noun] && coder->entries[noun]->evokers.count) ||
      !tr_equal_string(tr_word(coder, pronoun)->lower, "which"))
    return noun;
  for (uint32_t i = 0; i < n->child_count; i++) {
    const uint32_t of = n->children[i];
    if (of < noun || of > pronoun || tr_base(coder, of) != TRUCE_DEPREL_NMOD || !tr_behind(coder, of, "of")) continue;
    if (pronoun - of <= 2 && tr_actor_around(coder, of) != TRUCE_NONE) return of;
  }
  return noun;
}

uint32_t tr_referent(const tr_coder *coder, uint32_t word) {
  if (!relative_pronoun(coder, word)) return word;
  const uint32_t clause = relative_clause(coder, word), noun = clause == TRUCE_NONE ? TRUCE_NONE : tr_word(coder, clause)->head;
  if (noun == TRUCE_NONE || tr_which_of_people(coder, clause)) return word;
  return tr_base(coder, word) == TRUCE_DEPREL_NSUBJ ? who_votes(coder, noun, word) : noun;
}

bool tr_passive(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel relation = tr_word(coder, w->children[i])->relation;
    if (relation == TRUCE_DEPREL_AUX_PASS) return true;
    if ((relation == TRUCE_DEPREL_NSUBJ_PASS || relation == TRUCE_DEPREL_CSUBJ_PASS) && w->children[i] < verb && w->features.verb_form != TRUCE_FINITE)
      return true;
  }
  return false;
}

bool tr_noun_as_clause(const tr_coder *coder, uint32_t word) { return tr_base(coder, word) == TRUCE_DEPREL_CSUBJ && tr_word(coder, word)->upos == TRUCE_NOUN; }

/* "fighting has driven them out": a noun, whatever the parser calls it. */
uint32_t tr_own_subject(const tr_coder *coder, uint32_t verb) {
  const uint32_t subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ), clause = tr_child_by(coder, verb, TRUCE_DEPREL_CSUBJ);
  return subject == TRUCE_NONE && clause != TRUCE_NONE && tr_noun_as_clause(coder, clause) ? clause : subject;
}

uint32_t tr_speaker_urges(const tr_coder *coder, uint32_t verb) {
  const uint32_t said = tr_word(coder, verb)->head;
  if (tr_base(coder, verb) != TRUCE_DEPREL_CONJ || tr_base(coder, said) != TRUCE_DEPREL_CCOMP) return TRUCE_NONE;
  const uint32_t saying = tr_word(coder, said)->head;
  if (saying > said || !tr_word_in(coder, saying, TR_CLASS_SPEECH)) return TRUCE_NONE;
  if (!tr_word_in(coder, verb, TR_CLASS_ADDRESSES) || tr_has_child(coder, verb, TRUCE_DEPREL_AUX) ||
      tr_equal(tr_word(coder, verb)->lower, tr_word(coder, verb)->lemma))
    return TRUCE_NONE;
  const bool apart = tr_child_is(coder, verb, TRUCE_DEPREL_PUNCT, ",") && tr_has_child(coder, said, TRUCE_DEPREL_AUX);
  const bool ahead = tr_child_is(coder, said, TRUCE_DEPREL_AUX, "would will could may might can should must 'd 'll"); /* no past goes on with it */
  return apart || ahead ? tr_own_subject(coder, saying) : TRUCE_NONE;
}

/* "Convoys have been halted, the envoy said, begging Chad to act": behind the speaker a participle is his, though it hangs on what he said. */
static uint32_t speaker_before(const tr_coder *coder, uint32_t participle, uint32_t said) {
  enum { CLAUSES = 4 };
  if (!tr_ends(tr_word(coder, participle)->lower, TR_SPAN("ing"))) return TRUCE_NONE;
  for (int up = 0; up < CLAUSES && tr_word(coder, said)->head != TRUCE_NONE; up++) {
    const uint32_t saying = tr_word(coder, said)->head;
    if (tr_base(coder, said) == TRUCE_DEPREL_CCOMP)
      return said < saying && saying < participle && tr_word_in(coder, saying, TR_CLASS_SPEECH) ? tr_own_subject(coder, saying) : TRUCE_NONE;
    said = saying;
  }
  return TRUCE_NONE;
}

/* "grateful to Mali for hosting the talks": who is thanked; TRUCE_NONE elsewhere. */
static uint32_t thanked(const tr_coder *coder, uint32_t verb) {
  const uint32_t mark = tr_child_by(coder, verb, TRUCE_DEPREL_MARK), head = tr_word(coder, verb)->head;
  if (mark == TRUCE_NONE || !tr_lemma_is(coder, mark, "for") || !tr_lemma_in(coder, head, "grateful thankful indebted obliged")) return TRUCE_NONE;
  return tr_child_behind(coder, head, TRUCE_DEPREL_OBL, "to");
}

/* "kept the army from bombing", "blamed the army for bombing": the object of the verb above is the one who bombs; TRUCE_NONE elsewhere. */
static uint32_t object_that_does(const tr_coder *coder, uint32_t verb) {
  const uint32_t mark = tr_child_by(coder, verb, TRUCE_DEPREL_MARK), head = tr_word(coder, verb)->head;
  if (mark == TRUCE_NONE || tr_passive(coder, head) || !tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing")) ||
      !tr_listed(tr_word(coder, mark)->lower, "from of into for against"))
    return TRUCE_NONE;
  const uint32_t indirect = tr_child_by(coder, head, TRUCE_DEPREL_IOBJ),
                 object = indirect != TRUCE_NONE ? indirect : tr_child_by(coder, head, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE && object < verb ? object : TRUCE_NONE;
}

/* "we saw civilians being killed": who is seen, not who sees; TRUCE_NONE elsewhere. */
static uint32_t seen(const tr_coder *coder, uint32_t verb, uint32_t above) {
  if (!tr_word_in(coder, above, TR_CLASS_WITNESSES) || tr_passive(coder, above)) return TRUCE_NONE;
  if (tr_has_child(coder, verb, TRUCE_DEPREL_MARK) || tr_word(coder, verb)->features.verb_form != TRUCE_PARTICIPLE) return TRUCE_NONE;
  const uint32_t object = tr_child_by(coder, above, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE && above < object && object < verb ? object : TRUCE_NONE;
}

/* "urged the army to leave", "called on the army to leave": whom the verb above asks; TRUCE_NONE where whoever promises, or is told, does it himself. */
static uint32_t asked(const tr_coder *coder, uint32_t verb, uint32_t above) {
  if (tr_passive(coder, above) || tr_word_in(coder, above, TR_CLASS_SUBJECT_CONTROL)) return TRUCE_NONE;
  const uint32_t object = tr_child_by(coder, above, TRUCE_DEPREL_OBJ), indirect = tr_child_by(coder, above, TRUCE_DEPREL_IOBJ);
  if (indirect != TRUCE_NONE) return indirect;
  if (object != TRUCE_NONE && object < verb) return object;
  if (!tr_lemma_in(coder, above, "call appeal")) return TRUCE_NONE;
  const truce_word *a = tr_word(coder, above);
  for (uint32_t i = 0; i < a->child_count; i++)
    if (tr_base(coder, a->children[i]) == TRUCE_DEPREL_OBL && a->children[i] < verb) return a->children[i];
  return TRUCE_NONE;
}

static bool hostile(const tr_coder *coder, uint32_t verb) { return tr_word_in(coder, verb, TR_CLASS_HOSTILE_VERB); }

/* "The villagers slept when the army attacked, killing ten": force goes with force, so whoever attacked killed; TRUCE_NONE elsewhere. */
static uint32_t who_used_force(const tr_coder *coder, uint32_t participle, uint32_t above) {
  const truce_word *a = tr_word(coder, above);
  if (!hostile(coder, participle) || hostile(coder, above) || !tr_ends(tr_word(coder, participle)->lower, TR_SPAN("ing")) ||
      tr_has_child(coder, participle, TRUCE_DEPREL_MARK))
    return TRUCE_NONE;
  for (uint32_t i = 0; i < a->child_count; i++) {
    const uint32_t clause = a->children[i];
    const bool between = above < clause && clause < participle && tr_base(coder, clause) == TRUCE_DEPREL_ADVCL;
    if (between && hostile(coder, clause) && tr_opened_by(coder, clause, "when while as after before since because") && !tr_passive(coder, clause))
      return tr_own_subject(coder, clause);
  }
  return TRUCE_NONE;
}

/* Who does it though he is not the subject of the verb above, or TRUCE_NONE. */
static uint32_t another_doer(const tr_coder *coder, uint32_t verb) {
  const uint32_t above = tr_word(coder, verb)->head;
  const truce_deprel base = tr_base(coder, verb);
  if (base == TRUCE_DEPREL_XCOMP) return asked(coder, verb, above);
  if (base == TRUCE_DEPREL_CCOMP) return seen(coder, verb, above);
  if (base == TRUCE_DEPREL_CONJ) return tr_speaker_urges(coder, verb);
  if (base != TRUCE_DEPREL_ADVCL) return TRUCE_NONE;
  uint32_t object = object_that_does(coder, verb);
  if (object == TRUCE_NONE) object = thanked(coder, verb);
  if (object == TRUCE_NONE) object = seen(coder, verb, above);
  if (object == TRUCE_NONE) object = who_used_force(coder, verb, above);
  return object != TRUCE_NONE ? object : speaker_before(coder, verb, above);
}

/* The verb that a noun hangs on, a few steps up, or TRUCE_NONE. */
static uint32_t verb_over(const tr_coder *coder, uint32_t noun) {
  for (int step = 0; step < 4 && noun != TRUCE_NONE && tr_word(coder, noun)->upos != TRUCE_VERB; step++) noun = tr_word(coder, noun)->head;
  return noun != TRUCE_NONE && tr_word(coder, noun)->upos == TRUCE_VERB ? noun : TRUCE_NONE;
}

/* "foiled a plot to bomb it": somebody else's. */
static bool foils(const tr_coder *coder, uint32_t verb) { return tr_word_in(coder, verb, TR_CLASS_FOILS); }

bool tr_on_verge(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_VERGE) && tr_behind(coder, noun, "on at to");
}

/* "on the verge of leaving": the subject of the noun itself; TRUCE_NONE elsewhere. */
static uint32_t about_to(const tr_coder *coder, uint32_t noun) {
  if (!tr_on_verge(coder, noun)) return TRUCE_NONE;
  const uint32_t own = tr_own_subject(coder, noun), above = tr_word(coder, noun)->head;
  return own != TRUCE_NONE || above == TRUCE_NONE || tr_word(coder, above)->upos != TRUCE_VERB ? own : tr_own_subject(coder, above);
}

/* "stopped short of leaving", "came close to leaving": the verb above has the subject. */
static bool short_of(const tr_coder *coder, uint32_t word) {
  const uint32_t above = tr_word(coder, word)->head;
  return above != TRUCE_NONE && tr_lemma_in(coder, word, "short close near") && tr_lemma_in(coder, above, "stop fall come");
}

static bool shares_above(truce_deprel base) {
  return base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_CONJ || base == TRUCE_DEPREL_PARATAXIS || base == TRUCE_DEPREL_CCOMP;
}

static uint32_t shared_subject(const tr_coder *coder, uint32_t verb, int depth) {
  enum { STEPS = 6 };
  const truce_word *w = tr_word(coder, verb);
  const truce_deprel base = truce_deprel_base(w->relation);
  if (depth > STEPS || w->head == TRUCE_NONE || tr_has_child(coder, verb, TRUCE_DEPREL_CSUBJ))
    return TRUCE_NONE; /* "retaking the town would end it": nobody ends it */
  uint32_t above = w->head;
  if (base == TRUCE_DEPREL_ACL) {
    if (w->relation == TRUCE_DEPREL_ACL_RELCL || !tr_has_child(coder, verb, TRUCE_DEPREL_MARK)) return above;
    if (about_to(coder, above) != TRUCE_NONE) return about_to(coder, above);
    if (tr_lemma_in(coder, above, "need necessity urgency importance")) return TRUCE_NONE; /* "there is a need to protect them" */
    above = verb_over(coder, above); /* "embarks on a tour to mediate" */
    if (above == TRUCE_NONE || foils(coder, above)) return TRUCE_NONE;
  } else {
    if ((!shares_above(base) && !short_of(coder, verb)) || (base == TRUCE_DEPREL_CCOMP && w->features.verb_form == TRUCE_FINITE)) return TRUCE_NONE;
    const uint32_t another = another_doer(coder, verb);
    if (another != TRUCE_NONE) return another;
  }
  const uint32_t subject = tr_own_subject(coder, above);
  return subject != TRUCE_NONE ? subject : shared_subject(coder, above, depth + 1);
}

uint32_t tr_shared_subject(const tr_coder *coder, uint32_t verb) { return shared_subject(coder, verb, 0); }
