/* Character sets, normal form, invisible characters, mojibake. Runs once over each file and once over each kept paragraph. */
#include "ingest/decode.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"

enum { DECLARATION_REACH = 4096, DETECTION_REACH = 64 * 1024 };

/* -- which character set ----------------------------------------------------------------------------------------------------------- */

static const struct mark {
  const char *bytes;
  size_t size;
  const char *charset;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"}, {"\xFF\xFE", 2, "UTF-16LE"}, {"\xFE\xFF", 2, "UTF-16BE"},
};

static const char *marked_charset(truce_span bytes, size_t *skip) {
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (bytes.size >= marks[i].size && memcmp(bytes.data, marks[i].bytes, marks[i].size) == 0) {
      *skip = marks[i].size;
      return marks[i].charset;
    }
  *skip = 0;
  return NULL;
}

/* UTF-16 without a mark: in western text every second byte is zero. */
static const char *unmarked_utf16(truce_span bytes) {
  size_t reach = bytes.size < 2048 ? bytes.size & ~(size_t)1 : 2048, zero[2] = {0, 0};
  for (size_t i = 0; i < reach; i++)
    if (!bytes.data[i]) zero[i & 1]++;
  if (reach < 8) return NULL;
  if (zero[1] > reach / 4 && zero[0] <= reach / 32) return "UTF-16LE";
  if (zero[0] > reach / 4 && zero[1] <= reach / 32) return "UTF-16BE";
  return NULL;
}

static bool name_char(char c) { return tr_ascii_alphanumeric(c) || c == '-' || c == '_' || c == ':'; }

static truce_span value_behind(truce_span text, size_t at) {
  while (at < text.size && (text.data[at] == ' ' || text.data[at] == '=' || text.data[at] == '"' || text.data[at] == '\'')) at++;
  size_t end = at;
  while (end < text.size && name_char(text.data[end])) end++;
  return (truce_span){text.data + at, end - at};
}

/* The character set that the first kilobytes of a page or XML file declare, or none. */
static truce_span declared_charset(truce_span bytes) {
  truce_span head = {bytes.data, bytes.size < DECLARATION_REACH ? bytes.size : DECLARATION_REACH};
  if (tr_starts(head, TR_SPAN("<?xml"))) {
    size_t end = tr_find(head, TR_SPAN("?>"), 0), at = tr_find(head, TR_SPAN("encoding"), 0);
    if (at != SIZE_MAX && end != SIZE_MAX && at < end) return value_behind(head, at + 8);
  }
  for (size_t at = 0; at + 7 < head.size; at++)
    if ((head.data[at] == 'c' || head.data[at] == 'C') && tr_equal_fold((truce_span){head.data + at, 7}, TR_SPAN("charset"))) {
      truce_span value = value_behind(head, at + 7);
      if (value.size) return value;
    }
  return (truce_span){NULL, 0};
}

/* Labels that in practice mean another set (WHATWG Encoding Standard). */
static const char *const meant[][2] = {
    {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"}, {"us-ascii", "windows-1252"}, {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"}, {"iso-8859-11", "windows-874"}, {"gb2312", "gbk"}, {"ks_c_5601-1987", "windows-949"}, {"euc-kr", "windows-949"},
    {"shift_jis", "ibm-943_P15A-2003"},
};

static bool charset_name(truce_span label, char out[64]) {
  if (label.size == 0 || label.size >= 64) return false;
  memcpy(out, label.data, label.size);
  out[label.size] = 0;
  for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
    if (tr_equal_fold(label, tr_span(meant[i][0]))) memcpy(out, meant[i][1], strlen(meant[i][1]) + 1);
  return true;
}

/* What ICU makes of it where nothing is declared; only when it is fairly sure. */
static bool detected_charset(truce_span bytes, char out[64]) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  size_t reach = bytes.size < DETECTION_REACH ? bytes.size : DETECTION_REACH;
  ucsdet_setText(detector, bytes.data, (int32_t)reach, &status);
  const UCharsetMatch *match = U_SUCCESS(status) ? ucsdet_detect(detector, &status) : NULL;
  const char *name = match ? ucsdet_getName(match, &status) : NULL;
  bool sure = name && ucsdet_getConfidence(match, &status) >= 30 && charset_name(tr_span(name), out);
  ucsdet_close(detector);
  return sure;
}

/* -- conversion -------------------------------------------------------------------------------------------------------------------- */

static bool convert(truce_arena *arena, truce_span bytes, const char *charset, truce_span *text) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open(charset, &status), *to = U_SUCCESS(status) ? ucnv_open("UTF-8", &status) : NULL;
  bool good = U_SUCCESS(status);
  if (good) {
    size_t capacity = bytes.size * 3 + 16;
    char *out = tr_arena_allocate(arena, capacity), *target = out;
    const char *source = bytes.data;
    ucnv_convertEx(to, from, &target, out + capacity, &source, bytes.data + bytes.size, NULL, NULL, NULL, NULL, true, true, &status);
    good = U_SUCCESS(status);
    *text = (truce_span){out, (size_t)(target - out)};
  }
  if (from) ucnv_close(from);
  if (to) ucnv_close(to);
  return good;
}

/* Bad bytes and sequences of several bytes, counted up to `reach`. */
static void utf8_count(truce_span bytes, size_t *bad, size_t *good) {
  *bad = *good = 0;
  for (size_t at = 0; at < bytes.size;) {
    if ((unsigned char)bytes.data[at] < 0x80) {
      at++;
      continue;
    }
    size_t before = at;
    if (tr_utf8_next(bytes, &at) == 0xFFFD && at == before + 1)
      ++*bad;
    else
      ++*good;
  }
}

/* UTF-8 with a few foreign bytes (a page pasted together, a file cut short): each foreign byte is read as windows-1252. */
static truce_span mend_utf8(truce_arena *arena, truce_span bytes, size_t bad) {
  static const uint16_t high[32] = {
      0x20AC, 0xFFFD, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0xFFFD, 0x17D, 0xFFFD, 0xFFFD, 0x2018,
      0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0xFFFD, 0x17E, 0x178,
  };
  char *out = tr_arena_allocate(arena, bytes.size + bad * 3 + 1);
  size_t size = 0;
  for (size_t at = 0; at < bytes.size;) {
    size_t before = at;
    uint32_t code = tr_utf8_next(bytes, &at);
    unsigned char byte = (unsigned char)bytes.data[before];
    if (code == 0xFFFD && at == before + 1) code = byte < 0xA0 ? high[byte - 0x80] : byte;
    size += tr_utf8_put(code, out + size);
  }
  return (truce_span){out, size};
}

/* Text has few control characters; ten in a thousand is no text. */
static bool is_binary(truce_span text) {
  size_t reach = text.size < 65536 ? text.size : 65536, control = 0;
  for (size_t i = 0; i < reach; i++) {
    unsigned char c = (unsigned char)text.data[i];
    control += (c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27) || c == 127;
  }
  return control * 100 > reach;
}

static bool as_declared(truce_arena *arena, truce_span bytes, truce_span label, truce_span *text) {
  char name[64];
  return charset_name(label, name) && !tr_equal_fold(label, TR_SPAN("utf-8")) && convert(arena, bytes, name, text);
}

bool tr_decode(truce_arena *arena, truce_span bytes, truce_span declared, truce_span *text) {
  size_t skip, bad, good;
  char name[64];
  const char *marked = marked_charset(bytes, &skip);
  truce_span rest = {bytes.data + skip, bytes.size - skip};
  if (!marked) marked = unmarked_utf16(rest);
  if (marked && strcmp(marked, "UTF-8") != 0) return convert(arena, rest, marked, text) && !is_binary(*text);
  *text = rest;
  if (is_binary(rest)) return false;
  truce_span inner = declared_charset(rest);
  utf8_count(rest, &bad, &good);
  if (bad == 0) return (good || !tr_equal_fold(inner, TR_SPAN("iso-2022-jp"))) || as_declared(arena, rest, inner, text);
  if (good > bad * 4) {
    *text = mend_utf8(arena, rest, bad);
    return true;
  }
  if (as_declared(arena, rest, declared, text) || as_declared(arena, rest, inner, text)) return true;
  if (detected_charset(rest, name) && convert(arena, rest, name, text)) return true;
  return convert(arena, rest, "windows-1252", text);
}

/* -- one paragraph ----------------------------------------------------------------------------------------------------------------- */

/* Code points, both ends included. */
typedef struct stretch {
  uint32_t first, last;
} stretch;

/* Controls, joiners and marks of direction, private use: nothing to read. */
static const stretch removed[] = {{0x00, 0x08},     {0x0B, 0x0B},     {0x0E, 0x1F},     {0x7F, 0x84},     {0x86, 0x9F},     {0xAD, 0xAD},
                                  {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069}, {0xE000, 0xF8FF}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFC}};
static const stretch blanks[] = {{0x09, 0x0D},     {' ', ' '},       {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                                 {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

/* The stretches are in order. */
static bool among(uint32_t c, const stretch *stretches, size_t count) {
  size_t i = 0;
  while (i < count && stretches[i].last < c) i++;
  return i < count && stretches[i].first <= c;
}
#define AMONG(c, stretches) among(c, stretches, sizeof(stretches) / sizeof *(stretches))

static truce_span squeeze(truce_arena *arena, truce_span text) {
  char *out = tr_arena_allocate(arena, text.size + 1);
  size_t size = 0;
  bool gap = false;
  for (size_t at = 0; at < text.size;) {
    size_t before = at;
    uint32_t code = tr_utf8_next(text, &at);
    if (AMONG(code, blanks)) {
      gap = size > 0;
      continue;
    }
    if (AMONG(code, removed)) continue;
    if (gap) out[size++] = ' ';
    gap = false;
    if (code == 0xFFFD && at == before + 1) continue; /* a byte that is no UTF-8 */
    memcpy(out + size, text.data + before, at - before);
    size += at - before;
  }
  return (truce_span){out, size};
}

/* Everything below U+0300 stands in normal form C already; lead bytes tell. */
static bool surely_composed(truce_span text) {
  for (size_t i = 0; i < text.size; i++)
    if ((unsigned char)text.data[i] >= 0xCC && (unsigned char)text.data[i] != 0xE2) return false;
  return true;
}

truce_span tr_text_composed(truce_arena *arena, truce_span text) {
  if (surely_composed(text) || text.size > INT32_MAX / 4) return text;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  int32_t capacity = (int32_t)text.size + 1, length = 0, normal = 0, size = 0;
  UChar *wide = malloc(sizeof *wide * (size_t)capacity * 4), *composed = wide ? wide + capacity : NULL;
  if (!wide) return text;
  u_strFromUTF8(wide, capacity, &length, text.data, (int32_t)text.size, &status);
  if (U_SUCCESS(status) && !unorm2_isNormalized(nfc, wide, length, &status) && U_SUCCESS(status)) {
    normal = unorm2_normalize(nfc, wide, length, composed, capacity * 3, &status);
    char *out = tr_arena_allocate(arena, (size_t)normal * 3 + 1);
    u_strToUTF8(out, normal * 3 + 1, &size, composed, normal, &status);
    if (U_SUCCESS(status)) text = (truce_span){out, (size_t)size};
  }
  free(wide);
  return text;
}

/* windows-1252 byte of a code point, or -1. */
static int narrow(uint32_t code) {
  static const uint16_t high[32] = {
      0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019,
      0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  };
  if (code >= 0xA0 && code <= 0xFF) return (int)code;
  for (int i = 0; i < 32; i++)
    if (high[i] == code) return 0x80 + i;
  return -1;
}

/* Undoes UTF-8 read as windows-1252, if every run of characters beyond ASCII is such a case and there is one at least; else leaves all as it is. */
static truce_span undo_mojibake(truce_arena *arena, truce_span text) {
  char *out = NULL;
  size_t size = 0, cases = 0;
  for (size_t at = 0; at < text.size;) {
    if ((unsigned char)text.data[at] < 0x80) {
      if (out) out[size] = text.data[at];
      size++, at++;
      continue;
    }
    char run[64];
    size_t used = 0;
    if (!out) {
      out = tr_arena_allocate(arena, text.size + 1);
      memcpy(out, text.data, at);
    }
    while (at < text.size && (unsigned char)text.data[at] >= 0x80 && used < sizeof run) {
      int byte = narrow(tr_utf8_next(text, &at));
      if (byte < 0) return text;
      run[used++] = (char)byte;
    }
    if (!tr_utf8_valid((truce_span){run, used}, NULL)) return text;
    memcpy(out + size, run, used);
    size += used;
    cases++;
  }
  return cases ? (truce_span){out, size} : text;
}

truce_span tr_text_clean(truce_arena *arena, truce_span text) {
  bool plain = true;
  for (size_t i = 0; i < text.size && plain; i++) plain = (unsigned char)text.data[i] < 0x80;
  if (plain) return squeeze(arena, text);
  return tr_text_composed(arena, squeeze(arena, undo_mojibake(arena, text)));
}
