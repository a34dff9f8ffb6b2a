/* Persons that a report names otherwise than those before it. */
#ifndef TR_STORE_PERSONS_H
#define TR_STORE_PERSONS_H

#include "store/sqlite.h"
#include "truce/world.h"

/* SQL: the last part of a name, in small letters: "assad" of "Bashar al-Assad"; as the index actor_by_last_name has it. */
#define TR_LAST_NAME(name) "lower(replace(" name ", rtrim(" name ", replace(replace(" name ", ' ', ''), '-', '')), ''))"

/* The store's number of the person that an actor of a report is: of the same name where the country is told of one of them only, or the only one known whose
 * name ends so ("Ahtisaari", taken for a place or not). 0 if it is none, or a person of the roster. */
int64_t tr_known_person(truce_store *store, const truce_actor *actor);

#endif
