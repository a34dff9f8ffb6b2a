/* Where somebody is named, what he did before and after, how he stands to those who act: each ground is a small question to the setting. */
#include "record/grounds.h"

#include "record/home.h"

#include <math.h>

enum { DEEDS_BACK = 48, DEEDS_AHEAD = 24 };

const char *const tr_ground_names[] = {
#define X(id, name) name,
    TR_GROUND_TABLE(X)
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

static void note_places(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds) {
  const tr_coder *coder = setting->coder;
  const uint32_t trigger = setting->draft->line.trigger, here = setting->here;
  uint32_t nearest = TR_SENTENCES_BACK + 1;
  for (uint32_t back = 0; back <= TR_SENTENCES_BACK && back <= here; back++)
    TR_EACH_OF_GROUP(i, &setting->mentions, here - back) {
      const truce_mention *m = &coder->reading->mentions[*i];
      if (m->actor != candidate) continue;
      if (back == 0) grounds->of[m->head < trigger ? TR_GROUND_BEFORE : TR_GROUND_AFTER] = 1;
      if (back == 0 && in_clause(coder, m->head, trigger)) grounds->of[TR_GROUND_IN_CLAUSE] = 1;
      if (back < nearest) nearest = back;
      if (coder->reading->sentences[here - back].paragraph == coder->reading->sentences[here].paragraph) grounds->of[TR_GROUND_PARAGRAPH] = 1;
    }
  if (nearest == 1) grounds->of[TR_GROUND_ONE_BACK] = 1;
  if (nearest == 2) grounds->of[TR_GROUND_TWO_BACK] = 1;
  if (nearest > 2) grounds->of[TR_GROUND_FAR_BACK] = 1;
  if (here == 0) return;
  TR_EACH_OF_GROUP(i, &setting->mentions, 0)
    if (coder->reading->mentions[*i].actor == candidate) grounds->of[TR_GROUND_IN_LEAD] = 1;
}

static bool is_subject(const tr_setting *setting, uint32_t verb, uint32_t candidate) {
  const uint32_t subject = verb == TRUCE_NONE || verb == setting->draft->line.trigger ? TRUCE_NONE : tr_child_by(setting->coder, verb, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && tr_actor_of(setting->coder, subject, false) == candidate;
}

static void note_subjects(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds) {
  const truce_sentence *sentences = setting->coder->reading->sentences;
  const uint32_t above = tr_word(setting->coder, setting->draft->line.trigger)->head;
  grounds->of[TR_GROUND_SUBJECT_ABOVE] = is_subject(setting, above == TRUCE_NONE ? TRUCE_NONE : tr_verb_above(setting->coder, above), candidate);
  grounds->of[TR_GROUND_SUBJECT_BEFORE] = setting->here && is_subject(setting, sentences[setting->here - 1].root, candidate);
  for (size_t i = 0; i < setting->arguments.count; i++)
    if (tr_actor_of(setting->coder, setting->arguments.fillers[i].word, false) == candidate)
      grounds->of[setting->arguments.fillers[i].slot == TR_AGENT ? TR_GROUND_AGENT : TR_GROUND_FILLER] = 1;
}

/* ---- what one did ---- */

static bool hostile(truce_span type) { return tr_listed(type, "ASSAULT THREATEN ACCUSE COERCE SANCTION PROTEST MOBILIZE"); }

static void note_deed(const tr_setting *setting, const tr_deed *d, uint32_t candidate, tr_grounds *grounds) {
  const uint32_t trigger = setting->draft->line.trigger, actor = setting->who->ids[0];
  const bool before = d->trigger < trigger, does = tr_holds_side(setting->sides, &d->from, candidate), gets = tr_holds_side(setting->sides, &d->to, candidate);
  const bool to_actor = does && !gets && tr_holds_side(setting->sides, &d->to, actor),
             by_actor = gets && !does && tr_holds_side(setting->sides, &d->from, actor);
  if (to_actor) grounds->of[before ? TR_GROUND_DID_TO : TR_GROUND_DEALS_LATER] += 1;
  if (by_actor) grounds->of[before ? TR_GROUND_DONE_BY : TR_GROUND_DEALS_LATER] += 1;
  if ((to_actor || by_actor) && hostile(d->type)) grounds->of[TR_GROUND_FOUGHT] = 1;
  if (d->sentence == setting->here && d->trigger != trigger) {
    if (does) grounds->of[TR_GROUND_ACTS_HERE] = 1;
    if (gets) grounds->of[TR_GROUND_MET_HERE] = 1;
  }
  if (!does || !before || setting->here - d->sentence > TR_ANSWERED_BACK) return;
  if (d->call || tr_listed(d->type, "REQUEST")) grounds->of[TR_GROUND_ASKED] = 1;
  if (tr_listed(d->type, "AGREE SUPPORT CONCEDE COOPERATE AID CONSULT RETREAT")) grounds->of[TR_GROUND_OFFERED] = 1;
  if (tr_listed(d->type, "ACCUSE THREATEN REJECT PROTEST")) grounds->of[TR_GROUND_BLAMED] = 1;
  if (tr_listed(d->type, "ASSAULT COERCE SANCTION MOBILIZE")) grounds->of[TR_GROUND_STRUCK] = 1;
}

static void note_deeds(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds) {
  const size_t at = tr_deed_at(setting, setting->draft->line.trigger), from = at > DEEDS_BACK ? at - DEEDS_BACK : 0;
  bool last = true, last_to = true, last_by = true;
  for (size_t i = at; i-- > from;) {
    const tr_deed *d = &setting->deeds.items[i];
    note_deed(setting, d, candidate, grounds);
    if (setting->about != TRUCE_NONE && d->about == setting->about && tr_holds_side(setting->sides, &d->from, candidate)) grounds->of[TR_GROUND_SPOKE_OF] = 1;
    if (last_to && tr_holds_side(setting->sides, &d->to, setting->who->ids[0]))
      grounds->of[TR_GROUND_LAST_TO] = tr_holds_side(setting->sides, &d->from, candidate), last_to = false;
    if (last_by && d->to.count && tr_holds_side(setting->sides, &d->from, setting->who->ids[0]))
      grounds->of[TR_GROUND_LAST_BY] = tr_holds_side(setting->sides, &d->to, candidate), last_by = false;
    if (!last || tr_holds_side(setting->sides, &d->from, setting->who->ids[0])) continue;
    grounds->of[TR_GROUND_LAST_ACTOR] = tr_holds_side(setting->sides, &d->from, candidate);
    grounds->of[TR_GROUND_LAST_RECIPIENT] = tr_holds_side(setting->sides, &d->to, candidate);
    last = false;
  }
  for (size_t i = at; i < setting->deeds.count && i < at + DEEDS_AHEAD; i++) note_deed(setting, &setting->deeds.items[i], candidate, grounds);
  grounds->of[TR_GROUND_DID_TO] = log1pf(grounds->of[TR_GROUND_DID_TO]);
  grounds->of[TR_GROUND_DONE_BY] = log1pf(grounds->of[TR_GROUND_DONE_BY]);
  grounds->of[TR_GROUND_DEALS_LATER] = log1pf(grounds->of[TR_GROUND_DEALS_LATER]);
}

static bool is_author(const tr_setting *setting, uint32_t candidate) {
  if (setting->about == TRUCE_NONE) return false;
  const tr_proposal *p = &setting->coder->proposals.items[setting->about];
  for (size_t a = 0; a < p->authors.count; a++)
    if (tr_side_of(setting->sides, p->authors.items[a]) == tr_side_of(setting->sides, candidate)) return true;
  return false;
}

/* "its prisoners", "the rebels' demand": somebody's thing is the object of the clause. */
static bool owns_object(const tr_setting *setting, uint32_t candidate) {
  for (size_t i = 0; i < setting->arguments.count; i++) {
    const tr_filler filler = setting->arguments.fillers[i];
    const truce_word *w = tr_word(setting->coder, filler.word);
    if (filler.slot == TR_AGENT || filler.slot == TR_SPEAKER) continue;
    for (uint32_t c = 0; c < w->child_count; c++) {
      const truce_deprel base = tr_base(setting->coder, w->children[c]);
      if ((base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND) &&
          tr_actor_of(setting->coder, w->children[c], false) == candidate)
        return true;
    }
  }
  return false;
}

/* ---- who one is ---- */

/* Is one who acts of this side, or of its country and not of the other's? */
static bool stands_with(const tr_setting *setting, uint32_t side, uint32_t other) {
  const truce_actor *actors = setting->coder->reading->actors;
  const char *country = actors[setting->who->ids[0]].country;
  if (tr_holds_side(setting->sides, setting->who, side)) return true;
  return !tr_holds_side(setting->sides, setting->who, other) && tr_is_country(country) && !strcmp(country, actors[side].country) &&
         strcmp(country, actors[other].country) != 0;
}

/* Between two countries, those of one stand together. */
static bool fellow_countryman(const tr_setting *setting, uint32_t candidate) {
  const truce_actor *actors = setting->coder->reading->actors;
  const char *a = actors[setting->two->a].country, *b = actors[setting->two->b].country, *own = actors[setting->who->ids[0]].country;
  const bool two_countries = tr_is_country(a) && tr_is_country(b) && strcmp(a, b) != 0;
  return two_countries && (!strcmp(own, a) || !strcmp(own, b)) && !strcmp(own, actors[candidate].country);
}

/* Of the two sides, those who act stand with one, the candidate is of the other. */
static bool opposes(const tr_setting *setting, uint32_t candidate) {
  const tr_two_sides *two = setting->two;
  const bool with_a = stands_with(setting, two->a, two->b), with_b = stands_with(setting, two->b, two->a);
  const uint32_t side = tr_side_of(setting->sides, candidate);
  return with_a != with_b && side == tr_side_of(setting->sides, with_a ? two->b : two->a);
}

static bool governs(const truce_actor *actor) {
  if (actor->kind == TRUCE_GOVERNMENT) return true;
  for (size_t i = 0; i < actor->sector_count; i++)
    if (!strcmp(actor->sectors[i], "GOV")) return true;
  return false;
}

static void note_kind(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds) {
  static const tr_ground kinds[TRUCE_KIND_COUNT] = {
      [TRUCE_PERSON] = TR_GROUND_PERSON, [TRUCE_STATE] = TR_GROUND_STATE, [TRUCE_GOVERNMENT] = TR_GROUND_GOVERNMENT, [TRUCE_ARMED_GROUP] = TR_GROUND_ARMED,
      [TRUCE_PARTY] = TR_GROUND_PARTY,   [TRUCE_BODY] = TR_GROUND_BODY,   [TRUCE_POPULATION] = TR_GROUND_POPULATION};
  const truce_actor *actors = setting->coder->reading->actors, *one = &actors[candidate];
  const truce_value *who = setting->who;
  if (kinds[one->kind]) grounds->of[kinds[one->kind]] = 1;
  grounds->of[TR_GROUND_UNNAMED] = tr_unnamed(one);
  grounds->of[TR_GROUND_OFTEN] = log1pf((float)one->mention_count);
  grounds->of[TR_GROUND_IN_TITLE] = setting->in_title[candidate];
  grounds->of[TR_GROUND_GOES_BETWEEN] = setting->goes_between[candidate];
  grounds->of[TR_GROUND_SAME_SIDE] = tr_holds_side(setting->sides, who, candidate) || fellow_countryman(setting, candidate);
  grounds->of[TR_GROUND_OWN_GOVERNMENT] = governs(one) && !governs(&actors[who->ids[0]]) &&
                                          (!one->country[0] || !actors[who->ids[0]].country[0] || !strcmp(one->country, actors[who->ids[0]].country));
  grounds->of[TR_GROUND_HOME] = one->kind == TRUCE_STATE && !strcmp(one->country, tr_report_country(setting->coder));
  grounds->of[TR_GROUND_SAME_COUNTRY] = tr_is_country(one->country) && !strcmp(one->country, actors[who->ids[0]].country);
  if (opposes(setting, candidate)) grounds->of[TR_GROUND_OTHER_SIDE] = setting->two->sure;
}

void tr_grounds_of(const tr_setting *setting, uint32_t candidate, tr_grounds *grounds) {
  memset(grounds, 0, sizeof *grounds);
  note_places(setting, candidate, grounds);
  note_deeds(setting, candidate, grounds);
  note_kind(setting, candidate, grounds);
  grounds->of[TR_GROUND_NEAREST] = setting->nearest == candidate;
  note_subjects(setting, candidate, grounds);
  grounds->of[TR_GROUND_OWNS] = owns_object(setting, candidate);
  const tr_ids *const doers[] = {&setting->chain, &setting->same_word, &setting->same_deed, &setting->first};
  static const tr_ground does[] = {TR_GROUND_CHAIN, TR_GROUND_SAME_WORD, TR_GROUND_SAME_DEED, TR_GROUND_FIRST_TO};
  for (size_t k = 0; k < 4; k++)
    for (size_t i = 0; i < doers[k]->count; i++)
      if (doers[k]->ids[i] == candidate) grounds->of[does[k]] = 1;
  grounds->of[TR_GROUND_AUTHOR] = is_author(setting, candidate);
  for (size_t i = 0; i < setting->draft->line.said_by_count; i++)
    if (setting->draft->line.said_by[i].actor == candidate) grounds->of[TR_GROUND_CLAIMS] = 1;
}

/* ---- nobody ---- */

void tr_grounds_of_nobody(const tr_setting *setting, tr_grounds *grounds) {
  const uint64_t objects = 1ull << TR_PATIENT | 1ull << TR_RECIPIENT | 1ull << TR_TO | 1ull << TR_ON | 1ull << TR_AGAINST | 1ull << TR_OF | 1ull << TR_WITH;
  const truce_actor *actor = &setting->coder->reading->actors[setting->who->ids[0]];
  memset(grounds, 0, sizeof *grounds);
  grounds->of[TR_GROUND_NOBODY] = 1;
  for (size_t i = 0; i < setting->arguments.count; i++) {
    if (objects >> setting->arguments.fillers[i].slot & 1) grounds->of[TR_GROUND_OWN_OBJECT] = 1;
    if (setting->arguments.fillers[i].slot == TR_CLAUSE) grounds->of[TR_GROUND_CLAUSE] = 1;
  }
  grounds->of[TR_GROUND_NO_OBJECT] = 1 - grounds->of[TR_GROUND_OWN_OBJECT];
  grounds->of[TR_GROUND_PASSIVE] = setting->arguments.passive;
  grounds->of[TR_GROUND_NOT_ACTUAL] = setting->draft->line.status != TRUCE_ACTUAL;
  grounds->of[TR_GROUND_EARLY] = setting->here < 2;
  grounds->of[TR_GROUND_HEADS_ALONE] = !setting->draft->frame;
  grounds->of[TR_GROUND_NO_SIDES] = 1 - setting->two->sure;
  const truce_value *there = setting->there;
  if (tr_count(there)) grounds->of[TR_GROUND_SOMEBODY] = 1;
  for (size_t i = 0; there && i < there->count; i++)
    if (setting->coder->reading->actors[there->ids[i]].kind == TRUCE_ARMED_GROUP) grounds->of[TR_GROUND_SOMEBODY_ARMED] = 1;
  grounds->of[TR_GROUND_ACTOR_UNNAMED] = tr_unnamed(actor);
  grounds->of[TR_GROUND_ACTOR_PERSON] = actor->kind == TRUCE_PERSON;
}
