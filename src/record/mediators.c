/* Who is called a go-between is one: by the title before his name, by an apposition behind it, or as one of a country's or body's mediators; told once for
 * each in a report. Hosts are go-betweens where they come from outside the two sides. Whom they go between is filled in from the two sides. */
#include "record/mediators.h"

#include "record/home.h"
#include "record/proposals.h"

/* Titles by class, the role that they give, and whether the sides must be known, and not his. */
static const struct { tr_class_id class_; const char *role, *maker; bool outside;
} titles[] = {{TR_CLASS_TITLE_MEDIATOR, "mediator", "mediator.by-title", false},
              {TR_CLASS_TITLE_GUARANTOR, "guarantor", "mediator.by-title", false},
              {TR_CLASS_TITLE_MESSENGER, "messenger", "mediator.by-title", false},
              {TR_CLASS_TITLE_CHAIR, "mediator", "mediator.chair", true},
              {TR_CLASS_TITLE_HOST, "host", "mediator.host", true},
              {TR_CLASS_TITLE_SPONSOR, "sponsor", "mediator.sponsor", true}};
enum { TITLE_COUNT = sizeof titles / sizeof *titles };

static size_t title_of(const tr_coder *coder, uint32_t word) {
  size_t t = coder->entries[word] ? 0 : TITLE_COUNT; /* most words have no class */
  while (t < TITLE_COUNT && !tr_word_in(coder, word, titles[t].class_)) t++;
  return t;
}

static bool can_mediate(const tr_coder *coder, uint32_t actor) {
  const truce_kind kind = coder->reading->actors[actor].kind;
  return TR_ONE_OF(kind, TRUCE_PERSON, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_BODY, TRUCE_ORGANISATION);
}

/* Is he told of as a mediator, or somebody of his country? */
static bool told(const tr_coder *coder, uint32_t actor) {
  const truce_actor *actors = coder->reading->actors;
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *mediators = coder->drafts.items[i].dropped ? NULL : tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_MEDIATORS);
    for (size_t m = 0; mediators && m < mediators->count; m++)
      if (mediators->ids[m] == actor || (actors[actor].country[0] && !strcmp(actors[mediators->ids[m]].country, actors[actor].country))) return true;
  }
  return false;
}

/* The person whose title the noun is: "EU mediator X", "its mediator, X". */
static uint32_t titled(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const uint32_t appos = tr_child_by(coder, word, TRUCE_DEPREL_APPOS), flat = tr_child_by(coder, word, TRUCE_DEPREL_FLAT);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool hangs = TR_ONE_OF(base, TRUCE_DEPREL_APPOS, TRUCE_DEPREL_COMPOUND, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_FLAT);
  const uint32_t near[] = {hangs ? w->head : TRUCE_NONE, appos, flat};
  for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
    const uint32_t actor = tr_actor_of(coder, near[i], false);
    const bool beside = near[i] + 1 == word || near[i] == word + 1 || base == TRUCE_DEPREL_APPOS || near[i] == appos;
    if (actor != TRUCE_NONE && beside && can_mediate(coder, actor) && !tr_unnamed(&coder->reading->actors[actor])) return actor;
  }
  return TRUCE_NONE;
}

/* "with Brazil in the chair", "Hungary, in the chair, said" */
static uint32_t in_the_chair(tr_coder *coder, uint32_t word) {
  const uint32_t in = tr_child_by(coder, word, TRUCE_DEPREL_CASE);
  if (in == TRUCE_NONE || in < 2 || !tr_lemma_is(coder, in, "in")) return TRUCE_NONE;
  const uint32_t before = tr_equal_string(tr_word(coder, in - 1)->form, ",") ? in - 2 : in - 1;
  const uint32_t actor = tr_word(coder, before)->sentence == tr_word(coder, word)->sentence ? tr_actor_around(coder, before) : TRUCE_NONE;
  return actor != TRUCE_NONE && can_mediate(coder, actor) ? actor : TRUCE_NONE;
}

/* "with Italy as host and Kenya as guarantor" */
static uint32_t with_as(tr_coder *coder, uint32_t word) {
  const uint32_t as = tr_child_by(coder, word, TRUCE_DEPREL_CASE);
  if (as == TRUCE_NONE || as == 0 || !tr_lemma_is(coder, as, "as") || coder->covering[as - 1] == TRUCE_NONE) return TRUCE_NONE;
  const truce_mention *mention = &coder->reading->mentions[coder->covering[as - 1]];
  uint32_t first = mention->head;
  while (tr_base(coder, first) == TRUCE_DEPREL_CONJ && tr_word(coder, first)->head != TRUCE_NONE) first = tr_word(coder, first)->head;
  return tr_behind(coder, first, "with") && mention->actor != TRUCE_NONE && can_mediate(coder, mention->actor) ? mention->actor : TRUCE_NONE;
}

/* Whom the noun names: whose title it is, whoever it is said of, else the country or body whose mediators they are. */
static uint32_t named_by(tr_coder *coder, uint32_t word) {
  uint32_t actor = with_as(coder, word);
  if (actor == TRUCE_NONE) actor = titled(coder, word);
  if (actor != TRUCE_NONE) return actor;
  actor = tr_actor_around(coder, word);
  if (actor != TRUCE_NONE && !tr_unnamed(&coder->reading->actors[actor]) && can_mediate(coder, actor)) return actor;
  actor = tr_owner_of(coder, word);
  return actor != TRUCE_NONE && can_mediate(coder, actor) && !tr_unnamed(&coder->reading->actors[actor]) ? actor : TRUCE_NONE;
}

/* Of a world body, or of a country that is neither side's. */
static bool from_outside(const tr_coder *coder, uint32_t actor) {
  const truce_actor *actors = coder->reading->actors;
  const char *country = actors[actor].country;
  if (!country[0] || !coder->two || coder->two->sure <= 0) return false;
  const uint32_t side = tr_side_of(coder->sides, actor);
  return side != coder->two->a && side != coder->two->b && strcmp(country, actors[coder->two->a].country) != 0 &&
         strcmp(country, actors[coder->two->b].country) != 0;
}

/* "the Omani hosts", "their American host" */
static bool of_a_state(const tr_coder *coder, uint32_t word) {
  const uint32_t adjective = tr_child_by(coder, word, TRUCE_DEPREL_AMOD), actor = adjective == TRUCE_NONE ? TRUCE_NONE : tr_actor_around(coder, adjective);
  return actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_STATE;
}

/* "his host, the president", "the envoy's hosts": whose guest somebody is, not whose talks. */
static bool of_a_guest(const tr_coder *coder, uint32_t word) {
  const uint32_t owner = tr_possessor(coder, word);
  return owner != TRUCE_NONE && !tr_plural(coder, word) && !tr_lemma_is(coder, owner, "its") && !tr_word_in(coder, owner, TR_CLASS_TALKS_NOUN);
}

/* "the host of the talks", "X, the host, said", "host Thailand"; a host of a show, a sponsor of a club is nobody's. */
static bool hosts_talks(tr_coder *coder, uint32_t word) {
  const uint32_t of = tr_child_by(coder, word, TRUCE_DEPREL_NMOD);
  if (of != TRUCE_NONE && tr_word(coder, of)->relation != TRUCE_DEPREL_NMOD_POSS)
    return tr_proposal_at(coder, of) != TRUCE_NONE || tr_word_in(coder, of, TR_CLASS_TALKS_NOUN);
  if (!tr_word_in(coder, word, TR_CLASS_TITLE_HOST) || of_a_guest(coder, word)) return false;
  const truce_deprel base = tr_base(coder, word);
  const bool beside_name = base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_COMPOUND || tr_has_child(coder, word, TRUCE_DEPREL_APPOS) ||
                           tr_has_child(coder, word, TRUCE_DEPREL_FLAT);
  return beside_name || of_a_state(coder, word) || with_as(coder, word) != TRUCE_NONE;
}

/* "the guarantors, Iran and Turkey", "Iran and Turkey, the guarantors": the first is found by his title, the others stand beside him. */
static void add_beside(tr_coder *coder, uint32_t word, tr_ids *mediators) {
  const uint32_t first = tr_base(coder, word) == TRUCE_DEPREL_APPOS ? tr_word(coder, word)->head : tr_child_by(coder, word, TRUCE_DEPREL_APPOS);
  if (first == TRUCE_NONE || !tr_plural(coder, word)) return;
  for (uint32_t i = 0; i < tr_word(coder, first)->child_count; i++) {
    const uint32_t other =
        tr_base(coder, tr_word(coder, first)->children[i]) == TRUCE_DEPREL_CONJ ? tr_actor_of(coder, tr_word(coder, first)->children[i], false) : TRUCE_NONE;
    if (other != TRUCE_NONE && can_mediate(coder, other)) tr_ids_add(mediators, other);
  }
}

/* "the US-brokered truce", "the UN peace talks" */
static bool named_in_passing(const tr_draft *draft) {
  return draft->frame && tr_listed(draft->frame->id, "mediate.brokered-deal mediate.talks-of-body");
}

/* Who is named so is told once, where the report first does, and not where he is told of otherwise. */
static void drop_told_again(tr_coder *coder) {
  tr_draft *drafts = coder->drafts.items;
  bool *passing = TR_NEW_ARRAY(coder->arena, bool, coder->drafts.count + 1);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    passing[i] = !drafts[i].dropped && named_in_passing(&drafts[i]);
    if (passing[i]) drafts[i].dropped = true;
  }
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *mediators = passing[i] ? tr_draft_value(&drafts[i], TRUCE_FIELD_MEDIATORS) : NULL;
    if (mediators) drafts[i].dropped = !tr_count(mediators) || told(coder, mediators->ids[0]);
  }
}

static void write(tr_coder *coder, uint32_t word, size_t title, const uint32_t *mediators, size_t count) {
  tr_draft *draft = tr_draft_new(coder, TRUCE_MEDIATION, word, TRUCE_ACTUAL);
  draft->maker = tr_span(titles[title].maker);
  tr_draft_ids(coder, draft, TRUCE_FIELD_MEDIATORS, mediators, count);
  tr_draft_word(coder, draft, TRUCE_FIELD_ROLE, tr_span(titles[title].role));
  tr_draft_evidence_words(coder, draft, &word, 1);
  tr_draft_finish(coder, draft, word);
}

void tr_mediators_derive(tr_coder *coder) {
  if (!coder->two) drop_told_again(coder);
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    const size_t title = title_of(coder, word);
    if (title == TITLE_COUNT || titles[title].outside != (coder->two != NULL) ||
        (tr_word(coder, word)->upos != TRUCE_NOUN && tr_word(coder, word)->upos != TRUCE_PROPN))
      continue;
    const bool chair = !strcmp(titles[title].maker, "mediator.chair");
    const uint32_t actor = chair ? in_the_chair(coder, word) : named_by(coder, word), sender = chair ? TRUCE_NONE : tr_owner_of(coder, word);
    if (actor == TRUCE_NONE || told(coder, actor)) continue;
    if (titles[title].outside && !from_outside(coder, actor) && !(sender != TRUCE_NONE && from_outside(coder, sender))) continue;
    if (titles[title].outside && !chair && !hosts_talks(coder, word)) continue;
    tr_ids mediators = {.count = 0};
    tr_ids_add(&mediators, actor);
    if (sender != TRUCE_NONE && can_mediate(coder, sender)) tr_ids_add(&mediators, sender);
    add_beside(coder, word, &mediators);
    write(coder, word, title, mediators.ids, mediators.count);
  }
}

/* Somebody of a mediator's own country? */
static bool of_a_mediator(const tr_coder *coder, const truce_value *mediators, uint32_t actor) {
  const truce_actor *actors = coder->reading->actors;
  for (size_t i = 0; i < mediators->count; i++)
    if (tr_is_country(actors[actor].country) && !strcmp(actors[mediators->ids[i]].country, actors[actor].country)) return true;
  return false;
}

/* Who mediates is no party; where all parties are the mediators' own, nobody mediates ("a call between the two presidents"). */
void tr_mediators_settle(tr_coder *coder) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const truce_value *mediators = draft->dropped ? NULL : tr_draft_value(draft, TRUCE_FIELD_MEDIATORS), *parties = tr_draft_value(draft, TRUCE_FIELD_PARTIES);
    if (!tr_count(mediators) || !tr_count(parties)) continue;
    tr_ids others = {.count = 0};
    size_t own = 0, foreign = 0;
    for (size_t k = 0; k < parties->count; k++) {
      if (tr_holds(mediators, parties->ids[k])) continue;
      tr_ids_add(&others, parties->ids[k]);
      if (of_a_mediator(coder, mediators, parties->ids[k])) own++;
      else if (coder->reading->actors[parties->ids[k]].country[0]) foreign++;
    }
    if (own && !foreign) draft->dropped = true;
    else if (others.count < parties->count) tr_draft_ids(coder, draft, TRUCE_FIELD_PARTIES, others.ids, others.count);
  }
}
