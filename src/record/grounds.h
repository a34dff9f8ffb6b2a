/* Grounds: what speaks for and against somebody as the one whom a line is meant for. */
#ifndef TR_RECORD_GROUNDS_H
#define TR_RECORD_GROUNDS_H

#include "record/setting.h"

/* The grounds, by the names that data/codebook/meant.tsv weighs them under: X(id, name). Those before NOBODY are of a candidate, the others are of the
 * line and speak for it being meant for nobody whom the report names. */
#define TR_GROUND_TABLE(X) \
  X(BEFORE, "named before in the sentence") \
  X(AFTER, "named after in the sentence") \
  X(ONE_BACK, "named one sentence back") \
  X(TWO_BACK, "named two sentences back") \
  X(FAR_BACK, "named further back") \
  X(IN_CLAUSE, "named in the clause") \
  X(NEAREST, "named nearest before") \
  X(IN_TITLE, "named in the title") \
  X(IN_LEAD, "named in the first sentence") \
  X(OFTEN, "named often") \
  X(LAST_ACTOR, "acted last") \
  X(LAST_RECIPIENT, "was acted on last") \
  X(SUBJECT_ABOVE, "subject of the clause above") \
  X(SUBJECT_BEFORE, "subject of the sentence before") \
  X(PARAGRAPH, "named in the paragraph") \
  X(CLAIMS, "claims it") \
  X(CHAIN, "did what is meant") \
  X(SAME_WORD, "did what is called so") \
  X(SAME_DEED, "did such a deed before") \
  X(LAST_TO, "acted on the actor last") \
  X(LAST_BY, "acted on by the actor last") \
  X(AGENT, "agent of the clause") \
  X(FILLER, "filler of the clause") \
  X(OWN_GOVERNMENT, "own government") \
  X(FIRST_TO, "brought it up") \
  X(HOME, "state of the report") \
  X(ACTS_HERE, "acts in the sentence") \
  X(MET_HERE, "acted on in the sentence") \
  X(OTHER_SIDE, "other side") \
  X(GOES_BETWEEN, "goes between") \
  X(SAME_SIDE, "same side") \
  X(SAME_COUNTRY, "same country") \
  X(DID_TO, "acted on the actor before") \
  X(DONE_BY, "acted on by the actor before") \
  X(DEALS_LATER, "deals with the actor later") \
  X(FOUGHT, "fought the actor") \
  X(ASKED, "asked before") \
  X(OFFERED, "offered before") \
  X(BLAMED, "blamed before") \
  X(STRUCK, "struck before") \
  X(AUTHOR, "author of the proposal") \
  X(SPOKE_OF, "spoke of the proposal") \
  X(OWNS, "owns the object") \
  X(STATE, "state") \
  X(GOVERNMENT, "government") \
  X(ARMED, "armed group") \
  X(PERSON, "person") \
  X(PARTY, "party") \
  X(BODY, "body") \
  X(POPULATION, "population") \
  X(UNNAMED, "unnamed") \
  X(NOBODY, "nobody") \
  X(OWN_OBJECT, "nobody: own object") \
  X(NO_OBJECT, "nobody: no object") \
  X(CLAUSE, "nobody: clause") \
  X(PASSIVE, "nobody: passive") \
  X(ACTOR_UNNAMED, "nobody: actor unnamed") \
  X(ACTOR_PERSON, "nobody: actor a person") \
  X(NOT_ACTUAL, "nobody: not actual") \
  X(EARLY, "nobody: early") \
  X(HEADS_ALONE, "nobody: heads alone") \
  X(NO_SIDES, "nobody: no two sides") \
  X(SOMEBODY, "nobody: somebody described") \
  X(SOMEBODY_ARMED, "nobody: an armed group described")
typedef enum tr_ground {
#define X(id, name) TR_GROUND_##id,
  TR_GROUND_TABLE(X)
#undef X
  TR_GROUND_COUNT,
  TR_GROUND_FIRST_RELATION = TR_GROUND_LAST_ACTOR, TR_GROUND_LAST_RELATION = TR_GROUND_OWNS /* these can be a reason */
} tr_ground;
extern const char *const tr_ground_names[];

/* How strong each ground is: 0 = not there, mostly 1 where it is. */
typedef struct tr_grounds { float of[TR_GROUND_COUNT]; } tr_grounds;

/* What kind of line it is: an event by its type, or a call. */
enum { TR_WAY_CALL = 16, TR_WAY_COUNT };
/* The way of a draft, or TR_WAY_COUNT for lines that are meant for nobody. */
size_t tr_way_of(const tr_draft *draft);
/* "ACCUSE", "call" */
const char *tr_way_name(size_t way);

/* The grounds of one candidate of the line that the setting looks at, and those of nobody being meant. */
void tr_grounds_of(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds);
void tr_grounds_of_nobody(const tr_setting *setting, tr_grounds *grounds);

#endif
