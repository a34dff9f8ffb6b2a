/* Whose the people are that something is done to: "Ethiopian workers", "Sangar prisoners", "the Rwandan side". */
#include "base/ascii.h"
#include "record/home.h"
#include "record/parties.h"

static bool fights_on_its_own(const tr_coder *coder, uint32_t noun) {
  return tr_word_in(coder, noun, TR_CLASS_FIGHTER) && !tr_word_in(coder, noun, TR_CLASS_FORCES);
}

/* "Syrian rebels", "Syrian rebel positions", "Sudanese refugees": they are not those of their state. */
static bool parted_from_state(const tr_coder *coder, uint32_t noun) {
  const truce_word *n = tr_word(coder, noun);
  for (uint32_t i = 0; i < n->child_count && n->children[i] < noun; i++)
    if (fights_on_its_own(coder, n->children[i]) || tr_lemma_is(coder, n->children[i], "opposition")) return true;
  return fights_on_its_own(coder, noun) || tr_word_in(coder, noun, TR_CLASS_AWAY_FROM_STATE);
}

/* Is it done by those of another country? */
static bool foreigners_act(const tr_coder *coder, const tr_draft *draft, const char *country) {
  const truce_value *doers = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  for (size_t i = 0; doers && i < doers->count; i++) {
    const char *own = coder->reading->actors[doers->ids[i]].country;
    if (tr_is_country(own) && strcmp(own, country) != 0) return true;
  }
  return false;
}

/* Can a state be meant by them? By its soldiers and its soil always, by its people where the report is not of its own quarrels. */
static bool stands_for_state(tr_coder *coder, const tr_draft *draft, uint32_t noun, const truce_actor *state) {
  if (parted_from_state(coder, noun)) return false;
  if (tr_word_in(coder, noun, TR_CLASS_FORCES) || tr_word_in(coder, noun, TR_CLASS_SOIL) || tr_lemma_is(coder, noun, "state")) return true;
  return tr_plural(coder, noun) && (strcmp(state->country, tr_report_country(coder)) != 0 || foreigners_act(coder, draft, state->country));
}

/* Whose the people are that a noun describes: "Ethiopian workers", "Sangar prisoners", "the Rwandan side"; TRUCE_NONE where the words before it do not tell. */
static uint32_t whose_people(tr_coder *coder, const tr_draft *draft, uint32_t noun) {
  const truce_word *n = tr_word(coder, noun);
  for (uint32_t i = 0; i < n->child_count && n->children[i] < noun; i++) {
    const uint32_t child = n->children[i];
    const truce_deprel relation = tr_word(coder, child)->relation, base = truce_deprel_base(relation);
    if (base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND && relation != TRUCE_DEPREL_NMOD_POSS) continue;
    const uint32_t owner = tr_word(coder, child)->upos == TRUCE_PRON ? TRUCE_NONE : tr_actor_headed(coder, child);
    const truce_actor *actor = owner == TRUCE_NONE ? NULL : &coder->reading->actors[owner];
    if (!actor || tr_unnamed(actor) || !TR_ONE_OF(actor->kind, TRUCE_STATE, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_BODY, TRUCE_ORGANISATION)) continue;
    if (tr_is_state(coder, owner) ? stands_for_state(coder, draft, noun, actor) : !tr_is_country(actor->country) || !parted_from_state(coder, noun))
      return owner;
  }
  return TRUCE_NONE;
}

/* What is done to "Ethiopian workers" or "Sangar prisoners" is done to those whose they are, too. */
void tr_whose_people_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *doers = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!there || !tr_listed(tr_event_type(draft), "ASSAULT COERCE SANCTION RETREAT CONCEDE AID")) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, there);
  for (size_t i = 0; i < there->count; i++) {
    const truce_actor *actor = &coder->reading->actors[there->ids[i]];
    const bool named = actor->roster_id.size || (actor->kind == TRUCE_PERSON && !actor->plural && !tr_unnamed(actor));
    for (size_t m = 0; !named && m < actor->mention_count; m++) {
      const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
      const bool described = tr_named_with(coder, draft, head) && tr_ascii_small(tr_word(coder, head)->form.data[0]);
      const uint32_t owner = described ? whose_people(coder, draft, head) : TRUCE_NONE;
      if (owner != TRUCE_NONE && !tr_holds_side(sides, doers, owner)) tr_ids_add(&ids, owner);
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}
