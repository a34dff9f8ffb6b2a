/* Between whom somebody mediates, where his line does not say: the two sides of the report, or a state and whom the talks last spoken of are held with. */
#include "record/parties.h"

/* "Talks with the League are due to open": whom the talks last spoken of, here or shortly before, are held with. */
static uint32_t partner_in_talks(tr_coder *coder, const tr_draft *draft) {
  enum { BACK = 2 };
  const uint32_t here = tr_word(coder, draft->line.trigger)->sentence, from = here < BACK ? 0 : here - BACK;
  for (uint32_t w = coder->reading->sentences[here].end; w > coder->reading->sentences[from].first; w--) {
    const truce_word *noun = tr_word(coder, w - 1);
    for (uint32_t i = 0; tr_word_in(coder, w - 1, TR_CLASS_TALKS_NOUN) && i < noun->child_count; i++) {
      const uint32_t partner = tr_behind(coder, noun->children[i], "with") ? tr_actor_of(coder, noun->children[i], false) : TRUCE_NONE;
      if (partner != TRUCE_NONE) return partner;
    }
  }
  return TRUCE_NONE;
}

/* "The talks" are those of a state with others than its known adversary. */
static bool is_third(const tr_coder *coder, const tr_sides *sides, uint32_t partner, const tr_two_sides *two) {
  const uint32_t side = tr_side_of(sides, partner);
  return tr_is_state(coder, two->a) != tr_is_state(coder, two->b) && !tr_is_state(coder, partner) && side != two->a && side != two->b;
}

/* Of two states and a third that is named more often: whose war it is that somebody mediates in is not known. */
static bool third_state_in_front(const tr_coder *coder, const tr_sides *sides, const truce_value *mediators, const tr_two_sides *two) {
  const truce_actor *actors = coder->reading->actors;
  const size_t a = actors[two->a].mention_count, b = actors[two->b].mention_count, most = a > b ? a : b;
  if (!tr_is_state(coder, two->a) || !tr_is_state(coder, two->b)) return false;
  for (uint32_t k = 0; k < coder->reading->actor_count; k++) {
    const uint32_t side = tr_side_of(sides, k);
    if (actors[k].kind == TRUCE_STATE && actors[k].mention_count > most && side != two->a && side != two->b && !tr_holds_side(sides, mediators, k)) return true;
  }
  return false;
}

void tr_mediated_fill(tr_coder *coder, const tr_sides *sides, tr_draft *draft, const tr_two_sides *two) {
  const truce_value *parties = tr_draft_value(draft, TRUCE_FIELD_PARTIES), *mediators = tr_draft_value(draft, TRUCE_FIELD_MEDIATORS);
  if (draft->line.kind != TRUCE_MEDIATION || tr_holds_side(sides, mediators, two->a) || tr_holds_side(sides, mediators, two->b)) return;
  if (tr_count(parties) > 1 || (tr_count(parties) == 1 && !tr_holds_side(sides, parties, two->a) && !tr_holds_side(sides, parties, two->b))) return;
  if (third_state_in_front(coder, sides, mediators, two)) return;
  const uint32_t partner = partner_in_talks(coder, draft);
  const bool third = partner != TRUCE_NONE && is_third(coder, sides, partner, two) && !tr_holds_side(sides, mediators, partner);
  const uint32_t first = third && tr_is_state(coder, two->b) ? two->b : two->a;
  tr_draft_from_context(coder, draft, TRUCE_FIELD_PARTIES, (const uint32_t[]){first, third ? partner : two->b}, 2, "context.mediated");
}
