/* The fields of a frame's line: each assignment of its rule takes its value from the words in its slots, as the field's type asks: actors, places, proposals,
 * ranges, countries, numbers. */
#include "record/writing.h"

#include "record/access.h"
#include "record/demands.h"
#include "record/home.h"
#include "record/numbers.h"
#include "record/proposals.h"

bool tr_reads(const tr_assignment *assignment, tr_slot slot) {
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++)
      if (assignment->choices[c].sources[s].slot == slot) return true;
  return false;
}

uint32_t tr_first_word(const tr_assignment *assignment, const tr_match *match) {
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++) {
      const tr_slot slot = assignment->choices[c].sources[s].slot;
      const uint32_t word = slot == TR_SELF ? match->predicate : tr_argument(&match->arguments, slot);
      if (word != TRUCE_NONE) return word;
    }
  return TRUCE_NONE;
}

/* "agreed to withdraw troops", "not to use force", "a campaign with few casualties": one's own troops go, force and the dead are nobody. */
static bool moved_or_dead(const tr_coder *coder, uint32_t clause, uint32_t word) {
  if (tr_lemma_in(coder, clause, "use renounce") && tr_lemma_in(coder, word, "force")) return true;
  const bool moves = tr_word_in(coder, clause, TR_CLASS_MOVES_FORCES);
  return (moves && tr_word_in(coder, word, TR_CLASS_FORCES)) || tr_lemma_in(coder, word, "casualty victim toll");
}

/* Those whom a clause is to be done to: "offered to receive the rebels", "agreed to send aid to Chad"; not "its men", nor a panel that is set up. */
static void collect_patients(tr_coder *coder, uint32_t clause, tr_ids *ids) {
  static const tr_slot slots[] = {TR_PATIENT, TR_RECIPIENT, TR_TO, TR_WITH, TR_ON, TR_AGAINST};
  tr_arguments inner;
  tr_arguments_of(coder, clause, &inner);
  if (inner.passive || tr_word_in(coder, clause, TR_CLASS_SETS_UP)) return;
  const bool sends = tr_word_in(coder, clause, TR_CLASS_SENDING), takes = tr_word_in(coder, clause, TR_CLASS_TAKES_IN);
  const bool shares = tr_word_in(coder, clause, TR_CLASS_SHARES); /* "share the ministries with the rebels" */
  for (size_t s = sends || shares; s < sizeof slots / sizeof *slots && !ids->count; s++)
    for (size_t i = 0; i < inner.count; i++)
      if ((inner.fillers[i].slot == slots[s] || (takes && inner.fillers[i].slot == TR_FROM)) && !tr_pronoun_owns(coder, inner.fillers[i].word) &&
          !moved_or_dead(coder, clause, inner.fillers[i].word))
        tr_ids_add(ids, tr_actor_of(coder, inner.fillers[i].word, true));
  for (size_t i = 0; i < inner.count && !ids->count; i++) { /* "cut off the region's electricity" */
    const uint32_t owner = inner.fillers[i].slot == TR_PATIENT ? tr_possessor(coder, inner.fillers[i].word) : TRUCE_NONE;
    if (owner != TRUCE_NONE && tr_word(coder, owner)->upos != TRUCE_PRON) tr_ids_add(ids, tr_actor_of(coder, owner, true));
  }
}

/* TRUCE_NONE has none. */
static void add_authors(const tr_coder *coder, uint32_t proposal, tr_ids *ids) {
  for (size_t a = 0; proposal != TRUCE_NONE && a < coder->proposals.items[proposal].authors.count; a++)
    tr_ids_add(ids, coder->proposals.items[proposal].authors.items[a]);
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

/* The proposal that a word speaks of; of the words that speak of none the first stays as `other`. */
static bool about_word(const tr_coder *coder, tr_draft *draft, uint32_t word, uint32_t *other) {
  const bool prolonged = draft->line.kind == TRUCE_STANCE && tr_word_in(coder, word, TR_CLASS_PROLONG); /* to reject the extension is not to reject the truce */
  draft->about = prolonged ? TRUCE_NONE : tr_proposal_at(coder, word);
  if (*other == TRUCE_NONE && tr_word(coder, word)->upos != TRUCE_PRON) *other = word;
  return draft->about != TRUCE_NONE;
}

/* What a clause is done to: "to scrap the talks", "walk out of the summit". */
static uint32_t object_of(const tr_coder *coder, uint32_t clause) {
  static const tr_slot slots[] = {TR_PATIENT, TR_OF, TR_FROM, TR_TO, TR_IN, TR_WITH};
  tr_arguments inner;
  tr_arguments_of(coder, clause, &inner);
  uint32_t word = TRUCE_NONE;
  for (size_t s = 0; s < sizeof slots / sizeof *slots && word == TRUCE_NONE; s++) word = tr_argument(&inner, slots[s]);
  return word;
}

static bool about_source(const tr_coder *coder, const tr_match *match, const tr_source *source, tr_draft *draft, uint32_t *other) {
  const tr_slot slot = source->slot;
  if (slot == TR_LAST) {
    draft->about = tr_proposal_last(coder, match->predicate, NULL);
    if (*other == TRUCE_NONE && draft->about == TRUCE_NONE && draft->line.kind == TRUCE_STANCE)
      *other = tr_asked_last(coder, match->predicate, tr_argument(&match->arguments, TR_AGENT));
    return draft->about != TRUCE_NONE;
  }
  if (slot == TR_SELF) return about_word(coder, draft, match->predicate, other);
  for (size_t i = 0; i < match->arguments.count; i++) {
    if (match->arguments.fillers[i].slot != slot) continue;
    const uint32_t filler = match->arguments.fillers[i].word, word = source->function == TR_OBJECT ? object_of(coder, filler) : filler;
    if (word != TRUCE_NONE && about_word(coder, draft, word, other)) return true;
  }
  return false;
}

/* What is spoken of that is no proposal, in its own words: of "would not attend the summit" what is refused. */
static truce_range matter(const tr_coder *coder, const tr_match *match, uint32_t word) {
  const bool verb = tr_word(coder, word)->upos == TRUCE_VERB;
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  if (verb) first = word == match->predicate ? word : clause_start(coder, word, first);
  for (uint32_t w = word + 1; !verb && w <= last; w++) /* "talks with the rebels on Wednesday": the day is no part of them */
    if (tr_in_time(coder, w)) last = w - 1;
  while (last > word && (tr_word(coder, last)->upos == TRUCE_ADP || tr_word(coder, last)->upos == TRUCE_PUNCT)) last--;
  return tr_words_extent(coder, first, last);
}

static void write_about(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  uint32_t other = TRUCE_NONE;
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++)
      if (about_source(coder, match, &assignment->choices[c].sources[s], draft, &other)) return;
  if (other != TRUCE_NONE) tr_draft_range(coder, draft, assignment->field, matter(coder, match, other));
}

static void write_range(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = tr_first_word(assignment, match);
  if (word == TRUCE_NONE) return;
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  if (tr_word(coder, word)->upos == TRUCE_VERB) first = clause_start(coder, word, first);
  while (first < word && tr_word(coder, first)->upos == TRUCE_ADP) first++;
  tr_draft_range(coder, draft, assignment->field, tr_words_extent(coder, first, last));
}

/* The first country among actors, and among those whom a word is called after: "the Biden administration". */
static const char *country_of_actors(tr_coder *coder, const tr_assignment *assignment, const tr_match *match) {
  tr_ids ids = {.count = 0};
  collect(coder, assignment, match, false, &ids);
  for (size_t i = 0; i < match->arguments.count && ids.count; i++)
    if (tr_reads(assignment, match->arguments.fillers[i].slot)) tr_ids_add(&ids, tr_owner_of(coder, match->arguments.fillers[i].word));
  for (size_t i = 0; i < ids.count; i++)
    if (tr_is_country(coder->reading->actors[ids.ids[i]].country)) return coder->reading->actors[ids.ids[i]].country;
  return "";
}

/* "the opposition in Sweden", "marched in Oslo" */
static const char *country_of_places(tr_coder *coder, const tr_assignment *assignment, const tr_match *match) {
  tr_ids places = {.count = 0};
  collect(coder, assignment, match, true, &places);
  for (size_t i = 0; i < match->arguments.count; i++) {
    if (match->arguments.fillers[i].slot != TR_AGENT) continue;
    const truce_word *w = tr_word(coder, match->arguments.fillers[i].word);
    for (uint32_t k = 0; k < w->child_count; k++)
      if (tr_base(coder, w->children[k]) == TRUCE_DEPREL_NMOD) tr_ids_add(&places, tr_place_of(coder, w->children[k]));
  }
  for (size_t i = 0; i < places.count; i++)
    if (coder->reading->places[places.ids[i]].country[0]) return coder->reading->places[places.ids[i]].country;
  return "";
}

static void write_country(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const char *country = country_of_actors(coder, assignment, match);
  if (!country[0]) country = country_of_places(coder, assignment, match);
  draft->guessed_country = !country[0];
  if (!country[0]) country = tr_home_country(coder, match->predicate);
  if (country[0]) tr_draft_word(coder, draft, assignment->field, tr_country_name(coder, country));
}

static void write_actors(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  tr_ids ids = {.count = 0};
  collect(coder, assignment, match, false, &ids);
  tr_draft_ids(coder, draft, assignment->field, ids.ids, ids.count);
}

/* "Bangladesh opened its border", "the port of Brindisi": a point without a name of its own goes by its words, not by the country or the town. */
static bool write_point(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = tr_first_word(assignment, match);
  if (word == TRUCE_NONE || !tr_word_in(coder, word, TR_CLASS_POINT) || tr_place_of(coder, word) != TRUCE_NONE) return false;
  tr_draft_word(coder, draft, assignment->field, tr_point_name(coder, word));
  return true;
}

static void write_place(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  tr_ids ids = {.count = 0};
  if (assignment->field == TRUCE_FIELD_POINT && write_point(coder, assignment, match, draft)) return;
  collect(coder, assignment, match, true, &ids);
  if (ids.count) tr_draft_ids(coder, draft, assignment->field, ids.ids, ids.count);
}

static void write_demand(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = tr_first_word(assignment, match);
  tr_draft_word(coder, draft, assignment->field, word == TRUCE_NONE ? tr_span("other") : tr_demand_of(coder, word));
}

static void write_number(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = tr_first_word(assignment, match);
  tr_quantity quantity;
  if (word != TRUCE_NONE && tr_quantity_of(coder, word, &quantity)) tr_draft_number(coder, draft, assignment->field, quantity.number);
}

typedef void (*writer)(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft);

void tr_write_field(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  static const writer writers[TRUCE_VALUE_STAGES + 1] = {
      [TRUCE_VALUE_ACTOR] = write_actors, [TRUCE_VALUE_ACTORS] = write_actors, [TRUCE_VALUE_PLACE] = write_place,  [TRUCE_VALUE_ABOUT] = write_about,
      [TRUCE_VALUE_RANGES] = write_range, [TRUCE_VALUE_TEXT] = write_country,  [TRUCE_VALUE_WORD] = write_demand, [TRUCE_VALUE_NUMBER] = write_number};
  const writer write = writers[truce_field_types[assignment->field]];
  if (assignment->literal.size) tr_draft_word(coder, draft, assignment->field, assignment->literal);
  else if (write) write(coder, assignment, match, draft);
}
