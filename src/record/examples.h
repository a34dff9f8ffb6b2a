/* The examples of frames as tests: each is read with the real reader; a right example must give its lines, a near miss none of its frame. */
#ifndef TR_RECORD_EXAMPLES_H
#define TR_RECORD_EXAMPLES_H

#include "record/codebook.h"
#include "truce/engine.h"

/* Told of each example: `what` is empty when it holds, else "expected …, got …". Lives until the call returns. */
typedef void (*tr_example_sink)(void *self, const tr_frame *frame, const tr_example *example, truce_span what);
/* Runs all examples (of the frame `only`, NULL = all); returns how many failed. */
size_t tr_examples_run(const truce_engine *engine, const char *only, tr_example_sink sink, void *self);
/* A line in the words of an example: "stance party=Hamas position=accepts about=the plan status=actual". */
void tr_line_describe(const truce_record *record, const truce_line *line, tr_buffer *out);
/* Reads one sentence as a report of 1 June 2024; `threshold` as in tr_codebook_code. */
void tr_read_sentence(const truce_engine *engine, truce_reader *reader, truce_span text, double threshold, truce_arena *arena, truce_reading *reading,
                      truce_record *record);

#endif
