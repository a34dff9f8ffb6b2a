/* Two actors are the parties when lines set them against each other or join them at one table: fights, accusations and refusals count, "between X
 * and Y" counts most. "Both sides" then means them; an attack, threat or retreat without addressee is meant for the other one. */
#include "record/parties.h"

#include <stdlib.h>

#include "record/arguments.h"

typedef struct pair {
  uint32_t a, b;
  int weight;
} pair;
typedef struct pairs {
  TR_ARRAY(pair) items;
} pairs;

static bool can_be_party(const tr_coder *coder, uint32_t id) {
  const truce_kind kind = coder->reading->actors[id].kind;
  return kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT || kind == TRUCE_ARMED_GROUP || kind == TRUCE_PARTY || kind == TRUCE_BODY || kind == TRUCE_ORGANISATION;
}

/* A state and its government are one side. */
static uint32_t side_of(const tr_coder *coder, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  if ((actor->kind != TRUCE_STATE && actor->kind != TRUCE_GOVERNMENT) || !tr_is_country(actor->country)) return id;
  for (uint32_t i = 0; i < id; i++) {
    const truce_actor *other = &coder->reading->actors[i];
    if ((other->kind == TRUCE_STATE || other->kind == TRUCE_GOVERNMENT) && !strcmp(other->country, actor->country)) return i;
  }
  return id;
}

static void count_pair(tr_coder *coder, pairs *found, uint32_t a, uint32_t b, int weight) {
  a = side_of(coder, a);
  b = side_of(coder, b);
  if (a == b || !can_be_party(coder, a) || !can_be_party(coder, b)) return;
  if (a > b) {
    const uint32_t c = a;
    a = b;
    b = c;
  }
  for (size_t i = 0; i < found->items.count; i++)
    if (found->items.items[i].a == a && found->items.items[i].b == b) {
      found->items.items[i].weight += weight;
      return;
    }
  TR_PUSH(coder->arena, &found->items, ((pair){a, b, weight}));
}

static int weight_of(truce_span type) {
  static const struct { const char *type; int weight; } weights[] = {{"ASSAULT", 3}, {"ACCUSE", 1}, {"THREATEN", 2}, {"REJECT", 1}, {"RETREAT", 1}, {"COERCE", 1}, {"CONCEDE", 1}, {"AGREE", 1}, {"REQUEST", 1}};
  for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
    if (tr_equal_string(type, weights[i].type)) return weights[i].weight;
  return 0;
}

static void count_events(tr_coder *coder, pairs *found) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_EVENT) continue;
    const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE), *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
    if (!type || !actors) continue;
    const int weight = weight_of(type->text);
    for (size_t a = 0; weight && recipients && a < actors->count; a++)
      for (size_t b = 0; b < recipients->count; b++) count_pair(coder, found, actors->ids[a], recipients->ids[b], weight);
  }
}

/* "between X and Y" anywhere. */
static void count_between(tr_coder *coder, pairs *found) {
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    const uint32_t preposition = tr_child_by(coder, word, TRUCE_DEPREL_CASE);
    if (preposition == TRUCE_NONE || !tr_lemma_is(coder, preposition, "between")) continue;
    const uint32_t other = tr_child_by(coder, word, TRUCE_DEPREL_CONJ);
    if (other == TRUCE_NONE) continue;
    const uint32_t a = tr_actor_of(coder, word, false), b = tr_actor_of(coder, other, false);
    if (a != TRUCE_NONE && b != TRUCE_NONE) count_pair(coder, found, a, b, 4);
  }
}

/* Those whom somebody mediates between. */
static void count_mediations(tr_coder *coder, pairs *found) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *parties = tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_PARTIES);
    if (!coder->drafts.items[i].dropped && coder->drafts.items[i].line.kind == TRUCE_MEDIATION && parties && parties->count == 2) count_pair(coder, found, parties->ids[0], parties->ids[1], 4);
  }
}

/* The pair that outweighs all others, of those with `side` in it where one is given. */
static bool find_pair(const pairs *found, uint32_t side, pair *best) {
  int second = 0;
  *best = (pair){0};
  for (size_t i = 0; i < found->items.count; i++) {
    const pair *p = &found->items.items[i];
    if (side != TRUCE_NONE && p->a != side && p->b != side) continue;
    if (p->weight > best->weight) second = best->weight, *best = *p;
    else if (p->weight > second) second = p->weight;
  }
  return best->weight >= 2 && best->weight > second;
}

static bool means_both(const tr_coder *coder, uint32_t id) {
  static const char *const words[] = {"sides", "side", "both", "parties", "two sides", "both sides", "both parties", "two parties", "warring parties", "warring sides", "all sides", "all parties", "delegations"};
  const truce_actor *actor = &coder->reading->actors[id];
  if (actor->roster_id.size) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_equal_fold(actor->name, tr_span(words[i]))) return true;
  return false;
}

/* Adds the two where a field names "both sides". */
static void spell_out(tr_coder *coder, tr_draft *draft, const pair *p) {
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value value = draft->values.items[i];
    if (truce_field_types[value.field] != TRUCE_VALUE_ACTORS) continue;
    tr_ids ids = {.count = 0};
    bool both = false;
    for (size_t k = 0; k < value.count; k++) {
      tr_ids_add(&ids, value.ids[k]);
      both |= means_both(coder, value.ids[k]);
    }
    if (!both) continue;
    tr_ids_add(&ids, p->a);
    tr_ids_add(&ids, p->b);
    tr_draft_ids(coder, draft, value.field, ids.ids, ids.count);
  }
}

static bool acts_on_the_other(truce_span type) {
  static const char *const types[] = {"ASSAULT", "THREATEN", "RETREAT", "COERCE", "CONCEDE", "REJECT", "REQUEST", "ACCUSE", "AGREE"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (tr_equal_string(type, types[i])) return true;
  return false;
}

static bool is_side(const tr_coder *coder, const truce_value *actors, uint32_t party) {
  for (size_t i = 0; actors && i < actors->count; i++)
    if (side_of(coder, actors->ids[i]) == party) return true;
  return false;
}

static void fill_recipients(tr_coder *coder, tr_draft *draft, const pair *p) {
  const bool call = draft->line.kind == TRUCE_CALL;
  if (draft->line.kind != TRUCE_EVENT && !call) return;
  const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE), *actors = tr_draft_value(draft, call ? TRUCE_FIELD_WHO : TRUCE_FIELD_ACTORS);
  const truce_field field = call ? TRUCE_FIELD_WHOM : TRUCE_FIELD_RECIPIENTS;
  const truce_value *there = tr_draft_value(draft, field);
  if ((there && there->count) || (!call && (!type || !acts_on_the_other(type->text)))) return;
  const bool a = is_side(coder, actors, p->a), b = is_side(coder, actors, p->b);
  if (a != b) tr_draft_ids(coder, draft, field, a ? &p->b : &p->a, 1);
}

/* Whom the actor of a line deals with elsewhere in the report, most of all. */
static void fill_counterpart(tr_coder *coder, tr_draft *draft, const pairs *found) {
  const truce_value *actors = tr_draft_value(draft, draft->line.kind == TRUCE_CALL ? TRUCE_FIELD_WHO : TRUCE_FIELD_ACTORS);
  pair own;
  if (actors && actors->count == 1 && find_pair(found, side_of(coder, actors->ids[0]), &own)) fill_recipients(coder, draft, &own);
}

static void fill_parties(tr_coder *coder, tr_draft *draft, const pair *p) {
  const truce_value *parties = tr_draft_value(draft, TRUCE_FIELD_PARTIES), *mediators = tr_draft_value(draft, TRUCE_FIELD_MEDIATORS);
  if (draft->line.kind != TRUCE_MEDIATION || (parties && parties->count) || is_side(coder, mediators, p->a) || is_side(coder, mediators, p->b)) return;
  const uint32_t both[2] = {p->a, p->b};
  tr_draft_ids(coder, draft, TRUCE_FIELD_PARTIES, both, 2);
}

/* A place that was hit or visited also stands for the state it belongs to, where the report speaks of that state. */
static void add_states(tr_coder *coder, tr_draft *draft) {
  const truce_value *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!recipients || draft->line.kind != TRUCE_EVENT) return;
  tr_ids ids = {.count = 0};
  for (size_t i = 0; i < recipients->count; i++) tr_ids_add(&ids, recipients->ids[i]);
  for (size_t i = 0; i < recipients->count; i++) {
    const truce_actor *place = &coder->reading->actors[recipients->ids[i]];
    if (place->kind != TRUCE_PLACE || !place->country[0]) continue;
    for (uint32_t k = 0; k < coder->reading->actor_count; k++)
      if (coder->reading->actors[k].kind == TRUCE_STATE && !strcmp(coder->reading->actors[k].country, place->country)) tr_ids_add(&ids, k);
  }
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  tr_ids kept = {.count = 0};
  for (size_t i = 0; i < ids.count; i++)
    if (!is_side(coder, actors, ids.ids[i])) tr_ids_add(&kept, ids.ids[i]);
  if (kept.count > recipients->count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, kept.ids, kept.count);
}

/* "struck 2,800 targets in Gaza": the place of an attack is whom it hit, where nothing else is told and it is not the attacker's own. */
static void add_place_hit(tr_coder *coder, tr_draft *draft) {
  const truce_value *type = tr_draft_value(draft, TRUCE_FIELD_TYPE), *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (draft->line.kind != TRUCE_EVENT || !type || !tr_equal_string(type->text, "ASSAULT") || draft->line.place == TRUCE_NONE || !actors || !actors->count || (recipients && recipients->count)) return;
  const char *country = coder->reading->places[draft->line.place].country;
  for (size_t i = 0; i < actors->count; i++)
    if (!tr_is_country(country) || !tr_is_country(coder->reading->actors[actors->ids[i]].country) || !strcmp(coder->reading->actors[actors->ids[i]].country, country)) return;
  const uint32_t hit = tr_actor_of_place(coder, draft->line.place, draft->line.trigger);
  tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, &hit, 1);
}

/* "envoys of both X and Y", "a rebel delegation": those who sent them are meant, too. */
static void add_principals(tr_coder *coder, tr_draft *draft) {
  const truce_field field = draft->line.kind == TRUCE_CALL ? TRUCE_FIELD_WHOM : TRUCE_FIELD_RECIPIENTS;
  const truce_value *there = tr_draft_value(draft, field), *actors = tr_draft_value(draft, draft->line.kind == TRUCE_CALL ? TRUCE_FIELD_WHO : TRUCE_FIELD_ACTORS);
  const uint16_t envoys = tr_lexicon_class(&coder->codebook->lexicon, TR_SPAN("sent-noun"));
  tr_ids ids = {.count = 0};
  if (!there || (draft->line.kind != TRUCE_EVENT && draft->line.kind != TRUCE_CALL)) return;
  for (size_t i = 0; i < there->count; i++) tr_ids_add(&ids, there->ids[i]);
  for (size_t i = 0; i < there->count; i++) {
    const truce_actor *actor = &coder->reading->actors[there->ids[i]];
    for (size_t m = 0; m < actor->mention_count && !actor->roster_id.size; m++) {
      const uint32_t head = coder->reading->mentions[actor->mentions[m]].head;
      if (head >= coder->reading->word_count || tr_word(coder, head)->sentence != tr_word(coder, draft->line.trigger)->sentence || !tr_entry_in(coder->entries[head], envoys)) continue;
      for (uint32_t k = 0; k < tr_word(coder, head)->child_count; k++) {
        const uint32_t child = tr_word(coder, head)->children[k];
        const truce_deprel base = tr_base(coder, child);
        if (base != TRUCE_DEPREL_NMOD && base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND) continue;
        const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE), other = tr_child_by(coder, child, TRUCE_DEPREL_CONJ);
        if (preposition != TRUCE_NONE && !tr_lemma_is(coder, preposition, "of") && !tr_lemma_is(coder, preposition, "from") && tr_word(coder, child)->relation != TRUCE_DEPREL_NMOD_POSS) continue;
        const uint32_t sender = tr_actor_of(coder, child, false), second = other == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, other, false);
        if (sender != TRUCE_NONE && !is_side(coder, actors, side_of(coder, sender))) tr_ids_add(&ids, sender);
        if (second != TRUCE_NONE && !is_side(coder, actors, side_of(coder, second))) tr_ids_add(&ids, second);
      }
    }
  }
  if (ids.count > there->count) tr_draft_ids(coder, draft, field, ids.ids, ids.count);
}

void tr_parties_fill(tr_coder *coder) {
  pairs found = {{0}};
  count_events(coder, &found);
  count_between(coder, &found);
  count_mediations(coder, &found);
  pair parties;
  const bool two = find_pair(&found, TRUCE_NONE, &parties);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped) continue;
    add_place_hit(coder, draft);
    add_states(coder, draft);
    add_principals(coder, draft);
    if (two) {
      spell_out(coder, draft, &parties);
      fill_recipients(coder, draft, &parties);
      fill_parties(coder, draft, &parties);
    }
    fill_counterpart(coder, draft, &found);
  }
}
