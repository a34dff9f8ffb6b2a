/* Both clocks, in microseconds. */
#include "base/clock.h"

#include <time.h>

enum { DAY_SECONDS = 86400 };
static const int64_t SECOND = 1000000;

static int64_t read_clock(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000;
}

int64_t tr_monotonic(void) { return read_clock(CLOCK_MONOTONIC); }
truce_instant tr_now(void) { return (truce_instant){read_clock(CLOCK_REALTIME)}; }
int64_t tr_now_us(void) { return tr_now().microseconds; }
int64_t tr_now_s(void) { return tr_now_us() / SECOND; }
truce_day tr_today(void) { return (truce_day){(int32_t)(tr_now_s() / DAY_SECONDS)}; }
