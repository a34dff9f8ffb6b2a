/* Reporting: commentaries, explainers and histories use the words of news for what their writers think, ask and know of old. */
#ifndef TR_RECORD_REPORTING_H
#define TR_RECORD_REPORTING_H

#include "record/draft.h"

/* How far the report reports: the share of its sentences that tell somebody's words or a day, less the share in which the writer himself asks, advises or
 * supposes. 1 in all of fewer than a dozen sentences: too few to tell. */
float tr_reporting_share(const tr_coder *coder);

#endif
