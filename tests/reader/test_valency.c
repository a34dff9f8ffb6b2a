/* Roles by the tree: the lines of both tables, and how the surroundings of a word turn a doubtful head. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "reader/valency.h"

static void take(tr_valency *valency, const char *line) { assert_null(tr_valency_take(valency, tr_span(line))); }

static tr_valency small_table(void) {
  tr_valency valency = {0};
  take(&valency, ">obl\t*\t*\t*\t_ 5 LOC 4 ARG2 3");
  take(&valency, ">obl\tto\t*\t*\tARG2 9 _ 3");
  take(&valency, ">obl\t*\thand/VERB\t*\tARG2 4");
  take(&valency, "<^acl nsubj\t*\t*\t*\tARG1 8 _ 1");
  for (size_t r = 0; r <= TRUCE_ROLE_COUNT; r++) valency.head[r] = valency.table[r] = 0.5f;
  return valency;
}

static truce_word word(const char *lemma, truce_upos upos, uint32_t head, truce_deprel relation) {
  return (truce_word){.lemma = tr_span(lemma), .upos = upos, .head = head, .relation = relation};
}

/* The head does not know: none, place and ARG2 are alike to it. */
static truce_role role_of(const tr_valency *valency, const truce_word *words, uint32_t count, uint32_t predicate, uint32_t at) {
  float chances[TR_VALENCY_ROLES] = {[TRUCE_ROLE_COUNT] = 0.34f, [TRUCE_LOCATION] = 0.33f, [TRUCE_ARG2] = 0.33f}, sure;
  const tr_valency_place place = {words, 0, count, at, predicate};
  const truce_role role = tr_valency_role(valency, &place, chances, &sure);
  assert_true(sure > 0 && sure <= 1);
  return role;
}

static void surroundings_decide_where_the_head_does_not_know(void **state) {
  (void)state;
  tr_valency valency = small_table();
  const truce_word words[] = {
      word("she", TRUCE_PRON, 1, TRUCE_DEPREL_NSUBJ), word("hand", TRUCE_VERB, TRUCE_NONE, TRUCE_DEPREL_ROOT),
      word("it", TRUCE_PRON, 1, TRUCE_DEPREL_OBJ), word("to", TRUCE_ADP, 4, TRUCE_DEPREL_CASE), word("guard", TRUCE_NOUN, 1, TRUCE_DEPREL_OBL),
  };
  assert_int_equal(role_of(&valency, words, 5, 1, 4), TRUCE_ARG2);
  truce_word other[5];
  memcpy(other, words, sizeof words);
  other[1].lemma = TR_SPAN("sleep");
  other[3].lemma = TR_SPAN("near");
  assert_int_equal(role_of(&valency, other, 5, 1, 4), TRUCE_ROLE_COUNT); /* the path alone is most often no argument */
  valency.more[TRUCE_LOCATION] = 1;
  assert_int_equal(role_of(&valency, other, 5, 1, 4), TRUCE_LOCATION);
  tr_valency_free(&valency);
}

static void the_word_itself_tells_more_than_its_preposition(void **state) {
  (void)state;
  tr_valency valency = small_table();
  take(&valency, ">obl\t*\thand/VERB\tdoor\tLOC 3");
  truce_word words[] = {
      word("hand", TRUCE_VERB, TRUCE_NONE, TRUCE_DEPREL_ROOT), word("to", TRUCE_ADP, 2, TRUCE_DEPREL_CASE),
      word("guard", TRUCE_NOUN, 0, TRUCE_DEPREL_OBL),
  };
  assert_int_equal(role_of(&valency, words, 3, 0, 2), TRUCE_ARG2);
  words[2].lemma = TR_SPAN("door");
  assert_int_equal(role_of(&valency, words, 3, 0, 2), TRUCE_LOCATION);
  words[0].lemma = TR_SPAN("give"); /* a predicate that the table has not */
  assert_int_equal(role_of(&valency, words, 3, 0, 2), TRUCE_ARG2);
  tr_valency_free(&valency);
}

static void far_words_and_long_lemmas_are_left_to_the_head(void **state) {
  (void)state;
  tr_valency valency = small_table();
  static char letters[10000];
  memset(letters, 'a', sizeof letters);
  truce_word words[12];
  for (uint32_t w = 0; w < 12; w++)
    words[w] = word("x", TRUCE_NOUN, w ? w - 1 : TRUCE_NONE, w ? TRUCE_DEPREL_NMOD_UNMARKED : TRUCE_DEPREL_ROOT); /* a chain: 0 is too far above 11 */
  assert_int_equal(role_of(&valency, words, 12, 0, 11), TRUCE_ROLE_COUNT);
  assert_int_equal(role_of(&valency, words, 12, 11, 0), TRUCE_ROLE_COUNT);
  assert_int_equal(role_of(&valency, words, 12, 7, 6), TRUCE_ROLE_COUNT);
  for (uint32_t w = 0; w < 12; w++) words[w].lemma = (truce_span){letters, sizeof letters};
  words[2].relation = TRUCE_DEPREL_CASE;
  assert_int_equal(role_of(&valency, words, 12, 0, 1), TRUCE_ROLE_COUNT);
  tr_valency_free(&valency);
}

static void broken_lines_are_told(void **state) {
  (void)state;
  tr_valency valency = {0};
  static const char *const counts[] = {
      "", ">obl", ">obl\t*\t*\t*", ">obl\t*\t*\t*\t", ">obl\t*\t*\tARG1 3", ">obl\t*\t*\t*\tARG9 3", ">obl\t*\t*\t*\tARG1",
      ">obl\t*\t*\t*\tARG1 many", ">obl\t*\t*\t*\tARG1 70000", ">obl\t*\t*\t*\tARG1 -1",
  };
  static const char *const weights[] = {"", "ARG1", "ARG9\t1\t1\t1", "ARG1\t1\t1"};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) assert_non_null(tr_valency_take(&valency, tr_span(counts[i])));
  for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) assert_non_null(tr_valency_take_weight(&valency, tr_span(weights[i])));
  assert_null(tr_valency_take_weight(&valency, TR_SPAN("_\t0.5\t0.25\t-1")));
  assert_true(valency.table[TRUCE_ROLE_COUNT] == 0.25f && valency.more[TRUCE_ROLE_COUNT] == -1);
  tr_valency_free(&valency);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(surroundings_decide_where_the_head_does_not_know), cmocka_unit_test(the_word_itself_tells_more_than_its_preposition),
      cmocka_unit_test(far_words_and_long_lemmas_are_left_to_the_head), cmocka_unit_test(broken_lines_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
