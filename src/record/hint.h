/* A hint while its line is made; what the parts of the coding of hints share. */
#ifndef TR_RECORD_HINT_H
#define TR_RECORD_HINT_H

#include "record/draft.h"

enum { TR_HINT_FIELDS = 3, TR_HINT_FILLERS = 4 }; /* of a kind; of a field */

/* A field as the heads name it, and how it enters the line. */
typedef struct tr_hint_field {
  const char *label;
  truce_field field;
  bool needed; /* no line without it */
} tr_hint_field;

/* A kind of line that hints may make. */
typedef struct tr_hint_kind {
  truce_line_kind kind;
  float least;        /* a hint less sure than this makes no line */
  bool detailed;
  truce_field detail; /* the field that the detail goes to */
  tr_hint_field fields[TR_HINT_FIELDS];
} tr_hint_kind;

typedef struct tr_hint {
  tr_coder *coder;
  const tr_groups *framed; /* the frames' drafts by sentence */
  const tr_hint_kind *of;
  uint32_t trigger;
  float sure;              /* of the label */
  truce_span label, detail; /* "stance.accepts", "accepts" */
  const tr_draft *draft;    /* once there is one */
} tr_hint;

/* hint_fields.c. The words that links give to a field of the line at a trigger, surest first; at most `limit`. */
size_t tr_hint_fillers(const tr_coder *coder, uint32_t trigger, const char *label, uint32_t *words, size_t limit);
/* What stands in the trigger itself: the place of a leg, the number of a figure, the day of a deadline. False if it is missing. */
bool tr_hint_put_trigger(const tr_hint *h, tr_draft *draft);
/* A field from its links, or from what was spoken of last. Its words are added to `words`. False if nothing fills it. */
bool tr_hint_put_field(const tr_hint *h, tr_draft *draft, const tr_hint_field *field, uint32_t *words, size_t *used);
/* Whom the grammar of the trigger names, where no link does. */
void tr_hint_put_recipients(const tr_hint *h, tr_draft *draft);

/* hint_faults.c. Does anything speak against the line that the hint was drafted to? */
bool tr_hint_faulty(const tr_hint *h);
/* Does the example expect a line such as the hint's? */
bool tr_hint_expected(const tr_hint *h, const tr_example *example);

/* hint_frames.c. Has a frame written a line of this kind on the trigger? */
bool tr_hint_told_already(const tr_hint *h);
/* A hint on the words of a frame's line speaks for it or against it. */
void tr_hint_vote(const tr_hint *h);
/* Recipients that grammar did not find, for the first `count` drafts, which are the frames'. */
void tr_hint_fill_recipients(tr_coder *coder, size_t count);

#endif
