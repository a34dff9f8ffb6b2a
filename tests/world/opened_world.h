/* The world of data/ and the readings of tests/cases/world/readings.conllu, opened once for the tests of a file:
 * cmocka_run_group_tests(tests, open_world, close_world); readings resolved in it. */
#ifndef TR_TEST_OPENED_WORLD_H
#define TR_TEST_OPENED_WORLD_H

#include "base/files.h"
#include "made_reading.h"
#include "truce/world.h"

static truce_world *world;
static tr_file readings;

static inline int open_world(void **state) {
  (void)state;
  truce_error error;
  if (tr_file_map("tests/cases/world/readings.conllu", 0, &readings, &error)) return -1;
  return truce_world_open(&(truce_world_options){.data_folder = "data"}, &world, &error) ? -1 : 0;
}

static inline int close_world(void **state) {
  (void)state;
  truce_world_close(world);
  tr_file_unmap(&readings);
  return 0;
}

/* The rows of the reading that goes by a text; none for "". */
static inline truce_span rows_of(const char *text) {
  if (!*text) return TR_SPAN("");
  static const char begin[] = "# newdoc = ";
  truce_span rest = readings.content, line;
  while (tr_split(&rest, '\n', &line)) {
    if (!tr_starts(line, tr_span(begin)) || !tr_equal_string((truce_span){line.data + sizeof begin - 1, line.size + 1 - sizeof begin}, text)) continue;
    const size_t next = tr_find(rest, tr_span(begin), 0);
    return next == SIZE_MAX ? rest : (truce_span){rest.data, next};
  }
  fail_msg("readings.conllu has no reading of '%s'", text);
  return TR_SPAN("");
}

/* The reading that goes by a text, resolved, as of a day ("2024-06-10", or NULL). */
static inline made *resolved(const char *text, const char *day) {
  made *m = made_reading(rows_of(text), day);
  truce_world_resolve(world, &m->reading, m->arena);
  return m;
}

#endif
