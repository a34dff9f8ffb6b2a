/* Countries as codes: which one a report or a sentence is at home in, and what they are called. */
#ifndef TR_RECORD_HOME_H
#define TR_RECORD_HOME_H

#include "record/coder.h"

/* A sentence: the mentions that begin in it, without pronouns. */
tr_groups tr_named_by_sentence(const tr_coder *coder);
/* Looks the report over, once its mentions are prepared. */
void tr_homes_find(tr_coder *coder);
/* The country that a sentence is at home in: the one it names most, else the one the report has named most up to there; "" where none is named. */
const char *tr_home_country(const tr_coder *coder, uint32_t word);
/* The country that the report names most, "" where it names none. */
const char *tr_report_country(const tr_coder *coder);

/* The country of the actor, else of the place that a mention names; "" where it has none. */
const char *tr_mention_country(const tr_coder *coder, const truce_mention *mention);
/* A country as the report's state or place is called, else its code. */
truce_span tr_country_name(const tr_coder *coder, const char *code);
/* Does a code stand for a country, and not for a body or a group of states? */
bool tr_is_country(const char *code);

#endif
