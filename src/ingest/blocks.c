/* From the flat tree to blocks. Inline elements join, block elements part, two line breaks part, one parts behind a sentence. */
#include "ingest/blocks.h"

#include "ingest/shape.h"
#include "ingest/signs.h"

enum { AWAY_SHARE_PERCENT = 45, FORM_SHARE_PERCENT = 30, SURE_SHARE_PERCENT = 75, BODY_WORDS = 150, TALKED_OF_WORDS = 80 };

/* Tags that join what stands beside them. */
static const bool inlines[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_A] = true, [GUMBO_TAG_ABBR] = true, [GUMBO_TAG_ACRONYM] = true, [GUMBO_TAG_B] = true, [GUMBO_TAG_BASEFONT] = true,
    [GUMBO_TAG_BDI] = true, [GUMBO_TAG_BDO] = true, [GUMBO_TAG_BIG] = true, [GUMBO_TAG_BR] = true, [GUMBO_TAG_BLINK] = true, [GUMBO_TAG_CITE] = true,
    [GUMBO_TAG_CODE] = true, [GUMBO_TAG_DATA] = true, [GUMBO_TAG_DEL] = true, [GUMBO_TAG_DFN] = true, [GUMBO_TAG_EM] = true, [GUMBO_TAG_FONT] = true,
    [GUMBO_TAG_I] = true, [GUMBO_TAG_IMG] = true, [GUMBO_TAG_INS] = true, [GUMBO_TAG_KBD] = true, [GUMBO_TAG_LABEL] = true, [GUMBO_TAG_MARK] = true,
    [GUMBO_TAG_NOBR] = true, [GUMBO_TAG_Q] = true, [GUMBO_TAG_RUBY] = true, [GUMBO_TAG_RB] = true, [GUMBO_TAG_RT] = true, [GUMBO_TAG_RP] = true,
    [GUMBO_TAG_S] = true, [GUMBO_TAG_SAMP] = true, [GUMBO_TAG_SMALL] = true, [GUMBO_TAG_SPAN] = true, [GUMBO_TAG_STRIKE] = true,
    [GUMBO_TAG_STRONG] = true, [GUMBO_TAG_SUB] = true, [GUMBO_TAG_SUP] = true, [GUMBO_TAG_TIME] = true, [GUMBO_TAG_TT] = true, [GUMBO_TAG_U] = true,
    [GUMBO_TAG_VAR] = true, [GUMBO_TAG_WBR] = true, [GUMBO_TAG_UNKNOWN] = true, [GUMBO_TAG_LAST] = true};

static bool is_inline(GumboTag tag) { return inlines[tag]; }

static tr_block_kind kind_of(GumboTag tag) {
  if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) return TR_BLOCK_HEADING;
  if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) return TR_BLOCK_ITEM;
  if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return TR_BLOCK_CELL;
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_PRE ? TR_BLOCK_PARAGRAPH : TR_BLOCK_LOOSE;
}

/* Words below each node, words in links, and what each element says it is. */
static void measure(const truce_ingest *known, const tr_dom *dom, tr_blocks *blocks) {
  for (uint32_t i = 0; i < dom->count; i++) {
    const tr_node *n = &dom->nodes[i];
    tr_element *e = &blocks->elements[i], *up = n->parent == UINT32_MAX ? NULL : &blocks->elements[n->parent];
    e->in_link = (up && up->in_link) || (n->tag == GUMBO_TAG_A && tr_attribute(n, "href").data);
    e->block = up && is_inline(n->tag) ? up->block : i;
    if (tr_is_text(n)) {
      e->words = (uint32_t)tr_word_count(n->text);
      e->link_words = e->in_link ? e->words : 0;
    } else {
      e->signs = tr_signs_of(&known->elements, n);
    }
  }
  for (uint32_t i = dom->count; i-- > 1;) {
    tr_element *e = &blocks->elements[i], *up = &blocks->elements[dom->nodes[i].parent];
    up->words += e->words;
    up->link_words += e->link_words;
  }
}

/* The sum of words of the block element around an inline one: an inline part of a paragraph is text whatever its class says. */
static bool is_part_of_text(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  const tr_element *e = &blocks->elements[i];
  if (!is_inline(dom->nodes[i].tag) || (e->signs & TR_SIGN_HIDDEN)) return false;
  tr_block_kind kind = kind_of(dom->nodes[e->block].tag);
  return kind == TR_BLOCK_HEADING || kind == TR_BLOCK_PARAGRAPH || blocks->elements[e->block].words > e->words + 3;
}

static uint32_t own_words(const tr_element *e) { return e->words - e->link_words; }

/* The page behind an overlay. What a style hides may be the rest of the article behind a button. */
static bool is_behind(const tr_node *node) { return tr_equal_string(tr_attribute(node, "aria-hidden"), "true"); }

/* Whether what an element says of itself puts it away. Names lie about large parts ("post has-sidebar"), so a large share of the page stays. */
static bool puts_away(const tr_node *node, const tr_element *e, uint32_t page_words) {
  unsigned away = e->signs & TR_SIGNS_AWAY;
  if (!away || node->tag == GUMBO_TAG_BODY || node->tag == GUMBO_TAG_HTML || node->tag == GUMBO_TAG_MAIN) return false;
  if (node->tag == GUMBO_TAG_HEAD || node->tag == GUMBO_TAG_NAV) return true;
  if (node->tag == GUMBO_TAG_ARTICLE && !(away & (TR_SIGN_LINKS | TR_SIGN_TALK | TR_SIGN_HIDDEN))) return false;
  if (away == TR_SIGN_LINKS && e->link_words == 0 && node->tag != GUMBO_TAG_ASIDE) return false; /* a "teaser" without links is a standfirst */
  if ((e->signs & TR_SIGN_BODY) && away != TR_SIGN_HIDDEN) return false;
  if (away == TR_SIGN_CAPTION && node->tag == GUMBO_TAG_FIGURE) return e->words < 80; /* tables and quotes come in figures too */
  if ((away & TR_SIGN_ABOUT) && e->words > 120 && away == TR_SIGN_ABOUT) return false;
  bool sure = (away & TR_SIGN_TEASERS) || is_behind(node);
  uint32_t text = own_words(e), share = sure ? SURE_SHARE_PERCENT : away == TR_SIGN_FORM ? FORM_SHARE_PERCENT : AWAY_SHARE_PERCENT;
  return (uint64_t)text * 100 < (uint64_t)page_words * share;
}

/* A large part that calls itself comments, links or a menu may be so where an article says elsewhere that it is one, and keeps enough words. */
static bool leaves_enough(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  unsigned signs = blocks->elements[i].signs;
  bool talk = signs & TR_SIGN_TALK;
  for (uint32_t b = 1; b < dom->count; b++) {
    const tr_element *body = &blocks->elements[b];
    bool says = (body->signs & TR_SIGN_BODY) || (talk && dom->nodes[b].tag == GUMBO_TAG_ARTICLE && !(body->signs & TR_SIGN_TALK));
    if (!says || b == i || (b > i && b < dom->nodes[i].end)) continue; /* within it */
    bool around = i > b && i < dom->nodes[b].end;
    if (around && !(signs & (TR_SIGN_TALK | TR_SIGN_CAPTION))) continue;
    if (own_words(body) - (around ? own_words(&blocks->elements[i]) : 0) >= (talk ? TALKED_OF_WORDS : BODY_WORDS)) return true;
  }
  return false;
}

enum { TEASER_WORDS = 90, TEASER_LINK_WORDS = 3, TEASERS_LEAST = 4 };

/* A teaser: few words, and the first of them lead elsewhere. */
static bool is_teaser(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  const tr_element *e = &blocks->elements[i];
  if (tr_is_text(&dom->nodes[i]) || is_inline(dom->nodes[i].tag) || e->words > TEASER_WORDS || e->link_words < TEASER_LINK_WORDS) return false;
  for (uint32_t j = i + 1; j < dom->nodes[i].end; j++) {
    if (!tr_is_text(&dom->nodes[j]) || blocks->elements[j].words < 2) continue;
    return blocks->elements[j].in_link && blocks->elements[j].block != i;
  }
  return false;
}

/* Rows of teasers: most of the children of an element are such. */
static void mark_teasers(const tr_dom *dom, tr_blocks *blocks) {
  for (uint32_t i = 1; i < dom->count; i++) {
    if (tr_is_text(&dom->nodes[i]) || blocks->elements[i].words > 3000 || blocks->elements[i].link_words < TEASERS_LEAST * TEASER_LINK_WORDS) continue;
    uint32_t children = 0, teasers = 0, words = 0;
    for (uint32_t j = i + 1; j < dom->nodes[i].end; j = dom->nodes[j].end) {
      if (tr_is_text(&dom->nodes[j]) || !blocks->elements[j].words) continue;
      children++;
      if (!is_teaser(dom, blocks, j)) continue;
      teasers++;
      words += blocks->elements[j].words;
    }
    if (teasers >= TEASERS_LEAST && teasers * 4 >= children * 3 && words * 4 >= blocks->elements[i].words * 3) blocks->elements[i].signs |= TR_SIGN_TEASERS;
  }
}

/* An overlay may be what shows the article itself. */
static bool shows_article(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  if ((blocks->elements[i].signs & TR_SIGNS_AWAY) != TR_SIGN_PROMOTION) return false;
  for (uint32_t b = i + 1; b < dom->nodes[i].end; b++)
    if (dom->nodes[b].tag == GUMBO_TAG_ARTICLE && own_words(&blocks->elements[b]) >= BODY_WORDS) return true;
  return false;
}

static bool is_large_away(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  const tr_element *e = &blocks->elements[i];
  GumboTag tag = dom->nodes[i].tag;
  unsigned large = e->signs & (TR_SIGN_LINKS | TR_SIGN_TALK | TR_SIGN_NAVIGATION | TR_SIGN_CAPTION);
  if (!large || (e->signs & TR_SIGN_BODY) || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_MAIN) return false;
  return (uint64_t)own_words(e) * 100 >= (uint64_t)blocks->words * AWAY_SHARE_PERCENT && leaves_enough(dom, blocks, i);
}

/* What an element says of itself, weighed against what would be left of the page. */
static bool goes_away(const tr_dom *dom, const tr_blocks *blocks, uint32_t i) {
  if (tr_is_text(&dom->nodes[i])) return false;
  bool small = puts_away(&dom->nodes[i], &blocks->elements[i], blocks->words) && !is_part_of_text(dom, blocks, i) && !shows_article(dom, blocks, i);
  return small || is_large_away(dom, blocks, i);
}

static void mark_away(const tr_dom *dom, tr_blocks *blocks) {
  blocks->words = blocks->elements[0].words - blocks->elements[0].link_words;
  for (uint32_t i = 1; i < dom->count; i++) blocks->elements[i].away = blocks->elements[dom->nodes[i].parent].away || goes_away(dom, blocks, i);
}

static bool is_never_text(GumboTag tag) {
  static const GumboTag tags[] = {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_HEAD, GUMBO_TAG_BUTTON, GUMBO_TAG_TEXTAREA, GUMBO_TAG_LABEL, GUMBO_TAG_ASIDE};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (tags[i] == tag) return true;
  return false;
}

void tr_blocks_relax(const tr_dom *dom, tr_blocks *blocks) {
  for (uint32_t i = 1; i < dom->count; i++) {
    tr_element *e = &blocks->elements[i];
    e->away = blocks->elements[dom->nodes[i].parent].away || is_never_text(dom->nodes[i].tag);
  }
  for (size_t i = 0; i < blocks->list.count; i++) blocks->list.items[i].away = blocks->elements[blocks->list.items[i].first].away;
}

/* The block being gathered. */
typedef struct gathering {
  truce_arena *arena;
  const truce_ingest *known;
  const tr_dom *dom;
  tr_blocks *blocks;
  tr_buffer text;
  tr_block block;
  bool open;
  int breaks;
} gathering;

static void close_block(gathering *g) {
  truce_span text = tr_trim(tr_buffer_span(&g->text));
  if (g->open && text.size) {
    tr_block *b = &g->block;
    GumboTag tag = g->dom->nodes[b->node].tag;
    b->text = tr_arena_copy(g->arena, text);
    b->kind = kind_of(tag);
    b->level = b->kind == TR_BLOCK_HEADING ? (uint8_t)(tag - GUMBO_TAG_H1 + 1) : 0;
    b->words = (uint32_t)tr_word_count(text);
    if (b->link_words > b->words) b->link_words = b->words;
    b->sentence = tr_ends_sentence(text);
    b->line = tr_line_read(&g->known->furniture, b->text);
    if (b->words) TR_PUSH(g->arena, &g->blocks->list, *b);
  }
  tr_buffer_clear(&g->text);
  g->open = false;
  g->breaks = 0;
}

static void open_block(gathering *g, uint32_t i) {
  g->block = (tr_block){.kind = TR_BLOCK_PARAGRAPH};
  g->block.node = g->blocks->elements[i].block;
  g->block.first = i;
  g->block.away = g->blocks->elements[i].away;
  g->open = true;
}

static bool is_blank(truce_span text) {
  for (size_t i = 0; i < text.size; i++)
    if (!strchr(" \t\r\n\f", text.data[i]) || !text.data[i]) return false;
  return true;
}

/* A date or button within a paragraph: a block of its own that does not part the paragraph. */
static void add_inset(gathering *g, uint32_t i) {
  tr_block inset = {.kind = TR_BLOCK_LOOSE};
  inset.text = tr_arena_copy(g->arena, tr_trim(g->dom->nodes[i].text));
  inset.node = g->blocks->elements[i].block;
  inset.first = i;

  inset.away = true;
  inset.words = g->blocks->elements[i].words;
  if (inset.words) TR_PUSH(g->arena, &g->blocks->list, inset);
}

static void add_text(gathering *g, uint32_t i) {
  const tr_element *e = &g->blocks->elements[i];
  truce_span text = g->dom->nodes[i].text;
  if (e->away && !g->blocks->elements[e->block].away) {
    add_inset(g, i);
    return;
  }
  if (is_blank(text)) {
    if (g->open && text.size) tr_buffer_add_char(&g->text, ' ');
    return;
  }
  if (g->open && (g->block.node != e->block || g->block.away != e->away)) close_block(g);
  if (g->open && g->breaks && (g->breaks > 1 || tr_ends_sentence(tr_trim(tr_buffer_span(&g->text))))) close_block(g);
  if (!g->open) open_block(g, i);
  if (g->breaks) tr_buffer_add_char(&g->text, ' ');
  g->breaks = 0;
  tr_buffer_add(&g->text, text);
  g->block.link_words += e->link_words;
}

/* `pre` keeps its lines: blank lines part paragraphs there. */
static void add_preformatted(gathering *g, uint32_t i) {
  truce_span rest = g->dom->nodes[i].text, line;
  while (tr_split(&rest, '\n', &line)) {
    if (!tr_trim(line).size) {
      close_block(g);
      continue;
    }
    if (!g->open) open_block(g, i);
    tr_buffer_add(&g->text, line);
    tr_buffer_add_char(&g->text, ' ');
  }
}

void tr_blocks_make(truce_arena *arena, const truce_ingest *known, const tr_dom *dom, tr_blocks *blocks) {
  *blocks = (tr_blocks){0};
  blocks->elements = TR_NEW_ARRAY(arena, tr_element, dom->count + 1);
  measure(known, dom, blocks);
  mark_teasers(dom, blocks);
  mark_away(dom, blocks);
  gathering g = {.arena = arena, .known = known, .dom = dom, .blocks = blocks};
  for (uint32_t i = 0; i < dom->count; i++) {
    const tr_node *n = &dom->nodes[i];
    if (n->tag == GUMBO_TAG_BR)
      g.breaks++;
    else if (!tr_is_text(n)) {
      if (!is_inline(n->tag)) close_block(&g);
    } else if (dom->nodes[blocks->elements[i].block].tag == GUMBO_TAG_PRE)
      add_preformatted(&g, i);
    else
      add_text(&g, i);
  }
  close_block(&g);
  tr_buffer_free(&g.text);
}
