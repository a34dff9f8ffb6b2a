/* Words → actors and places of the report; makes actors for groups without a name and for places that stand for their side. */
#ifndef TR_RECORD_ACTORS_H
#define TR_RECORD_ACTORS_H

#include "record/coder.h"

enum { TR_ACTOR_LIMIT = 24 };
typedef struct tr_ids {
  uint32_t ids[TR_ACTOR_LIMIT];
  size_t count;
} tr_ids;
/* Each once; TRUCE_NONE is nobody. */
void tr_ids_add(tr_ids *ids, uint32_t id);
/* All of a field; NULL holds nobody. */
void tr_ids_add_all(tr_ids *ids, const truce_value *value);

/* Prepares covering mentions and room for made actors. */
void tr_actors_prepare(tr_coder *coder);
/* The mention whose head a word is, else the name it stands in; or NULL. */
const truce_mention *tr_mention_at(const tr_coder *coder, uint32_t word);
truce_kind tr_kind_of(const tr_coder *coder, uint32_t word);
/* A state or its government. */
bool tr_is_state(const tr_coder *coder, uint32_t actor);
/* A world or aid body, or somebody of it: the UN, its envoy, Oxfam. */
bool tr_of_body(const truce_actor *actor);
/* Called by no name of its own: "the rebels", "a security guard". */
bool tr_unnamed(const truce_actor *actor);
/* The actor that a word names or describes, or TRUCE_NONE. `made` allows making one for a group or a place. */
uint32_t tr_actor_of(tr_coder *coder, uint32_t word, bool made);
/* The actor that the report calls by this name, or TRUCE_NONE. */
uint32_t tr_actor_named(const tr_coder *coder, truce_span name);
/* The actor for a place: its state if the report has it, else one made for it. */
uint32_t tr_actor_of_place(tr_coder *coder, uint32_t place);
/* Is it a noun of people, forces or fighters? */
bool tr_somebody(const tr_coder *coder, uint32_t noun);
/* The same, or a plural that looks like people; the actor made of it and of the words before it. */
bool tr_group_noun(const tr_coder *coder, uint32_t word);
uint32_t tr_group_of(tr_coder *coder, uint32_t word);
/* Takes numbers and articles off the names of groups. */
void tr_actors_name(tr_coder *coder);

/* owners.c. The actor that owns what a word names ("Israel's plan", "IAF airstrikes", "the decision of the court"), or TRUCE_NONE; the second makes no actor
 * of a bare noun ("police commandos"). */
uint32_t tr_owner_of(tr_coder *coder, uint32_t word);
uint32_t tr_named_owner_of(tr_coder *coder, uint32_t word);
/* The actor in the first half of "UN-sponsored", "Qatari-brokered", or TRUCE_NONE. */
uint32_t tr_sponsor_in(const tr_coder *coder, uint32_t word);

/* stands_for.c. The actor a word stands for in an actor field: itself, else whoever owns it; or TRUCE_NONE. */
uint32_t tr_party_of(tr_coder *coder, uint32_t word);
/* All parties that a word stands for: a pronoun of reported speech stands for those who speak ("both said that they …"). */
void tr_parties_of(tr_coder *coder, uint32_t word, tr_ids *ids);

/* soil.c. The place that a word names, or TRUCE_NONE. */
uint32_t tr_place_of(const tr_coder *coder, uint32_t word);
/* A word's place, else the one that it is the town, the shore, the outskirts of ("the resort of Bree", "Kisoro district"), or TRUCE_NONE. */
uint32_t tr_place_named(const tr_coder *coder, uint32_t word);
/* The same, and where a state lies of which only an adjective is named ("a Polish farm"), or whose soil a noun is ("the Zambian side", "its airspace"). */
uint32_t tr_soil_of(tr_coder *coder, uint32_t word);

/* "the Kuwait invasion", "the US embassy bombing": does the word before an attack tell where, or on what it was, not whose? */
bool tr_names_struck(const tr_coder *coder, uint32_t attack, uint32_t child);

#endif
