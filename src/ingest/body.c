/* The article among the blocks. Each block weighs for or against being article text; the element whose blocks weigh most in sum holds the article; within it
 * what weighs against is dropped. Method: maximum-weight subtree, so that a body split over siblings is kept whole as long as what lies between weighs less. */
#include "ingest/body.h"

#include <math.h>

#include "ingest/signs.h"

enum { PROSE_WORDS = 12, SHORT_WORDS = 5 };

static float link_share(const tr_block *b) { return b->words ? (float)b->link_words / (float)b->words : 0; }

/* -- weights --------------------------------------------------------------------------------------------------------------------------- */

static float weigh(const tr_block *b) {
  float words = (float)b->words, own = words - (float)b->link_words, share = link_share(b);
  if (b->away) return 0;
  if (b->kind == TR_BLOCK_HEADING) return share > 0.6f && b->words >= 4 ? -4 : 0;
  if (share > 0.6f) return -2 - 0.5f * words;
  if (b->kind == TR_BLOCK_ITEM || b->kind == TR_BLOCK_CELL) return b->words >= PROSE_WORDS || b->sentence ? own * 0.7f : b->link_words ? -1 : 0;
  if (b->words >= PROSE_WORDS) return (b->sentence ? own : own * 0.6f) * (b->kind == TR_BLOCK_LOOSE ? 0.9f : 1);
  if (b->sentence) return own * 0.8f;
  return b->line.kind == TR_LINE_FURNITURE || b->line.kind == TR_LINE_LINKS ? -4 : -1;
}

/* Sum of the weights of the blocks below each element. */
static float *sums(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks) {
  float *sum = TR_NEW_ARRAY(arena, float, dom->count + 1);
  for (size_t i = 0; i < blocks->list.count; i++) sum[blocks->list.items[i].node] += blocks->list.items[i].weight;
  for (uint32_t i = dom->count; i-- > 1;) sum[dom->nodes[i].parent] += sum[i];
  return sum;
}

static bool fits(const tr_dom *dom, uint32_t i, const tr_blocks *blocks) {
  GumboTag tag = dom->nodes[i].tag;
  return !tr_is_text(&dom->nodes[i]) && !blocks->elements[i].away && tag != GUMBO_TAG_P && !(tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) &&
         blocks->elements[i].block == i;
}

/* From the heaviest element down into the one child that holds nearly all of it. */
static uint32_t heaviest(const tr_dom *dom, const tr_blocks *blocks, const float *sum) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < dom->count; i++)
    if (fits(dom, i, blocks) && sum[i] >= sum[best]) best = i;
  for (bool down = true; down;) {
    down = false;
    for (uint32_t i = best + 1; i < dom->nodes[best].end && !down; i++) {
      bool named = blocks->elements[i].signs & TR_SIGN_BODY;
      if (!fits(dom, i, blocks) || sum[i] < sum[best] * (named ? 0.75f : 0.99f)) continue;
      best = i;
      down = true;
    }
  }
  return best;
}

/* -- within the article ---------------------------------------------------------------------------------------------------------------- */

typedef struct verdict {
  bool kept;
  truce_dropped_why why;
} verdict;

static verdict drop(truce_dropped_why why) { return (verdict){false, why}; }

static bool is_prose(const tr_block *b) { return !b->away && b->weight > 0 && ((b->sentence && b->words >= SHORT_WORDS) || b->words >= PROSE_WORDS); }

/* A block that is mostly a link leads away from the article, unless it stands in running text: an item of a list with other text, a heading over prose. */
static bool leads_away(const tr_dom *dom, const tr_blocks *blocks, const tr_block *b) {
  if (link_share(b) <= 0.6f || (b->sentence && b->words >= PROSE_WORDS)) return false;
  const tr_element *around = &blocks->elements[dom->nodes[b->node].parent == UINT32_MAX ? 0 : dom->nodes[b->node].parent];
  if (b->kind == TR_BLOCK_ITEM || b->kind == TR_BLOCK_HEADING) return around->link_words * 10 > around->words * 5;
  return true;
}

static verdict judge_alone(const tr_dom *dom, const tr_blocks *blocks, const tr_block *b) {
  if (b->away) return drop(TRUCE_DROPPED_FURNITURE);
  if (leads_away(dom, blocks, b)) return drop(TRUCE_DROPPED_LINKS);
  switch (b->line.kind) {
    case TR_LINE_FURNITURE:
      return drop(TRUCE_DROPPED_FURNITURE);
    case TR_LINE_LINKS:
      return drop(TRUCE_DROPPED_LINKS);
    case TR_LINE_CAPTION:
      return drop(TRUCE_DROPPED_CAPTION);
    default:
      return (verdict){true, TRUCE_DROPPED_FURNITURE};
  }
}

static truce_dropped_why why_away(const tr_dom *dom, const tr_blocks *blocks, uint32_t node) {
  for (uint32_t i = node; i != UINT32_MAX; i = dom->nodes[i].parent) {
    unsigned signs = blocks->elements[i].signs;
    if (signs & TR_SIGN_CAPTION) return TRUCE_DROPPED_CAPTION;
    if (signs & (TR_SIGN_LINKS | TR_SIGN_TEASERS)) return TRUCE_DROPPED_LINKS;
    if (signs & TR_SIGNS_AWAY) break;
  }
  return TRUCE_DROPPED_FURNITURE;
}

/* The blocks before the first prose and behind the last: labels, dates, bylines, counts. */
static bool is_trimmed(const tr_block *b, bool head) {
  if (b->line.kind == TR_LINE_DATE || b->line.kind == TR_LINE_BYLINE) return true;
  if (b->kind == TR_BLOCK_HEADING) return head ? b->level == 1 : true;
  return b->line.kind == TR_LINE_SHORT && (b->kind == TR_BLOCK_LOOSE || b->words < SHORT_WORDS || !head);
}

/* -- the whole ------------------------------------------------------------------------------------------------------------------------- */

enum { LITTLE_WORDS = 60, MOST_STANDFIRST = 3, STANDFIRST_REACH = 30, STANDFIRST_WORDS = 8 };

/* What was decided on a page: the element that holds the article, and its first and last prose blocks. */
typedef struct choice {
  uint32_t place, end;
  size_t first, last; /* first = SIZE_MAX: no prose at all */
  uint32_t words;
} choice;

static bool is_inside(const tr_block *b, const choice *c) { return b->first >= c->place && b->first < c->end; }

static choice around(const tr_dom *dom, const tr_blocks *blocks, uint32_t place) {
  choice c = {place, dom->nodes[place].end, SIZE_MAX, 0, 0};
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    if (!is_inside(b, &c) || !is_prose(b)) continue;
    if (c.first == SIZE_MAX) c.first = i;
    c.last = i;
    c.words += b->words - b->link_words;
  }
  return c;
}

static choice choose(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks) {
  for (size_t i = 0; i < blocks->list.count; i++) blocks->list.items[i].weight = weigh(&blocks->list.items[i]);
  return around(dom, blocks, heaviest(dom, blocks, sums(arena, dom, blocks)));
}

/* The element with most words of its own among those that call themselves article or body: for short articles on wordy pages. */
static choice choose_named(const tr_dom *dom, const tr_blocks *blocks) {
  uint32_t best = 0, most = 0;
  for (uint32_t i = 1; i < dom->count; i++) {
    const tr_element *e = &blocks->elements[i];
    uint32_t own = e->words - e->link_words;
    GumboTag tag = dom->nodes[i].tag;
    if (!(e->signs & (TR_SIGN_BODY | TR_SIGN_ARTICLE)) || e->away || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || own < most) continue;
    best = i;
    most = own;
  }
  return around(dom, blocks, best);
}

/* Prose between the title's heading and the article: the standfirst, which many pages keep in their header. */
static size_t standfirst_start(const tr_blocks *blocks, const choice *c, truce_span title) {
  if (c->first == SIZE_MAX) return blocks->list.count;
  size_t from = c->first;
  while (from > 0 && is_inside(&blocks->list.items[from - 1], c)) from--;
  for (size_t i = from, looked = 0; i-- > 0 && looked < STANDFIRST_REACH; looked++) {
    const tr_block *b = &blocks->list.items[i];
    if (b->kind == TR_BLOCK_HEADING && title.size && (tr_equal_fold(b->text, title) || b->level == 1)) return i;
  }
  return from;
}

static bool is_standfirst(const tr_block *b) {
  return !b->away && b->kind != TR_BLOCK_HEADING && b->words >= STANDFIRST_WORDS && b->link_words * 3 < b->words &&
         (b->line.kind == TR_LINE_SENTENCE || (b->line.kind == TR_LINE_SHORT && b->kind != TR_BLOCK_ITEM));
}

static verdict judge(const tr_dom *dom, const tr_blocks *blocks, const choice *c, size_t i, truce_span title) {
  const tr_block *b = &blocks->list.items[i];
  verdict v = judge_alone(dom, blocks, b);
  if (b->away) v.why = why_away(dom, blocks, dom->nodes[b->first].parent);
  if (!v.kept && c->first == SIZE_MAX && !b->away && v.why == TRUCE_DROPPED_LINKS) v.kept = true; /* a page of labels and links alone */
  bool trimmed = c->first != SIZE_MAX && ((i < c->first && is_trimmed(b, true)) || (i > c->last && is_trimmed(b, false)));
  if (v.kept && trimmed) v = drop(TRUCE_DROPPED_FURNITURE);
  if (v.kept && b->kind == TR_BLOCK_HEADING && title.size && tr_equal_fold(b->text, title)) v = drop(TRUCE_DROPPED_REPEATED);
  return v;
}

static void add(truce_arena *arena, const tr_dom *dom, const tr_block *b, verdict v, tr_sheet *sheet) {
  if (v.kept)
    tr_sheet_keep(arena, sheet, b->text, b->kind == TR_BLOCK_HEADING, dom->nodes[b->node].parent + 1);
  else
    tr_sheet_drop(arena, sheet, v.why, b->text);
}

void tr_body_add(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, truce_span title, tr_sheet *sheet) {
  choice c = choose(arena, dom, blocks);
  if (c.words < LITTLE_WORDS) {
    choice named = choose_named(dom, blocks);
    if (named.words > c.words || (c.words < LITTLE_WORDS / 2 && named.place)) c = named;
  }
  if (c.words < LITTLE_WORDS) {
    tr_blocks_relax(dom, blocks);
    choice relaxed = choose(arena, dom, blocks);
    if (relaxed.words > c.words * 2 + 20) c = relaxed;
  }
  size_t standfirst = standfirst_start(blocks, &c, title);
  for (size_t i = standfirst, taken = 0; i < blocks->list.count && !is_inside(&blocks->list.items[i], &c) && i < c.first; i++)
    if (is_standfirst(&blocks->list.items[i]) && taken++ < MOST_STANDFIRST) tr_sheet_keep(arena, sheet, blocks->list.items[i].text, false, 0);
  for (size_t i = 0; i < blocks->list.count; i++)
    if (is_inside(&blocks->list.items[i], &c)) add(arena, dom, &blocks->list.items[i], judge(dom, blocks, &c, i, title), sheet);
}

void tr_body_add_part(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, truce_span title, tr_sheet *sheet) {
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    verdict v = judge_alone(dom, blocks, b);
    bool about = b->kind != TR_BLOCK_HEADING && is_trimmed(b, true) && b->words < SHORT_WORDS; /* the hour, a name */
    if (b->away) v.why = why_away(dom, blocks, dom->nodes[b->first].parent);
    if (v.kept && about) v = drop(TRUCE_DROPPED_FURNITURE);
    if (v.kept && title.size && tr_equal_fold(b->text, title)) v = drop(TRUCE_DROPPED_REPEATED);
    add(arena, dom, b, v, sheet);
  }
}

void tr_body_add_all(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, tr_sheet *sheet) {
  tr_blocks_relax(dom, blocks);
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    verdict v = judge_alone(dom, blocks, b);
    if (!v.kept && v.why == TRUCE_DROPPED_LINKS && b->line.kind != TR_LINE_LINKS) v.kept = blocks->list.count == 1;
    add(arena, dom, b, v, sheet);
  }
}
