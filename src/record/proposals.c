/* Gathering: a noun of a plan or truce joins an earlier proposal when nothing tells them apart (length, opposites, author, name); "the plan" joins a
 * plan, else the one spoken of last, but no deal that is only hoped for or that there is not. Weak words (text, paper, offer) count only where something strong
 * is known or stands with them. What is gathered in several heaps but of one author is one. */
#include "record/proposals.h"

#include "record/naming.h"
#include "record/proposal_authors.h"
#include "record/stages.h"
#include "record/telling_apart.h"

/* "definitive" of a ceasefire does not make it the definitive deal. */
static bool shares_modifier(const tr_proposal *p, const tr_proposal_word *c) {
  if (c->truce != p->truce) return false;
  for (size_t n = 0; n < p->names.count; n++)
    for (size_t m = 0; m < c->modifier_count; m++)
      if (c->modifiers[m].size > 3 && tr_find(p->names.items[n], c->modifiers[m], 0) != SIZE_MAX) return true;
  return false;
}

/* The noun that the proposal goes by: its first, or one that joined it. */
static bool same_noun(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  for (size_t i = 0; i < p->heads.count; i++)
    if (tr_equal(tr_word(coder, p->heads.items[i])->lemma, tr_word(coder, c->head)->lemma)) return true;
  return false;
}

/* "the accord" of one paragraph is not the ceasefire that a later one tells of. */
static bool names_ahead(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  return !c->modifier_count && !c->truce && p->heads.items[0] > c->head &&
         tr_word(coder, p->heads.items[0])->sentence > tr_word(coder, c->head)->sentence + 1 && !same_noun(coder, p, c);
}

static bool says_offer(const tr_coder *coder, uint32_t word) { return tr_word_in(coder, word, TR_CLASS_OFFER_NOUN); }

/* A constitution or a resolution is no name of a deal, unless it orders the truce that is
 * spoken of; a clause that is spoken of is none of the deal that it is of. */
static bool stands_apart(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  if ((c->truce && p->truce) || tr_lemma_in(coder, c->head, "text draft document version")) return false;
  if (tr_word_in(coder, c->head, TR_CLASS_LEGAL_TEXT) || tr_word_in(coder, p->heads.items[0], TR_CLASS_LEGAL_TEXT)) return true;
  return tr_word_in(coder, p->fullest, TR_CLASS_PLAN_PART) && !tr_word_in(coder, c->head, TR_CLASS_PLAN_PART);
}

/* A gathering's own name: "Sochi" of "the Sochi conference"; TRUCE_NONE for other nouns and for one that has none. */
static uint32_t own_name(const tr_coder *coder, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  if (!tr_lemma_in(coder, head, "conference summit congress meeting")) return TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (w->children[i] < head && tr_word(coder, w->children[i])->upos == TRUCE_PROPN) return w->children[i];
  return TRUCE_NONE;
}

/* "The Sochi conference" is not the Syria reconstruction conference. */
static bool other_gathering(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  const uint32_t name = own_name(coder, c->head);
  bool named = false;
  for (size_t i = 0; i < p->heads.count && name != TRUCE_NONE; i++) {
    const uint32_t other = own_name(coder, p->heads.items[i]);
    if (other != TRUCE_NONE && tr_equal(tr_word(coder, other)->lower, tr_word(coder, name)->lower)) return false;
    named |= other != TRUCE_NONE;
  }
  return named;
}

/* "The truce expired": it is kept or has been, no offer that somebody now makes. */
static bool runs_already(const tr_coder *coder, const tr_proposal *p) {
  for (size_t i = 0; p->truce && i < p->heads.count; i++) {
    const truce_word *w = tr_word(coder, p->heads.items[i]);
    if (tr_base(coder, p->heads.items[i]) == TRUCE_DEPREL_NSUBJ && tr_word_in(coder, w->head, TR_CLASS_DEALS_DO) &&
        tr_word(coder, w->head)->features.tense == TRUCE_PAST)
      return true;
  }
  return false;
}

/* "rejected the ceasefire, but would accept a 12-hour ceasefire": what a sentence introduces beside the one it speaks of is another. */
static bool introduced_beside(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  const uint32_t last = p->heads.items[p->heads.count - 1];
  return c->length.size && !p->length.size && !c->definite && last < c->head && tr_word(coder, last)->sentence == tr_word(coder, c->head)->sentence &&
         same_noun(coder, p, c);
}

static bool same_thing(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  const truce_span length = p->length;
  if (p->hoped != c->hoped && !c->truce && !same_noun(coder, p, c)) return false;
  if (introduced_beside(coder, p, c) || names_ahead(coder, p, c) || tr_told_apart(p, c) || other_gathering(coder, p, c)) return false;
  if ((p->absent || stands_apart(coder, p, c)) && !same_noun(coder, p, c)) return false;
  if (runs_already(coder, p) && c->owner != TRUCE_NONE && !c->truce && !tr_has_author(p, c->owner) && says_offer(coder, c->head)) return false;
  if (length.size && !c->length.size && c->modifier_count && !c->definite && !shares_modifier(p, c))
    return false; /* "an immediate ceasefire" is not the 12-hour one */
  if (c->fresh && !c->definite) return false;
  if (c->owner != TRUCE_NONE && p->authors.count && !tr_has_author(p, c->owner)) return shares_modifier(p, c);
  const bool same_lemma = tr_equal(tr_word(coder, p->heads.items[0])->lemma, tr_word(coder, c->head)->lemma);
  if (c->modifier_count && !c->length.size) {
    if (shares_modifier(p, c)) return true;
    return same_lemma ? c->truce == p->truce && !c->plan : c->truce && p->truce;
  }
  if (c->vague && !c->strong) return c->definite;
  if (c->truce) return p->truce || !p->strong;
  return c->definite || same_lemma;
}

/* False if it goes by that name already. */
static bool add_name(tr_coder *coder, tr_proposal *p, truce_span name) {
  for (size_t i = 0; i < p->names.count; i++)
    if (tr_equal_fold(p->names.items[i], name)) return false;
  TR_PUSH(coder->arena, &p->names, name);
  return true;
}

/* Is a name fuller than the one so far? "the extension" tells less than "the truce", however long it is; a clause is only a part. */
static bool names_better(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c, truce_span name) {
  const bool part = tr_word_in(coder, c->head, TR_CLASS_PLAN_PART), was_part = tr_word_in(coder, p->fullest, TR_CLASS_PLAN_PART);
  if (part != was_part) return was_part;
  const bool bare = tr_equal_fold(name, tr_word(coder, c->head)->form), vague = tr_word_in(coder, c->head, TR_CLASS_VAGUE_PLAN);
  if (bare && vague && !tr_word_in(coder, p->fullest, TR_CLASS_VAGUE_PLAN)) return false;
  return name.size > tr_proposal_name(coder, p->fullest).size && name.size < 80;
}

static void join(tr_coder *coder, uint32_t proposal, const tr_proposal_word *c) {
  tr_proposal *p = &coder->proposals.items[proposal];
  const truce_span name = tr_proposal_name(coder, c->head);
  TR_PUSH(coder->arena, &p->heads, c->head);
  const bool known = !add_name(coder, p, name);
  if (p->heads.count == 1 || (!known && names_better(coder, p, c, name))) p->fullest = c->head;
  if (!p->length.size) p->length = c->length;
  p->truce |= c->truce;
  p->strong |= c->strong;
  p->named |= c->named;
  p->absent = c->absent && (p->absent || p->heads.count == 1);
  p->hoped = c->hoped && (p->hoped || p->heads.count == 1);
  tr_authors_take(coder, p, c);
  coder->proposal_of[c->head] = proposal;
}

/* Called a deal (or an offer) at least once, not only a ceasefire or a resolution. */
static bool called_alike(const tr_coder *coder, const tr_proposal *p, const tr_proposal_word *c) {
  const bool deal = tr_says_deal(coder, c->head), offer = says_offer(coder, c->head);
  for (size_t i = 0; i < p->heads.count; i++)
    if ((deal && tr_says_deal(coder, p->heads.items[i])) || (offer && says_offer(coder, p->heads.items[i]))) return true;
  return false;
}

/* "the agreement": one that was called agreement, else the last deal of whatever name, else the last that it may be; so "the plan". */
static uint32_t earlier(const tr_coder *coder, const tr_proposal_word *c) {
  uint32_t last = TRUCE_NONE, alike = TRUCE_NONE;
  for (size_t i = coder->proposals.count; i > 0; i--) {
    const tr_proposal *p = &coder->proposals.items[i - 1];
    if (!same_thing(coder, p, c)) continue;
    if (same_noun(coder, p, c) && !p->hoped) return (uint32_t)(i - 1);
    if (last == TRUCE_NONE) last = (uint32_t)(i - 1);
    if (alike == TRUCE_NONE && !p->hoped && called_alike(coder, p, c)) alike = (uint32_t)(i - 1);
  }
  return alike != TRUCE_NONE ? alike : last;
}

static bool may_merge(const tr_coder *coder, const tr_proposal *a, const tr_proposal *b) {
  return tr_equal(a->length, b->length) && tr_share_author(coder, a, b);
}

static void merge(tr_coder *coder, uint32_t into, uint32_t from) {
  tr_proposal *a = &coder->proposals.items[into], *b = &coder->proposals.items[from];
  for (size_t i = 0; i < b->heads.count; i++) {
    TR_PUSH(coder->arena, &a->heads, b->heads.items[i]);
    coder->proposal_of[b->heads.items[i]] = into;
  }
  for (size_t i = 0; i < b->names.count; i++) add_name(coder, a, b->names.items[i]);
  for (size_t i = 0; i < b->authors.count; i++) tr_add_author(coder, a, b->authors.items[i]);
  for (size_t i = 0; i < b->evidence.count; i++) TR_PUSH(coder->arena, &a->evidence, b->evidence.items[i]);
  if (!a->length.size) a->length = b->length;
  a->truce |= b->truce;
  a->strong |= b->strong;
  a->named |= b->named;
  b->heads.count = b->names.count = b->authors.count = b->evidence.count = 0;
  b->strong = b->used = false;
}

static void merge_by_author(tr_coder *coder) {
  for (uint32_t i = 0; i < coder->proposals.count; i++)
    for (uint32_t k = i + 1; k < coder->proposals.count; k++)
      if (coder->proposals.items[i].heads.count && coder->proposals.items[k].heads.count &&
          may_merge(coder, &coder->proposals.items[i], &coder->proposals.items[k]))
        merge(coder, i, k);
}

void tr_proposals_find(tr_coder *coder) {
  coder->proposal_of = TR_NEW_ARRAY(coder->arena, uint32_t, coder->reading->word_count + 1);
  memset(coder->proposal_of, 0xFF, sizeof(uint32_t) * (coder->reading->word_count + 1));
  for (int pass = 0; pass < 2; pass++) /* first what surely is a proposal, then what may point to one */
    for (uint32_t word = 0; word < coder->reading->word_count; word++) {
      tr_proposal_word c;
      if (coder->proposal_of[word] != TRUCE_NONE || !coder->entries[word] || !tr_proposal_word_read(coder, word, &c)) continue;
      if (pass == 0 && !c.strong) continue;
      uint32_t proposal = earlier(coder, &c);
      if (proposal == TRUCE_NONE && c.vague && !c.strong) continue;
      if (proposal == TRUCE_NONE) {
        TR_PUSH(coder->arena, &coder->proposals, ((tr_proposal){.fullest = word, .line = TRUCE_NONE}));
        proposal = (uint32_t)(coder->proposals.count - 1);
      }
      join(coder, proposal, &c);
    }
  tr_authors_find(coder);
  merge_by_author(coder);
  tr_stages_find(coder);
}
