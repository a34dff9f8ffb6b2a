/* Marked pairs: what the frames say of the two joins what the model's heads say. */
#include <math.h>

#include "record/codebook.h"

/* How an event stands to a pair; the nearer, the more its type counts. */
typedef enum closeness { FROM_TO, REVERSED, ONE_OF_THEM, NEITHER, CLOSENESS_COUNT } closeness;
/* Logarithms of how many times likelier a type is when an event of the frames has it, and the power to which the heads' chances are taken, for the heads
 * are too sure of themselves; from the rows of plv-train that may be read. */
static const float weight[CLOSENESS_COUNT] = {4, 1, 2.5f, 0.5f};
static const float modesty = 0.3f;

static bool touches(const truce_reading *reading, const truce_value *who, truce_range where) {
  for (size_t i = 0; who && i < who->count; i++) {
    const truce_actor *actor = &reading->actors[who->ids[i]];
    for (size_t m = 0; m < actor->mention_count; m++) {
      const truce_range *mention = &reading->mentions[actor->mentions[m]].where;
      if (mention->start < where.end && where.start < mention->end) return true;
    }
  }
  return false;
}

static closeness closeness_of(const truce_record *record, const truce_line *line, const truce_pair *pair) {
  const truce_value *actors = truce_line_value(line, TRUCE_FIELD_ACTORS), *recipients = truce_line_value(line, TRUCE_FIELD_RECIPIENTS);
  const bool source_acts = touches(record->reading, actors, pair->source), target_gets = touches(record->reading, recipients, pair->target);
  if (source_acts && target_gets) return FROM_TO;
  if (touches(record->reading, actors, pair->target) && touches(record->reading, recipients, pair->source)) return REVERSED;
  return source_acts || target_gets ? ONE_OF_THEM : NEITHER;
}

/* The event of a frame that is nearest to a pair, the first of several. */
static const truce_line *nearest_event(const truce_record *record, const truce_pair *pair, closeness *close) {
  const truce_line *best = NULL;
  for (size_t i = 0; i < record->line_count; i++) {
    const truce_line *line = &record->lines[i];
    if (line->kind != TRUCE_EVENT || !line->why[0].frame.size) continue;
    const closeness here = closeness_of(record, line, pair);
    if (!best || here < *close) best = line, *close = here;
  }
  return best;
}

static truce_span word_of(const truce_line *line, truce_field field) {
  const truce_value *value = truce_line_value(line, field);
  return value ? value->text : (truce_span){0};
}

static void take(const truce_line *event, truce_pair *pair) {
  pair->type = word_of(event, TRUCE_FIELD_TYPE);
  pair->mode = word_of(event, TRUCE_FIELD_MODE);
  pair->status = event->status;
}

static void vote(const truce_record *record, truce_pair *pair) {
  closeness close = NEITHER;
  const truce_line *event = nearest_event(record, pair, &close);
  const truce_span type = event ? word_of(event, TRUCE_FIELD_PLOVER) : (truce_span){0};
  float best = 0, sum = 0;
  truce_span chosen = pair->plover;
  for (size_t l = 0; l < pair->label_count; l++) {
    const truce_span label = tr_span(pair->labels[l]);
    const float chance = powf(pair->chances[l], modesty) * (event && tr_equal(label, type) ? expf(weight[close]) : 1);
    sum += chance;
    if (chance > best) best = chance, chosen = label;
  }
  if (sum > 0) pair->sure = best / sum;
  else if (event && close == FROM_TO) chosen = type, pair->sure = event->sure; /* a model without pair heads */
  pair->plover = tr_equal_string(chosen, "_") ? (truce_span){0} : chosen;
  if (event && tr_equal(chosen, type) && close <= ONE_OF_THEM) take(event, pair);
}

void truce_codebook_vote(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_pair *pairs, size_t count) {
  truce_record record;
  tr_codebook_code(codebook, reading, arena, 0, &record);
  for (size_t i = 0; i < count; i++) vote(&record, &pairs[i]);
}
