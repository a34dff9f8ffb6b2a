/* SHA-256: the values of the standard, whatever the length of the text, and ids that must never change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/files.h"
#include "base/text.h"

static void texts_of_the_standard_give_its_values(void **state) {
  (void)state;
  static char letters[1000000];
  memset(letters, 'a', sizeof letters);
  const struct {
    truce_span text;
    const char *wanted;
  } cases[] = {
      {{"", 0}, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {{NULL, 0}, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {{"abc", 3}, "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56}, "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {{letters, sizeof letters}, "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[72];
    tr_sha256(&cases[i].text, 1, out);
    assert_string_equal(out, cases[i].wanted);
  }
}

/* Parts are each preceded by their size: stores hold ids made so. */
static void parts_give_the_ids_of_old_stores(void **state) {
  (void)state;
  const truce_span parts[] = {{"ab", 2}, {"", 0}, {"c", 1}};
  char out[72];
  tr_sha256(parts, 3, out);
  assert_string_equal(out, "sha256:fc8c9cb2fcf043eccbb4a1d9db773cf56aac8ccc96cd90987a38a862db532f0b");
}

static void parts_of_a_hash_do_not_run_together(void **state) {
  (void)state;
  char one[72], other[72];
  const truce_span a[] = {TR_SPAN("ab"), TR_SPAN("c")}, b[] = {TR_SPAN("a"), TR_SPAN("bc")};
  tr_sha256(a, 2, one);
  tr_sha256(b, 2, other);
  assert_string_not_equal(one, other);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_of_the_standard_give_its_values), cmocka_unit_test(parts_give_the_ids_of_old_stores),
                                     cmocka_unit_test(parts_of_a_hash_do_not_run_together)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
