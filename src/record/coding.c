/* Coding a reading into the lines of a record: the stages in their order (docs/codebook.md), and the closing of what they drafted. */
#include "record/codebook.h"

#include <stdlib.h>

#include "record/access.h"
#include "record/answers.h"
#include "record/calibration.h"
#include "record/clean.h"
#include "record/deadlines.h"
#include "record/derive.h"
#include "record/domestic.h"
#include "record/evidence.h"
#include "record/figures.h"
#include "record/hints.h"
#include "record/home.h"
#include "record/match.h"
#include "record/meant.h"
#include "record/mediators.h"
#include "record/parties.h"
#include "record/phrases.h"
#include "record/proposals.h"
#include "record/relevance.h"
#include "record/reporting.h"
#include "record/spillover.h"
#include "record/stays.h"
#include "record/to_begin.h"

/* A verb whose lemma was not known: "telephoned" taken for "telephon", "boycotted" for "boycot". */
static const tr_entry *entry_of_form(const tr_lexicon *lexicon, const truce_word *word) {
  char with_e[64];
  if (word->lemma.size + 2 > sizeof with_e) return NULL;
  memcpy(with_e, word->lemma.data, word->lemma.size);
  with_e[word->lemma.size] = 'e';
  const tr_entry *entry = tr_lexicon_find(lexicon, (truce_span){with_e, word->lemma.size + 1});
  if (!entry && tr_ends(word->lower, TR_SPAN("ed"))) entry = tr_lexicon_find(lexicon, (truce_span){word->lower.data, word->lower.size - 2});
  if (!entry && tr_ends(word->lower, TR_SPAN("ing"))) entry = tr_lexicon_find(lexicon, (truce_span){word->lower.data, word->lower.size - 3});
  return entry;
}

/* A plural taken for a singular or a name: "leaders", "parties". */
static const tr_entry *entry_of_plural(const tr_lexicon *lexicon, const truce_word *word) {
  const truce_span w = word->lower;
  char with_y[64];
  if ((word->upos != TRUCE_NOUN && word->upos != TRUCE_PROPN) || w.size < 5 || !tr_ends(w, TR_SPAN("s")) || w.size > sizeof with_y) return NULL;
  if (!tr_ends(w, TR_SPAN("ies"))) return tr_lexicon_find(lexicon, (truce_span){w.data, w.size - 1});
  memcpy(with_y, w.data, w.size - 3);
  with_y[w.size - 3] = 'y';
  return tr_lexicon_find(lexicon, (truce_span){with_y, w.size - 2});
}

static const tr_entry *entry_of(const truce_codebook *codebook, const truce_word *word) {
  const tr_lexicon *lexicon = &codebook->lexicon;
  const tr_entry *entry = tr_lexicon_find(lexicon, word->lemma);
  if (!entry) entry = tr_lexicon_find(lexicon, word->lower);
  if (!entry) entry = entry_of_plural(lexicon, word);
  const char *hyphen = !entry && word->lower.size ? memrchr(word->lower.data, '-', word->lower.size) : NULL;
  if (hyphen && word->upos != TRUCE_NOUN) { /* "UN-sponsored" evokes what "sponsored" does */
    entry = tr_lexicon_find(lexicon, (truce_span){hyphen + 1, (size_t)(word->lower.data + word->lower.size - hyphen - 1)});
    return tr_entry_in(entry, codebook->classes[TR_CLASS_SPONSORED]) ? entry : NULL;
  }
  if (!entry && word->upos == TRUCE_VERB) entry = entry_of_form(lexicon, word);
  if (!entry && word->upos == TRUCE_NOUN && word->lemma.size > 4 && tr_ends(word->lemma, TR_SPAN("s"))) /* "lawmakers" with no lemma of its own */
    entry = tr_lexicon_find(lexicon, (truce_span){word->lemma.data, word->lemma.size - 1});
  return entry;
}

static void prepare(tr_coder *coder, const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena) {
  coder->codebook = codebook;
  coder->arena = arena;
  coder->reading = TR_NEW(arena, truce_reading);
  *coder->reading = *reading;
  coder->reading->actors = TR_NEW_ARRAY(arena, truce_actor, reading->actor_count + 1);
  if (reading->actor_count) memcpy(coder->reading->actors, reading->actors, sizeof(truce_actor) * reading->actor_count);
  coder->entries = TR_NEW_ARRAY(arena, const tr_entry *, reading->word_count + 1);
  coder->covered = TR_NEW_ARRAY(arena, uint8_t, reading->word_count + 1);
  coder->silent = TR_NEW_ARRAY(arena, uint8_t, reading->word_count + 1);
  for (size_t i = 0; i < reading->word_count; i++) coder->entries[i] = entry_of(codebook, &reading->words[i]);
  tr_coder_index(coder);
  tr_actors_prepare(coder);
  tr_actors_name(coder);
  tr_homes_find(coder);
}

static int by_text(const void *a, const void *b) {
  const tr_draft *x = a, *y = b;
  if (x->line.trigger != y->line.trigger) return x->line.trigger < y->line.trigger ? -1 : 1;
  return (int)x->line.kind - (int)y->line.kind;
}

/* Values in the order of the kind's fields; flags and numbers as they are. */
static const truce_value *ordered(tr_coder *coder, const tr_draft *draft, size_t *count) {
  truce_value *values = TR_NEW_ARRAY(coder->arena, truce_value, draft->values.count + 2);
  *count = 0;
  for (const truce_field *field = truce_kind_fields(draft->line.kind); *field != TRUCE_FIELD_COUNT; field++) {
    const truce_value *value = tr_draft_value(draft, *field);
    if (value) values[(*count)++] = *value;
    else if (*field == TRUCE_FIELD_ABOUT && draft->about != TRUCE_NONE) {
      uint32_t *id = TR_NEW(coder->arena, uint32_t);
      *id = coder->proposals.items[draft->about].line;
      values[(*count)++] = (truce_value){.field = *field, .ids = id, .count = 1};
    }
  }
  return values;
}

static void close_line(tr_coder *coder, tr_draft *draft, truce_line *line) {
  *line = draft->line;
  line->evidence = draft->evidence.items;
  line->evidence_count = draft->evidence.count;
  truce_why *why = TR_NEW_ARRAY(coder->arena, truce_why, 2);
  *why = (truce_why){.words = draft->words.items, .word_count = draft->words.count};
  if (draft->like.size) why->like = draft->like;
  else why->frame = draft->frame ? draft->frame->id : draft->maker;
  if (draft->vote != TR_ALONE) why->vote = draft->vote == TR_SECONDED ? TR_SPAN("seconded") : TR_SPAN("doubted");
  why[1] = (truce_why){.frame = draft->context, .words = draft->context_words.items, .word_count = draft->context_words.count};
  line->why = why;
  line->why_count = draft->context.size ? 2 : 1;
  line->values = ordered(coder, draft, &line->value_count);
}

static void close_record(tr_coder *coder, truce_record *record) {
  truce_line *lines = TR_NEW_ARRAY(coder->arena, truce_line, coder->drafts.count + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_PROPOSAL)
      coder->proposals.items[coder->drafts.items[i].about].line = count++;
    else if (!coder->drafts.items[i].dropped) count++;
  count = 0;
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (!coder->drafts.items[i].dropped) {
      if (coder->clues_told) coder->clues_told(coder->clues_self, &coder->drafts.items[i]);
      close_line(coder, &coder->drafts.items[i], &lines[count++]);
    }
  *record = (truce_record){coder->reading->report, coder->reading, lines, count};
}

/* An act that only the heads see, in a report that reflects more than it reports: they mostly see one there where the writer argues. */
static bool argued(const tr_coder *coder, const tr_draft *draft) { return coder->reflects > 0.5f && !draft->frame && draft->line.kind == TRUCE_EVENT; }

/* A sentence or two alone give few clues, and whoever reads them asks what they say: less is left out. */
static double least_sure(const tr_coder *coder, double threshold) { return coder->reading->sentence_count > 2 ? threshold : threshold / 2; }

/* How sure the drafts from `first` on are; those less sure than the threshold are left out, but for proposals, which other lines are about. */
static void set_sure(tr_coder *coder, size_t first, double threshold) {
  const tr_clue_reader reader = tr_clue_reader_new(coder);
  const double least = least_sure(coder, threshold);
  for (size_t i = first; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    const truce_span maker = draft->frame ? draft->frame->id : draft->maker;
    tr_clues clues;
    if (draft->dropped) continue;
    tr_clues_of(&reader, draft, &clues);
    draft->line.sure = tr_calibration_sure(coder->codebook->calibration, maker, draft->line.kind, &clues);
    if (draft->chance > 0 && draft->chance < draft->line.sure) draft->line.sure = draft->chance;
    if (!coder->clues_told) continue;
    tr_clues *kept = TR_NEW(coder->arena, tr_clues);
    *kept = clues;
    draft->clues = kept;
  }
  for (size_t i = first; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if ((draft->line.sure < least && draft->line.kind != TRUCE_PROPOSAL) || (threshold > 0 && argued(coder, draft))) draft->dropped = true;
  }
}

/* `coder`: all zeros, or with somebody who listens. */
static void code(tr_coder *coder, const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, double threshold, truce_record *record) {
  prepare(coder, codebook, reading, arena);
  coder->reflects = 1 - tr_reporting_share(coder);
  coder->tells_its_day = tr_tells_its_day(coder);
  tr_proposals_find(coder);
  tr_match_frames(coder);
  tr_figures(coder);
  tr_deadlines(coder);
  tr_hints_code(coder);
  tr_to_begin(coder);
  tr_access_settle(coder);
  tr_mediators_derive(coder);
  if (threshold > 0) tr_relevance(coder);
  tr_attackers_find(coder);
  tr_answers_fill(coder);
  const tr_sides sides = tr_sides_find(coder);
  const tr_two_sides two = tr_two_sides_find(coder, &sides);
  coder->sides = &sides;
  coder->two = &two;
  tr_mediators_derive(coder);
  tr_parties_fill(coder, &sides, &two);
  tr_mediators_settle(coder);
  tr_meant_fill(coder);
  tr_derive(coder);
  tr_visitors_settle(coder);
  tr_stays_derive(coder, &two);
  tr_spillover_derive(coder, &two);
  tr_domestic_derive(coder);
  tr_clean(coder);
  set_sure(coder, 0, threshold);
  const size_t proposals = coder->drafts.count;
  tr_proposals_write(coder);
  set_sure(coder, proposals, threshold);
  tr_phrases_close(coder);
  tr_evidence_close(coder);
  if (coder->drafts.count) qsort(coder->drafts.items, coder->drafts.count, sizeof *coder->drafts.items, by_text);
  close_record(coder, record);
}

void tr_codebook_code(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, double threshold, truce_record *record) {
  tr_coder coder = {0};
  code(&coder, codebook, reading, arena, threshold, record);
}

void tr_codebook_refused(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_refused refuse, void *self) {
  tr_coder coder = {.refuse = refuse, .refuse_self = self};
  prepare(&coder, codebook, reading, arena);
  tr_proposals_find(&coder);
  tr_match_frames(&coder);
}

/* Below this a line is more often wrong than a reader forgives: of 105 such lines on reports not seen before 14 were right. */
static const double threshold = 0.16;

void truce_codebook_code(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, truce_record *record) {
  tr_codebook_code(codebook, reading, arena, threshold, record);
}

void tr_codebook_meant(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_meant_told told, void *self,
                       truce_record *record) {
  tr_coder coder = {.meant_told = told, .meant_self = self};
  code(&coder, codebook, reading, arena, threshold, record);
}

void tr_codebook_clues(const truce_codebook *codebook, const truce_reading *reading, truce_arena *arena, tr_clues_told told, void *self,
                       truce_record *record) {
  tr_coder coder = {.clues_told = told, .clues_self = self};
  code(&coder, codebook, reading, arena, threshold, record);
}

void tr_codebook_coverage(const truce_codebook *codebook, const truce_record *record, bool *used, void (*unknown)(void *self, const truce_word *word),
                          void *self) {
  const truce_reading *reading = record->reading;
  for (size_t i = 0; i < record->line_count; i++)
    for (size_t f = 0; f < codebook->frames.items.count; f++)
      if (tr_equal(codebook->frames.items.items[f].id, record->lines[i].why[0].frame)) used[f] = true;
  for (size_t i = 0; i < reading->word_count; i++) {
    const truce_word *word = &reading->words[i];
    const tr_entry *entry = entry_of(codebook, word);
    const bool predicate = word->upos == TRUCE_VERB || (word->predicate && word->upos != TRUCE_AUX && word->upos != TRUCE_PROPN);
    const bool known = entry && (entry->evokers.count || word->upos == TRUCE_NOUN); /* nouns of a class serve rules and conditions */
    if (predicate && word->name == TRUCE_NONE && !known) unknown(self, word);
  }
}
