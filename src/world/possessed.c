/* Descriptions that belong to somebody by a pronoun: "his country", "her side", "her
 * government", "its fighters", "their delegation". Runs when pronouns are given. */
#include "world/actors.h"

/* The actor of the pronoun that owns a noun; TRUCE_NONE if there is none or nobody knows whom it means. */
static uint32_t owner_by_pronoun(const tr_scene *scene, uint32_t noun) {
  const truce_word *w = &scene->reading->words[noun];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i], mention = scene->mention_of[child];
    if (scene->reading->words[child].relation != TRUCE_DEPREL_NMOD_POSS || mention == TRUCE_NONE || !scene->mentions.items[mention].pronoun) continue;
    return scene->mentions.items[mention].actor;
  }
  return TRUCE_NONE;
}

static uint32_t state_of(tr_scene *scene, uint32_t owner) {
  const tr_draft *draft = &scene->drafts.items[owner];
  return draft->actor.kind == TRUCE_STATE ? owner : draft->country == TRUCE_NONE ? TRUCE_NONE : tr_drafts_of_known(scene, draft->country);
}

static bool fights(const tr_draft *draft) { return draft->actor.kind == TRUCE_ARMED_GROUP || draft->actor.kind == TRUCE_ORGANISATION; }

/* "its troops": a state's army; its police are another matter. */
static uint32_t army_of(tr_scene *scene, const tr_draft *state, const tr_agent *agent) {
  const bool army = agent->sector_count == 1 && !strcmp(agent->sectors[0], "MIL");
  return army && state->country != TRUCE_NONE ? tr_drafts_military(scene, state->country) : TRUCE_NONE;
}

static bool tells_a_side(const tr_agent *agent) {
  return agent && TR_ONE_OF(agent->class_, TR_AGENT_OFFICE, TR_AGENT_VOICE, TR_AGENT_TITLE);
}

/* Whom a person speaks for or leads by what is told with him: "Unity Bloc spokeswoman Teresa
 * Arismendi", "the representative of Syria". TRUCE_NONE if nothing is, or of two. */
static uint32_t side_of(const tr_scene *scene, uint32_t person) {
  uint32_t side = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    const tr_found *found = &scene->found.items[i];
    if (scene->mentions.items[i].actor != person || found->owner == TRUCE_NONE || !tells_a_side(found->agent)) continue;
    const uint32_t of = scene->mentions.items[found->owner].actor;
    if (of == TRUCE_NONE || of == person || of == side) continue;
    const truce_kind kind = scene->drafts.items[of].actor.kind;
    if (TR_ONE_OF(kind, TRUCE_PERSON, TRUCE_POPULATION, TRUCE_PLACE, TRUCE_OUTLET)) continue;
    if (side != TRUCE_NONE) return TRUCE_NONE;
    side = of;
  }
  return side;
}

/* Who the owner's government, delegation, army or fighters are. */
static uint32_t possessed(tr_scene *scene, const tr_agent *agent, uint32_t owner) {
  const tr_draft *draft = &scene->drafts.items[owner];
  if (draft->actor.plural || draft->actor.kind == TRUCE_POPULATION) return TRUCE_NONE;
  const bool person = draft->actor.kind == TRUCE_PERSON;
  switch (agent->class_) {
    case TR_AGENT_GOVERNMENT: return fights(draft) ? TRUCE_NONE : state_of(scene, owner);
    case TR_AGENT_STANDS: return person ? side_of(scene, owner) : owner;
    case TR_AGENT_FORCE: return fights(draft) ? owner : draft->actor.kind == TRUCE_STATE ? army_of(scene, draft, agent) : TRUCE_NONE;
    case TR_AGENT_GROUP: return agent->kind == TRUCE_ARMED_GROUP && fights(draft) ? owner : TRUCE_NONE;
    default: return TRUCE_NONE;
  }
}

static bool names_a_country(const truce_word *word) {
  return word->upos == TRUCE_NOUN && tr_listed(word->lower, "country nation homeland");
}

/* "his side", "its camp": for a person the side that he speaks for. */
static bool names_a_side(const truce_reading *reading, const truce_word *word) {
  return word->upos == TRUCE_NOUN && tr_is_actor_word(&reading->world->words, word->lower, TR_ACTOR_SIDE);
}

/* Whom a phrase means that no table of descriptions knows: "his country", "her side". */
static uint32_t meant_by_noun(tr_scene *scene, uint32_t word) {
  const truce_word *w = &scene->reading->words[word];
  const bool country = names_a_country(w);
  const uint32_t owner = country || names_a_side(scene->reading, w) ? owner_by_pronoun(scene, word) : TRUCE_NONE;
  if (owner == TRUCE_NONE) return TRUCE_NONE;
  if (country) return state_of(scene, owner);
  const truce_kind kind = scene->drafts.items[owner].actor.kind;
  return kind == TRUCE_PERSON ? side_of(scene, owner) : fights(&scene->drafts.items[owner]) || kind == TRUCE_STATE ? owner : TRUCE_NONE;
}

static void add_noun(tr_scene *scene, uint32_t word, uint32_t actor) {
  const truce_mention mention = {
      .where = scene->reading->words[word].where, .first = word, .end = word + 1, .head = word, .antecedent = TRUCE_NONE, .actor = actor, .place = TRUCE_NONE};
  const tr_found found = {.form = TR_FORM_OTHER, .first = word, .end = word + 1, .owner = TRUCE_NONE, .known = TRUCE_NONE, .busy = true};
  scene->mention_of[word] = (uint32_t)scene->mentions.count;
  TR_PUSH(scene->arena, &scene->mentions, mention);
  TR_PUSH(scene->arena, &scene->found, found);
}

void tr_resolve_possessed(tr_scene *scene) {
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    if (scene->found.items[i].form != TR_FORM_AGENT || scene->found.items[i].owner != TRUCE_NONE) continue;
    const uint32_t owner = owner_by_pronoun(scene, scene->mentions.items[i].head);
    const uint32_t whose = owner == TRUCE_NONE ? TRUCE_NONE : possessed(scene, scene->found.items[i].agent, owner);
    if (whose != TRUCE_NONE) scene->mentions.items[i].actor = whose;
  }
  for (uint32_t word = 0; word < scene->reading->word_count; word++) {
    const uint32_t meant = scene->mention_of[word] == TRUCE_NONE ? meant_by_noun(scene, word) : TRUCE_NONE;
    if (meant != TRUCE_NONE) add_noun(scene, word, meant);
  }
  tr_sort_mentions(scene);
}
