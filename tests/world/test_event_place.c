/* Where an event happened, on readings made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_reading.h"
#include "opened_world.h"
#include "world/event_place.h"

/* The place of the event that a word tells is the mention headed by another ("" = none). */
static void expect_place(const char *conllu, const char *event, const char *place, bool beside) {
  made *m = made_reading(conllu, "2016-03-02");
  truce_world_resolve(world, &m->reading, m->arena);
  uint32_t word = 0, found[4];
  while (word + 1 < m->reading.word_count && !tr_equal_string(m->reading.words[word].form, event)) word++;
  const size_t count = beside ? tr_adjunct_places(&m->reading, word, found, 4) : tr_event_places(&m->reading, word, found, 4);
  const truce_span got = count ? m->reading.words[m->reading.mentions[found[0]].head].form : TR_SPAN("");
  if (!tr_equal_string(got, place)) fail_msg("%s is in '%.*s', should be in '%s'", event, (int)got.size, got.data, place);
  made_delete(m);
}

static void the_place_beside_the_word_is_nearest(void **state) {
  (void)state;
  const char *in_town =
      "1 Rebels rebel NOUN _ Number=Plur 4 nsubj _ _\n2 from from ADP _ _ 3 case _ _\n3 Idlib Idlib PROPN _ _ 1 nmod _ NE=LOC\n4 fought fight VERB _ "
      "Tense=Past|VerbForm=Fin 0 root _ _\n5 troops troop NOUN _ Number=Plur 4 obj _ _\n"
      "6 in in ADP _ _ 7 case _ _\n7 Aleppo Aleppo PROPN _ _ 4 obl _ NE=LOC|SpaceAfter=No\n8 . . PUNCT _ _ 4 punct _ _\n";
  expect_place(in_town, "fought", "Aleppo", false);
  expect_place(in_town, "fought", "Aleppo", true);
}

static void what_is_taken_is_where_it_happened(void **state) {
  (void)state;
  const char *taken =
      "1 Rebels rebel NOUN _ Number=Plur 2 nsubj _ _\n2 captured capture VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Idlib Idlib PROPN _ _ 2 obj _ "
      "NE=LOC|SpaceAfter=No\n4 . . PUNCT _ _ 2 punct _ _\n";
  expect_place(taken, "captured", "Idlib", false);
  expect_place(taken, "captured", "", true);
}

static void the_clause_above_lends_its_place(void **state) {
  (void)state;
  expect_place(
      "1 Bombs bomb NOUN _ Number=Plur 2 nsubj _ _\n2 exploded explode VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Mosul Mosul "
      "PROPN _ _ 2 obl _ NE=LOC|SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n"
      "6 killing kill VERB _ _ 2 advcl _ _\n7 nine nine NUM _ _ 6 obj _ SpaceAfter=No\n8 . . PUNCT _ _ 2 punct _ _\n",
      "exploded", "Mosul", false);
  expect_place(
      "1 Gunmen gunman NOUN _ Number=Plur 2 nsubj _ _\n2 opened open VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 fire fire NOUN _ _ 2 obj _ _\n4 and and "
      "CCONJ _ _ 5 cc _ _\n5 killed kill VERB _ Tense=Past|VerbForm=Fin 2 conj _ _\n"
      "6 nine nine NUM _ _ 5 obj _ _\n7 in in ADP _ _ 8 case _ _\n8 Mosul Mosul PROPN _ _ 5 obl _ NE=LOC|SpaceAfter=No\n9 . . PUNCT _ _ 2 punct _ _\n",
      "opened", "Mosul", false);
}

/* "in Basra and nearby Zubair": the first of the row, and the other with it. */
static void a_row_of_places_is_taken_whole(void **state) {
  (void)state;
  made *m = made_reading(
      "1 Bombs bomb NOUN _ Number=Plur 2 nsubj _ _\n2 exploded explode VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Basra Basra "
      "PROPN _ _ 2 obl _ NE=LOC|SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n"
      "6 Mosul Mosul PROPN _ _ 4 conj _ NE=LOC\n7 and and CCONJ _ _ 9 cc _ _\n8 nearby nearby ADJ _ _ 9 amod _ _\n9 Zubair Zubair PROPN _ _ 4 conj _ "
      "NE=LOC|SpaceAfter=No\n10 . . PUNCT _ _ 2 punct _ _\n",
      "2016-03-02");
  uint32_t found[4];
  truce_world_resolve(world, &m->reading, m->arena);
  assert_int_equal(tr_event_places(&m->reading, 1, found, 4), 3);
  made_delete(m);
}

static void an_embassy_does_not_stand_where_its_state_lies(void **state) {
  (void)state;
  expect_place(
      "1 They they PRON _ _ 2 nsubj _ _\n2 marched march VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 outside outside ADP _ _ 5 case _ _\n4 the the DET _ _ "
      "5 det _ _\n5 embassy embassy NOUN _ Number=Sing 2 obl _ _\n6 of of ADP _ _ 7 case _ _\n"
      "7 France France PROPN _ _ 5 nmod _ NE=LOC|SpaceAfter=No\n8 . . PUNCT _ _ 2 punct _ _\n",
      "marched", "", false);
}

static void whoever_did_it_is_not_where(void **state) {
  (void)state;
  expect_place(
      "1 Fighters fighter NOUN _ Number=Plur 3 nsubj:pass _ _\n2 were be AUX _ _ 3 aux:pass _ _\n3 captured capture VERB _ _ 0 root _ _\n4 by by ADP _ _ 5 "
      "case _ _\n5 Israel Israel PROPN _ _ 3 obl:agent _ NE=LOC|SpaceAfter=No\n"
      "6 . . PUNCT _ _ 3 punct _ _\n",
      "captured", "", false);
}

static void the_place_that_lies_in_the_other_is_closer(void **state) {
  (void)state;
  expect_place(
      "1 Bombs bomb NOUN _ Number=Plur 2 nsubj _ _\n2 exploded explode VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 on on ADP _ _ 5 case _ _\n4 the the DET "
      "_ _ 5 det _ _\n5 corner corner NOUN _ _ 2 obl _ _\n6 near near ADP _ _ 8 case _ _\n"
      "7 Karada Karada PROPN _ _ 8 compound _ NE=LOC\n8 market market NOUN _ _ 5 nmod _ _\n9 in in ADP _ _ 11 case _ _\n10 central central ADJ _ _ 11 amod _ "
      "_\n11 Baghdad Baghdad PROPN _ _ 2 obl _ NE=LOC|SpaceAfter=No\n12 . . PUNCT _ _ 2 punct _ _\n",
      "exploded", "Karada", false);
}

static void what_is_said_is_where_it_is_said(void **state) {
  (void)state;
  const char *said =
      "1 Officials official NOUN _ Number=Plur 2 nsubj _ _\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 bombs bomb NOUN _ Number=Plur 4 nsubj _ "
      "_\n4 fell fall VERB _ Tense=Past|VerbForm=Fin 2 ccomp _ _\n5 in in ADP _ _ 6 case _ _\n6 Mosul Mosul PROPN _ _ 4 obl _ NE=LOC|SpaceAfter=No\n7 . . "
      "PUNCT _ _ 2 punct _ _\n";
  expect_place(said, "fell", "Mosul", false);
  expect_place(said, "said", "", false);
}

static void what_follows_from_a_clause_happens_there(void **state) {
  (void)state;
  const char *killing =
      "1 Bombs bomb NOUN _ Number=Plur 6 nsubj _ _\n2 in in ADP _ _ 4 case _ _\n3 the the DET _ _ 4 det _ _\n4 streets street NOUN _ Number=Plur 6 obl _ "
      "_\n5 there there ADV _ _ 6 advmod _ _\n6 exploded explode VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n"
      "7 outside outside ADP _ _ 10 case _ _\n8 a a DET _ _ 10 det _ _\n9 Mosul Mosul PROPN _ _ 10 compound _ NE=LOC\n10 market market NOUN _ _ 6 obl _ "
      "SpaceAfter=No\n11 , , PUNCT _ _ 12 punct _ _\n12 killing kill VERB _ _ 6 advcl _ _\n"
      "13 nine nine NUM _ _ 12 obj _ SpaceAfter=No\n14 . . PUNCT _ _ 6 punct _ _\n";
  expect_place(killing, "killing", "Mosul", false);
}

static void what_is_held_or_patrolled_is_where(void **state) {
  (void)state;
  expect_place(
      "1 Kosovo Kosovo PROPN _ _ 3 nsubj:pass _ NE=LOC\n2 is be AUX _ _ 3 aux:pass _ _\n3 patrolled patrol VERB _ _ 0 root _ _\n4 by by ADP _ _ 5 case _ "
      "_\n5 soldiers soldier NOUN _ Number=Plur 3 obl:agent _ SpaceAfter=No\n6 . . PUNCT _ _ 3 punct _ _\n",
      "patrolled", "Kosovo", false);
}

static void whoever_was_shot_is_no_place(void **state) {
  (void)state;
  expect_place(
      "1 Guards guard NOUN _ Number=Plur 2 nsubj _ _\n2 shot shoot VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Idlib Idlib PROPN _ _ 2 obj _ "
      "NE=LOC|SpaceAfter=No\n4 . . PUNCT _ _ 2 punct _ _\n",
      "shot", "", false);
}

static void a_state_told_with_in_is_where_however_far(void **state) {
  (void)state;
  expect_place(
      "1 Troops troops NOUN _ Number=Plur 2 nsubj _ _\n2 captured capture VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 a a DET _ _ 7 det _ _\n4 large large "
      "ADJ _ _ 7 amod _ _\n5 and and CCONJ _ _ 6 cc _ _\n6 rich rich ADJ _ _ 4 conj _ _\n"
      "7 town town NOUN _ _ 2 obj _ _\n8 of of ADP _ _ 10 case _ _\n9 the the DET _ _ 10 det _ _\n10 north north NOUN _ _ 7 nmod _ _\n11 in in ADP _ _ 12 "
      "case _ _\n12 Iraq Iraq PROPN _ _ 10 nmod _ NE=LOC|SpaceAfter=No\n13 . . PUNCT _ _ 2 punct _ _\n",
      "captured", "Iraq", false);
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
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
