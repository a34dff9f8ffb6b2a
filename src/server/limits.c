/* Token buckets by address. Two addresses whose hashes fall together share a bucket: rare, and only stricter. */
#include "server/limits.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

enum { BUCKETS = 4096 };
struct tr_limits {
  pthread_mutex_t lock; /* guards buckets */
  double rate, burst;
  struct {
    double used;
    int64_t when;
  } buckets[BUCKETS];
};

tr_limits *tr_limits_new(double rate, double burst) {
  tr_limits *limits = calloc(1, sizeof *limits);
  if (!limits) return NULL;
  pthread_mutex_init(&limits->lock, NULL);
  limits->rate = rate;
  limits->burst = burst;
  return limits;
}

void tr_limits_delete(tr_limits *limits) {
  if (!limits) return;
  pthread_mutex_destroy(&limits->lock);
  free(limits);
}

bool tr_limits_take(tr_limits *limits, const char *address, double cost, int64_t now) {
  const size_t slot = XXH3_64bits(address, strlen(address)) % BUCKETS;
  pthread_mutex_lock(&limits->lock);
  double used = limits->buckets[slot].used - limits->rate * (double)(now - limits->buckets[slot].when) / 1e6;
  if (used < 0) used = 0;
  const bool fits = used + (cost > 0 ? cost : 1) <= limits->burst;
  limits->buckets[slot].used = fits ? used + cost : used;
  limits->buckets[slot].when = now;
  pthread_mutex_unlock(&limits->lock);
  return fits;
}
