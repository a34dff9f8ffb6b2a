/* truce layers --input jsonl: each line {"id","text","published"?,"toponyms"?,"pairs"?,"events"?} → the report object with names, a place per toponym and a
 * typed event per pair, the places of each marked event. Lines are read one after the other; a bad line is told and the others go on. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/text.h"
#include "cli/layers.h"
#include "export/json.h"
#include "export/json_pieces.h"
#include "world/event_place.h"

/* What one line asks for. */
typedef struct request {
  truce_report report;
  truce_range *toponyms;
  size_t toponym_count;
  truce_range *events;
  size_t event_count;
  truce_pair *pairs;
  size_t pair_count;
} request;

static truce_span text_of(const json_t *object, const char *key, truce_arena *arena) {
  const json_t *value = json_object_get(object, key);
  if (!json_is_string(value)) return (truce_span){NULL, 0};
  return tr_arena_copy(arena, (truce_span){json_string_value(value), json_string_length(value)});
}

/* Clips a range to the text; false if the object has none. */
static bool range_of(const json_t *object, size_t size, truce_range *range) {
  const json_t *start = json_object_get(object, "start"), *end = json_object_get(object, "end");
  if (!json_is_integer(start) || !json_is_integer(end)) return false;
  json_int_t a = json_integer_value(start), b = json_integer_value(end);
  if (a < 0 || b <= a || (size_t)b > size) return false;
  *range = (truce_range){(uint32_t)a, (uint32_t)b};
  return true;
}

static const char *take_lists(const json_t *line, truce_arena *arena, request *r) {
  const json_t *toponyms = json_object_get(line, "toponyms"), *pairs = json_object_get(line, "pairs"), *events = json_object_get(line, "events");
  r->toponym_count = json_array_size(toponyms);
  r->toponyms = TR_NEW_ARRAY(arena, truce_range, r->toponym_count);
  for (size_t i = 0; i < r->toponym_count; i++)
    if (!range_of(json_array_get(toponyms, i), r->report.text.size, &r->toponyms[i])) return "\"toponyms\" with \"start\" and \"end\" inside the text";
  r->event_count = json_array_size(events);
  r->events = TR_NEW_ARRAY(arena, truce_range, r->event_count);
  for (size_t i = 0; i < r->event_count; i++)
    if (!range_of(json_array_get(events, i), r->report.text.size, &r->events[i])) return "\"events\" with \"start\" and \"end\" inside the text";
  r->pair_count = json_array_size(pairs);
  r->pairs = TR_NEW_ARRAY(arena, truce_pair, r->pair_count);
  for (size_t i = 0; i < r->pair_count; i++) {
    const json_t *pair = json_array_get(pairs, i);
    if (!range_of(json_object_get(pair, "source"), r->report.text.size, &r->pairs[i].source) ||
        !range_of(json_object_get(pair, "target"), r->report.text.size, &r->pairs[i].target))
      return "\"pairs\" with \"source\" and \"target\", each with \"start\" and \"end\" inside the text";
  }
  return NULL;
}

/* What was expected, or NULL if the line is fine. */
static const char *take_request(const json_t *line, truce_arena *arena, request *r) {
  *r = (request){.report = {.published = {TRUCE_NO_DAY}}};
  r->report.text = text_of(line, "text", arena);
  if (!r->report.text.data) return "an object with a \"text\"";
  r->report.id = text_of(line, "id", arena);
  r->report.title = text_of(line, "title", arena);
  r->report.language = TR_SPAN("en");
  truce_span published = text_of(line, "published", arena);
  if (published.size && tr_day_parse(published, &r->report.published)) r->report.published_basis = TRUCE_DATE_METADATA;
  return take_lists(line, arena, r);
}

static void write_pair(const truce_pair *pair, tr_buffer *out) {
  tr_buffer_add_char(out, '{');
  tr_json_text_member(out, "type", pair->type);
  tr_json_text_member(out, "plover", pair->plover);
  tr_json_text_member(out, "mode", pair->mode);
  tr_json_text_member(out, "status", pair->type.size ? tr_span(truce_line_status_names[pair->status]) : (truce_span){NULL, 0});
  tr_buffer_printf(out, ",\"sure\":%.3f}", (double)pair->sure);
}

/* The place of a toponym: of the mention that covers most of it. */
static uint32_t place_of(const truce_reading *reading, truce_range where) {
  uint32_t best = TRUCE_NONE, most = 0;
  for (size_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *mention = &reading->mentions[i];
    if (mention->place == TRUCE_NONE || mention->where.start >= where.end || mention->where.end <= where.start) continue;
    uint32_t from = mention->where.start > where.start ? mention->where.start : where.start,
             to = mention->where.end < where.end ? mention->where.end : where.end;
    uint32_t more = mention->where.end - mention->where.start - (to - from), score = (to - from) * 4 > more ? (to - from) * 4 - more : 1;
    if (score > most) most = score, best = mention->place;
  }
  return best;
}

static bool named(const truce_word *word) { return word->upos == TRUCE_PROPN || !tr_equal(word->form, word->lower); }

/* A mention's words without those before and behind the name: "Rome" of "central Rome". */
static truce_range name_in(const truce_reading *reading, const truce_mention *m) {
  uint32_t first = m->first, end = m->end;
  while (first < end && !named(&reading->words[first])) first++;
  while (end > first && !named(&reading->words[end - 1])) end--;
  return first < end ? (truce_range){reading->words[first].where.start, reading->words[end - 1].where.end} : m->where;
}

static void write_placed(truce_range where, uint32_t place, tr_buffer *out) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, where);
  tr_json_member(out, "place");
  tr_json_id(out, place);
  tr_buffer_add_char(out, '}');
}

/* Where a marked word's event happened: the names that say so. */
static void write_event(const truce_reading *reading, truce_range where, tr_buffer *out) {
  uint32_t found[8];
  const uint32_t word = truce_word_at(reading, where.end ? where.end - 1 : 0);
  const size_t count = word < reading->word_count ? tr_event_places(reading, word, found, 8) : 0;
  const truce_mention *mentions = reading->mentions;
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, where);
  TR_JSON_LIST(out, "places", count, write_placed(name_in(reading, &mentions[found[i]]), mentions[found[i]].place, out));
  tr_buffer_add_char(out, '}');
}

static void write_members(const request *r, const truce_reading *reading, tr_buffer *out) {
  TR_JSON_LIST(out, "toponyms", r->toponym_count, write_placed(r->toponyms[i], place_of(reading, r->toponyms[i]), out));
  TR_JSON_LIST(out, "events", r->event_count, write_event(reading, r->events[i], out));
  TR_JSON_LIST(out, "pairs", r->pair_count, write_pair(&r->pairs[i], out));
}

static void answer(tr_layers_job *job, request *r) {
  truce_reading reading;
  truce_record record = {0};
  tr_buffer members = {0};
  const truce_marks marks = {.places = r->toponyms, .place_count = r->toponym_count, .pairs = r->pairs, .pair_count = r->pair_count};
  truce_engine_resolve(job->engine, job->reader, &r->report, &marks, job->arena, &reading);
  truce_codebook_code(truce_engine_codebook(job->engine), &reading, job->arena, &record);
  if (r->pair_count) truce_codebook_vote(truce_engine_codebook(job->engine), &reading, job->arena, r->pairs, r->pair_count);
  truce_made_by made_by = truce_engine_made_by(job->engine);
  write_members(r, record.reading, &members);
  const tr_json_layers layers = {.names = true, .members = tr_buffer_span(&members)};
  tr_record_write_json(&record, &made_by, &layers, &job->out);
  tr_buffer_add_char(&job->out, '\n');
  tr_buffer_free(&members);
}

void tr_layers_run_jsonl(tr_layers_job *job, truce_span content, const char *file) {
  truce_span line;
  for (int64_t number = 1; tr_split(&content, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size) continue;
    json_error_t why;
    truce_error error;
    request r;
    truce_arena_clear(job->arena);
    json_t *object = json_loadb(line.data, line.size, JSON_ALLOW_NUL, &why);
    const char *expected = object ? take_request(object, job->arena, &r) : why.text;
    if (expected) {
      tr_fail(&error, TRUCE_BAD_DATA, file, number, object ? "Line %lld: expected %s." : "Line %lld is no JSON: %s.", (long long)number, expected);
      tr_layers_tell(job, &error);
    } else
      answer(job, &r);
    json_decref(object);
    if (!tr_layers_flush(job)) return;
  }
}
