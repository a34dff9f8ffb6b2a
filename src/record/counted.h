/* The thing or people that a number counts. */
#ifndef TR_RECORD_COUNTED_H
#define TR_RECORD_COUNTED_H

#include "record/numbers.h"

typedef struct tr_counted {
  uint32_t noun, head; /* counted noun, head of the phrase */
  uint32_t governor;   /* verb or noun above it, or TRUCE_NONE */
  truce_deprel relation;
} tr_counted;

tr_counted tr_counted_by(const tr_coder *coder, const tr_quantity *quantity);
/* Those of whom some are counted: the people of "people, including two nurses"; noun is TRUCE_NONE if there are none. */
tr_counted tr_counted_whole(const tr_coder *coder, const tr_counted *counted);
/* Are those counted the subject of what governs them? Is something done to them there? */
bool tr_counted_acts(const tr_counted *counted);
bool tr_counted_suffers(const tr_coder *coder, const tr_counted *counted);
/* Does a word of the class say it of them: "62 dead", "left 40 wounded", "were missing"? */
bool tr_counted_is(const tr_coder *coder, const tr_counted *counted, tr_class_id words);
/* Does a verb of the class (killing, wounding …) have them as object or passive subject, or stand at the noun as participle or adjective? */
bool tr_undergoes(const tr_coder *coder, const tr_counted *counted, tr_class_id verbs);
bool tr_dies(const tr_coder *coder, const tr_counted *counted);
/* Shot at, not shot dead. */
bool tr_shot_at(const tr_coder *coder, const tr_counted *counted);
/* "strong" of "a 400-strong force" */
bool tr_strong(const tr_coder *coder, uint32_t word);

/* counted_as.c. "killed", "displaced", "trucks" …, "other" for what is worth counting besides; or none. */
truce_span tr_counted_as(const tr_coder *coder, const tr_counted *counted);
/* Shells, aid, buildings: nothing that can die, flee or be freed. */
bool tr_lifeless(const tr_coder *coder, uint32_t noun);

/* befell.c. "killed", "injured", "prisoners", "hostages" by an idiom ("paid with their lives", "behind bars"); or none. */
truce_span tr_befell(const tr_coder *coder, const tr_counted *counted);

/* in_need.c. Are those counted shut in, without food, reached by aid, or do they live there? */
bool tr_in_need(const tr_coder *coder, const tr_counted *counted);

#endif
