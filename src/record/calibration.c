/* Rows of sure.tsv sorted by "maker kind vote"; a maker not seen is judged by its kind. */
#include "record/calibration.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct row {
  truce_span key;
  float sure;
} row;
struct tr_calibration {
  row *rows;
  size_t count;
};

static int by_key(const void *a, const void *b) { return tr_compare(((const row *)a)->key, ((const row *)b)->key); }

truce_status tr_calibration_read(truce_arena *arena, const char *path, truce_span content, tr_calibration **out, truce_error *error) {
  TR_ARRAY(row) rows = {0};
  truce_span line;
  for (int64_t number = 1; tr_split(&content, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || line.data[0] == '#') continue;
    const char *tab = memrchr(line.data, '\t', line.size);
    double sure;
    if (!tab || !tr_number((truce_span){tab + 1, (size_t)(line.data + line.size - tab - 1)}, &sure) || sure < 0 || sure > 1)
      return tr_fail(error, TRUCE_BAD_DATA, path, number, "line %lld: \"maker TAB kind TAB vote TAB sure\" with a number from 0 to 1 is expected.",
                     (long long)number);
    TR_PUSH(arena, &rows, ((row){{line.data, (size_t)(tab - line.data)}, (float)sure}));
  }
  if (rows.count) qsort(rows.items, rows.count, sizeof *rows.items, by_key);
  *out = TR_NEW(arena, tr_calibration);
  **out = (tr_calibration){rows.items, rows.count};
  return TRUCE_OK;
}

static bool look_up(const tr_calibration *calibration, truce_span maker, const char *kind, const char *vote, float *sure) {
  char key[256];
  const int size = snprintf(key, sizeof key, "%.*s\t%s\t%s", (int)maker.size, maker.data, kind, vote);
  if (size < 0 || (size_t)size >= sizeof key || !calibration->count) return false;
  const row wanted = {.key = {key, (size_t)size}};
  const row *found = bsearch(&wanted, calibration->rows, calibration->count, sizeof *calibration->rows, by_key);
  return found && (*sure = found->sure, true);
}

float tr_calibration_sure(const tr_calibration *calibration, truce_span maker, truce_line_kind kind, int vote) {
  static const char *const votes[] = {"alone", "seconded", "doubted"};
  float sure = 0.5f;
  const char *name = truce_line_kind_names[kind];
  if (!look_up(calibration, maker, name, votes[vote], &sure) && !look_up(calibration, TR_SPAN("*"), name, votes[vote], &sure))
    look_up(calibration, TR_SPAN("*"), name, "*", &sure);
  return sure;
}
