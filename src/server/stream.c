/* A client without news sleeps: its connection is suspended, and resumed when something is told. */
#include "server/stream.h"

#include <pthread.h>
#include <stdlib.h>

enum { BLOCK = 4096, BACKLOG = 64 << 10 };

typedef struct listener {
  struct listener *next, *previous;
  tr_streams *streams;
  struct MHD_Connection *connection;
  tr_buffer waiting; /* not yet sent */
  size_t sent;
  bool asleep;
} listener;

struct tr_streams {
  pthread_mutex_t lock; /* guards all below and the listeners */
  listener *first;
  size_t count, limit;
  bool ended;
};

tr_streams *tr_streams_new(size_t limit) {
  tr_streams *streams = calloc(1, sizeof *streams);
  if (!streams) return NULL;
  pthread_mutex_init(&streams->lock, NULL);
  streams->limit = limit;
  return streams;
}

void tr_streams_delete(tr_streams *streams) {
  if (!streams) return;
  pthread_mutex_destroy(&streams->lock);
  free(streams);
}

static ssize_t send_waiting(void *self, uint64_t position, char *out, size_t room) {
  (void)position;
  listener *to = self;
  tr_streams *streams = to->streams;
  ssize_t size = 0;
  pthread_mutex_lock(&streams->lock);
  if (to->sent < to->waiting.size) {
    size_t part = to->waiting.size - to->sent;
    if (part > room) part = room;
    memcpy(out, to->waiting.data + to->sent, part);
    to->sent += part;
    if (to->sent == to->waiting.size) {
      tr_buffer_clear(&to->waiting);
      to->sent = 0;
    }
    size = (ssize_t)part;
  } else if (streams->ended) {
    size = MHD_CONTENT_READER_END_OF_STREAM;
  } else {
    to->asleep = true;
    MHD_suspend_connection(to->connection);
  }
  pthread_mutex_unlock(&streams->lock);
  return size;
}

static void leave(void *self) {
  listener *from = self;
  tr_streams *streams = from->streams;
  pthread_mutex_lock(&streams->lock);
  if (from->next) from->next->previous = from->previous;
  if (from->previous)
    from->previous->next = from->next;
  else
    streams->first = from->next;
  streams->count--;
  pthread_mutex_unlock(&streams->lock);
  tr_buffer_free(&from->waiting);
  free(from);
}

static bool enter(tr_streams *streams, listener *joined) {
  pthread_mutex_lock(&streams->lock);
  const bool fits = streams->count < streams->limit && !streams->ended;
  if (fits) {
    joined->next = streams->first;
    if (joined->next) joined->next->previous = joined;
    streams->first = joined;
    streams->count++;
  }
  pthread_mutex_unlock(&streams->lock);
  return fits;
}

struct MHD_Response *tr_streams_join(tr_streams *streams, struct MHD_Connection *connection, truce_span hello) {
  listener *joined = calloc(1, sizeof *joined);
  if (!joined) return NULL;
  joined->streams = streams;
  joined->connection = connection;
  tr_buffer_add(&joined->waiting, hello);
  if (!enter(streams, joined)) {
    tr_buffer_free(&joined->waiting);
    free(joined);
    return NULL;
  }
  struct MHD_Response *response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, send_waiting, joined, leave);
  if (!response) leave(joined);
  return response;
}

static void wake(listener *sleeper) {
  if (!sleeper->asleep) return;
  sleeper->asleep = false;
  MHD_resume_connection(sleeper->connection);
}

void tr_streams_tell(tr_streams *streams, truce_span text) {
  pthread_mutex_lock(&streams->lock);
  for (listener *to = streams->first; to; to = to->next) {
    if (to->waiting.size < BACKLOG) tr_buffer_add(&to->waiting, text);
    wake(to);
  }
  pthread_mutex_unlock(&streams->lock);
}

void tr_streams_end(tr_streams *streams) {
  pthread_mutex_lock(&streams->lock);
  streams->ended = true;
  for (listener *to = streams->first; to; to = to->next) wake(to);
  pthread_mutex_unlock(&streams->lock);
}
