/* Phrases: how far the words reach that name somebody. */
#ifndef TR_RECORD_PHRASES_H
#define TR_RECORD_PHRASES_H

#include "record/coder.h"

/* Widens the mentions of actors to their whole phrase: "hundreds of nurses", "two far-right ministers", "the Guxo list", "lawmakers from the ruling
 * coalition". Names of actors stay. */
void tr_phrases_widen(tr_coder *coder);
/* One more mention of an actor of the report. */
void tr_mention_add(tr_coder *coder, truce_mention mention);
/* For the finished record: articles, and the soldiers that stand for whom they are called after ("the Kosovo police"). */
void tr_phrases_close(tr_coder *coder);
/* The phrase around words [first, end) that name something: first and last word. */
void tr_phrase_around(const tr_coder *coder, uint32_t head, uint32_t *first, uint32_t *last);

#endif
