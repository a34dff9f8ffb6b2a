/* One list of waiting requests, and for each thread the one in hand. Twins hang on the request that they equal and get its blob. */
#include "server/queue.h"

#include <stdlib.h>

#include "server/server.h"

enum { THREADS_MOST = 16 };

struct tr_queue {
  pthread_mutex_t lock; /* guards all below, and `next`, `twins` of the exchanges */
  pthread_cond_t wake;
  void (*handle)(tr_exchange *);
  tr_exchange *first, **last;
  tr_exchange *in_hand[THREADS_MOST];
  size_t count, limit;
  bool stopping;
  pthread_t threads[THREADS_MOST];
  size_t thread_count, begun; /* begun: numbers handed out to threads */
};

static tr_exchange *next_exchange(tr_queue *queue, size_t thread) {
  pthread_mutex_lock(&queue->lock);
  while (!queue->first && !queue->stopping) pthread_cond_wait(&queue->wake, &queue->lock);
  tr_exchange *exchange = queue->first;
  if (exchange) {
    queue->first = exchange->next;
    if (!queue->first) queue->last = &queue->first;
    queue->count--;
  }
  queue->in_hand[thread] = exchange;
  pthread_mutex_unlock(&queue->lock);
  return exchange;
}

static void wake_up(tr_exchange *exchange) {
  exchange->phase = TR_READY;
  MHD_resume_connection(exchange->connection);
}

/* A resumed exchange may be gone at once: what is needed of it is taken before. */
static void finish(tr_queue *queue, size_t thread, tr_exchange *exchange) {
  pthread_mutex_lock(&queue->lock);
  queue->in_hand[thread] = NULL;
  tr_exchange *twins = exchange->twins;
  pthread_mutex_unlock(&queue->lock);
  for (tr_exchange *twin = twins, *next; twin; twin = next) {
    next = twin->next;
    tr_exchange_copy_answer(twin, exchange);
    wake_up(twin);
  }
  wake_up(exchange);
}

static void *run(void *self) {
  tr_queue *queue = self;
  pthread_mutex_lock(&queue->lock);
  const size_t thread = queue->begun++;
  pthread_mutex_unlock(&queue->lock);
  for (tr_exchange *exchange; (exchange = next_exchange(queue, thread));) {
    queue->handle(exchange);
    finish(queue, thread, exchange);
  }
  return NULL;
}

tr_queue *tr_queue_start(size_t threads, size_t limit, void (*handle)(tr_exchange *)) {
  tr_queue *queue = calloc(1, sizeof *queue);
  if (!queue) return NULL;
  queue->handle = handle;
  queue->limit = limit;
  queue->last = &queue->first;
  pthread_mutex_init(&queue->lock, NULL);
  pthread_cond_init(&queue->wake, NULL);
  while (queue->thread_count < threads && queue->thread_count < THREADS_MOST && !pthread_create(&queue->threads[queue->thread_count], NULL, run, queue))
    queue->thread_count++;
  if (queue->thread_count) return queue;
  free(queue);
  return NULL;
}

/* The request that asks for the same thing of the same version, in hand or waiting. */
static tr_exchange *twin_of(const tr_queue *queue, const tr_exchange *exchange) {
  for (size_t i = 0; i < queue->thread_count; i++)
    if (queue->in_hand[i] && tr_exchange_same(queue->in_hand[i], exchange)) return queue->in_hand[i];
  for (tr_exchange *waiting = queue->first; waiting; waiting = waiting->next)
    if (tr_exchange_same(waiting, exchange)) return waiting;
  return NULL;
}

static void append(tr_queue *queue, tr_exchange *exchange) {
  exchange->next = NULL;
  *queue->last = exchange;
  queue->last = &exchange->next;
  queue->count++;
  pthread_cond_signal(&queue->wake);
}

bool tr_queue_push(tr_queue *queue, tr_exchange *exchange) {
  pthread_mutex_lock(&queue->lock);
  tr_exchange *twin = queue->stopping ? NULL : twin_of(queue, exchange);
  const bool fits = twin || (queue->count < queue->limit && !queue->stopping);
  if (fits) {
    exchange->phase = TR_WAITING;
    MHD_suspend_connection(exchange->connection);
    if (twin) {
      exchange->next = twin->twins;
      twin->twins = exchange;
    } else {
      append(queue, exchange);
    }
  }
  pthread_mutex_unlock(&queue->lock);
  return fits;
}

void tr_queue_stop(tr_queue *queue) {
  if (!queue) return;
  pthread_mutex_lock(&queue->lock);
  queue->stopping = true;
  pthread_cond_broadcast(&queue->wake);
  pthread_mutex_unlock(&queue->lock);
  for (size_t i = 0; i < queue->thread_count; i++) pthread_join(queue->threads[i], NULL);
  pthread_cond_destroy(&queue->wake);
  pthread_mutex_destroy(&queue->lock);
  free(queue);
}
