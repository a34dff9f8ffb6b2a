/* The file of fetched pages. Bytes are kept compressed (zstd). */
#include "ingest/pages.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <zstd.h>

#include "base/files.h"

enum { APPLICATION = 0x54725067 /* "TrPg" */, VERSION = 1, BUSY_MS = 10000, LARGEST = 256 * 1024 * 1024 };

struct tr_pages {
  sqlite3 *base;
};

static const char schema[] =
    "CREATE TABLE address ("
    "url TEXT NOT NULL PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, "
    "asked_s INTEGER NOT NULL, fetched_s INTEGER NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE version ("
    "url TEXT NOT NULL, version INTEGER NOT NULL, fetched_s INTEGER NOT NULL, "
    "final_url TEXT NOT NULL, type TEXT NOT NULL, charset TEXT NOT NULL, hash TEXT NOT NULL, report TEXT NOT NULL, "
    "size INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (url, version)) STRICT;"
    "CREATE INDEX version_by_report ON version (report);";

static truce_status fail(const tr_pages *pages, truce_error *error) {
  static const struct {
    int code;
    truce_status status;
  } meanings[] = {
      {SQLITE_BUSY, TRUCE_LOCKED},    {SQLITE_LOCKED, TRUCE_LOCKED},   {SQLITE_FULL, TRUCE_NO_SPACE},
      {SQLITE_IOERR, TRUCE_NO_SPACE}, {SQLITE_NOTADB, TRUCE_BAD_DATA}, {SQLITE_CORRUPT, TRUCE_BAD_DATA},
  };
  const int code = sqlite3_errcode(pages->base);
  truce_status status = TRUCE_UNREADABLE;
  for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
    if (meanings[i].code == code) status = meanings[i].status;
  return tr_fail(error, status, sqlite3_db_filename(pages->base, "main"), -1, "The file of fetched pages: %s.", sqlite3_errmsg(pages->base));
}

static int64_t pragma(const tr_pages *pages, const char *sql) {
  sqlite3_stmt *q = NULL;
  int64_t value = -1;
  if (sqlite3_prepare_v2(pages->base, sql, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW) value = sqlite3_column_int64(q, 0);
  sqlite3_finalize(q);
  return value;
}

static truce_status check_or_make(tr_pages *pages, truce_error *error) {
  char setup[128];
  sqlite3_busy_timeout(pages->base, BUSY_MS);
  if (sqlite3_exec(pages->base, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON", NULL, NULL, NULL) != SQLITE_OK) return fail(pages, error);
  int64_t application = pragma(pages, "PRAGMA application_id"), tables = pragma(pages, "SELECT count(*) FROM sqlite_schema");
  if (application == APPLICATION) {
    if (pragma(pages, "PRAGMA user_version") == VERSION) return TRUCE_OK;
    return tr_fail(error, TRUCE_BAD_VERSION, sqlite3_db_filename(pages->base, "main"), -1, "The file of fetched pages is of another version than %d.", VERSION);
  }
  if (tables != 0) return tr_fail(error, TRUCE_BAD_DATA, sqlite3_db_filename(pages->base, "main"), -1, "Is a database, but not one of fetched pages.");
  snprintf(setup, sizeof setup, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION, VERSION);
  if (sqlite3_exec(pages->base, schema, NULL, NULL, NULL) != SQLITE_OK || sqlite3_exec(pages->base, setup, NULL, NULL, NULL) != SQLITE_OK)
    return fail(pages, error);
  return TRUCE_OK;
}

truce_status tr_pages_open(const char *path, tr_pages **pages, truce_error *error) {
  *pages = calloc(1, sizeof **pages);
  if (!*pages) return tr_fail(error, TRUCE_NO_SPACE, path, -1, "Memory is used up.");
  const bool opened = sqlite3_open(path, &(*pages)->base) == SQLITE_OK;
  const char *fault = opened ? "" : sqlite3_errmsg((*pages)->base);
  truce_status status = opened ? check_or_make(*pages, error) : tr_fail(error, TRUCE_UNREADABLE, path, -1, "The file of fetched pages: %s.", fault);
  if (status != TRUCE_OK) {
    tr_pages_close(*pages);
    *pages = NULL;
  }
  return status;
}

void tr_pages_close(tr_pages *pages) {
  if (!pages) return;
  sqlite3_close(pages->base);
  free(pages);
}

static sqlite3_stmt *prepare(tr_pages *pages, const char *sql, const char *url) {
  sqlite3_stmt *q = NULL;
  if (sqlite3_prepare_v2(pages->base, sql, -1, &q, NULL) == SQLITE_OK) sqlite3_bind_text(q, 1, url, -1, SQLITE_TRANSIENT);
  return q;
}

static void copy_column(sqlite3_stmt *q, int column, char *out, size_t room) {
  snprintf(out, room, "%s", sqlite3_column_text(q, column) ? (const char *)sqlite3_column_text(q, column) : "");
}

tr_page_state tr_pages_state(tr_pages *pages, const char *url) {
  tr_page_state state = {0};
  sqlite3_stmt *q = prepare(pages,
                            "SELECT a.etag, a.modified, a.asked_s, a.fetched_s, a.version, v.hash, v.report "
                            "FROM address a LEFT JOIN version v ON v.url = a.url AND v.version = a.version "
                            "WHERE a.url = ?",
                            url);
  if (q && sqlite3_step(q) == SQLITE_ROW) {
    copy_column(q, 0, state.etag, sizeof state.etag);
    copy_column(q, 1, state.modified, sizeof state.modified);
    state.asked_s = sqlite3_column_int64(q, 2);
    state.fetched_s = sqlite3_column_int64(q, 3);
    state.version = sqlite3_column_int64(q, 4);
    copy_column(q, 5, state.hash, sizeof state.hash);
    copy_column(q, 6, state.report, sizeof state.report);
  }
  sqlite3_finalize(q);
  return state;
}

static truce_status finish(tr_pages *pages, sqlite3_stmt *q, truce_error *error) {
  bool done = q && sqlite3_step(q) == SQLITE_DONE;
  truce_status status = done ? TRUCE_OK : fail(pages, error);
  sqlite3_finalize(q);
  return status;
}

truce_status tr_pages_note_asked(tr_pages *pages, const char *url, int64_t now_s, truce_error *error) {
  sqlite3_stmt *q = prepare(pages, "INSERT INTO address VALUES (?1, '', '', ?2, 0, 0) ON CONFLICT (url) DO UPDATE SET asked_s = ?2", url);
  if (q) sqlite3_bind_int64(q, 2, now_s);
  return finish(pages, q, error);
}

static void bind_text(sqlite3_stmt *q, int at, const char *text) { sqlite3_bind_text(q, at, text ? text : "", -1, SQLITE_TRANSIENT); }

static truce_status insert_version(tr_pages *pages, const char *url, int64_t number, const tr_page_version *v, truce_error *error) {
  size_t room = ZSTD_compressBound(v->bytes.size);
  char hash[72], *packed = malloc(room ? room : 1);
  if (!packed) return tr_fail(error, TRUCE_NO_SPACE, url, -1, "Memory is used up.");
  size_t size = ZSTD_compress(packed, room, v->bytes.data, v->bytes.size, 3);
  tr_sha256(&v->bytes, 1, hash);
  sqlite3_stmt *q = prepare(pages, "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", url);
  if (q && !ZSTD_isError(size)) {
    sqlite3_bind_int64(q, 2, number);
    sqlite3_bind_int64(q, 3, v->now_s);
    bind_text(q, 4, v->final_url), bind_text(q, 5, v->type), bind_text(q, 6, v->charset), bind_text(q, 7, hash), bind_text(q, 8, v->report);
    sqlite3_bind_int64(q, 9, (int64_t)v->bytes.size);
    sqlite3_bind_blob64(q, 10, packed, size, SQLITE_TRANSIENT);
  }
  free(packed);
  return finish(pages, q, error);
}

truce_status tr_pages_keep(tr_pages *pages, const char *url, const tr_page_version *v, truce_error *error) {
  int64_t number = tr_pages_state(pages, url).version + 1;
  if (sqlite3_exec(pages->base, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) return fail(pages, error);
  truce_status status = insert_version(pages, url, number, v, error);
  if (status == TRUCE_OK) {
    sqlite3_stmt *q = prepare(pages,
                              "INSERT INTO address VALUES (?1, ?2, ?3, ?4, ?4, ?5) ON CONFLICT (url) DO UPDATE SET etag = ?2, modified = ?3, asked_s = ?4, "
                              "fetched_s = ?4, version = ?5",
                              url);
    if (q) {
      bind_text(q, 2, v->etag), bind_text(q, 3, v->modified);
      sqlite3_bind_int64(q, 4, v->now_s);
      sqlite3_bind_int64(q, 5, number);
    }
    status = finish(pages, q, error);
  }
  if (sqlite3_exec(pages->base, status == TRUCE_OK ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK && status == TRUCE_OK) status = fail(pages, error);
  return status;
}

bool tr_pages_bytes(tr_pages *pages, const char *url, int64_t version, tr_buffer *out, char charset[64]) {
  sqlite3_stmt *q = prepare(pages, "SELECT size, bytes, charset FROM version WHERE url = ? AND version = ?", url);
  bool found = false;
  if (q) sqlite3_bind_int64(q, 2, version);
  if (q && sqlite3_step(q) == SQLITE_ROW) {
    int64_t size = sqlite3_column_int64(q, 0);
    char *plain = size >= 0 && size <= LARGEST ? malloc((size_t)size + 1) : NULL;
    size_t got = plain ? ZSTD_decompress(plain, (size_t)size, sqlite3_column_blob(q, 1), (size_t)sqlite3_column_bytes(q, 1)) : 0;
    found = plain && !ZSTD_isError(got) && got == (size_t)size;
    if (found) tr_buffer_add(out, (truce_span){plain, got});
    copy_column(q, 2, charset, 64);
    free(plain);
  }
  sqlite3_finalize(q);
  return found;
}

bool tr_pages_of_report(tr_pages *pages, const char *report, char *url, size_t room, int64_t *version, int64_t *fetched_s, char hash[72]) {
  sqlite3_stmt *q = prepare(pages, "SELECT url, version, fetched_s, hash FROM version WHERE report = ? ORDER BY fetched_s LIMIT 1", report);
  bool found = q && sqlite3_step(q) == SQLITE_ROW;
  if (found) {
    copy_column(q, 0, url, room);
    *version = sqlite3_column_int64(q, 1);
    *fetched_s = sqlite3_column_int64(q, 2);
    copy_column(q, 3, hash, 72);
  }
  sqlite3_finalize(q);
  return found;
}
