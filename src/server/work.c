/* Idle stores by how they were opened, and the one engine, opened when somebody needs it. */
#include "server/work.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/text.h"

enum { IDLE = 64, WAIT_MS = 5000 };

struct tr_works {
  pthread_mutex_t lock; /* guards idle and counts */
  pthread_mutex_t engine_lock; /* guards the opening of the engine */
  truce_engine *engine;
  const truce_server_options *options;
  tr_work *idle[2][IDLE];
  size_t counts[2];
};

tr_works *tr_works_new(const truce_server_options *options) {
  tr_works *works = calloc(1, sizeof *works);
  if (!works) return NULL;
  pthread_mutex_init(&works->lock, NULL);
  pthread_mutex_init(&works->engine_lock, NULL);
  works->options = options;
  return works;
}

static void close_work(tr_work *work) {
  if (!work) return;
  truce_reader_delete(work->reader);
  truce_store_close(work->store);
  free(work);
}

void tr_works_delete(tr_works *works) {
  if (!works) return;
  for (int kind = 0; kind < 2; kind++)
    for (size_t i = 0; i < works->counts[kind]; i++) close_work(works->idle[kind][i]);
  truce_engine_close(works->engine);
  pthread_mutex_destroy(&works->engine_lock);
  pthread_mutex_destroy(&works->lock);
  free(works);
}

static tr_work *open_work(tr_works *works, bool writes, truce_error *error) {
  const truce_store_options how = {.read_only = !writes, .must_exist = true, .wait_ms = WAIT_MS};
  tr_work *work = calloc(1, sizeof *work);
  if (!work) {
    tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
    return NULL;
  }
  work->works = works;
  work->writes = writes;
  if (!truce_store_open(works->options->store, &how, &work->store, error)) return work;
  free(work);
  return NULL;
}

tr_work *tr_works_take(tr_works *works, bool writes, truce_error *error) {
  tr_work *work = NULL;
  pthread_mutex_lock(&works->lock);
  if (works->counts[writes]) work = works->idle[writes][--works->counts[writes]];
  pthread_mutex_unlock(&works->lock);
  return work ? work : open_work(works, writes, error);
}

void tr_works_give(tr_works *works, tr_work *work) {
  if (!work) return;
  pthread_mutex_lock(&works->lock);
  const bool fits = works->counts[work->writes] < IDLE;
  if (fits) works->idle[work->writes][works->counts[work->writes]++] = work;
  pthread_mutex_unlock(&works->lock);
  if (!fits) close_work(work);
}

static truce_status open_engine(tr_works *works, truce_error *error) {
  pthread_mutex_lock(&works->engine_lock);
  const truce_status status = works->engine ? TRUCE_OK : truce_engine_open(&works->options->engine, &works->engine, error);
  pthread_mutex_unlock(&works->engine_lock);
  return status;
}

truce_status tr_work_engine(tr_work *work, truce_error *error) {
  if (!work->engine) {
    const truce_status status = open_engine(work->works, error);
    if (status) return status;
    work->engine = work->works->engine;
  }
  if (!work->reader) work->reader = truce_reader_new(truce_engine_model(work->engine));
  return work->reader ? TRUCE_OK : tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
}
