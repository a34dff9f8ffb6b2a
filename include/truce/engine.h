/* truce/engine.h: ingest, model, world and codebook together: a report in, a record out. */
#ifndef TRUCE_ENGINE_H
#define TRUCE_ENGINE_H

#include "truce/codebook.h"
#include "truce/ingest.h"
#include "truce/reader.h"
#include "truce/world.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All zeros means the defaults. Strings are borrowed until truce_engine_open returns. */
typedef struct truce_engine_options {
  const char *data_folder;    /* NULL = $TRUCE_DATA, else beside the program, else where it was built or installed */
  const char *model;          /* NULL = data_folder/model/reader.truce */
  const char *kernels;        /* as for truce_model_open; NULL = the fastest */
  const char *const *rosters; /* files of a roster of one's own, `roster_count` of them */
  size_t roster_count;
} truce_engine_options;

/* What made a record: version of truce, of the model, of the codebook. NUL-ended, they live as long as the engine. */
typedef struct truce_made_by {
  const char *truce, *model, *codebook;
} truce_made_by;

/* Never changes once open, so threads share it. */
typedef struct truce_engine truce_engine;
/* Opens all parts, the model in a thread beside the rest (bench_start tells how long it takes); `options` may be NULL. The statuses of truce_ingest_open,
 * truce_model_open, truce_world_open and truce_codebook_open, and TRUCE_NO_SPACE; *engine is left alone then. Close with truce_engine_close, which takes NULL.
 */
truce_status truce_engine_open(const truce_engine_options *options, truce_engine **engine, truce_error *error);
void truce_engine_close(truce_engine *engine);
/* Its parts, which live as long as it. */
const truce_ingest *truce_engine_ingest(const truce_engine *engine);
const truce_model *truce_engine_model(const truce_engine *engine);
const truce_codebook *truce_engine_codebook(const truce_engine *engine);
truce_made_by truce_engine_made_by(const truce_engine *engine);

/* The first two stages: a report's text → what it says (model) → who, where, when and who says so (world). `reader` is the calling thread's own
 * (truce_reader_new(truce_engine_model(…))); `marks` tells what is known beforehand (truce_reader_read_marked), NULL for nothing. `reading` lives in `arena`
 * and borrows the report. */
void truce_engine_resolve(const truce_engine *engine, truce_reader *reader, const truce_report *report, const truce_marks *marks, truce_arena *arena,
                          truce_reading *reading);
/* All stages: those of truce_engine_resolve without marks, and the codebook's lines. `reading` and `record` live in `arena` and borrow the report. */
void truce_engine_read(const truce_engine *engine, truce_reader *reader, const truce_report *report, truce_arena *arena, truce_reading *reading,
                       truce_record *record);

#ifdef __cplusplus
}
#endif
#endif
