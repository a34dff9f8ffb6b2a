/* Evidence that a sentence ends between two words, beside the rules of sentences.c: weights of what the words around the place are, from
 * data/language/endings.tsv, which train/endings.py fits on treebanks. */
#ifndef TR_READER_ENDINGS_H
#define TR_READER_ENDINGS_H

#include "reader/table.h"

/* What kind of word it is; train/endings.py has the same. */
typedef enum tr_ending_class {
  TR_END_NONE,
  TR_END_LOWER,
  TR_END_TITLE,
  TR_END_LETTER,
  TR_END_UPPER,
  TR_END_MIXED,
  TR_END_DIGITS,
  TR_END_DIGITS_MIXED,
  TR_END_OTHER,
  TR_END_TIME,
  TR_END_DATE,
  TR_END_HALF,    /* a.m., PM */
  TR_END_ADDRESS,
  TR_END_STOP,
  TR_END_MARK,    /* ? ! ... */
  TR_END_COMMA,
  TR_END_COLON,
  TR_END_DASH,
  TR_END_OPEN,
  TR_END_CLOSE,
  TR_END_SQUARE,  /* [ ] */
  TR_END_QUOTE,
  TR_END_SMILEY,
  TR_END_LINE,    /* ------ */
  TR_END_SIGN,
  TR_END_CLASSES
} tr_ending_class;

/* The words around a place: two before it, two behind it. */
enum { TR_ENDING_PLACES = 4 };

/* Which two of them a weight is for; TR_PAIR_RULE instead of TR_PAIR_HERE where the rules end a sentence. */
typedef enum tr_ending_pair { TR_PAIR_BEFORE, TR_PAIR_HERE, TR_PAIR_RULE, TR_PAIR_AFTER, TR_ENDING_PAIRS } tr_ending_pair;

typedef struct tr_ending_word {
  float weight[TR_ENDING_PLACES];
} tr_ending_word;

typedef struct tr_endings {
  tr_table known; /* lower case → which of `words` */
  tr_ending_word *words;
  size_t count, capacity;
  float pair[TR_ENDING_PAIRS][TR_END_CLASSES][TR_END_CLASSES];
  float by_rule, by_no_rule, tight; /* tight: no blank between the words */
} tr_endings;

/* A place between two words, the last of the first four of which may be none ("", TR_END_NONE). */
typedef struct tr_ending_place {
  truce_span words[TR_ENDING_PLACES];
  tr_ending_class classes[TR_ENDING_PLACES];
  bool blank;   /* between the words */
  bool by_rule; /* the rules end a sentence here */
} tr_ending_place;

/* Takes a line of the table, borrowed; returns what was expected, or NULL. */
const char *tr_endings_take(tr_endings *endings, truce_span line);
void tr_endings_free(tr_endings *endings);

/* `suffixes`: what ends names of hosts and files. */
tr_ending_class tr_ending_class_of(truce_span word, const tr_table *suffixes);
/* Does a sentence end there? */
bool tr_ending_is(const tr_endings *endings, const tr_ending_place *place);

#endif
