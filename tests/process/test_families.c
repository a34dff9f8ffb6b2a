/* Families of proposals. */
#include "process/families.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "process/words.h"

static truce_arena *arena;
static const tr_process_words *known;

static void names_of_one_thing_are_one_family(void **state) {
  (void)state;
  static const struct { const char *name, *key;
  } cases[] = {
      {"ceasefire", "truce"},
      {"a bilateral and definitive ceasefire", "truce"},
      {"the Egyptian ceasefire proposal", "truce:egyptian"},
      {"final peace deal", "accord"},
      {"their revised peace agreement", "accord~new"},
      {"peace deal with the FARC", "accord"},
      {"Kerry's plan", "plan:kerry"},
      {"plan", "plan"},
      {"Talks with the ELN", "talks"},
      {"the referendum bill", "vote"},
      {"Resolution 2261", "resolution~2261"},
      {"UN Security Council Resolution 2261", "resolution~2261"},
      {"the Security Council resolution", "resolution"},
      {"the UN resolution on Aleppo", "resolution/aleppo"},
      {"a peaceful resolution", "resolution"},
      {"a UN plan", "plan:un"},
      {"land law", "law"},
      {"victims accord", "accord/victims"},
      {"agreement on political participation", "accord/political"},
      {"agreement on rural development", "accord/rural"},
      {"a shaky truce", "truce"},
      {"the hard-won accord", "accord"},
      {"the unilateral ceasefire", "truce/unilateral"},
      {"a 72-hour truce", "truce~72-hour"},
      {"an extension of the ceasefire", "truce"},
      {"a more permanent truce", "truce~lasting"},
      {"attend any Sochi talks", "talks:sochi"},
      {"break the truce", "truce/break"},
      {"withdrawal of troops", "withdrawal"},
      {"", ""},
      {"the", "the"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char key[TR_FAMILY_KEY];
    tr_family_of(known, tr_span(cases[i].name), key);
    assert_string_equal(key, cases[i].key);
  }
}

static void a_tidy_name_has_no_article_or_possessive_in_front(void **state) {
  (void)state;
  assert_true(tr_equal_string(tr_name_tidy(known, TR_SPAN("their revised deal")), "revised deal"));
  assert_true(tr_equal_string(tr_name_tidy(known, TR_SPAN("the")), "the"));
  assert_true(tr_equal_string(tr_name_tidy(known, TR_SPAN("the stalled peace talks")), "peace talks"));
  assert_true(tr_equal_string(tr_name_tidy(known, TR_SPAN("a shaky truce")), "truce"));
  assert_true(tr_equal_string(tr_name_tidy(known, TR_SPAN("theatre of war")), "theatre of war"));
}

static void own_names_tell_apart(void **state) {
  (void)state;
  static const struct { const char *one, *other; bool apart;
  } cases[] = {
      {"Sochi peace talks", "UN peace talks", true},
      {"UN-sponsored talks in Geneva", "the Geneva talks", false},
      {"Russian-led plan", "Russia's plan", false},
      {"peace talks", "UN peace talks", false},
      {"Talks with the ELN", "Talks", false},
      {"EU deal", "UN deal", true},
      {"UN resolution", "UN resolutions", true},
      {"Minsk agreement", "Minsk agreements", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(tr_names_apart(known, tr_span(cases[i].one), tr_span(cases[i].other)), cases[i].apart);
}

static void an_article_introduces(void **state) {
  (void)state;
  static const struct { const char *says, *name; bool introduced;
  } cases[] = {
      {"signed a deal worth a fortune", "deal", true},
      {"pushing forward its own deal", "deal", true},
      {"reached a deal \xE2\x80\xA6 announced the deal", "deal", false},
      {"rejected the deal", "deal", false},
      {"deal", "deal", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(tr_name_introduced(known, tr_span(cases[i].says), tr_span(cases[i].name)), cases[i].introduced);
}

static int open_words(void **state) {
  (void)state;
  truce_error error;
  arena = truce_arena_new();
  return tr_process_words_open(&known, arena, "data", &error) ? -1 : 0;
}

static int close_words(void **state) {
  (void)state;
  truce_arena_delete(arena);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_one_thing_are_one_family), cmocka_unit_test(a_tidy_name_has_no_article_or_possessive_in_front),
                                     cmocka_unit_test(own_names_tell_apart), cmocka_unit_test(an_article_introduces)};
  return cmocka_run_group_tests(tests, open_words, close_words);
}
