/* Bytes of any character set → clean UTF-8 in normal form C. */
#ifndef TR_INGEST_DECODE_H
#define TR_INGEST_DECODE_H

#include "truce/base.h"

/* Decodes `bytes` to UTF-8 in `arena`. A byte order mark decides; then validity as UTF-8; then `declared` (a header, may be none), then what
 * the page itself declares (`<meta charset>`, `<?xml encoding>`); then detection; at last windows-1252. UTF-8 that needs no change is
 * borrowed, not copied. False: this is no text (binary). */
bool tr_decode(truce_arena *arena, truce_span bytes, truce_span declared, truce_span *text);

/* A paragraph cleaned: normal form C, runs of blanks as one, no control or invisible characters, none at the ends. Certain mojibake (UTF-8 once
 * read as windows-1252) is undone. Lives in `arena` or borrows. */
truce_span tr_text_clean(truce_arena *arena, truce_span text);

/* UTF-8 in normal form C. Lives in `arena` or borrows. */
truce_span tr_text_composed(truce_arena *arena, truce_span text);

#endif
