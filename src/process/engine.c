/* The engine: opens ingest, model, world and codebook once; runs the stages in order. */
#include "truce/engine.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/beside.h"
#include "base/files.h"
#include "base/text.h"

struct truce_engine {
  truce_ingest *ingest;
  truce_model *model;
  truce_world *world;
  truce_codebook *codebook;
};

typedef struct opening {
  truce_engine *engine;
  const truce_engine_options *options;
  const char *data; /* folder */
} opening;

static truce_status open_model(void *self, truce_error *error) {
  const opening *o = self;
  char path[4200];
  snprintf(path, sizeof path, "%s/model/reader.truce", o->data);
  return truce_model_open(o->options->model ? o->options->model : path, o->options->kernels, &o->engine->model, error);
}

static truce_status open_knowledge(const opening *o, truce_error *error) {
  char path[4200];
  const truce_world_options world = {.data_folder = o->data, .rosters = o->options->rosters, .roster_count = o->options->roster_count};
  const truce_status status = truce_world_open(&world, &o->engine->world, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/codebook", o->data);
  return truce_codebook_open(path, &o->engine->codebook, error);
}

/* The model takes as long as all else: it is opened beside it. Of two faults the model's is told. */
static truce_status open_parts(truce_engine *engine, const truce_engine_options *options, truce_error *error) {
  char found[4096];
  tr_beside model;
  opening o = {engine, options, options->data_folder ? options->data_folder : tr_data_folder(found)};
  truce_status status = truce_ingest_open(o.data, &engine->ingest, error);
  if (status) return status;
  tr_beside_start(&model, open_model, &o);
  status = open_knowledge(&o, error);
  const truce_status of_model = tr_beside_end(&model, error);
  return of_model ? of_model : status;
}

truce_status truce_engine_open(const truce_engine_options *options, truce_engine **out, truce_error *error) {
  static const truce_engine_options defaults = {0};
  truce_engine *engine = calloc(1, sizeof *engine);
  if (!engine) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  truce_status status = open_parts(engine, options ? options : &defaults, error);
  if (status) {
    truce_engine_close(engine);
    return status;
  }
  *out = engine;
  return TRUCE_OK;
}

void truce_engine_close(truce_engine *engine) {
  if (!engine) return;
  truce_codebook_close(engine->codebook);
  truce_world_close(engine->world);
  truce_model_close(engine->model);
  truce_ingest_close(engine->ingest);
  free(engine);
}

const truce_ingest *truce_engine_ingest(const truce_engine *engine) { return engine->ingest; }
const truce_model *truce_engine_model(const truce_engine *engine) { return engine->model; }
const truce_codebook *truce_engine_codebook(const truce_engine *engine) { return engine->codebook; }

truce_made_by truce_engine_made_by(const truce_engine *engine) {
  return (truce_made_by){TRUCE_VERSION, truce_model_version(engine->model), truce_codebook_version(engine->codebook)};
}

void truce_engine_resolve(const truce_engine *engine, truce_reader *reader, const truce_report *report, const truce_marks *marks, truce_arena *arena,
                          truce_reading *reading) {
  truce_reader_read_marked(reader, report, marks, arena, reading);
  truce_world_resolve(engine->world, reading, arena);
}

void truce_engine_read(const truce_engine *engine, truce_reader *reader, const truce_report *report, truce_arena *arena, truce_reading *reading,
                       truce_record *record) {
  truce_engine_resolve(engine, reader, report, NULL, arena, reading);
  truce_codebook_code(engine->codebook, reading, arena, record);
}
