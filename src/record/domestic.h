/* Lines of domestic politics that events imply. */
#ifndef TR_RECORD_DOMESTIC_H
#define TR_RECORD_DOMESTIC_H

#include "record/draft.h"

void tr_domestic_derive(tr_coder *coder);

#endif
