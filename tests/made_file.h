/* A file made for one test. */
#ifndef TR_TESTS_MADE_FILE_H
#define TR_TESTS_MADE_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Writes it into /tmp and gives its path; the test removes it. */
static inline void made_file(char path[64], const char *text) {
  strcpy(path, "/tmp/truce-made-XXXXXX");
  const int handle = mkstemp(path);
  assert_true(handle >= 0);
  FILE *file = fdopen(handle, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

#endif
