/* Cleaning of drafts: repetitions dropped, casualties hung on attacks, PLOVER's type and contexts filled in. */
#ifndef TR_RECORD_CLEAN_H
#define TR_RECORD_CLEAN_H

#include "record/draft.h"

void tr_clean(tr_coder *coder);

#endif
