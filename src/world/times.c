/* Finds time expressions: at each token the longest rule that matches, its value by the tense of its clause and the day of the report.
 * Works on tokens of its own, so that hyphens and clock times do not depend on how the reader parts words. */
#include "world/time_values.h"

#include <stdlib.h>

#include "base/dates.h"
#include "world/fold.h"
#include "world/scene.h"

enum { QUARTER_SENTENCES = 6 };

typedef struct matcher {
  const tr_time_rules *rules;
  const tr_time_token *tokens;
  size_t count;
  uint32_t number_class, tens_class, hundred_class, some_class, ordinal_class;
} matcher;

static bool digits_of(truce_span text, double *value) {
  double number = 0;
  if (!text.size || text.size > 12 || text.data[0] == ',') return false;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == ',') continue;
    if (text.data[i] < '0' || text.data[i] > '9') return false;
    number = number * 10 + (text.data[i] - '0');
  }
  *value = number;
  return true;
}

/* Longest word entry of a class at a position; its tokens in *length. */
static const tr_time_word *entry(const matcher *m, size_t at, uint32_t class_, size_t *length) {
  const tr_time_word *best = NULL;
  if (at >= m->count) return NULL;
  for (const tr_time_word *w = tr_time_word_at(m->rules, m->tokens[at].hash); w; w = w->next == TRUCE_NONE ? NULL : &m->rules->words.items[w->next]) {
    if (w->class_ != class_ || at + w->length > m->count || (best && best->length >= w->length)) continue;
    bool same = true;
    for (uint32_t i = 0; same && i < w->length; i++) same = w->token[i] == m->tokens[at + i].hash;
    if (same) best = w;
  }
  if (best) *length = best->length;
  return best;
}

static double value_of(const tr_time_word *word) {
  double value = 0;
  tr_number(word->value, &value);
  return value;
}

/* "12", "2.5", "twenty-five", "a hundred", "five and a half" is left to the rules; "several" binds no number. */
static size_t match_number(const matcher *m, size_t at, tr_time_bound *bound) {
  size_t length;
  if (digits_of(m->tokens[at].lower, &bound->number)) {
    if (at + 2 < m->count && m->tokens[at + 1].lower.data[0] == '.' && !m->tokens[at + 2].space_before && m->tokens[at + 2].lower.size == 1 && m->tokens[at + 2].lower.data[0] >= '0' && m->tokens[at + 2].lower.data[0] <= '9') {
      bound->number += (m->tokens[at + 2].lower.data[0] - '0') / 10.0;
      return 3;
    }
    return 1;
  }
  const tr_time_word *tens = entry(m, at, m->tens_class, &length);
  if (tens) {
    bound->number = value_of(tens);
    size_t more = at + 1 < m->count && m->tokens[at + 1].lower.data[0] == '-' ? 2 : 1, units_length;
    const tr_time_word *units = entry(m, at + more, m->number_class, &units_length);
    if (units && units_length == 1 && value_of(units) >= 1 && value_of(units) <= 9) {
      bound->number += value_of(units);
      return more + 1;
    }
    return 1;
  }
  const tr_time_word *hundred = entry(m, at, m->hundred_class, &length);
  if (hundred) return bound->number = 100, length;
  const tr_time_word *number = entry(m, at, m->number_class, &length);
  if (number) return bound->number = value_of(number), length;
  return 0;
}

static size_t match_decade(const matcher *m, size_t at, tr_time_bound *bound) {
  static const char *const names[] = {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"};
  size_t start = at;
  bool short_form = m->tokens[at].lower.data[0] == '\'';
  if (short_form && at + 1 < m->count && !m->tokens[at + 1].space_before) at++;
  double value;
  if (digits_of(m->tokens[at].lower, &value) && at + 1 < m->count && !m->tokens[at + 1].space_before && (m->tokens[at].lower.size == 4 || (m->tokens[at].lower.size == 2 && short_form))) {
    size_t s = at + 1;
    if (m->tokens[s].lower.data[0] == '\'' && s + 1 < m->count) s++;
    if (!tr_equal(m->tokens[s].lower, TR_SPAN("s")) || (int)value % 10) return 0;
    bound->number = m->tokens[at].lower.size == 4 ? value : 1900 + value;
    return s + 1 - start;
  }
  for (int i = 0; i < 8; i++)
    if (start == at && tr_equal_string(m->tokens[at].lower, names[i])) return bound->number = 1920 + 10 * i, 1;
  return 0;
}

static size_t match_computed(const matcher *m, uint32_t class_, size_t at, tr_time_bound *bound) {
  truce_span text = m->tokens[at].lower;
  double value = -1;
  bound->is_number = true;
  bound->text = text;
  bool digits = digits_of(text, &value) && !memchr(text.data, ',', text.size);
  bound->number = value;
  switch (class_) {
    case TR_TIME_YEAR: {
      tr_time_bound tail = {0};
      size_t more = !digits && at + 1 < m->count && tr_equal_string(text, "nineteen") ? match_number(m, at + 1, &tail) : 0; /* "nineteen ninety-six" */
      if (more && tail.number >= 10 && tail.number < 100) return bound->number = 1900 + tail.number, more + 1;
      return digits && text.size == 4 && value >= 1000 && value < 2200 ? 1 : 0;
    }
    case TR_TIME_DAY: {
      if (!digits || text.size > 2 || value < 1 || value > 31) return 0;
      bool suffix = at + 1 < m->count && !m->tokens[at + 1].space_before && (tr_equal_string(m->tokens[at + 1].lower, "st") || tr_equal_string(m->tokens[at + 1].lower, "nd") || tr_equal_string(m->tokens[at + 1].lower, "rd") || tr_equal_string(m->tokens[at + 1].lower, "th"));
      return suffix ? 2 : 1;
    }
    case TR_TIME_HOUR: return digits && text.size <= 2 && value <= 24 ? 1 : match_number(m, at, bound) == 1 && bound->number >= 1 && bound->number <= 12 ? 1 : 0;
    case TR_TIME_MINUTE: return digits && text.size == 2 && value < 60 && !m->tokens[at].space_before ? 1 : 0;
    case TR_TIME_YY: return digits && text.size == 2 && !m->tokens[at].space_before ? 1 : 0;
    case TR_TIME_NUM: return match_number(m, at, bound);
    case TR_TIME_DECADE: return match_decade(m, at, bound);
    default: return 0;
  }
}

static size_t match_class(const matcher *m, uint32_t class_, size_t at, tr_time_bound *bound) {
  if (class_ < TR_TIME_CLASS_COUNT) return match_computed(m, class_, at, bound);
  size_t length = 0;
  const tr_time_word *word = entry(m, at, class_, &length);
  if (!word && class_ == m->ordinal_class && at + 1 < m->count && !m->tokens[at + 1].space_before) { /* 3rd as digits and letters */
    double value;
    if (digits_of(m->tokens[at].lower, &value) && (tr_equal_string(m->tokens[at + 1].lower, "st") || tr_equal_string(m->tokens[at + 1].lower, "nd") || tr_equal_string(m->tokens[at + 1].lower, "rd") || tr_equal_string(m->tokens[at + 1].lower, "th"))) {
      *bound = (tr_time_bound){.text = m->tokens[at].lower, .number = value, .is_number = true};
      return 2;
    }
  }
  if (!word) return 0;
  *bound = (tr_time_bound){.text = word->value};
  bound->is_number = tr_number(word->value, &bound->number);
  return length;
}

/* End of the match of items [item…) at a token, or 0. Optional items are taken if they can be and the rest still fits. */
static size_t match_items(const matcher *m, const tr_time_rule *rule, size_t item, size_t at, tr_time_bound *bound, size_t slot) {
  if (item == rule->item_count) return at;
  const tr_time_item *it = &rule->item[item];
  size_t next_slot = slot + (it->class_ ? 1 : 0);
  if (at < m->count) {
    size_t length = 0;
    tr_time_bound here = {0};
    if (it->class_) length = slot < TR_TIME_BOUND ? match_class(m, it->class_, at, &here) : 0;
    for (uint32_t i = 0; !it->class_ && i < it->literal_count; i++)
      if (it->literal[i] == m->tokens[at].hash) length = 1;
    if (length) {
      if (it->class_) bound[slot] = here;
      size_t end = match_items(m, rule, item + 1, at + length, bound, next_slot);
      if (end) return end;
    }
  }
  if (!it->optional) return 0;
  if (it->class_ && slot < TR_TIME_BOUND) bound[slot] = (tr_time_bound){.text = TR_SPAN("-")};
  return match_items(m, rule, item + 1, at, bound, next_slot);
}

typedef struct hit {
  const tr_time_rule *rule;
  size_t first, end; /* tokens */
  tr_time_bound bound[TR_TIME_BOUND];
} hit;

static bool best_rule(const matcher *m, size_t at, hit *out) {
  out->end = 0;
  for (size_t i = 0; i < m->rules->rules.count; i++) {
    const tr_time_rule *rule = &m->rules->rules.items[i];
    tr_time_bound bound[TR_TIME_BOUND] = {{{0}, 0, false}};
    for (size_t k = 0; k < TR_TIME_BOUND; k++) bound[k].text = TR_SPAN("-");
    size_t end = match_items(m, rule, 0, at, bound, 0);
    if (end <= at || end <= out->end) continue;
    *out = (hit){.rule = rule, .first = at, .end = end};
    memcpy(out->bound, bound, sizeof bound);
  }
  return out->end > at;
}

/* ---- what only looks like a time ---- */

static uint32_t word_at(const truce_reading *reading, const truce_sentence *sentence, uint32_t byte) {
  for (uint32_t i = sentence->first; i < sentence->end; i++)
    if (reading->words[i].where.end > byte) return i;
  return sentence->end > sentence->first ? sentence->end - 1 : TRUCE_NONE;
}

static bool capital_at(const truce_reading *reading, const tr_time_token *token) {
  char c = reading->report->text.data[token->where.start];
  return c >= 'A' && c <= 'Z';
}

/* A year more than 150 years back or 30 ahead is rather a number. */
static bool out_of_reach(const truce_reading *reading, const hit *h) {
  int now = reading->report->published.days == TRUCE_NO_DAY ? 2000 : tr_civil_of(reading->report->published).year;
  return h->bound[0].number < now - 150 || h->bound[0].number > now + 30;
}

/* May and March as verbs, "second" as an ordinal, "fall" as a verb, four digits that count things, names like "Friday" are not told apart. */
static bool looks_wrong(const truce_reading *reading, const truce_sentence *sentence, const matcher *m, const hit *h) {
  const tr_time_token *first = &m->tokens[h->first];
  uint32_t at = word_at(reading, sentence, first->where.start);
  const truce_word *word = at == TRUCE_NONE ? NULL : &reading->words[at];
  bool single = h->end - h->first == 1;
  if (!word) return false;
  static const char *const capital_only[] = {"may", "march", "august", "mar", "sun", "sat", "mon", "jan", "dec", "wed", "june", "april", "nov", "oct", "apr"};
  for (size_t i = 0; i < sizeof capital_only / sizeof *capital_only; i++)
    if (single && tr_equal_string(first->lower, capital_only[i])) {
      if (!capital_at(reading, first)) return true;
      if (word->upos == TRUCE_AUX || word->upos == TRUCE_VERB) return true;
      if (first->lower.size == 3 && !tr_equal_string(first->lower, "may") && !(h->end < m->count && m->tokens[h->end].lower.data[0] == '.')) return true;
      if (tr_equal_string(first->lower, "may") && word->upos != TRUCE_PROPN && !(at > sentence->first && reading->words[at - 1].upos == TRUCE_ADP)) return true;
      if (word->name != TRUCE_NONE && reading->names[word->name].class_ == TRUCE_PER) return true;
    }
  if (single && (tr_equal_string(first->lower, "fall") || tr_equal_string(first->lower, "spring"))) return true;
  if (tr_equal_string(h->rule->action[0], "year") && h->bound[0].is_number && out_of_reach(reading, h)) {
    truce_span before = h->first > 0 ? m->tokens[h->first - 1].lower : TR_SPAN("");
    if (!tr_equal_string(before, "in") && !tr_equal_string(before, "since") && !tr_equal_string(before, "of") && !tr_equal_string(before, "until") && !tr_equal_string(before, "by")) return true;
  }
  if (single && tr_equal_string(h->rule->action[0], "year")) { /* "1,500 people", "killed 1200 soldiers" */
    if (word->relation == TRUCE_DEPREL_NUMMOD && word->head != TRUCE_NONE && word->head > at && reading->words[word->head].upos == TRUCE_NOUN && first->lower.data[0] == '1' && first->lower.data[1] < '7') return true;
    if (h->end < m->count && (m->tokens[h->end].lower.data[0] == '%' || m->tokens[h->end].lower.data[0] == '$')) return true;
    if (h->first > 0 && (m->tokens[h->first - 1].lower.data[0] == '$' || m->tokens[h->first - 1].lower.data[0] == '#')) return true;
  }
  if (single && tr_equal_string(first->lower, "current") && word->upos == TRUCE_NOUN) return true;
  if (h->first > 0 && !first->space_before && m->tokens[h->first - 1].lower.data[0] == '-' && h->first > 1 && !m->tokens[h->first - 1].space_before && single && !tr_equal_string(h->rule->action[0], "year")) return true;
  return false;
}

/* ---- tense ---- */

static bool has_future(const truce_reading *reading, uint32_t verb) {
  const truce_word *w = &reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++) {
    truce_span lower = reading->words[w->children[i]].lower;
    if (tr_equal_string(lower, "will") || tr_equal_string(lower, "'ll") || tr_equal_string(lower, "shall") || tr_equal_string(lower, "wo")) return true;
  }
  return tr_equal_string(w->lower, "due") || tr_equal_string(w->lower, "scheduled") || tr_equal_string(w->lower, "upcoming");
}

/* What one plans lies ahead, whenever it was planned. */
static bool has_plan(const truce_word *word) {
  static const char *const plans[] = {"plan", "schedule", "intend", "expect", "hope", "prepare", "aim", "vow", "pledge", "promise", "propose", NULL};
  for (const char *const *plan = plans; word->upos == TRUCE_VERB && *plan; plan++)
    if (tr_equal_string(word->lemma, *plan)) return true;
  return word->upos == TRUCE_VERB && tr_equal_string(word->lower, "set");
}

/* would, could, may, must: past or future by the rest, so the nearer day. */
static bool has_modal(const truce_reading *reading, uint32_t verb) {
  static const char *const modals[] = {"would", "could", "may", "might", "should", "must", "can", "'d"};
  const truce_word *w = &reading->words[verb];
  for (uint32_t i = 0; i < w->child_count; i++)
    for (size_t k = 0; k < sizeof modals / sizeof *modals; k++)
      if (reading->words[w->children[i]].upos == TRUCE_AUX && tr_equal_string(reading->words[w->children[i]].lower, modals[k])) return true;
  return false;
}

static int tense_of(const truce_reading *reading, uint32_t at) {
  for (int steps = 0; at != TRUCE_NONE && steps < 12; steps++, at = reading->words[at].head) {
    const truce_word *w = &reading->words[at];
    if (w->upos != TRUCE_VERB && w->upos != TRUCE_AUX && w->relation != TRUCE_DEPREL_ROOT && w->upos != TRUCE_ADJ) continue;
    if (has_future(reading, at)) return 1;
    if (has_modal(reading, at)) return 0;
    if (w->features.verb_form == TRUCE_INFINITIVE && w->relation != TRUCE_DEPREL_ROOT) { /* "is to visit", "plans to visit": as what it hangs on, but present counts as future */
      uint32_t above = w->head;
      if (above != TRUCE_NONE && (reading->words[above].features.tense == TRUCE_PRESENT || has_plan(&reading->words[above]))) return 1;
      continue;
    }
    if (w->upos == TRUCE_ADJ && w->relation != TRUCE_DEPREL_ROOT) continue;
    if (steps > 1 && has_plan(w)) return 1; /* "planned a rally on Saturday" */
    if (w->features.tense == TRUCE_PAST) return -1;
    for (uint32_t i = 0; i < w->child_count; i++)
      if (reading->words[w->children[i]].upos == TRUCE_AUX && reading->words[w->children[i]].features.tense == TRUCE_PAST) return -1;
    if (w->features.tense == TRUCE_PRESENT && w->features.verb_form == TRUCE_FINITE) return 0;
  }
  return 0;
}

/* "until Friday", "by 20 July", "no later than …": ahead of the report whatever the verb. */
static bool ahead_by(const matcher *m, size_t first) {
  if (first == 0) return false;
  truce_span before = m->tokens[first - 1].lower;
  return tr_equal_string(before, "until") || tr_equal_string(before, "till") || tr_equal_string(before, "by") || tr_equal_string(before, "through") || (tr_equal_string(before, "than") && first > 1 && tr_equal_string(m->tokens[first - 2].lower, "later"));
}

/* ---- joining ---- */

typedef TR_ARRAY(truce_time) time_list;

static bool same_sentence_gap(const truce_reading *reading, const truce_time *a, const truce_time *b) {
  truce_span gap = tr_trim((truce_span){reading->report->text.data + a->where.end, b->where.start - a->where.end});
  return !gap.size || tr_equal_string(gap, "on") || tr_equal_string(gap, "at") || tr_equal_string(gap, ",") || tr_equal_string(gap, "of");
}

/* "6 a.m." and "Thursday" are one: the day of one, the clock of the other. */
static void join_clocks(const truce_reading *reading, truce_arena *arena, time_list *times, const bool *clock, const bool *day) {
  size_t kept = 0;
  for (size_t i = 0; i < times->count; i++) {
    truce_time *a = &times->items[i], *b = i + 1 < times->count ? &times->items[i + 1] : NULL;
    bool join = b && ((clock[i] && day[i + 1]) || (day[i] && clock[i + 1])) && same_sentence_gap(reading, a, b);
    if (join) {
      const truce_time *when = clock[i] ? a : b, *date = clock[i] ? b : a;
      const char *t = memchr(when->value.data, 'T', when->value.size);
      size_t tail = t ? when->value.size - (size_t)(t - when->value.data) : 0, head = date->value.size < 10 ? date->value.size : 10;
      char *value = tr_arena_allocate(arena, head + tail + 1);
      memcpy(value, date->value.data, head);
      if (t) memcpy(value + head, t, tail);
      truce_time both = {.where = {a->where.start, b->where.end}, .first = a->first, .end = b->end, .type = TRUCE_TIME_TIME, .value = {value, head + tail}, .from = date->from, .to = date->to, .precision = when->precision};
      times->items[kept++] = both;
      i++;
    } else {
      times->items[kept++] = *a;
    }
  }
  times->count = kept;
}

static void take(tr_scene *scene, const truce_sentence *sentence, const matcher *m, const hit *h, const tr_time_value *value, time_list *times) {
  truce_time time = {.where = {m->tokens[h->first].where.start, m->tokens[h->end - 1].where.end}, .type = h->rule->type, .from = value->from, .to = value->to};
  time.first = word_at(scene->reading, sentence, time.where.start);
  time.end = word_at(scene->reading, sentence, time.where.end - 1) + 1;
  time.value = tr_arena_copy(scene->arena, tr_span(value->value));
  time.precision = value->precision == TRUCE_INSTANT ? TRUCE_INSTANT : value->precision == TRUCE_DAY ? TRUCE_DAY : value->precision == TRUCE_WEEK ? TRUCE_WEEK : value->precision == TRUCE_MONTH ? TRUCE_MONTH : TRUCE_YEAR;
  TR_PUSH(scene->arena, times, time);
}

void tr_find_times(tr_scene *scene) {
  truce_reading *reading = scene->reading;
  const tr_time_rules *rules = &scene->world->times;
  matcher m = {.rules = rules, .number_class = tr_time_class_of(rules, "number"), .tens_class = tr_time_class_of(rules, "tens"), .hundred_class = tr_time_class_of(rules, "hundred"), .some_class = tr_time_class_of(rules, "some"),
               .ordinal_class = tr_time_class_of(rules, "ordinal")};
  time_list times = {0};
  TR_ARRAY(bool) clock = {0}, day = {0};
  tr_time_anchor anchor = {.now = scene->day, .reference = {TRUCE_NO_DAY}, .quarter = {TRUCE_NO_DAY}};
  size_t quarter_sentence = 0;
  for (size_t s = 0; s < reading->sentence_count; s++) {
    const truce_sentence *sentence = &reading->sentences[s];
    if (sentence->end <= sentence->first) continue;
    tr_time_token *tokens;
    m.count = tr_time_tokens(scene->arena, reading->report->text, sentence->where, &tokens);
    m.tokens = tokens;
    for (size_t at = 0; at < m.count;) {
      hit h;
      tr_time_value value;
      if (!tr_time_may_begin(rules, &tokens[at]) || !best_rule(&m, at, &h) || h.rule->silent || looks_wrong(reading, sentence, &m, &h)) {
        at++;
        continue;
      }
      if (s > quarter_sentence + QUARTER_SENTENCES) anchor.quarter.days = TRUCE_NO_DAY;
      anchor.tense = ahead_by(&m, h.first) ? 1 : tense_of(reading, word_at(reading, sentence, tokens[h.first].where.start));
      if (tr_time_evaluate(h.rule, h.bound, TR_TIME_BOUND, &anchor, &value)) {
        take(scene, sentence, &m, &h, &value, &times);
        bool is_clock = tr_equal_string(h.rule->action[0], "clock");
        TR_PUSH(scene->arena, &clock, is_clock);
        bool is_day = value.day_known && !is_clock;
        TR_PUSH(scene->arena, &day, is_day);
        if (strstr(value.value, "-Q") && !tr_equal_string(h.rule->action[0], "yearback")) anchor.quarter = value.from, quarter_sentence = s;
        if (value.day_known || value.from.days != TRUCE_NO_DAY) anchor.reference = value.from;
      }
      at = h.end;
    }
  }
  join_clocks(reading, scene->arena, &times, clock.items, day.items);
  reading->times = times.items;
  reading->time_count = times.count;
}
