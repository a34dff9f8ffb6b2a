/* What the readers of *.frames files share (frames.c: statements; frame_conditions.c; frame_rules.c). Every fault is told with file and line. */
#ifndef TR_RECORD_FRAME_PARSER_H
#define TR_RECORD_FRAME_PARSER_H

#include "record/frames.h"

typedef struct tr_frame_parser {
  tr_frames *frames;
  tr_lexicon *lexicon;
  truce_arena *arena;
  truce_span file;
  int64_t line;
  truce_span statement; /* the line that is read */
  tr_frame *frame;
  truce_error *error;
} tr_frame_parser;

#define TR_FRAME_FAULT(p, ...) tr_fail((p)->error, TRUCE_BAD_DATA, tr_arena_string((p)->arena, (p)->file), (p)->line, __VA_ARGS__)
#define TR_SHOW(span) (int)(span).size, (span).data

/* The first word of `rest`, taken off it. */
truce_span tr_take_word(truce_span *rest);
/* What a name stands for; false if for none. */
bool tr_slot_named(truce_span name, tr_slot *slot);
bool tr_status_named(truce_span name, int *status);
bool tr_kind_named(truce_span name, truce_line_kind *kind);
bool tr_field_named(truce_line_kind kind, truce_span name, truce_field *field);
/* "agent|patient" into a bit set of slots. */
truce_status tr_read_slots(tr_frame_parser *p, truce_span text, uint64_t *slots);

/* frame_conditions.c. "SLOT|SLOT is TEST or TEST", what stands behind "when" and "unless". */
truce_status tr_read_condition(tr_frame_parser *p, bool unless, truce_span rest);
/* frame_rules.c. "event type=AGREE actors=agent", what stands behind "write" and its guard, "planned,!possible". */
truce_status tr_read_rule(tr_frame_parser *p, truce_span guard, truce_span rest);
/* "stance party=Hamas position=accepts about=the plan", what stands behind "gives". */
truce_status tr_read_expected(tr_frame_parser *p, truce_span rest);

#endif
