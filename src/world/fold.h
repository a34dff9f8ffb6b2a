/* Folding: the form under which names are looked up, the same for roster, gazetteer and text. */
#ifndef TR_WORLD_FOLD_H
#define TR_WORLD_FOLD_H

#include "truce/base.h"

enum { TR_FOLD_LIMIT = 160 }; /* bytes of a folded name; longer ones are cut */

/* Lower case without accents; hyphens, slashes and blanks give one blank, full stops, apostrophes and other marks nothing:
 * "Côte d'Ivoire" → "cote divoire", "al-Assad" → "al assad", "U.N." → "un". Writes at most TR_FOLD_LIMIT bytes, returns how many. */
size_t tr_fold(truce_span text, char out[TR_FOLD_LIMIT]);
/* Appends the folded text after a blank to what stands in out already. */
size_t tr_fold_more(truce_span text, char out[TR_FOLD_LIMIT], size_t size);
/* tr_hash of a name once it is folded, 0 if nothing is left of it. */
uint64_t tr_fold_hash(truce_span text);

#endif
