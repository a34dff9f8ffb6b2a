/* Files of rows: mapped, parted into lines, each handed on. */
#include "base/rows.h"

#include "base/files.h"
#include "base/text.h"

enum { FILE_LIMIT = 16 * 1024 * 1024, SHOWN = 80 };

truce_status tr_rows_read(const char *path, tr_row_reader *read, void *self, truce_error *error) {
  tr_file file;
  truce_status status = tr_file_map(path, FILE_LIMIT, &file, error);
  if (status) return status;
  tr_row_place place = {path, 0, error};
  for (truce_span rest = tr_behind_mark(file.content), row; !status && tr_split(&rest, '\n', &row);) {
    place.line++;
    if (row.size && row.data[row.size - 1] == '\r') row.size--;
    if (row.size && row.data[0] != '#') status = read(self, row, &place);
  }
  tr_file_unmap(&file);
  return status;
}

truce_status tr_row_fault(const tr_row_place *place, const char *what, truce_span got) {
  return tr_fail(place->error, TRUCE_BAD_DATA, place->path, place->line, "Line %lld: %s '%.*s'.", (long long)place->line, what,
                 (int)(got.size < SHOWN ? got.size : SHOWN), got.data ? got.data : "");
}
