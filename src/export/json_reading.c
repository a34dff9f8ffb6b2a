/* A reading → JSON: words with their grammar, names, mentions, roles. Indices are those of the reading; ranges are bytes of the report's text. */
#include "export/json.h"

static void index_or_null(tr_buffer *out, const char *name, uint32_t index) {
  if (index == TRUCE_NONE)
    tr_buffer_printf(out, ",\"%s\":null", name);
  else
    tr_buffer_printf(out, ",\"%s\":%u", name, index);
}

static void text_or_null(tr_buffer *out, const char *name, truce_span text) {
  tr_buffer_printf(out, ",\"%s\":", name);
  tr_json_text_or_null(out, text.size ? text : (truce_span){NULL, 0});
}

static void begin(tr_buffer *out, size_t i, truce_range where) { tr_buffer_printf(out, "%s{\"start\":%u,\"end\":%u", i ? "," : "", where.start, where.end); }

/* What the model holds most likely of a predicate, or null. */
static void write_status(tr_buffer *out, const truce_word *word) {
  int best = 0;
  for (int i = 1; i < TRUCE_STATUS_COUNT; i++)
    if (word->status[i] > word->status[best]) best = i;
  if (word->predicate && word->status[best] > 0)
    tr_buffer_printf(out, ",\"status\":\"%s\"", truce_line_status_names[best]);
  else
    tr_buffer_add_string(out, ",\"status\":null");
}

static void write_words(tr_buffer *out, const truce_reading *reading) {
  tr_buffer_add_string(out, "\"words\":[");
  for (size_t i = 0; i < reading->word_count; i++) {
    const truce_word *word = &reading->words[i];
    begin(out, i, word->where);
    text_or_null(out, "lemma", word->lemma);
    tr_buffer_printf(out, ",\"upos\":\"%s\",\"relation\":\"%s\"", truce_upos_names[word->upos], truce_deprel_names[word->relation]);
    index_or_null(out, "head", word->head);
    text_or_null(out, "features", word->morphology);
    tr_buffer_printf(out, ",\"predicate\":%s", word->predicate ? "true" : "false");
    write_status(out, word);
    index_or_null(out, "antecedent", word->antecedent);
    tr_buffer_add_char(out, '}');
  }
}

static void write_sentences(tr_buffer *out, const truce_reading *reading) {
  tr_buffer_add_string(out, "\"sentences\":[");
  for (size_t i = 0; i < reading->sentence_count; i++) {
    const truce_sentence *sentence = &reading->sentences[i];
    begin(out, i, sentence->where);
    tr_buffer_printf(out, ",\"words\":{\"start\":%u,\"end\":%u}}", sentence->first, sentence->end);
  }
}

static void write_names(tr_buffer *out, const truce_reading *reading) {
  tr_buffer_add_string(out, "],\"names\":[");
  for (size_t i = 0; i < reading->name_count; i++) {
    const truce_name *name = &reading->names[i];
    begin(out, i, name->where);
    tr_buffer_printf(out, ",\"class\":\"%s\",\"kind\":\"%s\"}", truce_name_class_names[name->class_], truce_kind_names[name->kind]);
  }
}

static void write_mentions(tr_buffer *out, const truce_reading *reading) {
  tr_buffer_add_string(out, "],\"mentions\":[");
  for (size_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *mention = &reading->mentions[i];
    begin(out, i, mention->where);
    index_or_null(out, "head", mention->head);
    text_or_null(out, "actor", mention->actor == TRUCE_NONE ? (truce_span){NULL, 0} : reading->actors[mention->actor].name);
    text_or_null(out, "place", mention->place == TRUCE_NONE ? (truce_span){NULL, 0} : reading->places[mention->place].name);
    index_or_null(out, "antecedent", mention->antecedent);
    tr_buffer_add_char(out, '}');
  }
}

static void write_roles(tr_buffer *out, const truce_reading *reading) {
  tr_buffer_add_string(out, "],\"roles\":[");
  for (size_t i = 0; i < reading->role_count; i++) {
    const truce_role_link *link = &reading->roles[i];
    tr_buffer_printf(out, "%s{\"predicate\":%u,\"argument\":%u,\"role\":\"%s\"}", i ? "," : "", link->predicate, link->argument, truce_role_names[link->role]);
  }
}

void tr_reading_write_json(const truce_reading *reading, const truce_made_by *made_by, tr_buffer *out) {
  tr_buffer_add_char(out, '{');
  write_sentences(out, reading);
  tr_buffer_add_string(out, "],");
  write_words(out, reading);
  write_names(out, reading);
  write_mentions(out, reading);
  write_roles(out, reading);
  tr_buffer_add_string(out, "],\"made_by\":{\"truce\":");
  tr_json_text(out, tr_span(made_by->truce));
  tr_buffer_add_string(out, ",\"model\":");
  tr_json_text(out, tr_span(made_by->model));
  tr_buffer_add_string(out, ",\"codebook\":");
  tr_json_text(out, tr_span(made_by->codebook));
  tr_buffer_add_string(out, "}}");
}
