/* What speaks for and against each line of a corpus being right: JSON, one line of the record a line, for tools/fit_sure.py. */
#include "cli/codebook.h"

#include "record/clues.h"

static void tell_clues(void *self, const tr_draft *draft) {
  const tr_codebook_telling *telling = self;
  const truce_span report = telling->report, maker = draft->frame ? draft->frame->id : draft->maker;
  json_t *clues = json_object();
  for (int s = 0; s < TR_CLUE_COUNT; s++)
    if (draft->clues->of[s] != 0) json_object_set_new(clues, tr_clue_names[s], json_real((double)draft->clues->of[s]));
  json_t *object = json_pack("{s:s%, s:s, s:s%, s:o}", "report", report.data, report.size, "kind", truce_line_kind_names[draft->line.kind], "maker", maker.data,
                             maker.size, "clues", clues);
  tr_codebook_tell(telling, object, 4);
}

static void code_with_clues(void *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record, tr_buffer *out) {
  tr_codebook_telling telling = {reading->report->id, out};
  tr_codebook_clues(codebook, reading, arena, tell_clues, &telling, record);
}

int tr_codebook_clues_of_lines(const truce_engine *engine, const tr_texts *paths) { return tr_codebook_print_told(engine, paths, code_with_clues); }
