/* A table of facts by the number of their entry. SQLite tells of each entry that is written; what other processes or an undone transaction changed is told
 * by the store's epoch. */
#include "process/fact_memory.h"

#include <stdlib.h>

enum { PLACES = 4096 };

struct tr_fact_memory {
  uint64_t epoch;
  tr_fact facts[PLACES]; /* entry 0: nothing here */
};

static tr_fact *place_of(tr_fact_memory *memory, int64_t entry) { return &memory->facts[(uint64_t)entry % PLACES]; }

static void forget(tr_fact *fact) {
  tr_fact_free(fact);
  fact->entry = 0;
}

static void forget_all(tr_fact_memory *memory) {
  for (size_t i = 0; i < PLACES; i++)
    if (memory->facts[i].entry) forget(&memory->facts[i]);
}

static void free_memory(tr_fact_memory *memory) {
  forget_all(memory);
  free(memory);
}

/* SQLite calls it for every row that is written. */
static void row_written(void *memory, int what, const char *database, const char *table, sqlite3_int64 row) {
  (void)what, (void)database;
  tr_fact *fact = place_of(memory, row);
  if (fact->entry == row && !strcmp(table, "entry")) forget(fact);
}

static tr_fact_memory *memory_of(truce_store *store) {
  if (!store->facts && (store->facts = calloc(1, sizeof *store->facts))) {
    store->free_facts = free_memory;
    sqlite3_update_hook(store->db, row_written, store->facts);
  }
  return store->facts;
}

const tr_fact *tr_fact_recall(truce_store *store, int64_t entry) {
  tr_fact_memory *memory = memory_of(store);
  if (!memory) return NULL;
  if (memory->epoch != store->epoch) forget_all(memory);
  memory->epoch = store->epoch;
  tr_fact *fact = place_of(memory, entry);
  if (fact->entry == entry) return fact;
  forget(fact);
  if (!tr_fact_of_entry(store, entry, fact)) {
    fact->entry = 0; /* no such row */
    return NULL;
  }
  if (fact->kind != TRUCE_PROPOSAL) tr_fact_free(fact);
  return fact;
}
