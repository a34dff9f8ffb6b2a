/* What the files that decide who a mention means share: drafts of actors, and a step for each form of mention.
 * Actors are drafts (index into scene->drafts), states are roster indices; TRUCE_NONE where there is none. */
#ifndef TR_WORLD_ACTORS_H
#define TR_WORLD_ACTORS_H

#include "world/scene.h"

/* ---- drafts.c ---- */

static inline const tr_roster *tr_roster_of(const tr_scene *scene) { return &scene->world->roster; }
static inline const tr_known *tr_known_at(const tr_scene *scene, uint32_t known) { return &scene->world->roster.known.items[known]; }

/* A folded copy that lives as long as the report. */
truce_span tr_folded(tr_scene *scene, truce_span text);
/* Last word of a folded name: the surname. */
truce_span tr_last_word(truce_span key);

/* Adds a draft; without a key it gets its folded name. */
uint32_t tr_drafts_add(tr_scene *scene, tr_draft draft);
/* The draft of an actor that the roster knows; one for each. */
uint32_t tr_drafts_of_known(tr_scene *scene, uint32_t known);
/* The draft of a state's army as the roster knows it (id "military-isr"). */
uint32_t tr_drafts_military(tr_scene *scene, uint32_t state);
/* An actor that the roster does not know, by its folded name; of the country, if one is given. */
uint32_t tr_drafts_of_key(const tr_scene *scene, truce_span key, uint32_t country);
uint32_t tr_drafts_of_mention(const tr_scene *scene, uint32_t mention);
uint32_t tr_drafts_country(const tr_scene *scene, uint32_t mention);
void tr_drafts_set_country(tr_scene *scene, tr_draft *draft, uint32_t state);
/* Gives all mentions of one to another, which keeps its name. */
void tr_drafts_merge(tr_scene *scene, uint32_t from, uint32_t into);

/* ---- persons.c ---- */

/* A person of this report whom the name fits: the last mentioned before the word, else the first mentioned after it. */
uint32_t tr_person_in_report(const tr_scene *scene, truce_span key, uint32_t word);
uint32_t tr_resolve_person(tr_scene *scene, uint32_t at);
/* Does one of the roster who holds an office on the report's day go by this surname (folded), and nobody else as well? */
bool tr_surname_in_office(const tr_scene *scene, truce_span key);

/* ---- names.c ---- */

uint32_t tr_resolve_name(tr_scene *scene, uint32_t at);
uint32_t tr_resolve_nation(tr_scene *scene, uint32_t at);

/* ---- antecedents.c ---- */

/* The actor that a description of the folded form `key` repeats. */
uint32_t tr_told_before(const tr_scene *scene, uint32_t at, truce_span key, uint32_t country, truce_kind kind);
/* "the council" after "the Transitional Council", "the bishop" after "Bishop Desrosiers": the actor named with the noun last; none if another one was named so
 * nearly as lately. */
uint32_t tr_named_by_noun(const tr_scene *scene, uint32_t at);
/* The described actor of the same class that was mentioned last before the word. */
uint32_t tr_same_class_before(const tr_scene *scene, const tr_agent *agent, uint32_t word);
/* The person in this report who holds the office ("the president" after "President Joe Biden"). */
uint32_t tr_holder_in_report(const tr_scene *scene, const tr_agent *agent, uint32_t country, uint32_t word);
/* Whether a name ends in a noun or begins with it: "the Transitional Council", "Council of Elders". */
bool tr_named_with(const tr_scene *scene, const tr_draft *draft, truce_span noun);

/* ---- ownerless.c ---- */

/* The state whose government a mention with an owner names: it stands for "the government", "the administration" further on. */
uint32_t tr_remember_government(tr_scene *scene, const tr_found *found, uint32_t state);
/* "government delegation", "rebel leader": whom the modifier points to, where the report leaves no doubt. */
uint32_t tr_owner_by_modifier(tr_scene *scene, uint32_t at);
/* "the government", "the rebels", "the army" of a report that has but one. */
uint32_t tr_without_owner(tr_scene *scene, uint32_t at);
/* The state whose parliament, court or ministry is meant where none is named, or TRUCE_NONE. */
uint32_t tr_land_of_body(const tr_scene *scene, const tr_found *found);

/* ---- descriptions.c, offices.c, appositions.c ---- */

uint32_t tr_resolve_description(tr_scene *scene, uint32_t at);
/* Does it say "former", "then", "ousted", "next": whoever is meant does not hold the office now, nor serves in the force? */
bool tr_not_now(const tr_scene *scene, uint32_t at);
/* The described actor told before, else a new one named as the text names it. */
uint32_t tr_describe(tr_scene *scene, uint32_t at, uint32_t country, truce_kind kind);
/* `owner` is a draft: the body or state whose office it is. */
uint32_t tr_resolve_office(tr_scene *scene, uint32_t at, uint32_t owner, uint32_t country);
/* "The Russian president, Vladimir Putin": a description and a name that stand together are one. */
void tr_join_appositions(tr_scene *scene);

/* The name of an actor that a mention names first, without a capital that only the head of the sentence gives to it: "Officials said". */
truce_span tr_name_without_capital(tr_scene *scene, const truce_mention *mention, const tr_draft *draft);

#endif
