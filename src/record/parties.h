/* Who is meant where the text leaves it to the reader: "both sides", the other side of an attack, those whom a mediator asks. */
#ifndef TR_RECORD_PARTIES_H
#define TR_RECORD_PARTIES_H

#include "record/sides.h"

/* Fills recipients, whom and parties that the two sides of the report's conflict settle. */
void tr_parties_fill(tr_coder *coder, const tr_sides *sides, const tr_two_sides *two);

/* not_meant.c. Leaves out things and landscapes that nothing is meant for; a line of nobody but a landscape is dropped. */
void tr_drop_things(tr_coder *coder, tr_draft *draft);
/* Who comes, goes or marches does it to nobody named by a bare place, and not to his own. */
void tr_drop_own_and_places(tr_coder *coder, const tr_sides *sides, tr_draft *draft);

/* struck.c. The place of an attack is whom it hit, where nothing else is told and it is not the attacker's own. */
void tr_place_hit_add(tr_coder *coder, tr_draft *draft);
/* What is hit stands for where it stands and for those in it: "a hotel in Nairobi". */
void tr_those_in_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft);
/* A place also stands for the state it belongs to, where the report speaks of that state. */
void tr_states_of_places_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft);
/* Soldiers, police and guards who are hit are their state's. */
void tr_state_of_forces_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft);

/* whose_people.c. Those whose the people are that something is done to. */
void tr_whose_people_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft);

/* principals.c. Those who sent the envoys that a line is meant for. */
void tr_principals_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft);

/* mediated.c. The parties of a mediation that names none, or one of them. */
void tr_mediated_fill(tr_coder *coder, const tr_sides *sides, tr_draft *draft, const tr_two_sides *two);

/* just_named.c. Puts those whom the text has just named into the fields of a line that speaks of "both countries", "the three leaders". */
void tr_just_named_spell_out(tr_coder *coder, tr_draft *draft);

/* both_sides.c. Puts the two into the fields of a line that name "both sides". */
/* A name that says no more than that both take part: "sides", "the parties". The one list of such names. */
bool tr_names_sides(truce_span name);
void tr_both_sides_spell_out(tr_coder *coder, tr_draft *draft, const tr_two_sides *two);

/* The head of an actor's first mention, or TRUCE_NONE. */
static inline uint32_t tr_first_head(const tr_coder *coder, const truce_actor *actor) {
  const uint32_t head = actor->mention_count ? coder->reading->mentions[actor->mentions[0]].head : TRUCE_NONE;
  return head < coder->reading->word_count ? head : TRUCE_NONE;
}
/* Does the head of a mention stand in the line's sentence? */
static inline bool tr_named_with(const tr_coder *coder, const tr_draft *draft, uint32_t head) {
  return head < coder->reading->word_count && tr_word(coder, head)->sentence == tr_word(coder, draft->line.trigger)->sentence;
}

#endif
