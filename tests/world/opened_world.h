/* The world of data/, opened once for the tests of a file: cmocka_run_group_tests(tests, open_world, close_world); readings resolved in it. */
#ifndef TR_TEST_OPENED_WORLD_H
#define TR_TEST_OPENED_WORLD_H

#include "made_reading.h"
#include "truce/world.h"

static truce_world *world;

static inline int open_world(void **state) {
  (void)state;
  truce_error error;
  return truce_world_open(&(truce_world_options){.data_folder = "data"}, &world, &error) ? -1 : 0;
}

static inline int close_world(void **state) {
  (void)state;
  truce_world_close(world);
  return 0;
}

/* A reading made from CoNLL-U and resolved, as of a day ("2024-06-10", or NULL). */
static inline made *resolved(const char *conllu, const char *day) {
  made *m = made_reading(conllu, day);
  truce_world_resolve(world, &m->reading, m->arena);
  return m;
}

#endif
