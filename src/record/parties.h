/* Who is meant where the text leaves it to the reader: "both sides", the other side of an attack, those whom a mediator asks. */
#ifndef TR_RECORD_PARTIES_H
#define TR_RECORD_PARTIES_H

#include "record/sides.h"

/* Fills recipients, whom and parties that the two sides of the report's conflict settle. */
void tr_parties_fill(tr_coder *coder, const tr_sides *sides, const tr_two_sides *two);

/* just_named.c. Puts those whom the text has just named into the fields of a line that speaks of "both countries", "the three leaders". */
void tr_just_named_spell_out(tr_coder *coder, tr_draft *draft);

/* both_sides.c. Puts the two into the fields of a line that name "both sides". */
/* A name that says no more than that both take part: "sides", "the parties". The one list of such names. */
bool tr_names_sides(truce_span name);
void tr_both_sides_spell_out(tr_coder *coder, tr_draft *draft, const tr_two_sides *two);

#endif
