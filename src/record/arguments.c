/* From Universal Dependencies to slots: passives, relative clauses, control and raising, coordination, nominal predicates with possessors and
 * compounds, light verbs with their event nouns. Knows grammar only; what the words mean stands in the frames. */
#include "record/arguments.h"

#include "record/conditions.h"

typedef struct filling {
  const tr_coder *coder;
  tr_arguments *out;
} filling;

static void add(filling *f, tr_slot slot, uint32_t word);

void tr_fill(const tr_coder *coder, tr_arguments *out, tr_slot slot, uint32_t word) {
  word = tr_referent(coder, word);
  if (word == out->predicate || out->count == TR_FILLER_LIMIT) return;
  for (size_t i = 0; i < out->count; i++)
    if (out->fillers[i].slot == slot && out->fillers[i].word == word) return;
  out->fillers[out->count++] = (tr_filler){slot, word};
}

static void add_one(filling *f, tr_slot slot, uint32_t word) { tr_fill(f->coder, f->out, slot, word); }

/* A filler with those that are coordinated to it. */
static void add(filling *f, tr_slot slot, uint32_t word) {
  if (word == TRUCE_NONE) return;
  add_one(f, slot, word);
  word = tr_referent(f->coder, word);
  const truce_word *w = tr_word(f->coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(f->coder, w->children[i]) == TRUCE_DEPREL_CONJ) add_one(f, slot, w->children[i]);
}

static bool has(const filling *f, tr_slot slot) { return tr_argument(f->out, slot) != TRUCE_NONE; }

/* "According to the ministry 12 people were killed": the source is nobody who acts, whatever the parser makes of it. */
static bool is_source(const tr_coder *coder, uint32_t word) {
  const truce_range where = tr_word(coder, word)->where;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->sources, sentence); i < tr_group_end(&coder->sources, sentence); i++) {
    const truce_quote *quote = &coder->reading->quotes[*i];
    if (quote->cue_word < coder->reading->word_count && tr_lemma_is(coder, quote->cue_word, "according") && quote->source.start <= where.start && where.end <= quote->source.end) return true;
  }
  return false;
}

static bool relative_pronoun(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  return (w->upos == TRUCE_PRON || w->upos == TRUCE_DET) && (tr_equal_string(w->lower, "who") || tr_equal_string(w->lower, "which") ||
                                                             tr_equal_string(w->lower, "that") || tr_equal_string(w->lower, "whom") || tr_equal_string(w->lower, "whose"));
}

/* The relative clause that a word stands in: its verb, or TRUCE_NONE. */
static uint32_t relative_clause(const tr_coder *coder, uint32_t word) {
  for (int up = 0; word != TRUCE_NONE && up < 6; up++, word = tr_word(coder, word)->head)
    if (tr_word(coder, word)->relation == TRUCE_DEPREL_ACL_RELCL) return word;
  return TRUCE_NONE;
}

static bool is_people(const tr_coder *coder, uint32_t word) {
  const truce_reading *reading = coder->reading;
  const uint32_t mention = reading->words[word].mention, actor = mention == TRUCE_NONE ? TRUCE_NONE : reading->mentions[mention].actor;
  return actor != TRUCE_NONE && (reading->actors[actor].kind == TRUCE_PERSON || reading->actors[actor].kind == TRUCE_POPULATION);
}

/* "the return of the migrants, which Libya criticised": people are "who", so the clause is of something else. */
static bool which_of_people(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  if (w->head == TRUCE_NONE || !is_people(coder, w->head)) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_equal_string(tr_word(coder, w->children[i])->lower, "which")) return true;
  return false;
}

uint32_t tr_referent(const tr_coder *coder, uint32_t word) {
  if (!relative_pronoun(coder, word)) return word;
  const uint32_t clause = relative_clause(coder, word);
  return clause == TRUCE_NONE || tr_word(coder, clause)->head == TRUCE_NONE || which_of_people(coder, clause) ? word : tr_word(coder, clause)->head;
}

static tr_slot slot_of_preposition(truce_span lemma) {
  static const struct { const char *word; tr_slot slot; } more[] = {
      {"onto", TR_ON}, {"upon", TR_ON}, {"toward", TR_TOWARDS}, {"inside", TR_IN}, {"concerning", TR_ABOUT}, {"regarding", TR_ABOUT}, {"via", TR_THROUGH},
      {"amid", TR_DURING}, {"outside", TR_NEAR}, {"around", TR_NEAR}, {"alongside", TR_WITH}, {"till", TR_UNTIL}, {"beside", TR_NEAR}, {"across", TR_IN},
      {"following", TR_AFTER}, {"throughout", TR_IN}, {"despite", TR_OTHER}, {"prior", TR_BEFORE}};
  for (int i = TR_OF; i < TR_OTHER; i++)
    if (tr_equal_string(lemma, tr_slot_names[i])) return (tr_slot)i;
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (tr_equal_string(lemma, more[i].word)) return more[i].slot;
  return TR_OTHER;
}

/* The slot of an oblique or nominal modifier by its preposition. */
static tr_slot prepositional_slot(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  uint32_t preposition = TRUCE_NONE; /* the nearest before the noun: a farther one belongs to a noun on the way */
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_CASE && (w->children[i] < word || preposition == TRUCE_NONE)) preposition = w->children[i];
  if (preposition == TRUCE_NONE && word > 0 && tr_word(coder, word - 1)->upos == TRUCE_ADP && tr_word(coder, word - 1)->sentence == w->sentence) preposition = word - 1;
  return preposition == TRUCE_NONE ? TR_OTHER : slot_of_preposition(tr_word(coder, preposition)->lower);
}

static bool passive(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel relation = tr_word(coder, w->children[i])->relation;
    if (relation == TRUCE_DEPREL_AUX_PASS) return true;
    if ((relation == TRUCE_DEPREL_NSUBJ_PASS || relation == TRUCE_DEPREL_CSUBJ_PASS) && w->children[i] < verb && w->features.verb_form != TRUCE_FINITE) return true;
  }
  return false;
}

static bool noun_as_clause(const tr_coder *coder, uint32_t word) { return tr_base(coder, word) == TRUCE_DEPREL_CSUBJ && tr_word(coder, word)->upos == TRUCE_NOUN; }

/* "fighting has driven them out": a noun, whatever the parser calls it. */
static uint32_t own_subject(const tr_coder *coder, uint32_t verb) {
  const uint32_t subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ), clause = tr_child_by(coder, verb, TRUCE_DEPREL_CSUBJ);
  return subject == TRUCE_NONE && clause != TRUCE_NONE && noun_as_clause(coder, clause) ? clause : subject;
}

/* A bare noun after a verb without an object is its object, whatever the parser calls it: "demanded the release". */
static bool object_in_disguise(const tr_coder *coder, uint32_t verb, uint32_t child) {
  static const char *const naming[] = {"be", "become", "remain", "call", "name", "elect", "appoint", "declare", "consider", "seem", "stay", "make", "deem", "dub", "brand", "label", "term"};
  const truce_word *c = tr_word(coder, child);
  if (child < verb || (c->upos != TRUCE_NOUN && c->upos != TRUCE_PROPN) || tr_child_by(coder, child, TRUCE_DEPREL_CASE) != TRUCE_NONE || tr_in_time(coder, child)) return false;
  if (tr_child_by(coder, child, TRUCE_DEPREL_MARK) != TRUCE_NONE || tr_child_by(coder, child, TRUCE_DEPREL_COP) != TRUCE_NONE) return false;
  if (tr_child_by(coder, verb, TRUCE_DEPREL_OBJ) != TRUCE_NONE || passive(coder, verb)) return false;
  for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
    if (tr_lemma_is(coder, verb, naming[i])) return false;
  return true;
}

/* What a child is to its verb: behind the verb it is no second subject, and with a preposition no complement ("killed by fire", "came under fire"). */
static truce_deprel role_at(const tr_coder *coder, uint32_t verb, uint32_t child) {
  const truce_word *c = tr_word(coder, child);
  const truce_deprel base = truce_deprel_base(c->relation);
  const bool noun = c->upos == TRUCE_NOUN || c->upos == TRUCE_PROPN;
  const uint32_t subject = own_subject(coder, verb);
  if (c->relation == TRUCE_DEPREL_NSUBJ_PASS && child > verb && subject < verb && !passive(coder, verb)) return TRUCE_DEPREL_OBJ; /* "has killed eight people" */
  if (noun_as_clause(coder, child) && child < verb) return TRUCE_DEPREL_NSUBJ;
  if ((base != TRUCE_DEPREL_NSUBJ && base != TRUCE_DEPREL_XCOMP) || child < verb || !noun) return base;
  const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
  return preposition != TRUCE_NONE && preposition < child && tr_word(coder, preposition)->upos == TRUCE_ADP && tr_child_by(coder, child, TRUCE_DEPREL_COP) == TRUCE_NONE ? TRUCE_DEPREL_OBL : base;
}

/* What is to be done; in "to keep attacking" the attacking, too. */
static void add_clause(filling *f, uint32_t verb) {
  add(f, TR_CLAUSE, verb);
  const uint32_t further = tr_word_in(f->coder, verb, TR_CLASS_GOES_ON) ? tr_child_by(f->coder, verb, TRUCE_DEPREL_XCOMP) : TRUCE_NONE;
  if (further != TRUCE_NONE) add(f, TR_CLAUSE, further);
}

/* Arguments written on the verb itself. */
static void add_own(filling *f, uint32_t verb) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *c = tr_word(coder, child);
    switch (role_at(coder, verb, child)) {
      case TRUCE_DEPREL_NSUBJ:
        if (!is_source(coder, child)) add(f, f->out->passive ? TR_PATIENT : TR_AGENT, child);
        break;
      case TRUCE_DEPREL_OBJ: add(f, TR_PATIENT, child); break;
      case TRUCE_DEPREL_IOBJ: add(f, TR_RECIPIENT, child); break;
      case TRUCE_DEPREL_OBL: {
        const tr_slot slot = prepositional_slot(coder, child);
        if (object_in_disguise(coder, verb, child)) {
          add(f, TR_PATIENT, child);
          break;
        }
        const bool agent = (c->relation == TRUCE_DEPREL_OBL_AGENT && (slot == TR_BY || slot == TR_OTHER)) || (slot == TR_BY && f->out->passive && c->upos != TRUCE_NUM);
        add(f, agent ? TR_AGENT : slot, child);
        break;
      }
      case TRUCE_DEPREL_CCOMP:
      case TRUCE_DEPREL_CSUBJ: add_clause(f, child); break;
      case TRUCE_DEPREL_XCOMP:
        if (object_in_disguise(coder, verb, child)) {
          add(f, TR_PATIENT, child);
          break;
        }
        if (c->upos == TRUCE_VERB || c->upos == TRUCE_AUX || tr_child_by(coder, child, TRUCE_DEPREL_MARK) != TRUCE_NONE) add_clause(f, child);
        else add(f, TR_COMPLEMENT, child);
        break;
      case TRUCE_DEPREL_ADVCL: {
        const uint32_t mark = tr_child_by(coder, child, TRUCE_DEPREL_MARK);
        if (mark == TRUCE_NONE) break;
        const truce_word *m = tr_word(coder, mark);
        if (tr_equal_string(m->lower, "to") && !has(f, TR_CLAUSE)) add(f, TR_CLAUSE, child);
        else if (m->upos == TRUCE_ADP || m->upos == TRUCE_SCONJ) add(f, slot_of_preposition(m->lower), child);
        break;
      }
      default: break;
    }
  }
}

/* "Convoys have been halted, the envoy said, begging Chad to act": behind the speaker a participle is his, though it hangs on what he said. */
static uint32_t speaker_before(const tr_coder *coder, uint32_t participle, uint32_t said) {
  enum { CLAUSES = 4 };
  if (!tr_ends(tr_word(coder, participle)->lower, TR_SPAN("ing"))) return TRUCE_NONE;
  for (int up = 0; up < CLAUSES && tr_word(coder, said)->head != TRUCE_NONE; up++) {
    const uint32_t saying = tr_word(coder, said)->head;
    if (tr_base(coder, said) == TRUCE_DEPREL_CCOMP) return said < saying && saying < participle && tr_word_in(coder, saying, TR_CLASS_SPEECH) ? own_subject(coder, saying) : TRUCE_NONE;
    said = saying;
  }
  return TRUCE_NONE;
}

/* "kept the army from bombing", "blamed the army for bombing": the object of the verb above is the one who bombs; TRUCE_NONE elsewhere. */
static uint32_t object_that_does(const tr_coder *coder, uint32_t verb) {
  static const char *const links[] = {"from", "of", "into", "for", NULL};
  const uint32_t mark = tr_child_by(coder, verb, TRUCE_DEPREL_MARK), head = tr_word(coder, verb)->head;
  if (mark == TRUCE_NONE || passive(coder, head) || !tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing")) || !tr_one_of(tr_word(coder, mark)->lower, links)) return TRUCE_NONE;
  const uint32_t object = tr_child_by(coder, head, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE && object < verb ? object : TRUCE_NONE;
}

/* The subject that a verb without one shares, by control, raising, coordination or as a participle. Climbs a few steps at most. */
static uint32_t shared_subject(const tr_coder *coder, uint32_t verb, int depth) {
  const truce_word *w = tr_word(coder, verb);
  if (depth > 6 || w->head == TRUCE_NONE) return TRUCE_NONE;
  const uint32_t head = w->head;
  const truce_deprel base = truce_deprel_base(w->relation);
  if (base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_CONJ || base == TRUCE_DEPREL_PARATAXIS || base == TRUCE_DEPREL_CCOMP) {
    if (base == TRUCE_DEPREL_CCOMP && tr_word(coder, verb)->features.verb_form == TRUCE_FINITE) return TRUCE_NONE;
    if (base == TRUCE_DEPREL_XCOMP && !passive(coder, head) && !tr_word_in(coder, head, TR_CLASS_SUBJECT_CONTROL)) {
      const uint32_t object = tr_child_by(coder, head, TRUCE_DEPREL_OBJ), indirect = tr_child_by(coder, head, TRUCE_DEPREL_IOBJ);
      if (indirect != TRUCE_NONE) return indirect;
      if (object != TRUCE_NONE && object < verb) return object;
      if (tr_lemma_is(coder, head, "call") || tr_lemma_is(coder, head, "appeal")) {
        const truce_word *h = tr_word(coder, head);
        for (uint32_t i = 0; i < h->child_count; i++)
          if (tr_base(coder, h->children[i]) == TRUCE_DEPREL_OBL && h->children[i] < verb) return h->children[i];
      }
    }
    const uint32_t object = base == TRUCE_DEPREL_ADVCL ? object_that_does(coder, verb) : TRUCE_NONE;
    if (object != TRUCE_NONE) return object;
    const uint32_t speaker = base == TRUCE_DEPREL_ADVCL ? speaker_before(coder, verb, head) : TRUCE_NONE;
    const uint32_t subject = speaker != TRUCE_NONE ? speaker : own_subject(coder, head);
    return subject != TRUCE_NONE ? subject : shared_subject(coder, head, depth + 1);
  }
  if (w->relation == TRUCE_DEPREL_ACL && tr_child_by(coder, verb, TRUCE_DEPREL_MARK) != TRUCE_NONE) { /* "embarks on a tour to mediate" */
    uint32_t up = head;
    for (int step = 0; step < 4 && up != TRUCE_NONE && tr_word(coder, up)->upos != TRUCE_VERB; step++) up = tr_word(coder, up)->head;
    return up == TRUCE_NONE || tr_word(coder, up)->upos != TRUCE_VERB ? TRUCE_NONE : own_subject(coder, up) != TRUCE_NONE ? own_subject(coder, up) : shared_subject(coder, up, depth + 1);
  }
  if (w->relation == TRUCE_DEPREL_ACL || w->relation == TRUCE_DEPREL_ACL_RELCL) return head;
  return TRUCE_NONE;
}

static bool transitive_gap(const tr_coder *coder, uint32_t verb) {
  return tr_child_by(coder, verb, TRUCE_DEPREL_OBJ) == TRUCE_NONE && tr_child_by(coder, verb, TRUCE_DEPREL_CCOMP) == TRUCE_NONE;
}

/* What participles and relative clauses take from the noun they stand at. */
static void add_from_noun(filling *f, uint32_t verb) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, verb);
  if (w->relation == TRUCE_DEPREL_ACL_RELCL) {
    if (which_of_people(coder, verb)) return;
    const bool subject = own_subject(coder, verb) != TRUCE_NONE;
    if (!subject) add(f, f->out->passive ? TR_PATIENT : TR_AGENT, w->head);
    else if (!f->out->passive && transitive_gap(coder, verb) && !has(f, TR_PATIENT)) add(f, TR_PATIENT, w->head);
    return;
  }
  if (w->relation != TRUCE_DEPREL_ACL) return;
  const uint32_t mark = tr_child_by(coder, verb, TRUCE_DEPREL_MARK);
  const bool past = w->features.verb_form == TRUCE_PARTICIPLE && !tr_ends(w->lower, TR_SPAN("ing"));
  if (mark != TRUCE_NONE) { /* "a plan to attack": the subject is whoever owns the plan */
    const truce_word *h = tr_word(coder, w->head);
    if (h->head != TRUCE_NONE && tr_word(coder, h->head)->upos == TRUCE_VERB && tr_word_in(coder, h->head, TR_CLASS_SETS_REQUESTED) && tr_base(coder, w->head) != TRUCE_DEPREL_NSUBJ) {
      add_one(f, TR_AGENT, w->head); /* "urged the armies to leave", hung on the armies */
      return;
    }
    if (h->head != TRUCE_NONE && tr_entry_in(coder->entries[w->head], tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("leave-noun"))))
      add(f, TR_AGENT, tr_child_by(coder, h->head, TRUCE_DEPREL_IOBJ)); /* "gave the envoys leave to visit" */
    for (uint32_t i = 0; i < h->child_count && !has(f, TR_AGENT); i++)
      if (tr_word(coder, h->children[i])->relation == TRUCE_DEPREL_NMOD_POSS) add(f, TR_AGENT, h->children[i]);
    if (!has(f, TR_AGENT) && h->head != TRUCE_NONE && tr_word(coder, h->head)->upos == TRUCE_VERB) add(f, TR_AGENT, own_subject(coder, h->head));
  } else {
    add(f, past ? TR_PATIENT : TR_AGENT, w->head);
  }
}

/* What is asked for, where the parser hangs it on whoever is asked. */
static void add_request(filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    if (filler.slot != TR_PATIENT && filler.slot != TR_RECIPIENT && filler.slot != TR_ON && filler.slot != TR_TO && filler.slot != TR_WITH) continue;
    const truce_word *n = tr_word(f->coder, filler.word);
    for (uint32_t k = 0; k < n->child_count; k++)
      if (tr_word(f->coder, n->children[k])->relation == TRUCE_DEPREL_ACL && tr_child_by(f->coder, n->children[k], TRUCE_DEPREL_MARK) != TRUCE_NONE) add(f, TR_CLAUSE, n->children[k]);
  }
}

static void fill_verb(filling *f, uint32_t verb) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, verb);
  const bool bare_participle = w->features.verb_form == TRUCE_PARTICIPLE && !tr_ends(w->lower, TR_SPAN("ing")) && tr_child_by(coder, verb, TRUCE_DEPREL_AUX) == TRUCE_NONE &&
                               own_subject(coder, verb) == TRUCE_NONE && tr_child_by(coder, verb, TRUCE_DEPREL_OBJ) == TRUCE_NONE &&
                               truce_deprel_base(w->relation) != TRUCE_DEPREL_CONJ;
  f->out->passive = passive(coder, verb) || (bare_participle && (w->relation == TRUCE_DEPREL_ACL || truce_deprel_base(w->relation) == TRUCE_DEPREL_ADVCL));
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE && own_subject(coder, verb) == TRUCE_NONE && passive(coder, w->head) &&
      w->features.verb_form == TRUCE_PARTICIPLE && transitive_gap(coder, verb))
    f->out->passive = true;
  add_own(f, verb);
  if (!has(f, TR_CLAUSE) && tr_word_in(coder, verb, TR_CLASS_SETS_REQUESTED)) add_request(f);
  add_from_noun(f, verb);
  const tr_slot subject_slot = f->out->passive ? TR_PATIENT : TR_AGENT;
  if (!has(f, subject_slot)) add(f, subject_slot, shared_subject(coder, verb, 0));
  /* "condemned and rejected the plan": the object stands at one of the two */
  if (!f->out->passive && !has(f, TR_PATIENT) && truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ && w->head != TRUCE_NONE) {
    const uint32_t object = tr_child_by(coder, w->head, TRUCE_DEPREL_OBJ);
    if (object != TRUCE_NONE && object > verb) add(f, TR_PATIENT, object);
  }
  if (!f->out->passive && !has(f, TR_PATIENT)) {
    for (uint32_t i = 0; i < w->child_count; i++) {
      const uint32_t other = w->children[i];
      if (tr_base(coder, other) != TRUCE_DEPREL_CONJ || own_subject(coder, other) != TRUCE_NONE || other > verb + 3) continue;
      const uint32_t object = tr_child_by(coder, other, TRUCE_DEPREL_OBJ);
      if (object != TRUCE_NONE) add(f, TR_PATIENT, object);
    }
  }
}

static bool names_actor(const tr_coder *coder, uint32_t word) {
  const uint32_t mention = coder->covering[word];
  return mention != TRUCE_NONE && (coder->reading->mentions[mention].actor != TRUCE_NONE || coder->reading->mentions[mention].place != TRUCE_NONE);
}

/* "The Aleppo offensive": where it is fought, not who fights it. */
static bool names_its_place(const tr_coder *coder, uint32_t noun, uint32_t word) {
  const uint32_t mention = coder->covering[word];
  return tr_word_in(coder, noun, TR_CLASS_NAMED_BY_PLACE) && mention != TRUCE_NONE && coder->reading->mentions[mention].actor == TRUCE_NONE && coder->reading->mentions[mention].place != TRUCE_NONE;
}

/* Arguments inside the noun phrase: "Israel's rejection of the plan", "Russian air strikes on Idlib". */
static void add_nominal(filling *f, uint32_t noun) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_word *c = tr_word(coder, child);
    if (c->relation == TRUCE_DEPREL_NMOD_POSS) add(f, TR_AGENT, child);
    else if (truce_deprel_base(c->relation) == TRUCE_DEPREL_NMOD || truce_deprel_base(c->relation) == TRUCE_DEPREL_OBL) {
      const tr_slot slot = prepositional_slot(coder, child);
      add(f, slot == TR_BY ? TR_AGENT : slot, child);
    } else if (truce_deprel_base(c->relation) == TRUCE_DEPREL_COMPOUND || truce_deprel_base(c->relation) == TRUCE_DEPREL_AMOD) {
      add(f, names_its_place(coder, noun, child) ? TR_IN : names_actor(coder, child) ? TR_AGENT : TR_MODIFIER, child);
    } else if (truce_deprel_base(c->relation) == TRUCE_DEPREL_ACL) {
      if (c->relation == TRUCE_DEPREL_ACL && tr_child_by(coder, child, TRUCE_DEPREL_MARK) != TRUCE_NONE) add(f, TR_CLAUSE, child);
      else if (c->relation == TRUCE_DEPREL_ACL) { /* "talks aimed at a truce", "a strike carried out by the army" */
        for (uint32_t k = 0; k < c->child_count; k++)
          if (tr_base(coder, c->children[k]) == TRUCE_DEPREL_OBL) {
            const tr_slot slot = prepositional_slot(coder, c->children[k]);
            add(f, slot == TR_BY ? TR_AGENT : slot, c->children[k]);
          }
      }
    } else if (truce_deprel_base(c->relation) == TRUCE_DEPREL_CCOMP) add(f, TR_CLAUSE, child);
  }
}

/* Slots of the verb that carries a noun, as far as the noun left them empty. */
static void add_carried(filling *f, uint32_t verb, uint32_t noun) {
  tr_arguments carrier = {.predicate = verb, .support = verb};
  filling inner = {f->coder, &carrier};
  fill_verb(&inner, verb);
  /* the light verb's subject is the actor; a compound before the noun is only its topic, a possessor stays */
  bool possessed = false;
  for (size_t k = 0; k < f->out->count && f->out->supported && tr_argument(&carrier, TR_AGENT) != TRUCE_NONE; k++) {
    if (f->out->fillers[k].slot != TR_AGENT) continue;
    const truce_word *owner = tr_word(f->coder, f->out->fillers[k].word); /* "stepped up their mediation": the subject's own */
    if (owner->relation == TRUCE_DEPREL_NMOD_POSS && owner->upos != TRUCE_PRON) possessed = true;
    else f->out->fillers[k].slot = TR_MODIFIER;
  }
  for (size_t i = 0; i < carrier.count; i++) {
    const tr_filler filler = carrier.fillers[i];
    if (filler.word == noun || tr_word(f->coder, filler.word)->head == noun) continue;
    if (filler.slot == TR_PATIENT) continue;
    if (filler.slot == TR_AGENT && possessed) continue;
    if (f->out->count < TR_FILLER_LIMIT) f->out->fillers[f->out->count++] = filler;
  }
}

/* The noun that measures this one ("a series of attacks"), or the noun itself. */
static uint32_t measured(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  if (w->head != TRUCE_NONE && truce_deprel_base(w->relation) == TRUCE_DEPREL_NMOD && tr_word_in(coder, w->head, TR_CLASS_MEASURE) &&
      prepositional_slot(coder, noun) == TR_OF)
    return w->head;
  return noun;
}

/* A verb that lends a noun its actor: "held talks", but not "held back their attacks". */
static bool carries_noun(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] > verb && tr_word(coder, w->children[i])->child_count == 0 && tr_word_in(coder, w->children[i], TR_CLASS_UNDOING)) return false;
  return tr_word_in(coder, verb, TR_CLASS_LIGHT);
}

static void fill_noun(filling *f, uint32_t noun) {
  const tr_coder *coder = f->coder;
  add_nominal(f, noun);
  const uint32_t top = measured(coder, noun);
  if (top != noun) add_nominal(f, top);
  uint32_t outer = top;
  while (tr_base(coder, outer) == TRUCE_DEPREL_CONJ && tr_word(coder, outer)->head != TRUCE_NONE && tr_word(coder, tr_word(coder, outer)->head)->upos != TRUCE_VERB)
    outer = tr_word(coder, outer)->head;
  const uint32_t head = tr_word(coder, outer)->head;
  const truce_deprel base = tr_base(coder, outer);
  const uint32_t copula = tr_child_by(coder, noun, TRUCE_DEPREL_COP);
  if (copula != TRUCE_NONE) {
    for (size_t k = 0; k < f->out->count; k++) /* "was under Israeli fire": the subject is somebody else */
      if (f->out->fillers[k].slot == TR_AGENT) f->out->fillers[k].slot = TR_MODIFIER;
    add(f, TR_AGENT, own_subject(coder, noun));
    if (!has(f, TR_AGENT)) add(f, TR_AGENT, shared_subject(coder, noun, 0));
  } else if (head != TRUCE_NONE && base == TRUCE_DEPREL_OBJ && carries_noun(coder, head)) {
    f->out->support = head;
    f->out->supported = true;
    add_carried(f, head, outer);
  } else if (head != TRUCE_NONE && base == TRUCE_DEPREL_NSUBJ &&
             ((tr_word(coder, outer)->relation == TRUCE_DEPREL_NSUBJ_PASS && carries_noun(coder, head)) || tr_word_in(coder, head, TR_CLASS_OCCURS))) {
    f->out->support = head;
    f->out->supported = true;
    add_carried(f, head, outer);
  } else if (head != TRUCE_NONE && truce_deprel_base(tr_word(coder, noun)->relation) == TRUCE_DEPREL_NSUBJ &&
             tr_word(coder, noun)->relation == TRUCE_DEPREL_NSUBJ_PASS) {
    f->out->support = noun;
  } else if (head != TRUCE_NONE && tr_word(coder, noun)->relation == TRUCE_DEPREL_ACL_RELCL) {
    add(f, TR_AGENT, head);
  }
  if (head != TRUCE_NONE && base == TRUCE_DEPREL_OBJ) add(f, TR_SUBJECT, own_subject(coder, head));
  /* "an attack launched by …": a light participle at the noun */
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (truce_deprel_base(tr_word(coder, w->children[i])->relation) == TRUCE_DEPREL_ACL && carries_noun(coder, w->children[i])) {
      f->out->supported = true;
      if (tr_word(coder, w->children[i])->relation == TRUCE_DEPREL_ACL_RELCL) add(f, TR_AGENT, own_subject(coder, w->children[i]));
    }
}

static void fill_adjective(filling *f, uint32_t adjective) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, adjective);
  add_own(f, adjective);
  for (size_t i = 0; i < f->out->count; i++)
    if (f->out->fillers[i].slot == TR_PATIENT && tr_base(coder, f->out->fillers[i].word) == TRUCE_DEPREL_NSUBJ) f->out->fillers[i].slot = TR_AGENT;
  for (uint32_t i = 0; i < w->child_count; i++) /* "UN-sponsored" */
    if (w->children[i] < adjective && names_actor(coder, w->children[i])) add(f, TR_MODIFIER, w->children[i]);
  if (has(f, TR_AGENT)) return;
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_AMOD || (truce_deprel_base(w->relation) == TRUCE_DEPREL_COMPOUND && w->head != TRUCE_NONE)) {
    add(f, TR_AGENT, w->head);
    return;
  }
  const uint32_t head = w->head;
  if (head != TRUCE_NONE && truce_deprel_base(w->relation) == TRUCE_DEPREL_XCOMP) {
    f->out->support = head;
    const uint32_t object = tr_child_by(coder, head, TRUCE_DEPREL_OBJ);
    if (object != TRUCE_NONE) add(f, TR_PATIENT, object);
  }
  add(f, TR_AGENT, shared_subject(coder, adjective, 0));
}

/* "imposed an embargo on Chad", "severed ties with Oman": what hangs on the object is the verb's, too, where the verb has nothing in that slot. */
static void lift_from_object(filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    const bool talks = filler.slot == TR_FOR && tr_entry_in(f->coder->entries[filler.word], tr_lexicon_class(&f->coder->codebook->lexicon, TR_SPAN("talks-noun")));
    if ((filler.slot != TR_PATIENT && !talks) || tr_word(f->coder, filler.word)->upos != TRUCE_NOUN) continue;
    const truce_word *n = tr_word(f->coder, filler.word);
    for (uint32_t k = 0; k < n->child_count; k++) {
      if (tr_base(f->coder, n->children[k]) != TRUCE_DEPREL_NMOD) continue;
      const tr_slot slot = prepositional_slot(f->coder, n->children[k]);
      const bool lifted = slot == TR_ON || slot == TR_WITH || slot == TR_TO || slot == TR_AGAINST || slot == TR_FROM || slot == TR_FOR || slot == TR_BETWEEN || slot == TR_AT || slot == TR_ABOUT || slot == TR_OF || slot == TR_OVER;
      if (lifted && !has(f, slot)) add(f, slot, n->children[k]);
    }
  }
}

/* "accused each other": those who act, in the slot of "each other" too. */
static void add_each_other(filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    const tr_filler filler = f->out->fillers[i];
    if (filler.word + 1 >= f->coder->reading->word_count) continue;
    const bool each = tr_lemma_is(f->coder, filler.word, "each") && tr_lemma_is(f->coder, filler.word + 1, "other");
    const bool one = tr_lemma_is(f->coder, filler.word, "another") ? tr_follows(f->coder, filler.word, "one") : tr_lemma_is(f->coder, filler.word, "one") && tr_lemma_is(f->coder, filler.word + 1, "another");
    if (filler.slot == TR_AGENT || (!each && !one)) continue;
    f->out->each_other = true;
    for (size_t k = 0; k < count; k++)
      if (f->out->fillers[k].slot == TR_AGENT) tr_fill(f->coder, f->out, filler.slot, f->out->fillers[k].word);
  }
}

/* Who is to do what a clause asks: "demanded that the army leave". */
static void add_doers(filling *f) {
  const size_t count = f->out->count;
  for (size_t i = 0; i < count; i++) {
    if (f->out->fillers[i].slot != TR_CLAUSE && f->out->fillers[i].slot != TR_FOR) continue;
    const uint32_t subject = own_subject(f->coder, f->out->fillers[i].word);
    if (subject != TRUCE_NONE && tr_word(f->coder, subject)->relation == TRUCE_DEPREL_NSUBJ) add(f, TR_DOER, subject);
  }
}

void tr_arguments_of(const tr_coder *coder, uint32_t predicate, tr_arguments *arguments) {
  memset(arguments, 0, sizeof *arguments);
  arguments->predicate = arguments->support = predicate;
  filling f = {coder, arguments};
  const truce_upos upos = tr_word(coder, predicate)->upos;
  const bool hyphened = memchr(tr_word(coder, predicate)->form.data, '-', tr_word(coder, predicate)->form.size) && truce_deprel_base(tr_word(coder, predicate)->relation) == TRUCE_DEPREL_COMPOUND;
  const bool told = upos == TRUCE_NOUN && tr_base(coder, predicate) == TRUCE_DEPREL_XCOMP && memchr(tr_word(coder, predicate)->form.data, '-', tr_word(coder, predicate)->form.size);
  if ((upos == TRUCE_NOUN || upos == TRUCE_PROPN) && !hyphened && !told) fill_noun(&f, predicate);
  else if (upos == TRUCE_ADJ || upos == TRUCE_ADV || upos == TRUCE_ADP || hyphened || told) fill_adjective(&f, predicate);
  else fill_verb(&f, predicate);
  if (upos == TRUCE_VERB) {
    lift_from_object(&f);
    tr_conditions_fill(coder, arguments, predicate);
  }
  add_each_other(&f);
  add_doers(&f);
}

uint32_t tr_argument(const tr_arguments *arguments, tr_slot slot) {
  for (size_t i = 0; i < arguments->count; i++)
    if (arguments->fillers[i].slot == slot) return arguments->fillers[i].word;
  return TRUCE_NONE;
}
