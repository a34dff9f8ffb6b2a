/* SQLite underneath the store: opening, migrations, statements, transactions. No words of the record are known here. */
#include "store/sqlite.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/dates.h"
#include "world/fold.h"

/* "TRUC": tells our files from other SQLite files. */
#define APPLICATION_ID 0x54525543

static const struct migration {
  int version;
  const char *name, *sql;
} migrations[] = {
#include "schema.inc"
};
enum { MIGRATION_COUNT = sizeof migrations / sizeof *migrations };

int64_t tr_now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

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

static truce_status fail_with(const char *path, int code, const char *detail, truce_error *error) {
  const meaning m = meaning_of(code);
  return tr_fail(error, m.status, path, -1, m.text ? "%s" : "The store gives an error: %s.", m.text ? m.text : detail);
}

static void fail(truce_store *store, int code) {
  if (store->failed) return;
  store->failed = true;
  fail_with(store->path, code, sqlite3_errmsg(store->db), &store->failure);
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

static int plain(truce_store *store, const char *sql) { return sqlite3_exec(store->db, sql, NULL, NULL, NULL); }

truce_status tr_begin(truce_store *store, truce_error *error) {
  store->failed = false;
  memset(store->actors, 0, sizeof store->actors);
  memset(store->places, 0, sizeof store->places);
  store->watch = 0;
  if (store->read_only) return fail_with(store->path, SQLITE_READONLY, "", error);
  int code = plain(store, "BEGIN IMMEDIATE");
  return code == SQLITE_OK ? TRUCE_OK : fail_with(store->path, code, sqlite3_errmsg(store->db), error);
}

void tr_rollback(truce_store *store) {
  for (size_t i = 0; i < store->statement_count; i++) sqlite3_reset(store->statements[i].statement);
  if (!sqlite3_get_autocommit(store->db)) plain(store, "ROLLBACK");
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
    int code = plain(store, "COMMIT");
    if (code != SQLITE_OK) fail(store, code);
  }
  return store->failed ? give_up(store, error) : TRUCE_OK;
}

void tr_read_begin(truce_store *store) {
  store->failed = false;
  memset(store->actors, 0, sizeof store->actors);
  memset(store->places, 0, sizeof store->places);
  store->watch = 0;
  plain(store, "BEGIN");
}

truce_status tr_read_end(truce_store *store, truce_error *error) {
  if (store->failed) return give_up(store, error);
  for (size_t i = 0; i < store->statement_count; i++) sqlite3_reset(store->statements[i].statement);
  plain(store, "COMMIT");
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

/* ---- opening ---- */

/* fold(text) for SQL: names as they are looked up (world/fold.h). */
static void sql_fold(sqlite3_context *context, int count, sqlite3_value **values) {
  char out[TR_FOLD_LIMIT];
  const char *text = (const char *)sqlite3_value_text(values[0]);
  (void)count;
  if (text) sqlite3_result_text(context, out, (int)tr_fold((truce_span){text, (size_t)sqlite3_value_bytes(values[0])}, out), SQLITE_TRANSIENT);
}

static int64_t pragma(truce_store *store, const char *sql, int *code) {
  sqlite3_stmt *q = NULL;
  int64_t value = 0;
  *code = sqlite3_prepare_v2(store->db, sql, -1, &q, NULL);
  if (*code == SQLITE_OK && (*code = sqlite3_step(q)) == SQLITE_ROW) {
    value = sqlite3_column_int64(q, 0);
    *code = SQLITE_OK;
  } else if (*code == SQLITE_DONE) {
    *code = SQLITE_OK;
  }
  sqlite3_finalize(q);
  return value;
}

/* Applies one migration and the new number in one transaction. */
static truce_status migrate_one(truce_store *store, const struct migration *step, truce_error *error) {
  char number[96];
  snprintf(number, sizeof number, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, step->version);
  int code = plain(store, step->sql);
  if (code == SQLITE_OK) code = plain(store, number);
  if (code == SQLITE_OK) code = plain(store, "COMMIT");
  if (code == SQLITE_OK) return TRUCE_OK;
  fail_with(store->path, code, sqlite3_errmsg(store->db), error);
  tr_rollback(store);
  return error ? error->status : meaning_of(code).status;
}

static truce_status migrate(truce_store *store, truce_error *error) {
  for (;;) {
    int code = plain(store, "BEGIN IMMEDIATE"), got;
    if (code != SQLITE_OK) return fail_with(store->path, code, sqlite3_errmsg(store->db), error);
    int64_t version = pragma(store, "PRAGMA user_version", &got);
    if (version >= MIGRATION_COUNT) return plain(store, "COMMIT"), TRUCE_OK;
    truce_status status = migrate_one(store, &migrations[version], error);
    if (status) return status;
  }
}

/* Ours, another's, or new? */
static truce_status check_kind(truce_store *store, truce_error *error) {
  int code;
  int64_t application = pragma(store, "PRAGMA application_id", &code);
  if (code == SQLITE_OK) {
    int64_t version = pragma(store, "PRAGMA user_version", &code);
    int64_t tables = pragma(store, "SELECT count(*) FROM sqlite_master", &code);
    if (code == SQLITE_OK && application != APPLICATION_ID && (tables || version || store->read_only)) code = SQLITE_NOTADB;
    if (code == SQLITE_OK && version > MIGRATION_COUNT)
      return tr_fail(error, TRUCE_BAD_VERSION, store->path, -1, "The store has version %lld; this truce knows versions up to %d.", (long long)version,
                     MIGRATION_COUNT);
    if (code == SQLITE_OK && version == MIGRATION_COUNT) return TRUCE_OK;
    if (code == SQLITE_OK && store->read_only)
      return tr_fail(error, TRUCE_BAD_VERSION, store->path, -1, "The store is of an older truce and may not be written, so it cannot be brought up to date.");
    if (code == SQLITE_OK) return migrate(store, error);
  }
  return fail_with(store->path, code, sqlite3_errmsg(store->db), error);
}

static truce_status set_up(truce_store *store, int wait_ms, truce_error *error) {
  sqlite3_busy_timeout(store->db, wait_ms ? wait_ms : 10000);
  sqlite3_extended_result_codes(store->db, 1);
  int code = plain(
      store, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;");
  if (code == SQLITE_OK) code = sqlite3_create_function(store->db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_fold, NULL, NULL);
  if (code != SQLITE_OK) return fail_with(store->path, code, sqlite3_errmsg(store->db), error);
  truce_status status = check_kind(store, error);
  if (status || store->read_only) return status;
  code = plain(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;");
  return code == SQLITE_OK ? TRUCE_OK : fail_with(store->path, code, sqlite3_errmsg(store->db), error);
}

/* What SQLite would only tell as "unable to open database file". */
static truce_status check_path(const char *path, bool must_exist, bool writing, truce_error *error) {
  struct stat about;
  if (stat(path, &about) != 0) {
    if (errno == ENOENT && !must_exist) return TRUCE_OK;
    if (errno == ENOENT) return tr_fail(error, TRUCE_NOT_FOUND, path, -1, "No such store; 'truce read PATH…' makes one.");
    return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be opened: %s.", strerror(errno));
  }
  if (S_ISDIR(about.st_mode)) return tr_fail(error, TRUCE_BAD_DATA, path, -1, "Is a folder, not a store.");
  if (access(path, R_OK) != 0) return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be read: %s.", strerror(errno));
  if (writing && access(path, W_OK) != 0) return tr_fail(error, TRUCE_UNREADABLE, path, -1, "Is read-only: %s.", strerror(errno));
  return TRUCE_OK;
}

/* Nobody has written what is not in the file itself yet: its log is empty. */
static bool is_at_rest(const char *path) {
  static const char *const logs[] = {"-wal", "-journal"};
  struct stat about;
  for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
    char log[4200];
    snprintf(log, sizeof log, "%s%s", path, logs[i]);
    if (stat(log, &about) == 0 && about.st_size > 0) return false;
  }
  return true;
}

/* A file at rest can be read where nothing may be written, not even the locks beside it. */
static int open_database(truce_store *store, const char *path, bool at_rest) {
  const int flags = (store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
  if (!at_rest) return sqlite3_open_v2(path, &store->db, flags, NULL);
  tr_buffer address = {0};
  tr_buffer_add_string(&address, "file:");
  for (const char *c = path; *c; c++) tr_buffer_printf(&address, strchr("%?#", *c) ? "%%%02X" : "%c", (unsigned char)*c);
  tr_buffer_add_string(&address, "?immutable=1");
  const int code = sqlite3_open_v2(address.data, &store->db, flags | SQLITE_OPEN_URI, NULL);
  tr_buffer_free(&address);
  return code;
}

static truce_status open_file(const char *path, const truce_store_options *options, bool at_rest, truce_store **out, truce_error *error) {
  truce_status status = check_path(path, options->must_exist || options->read_only, !options->read_only, error);
  if (status) return status;
  truce_store *store = calloc(1, sizeof *store);
  if (!store) return tr_fail(error, TRUCE_NO_SPACE, path, -1, "Memory is full.");
  snprintf(store->path, sizeof store->path, "%s", path);
  store->read_only = options->read_only;
  int code = open_database(store, path, at_rest);
  if (code != SQLITE_OK)
    status = tr_fail(error, TRUCE_UNREADABLE, path, -1, "Cannot be opened: %s.", store->db ? sqlite3_errmsg(store->db) : "memory is full");
  else
    status = set_up(store, options->wait_ms, error);
  if (status) {
    truce_store_close(store);
    return status;
  }
  *out = store;
  return TRUCE_OK;
}

/* Reading a store of an older truce, or one whose writer was killed: if we may write it, it is brought up to date first. One in a folder where
 * nothing may be written is read as it lies there. */
truce_status truce_store_open(const char *path, const truce_store_options *options, truce_store **out, truce_error *error) {
  static const truce_store_options defaults = {0};
  if (!options) options = &defaults;
  truce_error first = {0};
  truce_status status = open_file(path, options, false, out, &first);
  if ((status == TRUCE_BAD_VERSION || status == TRUCE_UNREADABLE) && options->read_only) {
    truce_store *newer = NULL;
    const truce_store_options writing = {.must_exist = true, .wait_ms = options->wait_ms};
    if (!open_file(path, &writing, false, &newer, NULL)) {
      truce_store_close(newer);
      status = open_file(path, options, false, out, &first);
    } else if (status == TRUCE_UNREADABLE && is_at_rest(path)) {
      status = open_file(path, options, true, out, &first);
    }
  }
  if (status && error) *error = first;
  return status;
}

void truce_store_close(truce_store *store) {
  if (!store) return;
  for (size_t i = 0; i < store->statement_count; i++) sqlite3_finalize(store->statements[i].statement);
  sqlite3_close_v2(store->db);
  free(store);
}
