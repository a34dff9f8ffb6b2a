/* truce/codebook.h: the frames that turn grammar into lines. */
#ifndef TRUCE_CODEBOOK_H
#define TRUCE_CODEBOOK_H

#include "truce/reader.h"
#include "truce/record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Never changes once open, so threads share it. */
typedef struct truce_codebook truce_codebook;
/* Reads the word classes, frames and weights of `folder` (docs/codebook.md); nothing is half loaded. TRUCE_NOT_FOUND, TRUCE_UNREADABLE, TRUCE_NO_SPACE,
 * TRUCE_TOO_LARGE (more classes than there may be), TRUCE_BAD_DATA with file, line (in `offset`) and what was expected. Close with truce_codebook_close, which
 * takes NULL. */
truce_status truce_codebook_open(const char *folder, truce_codebook **codebook, truce_error *error);
void truce_codebook_close(truce_codebook *codebook);
/* "N frames, 1f3a9c…" (checksum over its files), as told in `made_by`; lives as long as the codebook. */
const char *truce_codebook_version(const truce_codebook *codebook);

/* Codes a reading that truce_world_resolve has resolved into lines, the least sure left out. The record lives in `arena` and borrows the reading. Thread-safe
 * with one arena a thread. */
void truce_codebook_code(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record);

/* Lets the frames vote on `count` marked pairs that truce_reader_read_marked has answered on this reading, resolved since: an event of theirs between the two
 * joins the chances of the model's heads. Changes the pairs in place; `arena` is scratch memory. */
void truce_codebook_vote(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_pair *pairs, size_t count);

#ifdef __cplusplus
}
#endif
#endif
