/* Words of a text as hashes: what reports use for one another is one, common words are none. */
#include "process/word_set.h"

#include "base/ascii.h"
#include "base/text.h"

/* Words with a meaning of their own, by the first six letters: those that tell nothing, numbers, those that say that it is not the one before; and those
 * that reports use for another, which then stands for both. */
typedef enum word_sort { PLAIN, COMMON, NUMBER, ANEW } word_sort;
typedef struct known_word {
  char letters[8];
  word_sort sort;
  const char *stands_as;
} known_word;

enum { LETTERS = 6, AT_MOST = 20 };
/* A word that is common, a number, one that tells of another time, one that stands for another. */
#define C(word) {#word, COMMON, NULL}
#define N(word) {#word, NUMBER, NULL}
#define A(word) {#word, ANEW, NULL}
#define AS(word, other) {#word, PLAIN, #other}
static const known_word known_words[26][AT_MOST] = {
    ['a' - 'a'] = {C(and), C(are), C(after), C(also), A(again), A(anothe), A(additi), AS(agreem, accord), AS(armist, truce), AS(army, troop)},
    ['b' - 'a'] = {C(been), C(but), C(before), AS(bluepr, plan)},
    ['c' - 'a'] = {AS(ceasef, truce), AS(cease, truce)},
    ['d' - 'a'] = {N(dozen), AS(deal, accord)},
    ['e' - 'a'] = {N(eight), N(eleven)},
    ['f' - 'a'] = {C(for), C(from), C(friday), N(four), N(five), A(furthe), A(fresh)},
    ['h' - 'a'] = {C(his), C(her), C(has), C(have), C(had), C(him), N(hundre)},
    ['i' - 'a'] = {C(its), C(into), AS(initia, plan)},
    ['m' - 'a'] = {C(monday), A(more), AS(milita, troop)},
    ['n' - 'a'] = {C(not), N(nine), AS(negoti, talk)},
    ['o' - 'a'] = {C(over), C(our), N(one)},
    ['p' - 'a'] = {AS(pact, accord), AS(propos, plan)},
    ['r' - 'a'] = {AS(roadma, plan)},
    ['s' - 'a'] = {C(said), C(says), C(say), C(she), C(sunday), C(saturd), N(six), N(seven), A(second), AS(soldie, troop)},
    ['t' - 'a'] = {C(the), C(that), C(their), C(this), C(these), C(they), C(than), C(them), C(there), C(tuesda), C(thursd), N(two), N(three), N(ten),
                   N(twelve), N(thousa), A(third), AS(treaty, accord)},
    ['w' - 'a'] = {C(with), C(was), C(were), C(will), C(would), C(who), C(which), C(what), C(when), C(wednes)},
    ['y' - 'a'] = {C(you)},
};
#undef C
#undef N
#undef A
#undef AS

/* The row of a word, or one of a plain word. The letters are compared at once. */
static const known_word *known(truce_span first) {
  static const known_word plain = {"", PLAIN, NULL};
  const int letter = first.data[0] - 'a';
  if (letter < 0 || letter >= 26) return &plain;
  char letters[sizeof plain.letters] = "";
  memcpy(letters, first.data, first.size);
  for (const known_word *row = known_words[letter]; *row->letters; row++)
    if (!memcmp(row->letters, letters, sizeof letters)) return row;
  return &plain;
}

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

/* The first six letters of the stem stand for a word, so that agree and agreement are near. */
static void hear_word(const tr_hearing *h, truce_span word, bool capitals) {
  const truce_span first = first_letters(word);
  const known_word *row = known(first);
  const bool number = row->sort == NUMBER || is_digits(first);
  if (h->anew && row->sort == ANEW) *h->anew = true;
  if (number && h->numbers) insert_word(h->numbers, tr_span_hash(first));
  if (!number && ((first.size < 3 && !capitals) || row->sort == COMMON)) return; /* "EU", "UN" are words */
  const truce_span militant = TR_SPAN("militant"), stemmed = first_letters(stem(word));
  if (stemmed.size != first.size) row = known(stemmed);
  const truce_span heard = tr_starts(word, militant) ? militant : row->stands_as ? tr_span(row->stands_as) : stemmed; /* a militant is no military man */
  insert_word(h->words, tr_span_hash(heard));
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
