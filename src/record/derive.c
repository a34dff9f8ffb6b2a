/* Frames that say "event TYPE" read the events' lines instead of words: the clause of the event's trigger fills their slots, and besides `actors` and
 * `recipients` are those of the event, however they were found. They come last and write only what nobody has told: no second stance of a party, no
 * second step or line of domestic politics or spillover in a sentence, no mediator named already. */
#include "record/derive.h"

#include "record/writing.h"

static uint32_t type_bit(const tr_draft *draft) {
  const char *const *types = truce_field_words(TRUCE_EVENT, TRUCE_FIELD_TYPE);
  const truce_span type = tr_event_type(draft);
  for (uint32_t t = 0; type.size && types[t]; t++)
    if (tr_equal_string(type, types[t])) return 1u << t;
  return 0;
}

/* The mention of an actor by which a sentence names it, else its last one before. */
static uint32_t named_at(const tr_coder *coder, uint32_t actor, uint32_t word) {
  const truce_reading *reading = coder->reading;
  uint32_t best = TRUCE_NONE;
  for (size_t i = 0; i < reading->actors[actor].mention_count; i++) {
    const uint32_t head = reading->mentions[reading->actors[actor].mentions[i]].head;
    if (head >= reading->word_count) continue;
    if (best == TRUCE_NONE || tr_word(coder, head)->sentence <= tr_word(coder, word)->sentence) best = head;
  }
  return best;
}

static void add_actors(const tr_coder *coder, tr_match *match, truce_field field, tr_slot slot) {
  const truce_value *value = tr_draft_value(match->event, field);
  for (size_t i = 0; value && i < value->count && match->arguments.count < TR_FILLER_LIMIT; i++) {
    const uint32_t word = named_at(coder, value->ids[i], match->predicate);
    if (word != TRUCE_NONE) match->arguments.fillers[match->arguments.count++] = (tr_filler){slot, word};
  }
}

static void match_event(tr_coder *coder, const tr_draft *event, tr_match *match) {
  *match = (tr_match){.predicate = event->line.trigger, .status = event->line.status, .event = event};
  tr_arguments_of(coder, match->predicate, &match->arguments);
  tr_match_speaker(coder, &match->arguments);
  add_actors(coder, match, TRUCE_FIELD_ACTORS, TR_ACTORS);
  add_actors(coder, match, TRUCE_FIELD_RECIPIENTS, TR_RECIPIENTS);
}

/* ---- what is told already ---- */

static bool tells(const tr_coder *coder, const tr_draft *there, const tr_draft *line) {
  if (there->dropped || there->line.kind != line->line.kind) return false;
  if (line->line.kind == TRUCE_MEDIATION) return tr_drafts_share(there, line, TRUCE_FIELD_MEDIATORS);
  if (tr_word(coder, there->line.trigger)->sentence != tr_word(coder, line->line.trigger)->sentence) return false;
  return line->line.kind != TRUCE_STANCE || tr_drafts_share(there, line, TRUCE_FIELD_PARTY);
}

static bool told(const tr_coder *coder, size_t at) {
  for (size_t i = 0; i < at; i++)
    if (tells(coder, &coder->drafts.items[i], &coder->drafts.items[at])) return true;
  return false;
}

/* ---- writing ---- */

static void write(tr_coder *coder, const tr_match *match, uint32_t *kinds) {
  for (size_t r = 0; r < match->frame->rules.count; r++) {
    const tr_rule *rule = &match->frame->rules.items[r];
    if ((rule->statuses && !(rule->statuses >> match->status & 1)) || *kinds >> rule->kind & 1) continue;
    const size_t before = coder->drafts.count;
    tr_rule_write(coder, rule, match);
    for (size_t i = before; i < coder->drafts.count; i++) coder->drafts.items[i].dropped = told(coder, i);
    if (coder->drafts.count > before) *kinds |= 1u << rule->kind;
  }
}

/* The most specific frame that fits writes a kind of line. */
static void derive(tr_coder *coder, const tr_draft *event, uint32_t type) {
  const tr_frames *frames = &coder->codebook->frames;
  tr_match match;
  match_event(coder, event, &match);
  uint32_t kinds = 0;
  for (int limit = 1 << 20; limit >= 0;) {
    int best = -1;
    for (size_t f = 0; f < frames->items.count; f++) {
      const tr_frame *frame = &frames->items.items[f];
      const int specific = tr_frame_specificity(frame, 0);
      if (!(frame->events & type) || specific >= limit || specific <= best || !tr_frame_fits(coder, frame, &match)) continue;
      best = specific;
    }
    for (size_t f = 0; best >= 0 && f < frames->items.count; f++) {
      const tr_frame *frame = &frames->items.items[f];
      if (!(frame->events & type) || tr_frame_specificity(frame, 0) != best || !tr_frame_fits(coder, frame, &match)) continue;
      match.frame = frame;
      match.specific = best;
      write(coder, &match, &kinds);
    }
    limit = best;
  }
}

void tr_derive(tr_coder *coder) {
  for (size_t i = 0, count = coder->drafts.count; i < count; i++) {
    const uint32_t type = type_bit(&coder->drafts.items[i]);
    const tr_draft event = coder->drafts.items[i]; /* new drafts move the others */
    if (type) derive(coder, &event, type);
  }
}
