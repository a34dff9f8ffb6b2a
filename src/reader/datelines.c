/* Datelines: "BOGOTA, Oct 2 -", "GENEVA (Agency) —" at the head of a paragraph tell where and when a report was written. They become sentences of their own, so
 * that no clause holds them. Known by their form alone: places in capitals, or an agency in brackets, before a dash that stands free. */
#include "base/ascii.h"
#include "reader/boundaries.h"
#include "reader/characters.h"

enum {
  LONGEST = 18,    /* tokens before the dash */
  SHORT_PLACE = 4, /* letters: so short a word in capitals is rather an abbreviation */
  REST = 5         /* at least as many tokens follow */
};

typedef struct line_head {
  truce_span text;
  const tr_boundaries *found;
  const tr_token *tokens;
  uint32_t first, end;
} line_head;

static truce_span word_at(const line_head *h, uint32_t i) { return tr_token_text(h->text, h->found, i); }

static bool begins_with_capital(truce_span word) {
  size_t at = 0;
  return word.size && tr_character_upper(tr_utf8_next(word, &at));
}

static bool is_number(truce_span word) { return word.size && tr_ascii_digit(word.data[0]); }

static bool is_dash(truce_span word) { return tr_listed(word, "- -- – —"); }

static bool stands_free(const line_head *h, uint32_t i) { return i > h->first && h->tokens[i - 1].space_after && h->tokens[i].space_after; }

/* The closing bracket of the one at i, a few tokens on; i if there is none. */
static uint32_t closing(const line_head *h, uint32_t i) {
  for (uint32_t k = i + 1; k < i + 6 && k < h->end; k++)
    if (tr_equal_string(word_at(h, k), ")")) return k;
  return i;
}

/* The free dash behind nothing but capitalised words, numbers, commas, glued hyphens and strokes, and a bracket; h->end if there is none. */
static uint32_t dash_of(const line_head *h, bool *brackets, bool *comma) {
  *brackets = *comma = false;
  for (uint32_t i = h->first; i < h->end && i < h->first + LONGEST; i++) {
    const truce_span word = word_at(h, i);
    if (is_dash(word) && stands_free(h, i)) return i;
    if (tr_equal_string(word, "(") && closing(h, i) > i) {
      i = closing(h, i);
      *brackets = true;
    } else if (tr_equal_string(word, ",")) *comma = true;
    else if (!begins_with_capital(word) && !is_number(word) && !((is_dash(word) || tr_equal_string(word, "/")) && !h->tokens[i].space_after)) return h->end;
  }
  return h->end;
}

/* Letters of the words in capitals that the line begins with. */
static size_t capitals(const line_head *h) {
  size_t count = 0;
  for (uint32_t i = h->first; i < h->end && tr_shape_of(word_at(h, i)) == TR_SHAPE_UPPER; i++) count += word_at(h, i).size;
  return count;
}

uint32_t tr_dateline_end(truce_span text, const tr_boundaries *found, uint32_t first) {
  const line_head h = {text, found, found->tokens.items, first, (uint32_t)found->tokens.count};
  bool brackets, comma;
  const uint32_t dash = dash_of(&h, &brackets, &comma);
  if (dash + REST >= h.end || !begins_with_capital(word_at(&h, first)) || is_number(word_at(&h, first + 1))) return first;
  const size_t size = capitals(&h);
  const bool place = size > SHORT_PLACE || (size > 1 && (comma || brackets || !tr_equal_string(word_at(&h, dash), "-")));
  const truce_span next = word_at(&h, dash + 1);
  const bool starts = begins_with_capital(next) || is_number(next) || tr_equal_string(next, "\"") || tr_listed(next, "“ ‘");
  return starts && (place || (brackets && tr_equal_string(word_at(&h, dash - 1), ")"))) ? dash + 1 : first;
}
