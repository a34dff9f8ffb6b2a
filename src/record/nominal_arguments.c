/* The slots of nouns and adjectives: possessors, compounds and prepositions in the noun phrase ("Israel's rejection of the plan"), and what the light,
 * occurring or copular verb above lends it ("held talks", "fighting broke out"). */
#include "record/actors.h"
#include "record/filling.h"
#include "record/subjects.h"

static bool names_actor(const tr_coder *coder, uint32_t word) {
  const uint32_t mention = coder->covering[word];
  return tr_actor_around(coder, word) != TRUCE_NONE || (mention != TRUCE_NONE && coder->reading->mentions[mention].place != TRUCE_NONE);
}

/* A place, or what the report elsewhere names as one ("in Aleppo", "the Aleppo offensive"); capitals that stand for a state are none. */
static bool names_place(const tr_coder *coder, uint32_t mention) {
  const truce_mention *m = &coder->reading->mentions[mention];
  if (m->actor == TRUCE_NONE) return m->place != TRUCE_NONE;
  const truce_actor *actor = &coder->reading->actors[m->actor];
  if (actor->kind == TRUCE_PLACE) return true;
  for (size_t i = 0; actor->kind == TRUCE_ORGANISATION && !actor->roster_id.size && i < coder->reading->place_count; i++)
    if (tr_equal_fold(coder->reading->places[i].name, actor->name)) return true;
  return false;
}

/* "The Aleppo offensive": where it is fought, not who fights it. */
static bool names_its_place(const tr_coder *coder, uint32_t noun, uint32_t word) {
  const uint32_t mention = coder->covering[word];
  return mention != TRUCE_NONE && (tr_word_in(coder, noun, TR_CLASS_NAMED_BY_PLACE) || tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN)) &&
         names_place(coder, mention);
}

/* "GERD negotiations with Sudan", "Brexit talks": a name that nobody knows as somebody, before talks with others, is what they are about. */
static bool names_topic(const tr_coder *coder, uint32_t noun, uint32_t word) {
  const uint32_t actor = tr_actor_around(coder, word);
  if (actor == TRUCE_NONE || !tr_word_in(coder, noun, TR_CLASS_TALKS_NOUN) || tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "with") == TRUCE_NONE)
    return false;
  return coder->reading->actors[actor].kind == TRUCE_ORGANISATION && !coder->reading->actors[actor].roster_id.size;
}

/* "a government offensive", "rebel shelling": one side, by its noun alone. */
static bool attacks(const tr_coder *coder, uint32_t noun, uint32_t word) {
  return tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN) && tr_word_in(coder, word, TR_CLASS_ATTACKER);
}

/* "Kampala talks", "Chadian talks", "peace talks": where, who, of what kind. */
static tr_slot slot_before(const tr_filling *f, uint32_t noun, uint32_t word) {
  if (names_its_place(f->coder, noun, word) || tr_names_struck(f->coder, noun, word)) return TR_IN;
  if (attacks(f->coder, noun, word)) return TR_AGENT;
  return names_actor(f->coder, word) && !names_topic(f->coder, noun, word) ? TR_AGENT : TR_MODIFIER;
}

/* "the release of three pilots by the army": a doer whom the parse hangs on those it is done to. */
static void add_doer_behind(const tr_filling *f, uint32_t done_to) {
  const uint32_t doer = tr_child_behind(f->coder, done_to, TRUCE_DEPREL_NMOD, "by");
  if (!tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, doer);
}

static void add_by_preposition(const tr_filling *f, uint32_t word) {
  const tr_slot slot = tr_prepositional_slot(f->coder, word);
  tr_filling_add(f, slot == TR_BY ? TR_AGENT : slot, word);
  if (slot == TR_OF) add_doer_behind(f, word);
}

/* "a plan to attack"; "talks aimed at a truce", "a strike carried out by the army" */
static void add_at_noun(const tr_filling *f, uint32_t verb) {
  const truce_word *w = tr_word(f->coder, verb);
  if (tr_has_child(f->coder, verb, TRUCE_DEPREL_MARK)) {
    tr_filling_add(f, TR_CLAUSE, verb);
    return;
  }
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(f->coder, w->children[i]) == TRUCE_DEPREL_OBL) add_by_preposition(f, w->children[i]);
}

/* "the refusal of Chad to leave", "the decision of the council to vote": whose will it is. */
static void add_whose_will(const tr_filling *f, uint32_t noun) {
  if (tr_word_in(f->coder, noun, TR_CLASS_WHOSE_WILL) && !tr_filling_has(f, TR_AGENT))
    tr_filling_add(f, TR_AGENT, tr_child_behind(f->coder, noun, TRUCE_DEPREL_NMOD, "of"));
}

/* Arguments inside the noun phrase: "Israel's rejection of the plan", "Russian air strikes on Idlib". */
static void add_nominal(const tr_filling *f, uint32_t noun) {
  const truce_word *w = tr_word(f->coder, noun);
  const uint32_t doer = tr_at_hands_of(f->coder, noun); /* "his death at the hands of the rebels" */
  tr_filling_add(f, TR_AGENT, doer);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel relation = tr_word(f->coder, child)->relation;
    switch (truce_deprel_base(relation)) {
      case TRUCE_DEPREL_NMOD:
        if (relation == TRUCE_DEPREL_NMOD_POSS) tr_filling_add(f, doer == TRUCE_NONE ? TR_AGENT : TR_PATIENT, child);
        else add_by_preposition(f, child);
        break;
      case TRUCE_DEPREL_OBL: add_by_preposition(f, child); break;
      case TRUCE_DEPREL_COMPOUND:
      case TRUCE_DEPREL_AMOD:
        tr_filling_add(f, slot_before(f, noun, child), child);
        break;
      case TRUCE_DEPREL_ACL:
        if (relation == TRUCE_DEPREL_ACL) add_at_noun(f, child);
        if (relation == TRUCE_DEPREL_ACL && tr_has_child(f->coder, child, TRUCE_DEPREL_MARK)) add_whose_will(f, noun);
        break;
      case TRUCE_DEPREL_CCOMP: tr_filling_add(f, TR_CLAUSE, child); break;
      default: break;
    }
  }
}

/* Slots of the verb that carries a noun, as far as the noun left them empty. */
static void add_carried(const tr_filling *f, uint32_t verb, uint32_t noun) {
  tr_arguments carrier = {.predicate = verb, .support = verb};
  tr_fill_verb(&(tr_filling){f->coder, &carrier}, verb);
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
    if (filler.word == noun || tr_word(f->coder, filler.word)->head == noun || filler.slot == TR_PATIENT || (filler.slot == TR_AGENT && possessed)) continue;
    if (f->out->count < TR_FILLER_LIMIT) f->out->fillers[f->out->count++] = filler;
  }
}

/* The noun that measures this one ("a series of attacks"), or that begins it ("the launch of the attack"); else the noun itself. */
static uint32_t measured(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  const bool of = w->head != TRUCE_NONE && truce_deprel_base(w->relation) == TRUCE_DEPREL_NMOD && tr_prepositional_slot(coder, noun) == TR_OF;
  if (!of) return noun;
  const bool begins = tr_word_in(coder, noun, TR_CLASS_ATTACK_NOUN) && tr_word_in(coder, w->head, TR_CLASS_ONSET);
  return begins || tr_word_in(coder, w->head, TR_CLASS_MEASURE) ? w->head : noun;
}

/* A verb that lends a noun its actor: "held talks", but not "held back their attacks". */
static bool carries_noun(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] > verb && tr_word(coder, w->children[i])->child_count == 0 && tr_word_in(coder, w->children[i], TR_CLASS_UNDOING)) return false;
  return tr_word_in(coder, verb, TR_CLASS_LIGHT);
}

/* "held talks", "talks were held", "fighting broke out": the verb that lends the noun its actor, or TRUCE_NONE. */
static uint32_t carrier_of(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  const truce_deprel base = truce_deprel_base(w->relation);
  if (w->head == TRUCE_NONE) return TRUCE_NONE;
  if ((base == TRUCE_DEPREL_OBJ || w->relation == TRUCE_DEPREL_NSUBJ_PASS) && carries_noun(coder, w->head)) return w->head;
  return base == TRUCE_DEPREL_NSUBJ && tr_word_in(coder, w->head, TR_CLASS_OCCURS) ? w->head : TRUCE_NONE;
}

/* "was under Israeli fire": the subject, and nobody named inside the phrase. */
static void add_subject_of_copula(const tr_filling *f, uint32_t noun) {
  for (size_t k = 0; k < f->out->count; k++)
    if (f->out->fillers[k].slot == TR_AGENT) f->out->fillers[k].slot = TR_MODIFIER;
  tr_filling_add(f, TR_AGENT, tr_own_subject(f->coder, noun));
  if (!tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, tr_shared_subject(f->coder, noun));
}

/* "an attack launched by the army", "talks that the envoy held": a light verb behind the noun. */
static void add_light_behind(const tr_filling *f, uint32_t noun) {
  const truce_word *w = tr_word(f->coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t verb = w->children[i];
    if (tr_base(f->coder, verb) != TRUCE_DEPREL_ACL || !carries_noun(f->coder, verb)) continue;
    f->out->supported = true;
    if (tr_word(f->coder, verb)->relation == TRUCE_DEPREL_ACL_RELCL) tr_filling_add(f, TR_AGENT, tr_own_subject(f->coder, verb));
  }
}

/* The first of nouns that are coordinated. */
static uint32_t first_of_joined(const tr_coder *coder, uint32_t noun) {
  while (tr_base(coder, noun) == TRUCE_DEPREL_CONJ && tr_word(coder, noun)->head != TRUCE_NONE &&
         tr_word(coder, tr_word(coder, noun)->head)->upos != TRUCE_VERB)
    noun = tr_word(coder, noun)->head;
  return noun;
}

/* "After talks (or clashes) with Chad the army left", "speaking during a call to Oman, he …", "ahead of a meeting": whoever does what the clause tells took
 * part in them, or is to. "marched in support of the deal", "met with scorn from Chad", "acts as a mediator", "left at Chad's request": what other nouns tell
 * of him. TRUCE_NONE elsewhere. */
static uint32_t subject_beside(const tr_coder *coder, uint32_t noun, uint32_t verb) {
  if (tr_base(coder, noun) == TRUCE_DEPREL_APPOS) return verb; /* "Chad, a backer of the clans": whoever is so called */
  if (tr_base(coder, noun) == TRUCE_DEPREL_NMOD && tr_lemma_is(coder, noun, "pressure") && tr_behind(coder, noun, "under"))
    return verb; /* "Chad, under pressure from Mali" */
  if (tr_base(coder, noun) != TRUCE_DEPREL_OBL) return TRUCE_NONE;
  const bool talks = tr_word_in(coder, noun, TR_CLASS_TALKS_NOUN) || tr_word_in(coder, noun, TR_CLASS_FIGHT_NOUN);
  const tr_slot slot = tr_prepositional_slot(coder, noun);
  const bool ahead = tr_lemma_is(coder, verb, "ahead") && tr_base(coder, verb) == TRUCE_DEPREL_ADVMOD; /* "said ahead of talks" */
  if (talks && !TR_ONE_OF(slot, TR_AFTER, TR_BEFORE, TR_DURING, TR_IN, TR_AT) && !tr_behind(coder, noun, "ahead") && !ahead) return TRUCE_NONE;
  if (ahead) verb = tr_word(coder, verb)->head;
  const bool asked = slot == TR_AT && tr_word_in(coder, noun, TR_CLASS_AT_REQUEST);
  if (!talks && !asked && !TR_ONE_OF(slot, TR_IN, TR_WITH, TR_FOR, TR_UNDER, TR_INTO, TR_AS)) return TRUCE_NONE;
  const uint32_t subject = verb == TRUCE_NONE ? TRUCE_NONE : tr_own_subject(coder, verb);
  return subject != TRUCE_NONE || verb == TRUCE_NONE ? subject : tr_shared_subject(coder, verb);
}

/* "condemned Mali for the shelling of the town", "protested to Chad over the arrest of two nurses", "was blamed for the killing of a priest": whoever is
 * blamed or thanked did it; TRUCE_NONE elsewhere. */
static uint32_t held_to_account(const tr_coder *coder, uint32_t deed) {
  const uint32_t head = tr_word(coder, deed)->head;
  const bool told = TR_ONE_OF(tr_base(coder, deed), TRUCE_DEPREL_OBL, TRUCE_DEPREL_NMOD) && tr_behind(coder, deed, "for over");
  if (!told || head == TRUCE_NONE || tr_possessor(coder, deed) != TRUCE_NONE) return TRUCE_NONE;
  const bool at_object = tr_base(coder, head) == TRUCE_DEPREL_OBJ && tr_word(coder, head)->head != TRUCE_NONE; /* hung on whoever is blamed */
  const uint32_t verb = at_object ? tr_word(coder, head)->head : head;
  if (tr_word(coder, verb)->upos != TRUCE_VERB || !tr_word_in(coder, verb, TR_CLASS_HOLDS_TO_ACCOUNT)) return TRUCE_NONE;
  if (at_object) return names_actor(coder, head) ? head : TRUCE_NONE;
  const uint32_t whom = tr_passive(coder, verb)           ? tr_own_subject(coder, verb)
                        : tr_lemma_is(coder, verb, "protest") ? tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "to")
                                                              : tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  return whom != TRUCE_NONE && names_actor(coder, whom) ? whom : TRUCE_NONE;
}

/* "charges of genocide against Serbia": whom they are against, where the parse hangs him on the crime. */
static void add_accused(const tr_filling *f, uint32_t noun) {
  if (tr_filling_has(f, TR_AGAINST) || !tr_word_in(f->coder, noun, TR_CLASS_CHARGE)) return;
  const uint32_t crime = tr_child_behind(f->coder, noun, TRUCE_DEPREL_NMOD, "of");
  if (crime != TRUCE_NONE) tr_filling_add(f, TR_AGAINST, tr_child_behind(f->coder, crime, TRUCE_DEPREL_NMOD, "against"));
}

/* "has been one of the fiercest critics of the deal": the word that says who is one of them; else the noun itself. */
static uint32_t one_of_them(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  const bool of = truce_deprel_base(w->relation) == TRUCE_DEPREL_NMOD && w->head != TRUCE_NONE && tr_prepositional_slot(coder, noun) == TR_OF;
  return of && tr_lemma_is(coder, w->head, "one") && tr_has_child(coder, w->head, TRUCE_DEPREL_COP) ? w->head : noun;
}

/* "Chad's aim is to build a port", "the aim of Chad was to build a port": what is aimed at. */
static void add_aimed_at(const tr_filling *f, uint32_t noun) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, noun);
  const uint32_t end = w->head;
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_NSUBJ || end == TRUCE_NONE || end < noun || !tr_word_in(coder, noun, TR_CLASS_AIM)) return;
  const bool to_do = tr_has_child(coder, end, TRUCE_DEPREL_COP) && tr_word(coder, end)->upos == TRUCE_VERB && tr_has_child(coder, end, TRUCE_DEPREL_MARK);
  if (to_do) tr_filling_add(f, TR_CLAUSE, end);
}

void tr_fill_noun(const tr_filling *f, uint32_t noun) {
  const tr_coder *coder = f->coder;
  const uint32_t top = measured(coder, noun), outer = first_of_joined(coder, top), head = tr_word(coder, outer)->head, carrier = carrier_of(coder, outer);
  add_nominal(f, noun);
  if (top != noun) add_nominal(f, top);
  add_accused(f, noun);
  const uint32_t called = one_of_them(coder, noun);
  add_aimed_at(f, noun);
  if (tr_has_child(coder, called, TRUCE_DEPREL_COP)) {
    add_subject_of_copula(f, called);
  } else if (carrier != TRUCE_NONE) {
    f->out->support = carrier;
    f->out->supported = true;
    add_carried(f, carrier, outer);
  } else if (tr_word(coder, noun)->relation == TRUCE_DEPREL_ACL_RELCL) {
    tr_filling_add(f, TR_AGENT, head);
  }
  if (head != TRUCE_NONE)
    tr_filling_add(f, TR_SUBJECT, tr_base(coder, outer) == TRUCE_DEPREL_OBJ ? tr_own_subject(coder, head) : subject_beside(coder, outer, head));
  add_light_behind(f, noun);
  if (!tr_filling_has(f, TR_AGENT)) tr_filling_add(f, TR_AGENT, held_to_account(coder, noun));
}

void tr_fill_adjective(const tr_filling *f, uint32_t adjective) {
  const tr_coder *coder = f->coder;
  const truce_word *w = tr_word(coder, adjective);
  tr_add_own(f, adjective);
  for (size_t i = 0; i < f->out->count; i++)
    if (f->out->fillers[i].slot == TR_PATIENT && tr_base(coder, f->out->fillers[i].word) == TRUCE_DEPREL_NSUBJ) f->out->fillers[i].slot = TR_AGENT;
  for (size_t i = 0; w->relation == TRUCE_DEPREL_XCOMP && i < f->out->count; i++) /* "grew irritated by the delay" */
    if (f->out->fillers[i].slot == TR_AGENT && tr_base(coder, f->out->fillers[i].word) == TRUCE_DEPREL_OBL) f->out->fillers[i].slot = TR_BY;
  for (uint32_t i = 0; i < w->child_count; i++) /* "UN-sponsored" */
    if (w->children[i] < adjective && names_actor(coder, w->children[i])) tr_filling_add(f, TR_MODIFIER, w->children[i]);
  if (tr_filling_has(f, TR_AGENT)) return;
  const truce_deprel base = truce_deprel_base(w->relation);
  if (base == TRUCE_DEPREL_AMOD || (base == TRUCE_DEPREL_COMPOUND && w->head != TRUCE_NONE)) {
    tr_filling_add(f, TR_AGENT, w->head);
    return;
  }
  if (base == TRUCE_DEPREL_XCOMP && w->head != TRUCE_NONE) {
    f->out->support = w->head;
    tr_filling_add(f, TR_PATIENT, tr_child_by(coder, w->head, TRUCE_DEPREL_OBJ));
  }
  tr_filling_add(f, TR_AGENT, tr_shared_subject(coder, adjective));
}
