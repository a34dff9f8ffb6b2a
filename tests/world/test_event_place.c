/* Where an event happened, on readings made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "opened_world.h"
#include "world/event_place.h"

/* The place of the event that a word tells is the mention headed by another ("" = none). */
static void expect_place(const char *text, const char *event, const char *place, bool beside) {
  made *m = resolved(text, "2016-03-02");
  uint32_t word = 0, found[4];
  while (word + 1 < m->reading.word_count && !tr_equal_string(m->reading.words[word].form, event)) word++;
  const size_t count = beside ? tr_adjunct_places(&m->reading, word, found, 4) : tr_event_places(&m->reading, word, found, 4);
  const truce_span got = count ? m->reading.words[m->reading.mentions[found[0]].head].form : TR_SPAN("");
  if (!tr_equal_string(got, place)) fail_msg("%s is in '%.*s', should be in '%s'", event, (int)got.size, got.data, place);
  made_delete(m);
}

static void the_place_beside_the_word_is_nearest(void **state) {
  (void)state;
  const char *in_town = "Rebels from Idlib fought troops in Aleppo.";
  expect_place(in_town, "fought", "Aleppo", false);
  expect_place(in_town, "fought", "Aleppo", true);
}

static void what_is_taken_is_where_it_happened(void **state) {
  (void)state;
  const char *taken = "Rebels captured Idlib.";
  expect_place(taken, "captured", "Idlib", false);
  expect_place(taken, "captured", "", true);
}

static void the_clause_above_lends_its_place(void **state) {
  (void)state;
  expect_place("Bombs exploded in Mosul, killing nine.", "exploded", "Mosul", false);
  expect_place("Gunmen opened fire and killed nine in Mosul.", "opened", "Mosul", false);
}

/* "in Basra and nearby Zubair": the first of the row, and the other with it. */
static void a_row_of_places_is_taken_whole(void **state) {
  (void)state;
  made *m = resolved("Bombs exploded in Basra, Mosul and nearby Zubair.", "2016-03-02");
  uint32_t found[4];
  assert_int_equal(tr_event_places(&m->reading, 1, found, 4), 3);
  made_delete(m);
}

static void an_embassy_does_not_stand_where_its_state_lies(void **state) {
  (void)state;
  expect_place("They marched outside the embassy of France.", "marched", "", false);
}

static void whoever_did_it_is_not_where(void **state) {
  (void)state;
  expect_place("Fighters were captured by Israel.", "captured", "", false);
}

static void the_place_that_lies_in_the_other_is_closer(void **state) {
  (void)state;
  expect_place("Bombs exploded on the corner near Karada market in central Baghdad.", "exploded", "Karada", false);
}

static void what_is_said_is_where_it_is_said(void **state) {
  (void)state;
  const char *said = "Officials said bombs fell in Mosul.";
  expect_place(said, "fell", "Mosul", false);
  expect_place(said, "said", "", false);
}

static void what_follows_from_a_clause_happens_there(void **state) {
  (void)state;
  const char *killing = "Bombs in the streets there exploded outside a Mosul market, killing nine.";
  expect_place(killing, "killing", "Mosul", false);
}

static void what_is_held_or_patrolled_is_where(void **state) {
  (void)state;
  expect_place("Kosovo is patrolled by soldiers.", "patrolled", "Kosovo", false);
}

static void whoever_was_shot_is_no_place(void **state) {
  (void)state;
  expect_place("Guards shot Idlib.", "shot", "", false);
}

static void a_state_told_with_in_is_where_however_far(void **state) {
  (void)state;
  expect_place("Troops captured a large and rich town of the north in Iraq.", "captured", "Iraq", false);
}

static void a_state_that_tells_whose_is_not_where(void **state) {
  (void)state;
  expect_place("Troops cut the Iraq budget.", "cut", "", false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_place_beside_the_word_is_nearest),
      cmocka_unit_test(what_is_taken_is_where_it_happened),
      cmocka_unit_test(the_clause_above_lends_its_place),
      cmocka_unit_test(a_row_of_places_is_taken_whole),
      cmocka_unit_test(an_embassy_does_not_stand_where_its_state_lies),
      cmocka_unit_test(whoever_did_it_is_not_where),
      cmocka_unit_test(the_place_that_lies_in_the_other_is_closer),
      cmocka_unit_test(what_is_said_is_where_it_is_said),
      cmocka_unit_test(what_follows_from_a_clause_happens_there),
      cmocka_unit_test(what_is_held_or_patrolled_is_where),
      cmocka_unit_test(whoever_was_shot_is_no_place),
      cmocka_unit_test(a_state_told_with_in_is_where_however_far),
      cmocka_unit_test(a_state_that_tells_whose_is_not_where),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
