/* Those whom an act is not meant for though its line has them: things, landscapes, one's own troops, bare places of a march. */
#include "record/parties.h"

/* A weapon, a road, "the front of a shop" is nobody that an act is meant for; a house that is hit stands for those in it. Nor is anything meant for
 * those whom one puts under arms oneself. */
static bool is_thing(const tr_coder *coder, const tr_draft *draft, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  const uint32_t head = tr_first_head(coder, actor);
  const bool can_act = (actor->kind >= TRUCE_PERSON && actor->kind <= TRUCE_ORGANISATION) || actor->kind == TRUCE_PARTY || actor->kind == TRUCE_OUTLET;
  if (!tr_unnamed(actor) || can_act || head == TRUCE_NONE || tr_word_in(coder, head, TR_CLASS_PEOPLE)) return false;
  if (tr_equal_string(tr_event_type(draft), "MOBILIZE") && tr_word_in(coder, head, TR_CLASS_FORCES)) return true;
  return tr_word_in(coder, head, TR_CLASS_WEAPON) || tr_word_in(coder, head, TR_CLASS_NO_PEOPLE) ||
         (tr_word_in(coder, head, TR_CLASS_TARGET_NOUN) && !tr_is_assault(draft));
}

/* "the South China Sea", "the West Coast", "the Renaissance Dam": nobody lives by that name. */
static bool is_landscape(const tr_coder *coder, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  if (actor->kind != TRUCE_PLACE || !actor->mention_count) return false;
  const truce_mention *m = &coder->reading->mentions[actor->mentions[0]];
  return m->end > m->first && m->end <= coder->reading->word_count && tr_word_in(coder, m->end - 1, TR_CLASS_LANDSCAPE);
}

static bool only_landscape(const tr_coder *coder, const truce_value *actors) {
  for (size_t i = 0; actors && i < actors->count; i++)
    if (!is_landscape(coder, actors->ids[i])) return false;
  return actors && actors->count;
}

void tr_drop_things(tr_coder *coder, tr_draft *draft) {
  const truce_field field = tr_field_meant(draft);
  const truce_value *there = tr_draft_value(draft, field);
  tr_ids kept = {.count = 0};
  if (draft->line.kind != TRUCE_EVENT && draft->line.kind != TRUCE_CALL) return;
  draft->dropped = only_landscape(coder, tr_draft_doers(draft));
  if (!there) return;
  for (size_t i = 0; i < there->count; i++)
    if (!is_thing(coder, draft, there->ids[i]) && (tr_is_assault(draft) || !is_landscape(coder, there->ids[i]))) tr_ids_add(&kept, there->ids[i]);
  if (kept.count < there->count) tr_draft_ids(coder, draft, field, kept.ids, kept.count);
}

/* "withdrew its tanks", "moved its army": one's own are not those whom it is done to. */
static bool is_own(tr_coder *coder, const tr_sides *sides, const tr_draft *draft, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  for (size_t m = 0; m < actor->mention_count; m++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
    if (!tr_named_with(coder, draft, head) || !tr_pronoun_owns(coder, head)) continue;
    if (tr_holds_side(sides, tr_draft_value(draft, TRUCE_FIELD_ACTORS), tr_actor_of(coder, tr_possessor(coder, head), false))) return true;
  }
  return false;
}

/* "warned that its troops would march": nobody threatens his own side. */
static bool is_own_side(tr_coder *coder, const tr_sides *sides, const tr_draft *draft, uint32_t id) {
  return tr_holds_side(sides, tr_draft_value(draft, TRUCE_FIELD_ACTORS), id) || is_own(coder, sides, draft, id);
}

/* Who comes, goes or marches does it to nobody named by a bare place, and not to his own. */
void tr_drop_own_and_places(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (draft->line.kind != TRUCE_EVENT || !tr_count(there) || !tr_listed(tr_event_type(draft), "CONSULT RETREAT MOBILIZE PROTEST AID THREATEN")) return;
  const bool moves = tr_listed(tr_event_type(draft), "RETREAT MOBILIZE"), threatens = tr_equal_string(tr_event_type(draft), "THREATEN");
  const bool alone = tr_count(tr_draft_value(draft, TRUCE_FIELD_ACTORS)) == 1; /* "Chad and Mali threatened one another" */
  tr_ids kept = {.count = 0};
  bool named = threatens;
  for (size_t i = 0; i < there->count; i++) {
    if ((moves && is_own(coder, sides, draft, there->ids[i])) || (threatens && alone && is_own_side(coder, sides, draft, there->ids[i]))) continue;
    tr_ids_add(&kept, there->ids[i]);
    named |= coder->reading->actors[there->ids[i]].kind != TRUCE_PLACE;
  }
  if (!named) kept.count = 0;
  if (kept.count < there->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
}
