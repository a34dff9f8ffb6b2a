/* truce forget: takes whole reports out of the store: first a look at what would go, with --yes for good. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/correcting.h"
#include "process/forgetting.h"
#include "store/query.h"

enum { MOST = 10000, SHORT_ID = 19 }; /* reports at once; bytes of an id that are shown */

typedef struct forgetting {
  const char *path, *who, *why;
  bool yes, list;
  truce_store *store;
  int64_t *reports; /* each once */
  size_t count;
} forgetting;

/* ---- which reports are meant ---- */

static void add_report(forgetting *f, int64_t report) {
  for (size_t i = 0; i < f->count; i++)
    if (f->reports[i] == report) return;
  if (f->count < MOST) f->reports[f->count++] = report;
}

/* Adds the reports of a query; how many there are. */
static size_t add_all(forgetting *f, sqlite3_stmt *query) {
  size_t found = 0;
  for (; tr_row(f->store, query); found++) add_report(f, sqlite3_column_int64(query, 0));
  return found;
}

static bool is_id(const char *word) {
  enum { LEAST = 8, PREFIX = 7 };
  if (!strncmp(word, "sha256:", PREFIX)) word += PREFIX;
  return strlen(word) >= LEAST && strspn(word, "0123456789abcdef") == strlen(word);
}

/* An id or its beginning; a file, folder or archive, or an address, that reports came from; "#17": the report that tells line 17. */
static int find_meant(forgetting *f, const char *word) {
  static const char by_id[] = "SELECT id FROM report WHERE key >= ?1 AND key < ?1 || 'g'";
  static const char by_origin[] = /* parts of an archive or a table stand behind '/' or '#' */
      "SELECT id FROM report "
      "WHERE url = ?1 OR origin = ?1 OR substr(origin, 1, length(?1) + 1) IN (?1 || '/', ?1 || '#') "
      "ORDER BY id";
  if (is_id(word)) {
    char key[96];
    snprintf(key, sizeof key, "%s%.80s", strncmp(word, "sha256:", 7) ? "sha256:" : "", word);
    const size_t found = add_all(f, tr_sql(f->store, by_id, "s", key));
    if (found == 1) return 0;
    if (found > 1) return fprintf(stderr, "truce forget: '%s' is the beginning of the ids of %zu reports; give more of it\n", word, found), 2;
  } else if (tr_line_number(word)) {
    if (add_all(f, tr_sql(f->store, "SELECT report FROM line WHERE id = ?", "i", tr_line_number(word)))) return 0;
    return fprintf(stderr, "truce forget: there is no line %s in %s\n", word, f->store->path), 1;
  }
  truce_span place = tr_span(word);
  while (place.size > 1 && place.data[place.size - 1] == '/') place.size--;
  if (add_all(f, tr_sql(f->store, by_origin, "t", place))) return 0;
  fprintf(stderr, "truce forget: no report '%s' in %s: give its id, the file or address that it was read from, or the number of one of its lines\n", word,
          f->store->path);
  return 1;
}

/* ---- what is told ---- */

static const char *plural(int64_t count) { return count == 1 ? "" : "s"; }
static const char *entries(int64_t count) { return count == 1 ? "entry" : "entries"; }

/* Day, outlet, title and origin of the reports, before they go. */
static char **names_of(const forgetting *f) {
  char **names = calloc(f->count + 1, sizeof *names);
  for (size_t i = 0; names && i < f->count; i++) {
    static const char sql[] =
        "SELECT substr(key, 1, ?1) || '  ' || coalesce(date(published * 86400, 'unixepoch'), 'no day') || '  ' || coalesce(nullif(source, '') || '  ', '') "
        "  || coalesce('\"' || nullif(title, '') || '\"  ', '') || coalesce(nullif(url, ''), origin, '') "
        "FROM report WHERE id = ?2";
    sqlite3_stmt *q = tr_sql(f->store, sql, "ii", (int64_t)SHORT_ID, f->reports[i]);
    if (!tr_row(f->store, q)) continue;
    names[i] = strndup(tr_column_text(q, 0).data, tr_column_text(q, 0).size);
    tr_done(q);
  }
  return names;
}

static void print_one(const char *name, const tr_forgotten *gone) {
  printf("%s\n  %lld line%s; %lld %s that it alone tells", name ? name : "?", (long long)gone->lines, plural(gone->lines), (long long)gone->entries,
         entries(gone->entries));
  if (gone->kept) printf(", %lld that others tell, too, stay%s", (long long)gone->kept, gone->kept == 1 ? "s" : "");
  if (gone->copies) printf("; %lld report%s that copied it stay%s", (long long)gone->copies, plural(gone->copies), gone->copies == 1 ? "s" : "");
  if (gone->corrections) printf("; %lld correction%s of its lines", (long long)gone->corrections, plural(gone->corrections));
  putchar('\n');
}

static void print_all(const forgetting *f, char **names, const tr_forgotten *each) {
  int64_t lines = 0, gone = 0;
  for (size_t i = 0; i < f->count; i++) {
    print_one(names ? names[i] : NULL, &each[i]);
    lines += each[i].lines;
    gone += each[i].entries;
  }
  printf("%s: %zu report%s, %lld line%s, %lld %s\n", f->yes ? "forgotten" : "would be forgotten", f->count, plural((int64_t)f->count), (long long)lines,
         plural(lines), (long long)gone, entries(gone));
  if (f->yes) puts("They are not taken in again; 'truce read --forgotten PATH' would do so.");
  else puts("Nothing is changed yet: 'truce forget --yes …' does it, and cannot be undone.");
}

/* ---- the command ---- */

static int forget(forgetting *f) {
  truce_error error;
  char **names = names_of(f);
  tr_forgotten *each = calloc(f->count + 1, sizeof *each);
  const tr_forgetting what = {f->reports, f->count, f->who ? f->who : tr_user_name(), f->why, !f->yes};
  const truce_status status = names && each ? tr_forget(f->store, &what, each, &error) : tr_fail(&error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  if (status) tr_tell_error("forget", &error);
  else print_all(f, names, each);
  for (size_t i = 0; names && i < f->count; i++) free(names[i]);
  free(names);
  free(each);
  return status == TRUCE_BAD_USAGE ? 2 : status ? 1 : 0;
}

static int list_forgotten(const forgetting *f) {
  json_t *list = tr_forgotten_list(f->store);
  for (size_t i = 0; i < json_array_size(list); i++) {
    static const char *const columns[] = {"id", "published", "source", "when", "who", "why"};
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) printf("%s%s", k ? "\t" : "", tr_text_in(json_array_get(list, i), columns[k]));
    putchar('\n');
  }
  if (!json_array_size(list)) fputs("truce forget: no report is forgotten\n", stderr);
  json_decref(list);
  return 0;
}

static int open_and_run(forgetting *f, const tr_texts *operands) {
  truce_error error;
  int result = 0;
  if (truce_store_open(tr_store_path(f->path), &(truce_store_options){.must_exist = true}, &f->store, &error)) return tr_tell_error("forget", &error), 1;
  f->reports = calloc(MOST, sizeof *f->reports);
  for (size_t i = 0; f->reports && !result && i < operands->count; i++) result = find_meant(f, operands->items[i]);
  if (!result) result = f->list ? list_forgotten(f) : forget(f);
  free(f->reports);
  truce_store_close(f->store);
  return result;
}

int tr_command_forget(int argc, char **argv) {
  forgetting f = {.path = NULL};
  const tr_option options[] = {
      {"yes", TR_FLAG, &f.yes, NULL, "do it; without, only what would go is shown"},
      {"list", TR_FLAG, &f.list, NULL, "the reports that are forgotten: id, day, outlet, when, who, why, parted by tabs"},
      {"store", TR_TEXT, &f.path, "FILE", "the record, default ./truce.db"},
      {"who", TR_TEXT, &f.who, "NAME", "who decides, default $TRUCE_USER or $USER"},
      {"why", TR_TEXT, &f.why, "WORDS", "the reason, kept in the log"},
  };
  const tr_usage usage = {
      "forget [options] REPORT…",
      "Takes whole reports out of the store: a wrong file, a report that its outlet took back, somebody's wish. What they alone tell goes with them; what "
      "others tell, too, is counted anew. A REPORT is its id (or the beginning), the file, folder or address that it was read from, or #17: the one that tells "
      "line 17. Only its id, day and outlet are kept, so that it is not taken in again.",
      options,
      sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (f.list ? operands.count > 0 : !operands.count) return tr_wrong_usage("forget", "give the reports to forget, or --list alone");
  return open_and_run(&f, &operands);
}
