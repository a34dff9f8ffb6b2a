/* The ring of reports between the feeding thread and the workers. Positions only grow: emitted <= begun <= fed; slot = position % size.
 * `lock` guards the positions and the states; whoever finishes the oldest report hands out all finished ones behind it (`emitting`). */
#include "process/pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

enum { SLOTS_PER_WORKER = 4 };

typedef struct slot {
  truce_arena *arena;
  truce_report report;
  truce_reading reading;
  truce_record record;
  tr_buffer rendered;
  bool finished;
} slot;

struct tr_pipeline {
  const truce_engine *engine;
  tr_pipeline_steps steps;
  pthread_t *threads;
  size_t thread_count;
  slot *slots;
  size_t slot_count;
  truce_arena *ingest_arena;
  pthread_mutex_t lock;
  pthread_cond_t fed_one, emitted_one;
  uint64_t fed, begun, emitted;
  bool emitting, closing;
};

/* ---- workers ---- */

/* Hands out what is finished at the front. Called with the lock held; releases it while a record is taken. */
static void emit(tr_pipeline *p) {
  if (p->emitting) return;
  p->emitting = true;
  while (p->emitted < p->begun && p->slots[p->emitted % p->slot_count].finished) {
    slot *s = &p->slots[p->emitted % p->slot_count];
    pthread_mutex_unlock(&p->lock);
    p->steps.take(p->steps.self, &s->record, tr_buffer_span(&s->rendered));
    truce_arena_clear(s->arena);
    tr_buffer_clear(&s->rendered);
    pthread_mutex_lock(&p->lock);
    s->finished = false;
    p->emitted++;
    pthread_cond_broadcast(&p->emitted_one);
  }
  p->emitting = false;
}

static void read_slot(tr_pipeline *p, truce_reader *reader, slot *s) {
  truce_engine_resolve(p->engine, reader, &s->report, NULL, s->arena, &s->reading);
  if (p->steps.code) p->steps.code(p->steps.self, &s->reading, s->arena, &s->record, &s->rendered);
  else truce_codebook_code(truce_engine_codebook(p->engine), &s->reading, s->arena, &s->record);
  if (p->steps.render) p->steps.render(p->steps.self, &s->record, &s->rendered);
}

static void *work(void *self) {
  tr_pipeline *p = self;
  truce_reader *reader = truce_reader_new(truce_engine_model(p->engine));
  if (!reader) abort(); /* a few MB cannot be had */
  pthread_mutex_lock(&p->lock);
  for (;;) {
    while (p->begun == p->fed && !p->closing) pthread_cond_wait(&p->fed_one, &p->lock);
    if (p->begun == p->fed) break;
    slot *s = &p->slots[p->begun++ % p->slot_count];
    pthread_mutex_unlock(&p->lock);
    read_slot(p, reader, s);
    pthread_mutex_lock(&p->lock);
    s->finished = true;
    emit(p);
  }
  pthread_mutex_unlock(&p->lock);
  truce_reader_delete(reader);
  return NULL;
}

/* ---- feeding ---- */

/* A copy of the report. */
static void feed(tr_pipeline *p, const truce_report *report) {
  pthread_mutex_lock(&p->lock);
  while (p->fed - p->emitted == p->slot_count) pthread_cond_wait(&p->emitted_one, &p->lock);
  slot *s = &p->slots[p->fed % p->slot_count];
  pthread_mutex_unlock(&p->lock);
  s->report = tr_report_copy(s->arena, report);
  s->reading = (truce_reading){.report = &s->report};
  s->record = (truce_record){.report = &s->report, .reading = &s->reading};
  pthread_mutex_lock(&p->lock);
  p->fed++;
  pthread_cond_signal(&p->fed_one);
  pthread_mutex_unlock(&p->lock);
}

static bool feed_one(void *self, const truce_report *report) {
  tr_pipeline *p = self;
  if (!p->steps.wanted || p->steps.wanted(p->steps.self, report)) feed(p, report);
  return true;
}

static void pass_problem(void *self, const truce_error *error) {
  tr_pipeline *p = self;
  if (p->steps.problem) p->steps.problem(p->steps.self, error);
}

truce_status tr_pipeline_feed(tr_pipeline *p, const char *path, const truce_ingest_options *options, truce_error *error) {
  truce_status status = truce_ingest_file(truce_engine_ingest(p->engine), path, options, p->ingest_arena, feed_one, pass_problem, p, error);
  truce_arena_clear(p->ingest_arena);
  return status;
}

/* ---- life ---- */

static bool start_workers(tr_pipeline *p, size_t threads) {
  for (; p->thread_count < threads; p->thread_count++)
    if (pthread_create(&p->threads[p->thread_count], NULL, work, p) != 0) break;
  return p->thread_count > 0;
}

tr_pipeline *tr_pipeline_new(const truce_engine *engine, const tr_pipeline_steps *steps, size_t threads) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  if (!threads) threads = cores > 0 ? (size_t)cores : 1;
  tr_pipeline *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->engine = engine;
  p->steps = *steps;
  pthread_mutex_init(&p->lock, NULL);
  pthread_cond_init(&p->fed_one, NULL);
  pthread_cond_init(&p->emitted_one, NULL);
  p->slot_count = threads * SLOTS_PER_WORKER;
  p->threads = calloc(threads, sizeof *p->threads);
  p->slots = calloc(p->slot_count, sizeof *p->slots);
  p->ingest_arena = truce_arena_new();
  bool good = p->threads && p->slots && p->ingest_arena;
  for (size_t i = 0; good && i < p->slot_count; i++) good = (p->slots[i].arena = truce_arena_new()) != NULL;
  if (good && start_workers(p, threads)) return p;
  tr_pipeline_delete(p);
  return NULL;
}

void tr_pipeline_drain(tr_pipeline *p) {
  pthread_mutex_lock(&p->lock);
  while (p->emitted != p->fed) pthread_cond_wait(&p->emitted_one, &p->lock);
  pthread_mutex_unlock(&p->lock);
}

void tr_pipeline_delete(tr_pipeline *p) {
  if (!p) return;
  if (p->thread_count) tr_pipeline_drain(p);
  pthread_mutex_lock(&p->lock);
  p->closing = true;
  pthread_cond_broadcast(&p->fed_one);
  pthread_mutex_unlock(&p->lock);
  for (size_t i = 0; i < p->thread_count; i++) pthread_join(p->threads[i], NULL);
  for (size_t i = 0; p->slots && i < p->slot_count; i++) {
    truce_arena_delete(p->slots[i].arena);
    tr_buffer_free(&p->slots[i].rendered);
  }
  truce_arena_delete(p->ingest_arena);
  pthread_mutex_destroy(&p->lock);
  pthread_cond_destroy(&p->fed_one);
  pthread_cond_destroy(&p->emitted_one);
  free(p->threads);
  free(p->slots);
  free(p);
}
