/* Days that move: Easter, the months of the Islamic calendar, holidays. */
#include "world/calendars.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/dates.h"

truce_day tr_easter(int year) { /* J. Meeus, Astronomical Algorithms */
  int a = year % 19, b = year / 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
  int i = year % 100 / 4, k = year % 100 % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  return tr_day_of(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

truce_day tr_islamic_day(int year, int month, int day) { /* tabular calendar, civil epoch 622-07-19 (Gregorian, proleptic) */
  int days = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30;
  return (truce_day){days + tr_day_of(622, 7, 19).days - 1};
}

int tr_islamic_year(truce_day day) {
  int year = (int)((double)(day.days - tr_day_of(622, 7, 19).days) / 354.36667) + 1;
  while (tr_islamic_day(year + 1, 1, 1).days <= day.days) year++;
  while (year > 1 && tr_islamic_day(year, 1, 1).days > day.days) year--;
  return year;
}

static truce_day nth_weekday(int year, int month, int nth, int weekday) {
  truce_day first = tr_day_of(year, month, 1);
  return (truce_day){first.days + (weekday - tr_weekday(first) + 7) % 7 + 7 * (nth - 1)};
}

bool tr_holiday(truce_span spec, int year, truce_day *day) {
  int part[4] = {0};
  char text[24];
  if (spec.size >= sizeof text) return false;
  memcpy(text, spec.data, spec.size);
  text[spec.size] = 0;
  if (text[0] == 'E') return *day = (truce_day){tr_easter(year).days + atoi(text + 1)}, true;
  char *at = tr_ascii_digit(text[0]) ? text : text + 1;
  for (int i = 0; i < 4 && *at; i++) {
    part[i] = (int)strtol(at, &at, 10);
    if (*at == '-') at++;
  }
  if (text[0] == 'N') return *day = (truce_day){nth_weekday(year, part[0], part[1], part[2]).days + part[3]}, true;
  if (text[0] == 'L') {
    *day = nth_weekday(year, part[0], 5, part[1]);
    if (tr_civil_of(*day).month != part[0]) day->days -= 7;
    return true;
  }
  if (text[0] == 'I') {
    int islamic = tr_islamic_year(tr_day_of(year, 1, 1));
    *day = tr_islamic_day(islamic, part[0], part[1]);
    if (tr_civil_of(*day).year < year) *day = tr_islamic_day(islamic + 1, part[0], part[1]);
    return true;
  }
  return tr_date_valid(year, part[0], part[1]) && (*day = tr_day_of(year, part[0], part[1]), true);
}
