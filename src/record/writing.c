/* Each assignment of a rule takes its value from the words in its slots: actors, places, proposals, ranges, countries, numbers. A stance with several
 * parties, a leg with several places and a call with different demands become several lines. */
#include "record/writing.h"

#include "record/access.h"
#include "record/demands.h"
#include "record/home.h"
#include "record/numbers.h"
#include "record/proposals.h"

/* Those whom a clause is to be done to: "offered to receive the rebels", "agreed to send aid to Chad"; not "its men". */
static void collect_patients(tr_coder *coder, uint32_t clause, tr_ids *ids) {
  static const tr_slot slots[] = {TR_PATIENT, TR_RECIPIENT, TR_TO, TR_WITH, TR_ON, TR_AGAINST};
  tr_arguments inner;
  tr_arguments_of(coder, clause, &inner);
  if (inner.passive) return;
  const bool sends = tr_of_class(coder, clause, "sending");
  for (size_t s = sends; s < sizeof slots / sizeof *slots && !ids->count; s++)
    for (size_t i = 0; i < inner.count; i++)
      if (inner.fillers[i].slot == slots[s] && !tr_pronoun_owns(coder, inner.fillers[i].word)) tr_ids_add(ids, tr_actor_of(coder, inner.fillers[i].word, true));
}

/* TRUCE_NONE has none. */
static void add_authors(const tr_coder *coder, uint32_t proposal, tr_ids *ids) {
  for (size_t a = 0; proposal != TRUCE_NONE && a < coder->proposals.items[proposal].authors.count; a++) tr_ids_add(ids, coder->proposals.items[proposal].authors.items[a]);
}

static void collect_actors(tr_coder *coder, const tr_source *source, const tr_match *match, tr_ids *ids) {
  if (match->event && (source->slot == TR_ACTORS || source->slot == TR_RECIPIENTS)) {
    tr_ids_add_all(ids, tr_draft_value(match->event, source->slot == TR_ACTORS ? TRUCE_FIELD_ACTORS : TRUCE_FIELD_RECIPIENTS));
    return;
  }
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_filler filler = match->arguments.fillers[i];
    if (filler.slot != source->slot) continue;
    if (source->function == TR_AUTHOR) add_authors(coder, tr_proposal_at(coder, filler.word), ids);
    if (source->function == TR_AUTHOR || source->function == TR_OWNER) tr_ids_add(ids, tr_owner_of(coder, filler.word));
    else if (source->function == TR_WHOM) collect_patients(coder, filler.word, ids);
    else if (source->function == TR_PARTIES) tr_ids_add(ids, tr_actor_of(coder, filler.word, true));
    else tr_parties_of(coder, filler.word, ids);
  }
  if (source->slot == TR_LAST) add_authors(coder, tr_proposal_last(coder, match->predicate, NULL), ids);
  if (source->slot == TR_SELF && source->function == TR_FILL) tr_ids_add(ids, tr_sponsor_in(coder, match->predicate));
  if (source->slot == TR_SELF && source->function != TR_FILL) tr_ids_add(ids, tr_owner_of(coder, match->predicate));
}

/* A crossing, a port, a border is itself the point; where something happens, it is the soil that it stands on. */
static void collect_places(tr_coder *coder, truce_field field, const tr_source *source, const tr_match *match, tr_ids *ids) {
  for (size_t i = 0; i < match->arguments.count; i++) {
    const uint32_t word = match->arguments.fillers[i].word;
    if (match->arguments.fillers[i].slot == source->slot) tr_ids_add(ids, field == TRUCE_FIELD_WHERE ? tr_soil_of(coder, word) : tr_place_named(coder, word));
  }
}

static void collect(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, bool places, tr_ids *ids) {
  for (size_t c = 0; c < assignment->choice_count; c++) {
    const tr_choice *choice = &assignment->choices[c];
    const size_t before = ids->count;
    for (size_t s = 0; s < choice->count && ids->count == before; s++) {
      if (places) collect_places(coder, assignment->field, &choice->sources[s], match, ids);
      else collect_actors(coder, &choice->sources[s], match, ids);
    }
  }
}

/* The first word in the slots of an assignment. */
static uint32_t first_word(const tr_assignment *assignment, const tr_match *match, tr_function *function) {
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++) {
      const tr_source *source = &assignment->choices[c].sources[s];
      if (function) *function = source->function;
      if (source->slot == TR_SELF) return match->predicate;
      const uint32_t word = tr_argument(&match->arguments, source->slot);
      if (word != TRUCE_NONE) return word;
    }
  return TRUCE_NONE;
}

/* A clause begins with its own subject, the nearest before its verb, else with its "not", else with the verb: what stands before is who says it. */
static uint32_t clause_start(const tr_coder *coder, uint32_t verb, uint32_t first) {
  const truce_word *w = tr_word(coder, verb);
  uint32_t start = verb;
  for (uint32_t i = 0; i < w->child_count && w->children[i] < verb; i++) {
    uint32_t from, to;
    if (start == verb && tr_lemma_in(coder, w->children[i], "not never")) start = w->children[i];
    if (tr_base(coder, w->children[i]) != TRUCE_DEPREL_NSUBJ || tr_word(coder, w->children[i])->upos == TRUCE_PRON) continue;
    tr_extent(coder, w->children[i], true, &from, &to);
    if (to < verb) start = from;
  }
  return start < first ? first : start;
}

static bool write_about(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  uint32_t other = TRUCE_NONE;
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++) {
      const tr_slot slot = assignment->choices[c].sources[s].slot;
      if (slot == TR_LAST) {
        draft->about = tr_proposal_last(coder, match->predicate, NULL);
        if (draft->about != TRUCE_NONE) return true;
      }
      for (size_t i = 0; i <= match->arguments.count; i++) {
        const bool self = i == match->arguments.count;
        if (self ? slot != TR_SELF : match->arguments.fillers[i].slot != slot) continue;
        const uint32_t word = self ? match->predicate : match->arguments.fillers[i].word;
        const bool prolonged = draft->line.kind == TRUCE_STANCE && tr_of_class(coder, word, "prolong"); /* to reject the extension is not to reject the truce */
        const uint32_t proposal = prolonged ? TRUCE_NONE : tr_proposal_at(coder, word);
        if (proposal != TRUCE_NONE) {
          draft->about = proposal;
          return true;
        }
        if (other == TRUCE_NONE && tr_word(coder, word)->upos != TRUCE_PRON) other = word;
      }
    }
  if (other == TRUCE_NONE) return false;
  uint32_t first, last;
  tr_extent(coder, other, true, &first, &last);
  if (tr_word(coder, other)->upos == TRUCE_VERB) first = other == match->predicate ? other : clause_start(coder, other, first); /* of "would not attend the summit" what is refused */
  for (uint32_t w = other + 1; w <= last; w++) /* "talks with the rebels on Wednesday": the day is no part of them */
    if (tr_in_time(coder, w) && tr_word(coder, other)->upos != TRUCE_VERB) last = w - 1;
  while (last > other && (tr_word(coder, last)->upos == TRUCE_ADP || tr_word(coder, last)->upos == TRUCE_PUNCT)) last--;
  tr_draft_range(coder, draft, assignment->field, tr_words_extent(coder, first, last));
  return true;
}

static void write_range(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = first_word(assignment, match, NULL);
  if (word == TRUCE_NONE) return;
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  if (tr_word(coder, word)->upos == TRUCE_VERB) first = clause_start(coder, word, first);
  while (first < word && tr_word(coder, first)->upos == TRUCE_ADP) first++;
  tr_draft_range(coder, draft, assignment->field, tr_words_extent(coder, first, last));
}

static void write_country(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  tr_ids ids = {.count = 0};
  collect(coder, assignment, match, false, &ids);
  for (size_t i = 0; i < match->arguments.count && ids.count; i++) /* "the Biden administration": the country of whoever it is called after */
    for (size_t c = 0; c < assignment->choice_count; c++)
      for (size_t s = 0; s < assignment->choices[c].count; s++)
        if (assignment->choices[c].sources[s].slot == match->arguments.fillers[i].slot) tr_ids_add(&ids, tr_owner_of(coder, match->arguments.fillers[i].word));
  for (size_t i = 0; i < ids.count; i++) {
    const truce_actor *actor = &coder->reading->actors[ids.ids[i]];
    if (tr_is_country(actor->country)) {
      tr_draft_word(coder, draft, assignment->field, tr_country_name(coder, actor->country));
      return;
    }
  }
  tr_ids places = {.count = 0}; /* "the opposition in Sweden", "marched in Oslo" */
  collect(coder, assignment, match, true, &places);
  for (size_t i = 0; i < match->arguments.count; i++)
    if (match->arguments.fillers[i].slot == TR_AGENT) {
      const truce_word *w = tr_word(coder, match->arguments.fillers[i].word);
      for (uint32_t k = 0; k < w->child_count; k++)
        if (tr_base(coder, w->children[k]) == TRUCE_DEPREL_NMOD) tr_ids_add(&places, tr_place_of(coder, w->children[k]));
    }
  for (size_t i = 0; i < places.count; i++)
    if (coder->reading->places[places.ids[i]].country[0]) {
      tr_draft_word(coder, draft, assignment->field, tr_country_name(coder, coder->reading->places[places.ids[i]].country));
      return;
    }
  const char *home = tr_home_country(coder, match->predicate);
  if (home[0]) tr_draft_word(coder, draft, assignment->field, tr_country_name(coder, home));
  draft->guessed_country = true;
}

/* "Bangladesh opened its border", "the port of Brindisi": a point without a name of its own goes by its words, not by the country or the town. */
static bool write_point(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = first_word(assignment, match, NULL);
  if (word == TRUCE_NONE || !tr_word_in(coder, word, TR_CLASS_POINT) || tr_place_of(coder, word) != TRUCE_NONE) return false;
  tr_draft_word(coder, draft, assignment->field, tr_point_name(coder, word));
  return true;
}

static bool write_field(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  tr_ids ids = {.count = 0};
  const truce_value_type type = truce_field_types[assignment->field];
  if (assignment->literal.size) {
    tr_draft_word(coder, draft, assignment->field, assignment->literal);
    return true;
  }
  switch (type) {
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS:
      collect(coder, assignment, match, false, &ids);
      tr_draft_ids(coder, draft, assignment->field, ids.ids, ids.count);
      return ids.count > 0;
    case TRUCE_VALUE_PLACE:
      if (assignment->field == TRUCE_FIELD_POINT && write_point(coder, assignment, match, draft)) return true;
      collect(coder, assignment, match, true, &ids);
      if (ids.count) tr_draft_ids(coder, draft, assignment->field, ids.ids, ids.count);
      return tr_draft_value(draft, assignment->field) != NULL;
    case TRUCE_VALUE_ABOUT: return write_about(coder, assignment, match, draft);
    case TRUCE_VALUE_RANGES: write_range(coder, assignment, match, draft); return true;
    case TRUCE_VALUE_TEXT: write_country(coder, assignment, match, draft); return true;
    case TRUCE_VALUE_WORD: {
      const uint32_t word = first_word(assignment, match, NULL);
      tr_draft_word(coder, draft, assignment->field, word == TRUCE_NONE ? tr_span("other") : tr_demand_of(coder, word));
      return true;
    }
    case TRUCE_VALUE_NUMBER: {
      const uint32_t word = first_word(assignment, match, NULL);
      tr_quantity quantity;
      if (word != TRUCE_NONE && tr_quantity_of(coder, word, &quantity)) tr_draft_number(coder, draft, assignment->field, quantity.number);
      return true;
    }
    default: return true;
  }
}

/* Fields without which a line of the kind says nothing. */
static bool complete(const tr_draft *draft) {
  static const truce_field needed[TRUCE_LINE_KIND_COUNT][2] = {
      [TRUCE_EVENT] = {TRUCE_FIELD_TYPE, TRUCE_FIELD_COUNT},         [TRUCE_PROPOSAL] = {TRUCE_FIELD_NAME, TRUCE_FIELD_COUNT},
      [TRUCE_STEP] = {TRUCE_FIELD_STEP, TRUCE_FIELD_ABOUT},          [TRUCE_STANCE] = {TRUCE_FIELD_PARTY, TRUCE_FIELD_ABOUT},
      [TRUCE_MEDIATION] = {TRUCE_FIELD_MEDIATORS, TRUCE_FIELD_COUNT}, [TRUCE_LEG] = {TRUCE_FIELD_WHO, TRUCE_FIELD_WHERE},
      [TRUCE_CALL] = {TRUCE_FIELD_WHO, TRUCE_FIELD_DEMAND},          [TRUCE_ACCESS] = {TRUCE_FIELD_POINT, TRUCE_FIELD_STATE},
      [TRUCE_SPILLOVER] = {TRUCE_FIELD_WHERE, TRUCE_FIELD_COUNT},    [TRUCE_DOMESTIC] = {TRUCE_FIELD_COUNTRY, TRUCE_FIELD_FORM},
      [TRUCE_FIGURE] = {TRUCE_FIELD_WHAT, TRUCE_FIELD_NUMBER},       [TRUCE_DEADLINE] = {TRUCE_FIELD_BY_DATE, TRUCE_FIELD_COUNT}};
  for (int i = 0; i < 2 && needed[draft->line.kind][i] != TRUCE_FIELD_COUNT; i++) {
    const truce_field field = needed[draft->line.kind][i];
    if (field == TRUCE_FIELD_ABOUT && draft->about != TRUCE_NONE) continue;
    const truce_value *value = tr_draft_value(draft, field);
    if (!value || (!value->count && !value->text.size)) return false;
  }
  if (draft->line.kind == TRUCE_EVENT) {
    const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
    return (actors && actors->count) || (recipients && recipients->count);
  }
  return true;
}

/* "Brazil and Chad signed a pact", "accused each other": each did it with the other. */
static void act_on_one_another(tr_coder *coder, const tr_match *match, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if ((!draft->frame->mutual && !match->arguments.each_other) || draft->line.kind != TRUCE_EVENT || !actors || actors->count < 2 || (recipients && recipients->count)) return;
  tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, actors->ids, actors->count);
}

static void evidence_of(tr_coder *coder, const tr_rule *rule, const tr_match *match, tr_draft *draft) {
  uint32_t words[TR_FILLER_LIMIT + 2];
  size_t count = 0;
  words[count++] = match->arguments.support;
  words[count++] = match->predicate;
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_slot slot = match->arguments.fillers[i].slot;
    bool used = slot == TR_PATIENT || slot == TR_CLAUSE;
    for (size_t a = 0; a < rule->count && !used; a++)
      for (size_t c = 0; c < rule->assignments[a].choice_count && !used; c++)
        for (size_t s = 0; s < rule->assignments[a].choices[c].count && !used; s++) used = rule->assignments[a].choices[c].sources[s].slot == slot;
    if (used) words[count++] = match->arguments.fillers[i].word;
  }
  const uint32_t trigger = match->predicate;
  uint32_t first = trigger, last = trigger;
  const uint32_t sentence = tr_word(coder, trigger)->sentence;
  for (size_t i = 0; i < count; i++) {
    uint32_t from = words[i], to = words[i];
    if (tr_word(coder, words[i])->sentence != sentence) continue;
    if (i > 1) tr_extent(coder, words[i], true, &from, &to); /* the predicate itself would bring its whole clause */
    if (from < first) first = from;
    if (to > last) last = to;
  }
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
}

/* The field whose several values make several lines. */
static truce_field split_field(truce_line_kind kind) {
  switch (kind) {
    case TRUCE_STANCE: return TRUCE_FIELD_PARTY;
    case TRUCE_ACCESS: return TRUCE_FIELD_POINT;
    case TRUCE_LEG:
    case TRUCE_SPILLOVER: return TRUCE_FIELD_WHERE;
    default: return TRUCE_FIELD_COUNT;
  }
}

/* "as well as" */
static bool ties_on(const tr_coder *coder, uint32_t word) {
  const uint32_t first = tr_base(coder, word) == TRUCE_DEPREL_FIXED ? tr_word(coder, word)->head : word;
  return first != TRUCE_NONE && tr_base(coder, first) == TRUCE_DEPREL_CC;
}

/* The things asked for beside the first: "a ceasefire and the protection of civilians" is two calls when the demands differ. */
static void split_call(tr_coder *coder, const tr_rule *rule, const tr_match *match, size_t at) {
  for (size_t a = 0; a < rule->count; a++) {
    if (rule->assignments[a].field != TRUCE_FIELD_FOR_WHAT) continue;
    const uint32_t first = first_word(&rule->assignments[a], match, NULL);
    if (first == TRUCE_NONE || !tr_draft_value(&coder->drafts.items[at], TRUCE_FIELD_DEMAND)) return;
    const truce_word *w = tr_word(coder, first);
    for (uint32_t i = 0; i < w->child_count; i++) {
      const uint32_t other = w->children[i];
      if (tr_base(coder, other) != TRUCE_DEPREL_CONJ) continue;
      const truce_span demand = tr_demand_of(coder, other);
      if (tr_equal(demand, tr_demand_of(coder, first)) || tr_equal_string(demand, "other")) continue;
      tr_draft copy = tr_draft_copy(coder, &coder->drafts.items[at]);
      uint32_t from, to;
      tr_extent(coder, other, true, &from, &to);
      while (from < other && (tr_word(coder, from)->upos == TRUCE_CCONJ || tr_word(coder, from)->upos == TRUCE_PUNCT || ties_on(coder, from))) from++;
      for (size_t v = 0; v < copy.values.count; v++)
        if (copy.values.items[v].field == TRUCE_FIELD_FOR_WHAT) copy.values.items[v].count = 0;
      tr_draft_range(coder, &copy, TRUCE_FIELD_FOR_WHAT, tr_words_extent(coder, from, to));
      tr_draft_word(coder, &copy, TRUCE_FIELD_DEMAND, demand);
      TR_PUSH(coder->arena, &coder->drafts, copy);
    }
    return;
  }
}

/* "ordered its units to the border": a command to one's own is no appeal. */
static bool commands_own(const tr_coder *coder, const tr_match *match) {
  uint32_t patient = tr_argument(&match->arguments, TR_PATIENT);
  if (patient == TRUCE_NONE) patient = tr_argument(&match->arguments, TR_RECIPIENT);
  return patient != TRUCE_NONE && (tr_word_in(coder, patient, TR_CLASS_FORCES) || tr_lemma_in(coder, patient, "ship jet tank commander fleet")) && tr_pronoun_owns(coder, patient);
}

/* "any party that breaks the truce": nobody has done it. */
static bool done_by_any(const tr_coder *coder, const tr_rule *rule, const tr_match *match) {
  const uint32_t agent = rule->kind == TRUCE_EVENT || rule->kind == TRUCE_STANCE || rule->kind == TRUCE_STEP ? tr_argument(&match->arguments, TR_AGENT) : TRUCE_NONE;
  return agent != TRUCE_NONE && tr_child_is(coder, agent, TRUCE_DEPREL_DET, "any");
}

void tr_rule_write(tr_coder *coder, const tr_rule *rule, const tr_match *match) {
  const truce_line_status status = rule->status >= 0 ? (truce_line_status)rule->status : match->status;
  const size_t at = coder->drafts.count;
  tr_draft *draft = tr_draft_new(coder, rule->kind, match->predicate, status);
  draft->frame = match->frame;
  draft->score = (float)match->specific;
  for (size_t i = 0; i < rule->count; i++) write_field(coder, &rule->assignments[i], match, draft);
  tr_draft_part_actors(coder, draft);
  act_on_one_another(coder, match, draft);
  if (!complete(draft) || (rule->kind == TRUCE_CALL && commands_own(coder, match)) || done_by_any(coder, rule, match)) {
    coder->drafts.count--;
    return;
  }
  evidence_of(coder, rule, match, draft);
  tr_draft_finish(coder, draft, match->arguments.support);
  if (split_field(rule->kind) != TRUCE_FIELD_COUNT) tr_draft_split(coder, at, split_field(rule->kind));
  if (rule->kind == TRUCE_CALL) split_call(coder, rule, match, at);
}
