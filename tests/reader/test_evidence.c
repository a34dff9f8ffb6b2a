/* Facts beside the heads: the lines of their tables, and how they turn a doubtful tag and a doubtful arc. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "reader/attachment.h"
#include "reader/tagging.h"

static truce_word word(const char *form, truce_upos upos) { return (truce_word){.form = tr_span(form), .lower = tr_span(form), .upos = upos}; }

static tr_tagging small_tagging(void) {
  tr_tagging t = {0};
  static const char *const lines[] = {"before.tag after.tag", "DET -\tNOUN 2.0 VERB -1.0", "last.3", "ing\tVERB 1.0", "before.word", "<edge>\tPROPN 3.0"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_null(tr_tagging_take(&t, tr_span(lines[i])));
  for (size_t i = 0; i < TRUCE_UPOS_COUNT; i++) t.head[i] = t.table[i] = 1;
  return t;
}

/* The head does not know whether noun or verb. */
static truce_upos tag_of(const tr_tagging *t, const truce_word *words, size_t count, size_t at) {
  float chances[TRUCE_UPOS_COUNT];
  for (size_t i = 0; i < TRUCE_UPOS_COUNT; i++) chances[i] = -20;
  chances[TRUCE_NOUN] = chances[TRUCE_VERB] = -0.7f;
  const tr_tagging_place place = {words, count, tr_capitals(words, count)};
  return tr_tag(t, &place, at, chances);
}

static void neighbours_and_endings_decide_a_doubtful_tag(void **state) {
  (void)state;
  tr_tagging t = small_tagging();
  const truce_word words[] = {word("they", TRUCE_PRON), word("met", TRUCE_VERB), word("a", TRUCE_DET), word("building", TRUCE_VERB)};
  assert_int_equal(tag_of(&t, words, 4, 3), TRUCE_NOUN);
  const truce_word other[] = {word("they", TRUCE_PRON), word("are", TRUCE_AUX), word("building", TRUCE_NOUN)};
  assert_int_equal(tag_of(&t, other, 3, 2), TRUCE_VERB);
  t.more[TRUCE_NOUN] = 5;
  assert_int_equal(tag_of(&t, other, 3, 2), TRUCE_NOUN);
  tr_evidence_free(&t.facts);
}

static void a_word_alone_and_letters_of_any_kind_have_a_tag(void **state) {
  (void)state;
  tr_tagging t = small_tagging();
  static char letters[10000];
  memset(letters, 'a', sizeof letters);
  const truce_word words[] = {
      word("", TRUCE_X),
      word("\xc3\xa9\xc3\xa9", TRUCE_X),
      word("\xbf\xbf\xbf\xbf", TRUCE_X),
      {.form = {letters, sizeof letters}, .lower = {letters, sizeof letters}},
  };
  for (size_t i = 0; i < 4; i++) assert_true(tag_of(&t, words + i, 1, 0) < TRUCE_UPOS_COUNT);
  tr_evidence_free(&t.facts);
}

static void capitals_are_counted_in_fifths(void **state) {
  (void)state;
  const truce_word words[] = {word("Aden", TRUCE_X), word("port", TRUCE_X), word("1", TRUCE_X), word("Fell", TRUCE_X)};
  assert_int_equal(tr_capitals(words, 1), 4);
  assert_int_equal(tr_capitals(words, 4), 3);
  assert_int_equal(tr_capitals(words + 1, 2), 0);
  assert_int_equal(tr_capitals(words + 2, 1), 0);
}

static tr_attachment small_attachment(void) {
  tr_attachment a = {.weight = 1};
  static const char *const lines[] = {
      "opener head.word side tag", "with talks -1 NOUN\t2.0", "tag head.tag side crossing", "NOUN VERB -1 1\t-3.0", "children tag head.tag side",
      "ADP NOUN NOUN -1\t.5",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_null(tr_attachment_take(&a, tr_span(lines[i])));
  return a;
}

enum { ROW = 16, ALL = 5 };

static void a_preposition_chooses_its_noun_where_scores_are_close(void **state) {
  (void)state;
  tr_attachment a = small_attachment();
  const truce_word words[ALL] = {
      word("they", TRUCE_PRON), word("held", TRUCE_VERB), word("talks", TRUCE_NOUN), word("with", TRUCE_ADP), word("rebels", TRUCE_NOUN),
  };
  const uint32_t heads[ALL] = {2, 0, 2, 5, 2};
  const tr_attachment_place place = {words, heads, ALL};
  float scores[ALL * ROW];
  for (size_t i = 0; i < ALL * ROW; i++) scores[i] = -50;
  for (size_t i = 0; i < ALL; i++) scores[i * ROW + heads[i]] = 10;
  assert_false(tr_attachment_weigh(&a, &place, scores, ROW)); /* nothing is in doubt */
  scores[4 * ROW + 3] = 9;
  assert_true(tr_attachment_weigh(&a, &place, scores, ROW));
  assert_true(scores[4 * ROW + 3] > scores[4 * ROW + 2]);
  assert_float_equal(scores[4 * ROW + 2], 10 - 2.5f, 1e-4f); /* what the facts say less for the verb */
  assert_float_equal(scores[4 * ROW + 3], 9, 1e-4f);
  tr_evidence_free(&a.facts);
}

static void all_heads_alike_are_weighed_in_any_sentence(void **state) {
  (void)state;
  enum { MANY = 300, WIDE = MANY + 1 };
  tr_attachment a = small_attachment();
  static truce_word words[MANY];
  static uint32_t heads[MANY];
  static float scores[MANY * WIDE];
  for (uint32_t i = 0; i < MANY; i++) words[i] = word("x", (truce_upos)(i % TRUCE_UPOS_COUNT)), heads[i] = i;
  const tr_attachment_place place = {words, heads, MANY};
  assert_true(tr_attachment_weigh(&a, &place, scores, WIDE));
  for (size_t i = 0; i < MANY * WIDE; i++) assert_true(scores[i] <= 0);
  const tr_attachment_place alone = {words, heads, 1};
  assert_false(tr_attachment_weigh(&a, &alone, scores, WIDE)); /* one word has one head */
  tr_evidence_free(&a.facts);
}

static void broken_lines_are_named(void **state) {
  (void)state;
  static const char *const bad[] = {
      "last.9", "last.3 last.3 last.3 last.3 last.3 last.3 last.3", "\tVERB 1", "ing\t", "ing x\tVERB 1", "ing\tWORD 1", "ing\tVERB", "ing\t1"};
  tr_tagging t = {0};
  assert_non_null(tr_tagging_take(&t, TR_SPAN("ing\tVERB 1"))); /* at no place */
  assert_null(tr_tagging_take(&t, TR_SPAN("last.3")));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_non_null(tr_tagging_take(&t, tr_span(bad[i])));
  assert_null(tr_tagging_take(&t, TR_SPAN("before.tag first")));
  assert_non_null(tr_tagging_take(&t, TR_SPAN("WORD 1\tVERB 1")));
  assert_non_null(tr_tagging_take(&t, TR_SPAN("NOUN one\tVERB 1")));
  assert_non_null(tr_tagging_take(&t, TR_SPAN("NOUN\tVERB 1")));
  assert_null(tr_tagging_take(&t, TR_SPAN("NOUN 1\tVERB 1")));
  assert_non_null(tr_tagging_take_weight(&t, TR_SPAN("NOUN\t1\t2")));
  assert_non_null(tr_tagging_take_weight(&t, TR_SPAN("WORD\t1\t2\t3")));
  assert_null(tr_tagging_take_weight(&t, TR_SPAN("NOUN\t1\t2\t3")));
  assert_float_equal(t.table[TRUCE_NOUN], 2, 0);
  tr_evidence_free(&t.facts);
  tr_attachment a = {0};
  assert_null(tr_attachment_take(&a, TR_SPAN("children")));
  assert_non_null(tr_attachment_take(&a, TR_SPAN("ADP+WORD\t1")));
  assert_non_null(tr_attachment_take(&a, TR_SPAN("ADP+\t1")));
  assert_non_null(tr_attachment_take(&a, TR_SPAN("ADP+DET\tone")));
  assert_null(tr_attachment_take(&a, TR_SPAN("ADP+DET\t1")));
  assert_non_null(tr_attachment_take_weight(&a, TR_SPAN("arc\tmuch")));
  tr_evidence_free(&a.facts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(neighbours_and_endings_decide_a_doubtful_tag),
      cmocka_unit_test(a_word_alone_and_letters_of_any_kind_have_a_tag),
      cmocka_unit_test(capitals_are_counted_in_fifths),
      cmocka_unit_test(a_preposition_chooses_its_noun_where_scores_are_close),
      cmocka_unit_test(all_heads_alike_are_weighed_in_any_sentence),
      cmocka_unit_test(broken_lines_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
