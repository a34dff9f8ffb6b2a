/* Likeness of words: each pair falls into one bucket of each feature, and into the right one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "reader/likeness.h"

enum { WORDS_MOST = 32 };

typedef struct line {
  const char *form;
  truce_upos upos;
  int head; /* of the sentence, from 1; 0 = root */
  truce_deprel relation;
} line;

/* Words of two sentences. */
typedef struct text {
  truce_word words[WORDS_MOST];
  uint32_t first[3];
} text;

static text text_of(const line *one, uint32_t ones, const line *two, uint32_t twos) {
  text t = {.first = {0, ones, ones + twos}};
  for (uint32_t w = 0; w < ones + twos; w++) {
    const line *l = w < ones ? &one[w] : &two[w - ones];
    uint32_t first = w < ones ? 0 : ones;
    t.words[w] = (truce_word){.lower = tr_span(l->form),
                              .sentence = w >= ones,
                              .upos = l->upos,
                              .relation = l->relation,
                              .head = l->head ? first + (uint32_t)l->head - 1 : TRUCE_NONE};
  }
  return t;
}

/* The buckets of word w and the one before it, as bits. */
static uint64_t buckets_of(const text *t, uint32_t w, uint32_t before, size_t gap) {
  uint64_t found = 0;
  tr_traits traits[2];
  for (size_t i = 0; i < 2; i++) {
    uint32_t word = i ? before : w;
    size_t s = word >= t->first[1];
    traits[i] = tr_traits_of(t->words, word, t->first[s], t->first[s + 1]);
  }
  for (size_t b = 0; b < TR_LIKENESS_BUCKETS; b++) {
    float weights[TR_LIKENESS_BUCKETS] = {0};
    weights[b] = 1;
    if (tr_likeness(t->words, &traits[0], &traits[1], gap, weights, false) > 0) found |= (uint64_t)1 << b;
  }
  return found;
}

/* near 12, phrase 6, pronoun 3, name 8, gap 9, syntax 6 */
static uint64_t bits(size_t near, size_t phrase, size_t pronoun, size_t name, size_t gap, size_t syntax) {
  const size_t buckets[] = {near, 12 + phrase, 18 + pronoun, 21 + name, 29 + gap, 38 + syntax};
  uint64_t all = 0;
  for (size_t i = 0; i < sizeof buckets / sizeof *buckets; i++) all |= (uint64_t)1 << buckets[i];
  return all;
}

static void nouns_and_pronouns(void **state) {
  (void)state;
  const line one[] = {
      {"the", TRUCE_DET, 3, TRUCE_DEPREL_DET},
      {"armed", TRUCE_ADJ, 3, TRUCE_DEPREL_AMOD},
      {"groups", TRUCE_NOUN, 4, TRUCE_DEPREL_NSUBJ},
      {"left", TRUCE_VERB, 0, TRUCE_DEPREL_ROOT},
      {"their", TRUCE_PRON, 6, TRUCE_DEPREL_NMOD_POSS},
      {"camps", TRUCE_NOUN, 4, TRUCE_DEPREL_OBJ},
  };
  const line two[] = {
      {"they", TRUCE_PRON, 2, TRUCE_DEPREL_NSUBJ}, {"say", TRUCE_VERB, 0, TRUCE_DEPREL_ROOT}, {"the", TRUCE_DET, 4, TRUCE_DEPREL_DET},
      {"groups", TRUCE_NOUN, 2, TRUCE_DEPREL_OBJ}, {"and", TRUCE_CCONJ, 6, TRUCE_DEPREL_CC}, {"camp", TRUCE_NOUN, 4, TRUCE_DEPREL_CONJ},
  };
  text t = text_of(one, 6, two, 6);
  assert_int_equal(buckets_of(&t, 4, 2, 1), bits(0, 0, 0, 0, 0, 4));   /* their, groups: below the clause whose subject they are */
  assert_int_equal(buckets_of(&t, 5, 4, 1), bits(0, 0, 2, 0, 0, 2));   /* camps, their: above it */
  assert_int_equal(buckets_of(&t, 6, 4, 2), bits(1, 0, 1, 0, 1, 0));   /* they, their: one class */
  assert_int_equal(buckets_of(&t, 9, 2, 4), bits(7, 3, 0, 0, 2, 0));   /* the groups, the armed groups: fewer modifiers */
  assert_int_equal(buckets_of(&t, 11, 5, 300), bits(1, 5, 0, 0, 8, 0)); /* camp, camps: another number */
  assert_int_equal(buckets_of(&t, 11, 9, 1), bits(0, 0, 0, 0, 0, 1));  /* camp below groups */
}

static void names(void **state) {
  (void)state;
  const line one[] = {
      {"juan", TRUCE_PROPN, 3, TRUCE_DEPREL_NSUBJ},
      {"ruiz", TRUCE_PROPN, 1, TRUCE_DEPREL_FLAT},
      {"met", TRUCE_VERB, 0, TRUCE_DEPREL_ROOT},
      {"free", TRUCE_PROPN, 5, TRUCE_DEPREL_COMPOUND},
      {"army", TRUCE_PROPN, 3, TRUCE_DEPREL_OBJ},
  };
  const line two[] = {
      {"ruiz", TRUCE_PROPN, 2, TRUCE_DEPREL_NSUBJ},
      {"left", TRUCE_VERB, 0, TRUCE_DEPREL_ROOT},
      {"fa", TRUCE_PROPN, 2, TRUCE_DEPREL_OBJ},
      {"army", TRUCE_PROPN, 2, TRUCE_DEPREL_OBJ},
      {"free", TRUCE_PROPN, 6, TRUCE_DEPREL_COMPOUND},
      {"army", TRUCE_PROPN, 2, TRUCE_DEPREL_OBJ},
  };
  text t = text_of(one, 5, two, 6);
  assert_int_equal(buckets_of(&t, 5, 0, 3), bits(1, 0, 0, 2, 1, 0));  /* Ruiz is the last part of Juan Ruiz */
  assert_int_equal(buckets_of(&t, 7, 4, 2), bits(1, 0, 0, 7, 1, 0));  /* FA has the initials of Free Army */
  assert_int_equal(buckets_of(&t, 8, 4, 3), bits(7, 3, 0, 2, 1, 0));  /* Army, Free Army */
  assert_int_equal(buckets_of(&t, 10, 4, 5), bits(7, 4, 0, 1, 2, 0)); /* Free Army twice */
  assert_int_equal(buckets_of(&t, 10, 8, 2), bits(6, 2, 0, 4, 1, 3)); /* Free Army, Army: more, beside it */
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nouns_and_pronouns), cmocka_unit_test(names)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
