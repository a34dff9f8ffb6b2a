/* Opening a store: is the file ours, is it up to date, may it be written? Migrations bring an older one up to date. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "process/words.h"
#include "store/sqlite.h"
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
  int code = tr_execute(store, step->sql);
  if (code == SQLITE_OK) code = tr_execute(store, number);
  if (code == SQLITE_OK) code = tr_execute(store, "COMMIT");
  if (code == SQLITE_OK) return TRUCE_OK;
  const truce_status status = tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
  tr_rollback(store);
  return status;
}

static truce_status migrate(truce_store *store, truce_error *error) {
  for (;;) {
    int code = tr_execute(store, "BEGIN IMMEDIATE"), got;
    if (code != SQLITE_OK) return tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
    int64_t version = pragma(store, "PRAGMA user_version", &got);
    if (version >= MIGRATION_COUNT) return tr_execute(store, "COMMIT"), TRUCE_OK;
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
  return tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
}

static truce_status set_up(truce_store *store, int wait_ms, truce_error *error) {
  sqlite3_busy_timeout(store->db, wait_ms ? wait_ms : 10000);
  sqlite3_extended_result_codes(store->db, 1);
  int code = tr_execute(store,
                        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; "
                        "PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456;");
  if (code == SQLITE_OK) code = sqlite3_create_function(store->db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_fold, NULL, NULL);
  if (code != SQLITE_OK) return tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
  truce_status status = check_kind(store, error);
  if (status || store->read_only) return status;
  code = tr_execute(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;");
  return code == SQLITE_OK ? TRUCE_OK : tr_sqlite_fail(store->path, code, sqlite3_errmsg(store->db), error);
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

/* Words by which merging and views know what entries tell. */
static truce_status open_words(truce_store *store, truce_error *error) {
  char data[4096];
  store->arena = truce_arena_new();
  if (!store->arena) return tr_fail(error, TRUCE_NO_SPACE, store->path, -1, "Memory is full.");
  return tr_process_words_open(&store->words, store->arena, tr_data_folder(data), error);
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
  if (!status) status = open_words(store, error);
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
  if (store->facts) store->free_facts(store->facts);
  truce_arena_delete(store->arena);
  free(store);
}
