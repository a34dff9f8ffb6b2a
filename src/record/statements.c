/* A report is a statement where its title, or a heading among its first sentences, opens so ("Statement on the shelling", "Communique of the General
 * Command"); its author is the first body, group or state that these sentences name. Joint statements have several and none is taken. */
#include "record/statements.h"

#include "base/ascii.h"

enum { FIRST_SENTENCES = 3, HEADING_MOST = 120 };

/* The text before the n-th sign that is no letter. */
static truce_span first_words(truce_span text, size_t count) {
  size_t end = 0;
  for (; end < text.size; end++)
    if (!tr_ascii_letter(text.data[end]) && !(text.data[end] & 0x80) && --count == 0) break;
  return (truce_span){text.data, end};
}

static bool opens_a_statement(const tr_coder *coder, truce_span text) {
  return tr_phrase_in(coder, first_words(text, 1), TR_CLASS_OPENS_STATEMENT) || tr_phrase_in(coder, first_words(text, 2), TR_CLASS_OPENS_STATEMENT);
}

static truce_span sentence_text(const tr_coder *coder, uint32_t sentence) {
  return tr_slice(coder->reading->report->text, coder->reading->sentences[sentence].where);
}

static bool is_statement(const tr_coder *coder, uint32_t sentences) {
  if (opens_a_statement(coder, coder->reading->report->title)) return true;
  for (uint32_t s = 0; s < sentences; s++) {
    const truce_span text = sentence_text(coder, s);
    if (text.size < HEADING_MOST && !tr_ends_with(coder, s, ".") && opens_a_statement(coder, text)) return true;
  }
  return false;
}

static bool issues_statements(truce_kind kind) {
  return TR_ONE_OF(kind, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_BODY, TRUCE_ORGANISATION, TRUCE_ARMED_GROUP, TRUCE_PARTY);
}

bool tr_statement_by(const tr_coder *coder, truce_said_by *said) {
  const truce_reading *reading = coder->reading;
  const uint32_t sentences = (uint32_t)(reading->sentence_count < FIRST_SENTENCES ? reading->sentence_count : FIRST_SENTENCES);
  if (!sentences || !is_statement(coder, sentences)) return false;
  for (uint32_t w = 0; w < reading->sentences[sentences - 1].end; w++) {
    const uint32_t actor = tr_actor_around(coder, w);
    if (actor == TRUCE_NONE || !issues_statements(reading->actors[actor].kind)) continue;
    *said = (truce_said_by){actor, TRUCE_OFFICIAL, reading->mentions[coder->covering[w]].where};
    return true;
  }
  return false;
}
