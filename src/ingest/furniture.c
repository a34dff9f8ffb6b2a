/* Judges a line by the words of furniture that stand in it. */
#include "ingest/furniture.h"

#include "base/ascii.h"
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/shape.h"

enum { SHORT_WORDS = 16 };

/* Lower case of ASCII and Latin-1 letters, typographic apostrophe as ', cut at the buffer. */
static truce_span fold(truce_span line, char *out, size_t room) {
  size_t size = 0;
  for (size_t at = 0; at < line.size && size + 4 < room;) {
    uint32_t c = tr_utf8_next(line, &at);
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) c += 32;
    if (c == 0x2019) c = '\'';
    size += tr_utf8_put(c, out + size);
  }
  return (truce_span){out, size};
}

/* Does the line start with one of the words? With the first, `size` is theirs. */
static bool starts_with(truce_span lower, const tr_furniture_words *words, size_t *size) {
  for (size_t i = 0; i < words->count; i++)
    if (tr_starts(lower, words->items[i])) {
      *size = words->items[i].size;
      return true;
    }
  return false;
}

static bool holds(truce_span lower, const tr_furniture_words *words) {
  for (size_t i = 0; i < words->count; i++)
    if (tr_find(lower, words->items[i], 0) != SIZE_MAX) return true;
  return false;
}

static truce_span without_light_ends(truce_span s) {
  static const char light[] = " .:;,!?|-*>#+()[]\t";
  while (s.size && strchr(light, s.data[s.size - 1])) s.size--;
  while (s.size && strchr(light, s.data[0])) s.data++, s.size--;
  return s;
}

static bool begins_alike(truce_span text, truce_span words) { return text.size && text.data[0] == words.data[0]; }

static bool phrase_fits(const tr_phrase *phrase, truce_span lower, truce_span core, size_t count) {
  const truce_span p = phrase->words;
  if (phrase->reach != TR_REACH_ANY && !begins_alike(core, p) && !begins_alike(lower, p)) return false; /* most end here */
  if (phrase->reach == TR_REACH_WHOLE) return tr_equal(core, p);
  if (count >= SHORT_WORDS) return false;
  if (phrase->reach == TR_REACH_ANY) return lower.size >= p.size && tr_find(lower, p, 0) != SIZE_MAX;
  truce_span from = core.size >= p.size && core.data ? core : lower;
  bool whole_word = from.size <= p.size || !tr_word_byte((unsigned char)from.data[p.size]) || !tr_word_byte((unsigned char)p.data[p.size - 1]);
  return tr_starts(from, p) && whole_word;
}

static bool is_address(truce_span s) {
  return (tr_starts(s, TR_SPAN("http://")) || tr_starts(s, TR_SPAN("https://")) || tr_starts(s, TR_SPAN("www."))) && !memchr(s.data, ' ', s.size);
}
static bool is_image(truce_span s) {
  static const char *const kinds[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".mp4"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tr_find(s, tr_span(kinds[i]), 0) != SIZE_MAX) return true;
  return false;
}

/* "7 minutes read", "5 min read", "Lesezeit: 4 Minuten", "3 Min." */
static bool is_reading_time(const tr_furniture *furniture, truce_span lower, size_t words) {
  if (words > 5) return false;
  bool minutes = tr_find(lower, TR_SPAN("min"), 0) != SIZE_MAX;
  bool counted = lower.size && tr_ascii_digit(lower.data[0]);
  return minutes && (holds(lower, &furniture->parts[TR_PART_READING]) || (counted && words == 2));
}

/* "Image recovered from …", "Photo provided by …": what it shows is not told, only where it is from. */
static bool is_credit(const tr_furniture *furniture, truce_span lower, size_t words, bool sentence) {
  size_t size;
  if (words > 14 || (sentence && words > 8)) return false;
  return starts_with(lower, &furniture->parts[TR_PART_PICTURE], &size) && holds(lower, &furniture->parts[TR_PART_ORIGIN]);
}

static bool is_one_of(truce_span lower, const tr_furniture_words *words) {
  size_t i = 0;
  while (i < words->count && !tr_equal(lower, words->items[i])) i++;
  return i < words->count;
}

/* "Harbour Radio", "Reuters": few words with capitals, one of them what outlets are called; a name of a single word only if it is that of an agency. */
static bool is_outlet(const tr_furniture *furniture, truce_span name) {
  enum { MOST_WORDS = 6 };
  char lower[32];
  size_t count = 0;
  bool outlet = false, wire = false;
  for (truce_span rest = name, word; tr_split(&rest, ' ', &word); count++) {
    const truce_span folded = fold(word, lower, sizeof lower);
    if (word.size && tr_ascii_small(word.data[0]) && !tr_listed(word, "of the and de la du el al")) return false;
    outlet = outlet || is_one_of(folded, &furniture->parts[TR_PART_OUTLET]);
    wire = wire || is_one_of(folded, &furniture->parts[TR_PART_WIRE]);
  }
  return (wire || (outlet && count > 1)) && count <= MOST_WORDS;
}

/* The outlet that a line names before or behind its date; else nothing. */
static truce_span outlet_beside(const tr_furniture *furniture, truce_span line, truce_range date) {
  const truce_span sides[] = {{line.data, date.start}, {line.data + date.end, line.size - date.end}};
  for (size_t i = 0; i < 2; i++)
    for (truce_span rest = sides[i], part; tr_split(&rest, ',', &part);) {
      const truce_span name = without_light_ends(part);
      if (is_outlet(furniture, name)) return name;
    }
  return (truce_span){NULL, 0};
}

/* A date with its label, or alone with at most a time and a few signs. */
static bool is_dating(const tr_furniture *furniture, truce_span line, truce_span lower, size_t words, tr_line *out) {
  tr_written_day found;
  size_t size;
  if (words > 24 || !tr_day_find(line, false, &found)) return false;
  bool labelled = starts_with(lower, &furniture->parts[TR_PART_DATE], &size);
  bool led = labelled || starts_with(lower, &furniture->parts[TR_PART_DAY], &size); /* "on June 11, 2024" */
  size_t inside = tr_word_count(tr_slice(line, found.where));
  const truce_span outlet = outlet_beside(furniture, line, found.where);
  if (!labelled && !outlet.size && (words > inside + 5 || (words > inside + 1 && tr_ends_sentence(line)))) return false;
  if (labelled && tr_ends_sentence(line) && words > inside + 8) return false;
  if (!led && !outlet.size && found.where.start > 24) return false;
  out->kind = TR_LINE_DATE;
  out->day = found.day;
  out->labelled = labelled;
  out->name = outlet;
  out->updated = holds(lower, &furniture->parts[TR_PART_CHANGE]);
  return true;
}

/* "By Jane Doe", "By JANE DOE and John Roe": capitals, few words. */
static bool is_byline(const tr_furniture *furniture, truce_span line, truce_span lower, size_t words, tr_line *out) {
  size_t label;
  if (words > 9 || words < 2 || !starts_with(lower, &furniture->parts[TR_PART_BYLINE], &label) || tr_ends_sentence(line)) return false;
  truce_span name = tr_trim((truce_span){line.data + label, line.size - label});
  if (name.size < 4 || tr_ascii_small(name.data[0]) || tr_ascii_digit(name.data[0])) return false;
  size_t small = 0, parts = 0;
  for (truce_span rest = name, part; tr_split(&rest, ' ', &part);) {
    parts += part.size > 0;
    small += part.size > 3 && tr_ascii_small(part.data[0]);
  }
  if (small || parts < 1) return false;
  out->kind = TR_LINE_BYLINE;
  out->name = name;
  return true;
}

tr_line tr_line_read(const tr_furniture *furniture, truce_span line) {
  char room[600];
  tr_line out = {.kind = TR_LINE_SENTENCE, .day = {TRUCE_NO_DAY}};
  line = tr_trim(line);
  size_t words = tr_word_count(line);
  if (is_address(line)) {
    out.kind = is_image(line) ? TR_LINE_CAPTION : TR_LINE_LINKS;
    return out;
  }
  if (words >= 30) return out;
  truce_span lower = fold(line, room, sizeof room), core = without_light_ends(lower);
  bool sentence = tr_ends_sentence(line);
  out.kind = (sentence && words >= 3) || words >= 18 ? TR_LINE_SENTENCE : TR_LINE_SHORT;
  if (is_dating(furniture, line, lower, words, &out) || is_byline(furniture, line, lower, words, &out)) return out;
  if (words == 0 || is_reading_time(furniture, lower, words)) {
    out.kind = TR_LINE_FURNITURE;
    return out;
  }
  for (size_t i = 0; i < furniture->phrases.count; i++) {
    const tr_phrase *phrase = &furniture->phrases.items[i];
    if (!phrase_fits(phrase, lower, core, words)) continue;
    bool telling = sentence && words > 8 && phrase->reach != TR_REACH_WHOLE && line.data[line.size - 1] == '.';
    if (telling && phrase->kind != TR_LINE_CAPTION) continue; /* a full sentence that happens to start so */
    out.kind = phrase->kind;
    return out;
  }
  if (is_credit(furniture, lower, words, sentence)) out.kind = TR_LINE_CAPTION;
  return out;
}
