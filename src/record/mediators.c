/* Who is called a go-between is one: by the title before his name, by an apposition behind it, or as one of a country's or body's mediators. Told once
 * for each in a report; whom he goes between is filled in from the report's two sides. */
#include "record/mediators.h"

static const struct { const char *noun, *role; } titles[] = {
    {"mediator", "mediator"}, {"facilitator", "mediator"}, {"guarantor", "guarantor"}, {"go-between", "messenger"}, {"intermediary", "messenger"}, {"peacemaker", "mediator"}};
enum { TITLE_COUNT = sizeof titles / sizeof *titles };

static size_t title_of(const tr_coder *coder, uint32_t word) {
  size_t t = 0;
  while (t < TITLE_COUNT && !tr_lemma_is(coder, word, titles[t].noun)) t++;
  return t;
}

static bool can_mediate(const tr_coder *coder, uint32_t actor) {
  const truce_kind kind = coder->reading->actors[actor].kind;
  return kind == TRUCE_PERSON || kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT || kind == TRUCE_BODY || kind == TRUCE_ORGANISATION;
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
  const uint32_t near[] = {base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_FLAT ? w->head : TRUCE_NONE, appos, flat};
  for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
    const uint32_t actor = tr_actor_of(coder, near[i], false);
    if (actor != TRUCE_NONE && (near[i] + 1 == word || near[i] == word + 1 || base == TRUCE_DEPREL_APPOS || near[i] == appos) && can_mediate(coder, actor) && !tr_unnamed(&coder->reading->actors[actor])) return actor;
  }
  return TRUCE_NONE;
}

/* Whom the noun names: whose title it is, whoever it is said of, else the country or body whose mediators they are. */
static uint32_t named_by(tr_coder *coder, uint32_t word) {
  uint32_t actor = titled(coder, word);
  if (actor != TRUCE_NONE) return actor;
  const uint32_t mention = coder->covering[word];
  actor = mention == TRUCE_NONE ? TRUCE_NONE : coder->reading->mentions[mention].actor;
  if (actor != TRUCE_NONE && !tr_unnamed(&coder->reading->actors[actor]) && can_mediate(coder, actor)) return actor;
  actor = tr_owner_of(coder, word);
  return actor != TRUCE_NONE && can_mediate(coder, actor) && !tr_unnamed(&coder->reading->actors[actor]) ? actor : TRUCE_NONE;
}

void tr_mediators_derive(tr_coder *coder) {
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    const size_t title = title_of(coder, word);
    if (title == TITLE_COUNT || (tr_word(coder, word)->upos != TRUCE_NOUN && tr_word(coder, word)->upos != TRUCE_PROPN)) continue;
    const uint32_t actor = named_by(coder, word);
    if (actor == TRUCE_NONE || told(coder, actor)) continue;
    tr_draft *draft = tr_draft_new(coder, TRUCE_MEDIATION, word, TRUCE_ACTUAL);
    draft->maker = tr_span("mediator.by-title");
    tr_draft_ids(coder, draft, TRUCE_FIELD_MEDIATORS, &actor, 1);
    tr_draft_word(coder, draft, TRUCE_FIELD_ROLE, tr_span(titles[title].role));
    tr_draft_evidence_words(coder, draft, &word, 1);
    tr_draft_finish(coder, draft, word);
  }
}
