/* The progress line: [######----] 12 of 40 files, 31 reports, 8.1 a second, 4 s left, 1 error. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

enum { BAR_WIDTH = 24, PAINT_EVERY_US = 100000 };

tr_progress tr_progress_start(void) { return (tr_progress){.shown = isatty(STDERR_FILENO) == 1, .started = tr_monotonic()}; }

static void time_left(char out[32], double seconds) {
  if (seconds < 90)
    snprintf(out, 32, "%.0f s left", seconds);
  else if (seconds < 5400)
    snprintf(out, 32, "%.0f min left", seconds / 60);
  else
    snprintf(out, 32, "%.1f h left", seconds / 3600);
}

void tr_progress_paint(tr_progress *progress, size_t done, size_t total, size_t reports, size_t errors) {
  int64_t now = tr_monotonic();
  if (!progress->shown || now - progress->painted < PAINT_EVERY_US) return;
  progress->painted = now;
  double seconds = (double)(now - progress->started) / 1e6, share = total ? (double)done / (double)total : 0;
  char bar[BAR_WIDTH + 1], left[32] = "";
  for (int i = 0; i < BAR_WIDTH; i++) bar[i] = i < (int)(share * BAR_WIDTH) ? '#' : '-';
  bar[BAR_WIDTH] = 0;
  if (done && done < total) time_left(left, seconds / share - seconds);
  fprintf(stderr, "\r\033[K[%s] %zu of %zu files, %zu reports, %.1f a second%s%s", bar, done, total, reports, (double)reports / (seconds > 0 ? seconds : 1),
          *left ? ", " : "", left);
  if (errors) fprintf(stderr, ", %zu error%s", errors, errors == 1 ? "" : "s");
  fflush(stderr);
}

void tr_progress_hide(tr_progress *progress) {
  if (!progress->shown) return;
  fputs("\r\033[K", stderr);
  progress->painted = 0;
}
