/* Descriptions that belong to somebody by a pronoun: "his country", "her government", "its fighters", "their delegation". Runs when pronouns are given. */
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

/* Who the owner's government, delegation, army or fighters are. */
static uint32_t possessed(tr_scene *scene, const tr_agent *agent, uint32_t owner) {
  const tr_draft *draft = &scene->drafts.items[owner];
  if (draft->actor.plural || draft->actor.kind == TRUCE_POPULATION) return TRUCE_NONE;
  const bool person = draft->actor.kind == TRUCE_PERSON;
  switch (agent->class_) {
    case TR_AGENT_GOVERNMENT: return fights(draft) ? TRUCE_NONE : state_of(scene, owner);
    case TR_AGENT_STANDS: return person ? TRUCE_NONE : owner;
    case TR_AGENT_FORCE: return fights(draft) ? owner : draft->actor.kind == TRUCE_STATE ? army_of(scene, draft, agent) : TRUCE_NONE;
    case TR_AGENT_GROUP: return agent->kind == TRUCE_ARMED_GROUP && fights(draft) ? owner : TRUCE_NONE;
    default: return TRUCE_NONE;
  }
}

static bool names_a_country(const truce_word *word) {
  static const char *const nouns[] = {"country", "nation", "homeland", NULL};
  return word->upos == TRUCE_NOUN && tr_one_of(word->lower, nouns);
}

static void add_country(tr_scene *scene, uint32_t word, uint32_t state) {
  const truce_mention mention = {.where = scene->reading->words[word].where, .first = word, .end = word + 1, .head = word, .antecedent = TRUCE_NONE, .actor = state, .place = TRUCE_NONE};
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
    if (scene->mention_of[word] != TRUCE_NONE || !names_a_country(&scene->reading->words[word])) continue;
    const uint32_t owner = owner_by_pronoun(scene, word), state = owner == TRUCE_NONE ? TRUCE_NONE : state_of(scene, owner);
    if (state != TRUCE_NONE) add_country(scene, word, state);
  }
  tr_sort_mentions(scene);
}
