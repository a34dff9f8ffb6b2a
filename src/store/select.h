/* A SELECT put together from a filter: text and bound values side by side, places in lists (cursors), pages of answers. */
#ifndef TR_STORE_SELECT_H
#define TR_STORE_SELECT_H

#include "store/query.h"
#include "world/fold.h"

/* All zeros: nothing yet. `sql` is written to freely; what comes from a caller is bound, never written. */
typedef struct tr_select {
  tr_buffer sql;
  struct {
    char type; /* as tr_bind */
    int64_t number;
    double real;
    const char *text; /* borrowed */
  } values[40];
  int count;
} tr_select;

/* Adds " AND condition", which holds one `?`. */
void tr_and_number(tr_select *select, const char *condition, int64_t number);
void tr_and_real(tr_select *select, const char *condition, double number);
void tr_and_text(tr_select *select, const char *condition, const char *text);
/* Adds that a name holds `text`, letters in any case and with or without their accents;
 * nothing for NULL. `folded` keeps what is bound, until the rows were read. */
void tr_and_named(tr_select *select, const char *column, const char *text, char folded[TR_FOLD_LIMIT + 1]);
/* Adds that a column is one of `kinds` ("stance,step"; NULL or empty: any), which tr_kinds_known must have passed. */
void tr_and_kinds(tr_select *select, const char *column, const char *kinds);
bool tr_kinds_known(const char *kinds);
/* The statement, ready for its rows (tr_done_built); the select is empty again. */
sqlite3_stmt *tr_select_run(truce_store *store, tr_select *select);

/* The place of the last row of a page in the order of its list: two numbers, "~" for the minus sign. */
bool tr_cursor_read(const char *cursor, int64_t *first, int64_t *second);
json_t *tr_cursor_json(int64_t first, int64_t second);
/* How many rows a page has. */
size_t tr_page_size(const tr_filter *filter);
/* {name: list, "next", "total": null}; takes list and next (NULL: the last page). */
json_t *tr_page_json(const char *name, json_t *list, json_t *next);

/* Behind which row a list goes on: of the cursor, later of the row added last. */
typedef struct tr_place_in_list {
  bool given;
  int64_t first, second;
} tr_place_in_list;

/* What people type into a search field → an FTS5 query of words and "phrases", -word without;
 * any text is one. False where nothing is left to look for (search.c). */
bool tr_search_words(tr_buffer *out, const char *text);
/* Where very many sentences hold the words (bound to `?`), those added last stand for them. */
#define TR_LATEST_SENTENCES "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20000"

/* The conditions of a filter on entries aliased `e`; `words` from tr_search_words, or NULL. Kinds, sort and cursor are the list's own (entries.c). */
void tr_and_filter(tr_select *select, const tr_filter *filter, const char *words);

#endif
