/* Whose a proposal is. */
#ifndef TR_RECORD_PROPOSAL_AUTHORS_H
#define TR_RECORD_PROPOSAL_AUTHORS_H

#include "record/proposal_words.h"

bool tr_has_author(const tr_proposal *proposal, uint32_t actor);
/* Unless it is one already, or TRUCE_NONE. */
void tr_add_author(tr_coder *coder, tr_proposal *proposal, uint32_t actor);
/* Does one actor stand behind both, or a state behind one and somebody in office there behind the other? */
bool tr_share_author(const tr_coder *coder, const tr_proposal *a, const tr_proposal *b);
/* Those that the noun's own words tell: its owner, its sponsors. */
void tr_authors_take(tr_coder *coder, tr_proposal *proposal, const tr_proposal_word *word);
/* Those whom a verb makes authors, once proposals are gathered. */
void tr_authors_find(tr_coder *coder);
/* Whoever offered or declared a proposal, where nobody else is its author; once steps are drafted. */
void tr_authors_from_steps(tr_coder *coder);
/* Where still nobody is: the several that signed or agreed it, else those between whom it is. */
void tr_authors_of_deal(tr_coder *coder, uint32_t proposal);

#endif
