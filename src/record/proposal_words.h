/* A noun that may mean a proposal: "the 72-hour truce", "a plan for peace", "a paper tabled by France". */
#ifndef TR_RECORD_PROPOSAL_WORDS_H
#define TR_RECORD_PROPOSAL_WORDS_H

#include "record/coder.h"

enum { TR_MODIFIER_LIMIT = 12 };
typedef struct tr_proposal_word {
  uint32_t head;
  truce_span modifiers[TR_MODIFIER_LIMIT];
  size_t modifier_count;
  truce_span length;   /* "72-hour", "three-day": tells truces apart */
  uint32_t owner;      /* actor, or TRUCE_NONE */
  bool definite, fresh, truce, plan, vague, strong, hoped;
  bool named;          /* "the Annan plan", "a deal between Russia and Iran" */
  bool absent;         /* "no ceasefire" */
} tr_proposal_word;

/* Reads what stands with the noun; false where it means no proposal. */
bool tr_proposal_word_read(tr_coder *coder, uint32_t word, tr_proposal_word *proposal);
/* "deal", "accord", "treaty": agreed by several, not offered by one. */
bool tr_says_deal(const tr_coder *coder, uint32_t noun);

#endif
