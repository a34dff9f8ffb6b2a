/* Writes wait in a queue; one thread handles them, each on the store that it keeps open. */
#include <stdlib.h>

#include "server/server.h"

enum { QUEUE_LIMIT = 64 };

struct tr_writer {
  truce_server *server;
  pthread_t thread;
  pthread_mutex_t lock; /* guards all below */
  pthread_cond_t wake;
  tr_exchange *first, **last;
  size_t count;
  bool stopping;
};

static void handle(truce_server *server, tr_exchange *exchange) {
  truce_error error = {0};
  tr_work *work = tr_works_take(server->works, true, &error);
  if (work) {
    tr_exchange_handle(exchange, work);
    tr_works_give(server->works, work);
    tr_server_look(server);
  } else {
    tr_answer_error(&exchange->answer, &error);
  }
  exchange->phase = TR_READY;
  MHD_resume_connection(exchange->connection);
}

static tr_exchange *next_exchange(tr_writer *writer) {
  pthread_mutex_lock(&writer->lock);
  while (!writer->first && !writer->stopping) pthread_cond_wait(&writer->wake, &writer->lock);
  tr_exchange *exchange = writer->first;
  if (exchange) {
    writer->first = exchange->next;
    if (!writer->first) writer->last = &writer->first;
    writer->count--;
  }
  pthread_mutex_unlock(&writer->lock);
  return exchange;
}

static void *run(void *self) {
  tr_writer *writer = self;
  for (tr_exchange *exchange; (exchange = next_exchange(writer));) handle(writer->server, exchange);
  return NULL;
}

tr_writer *tr_writer_start(truce_server *server) {
  tr_writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->server = server;
  writer->last = &writer->first;
  pthread_mutex_init(&writer->lock, NULL);
  pthread_cond_init(&writer->wake, NULL);
  if (pthread_create(&writer->thread, NULL, run, writer)) {
    free(writer);
    return NULL;
  }
  return writer;
}

bool tr_writer_push(tr_writer *writer, tr_exchange *exchange) {
  pthread_mutex_lock(&writer->lock);
  const bool fits = writer->count < QUEUE_LIMIT && !writer->stopping;
  if (fits) {
    exchange->phase = TR_WAITING;
    exchange->next = NULL;
    MHD_suspend_connection(exchange->connection);
    *writer->last = exchange;
    writer->last = &exchange->next;
    writer->count++;
    pthread_cond_signal(&writer->wake);
  }
  pthread_mutex_unlock(&writer->lock);
  return fits;
}

void tr_writer_stop(tr_writer *writer) {
  if (!writer) return;
  pthread_mutex_lock(&writer->lock);
  writer->stopping = true;
  pthread_cond_signal(&writer->wake);
  pthread_mutex_unlock(&writer->lock);
  pthread_join(writer->thread, NULL);
  pthread_cond_destroy(&writer->wake);
  pthread_mutex_destroy(&writer->lock);
  free(writer);
}
