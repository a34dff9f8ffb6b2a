/* A line stays if its sentence or its report speaks of public affairs (class conflict-words), or if one of those in it is a public actor. It goes
 * when the sentence is about play, trade or kitchen (class other-worlds) with nothing public in it, or tells of a year long past. */
#include "record/relevance.h"

#include <stdlib.h>

typedef struct setting {
  uint16_t conflict, other_worlds;
  size_t in_report; /* distinct conflict words of the report, at most 8 counted */
} setting;

static size_t count_in_report(const tr_coder *coder, uint16_t class_) {
  const tr_entry *seen[8];
  size_t count = 0;
  for (size_t i = 0; i < coder->reading->word_count && count < 8; i++) {
    if (!tr_entry_in(coder->entries[i], class_)) continue;
    bool known = false;
    for (size_t k = 0; k < count; k++) known |= seen[k] == coder->entries[i];
    if (!known) seen[count++] = coder->entries[i];
  }
  return count;
}

static size_t count_in_sentence(const tr_coder *coder, uint32_t word, uint16_t class_) {
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, word)->sentence];
  size_t count = 0;
  for (uint32_t w = sentence->first; w < sentence->end; w++) count += tr_entry_in(coder->entries[w], class_);
  return count;
}

static bool public_actor(const tr_coder *coder, uint32_t id) {
  if (id >= coder->reading->actor_count) return false;
  const truce_actor *a = &coder->reading->actors[id];
  if (a->office.size) return true;
  return a->kind == TRUCE_STATE || a->kind == TRUCE_GOVERNMENT || a->kind == TRUCE_ARMED_GROUP || a->kind == TRUCE_PARTY || a->kind == TRUCE_BODY;
}

static bool names_public_actor(const tr_coder *coder, const tr_draft *draft) {
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value *value = &draft->values.items[i];
    const truce_value_type type = truce_field_types[value->field];
    if (type != TRUCE_VALUE_ACTOR && type != TRUCE_VALUE_ACTORS) continue;
    for (size_t k = 0; k < value->count; k++)
      if (public_actor(coder, value->ids[k])) return true;
  }
  return false;
}

/* The sentence gives a date a generation or more before the report. */
static bool long_past(const tr_coder *coder, uint32_t word) {
  enum { GENERATION = 20 * 365 };
  const truce_day published = coder->reading->report->published;
  if (published.days == TRUCE_NO_DAY) return false;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->times, sentence); i < tr_group_end(&coder->times, sentence); i++) {
    const truce_time *time = &coder->reading->times[*i];
    if (time->from.days != TRUCE_NO_DAY && time->to.days != TRUCE_NO_DAY && time->to.days < published.days - GENERATION) return true;
  }
  return false;
}

static bool irrelevant(const tr_coder *coder, const setting *s, const tr_draft *draft) {
  const uint32_t word = draft->line.trigger;
  if (long_past(coder, word)) return true;
  const size_t conflict = count_in_sentence(coder, word, s->conflict), other = count_in_sentence(coder, word, s->other_worlds);
  if (other > conflict && s->in_report < 4) return true;
  const bool by_hint = draft->like.size > 0; /* what no frame knows needs more around it */
  return (conflict == 0 || (by_hint && conflict < 2)) && s->in_report < 2 && !names_public_actor(coder, draft);
}

void tr_relevance(tr_coder *coder) {
  const tr_lexicon *lexicon = &coder->codebook->lexicon;
  setting s = {tr_lexicon_class(lexicon, TR_SPAN("conflict-words")), tr_lexicon_class(lexicon, TR_SPAN("other-worlds")), 0};
  s.in_report = count_in_report(coder, s.conflict);
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (irrelevant(coder, &s, &coder->drafts.items[i])) coder->drafts.items[i].dropped = true;
}
