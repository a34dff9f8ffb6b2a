/* Ways through the tree from what happens to the places of its sentence, for event_place.c. Places are told by the mentions that name them. */
#ifndef TR_WORLD_PLACE_WAYS_H
#define TR_WORLD_PLACE_WAYS_H

#include "world/scene.h"

enum { TR_DEEPEST = 48 }; /* steps up from a word that are followed */

/* The mention headed by a word if it names a place, else TRUCE_NONE; a state that acts elsewhere in the text is where it lies, too. */
uint32_t tr_place_mention(const truce_reading *reading, uint32_t word);
/* The preposition before a word ("in" for Cairo in "in Cairo"), or none. */
truce_span tr_preposition_of(const truce_reading *reading, uint32_t word);
/* "in", "at", "near" …: where something is. */
bool tr_puts_at_place(truce_span preposition);
/* A word and those above it up to the root; their count. */
size_t tr_line_up(const truce_reading *reading, uint32_t word, uint32_t line[TR_DEEPEST]);
/* What it costs to reach a place from the first word of a line; INT32_MAX where there is no way. */
int tr_cost_of_way(const truce_reading *reading, const uint32_t *line, size_t line_count, uint32_t place);

/* place_rows.c. The place that lies in this one by the words before it ("the Nahdha area in central Baghdad"), or itself. */
uint32_t tr_finer_place(const truce_reading *reading, uint32_t place);
/* Adds what stands with a place as its like, in the tree; in a row that "and" or "or" joins. `count` mentions are in `out` already; gives how many are then. */
size_t tr_add_with_mates(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit);
size_t tr_add_row(const truce_reading *reading, uint32_t mention, uint32_t *out, size_t count, size_t limit);

static inline truce_deprel tr_base_of(const truce_reading *reading, uint32_t word) { return truce_deprel_base(reading->words[word].relation); }
static inline bool tr_is_word_of_places(const truce_reading *reading, truce_span word, tr_place_word class_) {
  return tr_is_place_word(&reading->world->words, word, class_);
}

#endif
