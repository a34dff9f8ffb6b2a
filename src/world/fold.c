/* Folding of names: ASCII by table, all else by ICU's compatibility decomposition. Some 100 ns a name. */
#include "world/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/ascii.h"
#include "base/text.h"

/* Letters that no decomposition takes apart. */
static const struct {
  uint32_t code;
  const char *ascii;
} letters[] = {{0x131, "i"}, {0xF8, "o"}, {0x142, "l"}, {0xDF, "ss"}, {0xE6, "ae"}, {0x153, "oe"},
               {0x111, "d"}, {0xF0, "d"}, {0xFE, "th"}, {0x259, "a"}, {0x127, "h"}};

static size_t put(char *out, size_t size, char c) {
  if (c == ' ' && (size == 0 || out[size - 1] == ' ')) return size;
  if (size < TR_FOLD_LIMIT) out[size++] = c;
  return size;
}

static size_t put_code(char *out, size_t size, uint32_t code) {
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
    if (letters[i].code == code) {
      for (const char *c = letters[i].ascii; *c; c++) size = put(out, size, *c);
      return size;
    }
  char bytes[4];
  size_t count = tr_utf8_put(code, bytes);
  if (size + count > TR_FOLD_LIMIT) return size;
  for (size_t i = 0; i < count; i++) out[size++] = bytes[i];
  return size;
}

static size_t put_ascii(char *out, size_t size, unsigned char c) {
  if (tr_ascii_small((char)c) || tr_ascii_digit((char)c)) return size < TR_FOLD_LIMIT ? (out[size] = (char)c, size + 1) : size;
  if (tr_ascii_capital((char)c)) return put(out, size, (char)(c + 32));
  if (c == '-' || c == '/' || c == '_' || c == ' ' || c == '\t' || c == '\n' || c == '\r') return put(out, size, ' ');
  if (c == '&') return size = put(out, size, 'a'), size = put(out, size, 'n'), put(out, size, 'd');
  return size;
}

static size_t put_wide(char *out, size_t size, uint32_t code) {
  if (code == 0x2013 || code == 0x2014 || code == 0x2010 || code == 0x2011 || code == 0xA0) return put(out, size, ' ');
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *forms = unorm2_getNFKDInstance(&error);
  UChar parts[32];
  int32_t count = U_SUCCESS(error) ? unorm2_getDecomposition(forms, (UChar32)code, parts, 32, &error) : -1;
  if (count < 0) return u_isalnum((UChar32)code) ? put_code(out, size, (uint32_t)u_tolower((UChar32)code)) : size;
  for (int32_t i = 0; i < count;) {
    uint32_t part = parts[i++];
    if (part >= 0xD800 && part < 0xDC00 && i < count) part = 0x10000 + ((part - 0xD800) << 10) + (parts[i++] - 0xDC00u);
    if (part < 128) size = put_ascii(out, size, (unsigned char)part);
    else if (u_isalnum((UChar32)part)) size = put_code(out, size, (uint32_t)u_tolower((UChar32)part));
  }
  return size;
}

size_t tr_fold_more(truce_span text, char out[TR_FOLD_LIMIT], size_t size) {
  if (size) size = put(out, size, ' ');
  for (size_t at = 0; at < text.size;) {
    unsigned char c = (unsigned char)text.data[at];
    if (c < 128) {
      size = put_ascii(out, size, c);
      at++;
    } else {
      size = put_wide(out, size, tr_utf8_next(text, &at));
    }
  }
  while (size && out[size - 1] == ' ') size--;
  return size;
}

size_t tr_fold(truce_span text, char out[TR_FOLD_LIMIT]) { return tr_fold_more(text, out, 0); }

uint64_t tr_fold_hash(truce_span text) {
  char key[TR_FOLD_LIMIT];
  size_t size = tr_fold(text, key);
  return size ? tr_hash(key, size) : 0;
}
