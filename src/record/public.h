/* Who in a line is public: an office, a state, a body, a party, an armed group; and who is somebody at least. */
#ifndef TR_RECORD_PUBLIC_H
#define TR_RECORD_PUBLIC_H

#include "record/draft.h"

/* Is any actor of the line's fields a public one; one with a name, of a group or a person; one of a land, firms aside? */
bool tr_any_public(const tr_coder *coder, const tr_draft *draft);
bool tr_any_named(const tr_coder *coder, const tr_draft *draft);
bool tr_any_of_a_land(const tr_coder *coder, const tr_draft *draft);

#endif
