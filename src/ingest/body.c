/* The article among the blocks. Each block weighs for or against being article text; the element whose blocks weigh most in sum holds the article; within it what
 * weighs against is dropped. Method: maximum-weight subtree, so that a body split over siblings is kept whole as long as what lies between weighs less. */
#include "ingest/body.h"

#include <math.h>

#include "ingest/signs.h"

enum { PROSE_WORDS = 12, SHORT_WORDS = 5 };

static float link_share(const tr_block *b) { return b->words ? (float)b->link_words / (float)b->words : 0; }

/* -- weights --------------------------------------------------------------------------------------------------------------------------- */

static float weigh(const tr_block *b) {
  float words = (float)b->words, own = words - (float)b->link_words, share = link_share(b);
  if (b->away) return 0;
  if (b->kind == TR_BLOCK_HEADING) return share > 0.6f ? -6 : 0;
  if (share > 0.6f) return -2 - 0.5f * words;
  if (b->kind == TR_BLOCK_ITEM || b->kind == TR_BLOCK_CELL) return b->words >= PROSE_WORDS || b->sentence ? own * 0.7f : -1;
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
  return !tr_is_text(&dom->nodes[i]) && !blocks->elements[i].away && tag != GUMBO_TAG_P && !(tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) && blocks->elements[i].block == i;
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
      if (!fits(dom, i, blocks) || sum[i] < sum[best] * (named ? 0.8f : 0.95f)) continue;
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

static verdict judge_alone(const tr_block *b) {
  if (b->away) return drop(TRUCE_DROPPED_FURNITURE);
  if (link_share(b) > 0.6f && !(b->sentence && b->words >= PROSE_WORDS)) return drop(TRUCE_DROPPED_LINKS);
  switch (b->line.kind) {
    case TR_LINE_FURNITURE: return drop(TRUCE_DROPPED_FURNITURE);
    case TR_LINE_LINKS: return drop(TRUCE_DROPPED_LINKS);
    case TR_LINE_CAPTION: return drop(TRUCE_DROPPED_CAPTION);
    default: return (verdict){true, TRUCE_DROPPED_FURNITURE};
  }
}

static truce_dropped_why why_away(const tr_dom *dom, const tr_blocks *blocks, uint32_t node) {
  for (uint32_t i = node; i != UINT32_MAX; i = dom->nodes[i].parent) {
    unsigned signs = blocks->elements[i].signs;
    if (signs & TR_SIGN_CAPTION) return TRUCE_DROPPED_CAPTION;
    if (signs & TR_SIGN_LINKS) return TRUCE_DROPPED_LINKS;
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

void tr_body_add(truce_arena *arena, const tr_dom *dom, tr_blocks *blocks, truce_span title, truce_span told, tr_sheet *sheet) {
  (void)told;
  for (size_t i = 0; i < blocks->list.count; i++) blocks->list.items[i].weight = weigh(&blocks->list.items[i]);
  float *sum = sums(arena, dom, blocks);
  uint32_t place = heaviest(dom, blocks, sum), end = dom->nodes[place].end;
  size_t first = SIZE_MAX, last = 0;
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    if (b->first < place || b->first >= end || !is_prose(b)) continue;
    if (first == SIZE_MAX) first = i;
    last = i;
  }
  for (size_t i = 0; i < blocks->list.count; i++) {
    const tr_block *b = &blocks->list.items[i];
    if (b->first < place || b->first >= end) continue;
    verdict v = judge_alone(b);
    if (b->away) v.why = why_away(dom, blocks, dom->nodes[b->first].parent);
    if (v.kept && first != SIZE_MAX && ((i < first && is_trimmed(b, true)) || (i > last && is_trimmed(b, false)))) v = drop(TRUCE_DROPPED_FURNITURE);
    if (v.kept && b->kind == TR_BLOCK_HEADING && title.size && tr_equal_fold(b->text, title)) v = drop(TRUCE_DROPPED_REPEATED);
    if (v.kept)
      tr_sheet_keep(arena, sheet, b->text, b->kind == TR_BLOCK_HEADING, dom->nodes[b->node].parent + 1);
    else
      tr_sheet_drop(arena, sheet, v.why, b->text);
  }
}
