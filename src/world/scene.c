/* What all steps of the world stage ask of a report's words. */
#include "world/scene.h"

#include <unicode/uchar.h>

#include "base/ascii.h"

truce_range tr_scene_range(const truce_reading *reading, uint32_t first, uint32_t end) {
  return (truce_range){reading->words[first].where.start, reading->words[end - 1].where.end};
}

truce_span tr_words_text(const truce_reading *reading, uint32_t first, uint32_t end) {
  return tr_slice(reading->report->text, tr_scene_range(reading, first, end));
}

uint32_t tr_words_head(const truce_reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = end; i-- > first;) {
    uint32_t head = reading->words[i].head;
    if ((head == TRUCE_NONE || head < first || head >= end) && reading->words[i].upos != TRUCE_PUNCT && reading->words[i].relation != TRUCE_DEPREL_CASE)
      return i;
  }
  return end - 1;
}

bool tr_capital_start(truce_span form) {
  if (!form.size) return false;
  if ((unsigned char)form.data[0] < 128) return tr_ascii_capital(form.data[0]);
  size_t at = 0;
  return u_isupper((UChar32)tr_utf8_next(form, &at));
}

uint32_t tr_scene_child(const truce_reading *reading, uint32_t word, truce_deprel base) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (truce_deprel_base(reading->words[w->children[i]].relation) == base) return w->children[i];
  return TRUCE_NONE;
}

truce_span tr_case_of(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  truce_span nearest = {0}; /* "on *to* Cairo" */
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *child = &reading->words[w->children[i]];
    if (child->relation == TRUCE_DEPREL_CASE && w->children[i] < word && child->upos != TRUCE_PART) nearest = child->lower;
  }
  return nearest;
}
