/* Inside view of `truce layers`: what its files share. */
#ifndef TR_CLI_LAYERS_H
#define TR_CLI_LAYERS_H

#include "base/text.h"
#include "truce/engine.h"

typedef struct tr_layers_job {
  /* options */
  const char *from, *format, *model_path, *kernels;
  bool all, colour, plain;
  /* what is open: either the model alone, or the engine */
  truce_model *model;
  truce_engine *engine;
  truce_reader *reader;
  truce_arena *arena; /* of one document */
  tr_buffer out;
  size_t errors;
} tr_layers_job;

void tr_layers_tell(tr_layers_job *job, const truce_error *error);
bool tr_layers_flush(tr_layers_job *job);
/* JSON lines of texts → JSON lines of everything (layers_jsonl.c). */
void tr_layers_run_jsonl(tr_layers_job *job, truce_span content, const char *file);

/* For people, with colour or without (layers_view.c). */
void tr_layers_view(const truce_reading *reading, bool colour, tr_buffer *out);

#endif
