/* Entries of a live blog. Comments and lists of teasers are built alike, so that the page must either say that it is live or stamp every entry with an hour, the
 * hours must run one way, and the entries must be most of what there is to read. */
#include "ingest/live.h"

#include "base/dates.h"
#include "ingest/dateline.h"
#include "ingest/signs.h"

enum { LEAST_SAID = 3, LEAST_UNSAID = 5, LEAST_ENTRY_WORDS = 8, MOST_ENTRY_WORDS = 2500, SHARE_PERCENT = 50, LONGEST_STAMP = 60, MINUTES_A_DAY = 1440 };

/* When an entry was written, as far as told. */
typedef struct stamp {
  truce_day day;
  int minutes; /* of the day; -1: not told */
  bool told;
} stamp;

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* "10:42", "10.42am", "T10:42": minutes of the day, -1 if there is none. */
static int minutes_in(truce_span text) {
  for (size_t i = 0; i + 3 < text.size; i++) {
    if (!digit(text.data[i]) || (i > 0 && digit(text.data[i - 1]))) continue;
    size_t sign = digit(text.data[i + 1]) ? i + 2 : i + 1;
    if (sign + 2 >= text.size || (text.data[sign] != ':' && text.data[sign] != '.') || !digit(text.data[sign + 1]) || !digit(text.data[sign + 2])) continue;
    if (sign + 3 < text.size && (digit(text.data[sign + 3]) || text.data[sign + 3] == '.')) continue; /* 10.42.2024, a day */
    int hour = text.data[i] - '0', minute = (text.data[sign + 1] - '0') * 10 + text.data[sign + 2] - '0';
    if (sign == i + 2) hour = hour * 10 + text.data[i + 1] - '0';
    truce_span half = tr_trim((truce_span){text.data + sign + 3, text.size - sign - 3});
    bool evening = half.size >= 2 && (half.data[0] | 32) == 'p' && ((half.data[1] | 32) == 'm' || half.data[1] == '.');
    if (evening && hour < 12) hour += 12;
    if (hour < 24 && minute < 60) return hour * 60 + minute;
  }
  return -1;
}

static stamp stamp_of(truce_span text) {
  tr_written_day found;
  stamp s = {{TRUCE_NO_DAY}, minutes_in(text), false};
  if (tr_day_find(text, false, &found)) s.day = found.day;
  s.told = s.minutes >= 0 || s.day.days != TRUCE_NO_DAY;
  return s;
}

static bool is_clock(const tr_node *n) {
  static const char *const words[] = {"time", "timestamp", "datetime", "clock", "uhrzeit", "hora", "heure"};
  if (n->tag == GUMBO_TAG_TIME) return true;
  truce_span classes = tr_attribute(n, "class");
  for (truce_span name; tr_split(&classes, ' ', &name);)
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (tr_ends(name, tr_span(words[i]))) return true;
  return false;
}

/* The first clock below an element: its attribute, or its text. */
static stamp find_stamp(truce_arena *arena, const tr_dom *dom, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end; i++) {
    if (tr_is_text(&dom->nodes[i]) || !is_clock(&dom->nodes[i])) continue;
    stamp s = stamp_of(tr_attribute(&dom->nodes[i], "datetime"));
    truce_span text = tr_text_below(arena, dom, i);
    if (!s.told && text.size <= LONGEST_STAMP) s = stamp_of(text);
    if (s.told) return s;
  }
  return (stamp){{TRUCE_NO_DAY}, -1, false};
}

static truce_span find_anchor(const tr_dom *dom, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end && i < from + 8; i++)
    if (!tr_is_text(&dom->nodes[i]) && tr_attribute(&dom->nodes[i], "id").size) return tr_attribute(&dom->nodes[i], "id");
  return (truce_span){NULL, 0};
}

/* The blocks below an element: the first heading, and words of prose. */
static truce_span find_heading(const tr_blocks *blocks, uint32_t from, uint32_t end, uint32_t *words) {
  truce_span heading = {NULL, 0};
  *words = 0;
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    if (b->first < from || b->first >= end || b->away) continue;
    if (b->kind == TR_BLOCK_HEADING && !heading.size) heading = b->text;
    if (b->kind != TR_BLOCK_HEADING) *words += b->words - b->link_words;
  }
  return heading;
}

static bool read_entry(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, uint32_t node, tr_live_entry *entry, stamp *when) {
  const tr_element *e = &blocks->elements[node];
  uint32_t words, end = dom->nodes[node].end;
  if (tr_is_text(&dom->nodes[node]) || e->away || e->words < LEAST_ENTRY_WORDS || e->words > MOST_ENTRY_WORDS) return false;
  *when = find_stamp(arena, dom, node, end);
  *entry = (tr_live_entry){node, end, find_heading(blocks, node, end, &words), find_anchor(dom, node, end), when->day};
  return when->told && words >= LEAST_ENTRY_WORDS && (entry->heading.size || entry->anchor.size);
}

/* -- the page ------------------------------------------------------------------------------------------------------------------------------ */

static bool holds_word(truce_span text, const char *word) {
  size_t size = strlen(word);
  for (size_t i = 0; i + size <= text.size; i++) {
    bool starts = i == 0 || !((text.data[i - 1] | 32) >= 'a' && (text.data[i - 1] | 32) <= 'z');
    if (starts && tr_equal_fold((truce_span){text.data + i, size}, (truce_span){word, size})) return true;
  }
  return false;
}

static bool says_live(truce_span text) {
  static const char *const words[] = {"live", "ticker", "minute-by-minute", "minute by minute", "as it happened", "as they happened", "en direct", "en vivo", "ao vivo", "in diretta"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (holds_word(text, words[i])) return true;
  return false;
}

static bool element_says_live(const tr_node *n) {
  return says_live(tr_attribute(n, "class")) || says_live(tr_attribute(n, "id")) || says_live(tr_attribute(n, "itemtype"));
}

static bool is_said(const tr_dom *dom, uint32_t parent, const tr_live *live, truce_span title, truce_span url) {
  for (uint32_t up = parent; up != UINT32_MAX; up = dom->nodes[up].parent)
    if (element_says_live(&dom->nodes[up])) return true;
  return says_live(title) || says_live(url) || (live->entries.count && element_says_live(&dom->nodes[live->entries.items[0].first]));
}

/* The entries among the children of one element, and the minutes they were written at. */
typedef struct column {
  tr_live live;
  uint32_t words;
  size_t hours; /* entries that tell one */
  int up, down; /* neighbours later, earlier than the one before */
} column;

static column read_column(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, uint32_t parent) {
  column c = {0};
  int64_t before = INT64_MIN;
  for (uint32_t i = parent + 1; i < dom->nodes[parent].end; i = dom->nodes[i].end) {
    tr_live_entry entry;
    stamp when;
    if (!read_entry(arena, dom, blocks, i, &entry, &when)) continue;
    int64_t at = (when.day.days == TRUCE_NO_DAY ? 0 : (int64_t)when.day.days * MINUTES_A_DAY) + (when.minutes < 0 ? 0 : when.minutes);
    if (before != INT64_MIN) c.up += at > before, c.down += at < before;
    before = at;
    c.hours += when.minutes >= 0;
    c.words += blocks->elements[i].words - blocks->elements[i].link_words;
    TR_PUSH(arena, &c.live.entries, entry);
  }
  return c;
}

/* Hours run one way; a blog told over midnight without days turns once. */
static bool runs_one_way(const column *c) {
  int less = c->up < c->down ? c->up : c->down;
  return less <= 1;
}

static uint32_t words_to_read(const tr_blocks *blocks) {
  uint32_t words = 0;
  for (size_t i = 0; i < blocks->list.count; i++)
    if (!blocks->list.items[i].away) words += blocks->list.items[i].words - blocks->list.items[i].link_words;
  return words;
}

void tr_live_find(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, truce_span title, truce_span url, tr_live *live) {
  uint32_t page_words = words_to_read(blocks), best = 0;
  *live = (tr_live){0};
  for (uint32_t i = 0; i < dom->count; i++) {
    const tr_element *e = &blocks->elements[i];
    if (tr_is_text(&dom->nodes[i]) || e->away || (e->signs & TR_SIGN_TALK) || (uint64_t)e->words * 100 < (uint64_t)page_words * SHARE_PERCENT) continue;
    column c = read_column(arena, dom, blocks, i);
    size_t count = c.live.entries.count;
    if (count < LEAST_SAID || count < best || !runs_one_way(&c) || (uint64_t)c.words * 100 < (uint64_t)page_words * SHARE_PERCENT) continue;
    bool fits = is_said(dom, i, &c.live, title, url) || (count >= LEAST_UNSAID && c.hours == count);
    if (!fits) continue;
    *live = c.live;
    best = (uint32_t)count;
  }
}

tr_blocks tr_live_blocks(truce_arena *arena, const tr_blocks *blocks, const tr_live *live, const tr_live_entry *entry) {
  tr_blocks part = *blocks;
  memset(&part.list, 0, sizeof part.list);
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    bool inside = entry && b->first >= entry->first && b->first < entry->end;
    for (size_t k = 0; !entry && k < live->entries.count; k++) inside |= b->first >= live->entries.items[k].first && b->first < live->entries.items[k].end;
    if (inside == (entry != NULL)) TR_PUSH(arena, &part.list, *b);
  }
  return part;
}
