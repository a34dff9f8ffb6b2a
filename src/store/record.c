/* Rows of one report and of what stands in it. Ids in the stored JSON are the store's own; ranges are bytes of the report's text. Runs once a report. */
#include "store/record.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/clock.h"
#include "base/dates.h"
#include "export/json.h"
#include "export/json_pieces.h"
#include "store/copies.h"
#include "store/inserting.h"
#include "store/persons.h"

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
  for (size_t i = 0; i < name.size; i++) tr_buffer_add_char(out, tr_ascii_lower(name.data[i]));
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
  const int64_t person = tr_known_person(store, actor);
  tr_buffer key = {0};
  if (person) return person;
  if (actor->roster_id.size) {
    tr_buffer_add(&key, actor->roster_id);
  } else {
    tr_buffer_printf(&key, "%s:%s:", truce_kind_names[actor->kind], actor->country);
    add_folded(&key, actor->name);
  }
  int64_t id = tr_single(store, tr_sql(store, "SELECT id FROM actor WHERE key = ?", "t", tr_buffer_span(&key)), 0);
  if (!id) {
    static const char sql[] = "INSERT INTO actor (key, name, kind, country, sectors, roster_id) VALUES (?, ?, ?, ?, ?, ?)";
    const char *kind = truce_kind_names[actor->kind], *country = *actor->country ? actor->country : NULL;
    char *sectors = sectors_json(actor);
    tr_run(store, tr_sql(store, sql, "ttssst", tr_buffer_span(&key), actor->name, kind, country, sectors, actor->roster_id));
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
    static const char sql[] = "INSERT INTO place (key, name, kind, country, admin1, geonames, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    const char *kind = truce_kind_names[place->kind], *country = *place->country ? place->country : NULL;
    tr_run(store, tr_sql(store, sql, "ttsstznn", tr_buffer_span(&key), place->name, kind, country, place->admin1, (int64_t)place->geonames,
                         place->latitude, place->longitude));
    id = last_id(store);
  }
  tr_buffer_free(&key);
  return id;
}

/* ---- the report and what stands in it ---- */

/* JSON of a whole member is cut out of what the exporter writes for it: one way of writing, one place. */
static void times_and_quotes(const truce_reading *reading, tr_buffer *times, tr_buffer *quotes) {
  TR_JSON_ITEMS(times, reading->time_count, tr_json_time(times, &reading->times[i]));
  TR_JSON_ITEMS(quotes, reading->quote_count, tr_json_quote(quotes, &reading->quotes[i]));
}

static char *dropped_json(const truce_report *report) {
  json_t *list = json_array();
  for (size_t i = 0; i < report->dropped_count; i++)
    json_array_append_new(list, json_pack("{s:s, s:o}", "why", truce_dropped_why_names[report->dropped[i].why], "text", tr_span_json(report->dropped[i].text)));
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

/* Who tells it: the report that is copied, else the outlet. Reports of no named outlet may all be one outlet's: they count as one source. */
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
    tr_buffer_add_string(group, "?");
  }
}

static void insert_report(tr_inserting *in, const truce_made_by *made_by) {
  static const char sql[] =
      "INSERT INTO report "
      "  (key, title, author, source, url, language, text, published, published_basis, copy_of, origin, source_group, "
      "  dropped, times, quotes, read_at, truce, model, codebook) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  const truce_report *r = in->record->report;
  tr_buffer times = {0}, quotes = {0}, group = {0};
  char *dropped = dropped_json(r);
  times_and_quotes(in->record->reading, &times, &quotes);
  add_source_group(in->store, r, &group);
  tr_run(in->store, tr_sql(in->store, sql, "tttttttosttt" "sttisss", /* as the lines of `sql` */
                           r->id, r->title, r->author, r->source, r->url, r->language, r->text.data ? r->text : TR_SPAN(""), r->published.days,
                           truce_date_basis_names[r->published_basis], r->copy_of, r->origin, tr_buffer_span(&group),
                           dropped, tr_buffer_span(&times), tr_buffer_span(&quotes), tr_now_us(), made_by->truce, made_by->model, made_by->codebook));
  in->report = last_id(in->store);
  free(dropped);
  tr_buffer_free(&times);
  tr_buffer_free(&quotes);
  tr_buffer_free(&group);
}

static void insert_sentences(tr_inserting *in) {
  static const char sentence[] = "INSERT INTO sentence (report, number, start, end) VALUES (?, ?, ?, ?)";
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->sentence_count && !in->store->failed; i++) {
    truce_range where = reading->sentences[i].where;
    const truce_span words = tr_slice(in->record->report->text, where);
    tr_run(in->store, tr_sql(in->store, sentence, "iiii", in->report, (int64_t)i, (int64_t)where.start, (int64_t)where.end));
    tr_run(in->store, tr_sql(in->store, "INSERT INTO search (rowid, words) VALUES (?, ?)", "it", last_id(in->store), words));
  }
}

static char *mentions_json(const truce_reading *reading, const uint32_t *mentions, size_t count) {
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++) json_array_append_new(list, tr_range_json(reading->mentions[mentions[i]].where));
  char *text = json_dumps(list, JSON_COMPACT);
  json_decref(list);
  return text;
}

static void insert_actors(tr_inserting *in) {
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->actor_count && !in->store->failed; i++) {
    const truce_actor *actor = &reading->actors[i];
    static const char sql[] = "INSERT INTO report_actor VALUES (?, ?, ?, ?, ?)";
    char *mentions = mentions_json(reading, actor->mentions, actor->mention_count);
    in->actors[i] = number_of_actor(in->store, actor);
    tr_run(in->store, tr_sql(in->store, sql, "iiits", in->report, (int64_t)i, in->actors[i], actor->office, mentions));
    free(mentions);
  }
}

static void insert_places(tr_inserting *in) {
  const truce_reading *reading = in->record->reading;
  for (size_t i = 0; i < reading->place_count && !in->store->failed; i++) {
    const truce_place *place = &reading->places[i];
    char *mentions = mentions_json(reading, place->mentions, place->mention_count);
    in->places[i] = number_of_place(in->store, place);
    tr_run(in->store, tr_sql(in->store, "INSERT INTO report_place VALUES (?, ?, ?, ?)", "iiis", in->report, (int64_t)i, in->places[i], mentions));
    free(mentions);
  }
}

/* Counts what stands in the report now. */
static void count_report(const tr_inserting *in) {
  static const char lines[] = "UPDATE tally SET count = count + (SELECT count(*) FROM line WHERE report = ?) WHERE what = 'line'";
  static const char actors[] = "UPDATE actor_tally SET reports = reports + 1 WHERE actor IN (SELECT actor FROM report_actor WHERE report = ?)";
  tr_run(in->store, tr_sql(in->store, lines, "i", in->report));
  tr_run(in->store, tr_sql(in->store, actors, "i", in->report));
}

/* ---- public ---- */

int64_t tr_store_report(truce_store *store, truce_span key) { return tr_single(store, tr_sql(store, "SELECT id FROM report WHERE key = ?", "t", key), 0); }

int32_t tr_store_last_day(truce_store *store, int32_t otherwise) {
  static const char believed[] = "SELECT r.published FROM report r INDEXED BY report_by_day WHERE r.published IS NOT NULL AND NOT " TR_REPORT_AHEAD(
      "r") " ORDER BY r.published DESC LIMIT 1";
  const int64_t day = tr_single(store, tr_sql(store, believed, ""), INT64_MAX);
  return (int32_t)(day != INT64_MAX ? day : tr_single(store, tr_sql(store, "SELECT max(published) FROM report", ""), otherwise));
}

bool truce_store_has(truce_store *store, truce_span report_id, const truce_made_by *made_by) {
  static const char sql[] = "SELECT 1 FROM report WHERE key = ? AND truce = ? AND model = ? AND codebook = ?";
  return tr_single(store, tr_sql(store, sql, "tsss", report_id, made_by->truce, made_by->model, made_by->codebook), 0) == 1;
}

int64_t tr_store_insert(truce_store *store, const truce_record *record, const truce_made_by *made_by) {
  tr_inserting in = {.store = store, .record = record};
  in.actors = calloc(record->reading->actor_count + 1, sizeof *in.actors);
  in.places = calloc(record->reading->place_count + 1, sizeof *in.places);
  if (in.actors && in.places) {
    insert_report(&in, made_by);
    tr_copies_note(store, in.report, record->report);
    insert_sentences(&in);
    insert_actors(&in);
    insert_places(&in);
    for (size_t i = 0; i < record->line_count && !store->failed; i++) tr_insert_line(&in, i);
    count_report(&in);
  }
  free(in.actors);
  free(in.places);
  return in.report;
}

void tr_store_remove(truce_store *store, int64_t report) {
  static const char sql[] =
      "INSERT INTO search (search, rowid, words) "
      "SELECT 'delete', s.id, t.words FROM sentence s JOIN sentence_text t ON t.id = s.id WHERE s.report = ?";
  tr_run(store, tr_sql(store, sql, "i", report));
  tr_run(store, tr_sql(store, "DELETE FROM report WHERE id = ?", "i", report));
}
