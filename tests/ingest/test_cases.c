/* Every file of tests/cases/ingest/ with a FILE.expect beside it is read, and its first report compared:
 * "FIELD = VALUE" (title author source url language; published is "DAY BASIS"; none), "reports = N", "paragraphs = N", "text ~ WORDS" (stand in it), "text !
 * WORDS" (do not), "dropped WHY ~ WORDS". "report N …" speaks of the N-th report instead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/text.h"
#include "ingest/reports.h"

enum { MOST_KEPT = 16 };
typedef struct read_file {
  truce_arena *keep;
  truce_report reports[MOST_KEPT];
  int count;
} read_file;

static bool take(void *self, const truce_report *report) {
  read_file *r = self;
  if (r->count < MOST_KEPT) r->reports[r->count] = tr_report_copy(r->keep, report);
  r->count++;
  return true;
}

static bool holds(truce_span text, truce_span words) { return tr_find(text, words, 0) != SIZE_MAX; }

static bool is_value(truce_span got, truce_span want) { return tr_equal_string(want, "none") ? got.size == 0 : tr_equal(got, want); }

static int paragraph_count(truce_span text) {
  int count = text.size > 0;
  for (size_t at = 0; (at = tr_find(text, TR_SPAN("\n\n"), at)) != SIZE_MAX; at += 2) count++;
  return count;
}

static bool is_dropped(const truce_report *report, truce_span why, truce_span words) {
  for (size_t i = 0; i < report->dropped_count; i++)
    if (tr_equal_string(why, truce_dropped_why_names[report->dropped[i].why]) && holds(report->dropped[i].text, words)) return true;
  return false;
}

static bool is_published(const truce_report *report, truce_span want) {
  char got[64] = "none", day[16];
  if (report->published_basis != TRUCE_DATE_UNKNOWN) {
    tr_day_print(report->published, day);
    snprintf(got, sizeof got, "%s %s", day, truce_date_basis_names[report->published_basis]);
  }
  return tr_equal_string(want, got);
}

/* One line of the expectation. */
static bool is_met(const read_file *r, truce_span line) {
  const truce_report *report = &r->reports[0];
  if (tr_starts(line, TR_SPAN("report "))) {
    int number = atoi(line.data + 7);
    const char *rest = memchr(line.data + 7, ' ', line.size - 7);
    if (!rest || number < 1 || number > r->count || number > MOST_KEPT) return false;
    report = &r->reports[number - 1];
    line = (truce_span){rest + 1, line.size - (size_t)(rest + 1 - line.data)};
  }
  size_t sign = 0;
  while (sign + 2 < line.size && !(line.data[sign] == ' ' && strchr("=~!", line.data[sign + 1]) && line.data[sign + 2] == ' ')) sign++;
  truce_span name = {line.data, sign}, value = {line.data + sign + 3, line.size - sign - 3};
  char kind = line.data[sign + 1];
  if (tr_equal_string(name, "text")) return holds(report->text, value) == (kind == '~');
  if (tr_starts(name, TR_SPAN("dropped "))) return is_dropped(report, (truce_span){name.data + 8, name.size - 8}, value);
  if (tr_equal_string(name, "reports")) return r->count == atoi(value.data);
  if (tr_equal_string(name, "paragraphs")) return paragraph_count(report->text) == atoi(value.data);
  if (tr_equal_string(name, "published")) return is_published(report, value);
  const struct {
    const char *name;
    truce_span value;
  } fields[] = {{"title", report->title}, {"author", report->author}, {"source", report->source}, {"url", report->url}, {"language", report->language}};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (tr_equal_string(name, fields[i].name)) return is_value(fields[i].value, value);
  fail_msg("unknown expectation: %.*s", (int)line.size, line.data);
  return false;
}

static int check(const truce_ingest *ingest, const char *path, const char *expect_path) {
  read_file r = {.keep = truce_arena_new()};
  truce_arena *arena = truce_arena_new();
  truce_error error = {0};
  char line[1000];
  int failed = 0;
  if (truce_ingest_file(ingest, path, NULL, arena, take, NULL, &r, &error) != TRUCE_OK) print_error("%s: %s\n", path, error.message), failed++;
  FILE *expect = fopen(expect_path, "r");
  assert_non_null(expect);
  while (!failed && fgets(line, sizeof line, expect)) {
    truce_span wanted = {line, strcspn(line, "\n")};
    line[wanted.size] = 0;
    if (!wanted.size || is_met(&r, wanted)) continue;
    print_error("%s: not met: %s\ntitle %.*s, %d reports\n%.*s\n", path, line, (int)r.reports[0].title.size, r.reports[0].title.data, r.count,
                (int)r.reports[0].text.size, r.reports[0].text.data);
    failed++;
  }
  fclose(expect);
  truce_arena_delete(arena);
  truce_arena_delete(r.keep);
  return failed;
}

static void every_case_meets_its_expectation(void **state) {
  (void)state;
  DIR *folder = opendir("tests/cases/ingest");
  int count = 0, failed = 0;
  truce_ingest *ingest;
  assert_non_null(folder);
  assert_int_equal(truce_ingest_open(NULL, &ingest, NULL), TRUCE_OK);
  for (struct dirent *entry; (entry = readdir(folder));) {
    size_t size = strlen(entry->d_name);
    char path[600], expect[600];
    if (size < 8 || strcmp(entry->d_name + size - 7, ".expect") != 0) continue;
    snprintf(expect, sizeof expect, "tests/cases/ingest/%s", entry->d_name);
    snprintf(path, sizeof path, "tests/cases/ingest/%.*s", (int)(size - 7), entry->d_name);
    failed += check(ingest, path, expect);
    count++;
  }
  closedir(folder);
  truce_ingest_close(ingest);
  assert_true(count >= 20);
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_meets_its_expectation)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
