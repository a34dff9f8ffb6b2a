/* Envoys, delegations and members are meant as those who sent them or have them. */
#include "record/parties.h"

static void add_sender(tr_coder *coder, const tr_sides *sides, const truce_value *doers, uint32_t word, tr_ids *ids) {
  const uint32_t sender = word == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, word, false);
  if (sender != TRUCE_NONE && !tr_holds_side(sides, doers, sender)) tr_ids_add(ids, sender);
}

/* Those who sent the envoys that a noun means, as the words around it tell. */
static void add_senders(tr_coder *coder, const tr_sides *sides, const truce_value *doers, uint32_t envoys, tr_ids *ids) {
  const truce_word *e = tr_word(coder, envoys);
  for (uint32_t i = 0; i < e->child_count; i++) {
    const uint32_t child = e->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (base != TRUCE_DEPREL_NMOD && base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND) continue;
    const bool linked = tr_has_child(coder, child, TRUCE_DEPREL_CASE) && tr_word(coder, child)->relation != TRUCE_DEPREL_NMOD_POSS;
    if (linked && !tr_behind(coder, child, "of from")) continue;
    add_sender(coder, sides, doers, child, ids);
    add_sender(coder, sides, doers, tr_child_by(coder, child, TRUCE_DEPREL_CONJ), ids);
  }
}

/* Envoys are meant as those who sent them; so are members, fighters and officers that have no name, where they are not hit and nothing is given to them. */
static bool speaks_for_others(const tr_coder *coder, const tr_draft *draft, const truce_actor *actor, uint32_t noun) {
  if (tr_word_in(coder, noun, TR_CLASS_SENT_NOUN)) return true;
  const bool serves = tr_lemma_in(coder, noun, "member general speaker staff") || tr_word_in(coder, noun, TR_CLASS_FORCES) ||
                      tr_word_in(coder, noun, TR_CLASS_FIGHTER);
  return serves && tr_unnamed(actor) &&
         (draft->line.kind == TRUCE_CALL || tr_listed(tr_event_type(draft), "ACCUSE SANCTION COERCE REJECT THREATEN CONSULT REQUEST"));
}

/* "envoys of both X and Y", "a rebel delegation", "members of the cabinet": those who sent them are meant, too. */
void tr_principals_add(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_field field = tr_field_meant(draft);
  const truce_value *there = tr_draft_value(draft, field);
  if (!there || (draft->line.kind != TRUCE_EVENT && draft->line.kind != TRUCE_CALL)) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, there);
  for (size_t i = 0; i < there->count; i++) {
    const truce_actor *actor = &coder->reading->actors[there->ids[i]];
    if (tr_holds(tr_draft_doers(draft), there->ids[i])) continue; /* "the envoys met" */
    for (size_t m = 0; m < actor->mention_count && !actor->roster_id.size; m++) {
      const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
      if (tr_named_with(coder, draft, head) && speaks_for_others(coder, draft, actor, head)) add_senders(coder, sides, tr_draft_doers(draft), head, &ids);
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, field, ids.ids, ids.count);
}
