/* Cleaning of drafts: repetitions dropped, casualties hung on attacks, PLOVER's type and contexts filled in. */
#ifndef TR_RECORD_CLEAN_H
#define TR_RECORD_CLEAN_H

#include "record/draft.h"

void tr_clean(tr_coder *coder);

/* repeated.c; `drafts` by sentence. What a sentence tells twice stands once. */
void tr_drop_repetitions(tr_coder *coder, const tr_groups *drafts);
/* "opposes" beside "rejects" on one thing: a frame's line is kept before the heads', then the one that says more. */
void tr_drop_weaker_stances(tr_coder *coder, const tr_groups *drafts);

/* one_act.c; `drafts` by sentence. "shelled the town, killing nine": those killed are among those hit. */
void tr_join_killing(tr_coder *coder, const tr_groups *drafts);
/* "killed three policemen and wounded two others": one attack. */
void tr_join_wounding(tr_coder *coder, const tr_groups *drafts);
/* Figures of dead, injured and seized beside an event are its fields, too. */
void tr_hang_casualties(tr_coder *coder, const tr_groups *drafts);

#endif
