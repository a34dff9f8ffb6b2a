/* Words are runs of ASCII letters and digits and of all that is not ASCII, but for punctuation. */
#include "ingest/word_hashes.h"

#include "base/ascii.h"
#include "base/text.h"

static bool word_byte(truce_span text, size_t at) {
  const unsigned char c = (unsigned char)text.data[at];
  if (c < 0x80) return tr_ascii_alphanumeric(c);
  if (c == 0xE2) return !(at + 1 < text.size && ((unsigned char)text.data[at + 1] == 0x80 || (unsigned char)text.data[at + 1] == 0x81)); /* dashes, quotes */
  return at == 0 || (unsigned char)text.data[at - 1] != 0xC2 || (c != 0xA0 && c != 0xAB && c != 0xBB);
}

void tr_word_hashes(truce_arena *arena, truce_span text, tr_hashes *words) {
  words->count = 0;
  for (size_t at = 0; at < text.size;) {
    const size_t start = at;
    while (at < text.size && word_byte(text, at)) at++;
    if (at > start) TR_PUSH(arena, words, tr_span_hash_fold((truce_span){text.data + start, at - start}));
    else at += (unsigned char)text.data[at] == 0xE2 && at + 3 <= text.size ? 3 : 1;
  }
}
