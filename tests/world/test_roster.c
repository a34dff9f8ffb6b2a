/* Roster: folding of names, who is who on a day, a user's own roster, faults told with file and line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "../made_file.h"
#include "base/dates.h"
#include "base/text.h"
#include "truce/world.h"
#include "world/fold.h"

#include "opened_world.h"

static void folding_drops_case_accents_and_marks(void **state) {
  (void)state;
  static const struct {
    const char *name, *folded;
  } cases[] = {{"C\xC3\xB4te d'Ivoire", "cote divoire"},
               {"al-Assad", "al assad"},
               {"U.N.", "un"},
               {"\xC4\xB0stanbul", "istanbul"},
               {"  Two   words ", "two words"},
               {"A\xE2\x80\x93"
                "B",
                "a b"},
               {"", ""},
               {"...", ""},
               {"\xFF", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[TR_FOLD_LIMIT];
    size_t size = tr_fold(tr_span(cases[i].name), out);
    assert_int_equal(size, strlen(cases[i].folded));
    assert_memory_equal(out, cases[i].folded, size);
  }
}

static void a_long_name_is_cut_not_overrun(void **state) {
  (void)state;
  char text[1000], out[TR_FOLD_LIMIT];
  memset(text, 'x', sizeof text);
  assert_int_equal(tr_fold((truce_span){text, sizeof text}, out), TR_FOLD_LIMIT);
  for (size_t i = 0; i + 1 < sizeof text; i += 2) memcpy(text + i, "\xCE\xB1", 2); /* alpha */
  assert_true(tr_fold((truce_span){text, sizeof text}, out) <= TR_FOLD_LIMIT);
}

static void expect_who(const char *name, const char *day, const char *expected) {
  truce_who who;
  truce_day on = {TRUCE_NO_DAY};
  if (day) tr_day_parse(tr_span(day), &on);
  bool known = truce_world_who(world, tr_span(name), on, &who);
  if (!expected) {
    assert_false(known);
    return;
  }
  if (!known) fail_msg("nobody known as %s", name);
  if (!tr_equal_string(who.name, expected)) fail_msg("%s is %.*s, not %s", name, (int)who.name.size, who.name.data, expected);
}

static void an_office_gives_its_holder_that_day(void **state) {
  (void)state;
  expect_who("the Egyptian president", "2024-06-10", "Abdel Fattah al-Sisi");
  expect_who("the Egyptian president", "2012-12-01", "Mohamed Morsi");
  expect_who("Egypt's president", "2010-01-01", "Hosni Mubarak");
  expect_who("president of Colombia", "2016-09-26", "Juan Manuel Santos");
  expect_who("US Secretary of State", "2015-07-01", "John Kerry");
  expect_who("UN secretary-general", "2016-12-31", "Ban Ki-moon");
  expect_who("UN secretary-general", "2017-01-01", "Antonio Guterres");
}

static void an_office_without_a_day_has_no_holder(void **state) {
  (void)state;
  expect_who("the Egyptian president", NULL, NULL);
}

static void an_unknown_name_is_nobody(void **state) {
  (void)state;
  expect_who("Nobody Knowsky", "2024-06-10", NULL);
}

static void names_seats_and_acronyms_lead_to_the_actor(void **state) {
  (void)state;
  expect_who("the Kremlin", "2022-01-01", "Russia");
  expect_who("HAMAS", "2022-01-01", "Hamas");
  expect_who("Revolutionary Armed Forces of Colombia", "2014-01-01", "FARC");
  expect_who("Timochenko", "2014-01-01", "Timoleon Jimenez");
  expect_who("Blinken", "2022-01-01", "Antony Blinken");
  expect_who("Blinken", "1990-01-01", NULL);
}

static void a_users_roster_overrides_and_extends(void **state) {
  (void)state;
  char path[64];
  made_file(path, "actor\tcedar-brigades\tCedar Brigades\tarmed_group\tLBN\tREB\tthe Brigades|CB\nactor\tmy-front\tFARC\tparty\tCOL\tPTY\n"
                     "actor\tana-example\tAna Example\tperson\tEGY\tGOV\nterm\tana-example\tpresident\tegypt\t2030-01-01\t2031-01-01\tmy notes\n");
  const char *own[] = {path};
  truce_world *extended = NULL;
  truce_error error;
  const truce_world_options options = {.data_folder = "data", .rosters = own, .roster_count = 1};
  assert_int_equal(truce_world_open(&options, &extended, &error), TRUCE_OK);
  truce_who who;
  assert_true(truce_world_who(extended, TR_SPAN("the Brigades"), (truce_day){20000}, &who));
  assert_true(tr_equal_string(who.name, "Cedar Brigades"));
  assert_true(truce_world_who(extended, TR_SPAN("FARC"), tr_day_of(2014, 1, 1), &who));
  assert_int_equal(who.kind, TRUCE_PARTY);
  assert_true(truce_world_who(extended, TR_SPAN("Egyptian president"), tr_day_of(2030, 6, 1), &who));
  assert_true(tr_equal_string(who.name, "Ana Example"));
  assert_true(tr_equal_string(who.source, "my notes"));
  truce_world_close(extended);
  unlink(path);
}

static void faults_name_file_and_line(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t line;
  } cases[] = {{"# fine\nactor\tx\tX\tno-such-kind\n", 2},         {"actor\tx\tX\tparty\tTOOLONG\n", 1},       {"nonsense\tx\n", 1},
               {"source\ts\n\nterm\tnobody\tking\tegypt\n", 3},     {"actor\tx\tX\tparty\tEGY\t\t\t20x4\n", 1}, {"term\thamas\tking\tno-such-state\n", 1},
               {"state\tx\tX\n", 1},                                {"agent\tfoo\tbar\tperson\tGOV\tnamed\t\n", 1}, {"actor\tx\tX\tparty\n\xFF\xFE\n", 2},
               {"term\thamas\tleader\thamas\t2024-02-30\t\n", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char path[64];
    made_file(path, cases[i].text);
    const char *own[] = {path};
    truce_world *faulty = NULL;
    truce_error error = {0};
    const truce_world_options options = {.data_folder = "data", .rosters = own, .roster_count = 1};
    assert_int_equal(truce_world_open(&options, &faulty, &error), TRUCE_BAD_DATA);
    assert_string_equal(error.file, path);
    assert_int_equal(error.offset, cases[i].line);
    assert_null(faulty);
    unlink(path);
  }
}

static void a_missing_roster_file_is_told(void **state) {
  (void)state;
  const char *own[] = {"/nonexistent/roster.tsv"};
  truce_world *faulty = NULL;
  truce_error error = {0};
  const truce_world_options options = {.data_folder = "data", .rosters = own, .roster_count = 1};
  assert_int_equal(truce_world_open(&options, &faulty, &error), TRUCE_NOT_FOUND);
  assert_string_equal(error.file, own[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folding_drops_case_accents_and_marks),
      cmocka_unit_test(a_long_name_is_cut_not_overrun),
      cmocka_unit_test(an_office_gives_its_holder_that_day),
      cmocka_unit_test(an_office_without_a_day_has_no_holder),
      cmocka_unit_test(an_unknown_name_is_nobody),
      cmocka_unit_test(names_seats_and_acronyms_lead_to_the_actor),
      cmocka_unit_test(a_users_roster_overrides_and_extends),
      cmocka_unit_test(faults_name_file_and_line),
      cmocka_unit_test(a_missing_roster_file_is_told),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
