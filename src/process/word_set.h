/* Sets of content words, as merging compares them. */
#ifndef TR_PROCESS_WORD_SET_H
#define TR_PROCESS_WORD_SET_H

#include "truce/base.h"

enum { TR_SET_WORDS = 96 };

/* What words mean (process/words.h). */
typedef struct tr_process_words tr_process_words;

/* Hashes of content words, sorted, each once. */
typedef struct tr_word_set {
  uint32_t words[TR_SET_WORDS];
  size_t count;
} tr_word_set;

/* Where words go. `numbers` gets those told by digits or words, `anew` becomes true with "another", "further", "again"; either may be NULL. */
typedef struct tr_hearing {
  const tr_process_words *known;
  tr_word_set *words, *numbers;
  bool *anew;
} tr_hearing;

/* Words of three letters or more, two capitals ("EU"), and numbers. */
void tr_hear(const tr_hearing *hearing, truce_span text);
void tr_words_add(const tr_process_words *known, tr_word_set *set, truce_span text);
void tr_words_leave_out(tr_word_set *set, uint32_t word);
/* Are all of some words there? True of none. */
bool tr_words_hold(const tr_word_set *set, const tr_word_set *some);
/* Shared words by the smaller set; 0 if one is empty. */
double tr_words_alike(const tr_word_set *a, const tr_word_set *b);
/* … by all words of both. */
double tr_words_equal(const tr_word_set *a, const tr_word_set *b);

#endif
