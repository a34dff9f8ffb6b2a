/* Lists with cursors. A cursor is the place of the last row in the order of the list: "day.id" or one number. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "store/record.h"
#include "store/spell.h"

/* ---- building a query ---- */

typedef struct building {
  tr_buffer sql;
  struct {
    char type; /* as tr_bind */
    int64_t number;
    double real;
    const char *text;
  } values[40];
  int count;
} building;

static void and_number(building *b, const char *condition, int64_t number) {
  tr_buffer_printf(&b->sql, " AND %s", condition);
  b->values[b->count].type = 'i';
  b->values[b->count++].number = number;
}

static void and_real(building *b, const char *condition, double number) {
  tr_buffer_printf(&b->sql, " AND %s", condition);
  b->values[b->count].type = 'd';
  b->values[b->count++].real = number;
}

static void and_text(building *b, const char *condition, const char *text) {
  tr_buffer_printf(&b->sql, " AND %s", condition);
  b->values[b->count].type = 's';
  b->values[b->count++].text = text;
}

static sqlite3_stmt *built(truce_store *store, building *b) {
  sqlite3_stmt *q = tr_sql_built(store, b->sql.data);
  for (int i = 0; q && i < b->count; i++) {
    if (b->values[i].type == 'i') tr_bind(q, i + 1, 'i', b->values[i].number);
    if (b->values[i].type == 'd') tr_bind(q, i + 1, 'd', b->values[i].real);
    if (b->values[i].type == 's') tr_bind(q, i + 1, 's', b->values[i].text);
  }
  tr_buffer_free(&b->sql);
  return q;
}

/* Kinds become a list of known words: nothing of the caller's text reaches the SQL. */
static bool and_kinds(building *b, const char *column, const char *kinds) {
  if (!kinds || !*kinds) return true;
  truce_span rest = tr_span(kinds), name;
  size_t count = 0;
  while (tr_split(&rest, ',', &name)) {
    truce_line_kind kind = tr_kind_from(name);
    if (kind == TRUCE_LINE_KIND_COUNT) return false;
    if (count++)
      tr_buffer_printf(&b->sql, ", '%s'", truce_line_kind_names[kind]);
    else
      tr_buffer_printf(&b->sql, " AND %s IN ('%s'", column, truce_line_kind_names[kind]);
  }
  if (count) tr_buffer_add_string(&b->sql, ")");
  return true;
}

/* ---- words to search for: only words and "phrases", so that any text is a query ---- */

static bool add_words(tr_buffer *out, const char *text) {
  size_t positive = 0;
  const char *at = text;
  tr_buffer without = {0};
  while (*at) {
    while (*at && isspace((unsigned char)*at)) at++;
    bool minus = *at == '-' && at[1] && !isspace((unsigned char)at[1]);
    if (minus) at++;
    bool phrase = *at == '"';
    if (phrase) at++;
    const char *end = at;
    while (*end && (phrase ? *end != '"' : !isspace((unsigned char)*end))) end++;
    bool letters = false;
    for (const char *c = at; c < end; c++) letters |= isalnum((unsigned char)*c) || (unsigned char)*c >= 0x80;
    if (letters) {
      tr_buffer *to = minus ? &without : out;
      if (!minus && positive++) tr_buffer_add_char(to, ' ');
      if (minus) tr_buffer_add_string(to, " NOT ");
      tr_buffer_add_char(to, '"');
      for (const char *c = at; c < end; c++) tr_buffer_add_char(to, *c == '"' ? ' ' : *c);
      tr_buffer_add_char(to, '"');
    }
    at = *end ? end + 1 : end;
  }
  if (positive) tr_buffer_add(out, tr_buffer_span(&without));
  tr_buffer_free(&without);
  return positive > 0;
}

/* Where very many sentences hold the words, those added last stand for them. */
#define LATEST_SENTENCES "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20000"

/* ---- cursors ---- */

/* "~" stands for the minus sign. */
static bool read_cursor(const char *cursor, int64_t *first, int64_t *second) {
  char copy[64];
  if (!cursor || strlen(cursor) >= sizeof copy) return false;
  snprintf(copy, sizeof copy, "%s", cursor);
  for (char *c = copy; *c; c++)
    if (*c == '~') *c = '-';
  char *end;
  *first = strtoll(copy, &end, 10);
  if (end == copy || *end != '.') return false;
  char *begin = end + 1;
  *second = strtoll(begin, &end, 10);
  return end != begin && *end == 0;
}

static json_t *cursor_json(int64_t first, int64_t second) {
  char text[64];
  snprintf(text, sizeof text, "%lld.%lld", (long long)first, (long long)second);
  for (char *c = text; *c; c++)
    if (*c == '-') *c = '~';
  return json_string(text);
}

static size_t limit_of(const tr_filter *f) { return f->limit ? f->limit : 50; }

static json_t *page(const char *name, json_t *list, json_t *next) { return json_pack("{s:o, s:o, s:n}", name, list, "next", next ? next : json_null(), "total"); }

/* ---- entries ---- */

/* How a list runs. Where days order it, the undated come last, as a part of their own: so that each part follows an index. */
typedef struct ordering {
  const char *by, *compare, *direction;
  int64_t undated; /* stands for the day of the undated in cursors; 0 = not by day */
} ordering;

static ordering order_of(const tr_filter *f) {
  if (f->newest_added) return (ordering){"e.added_at", "<", "DESC", 0};
  if (f->sort && !strcmp(f->sort, "earliest")) return (ordering){"e.day", ">", "ASC", INT32_MAX};
  if (f->sort && !strcmp(f->sort, "surest")) return (ordering){"CAST(e.sure * 1000000 AS INTEGER)", "<", "DESC", 0};
  return (ordering){"e.day", "<", "DESC", INT32_MIN};
}

static void entry_conditions(building *b, const tr_filter *f) {
  if (f->status) and_text(b, "e.status = ?", f->status);
  if (f->actor) and_number(b, "e.id IN (SELECT entry FROM entry_actor WHERE actor = ?)", f->actor);
  if (f->place) {
    and_number(b, "(e.place = ?", f->place);
    tr_buffer_printf(&b->sql, " OR json_extract(e.fields, '$.where') = %lld OR json_extract(e.fields, '$.point') = %lld)", (long long)f->place, (long long)f->place);
  }
  if (f->proposal) {
    and_number(b, "(e.about = ?", f->proposal);
    tr_buffer_printf(&b->sql, " OR e.id = %lld)", (long long)f->proposal);
  }
  if (f->report) and_text(b, "e.id IN (SELECT l.entry FROM line l JOIN report r ON r.id = l.report WHERE r.key = ?)", f->report);
  if (f->since.days) and_number(b, "e.day >= ?", f->since.days);
  if (f->until.days) and_number(b, "e.day <= ?", f->until.days);
  if (f->told_since.days) and_number(b, "e.first_seen >= ?", f->told_since.days);
  if (f->sure > 0) and_real(b, "e.sure >= ?", f->sure);
  if (f->added_since) and_number(b, "e.added_at >= ?", f->added_since);
}

/* Behind which row a list goes on: of the cursor, later of the row added last. */
typedef struct place_in_list {
  bool given;
  int64_t first, second;
} place_in_list;

/* The dated or the undated part of a list of entries, as long as there is room (none: it is only seen whether there are any); true if there are more. */
static bool add_entries(truce_store *store, const tr_filter *f, const char *words, const ordering *order, bool undated, place_in_list *at, json_t *list) {
  building b = {.count = 0};
  tr_buffer_printf(&b.sql, "SELECT " TR_ENTRY_COLUMNS ", ifnull(%s, %lld) FROM entry e WHERE e.lines > 0", order->by, (long long)order->undated);
  and_kinds(&b, f->kinds && strchr(f->kinds, ',') ? "+e.kind" : "e.kind", f->kinds); /* of one kind an index knows the order */
  entry_conditions(&b, f);
  if (words)
    and_text(&b, "e.id IN (SELECT l.entry FROM (" LATEST_SENTENCES ") x CROSS JOIN sentence s ON s.id = x.rowid JOIN line l ON l.report = s.report AND l.sentence = s.number)", words);
  if (order->undated) tr_buffer_add_string(&b.sql, undated ? " AND e.day IS NULL" : " AND e.day IS NOT NULL");
  if (at->given && undated)
    tr_buffer_printf(&b.sql, " AND e.id %s %lld", order->compare, (long long)at->second);
  else if (at->given)
    tr_buffer_printf(&b.sql, " AND (%s, e.id) %s (%lld, %lld)", order->by, order->compare, (long long)at->first, (long long)at->second);
  const size_t room = limit_of(f) - json_array_size(list);
  if (undated)
    tr_buffer_printf(&b.sql, " ORDER BY e.id %s LIMIT %zu", order->direction, room + 1);
  else
    tr_buffer_printf(&b.sql, " ORDER BY %s %s, e.id %s LIMIT %zu", order->by, order->direction, order->direction, room + 1);
  sqlite3_stmt *q = built(store, &b);
  size_t rows = 0;
  for (; tr_row(store, q) && rows < room; rows++) {
    at->first = sqlite3_column_int64(q, TR_ENTRY_COLUMN_COUNT);
    at->second = sqlite3_column_int64(q, 0);
    json_array_append_new(list, tr_entry_of_row(store, q));
  }
  const bool more = rows == room && sqlite3_stmt_busy(q);
  tr_done_built(q);
  return more;
}

json_t *tr_query_entries(truce_store *store, const tr_filter *f) {
  building check = {.count = 0};
  tr_buffer words = {0};
  place_in_list at = {.given = f->cursor != NULL};
  const ordering order = order_of(f);
  const bool good = and_kinds(&check, "e.kind", f->kinds) && (!f->cursor || read_cursor(f->cursor, &at.first, &at.second));
  tr_buffer_free(&check.sql);
  json_t *list = good ? json_array() : NULL;
  if (list && f->text && !add_words(&words, f->text)) {
    list = page("entries", list, NULL); /* signs alone: nothing holds them */
  } else if (list) {
    const char *match = f->text ? words.data : NULL;
    bool more = false, in_undated = order.undated && at.given && at.first == order.undated;
    if (!in_undated) {
      more = add_entries(store, f, match, &order, false, &at, list);
      at.given = false;
    }
    if (!more && order.undated && !f->since.days && !f->until.days) more = add_entries(store, f, match, &order, true, &at, list);
    list = page("entries", list, more ? cursor_json(at.first, at.second) : NULL);
  }
  tr_buffer_free(&words);
  return list;
}

/* ---- lines for review ---- */

/* Lines on one side of 0.5, the nearest first: follows line_by_sure, so that few rows are looked at. */
static bool add_doubtful(building *b, const tr_filter *f, bool above, double doubt, int64_t after) {
  tr_buffer_add_string(&b->sql, "SELECT * FROM (SELECT l.id AS id, abs(l.sure - 0.5) AS doubt FROM line l WHERE l.dropped = 0 AND l.confirmed = 0");
  if (!and_kinds(b, "l.kind", f->kinds)) return false;
  and_real(b, above ? "l.sure >= ?" : "l.sure <= ?", above ? 0.5 + doubt - 1e-9 : 0.5 - doubt + 1e-9);
  tr_buffer_add_string(&b->sql, above ? "" : " AND l.sure < 0.5");
  and_real(b, "(abs(l.sure - 0.5), l.id) > (?", doubt);
  tr_buffer_printf(&b->sql, ", %lld) ORDER BY l.sure %s, l.id LIMIT %zu)", (long long)after, above ? "ASC" : "DESC", limit_of(f));
  return true;
}

json_t *tr_query_review(truce_store *store, const tr_filter *f) {
  building b = {.count = 0};
  int64_t after = 0, unused;
  double doubt = 0;
  if (f->cursor && !read_cursor(f->cursor, &after, &unused)) return NULL;
  if (after) {
    sqlite3_stmt *last = tr_sql(store, "SELECT abs(sure - 0.5) FROM line WHERE id = ?", "i", after);
    if (!tr_row(store, last)) return NULL;
    doubt = sqlite3_column_double(last, 0);
    tr_done(last);
  }
  const bool good = add_doubtful(&b, f, true, doubt, after) && (tr_buffer_add_string(&b.sql, " UNION ALL "), add_doubtful(&b, f, false, doubt, after));
  if (!good) {
    tr_buffer_free(&b.sql);
    return NULL;
  }
  tr_buffer_printf(&b.sql, " ORDER BY doubt, id LIMIT %zu", limit_of(f));
  sqlite3_stmt *q = built(store, &b);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    after = sqlite3_column_int64(q, 0);
    json_array_append_new(list, tr_query_line(store, after));
  }
  tr_done_built(q);
  return page("lines", list, json_array_size(list) == limit_of(f) ? cursor_json(after, 0) : NULL);
}

/* ---- reports ---- */

static json_t *report_of_row(sqlite3_stmt *q) {
  return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I}", "id", tr_column_string(q, 1), "title", tr_column_string(q, 2), "published", tr_day_json(tr_column_day(q, 3)), "published_basis",
                   tr_column_string(q, 4), "source", tr_column_string(q, 5), "url", tr_column_string(q, 6), "copy_of", tr_column_string(q, 7), "lines", (json_int_t)sqlite3_column_int64(q, 8));
}

/* The dated or the undated part of the list of reports; as add_entries. */
static bool add_reports(truce_store *store, const tr_filter *f, const char *words, bool undated, place_in_list *at, json_t *list) {
  building b = {.count = 0};
  const size_t room = limit_of(f) - json_array_size(list);
  tr_buffer_printf(&b.sql,
                   "SELECT r.id, r.key, r.title, r.published, r.published_basis, r.source, r.url, r.copy_of, (SELECT count(*) FROM line l WHERE l.report = r.id AND l.dropped = 0) FROM report r "
                   "WHERE r.published IS %s", undated ? "NULL" : "NOT NULL");
  if (f->source) and_text(&b, "r.source = ?", f->source);
  if (f->since.days) and_number(&b, "r.published >= ?", f->since.days);
  if (f->until.days) and_number(&b, "r.published <= ?", f->until.days);
  if (words) and_text(&b, "r.id IN (SELECT s.report FROM (" LATEST_SENTENCES ") x CROSS JOIN sentence s ON s.id = x.rowid)", words);
  if (at->given && undated)
    tr_buffer_printf(&b.sql, " AND r.id < %lld", (long long)at->second);
  else if (at->given)
    tr_buffer_printf(&b.sql, " AND (r.published, r.id) < (%lld, %lld)", (long long)at->first, (long long)at->second);
  tr_buffer_printf(&b.sql, " ORDER BY %s LIMIT %zu", undated ? "r.id DESC" : "r.published DESC, r.id DESC", room + 1);
  sqlite3_stmt *q = built(store, &b);
  size_t rows = 0;
  for (; tr_row(store, q) && rows < room; rows++) {
    at->first = undated ? INT32_MIN : sqlite3_column_int64(q, 3);
    at->second = sqlite3_column_int64(q, 0);
    json_array_append_new(list, report_of_row(q));
  }
  const bool more = rows == room && sqlite3_stmt_busy(q);
  tr_done_built(q);
  return more;
}

json_t *tr_query_reports(truce_store *store, const tr_filter *f) {
  tr_buffer words = {0};
  place_in_list at = {.given = f->cursor != NULL};
  const bool good = !f->cursor || read_cursor(f->cursor, &at.first, &at.second);
  json_t *list = good ? json_array() : NULL;
  if (list && f->text && !add_words(&words, f->text)) {
    list = page("reports", list, NULL);
  } else if (list) {
    const char *match = f->text ? words.data : NULL;
    bool more = false;
    if (!at.given || at.first != INT32_MIN) {
      more = add_reports(store, f, match, false, &at, list);
      at.given = false;
    }
    if (!more && !f->since.days && !f->until.days) more = add_reports(store, f, match, true, &at, list);
    list = page("reports", list, more ? cursor_json(at.first, at.second) : NULL);
  }
  tr_buffer_free(&words);
  return list;
}

/* ---- actors and places ---- */

#define ACTOR_COLUMNS                                                                                                     \
  "a.id, a.name, a.kind, a.country, a.sectors, a.roster_id, (SELECT count(DISTINCT entry) FROM entry_actor WHERE actor = a.id), " \
  "(SELECT count(DISTINCT report) FROM report_actor WHERE actor = a.id), (SELECT office FROM report_actor WHERE actor = a.id AND office IS NOT NULL ORDER BY report DESC LIMIT 1)"

static json_t *actor_of_row(sqlite3_stmt *q) {
  json_t *sectors = tr_column_json(q, 4);
  return json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:o, s:[]}", "id", (json_int_t)sqlite3_column_int64(q, 0), "name", tr_column_string(q, 1), "kind", tr_column_string(q, 2), "country",
                   tr_column_string(q, 3), "sectors", sectors ? sectors : json_array(), "roster_id", tr_column_string(q, 5), "entries", (json_int_t)sqlite3_column_int64(q, 6), "reports",
                   (json_int_t)sqlite3_column_int64(q, 7), "office", tr_column_string(q, 8), "also");
}

json_t *tr_query_actor(truce_store *store, int64_t id) {
  sqlite3_stmt *q = tr_sql(store, "SELECT " ACTOR_COLUMNS " FROM actor a WHERE a.id = ?", "i", id);
  if (!tr_row(store, q)) return NULL;
  json_t *actor = actor_of_row(q);
  tr_done(q);
  return actor;
}

json_t *tr_query_actor_brief(truce_store *store, int64_t id, int64_t entries) {
  sqlite3_stmt *q = tr_sql(store, "SELECT id, name, kind, country, sectors, roster_id, ?2, (SELECT count(*) FROM (SELECT 1 FROM report_actor WHERE actor = ?1 LIMIT 1000)), NULL FROM actor WHERE id = ?1",
                           "ii", id, entries);
  if (!tr_row(store, q)) return NULL;
  json_t *actor = actor_of_row(q);
  tr_done(q);
  return actor;
}

json_t *tr_query_actors(truce_store *store, const tr_filter *f) {
  int64_t first = 0, second = 0, last[2] = {0, 0};
  if (f->cursor && !read_cursor(f->cursor, &first, &second)) return NULL;
  building b = {.count = 0};
  tr_buffer like = {0};
  tr_buffer_add_string(&b.sql,
                       "WITH used AS (SELECT actor, count(DISTINCT entry) AS entries FROM entry_actor WHERE actor > 0 GROUP BY actor) "
                       "SELECT a.id, a.name, a.kind, a.country, a.sectors, a.roster_id, u.entries, (SELECT count(*) FROM report_actor WHERE actor = a.id), NULL FROM used u "
                       "JOIN actor a ON a.id = u.actor WHERE 1");
  if (f->text) {
    tr_buffer_printf(&like, "%%%s%%", f->text);
    and_text(&b, "a.name LIKE ?", like.data);
  }
  if (f->cursor) tr_buffer_printf(&b.sql, " AND (u.entries, a.id) < (%lld, %lld)", (long long)first, (long long)second);
  tr_buffer_printf(&b.sql, " ORDER BY u.entries DESC, a.id DESC LIMIT %zu", limit_of(f));
  sqlite3_stmt *q = built(store, &b);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    last[0] = sqlite3_column_int64(q, 6);
    last[1] = sqlite3_column_int64(q, 0);
    json_array_append_new(list, actor_of_row(q));
  }
  tr_done_built(q);
  tr_buffer_free(&like);
  bool full = json_array_size(list) == limit_of(f);
  return page("actors", list, full ? cursor_json(last[0], last[1]) : NULL);
}

json_t *tr_query_place(truce_store *store, int64_t id) {
  json_t *place = tr_place_ref(store, id);
  sqlite3_stmt *q = tr_sql(store, "SELECT admin1, geonames, kind, (SELECT count(*) FROM entry WHERE place = ?1) FROM place WHERE id = ?1", "i", id);
  if (!tr_row(store, q)) {
    json_decref(place);
    return NULL;
  }
  json_object_set_new(place, "admin1", tr_column_string(q, 0));
  json_object_set_new(place, "geonames", tr_column_null(q, 1) ? json_null() : json_integer(sqlite3_column_int64(q, 1)));
  json_object_set_new(place, "kind", tr_column_string(q, 2));
  json_object_set_new(place, "entries", json_integer(sqlite3_column_int64(q, 3)));
  tr_done(q);
  return place;
}

json_t *tr_query_places(truce_store *store, const tr_filter *f) {
  int64_t first = 0, second = 0, last[2] = {0, 0};
  if (f->cursor && !read_cursor(f->cursor, &first, &second)) return NULL;
  building b = {.count = 0};
  tr_buffer like = {0};
  tr_buffer_add_string(&b.sql, "WITH used AS (SELECT place, count(*) AS reports FROM report_place GROUP BY place) SELECT u.place, u.reports FROM used u JOIN place p ON p.id = u.place WHERE 1");
  if (f->text) {
    tr_buffer_printf(&like, "%%%s%%", f->text);
    and_text(&b, "p.name LIKE ?", like.data);
  }
  if (f->cursor) tr_buffer_printf(&b.sql, " AND (u.reports, u.place) < (%lld, %lld)", (long long)first, (long long)second);
  tr_buffer_printf(&b.sql, " ORDER BY u.reports DESC, u.place DESC LIMIT %zu", limit_of(f));
  sqlite3_stmt *q = built(store, &b);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    last[0] = sqlite3_column_int64(q, 1);
    last[1] = sqlite3_column_int64(q, 0);
    json_array_append_new(list, tr_query_place(store, last[1]));
  }
  tr_done_built(q);
  tr_buffer_free(&like);
  bool full = json_array_size(list) == limit_of(f);
  return page("places", list, full ? cursor_json(last[0], last[1]) : NULL);
}

/* ---- search ---- */

/* highlight() with marks that no text holds; the marks become ranges. */
static json_t *matches(truce_span marked, tr_buffer *words) {
  json_t *list = json_array();
  int64_t start = 0;
  for (size_t i = 0; i < marked.size; i++) {
    if (marked.data[i] == 1)
      start = (int64_t)words->size;
    else if (marked.data[i] == 2)
      json_array_append_new(list, json_pack("{s:I, s:I}", "start", (json_int_t)start, "end", (json_int_t)words->size));
    else
      tr_buffer_add_char(words, marked.data[i]);
  }
  return list;
}

static json_t *lines_in(truce_store *store, int64_t report, int64_t sentence) {
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, "SELECT id, entry, kind, status, sure FROM line WHERE report = ? AND sentence = ? AND dropped = 0 ORDER BY number", "ii", report, sentence);
  while (tr_row(store, q))
    json_array_append_new(list, json_pack("{s:I, s:o, s:o, s:o, s:f}", "line", (json_int_t)sqlite3_column_int64(q, 0), "entry",
                                          tr_column_null(q, 1) ? json_null() : json_integer(sqlite3_column_int64(q, 1)), "kind", tr_column_string(q, 2), "status", tr_column_string(q, 3),
                                          "sure", sqlite3_column_double(q, 4)));
  return list;
}

static void line_conditions(building *b, const tr_filter *f) {
  if (!f->kinds && !f->status && !f->actor && !f->place && f->sure <= 0) return;
  tr_buffer_add_string(&b->sql, " AND EXISTS (SELECT 1 FROM line l WHERE l.report = s.report AND l.sentence = s.number AND l.dropped = 0");
  and_kinds(b, "l.kind", f->kinds);
  if (f->status) and_text(b, "l.status = ?", f->status);
  if (f->actor) and_number(b, "l.entry IN (SELECT entry FROM entry_actor WHERE actor = ?)", f->actor);
  if (f->place) and_number(b, "l.place = ?", f->place);
  if (f->sure > 0) and_real(b, "l.sure >= ?", f->sure);
  tr_buffer_add_string(&b->sql, ")");
}

enum { WEIGHED = 2000 }; /* sentences, those added last */

json_t *tr_query_search(truce_store *store, const tr_filter *f) {
  building b = {.count = 0}, check = {.count = 0};
  tr_buffer words = {0};
  int64_t offset = 0, unused = 0;
  bool good = f->text && and_kinds(&check, "l.kind", f->kinds) && (!f->cursor || (read_cursor(f->cursor, &offset, &unused) && offset >= 0));
  tr_buffer_free(&check.sql);
  if (!good || !add_words(&words, f->text)) {
    tr_buffer_free(&words);
    return good ? page("hits", json_array(), NULL) : NULL;
  }
  tr_buffer_add_string(&b.sql,
                       "WITH found AS (SELECT search.rowid AS id, search.rank AS weight, s.report AS report, s.number AS number, s.start AS start, s.end AS end FROM search "
                       "CROSS JOIN sentence s ON s.id = search.rowid CROSS JOIN report r ON r.id = s.report WHERE 1");
  and_text(&b, "search MATCH ?", words.data);
  if (f->since.days) and_number(&b, "r.published >= ?", f->since.days);
  if (f->until.days) and_number(&b, "r.published <= ?", f->until.days);
  line_conditions(&b, f);
  tr_buffer_printf(&b.sql,
                   " ORDER BY search.rowid DESC LIMIT %d), page AS (SELECT * FROM found ORDER BY weight, id LIMIT %zu OFFSET %lld) "
                   "SELECT p.report, p.number, p.start, p.end, highlight(search, 0, char(1), char(2)), r.key, r.title, r.published, r.source, r.url FROM page p "
                   "CROSS JOIN search ON search.rowid = p.id CROSS JOIN report r ON r.id = p.report WHERE 1", WEIGHED, limit_of(f), (long long)offset);
  and_text(&b, "search MATCH ?", words.data);
  tr_buffer_add_string(&b.sql, " ORDER BY p.weight, p.id");
  sqlite3_stmt *q = built(store, &b);
  json_t *list = json_array();
  while (tr_row(store, q)) {
    tr_buffer plain = {0};
    json_t *found = matches(tr_column_text(q, 4), &plain);
    json_t *sentence = tr_range_spelt(sqlite3_column_int64(q, 2), sqlite3_column_int64(q, 3), (truce_span){NULL, 0});
    json_object_set_new(sentence, "text", json_stringn_nocheck(plain.data ? plain.data : "", plain.size));
    json_array_append_new(list, json_pack("{s:{s:o, s:o, s:o, s:o, s:o}, s:o, s:o, s:o}", "report", "id", tr_column_string(q, 5), "title", tr_column_string(q, 6), "published",
                                          tr_day_json(tr_column_day(q, 7)), "source", tr_column_string(q, 8), "url", tr_column_string(q, 9), "sentence", sentence, "matches", found,
                                          "lines", lines_in(store, sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1))));
    tr_buffer_free(&plain);
  }
  tr_done_built(q);
  tr_buffer_free(&words);
  bool full = json_array_size(list) == limit_of(f);
  return page("hits", list, full ? cursor_json(offset + (int64_t)limit_of(f), 0) : NULL);
}

/* ---- the whole ---- */

json_t *tr_query_process(truce_store *store) {
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT (SELECT value FROM meta WHERE key = 'name'), (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'version'), (SELECT count(*) FROM report), "
                           "(WITH RECURSIVE each(name) AS (SELECT min(source) FROM report UNION ALL SELECT (SELECT min(source) FROM report WHERE source > name) FROM each WHERE name IS NOT NULL) "
                           "SELECT count(name) FROM each), (SELECT count FROM tally WHERE what = 'line'), (SELECT count FROM tally WHERE what = 'entry'), (SELECT count(*) FROM actor), (SELECT count(*) FROM place), "
                           "(SELECT min(published) FROM report), (SELECT max(published) FROM report), truce, model, codebook FROM (SELECT 1) LEFT JOIN "
                           "(SELECT truce, model, codebook FROM report ORDER BY id DESC LIMIT 1) ON 1", "");
  if (!tr_row(store, q)) return NULL;
  json_t *process = json_pack("{s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:{s:o, s:o, s:o}}", "name", tr_column_string(q, 0), "version", (json_int_t)sqlite3_column_int64(q, 1),
                              "reports", (json_int_t)sqlite3_column_int64(q, 2), "sources", (json_int_t)sqlite3_column_int64(q, 3), "lines", (json_int_t)sqlite3_column_int64(q, 4),
                              "entries", (json_int_t)sqlite3_column_int64(q, 5), "actors", (json_int_t)sqlite3_column_int64(q, 6), "places", (json_int_t)sqlite3_column_int64(q, 7), "first",
                              tr_day_json(tr_column_day(q, 8)), "last", tr_day_json(tr_column_day(q, 9)), "made_by", "truce", tr_column_string(q, 10), "model", tr_column_string(q, 11),
                              "codebook", tr_column_string(q, 12));
  tr_done(q);
  return process;
}
