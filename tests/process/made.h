/* Records made by hand for tests: a text, actors and places by name, lines whose evidence is found by its words. */
#ifndef TR_TESTS_MADE_H
#define TR_TESTS_MADE_H

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"
#include "truce/store.h"

typedef struct made {
  truce_arena *arena;
  truce_report report;
  truce_reading reading;
  truce_record record;
  truce_actor actors[16];
  truce_place places[8];
  truce_sentence sentences[32];
  truce_line lines[16];
  truce_value values[16][8];
} made;

static const truce_made_by MADE_BY = {"test", "model 1", "codebook 1"};

/* Sentences end at '.'. */
static inline void made_report(made *m, const char *source, const char *day, const char *text) {
  *m = (made){.arena = truce_arena_new()};
  m->report = (truce_report){.title = {"A report", 8}, .source = tr_span(source), .text = tr_span(text), .language = {"en", 2}, .published = {TRUCE_NO_DAY}};
  if (day && tr_day_parse(tr_span(day), &m->report.published)) m->report.published_basis = TRUCE_DATE_STATED;
  char *id = tr_arena_allocate(m->arena, 80);
  truce_span parts[] = {m->report.text, tr_span(day ? day : ""), tr_span(source)};
  tr_sha256(parts, 3, id);
  m->report.id = tr_span(id);
  uint32_t start = 0, size = (uint32_t)strlen(text);
  for (uint32_t i = 0; i < size; i++)
    if (text[i] == '.' || i + 1 == size) {
      m->sentences[m->reading.sentence_count++] = (truce_sentence){.where = {start, i + 1}};
      start = i + 1;
      while (start < size && text[start] == ' ') start++;
    }
  m->reading.report = &m->report;
  m->reading.sentences = m->sentences;
  m->reading.actors = m->actors;
  m->reading.places = m->places;
  m->record = (truce_record){&m->report, &m->reading, m->lines, 0};
}

static inline uint32_t made_actor(made *m, const char *name, truce_kind kind, const char *country) {
  truce_actor *a = &m->actors[m->reading.actor_count];
  *a = (truce_actor){.name = tr_span(name), .kind = kind};
  snprintf(a->country, sizeof a->country, "%s", country);
  return (uint32_t)m->reading.actor_count++;
}

static inline uint32_t made_place(made *m, const char *name, const char *country, uint32_t geonames) {
  truce_place *p = &m->places[m->reading.place_count];
  *p = (truce_place){.name = tr_span(name), .geonames = geonames, .kind = TRUCE_PLACE, .latitude = NAN, .longitude = NAN};
  snprintf(p->country, sizeof p->country, "%s", country);
  return (uint32_t)m->reading.place_count++;
}

static inline truce_range made_range(const made *m, const char *words) {
  size_t at = tr_find(m->report.text, tr_span(words), 0);
  assert(at != SIZE_MAX);
  return (truce_range){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

/* What has happened is of the report's day, as a reading has it. */
static inline size_t made_line(made *m, truce_line_kind kind, truce_line_status status, const char *says) {
  size_t i = m->record.line_count++;
  truce_range *evidence = TR_NEW(m->arena, truce_range);
  *evidence = made_range(m, says);
  m->lines[i] =
      (truce_line){.kind = kind, .status = status, .evidence = evidence, .evidence_count = 1, .place = TRUCE_NONE, .sure = 0.8f, .values = m->values[i]};
  const truce_day day = m->report.published;
  m->lines[i].dated = status == TRUCE_ACTUAL && day.days != TRUCE_NO_DAY;
  m->lines[i].date = (truce_date){.from = day, .to = {day.days + 1}, .from_minute = -1, .precision = TRUCE_DAY, .of_report = true};
  return i;
}

static inline truce_value *made_value(made *m, size_t line, truce_field field) {
  truce_value *v = &m->values[line][m->lines[line].value_count++];
  *v = (truce_value){.field = field};
  return v;
}

static inline void made_ids(made *m, size_t line, truce_field field, size_t count, const uint32_t *ids) {
  truce_value *v = made_value(m, line, field);
  uint32_t *copy = TR_NEW_ARRAY(m->arena, uint32_t, count + 1);
  if (count) memcpy(copy, ids, count * sizeof *ids);
  v->ids = copy;
  v->count = count;
}
#define MADE_IDS(m, line, field, ...) \
  made_ids(m, line, field, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), (uint32_t[]){__VA_ARGS__})

static inline void made_word(made *m, size_t line, truce_field field, const char *word) { made_value(m, line, field)->text = tr_span(word); }
static inline void made_number(made *m, size_t line, truce_field field, double number) { made_value(m, line, field)->number = number; }

static inline void made_words(made *m, size_t line, truce_field field, const char *words) {
  truce_value *v = made_value(m, line, field);
  truce_range *range = TR_NEW(m->arena, truce_range);
  *range = made_range(m, words);
  v->ranges = range;
  v->count = 1;
  v->number = truce_field_types[field] == TRUCE_VALUE_ABOUT;
}

/* ---- lines of several kinds ---- */

static inline size_t made_proposal(made *m, const char *says, const char *name) {
  const size_t line = made_line(m, TRUCE_PROPOSAL, TRUCE_ACTUAL, says);
  made_word(m, line, TRUCE_FIELD_NAME, name);
  return line;
}

static inline size_t made_position(made *m, const char *says, uint32_t party, size_t proposal, const char *position) {
  const size_t line = made_line(m, TRUCE_STANCE, TRUCE_ACTUAL, says);
  MADE_IDS(m, line, TRUCE_FIELD_PARTY, party);
  MADE_IDS(m, line, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
  made_word(m, line, TRUCE_FIELD_POSITION, position);
  return line;
}

static inline size_t made_step(made *m, truce_line_status status, const char *says, size_t proposal, const char *step) {
  const size_t line = made_line(m, TRUCE_STEP, status, says);
  made_word(m, line, TRUCE_FIELD_STEP, step);
  MADE_IDS(m, line, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
  return line;
}

static inline size_t made_event(made *m, const char *says, const char *type, uint32_t actor) {
  const size_t line = made_line(m, TRUCE_EVENT, TRUCE_ACTUAL, says);
  made_word(m, line, TRUCE_FIELD_TYPE, type);
  MADE_IDS(m, line, TRUCE_FIELD_ACTORS, actor);
  return line;
}

/* A day that the report states. */
static inline truce_date made_date(int year, int month, int day) {
  const truce_day from = tr_day_of(year, month, day);
  return (truce_date){.from = from, .to = {from.days + 1}, .from_minute = -1, .precision = TRUCE_DAY};
}

static inline void made_free(made *m) { truce_arena_delete(m->arena); }

#endif
