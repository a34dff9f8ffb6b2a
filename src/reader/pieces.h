/* Words → word pieces of BERT's uncased vocabulary, lower case and case shape (docs/model-file.md), with a cache of words for one thread. */
#ifndef TR_READER_PIECES_H
#define TR_READER_PIECES_H

#include "base/arena.h"
#include "neural/network.h"
#include "reader/characters.h"
#include "reader/table.h"

enum { TR_PIECES_MOST = 64 }; /* pieces of one word; what is behind them is left out */

/* The vocabulary. Shared by threads. */
typedef struct tr_vocabulary {
  tr_table pieces; /* "word", "##piece" → id */
  size_t longest;  /* bytes of the longest piece without its ## */
  uint32_t unknown, first, last;
} tr_vocabulary;

/* Borrows from the network. False when memory is full or a special piece is missing. */
bool tr_vocabulary_open(const tr_network *network, tr_vocabulary *vocabulary);
void tr_vocabulary_close(tr_vocabulary *vocabulary);

/* What is known of a word. */
typedef struct tr_known_word {
  truce_span lower;
  const uint32_t *pieces;
  uint16_t piece_count; /* at least 1 */
  uint8_t shape;
} tr_known_word;

/* A cache of words. One thread. */
typedef struct tr_word_cache {
  const tr_vocabulary *vocabulary;
  truce_arena *arena;
  tr_table table; /* form → index into words */
  TR_ARRAY(tr_known_word) words;
} tr_word_cache;

bool tr_word_cache_open(tr_word_cache *cache, const tr_vocabulary *vocabulary);
void tr_word_cache_close(tr_word_cache *cache);
/* Forgets all words if there are too many: call between reports, since what tr_word_cache_find gives lives until then. */
void tr_word_cache_trim(tr_word_cache *cache);
/* The word, worked out if it is new. Lives until the next trim. */
tr_known_word tr_word_cache_find(tr_word_cache *cache, truce_span form);

/* Writes at most TR_PIECES_MOST piece ids of a word; returns how many, at least 1. */
size_t tr_pieces_of(const tr_vocabulary *vocabulary, truce_arena *scratch, truce_span form, uint32_t *out);

#endif
