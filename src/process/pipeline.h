/* Reading many reports at once: one thread takes reports from files, one worker a core runs the engine on them, and the results come out in
 * the order in which the reports went in. At most a few reports a worker are held in memory. */
#ifndef TR_PROCESS_PIPELINE_H
#define TR_PROCESS_PIPELINE_H

#include "base/text.h"
#include "ingest/reports.h"
#include "truce/engine.h"
#include "truce/ingest.h"

typedef struct tr_pipeline tr_pipeline;

/* What to do with reports. All but `take` may be NULL. */
typedef struct tr_pipeline_steps {
  void *self;
  /* In the feeding thread: false leaves the report out (it is known already). */
  bool (*wanted)(void *self, const truce_report *report);
  /* In a worker, many at once: codes a report's reading into `record`, which lives in `arena`, and may add bytes to `out`. NULL: truce_codebook_code. */
  void (*code)(void *self, const truce_reading *reading, truce_arena *arena, truce_record *record, tr_buffer *out);
  /* In a worker, many at once: turns a record into bytes. */
  void (*render)(void *self, const truce_record *record, tr_buffer *out);
  /* One at a time, in order: the record (alive until it returns) and the bytes that `code` and `render` made. */
  void (*take)(void *self, const truce_record *record, truce_span rendered);
  /* One at a time: a part of a file that could not be read. */
  void (*problem)(void *self, const truce_error *error);
} tr_pipeline_steps;

/* Starts `threads` workers (0 = as many as there are cores). NULL when memory or threads run out. */
tr_pipeline *tr_pipeline_new(const truce_engine *engine, const tr_pipeline_steps *steps, size_t threads);
/* Feeds all reports of one file; returns before they are read. The status is that of the file itself. */
truce_status tr_pipeline_feed(tr_pipeline *pipeline, const char *path, const truce_ingest_options *options, truce_error *error);
/* Waits until everything fed has been taken. */
void tr_pipeline_drain(tr_pipeline *pipeline);
/* Drains, ends the workers and frees everything. NULL is fine. */
void tr_pipeline_delete(tr_pipeline *pipeline);

#endif
