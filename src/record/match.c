/* Matching in three passes: find all frames that fit, mark what governing frames cover, write the lines. Within one predicate the most specific
 * frame writes a kind of line; less specific ones add only the kinds that it does not write. */
#include "record/match.h"

#include <stdlib.h>

#include "record/access.h"
#include "record/claims.h"
#include "record/numbers.h"
#include "record/proposals.h"
#include "record/status.h"
#include "record/tests.h"

typedef struct matches {
  TR_ARRAY(tr_match) items;
} matches;

/* ---- conditions ---- */

/* "~in": a particle of the verb itself, no preposition of what follows ("gave in", not "gave money in March"). */
static bool has_particle(const tr_coder *coder, uint32_t verb, truce_span lemma) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    if (tr_equal(c->lower, lemma) && (c->relation == TRUCE_DEPREL_COMPOUND_PRT || truce_deprel_base(c->relation) == TRUCE_DEPREL_ADVMOD)) return true;
  }
  return false;
}

/* The further lemmas of an evoker stand at the predicate or one step below; "agree to" may have an infinitive instead of an object. */
static bool has_more(const tr_coder *coder, const tr_evoker *evoker, uint32_t predicate, uint32_t support) {
  for (size_t i = 0; i < evoker->more_count; i++)
    if (evoker->more[i].size > 1 && evoker->more[i].data[0] == '~') {
      if (!has_particle(coder, predicate, (truce_span){evoker->more[i].data + 1, evoker->more[i].size - 1})) return false;
    } else if (!tr_child_lemma(coder, predicate, evoker->more[i], 2) && (support == predicate || !tr_child_lemma(coder, support, evoker->more[i], 2))) return false;
  return true;
}

static bool condition_holds(tr_coder *coder, const tr_condition *condition, const tr_match *match) {
  bool filled = false;
  for (size_t t = 0; condition->of_status && t < condition->test_count; t++)
    if (condition->tests[t].value >> match->status & 1) return true;
  if (condition->of_status) return false;
  if (condition->slots & 1ull << TR_SELF) {
    for (size_t t = 0; t < condition->test_count; t++)
      if (tr_passes(coder, &condition->tests[t], match->predicate)) return true;
  }
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_filler filler = match->arguments.fillers[i];
    if (!(condition->slots >> filler.slot & 1)) continue;
    filled = true;
    for (size_t t = 0; t < condition->test_count; t++)
      if (tr_passes(coder, &condition->tests[t], filler.word)) return true;
  }
  for (size_t t = 0; t < condition->test_count; t++)
    if (condition->tests[t].kind == TR_TEST_NONE && !filled) return true;
  return false;
}

static bool fits(tr_coder *coder, const tr_frame *frame, const tr_match *match) {
  for (size_t i = 0; i < frame->conditions.count; i++)
    if (condition_holds(coder, &frame->conditions.items[i], match) == frame->conditions.items[i].unless) {
      if (coder->refuse) coder->refuse(coder->refuse_self, frame, tr_word(coder, match->predicate), frame->conditions.items[i].source);
      return false;
    }
  return true;
}

/* ---- which words are predicates ---- */

static bool evokes(const tr_coder *coder, const tr_evoker *evoker, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const truce_deprel base = truce_deprel_base(w->relation);
  switch (evoker->by) {
    case TR_BY_VERB: return (w->upos == TRUCE_VERB || w->upos == TRUCE_AUX) && base != TRUCE_DEPREL_AMOD && base != TRUCE_DEPREL_COMPOUND && w->relation != TRUCE_DEPREL_AUX;
    case TR_BY_NOUN:
    case TR_BY_LIGHT_NOUN: return (w->upos == TRUCE_NOUN || w->upos == TRUCE_PROPN) && base != TRUCE_DEPREL_COMPOUND && base != TRUCE_DEPREL_FLAT && w->name == TRUCE_NONE;
    case TR_BY_ADJECTIVE:
      if (w->form.size && memchr(w->form.data, '-', w->form.size) && (base == TRUCE_DEPREL_AMOD || base == TRUCE_DEPREL_COMPOUND)) return true;
      if (w->upos == TRUCE_NOUN && base == TRUCE_DEPREL_XCOMP && w->name == TRUCE_NONE) return true; /* "remains non-committal" */
      return w->name == TRUCE_NONE && (w->upos == TRUCE_ADJ || w->upos == TRUCE_ADV || w->upos == TRUCE_ADP || (w->upos == TRUCE_VERB && w->features.verb_form == TRUCE_PARTICIPLE));
  }
  return false;
}

static void add_speaker(tr_coder *coder, tr_arguments *arguments) {
  const uint32_t speaker = tr_speaker_of(coder, arguments->predicate);
  if (speaker != TRUCE_NONE && speaker < coder->reading->word_count && arguments->count < TR_FILLER_LIMIT)
    arguments->fillers[arguments->count++] = (tr_filler){TR_SPEAKER, speaker};
}

/* "is divided over": what looks like a passive tells a state of its subject. */
static void state_not_act(tr_arguments *arguments) {
  if (!arguments->passive || tr_argument(arguments, TR_AGENT) != TRUCE_NONE) return;
  for (size_t i = 0; i < arguments->count; i++)
    if (arguments->fillers[i].slot == TR_PATIENT) arguments->fillers[i].slot = TR_AGENT;
  arguments->passive = false;
}

/* What must be there tells more about a frame than what must not. */
static int specificity(const tr_frame *frame, const tr_evoker *evoker) {
  int points = 3 * (int)evoker->more_count;
  for (size_t i = 0; i < frame->conditions.count; i++) points += frame->conditions.items[i].unless ? 2 : 3;
  return points - (frame->fallback ? 1000 : 0);
}

static void match_word(tr_coder *coder, uint32_t word, matches *found) {
  const tr_entry *entry = coder->entries[word];
  tr_match match = {.predicate = word};
  bool ready = false;
  for (size_t i = 0; i < entry->evokers.count; i++) {
    const tr_evoker *evoker = &entry->evokers.items[i];
    if (!evokes(coder, evoker, word)) continue;
    if (!ready) {
      tr_arguments_of(coder, word, &match.arguments);
      add_speaker(coder, &match.arguments);
      match.status = tr_status_of(coder, &match.arguments);
      ready = true;
    }
    if (evoker->by == TR_BY_LIGHT_NOUN && !match.arguments.supported) continue;
    if (!has_more(coder, evoker, word, match.arguments.support)) continue;
    if (evoker->by == TR_BY_ADJECTIVE) state_not_act(&match.arguments);
    match.frame = &coder->codebook->frames.items.items[evoker->frame];
    match.specific = specificity(match.frame, evoker);
    if (fits(coder, match.frame, &match)) TR_PUSH(coder->arena, &found->items, match);
  }
}

/* ---- what governing frames cover ---- */

static void cover(tr_coder *coder, uint32_t word, int depth) {
  if (coder->covered[word] || depth > 6) return;
  coder->covered[word] = 1;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if (base == TRUCE_DEPREL_XCOMP || base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_OBJ || base == TRUCE_DEPREL_CONJ || base == TRUCE_DEPREL_NMOD || base == TRUCE_DEPREL_OBL ||
        (base == TRUCE_DEPREL_ACL && tr_word(coder, w->children[i])->relation != TRUCE_DEPREL_ACL_RELCL))
      cover(coder, w->children[i], depth + 1);
  }
}

static void mark_covered(tr_coder *coder, const matches *found) {
  for (size_t m = 0; m < found->items.count; m++) {
    const tr_match *match = &found->items.items[m];
    for (size_t i = 0; match->frame->covers && i < match->arguments.count; i++)
      if (match->frame->covers >> match->arguments.fillers[i].slot & 1) cover(coder, match->arguments.fillers[i].word, 0);
  }
}

/* ---- demands ---- */

truce_span tr_demand_of(const tr_coder *coder, uint32_t word) {
  static const struct { tr_class_id class_; const char *demand; } demands[] = {
      {TR_CLASS_DEMAND_ACCEPT, "accept_deal"}, {TR_CLASS_DEMAND_RELEASE, "release"}, {TR_CLASS_DEMAND_WITHDRAW, "withdraw"}, {TR_CLASS_DEMAND_AID, "aid_access"},
      {TR_CLASS_DEMAND_PROTECT, "protect_civilians"}, {TR_CLASS_DEMAND_INVESTIGATE, "investigate"}, {TR_CLASS_DEMAND_RECOGNISE, "recognise"},
      {TR_CLASS_DEMAND_RESIGN, "resign"}, {TR_CLASS_DEMAND_TALKS, "talks"}, {TR_CLASS_DEMAND_CEASEFIRE, "ceasefire"}, {TR_CLASS_DEMAND_STOP, "stop"}};
  enum { KNOWN = sizeof demands / sizeof *demands };
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  for (uint32_t i = 0; i < tr_word(coder, word)->child_count; i++) { /* what is coordinated is a demand of its own */
    const uint32_t child = tr_word(coder, word)->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_CONJ && child > word && child <= last) {
      uint32_t from, to;
      tr_extent(coder, child, true, &from, &to);
      if (from > word && from - 1 < last) last = from - 1;
    }
  }
  /* the head decides, else the words in order of the table: what is accepted, freed, left … says more than "end" or "stop" */
  for (size_t d = 0; d < KNOWN; d++)
    if (tr_word_in(coder, word, demands[d].class_)) {
      if (demands[d].class_ == TR_CLASS_DEMAND_ACCEPT || demands[d].class_ == TR_CLASS_DEMAND_STOP || demands[d].class_ == TR_CLASS_DEMAND_AID || tr_lemma_is(coder, word, "return")) break;
      return tr_span(demands[d].demand);
    }
  bool truce = false;
  for (uint32_t w = first; w <= last; w++) truce |= tr_word_in(coder, w, TR_CLASS_TRUCE);
  for (uint32_t w = first; w <= last; w++) {
    if (!tr_word_in(coder, w, TR_CLASS_DEMAND_ACCEPT)) continue;
    if (tr_lemma_is(coder, w, "acceptance") || tr_lemma_is(coder, w, "yes")) return tr_span("accept_deal");
    for (uint32_t k = first; k <= last; k++) /* accepting counts only with something to accept */
      if (w != k && coder->proposal_of[k] != TRUCE_NONE) return tr_span("accept_deal");
  }
  if (truce) return tr_span("ceasefire");
  for (size_t d = 1; d < KNOWN; d++)
    for (uint32_t w = first; w <= last; w++)
      if (tr_word_in(coder, w, demands[d].class_)) return tr_span(demands[d].demand);
  return tr_span("other");
}

/* ---- writing ---- */

/* The proposal spoken of last before a word: what "undecided" or "not until" is about when nothing is said. */
static uint32_t last_proposal(const tr_coder *coder, uint32_t word) {
  uint32_t best = TRUCE_NONE, at = 0;
  for (uint32_t p = 0; p < coder->proposals.count; p++)
    for (size_t i = 0; i < coder->proposals.items[p].heads.count; i++) {
      const uint32_t head = coder->proposals.items[p].heads.items[i];
      if (head < word && (best == TRUCE_NONE || head > at)) best = p, at = head;
    }
  return best != TRUCE_NONE && tr_word(coder, word)->sentence - tr_word(coder, at)->sentence <= 3 ? best : TRUCE_NONE;
}

static bool owned(const tr_coder *coder, uint32_t word) { /* "its men" */
  const uint32_t owner = tr_child_by(coder, word, TRUCE_DEPREL_NMOD);
  return owner != TRUCE_NONE && tr_word(coder, owner)->relation == TRUCE_DEPREL_NMOD_POSS && tr_word(coder, owner)->upos == TRUCE_PRON;
}

/* Those whom a clause is to be done to: "offered to receive the rebels", "agreed to send aid to Chad". */
static void collect_patients(tr_coder *coder, uint32_t clause, tr_ids *ids) {
  static const tr_slot slots[] = {TR_PATIENT, TR_RECIPIENT, TR_TO, TR_WITH, TR_ON, TR_AGAINST};
  tr_arguments inner;
  tr_arguments_of(coder, clause, &inner);
  if (inner.passive) return;
  for (size_t s = 0; s < sizeof slots / sizeof *slots && !ids->count; s++)
    for (size_t i = 0; i < inner.count; i++)
      if (inner.fillers[i].slot == slots[s] && !owned(coder, inner.fillers[i].word)) tr_ids_add(ids, tr_actor_of(coder, inner.fillers[i].word, true));
}

static void collect_actors(tr_coder *coder, const tr_source *source, const tr_match *match, tr_ids *ids) {
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_filler filler = match->arguments.fillers[i];
    if (filler.slot != source->slot) continue;
    const uint32_t proposal = tr_proposal_at(coder, filler.word);
    if (source->function == TR_AUTHOR && proposal != TRUCE_NONE)
      for (size_t a = 0; a < coder->proposals.items[proposal].authors.count; a++) tr_ids_add(ids, coder->proposals.items[proposal].authors.items[a]);
    if (source->function == TR_AUTHOR || source->function == TR_OWNER) tr_ids_add(ids, tr_owner_of(coder, filler.word));
    else if (source->function == TR_WHOM) collect_patients(coder, filler.word, ids);
    else if (source->function == TR_PARTIES) tr_ids_add(ids, tr_actor_of(coder, filler.word, true));
    else tr_parties_of(coder, filler.word, ids);
  }
  const uint32_t last = source->slot == TR_LAST ? last_proposal(coder, match->predicate) : TRUCE_NONE;
  for (size_t a = 0; last != TRUCE_NONE && a < coder->proposals.items[last].authors.count; a++) tr_ids_add(ids, coder->proposals.items[last].authors.items[a]);
  if (source->slot == TR_SELF && source->function == TR_FILL) tr_ids_add(ids, tr_sponsor_in(coder, match->predicate));
  if (source->slot == TR_SELF && source->function != TR_FILL) tr_ids_add(ids, tr_owner_of(coder, match->predicate));
}

/* A word's place, else that of its "of": "the outskirts of Lyon", "the village of Bree". */
static uint32_t place_named(const tr_coder *coder, uint32_t word) {
  const uint32_t place = tr_place_of(coder, word), of = tr_child_by(coder, word, TRUCE_DEPREL_NMOD);
  if (place != TRUCE_NONE || of == TRUCE_NONE || tr_word(coder, word)->upos != TRUCE_NOUN) return place;
  const uint32_t link = tr_child_by(coder, of, TRUCE_DEPREL_CASE);
  return link != TRUCE_NONE && tr_lemma_is(coder, link, "of") ? tr_place_of(coder, of) : TRUCE_NONE;
}

static void collect_places(tr_coder *coder, const tr_source *source, const tr_match *match, tr_ids *ids) {
  for (size_t i = 0; i < match->arguments.count; i++)
    if (match->arguments.fillers[i].slot == source->slot) tr_ids_add(ids, place_named(coder, match->arguments.fillers[i].word));
}

static void collect(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, bool places, tr_ids *ids) {
  for (size_t c = 0; c < assignment->choice_count; c++) {
    const tr_choice *choice = &assignment->choices[c];
    const size_t before = ids->count;
    for (size_t s = 0; s < choice->count && ids->count == before; s++) {
      if (places) collect_places(coder, &choice->sources[s], match, ids);
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

static bool write_about(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  uint32_t other = TRUCE_NONE;
  for (size_t c = 0; c < assignment->choice_count; c++)
    for (size_t s = 0; s < assignment->choices[c].count; s++) {
      const tr_slot slot = assignment->choices[c].sources[s].slot;
      if (slot == TR_LAST) {
        draft->about = last_proposal(coder, match->predicate);
        if (draft->about != TRUCE_NONE) return true;
      }
      for (size_t i = 0; i <= match->arguments.count; i++) {
        const bool self = i == match->arguments.count;
        if (self ? slot != TR_SELF : match->arguments.fillers[i].slot != slot) continue;
        const uint32_t word = self ? match->predicate : match->arguments.fillers[i].word;
        const uint32_t proposal = tr_proposal_at(coder, word);
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
  if (tr_word(coder, other)->upos == TRUCE_VERB) first = other; /* "attend the summit", without "would not" */
  tr_draft_range(coder, draft, assignment->field, tr_words_extent(coder, first, last));
  return true;
}

/* Clauses asked for, one by one: "an immediate ceasefire and the protection of civilians". */
static void write_range(tr_coder *coder, const tr_assignment *assignment, const tr_match *match, tr_draft *draft) {
  const uint32_t word = first_word(assignment, match, NULL);
  if (word == TRUCE_NONE) return;
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
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
      collect(coder, assignment, match, true, &ids);
      if (ids.count) {
        tr_draft_ids(coder, draft, assignment->field, ids.ids, ids.count);
      } else if (assignment->field == TRUCE_FIELD_POINT) {
        const uint32_t word = first_word(assignment, match, NULL);
        if (word == TRUCE_NONE || !tr_word_in(coder, word, TR_CLASS_POINT)) return false;
        tr_draft_word(coder, draft, assignment->field, tr_point_name(coder, word));
      }
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

/* One who acts on himself is a misreading: whoever acts or asks is not whom it is done to. */
static void part_actors(tr_coder *coder, tr_draft *draft) {
  const bool call = draft->line.kind == TRUCE_CALL;
  const truce_field to = call ? TRUCE_FIELD_WHOM : TRUCE_FIELD_RECIPIENTS;
  const truce_value *actors = tr_draft_value(draft, call ? TRUCE_FIELD_WHO : TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, to);
  if (!actors || !recipients) return;
  tr_ids kept = {.count = 0};
  for (size_t i = 0; i < recipients->count; i++) {
    bool same = false;
    for (size_t k = 0; k < actors->count; k++) same |= actors->ids[k] == recipients->ids[i];
    if (!same) tr_ids_add(&kept, recipients->ids[i]);
  }
  tr_draft_ids(coder, draft, to, kept.ids, kept.count);
}

/* "Brazil and Chad signed a pact": each did it with the other. */
static void act_on_one_another(tr_coder *coder, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  if (!draft->frame->mutual || draft->line.kind != TRUCE_EVENT || !actors || actors->count < 2 || (recipients && recipients->count)) return;
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
  return kind == TRUCE_STANCE ? TRUCE_FIELD_PARTY : kind == TRUCE_LEG ? TRUCE_FIELD_WHERE : kind == TRUCE_ACCESS ? TRUCE_FIELD_POINT : kind == TRUCE_SPILLOVER ? TRUCE_FIELD_WHERE : TRUCE_FIELD_COUNT;
}

static void split(tr_coder *coder, size_t at) {
  const truce_field field = split_field(coder->drafts.items[at].line.kind);
  if (field == TRUCE_FIELD_COUNT) return;
  const truce_value *value = tr_draft_value(&coder->drafts.items[at], field);
  if (!value || value->count < 2 || value->text.size) return;
  const uint32_t *ids = value->ids;
  const size_t count = value->count;
  for (size_t i = 1; i < count; i++) {
    tr_draft copy = coder->drafts.items[at];
    truce_value *values = TR_NEW_ARRAY(coder->arena, truce_value, copy.values.count);
    memcpy(values, copy.values.items, sizeof(truce_value) * copy.values.count);
    copy.values.items = values;
    copy.values.capacity = copy.values.count;
    tr_draft_ids(coder, &copy, field, &ids[i], 1);
    TR_PUSH(coder->arena, &coder->drafts, copy);
  }
  tr_draft_ids(coder, &coder->drafts.items[at], field, ids, 1);
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
      tr_draft copy = coder->drafts.items[at];
      truce_value *values = TR_NEW_ARRAY(coder->arena, truce_value, copy.values.count);
      memcpy(values, copy.values.items, sizeof(truce_value) * copy.values.count);
      copy.values.items = values;
      copy.values.capacity = copy.values.count;
      uint32_t from, to;
      tr_extent(coder, other, true, &from, &to);
      for (size_t v = 0; v < copy.values.count; v++)
        if (copy.values.items[v].field == TRUCE_FIELD_FOR_WHAT) copy.values.items[v].count = 0;
      tr_draft_range(coder, &copy, TRUCE_FIELD_FOR_WHAT, tr_words_extent(coder, from, to));
      tr_draft_word(coder, &copy, TRUCE_FIELD_DEMAND, demand);
      TR_PUSH(coder->arena, &coder->drafts, copy);
    }
    return;
  }
}

static void write_rule(tr_coder *coder, const tr_rule *rule, const tr_match *match) {
  const truce_line_status status = rule->status >= 0 ? (truce_line_status)rule->status : match->status;
  const size_t at = coder->drafts.count;
  tr_draft *draft = tr_draft_new(coder, rule->kind, match->predicate, status);
  draft->frame = match->frame;
  draft->score = (float)match->specific;
  for (size_t i = 0; i < rule->count; i++) write_field(coder, &rule->assignments[i], match, draft);
  part_actors(coder, draft);
  act_on_one_another(coder, draft);
  if (!complete(draft)) {
    coder->drafts.count--;
    return;
  }
  evidence_of(coder, rule, match, draft);
  tr_draft_finish(coder, draft, match->arguments.support);
  split(coder, at);
  if (rule->kind == TRUCE_CALL) split_call(coder, rule, match, at);
}

static bool is_covered(const tr_coder *coder, const tr_match *match) { return coder->covered[match->predicate] || coder->covered[match->arguments.support]; }

static int by_place_and_fit(const void *a, const void *b) {
  const tr_match *x = a, *y = b;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  if (x->specific != y->specific) return y->specific - x->specific;
  return x->frame < y->frame ? -1 : x->frame > y->frame;
}

static void write_matches(tr_coder *coder, const matches *found) {
  uint32_t predicate = TRUCE_NONE, kinds = 0;
  for (size_t m = 0; m < found->items.count; m++) {
    const tr_match *match = &found->items.items[m];
    if (match->predicate != predicate) kinds = 0;
    predicate = match->predicate;
    uint32_t written = 0;
    for (size_t r = 0; r < match->frame->rules.count; r++) {
      const tr_rule *rule = &match->frame->rules.items[r];
      if (rule->statuses && !(rule->statuses >> match->status & 1)) continue;
      if (kinds >> rule->kind & 1) continue;
      if ((rule->kind == TRUCE_EVENT || rule->kind == TRUCE_STANCE || rule->kind == TRUCE_CALL || (rule->kind == TRUCE_STEP && match->status != TRUCE_ACTUAL)) && is_covered(coder, match))
        continue;
      const size_t before = coder->drafts.count;
      write_rule(coder, rule, match);
      if (coder->drafts.count > before) written |= 1u << rule->kind;
    }
    if (match->frame->rules.count == 0) written = UINT32_MAX; /* a frame that writes nothing silences the others */
    kinds |= written;
  }
}

void tr_match_frames(tr_coder *coder) {
  matches found = {{0}};
  for (uint32_t word = 0; word < coder->reading->word_count; word++)
    if (coder->entries[word] && coder->entries[word]->evokers.count) match_word(coder, word, &found);
  if (found.items.count) qsort(found.items.items, found.items.count, sizeof *found.items.items, by_place_and_fit);
  mark_covered(coder, &found);
  write_matches(coder, &found);
}
