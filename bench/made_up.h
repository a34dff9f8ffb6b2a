/* Reports that nobody wrote, with the lines that a reader would have found in them: for benches that need many. The same number gives the same
 * report. All twelve kinds occur, in the shares that samples/ has; sixteen lines in twenty sentences a report, two of five lines tell again what another
 * report told in the last days; a hundred reports a day; what is on the table changes over the months. */
#ifndef TR_BENCH_MADE_UP_H
#define TR_BENCH_MADE_UP_H

#include "truce/record.h"

enum { MADE_UP_LINES = 16, MADE_UP_SENTENCES = 20 };

typedef struct made_up made_up;
made_up *made_up_new(void);
void made_up_delete(made_up *maker);
/* Report `number`; lives until the next call. */
const truce_record *made_up_report(made_up *maker, size_t number);

#endif
