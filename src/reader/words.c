/* Words: cuts one paragraph into words. A rule looks at the text from a place on and says how far a word reaches; the first rule that
 * says so wins. Rules look only a bounded way ahead, but for the ends of the word and of the chunk between blanks, each found once. */
#include "base/ascii.h"
#include "reader/boundaries.h"
#include "base/one_of.h"
#include "reader/characters.h"

enum {
  LOOK = 48,         /* longest word that a table is asked about */
  ADDRESS_LOOK = 128 /* longest name of a file or a host */
};

/* The paragraph being cut. */
typedef struct cutter {
  const tr_language *language;
  truce_span text;
  size_t end;         /* of the paragraph */
  size_t chunk_start; /* of the chunk between blanks */
  size_t chunk_end;
  truce_arena *arena;
  tr_boundaries *found;
} cutter;

static uint32_t code_at(const cutter *c, size_t at) {
  if (at >= c->chunk_end) return 0;
  return tr_utf8_next((truce_span){c->text.data, c->chunk_end}, &at);
}
static size_t after(const cutter *c, size_t at) {
  if (at >= c->chunk_end) return at;
  tr_utf8_next((truce_span){c->text.data, c->chunk_end}, &at);
  return at;
}
static tr_character class_at(const cutter *c, size_t at) { return at >= c->chunk_end ? TR_CHAR_SPACE : tr_character_class(code_at(c, at)); }
static bool alphanumeric_at(const cutter *c, size_t at) { return class_at(c, at) == TR_CHAR_LETTER || class_at(c, at) == TR_CHAR_DIGIT; }
static char byte_at(const cutter *c, size_t at) { return at < c->chunk_end ? c->text.data[at] : 0; }
static bool digit_at(const cutter *c, size_t at) { return tr_ascii_digit(byte_at(c, at)); }
static bool letter_before(const cutter *c, size_t at) {
  return at > c->chunk_start && ((unsigned char)c->text.data[at - 1] >= 0x80 || tr_character_class((unsigned char)c->text.data[at - 1]) == TR_CHAR_LETTER);
}
static size_t over_marks(const cutter *c, size_t at) {
  while (at < c->chunk_end && (unsigned char)c->text.data[at] >= 0x80 && class_at(c, at) == TR_CHAR_MARK) at = after(c, at);
  return at;
}
static bool apostrophe(uint32_t code) { return code == '\'' || code == 0x2019 || code == 0x2BC || code == '`'; }

/* Lower case of text[start, end) if it is short enough for a table. */
static truce_span lowered(const cutter *c, size_t start, size_t end, char buffer[3 * LOOK + 8]) {
  if (end - start > LOOK) return (truce_span){"", 0};
  return (truce_span){buffer, tr_lower((truce_span){c->text.data + start, end - start}, buffer)};
}

static void push(cutter *c, size_t start, size_t end, bool joined) {
  tr_token token = {{(uint32_t)start, (uint32_t)end}, false, joined};
  TR_PUSH(c->arena, &c->found->tokens, token);
}

/* Does the word text[start, end) end in a full stop and a suffix of addresses and files ("org", "pdf")? */
static bool has_suffix(const cutter *c, size_t start, size_t end) {
  char buffer[3 * LOOK + 8];
  size_t dot = end;
  while (dot > start && c->text.data[dot - 1] != '.') dot--;
  return dot > start && dot < end && tr_table_has(&c->language->suffixes, lowered(c, dot, end, buffer));
}

/* Behind a blank, a bracket or a quote. */
static bool at_front(const cutter *c, size_t at) { return at == c->chunk_start || strchr("([{<>)\"':;,", c->text.data[at - 1]); }

/* minutes-8-7.doc, .pdf, Example-News.org: a name of a file or host, and a path behind it. 0 = none here. */
static size_t file_end(const cutter *c, size_t at) {
  if (!at_front(c, at)) return 0;
  size_t end = at;
  while (end < c->chunk_end && end < at + ADDRESS_LOOK && (alphanumeric_at(c, end) || strchr("._-~#%!", c->text.data[end]))) end = after(c, end);
  while (end > at && strchr(".!", c->text.data[end - 1])) end--;
  return has_suffix(c, at, end) && (end == c->chunk_end || !strchr("@/", c->text.data[end])) ? end : 0;
}

/* http://…, www.…, mailto:…, name@host.org: up to the chunk's end without its last punctuation. 0 = none here. */
static size_t address_end(const cutter *c, size_t at) {
  static const char *const starts[] = {"http://", "https://", "ftp://", "www.", "mailto:"};
  truce_span rest = {c->text.data + at, c->chunk_end - at};
  bool is = false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    is = is || (rest.size > strlen(starts[i]) && tr_equal_fold((truce_span){rest.data, strlen(starts[i])}, tr_span(starts[i])));
  if (!is && alphanumeric_at(c, at)) {
    size_t i = 0;
    while (i < rest.size && i < ADDRESS_LOOK && (unsigned char)rest.data[i] < 0x80 && !strchr("()<>\"[]{},;:/", rest.data[i]) && rest.data[i] != '@') i++;
    is = i > 0 && i + 2 < rest.size && rest.data[i] == '@' && alphanumeric_at(c, at + i + 1);
  }
  if (!is) return file_end(c, at);
  size_t end = at;
  while (end < c->chunk_end && !strchr("<>\"{}", c->text.data[end]) && code_at(c, end) != 0x201D) end = after(c, end);
  while (end > at + 1 && strchr(".,;:!?'*)]", c->text.data[end - 1])) end--;
  return end;
}

/* Strings of whole.txt between blanks or other characters than letters and digits. */
static size_t whole_end(const cutter *c, size_t at) {
  if (alphanumeric_at(c, at) && (letter_before(c, at) || (at > c->chunk_start && digit_at(c, at - 1)))) return 0;
  size_t most = c->language->longest_whole;
  for (size_t size = c->chunk_end - at < most ? c->chunk_end - at : most; size > 1; size--) {
    if (alphanumeric_at(c, at + size) && alphanumeric_at(c, at + size - 1)) continue;
    if (((unsigned char)byte_at(c, at + size) & 0xC0) == 0x80) continue;
    if (tr_table_has(&c->language->whole, (truce_span){c->text.data + at, size})) return at + size;
  }
  return 0;
}

/* A line drawn of marks: ---=, *~*~* */
static size_t line_end(const cutter *c, size_t at) {
  size_t end = at;
  if (at != c->chunk_start) return 0;
  while (end < c->chunk_end && strchr("-=_*~+#<>|", c->text.data[end])) end++;
  return end == c->chunk_end && end - at > 3 ? end : 0;
}

/* Runs of one punctuation character, or of ! and ?: ... -- *** !!! ?! */
static size_t run_end(const cutter *c, size_t at) {
  char first = c->text.data[at];
  size_t end = line_end(c, at);
  if (end) return end;
  end = at + 1;
  if (first == '!' || first == '?' || (first == '.' && byte_at(c, end) && strchr("!?", byte_at(c, end))))
    while (byte_at(c, end) && strchr("!?.", byte_at(c, end))) end++;
  else if (strchr(".-*=_~+#<>`/\\$", first))
    while (byte_at(c, end) == first) end++;
  return end - at > 1 ? end : 0;
}

static size_t digits_end(const cutter *c, size_t at) {
  while (digit_at(c, at)) at++;
  return at;
}

/* Telephone numbers, dates and postal codes: digits in groups of which there are three, or 345-9945, 5-9945, 94720-1900. */
static size_t telephone_end(const cutter *c, size_t at) {
  size_t end = digits_end(c, at), groups = 1, first = end - at, last = 0;
  while (groups < 8 && byte_at(c, end) == '-' && digit_at(c, end + 1)) {
    size_t next = digits_end(c, end + 1);
    last = next - end - 1;
    end = next;
    groups++;
  }
  bool is = groups >= 3 || (groups == 2 && (first == 1 || first == 3 || first == 5) && last == 4);
  return is && !alphanumeric_at(c, end) ? end : 0;
}

/* 3.5, 10,000, 7:30, 9/11, 1990s, 20th, AK47; a unit behind the digits is left for the next word. */
static size_t number_end(const cutter *c, size_t at) {
  size_t end = telephone_end(c, at);
  if (end) return end;
  end = digits_end(c, at);
  while (strchr(".,:/", byte_at(c, end)) && byte_at(c, end) && digit_at(c, end + 1)) {
    if (byte_at(c, end) == ',' && digits_end(c, end + 1) - end - 1 < 3 && byte_at(c, digits_end(c, end + 1)) != ',') break;
    end = digits_end(c, end + 1);
  }
  size_t tail = end;
  while (class_at(c, tail) == TR_CHAR_LETTER || (byte_at(c, tail) == '.' && tail > end && class_at(c, tail + 1) == TR_CHAR_LETTER)) tail = after(c, tail);
  if (tail == end || tail - end > LOOK) return tail;
  truce_span unit = {c->text.data + end, tail - end};
  if (tr_table_has(&c->language->units, unit)) return end;
  return tail;
}

/* Do a chunk's only two words meet at the full stop, each of three small letters or more, the second no suffix of an address? */
static bool plain_words_meet(const cutter *c, size_t at) {
  size_t start = at, end = at + 1;
  while (start > c->chunk_start && at - start < LOOK && tr_character_lower((unsigned char)c->text.data[start - 1])) start--;
  while (end < c->chunk_end && end - at < LOOK && tr_character_lower((unsigned char)c->text.data[end])) end++;
  if (start != c->chunk_start || at - start < 3 || end - at < 4 || has_suffix(c, start, end)) return false;
  while (end < c->chunk_end && end - at < LOOK && strchr(".,;:!?)\"", c->text.data[end])) end++;
  return end == c->chunk_end;
}

/* "UN-led" begins with the United Nations, not with "un-". */
static bool abbreviation(const cutter *c, size_t start, size_t hyphen) {
  size_t at = start;
  while (at < hyphen && tr_character_upper((unsigned char)c->text.data[at])) at++;
  return at == hyphen && hyphen > start + 1 && tr_character_lower(code_at(c, after(c, hyphen)));
}

/* May the mark at `at` (just behind the letters and digits from `start`) stand inside a word? */
static bool joins(const cutter *c, size_t start, size_t at) {
  char buffer[3 * LOOK + 8], mark = byte_at(c, at);
  uint32_t code = code_at(c, at);
  size_t next = after(c, at);
  if (!alphanumeric_at(c, next)) return false;
  bool digit_after = class_at(c, next) == TR_CHAR_DIGIT, digit_before = at > start && digit_at(c, at - 1);
  if (apostrophe(code)) return true;
  if (mark == '_' || mark == '@') return true;
  if (mark == '&') return tr_character_upper(code_at(c, next)) && at > start && (at - start < 4 || next + 2 >= c->chunk_end);
  if (mark == '-') return !abbreviation(c, start, at) && tr_table_has(&c->language->prefixes, lowered(c, start, at, buffer));
  if (mark == '/') return digit_before && digit_after;
  if (mark == ',' || mark == ':') return digit_before && digit_after;
  if (mark != '.') return false;
  /* "ended.The", "ended.then" miss a blank; "U.S", "example.com" do not. */
  if (plain_words_meet(c, at)) return false;
  return !(tr_character_upper(code_at(c, next)) && at > start + 1 && tr_character_lower((unsigned char)c->text.data[at - 1]) &&
           tr_character_lower(code_at(c, after(c, next))));
}

/* Letters, digits and marks, with what may join them. */
static size_t core_end(const cutter *c, size_t at) {
  size_t end = at, part = at;
  for (;;) {
    tr_character class_ = class_at(c, end);
    if (TR_ONE_OF(class_, TR_CHAR_LETTER, TR_CHAR_DIGIT, TR_CHAR_MARK)) end = after(c, end);
    else if (end < c->chunk_end && end > at && joins(c, part, end)) {
      bool hyphen = byte_at(c, end) == '-';
      end = after(c, end);
      if (hyphen) part = end;
    } else
      return end;
  }
}

/* Has text[start, end) a full stop between single letters: U.S, a.m, Ph.D? */
static bool dotted(const cutter *c, size_t start, size_t end) {
  size_t run = 0, dots = 0;
  for (size_t i = start; i < end; i++) {
    if (c->text.data[i] == '.') {
      if (run == 0 || run > 2) return false;
      run = 0, dots++;
    } else
      run++;
  }
  return dots > 0 && run <= 2;
}

/* The lower case of the word behind the blanks at `at`; "" at the end of the paragraph. */
static truce_span next_lowered(const cutter *c, size_t at, bool *capital, char buffer[3 * LOOK + 8]) {
  while (at < c->end && strchr(" \t\r", c->text.data[at])) at++;
  truce_span rest = {c->text.data, c->end};
  size_t end = at, next = at;
  uint32_t code = at < c->end ? tr_utf8_next(rest, &next) : 0;
  *capital = tr_character_upper(code);
  while (next <= c->end && tr_character_class(code) == TR_CHAR_LETTER) {
    end = next;
    code = next < c->end ? tr_utf8_next(rest, &next) : 0;
  }
  return lowered(c, at, end, buffer);
}

/* Does the text end at `at`, or a sentence surely begin behind the blanks there? */
static bool sentence_begins(const cutter *c, size_t at) {
  char buffer[3 * LOOK + 8];
  if (at < c->chunk_end) return false;
  bool capital, last = at >= c->end || c->text.data[at] == '\n';
  return last || (tr_table_has(&c->language->starters, next_lowered(c, at, &capital, buffer)) && capital);
}

/* Does the full stop at `end` belong to the word from `start`? At the end of a sentence it does in U.S., not in etc. and p.m. */
static bool takes_stop(const cutter *c, size_t start, size_t end) {
  char buffer[3 * LOOK + 8];
  bool two = byte_at(c, end + 1) == '.', capital = tr_character_upper(code_at(c, start));
  if (byte_at(c, end) != '.' || (two && byte_at(c, end + 2) == '.')) return false;
  uint32_t kind = tr_table_find(&c->language->abbreviations, lowered(c, start, end, buffer), TR_NO_ABBREVIATION);
  if (dotted(c, start, end)) return capital || two || kind != TR_MAY_END || !sentence_begins(c, end + 1);
  bool last = end + 1 == c->end || c->text.data[end + 1] == '\n';
  size_t letters = end - start;
  if (capital && letters == after(c, start) - start) return !last && !two && c->text.data[start] != 'I';
  if (kind == TR_BEFORE_NUMBER) {
    size_t next = end + 1;
    while (next < c->end && c->text.data[next] == ' ') next++;
    return next < c->end && tr_ascii_digit(c->text.data[next]);
  }
  if (kind == TR_MAY_END) return two || !sentence_begins(c, end + 1);
  if (kind == TR_NO_ABBREVIATION || last || two) return false;
  return capital || !(kind == TR_BEFORE_NAME || (kind == TR_INSIDE && letters > 2 && tr_table_has(&c->language->starters, lowered(c, start, end, buffer))));
}

/* Where the clitic of text[start, end) begins: n't, 's, 're, 've, 'll, 'd, 'm; `end` if there is none. */
static size_t clitic_start(const cutter *c, size_t start, size_t end) {
  static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
  char buffer[3 * LOOK + 8];
  size_t from = end - start > 8 ? end - 8 : start;
  while (from > start && ((unsigned char)c->text.data[from] & 0xC0) == 0x80) from--;
  for (size_t at = from; at < end; at = after(c, at)) {
    if (!apostrophe(code_at(c, at)) || at == start) continue;
    size_t tail = after(c, at);
    truce_span letters = lowered(c, tail, end, buffer);
    if (tr_equal_string(letters, "t") && (c->text.data[at - 1] | 32) == 'n' && at - 1 > start) return at - 1;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
      if (tr_equal_string(letters, clitics[i]) && !digit_at(c, at - 1)) return at;
  }
  return end;
}

/* Bytes of the first word of a contraction without an apostrophe; 0 if text[start, end) is none. Some are only before certain words: "its not". */
static size_t contracted(const cutter *c, size_t start, size_t end) {
  char buffer[6 * LOOK + 20], next[3 * LOOK + 8];
  truce_span key = lowered(c, start, end, buffer);
  uint32_t first = tr_table_find(&c->language->contractions, key, 0);
  if (first != TR_BEFORE_SOME) return first;
  bool capital;
  truce_span follower = next_lowered(c, end, &capital, next);
  if (end < c->chunk_end || !follower.size) return 0;
  buffer[key.size] = ' ';
  memcpy(buffer + key.size + 1, follower.data, follower.size);
  return tr_table_find(&c->language->contractions, (truce_span){buffer, key.size + 1 + follower.size}, 0);
}

static void push_word(cutter *c, size_t start, size_t end) {
  size_t cut = clitic_start(c, start, end);
  if (cut == end) {
    size_t first = contracted(c, start, end);
    if (first && first < end - start) cut = start + first;
  }
  push(c, start, cut, false);
  if (cut < end) push(c, cut, end, true);
}

/* US$, C$, A$: capitals before a currency sign. */
static bool currency_before(const cutter *c, size_t start, size_t end) {
  if (byte_at(c, end) != '$' || end - start > 3) return false;
  for (size_t i = start; i < end; i++)
    if (!tr_ascii_capital(c->text.data[i])) return false;
  return true;
}

static size_t word(cutter *c, size_t at) {
  bool number = digit_at(c, at);
  size_t end = number ? number_end(c, at) : core_end(c, at);
  if (number && end < c->chunk_end && (apostrophe(code_at(c, end)) || strchr("@_", byte_at(c, end))) && alphanumeric_at(c, after(c, end)))
    end = core_end(c, at);
  end = over_marks(c, end);
  if (currency_before(c, at, end)) {
    push(c, at, end + 1, false);
    return end + 1;
  }
  if (!number && takes_stop(c, at, end)) {
    push(c, at, end + 1, false);
    return end + 1;
  }
  push_word(c, at, end);
  return end;
}

/* A word that begins with a mark: +44, .5, '90s, #name, or the mark alone. */
static size_t mark(cutter *c, size_t at) {
  char first = c->text.data[at];
  size_t end = after(c, at);
  bool alone = at == c->chunk_start;
  if ((first == '+' || (first == '.' && !letter_before(c, at))) && digit_at(c, at + 1))
    end = number_end(c, at + 1);
  else if ((first == '#' || first == '@') && alone && class_at(c, at + 1) == TR_CHAR_LETTER)
    end = core_end(c, at + 1);
  else if (apostrophe(code_at(c, at)) && !letter_before(c, at) && digit_at(c, end) && digit_at(c, end + 1) && !digit_at(c, end + 2) &&
           byte_at(c, end + 2) == 's')
    end += 3;
  else if (apostrophe(code_at(c, at)) && at > c->chunk_start && tr_equal_fold((truce_span){c->text.data + end, c->chunk_end - end < 1 ? 0 : 1}, TR_SPAN("s")) &&
           !alphanumeric_at(c, end + 1))
    end += 1; /* U.S.'s, 50%'s */
  end = over_marks(c, end);
  push(c, at, end, false);
  return end;
}

static size_t next_word(cutter *c, size_t at) {
  size_t end = address_end(c, at);
  if (!end) end = whole_end(c, at);
  if (!end && !alphanumeric_at(c, at) && (unsigned char)c->text.data[at] < 0x80) end = run_end(c, at);
  if (end) {
    push(c, at, end, false);
    return end;
  }
  return alphanumeric_at(c, at) ? word(c, at) : mark(c, at);
}

void tr_words_find(const tr_language *language, truce_span text, truce_range where, truce_arena *arena, tr_boundaries *found) {
  cutter c = {language, text, where.end, 0, where.end, arena, found};
  for (size_t at = where.start; at < where.end;) {
    c.chunk_end = where.end;
    if (class_at(&c, at) == TR_CHAR_SPACE) {
      at = after(&c, at);
      continue;
    }
    size_t end = at;
    while (end < where.end && class_at(&c, end) != TR_CHAR_SPACE) end = after(&c, end);
    c.chunk_start = at;
    c.chunk_end = end;
    while (at < end) at = next_word(&c, at);
    found->tokens.items[found->tokens.count - 1].space_after = true;
  }
}
