/* Inside view of the codebook: coding without the threshold (for examples and calibration), tables for the command line. */
#ifndef TR_RECORD_CODEBOOK_H
#define TR_RECORD_CODEBOOK_H

#include "record/coder.h"

/* As truce_codebook_code; lines below `threshold` are left out; with 0 nothing is, not even what has no public matter in it. */
void tr_codebook_code(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, double threshold, truce_record *record);
/* Tells the frames that words of the reading evoke without fitting. */
void tr_codebook_refused(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_refused refuse, void *self);
/* As truce_codebook_code; tells the lines that leave open whom they are meant for, with everybody who may be. */
void tr_codebook_meant(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_meant_told told, void *self,
                       truce_record *record);
/* As truce_codebook_code; tells the lines of the record with their clues. */
void tr_codebook_clues(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_clues_told told, void *self,
                       truce_record *record);
/* Of a record coded with no threshold: the frames that made its lines (`used`, one flag a frame) and the predicates that evoke none (`unknown`, called for each
 * such word). */
void tr_codebook_coverage(const truce_codebook *codebook, const truce_record *record, bool *used, void (*unknown)(void *self, const truce_word *word),
                          void *self);

#endif
