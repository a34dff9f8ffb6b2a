/* Characters: ICU's properties, with a short way for ASCII, which is nearly all of the news. */
#include "reader/characters.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { PIECE = 256 }; /* UTF-16 units folded at once */

tr_character tr_character_class(uint32_t code) {
  if (code < 0x80) {
    if ((code | 32) >= 'a' && (code | 32) <= 'z') return TR_CHAR_LETTER;
    if (code >= '0' && code <= '9') return TR_CHAR_DIGIT;
    return code <= ' ' || code == 0x7F ? TR_CHAR_SPACE : TR_CHAR_OTHER;
  }
  if (code == 0x200D || code == 0x200C || code == 0xAD) return TR_CHAR_MARK;
  if (code == 0x200B || code == 0xFEFF || code == 0x2060 || u_isUWhiteSpace((UChar32)code)) return TR_CHAR_SPACE;
  uint32_t category = U_GET_GC_MASK((UChar32)code);
  if (category & U_GC_L_MASK) return TR_CHAR_LETTER;
  if (category & U_GC_M_MASK) return TR_CHAR_MARK;
  if (category & U_GC_ND_MASK) return TR_CHAR_DIGIT;
  return category & (U_GC_CC_MASK | U_GC_CF_MASK) ? TR_CHAR_MARK : TR_CHAR_OTHER;
}

bool tr_character_upper(uint32_t code) { return code < 0x80 ? code >= 'A' && code <= 'Z' : u_isUUppercase((UChar32)code) || u_istitle((UChar32)code); }
bool tr_character_lower(uint32_t code) { return code < 0x80 ? code >= 'a' && code <= 'z' : u_isULowercase((UChar32)code); }

static bool is_letter(uint32_t code) { return code < 0x80 ? tr_character_class(code) == TR_CHAR_LETTER : (U_GET_GC_MASK((UChar32)code) & U_GC_L_MASK) != 0; }
static bool is_digit(uint32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  return u_getIntPropertyValue((UChar32)code, UCHAR_NUMERIC_TYPE) == U_NT_DECIMAL || u_getIntPropertyValue((UChar32)code, UCHAR_NUMERIC_TYPE) == U_NT_DIGIT;
}

tr_shape tr_shape_of(truce_span word) {
  size_t letters = 0, capitals = 0, small = 0, digits = 0, others = 0;
  bool first_capital = false;
  for (size_t at = 0; at < word.size;) {
    uint32_t code = tr_utf8_next(word, &at);
    if (is_letter(code)) {
      bool capital = code < 0x80 ? tr_character_upper(code) : u_isUUppercase((UChar32)code);
      if (letters++ == 0) first_capital = capital;
      capitals += capital;
      small += tr_character_lower(code);
    } else if (is_digit(code))
      digits++;
    else if (!strchr(".,:/-", (int)code) || code >= 0x80)
      others++;
  }
  if (!letters && !digits) return TR_SHAPE_PUNCTUATION;
  if (!letters) return others ? TR_SHAPE_OTHER : TR_SHAPE_DIGITS;
  if (digits) return TR_SHAPE_DIGITS_MIXED;
  if (!capitals) return small ? TR_SHAPE_LOWER : TR_SHAPE_OTHER;
  if (capitals == 1 && first_capital) return TR_SHAPE_TITLE;
  return capitals == letters ? TR_SHAPE_UPPER : TR_SHAPE_MIXED;
}

static bool lower_ascii(truce_span word, char *out) {
  for (size_t i = 0; i < word.size; i++) {
    if ((unsigned char)word.data[i] >= 0x80) return false;
    out[i] = word.data[i] >= 'A' && word.data[i] <= 'Z' ? (char)(word.data[i] + 32) : word.data[i];
  }
  return true;
}

/* Lower case and, if `plain`, normal form D without nonspacing marks, of one piece of UTF-16. */
static size_t fold(const UChar *from, int32_t size, bool plain, char *out) {
  UChar low[PIECE * 4], wide[PIECE * 16];
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = u_strToLower(low, PIECE * 4, from, size, "", &status), at = 0;
  const UChar *text = low;
  if (U_FAILURE(status)) text = from, count = size;
  if (plain) {
    status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    int32_t decomposed = U_SUCCESS(status) ? unorm2_normalize(nfd, text, count, wide, PIECE * 16, &status) : 0;
    if (U_SUCCESS(status)) text = wide, count = decomposed;
  }
  size_t written = 0;
  while (at < count) {
    uint32_t code = text[at++];
    if (U16_IS_LEAD(code) && at < count) code = 0x10000 + ((code & 0x3FF) << 10) + (text[at++] & 0x3FFu);
    if (plain && u_charType((UChar32)code) == U_NON_SPACING_MARK) continue;
    written += tr_utf8_put(code >= 0xD800 && code < 0xE000 ? 0xFFFD : code, out + written);
  }
  return written;
}

static size_t lower_pieces(truce_span word, bool plain, char *out) {
  UChar piece[PIECE + 2];
  int32_t count = 0;
  size_t written = 0;
  for (size_t at = 0; at < word.size;) {
    uint32_t code = tr_utf8_next(word, &at);
    if (code > 0xFFFF) piece[count++] = (UChar)(0xD7C0 + (code >> 10)), piece[count++] = (UChar)(0xDC00 | (code & 0x3FF)); /* surrogates */
    else piece[count++] = (UChar)code;
    if (count >= PIECE) {
      written += fold(piece, count, plain, out + written);
      count = 0;
    }
  }
  return written + fold(piece, count, plain, out + written);
}

size_t tr_lower(truce_span word, char *out) { return lower_ascii(word, out) ? word.size : lower_pieces(word, false, out); }
size_t tr_lower_plain(truce_span word, char *out) { return lower_ascii(word, out) ? word.size : lower_pieces(word, true, out); }
