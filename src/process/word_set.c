/* Words of a text as hashes: what reports use for one another is one, common words are none. */
#include "process/word_set.h"

#include "base/ascii.h"
#include "base/text.h"
#include "process/words.h"

enum { LETTERS = 6 };

/* Told by digits, but not the minutes of 15:00. */
static bool is_digits(truce_span word) {
  if (!tr_ascii_digit(word.data[0])) return false;
  size_t zeros = 0;
  while (zeros < word.size && word.data[zeros] == '0') zeros++;
  return zeros < word.size;
}

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

static truce_span first_letters(truce_span word) { return (truce_span){word.data, word.size < LETTERS ? word.size : LETTERS}; }

/* What stands for a word: the one that reports use it for, else its first letters, so that agree and agreement are near. */
static truce_span heard_as(const tr_process_words *words, truce_span word) {
  const truce_span militant = TR_SPAN("militant"), stemmed = first_letters(stem(word)), alike = tr_word_class_name(&words->alike, stemmed);
  if (tr_starts(word, militant)) return militant; /* no military man */
  return alike.size ? alike : stemmed;
}

static void hear_word(const tr_hearing *h, truce_span word, bool capitals) {
  const truce_span first = first_letters(word);
  const uint64_t classes = tr_word_classes_of(&h->known->heard, word);
  const bool number = classes >> TR_HEARD_NUMBER & 1 || is_digits(first);
  if (h->anew && classes >> TR_HEARD_ANEW & 1) *h->anew = true;
  if (number && h->numbers) insert_word(h->numbers, tr_span_hash(first));
  if (!number && ((first.size < 3 && !capitals) || classes >> TR_HEARD_COMMON & 1)) return; /* "EU", "UN" are words */
  insert_word(h->words, tr_span_hash(heard_as(h->known, word)));
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

void tr_words_add(const tr_process_words *known, tr_word_set *set, truce_span text) { tr_hear(&(tr_hearing){.known = known, .words = set}, text); }

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
