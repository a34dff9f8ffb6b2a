/* A proposal's line: its fullest name, what else it is called, its authors and stages, and where all that is told. */
#include "record/draft.h"
#include "record/naming.h"
#include "record/proposal_authors.h"
#include "record/proposals.h"

static const char *maker_of(const tr_proposal *p) {
  if (p->authors.count) return p->stages.count ? "proposal.staged" : "proposal.authored";
  return p->truce ? "proposal.truce" : p->strong ? "proposal.strong" : "proposal";
}

static void write_proposal(tr_coder *coder, uint32_t index) {
  tr_proposal *p = &coder->proposals.items[index];
  tr_draft *draft = tr_draft_new(coder, TRUCE_PROPOSAL, p->fullest, TRUCE_ACTUAL);
  draft->maker = tr_span(maker_of(p));
  draft->about = index;
  tr_authors_of_deal(coder, index);
  const truce_span name = tr_proposal_name(coder, p->fullest);
  tr_draft_word(coder, draft, TRUCE_FIELD_NAME, name);
  for (size_t i = 0; i < p->names.count; i++)
    if (!tr_equal_fold(p->names.items[i], name)) tr_draft_word(coder, draft, TRUCE_FIELD_ALSO, p->names.items[i]);
  tr_draft_ids(coder, draft, TRUCE_FIELD_AUTHORS, p->authors.items, p->authors.count);
  if (p->stages.count) {
    TR_PUSH(coder->arena, &draft->values, ((truce_value){.field = TRUCE_FIELD_STAGES, .stages = p->stages.items, .count = p->stages.count}));
    tr_draft_evidence(coder, draft, (truce_range){p->stages.items[0].evidence.start, p->stages.items[p->stages.count - 1].evidence.end});
  }
  uint32_t first, last;
  tr_extent(coder, p->fullest, true, &first, &last);
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
  for (size_t i = 0; i < p->evidence.count; i++) tr_draft_evidence(coder, draft, p->evidence.items[i]);
  tr_extent(coder, p->heads.items[0], true, &first, &last);
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
  tr_draft_finish(coder, draft, p->fullest);
}

/* Is a line about it, or is it told whose it is, or what name it goes by? */
static bool spoken_of(const tr_proposal *p) { return p->used || p->named || (p->strong && p->authors.count); }

void tr_proposals_write(tr_coder *coder) {
  tr_authors_from_steps(coder);
  for (size_t i = 0; i < coder->drafts.count; i++)
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].about != TRUCE_NONE) coder->proposals.items[coder->drafts.items[i].about].used = true;
  for (uint32_t i = 0; i < coder->proposals.count; i++)
    if (spoken_of(&coder->proposals.items[i])) write_proposal(coder, i);
}
