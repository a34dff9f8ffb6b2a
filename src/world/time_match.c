/* Matches the rules of time expressions against the tokens of a sentence: at each token the longest rule, and what its classes bound. */
#include "world/time_match.h"

#include "base/ascii.h"

tr_time_matcher tr_time_matcher_of(const tr_time_rules *rules) {
  return (tr_time_matcher){.rules = rules,
                           .number_class = tr_time_class_of(rules, "number"),
                           .tens_class = tr_time_class_of(rules, "tens"),
                           .hundred_class = tr_time_class_of(rules, "hundred"),
                           .ordinal_class = tr_time_class_of(rules, "ordinal")};
}

static bool digits_of(truce_span text, double *value) {
  double number = 0;
  if (!text.size || text.size > 12 || text.data[0] == ',') return false;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] == ',') continue;
    if (!tr_ascii_digit(text.data[i])) return false;
    number = number * 10 + (text.data[i] - '0');
  }
  *value = number;
  return true;
}

/* Longest word entry of a class at a position; its tokens in *length. */
static const tr_time_word *entry(const tr_time_matcher *m, size_t at, uint32_t class_, size_t *length) {
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

/* The value of a token of one digit, or -1. */
static int single_digit(const tr_time_matcher *m, size_t at) {
  const bool one = at < m->count && m->tokens[at].lower.size == 1 && tr_ascii_digit(m->tokens[at].lower.data[0]);
  return one ? m->tokens[at].lower.data[0] - '0' : -1;
}
static bool mark_at(const tr_time_matcher *m, size_t at, char mark) {
  return at < m->count && m->tokens[at].lower.size == 1 && m->tokens[at].lower.data[0] == mark;
}
static bool glued(const tr_time_matcher *m, size_t at) { return at < m->count && !m->tokens[at].space_before; }

/* What is behind a whole number: ".5", " 1/2". Its tokens; its value in *part. */
static size_t match_fraction(const tr_time_matcher *m, size_t at, double *part) {
  const int tenths = single_digit(m, at + 1);
  if (mark_at(m, at, '.') && glued(m, at + 1) && tenths >= 0) return *part = tenths / 10.0, 2;
  const int above = single_digit(m, at), below = single_digit(m, at + 2);
  const bool slash = mark_at(m, at + 1, '/') && glued(m, at + 1) && glued(m, at + 2);
  if (slash && above >= 0 && below > above) return *part = (double)above / below, 3;
  return 0;
}

/* "12", "2.5", "2 1/2", "twenty-five", "a hundred"; "five and a half" is left to the rules; "several" binds no number. */
static size_t match_number(const tr_time_matcher *m, size_t at, tr_time_bound *bound) {
  size_t length;
  if (digits_of(m->tokens[at].lower, &bound->number)) {
    double part = 0;
    const size_t more = match_fraction(m, at + 1, &part);
    bound->number += part;
    return 1 + more;
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

static size_t match_decade(const tr_time_matcher *m, size_t at, tr_time_bound *bound) {
  static const char *const names[] = {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"};
  size_t start = at;
  bool short_form = m->tokens[at].lower.data[0] == '\'';
  if (short_form && at + 1 < m->count && !m->tokens[at + 1].space_before) at++;
  double value;
  if (digits_of(m->tokens[at].lower, &value) && at + 1 < m->count && !m->tokens[at + 1].space_before &&
      (m->tokens[at].lower.size == 4 || (m->tokens[at].lower.size == 2 && short_form))) {
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

/* "3rd" is two tokens, digits and letters. */
static bool has_ordinal_ending(const tr_time_matcher *m, size_t at) {
  return at + 1 < m->count && !m->tokens[at + 1].space_before && tr_listed(m->tokens[at + 1].lower, "st nd rd th");
}

static size_t match_computed(const tr_time_matcher *m, uint32_t class_, size_t at, tr_time_bound *bound) {
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
      return has_ordinal_ending(m, at) ? 2 : 1;
    }
    case TR_TIME_HOUR:
      return digits && text.size <= 2 && value <= 24 ? 1 : match_number(m, at, bound) == 1 && bound->number >= 1 && bound->number <= 12 ? 1 : 0;
    case TR_TIME_MINUTE: return digits && text.size == 2 && value < 60 && !m->tokens[at].space_before ? 1 : 0;
    case TR_TIME_YY: return digits && text.size == 2 && !m->tokens[at].space_before ? 1 : 0;
    case TR_TIME_NUM: return match_number(m, at, bound);
    case TR_TIME_DECADE: return match_decade(m, at, bound);
    default: return 0;
  }
}

static size_t match_class(const tr_time_matcher *m, uint32_t class_, size_t at, tr_time_bound *bound) {
  if (class_ < TR_TIME_CLASS_COUNT) return match_computed(m, class_, at, bound);
  size_t length = 0;
  const tr_time_word *word = entry(m, at, class_, &length);
  if (!word && class_ == m->ordinal_class && has_ordinal_ending(m, at)) {
    double value;
    if (digits_of(m->tokens[at].lower, &value)) {
      *bound = (tr_time_bound){.text = m->tokens[at].lower, .number = value, .is_number = true};
      return 2;
    }
  }
  if (!word) return 0;
  *bound = (tr_time_bound){.text = word->value};
  bound->is_number = tr_number(word->value, &bound->number);
  return length;
}

/* End of the match of items [item…) at a token, or 0. Optional items are taken if they can
 * be and the rest still fits; items ahead must follow but are no part. */
static size_t match_items(const tr_time_matcher *m, const tr_time_rule *rule, size_t item, size_t at, tr_time_bound *bound, size_t slot) {
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
      if (end) return it->ahead ? at : end;
    }
  }
  if (!it->optional) return 0;
  if (it->class_ && slot < TR_TIME_BOUND) bound[slot] = (tr_time_bound){.text = TR_SPAN("-")};
  return match_items(m, rule, item + 1, at, bound, next_slot);
}

bool tr_time_match(const tr_time_matcher *m, size_t at, tr_time_hit *out) {
  out->end = 0;
  for (size_t i = 0; i < m->rules->rules.count; i++) {
    const tr_time_rule *rule = &m->rules->rules.items[i];
    tr_time_bound bound[TR_TIME_BOUND] = {{{0}, 0, false}};
    for (size_t k = 0; k < TR_TIME_BOUND; k++) bound[k].text = TR_SPAN("-");
    size_t end = match_items(m, rule, 0, at, bound, 0);
    if (end <= at || end <= out->end) continue;
    *out = (tr_time_hit){.rule = rule, .first = at, .end = end};
    memcpy(out->bound, bound, sizeof bound);
  }
  return out->end > at;
}
