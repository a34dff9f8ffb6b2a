/* Characters of ASCII, whatever the locale says. What is asked of other scripts is asked of code points (reader/characters.h). */
#ifndef TR_BASE_ASCII_H
#define TR_BASE_ASCII_H

#include <stdbool.h>

static inline bool tr_ascii_digit(int c) { return c >= '0' && c <= '9'; }
static inline bool tr_ascii_small(int c) { return c >= 'a' && c <= 'z'; }
static inline bool tr_ascii_capital(int c) { return c >= 'A' && c <= 'Z'; }
static inline bool tr_ascii_letter(int c) { return tr_ascii_small(c) || tr_ascii_capital(c); }
static inline bool tr_ascii_alphanumeric(int c) { return tr_ascii_letter(c) || tr_ascii_digit(c); }
/* A blank, or what parts lines and columns. */
static inline bool tr_ascii_blank(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/* The small letter of a capital; all else as it is. */
static inline char tr_ascii_lower(char c) { return tr_ascii_capital(c) ? (char)(c + 32) : c; }

#endif
