/* Copies at scale: 100,000 synthetic reports of 400 words, every tenth a copy of an earlier one with one word in fifteen changed; each is sketched, looked up
 * and indexed. Floor: 1 ms a report, and at least 95 of 100 copies found at the right report. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/text.h"
#include "ingest/copies.h"

enum { REPORTS = 100000, WORDS = 400, VOCABULARY = 20000, COPY_EVERY = 10 };

static uint64_t next(uint64_t *state) {
  *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
  return *state;
}

/* Words by rank with a long tail, as text has them. */
static uint32_t word(uint64_t *state) {
  double u = (double)(next(state) >> 11) / 9007199254740992.0;
  return (uint32_t)(VOCABULARY * u * u * u);
}

static truce_span write_report(uint64_t seed, uint64_t change, char *out) {
  uint64_t words = seed * 2654435761u + 88172645463325252u, changes = change * 40503u + 362436069u;
  size_t size = 0;
  for (int i = 0; i < WORDS; i++) {
    uint32_t rank = word(&words);
    if (change && next(&changes) % 15 == 0) rank = word(&changes);
    size += (size_t)sprintf(out + size, "w%x ", rank);
  }
  return (truce_span){out, size};
}

typedef struct library {
  char text[8 * WORDS];
  uint64_t *seeds, *changes;
} library;

static truce_span text_of(void *self, uint32_t number) {
  library *l = self;
  return write_report(l->seeds[number], l->changes[number], l->text);
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(void) {
  library l = {.seeds = calloc(REPORTS, sizeof *l.seeds), .changes = calloc(REPORTS, sizeof *l.changes)};
  tr_copies *copies = tr_copies_new();
  truce_arena *arena = truce_arena_new();
  static char text[8 * WORDS];
  uint32_t wanted = 0, right = 0, wrong = 0;
  double used = 0;
  uint64_t random = 1234567;
  for (uint32_t i = 0; i < REPORTS; i++) {
    bool copy = i % COPY_EVERY == COPY_EVERY - 1;
    uint32_t original = copy ? (uint32_t)(next(&random) % i) : i;
    l.seeds[i] = copy ? l.seeds[original] : i + 1;
    l.changes[i] = copy ? i : 0;
    truce_report report = {.text = write_report(l.seeds[i], l.changes[i], text), .published = {(int32_t)i}};
    tr_sketch sketch;
    double start = seconds();
    truce_arena_clear(arena);
    tr_sketch_make(arena, &report, &sketch);
    tr_copy found = tr_copies_find(copies, arena, &sketch, report.text, text_of, &l);
    tr_copies_add(copies, &sketch);
    used += seconds() - start;
    bool hit = tr_is_copy(found.pair.kind);
    wanted += copy;
    right += copy && hit && l.seeds[found.of] == l.seeds[i];
    wrong += hit && (!copy || l.seeds[found.of] != l.seeds[i]);
  }
  printf("copies: %.3f ms a report (sketch, lookup, index; %d reports; floor 1 ms: %.1f times as fast), %u of %u copies found, %u wrong\n",
         used * 1e3 / REPORTS, REPORTS, REPORTS * 1e-3 / used, right, wanted, wrong);
  tr_copies_delete(copies);
  truce_arena_delete(arena);
  free(l.seeds);
  free(l.changes);
  return used * 1e3 / REPORTS < 1 && right * 100 >= wanted * 95 ? 0 : 1;
}
