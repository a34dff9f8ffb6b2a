/* Lists of entries. */
#include "store/select.h"
#include "store/spell.h"

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

/* Of the caller's text only its numbers reach the SQL. */
static void and_proposals(tr_select *s, const char *proposals) {
  tr_buffer ids = {0};
  truce_span rest = tr_span(proposals), id;
  double number;
  while (tr_split(&rest, ',', &id))
    if (tr_number(id, &number)) tr_buffer_printf(&ids, "%s%lld", ids.size ? "," : "", (long long)number);
  tr_buffer_printf(&s->sql, " AND (e.about IN (%.*s) OR e.id IN (%.*s))", (int)ids.size, ids.data ? ids.data : "", (int)ids.size, ids.data ? ids.data : "");
  tr_buffer_free(&ids);
}

void tr_and_filter(tr_select *s, const tr_filter *f, const char *words) {
  if (f->status) tr_and_text(s, "e.status = ?", f->status);
  if (f->actor) tr_and_number(s, "e.id IN (SELECT entry FROM entry_actor WHERE actor = ?)", f->actor);
  if (f->place) tr_and_number(s, "e.spot = ?", f->place);
  if (f->proposals) and_proposals(s, f->proposals);
  if (f->report) tr_and_text(s, "e.id IN (SELECT l.entry FROM line l JOIN report r ON r.id = l.report WHERE r.key = ?)", f->report);
  if (f->since.days) tr_and_number(s, "e.day >= ?", f->since.days);
  if (f->until.days) tr_and_number(s, "e.day <= ?", f->until.days);
  if (f->told_since.days) tr_and_number(s, "e.first_seen >= ?", f->told_since.days);
  if (f->told_until.days) tr_and_number(s, "ifnull(e.first_seen, 0) <= ?", f->told_until.days);
  if (f->sure > 0) tr_and_real(s, "e.sure >= ?", f->sure);
  if (f->added_since) tr_and_number(s, "e.added_at >= ?", f->added_since);
  if (words)
    tr_and_text(s,
                "e.id IN (SELECT l.entry FROM (" TR_LATEST_SENTENCES
                ") x CROSS JOIN sentence s ON s.id = x.rowid JOIN line l ON l.report = s.report AND l.sentence = s.number)",
                words);
}

/* The dated or the undated part of a list of entries, as long as there is room (none: it is only seen whether there are any); true if there are more. */
static bool add_entries(truce_store *store, const tr_filter *f, const char *words, const ordering *order, bool undated, tr_place_in_list *at, json_t *list) {
  tr_select select = {.count = 0};
  tr_buffer_printf(&select.sql, "SELECT " TR_ENTRY_COLUMNS ", ifnull(%s, %lld) FROM entry e WHERE e.lines > 0", order->by, (long long)order->undated);
  tr_and_kinds(&select, order->undated && f->kinds && !strchr(f->kinds, ',') ? "e.kind" : "+e.kind",
               f->kinds); /* of one kind an index knows the order of days */
  tr_and_filter(&select, f, words);
  if (order->undated) tr_buffer_add_string(&select.sql, undated ? " AND e.day IS NULL" : " AND e.day IS NOT NULL");
  if (at->given && undated)
    tr_buffer_printf(&select.sql, " AND e.id %s %lld", order->compare, (long long)at->second);
  else if (at->given)
    tr_buffer_printf(&select.sql, " AND (%s, e.id) %s (%lld, %lld)", order->by, order->compare, (long long)at->first, (long long)at->second);
  const size_t room = tr_page_size(f) - json_array_size(list);
  if (undated)
    tr_buffer_printf(&select.sql, " ORDER BY e.id %s LIMIT %zu", order->direction, room + 1);
  else
    tr_buffer_printf(&select.sql, " ORDER BY %s %s, e.id %s LIMIT %zu", order->by, order->direction, order->direction, room + 1);
  sqlite3_stmt *q = tr_select_run(store, &select);
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
  tr_buffer words = {0};
  tr_place_in_list at = {.given = f->cursor != NULL};
  const ordering order = order_of(f);
  const bool good = tr_kinds_known(f->kinds) && (!f->cursor || tr_cursor_read(f->cursor, &at.first, &at.second));
  json_t *list = good ? json_array() : NULL;
  if (list && f->text && !tr_search_words(&words, f->text)) {
    list = tr_page_json("entries", list, NULL); /* signs alone: nothing holds them */
  } else if (list) {
    const char *match = f->text ? words.data : NULL;
    bool more = false, in_undated = order.undated && at.given && at.first == order.undated;
    if (!in_undated) {
      more = add_entries(store, f, match, &order, false, &at, list);
      at.given = false;
    }
    if (!more && order.undated && !f->since.days && !f->until.days) more = add_entries(store, f, match, &order, true, &at, list);
    list = tr_page_json("entries", list, more ? tr_cursor_json(at.first, at.second) : NULL);
  }
  tr_buffer_free(&words);
  return list;
}
