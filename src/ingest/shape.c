/* Words are counted and ends of sentences told from bytes alone. Runs on every block of a page. */
#include "ingest/shape.h"

#include "base/ascii.h"
#include "base/text.h"

bool tr_word_byte(unsigned char c) { return tr_ascii_alphanumeric(c) || c >= 0x80; }

/* Scripts without blanks between words: one word for every two characters or so. */
size_t tr_word_count(truce_span line) {
  size_t count = 0, wide = 0;
  bool inside = false;
  for (size_t i = 0; i < line.size; i++) {
    unsigned char c = (unsigned char)line.data[i];
    bool punctuation = c == 0xE2 && i + 1 < line.size && (unsigned char)line.data[i + 1] == 0x80;
    bool word = tr_word_byte(c) && !punctuation;
    if (punctuation) i += 2;
    count += word && !inside;
    inside = word;
    wide += c >= 0xE3 && c <= 0xED;
  }
  return wide > line.size / 6 ? count + wide / 2 : count;
}

bool tr_ends_sentence(truce_span line) {
  static const char *const closing[] = {"\"", "'", ")", "]", "”", "’", "»", "“", "›"};
  static const char *const ends[] = {".", "!", "?", "…", ":", "。", "؟", "۔", "！", "？"};
  for (bool again = true; again && line.size;) {
    again = false;
    line = tr_trim(line);
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
      if (tr_ends(line, tr_span(closing[i]))) {
        line.size -= strlen(closing[i]);
        again = true;
      }
  }
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (tr_ends(line, tr_span(ends[i]))) return true;
  return false;
}
