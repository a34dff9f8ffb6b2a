/* Sentence and word boundaries: the cases of tests/cases/boundaries.txt, and what holds for every text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/files.h"
#include "base/text.h"
#include "random_text.h"
#include "reader/boundaries.h"
#include "reader/characters.h"

static tr_language language;

static int open_language(void **unused) {
  (void)unused;
  return tr_language_open("data/language", &language, NULL) != TRUCE_OK;
}
static int close_language(void **unused) {
  (void)unused;
  tr_language_close(&language);
  return 0;
}

static void render(const tr_boundaries *found, truce_span text, tr_buffer *out) {
  for (size_t s = 0; s < found->sentences.count; s++) {
    for (uint32_t w = found->sentences.items[s].first; w < found->sentences.items[s].end; w++) {
      if (w > found->sentences.items[s].first) tr_buffer_add_char(out, ' ');
      tr_buffer_add(out, tr_slice(text, found->tokens.items[w].where));
    }
    tr_buffer_add_char(out, '\n');
  }
}

static truce_span unescaped(truce_span text, tr_buffer *out) {
  tr_buffer_clear(out);
  for (size_t i = 0; i < text.size; i++) {
    bool feed = text.data[i] == '\\' && i + 1 < text.size && text.data[i + 1] == 'n';
    tr_buffer_add_char(out, feed ? '\n' : text.data[i]);
    i += feed;
  }
  return tr_buffer_span(out);
}

static int check_case(truce_span text, truce_span expected) {
  truce_arena *arena = truce_arena_new();
  tr_buffer plain = {0}, rendered = {0};
  tr_boundaries found;
  truce_span given = unescaped(text, &plain);
  tr_boundaries_find(&language, given, arena, &found);
  render(&found, given, &rendered);
  int bad = !tr_equal(tr_trim(tr_buffer_span(&rendered)), tr_trim(expected));
  if (bad)
    print_message("for    %.*s\nfound\n%sexpected\n%.*s\n", (int)text.size, text.data, rendered.data ? rendered.data : "", (int)expected.size, expected.data);
  tr_buffer_free(&plain);
  tr_buffer_free(&rendered);
  truce_arena_delete(arena);
  return bad;
}

static void boundaries_stand_where_the_cases_say(void **unused) {
  (void)unused;
  tr_file file;
  assert_int_equal(tr_file_map("tests/cases/boundaries.txt", 0, &file, NULL), TRUCE_OK);
  truce_span rest = file.content, line, text = {NULL, 0}, expected = {NULL, 0};
  int bad = 0, count = 0;
  for (bool more = true; more;) {
    more = tr_split(&rest, '\n', &line);
    bool begins = more && tr_starts(line, TR_SPAN("> "));
    if (text.data && (begins || !more)) bad += check_case(text, expected), count++;
    if (begins) {
      text = (truce_span){line.data + 2, line.size - 2};
      expected = (truce_span){line.data + line.size + 1, 0};
    } else if (more && text.data)
      expected.size = (size_t)(line.data + line.size - expected.data);
  }
  tr_file_unmap(&file);
  assert_true(count > 15);
  assert_int_equal(bad, 0);
}

/* Words are in order, apart, without white space, and cover everything else; sentences cover all words. */
static void check_text(truce_span text) {
  truce_arena *arena = truce_arena_new();
  tr_boundaries found;
  tr_boundaries_find(&language, text, arena, &found);
  size_t at = 0;
  for (size_t w = 0; w <= found.tokens.count; w++) {
    size_t start = w < found.tokens.count ? found.tokens.items[w].where.start : text.size;
    assert_true(start >= at);
    while (at < start) assert_int_equal(tr_character_class(tr_utf8_next(text, &at)), TR_CHAR_SPACE);
    assert_int_equal(at, start);
    if (w == found.tokens.count) break;
    assert_true(found.tokens.items[w].where.end > start && found.tokens.items[w].where.end <= text.size);
    at = found.tokens.items[w].where.end;
  }
  uint32_t next = 0;
  for (size_t s = 0; s < found.sentences.count; s++) {
    assert_int_equal(found.sentences.items[s].first, next);
    assert_true(found.sentences.items[s].end > next && found.sentences.items[s].end <= next + TR_SENTENCE_WORDS + 16);
    next = found.sentences.items[s].end;
  }
  assert_int_equal(next, found.tokens.count);
  truce_arena_delete(arena);
}

static void any_bytes_are_cut_into_words_that_cover_them(void **unused) {
  (void)unused;
  static const char *const parts[] = {
      "a", "The", " ", " ", "\n", ".", "...", "!", "?", "'", "’s", "n't", "-", "(", "[3]", "\"", "”", "$", "US$", "3", "1,000", "km", "www.", "@",
      "http://", "\xff", "\xe2\x80", "é", "e\xcc\x81", "中", "\xf0\x9f\x98\x80", "‏", "عرب", "Mr", "U.S", "No", "%", "#", "&", "/", "_", ":)",
      "\xc2\xa0", "\0",
  };
  dice d = {11};
  tr_buffer text = {0};
  for (size_t round = 0; round < 3000; round++) check_text(random_text(&d, parts, sizeof parts / sizeof *parts, 40, round % 3 == 0, &text));
  tr_buffer_free(&text);
}

static double seconds_for(const char *part, size_t bytes) {
  tr_buffer text = {0};
  while (text.size < bytes) tr_buffer_add_string(&text, part);
  clock_t start = clock();
  check_text(tr_buffer_span(&text));
  double took = (double)(clock() - start) / CLOCKS_PER_SEC;
  tr_buffer_free(&text);
  return took;
}

/* Four times the text takes about four times as long, never sixteen. */
static void no_text_takes_quadratic_time(void **unused) {
  (void)unused;
  static const char *const parts[] = {
      "(", "[[", ".", ".!", "a", "a'", "'s", "1", "1-", "1,", "1.", "a-", "-", "\"", "”", "@", "a@", "www.", "http://)", "n't", "U.", "é", "\xcc\x81",
      "\xff", "x ", "no. ", "? a ", "$", "\n", "non-", "&A",
  };
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    double small = seconds_for(parts[i], 100000), large = seconds_for(parts[i], 400000);
    if (large > 12 * small + 0.25) fail_msg("\"%s\": %.3f s for 100 kB, %.3f s for 400 kB", parts[i], small, large);
  }
}

static void shapes_of_words(void **unused) {
  (void)unused;
  static const struct {
    const char *word;
    tr_shape shape;
  } cases[] = {{"truce", TR_SHAPE_LOWER},    {"Cairo", TR_SHAPE_TITLE},  {"A", TR_SHAPE_TITLE},      {"UN", TR_SHAPE_UPPER},
               {"U.N.", TR_SHAPE_UPPER},     {"McCain", TR_SHAPE_MIXED}, {"1,000", TR_SHAPE_DIGITS}, {"3rd", TR_SHAPE_DIGITS_MIXED},
               {"--", TR_SHAPE_PUNCTUATION}, {"中国", TR_SHAPE_OTHER},   {"Élysée", TR_SHAPE_TITLE}, {"50%", TR_SHAPE_OTHER}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_int_equal(tr_shape_of(tr_span(cases[i].word)), cases[i].shape);
}

static void lower_case_is_that_of_unicode(void **unused) {
  (void)unused;
  static const char *const cases[][3] = {
      {"ÉLYSÉE", "élysée", "elysee"}, {"İzmir", "i\xcc\x87zmir", "izmir"}, {"ΣΑΣ", "σας", "σας"}, {"naïve", "naïve", "naive"}, {"Đồng", "đồng", "đong"}};
  char out[512];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t size = tr_lower(tr_span(cases[i][0]), out);
    assert_true(tr_equal_string((truce_span){out, size}, cases[i][1]));
    size = tr_lower_plain(tr_span(cases[i][0]), out);
    assert_true(tr_equal_string((truce_span){out, size}, cases[i][2]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(boundaries_stand_where_the_cases_say), cmocka_unit_test(any_bytes_are_cut_into_words_that_cover_them),
      cmocka_unit_test(no_text_takes_quadratic_time), cmocka_unit_test(shapes_of_words), cmocka_unit_test(lower_case_is_that_of_unicode),
  };
  return cmocka_run_group_tests(tests, open_language, close_language);
}
