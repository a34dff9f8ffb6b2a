/* Actions of time rules that give dates: days, weeks, months, quarters, years, seasons, holidays. One function an action. */
#include "world/calendars.h"
#include "world/time_call.h"

static bool give_month(const tr_time_call *c, int year, int month) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d-%02d", year, month);
  truce_day from = tr_day_of(year, month, 1);
  return give(c, text, from, (truce_day){from.days + tr_days_in_month(year, month)}, TRUCE_MONTH);
}

static bool give_year(const tr_time_call *c, int year) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d", year);
  return give(c, text, tr_day_of(year, 1, 1), tr_day_of(year + 1, 1, 1), TRUCE_YEAR);
}

static bool give_week(const tr_time_call *c, truce_day in, bool weekend) {
  int year, week;
  char text[32];
  tr_week_of(in, &year, &week);
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
  truce_day from = tr_week_start(year, week);
  if (weekend) from.days += 5;
  return give(c, text, from, (truce_day){from.days + (weekend ? 2 : 7)}, TRUCE_WEEK);
}

static bool give_quarter(const tr_time_call *c, int year, int quarter) {
  char text[24];
  if (!sensible(year) || quarter < 1 || quarter > 4) return false;
  snprintf(text, sizeof text, "%04d-Q%d", year, quarter);
  return give(c, text, tr_day_of(year, quarter * 3 - 2, 1), quarter == 4 ? tr_day_of(year + 1, 1, 1) : tr_day_of(year, quarter * 3 + 1, 1), TRUCE_MONTH);
}

static bool give_season(const tr_time_call *c, int year, truce_span season) {
  static const struct {
    const char *name;
    int first;
  } seasons[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
  char text[24];
  if (!sensible(year)) return false;
  for (size_t i = 0; i < 4; i++)
    if (is(season, seasons[i].name)) {
      snprintf(text, sizeof text, "%04d-%s", year, seasons[i].name);
      int first = seasons[i].first;
      return give(c, text, tr_day_of(year, first, 1), first == 12 ? tr_day_of(year + 1, 3, 1) : tr_day_of(year, first + 3, 1), TRUCE_MONTH);
    }
  return false;
}

static bool give_decade(const tr_time_call *c, int year) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%03dX", year / 10);
  return give(c, text, tr_day_of(year / 10 * 10, 1, 1), tr_day_of(year / 10 * 10 + 10, 1, 1), TRUCE_YEAR);
}

/* The year of a month or day told without one: by the tense, else the nearer. */
static int year_near(const tr_time_call *c, int month, int day) {
  tr_civil now = tr_civil_of(c->anchor->now);
  int here = tr_day_of(now.year, month, day < 1 ? 1 : day > 28 ? 28 : day).days - c->anchor->now.days;
  bool same_month = month == now.month;
  if (c->anchor->tense > 0) return here < -60 && !same_month ? now.year + 1 : now.year;
  if (c->anchor->tense < 0) return here > (day < 1 ? 75 : 60) && !same_month ? now.year - 1 : now.year;
  return here > 120 ? now.year - 1 : here < -245 ? now.year + 1 : now.year;
}

static bool partly_dated(const tr_time_call *c, int month, int day) { /* no year known: XXXX-06-11 */
  char text[32];
  if (day > 0) snprintf(text, sizeof text, "XXXX-%02d-%02d", month, day);
  else snprintf(text, sizeof text, "XXXX-%02d", month);
  return give(c, text, nowhere, nowhere, day > 0 ? TRUCE_DAY : TRUCE_MONTH);
}

/* date Y M D; Y may be this, last, next, past (last March), coming (next March) */
static bool act_date(const tr_time_call *c) {
  truce_span which = word(c, 0);
  int year = (int)number(c, 0, 0), month = (int)number(c, 1, 0), day = (int)number(c, 2, 0);
  if (month < 1 || month > 12) return false;
  if (year == 0 && !anchored(c)) return day <= 31 && partly_dated(c, month, day);
  if (year == 0) {
    tr_civil now = tr_civil_of(c->anchor->now);
    year = is(which, "this")     ? now.year
           : is(which, "last")   ? now.year - 1
           : is(which, "next")   ? now.year + 1
           : is(which, "past")   ? (month < now.month - 1 ? now.year : now.year - 1)
           : is(which, "coming") ? (month > now.month ? now.year : now.year + 1)
                                 : year_near(c, month, day);
  }
  if (day == 0) return give_month(c, year, month);
  return tr_date_valid(year, month, day) && give_day(c, tr_day_of(year, month, day));
}

/* A day of the week told alone: by the tense, without one the nearer. */
static truce_day weekday_near(const tr_time_call *c, int weekday) {
  int today = tr_weekday(c->anchor->now), back = (today - weekday + 7) % 7, ahead = (weekday - today + 7) % 7;
  return (truce_day){c->anchor->now.days + (back == 0 ? 0 : c->anchor->tense > 0 || (c->anchor->tense == 0 && ahead <= 3) ? ahead : -back)};
}

static bool weekday_of(const tr_time_call *c, size_t argument_of_name, truce_span which, truce_day *day) {
  int weekday = (int)number(c, argument_of_name, -1);
  if (!anchored(c) || weekday < 0 || weekday > 6) return false;
  int now = c->anchor->now.days, today = tr_weekday(c->anchor->now), back = (today - weekday + 7) % 7, ahead = (weekday - today + 7) % 7;
  int reference = c->anchor->reference.days == TRUCE_NO_DAY ? now : c->anchor->reference.days, from = tr_weekday((truce_day){reference});
  if (is(which, "near")) *day = weekday_near(c, weekday);
  else if (is(which, "last")) day->days = now - (back ? back : 7);
  else if (is(which, "next")) day->days = now + (ahead ? ahead : 7);
  else if (is(which, "this")) day->days = now - today + weekday;
  else if (is(which, "lastweek")) day->days = now - today - 7 + weekday;
  else if (is(which, "nextweek")) day->days = now - today + 7 + weekday;
  else if (is(which, "weekafter")) day->days = now + (ahead ? ahead : 7) + 7;
  else if (is(which, "eve")) day->days = weekday_near(c, weekday).days - 1;
  else if (is(which, "after")) day->days = reference + ((weekday - from + 6) % 7) + 1;
  else if (is(which, "before")) day->days = reference - ((from - weekday + 6) % 7) - 1;
  else return false;
  return true;
}

static bool act_weekday(const tr_time_call *c) {
  truce_day day;
  if (weekday_of(c, 0, word(c, 1), &day)) return give_day(c, day);
  int weekday = (int)number(c, 0, -1);
  char text[24];
  if (weekday < 0) return false;
  snprintf(text, sizeof text, "XXXX-WXX-%d", weekday + 1);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

static bool act_weekpart(const tr_time_call *c) { return act_weekday(c) && add_part(c, word(c, 2)); }

static bool act_day(const tr_time_call *c) {
  if (!anchored(c)) return give_reference(c, TR_SPAN("PRESENT_REF"));
  return give_day(c, (truce_day){c->anchor->now.days + (int)number(c, 0, 0)});
}

static int reference_day(const tr_time_call *c) { return c->anchor->reference.days != TRUCE_NO_DAY ? c->anchor->reference.days : c->anchor->now.days; }

/* part DAY PART: DAY counts from now; "ref" the day told last, "+1" the day after it */
static bool act_part(const tr_time_call *c) {
  truce_span which = argument(c, 0);
  if (!anchored(c)) return false;
  int day = is(which, "ref") ? reference_day(c) : is(which, "+1") ? reference_day(c) + 1 : c->anchor->now.days + (int)number(c, 0, 0);
  return give_day(c, (truce_day){day}) && add_part(c, word(c, 1));
}

static bool add_months(tr_civil *date, int months) {
  int total = date->year * 12 + date->month - 1 + months;
  date->year = total / 12;
  date->month = total % 12 + 1;
  return total > 0;
}

/* The calendar unit `count` units away from a day. */
static bool shifted(const tr_time_call *c, int from, double count, truce_span unit) {
  tr_civil date = tr_civil_of((truce_day){from});
  int n = (int)(count < 0 ? count - 0.5 : count + 0.5);
  if (n > 100000 || n < -100000) return false;
  if (is(unit, "D") || is(unit, "G")) return give_day(c, (truce_day){from + n});
  if (is(unit, "W")) return give_week(c, (truce_day){from + 7 * n}, false);
  if (is(unit, "W2")) return give_week(c, (truce_day){from + 14 * n}, false);
  if (is(unit, "K")) return give_week(c, (truce_day){from + 7 * n}, true);
  if (is(unit, "M")) return add_months(&date, n) && give_month(c, date.year, date.month);
  if (is(unit, "Q")) return add_months(&date, 3 * n) && give_quarter(c, date.year, (date.month + 2) / 3);
  if (is(unit, "Y")) return give_year(c, date.year + n);
  if (is(unit, "E")) return give_decade(c, date.year + 10 * n);
  if (is(unit, "H") || is(unit, "N") || is(unit, "S")) return give_day(c, (truce_day){from});
  if (is(unit, "C")) {
    char text[24];
    int century = (date.year + 100 * n) / 100;
    if (!sensible(century * 100)) return false;
    snprintf(text, sizeof text, "%02d", century);
    return give(c, text, tr_day_of(century * 100, 1, 1), tr_day_of(century * 100 + 100, 1, 1), TRUCE_YEAR);
  }
  return false;
}

static bool act_unit(const tr_time_call *c) {
  if (!anchored(c)) return false;
  truce_span unit = word(c, 1);
  double n = number(c, 0, 0);
  int now = c->anchor->now.days;
  if (is(unit, "K") && n == 0 && c->anchor->tense < 0 && tr_weekday(c->anchor->now) < 5) n = -1;
  return shifted(c, now, n, unit);
}

static bool act_shift(const tr_time_call *c) {
  if (!anchored(c)) return false;
  bool minus;
  const tr_time_bound *b = bound_at(c, 0, &minus);
  if (b && !b->is_number) return give_reference(c, minus ? TR_SPAN("PAST_REF") : TR_SPAN("FUTURE_REF"));
  return shifted(c, is(argument(c, 2), "ref") ? reference_day(c) : c->anchor->now.days, number(c, 0, 0), word(c, 1));
}

/* yearback FROM: "a year earlier" of a quarter just told is that quarter of the year before, else the year before (FROM: now, ref). */
static bool act_yearback(const tr_time_call *c) {
  if (!anchored(c)) return false;
  const int quarter = c->anchor->quarter.days;
  if (quarter == TRUCE_NO_DAY) return shifted(c, is(argument(c, 0), "ref") ? reference_day(c) : c->anchor->now.days, -1, TR_SPAN("Y"));
  const tr_civil date = tr_civil_of((truce_day){quarter});
  return give_quarter(c, date.year - 1, (date.month + 2) / 3);
}

/* The last quarter that is over. */
static bool quarter_over(const tr_time_call *c) { return shifted(c, c->anchor->now.days, -1, TR_SPAN("Q")); }

/* "the latest period": the quarter told last if it is over, else the last one that is. */
static bool act_latest(const tr_time_call *c) {
  if (!anchored(c)) return false;
  const int quarter = c->anchor->quarter.days;
  return quarter == TRUCE_NO_DAY || quarter + 80 > c->anchor->now.days ? quarter_over(c) : shifted(c, quarter, 0, TR_SPAN("Q"));
}

/* "the quarter": the one told last, else by the tense: results come after it is over, forecasts while it lasts. */
static bool act_reported(const tr_time_call *c) {
  if (!anchored(c)) return false;
  if (c->anchor->quarter.days != TRUCE_NO_DAY) return shifted(c, c->anchor->quarter.days, 0, TR_SPAN("Q"));
  return c->anchor->tense <= 0 && tr_civil_of(c->anchor->now).month % 3 != 0 ? quarter_over(c) : shifted(c, c->anchor->now.days, 0, TR_SPAN("Q"));
}

static bool act_weekof(const tr_time_call *c) {
  int month = (int)number(c, 1, 0), day = (int)number(c, 2, 0);
  if (!anchored(c) || month < 1 || month > 12) return false;
  int year = year_near(c, month, day);
  return tr_date_valid(year, month, day) && give_week(c, tr_day_of(year, month, day), false);
}

static bool act_year(const tr_time_call *c) { return give_year(c, (int)number(c, 0, 0)); }
static bool act_yearshort(const tr_time_call *c) {
  int year = (int)number(c, 0, -1);
  return year >= 0 && give_year(c, year < 30 ? 2000 + year : 1900 + year);
}
static bool act_decade(const tr_time_call *c) { return give_decade(c, (int)number(c, 0, 0)); }

static bool act_century(const tr_time_call *c) {
  int century = (int)number(c, 0, 0);
  char text[24];
  if (century < 1 || century > 30) return false;
  snprintf(text, sizeof text, "%02d", century - 1);
  return give(c, text, tr_day_of((century - 1) * 100 + 1, 1, 1), tr_day_of(century * 100 + 1, 1, 1), TRUCE_YEAR);
}

/* The year that "near", "last", "this" or a number means for something that begins in `month`. */
static int year_of(const tr_time_call *c, size_t i, int month) {
  truce_span which = word(c, i);
  int year = (int)number(c, i, 0);
  if (year) return year;
  if (!anchored(c)) return 0;
  int now = tr_civil_of(c->anchor->now).year;
  if (is(which, "last")) return now - 1;
  if (is(which, "next")) return now + 1;
  return is(which, "near") ? year_near(c, month, 0) : now;
}

/* "the 1988 period": of that year the quarter told last, else the year. */
static bool act_quarterof(const tr_time_call *c) {
  const int quarter = c->anchor->quarter.days;
  if (quarter == TRUCE_NO_DAY) return act_year(c);
  return give_quarter(c, (int)number(c, 0, 0), (tr_civil_of((truce_day){quarter}).month + 2) / 3);
}

static bool act_quarter(const tr_time_call *c) {
  int quarter = (int)number(c, 0, 0);
  if (quarter < 1 || quarter > 4) return false;
  int year = year_of(c, 1, quarter * 3 - 2);
  if (is(word(c, 1), "near") && anchored(c)) {
    tr_civil now = tr_civil_of(c->anchor->now);
    year = quarter * 3 - 2 <= now.month + 1 || c->anchor->tense > 0 ? now.year : now.year - 1;
  }
  return year && give_quarter(c, year, quarter);
}

/* "the quarter ended Aug. 31": the one told last (a company may count its own), else the one that most of these three months lie in. */
static bool act_quarterto(const tr_time_call *c) {
  const int month = (int)number(c, 0, 0), day = (int)number(c, 1, 0);
  if (!anchored(c) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (c->anchor->quarter.days != TRUCE_NO_DAY) return shifted(c, c->anchor->quarter.days, 0, TR_SPAN("Q"));
  const tr_civil middle = tr_civil_of((truce_day){tr_day_of(year_near(c, month, day), month, day < 28 ? day : 28).days - 44});
  return give_quarter(c, middle.year, (middle.month + 2) / 3);
}

static bool act_half(const tr_time_call *c) {
  int half = (int)number(c, 0, 0), year = year_of(c, 1, half == 2 ? 7 : 1);
  char text[24];
  if (!sensible(year) || half < 1 || half > 2) return false;
  snprintf(text, sizeof text, "%04d-H%d", year, half);
  return give(c, text, tr_day_of(year, half == 2 ? 7 : 1, 1), half == 2 ? tr_day_of(year + 1, 1, 1) : tr_day_of(year, 7, 1), TRUCE_MONTH);
}

static bool act_season(const tr_time_call *c) {
  truce_span season = word(c, 0), which = word(c, 1);
  int year = (int)number(c, 1, 0);
  if (!year) {
    if (!anchored(c)) return false;
    tr_civil now = tr_civil_of(c->anchor->now);
    int month = is(season, "SP") ? 3 : is(season, "SU") ? 6 : is(season, "FA") ? 9 : 12;
    year = now.year;
    if (is(which, "last") && month + 2 >= now.month) year--;
    if (is(which, "next") && month <= now.month) year++;
    if (is(which, "near") && c->anchor->tense < 0 && month > now.month) year--;
  }
  return give_season(c, year, season);
}

/* ---- holidays and other calendars ---- */

enum { HOLIDAY_NEAR = 7 }; /* "gathered as Easter neared" */

static bool act_holiday(const tr_time_call *c) {
  truce_span which = word(c, 1);
  truce_day day;
  int year = (int)number(c, 1, 0);
  if (!year && !anchored(c)) return false;
  int now = year ? 0 : tr_civil_of(c->anchor->now).year;
  if (!tr_holiday(word(c, 0), year ? year : now, &day)) return false;
  if (!year) {
    bool back = is(which, "last") || (c->anchor->tense < 0 && !is(which, "next")), ahead = is(which, "next") || c->anchor->tense > 0;
    if (back && day.days > c->anchor->now.days + HOLIDAY_NEAR) tr_holiday(word(c, 0), now - 1, &day);
    else if (ahead && day.days < c->anchor->now.days) tr_holiday(word(c, 0), now + 1, &day);
    else if (!back && !ahead && day.days - c->anchor->now.days > 200) tr_holiday(word(c, 0), now - 1, &day);
  }
  if (is(which, "eve")) day.days--;
  return give_day(c, day);
}

static bool act_holidayweek(const tr_time_call *c) { return act_holiday(c) && give_week(c, c->out->from, is(word(c, 1), "WE")); }

/* islamic M Y D: a day, or the month's days as a month of our calendar is not what they are: value is the interval's first month */
static bool act_islamic(const tr_time_call *c) {
  int month = (int)number(c, 0, 0), day = (int)number(c, 2, 0), year = (int)number(c, 1, 0);
  if ((!anchored(c) && !year) || month < 1 || month > 12) return false;
  truce_day near = year ? tr_day_of(year, 7, 1) : c->anchor->now;
  int islamic = tr_islamic_year(near);
  truce_day from = tr_islamic_day(islamic, month, 1);
  if (!year && from.days - near.days > 200 && c->anchor->tense <= 0) from = tr_islamic_day(islamic - 1, month, 1);
  if (!year && from.days + 30 < near.days - 200) from = tr_islamic_day(islamic + 1, month, 1);
  if (!year && from.days + 30 < near.days && c->anchor->tense > 0) from = tr_islamic_day(islamic + 1, month, 1);
  if (day) return give_day(c, (truce_day){from.days + day - 1});
  tr_civil date = tr_civil_of((truce_day){from.days + 10});
  give_month(c, date.year, date.month);
  c->out->from = from;
  c->out->to = (truce_day){from.days + (month % 2 ? 30 : 29)};
  return true;
}

const tr_time_action tr_time_date_actions[] = {
    {"date", act_date}, {"weekday", act_weekday}, {"weekpart", act_weekpart}, {"day", act_day}, {"part", act_part}, {"unit", act_unit},
    {"shift", act_shift}, {"weekof", act_weekof}, {"yearback", act_yearback}, {"latest", act_latest}, {"reported", act_reported}, {"year", act_year},
    {"yearshort", act_yearshort}, {"decade", act_decade}, {"century", act_century}, {"quarter", act_quarter}, {"quarterof", act_quarterof},
    {"quarterto", act_quarterto}, {"half", act_half}, {"season", act_season}, {"holiday", act_holiday}, {"holidayweek", act_holidayweek},
    {"islamic", act_islamic}, {NULL, NULL},
};
