/* Resolution on readings made by hand: who is meant, where, and who says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "opened_world.h"

/* The actor of the mention headed by a word (the n-th of that form), or NULL. */
static const truce_actor *actor_at(const made *m, const char *form, int nth) {
  for (size_t i = 0; i < m->reading.word_count; i++) {
    if (!tr_equal_string(m->reading.words[i].form, form) || nth-- > 0) continue;
    uint32_t mention = m->reading.words[i].mention;
    if (mention == TRUCE_NONE || m->reading.mentions[mention].actor == TRUCE_NONE) return NULL;
    return &m->reading.actors[m->reading.mentions[mention].actor];
  }
  return NULL;
}

static void expect_actor(const made *m, const char *form, int nth, const char *name) {
  const truce_actor *actor = actor_at(m, form, nth);
  if (!name && actor) fail_msg("%s is %.*s, should be nobody", form, (int)actor->name.size, actor->name.data);
  if (!name) return;
  if (!actor) fail_msg("%s is nobody, should be %s", form, name);
  if (!tr_equal_string(actor->name, name)) fail_msg("%s is %.*s, should be %s", form, (int)actor->name.size, actor->name.data, name);
}

static const truce_place *place_named(const made *m, const char *name) {
  for (size_t i = 0; i < m->reading.place_count; i++)
    if (tr_equal_string(m->reading.places[i].name, name)) return &m->reading.places[i];
  return NULL;
}

/* What one reading each shows: whom or, without a form, which place it names. */
static const struct {
  const char *behaviour, *day, *text;
  struct {
    const char *form; /* the n-th word of this form, from 0, is meant for `name`, NULL = nobody; form NULL = a place called `name` is found */
    int nth;
    const char *name;
  } expected[4]; /* ended by one with neither */
} cases[] = {
    {"an office is whoever is named beside it not its holder",
     "2019-03-01",
     "The United Nations envoy, Joram Biswaro left. The United Nations envoy in Yemen, spoke. The United Nations envoy, Ana Solveig, left.",
     {{"envoy", 0, "Joram Biswaro"}, {"envoy", 1, "Martin Griffiths"}, {"envoy", 2, "Ana Solveig"} /* no tag of a name needed */}},
    {"a name begins behind its title",
     "2031-03-01",
     "Norwegian Foreign Minister Ida Berg left.",
     {{"Ida", 0, "Ida Berg"}, {"Norwegian", 0, "Norway"}}},
    {"descriptions with a nation find state army and holder",
     "2024-06-10",
     "The Israeli government said Israeli troops would leave. The Egyptian president agreed",
     {{"government", 0, "Israel"}, {"troops", 0, "Israel Defense Forces"}, {"president", 0, "Abdel Fattah al-Sisi"}}},
    {"a leader with an \"a\" is one of many",
     "2024-06-10",
     "An Egyptian president agreed",
     {{"president", 0, "Egyptian president"}}},
    {"an acronym in brackets is the name before",
     NULL,
     "The Northern Valley Council (NVC) met. A spokesman for the NVC agreed",
     {{"NVC", 0, "Northern Valley Council"}, {"NVC", 1, "Northern Valley Council"}, {"spokesman", 0, "Northern Valley Council"}}},
    {"a bare title is the one told with it",
     NULL,
     "General Tesfa Ravn spoke. The general left.",
     {{"general", 0, "Tesfa Ravn"}}},
    {"what a pronoun owns is its owners",
     "2024-06-10",
     "Hamas said its fighters left.",
     {{"fighters", 0, "Hamas"}}},
    {"what a pronoun owns is its owners",
     "2024-06-10",
     "Emmanuel Macron said his country agreed.",
     {{"country", 0, "France"}}},
    {"who speaks does not name himself",
     NULL,
     "Tesfa left. “Ravn is tired,” he said.",
     {{"he", 0, "Tesfa"}}},
    {"who asks him is not he",
     NULL,
     "Tesfa left. Ravn had asked him to stay.",
     {{"him", 0, "Tesfa"}}},
    {"at the seat of a government is in its capital",
     "2016-11-09",
     "They met at the Kremlin.",
     {{NULL, 0, "Moscow"}}},
    {"the name of a place is taken whole",
     "2016-06-24",
     "Shells hit Deir al-Asafir, Tabqa Dam and Kafr Naya.",
     {{NULL, 0, "Deir al-Asafir"}, {NULL, 0, "Tabqa Dam"}, {NULL, 0, "Kafr Naya"}}},
    {"a hospital that something happens at is a place",
     "2016-06-24",
     "Shells fell near Cedar Hospital.",
     {{NULL, 0, "Cedar Hospital"}}},
    {"an actor named after a land or town has its place",
     "2016-06-24",
     "They met in Brussels and in Abkhazia.",
     {{NULL, 0, "Brussels"}, {NULL, 0, "Abkhazia"}}},
    {"her side is the one she speaks for",
     "2016-11-09",
     "Unity Bloc spokeswoman Teresa Arismendi left. Her side stayed.",
     {{"side", 0, "Unity Bloc"}}},
    {"capitals at the head of a dateline are a town",
     "1999-02-10",
     "RAMBOUILLET, France -",
     {{"RAMBOUILLET", 0, NULL}, {NULL, 0, "Rambouillet"}}},
};

static void each_case_is_resolved(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    made *m = resolved(cases[i].text, cases[i].day);
    print_message("  %s\n", cases[i].behaviour);
    for (size_t e = 0; e < 4 && (cases[i].expected[e].form || cases[i].expected[e].name); e++) {
      const char *form = cases[i].expected[e].form, *name = cases[i].expected[e].name;
      if (form) expect_actor(m, form, cases[i].expected[e].nth, name);
      else if (!place_named(m, name)) fail_msg("no place is called %s", name);
    }
    made_delete(m);
  }
}

static const char *const santos = "Colombian President Juan Manuel Santos met rebels in Havana. Santos thanked Havana. He left.";

static void a_surname_is_the_person_named_in_full(void **state) {
  (void)state;
  made *m = resolved(santos, "2016-06-24");
  expect_actor(m, "Santos", 0, "Juan Manuel Santos");
  expect_actor(m, "Santos", 1, "Juan Manuel Santos");
  expect_actor(m, "He", 0, "Juan Manuel Santos");
  expect_actor(m, "rebels", 0, "rebels");
  assert_string_equal(actor_at(m, "Santos", 0)->country, "COL");
  assert_true(tr_equal_string(actor_at(m, "Santos", 0)->office, "president"));
  made_delete(m);
}

static void a_capital_is_a_place_or_its_government_by_role(void **state) {
  (void)state;
  made *m = resolved(santos, "2016-06-24");
  expect_actor(m, "Havana", 0, NULL);
  expect_actor(m, "Havana", 1, "Cuba");
  assert_int_equal(m->reading.place_count, 1);
  assert_string_equal(m->reading.places[0].country, "CUB");
  made_delete(m);
}

static void a_mention_holds_title_and_nationality(void **state) {
  (void)state;
  made *m = resolved(santos, "2016-06-24");
  const truce_mention *mention = &m->reading.mentions[m->reading.words[4].mention];
  assert_int_equal(mention->first, 0);
  assert_int_equal(mention->end, 5);
  made_delete(m);
}

static void an_unknown_person_is_new_never_forced_on_a_known_one(void **state) {
  (void)state;
  made *m = resolved("Tarek Blinken slept", "2022-03-01");
  expect_actor(m, "Blinken", 0, "Tarek Blinken");
  assert_int_equal(actor_at(m, "Blinken", 0)->roster_id.size, 0);
  made_delete(m);
}

static void speech_has_speaker_cue_and_form(void **state) {
  (void)state;
  made *m = resolved("\"We will stay,\" Hamas said. Witnesses said that shots fell.", "2024-06-10");
  assert_int_equal(m->reading.quote_count, 2);
  const truce_quote *direct = &m->reading.quotes[0], *indirect = &m->reading.quotes[1];
  assert_int_equal(direct->form, TRUCE_DIRECT);
  assert_int_equal(indirect->form, TRUCE_INDIRECT);
  assert_int_equal(direct->as, TRUCE_OFFICIAL);
  assert_true(tr_equal_string(m->reading.actors[direct->speaker].name, "Hamas"));
  assert_true(tr_equal_string(tr_slice(m->report.text, direct->where), "We will stay"));
  assert_true(tr_equal_string(tr_slice(m->report.text, indirect->cue), "said"));
  made_delete(m);
}

static void a_place_no_table_knows_lies_where_the_text_says(void **state) {
  (void)state;
  made *m = resolved("Shells hit Qzarabad in Aleppo.", "2016-06-24");
  const truce_place *village = place_named(m, "Qzarabad"), *town = place_named(m, "Aleppo");
  assert_non_null(village);
  assert_non_null(town);
  assert_string_equal(village->country, "SYR");
  assert_true(tr_equal_string(village->within, "Aleppo"));
  assert_int_equal(village->geonames, 0);
  assert_true(town->within.size == 0);
  made_delete(m);
}

static void an_access_point_is_a_place_of_its_own(void **state) {
  (void)state;
  made *m = resolved("The Rafah crossing was closed", "2024-06-10");
  assert_int_equal(m->reading.place_count, 1);
  assert_true(tr_equal_string(m->reading.places[0].name, "Rafah crossing"));
  assert_int_equal(m->reading.places[0].kind, TRUCE_ACCESS_POINT);
  made_delete(m);
}

static void an_area_is_meant_in_a_row_of_areas_and_behind_its_town(void **state) {
  (void)state;
  made *row = resolved("They voted in Ohio, New York and Utah.", "2016-11-09");
  assert_non_null(place_named(row, "New York"));
  assert_null(place_named(row, "New York City"));
  made_delete(row);
  made *behind = resolved("They voted in Buffalo, New York.", "2016-11-09");
  assert_non_null(place_named(behind, "New York"));
  made_delete(behind);
}

static void a_town_that_acted_is_a_place_where_it_does_not(void **state) {
  (void)state;
  made *m = resolved("Fallujah rose. Troops died in Fallujah.", "2016-06-24");
  const truce_place *town = place_named(m, "Fallujah");
  assert_non_null(town);
  assert_string_equal(town->country, "IRQ");
  made_delete(m);
}

static void a_border_between_two_towns_is_no_dealing(void **state) {
  (void)state;
  made *m = resolved("Troops held the road between Aleppo and Idlib.", "2016-06-24");
  for (size_t i = 0; i < m->reading.actor_count; i++) assert_int_not_equal(m->reading.actors[i].kind, TRUCE_PLACE);
  made_delete(m);
}

static void a_name_means_one_place_throughout(void **state) {
  (void)state;
  made *m = resolved("They clashed in Tripoli, Lebanon. Libyan troops died in Tripoli.", "2016-06-24");
  const truce_place *town = place_named(m, "Tripoli");
  assert_non_null(town);
  assert_string_equal(town->country, "LBN");
  assert_int_equal(town->mention_count, 2);
  made_delete(m);
}

/* A group's generic name or acronym means the group of the roster only in reports on its land or one beside it. */
static void a_generic_name_needs_its_land(void **state) {
  (void)state;
  const char *in_colombia = "The ELN left Colombia.";
  const char *in_macedonia = "The National Liberation Army left Macedonia.";
  const char *in_india = "The National Front left India.";
  made *m = resolved(in_colombia, "2016-06-24");
  expect_actor(m, "ELN", 0, "ELN");
  made_delete(m);
  m = resolved(in_macedonia, "2001-03-20");
  assert_string_equal(actor_at(m, "Army", 0)->country, "MKD");
  made_delete(m);
  m = resolved(in_india, "2002-03-03");
  expect_actor(m, "Front", 0, "National Front");
  assert_string_equal(actor_at(m, "Front", 0)->country, "");
  made_delete(m);
}

/* A name that groups of two lands bear is that of the land told most. */
static void a_shared_name_is_of_the_land_told_most(void **state) {
  (void)state;
  const char *text = "Nepal's Maoist rebels left Nepal for India. Congress met.";
  made *m = resolved(text, "2004-10-16");
  expect_actor(m, "rebels", 0, "Communist Party of Nepal (Maoist)");
  expect_actor(m, "Congress", 0, "US Congress");
  made_delete(m);
  m = resolved("Congress left Colombia.", "2014-01-22");
  expect_actor(m, "Congress", 0, "Congress of Colombia");
  made_delete(m);
}

/* "His counterpart, Ana Solveig" is she, and of no land that is his. */
static void a_counterpart_is_of_another_land(void **state) {
  (void)state;
  const char *text = "Colombian President Juan Manuel Santos left. His counterpart, Ana Solveig, stayed. His Irish counterpart stayed.";
  made *m = resolved(text, "2016-06-24");
  expect_actor(m, "counterpart", 0, "Ana Solveig");
  assert_string_equal(actor_at(m, "Ana", 0)->country, "");
  assert_string_equal(actor_at(m, "counterpart", 1)->country, "IRL");
  made_delete(m);
}

/* "The Albanian delegation" of a report on Kosovo is no state's; "the Albanian president" is. */
static void a_people_abroad_speaks_for_itself(void **state) {
  (void)state;
  const char *text = "The Albanian delegation left Kosovo. The Albanian army stayed.";
  made *m = resolved(text, "1999-02-10");
  expect_actor(m, "delegation", 0, "Albanians");
  assert_string_equal(actor_at(m, "delegation", 0)->country, "");
  expect_actor(m, "Albanian", 0, "Albanians");
  expect_actor(m, "Albanian", 1, "Albania");
  made_delete(m);
}

/* Small "p.m." folds to the same letters as PM. */
static void a_time_of_day_is_nobody(void **state) {
  (void)state;
  made *m = resolved("They left at 5 p.m. with the PM.", "2016-11-09");
  expect_actor(m, "p.m.", 0, NULL);
  assert_non_null(actor_at(m, "PM", 0));
  made_delete(m);
}

static void initials_are_the_state_that_a_report_is_about(void **state) {
  (void)state;
  const char *text = "Miners left South Africa. Miners left South Africa. Miners left South Africa. Miners left South Africa. They stayed in SA.";
  made *m = resolved(text, "2016-11-09");
  const truce_place *state_named = place_named(m, "South Africa");
  assert_int_equal(m->reading.place_count, 1);
  assert_non_null(state_named);
  made_delete(m);
}

static const char *const halves = "North and South Korea met. The North left. The West stayed.";

static void halves_of_a_land_go_by_their_direction(void **state) {
  (void)state;
  made *m = resolved(halves, "2018-04-27");
  expect_actor(m, "North", 0, "North Korea");
  expect_actor(m, "Korea", 0, "South Korea");
  expect_actor(m, "North", 1, "North Korea");
  expect_actor(m, "West", 0, "the West");
  made_delete(m);
  m = resolved("The North left.", "2018-04-27");
  expect_actor(m, "North", 0, "North"); /* of which land, nobody says */
  made_delete(m);
}

static void an_empty_reading_stays_empty(void **state) {
  (void)state;
  made *m = resolved("", NULL);
  assert_int_equal(m->reading.actor_count, 0);
  made_delete(m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_case_is_resolved),
      cmocka_unit_test(a_surname_is_the_person_named_in_full), cmocka_unit_test(a_capital_is_a_place_or_its_government_by_role),
      cmocka_unit_test(a_mention_holds_title_and_nationality),
      cmocka_unit_test(an_unknown_person_is_new_never_forced_on_a_known_one),
      cmocka_unit_test(speech_has_speaker_cue_and_form),
      cmocka_unit_test(a_place_no_table_knows_lies_where_the_text_says),
      cmocka_unit_test(an_access_point_is_a_place_of_its_own),
      cmocka_unit_test(an_area_is_meant_in_a_row_of_areas_and_behind_its_town),
      cmocka_unit_test(a_town_that_acted_is_a_place_where_it_does_not),
      cmocka_unit_test(a_border_between_two_towns_is_no_dealing),
      cmocka_unit_test(a_name_means_one_place_throughout),
      cmocka_unit_test(a_time_of_day_is_nobody),
      cmocka_unit_test(initials_are_the_state_that_a_report_is_about),
      cmocka_unit_test(a_generic_name_needs_its_land),
      cmocka_unit_test(a_shared_name_is_of_the_land_told_most),
      cmocka_unit_test(a_counterpart_is_of_another_land),
      cmocka_unit_test(a_people_abroad_speaks_for_itself),
      cmocka_unit_test(halves_of_a_land_go_by_their_direction),
      cmocka_unit_test(an_empty_reading_stays_empty),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
