/* Speed of the codebook stage alone, the reading excluded: sentences a second on one core, beside the floor of 3,000. Text: the samples of the project. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "truce/engine.h"
#include "truce/ingest.h"

enum { REPORT_LIMIT = 64, ROUNDS = 20, FLOOR = 3000 };
typedef struct bench {
  truce_engine *engine;
  truce_reader *reader;
  truce_arena *arenas[REPORT_LIMIT];
  truce_reading readings[REPORT_LIMIT];
  truce_report reports[REPORT_LIMIT];
  size_t count, sentences;
  truce_arena *ingest;
} bench;

static truce_span copy(truce_arena *arena, truce_span text) { return text.size ? tr_arena_copy(arena, text) : text; }

static bool take(void *self, const truce_report *report) {
  bench *b = self;
  if (b->count == REPORT_LIMIT) return false;
  truce_arena *arena = b->arenas[b->count] = truce_arena_new();
  truce_report *own = &b->reports[b->count];
  *own = (truce_report){
      .id = copy(arena, report->id), .text = copy(arena, report->text), .published = report->published, .published_basis = report->published_basis};
  truce_reading *reading = &b->readings[b->count++];
  truce_engine_resolve(b->engine, b->reader, own, NULL, arena, reading);
  b->sentences += reading->sentence_count;
  return true;
}

static bool feed(void *self, const char *path) {
  bench *b = self;
  truce_error error;
  truce_ingest_file(truce_engine_ingest(b->engine), path, NULL, b->ingest, take, NULL, b, &error);
  return true;
}

int main(void) {
  static bench b;
  truce_error error;
  if (truce_engine_open(NULL, &b.engine, &error)) return fprintf(stderr, "%s: %s\n", error.file, error.message), 1;
  b.reader = truce_reader_new(truce_engine_model(b.engine));
  b.ingest = truce_arena_new();
  if (truce_ingest_list("samples", feed, &b, &error)) return fprintf(stderr, "%s: %s\n", error.file, error.message), 1;
  struct timespec from, to;
  truce_arena *scratch = truce_arena_new();
  size_t lines = 0;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  for (int round = 0; round < ROUNDS; round++)
    for (size_t i = 0; i < b.count; i++) {
      truce_record record;
      truce_arena_clear(scratch);
      truce_codebook_code(truce_engine_codebook(b.engine), &b.readings[i], scratch, &record);
      lines += record.line_count;
    }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  const double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
  const double speed = (double)(b.sentences * ROUNDS) / seconds;
  printf("codebook stage: %zu reports, %zu sentences, %zu lines; %.0f sentences/s and core, %.1f times the floor of %d\n", b.count, b.sentences, lines / ROUNDS,
         speed, speed / FLOOR, FLOOR);
  for (size_t i = 0; i < b.count; i++) truce_arena_delete(b.arenas[i]);
  truce_arena_delete(scratch);
  truce_arena_delete(b.ingest);
  truce_reader_delete(b.reader);
  truce_engine_close(b.engine);
  return 0;
}
