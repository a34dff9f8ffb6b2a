/* Time expressions from tests/cases/times.tsv (words only, no grammar), holidays and calendars, and that any bytes are survived. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/files.h"
#include "made_reading.h"
#include "opened_world.h"
#include "world/calendars.h"

/* Words parted by blanks, all of them nouns hanging on the first but a verb in past or present: enough for times. */
static made *from_text(truce_span text, const char *day) {
  tr_buffer conllu = {0};
  truce_span word;
  int n = 0;
  while (tr_split(&text, ' ', &word)) {
    if (!word.size) continue;
    bool last = !text.data && word.size > 1 && word.data[word.size - 1] == '.' && word.data[word.size - 2] != 'm';
    if (last) word.size--;
    n++;
    bool verb = tr_ends(word, TR_SPAN("ed")) || tr_equal_string(word, "met") || tr_equal_string(word, "was");
    tr_buffer_printf(&conllu, "%d\t%.*s\t_\t%s\t_\t%s\t%d\t%s\t_\t%s\n", n, (int)word.size, word.data, verb ? "VERB" : "NOUN", verb ? "Tense=Past" : "_",
                     n == 1 ? 0 : 1, n == 1 ? "root" : "dep", last ? "SpaceAfter=No" : "_");
    if (last) tr_buffer_printf(&conllu, "%d\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n", ++n);
  }
  made *m = made_reading(tr_buffer_span(&conllu), day);
  tr_buffer_free(&conllu);
  truce_world_resolve(world, &m->reading, m->arena);
  return m;
}

static void cases_give_their_values(void **state) {
  (void)state;
  tr_file file;
  truce_error error;
  assert_int_equal(tr_file_map("tests/cases/times.tsv", 0, &file, &error), TRUCE_OK);
  truce_span rest = file.content, line;
  int wrong = 0;
  while (tr_split(&rest, '\n', &line)) {
    truce_span f[4];
    size_t count = 0;
    if (!line.size || line.data[0] == '#') continue;
    while (count < 4 && tr_split(&line, '\t', &f[count])) count++;
    char day[16] = "";
    memcpy(day, f[0].data, f[0].size < 15 ? f[0].size : 15);
    made *m = from_text(f[1], day[0] == '-' ? NULL : day);
    bool none = tr_equal_string(f[2], "-"), right = none && m->reading.time_count == 0;
    for (size_t i = 0; i < m->reading.time_count; i++)
      right |= tr_equal(tr_slice(m->report.text, m->reading.times[i].where), f[2]) && tr_equal(m->reading.times[i].value, f[3]);
    if (!right) {
      wrong++;
      print_error("%.*s: expected %.*s = %.*s, got", (int)f[1].size, f[1].data, (int)f[2].size, f[2].data, (int)f[3].size, f[3].data);
      for (size_t i = 0; i < m->reading.time_count; i++) {
        truce_span where = tr_slice(m->report.text, m->reading.times[i].where);
        print_error(" [%.*s = %.*s]", (int)where.size, where.data, (int)m->reading.times[i].value.size, m->reading.times[i].value.data);
      }
      print_error("\n");
    }
    made_delete(m);
  }
  tr_file_unmap(&file);
  assert_int_equal(wrong, 0);
}

static void easter_and_islamic_days_are_known(void **state) {
  (void)state;
  assert_int_equal(tr_easter(2024).days, tr_day_of(2024, 3, 31).days);
  assert_int_equal(tr_easter(2016).days, tr_day_of(2016, 3, 27).days);
  int off = tr_islamic_day(1445, 9, 1).days - tr_day_of(2024, 3, 11).days; /* the tabular calendar is within a day of sighting */
  assert_true(off >= -1 && off <= 1);
  assert_int_equal(tr_islamic_year(tr_day_of(2024, 1, 1)), 1445);
}

static void a_day_has_a_half_open_interval(void **state) {
  (void)state;
  made *m = from_text(TR_SPAN("They signed on 3 May 2011."), "2024-06-11");
  assert_int_equal(m->reading.times[0].from.days, tr_day_of(2011, 5, 3).days);
  assert_int_equal(m->reading.times[0].to.days, tr_day_of(2011, 5, 4).days);
  assert_int_equal(m->reading.times[0].precision, TRUCE_DAY);
  made_delete(m);
}

/* A Wednesday: "were to end on Sunday" is the next, "were to have ended on Sunday" the last. */
static void what_was_to_happen_lies_ahead(void **state) {
  (void)state;
  made *m = resolved("Talks were to end on Sunday. Talks were to have ended on Sunday.", "2005-07-13");
  assert_int_equal(m->reading.times[0].from.days, tr_day_of(2005, 7, 17).days);
  assert_int_equal(m->reading.times[1].from.days, tr_day_of(2005, 7, 10).days);
  made_delete(m);
}

/* A Saturday: "announced a truce to begin on Sunday", "declared a truce from Monday" tell of the days to come; "announced a truce on Monday" of the last. */
static void what_is_announced_to_begin_lies_ahead(void **state) {
  (void)state;
  made *m = resolved("Chad announced truces to begin on Sunday. Chad announced truces from Monday. Chad announced truces on Monday.", "2009-01-17");
  assert_int_equal(m->reading.times[0].from.days, tr_day_of(2009, 1, 18).days);
  assert_int_equal(m->reading.times[1].from.days, tr_day_of(2009, 1, 19).days);
  assert_int_equal(m->reading.times[2].from.days, tr_day_of(2009, 1, 12).days);
  made_delete(m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cases_give_their_values),
      cmocka_unit_test(easter_and_islamic_days_are_known),
      cmocka_unit_test(a_day_has_a_half_open_interval),
      cmocka_unit_test(what_was_to_happen_lies_ahead),
      cmocka_unit_test(what_is_announced_to_begin_lies_ahead),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
