/* Sets of actors, as merging compares them. */
#ifndef TR_PROCESS_ACTOR_SET_H
#define TR_PROCESS_ACTOR_SET_H

#include "store/sqlite.h"

enum { TR_SET_ACTORS = 24 };

/* A set of actors. `side` is equal for a state and its government. `tail` stands for the last word of the name, `short_name` for a name of that word
 * alone: "Holder" may be "Maxine Holder", "the movement" the one movement that is told of, "the government" that of any state. `vague` is a name that says no
 * more than that somebody takes part: "both delegations", "the negotiators"; `force` one for the armed servants of a state that is not named: "police". */
typedef struct tr_actor_set {
  int64_t ids[TR_SET_ACTORS];
  int64_t sides[TR_SET_ACTORS];
  int64_t tails[TR_SET_ACTORS];   /* below 0 */
  int64_t countries[TR_SET_ACTORS]; /* 0 = unknown */
  int64_t named[TR_SET_ACTORS];   /* equal for names of the same words */
  bool short_name[TR_SET_ACTORS], person[TR_SET_ACTORS], state[TR_SET_ACTORS], people[TR_SET_ACTORS], vague[TR_SET_ACTORS], force[TR_SET_ACTORS];
  size_t count;
} tr_actor_set;

/* Tails of governments, of a known country and of none, of vague names, of forces of no country; names lie from the last on down. */
enum { TR_TAIL_STATE = -1, TR_TAIL_GOVERNMENT = -2, TR_TAIL_VAGUE = -3, TR_TAIL_NAMES = -4, TR_TAIL_FORCE = TR_TAIL_NAMES };

/* In the table entry_actor, actors stand above zero, tails just below, countries far below, so that they do not meet. */
static inline int64_t tr_country_key(int64_t country) { return -country - ((int64_t)1 << 40); }

/* Adds an actor with what it is matched by. */
void tr_actor_set_add(truce_store *store, tr_actor_set *set, int64_t actor);
/* "both sides", "the negotiators": a name that says no more than that somebody takes part. */
bool tr_actor_vague(truce_store *store, int64_t actor);

/* How two sets of actors stand to each other; NEAR = equal or nested if a short name is taken for a long one, VAGUE = if a vague name is. */
typedef enum tr_set_relation {
  TR_SETS_EQUAL,
  TR_SETS_NESTED,
  TR_SETS_NEAR,
  TR_SETS_VAGUE,
  TR_SETS_ONE_EMPTY,
  TR_SETS_BOTH_EMPTY,
  TR_SETS_OVERLAP,
  TR_SETS_APART
} tr_set_relation;
tr_set_relation tr_sets_compare(const tr_actor_set *a, const tr_actor_set *b);

#endif
