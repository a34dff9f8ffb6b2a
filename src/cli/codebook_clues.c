/* What speaks for and against each line of a corpus being right: JSON, one line of the record a line, for tools/fit_sure.py. */
#include "cli/codebook.h"

#include <stdio.h>

#include <jansson.h>

#include "record/clues.h"

static void print_clues(void *self, const tr_draft *draft) {
  const tr_codebook_listening *listening = self;
  const truce_span report = listening->record->report->id, maker = draft->frame ? draft->frame->id : draft->maker;
  json_t *clues = json_object();
  for (int s = 0; s < TR_CLUE_COUNT; s++)
    if (draft->clues->of[s] != 0) json_object_set_new(clues, tr_clue_names[s], json_real((double)draft->clues->of[s]));
  json_t *object = json_pack("{s:s%, s:s, s:s%, s:o}", "report", report.data, report.size, "kind", truce_line_kind_names[draft->line.kind], "maker", maker.data,
                             maker.size, "clues", clues);
  json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(4));
  putchar('\n');
  json_decref(object);
}

static void code_with_clues(tr_codebook_listening *listening) {
  tr_codebook_clues(truce_engine_codebook(listening->engine), listening->record->reading, listening->arena, print_clues, listening);
}

int tr_codebook_clues_of_lines(const truce_engine *engine, const tr_texts *paths) { return tr_codebook_listen(engine, paths, code_with_clues); }
