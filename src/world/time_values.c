/* Actions of time rules. One function an action; the table at the end joins them to their names in data/times/rules.tsv. */
#include "world/time_values.h"

#include <math.h>
#include <stdio.h>

#include "base/dates.h"
#include "world/calendars.h"

typedef struct call {
  const tr_time_rule *rule;
  const tr_time_bound *bound;
  size_t bound_count;
  const tr_time_anchor *anchor;
  tr_time_value *out;
} call;

/* ---- arguments ---- */

static truce_span argument(const call *c, size_t i) { return i + 1 < c->rule->action_count ? c->rule->action[i + 1] : TR_SPAN("-"); }

static const tr_time_bound *bound_at(const call *c, size_t i, bool *minus) {
  truce_span a = argument(c, i);
  *minus = a.size > 1 && a.data[0] == '-' && a.data[1] == '$';
  if (*minus) a.data++, a.size--;
  if (a.size != 2 || a.data[0] != '$') return NULL;
  size_t at = (size_t)(a.data[1] - '1');
  return at < c->bound_count ? &c->bound[at] : NULL;
}

static truce_span word(const call *c, size_t i) {
  bool minus;
  const tr_time_bound *b = bound_at(c, i, &minus);
  return b ? b->text : argument(c, i);
}

/* A number, bound or written; `otherwise` for "-", an unbound class and whatever is no number. */
static double number(const call *c, size_t i, double otherwise) {
  bool minus;
  const tr_time_bound *b = bound_at(c, i, &minus);
  if (b && b->is_number) return minus ? -b->number : b->number;
  double value;
  truce_span text = b ? b->text : argument(c, i);
  if (!tr_number(text, &value)) return otherwise;
  return minus ? -value : value;
}

static bool is(truce_span text, const char *word_) { return tr_equal_string(text, word_); }

/* ---- results ---- */

static bool give(const call *c, const char *value, truce_day from, truce_day to, int precision) {
  snprintf(c->out->value, sizeof c->out->value, "%s", value);
  c->out->from = from;
  c->out->to = to;
  c->out->precision = precision;
  return true;
}

static const truce_day nowhere = {TRUCE_NO_DAY};
static bool sensible(int year) { return year >= 1 && year <= 9999; }

static bool give_day(const call *c, truce_day day) {
  char text[24];
  tr_day_print(day, text);
  c->out->day_known = true;
  return give(c, text, day, (truce_day){day.days + 1}, TRUCE_DAY);
}

static bool give_month(const call *c, int year, int month) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d-%02d", year, month);
  truce_day from = tr_day_of(year, month, 1);
  return give(c, text, from, (truce_day){from.days + tr_days_in_month(year, month)}, TRUCE_MONTH);
}

static bool give_year(const call *c, int year) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d", year);
  return give(c, text, tr_day_of(year, 1, 1), tr_day_of(year + 1, 1, 1), TRUCE_YEAR);
}

static bool give_week(const call *c, truce_day in, bool weekend) {
  int year, week;
  char text[32];
  tr_week_of(in, &year, &week);
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
  truce_day from = tr_week_start(year, week);
  if (weekend) from.days += 5;
  return give(c, text, from, (truce_day){from.days + (weekend ? 2 : 7)}, TRUCE_WEEK);
}

static bool give_quarter(const call *c, int year, int quarter) {
  char text[24];
  if (!sensible(year) || quarter < 1 || quarter > 4) return false;
  snprintf(text, sizeof text, "%04d-Q%d", year, quarter);
  return give(c, text, tr_day_of(year, quarter * 3 - 2, 1), quarter == 4 ? tr_day_of(year + 1, 1, 1) : tr_day_of(year, quarter * 3 + 1, 1), TRUCE_MONTH);
}

static bool give_season(const call *c, int year, truce_span season) {
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

static bool give_decade(const call *c, int year) {
  char text[24];
  if (!sensible(year)) return false;
  snprintf(text, sizeof text, "%03dX", year / 10);
  return give(c, text, tr_day_of(year / 10 * 10, 1, 1), tr_day_of(year / 10 * 10 + 10, 1, 1), TRUCE_YEAR);
}

static bool give_reference(const call *c, truce_span value) {
  char text[48];
  snprintf(text, sizeof text, "%.*s", (int)(value.size < 40 ? value.size : 40), value.data);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

/* ---- dates ---- */

static bool anchored(const call *c) { return c->anchor->now.days != TRUCE_NO_DAY; }

/* The year of a month or day told without one: by the tense, else the nearer. */
static int year_near(const call *c, int month, int day) {
  tr_civil now = tr_civil_of(c->anchor->now);
  int here = tr_day_of(now.year, month, day < 1 ? 1 : day > 28 ? 28 : day).days - c->anchor->now.days;
  bool same_month = month == now.month;
  if (c->anchor->tense > 0) return here < -60 && !same_month ? now.year + 1 : now.year;
  if (c->anchor->tense < 0) return here > (day < 1 ? 75 : 60) && !same_month ? now.year - 1 : now.year;
  return here > 120 ? now.year - 1 : here < -270 ? now.year + 1 : now.year;
}

static bool partly_dated(const call *c, int month, int day) { /* no year known: XXXX-06-11 */
  char text[32];
  if (day > 0) snprintf(text, sizeof text, "XXXX-%02d-%02d", month, day);
  else snprintf(text, sizeof text, "XXXX-%02d", month);
  return give(c, text, nowhere, nowhere, day > 0 ? TRUCE_DAY : TRUCE_MONTH);
}

/* date Y M D; Y may be this, last, next, past (last March), coming (next March) */
static bool act_date(const call *c) {
  truce_span which = word(c, 0);
  int year = (int)number(c, 0, 0), month = (int)number(c, 1, 0), day = (int)number(c, 2, 0);
  if (month < 1 || month > 12) return false;
  if (year == 0 && !anchored(c)) return day <= 31 && partly_dated(c, month, day);
  if (year == 0) {
    tr_civil now = tr_civil_of(c->anchor->now);
    year = is(which, "this") ? now.year : is(which, "last") ? now.year - 1 : is(which, "next") ? now.year + 1 : is(which, "past") ? (month < now.month - 1 ? now.year : now.year - 1)
         : is(which, "coming") ? (month > now.month ? now.year : now.year + 1) : year_near(c, month, day);
  }
  if (day == 0) return give_month(c, year, month);
  return tr_date_valid(year, month, day) && give_day(c, tr_day_of(year, month, day));
}

/* A day of the week told alone: by the tense, without one the nearer. */
static truce_day weekday_near(const call *c, int weekday) {
  int today = tr_weekday(c->anchor->now), back = (today - weekday + 7) % 7, ahead = (weekday - today + 7) % 7;
  return (truce_day){c->anchor->now.days + (back == 0 ? 0 : c->anchor->tense > 0 || (c->anchor->tense == 0 && ahead <= 3) ? ahead : -back)};
}

static bool weekday_of(const call *c, size_t argument_of_name, truce_span which, truce_day *day) {
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

static bool act_weekday(const call *c) {
  truce_day day;
  if (weekday_of(c, 0, word(c, 1), &day)) return give_day(c, day);
  int weekday = (int)number(c, 0, -1);
  char text[24];
  if (weekday < 0) return false;
  snprintf(text, sizeof text, "XXXX-WXX-%d", weekday + 1);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

static bool add_part(const call *c, truce_span part) {
  size_t size = strlen(c->out->value);
  snprintf(c->out->value + size, sizeof c->out->value - size, "T%.*s", (int)(part.size < 4 ? part.size : 4), part.data);
  return true;
}

static bool act_weekpart(const call *c) { return act_weekday(c) && add_part(c, word(c, 2)); }

static bool act_day(const call *c) {
  if (!anchored(c)) return give_reference(c, TR_SPAN("PRESENT_REF"));
  return give_day(c, (truce_day){c->anchor->now.days + (int)number(c, 0, 0)});
}

static int reference_day(const call *c) { return c->anchor->reference.days != TRUCE_NO_DAY ? c->anchor->reference.days : c->anchor->now.days; }

/* part DAY PART: DAY counts from now; "ref" the day told last, "+1" the day after it */
static bool act_part(const call *c) {
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
static bool shifted(const call *c, int from, double count, truce_span unit) {
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

static bool act_unit(const call *c) {
  if (!anchored(c)) return false;
  truce_span unit = word(c, 1);
  double n = number(c, 0, 0);
  int now = c->anchor->now.days;
  if (is(unit, "K") && n == 0 && c->anchor->tense < 0 && tr_weekday(c->anchor->now) < 5) n = -1;
  return shifted(c, now, n, unit);
}

static bool act_shift(const call *c) {
  if (!anchored(c)) return false;
  bool minus;
  const tr_time_bound *b = bound_at(c, 0, &minus);
  if (b && !b->is_number) return give_reference(c, minus ? TR_SPAN("PAST_REF") : TR_SPAN("FUTURE_REF"));
  return shifted(c, is(argument(c, 2), "ref") ? reference_day(c) : c->anchor->now.days, number(c, 0, 0), word(c, 1));
}

/* yearback FROM: "a year earlier" of a quarter just told is that quarter of the year before, else the year before (FROM: now, ref). */
static bool act_yearback(const call *c) {
  if (!anchored(c)) return false;
  const int quarter = c->anchor->quarter.days;
  if (quarter == TRUCE_NO_DAY) return shifted(c, is(argument(c, 0), "ref") ? reference_day(c) : c->anchor->now.days, -1, TR_SPAN("Y"));
  const tr_civil date = tr_civil_of((truce_day){quarter});
  return give_quarter(c, date.year - 1, (date.month + 2) / 3);
}

/* The last quarter that is over. */
static bool quarter_over(const call *c) { return shifted(c, c->anchor->now.days, -1, TR_SPAN("Q")); }

/* "the latest period": the quarter told last if it is over, else the last one that is. */
static bool act_latest(const call *c) {
  if (!anchored(c)) return false;
  const int quarter = c->anchor->quarter.days;
  return quarter == TRUCE_NO_DAY || quarter + 80 > c->anchor->now.days ? quarter_over(c) : shifted(c, quarter, 0, TR_SPAN("Q"));
}

/* "the quarter": the one told last, else by the tense: results come after it is over, forecasts while it lasts. */
static bool act_reported(const call *c) {
  if (!anchored(c)) return false;
  if (c->anchor->quarter.days != TRUCE_NO_DAY) return shifted(c, c->anchor->quarter.days, 0, TR_SPAN("Q"));
  return c->anchor->tense <= 0 && tr_civil_of(c->anchor->now).month % 3 != 0 ? quarter_over(c) : shifted(c, c->anchor->now.days, 0, TR_SPAN("Q"));
}

static bool act_weekof(const call *c) {
  int month = (int)number(c, 1, 0), day = (int)number(c, 2, 0);
  if (!anchored(c) || month < 1 || month > 12) return false;
  int year = year_near(c, month, day);
  return tr_date_valid(year, month, day) && give_week(c, tr_day_of(year, month, day), false);
}

static bool act_yearend(const call *c) {
  if (!anchored(c)) return false;
  int year = tr_civil_of(c->anchor->now).year;
  return give_year(c, year);
}

static bool act_year(const call *c) { return give_year(c, (int)number(c, 0, 0)); }
static bool act_yearshort(const call *c) {
  int year = (int)number(c, 0, -1);
  return year >= 0 && give_year(c, year < 30 ? 2000 + year : 1900 + year);
}
static bool act_decade(const call *c) { return give_decade(c, (int)number(c, 0, 0)); }

static bool act_century(const call *c) {
  int century = (int)number(c, 0, 0);
  char text[24];
  if (century < 1 || century > 30) return false;
  snprintf(text, sizeof text, "%02d", century - 1);
  return give(c, text, tr_day_of((century - 1) * 100 + 1, 1, 1), tr_day_of(century * 100 + 1, 1, 1), TRUCE_YEAR);
}

/* The year that "near", "last", "this" or a number means for something that begins in `month`. */
static int year_of(const call *c, size_t i, int month) {
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
static bool act_quarterof(const call *c) {
  const int quarter = c->anchor->quarter.days;
  if (quarter == TRUCE_NO_DAY) return act_year(c);
  return give_quarter(c, (int)number(c, 0, 0), (tr_civil_of((truce_day){quarter}).month + 2) / 3);
}

static bool act_quarter(const call *c) {
  int quarter = (int)number(c, 0, 0);
  if (quarter < 1 || quarter > 4) return false;
  int year = year_of(c, 1, quarter * 3 - 2);
  if (is(word(c, 1), "near") && anchored(c)) {
    tr_civil now = tr_civil_of(c->anchor->now);
    year = quarter * 3 - 2 <= now.month + 1 || c->anchor->tense > 0 ? now.year : now.year - 1;
  }
  return year && give_quarter(c, year, quarter);
}

static bool act_half(const call *c) {
  int half = (int)number(c, 0, 0), year = year_of(c, 1, half == 2 ? 7 : 1);
  char text[24];
  if (!sensible(year) || half < 1 || half > 2) return false;
  snprintf(text, sizeof text, "%04d-H%d", year, half);
  return give(c, text, tr_day_of(year, half == 2 ? 7 : 1, 1), half == 2 ? tr_day_of(year + 1, 1, 1) : tr_day_of(year, 7, 1), TRUCE_MONTH);
}

static bool act_season(const call *c) {
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

static bool act_holiday(const call *c) {
  truce_span which = word(c, 1);
  truce_day day;
  int year = (int)number(c, 1, 0);
  if (!year && !anchored(c)) return false;
  int now = year ? 0 : tr_civil_of(c->anchor->now).year;
  if (!tr_holiday(word(c, 0), year ? year : now, &day)) return false;
  if (!year) {
    bool back = is(which, "last") || (c->anchor->tense < 0 && !is(which, "next")), ahead = is(which, "next") || c->anchor->tense > 0;
    if (back && day.days > c->anchor->now.days) tr_holiday(word(c, 0), now - 1, &day);
    else if (ahead && day.days < c->anchor->now.days) tr_holiday(word(c, 0), now + 1, &day);
    else if (!back && !ahead && day.days - c->anchor->now.days > 200) tr_holiday(word(c, 0), now - 1, &day);
  }
  if (is(which, "eve")) day.days--;
  return give_day(c, day);
}

/* islamic M Y D: a day, or the month's days as a month of our calendar is not what they are: value is the interval's first month */
static bool act_islamic(const call *c) {
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

/* ---- clock, durations, sets ---- */

static bool act_clock(const call *c) {
  int hour = (int)number(c, 0, -1), minute = (int)number(c, 1, -1);
  truce_span half = word(c, 2);
  if (hour < 0 || hour > 24 || minute > 59) return false;
  if (is(half, "PM") && hour < 12) hour += 12;
  if (is(half, "AM") && hour == 12) hour = 0;
  if (!anchored(c)) {
    char text[24];
    snprintf(text, sizeof text, "T%02d:%02d", hour, minute < 0 ? 0 : minute);
    return give(c, text, nowhere, nowhere, TRUCE_INSTANT);
  }
  give_day(c, c->anchor->now);
  size_t size = strlen(c->out->value);
  snprintf(c->out->value + size, sizeof c->out->value - size, "T%02d:%02d", hour, minute < 0 ? 0 : minute);
  c->out->precision = TRUCE_INSTANT;
  return true;
}

/* "two and a half years" as P2Y6M: a half told in the next smaller unit, in text. False where the unit has none. */
static bool half_of(double count, truce_span unit, char text[48]) {
  static const struct {
    const char *unit, *before, *after, *half;
  } units[] = {{"Y", "P", "Y", "6M"}, {"D", "P", "D", "T12H"}, {"H", "PT", "H", "30M"}, {"N", "PT", "M", "30S"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!is(unit, units[i].unit)) continue;
    if (count < 1) snprintf(text, 48, "%s%s", units[i].before, units[i].half);
    else snprintf(text, 48, "%s%g%s%s", units[i].before, floor(count), units[i].after, units[i].half);
    return true;
  }
  return false;
}

static bool duration_of(const call *c, double count, truce_span unit) {
  static const struct {
    const char *unit, *before, *after, *vague;
    double times;
  } units[] = {{"D", "P", "D", "D", 1}, {"W", "P", "W", "W", 1}, {"W2", "P", "W", "W", 2}, {"M", "P", "M", "M", 1}, {"Y", "P", "Y", "Y", 1}, {"E", "P", "Y", "E", 10}, {"C", "P", "Y", "C", 100}, {"H", "PT", "H", "H", 1},
               {"N", "PT", "M", "M", 1}, {"S", "PT", "S", "S", 1}, {"Q", "P", "Q", "Q", 1}, {"K", "P", "W", "W", 1}, {"G", "P", "D", "D", 1}};
  char text[48];
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!is(unit, units[i].unit)) continue;
    if (count < 0) snprintf(text, sizeof text, "%sX%s", units[i].before, units[i].vague);
    else if (count - floor(count) != 0.5 || !half_of(count, unit, text)) snprintf(text, sizeof text, "%s%g%s", units[i].before, count * units[i].times, units[i].after);
    return give(c, text, nowhere, nowhere, TRUCE_DAY);
  }
  return false;
}

static bool act_duration(const call *c) { return duration_of(c, number(c, 0, -1), word(c, 1)); }
static bool act_durationhalf(const call *c) {
  const double count = number(c, 0, -1);
  return duration_of(c, count < 0 ? count : count + 0.5, word(c, 1));
}
static bool act_reference(const call *c) { return give_reference(c, word(c, 0)); }

static bool act_setday(const call *c) {
  char text[24];
  snprintf(text, sizeof text, "XXXX-WXX-%d", (int)number(c, 0, 0) + 1);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

/* setmonth M: "each July" */
static bool act_setmonth(const call *c) {
  char text[24];
  snprintf(text, sizeof text, "XXXX-%02d", (int)number(c, 0, 0));
  return give(c, text, nowhere, nowhere, TRUCE_MONTH);
}

/* setseason S: "every summer" */
static bool act_setseason(const call *c) {
  char text[24];
  const truce_span season = word(c, 0);
  snprintf(text, sizeof text, "XXXX-%.*s", (int)(season.size < 4 ? season.size : 4), season.data);
  return give(c, text, nowhere, nowhere, TRUCE_MONTH);
}

static bool act_setpart(const call *c) {
  char text[24];
  truce_span part = word(c, 0);
  snprintf(text, sizeof text, "XXXX-XX-XXT%.*s", (int)(part.size < 4 ? part.size : 4), part.data);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

/* setdaypart W PART: "Tuesday nights" */
static bool act_setdaypart(const call *c) { return act_setday(c) && add_part(c, word(c, 1)); }

static const struct {
  const char *name;
  bool (*act)(const call *);
} actions[] = {{"date", act_date}, {"weekday", act_weekday}, {"weekpart", act_weekpart}, {"day", act_day}, {"part", act_part}, {"unit", act_unit}, {"shift", act_shift}, {"weekof", act_weekof}, {"yearback", act_yearback},
               {"latest", act_latest}, {"reported", act_reported}, {"yearend", act_yearend}, {"year", act_year}, {"yearshort", act_yearshort}, {"decade", act_decade}, {"century", act_century}, {"quarter", act_quarter}, {"quarterof", act_quarterof}, {"half", act_half},
               {"season", act_season}, {"holiday", act_holiday}, {"islamic", act_islamic}, {"clock", act_clock}, {"duration", act_duration}, {"durationhalf", act_durationhalf}, {"set", act_duration},
               {"setday", act_setday}, {"setmonth", act_setmonth}, {"setseason", act_setseason}, {"setpart", act_setpart}, {"setdaypart", act_setdaypart}, {"ref", act_reference}};

bool tr_time_action_known(truce_span name) {
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
    if (is(name, actions[i].name)) return true;
  return false;
}

bool tr_time_evaluate(const tr_time_rule *rule, const tr_time_bound *bound, size_t bound_count, const tr_time_anchor *anchor, tr_time_value *out) {
  *out = (tr_time_value){.from = {TRUCE_NO_DAY}, .to = {TRUCE_NO_DAY}};
  call c = {.rule = rule, .bound = bound, .bound_count = bound_count, .anchor = anchor, .out = out};
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
    if (is(rule->action[0], actions[i].name)) return actions[i].act(&c);
  return false;
}
