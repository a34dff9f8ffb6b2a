/* What handlers work with: a thread's own store, and the engine for reports that clients add. */
#ifndef TR_SERVER_WORK_H
#define TR_SERVER_WORK_H

#include "truce/server.h"
#include "truce/store.h"

typedef struct tr_work {
  truce_store *store;
  bool writes;              /* the store was opened for writing */
  struct tr_works *works;
  const truce_engine *engine; /* shared; set by tr_work_engine */
  truce_reader *reader;
} tr_work;

/* Stores that are open and idle: as many as were ever used at once. */
typedef struct tr_works tr_works;
tr_works *tr_works_new(const truce_server_options *options);
void tr_works_delete(tr_works *works);
/* A work with an open store; give it back. NULL: the error says why. */
tr_work *tr_works_take(tr_works *works, bool writes, truce_error *error);
void tr_works_give(tr_works *works, tr_work *work);
/* Opens engine and reader if they are not yet. */
truce_status tr_work_engine(tr_work *work, truce_error *error);

#endif
