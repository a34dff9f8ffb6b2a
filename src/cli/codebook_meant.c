/* Whom the open lines of a corpus may be meant for, with the grounds of each candidate: JSON, for tools/fit_meant.py. */
#include "cli/codebook.h"

#include "record/grounds.h"

static json_t *grounds_json(const tr_grounds *grounds) {
  json_t *object = json_object();
  for (int s = 0; s < TR_GROUND_COUNT; s++)
    if (grounds->of[s] > 0) json_object_set_new(object, tr_ground_names[s], json_real((double)grounds->of[s]));
  return object;
}

static json_t *text_json(truce_span text) { return json_stringn(text.data, text.size); }

/* Somebody by all his names: that of the roster and those of the text. */
static json_t *names_json(const truce_reading *reading, uint32_t actor) {
  json_t *names = json_array();
  json_array_append_new(names, text_json(reading->actors[actor].name));
  for (size_t m = 0; m < reading->actors[actor].mention_count; m++)
    json_array_append_new(names, text_json(tr_slice(reading->report->text, reading->mentions[reading->actors[actor].mentions[m]].where)));
  return names;
}

static void tell_meant(void *self, const tr_coder *coder, const tr_draft *draft, const uint32_t *candidates, const uint32_t *sides, const tr_grounds *grounds,
                        size_t count) {
  const tr_codebook_telling *telling = self;
  json_t *object = json_pack("{s:s, s:s, s:i}", "kind", truce_line_kind_names[draft->line.kind], "for", tr_way_name(tr_way_of(draft)), "trigger",
                             (int)tr_word(coder, draft->line.trigger)->where.start);
  json_t *all = json_array();
  json_object_set_new(object, "report", text_json(telling->report));
  for (size_t c = 0; c < count; c++)
    json_array_append_new(
        all, json_pack("{s:o, s:i, s:o}", "names", names_json(coder->reading, candidates[c]), "side", (int)sides[c], "grounds", grounds_json(&grounds[c])));
  json_object_set_new(object, "candidates", all);
  json_object_set_new(object, "nobody", grounds_json(&grounds[count]));
  tr_codebook_tell(telling, object, 6);
}

static void code_open_lines(void *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record, tr_buffer *out) {
  tr_codebook_telling telling = {reading->report->id, out};
  tr_codebook_meant(codebook, reading, arena, tell_meant, &telling, record);
}

int tr_codebook_open_lines(const truce_engine *engine, const tr_texts *paths) { return tr_codebook_print_told(engine, paths, code_open_lines); }
