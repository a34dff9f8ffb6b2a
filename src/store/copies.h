/* Which reports of a store tell what another has written: near copies by MinHash over five-word shingles and a check of the texts; wire stories
 * by the credit in their dateline. */
#ifndef TR_STORE_COPIES_H
#define TR_STORE_COPIES_H

#include "store/sqlite.h"

/* Share of the shorter text's shingles that the longer one has too; 0 if one is too short to tell. */
double tr_texts_shared(truce_span a, truce_span b);
/* Inside a transaction, after the report's row was written: looks for an original, notes copy_of and the common source, keeps the signature. */
void tr_copies_note(truce_store *store, int64_t report, truce_span text, truce_day published);
/* The agency or outlet named in a dateline: "BOGOTA (Andes Wire) -"; none if there is none. */
truce_span tr_wire_credit(truce_span text);

#endif
