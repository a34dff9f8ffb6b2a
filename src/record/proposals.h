/* Proposals: plans, offers, truces, deals and resolutions that the report speaks of, each gathered from all the words that mean it. */
#ifndef TR_RECORD_PROPOSALS_H
#define TR_RECORD_PROPOSALS_H

#include "record/actors.h"
#include "record/arguments.h"

/* Finds all mentions and gathers them; fills coder->proposals and coder->proposal_of. */
void tr_proposals_find(tr_coder *coder);
/* spoken_of.c. The proposal that a word names, or whose offer, text or stage it is ("acceptance of the plan", "the first phase of the deal"); or TRUCE_NONE. */
uint32_t tr_proposal_at(const tr_coder *coder, uint32_t word);
/* The proposal spoken of last before a word: what "undecided" or "said yes" is about when nothing is said; or TRUCE_NONE. `named`, if not NULL, gets
 * the word that named it. */
uint32_t tr_proposal_last(const tr_coder *coder, uint32_t word, uint32_t *named);
/* What was asked or offered last before a word, in its sentence or the two before, by others than `who` ("Asked to leave, they refused"); or TRUCE_NONE. */
uint32_t tr_asked_last(const tr_coder *coder, uint32_t word, uint32_t who);
/* proposal_lines.c. Drafts a line for each proposal that lines are about or whose author the report tells. */
void tr_proposals_write(tr_coder *coder);

#endif
