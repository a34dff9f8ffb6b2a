/* The country whose politics a line of domestic politics tells of. */
#ifndef TR_RECORD_POLITICS_H
#define TR_RECORD_POLITICS_H

#include "record/draft.h"

/* A country that a report names: how large a part of all that it names is its, and how near it is to the sentence asked about last. */
typedef struct tr_named_country {
  const char *country;
  float share, near;
} tr_named_country;
typedef struct tr_politics {
  tr_groups mentions; /* by sentence */
  TR_ARRAY(tr_named_country) named;
} tr_politics;

/* Looks over whom the report names, once its mediators are told. */
tr_politics tr_politics_look(const tr_coder *coder);
/* Gives a line of domestic politics its country; drops it where there is none, or where it is of one country against the leader of another. */
void tr_politics_settle(tr_coder *coder, tr_politics *politics, tr_draft *draft);

#endif
