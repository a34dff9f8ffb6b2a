/* Strings, numbers, days and members of JSON, appended to a text. */
#include "export/json_pieces.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"

static void escape(tr_buffer *out, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *at = memchr(plain, c, sizeof plain - 1);
  if (at) {
    const char pair[2] = {'\\', letters[at - plain]};
    tr_buffer_add(out, (truce_span){pair, 2});
  } else {
    const char six[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    tr_buffer_add(out, (truce_span){six, 6});
  }
}

void tr_json_text(tr_buffer *out, truce_span text) {
  if (!text.size) {
    tr_buffer_add_string(out, "\"\"");
    return;
  }
  tr_buffer_add_char(out, '"');
  size_t kept = 0, at = 0;
  while (at < text.size) {
    unsigned char c = (unsigned char)text.data[at];
    size_t before = at;
    bool broken = false;
    if (c < 0x80)
      at++;
    else
      broken = tr_utf8_next(text, &at) == 0xFFFD && at == before + 1;
    if (!broken && c >= 0x20 && c != '"' && c != '\\') continue;
    tr_buffer_add(out, (truce_span){text.data + kept, before - kept});
    if (broken)
      tr_buffer_add_string(out, "\xEF\xBF\xBD");
    else
      escape(out, c);
    kept = at;
  }
  tr_buffer_add(out, (truce_span){text.data + kept, at - kept});
  tr_buffer_add_char(out, '"');
}

void tr_json_text_or_null(tr_buffer *out, truce_span text) {
  if (text.data)
    tr_json_text(out, text);
  else
    tr_buffer_add_string(out, "null");
}

void tr_json_whole(tr_buffer *out, uint64_t number) {
  char digits[24];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  tr_buffer_add(out, (truce_span){digits + at, sizeof digits - at});
}

void tr_json_number(tr_buffer *out, double number) {
  if (!isfinite(number)) {
    tr_buffer_add_string(out, "null");
  } else if (fabs(number) < 1e15 && number == floor(number)) {
    if (number < 0) tr_buffer_add_char(out, '-');
    tr_json_whole(out, (uint64_t)fabs(number));
  } else {
    char digits[40];
    for (int precision = 6; precision <= 17; precision++) {
      snprintf(digits, sizeof digits, "%.*g", precision, number);
      if (strtod(digits, NULL) == number) break;
    }
    tr_buffer_add_string(out, digits);
  }
}

static void moment(tr_buffer *out, truce_day day, int32_t minute) {
  char text[16], clock[16] = "";
  tr_day_print(day, text);
  if (minute >= 0) snprintf(clock, sizeof clock, "T%02d:%02d", minute / 60 % 100, minute % 60);
  tr_buffer_add_char(out, '"');
  tr_buffer_add_string(out, text);
  tr_buffer_add_string(out, clock);
  tr_buffer_add_char(out, '"');
}

void tr_json_day(tr_buffer *out, truce_day day) {
  if (day.days == TRUCE_NO_DAY)
    tr_buffer_add_string(out, "null");
  else
    moment(out, day, -1);
}

void tr_json_date(tr_buffer *out, const truce_date *date) {
  tr_buffer_add_string(out, "{\"from\":");
  moment(out, date->from, date->from_minute);
  tr_buffer_add_string(out, ",\"to\":");
  if (date->from_minute >= 0)
    moment(out, date->from, date->from_minute);
  else
    moment(out, date->to, -1);
  tr_buffer_add_string(out, ",\"precision\":\"");
  tr_buffer_add_string(out, truce_precision_names[date->precision]);
  tr_buffer_add_string(out, date->of_report ? "\",\"basis\":\"report\"}" : "\",\"basis\":\"stated\"}");
}

void tr_json_member(tr_buffer *out, const char *name) {
  if (out->size && out->data[out->size - 1] != '{') tr_buffer_add_char(out, ',');
  tr_buffer_add_char(out, '"');
  tr_buffer_add_string(out, name);
  tr_buffer_add_string(out, "\":");
}

void tr_json_comma(tr_buffer *out, size_t index) {
  if (index) tr_buffer_add_char(out, ',');
}

void tr_json_word_member(tr_buffer *out, const char *name, const char *word) {
  tr_json_member(out, name);
  tr_json_text(out, tr_span(word));
}

void tr_json_text_member(tr_buffer *out, const char *name, truce_span text) {
  tr_json_member(out, name);
  tr_json_text_or_null(out, text);
}

void tr_json_id(tr_buffer *out, uint32_t id) {
  if (id == TRUCE_NONE)
    tr_buffer_add_string(out, "null");
  else
    tr_json_whole(out, id);
}

void tr_json_where_members(tr_buffer *out, truce_range where) {
  tr_json_member(out, "start");
  tr_json_whole(out, where.start);
  tr_json_member(out, "end");
  tr_json_whole(out, where.end);
}

void tr_json_range(tr_buffer *out, truce_range where) {
  tr_buffer_add_char(out, '{');
  tr_json_where_members(out, where);
  tr_buffer_add_char(out, '}');
}

void tr_json_ranges(tr_buffer *out, const truce_range *list, size_t count) {
  TR_JSON_ITEMS(out, count, tr_json_range(out, list[i]));
}
