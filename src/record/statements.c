/* A report is a statement where its title, or a heading among its first sentences, opens so ("Statement on the shelling", "Communique of the General
 * Command"); its author is the first body, group or state that these sentences name. Joint statements have several and none is taken. */
#include "record/statements.h"

enum { FIRST_SENTENCES = 3, HEADING_MOST = 120 };

static bool opens_a_statement(truce_span text) {
  static const char *const openings[] = {"statement",   "press statement", "official statement", "press release", "communique",
                                         "communiqu\xc3\xa9", "press communique", "declaration of",   "declaration by", "media release"};
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    const truce_span opening = tr_span(openings[i]);
    if (text.size >= opening.size && tr_equal_fold((truce_span){text.data, opening.size}, opening)) return true;
  }
  return false;
}

static truce_span sentence_text(const tr_coder *coder, uint32_t sentence) {
  return tr_slice(coder->reading->report->text, coder->reading->sentences[sentence].where);
}

static bool is_statement(const tr_coder *coder, uint32_t sentences) {
  if (opens_a_statement(coder->reading->report->title)) return true;
  for (uint32_t s = 0; s < sentences; s++) {
    const truce_span text = sentence_text(coder, s);
    if (text.size < HEADING_MOST && !tr_ends_with(coder, s, ".") && opens_a_statement(text)) return true;
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
