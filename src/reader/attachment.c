/* Arcs by the tree around: what stands at the places of arcs.tsv, as train/evidence.py (arc_facts) has it, and the weighing. Words are numbered from 1, 0 being
 * the root. Each doubtful arc (at most MOST a word) looks over its sentence once. */
#include "reader/attachment.h"

#include <math.h>
#include <stdlib.h>

#include "base/one_of.h"
#include "base/text.h"

enum {
  TAG, HEAD_TAG, WORD, HEAD_WORD, DISTANCE, SIDE, BETWEEN, VERBS_MARKS, LINKS_MARKS, BEFORE_TAG, AFTER_TAG, HEAD_BEFORE_TAG,
  HEAD_AFTER_TAG, BEFORE_WORD, AFTER_WORD, CROSSING, OPENER, HEAD_OPENER, CHILDREN, HEAD_CHILDREN, INNER, OUTER, INSIDE, TOP_TAG,
  TOP_SIDE, PLACES
};
static const tr_evidence_place places[PLACES] = {
    [TAG] = {"tag", TR_PLACE_TAG},
    [HEAD_TAG] = {"head.tag", TR_PLACE_TAG},
    [WORD] = {"word", TR_PLACE_TEXT},
    [HEAD_WORD] = {"head.word", TR_PLACE_TEXT},
    [DISTANCE] = {"distance", TR_PLACE_NUMBER},        /* in steps that grow, below 0 where the head stands before; 9 for the root */
    [SIDE] = {"side", TR_PLACE_NUMBER},                /* of the head: -1 before, 1 behind, 0 the root */
    [BETWEEN] = {"between", TR_PLACE_NUMBER},          /* verbs, marks, conjunctions, nouns, prepositions between, a digit up to 2 for each */
    [VERBS_MARKS] = {"verbs.marks", TR_PLACE_NUMBER},  /* verbs and marks alone */
    [LINKS_MARKS] = {"links.marks", TR_PLACE_NUMBER},  /* conjunctions and marks alone */
    [BEFORE_TAG] = {"before.tag", TR_PLACE_TAG},
    [AFTER_TAG] = {"after.tag", TR_PLACE_TAG},
    [HEAD_BEFORE_TAG] = {"head.before.tag", TR_PLACE_TAG},
    [HEAD_AFTER_TAG] = {"head.after.tag", TR_PLACE_TAG},
    [BEFORE_WORD] = {"before.word", TR_PLACE_TEXT},
    [AFTER_WORD] = {"after.word", TR_PLACE_TEXT},
    [CROSSING] = {"crossing", TR_PLACE_NUMBER},        /* arcs of other words that this one would cross, up to 2 */
    [OPENER] = {"opener", TR_PLACE_TEXT},              /* the first preposition, particle or conjunction below the word */
    [HEAD_OPENER] = {"head.opener", TR_PLACE_TEXT},
    [CHILDREN] = {"children", TR_PLACE_TAGS},
    [HEAD_CHILDREN] = {"head.children", TR_PLACE_TAGS}, /* but for the word */
    [INNER] = {"inner", TR_PLACE_TAG},                 /* the next child of the head between, */
    [OUTER] = {"outer", TR_PLACE_TAG},                 /* and the first one beyond the word */
    [INSIDE] = {"inside", TR_PLACE_TAGS},              /* all those between */
    [TOP_TAG] = {"top.tag", TR_PLACE_TAG},             /* the head's head */
    [TOP_SIDE] = {"top.side", TR_PLACE_NUMBER},
};
enum { MOST = 6 };                /* heads of a word that are asked about; */
static const float near_ = 4.6f; /* those whose score is less than this below the best one; train/evidence.py has the same */

const char *tr_attachment_take(tr_attachment *a, truce_span line) { return tr_evidence_take(&a->facts, places, PLACES, NULL, 1, line); }

const char *tr_attachment_take_weight(tr_attachment *a, truce_span line) {
  truce_span rest = line, part;
  double value;
  if (!tr_split(&rest, '\t', &part) || !tr_equal_string(part, "arc") || !tr_number(rest, &value)) return "\"arc\", a tab and a weight";
  a->weight = (float)value;
  return NULL;
}

/* ---- places ---- */

/* Of a word, or of the edge: 0 and below wrap around. */
static uint32_t tag_at(const tr_attachment_place *p, uint32_t at) {
  return at - 1 < p->count ? (uint32_t)p->words[at - 1].upos : TRUCE_UPOS_COUNT;
}
static uint32_t word_at(const tr_attachment *a, const tr_attachment_place *p, uint32_t at) {
  return tr_evidence_text(&a->facts, at - 1 < p->count ? p->words[at - 1].lower : TR_SPAN("<edge>"));
}

static int32_t distance_of(uint32_t word, uint32_t head) {
  const uint32_t far = head > word ? head - word : word - head;
  const int32_t step = (int32_t)(far < 4 ? far : 4) + (far > 6) + (far > 10) + (far > 20);
  return head == 0 ? 9 : head > word ? step : -step;
}

static bool opens(uint32_t tag) { return TR_ONE_OF(tag, TRUCE_ADP, TRUCE_SCONJ, TRUCE_PART, TRUCE_CCONJ); }
static uint32_t number(int32_t n) { return (uint32_t)(TR_PLACE_ZERO + n); }
static uint32_t apart(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

typedef enum betweens { VERBS, MARKS, LINKS, NOUNS, PREPOSITIONS, BETWEENS } betweens;

static void count_between(uint32_t tag, int32_t counts[BETWEENS]) {
  static const uint8_t kinds[TRUCE_UPOS_COUNT] = {
      [TRUCE_VERB] = VERBS + 1, [TRUCE_AUX] = VERBS + 1,   [TRUCE_PUNCT] = MARKS + 1, [TRUCE_CCONJ] = LINKS + 1,
      [TRUCE_NOUN] = NOUNS + 1, [TRUCE_PROPN] = NOUNS + 1, [TRUCE_PRON] = NOUNS + 1,  [TRUCE_ADP] = PREPOSITIONS + 1};
  if (kinds[tag] && counts[kinds[tag] - 1] < 2) counts[kinds[tag] - 1]++;
}

/* What the other words of the sentence tell of an arc. */
typedef struct company {
  int32_t between[BETWEENS], crossing;
  uint32_t opener, head_opener, inner, outer; /* words, 0 = none */
  uint32_t children, head_children, inside;   /* bits of tags */
} company;

static void see_child(const tr_attachment_place *p, uint32_t word, uint32_t head, uint32_t child, company *c) {
  const uint32_t tag = tag_at(p, child), low = word < head ? word : head, high = word < head ? head : word;
  if (p->heads[child - 1] == word) {
    c->children |= 1u << tag;
    if (!c->opener && opens(tag)) c->opener = child;
  }
  if (!head || p->heads[child - 1] != head) return;
  c->head_children |= 1u << tag;
  if (!c->head_opener && opens(tag)) c->head_opener = child;
  if ((child < head) != (word < head)) return;
  if (child > low && child < high) {
    c->inside |= 1u << tag;
    if (!c->inner || apart(child, word) < apart(c->inner, word)) c->inner = child;
  } else if (!c->outer || apart(child, head) < apart(c->outer, head))
    c->outer = child;
}

/* Do two arcs cross? Each from its lower to its higher word. */
static bool cross(uint32_t low, uint32_t high, uint32_t a, uint32_t b) { return (low < a && a < high && high < b) || (a < low && low < b && b < high); }

static company company_of(const tr_attachment_place *p, uint32_t word, uint32_t head) {
  company c = {0};
  const uint32_t low = word < head ? word : head, high = word < head ? head : word;
  for (uint32_t other = 1; other <= p->count; other++) {
    if (head && other > low && other < high) count_between(tag_at(p, other), c.between);
    if (other == word) continue;
    see_child(p, word, head, other, &c);
    const uint32_t above = p->heads[other - 1];
    if (head && above && c.crossing < 2) c.crossing += cross(low, high, other < above ? other : above, other < above ? above : other);
  }
  return c;
}

static void look(const tr_attachment *a, const tr_attachment_place *p, uint32_t word, uint32_t head, uint32_t values[PLACES]) {
  const company c = company_of(p, word, head);
  const uint32_t top = head ? p->heads[head - 1] : 0;
  values[TAG] = tag_at(p, word);
  values[HEAD_TAG] = tag_at(p, head);
  values[WORD] = word_at(a, p, word);
  values[HEAD_WORD] = word_at(a, p, head);
  values[DISTANCE] = number(distance_of(word, head));
  values[SIDE] = number(head > word ? 1 : head ? -1 : 0);
  values[BETWEEN] = number((((c.between[VERBS] * 10 + c.between[MARKS]) * 10 + c.between[LINKS]) * 10 + c.between[NOUNS]) * 10 + c.between[PREPOSITIONS]);
  values[VERBS_MARKS] = number(c.between[VERBS] * 10 + c.between[MARKS]);
  values[LINKS_MARKS] = number(c.between[LINKS] * 10 + c.between[MARKS]);
  values[BEFORE_TAG] = tag_at(p, word - 1);
  values[AFTER_TAG] = tag_at(p, word + 1);
  values[HEAD_BEFORE_TAG] = head ? tag_at(p, head - 1) : TRUCE_UPOS_COUNT;
  values[HEAD_AFTER_TAG] = tag_at(p, head + 1);
  values[BEFORE_WORD] = word_at(a, p, word - 1);
  values[AFTER_WORD] = word_at(a, p, word + 1);
  values[CROSSING] = number(c.crossing);
  values[OPENER] = word_at(a, p, c.opener);
  values[HEAD_OPENER] = word_at(a, p, c.head_opener);
  values[CHILDREN] = c.children;
  values[HEAD_CHILDREN] = c.head_children;
  values[INNER] = tag_at(p, c.inner);
  values[OUTER] = tag_at(p, c.outer);
  values[INSIDE] = c.inside;
  values[TOP_TAG] = tag_at(p, top);
  values[TOP_SIDE] = number(top ? top > head ? 1 : -1 : 0);
}

/* ---- weighing ---- */

/* The heads that lie close to the best one, best first; none where it stands alone. */
static size_t close_heads(const float *scores, uint32_t word, size_t count, uint32_t heads[MOST]) {
  size_t found = 0;
  for (uint32_t j = 0; j <= count; j++) {
    if (j == word) continue;
    size_t at = found < MOST ? found++ : MOST;
    for (; at > 0 && scores[j] > scores[heads[at - 1]]; at--)
      if (at < MOST) heads[at] = heads[at - 1];
    if (at < MOST) heads[at] = j;
  }
  size_t close = 0;
  while (close < found && scores[heads[close]] > scores[heads[0]] - near_) close++;
  return close > 1 ? close : 0;
}

bool tr_attachment_weigh(const tr_attachment *a, const tr_attachment_place *p, float *scores, size_t row) {
  bool asked = false;
  for (uint32_t word = 1; word <= p->count; word++) {
    uint32_t heads[MOST], values[PLACES];
    float *mine = scores + (word - 1) * row, facts[MOST] = {0}, most = -INFINITY;
    const size_t close = close_heads(mine, word, p->count, heads);
    for (size_t h = 0; h < close; h++) {
      look(a, p, word, heads[h], values);
      tr_evidence_add(&a->facts, values, 1, &facts[h]);
      most = fmaxf(most, facts[h]);
    }
    for (size_t h = 0; h < close; h++) mine[heads[h]] += a->weight * (facts[h] - most);
    asked = asked || close;
  }
  return asked;
}
