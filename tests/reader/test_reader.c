/* The reader as a whole on a tiny random model: what holds for every text and every model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>
#include <math.h>

#include "../tiny_model.h"
#include "base/text.h"
#include "neural/kernels/kernels.h"
#include "random_text.h"
#include "reader/conllu.h"
#include "truce/reader.h"

static char model_path[64];
static truce_model *model;

static int open_model(void **unused) {
  (void)unused;
  size_t size;
  char *bytes = tiny_model_bytes(&size);
  tiny_write(bytes, size, model_path);
  free(bytes);
  return truce_model_open(model_path, NULL, &model, NULL) != TRUCE_OK;
}
static int close_model(void **unused) {
  (void)unused;
  truce_model_close(model);
  unlink(model_path);
  return 0;
}

static void check_word(const truce_reading *r, uint32_t w) {
  const truce_word *word = &r->words[w];
  const truce_sentence *sentence = &r->sentences[word->sentence];
  assert_true(w >= sentence->first && w < sentence->end);
  assert_true(word->form.size > 0 && word->lower.size > 0 && word->lemma.size > 0);
  assert_true(word->upos < TRUCE_UPOS_COUNT && word->relation < TRUCE_DEPREL_COUNT);
  if (word->head == TRUCE_NONE)
    assert_int_equal(sentence->root, w);
  else
    assert_true(word->head >= sentence->first && word->head < sentence->end && word->head != w);
  if (word->antecedent != TRUCE_NONE) assert_true(word->antecedent < w);
  for (uint32_t c = 0; c < word->child_count; c++) assert_int_equal(r->words[word->children[c]].head, w);
  uint32_t at = w, steps = 0;
  while (r->words[at].head != TRUCE_NONE && steps++ < sentence->end - sentence->first) at = r->words[at].head;
  assert_int_equal(at, sentence->root);
}

static void check_reading(const truce_reading *r) {
  size_t children = 0;
  for (uint32_t w = 0; w < r->word_count; w++) children += r->words[w].child_count;
  assert_int_equal(children + r->sentence_count, r->word_count);
  for (uint32_t w = 0; w < r->word_count; w++) check_word(r, w);
  for (size_t n = 0; n < r->name_count; n++) {
    assert_true(r->names[n].first <= r->names[n].head && r->names[n].head < r->names[n].end && r->names[n].end <= r->word_count);
    assert_true(r->names[n].where.start < r->names[n].where.end && r->names[n].where.end <= r->report->text.size);
    assert_true(r->names[n].sure > 0 && r->names[n].sure <= 1);
  }
  for (size_t m = 0; m < r->mention_count; m++) {
    assert_true(r->mentions[m].first <= r->mentions[m].head && r->mentions[m].head < r->mentions[m].end);
    if (r->mentions[m].antecedent != TRUCE_NONE) assert_true(r->mentions[m].antecedent < r->mention_count && r->mentions[m].antecedent != m);
  }
  for (size_t i = 0; i < r->role_count; i++)
    assert_true(r->roles[i].predicate < r->word_count && r->words[r->roles[i].predicate].predicate && r->roles[i].role < TRUCE_ROLE_COUNT);
  for (size_t i = 0; i < r->hint_count; i++) assert_true(r->hints[i].trigger < r->word_count && r->hints[i].sure >= 0 && r->hints[i].sure <= 1);
  for (size_t i = 0; i < r->hint_link_count; i++) assert_true(r->hint_links[i].trigger < r->word_count && r->hint_links[i].filler < r->word_count);
}

static void read_and_check(truce_reader *reader, truce_arena *arena, truce_span text) {
  truce_report report = {.text = text};
  truce_reading reading;
  truce_arena_clear(arena);
  truce_reader_read(reader, &report, arena, &reading);
  check_reading(&reading);
}

static void any_text_gives_whole_trees_and_ranges_inside(void **unused) {
  (void)unused;
  static const char *const parts[] = {
      "rebels ", "The ", "said ", "they ", "un", "truce", ". ", "? ", "\n\n", "12 ", "(", "\"", "é", "中国", "\xff\xfe", " عربى ", "e\xcc\x81\xcc\x81",
      "n't ", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "-", "@",
  };
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  dice d = {5};
  tr_buffer text = {0};
  for (size_t round = 0; round < 150; round++) read_and_check(reader, arena, random_text(&d, parts, sizeof parts / sizeof *parts, 150, round % 4 == 0, &text));
  tr_buffer_free(&text);
  read_and_check(reader, arena, TR_SPAN(""));
  read_and_check(reader, arena, TR_SPAN(" \n \t "));
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

static double seconds_for(truce_reader *reader, truce_arena *arena, const char *part, size_t bytes) {
  tr_buffer text = {0};
  while (text.size < bytes) tr_buffer_add_string(&text, part);
  clock_t start = clock();
  read_and_check(reader, arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* A word of 10,000 letters, then a blank. */
static const char *long_word(void) {
  static char word[10002];
  memset(word, 'k', 10000);
  word[10000] = ' ';
  return word;
}

static void long_lines_words_and_brackets_take_linear_time(void **unused) {
  (void)unused;
  const char *const parts[] = {
      "(",    "rebels ", "Xy",          "\xcc\x81", "a.b.", "\xff", "([{", "\"He said ", "he they it ", "\xd8\xb9\xd8\xb1 ", "e\xcc\x81\xcc\x81",
      "Mr. ", "1,",      "http://a.b/", long_word()};
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    double small = seconds_for(reader, arena, parts[i], 4000), large = seconds_for(reader, arena, parts[i], 20000);
    if (large > 15 * small + 1) fail_msg("\"%s\": %.3f s for 4 kB, %.3f s for 20 kB", parts[i], small, large);
  }
  seconds_for(reader, arena, "(", 100000);
  double small = seconds_for(reader, arena, "the rebels shelled it ", 100000),
         large = seconds_for(reader, arena, "the rebels shelled it ", 400000); /* one line */
  if (large > 8 * small + 1) fail_msg("one line: %.2f s for 100 kB, %.2f s for 400 kB", small, large);
  seconds_for(reader, arena, "x", 10000000);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

static const char sample[] =
    "The rebels said on Tuesday that they would not sign. \"We can't,\" Gen. Amara Diallo said in Cairo.\n\nTalks in Geneva, which the U.N. hosts, go on; 12 "
    "people were killed on Monday.";

static void render(truce_model *with, tr_buffer *out) {
  truce_reader *reader = truce_reader_new(with);
  truce_arena *arena = truce_arena_new();
  truce_report report = {.text = tr_span(sample)};
  truce_reading reading;
  for (int round = 0; round < 2; round++) { /* a reader that has read before says the same */
    tr_buffer_clear(out);
    truce_arena_clear(arena);
    truce_reader_read(reader, &report, arena, &reading);
    tr_conllu_write_text(&reading, TR_SPAN("sample"), out);
    for (size_t i = 0; i < reading.hint_count; i++)
      tr_buffer_printf(out, "%u %.*s %.9g\n", reading.hints[i].trigger, (int)reading.hints[i].label.size, reading.hints[i].label.data,
                       (double)reading.hints[i].sure);
    for (size_t i = 0; i < reading.hint_link_count; i++)
      tr_buffer_printf(out, "%u %u %.9g\n", reading.hint_links[i].trigger, reading.hint_links[i].filler, (double)reading.hint_links[i].sure);
  }
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

static void every_kernel_set_says_the_same_of_every_head(void **unused) {
  (void)unused;
  tr_buffer expected = {0}, found = {0};
  truce_model *other;
  assert_int_equal(truce_model_open(model_path, "scalar", &other, NULL), TRUCE_OK);
  render(other, &expected);
  truce_model_close(other);
  assert_true(expected.size > 1000);
  for (const tr_kernels *const *k = tr_kernels_all; *k; k++) {
    if (!(*k)->runs_here()) continue;
    assert_int_equal(truce_model_open(model_path, (*k)->name, &other, NULL), TRUCE_OK);
    render(other, &found);
    assert_string_equal(found.data, expected.data);
    truce_model_close(other);
  }
  tr_buffer_free(&expected);
  tr_buffer_free(&found);
}

static void marked_places_become_names_and_pairs_are_answered(void **unused) {
  (void)unused;
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  truce_report report = {.text = TR_SPAN("Rebels shelled Port Amsa near the border of Cairo.")};
  truce_range place = {15, 24};
  truce_pair pair = {.source = {0, 6}, .target = {15, 24}};
  const truce_marks marks = {&place, 1, &pair, 1};
  truce_reading reading;
  truce_reader_read_marked(reader, &report, &marks, arena, &reading);
  check_reading(&reading);
  bool seen = false;
  for (size_t n = 0; n < reading.name_count; n++)
    seen = seen || (reading.names[n].where.start == 15 && reading.names[n].where.end == 24 && reading.names[n].class_ == TRUCE_LOC);
  assert_true(seen);
  assert_true(pair.sure > 0 && pair.sure <= 1);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

static void given_words_are_kept(void **unused) {
  (void)unused;
  static const char text[] =
      "# newdoc id = x\n# text = a\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
      "# newdoc\n1\tNo\t_\t_\t_\t_\t_\t_\t_\t_\n";
  truce_span rest = tr_span(text);
  truce_reader *reader = truce_reader_new(model);
  truce_arena *arena = truce_arena_new();
  tr_conllu_document document;
  tr_buffer out = {0};
  int64_t line = 0;
  int documents = 0;
  while (tr_conllu_next(&rest, &line, "x", arena, &document, NULL)) {
    truce_reader_read_words(reader, &document.report, arena, &document.reading);
    check_reading(&document.reading);
    tr_conllu_write(&document, false, &out);
    documents++;
  }
  assert_int_equal(documents, 2);
  assert_non_null(strstr(out.data, "# newdoc id = x\n# text = a\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\t"));
  assert_non_null(strstr(out.data, "2\tn't\t"));
  tr_buffer_free(&out);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
}

static void broken_conllu_is_told_with_its_line(void **unused) {
  (void)unused;
  static const char *const texts[] = {
      "# a\n1\tx\n", "# a\nx\ty\t_\t_\t_\t_\t_\t_\t_\t_\n", "# a\n1-\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "# a\n1\t\t_\t_\t_\t_\t_\t_\t_\t_\n",
  };
  for (size_t i = 0; i < 4; i++) {
    truce_span rest = tr_span(texts[i]);
    truce_arena *arena = truce_arena_new();
    tr_conllu_document document;
    truce_error error = {0};
    int64_t line = 0;
    assert_false(tr_conllu_next(&rest, &line, "x.conllu", arena, &document, &error));
    assert_int_equal(error.status, TRUCE_BAD_DATA);
    assert_int_equal(error.offset, 2);
    truce_arena_delete(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_text_gives_whole_trees_and_ranges_inside), cmocka_unit_test(long_lines_words_and_brackets_take_linear_time),
      cmocka_unit_test(every_kernel_set_says_the_same_of_every_head), cmocka_unit_test(marked_places_become_names_and_pairs_are_answered),
      cmocka_unit_test(given_words_are_kept), cmocka_unit_test(broken_conllu_is_told_with_its_line),
  };
  return cmocka_run_group_tests(tests, open_model, close_model);
}
