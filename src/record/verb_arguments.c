/* The slots of a verb, whatever construction holds them: passives, relative clauses, participles, control and raising, coordination. */
#include "record/filling.h"
#include "record/subjects.h"

/* "According to the ministry 12 people were killed": the source is nobody who acts, whatever the parser makes of it. */
static bool is_source(const tr_coder *coder, uint32_t word) {
  const truce_range where = tr_word(coder, word)->where;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  TR_EACH_OF_GROUP(i, &coder->sources, sentence) {
    const truce_quote *quote = &coder->reading->quotes[*i];
    if (quote->cue_word < coder->reading->word_count && tr_lemma_is(coder, quote->cue_word, "according") && quote->source.start <= where.start &&
        where.end <= quote->source.end)
      return true;
  }
  return false;
}

/* A bare noun after a verb without an object is its object, whatever the parser calls it: "demanded the release". */
static bool object_in_disguise(const tr_coder *coder, uint32_t verb, uint32_t child) {
  const truce_word *c = tr_word(coder, child);
  if (child < verb || (c->upos != TRUCE_NOUN && c->upos != TRUCE_PROPN) || tr_has_child(coder, child, TRUCE_DEPREL_CASE) || tr_in_time(coder, child))
    return false;
  if (tr_has_child(coder, child, TRUCE_DEPREL_MARK) || tr_has_child(coder, child, TRUCE_DEPREL_COP)) return false;
  if (tr_has_child(coder, verb, TRUCE_DEPREL_OBJ) || tr_passive(coder, verb)) return false;
  return !tr_word_in(coder, verb, TR_CLASS_NAMES_SO);
}

/* What a child is to its verb: behind the verb it is no second subject, and with a preposition no complement ("killed by fire", "came under fire"). */
static truce_deprel role_at(const tr_coder *coder, uint32_t verb, uint32_t child) {
  const truce_word *c = tr_word(coder, child);
  const truce_deprel base = truce_deprel_base(c->relation);
  const bool noun = c->upos == TRUCE_NOUN || c->upos == TRUCE_PROPN;
  const uint32_t subject = tr_own_subject(coder, verb);
  if (c->relation == TRUCE_DEPREL_NSUBJ_PASS && child > verb && subject < verb && !tr_passive(coder, verb))
    return TRUCE_DEPREL_OBJ; /* "has killed eight people" */
  if (tr_noun_as_clause(coder, child) && child < verb) return TRUCE_DEPREL_NSUBJ;
  if ((base != TRUCE_DEPREL_NSUBJ && base != TRUCE_DEPREL_XCOMP) || child < verb || !noun) return base;
  const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
  return preposition != TRUCE_NONE && preposition < child && tr_word(coder, preposition)->upos == TRUCE_ADP && !tr_has_child(coder, child, TRUCE_DEPREL_COP)
             ? TRUCE_DEPREL_OBL
             : base;
}

/* What is to be done; in "to keep attacking" the attacking, too. */
static void add_clause(const tr_filling *f, uint32_t verb) {
  tr_filling_add(f, TR_CLAUSE, verb);
  const uint32_t further = tr_word_in(f->coder, verb, TR_CLASS_GOES_ON) ? tr_child_by(f->coder, verb, TRUCE_DEPREL_XCOMP) : TRUCE_NONE;
  if (further != TRUCE_NONE) tr_filling_add(f, TR_CLAUSE, further);
}

void tr_add_oblique(const tr_filling *f, uint32_t verb, uint32_t child) {
  const truce_word *c = tr_word(f->coder, child);
  const tr_slot slot = tr_prepositional_slot(f->coder, child);
  const bool agent = c->relation == TRUCE_DEPREL_OBL_AGENT && (slot == TR_BY || slot == TR_OTHER);
  const bool by = slot == TR_BY && f->out->passive && c->upos != TRUCE_NUM;
  tr_filling_add(f, !f->out->passive && object_in_disguise(f->coder, verb, child) ? TR_PATIENT : agent || by ? TR_AGENT : slot, child);
}

static void add_complement(const tr_filling *f, uint32_t verb, uint32_t child) {
  const truce_word *c = tr_word(f->coder, child);
  if (!f->out->passive && object_in_disguise(f->coder, verb, child)) tr_filling_add(f, TR_PATIENT, child);
  else if (c->upos == TRUCE_VERB || c->upos == TRUCE_AUX || tr_has_child(f->coder, child, TRUCE_DEPREL_MARK)) add_clause(f, child);
  else tr_filling_add(f, TR_COMPLEMENT, child);
}

/* "blamed the delay on gunmen hoarding food", "objected to Chad being heard": whoever does it stands behind the preposition, too. */
static void add_doer_behind(const tr_filling *f, uint32_t clause, uint32_t preposition) {
  const uint32_t doer = tr_own_subject(f->coder, clause);
  if (doer == TRUCE_NONE || doer < preposition || doer > clause || tr_word(f->coder, clause)->features.verb_form == TRUCE_FINITE) return;
  if (tr_lemma_in(f->coder, preposition, "on at to against")) tr_filling_add(f, tr_slot_of_preposition(tr_word(f->coder, preposition)->lower), doer);
}

/* "to end the war", "after attacking": by the word that opens it. A participle after a preposition is a noun's: "called for a disarmed and divided Gaza". */
static void add_adverbial(const tr_filling *f, uint32_t child) {
  uint32_t mark = tr_child_by(f->coder, child, TRUCE_DEPREL_MARK);
  if (mark == TRUCE_NONE) mark = tr_child_by(f->coder, child, TRUCE_DEPREL_CASE);
  if (mark == TRUCE_NONE) return;
  const truce_word *m = tr_word(f->coder, mark);
  if (tr_equal_string(m->lower, "to") && !tr_filling_has(f, TR_CLAUSE)) tr_filling_add(f, TR_CLAUSE, child);
  else if (m->upos == TRUCE_ADP || m->upos == TRUCE_SCONJ) tr_filling_add(f, tr_slot_of_preposition(m->lower), child);
  if (m->upos == TRUCE_ADP) add_doer_behind(f, child, mark);
}

/* "stayed away from the talks", "walked out of the room": what hangs on the little word is the verb's. */
static void add_behind_particle(const tr_filling *f, uint32_t verb, uint32_t particle) {
  const truce_word *p = tr_word(f->coder, particle);
  if (!tr_listed(p->lower, "away out back off aside up down over")) return;
  for (uint32_t i = 0; i < p->child_count; i++)
    if (tr_base(f->coder, p->children[i]) == TRUCE_DEPREL_OBL && p->children[i] > particle) tr_add_oblique(f, verb, p->children[i]);
}

void tr_fill_behind(const tr_coder *coder, tr_arguments *out, uint32_t word) {
  const tr_filling f = {coder, out};
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (child < word) continue;
    if (base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_OBL) tr_filling_add(&f, tr_prepositional_slot(coder, child), child);
    if (base == TRUCE_DEPREL_ADVCL) add_adverbial(&f, child);
  }
}

void tr_add_own(const tr_filling *f, uint32_t verb) {
  const truce_word *w = tr_word(f->coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    switch (role_at(f->coder, verb, child)) {
      case TRUCE_DEPREL_NSUBJ:
        if (!is_source(f->coder, child)) tr_filling_add(f, f->out->passive ? TR_PATIENT : TR_AGENT, child);
        break;
      case TRUCE_DEPREL_OBJ: tr_filling_add(f, TR_PATIENT, child); break;
      case TRUCE_DEPREL_IOBJ: tr_filling_add(f, TR_RECIPIENT, child); break;
      case TRUCE_DEPREL_OBL: tr_add_oblique(f, verb, child); break;
      case TRUCE_DEPREL_NMOD: /* "in fighting with rebels" */
        if (child > verb && tr_word(f->coder, verb)->upos == TRUCE_VERB && tr_has_child(f->coder, child, TRUCE_DEPREL_CASE)) tr_add_oblique(f, verb, child);
        break;
      case TRUCE_DEPREL_CCOMP:
      case TRUCE_DEPREL_CSUBJ: add_clause(f, child); break;
      case TRUCE_DEPREL_XCOMP: add_complement(f, verb, child); break;
      case TRUCE_DEPREL_ADVCL: add_adverbial(f, child); break;
      case TRUCE_DEPREL_ADVMOD: add_behind_particle(f, verb, child); break;
      default: break;
    }
  }
}

/* What is asked for, where the parser hangs it on whoever is asked, or on the time that is asked for. */
static void add_request(const tr_filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    const bool time = filler.slot == TR_FOR && tr_lemma_is(f->coder, filler.word, "time");
    if (!time && !TR_ONE_OF(filler.slot, TR_PATIENT, TR_RECIPIENT, TR_ON, TR_TO, TR_WITH)) continue;
    const truce_word *n = tr_word(f->coder, filler.word);
    for (uint32_t k = 0; k < n->child_count; k++)
      if (tr_word(f->coder, n->children[k])->relation == TRUCE_DEPREL_ACL && tr_has_child(f->coder, n->children[k], TRUCE_DEPREL_MARK))
        tr_filling_add(f, TR_CLAUSE, n->children[k]);
  }
}

/* "kept the gate sealed", "had three soldiers killed": what the participle befell, or TRUCE_NONE. */
static uint32_t object_above(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_XCOMP || w->head == TRUCE_NONE || !tr_past_participle(w)) return TRUCE_NONE;
  if (tr_own_subject(coder, verb) != TRUCE_NONE || tr_has_child(coder, verb, TRUCE_DEPREL_OBJ) || tr_has_child(coder, verb, TRUCE_DEPREL_MARK))
    return TRUCE_NONE;
  const uint32_t object = tr_child_by(coder, w->head, TRUCE_DEPREL_OBJ);
  return object < verb && tr_word_in(coder, w->head, TR_CLASS_KEEPS_SO) ? object : TRUCE_NONE;
}

/* "was hit", "the town hit by shells", "the convoy was stopped and hit", "kept the gate sealed" */
bool tr_reads_passive(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool no_subject = tr_own_subject(coder, verb) == TRUCE_NONE;
  if (tr_passive(coder, verb) || object_above(coder, verb) != TRUCE_NONE) return true;
  if (base == TRUCE_DEPREL_CONJ)
    return w->head != TRUCE_NONE && no_subject && tr_passive(coder, w->head) && w->features.verb_form == TRUCE_PARTICIPLE && tr_transitive_gap(coder, verb);
  const bool bare = tr_past_participle(w) && no_subject && !tr_has_child(coder, verb, TRUCE_DEPREL_AUX) && !tr_has_child(coder, verb, TRUCE_DEPREL_OBJ);
  return bare && (w->relation == TRUCE_DEPREL_ACL || base == TRUCE_DEPREL_ADVCL);
}

/* "a truce agreed last year between Libya and Chad": they agreed it. */
static void add_between(const tr_filling *f, uint32_t verb) {
  if (!f->out->passive || tr_filling_has(f, TR_AGENT) || !tr_word_in(f->coder, verb, TR_CLASS_MAKES_DEAL)) return;
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++)
    if (f->out->fillers[i].slot == TR_BETWEEN) tr_fill(f->coder, f->out, TR_AGENT, f->out->fillers[i].word);
}

/* Who keeps the gate sealed seals it. */
static void add_from_above(const tr_filling *f, uint32_t verb) {
  const uint32_t object = object_above(f->coder, verb);
  if (object == TRUCE_NONE) return;
  tr_filling_add(f, TR_PATIENT, object);
  const uint32_t above = tr_word(f->coder, verb)->head;
  if (tr_lemma_in(f->coder, above, "keep hold")) tr_filling_add(f, TR_AGENT, tr_own_subject(f->coder, above));
}

void tr_fill_verb(const tr_filling *f, uint32_t verb) {
  f->out->passive = tr_reads_passive(f->coder, verb);
  tr_add_own(f, verb);
  if (f->out->passive) tr_filling_add(f, TR_AGENT, tr_at_hands_of(f->coder, verb));
  if (!tr_filling_has(f, TR_CLAUSE) && tr_word_in(f->coder, verb, TR_CLASS_SETS_REQUESTED)) add_request(f);
  tr_add_from_noun(f, verb);
  tr_add_shared_agent(f, verb);
  add_between(f, verb);
  tr_add_hyphened(f, verb);
  add_from_above(f, verb);
  const tr_slot subject_slot = f->out->passive ? TR_PATIENT : TR_AGENT;
  if (!tr_filling_has(f, subject_slot)) tr_filling_add(f, subject_slot, tr_shared_subject(f->coder, verb));
  tr_add_shared_object(f, verb);
  tr_add_shared_obliques(f, verb);
}
