/* SELECTs from filters, cursors, pages. */
#include "store/select.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/record.h"

/* ---- conditions ---- */

void tr_and_number(tr_select *s, const char *condition, int64_t number) {
  tr_buffer_printf(&s->sql, " AND %s", condition);
  s->values[s->count].type = 'i';
  s->values[s->count++].number = number;
}

void tr_and_real(tr_select *s, const char *condition, double number) {
  tr_buffer_printf(&s->sql, " AND %s", condition);
  s->values[s->count].type = 'd';
  s->values[s->count++].real = number;
}

void tr_and_text(tr_select *s, const char *condition, const char *text) {
  tr_buffer_printf(&s->sql, " AND %s", condition);
  s->values[s->count].type = 's';
  s->values[s->count++].text = text;
}

/* Signs alone: no name holds them. */
void tr_and_named(tr_select *s, const char *column, const char *text, char folded[TR_FOLD_LIMIT + 1]) {
  char condition[64];
  if (!text) return;
  const size_t size = tr_fold(tr_span(text), folded);
  folded[size] = 0;
  snprintf(condition, sizeof condition, "instr(fold(%s), nullif(?, '')) > 0", column);
  tr_and_text(s, condition, folded);
}

bool tr_kinds_known(const char *kinds) {
  truce_span rest = tr_span(kinds ? kinds : ""), name;
  if (!rest.size) return true;
  while (tr_split(&rest, ',', &name))
    if (tr_kind_from(name) == TRUCE_LINE_KIND_COUNT) return false;
  return true;
}

/* A list of known words: nothing of the caller's text reaches the SQL. */
void tr_and_kinds(tr_select *s, const char *column, const char *kinds) {
  truce_span rest = tr_span(kinds ? kinds : ""), name;
  const char *before = " IN (";
  if (!rest.size) return;
  tr_buffer_printf(&s->sql, " AND %s", column);
  for (; tr_split(&rest, ',', &name); before = ", ") tr_buffer_printf(&s->sql, "%s'%s'", before, truce_line_kind_names[tr_kind_from(name)]);
  tr_buffer_add_char(&s->sql, ')');
}

sqlite3_stmt *tr_select_run(truce_store *store, tr_select *s) {
  sqlite3_stmt *q = tr_sql_built(store, s->sql.data);
  for (int i = 0; q && i < s->count; i++) {
    if (s->values[i].type == 'i') tr_bind(q, i + 1, 'i', s->values[i].number);
    if (s->values[i].type == 'd') tr_bind(q, i + 1, 'd', s->values[i].real);
    if (s->values[i].type == 's') tr_bind(q, i + 1, 's', s->values[i].text);
  }
  tr_buffer_free(&s->sql);
  s->count = 0;
  return q;
}

/* ---- cursors and pages ---- */

bool tr_cursor_read(const char *cursor, int64_t *first, int64_t *second) {
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

json_t *tr_cursor_json(int64_t first, int64_t second) {
  char text[64];
  snprintf(text, sizeof text, "%lld.%lld", (long long)first, (long long)second);
  for (char *c = text; *c; c++)
    if (*c == '-') *c = '~';
  return json_string(text);
}

size_t tr_page_size(const tr_filter *f) { return f->limit ? f->limit : 50; }

json_t *tr_page_json(const char *name, json_t *list, json_t *next) {
  return json_pack("{s:o, s:o, s:n}", name, list, "next", next ? next : json_null(), "total");
}
