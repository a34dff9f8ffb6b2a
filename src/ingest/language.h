/* Which language a text is in: by script, then by its function words. */
#ifndef TR_INGEST_LANGUAGE_H
#define TR_INGEST_LANGUAGE_H

#include "base/word_classes.h"

/* Two letters of ISO 639-1, or "und" where the text does not tell. `languages`: the words of each, from languages.tsv of the data folder's ingest/; the
 * result lives as long as they. `declared` (what the page claims, may be none) decides only where the text itself is too short or too mixed to tell, and is
 * believed only if it fits the script. */
truce_span tr_language_of(const tr_word_classes *languages, truce_span text, truce_span declared);

#endif
