/* Requests whose answer takes longer than a glance wait here: threads of the queue's own make it, while the connection sleeps and the others are
 * served. Requests for the same thing at the same version are answered together. */
#ifndef TR_SERVER_QUEUE_H
#define TR_SERVER_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct tr_exchange;

typedef struct tr_queue tr_queue;
/* `threads` handle the requests, one after another each; at most `limit` wait. `handle` fills the answer. NULL when memory or threads are used up. */
tr_queue *tr_queue_start(size_t threads, size_t limit, void (*handle)(struct tr_exchange *exchange));
/* Puts the connection to sleep until it has been handled; then its phase is TR_READY. False when the queue is full or stops. */
bool tr_queue_push(tr_queue *queue, struct tr_exchange *exchange);
/* Handles what waits, then ends the threads. NULL is fine. */
void tr_queue_stop(tr_queue *queue);

#endif
