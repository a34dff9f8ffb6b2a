/* Weights by kind and clue, those for all kinds added in; those of makers in rows sorted by "maker TAB kind". */
#include "record/calibration.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct row {
  truce_span key;
  float weight;
} row;
struct tr_calibration {
  float of[TRUCE_LINE_KIND_COUNT][TR_CLUE_COUNT];
  row *makers;
  size_t maker_count;
};

static int by_key(const void *a, const void *b) { return tr_compare(((const row *)a)->key, ((const row *)b)->key); }

static bool add_weight(tr_calibration *calibration, truce_span clue_name, truce_span kind_name, float weight) {
  int clue = 0;
  bool known = false;
  while (clue < TR_CLUE_COUNT && !tr_equal_string(clue_name, tr_clue_names[clue])) clue++;
  for (int kind = 0; kind < TRUCE_LINE_KIND_COUNT && clue < TR_CLUE_COUNT; kind++) {
    if (!tr_equal_string(kind_name, "*") && !tr_equal_string(kind_name, truce_line_kind_names[kind])) continue;
    calibration->of[kind][clue] += weight;
    known = true;
  }
  return known;
}

truce_status tr_calibration_read(truce_arena *arena, const char *path, truce_span content, tr_calibration **out, truce_error *error) {
  TR_ARRAY(row) makers = {0};
  tr_calibration *calibration = TR_NEW(arena, tr_calibration);
  const truce_span by = TR_SPAN("by ");
  truce_span line;
  *calibration = (tr_calibration){0};
  for (int64_t number = 1; tr_split(&content, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || line.data[0] == '#') continue;
    truce_span rest = line, name, kind;
    double weight = 0;
    bool known = tr_split(&rest, '\t', &name) && tr_split(&rest, '\t', &kind) && tr_number(rest, &weight);
    if (known && tr_starts(name, by)) {
      const char *maker = name.data + by.size;
      TR_PUSH(arena, &makers, ((row){{maker, (size_t)(kind.data + kind.size - maker)}, (float)weight}));
    } else known = known && add_weight(calibration, name, kind, (float)weight);
    if (!known)
      return tr_fail(error, TRUCE_BAD_DATA, path, number,
                     "line %lld: \"clue TAB kind or * TAB weight\" or \"by MAKER TAB kind TAB weight\" is expected, with a clue that truce knows.",
                     (long long)number);
  }
  if (makers.count) qsort(makers.items, makers.count, sizeof *makers.items, by_key);
  calibration->makers = makers.items;
  calibration->maker_count = makers.count;
  *out = calibration;
  return TRUCE_OK;
}

static float weight_of_maker(const tr_calibration *calibration, truce_span maker, truce_line_kind kind) {
  char key[256];
  const int size = snprintf(key, sizeof key, "%.*s\t%s", (int)maker.size, maker.data, truce_line_kind_names[kind]);
  if (size < 0 || (size_t)size >= sizeof key || !calibration->maker_count) return 0;
  const row wanted = {.key = {key, (size_t)size}};
  const row *found = bsearch(&wanted, calibration->makers, calibration->maker_count, sizeof *calibration->makers, by_key);
  return found ? found->weight : 0;
}

float tr_calibration_sure(const tr_calibration *calibration, truce_span maker, truce_line_kind kind, const tr_clues *clues) {
  float sum = weight_of_maker(calibration, maker, kind);
  for (int clue = 0; clue < TR_CLUE_COUNT; clue++) sum += calibration->of[kind][clue] * clues->of[clue];
  return 1 / (1 + expf(-sum));
}
