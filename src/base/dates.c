/* Days and civil dates; no time zones, no clock. */
#include "base/dates.h"

#include "base/ascii.h"

#include <stdio.h>

truce_day tr_day_of(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return (truce_day){era * 146097 + day_of_era - 719468};
}

tr_civil tr_civil_of(truce_day day) {
  int z = day.days + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int m = (5 * day_of_year + 2) / 153;
  int month = m < 10 ? m + 3 : m - 9;
  return (tr_civil){year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * m + 2) / 5 + 1};
}

int tr_weekday(truce_day day) { return ((day.days + 3) % 7 + 7) % 7; }

int tr_days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

bool tr_date_valid(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= tr_days_in_month(year, month);
}

bool tr_day_parse(truce_span text, truce_day *day) {
  if (text.size < 10 || text.data[4] != '-' || text.data[7] != '-') return false;
  int parts[3] = {0, 0, 0};
  static const int starts[] = {0, 5, 8}, sizes[] = {4, 2, 2};
  for (int p = 0; p < 3; p++)
    for (int i = 0; i < sizes[p]; i++) {
      char c = text.data[starts[p] + i];
      if (!tr_ascii_digit(c)) return false;
      parts[p] = parts[p] * 10 + (c - '0');
    }
  if (!tr_date_valid(parts[0], parts[1], parts[2])) return false;
  *day = tr_day_of(parts[0], parts[1], parts[2]);
  return true;
}

void tr_day_print(truce_day day, char out[16]) {
  tr_civil c = tr_civil_of(day);
  snprintf(out, 16, "%04u-%02u-%02u", (unsigned)c.year % 10000u, (unsigned)c.month % 100u, (unsigned)c.day % 100u);
}

truce_day tr_week_start(int year, int week) {
  truce_day fourth = tr_day_of(year, 1, 4); /* always in week 1 */
  return (truce_day){fourth.days - tr_weekday(fourth) + (week - 1) * 7};
}

void tr_week_of(truce_day day, int *year, int *week) {
  truce_day thursday = {day.days - tr_weekday(day) + 3};
  *year = tr_civil_of(thursday).year;
  *week = (thursday.days - tr_day_of(*year, 1, 1).days) / 7 + 1;
}
