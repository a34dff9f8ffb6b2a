/* How often a client may ask: a bucket of tokens for each address, in a table of fixed size. Safe for many threads. */
#ifndef TR_SERVER_LIMITS_H
#define TR_SERVER_LIMITS_H

#include "truce/base.h"

typedef struct tr_limits tr_limits;
/* `rate` requests a second on the long run, `burst` at once. NULL when memory is full. */
tr_limits *tr_limits_new(double rate, double burst);
void tr_limits_delete(tr_limits *limits);
/* Takes `cost` from the bucket of `address`; false when it holds less. `now` in microseconds. A cost of 0 only looks. */
bool tr_limits_take(tr_limits *limits, const char *address, double cost, int64_t now);

#endif
