/* Finding written days. A date is three neighbouring tokens (numbers and month names) with only light punctuation or little words between. */
#include "ingest/dateline.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"
#include "base/text.h"

enum { DATELINE_REACH = 90 };

/* Month names by their beginnings, lower case. "mai" and "mar" are shared by languages and mean the same month. */
static const struct month {
  const char *name;
  int number;
} months[] = {
    {"january", 1},   {"february", 2}, {"march", 3},      {"april", 4},      {"may", 5},       {"june", 6},      {"july", 7},          {"august", 8},
    {"september", 9}, {"october", 10}, {"november", 11},  {"december", 12},  {"jan", 1},       {"feb", 2},       {"mar", 3},           {"apr", 4},
    {"jun", 6},       {"jul", 7},      {"aug", 8},        {"sep", 9},        {"sept", 9},      {"oct", 10},      {"nov", 11},          {"dec", 12},
    {"januar", 1},    {"jänner", 1},   {"januari", 1},    {"februar", 2},    {"februari", 2},  {"feber", 2},     {"märz", 3},          {"maerz", 3},
    {"mär", 3},       {"mrz", 3},      {"maart", 3},      {"mai", 5},        {"mei", 5},       {"juni", 6},      {"juli", 7},          {"augustus", 8},
    {"oktober", 10},  {"okt", 10},     {"dezember", 12},  {"dez", 12},       {"december", 12}, {"janvier", 1},   {"janv", 1},          {"février", 2},
    {"fevrier", 2},   {"févr", 2},     {"mars", 3},       {"avril", 4},      {"avr", 4},       {"juin", 6},      {"juillet", 7},       {"juil", 7},
    {"août", 8},      {"aout", 8},     {"septembre", 9},  {"octobre", 10},   {"novembre", 11}, {"décembre", 12}, {"déc", 12},          {"enero", 1},
    {"febrero", 2},   {"marzo", 3},    {"abril", 4},      {"mayo", 5},       {"junio", 6},     {"julio", 7},     {"agosto", 8},        {"septiembre", 9},
    {"setiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12}, {"ene", 1},       {"abr", 4},       {"ago", 8},           {"dic", 12},
    {"gennaio", 1},   {"febbraio", 2}, {"aprile", 4},     {"maggio", 5},     {"giugno", 6},    {"luglio", 7},    {"settembre", 9},     {"ottobre", 10},
    {"dicembre", 12}, {"gen", 1},      {"mag", 5},        {"giu", 6},        {"lug", 7},       {"set", 9},       {"ott", 10},          {"janeiro", 1},
    {"fevereiro", 2}, {"março", 3},    {"maio", 5},       {"junho", 6},      {"julho", 7},     {"setembro", 9},  {"outubro", 10},      {"novembro", 11},
    {"dezembro", 12}, {"января", 1},   {"февраля", 2},    {"марта", 3},      {"апреля", 4},    {"мая", 5},       {"июня", 6},          {"июля", 7},
    {"августа", 8},   {"сентября", 9}, {"октября", 10},   {"ноября", 11},    {"декабря", 12},  {"stycznia", 1},  {"lutego", 2},        {"marca", 3},
    {"kwietnia", 4},  {"maja", 5},     {"czerwca", 6},    {"lipca", 7},      {"sierpnia", 8},  {"września", 9},  {"października", 10}, {"listopada", 11},
    {"grudnia", 12},  {"ocak", 1},     {"şubat", 2},      {"mart", 3},       {"nisan", 4},     {"mayıs", 5},     {"haziran", 6},       {"temmuz", 7},
    {"ağustos", 8},   {"eylül", 9},    {"ekim", 10},      {"kasım", 11},     {"aralık", 12},   {"يناير", 1},     {"فبراير", 2},        {"مارس", 3},
    {"أبريل", 4},     {"مايو", 5},     {"يونيو", 6},      {"يوليو", 7},      {"أغسطس", 8},     {"سبتمبر", 9},    {"أكتوبر", 10},       {"نوفمبر", 11},
    {"ديسمبر", 12},
};

typedef struct token {
  uint32_t start, end;
  int number;     /* value of digits, or of a month name; -1: another word */
  uint8_t digits; /* how many; 0 for words */
  bool month;
} token;

static bool letter(char c) { return tr_ascii_letter(c) || (unsigned char)c >= 0x80; }

static int month_of(truce_span word) {
  char lower[24];
  if (word.size < 3 || word.size >= sizeof lower) return -1;
  memcpy(lower, word.data, word.size);
  for (size_t i = 0; i < word.size; i++) {
    lower[i] = tr_ascii_lower(lower[i]);
    if ((unsigned char)lower[i] == 0xC3 && i + 1 < word.size && (unsigned char)lower[i + 1] >= 0x80 && (unsigned char)lower[i + 1] < 0x9F)
      lower[i + 1] = (char)((unsigned char)lower[i + 1] + 0x20);
  }
  for (size_t i = 0; i < sizeof months / sizeof *months; i++)
    if (months[i].name[0] == lower[0] && tr_equal((truce_span){lower, word.size}, tr_span(months[i].name))) return months[i].number;
  return -1;
}

static bool next_token(truce_span text, size_t *at, token *t) {
  while (*at < text.size && !tr_ascii_digit(text.data[*at]) && !letter(text.data[*at])) ++*at;
  if (*at >= text.size) return false;
  size_t start = *at;
  *t = (token){(uint32_t)start, 0, -1, 0, false};
  if (tr_ascii_digit(text.data[start])) {
    long value = 0;
    while (*at < text.size && tr_ascii_digit(text.data[*at])) {
      if (*at - start < 9) value = value * 10 + (text.data[*at] - '0');
      ++*at;
    }
    size_t count = *at - start;
    t->digits = (uint8_t)(count > 200 ? 200 : count);
    t->number = count <= 8 ? (int)value : -1;
  } else {
    while (*at < text.size && letter(text.data[*at])) ++*at;
    t->number = month_of((truce_span){text.data + start, *at - start});
    t->month = t->number > 0;
  }
  t->end = (uint32_t)*at;
  return true;
}

/* Little words that may stand inside a date. */
static bool filler(truce_span word) { return tr_listed_fold(word, "of de del the st nd rd th er em den d do г"); }

static bool good_year(const token *t) { return t->digits == 4 && t->number >= 1900 && t->number <= 2099; }
static bool small(const token *t) { return t->digits == 1 || t->digits == 2; }
static char behind(truce_span text, const token *t) { return t->end < text.size ? text.data[t->end] : 0; }

static bool make(int year, int month, int day, const token *from, const token *to, bool ambiguous, tr_written_day *found) {
  if (!tr_date_valid(year, month, day)) return false;
  *found = (tr_written_day){tr_day_of(year, month, day), {from->start, to->end}, ambiguous};
  return true;
}

/* 11.06.2024, 11/06/2024, 6/11/24: all three parted by the same sign. */
static bool numeric(truce_span text, const token t[3], bool month_first, tr_written_day *found) {
  char sign = behind(text, &t[0]);
  if (!(sign == '.' || sign == '/' || sign == '-') || behind(text, &t[1]) != sign) return false;
  if (t[0].start > 0 && text.data[t[0].start - 1] == sign) return false; /* part of a longer number */
  bool close = t[1].start - t[0].end <= 2 && t[2].start - t[1].end <= 2;
  if (!close || !small(&t[0]) || !small(&t[1])) return false;
  int year = good_year(&t[2]) ? t[2].number : t[2].digits == 2 && sign != '-' ? 2000 + t[2].number : 0;
  if (!year || (t[2].digits == 2 && (t[0].digits != 2 || t[1].digits != 2 || behind(text, &t[2]) == sign || behind(text, &t[2]) == ':'))) return false;
  int a = t[0].number, b = t[1].number;
  bool ambiguous = sign == '/' && a <= 12 && b <= 12 && a != b && !month_first;
  if (b > 12 || (month_first && sign == '/' && a <= 12)) return make(year, a, b, &t[0], &t[2], false, found);
  return make(year, b, a, &t[0], &t[2], ambiguous, found);
}

static bool three(truce_span text, const token t[3], bool month_first, tr_written_day *found) {
  if (good_year(&t[0]) && t[1].month && small(&t[2])) return make(t[0].number, t[1].number, t[2].number, &t[0], &t[2], false, found);
  if (good_year(&t[0]) && small(&t[1]) && small(&t[2]) && t[1].start - t[0].end <= 2 && t[2].start - t[1].end <= 2 && !t[1].month && !t[2].month) {
    char sign = behind(text, &t[0]);
    bool dated = (sign == '-' || sign == '/' || sign == '.') && behind(text, &t[1]) == sign;
    return dated && make(t[0].number, t[1].number, t[2].number, &t[0], &t[2], false, found);
  }
  if (t[0].month && small(&t[1]) && good_year(&t[2])) return make(t[2].number, t[0].number, t[1].number, &t[0], &t[2], false, found);
  if (small(&t[0]) && t[1].month && good_year(&t[2])) return make(t[2].number, t[1].number, t[0].number, &t[0], &t[2], false, found);
  return !t[0].month && !t[1].month && numeric(text, t, month_first, found);
}

static bool eight_digits(const token *t, tr_written_day *found) {
  return t->digits == 8 && t->number >= 19000000 && t->number < 21000000 && make(t->number / 10000, t->number / 100 % 100, t->number % 100, t, t, false, found);
}

/* Only light punctuation between two parts of a date. */
static bool joined(truce_span text, const token *a, const token *b) {
  if (b->start - a->end > 24) return false;
  for (uint32_t i = a->end; i < b->start; i++) {
    char c = text.data[i];
    if (!(c == ' ' || c == '.' || c == ',' || c == '/' || c == '-' || c == '\t' || c == '\n' || letter(c) || tr_ascii_digit(c) || c == '\'')) return false;
  }
  return true;
}

bool tr_day_find(truce_span text, bool month_first, tr_written_day *found) {
  token t[3], fresh;
  int count = 0;
  size_t digits = 0;
  for (size_t i = 0; i < text.size && digits < 4; i++) digits += tr_ascii_digit(text.data[i]);
  if (digits < 4) return false; /* most texts end here */
  for (size_t at = 0; next_token(text, &at, &fresh);) {
    truce_span word = {text.data + fresh.start, fresh.end - fresh.start};
    if (fresh.digits == 0 && !fresh.month) {
      if (filler(word) && count) continue;
      count = 0;
      continue;
    }
    if (eight_digits(&fresh, found)) return true;
    if (count && !joined(text, &t[count - 1], &fresh)) count = 0;
    if (count == 3) t[0] = t[1], t[1] = t[2], count = 2;
    t[count++] = fresh;
    if (count == 3 && three(text, t, month_first, found)) return true;
  }
  return false;
}

bool tr_day_field(truce_span text, truce_day *day) {
  tr_written_day found;
  double number;
  text = tr_trim(text);
  if (tr_day_find(text, true, &found)) {
    *day = found.day;
    return true;
  }
  if (!tr_number(text, &number) || number < 1e8) return false;
  if (number > 1e11) number /= 1000;
  if (number > 4.1e9) return false;
  day->days = (int32_t)(number / 86400);
  return true;
}

/* Before the day of a dateline stand names only: "PORT-AU-PRINCE, Haiti,", not "It was a sunny morning on Saturday". */
static bool names_only(truce_span text) {
  static const char *const small[] = {"of", "and", "de", "del", "la", "le", "el", "al", "da", "do", "dos", "du", "on", "the", NULL};
  truce_span word;
  bool name = false;
  while (tr_split(&text, ' ', &word)) {
    while (word.size && !((unsigned char)word.data[0] >= 0x80) && strchr(",.(/-:;\n\t", word.data[0])) word.data++, word.size--;
    while (word.size && !((unsigned char)word.data[word.size - 1] >= 0x80) && strchr(",.)/-:;\n\t", word.data[word.size - 1])) word.size--;
    if (!word.size) continue;
    bool connects = false;
    for (const char *const *s = small; *s; s++) connects |= tr_equal_string(word, *s);
    if (tr_ascii_small(word.data[0]) && !connects) return false;
    if (connects && !name) return false; /* "On the 3rd" */
    name = true;
  }
  return true;
}

bool tr_day_of_dateline(truce_span body, tr_written_day *found) {
  static const char *const dashes[] = {" - ", " — ", " – ", " -- ", "—", " | "};
  truce_span head = {body.data, body.size < DATELINE_REACH ? body.size : DATELINE_REACH};
  size_t dash = SIZE_MAX;
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    size_t at = tr_find(head, tr_span(dashes[i]), 0);
    if (at < dash) dash = at;
  }
  return dash != SIZE_MAX && tr_day_find((truce_span){head.data, dash}, false, found) && names_only((truce_span){head.data, found->where.start});
}

bool tr_day_in_url(truce_span url, truce_day *day) {
  tr_written_day found;
  if (!tr_day_find(url, true, &found) || found.ambiguous) return false;
  char before = found.where.start ? url.data[found.where.start - 1] : '/', after = found.where.end < url.size ? url.data[found.where.end] : '/';
  if (tr_ascii_digit(before) || tr_ascii_digit(after) || tr_civil_of(found.day).year < 1990) return false;
  *day = found.day;
  return true;
}
