/* The parties of a conflict are named early and often, side by side ("the government and the rebels"), deal with one another, accept and reject, fight
 * and yield; they are seldom persons, go-betweens, world bodies or groups without a name. Each of these signs has a weight; the pair with the most is
 * taken, as sure as its share among all pairs. The weights were fitted on the marked reports that train/ reads, and rounded. */
#include "record/sides.h"

#include "record/home.h"

#include <math.h>
#include <stdlib.h>

enum { SIDE_LIMIT = 24 }; /* of those named most: the parties are among them */

/* What is known of one side. */
typedef struct side {
  uint32_t actor;
  uint32_t mentions, first; /* how often named, in which sentence first */
  uint32_t deals, fights;   /* lines in which it accepts or rejects; in which it strikes or yields */
  bool mediates, governs;
  uint8_t *here;            /* a sentence: named in it? */
} side;

typedef struct table {
  tr_coder *coder;
  const tr_sides *sides;
  side sides_[SIDE_LIMIT];
  size_t count;
  float dealings[SIDE_LIMIT][SIDE_LIMIT];
  bool joined[SIDE_LIMIT][SIDE_LIMIT]; /* "X and Y" */
} table;

/* ---- who is one side ---- */

static bool official(const truce_actor *actor) {
  if (!tr_is_country(actor->country)) return false;
  if (actor->kind == TRUCE_STATE || actor->kind == TRUCE_GOVERNMENT) return true;
  for (size_t i = 0; i < actor->sector_count; i++)
    if (tr_listed(tr_span(actor->sectors[i]), "GOV MIL COP JUD LEG SPY")) return true;
  return false;
}

bool tr_one_side(const truce_actor *a, const truce_actor *b) {
  if (a == b) return true;
  if (!tr_is_country(a->country) || strcmp(a->country, b->country) != 0 || official(a) != official(b)) return false;
  return official(a) || a->kind == TRUCE_PERSON || b->kind == TRUCE_PERSON;
}

/* The state itself, else the first that is called its government. */
static uint32_t head_of(const tr_coder *coder, const char *country) {
  uint32_t government = TRUCE_NONE;
  for (uint32_t i = 0; i < coder->reading->actor_count; i++) {
    const truce_actor *actor = &coder->reading->actors[i];
    if (strcmp(actor->country, country) != 0) continue;
    if (actor->kind == TRUCE_STATE) return i;
    if (actor->kind == TRUCE_GOVERNMENT && government == TRUCE_NONE) government = i;
  }
  return government;
}

tr_sides tr_sides_find(tr_coder *coder) {
  uint32_t *of = TR_NEW_ARRAY(coder->arena, uint32_t, coder->reading->actor_count + 1);
  for (uint32_t i = 0; i < coder->reading->actor_count; i++) {
    const truce_actor *actor = &coder->reading->actors[i];
    const uint32_t head = official(actor) ? head_of(coder, actor->country) : TRUCE_NONE;
    of[i] = head == TRUCE_NONE ? i : head;
  }
  return (tr_sides){of, coder->reading->actor_count};
}

uint32_t tr_side_of(const tr_sides *sides, uint32_t actor) { return actor < sides->count ? sides->of[actor] : actor; }

bool tr_holds_side(const tr_sides *sides, const truce_value *value, uint32_t actor) {
  for (size_t i = 0; value && i < value->count; i++)
    if (tr_side_of(sides, value->ids[i]) == tr_side_of(sides, actor)) return true;
  return false;
}

/* ---- what the report tells of each ---- */

static bool can_be_party(const tr_coder *coder, uint32_t id) {
  const truce_kind kind = coder->reading->actors[id].kind;
  return kind >= TRUCE_PERSON && kind <= TRUCE_POPULATION;
}

static uint32_t sentence_of(const tr_coder *coder, uint32_t mention) { return tr_word(coder, coder->reading->mentions[mention].head)->sentence; }

static side *side_at(table *t, uint32_t actor) {
  const uint32_t wanted = tr_side_of(t->sides, actor);
  for (size_t i = 0; i < t->count; i++)
    if (t->sides_[i].actor == wanted) return &t->sides_[i];
  return NULL;
}

/* "in Syria", "from northern Mali"; "Syrian rebels": a state's land is named, and nobody who deals there. */
static bool names_land(const tr_coder *coder, const tr_sides *sides, const truce_actor *actor, const truce_mention *m) {
  const truce_reading *reading = coder->reading;
  if ((actor->kind != TRUCE_STATE && actor->kind != TRUCE_PLACE) || m->head >= reading->word_count) return false;
  if (tr_behind(coder, m->head, "in inside within into across throughout around at near over through from")) return true;
  const truce_deprel base = tr_base(coder, m->head);
  const bool describes = base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND || tr_word(coder, m->head)->relation == TRUCE_DEPREL_NMOD_POSS;
  const uint32_t described = describes ? coder->covering[tr_word(coder, m->head)->head] : TRUCE_NONE;
  const uint32_t other = described == TRUCE_NONE ? TRUCE_NONE : reading->mentions[described].actor;
  return other != TRUCE_NONE && tr_side_of(sides, other) != tr_side_of(sides, (uint32_t)(actor - reading->actors));
}

/* How often one is named as somebody. */
static uint32_t times_named(const tr_coder *coder, const tr_sides *sides, const truce_actor *actor) {
  uint32_t count = 0;
  for (size_t m = 0; m < actor->mention_count; m++) count += !names_land(coder, sides, actor, &coder->reading->mentions[actor->mentions[m]]);
  return count;
}

static int by_mentions(const void *a, const void *b) {
  const uint32_t *x = a, *y = b; /* actor, mentions */
  return x[1] != y[1] ? (x[1] < y[1] ? 1 : -1) : (x[0] > y[0]) - (x[0] < y[0]);
}

static void choose_sides(table *t) {
  const truce_reading *reading = t->coder->reading;
  uint32_t(*named)[2] = tr_arena_allocate(t->coder->arena, sizeof *named * (t->sides->count + 1));
  for (uint32_t i = 0; i < t->sides->count; i++) named[i][0] = i, named[i][1] = 0;
  for (uint32_t i = 0; i < t->sides->count; i++) named[t->sides->of[i]][1] += times_named(t->coder, t->sides, &reading->actors[i]);
  qsort(named, t->sides->count, sizeof *named, by_mentions);
  for (uint32_t i = 0; i < t->sides->count && t->count < SIDE_LIMIT && named[i][1]; i++)
    if (can_be_party(t->coder, named[i][0]))
      t->sides_[t->count++] = (side){
          .actor = named[i][0], .mentions = named[i][1], .first = UINT32_MAX, .here = TR_NEW_ARRAY(t->coder->arena, uint8_t, reading->sentence_count + 1)};
}

static void count_mentions(table *t) {
  const truce_reading *reading = t->coder->reading;
  for (uint32_t i = 0; i < t->sides->count; i++) {
    side *s = side_at(t, i);
    if (!s) continue;
    s->governs |= reading->actors[i].kind == TRUCE_GOVERNMENT;
    for (size_t m = 0; m < reading->actors[i].mention_count; m++) {
      const truce_mention *mention = &reading->mentions[reading->actors[i].mentions[m]];
      if (mention->head >= reading->word_count || names_land(t->coder, t->sides, &reading->actors[i], mention)) continue;
      const uint32_t sentence = sentence_of(t->coder, reading->actors[i].mentions[m]);
      s->here[sentence] = 1;
      if (sentence < s->first) s->first = sentence;
    }
  }
}

/* "X and Y": the head of one mention is coordinated to that of another. */
static void count_joined(table *t) {
  const truce_reading *reading = t->coder->reading;
  for (uint32_t i = 0; i < reading->mention_count; i++) {
    const truce_mention *m = &reading->mentions[i];
    if (m->actor == TRUCE_NONE || m->head >= reading->word_count || tr_base(t->coder, m->head) != TRUCE_DEPREL_CONJ ||
        tr_word(t->coder, m->head)->head == TRUCE_NONE)
      continue;
    const uint32_t other = t->coder->covering[tr_word(t->coder, m->head)->head];
    if (other == TRUCE_NONE || reading->mentions[other].actor == TRUCE_NONE) continue;
    const side *a = side_at(t, m->actor), *b = side_at(t, reading->mentions[other].actor);
    if (a && b && a != b) t->joined[a - t->sides_][b - t->sides_] = t->joined[b - t->sides_][a - t->sides_] = true;
  }
}

static void count_dealings(table *t, const truce_value *from, const truce_value *to, float weight) {
  for (size_t i = 0; from && i < from->count; i++)
    for (size_t k = 0; to && k < to->count; k++) {
      const side *a = side_at(t, from->ids[i]), *b = side_at(t, to->ids[k]);
      if (!a || !b || a == b) continue;
      t->dealings[a - t->sides_][b - t->sides_] += weight;
      t->dealings[b - t->sides_][a - t->sides_] += weight;
    }
}

static void count_each(table *t, const truce_value *actors, uint32_t *(*field)(side *)) {
  for (size_t i = 0; actors && i < actors->count; i++) {
    side *s = side_at(t, actors->ids[i]);
    if (s) ++*field(s);
  }
}

static uint32_t *deals_of(side *s) { return &s->deals; }
static uint32_t *fights_of(side *s) { return &s->fights; }

static void count_event(table *t, const tr_draft *draft) {
  const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE), *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  if (!type) return;
  count_dealings(t, actors, tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS),
                 tr_equal_string(type->text, "ASSAULT")    ? 3
                 : tr_equal_string(type->text, "THREATEN") ? 2
                                                           : 1);
  if (tr_listed(type->text, "ASSAULT RETREAT CONCEDE THREATEN")) count_each(t, actors, fights_of);
}

static void count_lines(table *t) {
  for (size_t i = 0; i < t->coder->drafts.count; i++) {
    const tr_draft *draft = &t->coder->drafts.items[i];
    if (draft->dropped) continue;
    const truce_value *position = tr_draft_value(draft, TRUCE_FIELD_POSITION), *parties = tr_draft_value(draft, TRUCE_FIELD_PARTIES),
                      *mediators = tr_draft_value(draft, TRUCE_FIELD_MEDIATORS);
    switch (draft->line.kind) {
      case TRUCE_EVENT: count_event(t, draft); break;
      case TRUCE_CALL: count_dealings(t, tr_draft_value(draft, TRUCE_FIELD_WHO), tr_draft_value(draft, TRUCE_FIELD_WHOM), 1); break;
      case TRUCE_MEDIATION:
        count_dealings(t, parties, parties, 2); /* each pair is met twice */
        for (size_t m = 0; mediators && m < mediators->count; m++) {
          side *s = side_at(t, mediators->ids[m]);
          if (s) s->mediates = true;
        }
        break;
      case TRUCE_STANCE:
        if (position && tr_listed(position->text, "accepts accepts_with_conditions rejects divided noncommittal"))
          count_each(t, tr_draft_value(draft, TRUCE_FIELD_PARTY), deals_of);
        break;
      default: break;
    }
  }
}

/* ---- which two ---- */

bool tr_many_quarrels(const tr_coder *coder) {
  enum { MANY = 50 }; /* where more are named, 4 of 50 guesses were right on reports not seen before */
  return coder->reading->actor_count > MANY;
}

static float together(const table *t, size_t a, size_t b) {
  float count = 0;
  for (size_t s = 0; s < t->coder->reading->sentence_count; s++) count += (float)(t->sides_[a].here[s] & t->sides_[b].here[s]);
  return count;
}

static bool unnamed(const table *t, const side *s) { return tr_unnamed(&t->coder->reading->actors[s->actor]); }

/* What a side's kind says for or against it as a party. */
static float fitness(const table *t, const side *s) {
  const truce_actor *actor = &t->coder->reading->actors[s->actor];
  float score = 0;
  if (s->governs) score += 3;
  if (actor->kind == TRUCE_ARMED_GROUP) score += 1;
  if (actor->kind == TRUCE_PARTY) score -= 1;
  if (actor->kind == TRUCE_PERSON) score -= 2.5f;
  if (actor->country[0] && tr_listed(tr_span(actor->country), "IGO UNO EUR NGO IMG")) score -= 2;
  if (unnamed(t, s)) score -= 1.5f;
  if (s->mediates) score -= 3;
  return score;
}

static float weigh(const table *t, size_t i, size_t k) {
  const side *a = &t->sides_[i], *b = &t->sides_[k];
  const uint32_t less = a->mentions < b->mentions ? a->mentions : b->mentions, more = a->mentions < b->mentions ? b->mentions : a->mentions;
  const uint32_t late = a->first > b->first ? a->first : b->first, both_deal = a->deals < b->deals ? a->deals : b->deals;
  float score = fitness(t, a) + fitness(t, b);
  score += 2.0f * log1pf((float)less) + 1.5f * log1pf((float)more) - 4.0f * (float)late / (float)(t->coder->reading->sentence_count + 1);
  score += 0.5f * log1pf(together(t, i, k)) + log1pf(t->dealings[i][k]) + 2.5f * log1pf((float)both_deal) + 1.5f * log1pf((float)(a->fights + b->fights));
  return t->joined[i][k] ? score + 2.5f : score;
}

/* The member of a side that the report names most, of those that act for it. */
static uint32_t named_most(const table *t, uint32_t side_actor) {
  const truce_actor *actors = t->coder->reading->actors;
  uint32_t best = side_actor;
  for (uint32_t i = 0; i < t->sides->count; i++)
    if (t->sides->of[i] == side_actor && actors[i].kind != TRUCE_PERSON && actors[i].mention_count > actors[best].mention_count) best = i;
  return best;
}

/* "A wounded man", "residents" told of once: no party. */
static bool nobody(const table *t, const side *s) {
  const truce_kind kind = t->coder->reading->actors[s->actor].kind;
  return unnamed(t, s) && (kind == TRUCE_PERSON || (kind == TRUCE_POPULATION && s->mentions < 2));
}

/* "The Colombian army" and "the soldiers" fight for one state. */
static bool one_force(const table *t, const side *a, const side *b) {
  const truce_actor *x = &t->coder->reading->actors[a->actor], *y = &t->coder->reading->actors[b->actor];
  if (x->country[0] && y->country[0] && strcmp(x->country, y->country) != 0) return false;
  for (size_t i = 0; i < x->sector_count; i++)
    for (size_t k = 0; k < y->sector_count; k++)
      if (!strcmp(x->sectors[i], y->sectors[k]) && tr_listed(tr_span(x->sectors[i]), "GOV MIL COP")) return true;
  return false;
}

tr_two_sides tr_two_sides_find(tr_coder *coder, const tr_sides *sides) {
  if (tr_many_quarrels(coder)) return (tr_two_sides){0};
  table *t = TR_NEW(coder->arena, table);
  *t = (table){.coder = coder, .sides = sides};
  choose_sides(t);
  count_mentions(t);
  count_joined(t);
  count_lines(t);
  tr_two_sides best = {0};
  float most = 0, sum = 0;
  for (size_t i = 0; i < t->count; i++)
    for (size_t k = i + 1; k < t->count; k++) {
      if (unnamed(t, &t->sides_[i]) && unnamed(t, &t->sides_[k]) && t->coder->reading->actors[t->sides_[k].actor].kind == TRUCE_POPULATION) continue;
      if (nobody(t, &t->sides_[i]) || nobody(t, &t->sides_[k]) || one_force(t, &t->sides_[i], &t->sides_[k])) continue;
      if (t->sides_[k].mentions < 2 && t->dealings[i][k] <= 0 && together(t, i, k) < 1) continue;
      const float score = weigh(t, i, k);
      if (sum <= 0 || score > most) {
        sum = sum * expf(most - score) + 1;
        most = score;
        best = (tr_two_sides){t->sides_[i].actor, t->sides_[k].actor, 0, 0, t->dealings[i][k] > 0 || (t->sides_[i].deals && t->sides_[k].deals)};
      } else {
        sum += expf(score - most);
      }
    }
  if (sum <= 0) return best;
  return (tr_two_sides){named_most(t, best.a), named_most(t, best.b), 1 / sum, most, best.deal};
}
