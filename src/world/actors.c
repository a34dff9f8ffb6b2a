/* Gives every mention its actor: full names first, then everything that leans on them (surnames, acronyms, offices, descriptions).
 * Writes drafts of actors and mentions[i].actor. An unknown actor is new; it is never forced onto a known one. */
#include "world/actors.h"

enum { GIVE_UP_DEPTH = 8 };

/* 'h' for king, Mr, chairman; 's' for queen, Ms, spokeswoman; 0 where the title does not tell. */
static char gender_of(const tr_world_words *words, truce_span title) {
  return tr_is_actor_word(words, title, TR_ACTOR_SHE) ? 's' : tr_is_actor_word(words, title, TR_ACTOR_HE) ? 'h' : 0;
}

static void give(tr_scene *scene, uint32_t at, uint32_t draft) {
  scene->mentions.items[at].actor = draft;
  if (draft == TRUCE_NONE) return;
  tr_draft *d = &scene->drafts.items[draft];
  const tr_found *found = &scene->found.items[at];
  TR_PUSH(scene->arena, &d->mentions, at);
  d->last = found->first;
  if (d->actor.kind == TRUCE_PERSON && found->agent && !d->gender) d->gender = gender_of(&scene->world->words, found->agent->phrase);
  if (d->actor.kind == TRUCE_PERSON && found->agent && found->form == TR_FORM_NAME && !d->title) d->title = found->agent;
  if (d->actor.kind != TRUCE_PERSON || !found->agent || found->form != TR_FORM_NAME || d->known != TRUCE_NONE) return;
  if (!d->actor.office.size && found->agent->class_ == TR_AGENT_OFFICE) d->actor.office = found->agent->canonical;
  if (!d->actor.sector_count) d->actor.sectors = found->agent->sectors, d->actor.sector_count = found->agent->sector_count;
  if (d->country == TRUCE_NONE) tr_drafts_set_country(scene, d, tr_drafts_country(scene, found->owner));
}

static void resolve(tr_scene *scene, uint32_t at, int depth) {
  tr_found *found = &scene->found.items[at];
  if (found->busy || depth > GIVE_UP_DEPTH) return;
  found->busy = true; /* set for good: each mention is resolved once */
  if (found->owner != TRUCE_NONE) resolve(scene, found->owner, depth + 1);
  uint32_t draft = TRUCE_NONE;
  if (found->form == TR_FORM_NAME) draft = tr_resolve_name(scene, at);
  else if (found->form == TR_FORM_NATION) draft = tr_resolve_nation(scene, at);
  else if (found->form == TR_FORM_AGENT) draft = tr_resolve_description(scene, at);
  give(scene, at, draft);
}

void tr_resolve_actors(tr_scene *scene) {
  for (uint32_t i = 0; i < scene->found.count; i++) { /* full names first: the rest leans on them */
    const tr_found *found = &scene->found.items[i];
    bool full =
        found->form == TR_FORM_NAME && (found->class_ == TRUCE_PER ? found->known != TRUCE_NONE || found->end - found->first > 1 : found->known != TRUCE_NONE);
    if (full) resolve(scene, i, 0);
  }
  for (uint32_t i = 0; i < scene->found.count; i++) resolve(scene, i, 0);
  tr_join_appositions(scene);
}
