/* The server's inside: what its threads share, and a request's state between MHD's calls. */
#ifndef TR_SERVER_SERVER_H
#define TR_SERVER_SERVER_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/clock.h"
#include "server/cache.h"
#include "server/clients.h"
#include "server/folder.h"
#include "server/limits.h"
#include "server/queue.h"
#include "server/routes.h"
#include "server/stream.h"
#include "server/tokens.h"
#include "server/work.h"

struct truce_server {
  truce_server_options options;
  char tokens_path[4096];
  struct MHD_Daemon *daemon;
  uint16_t port;
  bool loopback;
  uint64_t boot;            /* tells answers of two runs apart */
  _Atomic uint64_t version; /* of the store, as last seen */
  tr_folder *folder;        /* NULL where the page is not built */
  truce_error no_folder;
  tr_works *works;
  tr_cache *cache;
  tr_tokens *tokens;
  tr_clients *clients;
  tr_streams *streams;
  tr_limits *requests, *refusals;
  tr_queue *writer, *makers; /* one thread changes the store, others make answers that are not kept yet */
  pthread_t clock;
  bool clock_runs;
  pthread_mutex_t clock_lock; /* guards stopping */
  pthread_cond_t clock_wake;
  bool stopping;
};

typedef enum tr_phase { TR_NEW, TR_BODY, TR_WAITING, TR_READY, TR_SENT } tr_phase;

/* One request from its first byte to the end of its answer. Belongs to the connection's thread, and to a queue while it waits. */
typedef struct tr_exchange {
  struct tr_exchange *next, *twins; /* in a queue; those that get the same answer */
  truce_server *server;
  struct MHD_Connection *connection;
  tr_client *client;
  tr_phase phase;
  char method[16];
  truce_span target; /* as asked for */
  int64_t began;     /* microseconds, monotonic */
  truce_instant when;
  const tr_route *route; /* NULL: a file of the page, or a problem */
  tr_request request;
  tr_query query;
  uint64_t version; /* of the store, for answers that are kept */
  tr_answer answer;
  tr_blob *blob;    /* the answer, in place of answer.body */
  tr_buffer body;
  char user[64];
  char etag[48];
  const tr_folder_file *file;
  char allow[256];
  bool has_body, lasting;
  unsigned status;
  size_t size;
} tr_exchange;

const char *tr_header(const tr_exchange *exchange, const char *name);

/* exchange.c: reads the head of the request. False: the answer is a problem already. */
bool tr_exchange_begin(tr_exchange *exchange);
/* Answers what needs no look at the store: files of the page, kept answers, "not modified". False: it has to be made, in a queue. */
bool tr_exchange_at_once(tr_exchange *exchange);
/* For queues: makes (and keeps) an answer of the store; changes the store. */
void tr_exchange_make(tr_exchange *exchange);
void tr_exchange_write(tr_exchange *exchange);
/* Do both ask for the same thing of the same version? Then `twin` may get the answer of `of`. */
bool tr_exchange_same(const tr_exchange *of, const tr_exchange *twin);
void tr_exchange_copy_answer(tr_exchange *twin, const tr_exchange *of);

/* send.c: hands the answer to libmicrohttpd. */
enum MHD_Result tr_send(tr_exchange *exchange);
enum MHD_Result tr_send_stream(tr_exchange *exchange);

/* http.c: the daemon and its callbacks. */
truce_status tr_http_start(truce_server *server, truce_error *error);

/* server.c: looks at the store; tells streams if it changed. */
void tr_server_look(truce_server *server);

#endif
