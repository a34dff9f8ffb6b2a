/* Who a description means ("Egypt's president", "the army", "rebel negotiators"): by its class, its owner and what was told before. */
#include "world/actors.h"

static bool is_state(const tr_scene *scene, uint32_t draft) { return draft != TRUCE_NONE && scene->drafts.items[draft].actor.kind == TRUCE_STATE; }

/* The end of "of the disappeared" behind a noun, where it is short and nothing hangs on it; or that of the noun. */
static uint32_t end_with_whole(const truce_reading *reading, uint32_t noun) {
  enum { LONGEST = 5 };
  const uint32_t of = noun + 1, limit = reading->sentences[reading->words[noun].sentence].end;
  if (of >= limit || !tr_equal_string(reading->words[of].lower, "of")) return of;
  const uint32_t whole = reading->words[of].head;
  if (whole == TRUCE_NONE || whole <= of || whole > of + LONGEST || whole + 1 >= limit || reading->words[whole].head != noun) return of;
  for (uint32_t i = of + 1; i < whole; i++)
    if (!TR_ONE_OF(reading->words[i].upos, TRUCE_DET, TRUCE_ADJ, TRUCE_NOUN, TRUCE_PROPN)) return of;
  return tr_listed(reading->words[whole + 1].lower, "'s ’s and of -") ? of : whole + 1;
}

/* "Families of the disappeared", "a commander of the Saada Front": a name tells of whom. All that are but a group of something go by one name. */
static truce_span name_with_whole(const tr_scene *scene, uint32_t at) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  const bool bare = m->head + 1 != m->end || tr_listed(reading->words[m->head].lemma, "group people member");
  return tr_words_text(reading, m->first, bare ? m->end : end_with_whole(reading, m->head));
}

uint32_t tr_describe(tr_scene *scene, uint32_t at, uint32_t country, truce_kind kind) {
  const tr_found *found = &scene->found.items[at];
  const truce_mention *mention = &scene->mentions.items[at];
  truce_span text = tr_words_text(scene->reading, mention->first, mention->end), key = tr_folded(scene, text);
  if (!key.size) return TRUCE_NONE;
  uint32_t told = tr_told_before(scene, at, key, country, kind);
  if (told != TRUCE_NONE) return told;
  tr_draft draft = {.known = TRUCE_NONE,
                    .agent = found->agent,
                    .key = key,
                    .country = TRUCE_NONE,
                    .actor = {.name = name_with_whole(scene, at),
                              .kind = kind,
                              .sectors = found->agent->sectors,
                              .sector_count = found->agent->sector_count,
                              .plural = found->plural}};
  tr_drafts_set_country(scene, &draft, country == TRUCE_NONE ? tr_land_of_body(scene, found) : country);
  if (found->agent->class_ == TR_AGENT_OFFICE)
    draft.actor.office = found->agent->canonical.size ? found->agent->canonical : tr_words_text(scene->reading, found->first, found->end);
  return tr_drafts_add(scene, draft);
}

bool tr_not_now(const tr_scene *scene, uint32_t at) {
  for (uint32_t word = scene->mentions.items[at].first; word < scene->mentions.items[at].head; word++)
    if (tr_is_actor_word(&scene->world->words, scene->reading->words[word].lower, TR_ACTOR_NOT_NOW)) return true;
  return false;
}

/* "Syrian Kurdish forces", "Syrian opposition forces": of others in the state's land. */
static bool of_others(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  if (found->owner == TRUCE_NONE) return false;
  for (uint32_t i = scene->found.items[found->owner].end; i < found->first; i++) {
    const truce_word *word = &scene->reading->words[i];
    if (word->upos == TRUCE_ADJ && tr_capital_start(word->form)) return true;
    if (tr_is_actor_word(&scene->world->words, word->lower, TR_ACTOR_OPPONENT)) return true;
  }
  return false;
}

/* The army of a state: the body of the roster (kind armed_group, sector MIL, id "military-" and its ISO code) or a description of one name a state. */
static uint32_t resolve_force(tr_scene *scene, uint32_t at, uint32_t owner, uint32_t country) {
  const tr_found *found = &scene->found.items[at];
  if (tr_not_now(scene, at)) return tr_describe(scene, at, country, TRUCE_PERSON);
  if (of_others(scene, at)) return tr_describe(scene, at, country, found->agent->kind);
  if (owner != TRUCE_NONE && !is_state(scene, owner) && !TR_ONE_OF(scene->drafts.items[owner].actor.kind, TRUCE_PERSON, TRUCE_POPULATION, TRUCE_PLACE))
    return owner;
  bool army = found->agent->sector_count == 1 && !strcmp(found->agent->sectors[0], "MIL");
  uint32_t military = army && country != TRUCE_NONE && owner != TRUCE_NONE && is_state(scene, owner) ? tr_drafts_military(scene, country) : TRUCE_NONE;
  if (military != TRUCE_NONE) return military;
  return tr_describe(scene, at, country, found->agent->kind);
}

static bool collective(truce_kind kind) {
  return TR_ONE_OF(kind, TRUCE_ARMED_GROUP, TRUCE_BODY, TRUCE_ORGANISATION, TRUCE_PARTY, TRUCE_GOVERNMENT, TRUCE_KIND_OTHER, TRUCE_OUTLET);
}

/* "Biden administration": the state that its head leads. */
static uint32_t state_of_person(tr_scene *scene, uint32_t person) {
  const tr_draft *draft = &scene->drafts.items[person];
  return draft->country == TRUCE_NONE ? TRUCE_NONE : tr_drafts_of_known(scene, draft->country);
}

/* "the Front's leadership", "the Taliban government": of those who have no state they are themselves. */
static bool leads_itself(truce_kind owner) { return TR_ONE_OF(owner, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_ORGANISATION); }

/* "his counterpart" is of another land than he, "his Irish counterpart" of that one. */
static uint32_t land_of_counterpart(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  uint32_t land = TRUCE_NONE;
  for (uint32_t i = scene->mentions.items[at].first; i < found->first; i++) {
    const uint32_t mention = scene->mention_of[i];
    if (mention != TRUCE_NONE && mention != at && is_state(scene, tr_drafts_of_mention(scene, mention)) && scene->reading->words[i].upos == TRUCE_ADJ)
      land = tr_drafts_country(scene, mention);
  }
  return land;
}

/* "Lebanon's Hezbollah fighters": the group that is named right before those who fight or speak for it, whatever else is said to own them; or TRUCE_NONE. */
static uint32_t group_before(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  if (!TR_ONE_OF(found->agent->class_, TR_AGENT_GROUP, TR_AGENT_FORCE, TR_AGENT_STANDS, TR_AGENT_VOICE) || found->first <= scene->mentions.items[at].first)
    return TRUCE_NONE;
  const uint32_t before = scene->mention_of[found->first - 1];
  if (before == TRUCE_NONE || before == at || scene->mentions.items[before].end != found->first || scene->found.items[before].form != TR_FORM_NAME)
    return TRUCE_NONE;
  const uint32_t group = tr_drafts_of_mention(scene, before);
  return group != TRUCE_NONE && leads_itself(scene->drafts.items[group].actor.kind) ? group : TRUCE_NONE;
}

uint32_t tr_resolve_description(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const uint32_t group = group_before(scene, at);
  if (group != TRUCE_NONE) return group;
  uint32_t owner = tr_drafts_of_mention(scene, found->owner), country = tr_drafts_country(scene, found->owner);
  if (owner == TRUCE_NONE) {
    uint32_t known = tr_without_owner(scene, at);
    if (known != TRUCE_NONE) return known;
    tr_agent_class class_ = found->agent->class_;
    if (TR_ONE_OF(class_, TR_AGENT_STANDS, TR_AGENT_VOICE, TR_AGENT_FORCE, TR_AGENT_OFFICE)) owner = tr_owner_by_modifier(scene, at);
    if (owner != TRUCE_NONE) country = scene->drafts.items[owner].country;
    found = &scene->found.items[at];
  }
  truce_kind owner_kind = owner == TRUCE_NONE ? TRUCE_KIND_NONE : scene->drafts.items[owner].actor.kind;
  switch (found->agent->class_) {
    case TR_AGENT_GOVERNMENT:
      if (owner_kind == TRUCE_STATE) return tr_remember_government(scene, found, owner);
      if (leads_itself(owner_kind)) return owner;
      if (owner_kind == TRUCE_PERSON && state_of_person(scene, owner) != TRUCE_NONE) return tr_remember_government(scene, found, state_of_person(scene, owner));
      return tr_describe(scene, at, country, found->agent->kind);
    case TR_AGENT_OFFICE: return tr_resolve_office(scene, at, owner, country);
    case TR_AGENT_VOICE: return owner != TRUCE_NONE ? owner : tr_describe(scene, at, country, TRUCE_PERSON);
    case TR_AGENT_FORCE: return resolve_force(scene, at, owner, country);
    case TR_AGENT_STANDS:
      if (owner != TRUCE_NONE && owner_kind != TRUCE_PLACE && (owner_kind != TRUCE_POPULATION || country == TRUCE_NONE))
        return owner; /* a people of no state has delegates of its own */
      return tr_describe(scene, at, country, found->agent->kind);
    case TR_AGENT_GROUP:
    case TR_AGENT_PEOPLE:
      if (tr_equal_string(found->agent->canonical, "counterpart")) return tr_describe(scene, at, land_of_counterpart(scene, at), found->agent->kind);
      if (collective(owner_kind) && found->owner != TRUCE_NONE && scene->mentions.items[at].first == scene->found.items[found->owner].first) return owner;
      return tr_describe(scene, at, country, found->agent->kind);
    case TR_AGENT_TITLE: return tr_named_by_noun(scene, at);
    default: return tr_describe(scene, at, country, found->agent->kind);
  }
}
