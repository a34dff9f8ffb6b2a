/* What the codebook makes of a sentence: its lines, its grammar, the frames that do not fit and why. */
#include "cli/codebook.h"

#include <stdio.h>

#include "record/examples.h"

static void print_tree(const truce_reading *reading) {
  for (size_t i = 0; i < reading->word_count; i++) {
    const truce_word *w = &reading->words[i];
    printf("%3zu %-18.*s %-14.*s %-6s %-12s %3d %s", i, (int)w->form.size, w->form.data, (int)w->lemma.size, w->lemma.data, truce_upos_names[w->upos],
           truce_deprel_names[w->relation], w->head == TRUCE_NONE ? -1 : (int)w->head,
           w->mention == TRUCE_NONE ? "" : truce_kind_names[reading->mentions[w->mention].kind]);
    if (w->mention != TRUCE_NONE && reading->mentions[w->mention].actor != TRUCE_NONE) {
      const truce_span name = reading->actors[reading->mentions[w->mention].actor].name;
      printf(" = %.*s", (int)name.size, name.data);
    }
    putchar('\n');
  }
}

static void tell_refused(void *self, const tr_frame *frame, const truce_word *word, truce_span condition) {
  (void)self;
  printf("not %.*s for \"%.*s\": %.*s\n", (int)frame->id.size, frame->id.data, (int)word->form.size, word->form.data, (int)condition.size, condition.data);
}

int tr_codebook_try(const truce_engine *engine, const tr_try_options *o, const tr_texts *texts) {
  truce_reader *reader = truce_reader_new(truce_engine_model(engine));
  truce_arena *arena = truce_arena_new();
  tr_buffer line = {0};
  for (size_t i = 1; reader && arena && i < texts->count; i++) {
    truce_reading reading;
    truce_record record;
    truce_arena_clear(arena);
    tr_read_sentence(engine, reader, tr_span(texts->items[i]), o->all ? 0 : 0.01, arena, &reading, &record);
    if (o->tree) print_tree(record.reading);
    for (size_t k = 0; k < record.line_count; k++) {
      tr_buffer_clear(&line);
      tr_line_describe(&record, &record.lines[k], &line);
      const truce_span maker = record.lines[k].why[0].frame.size ? record.lines[k].why[0].frame : record.lines[k].why[0].like;
      printf("%.*s  sure=%.2f  [%.*s]\n", (int)line.size, line.data, (double)record.lines[k].sure, (int)maker.size, maker.data);
    }
    if (!record.line_count) puts("no line");
    if (o->why_not) tr_codebook_refused(truce_engine_codebook(engine), &reading, arena, tell_refused, NULL);
  }
  tr_buffer_free(&line);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  return 0;
}
