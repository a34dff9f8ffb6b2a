/* What the codebook misses on a corpus: predicates that no frame knows, frames that write no line. */
#include "cli/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

typedef struct unknown_word {
  char lemma[64];
  char where[96]; /* the words around its first place */
  size_t count;
} unknown_word;
typedef struct coverage {
  const truce_codebook *codebook;
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

static void code_all(void *self, const truce_reading *reading, truce_arena *arena, truce_record *record, tr_buffer *out) {
  const coverage *c = self;
  (void)out;
  tr_codebook_code(c->codebook, reading, arena, 0, record);
}

static void cover_report(void *self, const truce_record *record, truce_span rendered) {
  coverage *c = self;
  (void)rendered;
  c->reports++;
  c->text = record->report->text;
  tr_codebook_coverage(c->codebook, record, c->used, count_unknown, c);
}

static int by_count(const void *a, const void *b) {
  const unknown_word *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return strcmp(x->lemma, y->lemma);
}

static void print_coverage(coverage *c) {
  const tr_frames *frames = &c->codebook->frames;
  size_t unused = 0;
  for (size_t i = 0; i < frames->items.count; i++) unused += !c->used[i];
  printf("%zu report%s; %zu of %zu frames wrote a line\n\npredicates that no frame knows, by frequency:\n", c->reports, c->reports == 1 ? "" : "s",
         frames->items.count - unused, frames->items.count);
  if (c->unknown_count) qsort(c->unknown, c->unknown_count, sizeof *c->unknown, by_count);
  for (size_t i = 0; i < c->unknown_count && i < 200; i++) printf("%7zu %-16s %s\n", c->unknown[i].count, c->unknown[i].lemma, c->unknown[i].where);
  puts("\nframes that wrote no line here:");
  for (size_t i = 0; i < frames->items.count; i++)
    if (!c->used[i]) printf("  %.*s\n", (int)frames->items.items[i].id.size, frames->items.items[i].id.data);
}

int tr_codebook_cover(const truce_engine *engine, const tr_texts *paths) {
  const truce_codebook *codebook = truce_engine_codebook(engine);
  coverage c = {.codebook = codebook, .used = calloc(codebook->frames.items.count + 1, sizeof(bool))};
  if (!c.used) return fputs("truce codebook: memory is used up\n", stderr), 1;
  const int failed = tr_codebook_feed(engine, paths, (tr_pipeline_steps){.self = &c, .code = code_all, .take = cover_report});
  print_coverage(&c);
  free(c.unknown);
  free(c.used);
  return failed;
}
