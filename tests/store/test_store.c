/* The store: opening, adding, reading the same again, merging, corrections that survive. */
#include "../process/made_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/corrections.h"
#include "process/merge.h"
#include "store/record.h"

/* A stance of the FARC on the truce, as one outlet tells it. */
static void stance_report(made *m, const char *source, const char *day, const char *text, const char *says, const char *position) {
  made_stance(m, source, day, text, "FARC", "the June truce", says, position);
}

static void reading_the_same_report_again_changes_nothing(void **state) {
  truce_store *store = *state;
  made m;
  stance_report(&m, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  assert_false(made_add(store, &m).unchanged);
  uint64_t version = truce_store_version(store);
  assert_true(made_add(store, &m).unchanged);
  assert_int_equal(truce_store_version(store), version);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line"), 2);
  made_free(&m);
}

static void two_tellings_of_one_stance_are_one_entry_with_two_sources(void **state) {
  truce_store *store = *state;
  made a, b, c;
  stance_report(&a, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  stance_report(&b, "Herald", "2016-06-25", "Guerrillas of the FARC have accepted the June truce.", "the FARC have accepted", "accepts");
  stance_report(&c, "Herald", "2016-06-26", "The FARC rejected the June truce.", "The FARC rejected", "rejects");
  made_add(store, &a), made_add(store, &b), made_add(store, &c);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'stance'"), 2);
  assert_int_equal(made_number_of(store, "SELECT sources FROM entry WHERE kind = 'stance' AND word = 'accepts'"), 2);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'proposal'"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(DISTINCT about) FROM entry WHERE kind = 'stance'"), 1);
  made_free(&a), made_free(&b), made_free(&c);
}

static void copies_of_one_story_are_one_source(void **state) {
  truce_store *store = *state;
  made a, b;
  stance_report(&a, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  stance_report(&b, "Herald", "2016-06-24", "The FARC accepted the June truce. Herald.", "The FARC accepted", "accepts");
  b.report.copy_of = a.report.id;
  made_add(store, &a), made_add(store, &b);
  assert_int_equal(made_number_of(store, "SELECT reports FROM entry WHERE kind = 'stance'"), 2);
  assert_int_equal(made_number_of(store, "SELECT sources FROM entry WHERE kind = 'stance'"), 1);
  made_free(&a), made_free(&b);
}

static void figures_of_two_bodies_stay_apart(void **state) {
  truce_store *store = *state;
  for (int i = 0; i < 2; i++) {
    made m;
    made_report(&m, i ? "Herald" : "Courier", "2015-04-16", i ? "The army counted 11 dead soldiers." : "Medics counted 10 dead soldiers.");
    size_t line = made_line(&m, TRUCE_FIGURE, TRUCE_ACTUAL, i ? "11 dead soldiers" : "10 dead soldiers");
    made_word(&m, line, TRUCE_FIELD_WHAT, "killed");
    made_number(&m, line, TRUCE_FIELD_NUMBER, i ? 11 : 10);
    made_words(&m, line, TRUCE_FIELD_OF, "soldiers");
    made_told(store, &m);
  }
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'figure'"), 2);
}

static void a_denial_hangs_on_what_it_denies(void **state) {
  truce_store *store = *state;
  for (int i = 0; i < 2; i++) {
    made m;
    made_report(&m, "Courier", "2015-04-16", i ? "The rebels did not attack the camp." : "The rebels attacked the camp.");
    uint32_t rebels = made_actor(&m, "the rebels", TRUCE_ARMED_GROUP, "COL");
    size_t line = made_line(&m, TRUCE_EVENT, i ? TRUCE_NEGATED : TRUCE_ACTUAL, i ? "did not attack the camp" : "attacked the camp");
    made_word(&m, line, TRUCE_FIELD_TYPE, "ASSAULT");
    MADE_IDS(&m, line, TRUCE_FIELD_ACTORS, rebels);
    made_told(store, &m);
  }
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'event'"), 2);
  assert_int_equal(made_number_of(store, "SELECT denied FROM entry WHERE status = 'actual'"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry_link WHERE relation = 'denies'"), 1);
}

/* The store's number of somebody whom a report of his own names so. */
static int64_t number_told_as(truce_store *store, const char *text, const char *name, truce_kind kind, const char *country) {
  made m;
  made_report(&m, "Courier", "2015-04-16", text);
  made_actor(&m, name, kind, country);
  made_told(store, &m);
  return made_number_of(store, "SELECT actor FROM report_actor ORDER BY report DESC LIMIT 1");
}

static void a_person_is_known_by_his_last_name(void **state) {
  truce_store *store = *state;
  const int64_t ana = number_told_as(store, "Ana Solveig came.", "Ana Solveig", TRUCE_PERSON, ""),
                british = number_told_as(store, "British ministers came.", "British ministers", TRUCE_PERSON, "GBR");
  assert_int_equal(number_told_as(store, "Solveig left.", "Solveig", TRUCE_PERSON, ""), ana);
  assert_int_equal(number_told_as(store, "They saw Solveig.", "Solveig", TRUCE_PLACE, ""), ana);
  assert_int_equal(number_told_as(store, "Ana Solveig of Norway left.", "Ana Solveig", TRUCE_PERSON, "NOR"), ana);
  assert_int_not_equal(number_told_as(store, "Ministers left.", "Ministers", TRUCE_PERSON, ""), british);
  assert_int_not_equal(number_told_as(store, "Per Solveig left.", "Per Solveig", TRUCE_PERSON, ""), ana);
  assert_int_not_equal(number_told_as(store, "It is Solveig.", "Solveig", TRUCE_PERSON, "NOR"), ana); /* one of two */
}

static void prisoners(truce_store *store, const char *text, const char *says, const char *of, truce_line_status status) {
  made m;
  made_report(&m, "Courier", "2015-04-16", text);
  size_t line = made_line(&m, TRUCE_FIGURE, status, says);
  made_word(&m, line, TRUCE_FIELD_WHAT, "prisoners");
  made_number(&m, line, TRUCE_FIELD_NUMBER, 2);
  made_words(&m, line, TRUCE_FIELD_OF, of);
  made_told(store, &m);
}

static void a_number_alone_denies_nothing(void **state) {
  truce_store *store = *state;
  prisoners(store, "The army holds two men of the village council.", "two men of the village council", "men of the village council", TRUCE_ACTUAL);
  prisoners(store, "The rebels never captured two pilots.", "never captured two pilots", "pilots", TRUCE_NEGATED);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry_link WHERE relation = 'denies'"), 0);
  prisoners(store, "The army holds no two men of the village council.", "no two men of the village council", "men of the village council", TRUCE_NEGATED);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry_link WHERE relation = 'denies'"), 1);
}

static void a_correction_survives_reading_again_with_a_new_model(void **state) {
  truce_store *store = *state;
  made m;
  truce_added added;
  truce_error error;
  stance_report(&m, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  made_add(store, &m);
  int64_t line = made_number_of(store, "SELECT id FROM line WHERE kind = 'stance'"), id = 0;
  const tr_correction wrong = {.line = line, .action = "change", .field = "position", .value = "perhaps", .who = "ana"};
  assert_int_equal(tr_correct(store, &wrong, &id, &error), TRUCE_BAD_USAGE);
  const tr_correction change = {
      .line = line, .action = "change", .field = "position", .value = "accepts_with_conditions", .who = "ana", .why = "see the last sentence"};
  assert_int_equal(tr_correct(store, &change, &id, &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE word = 'accepts_with_conditions'"), 1);
  const truce_made_by newer = {"test", "model 2", "codebook 1"};
  assert_int_equal(truce_store_add(store, &m.record, &newer, &added, &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line"), 2);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE word = 'accepts_with_conditions' AND corrected = 1"), 1);
  assert_int_equal(tr_correct_undo(store, id, "ana", &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE word = 'accepts'"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM audit"), 2);
  made_free(&m);
}

static void a_merge_can_be_undone_and_made_again(void **state) {
  truce_store *store = *state;
  made a, b;
  truce_error error;
  stance_report(&a, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  stance_report(&b, "Herald", "2016-06-25", "The FARC have accepted the June truce.", "The FARC have accepted", "accepts");
  made_add(store, &a), made_add(store, &b);
  int64_t second = made_number_of(store, "SELECT max(id) FROM line WHERE kind = 'stance'"),
          first = made_number_of(store, "SELECT min(id) FROM line WHERE kind = 'stance'");
  const tr_correction split = {.line = second, .action = "split", .who = "ana"};
  assert_int_equal(tr_correct(store, &split, NULL, &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'stance'"), 2);
  const tr_correction join = {.line = second, .action = "join", .other = first, .who = "ana"};
  assert_int_equal(tr_correct(store, &join, NULL, &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'stance'"), 1);
  made_free(&a), made_free(&b);
}

static truce_status change(truce_store *store, int64_t line, const char *field, const char *value, int64_t *id) {
  truce_error error;
  const tr_correction correction = {.line = line, .action = "change", .field = field, .value = value, .who = "ana"};
  return tr_correct(store, &correction, id, &error);
}

static void an_undone_change_leaves_the_later_one_in_force(void **state) {
  truce_store *store = *state;
  truce_error error;
  int64_t first = 0, second = 0, line = made_number_of(store, "SELECT min(id) FROM line WHERE kind = 'stance'");
  assert_int_equal(change(store, line, "position", "supports", &first), TRUCE_OK);
  assert_int_equal(change(store, line, "position", "divided", &second), TRUCE_OK);
  assert_int_equal(tr_correct_undo(store, first, "ana", &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line WHERE json_extract(data, '$.fields.position') = 'divided' AND confirmed"), 1);
  assert_int_equal(tr_correct_undo(store, second, "ana", &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line WHERE json_extract(data, '$.fields.position') = 'rejects' AND NOT confirmed"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE corrected"), 0);
}

static void an_undone_date_is_the_old_one(void **state) {
  truce_store *store = *state;
  truce_error error;
  int64_t id = 0, line = made_number_of(store, "SELECT min(id) FROM line WHERE kind = 'stance'");
  const int64_t day = made_number_of(store, "SELECT day FROM line WHERE kind = 'stance' ORDER BY id");
  assert_int_equal(change(store, line, "date", "2016-05-01", &id), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT day FROM line WHERE kind = 'stance' ORDER BY id"), day - 31);
  assert_int_equal(tr_correct_undo(store, id, "ana", &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT day FROM line WHERE kind = 'stance' ORDER BY id"), day);
  assert_int_equal(change(store, line, "place", "Atlantis", &id), TRUCE_BAD_USAGE);
}

/* Two parties of one sentence: the one that was changed is found again, not the one beside it. */
static void undoing_finds_the_line_that_was_changed(void **state) {
  truce_store *store = *state;
  truce_error error;
  made m;
  int64_t id = 0;
  made_report(&m, "Courier", "2016-06-24", "The ELN and the FARC accepted the June truce.");
  uint32_t both[] = {made_actor(&m, "ELN", TRUCE_ARMED_GROUP, "COL"), made_actor(&m, "FARC", TRUCE_ARMED_GROUP, "COL")};
  for (size_t i = 0; i < 2; i++) {
    size_t line = made_line(&m, TRUCE_STANCE, TRUCE_ACTUAL, "The ELN and the FARC accepted");
    MADE_IDS(&m, line, TRUCE_FIELD_PARTY, both[i]);
    made_word(&m, line, TRUCE_FIELD_POSITION, "accepts");
  }
  made_add(store, &m);
  int64_t second = made_number_of(store, "SELECT max(id) FROM line WHERE kind = 'stance'");
  assert_int_equal(change(store, second, "position", "divided", &id), TRUCE_OK);
  assert_int_equal(tr_correct_undo(store, id, "ana", &error), TRUCE_OK);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line WHERE json_extract(data, '$.fields.position') = 'accepts'"), 2);
  made_free(&m);
}

static truce_status decide(truce_store *store, const char *action, int64_t line, int64_t other) {
  truce_error error;
  const tr_correction correction = {.line = line, .action = action, .other = other, .who = "ana"};
  return tr_correct(store, &correction, NULL, &error);
}

static void decisions_that_change_nothing_are_refused(void **state) {
  truce_store *store = *state;
  const int64_t line = made_number_of(store, "SELECT min(id) FROM line WHERE kind = 'stance'"),
                other = made_number_of(store, "SELECT max(id) FROM line WHERE kind = 'stance'");
  assert_int_equal(decide(store, "join", line, line), TRUCE_BAD_USAGE);
  assert_int_equal(decide(store, "split", line, 0), TRUCE_BAD_USAGE);
  assert_int_equal(decide(store, "join", line, other), TRUCE_OK);
  assert_int_equal(decide(store, "join", line, other), TRUCE_BAD_USAGE);
  assert_int_equal(decide(store, "split", line, 0), TRUCE_OK);
  assert_int_equal(decide(store, "drop", line, 0), TRUCE_OK);
  assert_int_equal(decide(store, "drop", line, 0), TRUCE_BAD_USAGE);
  assert_int_equal(decide(store, "confirm", line, 0), TRUCE_BAD_USAGE);
  assert_int_equal(decide(store, "join", other, line), TRUCE_BAD_USAGE);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM correction"), 3);
}

static void what_is_no_store_is_told_apart(void **state) {
  (void)state;
  char text[] = "not a database, but long enough to be taken for one: 0123456789012345678901234567890123456789012345678901234567890123456789";
  truce_store *other = NULL;
  truce_error error;
  assert_int_equal(truce_store_open("/no/such/folder/x.db", &(truce_store_options){.must_exist = true}, &other, &error), TRUCE_NOT_FOUND);
  assert_int_equal(truce_store_open("/tmp", NULL, &other, &error), TRUCE_BAD_DATA);
  char junk[] = "/tmp/truce-junk-XXXXXX";
  int handle = mkstemp(junk);
  assert_int_equal(write(handle, text, sizeof text), sizeof text);
  close(handle);
  assert_int_equal(truce_store_open(junk, NULL, &other, &error), TRUCE_BAD_DATA);
  assert_non_null(strstr(error.message, "not a store"));
  unlink(junk);
  sqlite3 *db;
  assert_int_equal(sqlite3_open(junk, &db), SQLITE_OK);
  sqlite3_exec(db, "CREATE TABLE theirs (x)", NULL, NULL, NULL);
  sqlite3_close(db);
  assert_int_equal(truce_store_open(junk, NULL, &other, &error), TRUCE_BAD_DATA);
  unlink(junk);
}

static void a_newer_store_and_a_locked_one_are_told_apart(void **state) {
  truce_error error;
  truce_store *store = *state, *other = NULL;
  made m;
  truce_added added;
  stance_report(&m, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  assert_int_equal(tr_begin(store, &error), TRUCE_OK);
  assert_int_equal(truce_store_open(store->path, &(truce_store_options){.wait_ms = 50}, &other, &error), TRUCE_OK);
  assert_int_equal(truce_store_add(other, &m.record, &MADE_BY, &added, &error), TRUCE_LOCKED);
  tr_rollback(store);
  assert_int_equal(truce_store_add(other, &m.record, &MADE_BY, &added, &error), TRUCE_OK);
  truce_store_close(other);
  sqlite3_exec(store->db, "PRAGMA user_version = 999", NULL, NULL, NULL);
  assert_int_equal(truce_store_open(store->path, NULL, &other, &error), TRUCE_BAD_VERSION);
  made_free(&m);
}

/* On a read-only disk or in somebody else's folder: as whoever may only read. */
static void a_store_is_read_where_nothing_may_be_written(void **state) {
  truce_store *store = *state;
  char path[512], folder[512];
  snprintf(path, sizeof path, "%s", store->path);
  snprintf(folder, sizeof folder, "%s", store->path);
  *strrchr(folder, '/') = 0;
  truce_store_close(store); /* the log goes into the file */
  assert_int_equal(chmod(path, 0444), 0);
  assert_int_equal(chmod(folder, 0555), 0);
  const pid_t child = fork();
  if (!child) {
    truce_error error;
    if (getuid() == 0 && setuid(65534) != 0) _exit(3);
    if (truce_store_open(path, &(truce_store_options){.read_only = true}, &store, &error)) _exit(1);
    _exit(made_number_of(store, "SELECT count(*) FROM line") > 0 ? 0 : 2);
  }
  int result = -1;
  assert_int_equal(waitpid(child, &result, 0), child);
  assert_int_equal(result, 0);
  assert_int_equal(chmod(folder, 0755), 0);
  assert_int_equal(chmod(path, 0644), 0);
  truce_error error;
  assert_int_equal(truce_store_open(path, NULL, &store, &error), TRUCE_OK);
  *state = store;
}

static void added_counts_all_new_entries(void **state) {
  made m;
  stance_report(&m, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  const truce_added added = made_add(*state, &m);
  assert_int_equal(added.new_entry_count, made_number_of(*state, "SELECT count(*) FROM entry"));
  made_free(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ON_FRESH(reading_the_same_report_again_changes_nothing),
      ON_FRESH(two_tellings_of_one_stance_are_one_entry_with_two_sources),
      ON_FRESH(copies_of_one_story_are_one_source),
      ON_FRESH(figures_of_two_bodies_stay_apart),
      ON_FRESH(a_denial_hangs_on_what_it_denies),
      ON_FRESH(a_person_is_known_by_his_last_name),
      ON_FRESH(a_number_alone_denies_nothing),
      ON_FRESH(a_correction_survives_reading_again_with_a_new_model),
      ON_FRESH(a_merge_can_be_undone_and_made_again),
      ON_SMALL(an_undone_change_leaves_the_later_one_in_force),
      ON_SMALL(an_undone_date_is_the_old_one),
      ON_FRESH(undoing_finds_the_line_that_was_changed),
      ON_SMALL(decisions_that_change_nothing_are_refused),
      ON_SMALL(a_store_is_read_where_nothing_may_be_written),
      ON_FRESH(added_counts_all_new_entries),
      cmocka_unit_test(what_is_no_store_is_told_apart),
      ON_FRESH(a_newer_store_and_a_locked_one_are_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
