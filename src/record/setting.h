/* The setting of a line that leaves open whom it is meant for: who in the report may be meant, what they did, and where the line stands among it. */
#ifndef TR_RECORD_SETTING_H
#define TR_RECORD_SETTING_H

#include "record/sides.h"

enum { TR_CANDIDATE_LIMIT = 24, TR_SENTENCES_BACK = 6, TR_ANSWERED_BACK = 3 }; /* how far back one is looked for; what one answers */

/* What somebody does in a line. */
typedef struct tr_deed {
  uint32_t trigger, sentence, about;
  truce_value from, to; /* as they were when the setting was made */
  truce_span type;      /* of an event, or none */
  bool call;
} tr_deed;

typedef struct tr_setting {
  tr_coder *coder;
  const tr_sides *sides;
  const tr_two_sides *two;
  tr_groups mentions;              /* a sentence: the mentions whose head stands in it */
  TR_ARRAY(tr_deed) deeds;         /* in order of the text */
  const uint8_t *in_title, *goes_between; /* an actor */
  size_t actor_count;
  /* the line looked at */
  const tr_draft *draft;
  const truce_value *who, *there;  /* those who act in it; those it is meant for so far, or NULL */
  tr_arguments arguments;
  uint32_t here, about;            /* its sentence; the proposal its clause speaks of */
  tr_ids chain, same_word, same_deed, first; /* who did what its object means, by the chain of words, by the word, by the kind of deed; who brought it up */
  tr_ids masters;                  /* whose those are who act: never meant */
  uint32_t nearest;                /* who is named last before it, or TRUCE_NONE */
} tr_setting;

/* Looks the report over once, when its sides are known; the drafts must not move while the setting is asked. */
tr_setting *tr_setting_new(tr_coder *coder);
/* Turns to a line that somebody acts in. Gives those whom it may be meant for: named near, or one of the two sides; never those who act in it. */
size_t tr_setting_look(tr_setting *setting, const tr_draft *draft, uint32_t candidates[TR_CANDIDATE_LIMIT]);

/* The first deed at or behind a word. */
size_t tr_deed_at(const tr_setting *setting, uint32_t trigger);
/* The verb that a word is or hangs on, or TRUCE_NONE. */
uint32_t tr_verb_above(const tr_coder *coder, uint32_t word);

#endif
