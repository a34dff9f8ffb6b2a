/* The row of a line: what is asked for in columns, all the rest as JSON with the store's ids. Runs some 20 times a report. */
#include <math.h>
#include <stdlib.h>

#include "export/json_pieces.h"
#include "store/inserting.h"

/* ---- values ---- */

static json_t *ranges_json(const truce_range *ranges, size_t count) {
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++) json_array_append_new(list, tr_range_json(ranges[i]));
  return list;
}

static json_t *date_json(const truce_date *date) {
  tr_buffer text = {0};
  tr_json_date(&text, date);
  json_t *json = json_loadb(text.data, text.size, 0, NULL);
  tr_buffer_free(&text);
  return json;
}

static json_t *texts_json(const truce_value *v) {
  json_t *list = json_array();
  for (size_t i = 0; i < v->count; i++) json_array_append_new(list, tr_span_json(v->words[i]));
  return list;
}

static json_t *actors_json(const tr_inserting *in, const truce_value *v) {
  json_t *list = json_array();
  for (size_t i = 0; i < v->count; i++)
    if (v->ids[i] < in->record->reading->actor_count) json_array_append_new(list, json_integer(in->actors[v->ids[i]]));
  return list;
}

static json_t *place_json(const tr_inserting *in, const truce_value *v) {
  if (v->text.data) return json_pack("{s:o}", "name", tr_span_json(v->text));
  return v->count && v->ids && v->ids[0] < in->record->reading->place_count ? json_integer(in->places[v->ids[0]]) : json_null();
}

/* {"line": index in the report} or {"words": [ranges]} */
static json_t *about_json(const truce_value *v) {
  if (v->number != 0) return json_pack("{s:o}", "words", ranges_json(v->ranges, v->count));
  return v->count ? json_pack("{s:I}", "line", (json_int_t)v->ids[0]) : json_null();
}

static json_t *stages_json(const truce_value *v) {
  json_t *list = json_array();
  for (size_t i = 0; i < v->count; i++)
    json_array_append_new(list, json_pack("{s:i, s:o, s:[o]}", "number", v->stages[i].number, "text", tr_span_json(v->stages[i].text), "evidence",
                                          tr_range_json(v->stages[i].evidence)));
  return list;
}

static json_t *number_json(double number) {
  return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number) : json_real(number);
}

static json_t *value_json(const tr_inserting *in, const truce_value *v) {
  switch (truce_field_types[v->field]) {
    case TRUCE_VALUE_WORD:
    case TRUCE_VALUE_TEXT: return tr_span_json(v->text);
    case TRUCE_VALUE_WORDS:
    case TRUCE_VALUE_TEXTS: return texts_json(v);
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS: return actors_json(in, v);
    case TRUCE_VALUE_PLACE: return place_json(in, v);
    case TRUCE_VALUE_ABOUT: return about_json(v);
    case TRUCE_VALUE_RANGES: return ranges_json(v->ranges, v->count);
    case TRUCE_VALUE_NUMBER: return number_json(v->number);
    case TRUCE_VALUE_DATE: return date_json(&v->date);
    case TRUCE_VALUE_FLAG: return json_boolean(v->number != 0);
    case TRUCE_VALUE_STAGES: return stages_json(v);
  }
  return json_null();
}

static json_t *said_by_json(const tr_inserting *in, const truce_line *line) {
  json_t *list = json_array();
  for (size_t i = 0; i < line->said_by_count; i++) {
    const truce_said_by *said = &line->said_by[i];
    json_t *actor = said->actor < in->record->reading->actor_count ? json_integer(in->actors[said->actor]) : json_null();
    json_array_append_new(list, json_pack("{s:o, s:s, s:I, s:I}", "actor", actor, "as", truce_claimant_names[said->as], "start", (json_int_t)said->where.start,
                                          "end", (json_int_t)said->where.end));
  }
  return list;
}

static json_t *why_json(const truce_line *line) {
  json_t *list = json_array();
  for (size_t i = 0; i < line->why_count; i++) {
    json_t *why = json_pack("{s:o}", "words", ranges_json(line->why[i].words, line->why[i].word_count));
    if (line->why[i].frame.data) json_object_set_new(why, "frame", tr_span_json(line->why[i].frame));
    if (line->why[i].like.data) json_object_set_new(why, "like", tr_span_json(line->why[i].like));
    if (line->why[i].vote.data) json_object_set_new(why, "vote", tr_span_json(line->why[i].vote));
    json_array_append_new(list, why);
  }
  return list;
}

static char *line_data(const tr_inserting *in, const truce_line *line) {
  json_t *fields = json_object();
  for (size_t i = 0; i < line->value_count; i++) json_object_set_new(fields, truce_field_names[line->values[i].field], value_json(in, &line->values[i]));
  json_t *data = json_pack("{s:o, s:o, s:o, s:o}", "evidence", ranges_json(line->evidence, line->evidence_count), "said_by", said_by_json(in, line), "why",
                           why_json(line), "fields", fields);
  char *text = json_dumps(data, JSON_COMPACT);
  json_decref(data);
  return text;
}

/* When it happened: a deadline's own day, else the day told, if any is. */
static truce_date date_of(const truce_line *line) {
  const truce_value *by = line->kind == TRUCE_DEADLINE ? truce_line_value(line, TRUCE_FIELD_BY_DATE) : NULL;
  if (by) return by->date;
  return line->dated ? line->date : (truce_date){.from = {TRUCE_NO_DAY}, .to = {TRUCE_NO_DAY}, .from_minute = -1, .precision = TRUCE_DAY, .of_report = true};
}

/* The words of the evidence in the order of the text, what lies in another piece left out. */
static void add_says(tr_buffer *says, truce_span text, const truce_line *line) {
  uint32_t done = 0;
  for (size_t k = 0; k < line->evidence_count; k++) {
    truce_range next = {UINT32_MAX, UINT32_MAX};
    for (size_t i = 0; i < line->evidence_count; i++) {
      truce_range r = line->evidence[i];
      if (r.end > done && r.start < next.start) next = r;
    }
    if (next.start == UINT32_MAX) break;
    if (next.start < done) next.start = done;
    if (says->size && next.start > done) tr_buffer_add_string(says, next.start == done + 1 ? " " : " \xE2\x80\xA6 ");
    const truce_span piece = tr_slice(text, next);
    tr_buffer_add(says, says->size && next.start <= done ? piece : tr_trim(piece)); /* pieces that touch go on as in the text */
    done = next.end;
  }
}

void tr_insert_line(const tr_inserting *in, size_t number) {
  static const char sql[] =
      "INSERT INTO line "
      "  (report, number, kind, status, day, "
      "  day_from, day_to, minute, precision, of_report, "
      "  place, sure, sentence, start, end, says, data) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  const truce_line *line = &in->record->lines[number];
  const truce_report *report = in->record->report;
  if (!line->evidence_count) return; /* no evidence, no line */
  char *data = line_data(in, line);
  const truce_date date = date_of(line);
  const truce_day day = date.from.days == TRUCE_NO_DAY ? report->published : date.from; /* where it stands among others */
  truce_range where = line->evidence[0];
  tr_buffer says = {0};
  add_says(&says, report->text, line);
  const int64_t place = line->place < in->record->reading->place_count ? in->places[line->place] : 0;
  const int64_t sentence = (int64_t)truce_sentence_at(in->record->reading, where.start);
  const double sure = round((double)line->sure * 1000) / 1000;
  tr_run(in->store, tr_sql(in->store, sql, "iissoooiiizdiiits", /* as the lines of `sql` */
                           in->report, (int64_t)number, truce_line_kind_names[line->kind], truce_line_status_names[line->status], day.days,
                           date.from.days, date.to.days, (int64_t)date.from_minute, (int64_t)date.precision, (int64_t)date.of_report,
                           place, sure, sentence, (int64_t)where.start, (int64_t)where.end, tr_buffer_span(&says), data));
  tr_buffer_free(&says);
  free(data);
}
