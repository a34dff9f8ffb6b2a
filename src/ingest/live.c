/* Entries of a live blog. Comments and lists of teasers are built alike, so that the page must either say that it is live or stamp every entry with an hour,
 * the hours must run one way, and the entries must be most of what there is to read. */
#include "ingest/live.h"

#include "base/ascii.h"
#include "base/dates.h"
#include "ingest/dateline.h"
#include "ingest/signs.h"

enum {
  LEAST_SAID = 3,
  LEAST_UNSAID = 5,
  LEAST_ENTRY_WORDS = 8,
  MOST_ENTRY_WORDS = 2500,
  SHARE_PERCENT = 50,
  STAMP_WORDS = 12,
  MINUTES_A_DAY = 1440,
  ANCHOR_REACH = 8
};

#define NONE UINT32_MAX

/* The page with what is asked of it often, by node: words of prose before it, the number of the next heading block at or behind it. */
typedef struct build {
  truce_arena *arena;
  const tr_dom *dom;
  const tr_blocks *blocks;
  uint32_t *words_before, *next_heading;
} build;

static build look_at(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks) {
  build b = {arena, dom, blocks, TR_NEW_ARRAY(arena, uint32_t, dom->count + 1), TR_NEW_ARRAY(arena, uint32_t, dom->count + 1)};
  for (uint32_t i = 0; i <= dom->count; i++) b.next_heading[i] = NONE;
  for (size_t i = blocks->list.count; i-- > 0;) {
    const tr_block *k = &blocks->list.items[i];
    if (k->away) continue;
    if (k->kind == TR_BLOCK_HEADING)
      b.next_heading[k->first] = (uint32_t)i;
    else
      b.words_before[k->first + 1] += k->words - k->link_words;
  }
  for (uint32_t i = 0; i < dom->count; i++) b.words_before[i + 1] += b.words_before[i];
  for (uint32_t i = dom->count; i-- > 0;)
    if (b.next_heading[i] == NONE) b.next_heading[i] = b.next_heading[i + 1];
  return b;
}

/* When an entry was written, as far as told. */
typedef struct stamp {
  truce_day day;
  int minutes; /* of the day; -1: not told */
  bool told;
} stamp;


/* "10:42", "10.42am", "T10:42": minutes of the day, -1 if there is none. */
static int minutes_in(truce_span text) {
  for (size_t i = 0; i + 3 < text.size; i++) {
    if (!tr_ascii_digit(text.data[i]) || (i > 0 && tr_ascii_digit(text.data[i - 1]))) continue;
    size_t sign = tr_ascii_digit(text.data[i + 1]) ? i + 2 : i + 1;
    if (sign + 2 >= text.size || (text.data[sign] != ':' && text.data[sign] != '.') || !tr_ascii_digit(text.data[sign + 1]) ||
        !tr_ascii_digit(text.data[sign + 2]))
      continue;
    if (sign + 3 < text.size && (tr_ascii_digit(text.data[sign + 3]) || text.data[sign + 3] == '.')) continue; /* 10.42.2024, a day */
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
static stamp find_stamp(const build *b, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end; i++) {
    const tr_node *n = &b->dom->nodes[i];
    if (tr_is_text(n) || !is_clock(n) || b->blocks->elements[i].words > STAMP_WORDS) continue;
    stamp s = stamp_of(tr_attribute(n, "datetime"));
    if (!s.told) s = stamp_of(tr_text_below(b->arena, b->dom, i));
    if (s.told) return s;
  }
  return (stamp){{TRUCE_NO_DAY}, -1, false};
}

static truce_span find_anchor(const tr_dom *dom, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end && i < from + ANCHOR_REACH; i++)
    if (!tr_is_text(&dom->nodes[i]) && tr_attribute(&dom->nodes[i], "id").size) return tr_attribute(&dom->nodes[i], "id");
  return (truce_span){NULL, 0};
}

static bool read_entry(const build *b, uint32_t node, tr_live_entry *entry, stamp *when) {
  const tr_element *e = &b->blocks->elements[node];
  uint32_t end = b->dom->nodes[node].end, heading = b->next_heading[node];
  if (tr_is_text(&b->dom->nodes[node]) || e->away || e->words < LEAST_ENTRY_WORDS || e->words > MOST_ENTRY_WORDS) return false;
  if (b->words_before[end] - b->words_before[node] < LEAST_ENTRY_WORDS) return false;
  *when = find_stamp(b, node, end);
  *entry = (tr_live_entry){.first = node, .end = end, .anchor = find_anchor(b->dom, node, end), .day = when->day};
  if (heading != NONE && b->blocks->list.items[heading].first < end) entry->heading = b->blocks->list.items[heading].text;
  return when->told && (entry->heading.size || entry->anchor.size);
}

/* -- the page ------------------------------------------------------------------------------------------------------------------------------ */

static bool holds_word(truce_span text, const char *word) {
  size_t size = strlen(word);
  for (size_t i = 0; i + size <= text.size; i++) {
    bool starts = i == 0 || !tr_ascii_letter(text.data[i - 1]);
    if (starts && tr_equal_fold((truce_span){text.data + i, size}, (truce_span){word, size})) return true;
  }
  return false;
}

static bool says_live(truce_span text) {
  static const char *const words[] = {
      "live", "ticker", "minute-by-minute", "minute by minute", "as it happened", "as they happened", "en direct", "en vivo", "ao vivo", "in diretta",
  };
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

static column read_column(const build *b, uint32_t parent) {
  column c = {0};
  int64_t before = INT64_MIN;
  for (uint32_t i = parent + 1; i < b->dom->nodes[parent].end; i = b->dom->nodes[i].end) {
    tr_live_entry entry;
    stamp when;
    if (!read_entry(b, i, &entry, &when)) continue;
    int64_t at = (when.day.days == TRUCE_NO_DAY ? 0 : (int64_t)when.day.days * MINUTES_A_DAY) + (when.minutes < 0 ? 0 : when.minutes);
    if (before != INT64_MIN) c.up += at > before, c.down += at < before;
    before = at;
    c.hours += when.minutes >= 0;
    c.words += b->blocks->elements[i].words - b->blocks->elements[i].link_words;
    TR_PUSH(b->arena, &c.live.entries, entry);
  }
  return c;
}

/* Hours run one way; a blog told over midnight without days turns once. */
static bool runs_one_way(const column *c) {
  int less = c->up < c->down ? c->up : c->down;
  return less <= 1;
}

void tr_live_find(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, truce_span title, truce_span url, tr_live *live) {
  build b = look_at(arena, dom, blocks);
  uint32_t page_words = b.words_before[dom->count];
  size_t best = 0;
  *live = (tr_live){0};
  for (uint32_t i = 0; i < dom->count; i++) {
    const tr_element *e = &blocks->elements[i];
    if (tr_is_text(&dom->nodes[i]) || e->away || (e->signs & TR_SIGN_TALK) || (uint64_t)e->words * 100 < (uint64_t)page_words * SHARE_PERCENT) continue;
    column c = read_column(&b, i);
    size_t count = c.live.entries.count;
    if (count < LEAST_SAID || count < best || !runs_one_way(&c) || (uint64_t)c.words * 100 < (uint64_t)page_words * SHARE_PERCENT) continue;
    bool fits = is_said(dom, i, &c.live, title, url) || (count >= LEAST_UNSAID && c.hours == count);
    if (!fits) continue;
    *live = c.live;
    best = count;
  }
}

/* The entry that holds a node, NULL if none does: entries stand in order. */
static const tr_live_entry *entry_at(const tr_live *live, uint32_t node) {
  size_t low = 0, high = live->entries.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (live->entries.items[middle].end <= node)
      low = middle + 1;
    else
      high = middle;
  }
  return low < live->entries.count && live->entries.items[low].first <= node ? &live->entries.items[low] : NULL;
}

tr_blocks *tr_live_blocks(truce_arena *arena, const tr_blocks *blocks, const tr_live *live) {
  tr_blocks *parts = TR_NEW_ARRAY(arena, tr_blocks, live->entries.count + 1);
  for (size_t i = 0; i <= live->entries.count; i++) {
    parts[i] = *blocks;
    memset(&parts[i].list, 0, sizeof parts[i].list);
  }
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_live_entry *entry = entry_at(live, blocks->list.items[i].first);
    tr_blocks *part = &parts[entry ? entry - live->entries.items + 1 : 0];
    TR_PUSH(arena, &part->list, blocks->list.items[i]);
  }
  return parts;
}
