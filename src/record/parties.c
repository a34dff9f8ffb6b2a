/* What the report settles of those whom a line names loosely, step by step: who is not meant goes (not_meant.c), places that are hit stand for whom they belong
 * to (struck.c), envoys for those who sent them (principals.c), "both sides" for the two (both_sides.c), mediation is between them (mediated.c). */
#include "record/parties.h"

static const float fair = 0.6f, fair_weight = 1.5f; /* how sure the two sides must be to be "both sides" */

/* "massed troops on its border with Rwanda", "moved tanks to the Armenian border": those behind the border are meant. */
static void add_across_border(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *doers = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  if (!tr_equal_string(tr_event_type(draft), "MOBILIZE") || !tr_count(doers) || tr_count(tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS))) return;
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, draft->line.trigger)->sentence];
  tr_ids ids = {.count = 0};
  for (uint32_t border = draft->line.trigger + 1; border < sentence->end; border++) {
    const truce_word *w = tr_word(coder, border);
    const bool own = w->head == draft->line.trigger || (w->head != TRUCE_NONE && tr_word(coder, w->head)->head == draft->line.trigger);
    if (!own || !tr_lemma_in(coder, border, "border frontier")) continue;
    for (uint32_t k = 0; k < w->child_count; k++) {
      const truce_deprel base = tr_base(coder, w->children[k]);
      const bool beside = base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || tr_word(coder, w->children[k])->relation == TRUCE_DEPREL_NMOD_POSS;
      const bool behind = base == TRUCE_DEPREL_NMOD && tr_behind(coder, w->children[k], "with of");
      const uint32_t other = beside || behind ? tr_actor_of(coder, w->children[k], false) : TRUCE_NONE;
      if (other != TRUCE_NONE && !tr_holds_side(sides, doers, other)) tr_ids_add(&ids, other);
    }
  }
  if (ids.count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}

/* What several sides agree, discuss or do together is meant for each other, where nobody else is named. */
static void add_each_other(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  const truce_span type = tr_event_type(draft);
  if (draft->line.kind != TRUCE_EVENT || tr_count(actors) < 2 || tr_count(recipients)) return;
  const bool joint = tr_word_in(coder, draft->line.trigger, TR_CLASS_JOINT_ACT) || tr_lemma_in(coder, draft->line.trigger, "agree pledge");
  const bool fight = tr_equal_string(type, "ASSAULT") && draft->frame && draft->frame->mutual; /* "the two armies clashed" */
  if (!tr_listed(type, "CONSULT COOPERATE") && !fight && !(tr_equal_string(type, "AGREE") && joint)) return;
  for (size_t i = 1; i < actors->count; i++)
    if (tr_side_of(sides, actors->ids[i]) != tr_side_of(sides, actors->ids[0])) {
      tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, actors->ids, actors->count);
      return;
    }
}

/* Those with whom a report tells of dealings, or a state and somebody who is none, even where they are less clear: two states may well be allies. */
static bool may_be_mediated(const tr_coder *coder, const tr_two_sides *two) {
  static const float enough = 0.5f, enough_weight = 0.8f;
  if (two->deal && two->sure >= fair && two->weight >= fair_weight) return true;
  return two->sure >= enough && two->weight >= enough_weight && !(tr_is_state(coder, two->a) && tr_is_state(coder, two->b));
}

void tr_parties_fill(tr_coder *coder, const tr_sides *sides, const tr_two_sides *two) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped) continue;
    tr_drop_things(coder, draft);
    tr_place_hit_add(coder, draft);
    tr_those_in_add(coder, sides, draft);
    add_across_border(coder, sides, draft);
    tr_states_of_places_add(coder, sides, draft);
    tr_drop_own_and_places(coder, sides, draft);
    tr_state_of_forces_add(coder, sides, draft);
    tr_whose_people_add(coder, sides, draft);
    tr_principals_add(coder, sides, draft);
    tr_just_named_spell_out(coder, draft);
    if (two->sure >= fair && two->weight >= fair_weight) tr_both_sides_spell_out(coder, draft, two);
    if (may_be_mediated(coder, two)) tr_mediated_fill(coder, sides, draft, two);
    add_each_other(coder, sides, draft);
  }
}
