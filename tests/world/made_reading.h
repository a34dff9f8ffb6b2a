/* A reading made from CoNLL-U text, so that the world stage can be tested without a model. MISC may hold NE=PER, NE=LOC, NE=ORG, NE=OTH on each
 * word of a name (names that touch are parted by another class), SpaceAfter=No, and NewPar=Yes on the first word of a paragraph. */
#ifndef TR_TEST_MADE_READING_H
#define TR_TEST_MADE_READING_H

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/text.h"
#include "truce/world.h"

typedef struct made {
  truce_arena *arena;
  truce_report report;
  truce_reading reading;
} made;

static bool made_misc(truce_span misc, const char *key, truce_span *value) {
  truce_span part, name;
  while (tr_split(&misc, '|', &part)) {
    if (!tr_split(&part, '=', &name) || !tr_equal_string(name, key)) continue;
    *value = part;
    return true;
  }
  return false;
}

static truce_upos made_upos(truce_span name) {
  for (int i = 0; i < TRUCE_UPOS_COUNT; i++)
    if (tr_equal_string(name, truce_upos_names[i])) return (truce_upos)i;
  return TRUCE_X;
}

static void made_features(truce_span text, truce_features *f) {
  if (tr_find(text, TR_SPAN("Tense=Past"), 0) != SIZE_MAX) f->tense = TRUCE_PAST;
  if (tr_find(text, TR_SPAN("Tense=Pres"), 0) != SIZE_MAX) f->tense = TRUCE_PRESENT;
  if (tr_find(text, TR_SPAN("VerbForm=Fin"), 0) != SIZE_MAX) f->verb_form = TRUCE_FINITE;
  if (tr_find(text, TR_SPAN("Number=Plur"), 0) != SIZE_MAX) f->number = TRUCE_PLURAL;
  if (tr_find(text, TR_SPAN("Number=Sing"), 0) != SIZE_MAX) f->number = TRUCE_SINGULAR;
}

static void made_children(made *m) {
  for (size_t i = 0; i < m->reading.word_count; i++) {
    uint32_t *list = TR_NEW_ARRAY(m->arena, uint32_t, m->reading.word_count + 1), count = 0;
    for (uint32_t k = 0; k < m->reading.word_count; k++)
      if (m->reading.words[k].head == i) list[count++] = k;
    m->reading.words[i].children = list;
    m->reading.words[i].child_count = count;
  }
}

static void made_names(made *m, const truce_span *classes) {
  TR_ARRAY(truce_name) names = {0};
  for (uint32_t i = 0; i < m->reading.word_count; i++) {
    if (!classes[i].size) continue;
    uint32_t end = i + 1;
    while (end < m->reading.word_count && tr_equal(classes[end], classes[i]) && m->reading.words[end].sentence == m->reading.words[i].sentence) end++;
    truce_name name = {.where = {m->reading.words[i].where.start, m->reading.words[end - 1].where.end}, .first = i, .end = end, .head = i, .sure = 0.9f};
    for (int c = 0; c < 4; c++)
      if (tr_equal_string(classes[i], truce_name_class_names[c])) name.class_ = (truce_name_class)c;
    for (uint32_t k = i; k < end; k++) m->reading.words[k].name = (uint32_t)names.count;
    TR_PUSH(m->arena, &names, name);
    i = end - 1;
  }
  m->reading.names = names.items;
  m->reading.name_count = names.count;
}

typedef TR_ARRAY(truce_word) made_words;
typedef TR_ARRAY(truce_sentence) made_sentences;

/* The first word that stands in no sentence yet. */
static uint32_t made_sentence_begin(const made_sentences *sentences) { return sentences->count ? sentences->items[sentences->count - 1].end : 0; }

/* The words since the last sentence are one. */
static void made_sentence_end(made *m, const made_words *words, made_sentences *sentences, uint32_t paragraph) {
  const uint32_t first = made_sentence_begin(sentences);
  if (words->count == first) return;
  truce_sentence s = {
      .first = first,
      .end = (uint32_t)words->count,
      .root = first,
      .paragraph = paragraph,
      .where = {words->items[first].where.start, words->items[words->count - 1].where.end},
  };
  TR_PUSH(m->arena, sentences, s);
}

/* Columns as in CoNLL-U, parted by tabs or by blanks. `published` may be NULL. */
static inline made *made_reading(truce_span conllu, const char *published) {
  made *m = calloc(1, sizeof *m);
  m->arena = truce_arena_new();
  made_words words = {0};
  made_sentences sentences = {0};
  TR_ARRAY(truce_span) classes = {0};
  tr_buffer text = {0};
  truce_span rest = conllu, line;
  uint32_t paragraph = 0;
  while (tr_split(&rest, '\n', &line)) {
    line = tr_trim(line);
    if (line.size && line.data[0] == '#') continue;
    if (!line.size) {
      made_sentence_end(m, &words, &sentences, paragraph);
      continue;
    }
    truce_span f[10] = {{0}}, part;
    size_t count = 0;
    while (count < 10 && tr_split(&line, memchr(line.data, '\t', line.size) ? '\t' : ' ', &part))
      if (part.size) f[count++] = part;
    double head = 0;
    tr_number(f[6], &head);
    truce_span value, none = {0}, class_ = {0};
    made_misc(f[9], "NE", &class_);
    if (made_misc(f[9], "NewPar", &value) && text.size) tr_buffer_add_string(&text, "\n\n"), paragraph++;
    truce_word w = {
        .form = tr_arena_copy(m->arena, f[1]),
        .lemma = tr_arena_copy(m->arena, f[2]),
        .upos = made_upos(f[3]),
        .relation = truce_deprel_from(f[7]),
        .sentence = (uint32_t)sentences.count,
        .head = head > 0 ? made_sentence_begin(&sentences) + (uint32_t)head - 1 : TRUCE_NONE,
        .name = TRUCE_NONE,
        .mention = TRUCE_NONE,
        .realis = NAN,
        .space_after = !made_misc(f[9], "SpaceAfter", &value),
    };
    char *lower = tr_arena_string(m->arena, f[1]);
    for (char *c = lower; *c; c++)
      if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    w.lower = tr_span(lower);
    made_features(f[5], &w.features);
    w.where.start = (uint32_t)text.size;
    tr_buffer_add(&text, f[1]);
    w.where.end = (uint32_t)text.size;
    if (w.space_after) tr_buffer_add_string(&text, " ");
    TR_PUSH(m->arena, &words, w);
    TR_PUSH(m->arena, &classes, class_.size ? class_ : none);
  }
  made_sentence_end(m, &words, &sentences, paragraph);
  m->report.text = tr_arena_copy(m->arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  m->report.published = (truce_day){TRUCE_NO_DAY};
  if (published) tr_day_parse(tr_span(published), &m->report.published);
  m->reading =
      (truce_reading){.report = &m->report, .words = words.items, .word_count = words.count, .sentences = sentences.items, .sentence_count = sentences.count};
  made_children(m);
  made_names(m, classes.items);
  return m;
}

static inline void made_delete(made *m) {
  truce_arena_delete(m->arena);
  free(m);
}

#endif
