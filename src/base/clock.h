/* The clocks of the machine: one that only runs forward, and the day and hour. */
#ifndef TR_BASE_CLOCK_H
#define TR_BASE_CLOCK_H

#include "truce/base.h"

/* Microseconds since some moment that stays the same while the machine runs: for waiting and for how long something took. */
int64_t tr_monotonic(void);
/* This moment; in microseconds and in seconds since 1970; its day in universal time. */
truce_instant tr_now(void);
int64_t tr_now_us(void);
int64_t tr_now_s(void);
truce_day tr_today(void);

#endif
