/* Hints → drafts. A hint is a trigger word with a kind and its detail ("stance.accepts"); links tell which words fill its fields. A line is drafted
 * only with the fields that make it worth reading, and only where no frame has written a line of that kind on the same words: the codebook,
 * which people can read and mend, goes first. */
#include "record/hints.h"

#include "record/demands.h"
#include "record/hint.h"
#include "record/status.h"

static const float least_vote = 0.25f; /* a hint as sure as this (the reader tells no less sure ones) speaks for or against a frame's line */

static const tr_hint_kind kinds[] = {
    {TRUCE_EVENT, 0.6f, true, TRUCE_FIELD_TYPE, {{"event.actors", TRUCE_FIELD_ACTORS, true}, {"event.recipients", TRUCE_FIELD_RECIPIENTS, false}}},
    {TRUCE_STEP, 0.7f, true, TRUCE_FIELD_STEP, {{"step.about", TRUCE_FIELD_ABOUT, true}, {"step.by", TRUCE_FIELD_BY_ACTORS, false}}},
    {TRUCE_STANCE, 0.6f, true, TRUCE_FIELD_POSITION, {{"stance.party", TRUCE_FIELD_PARTY, true}, {"stance.about", TRUCE_FIELD_ABOUT, true}}},
    {TRUCE_MEDIATION, 0.7f, true, TRUCE_FIELD_ROLE, {{"mediation.mediators", TRUCE_FIELD_MEDIATORS, true}, {"mediation.parties", TRUCE_FIELD_PARTIES, false}}},
    {TRUCE_LEG, 0.6f, false, 0, {{"leg.who", TRUCE_FIELD_WHO, true}, {"leg.hosts", TRUCE_FIELD_HOSTS, false}}},
    {TRUCE_CALL,
     0.6f,
     true,
     TRUCE_FIELD_DEMAND,
     {{"call.who", TRUCE_FIELD_WHO, true}, {"call.whom", TRUCE_FIELD_WHOM, false}, {"call.for_what", TRUCE_FIELD_FOR_WHAT, false}}},
    {TRUCE_ACCESS, 0.6f, true, TRUCE_FIELD_STATE, {{"access.point", TRUCE_FIELD_POINT, true}, {"access.by", TRUCE_FIELD_BY_ACTORS, false}}},
    {TRUCE_SPILLOVER, 0.5f, false, 0, {{"spillover.where", TRUCE_FIELD_WHERE, true}, {"spillover.who", TRUCE_FIELD_WHO, false}}},
    {TRUCE_DOMESTIC,
     0.5f,
     true,
     TRUCE_FIELD_FORM,
     {{"domestic.country", TRUCE_FIELD_COUNTRY, false}, {"domestic.who", TRUCE_FIELD_WHO, true}, {"domestic.pressure_on", TRUCE_FIELD_PRESSURE_ON, false}}},
    {TRUCE_FIGURE, 0.6f, true, TRUCE_FIELD_WHAT, {{"figure.of", TRUCE_FIELD_OF, false}}},
    {TRUCE_DEADLINE, 0.6f, false, 0, {{"deadline.what", TRUCE_FIELD_WHAT_WORDS, true}}},
};

/* The heads' own, unless grammar negates it. What they hold for done the clause may tell otherwise of: "after it is signed"; a number has only its clause's. */
static truce_line_status status_of(const tr_coder *coder, truce_line_kind kind, uint32_t word) {
  const float *p = tr_word(coder, word)->status;
  int best = 0;
  for (int s = 1; s < TRUCE_STATUS_COUNT; s++)
    if (p[s] > p[best]) best = s;
  tr_arguments arguments;
  tr_arguments_of(coder, word, &arguments);
  const truce_line_status told = tr_status_of(coder, &arguments);
  if (p[best] <= 0 || kind == TRUCE_FIGURE || told == TRUCE_NEGATED || (told == TRUCE_POSSIBLE && best == TRUCE_NEGATED)) return told;
  if (kind == TRUCE_STANCE && told == TRUCE_POSSIBLE) return told; /* "either they sign or": no stance yet */
  if (best != TRUCE_ACTUAL || kind == TRUCE_CALL || kind == TRUCE_STANCE) return (truce_line_status)best;
  return told == TRUCE_REQUESTED ? TRUCE_ACTUAL : told; /* "must leave": the request is made */
}

/* "hint." and the label. */
static truce_span maker_of(const tr_hint *h) {
  enum { PREFIX = 5 };
  char *name = tr_arena_allocate(h->coder->arena, PREFIX + h->label.size + 1);
  memcpy(name, "hint.", PREFIX);
  memcpy(name + PREFIX, h->label.data, h->label.size);
  return (truce_span){name, PREFIX + h->label.size};
}

/* What is asked for, where the heads tell no class: as the codebook's words have it. */
static truce_span detail_in_words(const tr_hint *h) {
  uint32_t what;
  if (h->of->kind != TRUCE_CALL || !tr_equal_string(h->detail, "other") || !tr_hint_fillers(h->coder, h->trigger, "call.for_what", &what, 1)) return h->detail;
  return tr_demand_of(h->coder, what);
}

static bool evokes(const tr_entry *entry, size_t frame) {
  for (size_t i = 0; entry && i < entry->evokers.count; i++)
    if (entry->evokers.items[i].frame == frame) return true;
  return false;
}

/* The id of the codebook example that gives such a line, one with the same word first: the frame's and the example's number in it, "stance.reject#2". */
static truce_span nearest_example(const tr_hint *h) {
  const tr_frames *frames = &h->coder->codebook->frames;
  const tr_frame *best = NULL;
  size_t number = 0;
  bool same_word = false;
  for (size_t f = 0; f < frames->items.count && !same_word; f++) {
    const tr_frame *frame = &frames->items.items[f];
    for (size_t e = 0; e < frame->examples.count && !same_word; e++) {
      if (!tr_hint_expected(h, &frame->examples.items[e])) continue;
      same_word = evokes(h->coder->entries[h->trigger], f);
      if (!best || same_word) best = frame, number = e + 1;
    }
  }
  if (!best) return (truce_span){0};
  tr_buffer id = {0};
  tr_buffer_printf(&id, "%.*s#%zu", (int)best->id.size, best->id.data, number);
  const truce_span copy = tr_arena_copy(h->coder->arena, tr_buffer_span(&id));
  tr_buffer_free(&id);
  return copy;
}

/* "denies any tie": what is denied is not so, the denial is. */
static bool denies(const tr_hint *h) {
  return h->of->kind == TRUCE_EVENT && tr_equal_string(h->detail, "REJECT") && tr_word_in(h->coder, h->trigger, TR_CLASS_SETS_NEGATED) &&
         !tr_negated(h->coder, h->trigger);
}

static void draft_hint(const tr_hint *h) {
  uint32_t words[TR_HINT_FIELDS * TR_HINT_FILLERS];
  size_t used = 0;
  tr_draft *draft = tr_draft_new(h->coder, h->of->kind, h->trigger, status_of(h->coder, h->of->kind, h->trigger));
  bool whole = tr_hint_put_trigger(h, draft);
  for (size_t f = 0; whole && f < TR_HINT_FIELDS && h->of->fields[f].label; f++)
    whole = tr_hint_put_field(h, draft, &h->of->fields[f], words, &used) || !h->of->fields[f].needed;
  tr_hint drafted = *h;
  drafted.draft = draft;
  if (!whole || tr_hint_faulty(&drafted)) {
    draft->dropped = true;
    return;
  }
  if (draft->line.status == TRUCE_NEGATED && denies(h)) draft->line.status = TRUCE_ACTUAL;
  tr_hint_put_recipients(h, draft);
  tr_draft_part_actors(h->coder, draft);
  if (h->of->detailed) tr_draft_word(h->coder, draft, h->of->detail, detail_in_words(h));
  draft->maker = maker_of(h);
  draft->like = nearest_example(h);
  tr_draft_evidence_words(h->coder, draft, words, used);
  tr_draft_finish(h->coder, draft, h->trigger);
}

/* "stance.accepts" → the kind's entry and "accepts"; NULL for kinds that are not drafted here. */
static const tr_hint_kind *kind_of(truce_span label, truce_span *detail) {
  truce_span name;
  *detail = label;
  tr_split(detail, '.', &name);
  if (!detail->data) *detail = (truce_span){"", 0};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    if (tr_equal_string(name, truce_line_kind_names[kinds[k].kind])) return &kinds[k];
  return NULL;
}

void tr_hints_code(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  const size_t frames_end = coder->drafts.count;
  const tr_groups framed = tr_drafts_by_sentence(coder);
  for (size_t i = 0; i < reading->hint_count; i++) {
    const truce_hint *hint = &reading->hints[i];
    tr_hint h = {.coder = coder, .framed = &framed, .trigger = hint->trigger, .sure = hint->sure, .label = hint->label};
    h.of = kind_of(h.label, &h.detail);
    if (!h.of || coder->silent[h.trigger]) continue;
    if (hint->sure >= least_vote) tr_hint_vote(&h);
    if (hint->sure >= h.of->least && (h.detail.size || !h.of->detailed) && !tr_hint_told_already(&h)) draft_hint(&h);
  }
  for (size_t i = frames_end, end = coder->drafts.count; i < end; i++)
    if (!coder->drafts.items[i].dropped) tr_draft_split(coder, i, TRUCE_FIELD_PARTY); /* several parties with one stance are several lines */
  tr_hint_fill_recipients(coder, frames_end);
}
