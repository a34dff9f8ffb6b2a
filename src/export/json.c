/* A record → the JSON of RECORD.md. Driven by the tables of truce/record.h: a new field needs no code here. Runs once a report (some 50 kB). */
#include "export/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"

/* ---- pieces ---- */

static void escape(tr_buffer *out, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *at = memchr(plain, c, sizeof plain - 1);
  if (at) {
    const char pair[2] = {'\\', letters[at - plain]};
    tr_buffer_add(out, (truce_span){pair, 2});
  } else {
    const char six[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    tr_buffer_add(out, (truce_span){six, 6});
  }
}

void tr_json_text(tr_buffer *out, truce_span text) {
  if (!text.size) {
    tr_buffer_add_string(out, "\"\"");
    return;
  }
  tr_buffer_add_char(out, '"');
  size_t kept = 0, at = 0;
  while (at < text.size) {
    unsigned char c = (unsigned char)text.data[at];
    size_t before = at;
    bool broken = false;
    if (c < 0x80)
      at++;
    else
      broken = tr_utf8_next(text, &at) == 0xFFFD && at == before + 1;
    if (!broken && c >= 0x20 && c != '"' && c != '\\') continue;
    tr_buffer_add(out, (truce_span){text.data + kept, before - kept});
    if (broken)
      tr_buffer_add_string(out, "\xEF\xBF\xBD");
    else
      escape(out, c);
    kept = at;
  }
  tr_buffer_add(out, (truce_span){text.data + kept, at - kept});
  tr_buffer_add_char(out, '"');
}

void tr_json_text_or_null(tr_buffer *out, truce_span text) {
  if (text.data)
    tr_json_text(out, text);
  else
    tr_buffer_add_string(out, "null");
}

static void whole(tr_buffer *out, uint64_t number) {
  char digits[24];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  tr_buffer_add(out, (truce_span){digits + at, sizeof digits - at});
}

void tr_json_number(tr_buffer *out, double number) {
  if (!isfinite(number)) {
    tr_buffer_add_string(out, "null");
  } else if (fabs(number) < 1e15 && number == floor(number)) {
    if (number < 0) tr_buffer_add_char(out, '-');
    whole(out, (uint64_t)fabs(number));
  } else {
    char digits[40];
    for (int precision = 6; precision <= 17; precision++) {
      snprintf(digits, sizeof digits, "%.*g", precision, number);
      if (strtod(digits, NULL) == number) break;
    }
    tr_buffer_add_string(out, digits);
  }
}

static void write_range(tr_buffer *out, truce_range where) {
  tr_buffer_add_string(out, "{\"start\":");
  whole(out, where.start);
  tr_buffer_add_string(out, ",\"end\":");
  whole(out, where.end);
  tr_buffer_add_char(out, '}');
}

static void moment(tr_buffer *out, truce_day day, int32_t minute) {
  char text[16], clock[16] = "";
  tr_day_print(day, text);
  if (minute >= 0) snprintf(clock, sizeof clock, "T%02d:%02d", minute / 60 % 100, minute % 60);
  tr_buffer_add_char(out, '"');
  tr_buffer_add_string(out, text);
  tr_buffer_add_string(out, clock);
  tr_buffer_add_char(out, '"');
}

static void write_day(tr_buffer *out, truce_day day) {
  if (day.days == TRUCE_NO_DAY)
    tr_buffer_add_string(out, "null");
  else
    moment(out, day, -1);
}

void tr_json_date(tr_buffer *out, const truce_date *date) {
  tr_buffer_add_string(out, "{\"from\":");
  moment(out, date->from, date->from_minute);
  tr_buffer_add_string(out, ",\"to\":");
  if (date->from_minute >= 0)
    moment(out, date->from, date->from_minute);
  else
    moment(out, date->to, -1);
  tr_buffer_add_string(out, ",\"precision\":\"");
  tr_buffer_add_string(out, truce_precision_names[date->precision]);
  tr_buffer_add_string(out, date->of_report ? "\",\"basis\":\"report\"}" : "\",\"basis\":\"stated\"}");
}

/* Opens a member: a comma where one is due, the name, a colon. */
static void member(tr_buffer *out, const char *name) {
  if (out->size && out->data[out->size - 1] != '{') tr_buffer_add_char(out, ',');
  tr_buffer_add_char(out, '"');
  tr_buffer_add_string(out, name);
  tr_buffer_add_string(out, "\":");
}

static void comma(tr_buffer *out, size_t index) {
  if (index) tr_buffer_add_char(out, ',');
}

static void word_member(tr_buffer *out, const char *name, const char *word) {
  member(out, name);
  tr_json_text(out, tr_span(word));
}

static void text_member(tr_buffer *out, const char *name, truce_span text) {
  member(out, name);
  tr_json_text_or_null(out, text);
}

static void id_or_null(tr_buffer *out, uint32_t id) {
  if (id == TRUCE_NONE)
    tr_buffer_add_string(out, "null");
  else
    whole(out, id);
}

static void ranges(tr_buffer *out, const truce_range *list, size_t count) {
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < count; i++) comma(out, i), write_range(out, list[i]);
  tr_buffer_add_char(out, ']');
}

/* ---- values of fields, one writer a type ---- */

typedef void value_writer(tr_buffer *out, const truce_value *value);

static void write_text(tr_buffer *out, const truce_value *v) { tr_json_text_or_null(out, v->text); }
static void write_number(tr_buffer *out, const truce_value *v) { tr_json_number(out, v->number); }
static void write_flag(tr_buffer *out, const truce_value *v) { tr_buffer_add_string(out, v->number != 0 ? "true" : "false"); }
static void write_date(tr_buffer *out, const truce_value *v) { tr_json_date(out, &v->date); }

static void write_texts(tr_buffer *out, const truce_value *v) {
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < v->count; i++) comma(out, i), tr_json_text(out, v->words[i]);
  tr_buffer_add_char(out, ']');
}

static void write_id(tr_buffer *out, const truce_value *v) { id_or_null(out, v->count ? v->ids[0] : TRUCE_NONE); }

static void write_ids(tr_buffer *out, const truce_value *v) {
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < v->count; i++) comma(out, i), whole(out, v->ids[i]);
  tr_buffer_add_char(out, ']');
}

/* One range stands alone; several pieces, and conditions always, are a list. */
static void write_ranges(tr_buffer *out, const truce_value *v) {
  if (v->count == 1 && v->field != TRUCE_FIELD_CONDITIONS)
    write_range(out, v->ranges[0]);
  else
    ranges(out, v->ranges, v->count);
}

static void write_place(tr_buffer *out, const truce_value *v) {
  if (v->text.data) {
    tr_buffer_add_char(out, '{');
    text_member(out, "name", v->text);
    tr_buffer_add_char(out, '}');
  } else if (v->count && v->ids) {
    whole(out, v->ids[0]);
  } else {
    tr_buffer_add_string(out, "null");
  }
}

static void write_stages(tr_buffer *out, const truce_value *v) {
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < v->count; i++) {
    comma(out, i);
    tr_buffer_add_char(out, '{');
    member(out, "number");
    tr_json_number(out, v->stages[i].number);
    text_member(out, "text", v->stages[i].text);
    member(out, "evidence");
    ranges(out, &v->stages[i].evidence, 1);
    tr_buffer_add_char(out, '}');
  }
  tr_buffer_add_char(out, ']');
}

static void write_about(tr_buffer *out, const truce_value *v) {
  if (v->number != 0)
    write_ranges(out, v);
  else
    write_id(out, v);
}

static value_writer *const writers[] = {
    [TRUCE_VALUE_WORD] = write_text,     [TRUCE_VALUE_WORDS] = write_texts,   [TRUCE_VALUE_ACTOR] = write_id,    [TRUCE_VALUE_ACTORS] = write_ids,
    [TRUCE_VALUE_PLACE] = write_place,   [TRUCE_VALUE_ABOUT] = write_about,   [TRUCE_VALUE_RANGES] = write_ranges, [TRUCE_VALUE_NUMBER] = write_number,
    [TRUCE_VALUE_DATE] = write_date,     [TRUCE_VALUE_FLAG] = write_flag,     [TRUCE_VALUE_TEXT] = write_text,   [TRUCE_VALUE_TEXTS] = write_texts,
    [TRUCE_VALUE_STAGES] = write_stages,
};

/* ---- one line ---- */

static void write_said_by(tr_buffer *out, const truce_line *line) {
  member(out, "said_by");
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < line->said_by_count; i++) {
    const truce_said_by *said = &line->said_by[i];
    comma(out, i);
    tr_buffer_add_char(out, '{');
    member(out, "actor");
    id_or_null(out, said->actor);
    word_member(out, "as", truce_claimant_names[said->as]);
    member(out, "start");
    whole(out, said->where.start);
    member(out, "end");
    whole(out, said->where.end);
    tr_buffer_add_char(out, '}');
  }
  tr_buffer_add_char(out, ']');
}

static void write_why(tr_buffer *out, const truce_line *line) {
  member(out, "why");
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < line->why_count; i++) {
    const truce_why *why = &line->why[i];
    comma(out, i);
    tr_buffer_add_char(out, '{');
    if (why->frame.data) text_member(out, "frame", why->frame);
    if (why->like.data) text_member(out, "like", why->like);
    if (why->vote.data) text_member(out, "vote", why->vote);
    member(out, "words");
    ranges(out, why->words, why->word_count);
    tr_buffer_add_char(out, '}');
  }
  tr_buffer_add_char(out, ']');
}

static void write_fields(tr_buffer *out, const truce_line *line) {
  for (const truce_field *field = truce_kind_fields(line->kind); *field != TRUCE_FIELD_COUNT; field++) {
    const truce_value *value = truce_line_value(line, *field);
    if (!value) continue;
    member(out, truce_field_names[*field]);
    writers[truce_field_types[*field]](out, value);
  }
}

static void write_line(tr_buffer *out, const truce_line *line, size_t id) {
  tr_buffer_add_char(out, '{');
  member(out, "id");
  whole(out, id);
  word_member(out, "kind", truce_line_kind_names[line->kind]);
  write_fields(out, line);
  word_member(out, "status", truce_line_status_names[line->status]);
  member(out, "evidence");
  ranges(out, line->evidence, line->evidence_count);
  write_said_by(out, line);
  member(out, "date");
  if (line->dated)
    tr_json_date(out, &line->date);
  else
    tr_buffer_add_string(out, "null");
  member(out, "place");
  id_or_null(out, line->place);
  member(out, "sure");
  tr_json_number(out, round((double)line->sure * 1000) / 1000);
  write_why(out, line);
  tr_buffer_add_char(out, '}');
}

/* ---- one report ---- */

static void write_report(tr_buffer *out, const truce_report *report) {
  member(out, "report");
  tr_buffer_add_char(out, '{');
  text_member(out, "id", report->id);
  text_member(out, "title", report->title);
  member(out, "published");
  write_day(out, report->published);
  word_member(out, "published_basis", truce_date_basis_names[report->published_basis]);
  text_member(out, "source", report->source);
  text_member(out, "author", report->author);
  text_member(out, "url", report->url);
  text_member(out, "language", report->language);
  text_member(out, "text", report->text.data ? report->text : TR_SPAN(""));
  member(out, "dropped");
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < report->dropped_count; i++) {
    comma(out, i);
    tr_buffer_add_char(out, '{');
    word_member(out, "why", truce_dropped_why_names[report->dropped[i].why]);
    text_member(out, "text", report->dropped[i].text);
    tr_buffer_add_char(out, '}');
  }
  tr_buffer_add_char(out, ']');
  text_member(out, "copy_of", report->copy_of);
  text_member(out, "origin", report->origin);
  tr_buffer_add_char(out, '}');
}

static void write_mentions(tr_buffer *out, const truce_reading *reading, const uint32_t *list, size_t count) {
  member(out, "mentions");
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < count; i++) comma(out, i), write_range(out, reading->mentions[list[i]].where);
  tr_buffer_add_char(out, ']');
}

static void country_member(tr_buffer *out, const char *country) {
  member(out, "country");
  tr_json_text_or_null(out, *country ? tr_span(country) : (truce_span){NULL, 0});
}

static void write_actor(tr_buffer *out, const truce_reading *reading, size_t id) {
  const truce_actor *actor = &reading->actors[id];
  tr_buffer_add_char(out, '{');
  member(out, "id");
  whole(out, id);
  text_member(out, "name", actor->name);
  word_member(out, "kind", truce_kind_names[actor->kind]);
  country_member(out, actor->country);
  member(out, "sectors");
  tr_buffer_add_char(out, '[');
  for (size_t i = 0; i < actor->sector_count; i++) comma(out, i), tr_json_text(out, tr_span(actor->sectors[i]));
  tr_buffer_add_char(out, ']');
  text_member(out, "office", actor->office);
  text_member(out, "roster_id", actor->roster_id);
  write_mentions(out, reading, actor->mentions, actor->mention_count);
  tr_buffer_add_char(out, '}');
}

static void write_place_of(tr_buffer *out, const truce_reading *reading, size_t id) {
  const truce_place *place = &reading->places[id];
  tr_buffer_add_char(out, '{');
  member(out, "id");
  whole(out, id);
  text_member(out, "name", place->name);
  word_member(out, "kind", truce_kind_names[place->kind]);
  country_member(out, place->country);
  text_member(out, "admin1", place->admin1);
  member(out, "geonames");
  if (place->geonames)
    whole(out, place->geonames);
  else
    tr_buffer_add_string(out, "null");
  member(out, "latitude");
  tr_json_number(out, place->latitude);
  member(out, "longitude");
  tr_json_number(out, place->longitude);
  if (place->within.size) text_member(out, "within", place->within);
  write_mentions(out, reading, place->mentions, place->mention_count);
  tr_buffer_add_char(out, '}');
}

void tr_json_time(tr_buffer *out, const truce_time *time, bool after_another) {
  tr_buffer_add_string(out, after_another ? ",{" : "{");
  member(out, "start");
  whole(out, time->where.start);
  member(out, "end");
  whole(out, time->where.end);
  word_member(out, "type", truce_time_type_names[time->type]);
  text_member(out, "value", time->value);
  tr_buffer_add_char(out, '}');
}

void tr_json_quote(tr_buffer *out, const truce_quote *quote, bool after_another) {
  tr_buffer_add_string(out, after_another ? ",{" : "{");
  member(out, "start");
  whole(out, quote->where.start);
  member(out, "end");
  whole(out, quote->where.end);
  member(out, "speaker");
  id_or_null(out, quote->speaker);
  member(out, "cue");
  if (quote->cue.end > quote->cue.start)
    write_range(out, quote->cue);
  else
    tr_buffer_add_string(out, "null");
  word_member(out, "form", truce_quote_form_names[quote->form]);
  if (quote->source.end > quote->source.start) {
    member(out, "source");
    write_range(out, quote->source);
    member(out, "source_head");
    write_range(out, quote->source_head);
  }
  tr_buffer_add_char(out, '}');
}

static void write_name(tr_buffer *out, const truce_name *name) {
  tr_buffer_add_char(out, '{');
  member(out, "start");
  whole(out, name->where.start);
  member(out, "end");
  whole(out, name->where.end);
  word_member(out, "class", truce_name_class_names[name->class_]);
  word_member(out, "kind", truce_kind_names[name->kind]);
  tr_buffer_add_char(out, '}');
}

/* `"name":[` item, item … `]` */
#define WRITE_LIST(name, count, write_item)                        \
  do {                                                             \
    member(out, name);                                             \
    tr_buffer_add_char(out, '[');                                  \
    for (size_t i = 0; i < (count); i++) comma(out, i), write_item; \
    tr_buffer_add_char(out, ']');                                  \
  } while (0)

void tr_record_write_json(const truce_record *record, const truce_made_by *made_by, const tr_json_layers *layers, tr_buffer *out) {
  const truce_reading *reading = record->reading;
  tr_buffer_add_char(out, '{');
  write_report(out, record->report);
  WRITE_LIST("sentences", reading->sentence_count, write_range(out, reading->sentences[i].where));
  WRITE_LIST("actors", reading->actor_count, write_actor(out, reading, i));
  WRITE_LIST("places", reading->place_count, write_place_of(out, reading, i));
  WRITE_LIST("times", reading->time_count, tr_json_time(out, &reading->times[i], false));
  WRITE_LIST("quotes", reading->quote_count, tr_json_quote(out, &reading->quotes[i], false));
  WRITE_LIST("lines", record->line_count, write_line(out, &record->lines[i], i));
  if (layers && layers->names) WRITE_LIST("names", reading->name_count, write_name(out, &reading->names[i]));
  if (layers && layers->members.size) {
    tr_buffer_add_char(out, ',');
    tr_buffer_add(out, layers->members);
  }
  member(out, "made_by");
  tr_buffer_add_char(out, '{');
  word_member(out, "truce", made_by->truce);
  word_member(out, "model", made_by->model);
  word_member(out, "codebook", made_by->codebook);
  tr_buffer_add_string(out, "}}");
}
