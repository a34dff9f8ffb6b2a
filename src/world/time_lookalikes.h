/* What only looks like a time: months that are verbs, years that count things, titles, demonstrations. */
#ifndef TR_WORLD_TIME_LOOKALIKES_H
#define TR_WORLD_TIME_LOOKALIKES_H

#include "world/time_match.h"

/* The word of the sentence that holds a byte of it; behind its last word the last. */
uint32_t tr_sentence_word(const truce_reading *reading, const truce_sentence *sentence, uint32_t byte);
/* The first action of the hit's rule goes by that name. */
bool tr_time_hit_is(const tr_time_hit *h, const char *action);
bool tr_time_looks_wrong(const truce_reading *reading, const truce_sentence *sentence, const tr_time_matcher *m, const tr_time_hit *h);

#endif
