/* A reading → JSON: words with their grammar, names, mentions, roles. Indices are those of the reading; ranges are bytes of the report's text. */
#include "export/json.h"
#include "export/json_pieces.h"

static void id_member(tr_buffer *out, const char *name, uint32_t id) {
  tr_json_member(out, name);
  tr_json_id(out, id);
}

static void filled_member(tr_buffer *out, const char *name, truce_span text) {
  tr_json_text_member(out, name, text.size ? text : (truce_span){NULL, 0});
}

/* What the model holds most likely of a predicate, or null. */
static void status_member(tr_buffer *out, const truce_word *word) {
  int best = 0;
  for (int i = 1; i < TRUCE_STATUS_COUNT; i++)
    if (word->status[i] > word->status[best]) best = i;
  const bool told = word->predicate && word->status[best] > 0;
  tr_json_text_member(out, "status", told ? tr_span(truce_line_status_names[best]) : (truce_span){NULL, 0});
}

static void write_sentence(tr_buffer *out, const truce_sentence *sentence) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, sentence->where);
  tr_json_member(out, "words");
  tr_json_range(out, (truce_range){sentence->first, sentence->end});
  tr_buffer_add_char(out, '}');
}

static void write_word(tr_buffer *out, const truce_word *word) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, word->where);
  filled_member(out, "lemma", word->lemma);
  tr_json_word_member(out, "upos", truce_upos_names[word->upos]);
  tr_json_word_member(out, "relation", truce_deprel_names[word->relation]);
  id_member(out, "head", word->head);
  filled_member(out, "features", word->morphology);
  tr_json_member(out, "predicate");
  tr_buffer_add_string(out, word->predicate ? "true" : "false");
  status_member(out, word);
  id_member(out, "antecedent", word->antecedent);
  tr_buffer_add_char(out, '}');
}

static void write_mention(tr_buffer *out, const truce_reading *reading, const truce_mention *mention) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, mention->where);
  id_member(out, "head", mention->head);
  filled_member(out, "actor", mention->actor == TRUCE_NONE ? (truce_span){NULL, 0} : reading->actors[mention->actor].name);
  filled_member(out, "place", mention->place == TRUCE_NONE ? (truce_span){NULL, 0} : reading->places[mention->place].name);
  id_member(out, "antecedent", mention->antecedent);
  tr_buffer_add_char(out, '}');
}

static void write_role(tr_buffer *out, const truce_role_link *link) {
  tr_buffer_add_char(out, '{');
  id_member(out, "predicate", link->predicate);
  id_member(out, "argument", link->argument);
  tr_json_word_member(out, "role", truce_role_names[link->role]);
  tr_buffer_add_char(out, '}');
}

void tr_reading_write_json(const truce_reading *reading, const truce_made_by *made_by, tr_buffer *out) {
  tr_buffer_add_char(out, '{');
  TR_JSON_LIST(out, "sentences", reading->sentence_count, write_sentence(out, &reading->sentences[i]));
  TR_JSON_LIST(out, "words", reading->word_count, write_word(out, &reading->words[i]));
  TR_JSON_LIST(out, "names", reading->name_count, tr_json_name(out, &reading->names[i]));
  TR_JSON_LIST(out, "mentions", reading->mention_count, write_mention(out, reading, &reading->mentions[i]));
  TR_JSON_LIST(out, "roles", reading->role_count, write_role(out, &reading->roles[i]));
  tr_json_made_by(out, made_by);
  tr_buffer_add_char(out, '}');
}
