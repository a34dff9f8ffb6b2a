/* truce/codebook.h: the frames that turn grammar into lines. */
#ifndef TRUCE_CODEBOOK_H
#define TRUCE_CODEBOOK_H

#include "truce/reader.h"
#include "truce/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct truce_codebook truce_codebook;
/* Reads every *.frames file of `folder`. A fault gives TRUCE_BAD_DATA with file, line (in `offset`) and what was expected. Shared by threads. */
truce_status truce_codebook_open(const char *folder, truce_codebook **codebook, truce_error *error);
void truce_codebook_close(truce_codebook *codebook);
/* "N frames, 1f3a9c…" (checksum over its files), as told in `made_by`. */
const char *truce_codebook_version(const truce_codebook *codebook);

/* Codes a resolved reading into lines. The record lives in `arena` and borrows the reading. */
void truce_codebook_code(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record);

/* Lets the frames vote on marked pairs that the reader has answered: an event of theirs between the two joins the chances of the model's heads. */
void truce_codebook_vote(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_pair *pairs, size_t count);

#ifdef __cplusplus
}
#endif
#endif
