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
     "1 The the DET _ _ 4 det _ _\n2 United United PROPN _ _ 4 compound _ NE=ORG\n3 Nations Nations PROPN _ _ 4 compound _ NE=ORG\n4 envoy envoy NOUN _ "
     "Number=Sing 8 nsubj _ SpaceAfter=No\n"
     "5 , , PUNCT _ _ 6 punct _ _\n6 Joram Joram PROPN _ _ 4 appos _ NE=PER\n7 Biswaro Biswaro PROPN _ _ 6 flat _ NE=PER|SpaceAfter=No\n8 left leave VERB _ "
     "Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n"
     "9 . . PUNCT _ _ 8 punct _ _\n\n"
     "1 The the DET _ _ 4 det _ _\n2 United United PROPN _ _ 4 compound _ NE=ORG\n3 Nations Nations PROPN _ _ 4 compound _ NE=ORG\n4 envoy envoy NOUN _ "
     "Number=Sing 8 nsubj _ _\n"
     "5 in in ADP _ _ 6 case _ _\n6 Yemen Yemen PROPN _ _ 4 nmod _ NE=LOC|SpaceAfter=No\n7 , , PUNCT _ _ 4 punct _ _\n8 spoke speak VERB _ "
     "Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n9 . . PUNCT _ _ 8 punct _ _\n\n"
     "1 The the DET _ _ 4 det _ _\n2 United United PROPN _ _ 4 compound _ NE=ORG\n3 Nations Nations PROPN _ _ 4 compound _ NE=ORG\n4 envoy envoy NOUN _ "
     "Number=Sing 9 nsubj _ SpaceAfter=No\n"
     "5 , , PUNCT _ _ 6 punct _ _\n6 Ana Ana PROPN _ _ 4 appos _ _\n7 Solveig Solveig PROPN _ _ 6 flat _ SpaceAfter=No\n8 , , PUNCT _ _ 4 punct _ _\n9 left "
     "leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n"
     "10 . . PUNCT _ _ 9 punct _ _\n",
     {{"envoy", 0, "Joram Biswaro"}, {"envoy", 1, "Martin Griffiths"}, {"envoy", 2, "Ana Solveig"} /* no tag of a name needed */}},
    {"a name begins behind its title",
     "2031-03-01",
     "1 Norwegian Norwegian ADJ _ _ 3 amod _ NE=PER\n2 Foreign Foreign ADJ _ _ 3 amod _ NE=PER\n3 Minister Minister PROPN _ _ 4 nmod:desc _ NE=PER\n4 Ida "
     "Ida PROPN _ _ 6 nsubj _ NE=PER\n"
     "5 Berg Berg PROPN _ _ 4 flat _ NE=PER\n6 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n7 . . PUNCT _ _ 6 punct _ _\n",
     {{"Ida", 0, "Ida Berg"}, {"Norwegian", 0, "Norway"}}},
    {"descriptions with a nation find state army and holder",
     "2024-06-10",
     "1 The the DET _ _ 3 det _ _\n2 Israeli israeli ADJ _ _ 3 amod _ _\n3 government government NOUN _ Number=Sing 4 nsubj _ _\n4 said say VERB _ "
     "Tense=Past|VerbForm=Fin 0 root _ _\n5 Israeli israeli ADJ _ _ 6 amod _ _\n"
     "6 troops troops NOUN _ Number=Plur 8 nsubj _ _\n7 would would AUX _ _ 8 aux _ _\n8 leave leave VERB _ VerbForm=Inf 4 ccomp _ SpaceAfter=No\n9 . . "
     "PUNCT _ _ 4 punct _ _\n\n"
     "1 The the DET _ _ 3 det _ _\n2 Egyptian egyptian ADJ _ _ 3 amod _ _\n3 president president NOUN _ Number=Sing 4 nsubj _ _\n4 agreed agree VERB _ "
     "Tense=Past|VerbForm=Fin 0 root _ _\n",
     {{"government", 0, "Israel"}, {"troops", 0, "Israel Defense Forces"}, {"president", 0, "Abdel Fattah al-Sisi"}}},
    {"an acronym in brackets is the name before",
     NULL,
     "1 The the DET _ _ 4 det _ _\n2 Northern northern ADJ _ _ 4 amod _ NE=ORG\n3 Valley valley PROPN _ _ 4 compound _ NE=ORG\n4 Council council PROPN _ _ 8 "
     "nsubj _ NE=ORG\n5 ( ( PUNCT _ _ 6 punct _ SpaceAfter=No\n6 NVC NVC PROPN _ _ 4 appos _ NE=ORG|SpaceAfter=No\n"
     "7 ) ) PUNCT _ _ 6 punct _ _\n8 met meet VERB _ Tense=Past 0 root _ SpaceAfter=No\n9 . . PUNCT _ _ 8 punct _ _\n\n1 A a DET _ _ 2 det _ _\n2 spokesman "
     "spokesman NOUN _ Number=Sing 6 nsubj _ _\n3 for for ADP _ _ 5 case _ _\n4 the the DET _ _ 5 det _ _\n"
     "5 NVC NVC PROPN _ _ 2 nmod _ NE=ORG\n6 agreed agree VERB _ Tense=Past 0 root _ _\n",
     {{"NVC", 0, "Northern Valley Council"}, {"NVC", 1, "Northern Valley Council"}, {"spokesman", 0, "Northern Valley Council"}}},
    {"a bare title is the one told with it",
     NULL,
     "1 General General PROPN _ _ 2 nmod:desc _ _\n2 Tesfa Tesfa PROPN _ _ 4 nsubj _ NE=PER\n3 Ravn Ravn PROPN _ _ 2 flat _ NE=PER\n4 spoke speak VERB _ "
     "Tense=Past 0 root _ SpaceAfter=No\n5 . . PUNCT _ _ 4 punct _ _\n\n"
     "1 The the DET _ _ 2 det _ _\n2 general general NOUN _ Number=Sing 3 nsubj _ _\n3 left leave VERB _ Tense=Past 0 root _ SpaceAfter=No\n4 . . PUNCT _ _ "
     "3 punct _ _\n",
     {{"general", 0, "Tesfa Ravn"}}},
    {"what a pronoun owns is its owners",
     "2024-06-10",
     "1 Hamas Hamas PROPN _ _ 2 nsubj _ NE=ORG\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 its its PRON _ _ 4 nmod:poss _ _\n4 fighters fighter "
     "NOUN _ Number=Plur 5 nsubj _ _\n5 left leave VERB _ Tense=Past 2 ccomp _ SpaceAfter=No\n6 . . PUNCT _ _ 2 punct _ _\n",
     {{"fighters", 0, "Hamas"}}},
    {"what a pronoun owns is its owners",
     "2024-06-10",
     "1 Emmanuel Emmanuel PROPN _ _ 3 nsubj _ NE=PER\n2 Macron Macron PROPN _ _ 1 flat _ NE=PER\n3 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n4 his "
     "his PRON _ _ 5 nmod:poss _ _\n5 country country NOUN _ Number=Sing 6 nsubj _ _\n6 agreed agree VERB _ Tense=Past 3 ccomp _ SpaceAfter=No\n7 . . PUNCT "
     "_ _ 3 punct _ _\n",
     {{"country", 0, "France"}}},
    {"who speaks does not name himself",
     NULL,
     "1 Tesfa Tesfa PROPN _ _ 2 nsubj _ NE=PER\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n\n"
     "1 “ “ PUNCT _ _ 4 punct _ SpaceAfter=No\n2 Ravn Ravn PROPN _ _ 4 nsubj _ NE=PER\n3 is be AUX _ _ 4 cop _ _\n4 tired tired ADJ _ _ 8 ccomp _ "
     "SpaceAfter=No\n5 , , PUNCT _ _ 4 punct _ SpaceAfter=No\n6 ” ” PUNCT _ _ 4 punct _ _\n"
     "7 he he PRON _ _ 8 nsubj _ _\n8 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n9 . . PUNCT _ _ 8 punct _ _\n",
     {{"he", 0, "Tesfa"}}},
    {"who asks him is not he",
     NULL,
     "1 Tesfa Tesfa PROPN _ _ 2 nsubj _ NE=PER\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n\n"
     "1 Ravn Ravn PROPN _ _ 3 nsubj _ NE=PER\n2 had have AUX _ Tense=Past 3 aux _ _\n3 asked ask VERB _ Tense=Past 0 root _ _\n4 him he PRON _ _ 3 obj _ "
     "_\n5 to to PART _ _ 6 mark _ _\n6 stay stay VERB _ VerbForm=Inf 3 xcomp _ SpaceAfter=No\n7 . . PUNCT _ _ 3 punct _ _\n",
     {{"him", 0, "Tesfa"}}},
    {"at the seat of a government is in its capital",
     "2016-11-09",
     "1 They they PRON _ _ 2 nsubj _ _\n2 met meet VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 at at ADP _ _ 5 case _ _\n4 the the DET _ _ 5 det _ _\n5 "
     "Kremlin Kremlin PROPN _ _ 2 obl _ NE=ORG|SpaceAfter=No\n6 . . PUNCT _ _ 2 punct _ _\n",
     {{NULL, 0, "Moscow"}}},
    {"the name of a place is taken whole",
     "2016-06-24",
     "1 Shells shell NOUN _ Number=Plur 2 nsubj _ _\n2 hit hit VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Deir Deir PROPN _ _ 2 obj _ NE=LOC\n4 al al "
     "PROPN _ _ 3 flat _ SpaceAfter=No\n5 - - PUNCT _ _ 6 punct _ SpaceAfter=No\n"
     "6 Asafir Asafir PROPN _ _ 3 flat _ NE=LOC|SpaceAfter=No\n7 , , PUNCT _ _ 9 punct _ _\n8 Tabqa Tabqa PROPN _ _ 9 compound _ NE=LOC\n9 Dam Dam PROPN _ _ "
     "3 conj _ _\n10 and and CCONJ _ _ 11 cc _ _\n"
     "11 Kafr Kafr PROPN _ _ 3 conj _ NE=PER\n12 Naya Naya PROPN _ _ 11 flat _ NE=PER|SpaceAfter=No\n13 . . PUNCT _ _ 2 punct _ _\n",
     {{NULL, 0, "Deir al-Asafir"}, {NULL, 0, "Tabqa Dam"}, {NULL, 0, "Kafr Naya"}}},
    {"a hospital that something happens at is a place",
     "2016-06-24",
     "1 Shells shell NOUN _ Number=Plur 2 nsubj _ _\n2 fell fall VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 near near ADP _ _ 5 case _ _\n4 Cedar Cedar "
     "PROPN _ _ 5 compound _ NE=ORG\n5 Hospital Hospital PROPN _ _ 2 obl _ NE=ORG|SpaceAfter=No\n6 . . PUNCT _ _ 2 punct _ _\n",
     {{NULL, 0, "Cedar Hospital"}}},
    {"an actor named after a land or town has its place",
     "2016-06-24",
     "1 They they PRON _ _ 2 nsubj _ _\n2 met meet VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Brussels Brussels PROPN _ _ 2 "
     "obl _ NE=LOC\n5 and and CCONJ _ _ 7 cc _ _\n6 in in ADP _ _ 7 case _ _\n"
     "7 Abkhazia Abkhazia PROPN _ _ 4 conj _ NE=LOC|SpaceAfter=No\n8 . . PUNCT _ _ 2 punct _ _\n",
     {{NULL, 0, "Brussels"}, {NULL, 0, "Abkhazia"}}},
    {"her side is the one she speaks for",
     "2016-11-09",
     "1 Unity Unity PROPN _ _ 2 compound _ NE=ORG\n2 Bloc Bloc PROPN _ _ 3 compound _ NE=ORG\n3 spokeswoman spokeswoman NOUN _ Number=Sing 4 nmod:desc _ "
     "_\n4 Teresa Teresa PROPN _ _ 6 nsubj _ NE=PER\n5 Arismendi Arismendi PROPN _ _ 4 flat _ NE=PER\n"
     "6 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n7 . . PUNCT _ _ 6 punct _ _\n\n"
     "1 Her her PRON _ _ 2 nmod:poss _ _\n2 side side NOUN _ Number=Sing 3 nsubj _ _\n3 stayed stay VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n4 "
     ". . PUNCT _ _ 3 punct _ _\n",
     {{"side", 0, "Unity Bloc"}}},
    {"capitals at the head of a dateline are a town",
     "1999-02-10",
     "1 RAMBOUILLET Rambouillet PROPN _ _ 0 root _ NE=PER|SpaceAfter=No\n2 , , PUNCT _ _ 3 punct _ _\n3 France France PROPN _ _ 1 appos _ NE=LOC\n4 - - "
     "PUNCT _ _ 1 punct _ _\n",
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

static const char *const santos =
    "1 Colombian Colombian ADJ _ _ 2 amod _ _\n2 President president PROPN _ _ 5 compound _ _\n3 Juan Juan PROPN _ _ 5 compound _ NE=PER\n4 Manuel Manuel "
    "PROPN _ _ 5 compound _ NE=PER\n5 Santos Santos PROPN _ _ 6 nsubj _ NE=PER\n"
    "6 met meet VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n7 rebels rebel NOUN _ Number=Plur 6 obj _ _\n8 in in ADP _ _ 9 case _ _\n9 Havana Havana PROPN _ "
    "_ 6 obl _ NE=LOC|SpaceAfter=No\n10 . . PUNCT _ _ 6 punct _ _\n\n"
    "1 Santos Santos PROPN _ _ 2 nsubj _ NE=PER\n2 thanked thank VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Havana Havana PROPN _ _ 2 obj _ "
    "NE=LOC|SpaceAfter=No\n4 . . PUNCT _ _ 2 punct _ _\n\n"
    "1 He he PRON _ _ 2 nsubj _ _\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n";

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
  made *m = resolved("1 Tarek Tarek PROPN _ _ 2 compound _ NE=PER\n2 Blinken Blinken PROPN _ _ 3 nsubj _ NE=PER\n3 slept sleep VERB _ Tense=Past 0 root _ _\n",
                     "2022-03-01");
  expect_actor(m, "Blinken", 0, "Tarek Blinken");
  assert_int_equal(actor_at(m, "Blinken", 0)->roster_id.size, 0);
  made_delete(m);
}

static void speech_has_speaker_cue_and_form(void **state) {
  (void)state;
  made *m = resolved(
      "1 \" \" PUNCT _ _ 4 punct _ SpaceAfter=No\n2 We we PRON _ _ 4 nsubj _ _\n3 will will AUX _ _ 4 aux _ _\n4 stay stay VERB _ VerbForm=Inf 8 ccomp _ "
      "SpaceAfter=No\n5 , , PUNCT _ _ 8 punct _ SpaceAfter=No\n6 \" \" PUNCT _ _ 4 punct _ _\n"
      "7 Hamas Hamas PROPN _ _ 8 nsubj _ NE=ORG\n8 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n9 . . PUNCT _ _ 8 punct _ _\n\n"
      "1 Witnesses witness NOUN _ Number=Plur 2 nsubj _ _\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 that that SCONJ _ _ 5 mark _ _\n4 shots "
      "shot NOUN _ Number=Plur 5 nsubj _ _\n5 fell fall VERB _ Tense=Past|VerbForm=Fin 2 ccomp _ SpaceAfter=No\n6 . . PUNCT _ _ 2 punct _ _\n",
      "2024-06-10");
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
  made *m = resolved(
      "1 Shells shell NOUN _ Number=Plur 2 nsubj _ _\n2 hit hit VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Qzarabad Qzarabad PROPN _ _ 2 obj _ NE=LOC\n4 "
      "in in ADP _ _ 5 case _ _\n"
      "5 Aleppo Aleppo PROPN _ _ 3 nmod _ NE=LOC|SpaceAfter=No\n6 . . PUNCT _ _ 2 punct _ _\n",
      "2016-06-24");
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
  made *m = resolved(
      "1 The the DET _ _ 3 det _ _\n2 Rafah Rafah PROPN _ _ 3 compound _ NE=LOC\n3 crossing crossing NOUN _ _ 5 nsubj _ _\n4 was be AUX _ _ 5 aux _ _\n5 "
      "closed close VERB _ Tense=Past 0 root _ _\n",
      "2024-06-10");
  assert_int_equal(m->reading.place_count, 1);
  assert_true(tr_equal_string(m->reading.places[0].name, "Rafah crossing"));
  assert_int_equal(m->reading.places[0].kind, TRUCE_ACCESS_POINT);
  made_delete(m);
}

static void an_area_is_meant_in_a_row_of_areas_and_behind_its_town(void **state) {
  (void)state;
  made *row = resolved(
      "1 They they PRON _ _ 2 nsubj _ _\n2 voted vote VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Ohio Ohio PROPN _ _ 2 obl _ "
      "NE=LOC|SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n"
      "6 New New PROPN _ _ 4 conj _ NE=LOC\n7 York York PROPN _ _ 6 flat _ NE=LOC\n8 and and CCONJ _ _ 9 cc _ _\n9 Utah Utah PROPN _ _ 4 conj _ "
      "NE=LOC|SpaceAfter=No\n10 . . PUNCT _ _ 2 punct _ _\n",
      "2016-11-09");
  assert_non_null(place_named(row, "New York"));
  assert_null(place_named(row, "New York City"));
  made_delete(row);
  made *behind = resolved(
      "1 They they PRON _ _ 2 nsubj _ _\n2 voted vote VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Buffalo Buffalo PROPN _ _ 2 "
      "obl _ NE=LOC|SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n"
      "6 New New PROPN _ _ 4 appos _ NE=LOC\n7 York York PROPN _ _ 6 flat _ NE=LOC|SpaceAfter=No\n8 . . PUNCT _ _ 2 punct _ _\n",
      "2016-11-09");
  assert_non_null(place_named(behind, "New York"));
  made_delete(behind);
}

static void a_town_that_acted_is_a_place_where_it_does_not(void **state) {
  (void)state;
  made *m = resolved(
      "1 Fallujah Fallujah PROPN _ _ 2 nsubj _ NE=LOC\n2 rose rise VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n\n"
      "1 Troops troops NOUN _ Number=Plur 2 nsubj _ _\n2 died die VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Fallujah Fallujah "
      "PROPN _ _ 2 obl _ NE=LOC|SpaceAfter=No\n5 . . PUNCT _ _ 2 punct _ _\n",
      "2016-06-24");
  const truce_place *town = place_named(m, "Fallujah");
  assert_non_null(town);
  assert_string_equal(town->country, "IRQ");
  made_delete(m);
}

static void a_border_between_two_towns_is_no_dealing(void **state) {
  (void)state;
  made *m = resolved(
      "1 Troops troops NOUN _ Number=Plur 2 nsubj _ _\n2 held hold VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 the the DET _ _ 4 det _ _\n4 road road NOUN "
      "_ _ 2 obj _ _\n5 between between ADP _ _ 6 case _ _\n6 Aleppo Aleppo PROPN _ _ 4 nmod _ NE=LOC\n"
      "7 and and CCONJ _ _ 8 cc _ _\n8 Idlib Idlib PROPN _ _ 6 conj _ NE=LOC|SpaceAfter=No\n9 . . PUNCT _ _ 2 punct _ _\n",
      "2016-06-24");
  for (size_t i = 0; i < m->reading.actor_count; i++) assert_int_not_equal(m->reading.actors[i].kind, TRUCE_PLACE);
  made_delete(m);
}

static void a_name_means_one_place_throughout(void **state) {
  (void)state;
  made *m = resolved(
      "1 They they PRON _ _ 2 nsubj _ _\n2 clashed clash VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 Tripoli Tripoli PROPN _ _ "
      "2 obl _ NE=LOC|SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n6 Lebanon Lebanon PROPN _ _ 4 appos _ NE=LOC|SpaceAfter=No\n7 . . PUNCT _ _ 2 punct _ _\n\n"
      "1 Libyan Libyan ADJ _ _ 2 amod _ _\n2 troops troops NOUN _ Number=Plur 3 nsubj _ _\n3 died die VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n4 in in ADP "
      "_ _ 5 case _ _\n5 Tripoli Tripoli PROPN _ _ 3 obl _ NE=LOC|SpaceAfter=No\n6 . . PUNCT _ _ 3 punct _ _\n",
      "2016-06-24");
  const truce_place *town = place_named(m, "Tripoli");
  assert_non_null(town);
  assert_string_equal(town->country, "LBN");
  assert_int_equal(town->mention_count, 2);
  made_delete(m);
}

/* A group's generic name or acronym means the group of the roster only in reports on its land or one beside it. */
static void a_generic_name_needs_its_land(void **state) {
  (void)state;
  const char *in_colombia =
      "1 The the DET _ _ 2 det _ _\n2 ELN ELN PROPN _ _ 3 nsubj _ NE=ORG\n3 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n4 Colombia Colombia PROPN "
      "_ _ 3 obj _ NE=LOC|SpaceAfter=No\n5 . . PUNCT _ _ 3 punct _ _\n";
  const char *in_macedonia =
      "1 The the DET _ _ 4 det _ _\n2 National National PROPN _ _ 4 compound _ NE=ORG\n3 Liberation Liberation PROPN _ _ 4 compound _ NE=ORG\n4 Army Army "
      "PROPN _ _ 5 nsubj _ NE=ORG\n5 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n"
      "6 Macedonia Macedonia PROPN _ _ 5 obj _ NE=LOC|SpaceAfter=No\n7 . . PUNCT _ _ 5 punct _ _\n";
  const char *in_india =
      "1 The the DET _ _ 3 det _ _\n2 National National PROPN _ _ 3 compound _ NE=ORG\n3 Front Front PROPN _ _ 4 nsubj _ NE=ORG\n4 left leave VERB _ "
      "Tense=Past|VerbForm=Fin 0 root _ _\n5 India India PROPN _ _ 4 obj _ NE=LOC|SpaceAfter=No\n6 . . PUNCT _ _ 4 punct _ _\n";
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
  const char *text =
      "1 Nepal Nepal PROPN _ _ 4 nmod:poss _ NE=LOC|SpaceAfter=No\n2 's 's PART _ _ 1 case _ _\n3 Maoist Maoist ADJ _ _ 4 amod _ _\n4 rebels rebel NOUN _ "
      "Number=Plur 5 nsubj _ _\n5 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n"
      "6 Nepal Nepal PROPN _ _ 5 obj _ NE=LOC\n7 for for ADP _ _ 8 case _ _\n8 India India PROPN _ _ 5 obl _ NE=LOC|SpaceAfter=No\n9 . . PUNCT _ _ 5 punct _ "
      "_\n\n"
      "1 Congress Congress PROPN _ _ 2 nsubj _ NE=ORG\n2 met meet VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ _\n";
  made *m = resolved(text, "2004-10-16");
  expect_actor(m, "rebels", 0, "Communist Party of Nepal (Maoist)");
  expect_actor(m, "Congress", 0, "US Congress");
  made_delete(m);
  m = resolved(
      "1 Congress Congress PROPN _ _ 2 nsubj _ NE=ORG\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 Colombia Colombia PROPN _ _ 2 obj _ "
      "NE=LOC|SpaceAfter=No\n4 . . PUNCT _ _ 2 punct _ _\n",
      "2014-01-22");
  expect_actor(m, "Congress", 0, "Congress of Colombia");
  made_delete(m);
}

/* "His counterpart, Ana Solveig" is she, and of no land that is his. */
static void a_counterpart_is_of_another_land(void **state) {
  (void)state;
  const char *text =
      "1 Colombian Colombian ADJ _ _ 2 amod _ _\n2 President president PROPN _ _ 5 compound _ _\n3 Juan Juan PROPN _ _ 5 compound _ NE=PER\n4 Manuel Manuel "
      "PROPN _ _ 5 compound _ NE=PER\n5 Santos Santos PROPN _ _ 6 nsubj _ NE=PER\n"
      "6 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n7 . . PUNCT _ _ 6 punct _ _\n\n"
      "1 His he PRON _ Poss=Yes 2 nmod:poss _ _\n2 counterpart counterpart NOUN _ Number=Sing 7 nsubj _ SpaceAfter=No\n3 , , PUNCT _ _ 4 punct _ _\n4 Ana "
      "Ana PROPN _ _ 2 appos _ NE=PER\n5 Solveig Solveig PROPN _ _ 4 flat _ NE=PER|SpaceAfter=No\n"
      "6 , , PUNCT _ _ 4 punct _ _\n7 stayed stay VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n8 . . PUNCT _ _ 7 punct _ _\n\n"
      "1 His he PRON _ Poss=Yes 3 nmod:poss _ _\n2 Irish Irish ADJ _ _ 3 amod _ _\n3 counterpart counterpart NOUN _ Number=Sing 4 nsubj _ _\n4 stayed stay "
      "VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n5 . . PUNCT _ _ 4 punct _ _\n";
  made *m = resolved(text, "2016-06-24");
  expect_actor(m, "counterpart", 0, "Ana Solveig");
  assert_string_equal(actor_at(m, "Ana", 0)->country, "");
  assert_string_equal(actor_at(m, "counterpart", 1)->country, "IRL");
  made_delete(m);
}

/* "The Albanian delegation" of a report on Kosovo is no state's; "the Albanian president" is. */
static void a_people_abroad_speaks_for_itself(void **state) {
  (void)state;
  const char *text =
      "1 The the DET _ _ 3 det _ _\n2 Albanian albanian ADJ _ _ 3 amod _ _\n3 delegation delegation NOUN _ Number=Sing 4 nsubj _ _\n4 left leave VERB _ "
      "Tense=Past|VerbForm=Fin 0 root _ _\n5 Kosovo Kosovo PROPN _ _ 4 obj _ NE=LOC|SpaceAfter=No\n6 . . PUNCT _ _ 4 punct _ _\n\n"
      "1 The the DET _ _ 3 det _ _\n2 Albanian albanian ADJ _ _ 3 amod _ _\n3 army army NOUN _ Number=Sing 4 nsubj _ _\n4 stayed stay VERB _ "
      "Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n5 . . PUNCT _ _ 4 punct _ _\n";
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
  made *m = resolved(
      "1 They they PRON _ _ 2 nsubj _ _\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 at at ADP _ _ 5 case _ _\n4 5 5 NUM _ _ 5 nummod _ _\n5 "
      "p.m. p.m. NOUN _ _ 2 obl _ _\n6 with with ADP _ _ 8 case _ _\n"
      "7 the the DET _ _ 8 det _ _\n8 PM PM NOUN _ Number=Sing 2 obl _ SpaceAfter=No\n9 . . PUNCT _ _ 2 punct _ _\n",
      "2016-11-09");
  expect_actor(m, "p.m.", 0, NULL);
  assert_non_null(actor_at(m, "PM", 0));
  made_delete(m);
}

static void initials_are_the_state_that_a_report_is_about(void **state) {
  (void)state;
  char text[2048] = "";
  for (int i = 0; i < 4; i++)
    strcat(
        text,
        "1 Miners miner NOUN _ Number=Plur 2 nsubj _ _\n2 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 South South PROPN _ _ 4 compound _ "
        "NE=LOC\n4 Africa Africa PROPN _ _ 2 obj _ NE=LOC|SpaceAfter=No\n5 . . PUNCT _ _ 2 punct _ _\n\n");
  strcat(
      text,
      "1 They they PRON _ _ 2 nsubj _ _\n2 stayed stay VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 in in ADP _ _ 4 case _ _\n4 SA SA PROPN _ _ 2 obl _ "
      "NE=LOC|SpaceAfter=No\n5 . . PUNCT _ _ 2 punct _ _\n");
  made *m = resolved(text, "2016-11-09");
  const truce_place *state_named = place_named(m, "South Africa");
  assert_int_equal(m->reading.place_count, 1);
  assert_non_null(state_named);
  made_delete(m);
}

static const char *const halves =
    "1 North North PROPN _ _ 4 compound _ _\n2 and and CCONJ _ _ 3 cc _ _\n3 South South PROPN _ _ 1 conj _ NE=LOC\n4 Korea Korea PROPN _ _ 5 nsubj _ "
    "NE=LOC\n5 met meet VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n6 . . PUNCT _ _ 5 punct _ _\n\n"
    "1 The the DET _ _ 2 det _ _\n2 North North PROPN _ _ 3 nsubj _ NE=ORG\n3 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n4 . . PUNCT "
    "_ _ 3 punct _ _\n\n"
    "1 The the DET _ _ 2 det _ _\n2 West West PROPN _ _ 3 nsubj _ NE=LOC\n3 stayed stay VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n4 . . PUNCT _ "
    "_ 3 punct _ _\n";

static void halves_of_a_land_go_by_their_direction(void **state) {
  (void)state;
  made *m = resolved(halves, "2018-04-27");
  expect_actor(m, "North", 0, "North Korea");
  expect_actor(m, "Korea", 0, "South Korea");
  expect_actor(m, "North", 1, "North Korea");
  expect_actor(m, "West", 0, "the West");
  made_delete(m);
  m = resolved(
      "1 The the DET _ _ 2 det _ _\n2 North North PROPN _ _ 3 nsubj _ NE=ORG\n3 left leave VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n4 . . "
      "PUNCT _ _ 3 punct _ _\n",
      "2018-04-27");
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
