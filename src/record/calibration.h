/* Calibration: how often a frame's lines of one kind were right on development reports (data/codebook/sure.tsv). */
#ifndef TR_RECORD_CALIBRATION_H
#define TR_RECORD_CALIBRATION_H

#include "record/coder.h"

typedef struct tr_calibration tr_calibration;
/* Reads the table: "maker TAB kind TAB status TAB sure", rows "* kind *" give the kind's own share. An empty text gives an empty table. */
truce_status tr_calibration_read(truce_arena *arena, const char *path, truce_span content, tr_calibration **calibration, truce_error *error);
/* What the table says of a draft: maker, kind and status, else maker and kind, else the kind. */
float tr_calibration_sure(const tr_calibration *calibration, truce_span maker, truce_line_kind kind, truce_line_status status);

#endif
