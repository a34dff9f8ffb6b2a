/* Sentence and word boundaries by rules with the tables of data/language, in the manner of UD English (EWT, GUM): clitics and hyphens are
 * split off, prefixes are not. Deterministic; every byte of the text that is no white space belongs to exactly one word. Linear in the text. */
#ifndef TR_READER_BOUNDARIES_H
#define TR_READER_BOUNDARIES_H

#include "base/arena.h"
#include "base/text.h"
#include "reader/language.h"

enum { TR_SENTENCE_WORDS = 320 }; /* a longer sentence is cut */

typedef struct tr_token {
  truce_range where;
  bool space_after; /* white space, or the end of a paragraph */
  bool joined;      /* continues the word before it: n't, 's */
} tr_token;

typedef struct tr_sentence_mark {
  uint32_t first, end; /* tokens [first, end) */
  uint32_t paragraph;
} tr_sentence_mark;

typedef struct tr_boundaries {
  TR_ARRAY(tr_token) tokens;
  TR_ARRAY(tr_sentence_mark) sentences;
} tr_boundaries;

/* The text of token i; "" behind the last. */
static inline truce_span tr_token_text(truce_span text, const tr_boundaries *found, uint32_t i) {
  return i < found->tokens.count ? tr_slice(text, found->tokens.items[i].where) : (truce_span){"", 0};
}

/* Fills *found, in `arena`. */
void tr_boundaries_find(const tr_language *language, truce_span text, truce_arena *arena, tr_boundaries *found);

/* The words of one paragraph text[where], appended to found->tokens. */
void tr_words_find(const tr_language *language, truce_span text, truce_range where, truce_arena *arena, tr_boundaries *found);
/* One past the dash of the dateline that the tokens from `first` to the last begin with; `first` if they begin with none. */
uint32_t tr_dateline_end(truce_span text, const tr_boundaries *found, uint32_t first);

#endif
