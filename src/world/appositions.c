/* Joins a description and a name that stand together: "The Russian president, Vladimir Putin"; the name keeps the actor. */
#include "world/actors.h"

static bool may_stand_together(const tr_scene *scene, uint32_t description, uint32_t name) {
  const tr_draft *d = &scene->drafts.items[description], *n = &scene->drafts.items[name];
  if (!d->agent || n->agent || d->actor.plural || d->known != TRUCE_NONE) return false;
  bool person = n->actor.kind == TRUCE_PERSON;
  return person == (d->actor.kind == TRUCE_PERSON) || (person && d->agent->class_ == TR_AGENT_PEOPLE);
}

/* "The government's negotiator, Humberto de la Calle": one who speaks for others is himself where he is named. */
static bool speaks_alone(const tr_found *found) {
  return found->form == TR_FORM_AGENT && (found->agent->class_ == TR_AGENT_VOICE || found->agent->class_ == TR_AGENT_STANDS) && !found->plural;
}

/* The person named right before the comma of a description, whatever the tree hangs it on: "Ravn, the envoy, and Mbuyi, the deputy minister". */
static uint32_t name_before(const tr_scene *scene, uint32_t at) {
  const uint32_t first = scene->mentions.items[at].first, the = first > 0 && scene->reading->words[first - 1].upos == TRUCE_DET ? first - 1 : first;
  if (the < 2 || !tr_equal_string(scene->reading->words[the - 1].form, ",")) return TRUCE_NONE;
  const uint32_t name = scene->mention_of[the - 2];
  return name != TRUCE_NONE && scene->found.items[name].form == TR_FORM_NAME && scene->found.items[name].class_ == TRUCE_PER &&
                 scene->mentions.items[name].end == the - 1
             ? name
             : TRUCE_NONE;
}

static void merge_appositions(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    const truce_word *head = &reading->words[scene->mentions.items[i].head];
    if (truce_deprel_base(head->relation) != TRUCE_DEPREL_APPOS || head->head == TRUCE_NONE) continue;
    const uint32_t named = name_before(scene, i), other = named != TRUCE_NONE ? named : scene->mention_of[head->head];
    if (other == TRUCE_NONE || other == i || (named == TRUCE_NONE && scene->mentions.items[other].head != head->head)) continue;
    uint32_t a = scene->mentions.items[i].actor, b = scene->mentions.items[other].actor;
    if (a == TRUCE_NONE || b == TRUCE_NONE || a == b) continue;
    if (speaks_alone(&scene->found.items[i]) && scene->drafts.items[b].actor.kind == TRUCE_PERSON) scene->mentions.items[i].actor = b;
    else if (speaks_alone(&scene->found.items[other]) && scene->drafts.items[a].actor.kind == TRUCE_PERSON) scene->mentions.items[other].actor = a;
    else if (may_stand_together(scene, a, b)) tr_drafts_merge(scene, a, b);
    else if (may_stand_together(scene, b, a)) tr_drafts_merge(scene, b, a);
    else if (named != TRUCE_NONE && scene->found.items[i].form == TR_FORM_AGENT && !scene->found.items[i].plural &&
             scene->drafts.items[a].actor.kind == TRUCE_PERSON)
      scene->mentions.items[i].actor = b;
  }
}

/* "The union's envoy, Joram Biswaro, told": the same by commas alone, where the tree does not say so. */
static void merge_by_commas(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    const truce_mention *m = &scene->mentions.items[i];
    if (m->end + 1 >= reading->word_count || scene->found.items[i].form != TR_FORM_AGENT || !tr_equal_string(reading->words[m->end].form, ",")) continue;
    const uint32_t other = scene->mention_of[m->end + 1];
    if (other == TRUCE_NONE || other == i || scene->found.items[other].form != TR_FORM_NAME || scene->mentions.items[other].first != m->end + 1) continue;
    const truce_mention *name = &scene->mentions.items[other];
    const bool closed = name->end + 1 < reading->word_count && tr_equal_string(reading->words[name->end].form, ",") &&
                        reading->words[name->end].sentence == reading->words[m->head].sentence;
    const truce_upos next = closed ? reading->words[name->end + 1].upos : TRUCE_PUNCT;
    if (!closed || !TR_ONE_OF(next, TRUCE_VERB, TRUCE_AUX, TRUCE_ADV)) continue;
    if (m->actor == TRUCE_NONE || name->actor == TRUCE_NONE || m->actor == name->actor) continue;
    if (scene->drafts.items[name->actor].actor.kind != TRUCE_PERSON) continue;
    if (may_stand_together(scene, m->actor, name->actor)) tr_drafts_merge(scene, m->actor, name->actor);
    else if (speaks_alone(&scene->found.items[i])) scene->mentions.items[i].actor = name->actor;
  }
}

/* "State Councillor and Foreign Minister Wang Yi met": an office told without article, "and", and a person named with another office: both are his. */
static void merge_two_offices(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    truce_mention *m = &scene->mentions.items[i];
    const tr_found *found = &scene->found.items[i];
    if (found->form != TR_FORM_AGENT || found->plural || m->actor == TRUCE_NONE) continue;
    if (m->end + 2 >= reading->word_count || !tr_equal_string(reading->words[m->end].lower, "and")) continue;
    if (m->first > 0 && reading->words[m->first - 1].upos == TRUCE_DET) continue;
    const uint32_t other = scene->mention_of[m->end + 1];
    if (other == TRUCE_NONE || other == i || scene->mentions.items[other].actor == TRUCE_NONE) continue;
    const tr_draft *office = &scene->drafts.items[m->actor], *person = &scene->drafts.items[scene->mentions.items[other].actor];
    const bool holder_unknown = office->actor.kind == TRUCE_PERSON && office->agent && office->known == TRUCE_NONE;
    const bool named = person->actor.kind == TRUCE_PERSON && !person->agent && person->title;
    if (holder_unknown && named) m->actor = scene->mentions.items[other].actor;
  }
}

void tr_join_appositions(tr_scene *scene) {
  merge_two_offices(scene);
  merge_appositions(scene);
  merge_by_commas(scene);
}
