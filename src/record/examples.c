/* Running of examples: names agree when one holds the other's words, articles and titles aside. */
#include "record/examples.h"

#include "base/dates.h"

static truce_span without_article(truce_span text) {
  static const char *const articles[] = {"the ", "The ", "a ", "A ", "an ", "An "};
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
    if (tr_starts(text, tr_span(articles[i]))) return (truce_span){text.data + strlen(articles[i]), text.size - strlen(articles[i])};
  return text;
}

static bool holds_words(truce_span text, truce_span part) {
  for (size_t i = 0; part.size && i + part.size <= text.size; i++)
    if (tr_equal_fold((truce_span){text.data + i, part.size}, part)) return true;
  return false;
}

static bool alike(truce_span a, truce_span b) {
  a = without_article(tr_trim(a));
  b = without_article(tr_trim(b));
  return tr_equal_fold(a, b) || holds_words(a, b) || holds_words(b, a);
}

/* All ways a value may be read as text are tried on `wanted`. */
static bool actor_is(const truce_record *record, uint32_t id, truce_span wanted) {
  if (id >= record->reading->actor_count) return false;
  const truce_actor *actor = &record->reading->actors[id];
  if (alike(actor->name, wanted)) return true;
  for (size_t i = 0; i < actor->mention_count; i++)
    if (alike(tr_slice(record->report->text, record->reading->mentions[actor->mentions[i]].where), wanted)) return true;
  return false;
}

static bool some_actor(const truce_record *record, const truce_value *value, truce_span wanted) {
  for (size_t i = 0; i < value->count; i++)
    if (actor_is(record, value->ids[i], wanted)) return true;
  return false;
}

static bool place_is(const truce_record *record, const truce_value *value, truce_span wanted) {
  if (value->text.size) return alike(value->text, wanted);
  for (size_t i = 0; i < value->count; i++)
    if (value->ids[i] < record->reading->place_count && alike(record->reading->places[value->ids[i]].name, wanted)) return true;
  return false;
}

static bool about_is(const truce_record *record, const truce_value *value, truce_span wanted) {
  if (value->number > 0) return value->count && alike(tr_slice(record->report->text, value->ranges[0]), wanted);
  if (!value->count || value->ids[0] >= record->line_count) return false;
  const truce_line *proposal = &record->lines[value->ids[0]];
  const truce_value *name = truce_line_value(proposal, TRUCE_FIELD_NAME), *also = truce_line_value(proposal, TRUCE_FIELD_ALSO);
  if (name && alike(name->text, wanted)) return true;
  for (size_t i = 0; also && i < also->count; i++)
    if (alike(also->words[i], wanted)) return true;
  return false;
}

static bool value_is(const truce_record *record, const truce_value *value, truce_span wanted) {
  double number;
  switch (truce_field_types[value->field]) {
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS: {
      truce_span part;
      while (tr_split(&wanted, '+', &part))
        if (!some_actor(record, value, tr_trim(part))) return false;
      return true;
    }
    case TRUCE_VALUE_PLACE: return place_is(record, value, wanted);
    case TRUCE_VALUE_ABOUT: return about_is(record, value, wanted);
    case TRUCE_VALUE_RANGES: return value->count && alike(tr_slice(record->report->text, value->ranges[0]), wanted);
    case TRUCE_VALUE_NUMBER:
    case TRUCE_VALUE_FLAG: return tr_number(wanted, &number) && value->number >= number && value->number <= number;
    case TRUCE_VALUE_DATE: {
      truce_day day;
      return tr_day_parse(wanted, &day) && day.days == value->date.from.days;
    }
    default: return tr_equal(value->text, wanted) || (value->count && value->words && !value->text.size && alike(value->words[0], wanted));
  }
}

static bool is_expected(const truce_record *record, const truce_line *line, const tr_expected *expected) {
  if (line->kind != expected->kind) return false;
  for (size_t i = 0; i < expected->count; i++) {
    if (tr_equal_string(expected->names[i], "status")) {
      if (!tr_equal_string(expected->values[i], truce_line_status_names[line->status])) return false;
      continue;
    }
    bool found = false;
    for (size_t v = 0; v < line->value_count && !found; v++)
      found = tr_equal_string(expected->names[i], truce_field_names[line->values[v].field]) && value_is(record, &line->values[v], expected->values[i]);
    if (!found) return false;
  }
  return true;
}

/* ---- describing ---- */

static void describe_value(const truce_record *record, const truce_value *value, tr_buffer *out) {
  const truce_span text = record->report->text;
  switch (truce_field_types[value->field]) {
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS:
      for (size_t i = 0; i < value->count; i++) {
        if (i) tr_buffer_add_char(out, '+');
        tr_buffer_add(out, record->reading->actors[value->ids[i]].name);
      }
      break;
    case TRUCE_VALUE_PLACE:
      if (value->text.size) tr_buffer_add(out, value->text);
      for (size_t i = 0; !value->text.size && i < value->count; i++) tr_buffer_add(out, record->reading->places[value->ids[i]].name);
      break;
    case TRUCE_VALUE_ABOUT:
      if (value->number > 0 && value->count) tr_buffer_add(out, tr_slice(text, value->ranges[0]));
      else if (value->count) {
        const truce_value *name = truce_line_value(&record->lines[value->ids[0]], TRUCE_FIELD_NAME);
        if (name) tr_buffer_add(out, name->text);
      }
      break;
    case TRUCE_VALUE_RANGES:
      for (size_t i = 0; i < value->count; i++) {
        if (i) tr_buffer_add_string(out, " / ");
        tr_buffer_add(out, tr_slice(text, value->ranges[i]));
      }
      break;
    case TRUCE_VALUE_NUMBER:
    case TRUCE_VALUE_FLAG: tr_buffer_printf(out, "%g", value->number); break;
    case TRUCE_VALUE_DATE: {
      char day[16];
      tr_day_print(value->date.from, day);
      tr_buffer_add_string(out, day);
      break;
    }
    case TRUCE_VALUE_WORDS:
    case TRUCE_VALUE_TEXTS:
      for (size_t i = 0; i < value->count; i++) {
        if (i) tr_buffer_add_char(out, ',');
        tr_buffer_add(out, value->words[i]);
      }
      break;
    case TRUCE_VALUE_STAGES: tr_buffer_printf(out, "%zu", value->count); break;
    default: tr_buffer_add(out, value->text);
  }
}

void tr_line_describe(const truce_record *record, const truce_line *line, tr_buffer *out) {
  tr_buffer_add_string(out, truce_line_kind_names[line->kind]);
  for (size_t i = 0; i < line->value_count; i++) {
    if (line->values[i].field == TRUCE_FIELD_CONTEXTS) continue;
    tr_buffer_printf(out, " %s=", truce_field_names[line->values[i].field]);
    describe_value(record, &line->values[i], out);
  }
  tr_buffer_printf(out, " status=%s", truce_line_status_names[line->status]);
}

/* ---- running ---- */

void tr_read_sentence(const truce_engine *engine, truce_reader *reader, truce_span text, double threshold, truce_arena *arena, truce_reading *reading,
                      truce_record *record) {
  truce_report *report = TR_NEW(arena, truce_report);
  report->text = text;
  report->id = TR_SPAN("example");
  report->published = (truce_day){19875}; /* 2024-06-01 */
  report->published_basis = TRUCE_DATE_METADATA;
  memset(reading, 0, sizeof *reading);
  truce_engine_resolve(engine, reader, report, NULL, arena, reading);
  tr_codebook_code(truce_engine_codebook(engine), reading, arena, threshold, record);
}

static void run_near(const tr_frame *frame, const truce_record *record, tr_buffer *what) {
  for (size_t i = 0; i < record->line_count; i++)
    if (tr_equal(record->lines[i].why[0].frame, frame->id)) {
      tr_buffer_add_string(what, "expected nothing of this frame, got: ");
      tr_line_describe(record, &record->lines[i], what);
      return;
    }
}

static void run_right(const tr_example *example, const truce_record *record, tr_buffer *what) {
  for (size_t e = 0; e < example->expected.count; e++) {
    bool found = false;
    for (size_t i = 0; i < record->line_count && !found; i++) found = is_expected(record, &record->lines[i], &example->expected.items[e]);
    if (found) continue;
    tr_buffer_printf(what, "%sexpected: %.*s; got: ", what->size ? "\n  " : "", (int)example->expected.items[e].text.size,
                     example->expected.items[e].text.data);
    if (!record->line_count) tr_buffer_add_string(what, "nothing");
    for (size_t i = 0; i < record->line_count; i++) {
      if (i) tr_buffer_add_string(what, " | ");
      tr_line_describe(record, &record->lines[i], what);
    }
  }
}

size_t tr_examples_run(const truce_engine *engine, const char *only, tr_example_sink sink, void *self) {
  truce_reader *reader = truce_reader_new(truce_engine_model(engine));
  truce_arena *arena = truce_arena_new();
  const tr_frames *frames = &truce_engine_codebook(engine)->frames;
  size_t failed = 0;
  tr_buffer what = {0};
  for (size_t f = 0; reader && arena && f < frames->items.count; f++) {
    const tr_frame *frame = &frames->items.items[f];
    if (only && !tr_starts(frame->id, tr_span(only))) continue;
    for (size_t e = 0; e < frame->examples.count; e++) {
      const tr_example *example = &frame->examples.items[e];
      truce_reading reading;
      truce_record record;
      truce_arena_clear(arena);
      tr_buffer_clear(&what);
      tr_read_sentence(engine, reader, example->text, example->near ? 0.01 : 0, arena, &reading, &record);
      if (example->near) run_near(frame, &record, &what);
      else run_right(example, &record, &what);
      failed += what.size > 0;
      sink(self, frame, example, tr_buffer_span(&what));
    }
  }
  tr_buffer_free(&what);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  return failed;
}
