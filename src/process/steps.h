/* The steps of a proposal as views give them: {"step", "status", "day", "published"} each. */
#ifndef TR_PROCESS_STEPS_H
#define TR_PROCESS_STEPS_H

#include <jansson.h>

/* By day; of one day what had been told to be due before it came, then in the order of a deal's life, whatever order a report tells them in. */
void tr_steps_sort(json_t *steps);

/* Where it stands: the last step that was taken, or that a truce is not to go on; else the last that is told of. A borrowed reference; NULL of none. */
json_t *tr_steps_standing(json_t *steps);

#endif
