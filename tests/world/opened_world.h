/* The world of data/, opened once for the tests of a file: cmocka_run_group_tests(tests, open_world, close_world). */
#ifndef TR_TEST_OPENED_WORLD_H
#define TR_TEST_OPENED_WORLD_H

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

#endif
