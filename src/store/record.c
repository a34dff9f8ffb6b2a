/* Rows of one report. Ids in the stored JSON are the store's own; ranges are bytes of the report's text. Runs once a report, some 20 lines. */
#include "store/record.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "export/json.h"
#include "store/copies.h"

truce_field tr_kind_word_field(truce_line_kind kind) {
  static const truce_field fields[TRUCE_LINE_KIND_COUNT] = {
      [TRUCE_EVENT] = TRUCE_FIELD_TYPE,       [TRUCE_PROPOSAL] = TRUCE_FIELD_COUNT,  [TRUCE_STEP] = TRUCE_FIELD_STEP,
      [TRUCE_STANCE] = TRUCE_FIELD_POSITION,  [TRUCE_MEDIATION] = TRUCE_FIELD_ROLE,  [TRUCE_LEG] = TRUCE_FIELD_COUNT,
      [TRUCE_CALL] = TRUCE_FIELD_DEMAND,      [TRUCE_ACCESS] = TRUCE_FIELD_STATE,    [TRUCE_SPILLOVER] = TRUCE_FIELD_COUNT,
      [TRUCE_DOMESTIC] = TRUCE_FIELD_FORM,    [TRUCE_FIGURE] = TRUCE_FIELD_WHAT,     [TRUCE_DEADLINE] = TRUCE_FIELD_COUNT};
  return fields[kind];
}

truce_line_kind tr_kind_from(truce_span name) {
  int kind = 0;
  while (kind < TRUCE_LINE_KIND_COUNT && !tr_equal_string(name, truce_line_kind_names[kind])) kind++;
  return (truce_line_kind)kind;
}

bool tr_kind_field(truce_line_kind kind, truce_span name, truce_field *field) {
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++)
    if (tr_equal_string(name, truce_field_names[*f])) {
      *field = *f;
      return true;
    }
  return false;
}

/* ---- actors and places ---- */

/* "the Rebels" → "rebels": lower case, without article. */
static void add_folded(tr_buffer *out, truce_span name) {
  static const char *const articles[] = {"the ", "a ", "an "};
  for (size_t i = 0; i < 3; i++) {
    size_t size = strlen(articles[i]);
    if (name.size > size && tr_equal_fold((truce_span){name.data, size}, tr_span(articles[i]))) {
      name.data += size;
      name.size -= size;
      break;
    }
  }
  for (size_t i = 0; i < name.size; i++) tr_buffer_add_char(out, (char)tolower((unsigned char)name.data[i]));
}

static int64_t last_id(truce_store *store) { return sqlite3_last_insert_rowid(store->db); }

static char *sectors_json(const truce_actor *actor) {
  json_t *list = json_array();
  for (size_t i = 0; i < actor->sector_count; i++) json_array_append_new(list, json_string(actor->sectors[i]));
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

/* The store's number of an actor, made if need be. */
static int64_t number_of_actor(truce_store *store, const truce_actor *actor) {
  tr_buffer key = {0};
  if (actor->roster_id.size) {
    tr_buffer_add(&key, actor->roster_id);
  } else {
    tr_buffer_printf(&key, "%s:%s:", truce_kind_names[actor->kind], actor->country);
    add_folded(&key, actor->name);
  }
  int64_t id = tr_single(store, tr_sql(store, "SELECT id FROM actor WHERE key = ?", "t", tr_buffer_span(&key)), 0);
  if (!id) {
    char *sectors = sectors_json(actor);
    tr_run(store, tr_sql(store, "INSERT INTO actor (key, name, kind, country, sectors, roster_id) VALUES (?, ?, ?, ?, ?, ?)", "ttssst", tr_buffer_span(&key),
                         actor->name, truce_kind_names[actor->kind], *actor->country ? actor->country : NULL, sectors, actor->roster_id));
    id = last_id(store);
    free(sectors);
  }
  tr_buffer_free(&key);
  return id;
}

static int64_t number_of_place(truce_store *store, const truce_place *place) {
  tr_buffer key = {0};
  if (place->geonames) {
    tr_buffer_printf(&key, "geonames:%u", place->geonames);
  } else {
    tr_buffer_printf(&key, "%s:%s:", truce_kind_names[place->kind], place->country);
    add_folded(&key, place->name);
  }
  int64_t id = tr_single(store, tr_sql(store, "SELECT id FROM place WHERE key = ?", "t", tr_buffer_span(&key)), 0);
  if (!id) {
    tr_run(store, tr_sql(store, "INSERT INTO place (key, name, kind, country, admin1, geonames, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         "ttsstznn", tr_buffer_span(&key), place->name, truce_kind_names[place->kind], *place->country ? place->country : NULL, place->admin1,
                         (int64_t)place->geonames, place->latitude, place->longitude));
    id = last_id(store);
  }
  tr_buffer_free(&key);
  return id;
}

/* ---- the report and what stands in it ---- */

typedef struct inserting {
  truce_store *store;
  const truce_record *record;
  int64_t report;
  int64_t *actors, *places; /* the report's ids → the store's */
} inserting;

static json_t *range_json(truce_range where) { return json_pack("{s:I, s:I}", "start", (json_int_t)where.start, "end", (json_int_t)where.end); }

static json_t *ranges_json(const truce_range *ranges, size_t count) {
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++) json_array_append_new(list, range_json(ranges[i]));
  return list;
}

static json_t *span_json(truce_span text) { return text.data ? json_stringn_nocheck(text.data, text.size) : json_null(); }

/* JSON of a whole member is cut out of what the exporter writes for it: one way of writing, one place. */
static void times_and_quotes(const truce_reading *reading, tr_buffer *times, tr_buffer *quotes) {
  tr_buffer_add_char(times, '[');
  for (size_t i = 0; i < reading->time_count; i++) tr_json_time(times, &reading->times[i], i > 0);
  tr_buffer_add_char(times, ']');
  tr_buffer_add_char(quotes, '[');
  for (size_t i = 0; i < reading->quote_count; i++) tr_json_quote(quotes, &reading->quotes[i], i > 0);
  tr_buffer_add_char(quotes, ']');
}

static char *dropped_json(const truce_report *report) {
  json_t *list = json_array();
  for (size_t i = 0; i < report->dropped_count; i++)
    json_array_append_new(list, json_pack("{s:s, s:o}", "why", truce_dropped_why_names[report->dropped[i].why], "text", span_json(report->dropped[i].text)));
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

/* Who tells it: the report that is copied, else the outlet, else nobody but this report. */
static void add_source_group(truce_store *store, const truce_report *report, tr_buffer *group) {
  if (report->copy_of.size) {
    sqlite3_stmt *q = tr_sql(store, "SELECT source_group FROM report WHERE key = ?", "t", report->copy_of);
    if (tr_row(store, q)) {
      tr_buffer_add(group, tr_column_text(q, 0));
      tr_done(q);
      return;
    }
    tr_buffer_add(group, report->copy_of);
  } else if (report->source.size) {
    add_folded(group, report->source);
  } else {
    tr_buffer_add(group, report->id);
  }
}

static void insert_report(inserting *in, const truce_made_by *made_by) {
  const truce_report *r = in->record->report;
  tr_buffer times = {0}, quotes = {0}, group = {0};
  char *dropped = dropped_json(r);
  times_and_quotes(in->record->reading, &times, &quotes);
  add_source_group(in->store, r, &group);
  tr_run(
      in->store,
      tr_sql(in->store,
             "INSERT INTO report (key, title, author, source, url, language, text, published, published_basis, copy_of, origin, source_group, dropped, times, "
             "quotes, read_at, truce, model, codebook) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             "tttttttosttt"
             "sttisss",
             r->id, r->title, r->author, r->source, r->url, r->language, r->text.data ? r->text : TR_SPAN(""), r->published.days,
             truce_date_basis_names[r->published_basis], r->copy_of, r->origin, tr_buffer_span(&group), dropped, tr_buffer_span(&times),
             tr_buffer_span(&quotes), tr_now_us(), made_by->truce, made_by->model, made_by->codebook));
  in->report = last_id(in->store);
  free(dropped);
  tr_buffer_free(&times);
  tr_buffer_free(&quotes);
  tr_buffer_free(&group);
}

static void insert_sentences(inserting *in) {
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->sentence_count && !in->store->failed; i++) {
    truce_range where = reading->sentences[i].where;
    tr_run(in->store, tr_sql(in->store, "INSERT INTO sentence (report, number, start, end) VALUES (?, ?, ?, ?)", "iiii", in->report, (int64_t)i,
                             (int64_t)where.start, (int64_t)where.end));
    tr_run(in->store,
           tr_sql(in->store, "INSERT INTO search (rowid, words) VALUES (?, ?)", "it", last_id(in->store), tr_slice(in->record->report->text, where)));
  }
}

static char *mentions_json(const truce_reading *reading, const uint32_t *mentions, size_t count) {
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++) json_array_append_new(list, range_json(reading->mentions[mentions[i]].where));
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

static void insert_actors(inserting *in) {
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->actor_count && !in->store->failed; i++) {
    const truce_actor *actor = &reading->actors[i];
    char *mentions = mentions_json(reading, actor->mentions, actor->mention_count);
    in->actors[i] = number_of_actor(in->store, actor);
    tr_run(in->store,
           tr_sql(in->store, "INSERT INTO report_actor VALUES (?, ?, ?, ?, ?)", "iiits", in->report, (int64_t)i, in->actors[i], actor->office, mentions));
    free(mentions);
  }
}

static void insert_places(inserting *in) {
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->place_count && !in->store->failed; i++) {
    const truce_place *place = &reading->places[i];
    char *mentions = mentions_json(reading, place->mentions, place->mention_count);
    in->places[i] = number_of_place(in->store, place);
    tr_run(in->store, tr_sql(in->store, "INSERT INTO report_place VALUES (?, ?, ?, ?)", "iiis", in->report, (int64_t)i, in->places[i], mentions));
    free(mentions);
  }
}

/* ---- lines ---- */

static json_t *date_json(const truce_date *date) {
  tr_buffer text = {0};
  tr_json_date(&text, date);
  json_t *json = json_loadb(text.data, text.size, 0, NULL);
  tr_buffer_free(&text);
  return json;
}

static json_t *texts_json(const truce_value *v) {
  json_t *list = json_array();
  for (size_t i = 0; i < v->count; i++) json_array_append_new(list, span_json(v->words[i]));
  return list;
}

static json_t *actors_json(const inserting *in, const truce_value *v) {
  json_t *list = json_array();
  for (size_t i = 0; i < v->count; i++)
    if (v->ids[i] < in->record->reading->actor_count) json_array_append_new(list, json_integer(in->actors[v->ids[i]]));
  return list;
}

static json_t *place_json(const inserting *in, const truce_value *v) {
  if (v->text.data) return json_pack("{s:o}", "name", span_json(v->text));
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
    json_array_append_new(list, json_pack("{s:i, s:o, s:[o]}", "number", v->stages[i].number, "text", span_json(v->stages[i].text), "evidence",
                                          range_json(v->stages[i].evidence)));
  return list;
}

static json_t *number_json(double number) {
  return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number) : json_real(number);
}

static json_t *value_json(const inserting *in, const truce_value *v) {
  switch (truce_field_types[v->field]) {
    case TRUCE_VALUE_WORD:
    case TRUCE_VALUE_TEXT: return span_json(v->text);
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

static json_t *said_by_json(const inserting *in, const truce_line *line) {
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
    if (line->why[i].frame.data) json_object_set_new(why, "frame", span_json(line->why[i].frame));
    if (line->why[i].like.data) json_object_set_new(why, "like", span_json(line->why[i].like));
    if (line->why[i].vote.data) json_object_set_new(why, "vote", span_json(line->why[i].vote));
    json_array_append_new(list, why);
  }
  return list;
}

static char *line_data(const inserting *in, const truce_line *line) {
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

static void insert_line(inserting *in, size_t number) {
  const truce_line *line = &in->record->lines[number];
  const truce_report *report = in->record->report;
  if (!line->evidence_count) return; /* no evidence, no line */
  char *data = line_data(in, line);
  const truce_date date = date_of(line);
  const truce_day day = date.from.days == TRUCE_NO_DAY ? report->published : date.from; /* where it stands among others */
  truce_range where = line->evidence[0];
  tr_buffer says = {0};
  add_says(&says, report->text, line);
  int64_t place = line->place < in->record->reading->place_count ? in->places[line->place] : 0;
  tr_run(
      in->store,
      tr_sql(
          in->store,
          "INSERT INTO line (report, number, kind, status, day, day_from, day_to, minute, precision, of_report, place, sure, sentence, start, end, says, data) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "iissoooiiizdiiits", in->report, (int64_t)number, truce_line_kind_names[line->kind], truce_line_status_names[line->status], day.days, date.from.days,
          date.to.days, (int64_t)date.from_minute, (int64_t)date.precision, (int64_t)date.of_report, place, round((double)line->sure * 1000) / 1000,
          (int64_t)truce_sentence_at(in->record->reading, where.start), (int64_t)where.start, (int64_t)where.end, tr_buffer_span(&says), data));
  tr_buffer_free(&says);
  free(data);
}

/* ---- public ---- */

int64_t tr_store_report(truce_store *store, truce_span key) { return tr_single(store, tr_sql(store, "SELECT id FROM report WHERE key = ?", "t", key), 0); }

bool truce_store_has(truce_store *store, truce_span report_id, const truce_made_by *made_by) {
  return tr_single(store,
                   tr_sql(store, "SELECT 1 FROM report WHERE key = ? AND truce = ? AND model = ? AND codebook = ?", "tsss", report_id, made_by->truce,
                          made_by->model, made_by->codebook),
                   0) == 1;
}

int64_t tr_store_insert(truce_store *store, const truce_record *record, const truce_made_by *made_by) {
  inserting in = {.store = store, .record = record};
  in.actors = calloc(record->reading->actor_count + 1, sizeof *in.actors);
  in.places = calloc(record->reading->place_count + 1, sizeof *in.places);
  if (in.actors && in.places) {
    insert_report(&in, made_by);
    tr_copies_note(store, in.report, record->report);
    insert_sentences(&in);
    insert_actors(&in);
    insert_places(&in);
    for (size_t i = 0; i < record->line_count && !store->failed; i++) insert_line(&in, i);
  }
  free(in.actors);
  free(in.places);
  return in.report;
}

void tr_store_remove(truce_store *store, int64_t report) {
  tr_run(
      store,
      tr_sql(store,
             "INSERT INTO search (search, rowid, words) SELECT 'delete', s.id, t.words FROM sentence s JOIN sentence_text t ON t.id = s.id WHERE s.report = ?",
             "i", report));
  tr_run(store, tr_sql(store, "DELETE FROM report WHERE id = ?", "i", report));
}
