/* Whose verb it is. */
#ifndef TR_RECORD_SUBJECTS_H
#define TR_RECORD_SUBJECTS_H

#include "record/arguments.h"

bool tr_passive(const tr_coder *coder, uint32_t verb);
/* The subject on the verb itself, or TRUCE_NONE. */
uint32_t tr_own_subject(const tr_coder *coder, uint32_t verb);
/* The subject that a verb without one shares with a verb above, or TRUCE_NONE. Climbs a few steps at most. */
uint32_t tr_shared_subject(const tr_coder *coder, uint32_t verb);
/* "Kenya said the rebels had killed two, and urged the union to act", "said no team would go and urged a truce": behind a comma, or beside what would be,
 * whoever speaks also urges, though the parser hangs it on what he said; the speaker's word, or TRUCE_NONE. */
uint32_t tr_speaker_urges(const tr_coder *coder, uint32_t verb);
/* "on the verge of leaving", "at the point of" */
bool tr_on_verge(const tr_coder *coder, uint32_t noun);
/* "fighting has driven them out": a noun that the parser calls a clause. */
bool tr_noun_as_clause(const tr_coder *coder, uint32_t word);
/* A relative clause with "which" on people, who are "who": it is of something else. */
bool tr_which_of_people(const tr_coder *coder, uint32_t clause);

#endif
