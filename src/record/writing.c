/* A rule's line: its fields, the evidence of their words, and whether it says enough to be one. A stance with several parties, a leg with several places and
 * a call with different demands become several lines. */
#include "record/writing.h"

#include "record/demands.h"

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
  if (draft->line.kind != TRUCE_EVENT || tr_equal_string(tr_event_type(draft), "PROTEST")) return true; /* "riots broke out": by nobody told */
  return tr_count(tr_draft_value(draft, TRUCE_FIELD_ACTORS)) || tr_count(tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS));
}

/* "The corps commanders met": several sides under one name; "the rebels" are one. */
static bool are_several(const tr_coder *coder, const truce_value *actors) {
  const truce_actor *actor = tr_count(actors) == 1 ? &coder->reading->actors[actors->ids[0]] : NULL;
  if (!actor || !actor->plural || !tr_unnamed(actor) || !actor->mention_count) return false;
  const uint32_t head = coder->reading->mentions[actor->mentions[0]].head;
  return head < coder->reading->word_count && (tr_word_in(coder, head, TR_CLASS_PAIRED) || tr_word_in(coder, head, TR_CLASS_SENT_NOUN));
}

/* "Each government accuses the other" */
static bool each_acts(const tr_coder *coder, const tr_match *match) {
  const uint32_t agent = tr_argument(&match->arguments, TR_AGENT);
  return match->arguments.each_other && agent != TRUCE_NONE && tr_child_is(coder, agent, TRUCE_DEPREL_DET, "each");
}

/* "Brazil and Chad signed a pact", "accused each other", "the envoys met": each did it with the other. */
static void act_on_one_another(tr_coder *coder, const tr_match *match, tr_draft *draft) {
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  if ((!draft->frame->mutual && !match->arguments.each_other) || draft->line.kind != TRUCE_EVENT || tr_count(tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS)))
    return;
  if (tr_count(actors) < 2 && !each_acts(coder, match) &&
      !(are_several(coder, actors) && (match->arguments.each_other || tr_listed(tr_event_type(draft), "CONSULT COOPERATE AGREE"))))
    return;
  tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, actors->ids, actors->count);
}

static bool reads(const tr_rule *rule, tr_slot slot) {
  for (size_t a = 0; a < rule->count; a++)
    if (tr_reads(&rule->assignments[a], slot)) return true;
  return false;
}

/* From the first to the last word of what the rule reads and of what the predicate is about; the predicate itself would bring its whole clause. */
static void evidence_of(tr_coder *coder, const tr_rule *rule, const tr_match *match, tr_draft *draft) {
  const uint32_t trigger = match->predicate, support = match->arguments.support, sentence = tr_word(coder, trigger)->sentence;
  uint32_t first = trigger, last = trigger;
  if (tr_word(coder, support)->sentence == sentence) first = support < first ? support : first, last = support > last ? support : last;
  for (size_t i = 0; i < match->arguments.count; i++) {
    const tr_filler filler = match->arguments.fillers[i];
    uint32_t from, to;
    if (tr_word(coder, filler.word)->sentence != sentence || !(filler.slot == TR_PATIENT || filler.slot == TR_CLAUSE || reads(rule, filler.slot))) continue;
    tr_extent(coder, filler.word, true, &from, &to);
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

/* What a call asks for: its first word, or TRUCE_NONE. */
static uint32_t asked_for(const tr_rule *rule, const tr_match *match) {
  for (size_t a = 0; a < rule->count; a++)
    if (rule->assignments[a].field == TRUCE_FIELD_FOR_WHAT) return tr_first_word(&rule->assignments[a], match);
  return TRUCE_NONE;
}

/* The same call for something else. */
static void add_call(tr_coder *coder, size_t call, uint32_t word, truce_span demand) {
  tr_draft copy = tr_draft_copy(coder, &coder->drafts.items[call]);
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  while (first < word && (tr_word(coder, first)->upos == TRUCE_CCONJ || tr_word(coder, first)->upos == TRUCE_PUNCT || ties_on(coder, first))) first++;
  for (size_t v = 0; v < copy.values.count; v++)
    if (copy.values.items[v].field == TRUCE_FIELD_FOR_WHAT) copy.values.items[v].count = 0;
  tr_draft_range(coder, &copy, TRUCE_FIELD_FOR_WHAT, tr_words_extent(coder, first, last));
  tr_draft_word(coder, &copy, TRUCE_FIELD_DEMAND, demand);
  TR_PUSH(coder->arena, &coder->drafts, copy);
}

/* The things asked for beside the first: "a ceasefire and the protection of civilians" is two calls when the demands differ. "To show care and avoid
 * bloodshed" is one: the first of them has no word of its own for what it asks. */
static void split_call(tr_coder *coder, const tr_rule *rule, const tr_match *match, size_t call) {
  const uint32_t first = asked_for(rule, match);
  if (first == TRUCE_NONE || !tr_draft_value(&coder->drafts.items[call], TRUCE_FIELD_DEMAND)) return;
  const truce_word *w = tr_word(coder, first);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_span demand = tr_base(coder, w->children[i]) == TRUCE_DEPREL_CONJ ? tr_demand_of(coder, w->children[i]) : tr_span("other");
    if (tr_equal_string(demand, "other") || tr_equal(demand, tr_demand_of(coder, first))) continue;
    if (tr_equal_string(tr_draft_value(&coder->drafts.items[call], TRUCE_FIELD_DEMAND)->text, "other"))
      tr_draft_word(coder, &coder->drafts.items[call], TRUCE_FIELD_DEMAND, demand);
    else if (!tr_equal(demand, tr_draft_value(&coder->drafts.items[call], TRUCE_FIELD_DEMAND)->text)) add_call(coder, call, w->children[i], demand);
  }
}

/* "ordered its units to the border": a command to one's own is no appeal. */
static bool commands_own(const tr_coder *coder, const tr_match *match) {
  uint32_t patient = tr_argument(&match->arguments, TR_PATIENT);
  if (patient == TRUCE_NONE) patient = tr_argument(&match->arguments, TR_RECIPIENT);
  return patient != TRUCE_NONE && (tr_word_in(coder, patient, TR_CLASS_FORCES) || tr_word_in(coder, patient, TR_CLASS_MOVED_FORCE)) &&
         tr_pronoun_owns(coder, patient);
}

/* "any party that breaks the truce": nobody has done it. */
static bool done_by_any(const tr_coder *coder, const tr_rule *rule, const tr_match *match) {
  const uint32_t agent =
      rule->kind == TRUCE_EVENT || rule->kind == TRUCE_STANCE || rule->kind == TRUCE_STEP ? tr_argument(&match->arguments, TR_AGENT) : TRUCE_NONE;
  return agent != TRUCE_NONE && tr_child_is(coder, agent, TRUCE_DEPREL_DET, "any");
}

void tr_rule_write(tr_coder *coder, const tr_rule *rule, const tr_match *match) {
  const truce_line_status status = rule->status >= 0 ? (truce_line_status)rule->status : match->status;
  const size_t at = coder->drafts.count;
  tr_draft *draft = tr_draft_new(coder, rule->kind, match->predicate, status);
  draft->frame = match->frame;
  draft->score = (float)match->specific;
  for (size_t i = 0; i < rule->count; i++) tr_write_field(coder, &rule->assignments[i], match, draft);
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
