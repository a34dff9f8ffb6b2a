/* Calibration: how sure a line is, from its clues and from the frame or the head that made it (data/codebook/sure.tsv). */
#ifndef TR_RECORD_CALIBRATION_H
#define TR_RECORD_CALIBRATION_H

#include "record/clues.h"

typedef struct tr_calibration tr_calibration;
/* Reads the table: "clue TAB kind TAB weight", the kind of line or "*" for all of them; and "by MAKER TAB kind TAB weight" for a frame or a head. An
 * empty text gives a table that is in two minds about everything. */
truce_status tr_calibration_read(truce_arena *arena, const char *path, truce_span content, tr_calibration **calibration, truce_error *error);
/* The chance that the line is right: the logistic function of the sum of its weights. */
float tr_calibration_sure(const tr_calibration *calibration, truce_span maker, truce_line_kind kind, const tr_clues *clues);

#endif
