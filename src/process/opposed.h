/* One party for a thing and against it within some days: pairs of entries that cannot both stand. */
#ifndef TR_PROCESS_OPPOSED_H
#define TR_PROCESS_OPPOSED_H

#include "store/sqlite.h"

typedef struct tr_opposed {
  int64_t first, second; /* entries: what was said before and after */
  int32_t day, days;     /* day of the second; how many days lie between */
} tr_opposed;

/* Which pairs are wanted: the second from `since` to `until`, at most `within` days after the first, both at least `sure`; told in two sentences. */
typedef struct tr_opposed_query {
  int64_t since, until, within;
  double sure;
  size_t limit;
} tr_opposed_query;

/* The latest first. To be freed. Reads each stance of those days once, from the last back, until there are enough. */
tr_opposed *tr_opposed_find(truce_store *store, const tr_opposed_query *query, size_t *count);

#endif
