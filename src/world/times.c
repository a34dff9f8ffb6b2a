/* Finds time expressions: at each token the longest rule that matches, its value by the tense of its clause and the day of the report.
 * Works on tokens of its own, so that hyphens and clock times do not depend on how the reader parts words. */
#include "base/ascii.h"
#include "base/dates.h"
#include "world/scene.h"
#include "world/tense.h"
#include "world/time_lookalikes.h"

enum { QUARTER_SENTENCES = 6 };

/* ---- where a day is looked for ---- */

static bool token_is(const tr_time_matcher *m, size_t at, const char *text) { return at < m->count && tr_equal_string(m->tokens[at].lower, text); }

/* "until Friday", "until midnight on Friday", "by 20 July", "no later than …", "effective …" */
static bool ahead_by(const tr_time_matcher *m, size_t first) {
  while (first > 1 && tr_listed(m->tokens[first - 1].lower, "on midnight noon dawn dusk sunset")) first--;
  return first > 0 && (tr_listed(m->tokens[first - 1].lower, "until till by through effective starting") ||
                       (token_is(m, first - 1, "than") && first > 1 && token_is(m, first - 2, "later")));
}

/* "under a June agreement": the clause's tense is not the day's. */
static bool before_noun(const truce_reading *reading, uint32_t end, uint32_t word) {
  const uint32_t head = reading->words[word].head;
  return head != TRUCE_NONE && head > word && reading->words[head].where.start >= end && reading->words[head].upos == TRUCE_NOUN;
}

/* The tense that a day counts by: what stands before it, else that of its clause. */
static int tense_at(const tr_scene *scene, const tr_time_matcher *m, const tr_time_hit *h, size_t first, uint32_t word) {
  if (first > 0 && token_is(m, first - 1, "since")) return -1;
  if (tr_time_hit_is(h, "date") && before_noun(scene->reading, m->tokens[h->end - 1].where.end, word)) return 0;
  const int tense = tr_tense_of(m->rules, scene->reading, word);
  if (!ahead_by(m, first) || (tense < 0 && tr_looks_back(scene->reading, word))) return tense;
  return tense < 0 && token_is(m, first - 1, "through") ? 0 : 1; /* "ran through March", "was lent money through March" */
}

/* ---- joining ---- */

typedef TR_ARRAY(truce_time) time_list;

static bool joins(truce_span gap) {
  return !gap.size || tr_listed(gap, "on at , of");
}

/* Nothing between the two but a joining word and, in brackets, the hour elsewhere: "10:35 a.m. (0735 GMT) Friday". */
static bool beside(const truce_reading *reading, const truce_time *a, const truce_time *b) {
  truce_span gap = tr_trim((truce_span){reading->report->text.data + a->where.end, b->where.start - a->where.end});
  const char *close = gap.size && gap.size < 32 && gap.data[0] == '(' ? memchr(gap.data, ')', gap.size) : NULL;
  if (close && tr_ascii_digit(gap.data[1])) gap = tr_trim((truce_span){close + 1, gap.size - (size_t)(close + 1 - gap.data)});
  return joins(gap);
}

/* "6 a.m." and "Thursday" are one: the day of one, the clock of the other. */
static void join_clocks(const truce_reading *reading, truce_arena *arena, time_list *times, const bool *clock, const bool *day) {
  size_t kept = 0;
  for (size_t i = 0; i < times->count; i++) {
    truce_time *a = &times->items[i], *b = i + 1 < times->count ? &times->items[i + 1] : NULL;
    bool join = b && ((clock[i] && day[i + 1]) || (day[i] && clock[i + 1])) && beside(reading, a, b);
    if (join) {
      const truce_time *when = clock[i] ? a : b, *date = clock[i] ? b : a;
      const char *t = memchr(when->value.data, 'T', when->value.size);
      size_t tail = t ? when->value.size - (size_t)(t - when->value.data) : 0, head = date->value.size < 10 ? date->value.size : 10;
      char *value = tr_arena_allocate(arena, head + tail + 1);
      memcpy(value, date->value.data, head);
      if (t) memcpy(value + head, t, tail);
      truce_time both = {.where = {a->where.start, b->where.end}, .first = a->first, .end = b->end, .type = TRUCE_TIME_TIME, .value = {value, head + tail}};
      both.from = date->from, both.to = date->to, both.precision = when->precision;
      times->items[kept++] = both;
      i++;
    } else {
      times->items[kept++] = *a;
    }
  }
  times->count = kept;
}

static void take(tr_scene *scene, const truce_sentence *sentence, const tr_time_matcher *m, const tr_time_hit *h, const tr_time_value *value,
                 time_list *times) {
  const truce_range where = {m->tokens[h->first].where.start, m->tokens[h->end - 1].where.end};
  const truce_time time = {
      .where = where,
      .first = tr_sentence_word(scene->reading, sentence, where.start),
      .end = tr_sentence_word(scene->reading, sentence, where.end - 1) + 1,
      .type = h->rule->type,
      .value = tr_arena_copy(scene->arena, tr_span(value->value)),
      .from = value->from,
      .to = value->to,
      .precision = value->precision,
  };
  TR_PUSH(scene->arena, times, time);
}

/* What the expressions of a report are counted from, and which of the times found are clocks and days. */
typedef struct finder {
  tr_scene *scene;
  tr_time_matcher matcher;
  tr_time_anchor anchor;
  size_t quarter_sentence; /* where the quarter was told */
  size_t clock_first, clock_end; /* the sentence's last clock: in "until 9 a.m. Tuesday" the day's preposition stands before it */
  time_list times;
  TR_ARRAY(bool) clock, day;
} finder;

/* Later expressions count from this one, unless it only compares ("a year earlier"). */
static void move_anchor(finder *f, const tr_time_hit *h, const tr_time_value *value, size_t sentence) {
  if (tr_time_hit_is(h, "yearback") || tr_time_hit_is(h, "quarterof")) return;
  if (strstr(value->value, "-Q")) f->anchor.quarter = value->from, f->quarter_sentence = sentence;
  if (tr_listed(tr_span(value->value), "P6M P9M P1Y")) f->anchor.quarter.days = TRUCE_NO_DAY; /* "in the first nine months": no longer of the quarter */
  if (value->from.days != TRUCE_NO_DAY) f->anchor.reference = value->from;
}

/* The binding of the day where a date ends with it, else NULL: "April 24". */
static tr_time_bound *day_at_end(tr_time_hit *h) {
  if (!tr_time_hit_is(h, "date") || h->rule->action_count < 4 || h->rule->action[3].size != 2 || h->rule->action[3].data[0] != '$') return NULL;
  const size_t day = (size_t)(h->rule->action[3].data[1] - '1');
  return h->rule->item[h->rule->item_count - 1].class_ == TR_TIME_DAY && day < TR_TIME_BOUND ? &h->bound[day] : NULL;
}

/* "April 24 and 25": the next hit is the other day of that month. */
static bool goes_on(const finder *f, const truce_sentence *sentence, tr_time_hit *h) {
  const tr_time_matcher *m = &f->matcher;
  const truce_reading *reading = f->scene->reading;
  tr_time_bound *day = day_at_end(h);
  double number;
  if (!day || h->end + 1 >= m->count || !tr_listed(m->tokens[h->end].lower, "and or to -")) return false;
  const tr_time_token *token = &m->tokens[h->end + 1];
  const uint32_t word = tr_sentence_word(reading, sentence, token->where.start);
  if (token->lower.size > 2 || !tr_number(token->lower, &number) || number <= day->number || number > 31) return false;
  if (word + 1 < sentence->end && reading->words[word + 1].upos == TRUCE_NOUN) return false; /* "on June 3 and 12 soldiers died" */
  if (h->end + 2 < m->count && !m->tokens[h->end + 2].space_before && m->tokens[h->end + 2].lower.data[0] != '.' && m->tokens[h->end + 2].lower.data[0] != ',')
    return false;
  *day = (tr_time_bound){.text = token->lower, .number = number, .is_number = true};
  h->first = h->end + 1;
  h->end = h->first + 1;
  return true;
}

/* The next hit at or behind a token that is a time; false if there is none. */
static bool next_hit(const finder *f, const truce_sentence *sentence, size_t at, tr_time_hit *h) {
  const tr_time_matcher *m = &f->matcher;
  for (; at < m->count; at++) {
    if (!tr_time_may_begin(m->rules, &m->tokens[at]) || !tr_time_match(m, at, h)) continue;
    if (h->rule->silent) at = h->end - 1;
    else if (!tr_time_looks_wrong(f->scene->reading, sentence, m, h)) return true;
  }
  return false;
}

/* Enters what a hit tells, and the days that go on from it; moves it to the last of them. */
static void enter(finder *f, size_t s, tr_time_hit *h) {
  tr_scene *scene = f->scene;
  const truce_sentence *sentence = &scene->reading->sentences[s];
  tr_time_value value;
  bool more = true;
  while (more && tr_time_evaluate(h->rule, h->bound, TR_TIME_BOUND, &f->anchor, &value)) {
    const bool is_clock = tr_time_hit_is(h, "clock"), is_day = value.day_known && !is_clock;
    take(scene, sentence, &f->matcher, h, &value, &f->times);
    TR_PUSH(scene->arena, &f->clock, is_clock);
    TR_PUSH(scene->arena, &f->day, is_day);
    move_anchor(f, h, &value, s);
    if (is_clock) f->clock_first = h->first, f->clock_end = h->end;
    more = goes_on(f, sentence, h);
  }
}

static void find_in_sentence(finder *f, size_t s) {
  const truce_reading *reading = f->scene->reading;
  const truce_sentence *sentence = &reading->sentences[s];
  tr_time_matcher *m = &f->matcher;
  tr_time_token *tokens;
  m->count = tr_time_tokens(f->scene->arena, reading->report->text, sentence->where, &tokens);
  m->tokens = tokens;
  f->clock_first = f->clock_end = 0;
  tr_time_hit h;
  for (size_t at = 0; next_hit(f, sentence, at, &h); at = h.end) {
    if (s > f->quarter_sentence + QUARTER_SENTENCES) f->anchor.quarter.days = TRUCE_NO_DAY;
    const size_t first = f->clock_end == h.first ? f->clock_first : h.first;
    f->anchor.tense = tense_at(f->scene, m, &h, first, tr_sentence_word(reading, sentence, tokens[h.first].where.start));
    enter(f, s, &h);
  }
}

void tr_find_times(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  finder f = {.scene = scene,
              .matcher = tr_time_matcher_of(&scene->world->times),
              .anchor = {.now = scene->day, .reference = {TRUCE_NO_DAY}, .quarter = {TRUCE_NO_DAY}}};
  for (size_t s = 0; s < reading->sentence_count; s++)
    if (reading->sentences[s].end > reading->sentences[s].first) find_in_sentence(&f, s);
  join_clocks(reading, scene->arena, &f.times, f.clock.items, f.day.items);
  reading->times = f.times.items;
  reading->time_count = f.times.count;
}
