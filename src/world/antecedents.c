/* Whom a description repeats: the actor told before by its noun, its class, its office, or the one that stands out. */
#include "world/actors.h"

#include "world/fold.h"

uint32_t tr_same_class_before(const tr_scene *scene, const tr_agent *agent, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->merged_into != TRUCE_NONE || draft->last > word || !draft->agent) continue;
    if (tr_equal(draft->agent->canonical, agent->canonical) && (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last)) best = i;
  }
  return best;
}

uint32_t tr_holder_in_report(const tr_scene *scene, const tr_agent *agent, uint32_t country, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  char wanted[TR_FOLD_LIMIT];
  truce_span office = {wanted, tr_fold(agent->canonical, wanted)};
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    char key[TR_FOLD_LIMIT];
    if (draft->actor.kind != TRUCE_PERSON || draft->merged_into != TRUCE_NONE || draft->last > word || draft->agent) continue;
    if (country != TRUCE_NONE && draft->country != country) continue;
    if (!tr_equal((truce_span){key, tr_fold(draft->actor.office, key)}, office)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) best = i;
  }
  return best;
}

/* Whether a description of one kind can mean an actor of another: a person never a body, a government the state, people several. */
static bool kinds_meet(const tr_found *found, truce_kind described, const tr_draft *draft) {
  truce_kind kind = draft->actor.kind;
  if ((described == TRUCE_PERSON) != (kind == TRUCE_PERSON) || found->plural != draft->actor.plural) return false;
  if (described == TRUCE_GOVERNMENT) return kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT;
  if (kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT) return described == TRUCE_GOVERNMENT;
  if (kind == TRUCE_POPULATION || kind == TRUCE_PLACE || kind == TRUCE_OUTLET) return described == kind;
  if (described == TRUCE_ARMED_GROUP && found->agent->class_ == TR_AGENT_FORCE) return kind == TRUCE_ARMED_GROUP;
  return true;
}

/* "the group", "the minister": whom the model's coreference head links it to, where kind and country allow. */
static uint32_t linked_description(const tr_scene *scene, uint32_t at, uint32_t country, truce_kind kind) {
  uint32_t linked = tr_linked_draft(scene, scene->mentions.items[at].head);
  if (linked == TRUCE_NONE || !kinds_meet(&scene->found.items[at], kind, &scene->drafts.items[linked])) return TRUCE_NONE;
  const tr_agent *before = scene->drafts.items[linked].agent; /* "the governments of the region" are no "rescued members" */
  if (before && before->class_ != scene->found.items[at].agent->class_) return TRUCE_NONE;
  if (country != TRUCE_NONE && scene->drafts.items[linked].country != TRUCE_NONE && scene->drafts.items[linked].country != country) return TRUCE_NONE;
  return linked;
}

enum { SENTENCES_BACK = 3 };

static uint32_t sentences_since(const tr_scene *scene, const tr_draft *draft, uint32_t word) {
  return scene->reading->words[word].sentence - scene->reading->words[draft->last].sentence;
}

static bool named_before(const tr_draft *draft, uint32_t word) {
  return !draft->agent && draft->merged_into == TRUCE_NONE && draft->mentions.count && draft->last < word;
}

bool tr_named_with(const tr_scene *scene, const tr_draft *draft, truce_span noun) {
  const truce_word *words = scene->reading->words;
  for (size_t i = 0; i < draft->mentions.count; i++) {
    const tr_found *name = &scene->found.items[draft->mentions.items[i]];
    if (name->form != TR_FORM_NAME || name->end - name->first < 2) continue;
    truce_span second = words[name->first + 1].lower;
    if (tr_equal(words[name->end - 1].lower, noun) || (tr_equal(words[name->first].lower, noun) && tr_listed(second, "of for"))) return true;
  }
  return false;
}

/* A title as told and the noun for it: "lt gen" and "general". */
static bool title_means(truce_span told, truce_span noun) {
  enum { SHORTEST = 3 };
  const truce_span last = tr_last_word(told);
  return tr_equal(last, noun) || (last.size >= SHORTEST && last.size < noun.size && tr_starts(noun, last));
}

/* A person told with this title or a fuller one: "the bishop" for Bishop Desrosiers, "the minister" for Foreign Minister Ekdahl. */
static bool titled(const tr_draft *draft, const tr_found *found, truce_span noun) {
  if (draft->actor.kind != TRUCE_PERSON || found->plural) return false;
  if (found->agent->class_ == TR_AGENT_TITLE) return draft->title && draft->title->class_ == TR_AGENT_TITLE && title_means(draft->title->phrase, noun);
  if (draft->title && (tr_ends(draft->title->phrase, noun) || tr_ends(draft->title->canonical, noun))) return true;
  return found->agent->class_ == TR_AGENT_OFFICE && draft->actor.office.size > noun.size && tr_ends(draft->actor.office, noun);
}

uint32_t tr_named_by_noun(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const truce_span noun = scene->reading->words[found->end - 1].lower;
  if (found->end - found->first != 1) return TRUCE_NONE;
  uint32_t best = TRUCE_NONE, other = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (!named_before(draft, found->first) || draft->actor.kind == TRUCE_STATE || draft->actor.kind == TRUCE_PLACE) continue;
    if (draft->actor.kind == TRUCE_PERSON ? !titled(draft, found, noun) : !tr_named_with(scene, draft, noun)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) other = best, best = i;
    else if (other == TRUCE_NONE || draft->last > scene->drafts.items[other].last) other = i;
  }
  if (best == TRUCE_NONE || other == TRUCE_NONE) return best;
  return sentences_since(scene, &scene->drafts.items[other], found->first) > sentences_since(scene, &scene->drafts.items[best], found->first) + SENTENCES_BACK
             ? best
             : TRUCE_NONE;
}

/* "the militia", "the militant group": a noun for one armed group, not for one of its men. */
static bool one_armed_group(const tr_scene *scene, const tr_found *found) {
  return found->agent->class_ == TR_AGENT_GROUP && found->agent->kind == TRUCE_ARMED_GROUP &&
         tr_is_actor_word(&scene->world->words, scene->reading->words[found->end - 1].lower, TR_ACTOR_ONE_GROUP);
}

/* "the group", "the party", "the militia" after a name: the one named actor of a fitting kind within the last sentences; none if two could be meant. */
static uint32_t only_salient(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const bool party = tr_equal_string(found->agent->canonical, "party"), armed = one_armed_group(scene, found);
  if ((!party && !armed && !tr_equal_string(found->agent->canonical, "group")) || found->plural) return TRUCE_NONE;
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    truce_kind kind = draft->actor.kind;
    bool fits = party ? kind == TRUCE_PARTY : kind == TRUCE_ARMED_GROUP || (!armed && (kind == TRUCE_ORGANISATION || kind == TRUCE_PARTY));
    bool army = draft->actor.sector_count && !strcmp(draft->actor.sectors[0], "MIL");
    if (!fits || army || !named_before(draft, found->first) || sentences_since(scene, draft, found->first) > SENTENCES_BACK) continue;
    if (best != TRUCE_NONE) return TRUCE_NONE;
    best = i;
  }
  return best;
}

/* The word before a noun that tells one government or army of a land from its others, or none. */
static truce_span told_apart_by(const truce_reading *reading, uint32_t noun) {
  for (uint32_t w = noun; w-- > reading->sentences[reading->words[noun].sentence].first && reading->words[w].head == noun;)
    if (tr_is_actor_word(&reading->world->words, reading->words[w].lower, TR_ACTOR_APART)) return reading->words[w].lower;
  return (truce_span){0};
}

/* "The regional government accused the central government": not one and the same. */
static bool kept_apart(const tr_scene *scene, uint32_t at, const tr_draft *draft) {
  const truce_span own = told_apart_by(scene->reading, scene->mentions.items[at].head),
                   other = draft->last < scene->reading->word_count ? told_apart_by(scene->reading, draft->last) : (truce_span){0};
  return own.size && other.size && !tr_equal(own, other);
}

uint32_t tr_told_before(const tr_scene *scene, uint32_t at, truce_span key, uint32_t country, truce_kind kind) {
  const tr_found *found = &scene->found.items[at];
  const bool bare = found->definite && scene->mentions.items[at].first == found->first && country == TRUCE_NONE; /* "the council", no word more */
  uint32_t told = bare ? tr_named_by_noun(scene, at) : TRUCE_NONE;
  if (told == TRUCE_NONE) told = tr_drafts_of_key(scene, key, country);
  const bool one_of_its_class = found->agent->class_ == TR_AGENT_PEOPLE || (found->agent->class_ == TR_AGENT_BODY && found->end - found->first > 1);
  if (told == TRUCE_NONE && bare && !one_of_its_class) { /* "the donors" are not "the neighbours", nor is the supreme court the constitutional one */
    told = tr_same_class_before(scene, found->agent, found->first);
    if (told != TRUCE_NONE && scene->drafts.items[told].actor.plural != found->plural) told = TRUCE_NONE; /* "the group" is not "business groups" */
  }
  if (told == TRUCE_NONE && found->definite) told = linked_description(scene, at, country, kind);
  if (told == TRUCE_NONE && bare) told = only_salient(scene, at);
  return told != TRUCE_NONE && kept_apart(scene, at, &scene->drafts.items[told]) ? TRUCE_NONE : told;
}
