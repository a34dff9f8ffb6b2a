/* The parser of frames and classes, the classes of data/codebook, numbers as words say them, the calibration table, and the weights of grounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/calibration.h"
#include "record/codebook.h"
#include "record/meant.h"
#include "record/numbers.h"

static truce_status parse(const char *classes, const char *frames, tr_frames *out, truce_arena *arena, truce_error *error) {
  tr_lexicon *lexicon = TR_NEW(arena, tr_lexicon);
  lexicon->arena = arena;
  const truce_status status = tr_lexicon_read(lexicon, "x.classes", tr_span(classes), error);
  return status ? status : tr_frames_read(out, lexicon, TR_SPAN("x.frames"), tr_span(frames), error);
}

static void a_frame_is_read_with_all_its_parts(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_frames frames = {.items = {0}};
  truce_error error;
  const char *text =
      "# a comment\n"
      "frame agree.test\nabout Says yes.\nverb accept, clue up to\nnoun consent\nwhen patient|to is proposal or @plans\nunless agent is none\ncovers clause\n"
      "write[!negated] event type=AGREE actors=agent recipients=author:patient|to+with\nexample The union accepted the plan.\ngives event type=AGREE "
      "actors=the union status=actual\nnear Nothing.\n";
  assert_int_equal(parse("class plans\nplan, deal\n", text, &frames, arena, &error), TRUCE_OK);
  assert_int_equal(frames.items.count, 1);
  const tr_frame *frame = &frames.items.items[0];
  assert_int_equal(frame->evokers.count, 3);
  assert_int_equal(frame->conditions.count, 2);
  assert_true(frame->conditions.items[1].unless);
  assert_int_equal(frame->rules.count, 1);
  assert_int_equal(frame->rules.items[0].count, 3);
  assert_int_equal(frame->rules.items[0].statuses & (1u << TRUCE_NEGATED), 0);
  assert_int_equal(frame->rules.items[0].assignments[2].choice_count, 2);
  assert_int_equal(frame->rules.items[0].assignments[2].choices[0].sources[0].function, TR_AUTHOR);
  assert_int_equal(frame->rules.items[0].assignments[2].choices[0].sources[1].function, TR_FILL);
  assert_int_equal(frame->examples.count, 2);
  assert_true(frame->examples.items[1].near);
  assert_true(tr_equal_string(frame->examples.items[0].expected.items[0].values[1], "the union"));
  truce_arena_delete(arena);
}

static void each_fault_is_told_with_its_line(void **state) {
  (void)state;
  static const struct { const char *text; int64_t line; const char *says; } faults[] = {
      {"verb accept\n", 1, "frame NAME"},
      {"frame a\nverb accept\nwhen agnt is actor\n", 3, "no slot \"agnt\""},
      {"frame a\nwhen agent is @nobody\n", 2, "no word class"},
      {"frame a\nwhen agent has actor\n", 2, "SLOT is TEST"},
      {"frame a\nwhen agent is\n", 2, "a test is expected"},
      {"frame a\nwrite evnt type=AGREE\n", 2, "no kind of line"},
      {"frame a\nwrite event type=AGREEMENT\n", 2, "is no type"},
      {"frame a\nwrite stance mood=good\n", 2, "has no field"},
      {"frame a\nwrite[never] event type=AGREE\n", 2, "no status"},
      {"frame a\nverb take\nframe a\n", 3, "stands twice"},
      {"frame a\nabout Nothing.\nframe b\n", 1, "has no words"},
      {"frame a\nverb take\n\nframe b\nabout Nothing.\n", 4, "has no words"},
      {"frame a\ngives event type=AGREE\n", 2, "without an example"},
      {"frame a\nexample \n", 2, "sentence is missing"},
      {"frame a\nverb accept,, take\n", 2, "word is missing"},
      {"frame a\nshout\n", 2, "no statement"},
      {"frame\n", 1, "needs a name"}};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    truce_arena *arena = truce_arena_new();
    tr_frames frames = {.items = {0}};
    truce_error error;
    assert_int_equal(parse("class x\na\n", faults[i].text, &frames, arena, &error), TRUCE_BAD_DATA);
    assert_int_equal(error.offset, faults[i].line);
    assert_non_null(strstr(error.message, faults[i].says));
    assert_string_equal(error.file, "x.frames");
    truce_arena_delete(arena);
  }
}

static void a_class_takes_over_another(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_lexicon *lexicon = TR_NEW(arena, tr_lexicon);
  truce_error error;
  lexicon->arena = arena;
  assert_int_equal(tr_lexicon_read(lexicon, "x", TR_SPAN("class small\ncat, mouse\nclass all\nelephant\n+ small\n"), &error), TRUCE_OK);
  const uint16_t all = tr_lexicon_class(lexicon, TR_SPAN("all"));
  assert_true(tr_entry_in(tr_lexicon_find(lexicon, TR_SPAN("mouse")), all));
  assert_false(tr_entry_in(tr_lexicon_find(lexicon, TR_SPAN("elephant")), tr_lexicon_class(lexicon, TR_SPAN("small"))));
  assert_null(tr_lexicon_find(lexicon, TR_SPAN("dog")));
  assert_int_equal(tr_lexicon_read(lexicon, "x", TR_SPAN("word without class\n"), &error), TRUCE_BAD_DATA);
  assert_int_equal(tr_lexicon_read(lexicon, "x", TR_SPAN("class new\n+ unknown\n"), &error), TRUCE_BAD_DATA);
  truce_arena_delete(arena);
}

/* One sentence of words parted by blanks; each word's lemma is itself. */
static void words_of(tr_coder *coder, truce_reading *reading, truce_sentence *sentence, truce_word *words, const char *text) {
  truce_span rest = tr_span(text), part;
  memset(words, 0, sizeof *words * 24);
  size_t count = 0;
  while (tr_split(&rest, ' ', &part) && count < 24) {
    words[count] = (truce_word){.form = part, .lower = part, .lemma = part, .head = TRUCE_NONE, .name = TRUCE_NONE, .mention = TRUCE_NONE, .upos = TRUCE_NUM};
    count++;
  }
  *sentence = (truce_sentence){.end = (uint32_t)count};
  *reading = (truce_reading){.words = words, .word_count = count, .sentences = sentence, .sentence_count = 1};
  *coder = (tr_coder){.reading = reading};
}

static void numbers_are_read_as_people_write_them(void **state) {
  (void)state;
  static const struct { const char *text; uint32_t at; double number; bool at_least, at_most;
  } cases[] = {{"867", 0, 867, false, false},
               {"1,000", 0, 1000, false, false},
               {"at least 10", 2, 10, true, false},
               {"twenty-six", 0, 26, false, false},
               {"2.5 million", 1, 2500000, false, false},
               {"more than 40", 2, 40, true, false},
               {"up to 300", 2, 300, false, true},
               {"two hundred and fifty", 3, 250, false, false},
               {"$40m", 0, 40000000, false, false},
               {"dozens", 0, 24, true, false},
               {"hundreds", 0, 200, true, false},
               {"three thousand", 1, 3000, false, false},
               {"half a million", 2, 500000, false, false},
               {"a half million", 2, 500000, false, false},
               {"14 - thousand", 2, 14000, false, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    tr_coder coder;
    truce_reading reading;
    truce_sentence sentence;
    truce_word words[24];
    tr_quantity quantity;
    words_of(&coder, &reading, &sentence, words, cases[i].text);
    assert_true(tr_quantity_of(&coder, cases[i].at, &quantity));
    assert_true(quantity.number > cases[i].number - 1e-6 && quantity.number < cases[i].number + 1e-6);
    assert_int_equal(quantity.at_least, cases[i].at_least);
    assert_int_equal(quantity.at_most, cases[i].at_most);
  }
}

static void an_ordinal_is_no_number(void **state) {
  (void)state;
  tr_coder coder;
  truce_reading reading;
  truce_sentence sentence;
  truce_word words[24];
  tr_quantity quantity;
  words_of(&coder, &reading, &sentence, words, "29th");
  assert_false(tr_quantity_of(&coder, 0, &quantity));
}

static void sure_is_a_sum_over_clues_for_all_kinds_for_one_and_for_the_maker(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_calibration *table;
  truce_error error;
  const tr_clues none = {0}, planned = {.of = {[TR_CLUE_PLANNED] = 1}}, half_planned = {.of = {[TR_CLUE_PLANNED] = 0.5f}};
  const truce_span text = TR_SPAN("# made\nplanned\t*\t-1\nplanned\tevent\t-2\nby a.b\tevent\t3\n");
  assert_int_equal(tr_calibration_read(arena, "sure.tsv", text, &table, &error), TRUCE_OK);
  assert_float_equal(tr_calibration_sure(table, TR_SPAN("x"), TRUCE_EVENT, &none), 0.5f, 1e-4f);
  assert_float_equal(tr_calibration_sure(table, TR_SPAN("x"), TRUCE_EVENT, &planned), 0.0474f, 1e-4f);  /* 1 / (1 + e^3) */
  assert_float_equal(tr_calibration_sure(table, TR_SPAN("x"), TRUCE_STEP, &planned), 0.2689f, 1e-4f);   /* 1 / (1 + e) */
  assert_float_equal(tr_calibration_sure(table, TR_SPAN("a.b"), TRUCE_EVENT, &planned), 0.5f, 1e-4f);
  assert_float_equal(tr_calibration_sure(table, TR_SPAN("a.b"), TRUCE_STEP, &half_planned), 0.3775f, 1e-4f); /* 1 / (1 + e^0.5) */
  assert_int_equal(tr_calibration_read(arena, "sure.tsv", TR_SPAN("planned\tevent\tmuch\n"), &table, &error), TRUCE_BAD_DATA);
  assert_int_equal(error.offset, 1);
  assert_int_equal(tr_calibration_read(arena, "sure.tsv", TR_SPAN("planned\t*\t1\nplaned\t*\t1\n"), &table, &error), TRUCE_BAD_DATA);
  assert_int_equal(error.offset, 2);
  truce_arena_delete(arena);
}

static void weights_of_grounds_are_read_for_all_lines_and_for_one_type(void **state) {
  (void)state;
  truce_arena *arena = truce_arena_new();
  tr_weights *weights;
  truce_error error;
  const truce_span text = TR_SPAN("# made\nleast\t*\t0.5\nleast\tcall\t0.65\nother side\t*\t1.2\nother side\tASSAULT\t-0.3\n");
  assert_int_equal(tr_weights_read(arena, "meant.tsv", text, &weights, &error), TRUCE_OK);
  static const char *const faults[] = {"other side\t*\tmuch\n", "other side\tDANCE\t1\n", "moon\t*\t1\n", "other side\t*\n"};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    assert_int_equal(tr_weights_read(arena, "meant.tsv", tr_span(faults[i]), &weights, &error), TRUCE_BAD_DATA);
    assert_int_equal(error.offset, 1);
  }
  truce_arena_delete(arena);
}

static void the_codebook_opens_and_counts_its_frames(void **state) {
  (void)state;
  truce_codebook *codebook;
  truce_error error;
  assert_int_equal(truce_codebook_open("data/codebook", &codebook, &error), TRUCE_OK);
  assert_true(codebook->frames.items.count >= 300);
  assert_non_null(strstr(truce_codebook_version(codebook), "frames, "));
  truce_codebook_close(codebook);
  assert_int_equal(truce_codebook_open("data/no-such-folder", &codebook, &error), TRUCE_NOT_FOUND);
}

static void an_empty_reading_gives_an_empty_record(void **state) {
  (void)state;
  truce_codebook *codebook;
  truce_error error;
  assert_int_equal(truce_codebook_open("data/codebook", &codebook, &error), TRUCE_OK);
  truce_arena *arena = truce_arena_new();
  const truce_report report = {.published = {TRUCE_NO_DAY}};
  const truce_reading reading = {.report = &report};
  truce_record record;
  truce_codebook_code(codebook, &reading, arena, &record);
  assert_int_equal(record.line_count, 0);
  truce_arena_delete(arena);
  truce_codebook_close(codebook);
}

/* A name that no file defines would leave the rules that ask for it silent, and nothing would say so. */
static void each_class_that_the_code_asks_for_has_words(void **state) {
  (void)state;
  static const char *const names[] = {
#define X(id, name) name,
      TR_CLASS_TABLE(X)
#undef X
  };
  truce_codebook *codebook;
  truce_error error;
  assert_int_equal(truce_codebook_open("data/codebook", &codebook, &error), TRUCE_OK);
  for (size_t i = 0; i < TR_CLASS_COUNT; i++)
    if (codebook->classes[i] == TR_NO_CLASS) fail_msg("no file of data/codebook defines class %s", names[i]);
  truce_codebook_close(codebook);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_frame_is_read_with_all_its_parts), cmocka_unit_test(each_fault_is_told_with_its_line),
      cmocka_unit_test(a_class_takes_over_another),         cmocka_unit_test(numbers_are_read_as_people_write_them),
      cmocka_unit_test(an_ordinal_is_no_number),            cmocka_unit_test(sure_is_a_sum_over_clues_for_all_kinds_for_one_and_for_the_maker),
      cmocka_unit_test(weights_of_grounds_are_read_for_all_lines_and_for_one_type),
      cmocka_unit_test(the_codebook_opens_and_counts_its_frames), cmocka_unit_test(an_empty_reading_gives_an_empty_record),
      cmocka_unit_test(each_class_that_the_code_asks_for_has_words)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
