/* The chance that a candidate is the one meant is its share among all candidates and nobody (a softmax over sums of weighted grounds); those of one side
 * count together. The likeliest side is taken if its chance is high enough, with a second one that is more than half as likely. What speaks most for
 * the one taken stands in why, and the line is no surer than that chance. */
#include "record/meant.h"

#include <math.h>

struct tr_weights {
  float of[TR_WAY_COUNT][TR_GROUND_COUNT]; /* for all ways and for this one, summed */
  float least[TR_WAY_COUNT];           /* the chance from which somebody is taken */
};

/* ---- the table ---- */

static tr_ground ground_named(truce_span name) {
  int ground = 0;
  while (ground < TR_GROUND_COUNT && !tr_equal_string(name, tr_ground_names[ground])) ground++;
  return (tr_ground)ground;
}

static bool add_weight(tr_weights *weights, truce_span ground_name, truce_span way_name, float weight) {
  const bool least = tr_equal_string(ground_name, "least");
  const tr_ground ground = ground_named(ground_name);
  bool known = false;
  for (size_t way = 0; way < TR_WAY_COUNT && (least || ground < TR_GROUND_COUNT); way++) {
    if (!tr_equal_string(way_name, "*") && !tr_equal_string(way_name, tr_way_name(way))) continue;
    if (least) weights->least[way] = weight;
    else weights->of[way][ground] += weight;
    known = true;
  }
  return known;
}

truce_status tr_weights_read(truce_arena *arena, const char *path, truce_span content, tr_weights **out, truce_error *error) {
  tr_weights *weights = TR_NEW(arena, tr_weights);
  truce_span line;
  for (size_t way = 0; way < TR_WAY_COUNT; way++) weights->least[way] = 2; /* no chance is that high */
  for (int64_t number = 1; tr_split(&content, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || line.data[0] == '#') continue;
    truce_span rest = line, ground, way;
    double weight;
    if (!tr_split(&rest, '\t', &ground) || !tr_split(&rest, '\t', &way) || !tr_number(rest, &weight) || !add_weight(weights, ground, way, (float)weight))
      return tr_fail(error, TRUCE_BAD_DATA, path, number,
                     "line %lld: \"ground TAB type of event, call or * TAB weight\" is expected, with a ground that truce knows.", (long long)number);
  }
  *out = weights;
  return TRUCE_OK;
}

/* ---- weighing ---- */

static float weigh(const tr_weights *weights, size_t way, const tr_grounds *grounds) {
  float sum = 0;
  for (int s = 0; s < TR_GROUND_COUNT; s++) sum += weights->of[way][s] * grounds->of[s];
  return sum;
}

/* Sums of weights become chances. */
static void share(float *values, size_t count) {
  float most = values[0], sum = 0;
  for (size_t i = 1; i < count; i++) most = values[i] > most ? values[i] : most;
  for (size_t i = 0; i < count; i++) sum += values[i] = expf(values[i] - most);
  for (size_t i = 0; i < count; i++) values[i] /= sum;
}

/* "context." and the ground that weighs most for one, of those that tell how he stands to the line: "context.other-side". */
static const char *reason(const tr_coder *coder, size_t way, const tr_grounds *grounds) {
  const tr_weights *weights = coder->codebook->meant;
  int best = TR_GROUND_OFTEN;
  float most = 0;
  for (int s = TR_GROUND_FIRST_RELATION; s <= TR_GROUND_LAST_RELATION; s++)
    if (weights->of[way][s] * grounds->of[s] > most) most = weights->of[way][s] * grounds->of[s], best = s;
  char *name = tr_arena_allocate(coder->arena, sizeof "context." + strlen(tr_ground_names[best]));
  strcpy(name, "context.");
  strcat(name, tr_ground_names[best]);
  for (char *c = name; *c; c++)
    if (*c == ' ') *c = '-';
  return name;
}

/* ---- filling ---- */

/* A group that the report only describes: "prisoners", "residents". */
static bool only_described(const truce_actor *actor) {
  return tr_unnamed(actor) && TR_ONE_OF(actor->kind, TRUCE_POPULATION, TRUCE_PERSON, TRUCE_ARMED_GROUP, TRUCE_KIND_OTHER);
}

/* What is done to prisoners or villagers is mostly meant for whose they are; who is asked, blamed or thanked is meant himself. */
static bool stands_for_others(size_t way) { return way < TR_WAY_CALL && tr_listed(tr_span(tr_way_name(way)), "ASSAULT COERCE RETREAT CONCEDE AID"); }

/* Nobody, or nobody with a name, is named as meant. */
static bool is_open(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, tr_field_meant(draft)), *who = tr_draft_doers(draft);
  if (draft->dropped || tr_way_of(draft) == TR_WAY_COUNT || !tr_count(who)) return false;
  for (size_t i = 0; there && i < there->count; i++)
    if (!stands_for_others(tr_way_of(draft)) || !only_described(&coder->reading->actors[there->ids[i]])) return false;
  return true;
}

/* What the two sides do together is meant for nobody else. */
static bool both_act(const tr_setting *setting, const tr_draft *draft) {
  const truce_value *who = tr_draft_doers(draft);
  return setting->two->sure > 0 && tr_holds_side(setting->sides, who, setting->two->a) && tr_holds_side(setting->sides, who, setting->two->b);
}

/* "Chad asked Chadian troops to withdraw": one's own are asked, and nobody else. (A call to "its units" is not written at all.) */
static bool asks_own(tr_coder *coder, const tr_setting *setting, const tr_draft *draft) {
  if (draft->line.kind != TRUCE_CALL && !tr_equal_string(tr_event_type(draft), "REQUEST")) return false;
  tr_arguments arguments;
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++) {
    const tr_filler *f = &arguments.fillers[i];
    const bool asked = TR_ONE_OF(f->slot, TR_PATIENT, TR_RECIPIENT, TR_TO);
    const uint32_t owner = asked && tr_word_in(coder, f->word, TR_CLASS_FORCES) ? tr_owner_of(coder, f->word) : TRUCE_NONE;
    if (owner != TRUCE_NONE && tr_holds_side(setting->sides, tr_draft_doers(draft), owner)) return true;
  }
  return false;
}

/* "kept firing towards us", "gave me food": the one spoken of is told, though he has no name. */
static bool meant_for_speaker(const tr_coder *coder, const tr_draft *draft) {
  const uint32_t trigger = draft->line.trigger;
  const truce_sentence *sentence = &coder->reading->sentences[tr_word(coder, trigger)->sentence];
  for (uint32_t word = trigger + 1; word < sentence->end; word++) {
    const truce_deprel base = tr_base(coder, word);
    if (!tr_lemma_in(coder, word, "i we you") || !TR_ONE_OF(base, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_IOBJ, TRUCE_DEPREL_OBL)) continue;
    const uint32_t verb = tr_word(coder, word)->head;
    if (verb == trigger || (tr_base(coder, verb) == TRUCE_DEPREL_XCOMP && tr_word(coder, verb)->head == trigger)) return true;
  }
  return false;
}

/* "voiced its concern to Chad", "lodged a complaint with the court": they are told, whoever is blamed. */
static bool only_told(tr_coder *coder, const tr_draft *draft) {
  if (!tr_equal_string(tr_event_type(draft), "ACCUSE")) return false;
  tr_arguments arguments;
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++)
    if (arguments.fillers[i].slot == TR_TO || arguments.fillers[i].slot == TR_RECIPIENT ||
        (arguments.fillers[i].slot == TR_WITH && tr_word_in(coder, arguments.fillers[i].word, TR_CLASS_COURT_WORDS)))
      return true;
  return false;
}

/* "a man", "her father": whom people of no name deal with, the conflict does not tell. */
static bool only_people_act(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *who = tr_draft_doers(draft);
  for (size_t i = 0; i < who->count; i++) {
    const truce_actor *actor = &coder->reading->actors[who->ids[i]];
    if ((actor->kind != TRUCE_PERSON && actor->kind != TRUCE_KIND_OTHER) || !tr_unnamed(actor) || actor->sector_count || actor->plural) return false;
  }
  return true;
}

/* The candidates of an open line with the chance of each. */
typedef struct choice {
  uint32_t candidates[TR_CANDIDATE_LIMIT], sides[TR_CANDIDATE_LIMIT];
  tr_grounds grounds[TR_CANDIDATE_LIMIT + 1]; /* nobody last */
  float chances[TR_CANDIDATE_LIMIT + 1];
  size_t count;
} choice;

static float chance_of_side(const choice *c, uint32_t side) {
  float sum = 0;
  for (size_t i = 0; i < c->count; i++)
    if (c->sides[i] == side) sum += c->chances[i];
  return sum;
}

/* The likeliest of the likeliest side, another side aside; `count` if there is none. */
static size_t likeliest(const choice *c, uint32_t but) {
  size_t best = c->count;
  for (size_t i = 0; i < c->count; i++) {
    if (c->sides[i] == but) continue;
    if (best == c->count) best = i;
    const float side = chance_of_side(c, c->sides[i]), most = chance_of_side(c, c->sides[best]);
    if (c->sides[i] == c->sides[best] ? c->chances[i] > c->chances[best] : side > most) best = i;
  }
  return best;
}

/* Adds those taken to those described. */
static void fill(tr_coder *coder, tr_draft *draft, const uint32_t *taken, size_t count, const char *rule) {
  const truce_value *there = tr_draft_value(draft, tr_field_meant(draft));
  tr_ids all = {.count = 0};
  for (size_t i = 0; i < count; i++) tr_ids_add(&all, taken[i]);
  for (size_t i = 0; there && i < there->count; i++) tr_ids_add(&all, there->ids[i]);
  tr_draft_from_context(coder, draft, tr_field_meant(draft), taken, count, rule);
  tr_draft_ids(coder, draft, tr_field_meant(draft), all.ids, all.count);
}

/* Words are meant for a state, not for its soldiers, nor for one of its men who is not spoken of here. */
static uint32_t spoken_to(const tr_coder *coder, const choice *c, size_t way, size_t which) {
  const truce_kind kind = coder->reading->actors[c->candidates[which]].kind;
  const float *grounds = c->grounds[which].of;
  const bool force = way < TR_WAY_CALL && tr_listed(tr_span(tr_way_name(way)), "ASSAULT COERCE MOBILIZE RETREAT");
  const bool near = grounds[TR_GROUND_BEFORE] + grounds[TR_GROUND_AFTER] + grounds[TR_GROUND_ONE_BACK] > 0;
  return (kind == TRUCE_ARMED_GROUP && !force) || (kind == TRUCE_PERSON && !near) ? c->sides[which] : c->candidates[which];
}

/* "supported them", "told her", "blamed it": several are no one person, and one person is no state. */
static bool other_than_told(const tr_coder *coder, const tr_draft *draft, uint32_t actor) {
  const truce_actor *a = &coder->reading->actors[actor];
  const bool one_person = a->kind == TRUCE_PERSON && !a->plural;
  tr_arguments arguments;
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++) {
    const tr_filler *f = &arguments.fillers[i];
    if (!TR_ONE_OF(f->slot, TR_PATIENT, TR_RECIPIENT, TR_TO)) continue;
    const truce_span form = tr_word(coder, f->word)->lower;
    if (tr_listed(form, "them it") && one_person) return true;
    if (tr_listed(form, "him her") && tr_word(coder, f->word)->upos == TRUCE_PRON && !one_person) return true;
  }
  return false;
}

/* "condemned the attack on a Sudanese city": Sudan was struck, and is not blamed. */
static bool was_struck(tr_coder *coder, const tr_draft *draft, uint32_t actor) {
  if (!tr_equal_string(tr_event_type(draft), "ACCUSE")) return false;
  tr_arguments arguments;
  tr_arguments_of(coder, draft->line.trigger, &arguments);
  for (size_t i = 0; i < arguments.count; i++) {
    const uint32_t deed = arguments.fillers[i].word;
    uint32_t first, last;
    if (!tr_word_in(coder, deed, TR_CLASS_ATTACK_NOUN)) continue;
    tr_extent(coder, deed, true, &first, &last);
    for (uint32_t word = deed + 1; word <= last; word++)
      if (tr_actor_of(coder, word, false) == actor) return true;
  }
  return false;
}

static bool described(const tr_draft *draft) {
  const truce_value *there = tr_draft_value(draft, tr_field_meant(draft));
  return tr_count(there) > 0;
}

static void decide(tr_coder *coder, tr_draft *draft, choice *c) {
  const tr_weights *weights = coder->codebook->meant;
  const size_t way = tr_way_of(draft);
  for (size_t i = 0; i <= c->count; i++) c->chances[i] = weigh(weights, way, &c->grounds[i]);
  share(c->chances, c->count + 1);
  for (size_t i = 0; i < c->count; i++)
    if (other_than_told(coder, draft, c->candidates[i]) || was_struck(coder, draft, c->candidates[i])) c->chances[i] = 0;
  const size_t first = likeliest(c, TRUCE_NONE), second = likeliest(c, c->sides[first]);
  float chance = chance_of_side(c, c->sides[first]);
  const float next = second < c->count ? chance_of_side(c, c->sides[second]) : 0;
  if (chance < weights->least[way]) return;
  const bool pair = next > chance / 2 && !described(draft);
  if (pair) chance += next;
  fill(coder, draft, (const uint32_t[]){spoken_to(coder, c, way, first), spoken_to(coder, c, way, pair ? second : first)}, pair ? 2 : 1,
       reason(coder, way, &c->grounds[first]));
  draft->chance = chance;
}

/* Both sides act, or it is meant for one's own, for the speaker, for nobody at all. */
static bool is_for_nobody_else(tr_coder *coder, const tr_setting *setting, const tr_draft *draft) {
  return both_act(setting, draft) || asks_own(coder, setting, draft) || meant_for_speaker(coder, draft) || only_told(coder, draft) ||
         only_people_act(coder, draft);
}

void tr_meant_fill(tr_coder *coder) {
  if (tr_many_quarrels(coder)) return;
  tr_setting *setting = tr_setting_new(coder);
  choice *c = TR_NEW(coder->arena, choice);
  for (size_t i = 0; i < coder->drafts.count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (!is_open(coder, draft) || is_for_nobody_else(coder, setting, draft)) continue;
    c->count = tr_setting_look(setting, draft, c->candidates);
    if (!c->count) continue;
    for (size_t k = 0; k < c->count; k++) {
      tr_grounds_of(setting, c->candidates[k], &c->grounds[k]);
      c->sides[k] = tr_side_of(coder->sides, c->candidates[k]);
    }
    tr_grounds_of_nobody(setting, &c->grounds[c->count]);
    if (coder->meant_told) coder->meant_told(coder->meant_self, coder, draft, c->candidates, c->sides, c->grounds, c->count);
    decide(coder, draft, c);
  }
}
