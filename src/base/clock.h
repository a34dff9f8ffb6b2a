/* The clock that only runs forward: for waiting and for how long something took, not for dates. */
#ifndef TR_BASE_CLOCK_H
#define TR_BASE_CLOCK_H

#include <stdint.h>

/* Microseconds since some moment that stays the same while the machine runs. */
int64_t tr_monotonic(void);

#endif
