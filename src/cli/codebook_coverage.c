/* What the codebook misses on a corpus: predicates that no frame knows, frames that write no line. */
#include "cli/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

/* ---- reports ---- */

static void tell_problem(void *self, const truce_error *error) {
  (void)self;
  tr_tell_error("codebook", error);
}

typedef struct feeding {
  tr_pipeline *pipeline;
  int failed;
} feeding;

static bool feed(void *self, const char *path) {
  feeding *f = self;
  truce_error error;
  if (tr_pipeline_feed(f->pipeline, path, NULL, &error)) tr_tell_error("codebook", &error), f->failed = 1;
  return true;
}

int tr_codebook_feed(const truce_engine *engine, const tr_texts *paths, void (*take)(void *self, const truce_record *record, truce_span rendered), void *self) {
  const tr_pipeline_steps steps = {.self = self, .take = take, .problem = tell_problem};
  feeding f = {.pipeline = tr_pipeline_new(engine, &steps, 0)};
  for (size_t i = 1; f.pipeline && i < paths->count; i++) {
    truce_error error;
    if (truce_ingest_list(paths->items[i], feed, &f, &error)) tr_tell_error("codebook", &error), f.failed = 1;
  }
  if (f.pipeline) tr_pipeline_drain(f.pipeline);
  tr_pipeline_delete(f.pipeline);
  return f.failed;
}

static void listen_to(void *self, const truce_record *record, truce_span rendered) {
  tr_codebook_listening *listening = self;
  (void)rendered;
  listening->record = record;
  truce_arena_clear(listening->arena);
  listening->code(listening);
}

int tr_codebook_listen(const truce_engine *engine, const tr_texts *paths, void (*code)(tr_codebook_listening *listening)) {
  tr_codebook_listening listening = {.engine = engine, .arena = truce_arena_new(), .code = code};
  const int failed = tr_codebook_feed(engine, paths, listen_to, &listening);
  truce_arena_delete(listening.arena);
  return failed;
}

/* ---- coverage ---- */

typedef struct unknown_word {
  char lemma[64];
  char where[96]; /* the words around its first place */
  size_t count;
} unknown_word;
typedef struct coverage {
  const truce_engine *engine;
  truce_arena *arena;
  truce_span text; /* of the report at hand */
  bool *used;
  unknown_word *unknown;
  size_t unknown_count, unknown_capacity, reports;
} coverage;

/* The words around a word, at most `size` bytes of its line. */
static void words_around(truce_span text, truce_range where, char *out, size_t size) {
  const size_t half = (size - 1) / 2;
  size_t from = where.start, to = where.end;
  while (from > 0 && where.start - from < half && text.data[from - 1] != '\n') from--;
  while (to < text.size && to - where.end < half && text.data[to] != '\n') to++;
  while (from < where.start && from > 0 && text.data[from - 1] != ' ' && text.data[from - 1] != '\n') from++;
  while (to > where.end && to < text.size && text.data[to] != ' ' && text.data[to] != '\n') to--;
  snprintf(out, size, "%.*s", (int)(to - from), text.data + from);
}

static void count_unknown(void *self, const truce_word *word) {
  coverage *c = self;
  unknown_word one = {.count = 1};
  snprintf(one.lemma, sizeof one.lemma, "%.*s", (int)(word->lemma.size < 60 ? word->lemma.size : 60), word->lemma.data);
  for (size_t i = 0; i < c->unknown_count; i++)
    if (!strcmp(c->unknown[i].lemma, one.lemma)) {
      c->unknown[i].count++;
      return;
    }
  unknown_word *unknown = tr_grown(c->unknown, c->unknown_count, &c->unknown_capacity, sizeof *unknown);
  if (!unknown) return;
  c->unknown = unknown;
  words_around(c->text, word->where, one.where, sizeof one.where);
  c->unknown[c->unknown_count++] = one;
}

static void cover_report(void *self, const truce_record *record, truce_span rendered) {
  coverage *c = self;
  (void)rendered;
  c->reports++;
  c->text = record->report->text;
  truce_arena_clear(c->arena);
  tr_codebook_coverage(truce_engine_codebook(c->engine), record->reading, c->arena, c->used, count_unknown, c);
}

static int by_count(const void *a, const void *b) {
  const unknown_word *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return strcmp(x->lemma, y->lemma);
}

static void print_coverage(coverage *c) {
  const tr_frames *frames = &truce_engine_codebook(c->engine)->frames;
  size_t unused = 0;
  for (size_t i = 0; i < frames->items.count; i++) unused += !c->used[i];
  printf("%zu reports; %zu of %zu frames wrote a line\n\npredicates that no frame knows, by frequency:\n", c->reports, frames->items.count - unused,
         frames->items.count);
  if (c->unknown_count) qsort(c->unknown, c->unknown_count, sizeof *c->unknown, by_count);
  for (size_t i = 0; i < c->unknown_count && i < 200; i++) printf("%7zu %-16s %s\n", c->unknown[i].count, c->unknown[i].lemma, c->unknown[i].where);
  puts("\nframes that wrote no line here:");
  for (size_t i = 0; i < frames->items.count; i++)
    if (!c->used[i]) printf("  %.*s\n", (int)frames->items.items[i].id.size, frames->items.items[i].id.data);
}

int tr_codebook_cover(const truce_engine *engine, const tr_texts *paths) {
  const size_t frame_count = truce_engine_codebook(engine)->frames.items.count;
  coverage c = {.engine = engine, .arena = truce_arena_new(), .used = calloc(frame_count + 1, sizeof(bool))};
  const int failed = tr_codebook_feed(engine, paths, cover_report, &c);
  if (c.arena && c.used) print_coverage(&c);
  free(c.unknown);
  free(c.used);
  truce_arena_delete(c.arena);
  return failed;
}
