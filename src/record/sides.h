/* Sides: a state, its government, its forces and its officials are one; and the two sides that a report's conflict is between. */
#ifndef TR_RECORD_SIDES_H
#define TR_RECORD_SIDES_H

#include "record/draft.h"

typedef struct tr_sides {
  const uint32_t *of; /* an actor: the actor that stands for its side, most often itself */
  size_t count;       /* actors made later are sides of their own */
} tr_sides;

typedef struct tr_two_sides {
  uint32_t a, b; /* by the name that the report uses most */
  float sure;    /* 0 to 1; 0 = the report has no two sides */
  float weight;  /* what speaks for them as sides: little for two named in passing, however sure it is that no others are named */
  bool deal;     /* the report tells of dealings between them, or of what both accept or reject */
} tr_two_sides;

tr_sides tr_sides_find(tr_coder *coder);
/* The same; or both of one state, its government, forces and officials; or somebody of the same country who is no official either. */
bool tr_one_side(const truce_actor *a, const truce_actor *b);
uint32_t tr_side_of(const tr_sides *sides, uint32_t actor);
/* Is somebody of this actor's side in a list? NULL holds nobody. */
bool tr_holds_side(const tr_sides *sides, const truce_value *value, uint32_t actor);
/* Does a report name so many that who is left unnamed cannot be told from its two sides? */
bool tr_many_quarrels(const tr_coder *coder);
/* The two that the conflict is most likely between, from the drafts. */
tr_two_sides tr_two_sides_find(tr_coder *coder, const tr_sides *sides);

#endif
