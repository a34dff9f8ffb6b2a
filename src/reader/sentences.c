/* Sentences: paragraphs of the text, a dateline at their head, then ends of sentences
 * among the words of a paragraph, by rules and by what endings.tsv knows. */
#include "base/ascii.h"
#include "reader/boundaries.h"
#include "reader/characters.h"

enum {
  SHORT_LINE = 60, /* bytes: a shorter line that is followed by a capital was ended on purpose */
  CLOSERS = 8      /* at most as many quotes and brackets close behind a full stop */
};

/* The tokens of one paragraph. */
typedef struct scan {
  const tr_language *language;
  truce_span text;
  const tr_boundaries *found;
  const tr_token *tokens;
  uint32_t start, end;
} scan;

static truce_span word_at(const scan *s, uint32_t i) { return tr_token_text(s->text, s->found, i); }

static uint32_t first_code(truce_span word) {
  size_t at = 0;
  return word.size ? tr_utf8_next(word, &at) : 0;
}

static bool is_closer(truce_span w) {
  static const char *const closers[] = {"\"", "'", "''", "”", "’", ")", "]", "»", "}"};
  for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
    if (tr_equal_string(w, closers[i])) return true;
  return false;
}

static bool is_opener(truce_span w) {
  static const char *const openers[] = {"\"", "'", "``", "“", "‘", "(", "[", "«", "`", "¿", "¡", "{", "—", "–", "-", "•", "*"};
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (tr_equal_string(w, openers[i])) return true;
  return false;
}

static truce_span lowered(truce_span w, char buffer[160]) {
  if (w.size > 48) return (truce_span){"", 0};
  return (truce_span){buffer, tr_lower(w, buffer)};
}

/* ".", "!", "?!", "...", "…", "。" */
static bool is_terminal(truce_span w) {
  if (!w.size) return false;
  for (size_t i = 0; i < w.size; i++)
    if (!strchr(".!?", w.data[i])) return tr_listed(w, "… 。 ؟ ।");
  return true;
}

/* The first token from i on that opens nothing. */
static uint32_t over_openers(const scan *s, uint32_t i) {
  while (i < s->end && is_opener(word_at(s, i)) && !s->tokens[i].space_after) i++;
  return i;
}

static bool is_small(truce_span w) { return tr_character_lower(first_code(w)); }
static bool is_capital(truce_span w) { return tr_character_upper(first_code(w)); }

/* "…?" a name and a verb of saying: the sentence goes on. */
static bool speech_follows(const scan *s, uint32_t i) {
  char buffer[160];
  for (uint32_t k = i; k < i + 4 && k < s->end; k++) {
    if (k > i && tr_table_has(&s->language->speech, lowered(word_at(s, k), buffer))) return true;
    if (!is_capital(word_at(s, k))) return false;
  }
  return false;
}

/* Is token i an abbreviation with its full stop, after which the sentence ends? */
static bool abbreviation_ends(const scan *s, uint32_t i) {
  char buffer[160];
  truce_span w = word_at(s, i);
  if (w.size < 2 || w.data[w.size - 1] != '.' || !s->tokens[i].space_after) return false;
  truce_span key = lowered((truce_span){w.data, w.size - 1}, buffer);
  uint32_t kind = tr_table_find(&s->language->abbreviations, key, TR_NO_ABBREVIATION);
  if (kind != TR_NO_ABBREVIATION && kind != TR_MAY_END) return false;
  if (kind == TR_NO_ABBREVIATION && key.size == 1 && i > 0 && is_capital(word_at(s, i - 1)) && !s->tokens[i - 1].joined) {
    /* "George W. The": hardly; a starter must stand alone, not before a name */
    if (!is_small(word_at(s, i + 2))) return false;
  }
  uint32_t next = over_openers(s, i + 1);
  truce_span follower = word_at(s, next);
  if (!is_capital(follower)) return false;
  return next > i + 1 || tr_table_has(&s->language->starters, lowered(follower, buffer));
}

/* A number or letter alone at the start of a sentence: "1.", "a." */
static bool is_item_number(const scan *s, uint32_t first, uint32_t i) {
  truce_span w = word_at(s, first);
  return i == first + 1 && w.size <= 3 && tr_equal_string(word_at(s, i), ".") && (first_code(w) - '0' < 10u);
}

static bool is_number(truce_span w) {
  for (size_t i = 0; i < w.size; i++)
    if (!tr_ascii_digit(w.data[i])) return false;
  return w.size > 0;
}

/* "ended.4 Then": is the token behind the last a note of one or two digits that stands right behind it? */
static bool bare_note(const scan *s, uint32_t last) {
  const truce_span note = word_at(s, last + 1);
  const bool between = !s->tokens[last].space_after && s->tokens[last + 1].space_after;
  return between && is_number(note) && note.size < 3 && is_capital(word_at(s, last + 2));
}

/* Over marks of notes behind the end of a sentence: [6] [7], or right behind it 4 without brackets. */
static uint32_t over_notes(const scan *s, uint32_t last) {
  for (uint32_t notes = 0; notes < 4 && last + 1 < s->end; notes++) {
    if (tr_equal_string(word_at(s, last + 1), "[") && is_number(word_at(s, last + 2)) && tr_equal_string(word_at(s, last + 3), "]"))
      last += 3;
    else if (notes == 0 && bare_note(s, last))
      return last + 1;
    else
      break;
  }
  return last;
}

/* ":)" behind the full stop belongs to the sentence before it. */
static bool is_smiley(truce_span w) { return w.size > 1 && w.size < 4 && strchr(":;=", w.data[0]) && strchr("()DP", w.data[w.size - 1]); }

/* Does a word in lower case begin a sentence behind token i? Only where nothing else explains the full stop. */
static bool small_begins(const scan *s, uint32_t i, bool quoted) {
  if (quoted || i == 0) return false;
  const truce_span before = word_at(s, i - 1), end = word_at(s, i);
  if (end.size != 1 || !(is_small(before) || is_number(before))) return false;
  return before.size > 3 || s->tokens[i - 1].joined || end.data[0] != '.';
}

/* One past the last token of a sentence that ends at token i; 0 if none ends there. */
static uint32_t sentence_end(const scan *s, uint32_t first, uint32_t i) {
  if (!is_terminal(word_at(s, i))) return abbreviation_ends(s, i) ? i + 1 : 0;
  if (is_item_number(s, first, i)) return 0;
  uint32_t last = i;
  bool quoted = false;
  while (last + 1 < s->end && last < i + CLOSERS && !s->tokens[last].space_after && (is_closer(word_at(s, last + 1)) || is_terminal(word_at(s, last + 1)))) {
    last++;
    quoted = quoted || !strchr(")]}", word_at(s, last).data[0]);
  }
  last = over_notes(s, last);
  if (last + 1 < s->end && is_smiley(word_at(s, last + 1))) last++;
  if (last + 1 >= s->end) return s->end;
  if (!s->tokens[last].space_after) return 0;
  uint32_t next = over_openers(s, last + 1);
  truce_span follower = word_at(s, next);
  if (is_small(follower) && !small_begins(s, i, quoted)) return 0;
  if (quoted && word_at(s, i).data[0] != '.' && speech_follows(s, last + 1)) return 0;
  return last + 1;
}

static void push(truce_arena *arena, tr_boundaries *found, uint32_t first, uint32_t end, uint32_t paragraph) {
  tr_sentence_mark mark = {first, end, paragraph};
  TR_PUSH(arena, &found->sentences, mark);
}

/* The place behind token i. */
static tr_ending_place place_behind(const scan *s, uint32_t i, const tr_ending_class classes[TR_ENDING_PLACES], bool by_rule) {
  tr_ending_place place = {.blank = s->tokens[i].space_after, .by_rule = by_rule};
  for (uint32_t k = 0; k < TR_ENDING_PLACES; k++) {
    place.words[k] = i + k > s->start ? word_at(s, i + k - 1) : (truce_span){"", 0};
    place.classes[k] = classes[k];
  }
  return place;
}

/* The sentences of the tokens from `first` on. */
static void find_sentences(const tr_language *language, truce_span text, uint32_t first, uint32_t paragraph, truce_arena *arena, tr_boundaries *found) {
  scan s = {language, text, found, found->tokens.items, first, (uint32_t)found->tokens.count};
  const uint32_t body = tr_dateline_end(text, found, first);
  if (body > first) push(arena, found, first, body, paragraph);
  first = body;
  tr_ending_class around[TR_ENDING_PLACES] = {0}; /* of the tokens i - 1 … i + 2 */
  for (uint32_t k = 0; k < 3; k++) around[k] = body + k > s.start ? tr_ending_class_of(word_at(&s, body + k - 1), &language->suffixes) : TR_END_NONE;
  for (uint32_t i = first, by_rule = first; i < s.end; i++) {
    around[3] = tr_ending_class_of(word_at(&s, i + 2), &language->suffixes);
    if (i >= by_rule) {
      uint32_t end = sentence_end(&s, first, i);
      by_rule = end ? end : by_rule;
    }
    const tr_ending_place place = place_behind(&s, i, around, i + 1 == by_rule);
    memmove(around, around + 1, 3 * sizeof *around);
    if (i + 1 < s.end && i + 1 - first < TR_SENTENCE_WORDS && !tr_ending_is(&language->endings, &place)) continue;
    push(arena, found, first, i + 1, paragraph);
    first = i + 1;
  }
}

/* Does a line break at `at` (the newline) end a sentence? `line` is where the line began. */
static bool break_ends(truce_span text, size_t line, size_t at) {
  size_t next = at + 1;
  while (next < text.size && (text.data[next] == ' ' || text.data[next] == '\t' || text.data[next] == '\r')) next++;
  if (next >= text.size || text.data[next] == '\n') return true;
  size_t from = next;
  uint32_t code = tr_utf8_next(text, &from);
  if (strchr("-*+>|#=", text.data[next]) || code == 0x2022 || code == 0x2013 || code == 0x2014 || code == 0x25CF) return true;
  return at - line < SHORT_LINE && (tr_character_upper(code) || (code >= '0' && code <= '9') || code == '"' || code == 0x201C);
}

void tr_boundaries_find(const tr_language *language, truce_span text, truce_arena *arena, tr_boundaries *found) {
  *found = (tr_boundaries){0};
  uint32_t paragraph = 0;
  size_t start = 0, line = 0;
  for (size_t at = 0; at <= text.size; at++) {
    if (at < text.size && (text.data[at] != '\n' || !break_ends(text, line, at))) {
      if (text.data[at] == '\n') line = at + 1;
      continue;
    }
    uint32_t first = (uint32_t)found->tokens.count;
    tr_words_find(language, text, (truce_range){(uint32_t)start, (uint32_t)at}, arena, found);
    if (found->tokens.count > first) find_sentences(language, text, first, paragraph, arena, found);
    bool blank = false;
    size_t next = at + 1;
    while (next < text.size && strchr(" \t\r\n", text.data[next])) blank = blank || text.data[next] == '\n', next++;
    if (found->tokens.count > first && blank) paragraph++;
    start = line = next > at ? next : at + 1;
    at = start - 1; /* the blanks are read once */
  }
}
