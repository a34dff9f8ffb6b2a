/* Inside view of a store: statements by their text, values bound by a short type string, one sticky failure. Typical use:
 *
 *   sqlite3_stmt *q = tr_sql(store, "SELECT name FROM actor WHERE id = ?", "i", id);
 *   while (tr_row(store, q)) … tr_column_text(q, 0) …
 *
 * A failed statement makes all later ones of the same transaction do nothing; tr_commit then tells. */
#ifndef TR_STORE_SQLITE_H
#define TR_STORE_SQLITE_H

#include <jansson.h>
#include <sqlite3.h>

#include "base/text.h"
#include "truce/store.h"

enum { TR_STATEMENTS = 200, TR_REMEMBERED = 1024 };

/* What merging and views ask of an actor again and again. Known as long as rows are what they were left (`epoch`); a look for reading begins anew. */
typedef struct tr_remembered_actor {
  int64_t id; /* 0 = nothing here */
  int64_t side, tail, country, shown; /* `shown` = the actor that stands for its side in views, 0 = not asked yet */
  bool short_name, person, state, people, place, vague, force;
  int64_t named;     /* the same for names of the same words */
  uint32_t words[8]; /* of its name, as merging hashes words */
  size_t word_count;
} tr_remembered_actor;

/* The place that stands for all of its name, and the words of that name, as merging hashes words. */
typedef struct tr_remembered_place {
  int64_t id, first; /* id 0 = nothing here */
  uint32_t words[8];
  size_t word_count;
} tr_remembered_place;

/* Words by which merging and views know what entries tell (process/words.h). */
typedef struct tr_process_words tr_process_words;

/* What merging keeps of entries (process/fact_memory.h). */
typedef struct tr_fact_memory tr_fact_memory;

struct truce_store {
  sqlite3 *db;
  char path[512];
  bool read_only, failed;
  truce_error failure;
  struct {
    const char *sql;
    sqlite3_stmt *statement;
  } statements[TR_STATEMENTS];
  size_t statement_count;
  const tr_process_words *words;
  truce_arena *arena; /* owns `words` */
  tr_remembered_actor actors[TR_REMEMBERED]; /* by id */
  tr_remembered_place places[TR_REMEMBERED];
  tr_fact_memory *facts;                    /* NULL until asked */
  void (*free_facts)(tr_fact_memory *facts);
  uint64_t epoch;       /* rises when rows may be other than they were left: another connection wrote, a transaction was undone */
  uint64_t remembered;  /* the epoch of `actors` and `places` */
  int64_t data_version; /* SQLite's count of what other connections wrote */
  int watch; /* is there a watch file? 1 yes, -1 no, 0 not asked in this transaction */
};

/* Tells what a code of SQLite's means for a store at `path`; `detail` is what SQLite says of it. */
truce_status tr_sqlite_fail(const char *path, int code, const char *detail, truce_error *error);
/* Runs SQL that binds nothing and gives no rows; SQLite's code. */
static inline int tr_execute(truce_store *store, const char *sql) { return sqlite3_exec(store->db, sql, NULL, NULL, NULL); }

/* A statement ready to run. `sql` must live as long as the store (a literal): it is prepared once. Types: i int64_t, d double, s const char *
 * (NULL binds null), t truce_span (none binds null), o int32_t day (TRUCE_NO_DAY binds null), z int64_t (0 binds null), n double (NaN binds null). */
sqlite3_stmt *tr_sql(truce_store *store, const char *sql, const char *types, ...);
/* The same for text built at run time; to be ended with tr_done. */
sqlite3_stmt *tr_sql_built(truce_store *store, const char *sql);
void tr_bind(sqlite3_stmt *statement, int index, int type, ...);
/* Next row? At the end (or on failure) the statement is reset. */
bool tr_row(truce_store *store, sqlite3_stmt *statement);
/* Resets a statement whose rows were not all read; frees a built one. NULL is fine. */
void tr_done(sqlite3_stmt *statement);
void tr_done_built(sqlite3_stmt *statement);
/* Runs a statement that gives no rows. */
bool tr_run(truce_store *store, sqlite3_stmt *statement);
/* First column of all rows, to be freed; what could be kept where memory ran out. */
int64_t *tr_all_ids(truce_store *store, sqlite3_stmt *statement, size_t *count);
/* First column of the first row, or `otherwise`. */
int64_t tr_single(truce_store *store, sqlite3_stmt *statement, int64_t otherwise);

truce_span tr_column_text(sqlite3_stmt *statement, int column);
/* TRUCE_NO_DAY for null. */
truce_day tr_column_day(sqlite3_stmt *statement, int column);
bool tr_column_null(sqlite3_stmt *statement, int column);
/* JSON text of a column; an empty object or array never NULL unless the column is null or broken. */
json_t *tr_column_json(sqlite3_stmt *statement, int column);
/* String; null for null and for an empty text. */
json_t *tr_column_string(sqlite3_stmt *statement, int column);
/* "2016-06-23"; null for TRUCE_NO_DAY and for the far end of time that an empty store has as today. */
json_t *tr_day_json(truce_day day);

/* "2016-06-23T17:04:59Z" of a moment in microseconds. */
void tr_moment_print(int64_t moment, char out[40]);

/* Columns from `first` on as members of a JSON object, in their order: "id:i name:s first_seen:d". A letter tells the type: i integer, r real, b true or
 * false; I and R the same or null; s text (null if empty), d day, m moment, p precision, j JSON. */
json_t *tr_row_json(sqlite3_stmt *row, int first, const char *members);
/* The same, added to `object`. */
void tr_row_add(json_t *object, sqlite3_stmt *row, int first, const char *members);

/* Begins a transaction that writes (waits for other writers). */
truce_status tr_begin(truce_store *store, truce_error *error);
/* Raises the version and commits; on a failure anywhere since tr_begin rolls back and tells. */
truce_status tr_commit(truce_store *store, truce_error *error);
void tr_rollback(truce_store *store);
/* A consistent look for reading, across several statements. */
void tr_read_begin(truce_store *store);
truce_status tr_read_end(truce_store *store, truce_error *error);

/* Appends to the audit log, inside a transaction. */
void tr_audit(truce_store *store, const char *who, const char *action, json_t *detail /* taken */);

/* meta */
char *tr_meta(truce_store *store, const char *key); /* malloc'ed, or NULL */
void tr_meta_set(truce_store *store, const char *key, const char *value);

#endif
