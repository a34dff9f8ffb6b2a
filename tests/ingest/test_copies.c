/* Copies: sketches, pairs, the index. The pairs of tests/cases/copies/pairs.tsv are made from the project's own samples:
 * same · upper: case and signs differ · head N, tail N: only the first or last N paragraphs · swap N: every Nth word is another · drop N: every Nth sentence is
 * gone · reverse: paragraphs in reverse order · lead N: N paragraphs of another pen in front · with NAME N: N paragraphs of NAME behind the second report
 * · quoting NAME: the longest sentence of NAME within quotation marks behind the second report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "ingest/copies.h"
#include "truce/ingest.h"

static bool keep(void *self, const truce_report *report) {
  tr_buffer *text = self;
  tr_buffer_add(text, report->text);
  return false;
}

static void read_sample(const char *name, tr_buffer *text) {
  char path[512];
  truce_error error = {0};
  truce_arena *arena = truce_arena_new();
  truce_ingest *ingest;
  assert_int_equal(truce_ingest_open(NULL, &ingest, NULL), TRUCE_OK);
  snprintf(path, sizeof path, "samples/%s", name);
  if (truce_ingest_file(ingest, path, NULL, arena, keep, NULL, text, &error) != TRUCE_OK) fail_msg("%s: %s", path, error.message);
  truce_ingest_close(ingest);
  truce_arena_delete(arena);
}

static void take(tr_buffer *text, tr_buffer *made) {
  tr_buffer_free(text);
  *text = *made;
  *made = (tr_buffer){0};
}

static size_t paragraph_count(truce_span text) {
  size_t count = 1;
  for (size_t at = 0; (at = tr_find(text, TR_SPAN("\n\n"), at)) != SIZE_MAX; at += 2) count++;
  return count;
}

/* Paragraphs [first, end), in reverse order if `back`. */
static void paragraphs(truce_span text, size_t first, size_t end, bool back, tr_buffer *out) {
  truce_span all[256];
  size_t count = 0;
  for (size_t at = 0; count < 256 && at <= text.size;) {
    size_t next = tr_find(text, TR_SPAN("\n\n"), at);
    if (next == SIZE_MAX) next = text.size;
    all[count++] = (truce_span){text.data + at, next - at};
    at = next + 2;
  }
  for (size_t i = first; i < end && i < count; i++) {
    if (out->size) tr_buffer_add_string(out, "\n\n");
    tr_buffer_add(out, all[back ? count - 1 - i : i]);
  }
}

static void swap_words(truce_span text, int every, tr_buffer *out) {
  static const char *const other[] = {"meanwhile", "several", "northern", "recent", "senior", "quietly", "later", "further"};
  int word = 0;
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && text.data[end] != ' ' && text.data[end] != '\n') end++;
    if (++word % every == 0)
      tr_buffer_add_string(out, other[(word / every) % 8]);
    else
      tr_buffer_add(out, (truce_span){text.data + at, end - at});
    if (end < text.size) tr_buffer_add_char(out, text.data[end]);
    at = end + 1;
  }
}

static void drop_sentences(truce_span text, int every, tr_buffer *out) {
  int sentence = 0;
  for (size_t at = 0; at < text.size;) {
    size_t end = tr_find(text, TR_SPAN(". "), at), paragraph = tr_find(text, TR_SPAN("\n\n"), at);
    end = end == SIZE_MAX ? text.size : end + 2;
    if (paragraph < end) end = paragraph + 2;
    if (++sentence % every != 0) tr_buffer_add(out, (truce_span){text.data + at, end - at});
    at = end;
  }
}

static truce_span longest_sentence(truce_span text) {
  truce_span best = {text.data, 0};
  for (size_t at = 0; at < text.size;) {
    size_t end = tr_find(text, TR_SPAN(". "), at);
    if (end == SIZE_MAX) end = text.size;
    if (end - at > best.size && end - at < 260) best = (truce_span){text.data + at, end - at};
    at = end + 2;
  }
  return best;
}

static void apply(const char *operation, tr_buffer *text) {
  char name[128];
  int n;
  tr_buffer made = {0};
  truce_span old = tr_buffer_span(text);
  if (sscanf(operation, "head %d", &n) == 1) {
    paragraphs(old, 0, (size_t)n, false, &made);
  } else if (sscanf(operation, "tail %d", &n) == 1) {
    size_t count = paragraph_count(old);
    paragraphs(old, count > (size_t)n ? count - (size_t)n : 0, count, false, &made);
  } else if (sscanf(operation, "swap %d", &n) == 1) {
    swap_words(old, n, &made);
  } else if (sscanf(operation, "drop %d", &n) == 1) {
    drop_sentences(old, n, &made);
  } else if (sscanf(operation, "lead %d", &n) == 1) {
    for (int i = 0; i < n; i++)
      tr_buffer_add_string(
          &made,
          i ? "Traders along the river said that business had been slow since spring, and that few of them had time to follow what was said in far-off "
              "halls.\n\n"
            : "Our correspondent writes that rain had kept most people indoors when the news came over the radio, and that the square stayed empty until "
              "noon.\n\n");
    tr_buffer_add(&made, old);
  } else if (strcmp(operation, "reverse") == 0) {
    paragraphs(old, 0, paragraph_count(old), true, &made);
  } else if (strcmp(operation, "upper") == 0) {
    for (size_t i = 0; i < old.size; i++) tr_buffer_add_char(&made, old.data[i] >= 'a' && old.data[i] <= 'z' ? (char)(old.data[i] - 32) : old.data[i]);
  } else if (sscanf(operation, "with %127s %d", name, &n) == 2 || sscanf(operation, "quoting %127s", name) == 1) {
    tr_buffer other = {0};
    read_sample(name, &other);
    tr_buffer_add(&made, old);
    tr_buffer_add_string(&made, "\n\n");
    if (operation[0] == 'w') {
      tr_buffer some = {0};
      paragraphs(tr_buffer_span(&other), 0, (size_t)n, false, &some);
      tr_buffer_add(&made, tr_buffer_span(&some));
      tr_buffer_free(&some);
    } else {
      tr_buffer_add_string(&made, "\"");
      tr_buffer_add(&made, longest_sentence(tr_buffer_span(&other)));
      tr_buffer_add_string(&made, "\", another paper wrote.");
    }
    tr_buffer_free(&other);
  } else {
    assert_string_equal(operation, "same");
    tr_buffer_add(&made, old);
  }
  take(text, &made);
}

static truce_report report_of(truce_span text, const char *source, int day) {
  truce_report report = {0};
  report.text = text;
  report.source = tr_span(source);
  report.published.days = day;
  return report;
}

static tr_copy_kind judge(truce_span first, truce_span second) {
  truce_arena *arena = truce_arena_new();
  truce_report a = report_of(first, "", 100), b = report_of(second, "", 101);
  tr_sketch sa, sb;
  tr_runs ra, rb;
  tr_runs_make(arena, first, &ra);
  tr_runs_make(arena, second, &rb);
  tr_sketch_of_runs(arena, &a, &ra, &sa);
  tr_sketch_of_runs(arena, &b, &rb, &sb);
  tr_pair pair = tr_pair_judge(&ra, sa.wire, &rb, sb.wire);
  truce_arena_delete(arena);
  return pair.kind;
}

static void copies_are_told_from_reports_on_the_same_topic(void **state) {
  (void)state;
  FILE *cases = fopen("tests/cases/copies/pairs.tsv", "r");
  char line[1024];
  int count = 0, right = 0, found = 0, wanted = 0;
  assert_non_null(cases);
  while (fgets(line, sizeof line, cases)) {
    char *rest = line, *verdict = strtok_r(rest, "\t\n", &rest), *first = strtok_r(NULL, "\t\n", &rest), *second = strtok_r(NULL, "\t\n", &rest),
         *operations = strtok_r(NULL, "\t\n", &rest);
    if (!operations || verdict[0] == '#') continue;
    tr_buffer a = {0}, b = {0};
    read_sample(first, &a);
    read_sample(second, &b);
    for (char *one = strtok_r(operations, ",", &rest); one; one = strtok_r(NULL, ",", &rest)) apply(one, &b);
    bool copy = tr_is_copy(judge(tr_buffer_span(&a), tr_buffer_span(&b))), want = strcmp(verdict, "copy") == 0;
    right += copy && want;
    found += copy;
    wanted += want;
    if (copy != want) print_message("%s and %s (%s): %s expected\n", first, second, operations, verdict);
    count++;
    tr_buffer_free(&a);
    tr_buffer_free(&b);
  }
  fclose(cases);
  double f1 = 2.0 * right / (found + wanted);
  print_message("copies: F1 %.3f (%d of %d copies found, %d wrong; %d pairs)\n", f1, right, wanted, found - right, count);
  assert_true(count >= 200);
  assert_true(f1 >= 0.95);
}

static void texts_that_differ_in_case_and_signs_are_exact_copies(void **state) {
  (void)state;
  assert_int_equal(judge(TR_SPAN("The envoy left - at last."), TR_SPAN("the  envoy left; AT LAST")), TR_COPY_EXACT);
}

static void a_quoted_passage_is_no_copy(void **state) {
  (void)state;
  tr_buffer a = {0}, b = {0};
  read_sample("2016-10-02-andes-wire.txt", &a);
  read_sample("2014-05-16-andes-wire.txt", &b);
  tr_buffer_add_string(&b, "\n\n");
  truce_span words = {a.data, 220};
  tr_buffer_add(&b, words);
  tr_copy_kind kind = judge(tr_buffer_span(&a), tr_buffer_span(&b));
  assert_int_equal(kind, TR_COPY_QUOTES);
  tr_buffer_free(&a);
  tr_buffer_free(&b);
}

static void the_agency_is_read_from_dateline_byline_and_last_line(void **state) {
  (void)state;
  truce_report report = report_of(TR_SPAN("GENEVA, June 11 (Reuters) - The two sides met."), "", 0);
  assert_true(tr_equal_string(tr_wire_credit(&report), "reuters"));
  report = report_of(TR_SPAN("The two sides met in the hall near the lake and talked.\n\nWith material of AFP"), "", 0);
  assert_true(tr_equal_string(tr_wire_credit(&report), "afp"));
  report = report_of(TR_SPAN("The map of the area was drawn by hand."), "", 0);
  assert_true(tr_equal_string(tr_wire_credit(&report), ""));
  report = report_of(TR_SPAN("HARBOUR TOWN (Coast Wire) - The two sides met."), "", 0);
  assert_true(tr_equal_string(tr_wire_credit(&report), "Coast Wire"));
  report = report_of(TR_SPAN("The front (FMLN) attacked."), "", 0);
  assert_int_equal(tr_wire_credit(&report).size, 0);
  report.author = TR_SPAN("Jane Roe, Associated Press");
  assert_true(tr_equal_string(tr_wire_credit(&report), "ap"));
}

static truce_span text_at(void *self, uint32_t number) { return ((truce_span *)self)[number]; }

static void the_index_finds_the_report_that_was_copied(void **state) {
  (void)state;
  static const char *const names[] = {"2012-09-04-andes-wire.txt", "2014-05-16-andes-wire.txt", "2015-05-22-andes-wire.txt", "2016-10-02-andes-wire.txt"};
  truce_arena *arena = truce_arena_new();
  tr_copies *copies = tr_copies_new();
  truce_span texts[4];
  tr_sketch sketch;
  for (int i = 0; i < 4; i++) {
    tr_buffer text = {0};
    read_sample(names[i], &text);
    texts[i] = tr_arena_copy(arena, tr_buffer_span(&text));
    tr_buffer_free(&text);
    truce_report report = report_of(texts[i], "", 100 + i);
    tr_sketch_make(arena, &report, &sketch);
    assert_int_equal(tr_copies_add(copies, &sketch), i);
  }
  tr_buffer changed = {0};
  tr_buffer_add(&changed, texts[2]);
  apply("swap 12", &changed);
  truce_report report = report_of(tr_buffer_span(&changed), "", 90);
  tr_sketch_make(arena, &report, &sketch);
  tr_copy copy = tr_copies_find(copies, arena, &sketch, report.text, text_at, texts);
  assert_true(tr_is_copy(copy.pair.kind));
  assert_int_equal(copy.of, 2);
  assert_true(copy.is_first);
  report = report_of(TR_SPAN("Nothing of this was ever told by anyone before, and so nobody can have copied it from there."), "", 90);
  tr_sketch_make(arena, &report, &sketch);
  assert_int_equal(tr_copies_find(copies, arena, &sketch, report.text, text_at, texts).pair.kind, TR_COPY_NONE);
  tr_buffer_free(&changed);
  tr_copies_delete(copies);
  truce_arena_delete(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(copies_are_told_from_reports_on_the_same_topic),
      cmocka_unit_test(texts_that_differ_in_case_and_signs_are_exact_copies),
      cmocka_unit_test(a_quoted_passage_is_no_copy),
      cmocka_unit_test(the_agency_is_read_from_dateline_byline_and_last_line),
      cmocka_unit_test(the_index_finds_the_report_that_was_copied),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
