/* Gives lines their entries: candidates by index, the best by rule, else a new entry. */
#include "process/merge.h"

#include <math.h>

#include <stdio.h>
#include <stdlib.h>

#include "process/abouts.h"
#include "process/rules.h"
#include "store/record.h"

enum { CANDIDATES = 400 };
/* In entry_actor, countries and last words of names stand below zero: countries below this, so that the two do not meet. */
static const int64_t COUNTRY_KEYS = (int64_t)1 << 40;

/* ---- candidates ---- */

typedef struct candidates {
  int64_t ids[CANDIDATES];
  bool negated[CANDIDATES];
  size_t count;
} candidates;

static void collect(truce_store *store, sqlite3_stmt *q, candidates *found) {
  while (tr_row(store, q)) {
    int64_t id = sqlite3_column_int64(q, 0);
    size_t i = 0;
    while (i < found->count && found->ids[i] != id) i++;
    if (i < found->count || found->count == CANDIDATES) continue;
    found->negated[found->count] = sqlite3_column_int(q, 1) != 0;
    found->ids[found->count++] = id;
  }
}

/* Days between which entries of the same fact may lie; an undated line meets undated entries only. */
static void day_window(const tr_fact *line, int64_t *from, int64_t *to) {
  int window = tr_rule_window(line->kind);
  bool dated = line->day.days != TRUCE_NO_DAY;
  *from = dated ? (int64_t)line->day.days - window : TRUCE_NO_DAY;
  *to = dated ? (int64_t)line->day.days + window : TRUCE_NO_DAY;
}

static void candidates_of(truce_store *store, const tr_fact *line, int64_t actor, truce_field main, candidates *found) {
  int64_t from, to;
  day_window(line, &from, &to);
  collect(
      store,
      tr_sql(
          store,
          "SELECT a.entry, e.status = 'negated' FROM entry_actor a JOIN entry e ON e.id = a.entry AND (e.word = ?1 OR ?1 = 'other' OR e.word = 'other') "
          "WHERE a.actor = ?2 AND a.kind = ?3 AND a.field = ?4 AND a.day BETWEEN ?5 AND ?6 LIMIT 200",
          "sissii", line->word, actor, truce_line_kind_names[line->kind], truce_field_names[main], from, to),
      found);
}

/* Entries with the actor itself, with the state for its government and the other way, with a name of the same last word, with a vague name. */
static void candidates_by_actor(truce_store *store, const tr_fact *line, candidates *found) {
  truce_field main, other;
  tr_fact_actor_fields(line->kind, &main, &other);
  const tr_actor_set *set = &line->main;
  if (!set->count) candidates_of(store, line, 0, main, found);
  candidates_of(store, line, TR_TAIL_VAGUE, main, found);
  for (size_t i = 0; i < set->count; i++) {
    candidates_of(store, line, set->ids[i], main, found);
    candidates_of(store, line, set->tails[i] == TR_TAIL_STATE ? TR_TAIL_GOVERNMENT : set->tails[i], main, found);
    if (set->tails[i] == TR_TAIL_GOVERNMENT) candidates_of(store, line, TR_TAIL_STATE, main, found);
    if (set->countries[i]) candidates_of(store, line, -set->countries[i] - COUNTRY_KEYS, main, found);
  }
}

static void candidates_by_day(truce_store *store, const tr_fact *line, candidates *found) {
  int64_t from, to;
  day_window(line, &from, &to);
  collect(
      store,
      tr_sql(
          store,
          "SELECT id, status = 'negated' FROM entry WHERE kind = ? AND day BETWEEN ? AND ? AND word = ? AND (? = 0 OR number = ?) ORDER BY day DESC LIMIT 200",
          "siisid", truce_line_kind_names[line->kind], from, to, line->word, (int64_t)(line->kind == TRUCE_FIGURE), line->number),
      found);
}

/* What goes on for long is found by when it was last told. */
static void candidates_by_seen(truce_store *store, const tr_fact *line, candidates *found) {
  if (line->first.days == TRUCE_NO_DAY) return;
  int window = tr_rule_window(line->kind);
  collect(store,
          tr_sql(store, "SELECT id, status = 'negated' FROM entry WHERE kind = ? AND last_seen BETWEEN ? AND ? ORDER BY last_seen DESC LIMIT 120", "sii",
                 truce_line_kind_names[line->kind], (int64_t)line->first.days - window, (int64_t)line->first.days + window),
          found);
}

static void candidates_by_about(truce_store *store, const tr_fact *line, candidates *found) {
  truce_day told = line->first.days == TRUCE_NO_DAY ? line->day : line->first;
  int window = tr_rule_window(line->kind);
  if (!line->about) return;
  if (told.days == TRUCE_NO_DAY)
    collect(store,
            tr_sql(store, "SELECT id, status = 'negated' FROM entry WHERE about = ? AND kind = ? AND last_seen IS NULL AND word = ? LIMIT 120", "iss",
                   line->about, truce_line_kind_names[line->kind], line->word),
            found);
  else
    collect(
        store,
        tr_sql(
            store,
            "SELECT id, status = 'negated' FROM entry WHERE about = ? AND kind = ? AND last_seen BETWEEN ? AND ? AND word = ? ORDER BY last_seen DESC LIMIT "
            "120",
            "isiis", line->about, truce_line_kind_names[line->kind], (int64_t)told.days - window, (int64_t)told.days + window, line->word),
        found);
}

/* Positions: those of the same party lately, on the same thing. */
static void candidates_by_party(truce_store *store, const tr_fact *line, candidates *found) {
  enum { LATELY = 60 };
  int64_t from, to;
  day_window(line, &from, &to);
  if (from != TRUCE_NO_DAY) from -= LATELY;
  for (size_t i = 0; i < line->main.count; i++) {
    int64_t keys[] = {line->main.ids[i], line->main.tails[i] == TR_TAIL_STATE ? TR_TAIL_GOVERNMENT : line->main.tails[i],
                      line->main.countries[i] ? -line->main.countries[i] - COUNTRY_KEYS : line->main.ids[i]};
    for (size_t k = 0; k < 3; k++)
      collect(
          store,
          tr_sql(
              store,
              "SELECT a.entry, e.status = 'negated' FROM entry_actor a JOIN entry e ON e.id = a.entry AND e.about = ? AND e.word = ? WHERE a.actor = ? AND "
              "a.kind = 'stance' AND "
              "a.field = 'party' AND a.day BETWEEN ? AND ? LIMIT 60",
              "isiii", line->about, line->word, keys[k], from, to),
          found);
  }
}

static void find_candidates(truce_store *store, const tr_fact *line, candidates *found) {
  switch (line->kind) {
    case TRUCE_STEP: candidates_by_about(store, line, found); break;
    case TRUCE_STANCE: candidates_by_party(store, line, found); break;
    case TRUCE_PROPOSAL:
    case TRUCE_MEDIATION: candidates_by_seen(store, line, found); candidates_by_day(store, line, found); break;
    case TRUCE_ACCESS:
    case TRUCE_FIGURE:
    case TRUCE_DEADLINE: candidates_by_day(store, line, found); break;
    default: candidates_by_actor(store, line, found);
  }
}

/* ---- entries ---- */

static void index_one(truce_store *store, int64_t actor, truce_line_kind kind, truce_field field, truce_day day, int64_t entry) {
  tr_run(store, tr_sql(store, "INSERT OR IGNORE INTO entry_actor VALUES (?, ?, ?, ?, ?)", "issii", actor, truce_line_kind_names[kind], truce_field_names[field],
                       (int64_t)day.days, entry));
}

/* Actors by field; for the field that tells facts apart also last words of names and countries of states and persons. */
static void index_actors(truce_store *store, int64_t entry, truce_line_kind kind, truce_day day, json_t *fields) {
  tr_run(store, tr_sql(store, "DELETE FROM entry_actor WHERE entry = ?", "i", entry));
  truce_field main, other;
  tr_fact_actor_fields(kind, &main, &other);
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) {
    if (truce_field_types[*f] != TRUCE_VALUE_ACTORS) continue;
    tr_actor_set set = {.count = 0};
    json_t *list = json_object_get(fields, truce_field_names[*f]);
    for (size_t i = 0; i < json_array_size(list); i++) index_one(store, json_integer_value(json_array_get(list, i)), kind, *f, day, entry);
    if (*f != main) continue;
    if (!json_array_size(list)) index_one(store, 0, kind, *f, day, entry);
    for (size_t i = 0; i < json_array_size(list); i++) tr_actor_set_add(store, &set, json_integer_value(json_array_get(list, i)));
    for (size_t i = 0; i < set.count; i++) {
      index_one(store, set.tails[i], kind, *f, day, entry);
      if (set.countries[i]) index_one(store, -set.countries[i] - COUNTRY_KEYS, kind, *f, day, entry);
    }
  }
}

static bool empty_value(json_t *value) { return !value || json_is_null(value) || (json_is_array(value) && !json_array_size(value)); }

/* Ranges of the report's text become the words themselves, so that an entry can be read without its reports. */
static json_t *worded(json_t *value, truce_value_type type, truce_span text) {
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
    } else if (empty_value(have) || (*f == TRUCE_FIELD_STAGES && json_array_size(got) > json_array_size(have))) {
      json_object_set_new(fields, name, worded(got, truce_field_types[*f], text));
    }
  }
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

/* The lines of an entry, the best first: its fields are those of the best, completed by the others. Legs: what happened beats what was planned. */
static bool gather(truce_store *store, int64_t entry, best_line *best) {
  sqlite3_stmt *q = tr_sql(
      store,
      "SELECT l.id, l.kind, l.status, l.day, l.day_from, l.day_to, l.minute, l.precision, l.of_report, l.place, l.sure, l.says, "
      "json_extract(l.data, '$.fields'), r.text, l.confirmed FROM line l JOIN report r ON r.id = l.report WHERE l.entry = ? AND l.dropped = 0 "
      "ORDER BY l.confirmed DESC, CASE WHEN l.kind IN ('leg', 'deadline', 'mediation') AND l.status = 'actual' THEN 0 ELSE 1 END, round(l.sure, 1) DESC, "
      "l.of_report, l.id LIMIT 12",
      "i", entry);
  bool any = false;
  while (tr_row(store, q)) {
    if (!any) read_best(q, best);
    any = true;
    if (best->from.days == TRUCE_NO_DAY) read_date(q, best);
    if (!best->place) best->place = sqlite3_column_int64(q, 9);
    double sure = sqlite3_column_double(q, 10);
    if (sure > best->sure) best->sure = sure;
    json_t *fields = tr_column_json(q, 12);
    complete(best->fields, best->kind, fields, tr_column_text(q, 13));
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

static void write_entry(truce_store *store, int64_t entry, best_line *best) {
  char *fields = json_dumps(best->fields, JSON_COMPACT);
  int64_t lines = 0, reports = 0, sources = 0;
  truce_day first = {TRUCE_NO_DAY}, last = {TRUCE_NO_DAY};
  sqlite3_stmt *q = tr_sql(
      store,
      "SELECT count(*), count(DISTINCT l.report), count(DISTINCT r.source_group), min(r.published), max(r.published) FROM line l JOIN report r ON r.id = "
      "l.report "
      "WHERE l.entry = ? AND l.dropped = 0",
      "i", entry);
  if (tr_row(store, q)) {
    lines = sqlite3_column_int64(q, 0);
    reports = sqlite3_column_int64(q, 1);
    sources = sqlite3_column_int64(q, 2);
    first = tr_column_day(q, 3);
    last = tr_column_day(q, 4);
    tr_done(q);
  }
  tr_run(
      store,
      tr_sql(
          store,
          "UPDATE entry SET status = ?, word = ?, day = ?, day_from = ?, day_to = ?, minute = ?, precision = ?, of_report = ?, place = ?, spot = ?, number = "
          "?, sure = ?, "
          "line = ?, says = ?, fields = ?, changed_at = ?, lines = ?, reports = ?, sources = ?, first_seen = ?, last_seen = ? WHERE id = ?",
          "ssoooiiizzndissiiiiooi", best->status, best->word, best->day.days, best->from.days, best->to.days, best->minute, best->precision, best->of_report,
          best->place, spot_of(best), best->numbered ? best->number : (double)NAN, best->sure, best->id, best->says, fields, tr_now_us(), lines, reports,
          sources, first.days, last.days, entry));
  index_actors(store, entry, best->kind, best->day, best->fields);
  free(fields);
}

void tr_entry_refresh(truce_store *store, int64_t entry) {
  best_line best = {0};
  if (gather(store, entry, &best)) {
    finish_best(&best);
    write_entry(store, entry, &best);
  } else if (!tr_about_keep(store, entry)) {
    tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE entry = ?", "i", entry));
    tr_run(store, tr_sql(store, "DELETE FROM entry WHERE id = ?", "i", entry));
  }
  free(best.says);
  json_decref(best.fields);
}

static int64_t new_entry(truce_store *store, const tr_fact *line) {
  tr_run(
      store,
      tr_sql(
          store,
          "INSERT INTO entry (kind, status, word, minute, precision, of_report, about, sure, lines, reports, sources, line, says, fields, added_at, "
          "changed_at) "
          "VALUES (?, 'actual', '', -1, 1, 1, ?, 0, 0, 0, 0, ?, '', '{}', ?, ?)",
          "sziii", truce_line_kind_names[line->kind], line->about, line->line, tr_now_us(), tr_now_us()));
  return sqlite3_last_insert_rowid(store->db);
}

/* ---- one line ---- */

static void link_denials(truce_store *store, const tr_fact *line, int64_t entry, const candidates *found) {
  for (size_t i = 0; i < found->count; i++) {
    tr_fact other;
    bool opposite = found->negated[i] != (line->status == TRUCE_NEGATED);
    if (!opposite || found->ids[i] == entry || !tr_fact_of_entry(store, found->ids[i], &other)) continue;
    if (tr_rule_denies(line, &other)) {
      int64_t denying = line->status == TRUCE_NEGATED ? entry : other.entry, denied = line->status == TRUCE_NEGATED ? other.entry : entry;
      tr_run(store, tr_sql(store, "INSERT OR IGNORE INTO entry_link VALUES (?, ?, 'denies', 'same fact, one says that it is not so')", "ii", denying, denied));
      tr_run(store, tr_sql(store, "UPDATE entry SET denied = 1 WHERE id = ?", "i", denied));
    }
    tr_fact_free(&other);
  }
}

/* The report and sentence of the entry's own lines in the line's report, so that one telling is not merged with itself. */
static void note_same_report(truce_store *store, const tr_fact *line, tr_fact *entry) {
  sqlite3_stmt *q = tr_sql(store, "SELECT sentence FROM line WHERE entry = ? AND report = ? ORDER BY sentence = ? DESC LIMIT 1", "iii", entry->entry,
                           line->report, line->sentence);
  if (!tr_row(store, q)) return;
  entry->report = line->report;
  entry->sentence = sqlite3_column_int64(q, 0);
  tr_done(q);
}

static int64_t best_entry(truce_store *store, const tr_fact *line, const candidates *found, int64_t not_entry, char *why, size_t size) {
  double best = 0;
  int64_t chosen = 0;
  for (size_t i = 0; i < found->count; i++) {
    tr_fact entry;
    char reason[200];
    bool opposite = found->negated[i] != (line->status == TRUCE_NEGATED); /* never the same fact */
    if (opposite || found->ids[i] == not_entry || !tr_fact_of_entry(store, found->ids[i], &entry)) continue;
    double like = tr_rule_same(line, &entry, reason, sizeof reason);
    if (like > best) { /* asked only now: is it a telling of this very report? */
      note_same_report(store, line, &entry);
      like = tr_rule_same(line, &entry, reason, sizeof reason);
    }
    if (like > best) {
      best = like;
      chosen = entry.entry;
      snprintf(why, size, "%s", reason);
    }
    tr_fact_free(&entry);
  }
  return chosen;
}

static bool place_line(truce_store *store, int64_t id, int64_t not_entry) {
  tr_fact line;
  candidates found = {.count = 0};
  char why[200] = "first telling";
  if (!tr_fact_of_line(store, id, &line)) return false;
  line.about = tr_about_of(store, &line);
  find_candidates(store, &line, &found);
  int64_t entry = line.kind == TRUCE_PROPOSAL ? tr_about_spoken_of(store, &line) : 0;
  if (entry && entry != not_entry)
    snprintf(why, sizeof why, "the one of its kind that reports spoke of at the time");
  else
    entry = best_entry(store, &line, &found, not_entry, why, sizeof why);
  bool fresh = entry == 0;
  if (fresh) entry = new_entry(store, &line);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "isi", entry, why, id));
  tr_entry_refresh(store, entry);
  link_denials(store, &line, entry, &found);
  tr_fact_free(&line);
  return fresh;
}

/* ---- public ---- */

void tr_merge_line(truce_store *store, int64_t line, int64_t not_entry) { place_line(store, line, not_entry); }

/* Proposals first: the others may be about them. */
size_t tr_merge_report(truce_store *store, int64_t report) {
  size_t count = 0, fresh = 0;
  int64_t *ids = tr_all_ids(
      store, tr_sql(store, "SELECT id FROM line WHERE report = ? AND entry IS NULL AND dropped = 0 ORDER BY kind != 'proposal', number", "i", report), &count);
  for (size_t i = 0; i < count && !store->failed; i++) fresh += place_line(store, ids[i], 0);
  free(ids);
  return fresh;
}

void tr_merge_forget(truce_store *store, int64_t report) {
  int64_t entries[4096];
  size_t count = 0;
  sqlite3_stmt *q = tr_sql(store, "SELECT DISTINCT entry FROM line WHERE report = ? AND entry IS NOT NULL LIMIT 4096", "i", report);
  while (tr_row(store, q)) entries[count++] = sqlite3_column_int64(q, 0);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE report = ?", "i", report));
  for (size_t i = 0; i < count && !store->failed; i++) tr_entry_refresh(store, entries[i]);
}

int64_t tr_merge_alone(truce_store *store, int64_t line, const char *why) {
  tr_fact fact;
  if (!tr_fact_of_line(store, line, &fact)) return 0;
  fact.about = tr_about_of(store, &fact);
  int64_t before = fact.entry, entry = new_entry(store, &fact);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "isi", entry, why, line));
  tr_entry_refresh(store, entry);
  if (before) tr_entry_refresh(store, before);
  tr_fact_free(&fact);
  return entry;
}

void tr_merge_into(truce_store *store, int64_t line, int64_t entry, const char *why) {
  int64_t before = tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", line), 0);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "isi", entry, why, line));
  tr_entry_refresh(store, entry);
  if (before && before != entry) tr_entry_refresh(store, before);
}
