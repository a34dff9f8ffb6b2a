/* A table of words: text → number, built once, then only read. Keys are borrowed. */
#ifndef TR_READER_TABLE_H
#define TR_READER_TABLE_H

#include "truce/base.h"

typedef struct tr_table_entry {
  truce_span key;
  uint32_t value;
  uint32_t hash;
} tr_table_entry;

typedef struct tr_table {
  tr_table_entry *entries; /* capacity of them, a power of two; an empty one has key.data NULL */
  size_t count, capacity;
} tr_table;

/* Makes room for `count` entries at once; false when memory is full. Tables grow without it, too. */
bool tr_table_expect(tr_table *table, size_t count);
/* Puts key → value in, or changes the value of a key that is there (which stays the one it borrows). False when memory is full. */
bool tr_table_put(tr_table *table, truce_span key, uint32_t value);
/* The place of the value of `key`; a new key is put in with this value. NULL when memory is full. Lives until the next key is put in. */
uint32_t *tr_table_value(tr_table *table, truce_span key, uint32_t value);
/* The value of `key`, or `otherwise`. */
uint32_t tr_table_find(const tr_table *table, truce_span key, uint32_t otherwise);
bool tr_table_has(const tr_table *table, truce_span key);
/* Forgets all entries but keeps the memory. */
void tr_table_clear(tr_table *table);
void tr_table_free(tr_table *table);

#endif
