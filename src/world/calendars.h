/* Days that move: Easter, the months of the Islamic calendar, holidays. */
#ifndef TR_WORLD_CALENDARS_H
#define TR_WORLD_CALENDARS_H

#include "truce/base.h"

/* Easter Sunday (Gregorian). */
truce_day tr_easter(int year);
/* First day of a month of the tabular Islamic calendar. */
truce_day tr_islamic_day(int year, int month, int day);
int tr_islamic_year(truce_day day);
/* A holiday of a year: "12-25", "E-2" from Easter, "N11-4-3" the fourth Thursday of November, "N11-1-0-1" the day after its first Monday, "L5-0" the last
 * Monday of May, "I10-1" the first of the tenth Islamic month. False if it is none of these. */
bool tr_holiday(truce_span rule, int year, truce_day *day);

#endif
