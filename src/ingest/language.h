/* Which language a text is in: by script, then by its function words and letter pairs. */
#ifndef TR_INGEST_LANGUAGE_H
#define TR_INGEST_LANGUAGE_H

#include "truce/base.h"

/* Two letters of ISO 639-1, or "und" where the text does not tell. `declared` (what the page claims, may be none) decides only where the text
 * itself is too short or too mixed to tell, and is believed only if it fits the script. The result is static. */
truce_span tr_language_of(truce_span text, truce_span declared);

#endif
