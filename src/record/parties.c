/* What the report settles of those whom a line names loosely: "both sides" are the two, mediation is between them. What is filled in so is marked as
 * taken from the context. Places that are hit stand for whom they belong to, and envoys for those who sent them. */
#include "record/parties.h"

#include "record/home.h"

static const float fair = 0.6f, fair_weight = 1.5f; /* how sure the two sides must be to be those mediated between, or "both sides" */

static bool is_assault(const tr_draft *draft) { return tr_equal_string(tr_event_type(draft), "ASSAULT"); }

/* The head of an actor's first mention, or TRUCE_NONE. */
static uint32_t first_head(const tr_coder *coder, const truce_actor *actor) {
  const uint32_t head = actor->mention_count ? coder->reading->mentions[actor->mentions[0]].head : TRUCE_NONE;
  return head < coder->reading->word_count ? head : TRUCE_NONE;
}

/* Does the head of a mention stand in the line's sentence? */
static bool named_with(const tr_coder *coder, const tr_draft *draft, uint32_t head) {
  return head < coder->reading->word_count && tr_word(coder, head)->sentence == tr_word(coder, draft->line.trigger)->sentence;
}

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

static void fill_mediated(tr_coder *coder, const tr_sides *sides, tr_draft *draft, const tr_two_sides *two) {
  const truce_value *parties = tr_draft_value(draft, TRUCE_FIELD_PARTIES), *mediators = tr_draft_value(draft, TRUCE_FIELD_MEDIATORS);
  if (draft->line.kind != TRUCE_MEDIATION || tr_holds_side(sides, mediators, two->a) || tr_holds_side(sides, mediators, two->b)) return;
  if (tr_count(parties) > 1 || (tr_count(parties) == 1 && !tr_holds_side(sides, parties, two->a) && !tr_holds_side(sides, parties, two->b))) return;
  if (third_state_in_front(coder, sides, mediators, two)) return;
  const uint32_t partner = partner_in_talks(coder, draft);
  const bool third = partner != TRUCE_NONE && is_third(coder, sides, partner, two) && !tr_holds_side(sides, mediators, partner);
  const uint32_t first = third && tr_is_state(coder, two->b) ? two->b : two->a;
  tr_draft_from_context(coder, draft, TRUCE_FIELD_PARTIES, (const uint32_t[]){first, third ? partner : two->b}, 2, "context.mediated");
}

/* A place that was hit or visited also stands for the state it belongs to, where the report speaks of that state. */
static void add_states(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!recipients || draft->line.kind != TRUCE_EVENT) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, recipients);
  for (size_t i = 0; i < recipients->count; i++) {
    const truce_actor *place = &coder->reading->actors[recipients->ids[i]];
    if (place->kind != TRUCE_PLACE || !place->country[0]) continue;
    for (uint32_t k = 0; k < coder->reading->actor_count; k++)
      if (coder->reading->actors[k].kind == TRUCE_STATE && !strcmp(coder->reading->actors[k].country, place->country)) tr_ids_add(&ids, k);
  }
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  tr_ids kept = {.count = 0};
  for (size_t i = 0; i < ids.count; i++)
    if (!tr_holds_side(sides, actors, ids.ids[i])) tr_ids_add(&kept, ids.ids[i]);
  if (kept.count > recipients->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
}

/* Does another state than this fight in the report? Then its soldiers, too, may be those who fall here. */
static bool others_fight(const tr_coder *coder, const char *country) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    if (!is_assault(draft)) continue;
    for (size_t a = 0; a < tr_count(actors); a++) {
      const char *own = coder->reading->actors[actors->ids[a]].country;
      if (tr_is_country(own) && strcmp(own, country) != 0) return true;
    }
  }
  return false;
}

/* Soldiers, police and guards who are hit are their state's, by their name or by where they were hit, where the report speaks of that state. */
static void add_state_of_forces(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!is_assault(draft) || !recipients) return;
  tr_ids ids = {.count = 0};
  tr_ids_add_all(&ids, recipients);
  for (size_t i = 0; i < recipients->count; i++) {
    const truce_actor *actor = &coder->reading->actors[recipients->ids[i]];
    const uint32_t head = first_head(coder, actor);
    if (actor->kind == TRUCE_STATE || actor->kind == TRUCE_PLACE || !tr_word_in(coder, head, TR_CLASS_FORCES)) continue;
    const char *here = draft->line.place != TRUCE_NONE ? coder->reading->places[draft->line.place].country : "";
    const char *country = actor->country[0] ? actor->country : here[0] && !others_fight(coder, here) ? here : "";
    for (uint32_t k = 0; k < sides->count; k++)
      if (tr_is_country(country) && coder->reading->actors[k].kind == TRUCE_STATE && !strcmp(coder->reading->actors[k].country, country) &&
          !tr_holds_side(sides, actors, k))
        tr_ids_add(&ids, k);
  }
  if (ids.count > recipients->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}

/* "struck 2,800 targets in Gaza": the place of an attack is whom it hit, where nothing else is told and it is not the attacker's own. */
static void add_place_hit(tr_coder *coder, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!is_assault(draft) || draft->line.place == TRUCE_NONE || !tr_count(actors) || tr_count(recipients)) return;
  const char *country = coder->reading->places[draft->line.place].country;
  for (size_t i = 0; i < actors->count; i++)
    if (!tr_is_country(country) || !tr_is_country(coder->reading->actors[actors->ids[i]].country) ||
        !strcmp(coder->reading->actors[actors->ids[i]].country, country))
      return;
  const uint32_t hit = tr_actor_of_place(coder, draft->line.place);
  tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, &hit, 1);
}

/* Nobody but things and places: "a hotel", "Nairobi". */
static bool only_things(const tr_coder *coder, const truce_value *there) {
  for (size_t i = 0; i < there->count; i++) {
    const truce_actor *actor = &coder->reading->actors[there->ids[i]];
    const uint32_t head = first_head(coder, actor);
    if (actor->kind != TRUCE_PLACE && (!tr_unnamed(actor) || !tr_word_in(coder, head, TR_CLASS_TARGET_NOUN))) return false;
  }
  return true;
}

/* "hit a hotel in Nairobi", "bases housing American soldiers": what is hit stands for where it stands and for those in it. */
static void add_those_in(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS), *doers = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  if (!is_assault(draft) || !tr_count(there) || !only_things(coder, there)) return;
  tr_arguments arguments;
  tr_ids ids = {.count = 0};
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  tr_ids_add_all(&ids, there);
  for (size_t i = 0; i < arguments.count; i++) {
    const uint32_t hit = arguments.fillers[i].word;
    const truce_word *w = tr_word(coder, hit);
    if (arguments.fillers[i].slot == TR_AGENT || w->upos == TRUCE_PROPN || !tr_word_in(coder, hit, TR_CLASS_TARGET_NOUN)) continue;
    for (uint32_t k = 0; k < w->child_count; k++) {
      const uint32_t child = w->children[k];
      const uint32_t place = tr_base(coder, child) == TRUCE_DEPREL_NMOD && tr_behind(coder, child, "in at near") ? tr_place_of(coder, child) : TRUCE_NONE;
      const uint32_t inside = tr_base(coder, child) == TRUCE_DEPREL_ACL && tr_lemma_in(coder, child, "house carry shelter hold transport host")
                                  ? tr_child_by(coder, child, TRUCE_DEPREL_OBJ)
                                  : TRUCE_NONE;
      const uint32_t whom = place != TRUCE_NONE ? tr_actor_of_place(coder, place) : inside != TRUCE_NONE ? tr_party_of(coder, inside) : TRUCE_NONE;
      if (whom != TRUCE_NONE && !tr_holds_side(sides, doers, whom)) tr_ids_add(&ids, whom);
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, ids.ids, ids.count);
}

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

/* A weapon, a road, "the front of a shop" is nobody that an act is meant for; a house that is hit stands for those in it. Nor is anything meant for
 * those whom one puts under arms oneself. */
static bool is_thing(const tr_coder *coder, const tr_draft *draft, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  const uint32_t head = first_head(coder, actor);
  const bool can_act = (actor->kind >= TRUCE_PERSON && actor->kind <= TRUCE_ORGANISATION) || actor->kind == TRUCE_PARTY || actor->kind == TRUCE_OUTLET;
  if (!tr_unnamed(actor) || can_act || head == TRUCE_NONE || tr_word_in(coder, head, TR_CLASS_PEOPLE)) return false;
  if (tr_equal_string(tr_event_type(draft), "MOBILIZE") && tr_word_in(coder, head, TR_CLASS_FORCES)) return true;
  return tr_word_in(coder, head, TR_CLASS_WEAPON) || tr_word_in(coder, head, TR_CLASS_NO_PEOPLE) ||
         (tr_word_in(coder, head, TR_CLASS_TARGET_NOUN) && !is_assault(draft));
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

static void drop_things(tr_coder *coder, tr_draft *draft) {
  const truce_field field = tr_field_meant(draft);
  const truce_value *there = tr_draft_value(draft, field);
  tr_ids kept = {.count = 0};
  if (draft->line.kind != TRUCE_EVENT && draft->line.kind != TRUCE_CALL) return;
  draft->dropped = only_landscape(coder, tr_draft_doers(draft));
  if (!there) return;
  for (size_t i = 0; i < there->count; i++)
    if (!is_thing(coder, draft, there->ids[i]) && (is_assault(draft) || !is_landscape(coder, there->ids[i]))) tr_ids_add(&kept, there->ids[i]);
  if (kept.count < there->count) tr_draft_ids(coder, draft, field, kept.ids, kept.count);
}

/* "withdrew its tanks", "moved its army": one's own are not those whom it is done to. */
static bool is_own(tr_coder *coder, const tr_sides *sides, const tr_draft *draft, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  for (size_t m = 0; m < actor->mention_count; m++) {
    const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
    if (!named_with(coder, draft, head) || !tr_pronoun_owns(coder, head)) continue;
    if (tr_holds_side(sides, tr_draft_value(draft, TRUCE_FIELD_ACTORS), tr_actor_of(coder, tr_possessor(coder, head), false))) return true;
  }
  return false;
}

/* Who comes, goes or marches does it to nobody named by a bare place, and not to his own. */
static void drop_own_and_places(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (draft->line.kind != TRUCE_EVENT || !tr_count(there) || !tr_listed(tr_event_type(draft), "CONSULT RETREAT MOBILIZE PROTEST AID")) return;
  const bool moves = tr_listed(tr_event_type(draft), "RETREAT MOBILIZE");
  tr_ids kept = {.count = 0};
  bool named = false;
  for (size_t i = 0; i < there->count; i++) {
    if (moves && is_own(coder, sides, draft, there->ids[i])) continue;
    tr_ids_add(&kept, there->ids[i]);
    named |= coder->reading->actors[there->ids[i]].kind != TRUCE_PLACE;
  }
  if (!named) kept.count = 0;
  if (kept.count < there->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
}

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
static void add_principals(tr_coder *coder, const tr_sides *sides, tr_draft *draft) {
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
      if (named_with(coder, draft, head) && speaks_for_others(coder, draft, actor, head)) add_senders(coder, sides, tr_draft_doers(draft), head, &ids);
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, field, ids.ids, ids.count);
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

void tr_parties_fill(tr_coder *coder, const tr_sides *sides, const tr_two_sides *two) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped) continue;
    drop_things(coder, draft);
    add_place_hit(coder, draft);
    add_those_in(coder, sides, draft);
    add_across_border(coder, sides, draft);
    add_states(coder, sides, draft);
    drop_own_and_places(coder, sides, draft);
    add_state_of_forces(coder, sides, draft);
    add_principals(coder, sides, draft);
    tr_just_named_spell_out(coder, draft);
    if (two->sure >= fair && two->weight >= fair_weight) {
      tr_both_sides_spell_out(coder, draft, two);
      if (two->deal) fill_mediated(coder, sides, draft, two);
    }
    add_each_other(coder, sides, draft);
  }
}
