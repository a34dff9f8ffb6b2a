/* SQLite underneath the store: failures, statements, transactions, small tables. No words of the record are known here. */
#include "store/sqlite.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/clock.h"

/* ---- failures ---- */

/* What SQLite's failures mean; without a text what SQLite says is told. */
typedef struct meaning {
  int code;
  truce_status status;
  const char *text;
} meaning;

static const char busy[] = "Another program is writing to this store; try again when it has finished.";
static const meaning meanings[] = {
    {SQLITE_BUSY, TRUCE_LOCKED, busy},
    {SQLITE_PROTOCOL, TRUCE_LOCKED, busy}, /* readers and writers got into each other's way too often */
    {SQLITE_LOCKED, TRUCE_LOCKED, busy},
    {SQLITE_FULL, TRUCE_NO_SPACE, "The disk is full; what was kept before is safe."},
    {SQLITE_NOMEM, TRUCE_NO_SPACE, NULL},
    {SQLITE_READONLY, TRUCE_UNREADABLE, "The store is read-only."},
    {SQLITE_CANTOPEN, TRUCE_UNREADABLE, NULL},
    {SQLITE_PERM, TRUCE_UNREADABLE, NULL},
    {SQLITE_AUTH, TRUCE_UNREADABLE, NULL},
    {SQLITE_IOERR, TRUCE_UNREADABLE, "The store cannot be read or written (input/output error); is the disk full?"},
    {SQLITE_NOTADB, TRUCE_BAD_DATA, "Is not a store of truce."},
    {SQLITE_CORRUPT, TRUCE_BAD_DATA, "The store is damaged."},
};

static meaning meaning_of(int code) {
  for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
    if (meanings[i].code == (code & 0xff)) return meanings[i];
  return (meaning){code, TRUCE_BAD_DATA, NULL};
}

truce_status tr_sqlite_fail(const char *path, int code, const char *detail, truce_error *error) {
  const meaning m = meaning_of(code);
  return tr_fail(error, m.status, path, -1, m.text ? "%s" : "The store gives an error: %s.", m.text ? m.text : detail);
}

static void fail(truce_store *store, int code) {
  if (store->failed) return;
  store->failed = true;
  tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), &store->failure);
}

/* ---- statements ---- */

static sqlite3_stmt *prepared(truce_store *store, const char *sql) {
  for (size_t i = 0; i < store->statement_count; i++)
    if (store->statements[i].sql == sql && !sqlite3_stmt_busy(store->statements[i].statement)) return store->statements[i].statement;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK) {
    fail(store, code);
    return NULL;
  }
  if (store->statement_count == TR_STATEMENTS) { /* drop an idle one */
    size_t i = 0;
    while (i + 1 < TR_STATEMENTS && sqlite3_stmt_busy(store->statements[i].statement)) i++;
    sqlite3_finalize(store->statements[i].statement);
    store->statements[i] = store->statements[--store->statement_count];
  }
  store->statements[store->statement_count].sql = sql;
  store->statements[store->statement_count++].statement = statement;
  return statement;
}

static void bind_text(sqlite3_stmt *q, int at, const char *text, size_t size) {
  if (text)
    sqlite3_bind_text64(q, at, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
  else
    sqlite3_bind_null(q, at);
}

static void bind_number(sqlite3_stmt *q, int at, char type, double number) {
  if (type == 'n' && isnan(number))
    sqlite3_bind_null(q, at);
  else
    sqlite3_bind_double(q, at, number);
}

static void bind_integer(sqlite3_stmt *q, int at, bool none, int64_t number) {
  if (none)
    sqlite3_bind_null(q, at);
  else
    sqlite3_bind_int64(q, at, number);
}

static void bind_next(sqlite3_stmt *q, int at, char type, va_list *values) {
  if (type == 's') {
    const char *text = va_arg(*values, const char *);
    bind_text(q, at, text, text ? strlen(text) : 0);
  } else if (type == 't') {
    truce_span text = va_arg(*values, truce_span);
    bind_text(q, at, text.data, text.size);
  } else if (type == 'd' || type == 'n') {
    bind_number(q, at, type, va_arg(*values, double));
  } else if (type == 'o') {
    int32_t day = va_arg(*values, int32_t);
    bind_integer(q, at, day == TRUCE_NO_DAY, day);
  } else {
    int64_t number = va_arg(*values, int64_t);
    bind_integer(q, at, type == 'z' && number == 0, number);
  }
}

sqlite3_stmt *tr_sql(truce_store *store, const char *sql, const char *types, ...) {
  sqlite3_stmt *q = store->failed ? NULL : prepared(store, sql);
  if (!q) return NULL;
  va_list values;
  va_start(values, types);
  for (int i = 0; types[i]; i++) bind_next(q, i + 1, types[i], &values);
  va_end(values);
  return q;
}

sqlite3_stmt *tr_sql_built(truce_store *store, const char *sql) {
  sqlite3_stmt *q = NULL;
  if (store->failed) return NULL;
  int code = sqlite3_prepare_v2(store->db, sql, -1, &q, NULL);
  if (code != SQLITE_OK) fail(store, code);
  return q;
}

void tr_bind(sqlite3_stmt *statement, int index, int type, ...) {
  if (!statement) return;
  va_list values;
  va_start(values, type);
  bind_next(statement, index, (char)type, &values);
  va_end(values);
}

bool tr_row(truce_store *store, sqlite3_stmt *statement) {
  if (!statement) return false;
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(store, code);
  sqlite3_reset(statement);
  return false;
}

void tr_done(sqlite3_stmt *statement) {
  if (statement) sqlite3_reset(statement);
}

void tr_done_built(sqlite3_stmt *statement) { sqlite3_finalize(statement); }

bool tr_run(truce_store *store, sqlite3_stmt *statement) {
  if (tr_row(store, statement)) tr_done(statement);
  return !store->failed;
}

int64_t *tr_all_ids(truce_store *store, sqlite3_stmt *statement, size_t *count) {
  enum { AT_ONCE = 256 };
  int64_t *ids = NULL;
  for (*count = 0; tr_row(store, statement); ids[(*count)++] = sqlite3_column_int64(statement, 0)) {
    int64_t *grown = *count % AT_ONCE ? ids : realloc(ids, (*count + AT_ONCE) * sizeof *ids);
    if (!grown) {
      tr_done(statement);
      break;
    }
    ids = grown;
  }
  return ids;
}

int64_t tr_single(truce_store *store, sqlite3_stmt *statement, int64_t otherwise) {
  if (!tr_row(store, statement)) return otherwise;
  int64_t value = sqlite3_column_type(statement, 0) == SQLITE_NULL ? otherwise : sqlite3_column_int64(statement, 0);
  tr_done(statement);
  return value;
}

/* ---- transactions ---- */

static void forget(truce_store *store) {
  memset(store->actors, 0, sizeof store->actors);
  memset(store->places, 0, sizeof store->places);
}

truce_status tr_begin(truce_store *store, truce_error *error) {
  store->failed = false;
  store->watch = 0;
  if (store->read_only) return tr_sqlite_fail(store->path, SQLITE_READONLY, "", error);
  int code = tr_execute(store, "BEGIN IMMEDIATE");
  if (code != SQLITE_OK) return tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
  const int64_t data_version = tr_single(store, tr_sql(store, "PRAGMA data_version", ""), 0);
  store->epoch += data_version != store->data_version;
  store->data_version = data_version;
  if (store->remembered != store->epoch) forget(store);
  store->remembered = store->epoch;
  return TRUCE_OK;
}

void tr_rollback(truce_store *store) {
  for (size_t i = 0; i < store->statement_count; i++) sqlite3_reset(store->statements[i].statement);
  if (!sqlite3_get_autocommit(store->db)) tr_execute(store, "ROLLBACK");
  store->epoch++;
}

static truce_status give_up(truce_store *store, truce_error *error) {
  tr_rollback(store);
  if (error) *error = store->failure;
  store->failed = false;
  return store->failure.status;
}

truce_status tr_commit(truce_store *store, truce_error *error) {
  tr_run(store, tr_sql(store, "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'version'", ""));
  if (!store->failed) {
    int code = tr_execute(store, "COMMIT");
    if (code != SQLITE_OK) fail(store, code);
  }
  return store->failed ? give_up(store, error) : TRUCE_OK;
}

void tr_read_begin(truce_store *store) {
  store->failed = false;
  store->watch = 0;
  forget(store);
  tr_execute(store, "BEGIN");
}

truce_status tr_read_end(truce_store *store, truce_error *error) {
  if (store->failed) return give_up(store, error);
  for (size_t i = 0; i < store->statement_count; i++) sqlite3_reset(store->statements[i].statement);
  tr_execute(store, "COMMIT");
  return TRUCE_OK;
}

/* ---- small tables ---- */

void tr_audit(truce_store *store, const char *who, const char *action, json_t *detail) {
  char *text = json_dumps(detail, JSON_COMPACT);
  tr_run(store, tr_sql(store, "INSERT INTO audit (at, who, action, detail) VALUES (?, ?, ?, ?)", "isss", tr_now_us(), who, action, text ? text : "{}"));
  free(text);
  json_decref(detail);
}

char *tr_meta(truce_store *store, const char *key) {
  char *value = NULL;
  sqlite3_stmt *q = tr_sql(store, "SELECT value FROM meta WHERE key = ?", "s", key);
  if (tr_row(store, q)) {
    truce_span text = tr_column_text(q, 0);
    value = strndup(text.data, text.size);
    tr_done(q);
  }
  return value;
}

void tr_meta_set(truce_store *store, const char *key, const char *value) {
  tr_run(store, tr_sql(store, "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", "ss", key, value));
}

uint64_t truce_store_version(truce_store *store) {
  store->failed = false;
  return (uint64_t)tr_single(store, tr_sql(store, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'version'", ""), -1);
}
