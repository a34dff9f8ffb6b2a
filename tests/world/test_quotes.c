/* Reported speech: what is content, who says it, on readings made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "opened_world.h"

static void expect_quote(const made *m, const char *content, const char *cue, const char *speaker) {
  for (size_t i = 0; i < m->reading.quote_count; i++) {
    const truce_quote *q = &m->reading.quotes[i];
    if (!tr_equal_string(tr_slice(m->report.text, q->where), content)) continue;
    assert_true(tr_equal_string(tr_slice(m->report.text, q->cue), cue));
    assert_true(q->speaker_word != TRUCE_NONE && tr_equal_string(m->reading.words[q->speaker_word].form, speaker));
    return;
  }
  fail_msg("no quote \"%s\"", content);
}

/* Each a test of its own. */
static const struct {
  const char *name, *text;
  struct { const char *content, *cue, *speaker; } quotes[2];
} texts[] = {
    {"an_object_takes_what_is_said_of_it",
     "Ravn described the plan as dead.",
     {{"the plan as dead", "described", "Ravn"}}},
    {"an_aside_has_content_on_both_sides",
     "The bridge, the envoy said, reopened at dawn.",
     {{"The bridge", "said", "envoy"}, {"reopened at dawn", "said", "envoy"}}},
    {"a_trailing_participle_goes_on_for_who_spoke",
     "Ravn said talks failed, adding that nobody came.",
     {{"talks failed", "said", "Ravn"}, {"that nobody came", "adding", "Ravn"}}},
    {"a_past_verb_behind_a_modal_goes_on_for_who_spoke",
     "Ravn said talks would go on and condemned the raid.",
     {{"talks would go on", "said", "Ravn"}, {"the raid", "condemned", "Ravn"}}},
    {"a_statement_speaks_for_who_issued_it",
     "Hamas issued a statement condemning the raid.",
     {{"the raid", "condemning", "Hamas"}}},
    {"a_noun_of_speech_brings_in_what_it_is_about",
     "Ravn voiced concern about the raid.",
     {{"the raid", "concern", "Ravn"}}},
    {"a_quotation_runs_on_over_its_sentences",
     "Ravn said: \"Talks failed on Monday. Nobody came.\"",
     {{"Talks failed on Monday. Nobody came", "said", "Ravn"}}},
};

enum { TEXTS = sizeof texts / sizeof *texts };

static void quotes_are_found(void **state) {
  const size_t i = (size_t)*state;
  made *m = resolved(texts[i].text, NULL);
  for (size_t q = 0; q < 2 && texts[i].quotes[q].content; q++) expect_quote(m, texts[i].quotes[q].content, texts[i].quotes[q].cue, texts[i].quotes[q].speaker);
  made_delete(m);
}

int main(void) {
  struct CMUnitTest tests[TEXTS];
  for (size_t i = 0; i < TEXTS; i++) tests[i] = (struct CMUnitTest){.name = texts[i].name, .test_func = quotes_are_found, .initial_state = (void *)i};
  return cmocka_run_group_tests(tests, open_world, close_world);
}
