/* Work beside other work: one thread, started and joined. */
#include "base/beside.h"

static void *run(void *self) {
  tr_beside *beside = self;
  beside->status = beside->work(beside->self, &beside->error);
  return NULL;
}

void tr_beside_start(tr_beside *beside, truce_status (*work)(void *self, truce_error *error), void *self) {
  *beside = (tr_beside){.work = work, .self = self};
  beside->started = pthread_create(&beside->thread, NULL, run, beside) == 0;
  if (!beside->started) run(beside);
}

truce_status tr_beside_end(tr_beside *beside, truce_error *error) {
  if (beside->started) pthread_join(beside->thread, NULL);
  if (beside->status && error) *error = beside->error;
  return beside->status;
}
