/* SHA-256: the processor's instructions give what plain C gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/base/sha256.c"

static void instructions_give_what_plain_c_gives(void **state) {
  (void)state;
  uint32_t fast[8] = {1, 2, 3, 4, 5, 6, 7, 8}, plain[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  uint8_t block[64];
  for (uint32_t round = 0, seed = 1; round < 1000; round++) {
    for (size_t i = 0; i < sizeof block; i++) block[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> 24);
    fastest()(fast, block);
    compress(plain, block);
    assert_memory_equal(fast, plain, sizeof fast);
  }
}

static void long_texts_in_parts_are_one_text(void **state) {
  (void)state;
  static char text[1000000];
  memset(text, 'a', sizeof text);
  const truce_span all = {text, sizeof text};
  char out[72];
  tr_sha256(&all, 1, out); /* a vector of the standard */
  assert_string_equal(out, "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(instructions_give_what_plain_c_gives), cmocka_unit_test(long_texts_in_parts_are_one_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
