/* The positions matrix: party × proposal; each cell the latest position with its history. */
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"
#include "process/actor_set.h"
#include "process/fact.h"
#include "process/families.h"
#include "process/views.h"
#include "process/watch.h"
#include "store/spell.h"

enum { MOST_COLUMNS = 12, MOST_PARTIES = 24, MOST_READ = 400, LEAST_TOLD = 3, LATELY_DAYS = 60, MOST_TELLINGS = 400 };

/* ---- columns: families of proposals ---- */

static json_t *find_family(json_t *families, const char *key) {
  for (size_t i = 0; i < json_array_size(families); i++)
    if (!strcmp(json_string_value(json_object_get(json_array_get(families, i), "family")), key)) return json_array_get(families, i);
  return NULL;
}

static json_t *new_family(const char *key) {
  return json_pack("{s:n, s:n, s:n, s:s, s:i, s:n, s:n, s:[]}", "id", "name", "stage", "family", key, "told", 0, "first", "last", "members");
}

/* A family goes by the name, and the id, of the member that most positions are told of. */
static void add_member(json_t *family, int64_t id, truce_span name, int64_t told, truce_day first, truce_day last) {
  json_t *members = json_object_get(family, "members"), *best = NULL;
  if (!name.data) name = TR_SPAN("?");
  json_t *called = json_stringn_nocheck(name.data, name.size);
  json_array_append_new(members, json_pack("{s:I, s:o, s:I}", "id", (json_int_t)id, "name", called, "told", (json_int_t)told));
  for (size_t i = 0; i < json_array_size(members); i++)
    if (!best || json_integer_value(json_object_get(json_array_get(members, i), "told")) > json_integer_value(json_object_get(best, "told")))
      best = json_array_get(members, i);
  json_object_set(family, "id", json_object_get(best, "id"));
  json_object_set(family, "name", json_object_get(best, "name"));
  json_object_set_new(family, "told", json_integer(json_integer_value(json_object_get(family, "told")) + told));
  if (json_is_null(json_object_get(family, "last"))) json_object_set_new(family, "last", tr_day_json(last)); /* read from the latest on */
  json_object_set_new(family, "first", tr_day_json(first));
}

/* "independence", "disarmament"; not "attend", "support", "return": a single word must tell a thing. */
static bool names_thing(truce_span name) {
  static const char *const ends[] = {"ence", "ance", "ment", "tion", "sion", "omy", "ship", "ity", "ism", "acy", "awal", "rule", "tions"};
  if (memchr(name.data, ' ', name.size) || tr_ascii_capital(name.data[0])) return true;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (tr_ends(name, tr_span(ends[i]))) return true;
  return false;
}

/* Is it what somebody is called, "Assad" of "Bashar al-Assad" too? Whom others are for or against is not on the table. */
static bool names_somebody(truce_store *store, truce_span name) {
  static const char sql[] =
      "SELECT 1 FROM actor WHERE name = ?1 COLLATE NOCASE OR (kind = 'person' AND (name LIKE '% ' || ?1 OR name LIKE '%-' || ?1)) LIMIT 1";
  return tr_single(store, tr_sql(store, sql, "t", name), 0) != 0;
}

static json_t *families_of(truce_store *store, int32_t today) {
  json_t *families = json_array(), *map = tr_family_map(store, today);
  static const char sql[] =
      "SELECT p.id, json_extract(p.fields, '$.name'), "
      "  (SELECT count(*) FROM entry s WHERE s.about = p.id "
      "    AND (s.kind = 'stance' OR (s.kind = 'step' AND s.word IN ('signed', 'agreed') AND s.status = 'actual')) "
      "    AND (s.day IS NULL OR s.day <= ?1) AND ifnull(s.first_seen, 0) <= ?1) AS told, "
      "  p.first_seen, p.last_seen "
      "FROM entry p "
      "WHERE p.kind = 'proposal' AND ifnull(p.first_seen, 0) <= ?1 "
      "ORDER BY p.last_seen DESC, p.id DESC LIMIT ?2";
  sqlite3_stmt *q = tr_sql(store, sql, "ii", (int64_t)today, (int64_t)MOST_READ);
  while (tr_row(store, q)) {
    int64_t id = sqlite3_column_int64(q, 0), told = sqlite3_column_int64(q, 2);
    const char *key = tr_family_in(map, id);
    char class[TR_FAMILY_KEY];
    truce_span name = tr_name_tidy(tr_column_text(q, 1));
    if (!told || !key) continue;
    const bool named = tr_family_of(name, class) || !strncmp(key, "watched:", 8);
    if (!named && (told < LEAST_TOLD || !name.size || !names_thing(name) || names_somebody(store, name))) continue; /* something that somebody is for or against */
    json_t *family = find_family(families, key);
    if (!family) json_array_append_new(families, family = new_family(key));
    add_member(family, id, name, told, tr_column_day(q, 3), tr_column_day(q, 4));
  }
  json_decref(map);
  return families;
}

/* Those spoken of lately, and more than once, first, then those that most is told of. */
static bool before(json_t *a, json_t *b, int32_t today) {
  json_t *families[] = {a, b};
  bool lately[2];
  for (int i = 0; i < 2; i++) {
    truce_day last;
    const char *text = json_string_value(json_object_get(families[i], "last"));
    lately[i] = json_integer_value(json_object_get(families[i], "told")) > 1 && text && tr_day_parse(tr_span(text), &last) && today - last.days <= LATELY_DAYS;
  }
  int64_t x = json_integer_value(json_object_get(a, "told")), y = json_integer_value(json_object_get(b, "told"));
  return lately[0] != lately[1] ? lately[0] : x > y;
}

/* Of columns with one name each says when it was first told of. */
static void tell_apart(json_t *columns) {
  size_t count = json_array_size(columns);
  bool *again = calloc(count + 1, sizeof *again);
  for (size_t i = 0; again && i < count; i++)
    for (size_t j = 0; j < count; j++)
      again[i] |= i != j && json_equal(json_object_get(json_array_get(columns, i), "name"), json_object_get(json_array_get(columns, j), "name"));
  for (size_t i = 0; again && i < count; i++) {
    json_t *column = json_array_get(columns, i);
    const char *first = json_string_value(json_object_get(column, "first"));
    if (again[i] && first) json_object_set_new(column, "name", json_sprintf("%s (%.7s)", json_string_value(json_object_get(column, "name")), first));
  }
  free(again);
}

static json_t *columns_of(truce_store *store, int32_t today, size_t most) {
  json_t *families = families_of(store, today), *columns = json_array();
  while (json_array_size(families) && json_array_size(columns) < most) {
    size_t best = 0;
    for (size_t i = 1; i < json_array_size(families); i++)
      if (before(json_array_get(families, i), json_array_get(families, best), today)) best = i;
    json_array_append(columns, json_array_get(families, best));
    json_array_remove(families, best);
  }
  json_decref(families);
  tell_apart(columns);
  return columns;
}

/* ---- cells ---- */

#define TELLING "e.status, e.day, e.precision, e.line, e.says, r.source, e.id, e.sure, e.reports, e.sources, e.fields, a.actor "
static const char stances[] =
    "SELECT e.word, " TELLING
    "FROM entry e INDEXED BY entry_by_about "
    "  JOIN entry_actor a ON a.entry = e.id AND a.kind = 'stance' AND a.field = 'party' AND a.actor > 0 "
    "  JOIN line l ON l.id = e.line JOIN report r ON r.id = l.report "
    "WHERE e.about = ?1 AND e.kind = 'stance' AND e.sure >= ?2 AND (e.day IS NULL OR e.day <= ?3) AND ifnull(e.first_seen, 0) <= ?3 "
    "ORDER BY e.day DESC, e.id DESC LIMIT 300";

/* Who signs or agrees accepts, mediators of the time aside: the events of the words that tell of the step. Whoever a deal is with does so, too, but not
 * where somebody takes a stance on it: "the house approved the deal with the FARC". */
static const char signings[] =
    "SELECT 'accepts', " TELLING
    "FROM entry s INDEXED BY entry_by_about "
    "  CROSS JOIN line l ON l.id = s.line "
    "  CROSS JOIN line m ON m.report = l.report AND m.sentence = l.sentence AND m.kind = 'event' AND m.dropped = 0 "
    "    AND m.start < l.end AND l.start < m.end "
    "  CROSS JOIN entry e ON e.id = m.entry AND e.word = 'AGREE' AND e.status = 'actual' "
    "  CROSS JOIN entry_actor a ON a.entry = e.id AND a.field IN ('actors', 'recipients') AND a.actor > 0 "
    "    AND (a.field = 'actors' OR NOT EXISTS (SELECT 1 FROM line t WHERE t.report = m.report AND t.sentence = m.sentence AND t.kind = 'stance' "
    "      AND t.dropped = 0 AND t.start < m.end AND m.start < t.end)) "
    "    AND NOT EXISTS (SELECT 1 FROM entry_actor b WHERE b.actor = a.actor AND b.kind = 'mediation' AND b.field = 'mediators' "
    "      AND b.day BETWEEN e.day - 30 AND e.day + 30) "
    "  JOIN report r ON r.id = l.report "
    "WHERE s.about = ?1 AND s.kind = 'step' AND s.word IN ('signed', 'agreed') AND s.status = 'actual' AND s.sure >= ?2 "
    "  AND (s.day IS NULL OR s.day <= ?3) AND ifnull(s.first_seen, 0) <= ?3 "
    "ORDER BY s.day DESC LIMIT 100";

/* One telling of a position, as in Cell.history. */
static json_t *telling(sqlite3_stmt *q) {
  return tr_row_json(q, 0, "position:s status:s day:d precision:p line:i says:s source:s entry:i sure:r reports:i sources:i");
}

static json_t *find_cell(json_t *cells, int64_t party, int64_t proposal) {
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    if (json_integer_value(json_object_get(cell, "party")) == party && json_integer_value(json_object_get(cell, "proposal")) == proposal) return cell;
  }
  json_t *cell = json_pack("{s:I, s:I, s:[]}", "party", (json_int_t)party, "proposal", (json_int_t)proposal, "history");
  json_array_append_new(cells, cell);
  return cell;
}

static void add_conditions(json_t *telling_json, json_t *fields) {
  json_t *conditions = json_object_get(fields, "conditions");
  json_object_set_new(telling_json, "conditions", conditions ? json_incref(conditions) : json_array());
}

/* The latest tellings about one member of a family into the family's cells; "both sides" are nobody's row. */
static size_t tell(truce_store *store, const char *sql, int64_t column, json_t *member, int32_t today, double sure, json_t *cells) {
  size_t told = 0;
  sqlite3_stmt *q = tr_sql(store, sql, "idi", (int64_t)json_integer_value(json_object_get(member, "id")), sure, (int64_t)today);
  while (tr_row(store, q)) {
    const int64_t actor = sqlite3_column_int64(q, 12);
    if (tr_actor_vague(store, actor)) continue;
    json_t *cell = find_cell(cells, tr_view_side(store, actor), column), *fields = tr_column_json(q, 11), *one = telling(q);
    json_object_set(one, "of", json_object_get(member, "name"));
    add_conditions(one, fields);
    json_array_append_new(json_object_get(cell, "history"), one);
    json_decref(fields);
    told++;
  }
  return told;
}

/* -1, 0, 1 by day, undated first, then by how sure. */
static int earlier(json_t *a, json_t *b) {
  const char *x = json_string_value(json_object_get(a, "day")), *y = json_string_value(json_object_get(b, "day"));
  int order = strcmp(x ? x : "", y ? y : "");
  double p = json_number_value(json_object_get(a, "sure")), q = json_number_value(json_object_get(b, "sure"));
  return order ? order : p < q ? -1 : p > q;
}

static void sort_history(json_t *history) {
  for (size_t i = 1; i < json_array_size(history); i++)
    for (size_t j = i; j > 0 && earlier(json_array_get(history, j), json_array_get(history, j - 1)) < 0; j--) {
      json_t *later = json_incref(json_array_get(history, j - 1));
      json_array_set(history, j - 1, json_array_get(history, j));
      json_array_set_new(history, j, later);
    }
}

static bool held(json_t *telling_json) { return !strcmp(json_string_value(json_object_get(telling_json, "status")), "actual"); }

static bool of_extension(json_t *telling_json) { return tr_of_extension(tr_span(json_string_value(json_object_get(telling_json, "says")))); }

/* The last that was held, of the thing itself if any is; what is only possible, planned or denied where there is nothing else. */
static json_t *standing(json_t *history) {
  json_t *last = NULL;
  for (size_t i = json_array_size(history); i-- > 0;) {
    json_t *one = json_array_get(history, i);
    if (held(one) && !of_extension(one)) return one;
    if (!last && held(one)) last = one;
  }
  return last ? last : json_array_get(history, json_array_size(history) - 1);
}

/* -1 against, 1 for. */
static int side_of(json_t *telling_json) {
  const char *position = json_string_value(json_object_get(telling_json, "position"));
  return !strncmp(position, "accepts", 7) || !strcmp(position, "supports") ? 1 : !strcmp(position, "rejects") || !strcmp(position, "opposes") ? -1 : 0;
}

static bool on_conditions(json_t *telling_json) {
  return !strcmp(json_string_value(json_object_get(telling_json, "position")), "accepts_with_conditions");
}

/* Told on the same day to be for it and against it: part of it, or reports that disagree. Who refuses and tells on what terms he would agree says one thing. */
static bool both_ways(json_t *history, json_t *last) {
  for (size_t i = 0; i < json_array_size(history); i++) {
    json_t *one = json_array_get(history, i);
    const bool opposed = side_of(one) * side_of(last) < 0 && !on_conditions(one) && !on_conditions(last);
    if (held(one) && !of_extension(one) && opposed && json_equal(json_object_get(one, "day"), json_object_get(last, "day")))
      return true;
  }
  return false;
}

/* The standing telling is the position; `changed` if it is the first or another one since `since`. */
static void finish_cell(json_t *cell, truce_day since) {
  static const char *const taken[] = {"position", "status", "day", "precision", "entry", "line", "says", "sure", "reports", "sources", "conditions", "of"};
  sort_history(json_object_get(cell, "history"));
  json_t *history = json_object_get(cell, "history"), *last = standing(history), *before = NULL;
  json_object_set_new(cell, "both_ways", json_boolean(both_ways(history, last)));
  for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) json_object_set(cell, taken[i], json_object_get(last, taken[i]));
  truce_day day = {TRUCE_NO_DAY};
  for (size_t i = 0; since.days && i < json_array_size(history); i++) {
    json_t *one = json_array_get(history, i);
    if (tr_day_parse(tr_span(json_string_value(json_object_get(one, "day"))), &day) && day.days < since.days) before = one;
  }
  bool changed = since.days && tr_day_parse(tr_span(json_string_value(json_object_get(last, "day"))), &day) && day.days >= since.days &&
                 (!before || !json_equal(json_object_get(before, "position"), json_object_get(last, "position")));
  json_object_set_new(cell, "changed", json_boolean(changed));
}

/* ---- rows: those that a deal binds first, then bystanders; each by how much is told of them ---- */

static bool binds(json_t *cells, int64_t party) {
  static const char *const binding[] = {"accepts", "rejects", "accepts_with_conditions"};
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    const char *position = json_string_value(json_object_get(cell, "position"));
    for (size_t k = 0; k < 3 && position && json_integer_value(json_object_get(cell, "party")) == party; k++)
      if (!strcmp(position, binding[k])) return true;
  }
  return false;
}

typedef struct ranked {
  int64_t party, rank, country; /* 0: none is known */
} ranked;

static int by_rank(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  return x->rank != y->rank ? (x->rank < y->rank) - (x->rank > y->rank) : (x->party > y->party) - (x->party < y->party);
}

enum { BOUND = 10000000, WATCHED = 2 * BOUND }; /* what being so adds to a rank */

/* Those of one country stand below each other, whoever of them is told of most: a president by his state. */
static void gather_countries(ranked *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = i + 1, next = i + 1; j < count; j++) {
      const ranked other = list[j];
      if (!other.country || other.country != list[i].country || other.rank / BOUND != list[i].rank / BOUND) continue;
      memmove(&list[next + 1], &list[next], (j - next) * sizeof *list);
      list[next++] = other;
    }
}

static int64_t country_of(truce_store *store, int64_t actor) {
  tr_actor_set set = {.count = 0};
  tr_actor_set_add(store, &set, actor);
  return set.countries[0];
}

static json_t *parties_of(truce_store *store, json_t *cells, int64_t only) {
  static const char often[] = "SELECT count(*) FROM (SELECT 1 FROM entry_actor WHERE actor = ? LIMIT 5000)";
  static const char watching[] = "SELECT 1 FROM watch w JOIN actor a ON a.name = w.alias COLLATE NOCASE WHERE a.id = ? AND w.kind = 'party'";
  ranked *list = calloc(json_array_size(cells) + 1, sizeof *list);
  size_t count = 0;
  for (size_t i = 0; list && i < json_array_size(cells); i++) {
    int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
    size_t k = 0;
    while (k < count && list[k].party != party) k++;
    if (k < count || (only && tr_view_side(store, only) != party)) continue;
    const int64_t told = tr_single(store, tr_sql(store, often, "i", party), 0), watched = tr_single(store, tr_sql(store, watching, "i", party), 0);
    list[count++] = (ranked){party, told + (binds(cells, party) ? BOUND : 0) + WATCHED * watched, country_of(store, party)};
  }
  if (count) qsort(list, count, sizeof *list, by_rank);
  gather_countries(list, count);
  json_t *parties = json_array();
  for (size_t i = 0; i < count && i < MOST_PARTIES; i++) json_array_append_new(parties, tr_actor_ref(store, list[i].party));
  free(list);
  return parties;
}

static void drop_unlisted(json_t *cells, json_t *parties) {
  for (size_t i = json_array_size(cells); i-- > 0;) {
    int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
    bool listed = false;
    for (size_t j = 0; j < json_array_size(parties); j++) listed |= json_integer_value(json_object_get(json_array_get(parties, j), "id")) == party;
    if (!listed) json_array_remove(cells, i);
  }
}

/* Proposals on which none of those shown has taken a position say nothing. */
static void drop_empty(json_t *columns, json_t *cells) {
  for (size_t i = json_array_size(columns); i-- > 0;) {
    const json_int_t id = json_integer_value(json_object_get(json_array_get(columns, i), "id"));
    bool told = false;
    for (size_t k = 0; k < json_array_size(cells) && !told; k++) told = json_integer_value(json_object_get(json_array_get(cells, k), "proposal")) == id;
    if (!told) json_array_remove(columns, i);
  }
}

json_t *tr_view_positions(truce_store *store, const truce_view_options *o) {
  int32_t today = tr_view_today(store, o);
  size_t most = o->limit && o->limit < MOST_COLUMNS ? o->limit : MOST_COLUMNS;
  json_t *columns = columns_of(store, today, most), *cells = json_array();
  for (size_t i = 0; i < json_array_size(columns); i++) {
    json_t *column = json_array_get(columns, i), *members = json_object_get(column, "members");
    size_t told = 0;
    const int64_t id = json_integer_value(json_object_get(column, "id"));
    for (size_t m = 0; m < json_array_size(members) && told < MOST_TELLINGS; m++) { /* the latest first */
      told += tell(store, stances, id, json_array_get(members, m), today, tr_view_sure(o), cells);
      told += tell(store, signings, id, json_array_get(members, m), today, tr_view_sure(o), cells);
    }
  }
  for (size_t i = 0; i < json_array_size(cells); i++) finish_cell(json_array_get(cells, i), o->since);
  json_t *parties = parties_of(store, cells, o->party);
  drop_unlisted(cells, parties);
  drop_empty(columns, cells);
  return json_pack("{s:o, s:o, s:o}", "proposals", columns, "parties", parties, "cells", cells);
}
