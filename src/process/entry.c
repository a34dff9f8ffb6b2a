/* The row of an entry, from its lines: the fields of the best, completed by the others, counted; and its actors, indexed for candidates.c. */
#include "process/entry.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "process/abouts.h"
#include "store/record.h"

/* ---- its actors ---- */

/* One row of entry_actor: an actor, or what stands for the last word of a name or for a country, by field. */
typedef struct actor_row {
  int64_t actor;
  truce_field field;
} actor_row;
typedef struct actor_rows {
  actor_row *rows; /* to be freed */
  size_t count;
} actor_rows;

static bool has_row(const actor_rows *all, actor_row row) {
  for (size_t i = 0; i < all->count; i++)
    if (all->rows[i].actor == row.actor && all->rows[i].field == row.field) return true;
  return false;
}

static void add_row(actor_rows *all, int64_t actor, truce_field field) {
  const actor_row row = {actor, field};
  if (!has_row(all, row)) all->rows[all->count++] = row;
}

static size_t most_rows(truce_line_kind kind, json_t *fields) {
  size_t most = 1 + 2 * TR_SET_ACTORS;
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) most += json_array_size(json_object_get(fields, truce_field_names[*f]));
  return most;
}

/* Actors by field; for the field that tells facts apart also last words of names and countries of states and persons. */
static actor_rows rows_of(truce_store *store, truce_line_kind kind, json_t *fields) {
  truce_field main, other;
  actor_rows all = {malloc(most_rows(kind, fields) * sizeof *all.rows), 0};
  if (!all.rows) return all;
  tr_fact_actor_fields(kind, &main, &other);
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) {
    if (truce_field_types[*f] != TRUCE_VALUE_ACTORS) continue;
    tr_actor_set set = {.count = 0};
    json_t *list = json_object_get(fields, truce_field_names[*f]);
    for (size_t i = 0; i < json_array_size(list); i++) add_row(&all, json_integer_value(json_array_get(list, i)), *f);
    if (*f != main) continue;
    if (!json_array_size(list)) add_row(&all, 0, *f);
    for (size_t i = 0; i < json_array_size(list); i++) tr_actor_set_add(store, &set, json_integer_value(json_array_get(list, i)));
    for (size_t i = 0; i < set.count; i++) {
      add_row(&all, set.tails[i], *f);
      if (set.countries[i]) add_row(&all, tr_country_key(set.countries[i]), *f);
    }
  }
  return all;
}

/* ---- its fields ---- */

static bool empty_value(json_t *value) { return !value || json_is_null(value) || (json_is_array(value) && !json_array_size(value)); }

/* Ranges of the report's text become the words themselves, so that an entry can be read without its reports. */
static json_t *worded(json_t *value, truce_value_type type, truce_span text) {
  json_t *about = type == TRUCE_VALUE_ABOUT ? json_object_get(value, "words") : NULL;
  if (about) return json_pack("{s:o}", "words", worded(about, TRUCE_VALUE_RANGES, text));
  if (type != TRUCE_VALUE_RANGES) return json_incref(value);
  json_t *out = json_array();
  for (size_t i = 0; i < json_array_size(value); i++) {
    json_t *range = json_array_get(value, i);
    size_t start = (size_t)json_integer_value(json_object_get(range, "start")), end = (size_t)json_integer_value(json_object_get(range, "end"));
    if (start < end && end <= text.size) json_array_append_new(out, json_stringn_nocheck(text.data + start, end - start));
  }
  return out;
}

static json_t *united(json_t *a, json_t *b) {
  for (size_t i = 0; i < json_array_size(b); i++) {
    size_t j = 0;
    while (j < json_array_size(a) && !json_equal(json_array_get(a, j), json_array_get(b, i))) j++;
    if (j == json_array_size(a)) json_array_append(a, json_array_get(b, i));
  }
  return a;
}

/* "agree", which tells less of what is due than "the Kosovo talks". */
static bool bare(json_t *words) {
  const char *only = json_array_size(words) == 1 ? json_string_value(json_array_get(words, 0)) : NULL;
  return only && !strchr(only, ' ');
}

/* Takes over what is missing in `fields`; other names of a proposal are gathered, the longer list of stages wins. */
static void complete(json_t *fields, truce_line_kind kind, json_t *more, truce_span text) {
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) {
    const char *name = truce_field_names[*f];
    json_t *have = json_object_get(fields, name), *got = json_object_get(more, name);
    if (empty_value(got)) continue;
    if (*f == TRUCE_FIELD_NAME && !empty_value(have) && !json_equal(have, got)) {
      json_t *also = json_object_get(fields, "also");
      if (!also) json_object_set_new(fields, "also", also = json_array());
      json_t *one = json_pack("[O]", got);
      united(also, one);
      json_decref(one);
    } else if (*f == TRUCE_FIELD_ALSO && !empty_value(have)) {
      united(have, got);
    } else if (empty_value(have) || (*f == TRUCE_FIELD_STAGES && json_array_size(got) > json_array_size(have)) ||
               (*f == TRUCE_FIELD_WHAT_WORDS && bare(have))) {
      json_object_set_new(fields, name, worded(got, truce_field_types[*f], text));
    }
  }
}

/* Whom somebody mediates between is what a line names itself; what was taken from the context of a report stands only if no other telling has it otherwise. */
typedef struct mediated {
  bool from_context, in_doubt;
} mediated;

static json_t *parties_told(json_t *fields, json_t *more, bool from_context, mediated *m) {
  json_t *have = json_object_get(fields, "parties"), *got = json_object_get(more, "parties");
  if (empty_value(got)) return have;
  if (!from_context && (empty_value(have) || m->from_context)) return m->from_context = false, got;
  if (from_context && m->from_context && !json_equal(have, got)) m->in_doubt = true;
  if (m->in_doubt && m->from_context) return NULL;
  if (from_context && empty_value(have) && !m->in_doubt) return m->from_context = true, got;
  return have;
}

typedef struct best_line {
  int64_t id;
  truce_line_kind kind;
  char status[16], word[40];
  truce_day day, from, to;
  int64_t minute, precision, of_report, place, confirmed;
  double sure, number;
  bool numbered;
  char *says;
  json_t *fields;
} best_line;

static void read_date(sqlite3_stmt *q, best_line *best) {
  best->day = tr_column_day(q, 3);
  best->from = tr_column_day(q, 4);
  best->to = tr_column_day(q, 5);
  best->minute = sqlite3_column_int64(q, 6);
  best->precision = sqlite3_column_int64(q, 7);
  best->of_report = sqlite3_column_int64(q, 8);
}

static void read_best(sqlite3_stmt *q, best_line *best) {
  truce_span says = tr_column_text(q, 11);
  best->id = sqlite3_column_int64(q, 0);
  best->kind = tr_kind_from(tr_column_text(q, 1));
  snprintf(best->status, sizeof best->status, "%s", tr_column_text(q, 2).data);
  read_date(q, best);
  best->place = sqlite3_column_int64(q, 9);
  best->sure = sqlite3_column_double(q, 10);
  best->says = strndup(says.data ? says.data : "", says.size);
  best->fields = json_object();
  best->confirmed = sqlite3_column_int64(q, 14);
}

/* Lines, the best first. Legs: what happened beats what was planned. Proposals: of those told about as surely the first, which names who put it forward. */
#define BEST_OF(which) \
  "SELECT l.id, l.kind, l.status, l.day, l.day_from, l.day_to, l.minute, l.precision, l.of_report, l.place, l.sure, l.says, " \
  "  json_extract(l.data, '$.fields'), r.text, l.confirmed, instr(l.data, '\"context.mediated\"') " \
  "FROM line l JOIN report r ON r.id = l.report " \
  "WHERE " which " AND l.dropped = 0 " \
  "ORDER BY l.confirmed DESC, " \
  "  CASE WHEN l.kind IN ('leg', 'deadline', 'mediation') AND l.status = 'actual' THEN 0 ELSE 1 END, " \
  "  CASE WHEN l.kind = 'proposal' THEN round(l.sure * 2) / 2 ELSE round(l.sure, 1) END DESC, l.of_report, l.id " \
  "LIMIT 12"
static const char lines_of_entry[] = BEST_OF("l.entry = ?"), line_alone[] = BEST_OF("l.id = ?");

/* Gathers lines: the fields are those of the best, completed by the others. */
static bool gather(truce_store *store, const char *sql, int64_t id, best_line *best) {
  sqlite3_stmt *q = tr_sql(store, sql, "i", id);
  bool any = false;
  mediated parties = {false, false};
  while (tr_row(store, q)) {
    if (!any) read_best(q, best);
    any = true;
    if (best->from.days == TRUCE_NO_DAY) read_date(q, best);
    if (!best->place) best->place = sqlite3_column_int64(q, 9);
    double sure = sqlite3_column_double(q, 10);
    if (sure > best->sure) best->sure = sure;
    json_t *fields = tr_column_json(q, 12);
    json_t *between = best->kind == TRUCE_MEDIATION ? json_incref(parties_told(best->fields, fields, sqlite3_column_int(q, 15) > 0, &parties)) : NULL;
    complete(best->fields, best->kind, fields, tr_column_text(q, 13));
    if (best->kind == TRUCE_MEDIATION) json_object_del(best->fields, "parties");
    if (between) json_object_set_new(best->fields, "parties", between);
    json_decref(fields);
  }
  return any;
}

static void finish_best(best_line *best) {
  truce_field word = tr_kind_word_field(best->kind);
  const char *text = word == TRUCE_FIELD_COUNT ? "" : json_string_value(json_object_get(best->fields, truce_field_names[word]));
  snprintf(best->word, sizeof best->word, "%s", text ? text : "");
  json_t *number = json_object_get(best->fields, best->kind == TRUCE_EVENT ? "dead" : "number");
  best->numbered = json_is_number(number);
  best->number = json_number_value(number);
  if (best->confirmed) best->sure = 1;
}

/* Where it stands on a map: the place or access point that it is about, else where it happened. */
static int64_t spot_of(const best_line *best) {
  json_t *where = json_object_get(best->fields, "where"), *point = json_object_get(best->fields, "point");
  return json_is_integer(where) ? json_integer_value(where) : json_is_integer(point) ? json_integer_value(point) : best->place;
}

/* ---- its actors in the index ---- */

/* Are these the rows that the entry has? To see that they are costs less than to write them again. */
static bool indexed_already(truce_store *store, int64_t entry, const best_line *best, const actor_rows *all) {
  sqlite3_stmt *q = tr_sql(store, "SELECT actor, kind, field, day, word, negated FROM entry_actor WHERE entry = ?", "i", entry);
  const bool negated = !strcmp(best->status, truce_line_status_names[TRUCE_NEGATED]);
  size_t same = 0;
  bool other = false;
  while (tr_row(store, q)) {
    truce_field field;
    const bool like = tr_kind_from(tr_column_text(q, 1)) == best->kind && tr_kind_field(best->kind, tr_column_text(q, 2), &field) &&
                      tr_column_day(q, 3).days == best->day.days && tr_equal_string(tr_column_text(q, 4), best->word) &&
                      (sqlite3_column_int(q, 5) != 0) == negated;
    if (like && has_row(all, (actor_row){sqlite3_column_int64(q, 0), field})) same++;
    else other = true;
  }
  return !other && same == all->count;
}

static void index_actors(truce_store *store, int64_t entry, const best_line *best) {
  static const char counted[] = "UPDATE actor_tally SET entries = entries + 1 WHERE actor IN (SELECT actor FROM entry_actor WHERE entry = ? AND actor > 0)";
  static const char sql[] = "INSERT INTO entry_actor (actor, kind, field, day, entry, word, negated, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  actor_rows all = rows_of(store, best->kind, best->fields);
  if (!indexed_already(store, entry, best, &all)) {
    const int64_t about = tr_single(store, tr_sql(store, "SELECT about FROM entry WHERE id = ?", "i", entry), 0), day = best->day.days;
    const int64_t negated = !strcmp(best->status, truce_line_status_names[TRUCE_NEGATED]);
    tr_run(store, tr_sql(store, "DELETE FROM entry_actor WHERE entry = ?", "i", entry));
    for (size_t i = 0; i < all.count; i++)
      tr_run(store, tr_sql(store, sql, "issiisiz", all.rows[i].actor, truce_line_kind_names[best->kind], truce_field_names[all.rows[i].field],
                           day, entry, best->word, negated, about));
    tr_run(store, tr_sql(store, counted, "i", entry));
  }
  free(all.rows);
}

/* ---- its row ---- */

/* How often it is told, and on which days. */
typedef struct telling {
  int64_t lines, reports, sources;
  truce_day first, last;
} telling;

static telling telling_of(truce_store *store, int64_t entry) {
  static const char sql[] =
      "SELECT count(*), count(DISTINCT l.report), count(DISTINCT r.source_group), min(r.published), "
      "  coalesce(max(CASE WHEN " TR_REPORT_AHEAD("r") " THEN NULL ELSE r.published END), max(r.published)) "
      "FROM line l JOIN report r ON r.id = l.report "
      "WHERE l.entry = ? AND l.dropped = 0";
  telling told = {.first = {TRUCE_NO_DAY}, .last = {TRUCE_NO_DAY}};
  sqlite3_stmt *q = tr_sql(store, sql, "i", entry);
  if (!tr_row(store, q)) return told;
  told = (telling){.lines = sqlite3_column_int64(q, 0),
                   .reports = sqlite3_column_int64(q, 1),
                   .sources = sqlite3_column_int64(q, 2),
                   .first = tr_column_day(q, 3),
                   .last = tr_column_day(q, 4)};
  tr_done(q);
  return told;
}

#define COLUMNS \
  "status, word, day, day_from, day_to, minute, precision, of_report, place, spot, number, " \
  "sure, line, says, fields, changed_at, lines, reports, sources, first_seen, last_seen"
#define VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

/* A statement that writes these columns, with their values. */
static sqlite3_stmt *writing(truce_store *store, const char *sql, const best_line *best, const telling *told) {
  const double number = best->numbered ? best->number : (double)NAN;
  char *fields = json_dumps(best->fields, JSON_COMPACT);
  sqlite3_stmt *q = tr_sql(store, sql, "ssoooiiizzn" "dissiiiioo", /* as the lines of COLUMNS */
                           best->status, best->word, best->day.days, best->from.days, best->to.days, best->minute, best->precision, best->of_report,
                           best->place, spot_of(best), number,
                           best->sure, best->id, best->says, fields, tr_now_us(), told->lines, told->reports, told->sources, told->first.days, told->last.days);
  free(fields);
  return q;
}

static void free_best(best_line *best) {
  free(best->says);
  json_decref(best->fields);
}

/* What it denied is denied no more, unless others do so. */
static void take_denials_back(truce_store *store, int64_t entry) {
  static const char sql[] =
      "UPDATE entry SET denied = EXISTS (SELECT 1 FROM entry_link k WHERE k.other = entry.id AND k.relation = 'denies' AND k.entry != ?1) "
      "WHERE id IN (SELECT other FROM entry_link WHERE entry = ?1 AND relation = 'denies')";
  tr_run(store, tr_sql(store, sql, "i", entry));
}

/* A proposal that nothing but this entry spoke of goes with it. */
static void remove_entry(truce_store *store, int64_t entry) {
  static const char sql[] = "SELECT p.id FROM entry e JOIN entry p ON p.id = e.about WHERE e.id = ? AND p.lines = 0";
  const int64_t about = tr_single(store, tr_sql(store, sql, "i", entry), 0);
  take_denials_back(store, entry);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE entry = ?", "i", entry));
  tr_run(store, tr_sql(store, "DELETE FROM entry WHERE id = ?", "i", entry));
  if (about && about != entry) tr_entry_refresh(store, about);
}

void tr_entry_refresh(truce_store *store, int64_t entry) {
  static const char sql[] = "UPDATE entry SET (" COLUMNS ") = (" VALUES ") WHERE id = ?";
  best_line best = {0};
  if (gather(store, lines_of_entry, entry, &best)) {
    finish_best(&best);
    const telling told = telling_of(store, entry);
    sqlite3_stmt *q = writing(store, sql, &best, &told);
    tr_bind(q, 22, 'i', entry);
    tr_run(store, q);
    index_actors(store, entry, &best);
  } else if (!tr_about_keep(store, entry)) {
    remove_entry(store, entry);
  }
  free_best(&best);
}

int64_t tr_entry_new(truce_store *store, const tr_fact *line) {
  static const char sql[] = "INSERT INTO entry (" COLUMNS ", kind, about, added_at) VALUES (" VALUES ", ?, ?, ?)";
  best_line best = {0};
  int64_t entry = 0;
  if (gather(store, line_alone, line->line, &best)) {
    finish_best(&best);
    sqlite3_stmt *q = writing(store, sql, &best, &(telling){1, 1, 1, line->first, line->last});
    tr_bind(q, 22, 's', truce_line_kind_names[line->kind]);
    tr_bind(q, 23, 'z', line->about);
    tr_bind(q, 24, 'i', tr_now_us());
    if (tr_run(store, q)) entry = sqlite3_last_insert_rowid(store->db);
    index_actors(store, entry, &best);
  }
  free_best(&best);
  return entry;
}

void tr_entry_unmark(truce_store *store, int64_t entry) {
  static const char sql[] =
      "UPDATE entry SET corrected = 0 "
      "WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM line WHERE entry = ?1 AND (confirmed OR dropped OR merged LIKE '%by a person'))";
  tr_run(store, tr_sql(store, sql, "i", entry));
}
