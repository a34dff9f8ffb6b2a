/* Building of lines. A value is added once a field; order is set right when the record is closed. */
#include "record/draft.h"

#include "record/claims.h"
#include "world/event_place.h"

tr_draft *tr_draft_new(tr_coder *coder, truce_line_kind kind, uint32_t trigger, truce_line_status status) {
  TR_PUSH(coder->arena, &coder->drafts, ((tr_draft){.about = TRUCE_NONE}));
  tr_draft *draft = &coder->drafts.items[coder->drafts.count - 1];
  draft->line.kind = kind;
  draft->line.status = status;
  draft->line.trigger = trigger;
  draft->line.place = TRUCE_NONE;
  return draft;
}

const truce_value *tr_draft_value(const tr_draft *draft, truce_field field) {
  for (size_t i = 0; i < draft->values.count; i++)
    if (draft->values.items[i].field == field) return &draft->values.items[i];
  return NULL;
}

truce_span tr_event_type(const tr_draft *draft) {
  const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE);
  return draft->dropped || draft->line.kind != TRUCE_EVENT || !type ? (truce_span){0} : type->text;
}

const truce_value *tr_draft_doers(const tr_draft *draft) {
  switch (draft->line.kind) {
    case TRUCE_EVENT: return tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    case TRUCE_CALL: return tr_draft_value(draft, TRUCE_FIELD_WHO);
    case TRUCE_STANCE: return tr_draft_value(draft, TRUCE_FIELD_PARTY);
    case TRUCE_STEP: return tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS);
    default: return NULL;
  }
}

truce_field tr_field_meant(const tr_draft *draft) { return draft->line.kind == TRUCE_CALL ? TRUCE_FIELD_WHOM : TRUCE_FIELD_RECIPIENTS; }

bool tr_holds(const truce_value *value, uint32_t actor) {
  for (size_t i = 0; value && i < value->count; i++)
    if (value->ids[i] == actor) return true;
  return false;
}

bool tr_ids_within(const truce_value *ids, const truce_value *others) {
  for (size_t i = 0; i < tr_count(ids); i++)
    if (!tr_holds(others, ids->ids[i])) return false;
  return true;
}

bool tr_drafts_share(const tr_draft *a, const tr_draft *b, truce_field field) {
  const truce_value *x = tr_draft_value(a, field), *y = tr_draft_value(b, field);
  for (size_t i = 0; x && i < x->count; i++)
    if (tr_holds(y, x->ids[i])) return true;
  return false;
}

static truce_value *value_for(tr_coder *coder, tr_draft *draft, truce_field field) {
  for (size_t i = 0; i < draft->values.count; i++)
    if (draft->values.items[i].field == field) return &draft->values.items[i];
  TR_PUSH(coder->arena, &draft->values, ((truce_value){.field = field}));
  return &draft->values.items[draft->values.count - 1];
}

void tr_draft_word(tr_coder *coder, tr_draft *draft, truce_field field, truce_span word) {
  truce_value *value = value_for(coder, draft, field);
  if (truce_field_types[field] == TRUCE_VALUE_WORDS || truce_field_types[field] == TRUCE_VALUE_TEXTS) {
    truce_span *words = TR_NEW_ARRAY(coder->arena, truce_span, value->count + 1);
    if (value->count) memcpy(words, value->words, sizeof(truce_span) * value->count);
    words[value->count++] = word;
    value->words = words;
  } else {
    value->text = word;
    value->count = truce_field_types[field] != TRUCE_VALUE_PLACE; /* a place in words has no ids */
  }
}

void tr_draft_ids(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count) {
  truce_value *value = value_for(coder, draft, field);
  uint32_t *copy = TR_NEW_ARRAY(coder->arena, uint32_t, count + 1);
  if (count) memcpy(copy, ids, sizeof(uint32_t) * count);
  value->ids = copy;
  value->count = count;
}

tr_draft tr_draft_copy(const tr_coder *coder, const tr_draft *draft) {
  tr_draft copy = *draft;
  copy.values.items = TR_NEW_ARRAY(coder->arena, truce_value, draft->values.count);
  copy.values.capacity = draft->values.count;
  memcpy(copy.values.items, draft->values.items, sizeof(truce_value) * draft->values.count);
  return copy;
}

void tr_draft_split(tr_coder *coder, size_t index, truce_field field) {
  const truce_value *value = tr_draft_value(&coder->drafts.items[index], field);
  if (!value || value->count < 2 || value->text.size) return;
  const uint32_t *ids = value->ids;
  const size_t count = value->count;
  for (size_t i = 1; i < count; i++) {
    tr_draft copy = tr_draft_copy(coder, &coder->drafts.items[index]);
    tr_draft_ids(coder, &copy, field, &ids[i], 1);
    TR_PUSH(coder->arena, &coder->drafts, copy);
  }
  tr_draft_ids(coder, &coder->drafts.items[index], field, ids, 1);
}

/* Without what only ties it to its verb: "to the timetable", "and the withdrawal", "with \"the plan"; a condition keeps its "until". */
static truce_range untied(const tr_coder *coder, const tr_draft *draft, truce_field field, truce_range where) {
  if (field == TRUCE_FIELD_CONDITIONS) return where;
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, draft->line.trigger)->sentence];
  for (uint32_t w = sentence->first; w + 1 < sentence->end; w++) {
    const truce_word *word = tr_word(coder, w);
    if (word->where.start < where.start) continue;
    const bool tie = TR_ONE_OF(word->upos, TRUCE_ADP, TRUCE_CCONJ, TRUCE_PUNCT) ||
                     (field == TRUCE_FIELD_FOR_WHAT && word->upos == TRUCE_PART && tr_equal_string(word->lower, "to"));
    if (!tie || tr_word(coder, w + 1)->where.start >= where.end) break;
    where.start = tr_word(coder, w + 1)->where.start;
  }
  return where;
}

void tr_draft_range(tr_coder *coder, tr_draft *draft, truce_field field, truce_range where) {
  where = untied(coder, draft, field, where);
  truce_value *value = value_for(coder, draft, field);
  truce_range *ranges = TR_NEW_ARRAY(coder->arena, truce_range, value->count + 1);
  if (value->count) memcpy(ranges, value->ranges, sizeof(truce_range) * value->count);
  ranges[value->count++] = where;
  value->ranges = ranges;
  if (truce_field_types[field] == TRUCE_VALUE_ABOUT) value->number = 1;
}

/* The last mention of an actor by name before a byte, else its first. */
static const truce_mention *told_before(const tr_coder *coder, uint32_t actor, uint32_t where) {
  const truce_reading *reading = coder->reading;
  const truce_mention *best = NULL;
  for (size_t i = 0; i < reading->actors[actor].mention_count; i++) {
    const truce_mention *m = &reading->mentions[reading->actors[actor].mentions[i]];
    if (!best || (m->where.end <= where && !m->pronoun)) best = m;
  }
  return best;
}

void tr_draft_from_context(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count, const char *rule) {
  tr_draft_ids(coder, draft, field, ids, count);
  draft->context = tr_span(rule);
  for (size_t i = 0; i < count; i++) {
    const truce_mention *m = told_before(coder, ids[i], tr_word(coder, draft->line.trigger)->where.start);
    if (m) TR_PUSH(coder->arena, &draft->context_words, m->where);
  }
}

void tr_draft_number(tr_coder *coder, tr_draft *draft, truce_field field, double number) {
  truce_value *value = value_for(coder, draft, field);
  value->number = number;
  value->count = 1;
}

void tr_draft_date(tr_coder *coder, tr_draft *draft, truce_field field, truce_date date) {
  truce_value *value = value_for(coder, draft, field);
  value->date = date;
  value->count = 1;
}

void tr_draft_evidence(tr_coder *coder, tr_draft *draft, truce_range where) {
  if (where.start >= where.end) return;
  for (size_t i = 0; i < draft->evidence.count; i++)
    if (draft->evidence.items[i].start <= where.start && draft->evidence.items[i].end >= where.end) return;
  TR_PUSH(coder->arena, &draft->evidence, where);
}

void tr_draft_evidence_words(tr_coder *coder, tr_draft *draft, const uint32_t *words, size_t count) {
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  uint32_t first = draft->line.trigger, last = draft->line.trigger;
  for (size_t i = 0; i < count; i++) {
    if (words[i] == TRUCE_NONE || tr_word(coder, words[i])->sentence != sentence) continue;
    uint32_t from, to;
    tr_extent(coder, words[i], true, &from, &to);
    if (from < first) first = from;
    if (to > last) last = to;
  }
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
}

/* What is said, asked or thought has its own place only where "in Cairo" stands beside it:
 * "a truce in Gaza" that somebody rejects is not where he rejects it. */
static bool happens_somewhere(const tr_draft *draft) {
  return draft->line.kind == TRUCE_FIGURE || tr_listed(tr_event_type(draft), "CONSULT COOPERATE AID RETREAT PROTEST MOBILIZE COERCE ASSAULT");
}

static void add_place(tr_coder *coder, tr_draft *draft, uint32_t support) {
  uint32_t mention;
  const size_t count =
      happens_somewhere(draft) ? tr_event_places(coder->reading, support, &mention, 1) : tr_adjunct_places(coder->reading, support, &mention, 1);
  if (count) draft->line.place = tr_place_of(coder, coder->reading->mentions[mention].head);
}

void tr_draft_finish(tr_coder *coder, tr_draft *draft, uint32_t support) {
  tr_claims_add(coder, draft);
  if (!draft->line.dated) tr_draft_day(coder, draft, support);
  if (draft->line.place == TRUCE_NONE) add_place(coder, draft, support);
  TR_PUSH(coder->arena, &draft->words, tr_word(coder, draft->line.trigger)->where);
  if (support != draft->line.trigger) TR_PUSH(coder->arena, &draft->words, tr_word(coder, support)->where);
}

void tr_draft_part_actors(tr_coder *coder, tr_draft *draft) {
  const bool call = draft->line.kind == TRUCE_CALL, leg = draft->line.kind == TRUCE_LEG;
  const truce_field to = call ? TRUCE_FIELD_WHOM : leg ? TRUCE_FIELD_HOSTS : TRUCE_FIELD_RECIPIENTS;
  const truce_value *actors = tr_draft_value(draft, call || leg ? TRUCE_FIELD_WHO : TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, to);
  if (!actors || !recipients) return;
  tr_ids kept = {.count = 0};
  for (size_t i = 0; i < recipients->count; i++) {
    if (!tr_holds(actors, recipients->ids[i])) tr_ids_add(&kept, recipients->ids[i]);
  }
  tr_draft_ids(coder, draft, to, kept.ids, kept.count);
}
