/* Cuts the words of a figure down to the noun that it counts. */
#include "process/counted_noun.h"

#include <stdio.h>

#include "base/ascii.h"

/* "60 civilians, among them 20 children and 9 women" counts 9: "women", not what stands before. */
truce_span tr_behind_number(truce_span of, double number) {
  char digits[32];
  snprintf(digits, sizeof digits, "%.0f", number);
  truce_span rest = of, word;
  while (tr_split(&rest, ' ', &word))
    if (tr_equal_string(word, digits) && rest.size) return rest;
  return of;
}

/* "At least 13 Palestinians in Gaza" → "Palestinians", "and some 110 civilians, including …" → "civilians": whom a figure counts. */
truce_span tr_counted_noun(const tr_process_words *known, truce_span of) {
  truce_span rest = of, word, kept = {of.data, 0};
  while (tr_split(&rest, ' ', &word)) {
    const bool comma = word.size && (word.data[word.size - 1] == ',' || word.data[word.size - 1] == ';');
    if (comma) word.size--;
    if (!word.size) continue;
    if (!kept.size && (tr_is_process_word(known, word, TR_WORD_BEFORE_COUNTED) || tr_ascii_digit(word.data[0]))) continue;
    if (tr_is_process_word(known, word, TR_WORD_BEHIND_COUNTED)) break;
    if (!kept.size) kept.data = word.data;
    kept.size = (size_t)(word.data + word.size - kept.data);
    if (comma) break;
  }
  return kept; /* "hundreds" alone: nobody is named */
}
