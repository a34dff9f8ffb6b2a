/* Reported speech: what is content, who says it, on readings made from CoNLL-U. */
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
  const char *name, *conllu;
  struct { const char *content, *cue, *speaker; } quotes[2];
} texts[] = {
    {"an_object_takes_what_is_said_of_it",
     "1 Ravn Ravn PROPN _ _ 2 nsubj _ NE=PER\n2 described describe VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 the the DET _ _ 4 det _ _\n4 plan plan NOUN "
     "_ _ 2 obj _ _\n5 as as ADP _ _ 6 case _ _\n"
     "6 dead dead ADJ _ _ 2 obl _ SpaceAfter=No\n7 . . PUNCT _ _ 2 punct _ _\n",
     {{"the plan as dead", "described", "Ravn"}}},
    {"an_aside_has_content_on_both_sides",
     "1 The the DET _ _ 2 det _ _\n2 bridge bridge NOUN _ _ 8 nsubj _ SpaceAfter=No\n3 , , PUNCT _ _ 8 punct _ _\n4 the the DET _ _ 5 det _ _\n5 envoy envoy "
     "NOUN _ _ 6 nsubj _ _\n"
     "6 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n7 , , PUNCT _ _ 8 punct _ _\n8 reopened reopen VERB _ Tense=Past|VerbForm=Fin 6 "
     "ccomp _ _\n9 at at ADP _ _ 10 case _ _\n10 dawn dawn NOUN _ _ 8 obl _ SpaceAfter=No\n"
     "11 . . PUNCT _ _ 6 punct _ _\n",
     {{"The bridge", "said", "envoy"}, {"reopened at dawn", "said", "envoy"}}},
    {"a_trailing_participle_goes_on_for_who_spoke",
     "1 Ravn Ravn PROPN _ _ 2 nsubj _ NE=PER\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 talks talk NOUN _ _ 4 nsubj _ _\n4 failed fail VERB _ "
     "Tense=Past|VerbForm=Fin 2 ccomp _ SpaceAfter=No\n5 , , PUNCT _ _ 6 punct _ _\n"
     "6 adding add VERB _ VerbForm=Ger 4 advcl _ _\n7 that that SCONJ _ _ 9 mark _ _\n8 nobody nobody PRON _ _ 9 nsubj _ _\n9 came come VERB _ "
     "Tense=Past|VerbForm=Fin 6 ccomp _ SpaceAfter=No\n10 . . PUNCT _ _ 2 punct _ _\n",
     {{"talks failed", "said", "Ravn"}, {"that nobody came", "adding", "Ravn"}}},
    {"a_past_verb_behind_a_modal_goes_on_for_who_spoke",
     "1 Ravn Ravn PROPN _ _ 2 nsubj _ NE=PER\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 talks talk NOUN _ _ 5 nsubj _ _\n4 would would AUX _ _ "
     "5 aux _ _\n5 go go VERB _ VerbForm=Inf 2 ccomp _ _\n6 on on ADV _ _ 5 advmod _ _\n"
     "7 and and CCONJ _ _ 8 cc _ _\n8 condemned condemn VERB _ Tense=Past|VerbForm=Fin 5 conj _ _\n9 the the DET _ _ 10 det _ _\n10 raid raid NOUN _ _ 8 obj "
     "_ SpaceAfter=No\n11 . . PUNCT _ _ 2 punct _ _\n",
     {{"talks would go on", "said", "Ravn"}, {"the raid", "condemned", "Ravn"}}},
    {"a_statement_speaks_for_who_issued_it",
     "1 Hamas Hamas PROPN _ _ 2 nsubj _ NE=ORG\n2 issued issue VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 a a DET _ _ 4 det _ _\n4 statement statement "
     "NOUN _ _ 2 obj _ _\n5 condemning condemn VERB _ VerbForm=Ger 4 acl _ _\n"
     "6 the the DET _ _ 7 det _ _\n7 raid raid NOUN _ _ 5 obj _ SpaceAfter=No\n8 . . PUNCT _ _ 2 punct _ _\n",
     {{"the raid", "condemning", "Hamas"}}},
    {"a_noun_of_speech_brings_in_what_it_is_about",
     "1 Ravn Ravn PROPN _ _ 2 nsubj _ NE=PER\n2 voiced voice VERB _ Tense=Past|VerbForm=Fin 0 root _ _\n3 concern concern NOUN _ _ 2 obj _ _\n4 about about "
     "ADP _ _ 6 case _ _\n5 the the DET _ _ 6 det _ _\n6 raid raid NOUN _ _ 3 nmod _ SpaceAfter=No\n"
     "7 . . PUNCT _ _ 2 punct _ _\n",
     {{"the raid", "concern", "Ravn"}}},
    {"a_quotation_runs_on_over_its_sentences",
     "1 Ravn Ravn PROPN _ _ 2 nsubj _ NE=PER\n2 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 : : PUNCT _ _ 6 punct _ _\n4 \" \" PUNCT _ "
     "_ 6 punct _ SpaceAfter=No\n5 Talks talk NOUN _ _ 6 nsubj _ _\n"
     "6 failed fail VERB _ Tense=Past|VerbForm=Fin 2 ccomp _ _\n7 on on ADP _ _ 8 case _ _\n8 Monday Monday PROPN _ _ 6 obl _ SpaceAfter=No\n9 . . PUNCT _ _ "
     "2 punct _ _\n\n"
     "1 Nobody nobody PRON _ _ 2 nsubj _ _\n2 came come VERB _ Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No\n3 . . PUNCT _ _ 2 punct _ SpaceAfter=No\n4 \" "
     "\" PUNCT _ _ 2 punct _ _\n",
     {{"Talks failed on Monday. Nobody came", "said", "Ravn"}}},
};

enum { TEXTS = sizeof texts / sizeof *texts };

static void quotes_are_found(void **state) {
  const size_t i = (size_t)*state;
  made *m = resolved(texts[i].conllu, NULL);
  for (size_t q = 0; q < 2 && texts[i].quotes[q].content; q++) expect_quote(m, texts[i].quotes[q].content, texts[i].quotes[q].cue, texts[i].quotes[q].speaker);
  made_delete(m);
}

int main(void) {
  struct CMUnitTest tests[TEXTS];
  for (size_t i = 0; i < TEXTS; i++) tests[i] = (struct CMUnitTest){.name = texts[i].name, .test_func = quotes_are_found, .initial_state = (void *)i};
  return cmocka_run_group_tests(tests, open_world, close_world);
}
