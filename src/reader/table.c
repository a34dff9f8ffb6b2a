/* Open addressing with linear probing, at most half full. Tables hold from ten to fifty thousand words. */
#include "reader/table.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/heap.h"
#include "base/text.h"

enum { FIRST = 64 };

static uint32_t hash_of(truce_span key) { return (uint32_t)XXH3_64bits(key.data, key.size); }

static tr_table_entry *place_of(const tr_table *table, truce_span key, uint32_t hash) {
  size_t at = hash & (table->capacity - 1);
  while (table->entries[at].key.data && !(table->entries[at].hash == hash && tr_equal(table->entries[at].key, key))) at = (at + 1) & (table->capacity - 1);
  return &table->entries[at];
}

static bool grow(tr_table *table, size_t capacity) {
  tr_table bigger = {tr_zeroed(capacity, sizeof(tr_table_entry)), table->count, capacity};
  if (!bigger.entries) return false;
  for (size_t i = 0; i < table->capacity; i++)
    if (table->entries[i].key.data) *place_of(&bigger, table->entries[i].key, table->entries[i].hash) = table->entries[i];
  free(table->entries);
  *table = bigger;
  return true;
}

bool tr_table_expect(tr_table *table, size_t count) {
  size_t capacity = FIRST;
  while (capacity < count * 2) capacity *= 2;
  return capacity <= table->capacity || grow(table, capacity);
}

uint32_t *tr_table_value(tr_table *table, truce_span key, uint32_t value) {
  if (table->count * 2 >= table->capacity && !grow(table, table->capacity ? table->capacity * 2 : FIRST)) return NULL;
  const uint32_t hash = hash_of(key);
  tr_table_entry *entry = place_of(table, key, hash);
  if (!entry->key.data) {
    table->count++;
    *entry = (tr_table_entry){key, value, hash};
  }
  return &entry->value;
}

bool tr_table_put(tr_table *table, truce_span key, uint32_t value) {
  uint32_t *place = tr_table_value(table, key, value);
  if (place) *place = value;
  return place != NULL;
}

uint32_t tr_table_find(const tr_table *table, truce_span key, uint32_t otherwise) {
  if (!table->count) return otherwise;
  const tr_table_entry *entry = place_of(table, key, hash_of(key));
  return entry->key.data ? entry->value : otherwise;
}

bool tr_table_has(const tr_table *table, truce_span key) { return tr_table_find(table, key, UINT32_MAX) != UINT32_MAX; }

void tr_table_clear(tr_table *table) {
  if (table->capacity) memset(table->entries, 0, table->capacity * sizeof *table->entries);
  table->count = 0;
}

void tr_table_free(tr_table *table) {
  free(table->entries);
  *table = (tr_table){0};
}
