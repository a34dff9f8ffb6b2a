/* Calibration: how often a frame's lines of one kind were right on development reports (data/codebook/sure.tsv). */
#ifndef TR_RECORD_CALIBRATION_H
#define TR_RECORD_CALIBRATION_H

#include "record/coder.h"

typedef struct tr_calibration tr_calibration;
/* Reads the table: "maker TAB kind TAB vote TAB sure" (vote: alone, seconded, doubted), rows "* kind vote" and "* kind *" for makers not seen. An empty
 * text gives an empty table. */
truce_status tr_calibration_read(truce_arena *arena, const char *path, truce_span content, tr_calibration **calibration, truce_error *error);
/* What the table says of a draft: of its maker, kind and vote, else of its kind and vote, else of its kind; 0.5 for what it knows nothing of. */
float tr_calibration_sure(const tr_calibration *calibration, truce_span maker, truce_line_kind kind, int vote);

#endif
