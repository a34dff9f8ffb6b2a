/* The types of events as verbs: "the government blames the rebels", "Cuba and Norway blame them"; and as a noun, where it is not told who did it: "attack on
 * the family". Some modes have words of their own. */
#ifndef TR_EXPORT_ACTS_H
#define TR_EXPORT_ACTS_H

typedef struct tr_act {
  const char *type, *mode; /* mode NULL: any */
  const char *does, *they_do, *noun;
} tr_act;

/* Never NULL; static. `type` and `mode` may be NULL. */
const tr_act *tr_act_of(const char *type, const char *mode);

#endif
