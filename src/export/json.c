/* A record → the JSON of docs/record.md. Driven by the tables of truce/record.h: a new field needs no code here. Runs once a report (some 50 kB). */
#include "export/json.h"

#include <math.h>

#include "export/json_pieces.h"
#include "export/json_values.h"

/* ---- one line ---- */

static void write_said_by(tr_buffer *out, const truce_said_by *said) {
  tr_buffer_add_char(out, '{');
  tr_json_member(out, "actor");
  tr_json_id(out, said->actor);
  tr_json_word_member(out, "as", truce_claimant_names[said->as]);
  tr_json_where_members(out, said->where);
  tr_buffer_add_char(out, '}');
}

static void write_why(tr_buffer *out, const truce_why *why) {
  tr_buffer_add_char(out, '{');
  if (why->frame.data) tr_json_text_member(out, "frame", why->frame);
  if (why->like.data) tr_json_text_member(out, "like", why->like);
  if (why->vote.data) tr_json_text_member(out, "vote", why->vote);
  tr_json_member(out, "words");
  tr_json_ranges(out, why->words, why->word_count);
  tr_buffer_add_char(out, '}');
}

static void write_fields(tr_buffer *out, const truce_line *line) {
  for (const truce_field *field = truce_kind_fields(line->kind); *field != TRUCE_FIELD_COUNT; field++) {
    const truce_value *value = truce_line_value(line, *field);
    if (!value) continue;
    tr_json_member(out, truce_field_names[*field]);
    tr_json_value(out, value);
  }
}

static void write_line(tr_buffer *out, const truce_line *line, size_t id) {
  tr_buffer_add_char(out, '{');
  tr_json_member(out, "id");
  tr_json_whole(out, id);
  tr_json_word_member(out, "kind", truce_line_kind_names[line->kind]);
  write_fields(out, line);
  tr_json_word_member(out, "status", truce_line_status_names[line->status]);
  tr_json_member(out, "evidence");
  tr_json_ranges(out, line->evidence, line->evidence_count);
  TR_JSON_LIST(out, "said_by", line->said_by_count, write_said_by(out, &line->said_by[i]));
  tr_json_member(out, "date");
  if (line->dated)
    tr_json_date(out, &line->date);
  else
    tr_buffer_add_string(out, "null");
  tr_json_member(out, "place");
  tr_json_id(out, line->place);
  tr_json_member(out, "sure");
  tr_json_number(out, round((double)line->sure * 1000) / 1000);
  TR_JSON_LIST(out, "why", line->why_count, write_why(out, &line->why[i]));
  tr_buffer_add_char(out, '}');
}

/* ---- the report itself ---- */

static void write_dropped(tr_buffer *out, const truce_dropped *dropped) {
  tr_buffer_add_char(out, '{');
  tr_json_word_member(out, "why", truce_dropped_why_names[dropped->why]);
  tr_json_text_member(out, "text", dropped->text);
  tr_buffer_add_char(out, '}');
}

static void write_report(tr_buffer *out, const truce_report *report) {
  tr_json_member(out, "report");
  tr_buffer_add_char(out, '{');
  tr_json_text_member(out, "id", report->id);
  tr_json_text_member(out, "title", report->title);
  tr_json_member(out, "published");
  tr_json_day(out, report->published);
  tr_json_word_member(out, "published_basis", truce_date_basis_names[report->published_basis]);
  tr_json_text_member(out, "source", report->source);
  tr_json_text_member(out, "author", report->author);
  tr_json_text_member(out, "url", report->url);
  tr_json_text_member(out, "language", report->language);
  tr_json_text_member(out, "text", report->text.data ? report->text : TR_SPAN(""));
  TR_JSON_LIST(out, "dropped", report->dropped_count, write_dropped(out, &report->dropped[i]));
  tr_json_text_member(out, "copy_of", report->copy_of);
  tr_json_text_member(out, "origin", report->origin);
  tr_buffer_add_char(out, '}');
}

/* ---- who, where, when, who says so ---- */

static void mentions_member(tr_buffer *out, const truce_reading *reading, const uint32_t *list, size_t count) {
  TR_JSON_LIST(out, "mentions", count, tr_json_range(out, reading->mentions[list[i]].where));
}

static void country_member(tr_buffer *out, const char *country) {
  tr_json_text_member(out, "country", *country ? tr_span(country) : (truce_span){NULL, 0});
}

static void write_actor(tr_buffer *out, const truce_reading *reading, size_t id) {
  const truce_actor *actor = &reading->actors[id];
  tr_buffer_add_char(out, '{');
  tr_json_member(out, "id");
  tr_json_whole(out, id);
  tr_json_text_member(out, "name", actor->name);
  tr_json_word_member(out, "kind", truce_kind_names[actor->kind]);
  country_member(out, actor->country);
  TR_JSON_LIST(out, "sectors", actor->sector_count, tr_json_text(out, tr_span(actor->sectors[i])));
  tr_json_text_member(out, "office", actor->office);
  tr_json_text_member(out, "roster_id", actor->roster_id);
  mentions_member(out, reading, actor->mentions, actor->mention_count);
  tr_buffer_add_char(out, '}');
}

static void write_place(tr_buffer *out, const truce_reading *reading, size_t id) {
  const truce_place *place = &reading->places[id];
  tr_buffer_add_char(out, '{');
  tr_json_member(out, "id");
  tr_json_whole(out, id);
  tr_json_text_member(out, "name", place->name);
  tr_json_word_member(out, "kind", truce_kind_names[place->kind]);
  country_member(out, place->country);
  tr_json_text_member(out, "admin1", place->admin1);
  tr_json_member(out, "geonames");
  if (place->geonames)
    tr_json_whole(out, place->geonames);
  else
    tr_buffer_add_string(out, "null");
  tr_json_member(out, "latitude");
  tr_json_number(out, place->latitude);
  tr_json_member(out, "longitude");
  tr_json_number(out, place->longitude);
  if (place->within.size) tr_json_text_member(out, "within", place->within);
  mentions_member(out, reading, place->mentions, place->mention_count);
  tr_buffer_add_char(out, '}');
}

void tr_json_time(tr_buffer *out, const truce_time *time) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, time->where);
  tr_json_word_member(out, "type", truce_time_type_names[time->type]);
  tr_json_text_member(out, "value", time->value);
  tr_buffer_add_char(out, '}');
}

void tr_json_quote(tr_buffer *out, const truce_quote *quote) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, quote->where);
  tr_json_member(out, "speaker");
  tr_json_id(out, quote->speaker);
  tr_json_member(out, "cue");
  if (quote->cue.end > quote->cue.start)
    tr_json_range(out, quote->cue);
  else
    tr_buffer_add_string(out, "null");
  tr_json_word_member(out, "form", truce_quote_form_names[quote->form]);
  if (quote->source.end > quote->source.start) {
    tr_json_member(out, "source");
    tr_json_range(out, quote->source);
    tr_json_member(out, "source_head");
    tr_json_range(out, quote->source_head);
  }
  tr_buffer_add_char(out, '}');
}

void tr_json_name(tr_buffer *out, const truce_name *name) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, name->where);
  tr_json_word_member(out, "class", truce_name_class_names[name->class_]);
  tr_json_word_member(out, "kind", truce_kind_names[name->kind]);
  tr_buffer_add_char(out, '}');
}

/* ---- the whole ---- */

void tr_json_made_by(tr_buffer *out, const truce_made_by *made_by) {
  tr_json_member(out, "made_by");
  tr_buffer_add_char(out, '{');
  tr_json_word_member(out, "truce", made_by->truce);
  tr_json_word_member(out, "model", made_by->model);
  tr_json_word_member(out, "codebook", made_by->codebook);
  tr_buffer_add_char(out, '}');
}

void tr_record_write_json(const truce_record *record, const truce_made_by *made_by, const tr_json_layers *layers, tr_buffer *out) {
  const truce_reading *reading = record->reading;
  tr_buffer_add_char(out, '{');
  write_report(out, record->report);
  TR_JSON_LIST(out, "sentences", reading->sentence_count, tr_json_range(out, reading->sentences[i].where));
  TR_JSON_LIST(out, "actors", reading->actor_count, write_actor(out, reading, i));
  TR_JSON_LIST(out, "places", reading->place_count, write_place(out, reading, i));
  TR_JSON_LIST(out, "times", reading->time_count, tr_json_time(out, &reading->times[i]));
  TR_JSON_LIST(out, "quotes", reading->quote_count, tr_json_quote(out, &reading->quotes[i]));
  TR_JSON_LIST(out, "lines", record->line_count, write_line(out, &record->lines[i], i));
  if (layers && layers->names) TR_JSON_LIST(out, "names", reading->name_count, tr_json_name(out, &reading->names[i]));
  if (layers && layers->members.size) {
    tr_buffer_add_char(out, ',');
    tr_buffer_add(out, layers->members);
  }
  tr_json_made_by(out, made_by);
  tr_buffer_add_char(out, '}');
}
