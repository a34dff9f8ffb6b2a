/* Forgetting reports: what they alone told goes, what others tell stays and is counted anew, nothing comes back unasked, no word of theirs is left. */
#include "../process/made_store.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "process/corrections.h"
#include "process/forgetting.h"
#include "store/record.h"

static tr_forgotten forgotten_with(truce_store *store, const int64_t *reports, size_t count, bool look) {
  tr_forgotten each[8];
  truce_error error;
  const tr_forgetting what = {reports, count, "ana", "taken back", look};
  assert_int_equal(tr_forget(store, &what, each, &error), TRUCE_OK);
  return each[0];
}

static tr_forgotten forget_report(truce_store *store, const made *m) {
  const int64_t report = tr_store_report(store, m->report.id);
  assert_true(report > 0);
  return forgotten_with(store, &report, 1, false);
}

static void stance(made *m, const char *source, const char *day, const char *text, const char *says, const char *position) {
  made_stance(m, source, day, text, "FARC", "the June truce", says, position);
}

static void check_sound(truce_store *store) {
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) - (SELECT count FROM tally WHERE what = 'line') FROM line"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) - (SELECT count FROM tally WHERE what = 'entry') FROM entry"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE line NOT IN (SELECT id FROM line)"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry e WHERE lines != (SELECT count(*) FROM line WHERE entry = e.id AND NOT dropped)"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM report WHERE copy_of NOT IN (SELECT key FROM report)"), 0);
}

static void what_others_tell_stays_and_is_counted_anew(void **state) {
  truce_store *store = *state;
  made a, b, c;
  stance(&a, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  stance(&b, "Herald", "2016-06-25", "Guerrillas of the FARC have accepted the June truce.", "the FARC have accepted", "accepts");
  stance(&c, "Herald", "2016-06-26", "The FARC rejected the June truce.", "The FARC rejected", "rejects");
  made_add(store, &a), made_add(store, &b), made_add(store, &c);
  const tr_forgotten first = forget_report(store, &a);
  assert_int_equal(first.lines, 2);
  assert_int_equal(first.entries, 0);
  assert_int_equal(first.kept, 2);
  assert_int_equal(made_number_of(store, "SELECT sources FROM entry WHERE kind = 'stance' AND word = 'accepts'"), 1);
  assert_int_equal(made_number_of(store, "SELECT first_seen FROM entry WHERE word = 'accepts'"), b.report.published.days);
  assert_int_equal(forget_report(store, &c).entries, 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'stance'"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM search WHERE search MATCH 'rejected'"), 0);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM audit WHERE action = 'forget' AND who = 'ana' AND detail LIKE '%taken back%'"), 2);
  check_sound(store);
  made_free(&a), made_free(&b), made_free(&c);
}

static void a_look_changes_nothing(void **state) {
  truce_store *store = *state;
  const uint64_t version = truce_store_version(store);
  const int64_t entries = made_number_of(store, "SELECT count(*) FROM entry"), reports[] = {1, 2};
  assert_int_equal(forgotten_with(store, reports, 2, true).lines, 2);
  assert_int_equal(truce_store_version(store), version);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry"), entries);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM forgotten"), 0);
  check_sound(store);
}

static void one_that_is_not_there_keeps_all(void **state) {
  truce_store *store = *state;
  tr_forgotten each[2];
  truce_error error;
  const int64_t reports[] = {1, 99};
  assert_int_equal(tr_forget(store, &(tr_forgetting){reports, 2, "ana", NULL, false}, each, &error), TRUCE_NOT_FOUND);
  assert_int_equal(tr_forget(store, &(tr_forgetting){reports, 1, "ana", "\xff", false}, each, &error), TRUCE_BAD_USAGE);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM report WHERE id = 1"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM audit"), 0);
}

static void it_comes_in_again_only_when_asked_and_is_corrected_as_before(void **state) {
  truce_store *store = *state;
  made m;
  truce_error error;
  stance(&m, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  made_add(store, &m);
  const tr_correction change = {.line = made_number_of(store, "SELECT id FROM line WHERE kind = 'stance'"),
                                .action = "change", .field = "position", .value = "divided", .who = "ana"};
  assert_int_equal(tr_correct(store, &change, NULL, &error), TRUCE_OK);
  assert_int_equal(forget_report(store, &m).corrections, 1);
  assert_true(truce_store_forgot(store, m.report.id));
  assert_true(made_add(store, &m).forgotten);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM report"), 0);
  json_t *list = tr_corrections_list(store, 0, 0, 10);
  assert_int_equal(json_integer_value(made_at(list, "0/line")), 0);
  json_decref(list);
  assert_int_equal(truce_store_remember(store, m.report.id, "ana", &error), TRUCE_OK);
  assert_int_equal(truce_store_remember(store, m.report.id, "ana", &error), TRUCE_NOT_FOUND);
  assert_false(made_add(store, &m).forgotten);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE word = 'divided' AND corrected"), 1);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM audit"), 3);
  made_free(&m);
}

static void a_mark_of_correction_goes_with_the_line_corrected(void **state) {
  truce_store *store = *state;
  made a, b;
  truce_error error;
  stance(&a, "Courier", "2016-06-24", "The FARC accepted the June truce.", "The FARC accepted", "accepts");
  stance(&b, "Herald", "2016-06-25", "The FARC have accepted the June truce.", "The FARC have accepted", "accepts");
  made_add(store, &a), made_add(store, &b);
  const tr_correction confirm = {.line = made_number_of(store, "SELECT min(id) FROM line WHERE kind = 'stance'"), .action = "confirm", .who = "ana"};
  assert_int_equal(tr_correct(store, &confirm, NULL, &error), TRUCE_OK);
  forget_report(store, &a);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE corrected"), 0);
  assert_true(made_number_of(store, "SELECT sure < 1 FROM entry WHERE kind = 'stance'") == 1);
  made_free(&a), made_free(&b);
}

static void the_earliest_copy_stands_for_what_it_copied(void **state) {
  truce_store *store = *state;
  static const char *const texts[] = {"The FARC accepted the June truce.", "The FARC accepted the June truce. Third.",
                                      "The FARC accepted the June truce. Second."},
                           *const days[] = {"2016-06-24", "2016-06-26", "2016-06-25"};
  made m[3];
  for (int i = 0; i < 3; i++) {
    stance(&m[i], i ? "Herald" : "Courier", days[i], texts[i], "The FARC accepted", "accepts");
    if (i) m[i].report.copy_of = m[0].report.id;
    made_add(store, &m[i]);
  }
  assert_int_equal(forget_report(store, &m[0]).copies, 2);
  assert_int_equal(made_number_of(store, "SELECT published FROM report WHERE copy_of IS NULL"), m[2].report.published.days);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM report WHERE copy_of IS NOT NULL"), 1);
  assert_int_equal(made_number_of(store, "SELECT sources FROM entry WHERE kind = 'stance'"), 1);
  check_sound(store);
  for (int i = 0; i < 3; i++) made_free(&m[i]);
}

static void event_added(truce_store *store, made *m, const char *text, const char *says, truce_line_status status) {
  made_report(m, "Courier", "2015-04-16", text);
  const size_t line = made_event(m, says, "ASSAULT", made_actor(m, "the rebels", TRUCE_ARMED_GROUP, "COL"));
  m->lines[line].status = status;
  made_add(store, m);
}

static void what_nobody_denies_any_more_is_not_denied(void **state) {
  truce_store *store = *state;
  made told, denied;
  event_added(store, &told, "The rebels attacked the camp.", "attacked the camp", TRUCE_ACTUAL);
  event_added(store, &denied, "The rebels did not attack the camp.", "did not attack the camp", TRUCE_NEGATED);
  assert_int_equal(made_number_of(store, "SELECT denied FROM entry WHERE status = 'actual'"), 1);
  forget_report(store, &denied);
  assert_int_equal(made_number_of(store, "SELECT denied FROM entry WHERE status = 'actual'"), 0);
  made_free(&told), made_free(&denied);
}

/* A report that speaks of a truce without putting it forward. */
static void spoken_of(truce_store *store, made *m, const char *day, const char *text, const char *words) {
  made_report(m, "Courier", day, text);
  const size_t line = made_line(m, TRUCE_STANCE, TRUCE_ACTUAL, text);
  MADE_IDS(m, line, TRUCE_FIELD_PARTY, made_actor(m, "FARC", TRUCE_ARMED_GROUP, "COL"));
  made_words(m, line, TRUCE_FIELD_ABOUT, words);
  made_word(m, line, TRUCE_FIELD_POSITION, "accepts");
  made_add(store, m);
}

static void a_proposal_goes_by_the_words_of_those_who_still_speak_of_it(void **state) {
  truce_store *store = *state;
  made first, second;
  spoken_of(store, &first, "2016-06-01", "The FARC accepted the bitter June truce", "the bitter June truce");
  spoken_of(store, &second, "2016-06-20", "The FARC have accepted the June truce again", "the June truce");
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'proposal' AND json_extract(fields, '$.name') LIKE '%bitter%'"), 1);
  forget_report(store, &first);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'proposal' AND json_extract(fields, '$.name') = 'the June truce'"), 1);
  assert_int_equal(made_number_of(store, "SELECT first_seen FROM entry WHERE kind = 'proposal'"), second.report.published.days);
  check_sound(store);
  forget_report(store, &second);
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM entry"), 0);
  made_free(&first), made_free(&second);
}

/* Reads the file itself. */
static bool stands_in_file(const char *path, const char *words) {
  tr_file file;
  if (tr_file_map(path, 1 << 28, &file, &(truce_error){0})) return false;
  const bool found = tr_find(file.content, tr_span(words), 0) != SIZE_MAX;
  tr_file_unmap(&file);
  return found;
}

static void no_word_of_it_is_left_in_the_file(void **state) {
  truce_store *store = *state;
  static const char *const ends[] = {"", "-wal"};
  made m;
  char path[600];
  made_report(&m, "Courier", "2016-06-24", "Zebulon Quagmire accepted the quixotic truce.");
  made_event(&m, "accepted the quixotic truce", "AGREE", made_actor(&m, "Zebulon Quagmire", TRUCE_PERSON, "COL"));
  made_add(store, &m);
  forget_report(store, &m);
  for (int i = 0; i < 2; i++) {
    snprintf(path, sizeof path, "%s%s", store->path, ends[i]);
    assert_false(stands_in_file(path, "Quagmire"));
    assert_false(stands_in_file(path, "quixotic"));
  }
  assert_int_equal(made_number_of(store, "SELECT count(*) FROM actor WHERE name LIKE 'Zebulon%'"), 0);
  made_free(&m);
}

/* ---- killed while at it ---- */

enum { REPORTS = 60, LINES = 2 };

static void forget_for_ever(const char *path) {
  truce_store *store = NULL;
  truce_error error;
  tr_forgotten gone;
  if (truce_store_open(path, NULL, &store, &error)) _exit(9);
  for (int64_t report; (report = made_number_of(store, "SELECT min(id) FROM report")) > 0;)
    if (tr_forget(store, &(tr_forgetting){&report, 1, "ana", NULL, false}, &gone, &error)) _exit(8);
  _exit(0);
}

static void killed_while_forgetting_a_report_is_whole_or_gone(void **state) {
  truce_store *store = *state;
  char path[512], texts[REPORTS][80];
  snprintf(path, sizeof path, "%s", store->path);
  for (int i = 0; i < REPORTS; i++) {
    made m;
    snprintf(texts[i], sizeof texts[i], "The FARC accepted the June truce for the %dth time.", i + 5);
    stance(&m, "Courier", "2016-06-24", texts[i], "The FARC accepted", "accepts");
    made_told(store, &m);
  }
  srand(3);
  for (bool left = true; left;) {
    truce_store_close(store);
    const pid_t writer = fork();
    if (!writer) forget_for_ever(path);
    nanosleep(&(struct timespec){0, 5000000 + rand() % 40000000}, NULL);
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    truce_error error;
    assert_int_equal(truce_store_open(path, NULL, &store, &error), TRUCE_OK);
    const int64_t reports = made_number_of(store, "SELECT count(*) FROM report");
    assert_int_equal(made_number_of(store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
    assert_int_equal(made_number_of(store, "SELECT count(*) FROM forgotten"), REPORTS - reports);
    assert_int_equal(made_number_of(store, "SELECT count(*) FROM audit"), REPORTS - reports);
    assert_int_equal(made_number_of(store, "SELECT count(*) FROM line"), reports * LINES);
    check_sound(store);
    left = reports > 0;
  }
  *state = store;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ON_FRESH(what_others_tell_stays_and_is_counted_anew),
      ON_SMALL(a_look_changes_nothing),
      ON_SMALL(one_that_is_not_there_keeps_all),
      ON_FRESH(it_comes_in_again_only_when_asked_and_is_corrected_as_before),
      ON_FRESH(a_mark_of_correction_goes_with_the_line_corrected),
      ON_FRESH(the_earliest_copy_stands_for_what_it_copied),
      ON_FRESH(what_nobody_denies_any_more_is_not_denied),
      ON_FRESH(a_proposal_goes_by_the_words_of_those_who_still_speak_of_it),
      ON_FRESH(no_word_of_it_is_left_in_the_file),
      ON_FRESH(killed_while_forgetting_a_report_is_whole_or_gone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
