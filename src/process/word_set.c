/* Words of a text as hashes: what reports use for one another is one, common words are none. */
#include "process/word_set.h"

#include "base/ascii.h"
#include "base/text.h"

/* Words that tell nothing, by their first letter; long ones by their first six. */
static bool common_word(truce_span word) {
  static const char *const words[26] = {
      ['a' - 'a'] = "and are after also",
      ['b' - 'a'] = "been but before",
      ['f' - 'a'] = "for from friday",
      ['h' - 'a'] = "his her has have had him",
      ['i' - 'a'] = "its into",
      ['m' - 'a'] = "monday",
      ['n' - 'a'] = "not",
      ['o' - 'a'] = "over our",
      ['s' - 'a'] = "said says say she sunday saturd",
      ['t' - 'a'] = "the that their this these they than them there tuesda thursd",
      ['w' - 'a'] = "with was were will would who which what when wednes",
      ['y' - 'a'] = "you",
  };
  const int letter = word.data[0] - 'a';
  return letter >= 0 && letter < 26 && words[letter] && tr_listed(word, words[letter]);
}

/* Words that reports use for one another, by their first six letters: the first stands for all of its row. */
static truce_span same_word(truce_span word) {
  static const struct {
    const char *first, *others;
  } rows[] = {{"accord", "deal agreem pact treaty"},
              {"truce", "ceasef cease armist"},
              {"plan", "propos initia roadma bluepr"},
              {"talk", "negoti"},
              {"troop", "soldie army milita"}};
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
    if (tr_listed(word, rows[r].others)) return tr_span(rows[r].first);
  return word;
}

static bool is_number(truce_span word) {
  bool zero = true; /* the minutes of 15:00 */
  for (size_t i = 0; i < word.size; i++) zero = zero && word.data[i] == '0';
  if (tr_ascii_digit(word.data[0])) return !zero;
  return tr_listed(word, "one two three four five six seven eight nine ten eleven twelve dozen hundre thousa");
}

static bool is_anew(truce_span word) { return tr_listed(word, "again anothe furthe additi more second third fresh"); }

static void insert_word(tr_word_set *set, uint32_t word) {
  size_t at = 0;
  while (at < set->count && set->words[at] < word) at++;
  if ((at < set->count && set->words[at] == word) || set->count == TR_SET_WORDS) return;
  memmove(set->words + at + 1, set->words + at, (set->count - at) * sizeof *set->words);
  set->words[at] = word;
  set->count++;
}

/* "signed" → "sign", "soldiers" → "soldier" */
static truce_span stem(truce_span word) {
  static const char *const endings[] = {"ing", "ed", "s"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const truce_span ending = tr_span(endings[i]);
    if (word.size >= ending.size + 3 && tr_ends(word, ending) && (ending.size > 1 || word.data[word.size - 2] != 's'))
      return (truce_span){word.data, word.size - ending.size};
  }
  return word;
}

static truce_span first_letters(truce_span word) {
  enum { LETTERS = 6 };
  return (truce_span){word.data, word.size < LETTERS ? word.size : LETTERS};
}

/* The first six letters of the stem stand for a word, so that agree and agreement are near. */
static void hear_word(const tr_hearing *h, truce_span word, bool capitals) {
  const truce_span militant = TR_SPAN("militant"), first = first_letters(word);
  const bool number = is_number(first);
  if (h->anew && is_anew(first)) *h->anew = true;
  if (number && h->numbers) insert_word(h->numbers, tr_span_hash(first));
  if (!number && ((first.size < 3 && !capitals) || common_word(first))) return; /* "EU", "UN" are words */
  insert_word(h->words, tr_span_hash(tr_starts(word, militant) ? militant : same_word(first_letters(stem(word))))); /* a militant is no military man */
}

void tr_hear(const tr_hearing *h, truce_span text) {
  char word[24];
  size_t size = 0, capitals = 0;
  for (size_t i = 0; i <= text.size; i++) {
    unsigned char c = i < text.size ? (unsigned char)text.data[i] : ' ';
    if (tr_ascii_alphanumeric(c) || c >= 0x80) {
      capitals += tr_ascii_capital(c);
      if (size < sizeof word) word[size++] = tr_ascii_lower((char)c);
    } else if (size) {
      hear_word(h, (truce_span){word, size}, size == 2 && capitals == 2);
      size = capitals = 0;
    }
  }
}

void tr_words_add(tr_word_set *set, truce_span text) { tr_hear(&(tr_hearing){.words = set}, text); }

void tr_words_leave_out(tr_word_set *set, uint32_t word) {
  size_t at = 0;
  while (at < set->count && set->words[at] != word) at++;
  if (at == set->count) return;
  memmove(set->words + at, set->words + at + 1, (set->count - at - 1) * sizeof *set->words);
  set->count--;
}

static size_t shared_words(const tr_word_set *a, const tr_word_set *b) {
  size_t i = 0, j = 0, shared = 0;
  while (i < a->count && j < b->count) {
    if (a->words[i] == b->words[j])
      shared++, i++, j++;
    else if (a->words[i] < b->words[j])
      i++;
    else
      j++;
  }
  return shared;
}

bool tr_words_hold(const tr_word_set *set, const tr_word_set *some) { return shared_words(set, some) == some->count; }

double tr_words_alike(const tr_word_set *a, const tr_word_set *b) {
  size_t fewer = a->count < b->count ? a->count : b->count;
  return fewer ? (double)shared_words(a, b) / (double)fewer : 0;
}

double tr_words_equal(const tr_word_set *a, const tr_word_set *b) {
  size_t shared = shared_words(a, b), all = a->count + b->count - shared;
  return all ? (double)shared / (double)all : 0;
}
