/* The writer is killed at random moments: what was told to be kept is there, and nothing is half there. TRUCE_CRASHES sets how often (40). */
#include "../process/made_store.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { LINES = 3 };

/* A report of its own for each number, with three lines. */
static void numbered_report(made *m, char text[256], unsigned number) {
  snprintf(text, 256, "Delegation %u arrived in the capital. Delegation %u rejected the offer. Delegation %u asked for a truce.", number, number, number);
  made_report(m, "Courier", "2015-03-02", text);
  uint32_t actor = made_actor(m, "the delegation", TRUCE_ORGANISATION, "");
  static const char *const says[LINES] = {"arrived in the capital", "rejected the offer", "asked for a truce"};
  static const char *const types[LINES] = {"CONSULT", "REJECT", "REQUEST"};
  for (int i = 0; i < LINES; i++) {
    size_t line = made_line(m, TRUCE_EVENT, TRUCE_ACTUAL, says[i]);
    made_word(m, line, TRUCE_FIELD_TYPE, types[i]);
    MADE_IDS(m, line, TRUCE_FIELD_ACTORS, actor);
  }
}

/* Adds reports for ever, telling the number of each through the pipe when it is kept. */
static void write_for_ever(const char *path, unsigned from, int tell) {
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(path, NULL, &store, &error)) _exit(9);
  for (unsigned number = from;; number++) {
    made m;
    char text[256];
    truce_added added;
    numbered_report(&m, text, number);
    if (truce_store_add(store, &m.record, &MADE_BY, &added, &error)) _exit(8);
    if (write(tell, &number, sizeof number) != sizeof number) _exit(7);
    made_free(&m);
  }
}

static void check_whole(truce_store *store, unsigned last_told) {
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
  int64_t reports = made_number_of(store, "SELECT count(*) FROM report");
  assert_true(reports >= (int64_t)last_told);
  assert_true(reports <= (int64_t)last_told + 1); /* kept, but killed before it could tell */
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line"), reports * LINES);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM line WHERE entry IS NULL"), 0);
  assert_int_equal(made_number_of(store, "SELECT coalesce(sum(lines), 0) FROM entry"), reports * LINES);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM search WHERE search MATCH 'delegation'"), reports * 3);
}

static void killing_the_writer_at_any_moment_loses_at_most_the_report_in_hand(void **state) {
  (void)state;
  char path[512];
  truce_store *store = made_store();
  const char *wanted = getenv("TRUCE_CRASHES");
  int crashes = wanted ? atoi(wanted) : 40;
  snprintf(path, sizeof path, "%s", store->path);
  truce_store_close(store);
  unsigned kept = 0;
  srand(7);
  for (int i = 0; i < crashes; i++) {
    int tell[2];
    assert_int_equal(pipe(tell), 0);
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (!writer) {
      close(tell[0]);
      write_for_ever(path, kept + 1, tell[1]);
    }
    close(tell[1]);
    struct timespec moment = {0, 2000000 + rand() % 60000000};
    nanosleep(&moment, NULL);
    kill(writer, SIGKILL);
    int status;
    waitpid(writer, &status, 0);
    assert_true(WIFSIGNALED(status));
    unsigned number, told = kept;
    while (read(tell[0], &number, sizeof number) == sizeof number) told = number;
    close(tell[0]);
    truce_error error;
    assert_int_equal(truce_store_open(path, NULL, &store, &error), TRUCE_OK);
    check_whole(store, told);
    kept = (unsigned)made_number_of(store, "SELECT count(*) FROM report");
    if (i + 1 < crashes) truce_store_close(store);
  }
  print_message("%d kills, %u reports kept whole\n", crashes, kept);
  made_store_remove(store);
}

static void a_full_disk_is_told_and_what_was_kept_stays(void **state) {
  (void)state;
  char text[256];
  truce_store *store = made_store();
  truce_error error = {0};
  truce_added added;
  truce_status status = TRUCE_OK;
  sqlite3_exec(store->db, "PRAGMA max_page_count = 120", NULL, NULL, NULL);
  unsigned number = 0;
  while (!status && number < 10000) {
    made m;
    numbered_report(&m, text, ++number);
    status = truce_store_add(store, &m.record, &MADE_BY, &added, &error);
    made_free(&m);
  }
  assert_int_equal(status, TRUCE_NO_SPACE);
  assert_non_null(strstr(error.message, "full"));
  check_whole(store, number - 1);
  made_store_remove(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(killing_the_writer_at_any_moment_loses_at_most_the_report_in_hand),
      cmocka_unit_test(a_full_disk_is_told_and_what_was_kept_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
