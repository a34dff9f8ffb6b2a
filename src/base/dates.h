/* Days of the proleptic Gregorian calendar. Source of the algorithms: H. Hinnant, "chrono-compatible low-level date algorithms". */
#ifndef TR_BASE_DATES_H
#define TR_BASE_DATES_H

#include "truce/base.h"

typedef struct tr_civil {
  int year, month, day; /* month 1 to 12, day 1 to 31 */
} tr_civil;

truce_day tr_day_of(int year, int month, int day);
tr_civil tr_civil_of(truce_day day);
/* 0 = Monday … 6 = Sunday. */
int tr_weekday(truce_day day);
int tr_days_in_month(int year, int month);
bool tr_date_valid(int year, int month, int day);
/* "2024-06-11" at the start of the text; false if it does not start so. */
bool tr_day_parse(truce_span text, truce_day *day);
/* Writes "2024-06-11" and a NUL: 11 bytes at least. */
void tr_day_print(truce_day day, char out[16]);
/* First day of the ISO week; week 1 to 53. */
truce_day tr_week_start(int year, int week);
void tr_week_of(truce_day day, int *year, int *week);

#endif
