/* The actors of a report as they are drafted: made once each, found again, joined. Who a mention means is decided elsewhere. */
#include "world/actors.h"

#include "world/fold.h"

truce_span tr_folded(tr_scene *scene, truce_span text) {
  char key[TR_FOLD_LIMIT];
  return tr_arena_copy(scene->arena, (truce_span){key, tr_fold(text, key)});
}

truce_span tr_last_word(truce_span key) {
  size_t start = key.size;
  while (start > 0 && key.data[start - 1] != ' ') start--;
  return (truce_span){key.data + start, key.size - start};
}

uint32_t tr_drafts_add(tr_scene *scene, tr_draft draft) {
  draft.merged_into = TRUCE_NONE;
  if (!draft.key.data) draft.key = tr_folded(scene, draft.actor.name);
  TR_PUSH(scene->arena, &scene->drafts, draft);
  return (uint32_t)scene->drafts.count - 1;
}

static uint32_t state_of_code(const tr_scene *scene, const char *code) { return code[0] ? tr_roster_state(tr_roster_of(scene), code) : TRUCE_NONE; }

static void take_office(tr_scene *scene, tr_draft *draft) {
  const tr_term *term = draft->known == TRUCE_NONE ? NULL : tr_roster_office_of(tr_roster_of(scene), draft->known, scene->day);
  if (term) draft->actor.office = term->office;
}

uint32_t tr_drafts_of_known(tr_scene *scene, uint32_t known) {
  for (uint32_t i = 0; i < scene->drafts.count; i++)
    if (scene->drafts.items[i].known == known) return i;
  const tr_known *k = tr_known_at(scene, known);
  tr_draft draft = {.known = known, .country = k->kind == TRUCE_STATE ? known : state_of_code(scene, k->country)};
  draft.actor = (truce_actor){.name = k->name, .roster_id = k->id, .kind = k->kind, .sectors = k->sectors, .sector_count = k->sector_count};
  memcpy(draft.actor.country, k->country, sizeof draft.actor.country);
  if (k->kind == TRUCE_PERSON) take_office(scene, &draft);
  return tr_drafts_add(scene, draft);
}

uint32_t tr_drafts_military(tr_scene *scene, uint32_t state) {
  char id[32] = "military-";
  memcpy(id + 9, tr_known_at(scene, state)->country, 4);
  for (char *c = id + 9; *c; c++) *c = (char)(*c | 32);
  uint32_t known = tr_roster_find(tr_roster_of(scene), tr_span(id));
  return known == TRUCE_NONE ? TRUCE_NONE : tr_drafts_of_known(scene, known);
}

void tr_drafts_set_country(tr_scene *scene, tr_draft *draft, uint32_t state) {
  draft->country = state;
  if (state != TRUCE_NONE) memcpy(draft->actor.country, tr_known_at(scene, state)->country, sizeof draft->actor.country);
}

uint32_t tr_drafts_of_mention(const tr_scene *scene, uint32_t mention) { return mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor; }

uint32_t tr_drafts_country(const tr_scene *scene, uint32_t mention) {
  uint32_t draft = tr_drafts_of_mention(scene, mention);
  return draft == TRUCE_NONE ? TRUCE_NONE : scene->drafts.items[draft].country;
}

uint32_t tr_drafts_of_key(const tr_scene *scene, truce_span key, uint32_t country) {
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    const bool elsewhere = country != TRUCE_NONE && draft->country != TRUCE_NONE && draft->country != country;
    if (draft->known == TRUCE_NONE && draft->merged_into == TRUCE_NONE && !elsewhere && tr_equal(draft->key, key)) return i;
  }
  return TRUCE_NONE;
}

void tr_drafts_merge(tr_scene *scene, uint32_t from, uint32_t into) {
  if (from == into || from == TRUCE_NONE || into == TRUCE_NONE) return;
  tr_draft *a = &scene->drafts.items[from], *b = &scene->drafts.items[into];
  for (size_t i = 0; i < a->mentions.count; i++) {
    scene->mentions.items[a->mentions.items[i]].actor = into;
    TR_PUSH(scene->arena, &b->mentions, a->mentions.items[i]);
  }
  if (!b->actor.office.size) b->actor.office = a->actor.office;
  if (!b->actor.sector_count) b->actor.sectors = a->actor.sectors, b->actor.sector_count = a->actor.sector_count;
  if (b->country == TRUCE_NONE) tr_drafts_set_country(scene, b, a->country);
  a->mentions.count = 0;
  a->merged_into = into;
}
