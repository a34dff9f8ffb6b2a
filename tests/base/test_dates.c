/* Days, civil dates, weeks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/dates.h"
#include "base/text.h"

static void every_day_of_four_centuries_goes_there_and_back(void **state) {
  (void)state;
  const int first = tr_day_of(1800, 1, 1).days, last = tr_day_of(2200, 1, 1).days;
  assert_int_equal(last - first, 146097);
  for (int d = first; d < last; d++) {
    const tr_civil c = tr_civil_of((truce_day){d});
    assert_true(tr_date_valid(c.year, c.month, c.day));
    assert_int_equal(tr_day_of(c.year, c.month, c.day).days, d);
  }
}

static void weekdays_are_those_of_the_calendar(void **state) {
  (void)state;
  assert_int_equal(tr_weekday(tr_day_of(1970, 1, 1)), 3);   /* a Thursday */
  assert_int_equal(tr_weekday(tr_day_of(2016, 11, 24)), 3); /* the second signing in Bogota, a Thursday */
  assert_int_equal(tr_weekday(tr_day_of(1953, 7, 27)), 0);  /* the Korean armistice, a Monday */
}

static void only_real_days_are_read(void **state) {
  (void)state;
  truce_day day;
  assert_true(tr_day_parse(TR_SPAN("2016-02-29T12:00Z"), &day));
  assert_int_equal(day.days, tr_day_of(2016, 2, 29).days);
  static const char *const wrong[] = {"2015-02-29", "2016-13-01", "2016-00-10", "2016-1-10", "16-01-01", "2016/01/01", "", "0000-01-01"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(tr_day_parse(tr_span(wrong[i]), &day));
}

static void a_day_is_printed_as_iso_tells(void **state) {
  (void)state;
  char text[16];
  tr_day_print(tr_day_of(2012, 9, 4), text);
  assert_string_equal(text, "2012-09-04");
}

static void weeks_belong_to_the_year_of_their_thursday(void **state) {
  (void)state;
  static const struct {
    int year, month, day, week_year, week;
  } cases[] = {{2015, 12, 31, 2015, 53}, {2016, 1, 1, 2015, 53}, {2016, 1, 4, 2016, 1}, {2018, 12, 31, 2019, 1}, {2020, 12, 31, 2020, 53}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int year, week;
    tr_week_of(tr_day_of(cases[i].year, cases[i].month, cases[i].day), &year, &week);
    assert_int_equal(year, cases[i].week_year);
    assert_int_equal(week, cases[i].week);
    const int start = tr_week_start(year, week).days, day = tr_day_of(cases[i].year, cases[i].month, cases[i].day).days;
    assert_true(start <= day && day < start + 7);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_four_centuries_goes_there_and_back), cmocka_unit_test(weekdays_are_those_of_the_calendar),
      cmocka_unit_test(only_real_days_are_read), cmocka_unit_test(a_day_is_printed_as_iso_tells),
      cmocka_unit_test(weeks_belong_to_the_year_of_their_thursday),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
