/* World: opening roster and gazetteer beside the start-up budget of 20 ms, look-ups of places beside 2 µs. */
#include <stdio.h>
#include <time.h>

#include "base/text.h"
#include "truce/world.h"
#include "world/gazetteer.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(void) {
  const truce_world_options options = {.data_folder = "data"};
  truce_error error;
  truce_world *world;
  double best = 1e9;
  for (int i = 0; i < 5; i++) {
    double start = now();
    if (truce_world_open(&options, &world, &error)) return printf("world: %s: %s\n", error.file, error.message), 1;
    double took = now() - start;
    if (took < best) best = took;
    truce_world_close(world);
  }
  printf("world: opens in %.1f ms CPU, %.2f of the budget of 20 ms\n", best * 1e3, best / 0.020);
  static const char *const names[] = {
      "Cairo", "Idlib", "Rafah crossing", "San Jose", "Springfield", "Nowhere at all", "Kyiv", "Aleppo", "Al Hudaydah", "Santiago",
  };
  truce_arena *arena = truce_arena_new();
  tr_gazetteer gazetteer;
  if (tr_gazetteer_open(&gazetteer, arena, "data/gazetteer", &error)) return 1;
  tr_spot spots[64];
  size_t candidates = 0, lookups = 0;
  double start = now();
  for (int round = 0; round < 2000; round++)
    for (size_t i = 0; i < sizeof names / sizeof *names; i++, lookups++) candidates += tr_gazetteer_find(&gazetteer, tr_span(names[i]), spots, 64);
  double each = (now() - start) / (double)lookups;
  printf("world: a look-up %.2f us, %.2f us a candidate, %.2f of the floor of 2 us\n", each * 1e6, each * 1e6 * (double)lookups / (double)candidates,
         each * (double)lookups / (double)candidates / 2e-6);
  tr_gazetteer_close(&gazetteer);
  truce_arena_delete(arena);
  return 0;
}
