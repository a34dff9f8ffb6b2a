/* docs/record.md names every kind of line, every field and every word that a field may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/ascii.h"
#include "base/files.h"
#include "base/text.h"
#include "truce/record.h"

/* "| `event` | … |": the row of a kind. */
static truce_span row_of(truce_span page, const char *kind) {
  char begin[64];
  snprintf(begin, sizeof begin, "| `%s` |", kind);
  truce_span line;
  while (tr_split(&page, '\n', &line))
    if (tr_starts(line, tr_span(begin))) return line;
  return TR_SPAN("");
}

static bool of_word(char c) { return tr_ascii_alphanumeric(c) || c == '_'; }

static bool holds_word(truce_span row, const char *word) {
  for (size_t from = 0, at; (at = tr_find(row, tr_span(word), from)) != SIZE_MAX; from = at + 1) {
    const size_t end = at + strlen(word);
    if ((at == 0 || !of_word(row.data[at - 1])) && (end == row.size || !of_word(row.data[end]))) return true;
  }
  return false;
}

static void the_page_names_every_field_and_word(void **state) {
  (void)state;
  tr_file file;
  truce_error error;
  assert_int_equal(tr_file_map("docs/record.md", 0, &file, &error), TRUCE_OK);
  for (int kind = 0; kind < TRUCE_LINE_KIND_COUNT; kind++) {
    const truce_span row = row_of(file.content, truce_line_kind_names[kind]);
    if (!row.size) fail_msg("no row of %s", truce_line_kind_names[kind]);
    for (const truce_field *field = truce_kind_fields((truce_line_kind)kind); *field != TRUCE_FIELD_COUNT; field++) {
      if (!holds_word(row, truce_field_names[*field])) fail_msg("%s: no field %s", truce_line_kind_names[kind], truce_field_names[*field]);
      const char *const *words = truce_field_words((truce_line_kind)kind, *field);
      for (; words && *words; words++)
        if (!holds_word(row, *words)) fail_msg("%s %s: no word %s", truce_line_kind_names[kind], truce_field_names[*field], *words);
    }
  }
  tr_file_unmap(&file);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_page_names_every_field_and_word)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
