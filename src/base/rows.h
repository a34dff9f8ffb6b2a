/* Tables that people edit: files of rows, in which empty lines and those that begin with # say nothing. */
#ifndef TR_BASE_ROWS_H
#define TR_BASE_ROWS_H

#include "truce/base.h"

/* Where a row stands, for faults. */
typedef struct tr_row_place {
  const char *path;
  int64_t line; /* from 1 */
  truce_error *error;
} tr_row_place;

/* Reads one row (without its line end), which lives until the reader returns; a status other than TRUCE_OK ends the reading. */
typedef truce_status tr_row_reader(void *self, truce_span row, const tr_row_place *place);
/* Hands all rows of a file (16 MB at most) to `read`. Statuses of tr_file_map and of `read`. */
truce_status tr_rows_read(const char *path, tr_row_reader *read, void *self, truce_error *error);
/* TRUCE_BAD_DATA, "Line N: what 'got'.", with `got` cut. */
truce_status tr_row_fault(const tr_row_place *place, const char *what, truce_span got);

#endif
