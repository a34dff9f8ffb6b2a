/* Where somebody is named, what he did before and after, how he stands to those who act: each sign is a small question to the scene. */
#include "record/signs.h"

#include <math.h>

enum { DEEDS_BACK = 48, DEEDS_AHEAD = 24 };

const char *const tr_sign_names[] = {
#define X(id, name) name,
    TR_SIGN_TABLE(X)
#undef X
};

/* ---- the way of a line ---- */

size_t tr_way_of(const tr_draft *draft) {
  if (draft->line.kind == TRUCE_CALL) return TR_WAY_CALL;
  const truce_value *type = draft->line.kind == TRUCE_EVENT ? tr_draft_value(draft, TRUCE_FIELD_TYPE) : NULL;
  const char *const *types = truce_field_words(TRUCE_EVENT, TRUCE_FIELD_TYPE);
  for (size_t way = 0; type && way < TR_WAY_CALL && types[way]; way++)
    if (tr_equal_string(type->text, types[way])) return way;
  return TR_WAY_COUNT;
}

const char *tr_way_name(size_t way) { return way == TR_WAY_CALL ? "call" : truce_field_words(TRUCE_EVENT, TRUCE_FIELD_TYPE)[way]; }

/* ---- where one is named ---- */

/* The clause of a word is that of a predicate if no other verb stands between them. */
static bool in_clause(const tr_coder *coder, uint32_t word, uint32_t predicate) {
  enum { DEPTH = 12 };
  for (int up = 0; up < DEPTH && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head) {
    if (word == predicate) return true;
    if (up && tr_word(coder, word)->upos == TRUCE_VERB) return false;
  }
  return false;
}

static void note_places(const tr_scene *scene, uint32_t candidate, tr_signs *signs) {
  const tr_coder *coder = scene->coder;
  const uint32_t trigger = scene->draft->line.trigger, here = scene->here;
  uint32_t nearest = TR_SENTENCES_BACK + 1;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= here; back++)
    for (const uint32_t *i = tr_group_begin(&scene->mentions, here - back); i < tr_group_end(&scene->mentions, here - back); i++) {
      const truce_mention *m = &coder->reading->mentions[*i];
      if (m->actor != candidate) continue;
      if (back == 0) signs->of[m->head < trigger ? TR_SIGN_BEFORE : TR_SIGN_AFTER] = 1;
      if (back == 0 && in_clause(coder, m->head, trigger)) signs->of[TR_SIGN_IN_CLAUSE] = 1;
      if (back < nearest) nearest = back;
      if (coder->reading->sentences[here - back].paragraph == coder->reading->sentences[here].paragraph) signs->of[TR_SIGN_PARAGRAPH] = 1;
    }
  if (nearest == 1) signs->of[TR_SIGN_ONE_BACK] = 1;
  if (nearest == 2) signs->of[TR_SIGN_TWO_BACK] = 1;
  if (nearest > 2) signs->of[TR_SIGN_FAR_BACK] = 1;
  if (here == 0) return;
  for (const uint32_t *i = tr_group_begin(&scene->mentions, 0); i < tr_group_end(&scene->mentions, 0); i++)
    if (coder->reading->mentions[*i].actor == candidate) signs->of[TR_SIGN_IN_LEAD] = 1;
}

static bool is_subject(const tr_scene *scene, uint32_t verb, uint32_t candidate) {
  const uint32_t subject = verb == TRUCE_NONE || verb == scene->draft->line.trigger ? TRUCE_NONE : tr_child_by(scene->coder, verb, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && tr_actor_of(scene->coder, subject, false) == candidate;
}

static void note_subjects(const tr_scene *scene, uint32_t candidate, tr_signs *signs) {
  const truce_sentence *sentences = scene->coder->reading->sentences;
  const uint32_t above = tr_word(scene->coder, scene->draft->line.trigger)->head;
  signs->of[TR_SIGN_SUBJECT_ABOVE] = is_subject(scene, above == TRUCE_NONE ? TRUCE_NONE : tr_verb_above(scene->coder, above), candidate);
  signs->of[TR_SIGN_SUBJECT_BEFORE] = scene->here && is_subject(scene, sentences[scene->here - 1].root, candidate);
  for (size_t i = 0; i < scene->arguments.count; i++)
    if (tr_actor_of(scene->coder, scene->arguments.fillers[i].word, false) == candidate) signs->of[scene->arguments.fillers[i].slot == TR_AGENT ? TR_SIGN_AGENT : TR_SIGN_FILLER] = 1;
}

/* ---- what one did ---- */

static bool hostile(truce_span type) { return tr_listed(type, "ASSAULT THREATEN ACCUSE COERCE SANCTION PROTEST MOBILIZE"); }

static void note_deed(const tr_scene *scene, const tr_deed *d, uint32_t candidate, tr_signs *signs) {
  const uint32_t trigger = scene->draft->line.trigger, actor = scene->who->ids[0];
  const bool before = d->trigger < trigger, does = tr_holds_side(scene, &d->from, candidate), gets = tr_holds_side(scene, &d->to, candidate);
  const bool to_actor = does && !gets && tr_holds_side(scene, &d->to, actor), by_actor = gets && !does && tr_holds_side(scene, &d->from, actor);
  if (to_actor) signs->of[before ? TR_SIGN_DID_TO : TR_SIGN_DEALS_LATER] += 1;
  if (by_actor) signs->of[before ? TR_SIGN_DONE_BY : TR_SIGN_DEALS_LATER] += 1;
  if ((to_actor || by_actor) && hostile(d->type)) signs->of[TR_SIGN_FOUGHT] = 1;
  if (d->sentence == scene->here && d->trigger != trigger) {
    if (does) signs->of[TR_SIGN_ACTS_HERE] = 1;
    if (gets) signs->of[TR_SIGN_MET_HERE] = 1;
  }
  if (!does || !before || scene->here - d->sentence > TR_ANSWERED_BACK) return;
  if (d->call || tr_listed(d->type, "REQUEST")) signs->of[TR_SIGN_ASKED] = 1;
  if (tr_listed(d->type, "AGREE SUPPORT CONCEDE COOPERATE AID CONSULT RETREAT")) signs->of[TR_SIGN_OFFERED] = 1;
  if (tr_listed(d->type, "ACCUSE THREATEN REJECT PROTEST")) signs->of[TR_SIGN_BLAMED] = 1;
  if (tr_listed(d->type, "ASSAULT COERCE SANCTION MOBILIZE")) signs->of[TR_SIGN_STRUCK] = 1;
}

static void note_deeds(const tr_scene *scene, uint32_t candidate, tr_signs *signs) {
  const size_t at = tr_deed_at(scene, scene->draft->line.trigger), from = at > DEEDS_BACK ? at - DEEDS_BACK : 0;
  bool last = true, last_to = true, last_by = true;
  for (size_t i = at; i-- > from;) {
    const tr_deed *d = &scene->deeds.items[i];
    note_deed(scene, d, candidate, signs);
    if (scene->about != TRUCE_NONE && d->about == scene->about && tr_holds_side(scene, &d->from, candidate)) signs->of[TR_SIGN_SPOKE_OF] = 1;
    if (last_to && tr_holds_side(scene, &d->to, scene->who->ids[0])) signs->of[TR_SIGN_LAST_TO] = tr_holds_side(scene, &d->from, candidate), last_to = false;
    if (last_by && d->to.count && tr_holds_side(scene, &d->from, scene->who->ids[0])) signs->of[TR_SIGN_LAST_BY] = tr_holds_side(scene, &d->to, candidate), last_by = false;
    if (!last || tr_holds_side(scene, &d->from, scene->who->ids[0])) continue;
    signs->of[TR_SIGN_LAST_ACTOR] = tr_holds_side(scene, &d->from, candidate);
    signs->of[TR_SIGN_LAST_RECIPIENT] = tr_holds_side(scene, &d->to, candidate);
    last = false;
  }
  for (size_t i = at; i < scene->deeds.count && i < at + DEEDS_AHEAD; i++) note_deed(scene, &scene->deeds.items[i], candidate, signs);
  signs->of[TR_SIGN_DID_TO] = log1pf(signs->of[TR_SIGN_DID_TO]);
  signs->of[TR_SIGN_DONE_BY] = log1pf(signs->of[TR_SIGN_DONE_BY]);
  signs->of[TR_SIGN_DEALS_LATER] = log1pf(signs->of[TR_SIGN_DEALS_LATER]);
}

static bool is_author(const tr_scene *scene, uint32_t candidate) {
  if (scene->about == TRUCE_NONE) return false;
  const tr_proposal *p = &scene->coder->proposals.items[scene->about];
  for (size_t a = 0; a < p->authors.count; a++)
    if (tr_side_of(scene->sides, p->authors.items[a]) == tr_side_of(scene->sides, candidate)) return true;
  return false;
}

/* "its prisoners", "the rebels' demand": somebody's thing is the object of the clause. */
static bool owns_object(const tr_scene *scene, uint32_t candidate) {
  for (size_t i = 0; i < scene->arguments.count; i++) {
    const tr_filler filler = scene->arguments.fillers[i];
    const truce_word *w = tr_word(scene->coder, filler.word);
    if (filler.slot == TR_AGENT || filler.slot == TR_SPEAKER) continue;
    for (uint32_t c = 0; c < w->child_count; c++) {
      const truce_deprel base = tr_base(scene->coder, w->children[c]);
      if ((base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND) && tr_actor_of(scene->coder, w->children[c], false) == candidate) return true;
    }
  }
  return false;
}

/* ---- who one is ---- */

/* Is one who acts of this side, or of its country and not of the other's? */
static bool stands_with(const tr_scene *scene, uint32_t side, uint32_t other) {
  const truce_actor *actors = scene->coder->reading->actors;
  const char *country = actors[scene->who->ids[0]].country;
  if (tr_holds_side(scene, scene->who, side)) return true;
  return !tr_holds_side(scene, scene->who, other) && tr_is_country(country) && !strcmp(country, actors[side].country) && strcmp(country, actors[other].country) != 0;
}

/* Between two countries, those of one stand together. */
static bool fellow_countryman(const tr_scene *scene, uint32_t candidate) {
  const truce_actor *actors = scene->coder->reading->actors;
  const char *a = actors[scene->two->a].country, *b = actors[scene->two->b].country, *own = actors[scene->who->ids[0]].country;
  return tr_is_country(a) && tr_is_country(b) && strcmp(a, b) != 0 && (!strcmp(own, a) || !strcmp(own, b)) && !strcmp(own, actors[candidate].country);
}

static bool governs(const truce_actor *actor) {
  if (actor->kind == TRUCE_GOVERNMENT) return true;
  for (size_t i = 0; i < actor->sector_count; i++)
    if (!strcmp(actor->sectors[i], "GOV")) return true;
  return false;
}

static void note_kind(const tr_scene *scene, uint32_t candidate, tr_signs *signs) {
  static const tr_sign kinds[TRUCE_KIND_COUNT] = {[TRUCE_PERSON] = TR_SIGN_PERSON, [TRUCE_STATE] = TR_SIGN_STATE, [TRUCE_GOVERNMENT] = TR_SIGN_GOVERNMENT, [TRUCE_ARMED_GROUP] = TR_SIGN_ARMED,
                                                  [TRUCE_PARTY] = TR_SIGN_PARTY, [TRUCE_BODY] = TR_SIGN_BODY, [TRUCE_POPULATION] = TR_SIGN_POPULATION};
  const truce_actor *actors = scene->coder->reading->actors, *one = &actors[candidate];
  const truce_value *who = scene->who;
  if (kinds[one->kind]) signs->of[kinds[one->kind]] = 1;
  signs->of[TR_SIGN_UNNAMED] = tr_unnamed(one);
  signs->of[TR_SIGN_OFTEN] = log1pf((float)one->mention_count);
  signs->of[TR_SIGN_IN_TITLE] = scene->in_title[candidate];
  signs->of[TR_SIGN_GOES_BETWEEN] = scene->goes_between[candidate];
  signs->of[TR_SIGN_SAME_SIDE] = tr_holds_side(scene, who, candidate) || fellow_countryman(scene, candidate);
  signs->of[TR_SIGN_OWN_GOVERNMENT] = governs(one) && !governs(&actors[who->ids[0]]) && (!one->country[0] || !actors[who->ids[0]].country[0] || !strcmp(one->country, actors[who->ids[0]].country));
  signs->of[TR_SIGN_HOME] = one->kind == TRUCE_STATE && !strcmp(one->country, tr_report_country(scene->coder));
  signs->of[TR_SIGN_SAME_COUNTRY] = tr_is_country(one->country) && !strcmp(one->country, actors[who->ids[0]].country);
  const bool a = stands_with(scene, scene->two->a, scene->two->b), b = stands_with(scene, scene->two->b, scene->two->a);
  const uint32_t side = tr_side_of(scene->sides, candidate);
  const bool is_a = side == tr_side_of(scene->sides, scene->two->a), is_b = side == tr_side_of(scene->sides, scene->two->b);
  if ((a && !b && is_b) || (b && !a && is_a)) signs->of[TR_SIGN_OTHER_SIDE] = scene->two->sure;
  if (!a && !b && (is_a || is_b)) signs->of[TR_SIGN_ONE_SIDE] = scene->two->sure;
}

void tr_meant_signs_of(const tr_scene *scene, uint32_t candidate, tr_signs *signs) {
  memset(signs, 0, sizeof *signs);
  note_places(scene, candidate, signs);
  note_deeds(scene, candidate, signs);
  note_kind(scene, candidate, signs);
  signs->of[TR_SIGN_NEAREST] = scene->nearest == candidate;
  note_subjects(scene, candidate, signs);
  signs->of[TR_SIGN_OWNS] = owns_object(scene, candidate);
  const tr_ids *const doers[] = {&scene->chain, &scene->same_word, &scene->same_deed, &scene->first};
  static const tr_sign does[] = {TR_SIGN_CHAIN, TR_SIGN_SAME_WORD, TR_SIGN_SAME_DEED, TR_SIGN_FIRST_TO};
  for (size_t k = 0; k < 4; k++)
    for (size_t i = 0; i < doers[k]->count; i++)
      if (doers[k]->ids[i] == candidate) signs->of[does[k]] = 1;
  signs->of[TR_SIGN_AUTHOR] = is_author(scene, candidate);
  for (size_t i = 0; i < scene->draft->line.said_by_count; i++)
    if (scene->draft->line.said_by[i].actor == candidate) signs->of[TR_SIGN_CLAIMS] = 1;
}

/* ---- nobody ---- */

void tr_meant_signs_of_nobody(const tr_scene *scene, tr_signs *signs) {
  const uint64_t objects = 1ull << TR_PATIENT | 1ull << TR_RECIPIENT | 1ull << TR_TO | 1ull << TR_ON | 1ull << TR_AGAINST | 1ull << TR_OF | 1ull << TR_WITH;
  const truce_actor *actor = &scene->coder->reading->actors[scene->who->ids[0]];
  memset(signs, 0, sizeof *signs);
  signs->of[TR_SIGN_NOBODY] = 1;
  for (size_t i = 0; i < scene->arguments.count; i++) {
    if (objects >> scene->arguments.fillers[i].slot & 1) signs->of[TR_SIGN_OWN_OBJECT] = 1;
    if (scene->arguments.fillers[i].slot == TR_CLAUSE) signs->of[TR_SIGN_CLAUSE] = 1;
  }
  signs->of[TR_SIGN_NO_OBJECT] = 1 - signs->of[TR_SIGN_OWN_OBJECT];
  signs->of[TR_SIGN_PASSIVE] = scene->arguments.passive;
  signs->of[TR_SIGN_NOT_ACTUAL] = scene->draft->line.status != TRUCE_ACTUAL;
  signs->of[TR_SIGN_EARLY] = scene->here < 2;
  signs->of[TR_SIGN_HEADS_ALONE] = !scene->draft->frame;
  signs->of[TR_SIGN_NO_SIDES] = 1 - scene->two->sure;
  const truce_value *there = scene->there;
  if (there && there->count) signs->of[TR_SIGN_SOMEBODY] = 1;
  for (size_t i = 0; there && i < there->count; i++)
    if (scene->coder->reading->actors[there->ids[i]].kind == TRUCE_ARMED_GROUP) signs->of[TR_SIGN_SOMEBODY_ARMED] = 1;
  signs->of[TR_SIGN_ACTOR_UNNAMED] = tr_unnamed(actor);
  signs->of[TR_SIGN_ACTOR_PERSON] = actor->kind == TRUCE_PERSON;
}
