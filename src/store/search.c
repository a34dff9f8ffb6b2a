/* Full text over sentences. */
#include "base/ascii.h"
#include "store/select.h"
#include "store/spell.h"

/* ---- words to search for ---- */

bool tr_search_words(tr_buffer *out, const char *text) {
  size_t positive = 0;
  const char *at = text;
  tr_buffer without = {0};
  while (*at) {
    while (*at && tr_ascii_blank(*at)) at++;
    bool minus = *at == '-' && at[1] && !tr_ascii_blank(at[1]);
    if (minus) at++;
    bool phrase = *at == '"';
    if (phrase) at++;
    const char *end = at;
    while (*end && (phrase ? *end != '"' : !tr_ascii_blank(*end))) end++;
    bool letters = false;
    for (const char *c = at; c < end; c++) letters |= tr_ascii_alphanumeric(*c) || (unsigned char)*c >= 0x80;
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

/* ---- sentences ---- */

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
  static const char sql[] = "SELECT id, entry, kind, status, sure FROM line WHERE report = ? AND sentence = ? AND dropped = 0 ORDER BY number";
  json_t *list = json_array();
  sqlite3_stmt *q = tr_sql(store, sql, "ii", report, sentence);
  while (tr_row(store, q)) json_array_append_new(list, tr_row_json(q, 0, "line:i entry:I kind:s status:s sure:r"));
  return list;
}

static void line_conditions(tr_select *select, const tr_filter *f) {
  if (!f->kinds && !f->status && !f->actor && !f->place && f->sure <= 0) return;
  tr_buffer_add_string(&select->sql, " AND EXISTS (SELECT 1 FROM line l WHERE l.report = s.report AND l.sentence = s.number AND l.dropped = 0");
  tr_and_kinds(select, "l.kind", f->kinds);
  if (f->status) tr_and_text(select, "l.status = ?", f->status);
  if (f->actor) tr_and_number(select, "l.entry IN (SELECT entry FROM entry_actor WHERE actor = ?)", f->actor);
  if (f->place) tr_and_number(select, "l.place = ?", f->place);
  if (f->sure > 0) tr_and_real(select, "l.sure >= ?", f->sure);
  tr_buffer_add_string(&select->sql, ")");
}

static json_t *hit_of_row(truce_store *store, sqlite3_stmt *q) {
  tr_buffer plain = {0};
  json_t *hit = json_object(), *marked = matches(tr_column_text(q, 4), &plain), *sentence = tr_row_json(q, 2, "start:i end:i");
  json_object_set_new(sentence, "text", json_stringn_nocheck(plain.data ? plain.data : "", plain.size));
  json_object_set_new(hit, "report", tr_row_json(q, 5, "id:s title:s published:d source:s url:s"));
  json_object_set_new(hit, "sentence", sentence);
  json_object_set_new(hit, "matches", marked);
  json_object_set_new(hit, "lines", lines_in(store, sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)));
  tr_buffer_free(&plain);
  return hit;
}

enum { WEIGHED = 2000 }; /* sentences, those added last */

json_t *tr_query_search(truce_store *store, const tr_filter *f) {
  tr_select select = {.count = 0};
  tr_buffer words = {0};
  int64_t offset = 0, unused = 0;
  const bool good = f->text && tr_kinds_known(f->kinds) && (!f->cursor || (tr_cursor_read(f->cursor, &offset, &unused) && offset >= 0));
  if (!good || !tr_search_words(&words, f->text)) {
    tr_buffer_free(&words);
    return good ? tr_page_json("hits", json_array(), NULL) : NULL;
  }
  tr_buffer_add_string(&select.sql,
                       "WITH found AS ("
                       "SELECT search.rowid AS id, search.rank AS weight, s.report AS report, s.number AS number, s.start AS start, s.end AS end "
                       "FROM search CROSS JOIN sentence s ON s.id = search.rowid CROSS JOIN report r ON r.id = s.report "
                       "WHERE 1");
  tr_and_text(&select, "search MATCH ?", words.data);
  if (f->since.days) tr_and_number(&select, "r.published >= ?", f->since.days);
  if (f->until.days) tr_and_number(&select, "r.published <= ?", f->until.days);
  line_conditions(&select, f);
  tr_buffer_printf(&select.sql, " ORDER BY search.rowid DESC LIMIT %d), ", WEIGHED);
  tr_buffer_printf(&select.sql, "page AS (SELECT * FROM found ORDER BY weight, id LIMIT %zu OFFSET %lld) ", tr_page_size(f), (long long)offset);
  tr_buffer_add_string(&select.sql,
                       "SELECT p.report, p.number, p.start, p.end, highlight(search, 0, char(1), char(2)), r.key, r.title, r.published, r.source, r.url "
                       "FROM page p CROSS JOIN search ON search.rowid = p.id CROSS JOIN report r ON r.id = p.report "
                       "WHERE 1");
  tr_and_text(&select, "search MATCH ?", words.data);
  tr_buffer_add_string(&select.sql, " ORDER BY p.weight, p.id");
  sqlite3_stmt *q = tr_select_run(store, &select);
  json_t *list = json_array();
  while (tr_row(store, q)) json_array_append_new(list, hit_of_row(store, q));
  tr_done_built(q);
  tr_buffer_free(&words);
  bool full = json_array_size(list) == tr_page_size(f);
  return tr_page_json("hits", list, full ? tr_cursor_json(offset + (int64_t)tr_page_size(f), 0) : NULL);
}
