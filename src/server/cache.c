/* Blobs by key in sets of eight; what was unused longest in a set makes room. */
#include "server/cache.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <zlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

enum { SETS = 256, WAYS = 8, WORTH_PACKING = 1024, SHARE_OF_LIMIT = 8 };

typedef struct slot {
  char *key;
  size_t key_size;
  uint64_t version, used;
  tr_blob *blob;
} slot;

struct tr_cache {
  pthread_mutex_t lock; /* guards all below */
  size_t limit, size;
  uint64_t clock;
  slot slots[SETS][WAYS];
};

static void pack(tr_blob *blob, int level) {
  z_stream stream = {0};
  if (blob->size < WORTH_PACKING || blob->size > UINT32_MAX / 2) return;
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return;
  const size_t room = blob->size - blob->size / 4;
  blob->packed = malloc(room);
  stream.next_in = (Bytef *)blob->data;
  stream.avail_in = (uInt)blob->size;
  stream.next_out = (Bytef *)blob->packed;
  stream.avail_out = (uInt)room;
  if (blob->packed && deflate(&stream, Z_FINISH) == Z_STREAM_END) {
    blob->packed_size = stream.total_out;
  } else {
    free(blob->packed);
    blob->packed = NULL;
  }
  deflateEnd(&stream);
}

tr_blob *tr_blob_new(tr_buffer *body, int level) {
  tr_blob *blob = calloc(1, sizeof *blob);
  if (!blob) return NULL;
  atomic_init(&blob->holders, 1);
  blob->data = body->data;
  blob->size = body->size;
  *body = (tr_buffer){0};
  if (level > 0) pack(blob, level);
  return blob;
}

void tr_blob_hold(tr_blob *blob) { atomic_fetch_add(&blob->holders, 1); }

void tr_blob_release(void *held) {
  tr_blob *blob = held;
  if (!blob || atomic_fetch_sub(&blob->holders, 1) != 1) return;
  free(blob->data);
  free(blob->packed);
  free(blob);
}

tr_cache *tr_cache_new(size_t limit) {
  tr_cache *cache = calloc(1, sizeof *cache);
  if (!cache) return NULL;
  pthread_mutex_init(&cache->lock, NULL);
  cache->limit = limit;
  return cache;
}

static size_t weight(const slot *kept) { return kept->blob ? kept->blob->size + kept->blob->packed_size + kept->key_size : 0; }

static void empty(tr_cache *cache, slot *kept) {
  cache->size -= weight(kept);
  tr_blob_release(kept->blob);
  free(kept->key);
  memset(kept, 0, sizeof *kept);
}

void tr_cache_delete(tr_cache *cache) {
  if (!cache) return;
  for (size_t i = 0; i < SETS; i++)
    for (size_t k = 0; k < WAYS; k++) empty(cache, &cache->slots[i][k]);
  pthread_mutex_destroy(&cache->lock);
  free(cache);
}

static slot *set_of(tr_cache *cache, truce_span key) { return cache->slots[XXH3_64bits(key.data, key.size) % SETS]; }
static bool has_key(const slot *kept, truce_span key) { return kept->blob && kept->key_size == key.size && !memcmp(kept->key, key.data, key.size); }

tr_blob *tr_cache_find(tr_cache *cache, truce_span key, uint64_t version) {
  tr_blob *found = NULL;
  pthread_mutex_lock(&cache->lock);
  slot *set = set_of(cache, key);
  for (size_t k = 0; k < WAYS && !found; k++)
    if (has_key(&set[k], key) && set[k].version == version) {
      set[k].used = ++cache->clock;
      found = set[k].blob;
      tr_blob_hold(found);
    }
  pthread_mutex_unlock(&cache->lock);
  return found;
}

/* The slot of the same key, else an empty one, else the one unused longest. */
static slot *place_for(slot *set, truce_span key) {
  slot *place = &set[0];
  for (size_t k = 0; k < WAYS; k++) {
    if (has_key(&set[k], key)) return &set[k];
    if (set[k].used < place->used) place = &set[k];
  }
  return place;
}

static void make_room(tr_cache *cache) {
  while (cache->size > cache->limit) {
    slot *oldest = NULL;
    for (size_t i = 0; i < SETS; i++)
      for (size_t k = 0; k < WAYS; k++)
        if (cache->slots[i][k].blob && (!oldest || cache->slots[i][k].used < oldest->used)) oldest = &cache->slots[i][k];
    if (!oldest) return;
    empty(cache, oldest);
  }
}

void tr_cache_keep(tr_cache *cache, truce_span key, uint64_t version, tr_blob *blob) {
  if (blob->size > cache->limit / SHARE_OF_LIMIT) return;
  char *copy = malloc(key.size + 1);
  if (!copy) return;
  memcpy(copy, key.data, key.size);
  pthread_mutex_lock(&cache->lock);
  slot *place = place_for(set_of(cache, key), key);
  empty(cache, place);
  tr_blob_hold(blob);
  *place = (slot){.key = copy, .key_size = key.size, .version = version, .used = ++cache->clock, .blob = blob};
  cache->size += weight(place);
  make_room(cache);
  pthread_mutex_unlock(&cache->lock);
}
