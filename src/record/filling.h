/* What the readers of verbs, nouns and adjectives share while they fill the slots of a predicate. */
#ifndef TR_RECORD_FILLING_H
#define TR_RECORD_FILLING_H

#include "record/arguments.h"

typedef struct tr_filling {
  const tr_coder *coder;
  tr_arguments *out;
} tr_filling;

/* A filler with those that are coordinated to it; TRUCE_NONE fills nothing. */
void tr_filling_add(const tr_filling *f, tr_slot slot, uint32_t word);
bool tr_filling_has(const tr_filling *f, tr_slot slot);
/* The slot of an oblique or nominal modifier by its preposition; of the preposition itself. */
tr_slot tr_prepositional_slot(const tr_coder *coder, uint32_t word);
tr_slot tr_slot_of_preposition(truce_span preposition);

/* "at the hands of rebels" behind a verb or noun: who did it, or TRUCE_NONE. */
uint32_t tr_at_hands_of(const tr_coder *coder, uint32_t word);

/* verb_arguments.c. All slots of a verb; those written on the verb or adjective itself. */
void tr_fill_verb(const tr_filling *f, uint32_t verb);
void tr_add_own(const tr_filling *f, uint32_t verb);
/* One child with a preposition, in its slot. */
void tr_add_oblique(const tr_filling *f, uint32_t verb, uint32_t child);
/* "was hit", "the town hit by shells", "the convoy was stopped and hit", "kept the gate sealed" */
bool tr_reads_passive(const tr_coder *coder, uint32_t verb);
/* verb_at_noun.c. What participles, infinitives and relative clauses take from the noun they stand at. */
void tr_add_from_noun(const tr_filling *f, uint32_t verb);
/* "US-brokered talks": who stands before the hyphen did it to what stands behind. */
void tr_add_hyphened(const tr_filling *f, uint32_t verb);
/* verb_shared.c. The object, the doer, and how and where, that stand at another of several verbs. */
void tr_add_shared_object(const tr_filling *f, uint32_t verb);
void tr_add_shared_agent(const tr_filling *f, uint32_t verb);
void tr_add_shared_obliques(const tr_filling *f, uint32_t verb);
/* nominal_arguments.c. All slots of a noun; of an adjective or a compound with a hyphen ("UN-sponsored"). */
void tr_fill_noun(const tr_filling *f, uint32_t noun);
void tr_fill_adjective(const tr_filling *f, uint32_t adjective);

static inline bool tr_past_participle(const truce_word *w) { return w->features.verb_form == TRUCE_PARTICIPLE && !tr_ends(w->lower, TR_SPAN("ing")); }
/* A verb that has neither object nor content beside it. */
static inline bool tr_transitive_gap(const tr_coder *coder, uint32_t verb) {
  return !tr_has_child(coder, verb, TRUCE_DEPREL_OBJ) && !tr_has_child(coder, verb, TRUCE_DEPREL_CCOMP);
}

#endif
