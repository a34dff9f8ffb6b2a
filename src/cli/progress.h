/* A line that tells how far reading has come: only on a terminal, at most ten times a second. */
#ifndef TR_CLI_PROGRESS_H
#define TR_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tr_progress {
  bool shown;               /* standard error is a terminal */
  int64_t started, painted; /* microseconds */
} tr_progress;

tr_progress tr_progress_start(void);
/* `done` files of `total`, `reports` read, `errors` told. */
void tr_progress_paint(tr_progress *progress, size_t done, size_t total, size_t reports, size_t errors);
/* Takes the line away, so that a message can be printed. */
void tr_progress_hide(tr_progress *progress);

#endif
