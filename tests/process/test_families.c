/* Families of proposals. */
#include "process/families.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

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
      {"Resolution 2261", "2261:resolution"},
      {"land law", "law"},
      {"victims accord", "accord/victims"},
      {"agreement on political participation", "accord/political"},
      {"agreement on rural development", "accord/rural"},
      {"the unilateral ceasefire", "truce/unilateral"},
      {"a 72-hour truce", "truce~72-hour"},
      {"an extension of the ceasefire", "truce"},
      {"withdrawal of troops", "withdrawal"},
      {"", ""},
      {"the", "the"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char key[TR_FAMILY_KEY];
    tr_family_of(tr_span(cases[i].name), key);
    assert_string_equal(key, cases[i].key);
  }
}

static void a_tidy_name_has_no_article_or_possessive_in_front(void **state) {
  (void)state;
  assert_true(tr_equal_string(tr_name_tidy(TR_SPAN("their revised deal")), "revised deal"));
  assert_true(tr_equal_string(tr_name_tidy(TR_SPAN("the")), "the"));
  assert_true(tr_equal_string(tr_name_tidy(TR_SPAN("theatre of war")), "theatre of war"));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_one_thing_are_one_family), cmocka_unit_test(a_tidy_name_has_no_article_or_possessive_in_front)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
