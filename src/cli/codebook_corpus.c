/* Reads a corpus for the subcommands of `truce codebook` that look at many reports. */
#include "cli/codebook.h"

#include <stdio.h>
#include <stdlib.h>

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

int tr_codebook_feed(const truce_engine *engine, const tr_texts *paths, tr_pipeline_steps steps) {
  if (!steps.problem) steps.problem = tell_problem;
  feeding f = {.pipeline = tr_pipeline_new(engine, &steps, 0)};
  for (size_t i = 1; f.pipeline && i < paths->count; i++) {
    truce_error error;
    if (truce_ingest_list(paths->items[i], feed, &f, &error)) tr_tell_error("codebook", &error), f.failed = 1;
  }
  if (f.pipeline) tr_pipeline_drain(f.pipeline);
  tr_pipeline_delete(f.pipeline);
  return f.failed;
}

void tr_codebook_tell(const tr_codebook_telling *telling, json_t *object, size_t digits) {
  char *line = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(digits));
  if (line) tr_buffer_add_string(telling->out, line), tr_buffer_add_char(telling->out, '\n');
  free(line);
  json_decref(object);
}

static void print_told(void *self, const truce_record *record, truce_span told) {
  (void)self, (void)record;
  fwrite(told.data, 1, told.size, stdout);
}

int tr_codebook_print_told(const truce_engine *engine, const tr_texts *paths, tr_codebook_coding *code) {
  void *codebook = (void *)(uintptr_t)truce_engine_codebook(engine); /* only read */
  return tr_codebook_feed(engine, paths, (tr_pipeline_steps){.self = codebook, .code = code, .take = print_told});
}
