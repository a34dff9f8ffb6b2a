/* Whose government, army or rebels are meant where nobody is named: the report's one state, its one armed group. */
#include "world/actors.h"

/* The state that most of the report is about: more than half of all mentions of actors with
 * a country, or both where there are two. TRUCE_NONE if no state is. */
static uint32_t home_state(const tr_scene *scene) {
  enum { STATES = 256 };
  struct { uint32_t state; size_t mentions; } named[STATES]; /* in the order in which they come */
  size_t count = 0, all = 0, best = 0;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->country == TRUCE_NONE || draft->merged_into != TRUCE_NONE) continue;
    size_t at = 0;
    while (at < count && named[at].state != draft->country) at++;
    if (at == STATES) continue;
    if (at == count) named[count].state = draft->country, named[count++].mentions = 0;
    named[at].mentions += draft->mentions.count;
    all += draft->mentions.count;
  }
  for (size_t i = 1; i < count; i++)
    if (named[i].mentions > named[best].mentions) best = i;
  if (!count) return TRUCE_NONE;
  const size_t most = named[best].mentions;
  return most * 2 > all && (most >= 3 || (most == 2 && all == 2)) ? named[best].state : TRUCE_NONE;
}

/* The one actor of a kind that is named in the report before a word and no state's army; TRUCE_NONE if there are several or none. With a noun: the one named
 * so. */
static uint32_t only_named(const tr_scene *scene, truce_kind kind, const char *const *nouns, uint32_t before, bool *several) {
  uint32_t group = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    const bool army = draft->actor.sector_count && !strcmp(draft->actor.sectors[0], "MIL");
    const bool named = !draft->agent && draft->mentions.count && draft->merged_into == TRUCE_NONE;
    if (draft->actor.kind != kind || !named || army || scene->mentions.items[draft->mentions.items[0]].first >= before) continue;
    bool so = !nouns;
    for (const char *const *noun = nouns; noun && *noun && !so; noun++) so = tr_named_with(scene, draft, tr_span(*noun));
    if (!so) continue;
    if (group != TRUCE_NONE) return *several = true, TRUCE_NONE;
    group = i;
  }
  return group;
}

/* "the rebels": the one armed group named before, else the one of the report, else its one movement or front. */
static uint32_t only_group(const tr_scene *scene, uint32_t before) {
  static const char *const movements[] = {"movement", "front", "forces", NULL};
  bool several = false;
  uint32_t group = only_named(scene, TRUCE_ARMED_GROUP, NULL, before, &several);
  if (group == TRUCE_NONE && !several) group = only_named(scene, TRUCE_ARMED_GROUP, NULL, UINT32_MAX, &several);
  return group == TRUCE_NONE && !several ? only_named(scene, TRUCE_ORGANISATION, movements, UINT32_MAX, &several) : group;
}

static bool called(const tr_scene *scene, const tr_found *found, const char *noun) {
  return tr_equal_string(scene->reading->words[found->end - 1].lower, noun);
}

/* The state of the presidents and prime ministers in the report, if they are all of one. */
static uint32_t state_of_leaders(const tr_scene *scene) {
  uint32_t state = TRUCE_NONE;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    const bool leads = tr_equal_string(draft->actor.office, "president") || tr_equal_string(draft->actor.office, "prime minister");
    if (!leads || draft->actor.kind != TRUCE_PERSON || draft->merged_into != TRUCE_NONE || !draft->mentions.count || draft->country == TRUCE_NONE) continue;
    if (state != TRUCE_NONE && state != draft->country) return TRUCE_NONE;
    state = draft->country;
  }
  return state;
}

uint32_t tr_remember_government(tr_scene *scene, const tr_found *found, uint32_t state) {
  if (called(scene, found, "administration")) scene->administration = state;
  if (called(scene, found, "regime")) scene->regime = state;
  return scene->government = state;
}

static uint32_t government_state(tr_scene *scene) {
  if (scene->government != TRUCE_NONE) return scene->government;
  uint32_t home = home_state(scene);
  if (home == TRUCE_NONE) home = state_of_leaders(scene);
  return home == TRUCE_NONE ? TRUCE_NONE : tr_drafts_of_known(scene, home);
}

/* The state of whoever owns what the report calls a regime further on: "the Assad regime". */
static uint32_t regime_further_on(const tr_scene *scene) {
  for (uint32_t i = 0; i < scene->found.count; i++) {
    const tr_found *found = &scene->found.items[i];
    if (!found->agent || found->agent->class_ != TR_AGENT_GOVERNMENT || !called(scene, found, "regime")) continue;
    const uint32_t owner = tr_drafts_of_mention(scene, found->owner), country = tr_drafts_country(scene, found->owner);
    if (owner != TRUCE_NONE && country != TRUCE_NONE) return country;
  }
  return TRUCE_NONE;
}

/* "The regime" is one that the report calls so, and never whoever it calls an administration. */
static uint32_t regime_state(tr_scene *scene) {
  if (scene->regime != TRUCE_NONE) return scene->regime;
  const uint32_t country = regime_further_on(scene);
  if (country != TRUCE_NONE) return tr_drafts_of_known(scene, country);
  const uint32_t state = government_state(scene);
  return state == scene->administration ? TRUCE_NONE : state;
}

uint32_t tr_land_of_body(const tr_scene *scene, const tr_found *found) {
  const tr_agent *agent = found->agent;
  const bool of_state = agent->class_ == TR_AGENT_BODY && agent->sector_count && tr_listed(tr_span(agent->sectors[0]), "LEG JUD");
  return of_state && found->definite ? home_state(scene) : TRUCE_NONE;
}

uint32_t tr_owner_by_modifier(tr_scene *scene, uint32_t at) {
  const truce_mention *mention = &scene->mentions.items[at];
  for (uint32_t i = mention->first; i < mention->end && i != mention->head; i++) {
    truce_span lower = scene->reading->words[i].lower;
    if (tr_listed(lower, "rebel rebels guerrilla guerrillas insurgent")) return only_group(scene, mention->first);
    if (tr_equal_string(lower, "regime")) return regime_state(scene);
    if (tr_equal_string(lower, "government")) return government_state(scene);
  }
  return TRUCE_NONE;
}

uint32_t tr_without_owner(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const truce_mention *mention = &scene->mentions.items[at];
  if (!found->definite || mention->first != found->first) return TRUCE_NONE;
  if (found->agent->class_ == TR_AGENT_GOVERNMENT && tr_equal_string(found->agent->canonical, "government")) {
    if (called(scene, found, "regime")) return regime_state(scene);
    return called(scene, found, "administration") && scene->administration != TRUCE_NONE ? scene->administration : government_state(scene);
  }
  bool rebels = found->agent->class_ == TR_AGENT_GROUP && tr_listed(found->agent->canonical, "rebels militants");
  if (rebels && found->plural) return only_group(scene, mention->first);
  bool army = found->agent->class_ == TR_AGENT_FORCE && tr_equal_string(found->agent->canonical, "army") && !found->plural;
  uint32_t home = army ? home_state(scene) : TRUCE_NONE, before = army ? tr_same_class_before(scene, found->agent, found->first) : TRUCE_NONE;
  return home == TRUCE_NONE || before != TRUCE_NONE ? TRUCE_NONE : tr_drafts_military(scene, home);
}
