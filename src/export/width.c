/* How wide a text is on a terminal: East Asian wide letters take two columns, marks that sit on others none. */
#include <unicode/uchar.h>

#include "export/document.h"

static size_t width_of(uint32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return 1;
  int8_t type = u_charType((UChar32)c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  int wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

size_t tr_display_width(truce_span text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size;) width += width_of(tr_utf8_next(text, &at));
  return width;
}

truce_span tr_display_cut(truce_span text, size_t width, bool *whole) {
  size_t used = 0, at = 0;
  while (at < text.size) {
    size_t next = at;
    size_t w = width_of(tr_utf8_next(text, &next));
    if (used + w > width) break;
    used += w;
    at = next;
  }
  if (whole) *whole = at == text.size;
  return (truce_span){text.data, at};
}
