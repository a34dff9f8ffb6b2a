/* Classes of characters and lower case, for boundaries, word pieces and lemmas. */
#ifndef TR_READER_CHARACTERS_H
#define TR_READER_CHARACTERS_H

#include "base/text.h"

typedef enum tr_character {
  TR_CHAR_SPACE,  /* white space, controls, zero-width space, byte order mark */
  TR_CHAR_LETTER, /* letters of any script */
  TR_CHAR_DIGIT,
  TR_CHAR_MARK,   /* combining marks, joiners, variation selectors: belong to what stands before them */
  TR_CHAR_OTHER   /* punctuation, symbols, broken bytes */
} tr_character;

tr_character tr_character_class(uint32_t code);
bool tr_character_upper(uint32_t code);
bool tr_character_lower(uint32_t code);

/* Case shapes, in the order of the model file's header. */
typedef enum tr_shape {
  TR_SHAPE_LOWER,
  TR_SHAPE_TITLE,
  TR_SHAPE_UPPER,
  TR_SHAPE_MIXED,
  TR_SHAPE_DIGITS,
  TR_SHAPE_DIGITS_MIXED,
  TR_SHAPE_PUNCTUATION,
  TR_SHAPE_OTHER
} tr_shape;
tr_shape tr_shape_of(truce_span word);

/* Writes the lower case of a word (full mapping of Unicode, broken bytes as U+FFFD) into
 * `out`, which has room for 3 * word.size + 8 bytes; returns its size. */
size_t tr_lower(truce_span word, char *out);
/* The same without combining marks, in normal form D: what word pieces are looked up in. Room for 18 * word.size + 64 bytes. */
size_t tr_lower_plain(truce_span word, char *out);

#endif
