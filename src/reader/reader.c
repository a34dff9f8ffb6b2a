/* Reads a report: boundaries, then windows of whole sentences through the network, some at a time, then children and roots. Memory for windows is allocated
 * with the reader; what is read lives in the caller's arena. Windows follow each other in the text, so that a reading never depends on threads. */
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "reader/window.h"

static bool open_strip(tr_strip *strip, size_t most) {
  *strip = (tr_strip){calloc(most, sizeof(uint32_t)), calloc(most, sizeof(uint32_t)), calloc(most, 1), calloc(most, 1), 0, 0};
  return strip->pieces && strip->first && strip->looks && strip->word_shapes;
}

static void close_strip(tr_strip *strip) {
  free(strip->pieces);
  free(strip->first);
  free(strip->looks);
  free(strip->word_shapes);
}

static size_t most_labels(const tr_network *network) {
  size_t most = 1;
  for (size_t i = 0; i < network->head_count; i++)
    if (network->heads[i].label_count > most) most = network->heads[i].label_count;
  return most;
}

static bool open_lists(truce_reader *r) {
  size_t most = r->model->network.encoder.positions, labels = most_labels(&r->model->network);
  r->windows = calloc(most, sizeof *r->windows);
  r->ends = calloc(most, sizeof *r->ends);
  r->units = calloc(most, sizeof *r->units);
  r->tags = calloc(most, sizeof *r->tags);
  r->tree_heads = calloc(most, sizeof *r->tree_heads);
  r->marked = calloc(most, sizeof *r->marked);
  r->core_roles = calloc(most * TR_CORE_ROLES, sizeof *r->core_roles);
  r->chances = calloc(most, sizeof *r->chances);
  r->past = calloc((TR_CANDIDATES_MOST + most) * (r->model->coref ? r->model->coref->size : 1), sizeof *r->past);
  r->past_traits = calloc(TR_CANDIDATES_MOST + most, sizeof *r->past_traits);
  r->path = calloc(most * labels, sizeof *r->path);
  r->back = calloc(most * labels, sizeof *r->back);
  r->pairs = calloc(most > TR_PAIRS_MOST ? most : TR_PAIRS_MOST, sizeof *r->pairs);
  r->scratch = truce_arena_new();
  return r->windows && r->ends && r->units && r->tags && r->tree_heads && r->marked && r->core_roles && r->chances && r->past && r->past_traits && r->path &&
         r->back && r->pairs && r->scratch;
}

truce_reader *truce_reader_new(const truce_model *model) {
  truce_reader *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->model = model;
  size_t most = model->network.encoder.positions;
  const bool spaces = tr_workspace_open(&r->workspace, &model->network) && tr_head_space_open(&r->heads, &r->workspace) &&
                      tr_tree_space_open(&r->tree, most) && tr_word_cache_open(&r->cache, &model->vocabulary);
  if (spaces && open_strip(&r->batch, most) && open_strip(&r->unit, most) && open_lists(r)) return r;
  truce_reader_delete(r);
  return NULL;
}

void truce_reader_delete(truce_reader *r) {
  if (!r) return;
  void *const lists[] = {
      r->windows, r->ends, r->units, r->tags, r->tree_heads, r->marked, r->core_roles, r->chances, r->past, r->past_traits, r->path, r->back,
      r->pairs,
  };
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free(lists[i]);
  close_strip(&r->batch);
  close_strip(&r->unit);
  truce_arena_delete(r->scratch);
  tr_word_cache_close(&r->cache);
  tr_tree_space_close(&r->tree);
  tr_head_space_close(&r->heads);
  tr_workspace_close(&r->workspace);
  free(r);
}

/* [CLS] or [SEP]. */
static void add_special(tr_strip *strip, uint32_t piece) {
  strip->looks[strip->piece_count] = TR_SHAPE_OTHER;
  strip->pieces[strip->piece_count++] = piece;
}

static void add_word(tr_strip *strip, const tr_known_word *word, tr_mark mark) {
  strip->first[strip->word_count] = (uint32_t)strip->piece_count;
  strip->word_shapes[strip->word_count++] = word->shape;
  for (size_t p = 0; p < word->piece_count; p++) {
    strip->looks[strip->piece_count] = (uint8_t)(word->shape + mark * TR_SHAPE_COUNT);
    strip->pieces[strip->piece_count++] = word->pieces[p];
  }
}

static void start_batch(truce_reader *r, uint32_t first_word) {
  r->batch.piece_count = r->batch.word_count = r->unit_count = r->window_count = 0;
  r->window_open = false;
  r->first_word = first_word;
}

static void open_window(truce_reader *r) {
  uint32_t word = (uint32_t)r->batch.word_count;
  r->windows[r->window_count] = (tr_window){(uint32_t)r->batch.piece_count, word, word};
  r->window_open = true;
  add_special(&r->batch, r->model->vocabulary.first);
}

static void close_window(truce_reader *r) {
  add_special(&r->batch, r->model->vocabulary.last);
  r->windows[r->window_count].end_word = (uint32_t)r->batch.word_count;
  r->ends[r->window_count++] = (uint32_t)r->batch.piece_count;
  r->window_open = false;
}

static void encode_batch(truce_reader *r) {
  if (r->window_open) close_window(r);
  tr_encode(&r->workspace, r->batch.pieces, r->batch.looks, r->ends, r->window_count, r->batch.first, r->batch.word_shapes, r->batch.word_count);
}

/* Runs the batch and begins the next one at `next_word`. */
static void run_batch(truce_reader *r, tr_reading_draft *draft, uint32_t next_word) {
  if (r->batch.word_count) {
    encode_batch(r);
    tr_decode_words(r, draft);
    tr_decode_trees(r, draft);
    tr_decode_spans(r, draft);
    tr_decode_links(r, draft);
    tr_decode_antecedents(r, draft);
    if (draft->marks && !r->model->network.encoder.marked) tr_decode_pairs(r, draft);
  }
  tr_word_cache_trim(&r->cache);
  start_batch(r, next_word);
}

/* Makes room for the unit: in the open window, else in a new one, for which the batch is run if it has no room for a whole window. */
static void make_room(truce_reader *r, tr_reading_draft *draft, uint32_t first_word) {
  const tr_encoder *e = &r->model->network.encoder;
  size_t here = r->window_open ? r->batch.piece_count - r->windows[r->window_count].first_piece : 0, alone = r->unit.piece_count + 2;
  if (r->window_open && here + r->unit.piece_count + 1 <= e->window) return;
  if (r->window_open) close_window(r);
  if (r->batch.piece_count + (alone > e->window ? alone : e->window) > e->positions) run_batch(r, draft, first_word);
  open_window(r);
}

/* Puts the unit's strip behind the batch. */
static void add_unit(truce_reader *r, tr_reading_draft *draft, uint32_t sentence, uint32_t first_word, bool continued) {
  tr_strip *unit = &r->unit, *batch = &r->batch;
  make_room(r, draft, first_word);
  for (size_t w = 0; w < unit->word_count; w++) batch->first[batch->word_count + w] = unit->first[w] + (uint32_t)batch->piece_count;
  memcpy(batch->word_shapes + batch->word_count, unit->word_shapes, unit->word_count);
  memcpy(batch->pieces + batch->piece_count, unit->pieces, unit->piece_count * sizeof *unit->pieces);
  memcpy(batch->looks + batch->piece_count, unit->looks, unit->piece_count);
  r->units[r->unit_count++] = (tr_unit){(uint32_t)batch->word_count, (uint32_t)(batch->word_count + unit->word_count), sentence, continued};
  batch->word_count += unit->word_count;
  batch->piece_count += unit->piece_count;
  unit->piece_count = unit->word_count = 0;
}

/* Gives a word its lower case: its form where that is lower case already. */
static void take_lower(truce_word *word, truce_span lower, truce_arena *arena) {
  word->lower = tr_equal(word->form, lower) ? word->form : tr_arena_copy(arena, lower);
}

static void read_sentence(truce_reader *r, tr_reading_draft *draft, uint32_t s) {
  const truce_sentence *sentence = &draft->reading->sentences[s];
  size_t most = r->model->network.encoder.positions - 2;
  uint32_t first = sentence->first;
  bool continued = false;
  for (uint32_t w = sentence->first; w < sentence->end; w++) {
    truce_word *word = &draft->reading->words[w];
    tr_known_word known = tr_word_cache_find(&r->cache, word->form);
    if (known.piece_count > most) known.piece_count = (uint16_t)most;
    if (r->unit.piece_count + known.piece_count > most) {
      take_lower(word, known.lower, draft->arena);
      add_unit(r, draft, s, first, continued);
      known = tr_word_cache_find(&r->cache, word->form); /* the batch may have trimmed the cache */
      if (known.piece_count > most) known.piece_count = (uint16_t)most;
      first = w;
      continued = true;
    }
    take_lower(word, known.lower, draft->arena);
    word->sentence = s;
    word->name = word->mention = word->antecedent = TRUCE_NONE;
    r->said[w] = (tr_said_antecedent){TRUCE_NONE, -INFINITY};
    word->realis = NAN;
    add_word(&r->unit, &known, TR_UNMARKED);
  }
  if (r->unit.word_count) add_unit(r, draft, s, first, continued);
}

/* Children of all words, in order of the text, in one list. */
static void collect_children(truce_reading *reading, truce_arena *arena) {
  uint32_t *all = TR_NEW_ARRAY(arena, uint32_t, reading->word_count);
  size_t at = 0;
  for (size_t w = 0; w < reading->word_count; w++)
    if (reading->words[w].head != TRUCE_NONE) reading->words[reading->words[w].head].child_count++;
  for (size_t w = 0; w < reading->word_count; w++) {
    reading->words[w].children = all + at;
    at += reading->words[w].child_count;
    reading->words[w].child_count = 0;
  }
  for (size_t w = 0; w < reading->word_count; w++)
    if (reading->words[w].head != TRUCE_NONE) {
      truce_word *head = &reading->words[reading->words[w].head];
      all[(size_t)(head->children - all) + head->child_count++] = (uint32_t)w;
    }
}

static void finish(tr_reading_draft *draft) {
  truce_reading *reading = draft->reading;
  if (draft->marks) tr_marks_take_places(draft);
  reading->names = draft->names.items, reading->name_count = draft->names.count;
  reading->mentions = draft->mentions.items, reading->mention_count = draft->mentions.count;
  reading->roles = draft->roles.items, reading->role_count = draft->roles.count;
  reading->hints = draft->hints.items, reading->hint_count = draft->hints.count;
  reading->hint_links = draft->hint_links.items, reading->hint_link_count = draft->hint_links.count;
  collect_children(reading, draft->arena);
  tr_table_free(&draft->morphologies);
}

static tr_mark mark_of(const tr_pair_words *pair, uint32_t word) {
  if (word >= pair->source_first && word < pair->source_end) return TR_SOURCE;
  return word >= pair->target_first && word < pair->target_end ? TR_TARGET : TR_UNMARKED;
}

/* Words [first, …) of the sentence as far as a window holds them. Returns the word behind them. */
static uint32_t fill_marked(truce_reader *r, const truce_reading *reading, const tr_pair_words *pair, uint32_t first, uint32_t end) {
  start_batch(r, first);
  open_window(r);
  uint32_t w = first;
  for (; w < end; w++) {
    tr_known_word known = tr_word_cache_find(&r->cache, reading->words[w].form);
    if (r->batch.piece_count + known.piece_count + 1 > r->model->network.encoder.positions) break;
    add_word(&r->batch, &known, mark_of(pair, w));
  }
  return w;
}

bool tr_encode_pair(truce_reader *r, const truce_reading *reading, const tr_pair_words *pair) {
  const truce_sentence *sentence = &reading->sentences[reading->words[pair->source_first].sentence];
  bool source_first = pair->source_first < pair->target_first;
  uint32_t begin = source_first ? pair->source_first : pair->target_first, last = pair->source_end > pair->target_end ? pair->source_end : pair->target_end;
  if (last > sentence->end) return false;
  tr_word_cache_trim(&r->cache);
  if (fill_marked(r, reading, pair, sentence->first, sentence->end) < last && fill_marked(r, reading, pair, begin, sentence->end) < last) return false;
  encode_batch(r);
  return true;
}

void tr_read_all(truce_reader *r, const truce_marks *marks, truce_arena *arena, truce_reading *reading) {
  tr_reading_draft draft = {.reading = reading, .arena = arena, .marks = marks};
  r->said = TR_NEW_ARRAY(r->scratch, tr_said_antecedent, reading->word_count + 1);
  r->past_count = 0;
  start_batch(r, 0);
  for (uint32_t s = 0; s < reading->sentence_count; s++) read_sentence(r, &draft, s);
  run_batch(r, &draft, 0);
  if (marks && r->model->network.encoder.marked) tr_decode_pairs_alone(r, &draft);
  finish(&draft);
  tr_settle_antecedents(r, &draft);
  tr_antecedents_of_mentions(r, &draft);
}

static void place_words(const tr_boundaries *found, truce_span text, truce_arena *arena, truce_reading *reading) {
  reading->word_count = found->tokens.count;
  reading->words = TR_NEW_ARRAY(arena, truce_word, reading->word_count);
  reading->sentence_count = found->sentences.count;
  reading->sentences = TR_NEW_ARRAY(arena, truce_sentence, reading->sentence_count);
  for (size_t w = 0; w < reading->word_count; w++) {
    const tr_token *token = &found->tokens.items[w];
    truce_word *word = &reading->words[w];
    word->where = token->where;
    word->form = tr_slice(text, token->where);
    word->space_after = token->space_after;
    word->joined = token->joined;
  }
  for (size_t s = 0; s < reading->sentence_count; s++) {
    const tr_sentence_mark *mark = &found->sentences.items[s];
    truce_range where = {found->tokens.items[mark->first].where.start, found->tokens.items[mark->end - 1].where.end};
    reading->sentences[s] = (truce_sentence){.where = where, .first = mark->first, .end = mark->end, .root = mark->first, .paragraph = mark->paragraph};
  }
}

void truce_reader_read_marked(truce_reader *r, const truce_report *report, const truce_marks *marks, truce_arena *arena, truce_reading *reading) {
  tr_boundaries found;
  *reading = (truce_reading){.report = report};
  truce_arena_clear(r->scratch);
  tr_boundaries_find(&r->model->language, report->text, r->scratch, &found);
  place_words(&found, report->text, arena, reading);
  tr_read_all(r, marks, arena, reading);
}

void truce_reader_read(truce_reader *r, const truce_report *report, truce_arena *arena, truce_reading *reading) {
  truce_reader_read_marked(r, report, NULL, arena, reading);
}

void truce_reader_read_words(truce_reader *r, const truce_report *report, truce_arena *arena, truce_reading *reading) {
  reading->report = report;
  truce_arena_clear(r->scratch);
  for (size_t w = 0; w < reading->word_count; w++) reading->words[w].child_count = 0;
  tr_read_all(r, NULL, arena, reading);
}
