/* Where an event happened, from a resolved reading. */
#ifndef TR_WORLD_EVENT_PLACE_H
#define TR_WORLD_EVENT_PLACE_H

#include "truce/reading.h"

/* The mentions that name where what `word` tells happened, at most `limit`, none if the sentence does not say: one place, or several in a list
 * ("in Chibok and Biu"). A mention without a place is a state that the reading has as an actor. */
size_t tr_event_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit);
/* The same, but only what stands beside the word itself with "in", "at", "near" …: for what is said rather than done. */
size_t tr_adjunct_places(const truce_reading *reading, uint32_t word, uint32_t *out, size_t limit);

#endif
