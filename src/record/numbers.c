/* Number words and digits → a quantity: spelled numbers and scales, vague ones ("dozens", "several hundred"), and the words before that bound them. */
#include "record/numbers.h"

#include "base/ascii.h"

#include <math.h>

static const struct { const char *word; double value; } number_words[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11},
    {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
static const struct {
  const char *word;
  double value;
} scales[] = {{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"m", 1e6}, {"bn", 1e9}, {"dozen", 12}};
static const struct { const char *word; double value;
} vague[] = {{"tens", 20},  {"dozens", 24}, {"scores", 40},   {"hundreds", 200},  {"thousands", 2000}, {"millions", 2000000},
             {"dozen", 12}, {"score", 20},  {"hundred", 100}, {"thousand", 1000}, {"million", 1000000}};

#define LOOK_UP(table, text, out)                                        \
  for (size_t i_ = 0; i_ < sizeof(table) / sizeof *(table); i_++)         \
    if (tr_equal_string((text), (table)[i_].word)) return *(out) = (table)[i_].value, true;

static bool of_number(char c) { return tr_ascii_digit(c) || c == '.' || c == ',' || c == '$'; }

static bool digits(truce_span text, double *value) {
  char plain[48];
  size_t size = 0;
  for (size_t i = 0; i < text.size && size + 1 < sizeof plain; i++) {
    if (text.data[i] == ',' && i > 0 && i + 3 < text.size + 1) continue;
    if (text.data[i] == '$') continue;
    if (tr_ascii_digit(text.data[i]) || (text.data[i] == '.' && i > 0)) plain[size++] = text.data[i];
    else break; /* "3,000–4,000", "40m" */
  }
  if (!size || !tr_number((truce_span){plain, size}, value)) return false;
  truce_span rest = text;
  while (rest.size && of_number(rest.data[0])) rest.data++, rest.size--;
  if (tr_equal_string(rest, "m")) *value *= 1e6;
  else if (tr_equal_string(rest, "bn")) *value *= 1e9;
  else if (tr_listed(rest, "th st nd rd s")) return false;
  return true;
}

static bool tens_and_ones(truce_span text, double *value) {
  truce_span rest = text, head;
  double tens = 0, ones = 0;
  bool found = false;
  if (!tr_split(&rest, '-', &head) || !rest.size) return false;
  for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
    if (tr_equal_string(head, number_words[i].word) && number_words[i].value >= 20) tens = number_words[i].value, found = true;
    if (tr_equal_string(rest, number_words[i].word)) ones = number_words[i].value;
  }
  return *value = tens + ones, found && ones > 0 && ones < 10;
}

static bool simple(truce_span lower, double *value) {
  if (digits(lower, value) || tens_and_ones(lower, value)) return true;
  LOOK_UP(number_words, lower, value)
  return false;
}

static bool scale(truce_span lower, double *value) {
  LOOK_UP(scales, lower, value)
  return false;
}

static bool vague_number(truce_span lower, double *value) {
  LOOK_UP(vague, lower, value)
  return false;
}

/* "thirty - one" in three words: is this the last of them? */
static bool parted(const truce_word *w, uint32_t word) {
  double tens = 0, ones = 0;
  if (word < 2 || w[word - 2].sentence != w[word].sentence || !tr_equal_string(w[word - 1].form, "-")) return false;
  if (!simple(w[word - 2].lower, &tens) || !simple(w[word].lower, &ones)) return false;
  const bool digit = tr_ascii_digit(w[word].lower.data[0]);
  return !digit && tens >= 20 && tens <= 90 && ones < 10;
}

/* Does the number that reaches back to a word go on before it? */
static bool reaches_back(const truce_word *w, uint32_t first) {
  double value = 0;
  if (first == 0 || w[first - 1].sentence != w[first].sentence) return false;
  if (parted(w, first) || simple(w[first - 1].lower, &value) || scale(w[first - 1].lower, &value)) return true;
  if (first < 2) return false;
  const bool thousands = tr_equal_string(w[first - 1].form, "-") && scale(w[first].lower, &value) && simple(w[first - 2].lower, &value); /* "14-thousand" */
  return thousands || (tr_equal_string(w[first - 1].lower, "and") && scale(w[first - 2].lower, &value));
}

/* "two hundred and fifty thousand" from its last word backwards to its first, then evaluated forwards. */
static bool number_ending_at(const tr_coder *coder, uint32_t word, tr_quantity *quantity) {
  const truce_word *w = coder->reading->words;
  double value = 0;
  uint32_t first = word;
  if (!simple(w[word].lower, &value) && !scale(w[word].lower, &value)) return false;
  while (reaches_back(w, first)) first--;
  double total = 0, part = 0;
  bool any = false;
  for (uint32_t i = first; i <= word; i++) {
    if (simple(w[i].lower, &value)) part += value, any = true;
    else if (scale(w[i].lower, &value)) {
      part = (any && part > 0 ? part : 1) * value;
      if (value >= 1000) total += part, part = 0;
      any = true;
    }
  }
  if (!any) return false;
  double share = 1;
  if (first == word && first >= 2 && w[first - 2].sentence == w[word].sentence) { /* "half a million", "a half million" */
    const bool half = tr_equal_string(w[first - 1].lower, "half");
    const bool half_a = tr_equal_string(w[first - 1].lower, "a") && tr_equal_string(w[first - 2].lower, "half");
    if (half || half_a) share = 0.5, first -= half ? 1 : 2;
  }
  const double sum = (total + part) * share;
  quantity->number = sum >= 1000 ? round(sum) : sum; /* 65.6 million is no 65,599,999.99 */
  quantity->first = first;
  quantity->last = word;
  return true;
}

static bool before(const tr_coder *coder, uint32_t word, const char *a, const char *b) {
  const truce_word *w = coder->reading->words;
  if (!b) return word >= 1 && tr_equal_string(w[word - 1].lower, a);
  return word >= 2 && tr_equal_string(w[word - 1].lower, b) && tr_equal_string(w[word - 2].lower, a);
}

/* "several dozen", "a few hundred": two of them at the least. */
static void read_some(const tr_coder *coder, tr_quantity *q) {
  double value = 0;
  if (q->first != q->last || !scale(tr_word(coder, q->first)->lower, &value) || q->first == 0 ||
      !tr_listed(tr_word(coder, q->first - 1)->lower, "several few many"))
    return;
  q->number *= 2;
  q->at_least = true;
}

/* What stands before a number: "at least 200", "under 40". */
static const struct {
  const char *first, *second;
  bool least;
} bounds[] = {
    {"at", "least", true},     {"more", "than", true},   {"over", NULL, true},    {"above", NULL, true},   {"exceed", NULL, true},
    {"exceeded", NULL, true},  {"at", "most", false},    {"up", "to", false},     {"as", "many", false},   {"many", "as", false},
    {"fewer", "than", false},  {"less", "than", false},  {"under", NULL, false},
};

static void read_bounds(const tr_coder *coder, tr_quantity *q) {
  read_some(coder, q);
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
    if (!before(coder, q->first, bounds[i].first, bounds[i].second)) continue;
    const uint32_t words = bounds[i].second ? 2 : 1;
    const bool turned = q->first > words && tr_listed(tr_word(coder, q->first - words - 1)->lower, "no not"); /* "no fewer than 30" */
    if (bounds[i].least != turned) q->at_least = true;
    else q->at_most = true;
  }
}

/* "dozens", "tens of thousands", "hundreds of thousands": the least that the plural can mean. */
static bool vague_quantity(const tr_coder *coder, uint32_t word, tr_quantity *quantity) {
  const truce_word *w = tr_word(coder, word);
  double value = 0, times = 0;
  if (!vague_number(w->lower, &value) || !tr_ends(w->lower, TR_SPAN("s"))) return false;
  uint32_t last = word;
  const bool measured =
      word + 2 < coder->reading->word_count && tr_word(coder, word + 2)->sentence == w->sentence && tr_equal_string(tr_word(coder, word + 1)->lower, "of");
  if (measured && vague_number(tr_word(coder, word + 2)->lower, &times) && times >= 2000 && tr_ends(tr_word(coder, word + 2)->lower, TR_SPAN("s"))) {
    value *= times / 2; /* both plurals at their least would count one of them twice */
    last = word + 2;
  } else if (tr_equal_string(w->lower, "tens")) return false;
  *quantity = (tr_quantity){.number = value, .at_least = true, .first = word, .last = last};
  return true;
}

bool tr_quantity_of(const tr_coder *coder, uint32_t word, tr_quantity *quantity) {
  *quantity = (tr_quantity){0};
  double value = 0;
  const truce_word *w = tr_word(coder, word);
  if (number_ending_at(coder, word, quantity)) {
    const uint32_t limit = (uint32_t)coder->reading->word_count;
    if (quantity->last + 2 < limit && parted(coder->reading->words, quantity->last + 2)) number_ending_at(coder, quantity->last + 2, quantity);
    while (quantity->last + 1 < limit && tr_word(coder, quantity->last + 1)->sentence == w->sentence &&
           scale(tr_word(coder, quantity->last + 1)->lower, &value) && number_ending_at(coder, quantity->last + 1, quantity)) {
    }
    read_bounds(coder, quantity);
    return true;
  }
  if (vague_quantity(coder, word, quantity)) return true;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_NUMMOD && number_ending_at(coder, w->children[i], quantity)) {
      read_bounds(coder, quantity);
      return true;
    }
  for (uint32_t i = 0; i < w->child_count; i++) /* "a dozen men", "several hundred fighters" */
    if (w->children[i] < word && scale(tr_word(coder, w->children[i])->lower, &value)) {
      *quantity = (tr_quantity){.number = value, .first = w->children[i], .last = w->children[i]};
      read_bounds(coder, quantity);
      return true;
    }
  return false;
}

void tr_draft_quantity(tr_coder *coder, tr_draft *draft, const tr_quantity *quantity) {
  tr_draft_number(coder, draft, TRUCE_FIELD_NUMBER, quantity->number);
  if (quantity->at_least) tr_draft_number(coder, draft, TRUCE_FIELD_AT_LEAST, 1);
  if (quantity->at_most) tr_draft_number(coder, draft, TRUCE_FIELD_AT_MOST, 1);
}
