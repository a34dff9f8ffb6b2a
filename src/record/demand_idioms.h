/* What is demanded where only several words together say it. */
#ifndef TRUCE_RECORD_DEMAND_IDIOMS_H
#define TRUCE_RECORD_DEMAND_IDIOMS_H

#include "record/coder.h"

/* What the words from `first` to `last`, a demand with this head, say only together; NULL if they do not. */
const char *tr_demand_by_idiom(const tr_coder *coder, uint32_t head, uint32_t first, uint32_t last);

#endif
