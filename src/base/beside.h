/* Work done beside other work, in a thread of its own: opening two things at once. */
#ifndef TR_BASE_BESIDE_H
#define TR_BASE_BESIDE_H

#include <pthread.h>

#include "truce/base.h"

typedef struct tr_beside {
  truce_status (*work)(void *self, truce_error *error);
  void *self;
  truce_status status;
  truce_error error;
  pthread_t thread;
  bool started;
} tr_beside;

/* Starts the work; where no thread can be had, does it. `beside` stays in its place until tr_beside_end. */
void tr_beside_start(tr_beside *beside, truce_status (*work)(void *self, truce_error *error), void *self);
/* Waits for the work and gives its status, with *error (may be NULL) as the work left it where it failed. */
truce_status tr_beside_end(tr_beside *beside, truce_error *error);

#endif
