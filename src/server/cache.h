/* Bodies of answers that were made already, kept until the store changes. Safe for many threads. */
#ifndef TR_SERVER_CACHE_H
#define TR_SERVER_CACHE_H

#include "base/text.h"

/* Bytes that several answers share; freed by the last one. */
typedef struct tr_blob {
  _Atomic int holders;
  size_t size;
  char *data;
  size_t packed_size; /* gzip; 0 = not worth it */
  char *packed;
  const char *content_type; /* borrowed, static */
  const char *file_name;    /* borrowed, static; NULL = none */
} tr_blob;

/* Takes the bytes out of `body` (which becomes empty) and packs them if that makes them smaller by a quarter. One holder: the caller.
 * NULL when memory is full. `level` 1 to 9 of gzip. */
tr_blob *tr_blob_new(tr_buffer *body, int level);
void tr_blob_hold(tr_blob *blob);
void tr_blob_release(void *blob);

typedef struct tr_cache tr_cache;
/* At most `limit` bytes. NULL when memory is full. */
tr_cache *tr_cache_new(size_t limit);
void tr_cache_delete(tr_cache *cache);
/* What answers `key` at `version`, held for the caller; NULL if it is not kept. */
tr_blob *tr_cache_find(tr_cache *cache, truce_span key, uint64_t version);
/* Keeps a blob (holds it). Old versions and what was unused longest go first. */
void tr_cache_keep(tr_cache *cache, truce_span key, uint64_t version, tr_blob *blob);

#endif
