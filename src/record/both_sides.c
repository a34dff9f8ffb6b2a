/* "Both sides", "the two", "each": the two that the report's conflict is between, or the two that the sentence has just named. */
#include "record/parties.h"

/* "both armies", "the two foreign ministers", "each government": two that the reader is taken to know. */
static bool known_pair(const tr_coder *coder, const truce_mention *m) {
  const uint32_t head = m->head;
  uint32_t first = m->first;
  while (first > 0 && tr_word(coder, first - 1)->where.start >= m->where.start && tr_word(coder, first - 1)->sentence == tr_word(coder, head)->sentence)
    first--;
  const bool both = tr_lemma_in(coder, first, "both each"),
             two = tr_lemma_is(coder, first, "two") && (tr_follows(coder, first, "the") || tr_follows(coder, first, "these"));
  return (both || two) && tr_word_in(coder, head, TR_CLASS_PAIRED);
}

static bool stands_in(const tr_coder *coder, const truce_mention *m, uint32_t sentence) {
  return m->head < coder->reading->word_count && tr_word(coder, m->head)->sentence == sentence;
}

/* Is the actor called such a pair in the sentence? */
static bool is_known_pair(const tr_coder *coder, const truce_actor *actor, uint32_t sentence) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (stands_in(coder, m, sentence) && known_pair(coder, m)) return true;
  }
  return false;
}

/* The head of the actor's last mention in the sentence; 0 if it has none. */
static uint32_t last_named(const tr_coder *coder, const truce_actor *actor, uint32_t sentence) {
  for (size_t i = actor->mention_count; i-- > 0;) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (stands_in(coder, m, sentence)) return m->head;
  }
  return 0;
}

/* "both", "the two", "each of them", with no noun: the two instead of them. */
static bool is_bare(const tr_coder *coder, uint32_t id) { return tr_listed_fold(coder->reading->actors[id].name, "both two each either neither"); }

bool tr_names_sides(truce_span name) {
  static const char *const names[] = {"sides",           "side",          "parties",   "two sides",   "both sides",  "both parties", "two parties",
                                      "warring parties", "warring sides", "all sides", "all parties", "delegations", "rivals",       "belligerents"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (tr_equal_fold(name, tr_span(names[i]))) return true;
  return false;
}

/* "The envoys signed", "the ministers met": those of the two, where the words tell of no others. */
static bool known_envoys(const tr_coder *coder, const truce_actor *actor, uint32_t sentence) {
  for (size_t i = 0; i < actor->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[actor->mentions[i]];
    if (!stands_in(coder, m, sentence) || !tr_word_in(coder, m->head, TR_CLASS_SENT_BY_BOTH) || !tr_plural(coder, m->head)) continue;
    const truce_word *noun = tr_word(coder, m->head);
    bool bare = tr_child_is(coder, m->head, TRUCE_DEPREL_DET, "the");
    for (uint32_t k = 0; k < noun->child_count; k++)
      bare &= TR_ONE_OF(tr_base(coder, noun->children[k]), TRUCE_DEPREL_DET, TRUCE_DEPREL_CASE, TRUCE_DEPREL_PUNCT);
    if (bare) return true;
  }
  return false;
}

static bool means_both(const tr_coder *coder, uint32_t id, uint32_t sentence) {
  const truce_actor *actor = &coder->reading->actors[id];
  return !actor->roster_id.size && (is_bare(coder, id) || is_known_pair(coder, actor, sentence) || tr_names_sides(actor->name));
}

/* "accused the other side", "shut its border with its neighbour": of two, the one who does not act. */
static bool means_other(const tr_coder *coder, uint32_t id) {
  const truce_actor *actor = &coder->reading->actors[id];
  const truce_mention *m = actor->mention_count ? &coder->reading->mentions[actor->mentions[0]] : NULL;
  if (!m || actor->roster_id.size || !tr_unnamed(actor) || m->head >= coder->reading->word_count || !tr_word_in(coder, m->head, TR_CLASS_OTHER_ONE))
    return false;
  if (tr_plural(coder, m->head)) return false;
  const bool other = tr_child_is(coder, m->head, TRUCE_DEPREL_AMOD, "other");
  return tr_lemma_in(coder, m->head, "side party camp") ? other : other || tr_pronoun_owns(coder, m->head);
}

/* The one of the two who does not act in the draft, or TRUCE_NONE. */
static uint32_t other_of(const tr_coder *coder, const tr_draft *draft, const tr_two_sides *two) {
  const truce_value *doers = tr_draft_doers(draft);
  const bool a = tr_holds_side(coder->sides, doers, two->a), b = tr_holds_side(coder->sides, doers, two->b);
  return a == b ? TRUCE_NONE : a ? two->b : two->a;
}

/* "Kiir pardoned Machar days after the two signed": the only two that the sentence has named so far, and neither is `doers` (or NULL) who asks them. */
static bool two_just_named(const tr_coder *coder, uint32_t id, uint32_t sentence, const truce_value *doers, tr_ids *two) {
  const truce_reading *reading = coder->reading;
  const uint32_t at = last_named(coder, &reading->actors[id], sentence);
  two->count = 0;
  for (uint32_t w = reading->sentences[sentence].first; w < at; w++) {
    const uint32_t actor = tr_actor_headed(coder, w);
    if (actor == TRUCE_NONE || actor == id || reading->actors[actor].kind == TRUCE_PLACE || reading->actors[actor].kind == TRUCE_OUTLET) continue;
    tr_ids_add(two, actor);
  }
  for (size_t i = 0; i < two->count; i++)
    if (tr_holds_side(coder->sides, doers, two->ids[i])) return false;
  return two->count == 2 && !tr_unnamed(&reading->actors[two->ids[0]]) && !tr_unnamed(&reading->actors[two->ids[1]]);
}

/* "The two governments promised the party": whom it is done to is none of the two who do it, so the two sides are not meant. */
static bool deals_with_one(const tr_coder *coder, const tr_draft *draft, truce_field field, const tr_two_sides *two) {
  const truce_value *others = field == TRUCE_FIELD_ACTORS ? tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS) : NULL;
  return tr_count(others) && (tr_holds_side(coder->sides, others, two->a) || tr_holds_side(coder->sides, others, two->b));
}

/* "The two presidents agreed": go-betweens are no such side. */
static bool goes_between(const tr_coder *coder, const tr_two_sides *two) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const truce_value *mediators = coder->drafts.items[i].dropped ? NULL : tr_draft_value(&coder->drafts.items[i], TRUCE_FIELD_MEDIATORS);
    if (tr_holds(mediators, two->a) || tr_holds(mediators, two->b)) return true;
  }
  return false;
}

void tr_both_sides_spell_out(tr_coder *coder, tr_draft *draft, const tr_two_sides *two) {
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  const truce_value *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS), *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS);
  const bool mutual = tr_count(actors) == 1 && tr_count(recipients) == 1 && actors->ids[0] == recipients->ids[0];
  const bool joint = tr_listed(tr_event_type(draft), "CONSULT COOPERATE AGREE");
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value value = draft->values.items[i];
    if (truce_field_types[value.field] != TRUCE_VALUE_ACTORS) continue;
    tr_ids ids = {.count = 0}, named;
    bool both = false;
    const bool alone = value.count == 1 && (mutual || (joint && value.field == TRUCE_FIELD_ACTORS && !tr_count(recipients)));
    const truce_value *doers = value.field == tr_field_meant(draft) && !mutual ? tr_draft_doers(draft) : NULL;
    if (value.count == 1 && is_bare(coder, value.ids[0]) && two_just_named(coder, value.ids[0], sentence, doers, &named)) {
      tr_draft_from_context(coder, draft, value.field, named.ids, named.count, "context.both-sides");
      continue;
    }
    const uint32_t other =
        value.count == 1 && value.field == tr_field_meant(draft) && means_other(coder, value.ids[0]) ? other_of(coder, draft, two) : TRUCE_NONE;
    if (other != TRUCE_NONE) {
      tr_draft_from_context(coder, draft, value.field, &other, 1, "context.other-side");
      continue;
    }
    for (size_t k = 0; k < value.count; k++) {
      if (!is_bare(coder, value.ids[k])) tr_ids_add(&ids, value.ids[k]);
      both |= means_both(coder, value.ids[k], sentence) || (alone && known_envoys(coder, &coder->reading->actors[value.ids[k]], sentence));
    }
    if (!both || goes_between(coder, two) || (!mutual && deals_with_one(coder, draft, value.field, two))) continue;
    if (!tr_holds(doers, two->a)) tr_ids_add(&ids, two->a); /* nobody praises himself as one of "both sides" */
    if (!tr_holds(doers, two->b)) tr_ids_add(&ids, two->b);
    tr_draft_from_context(coder, draft, value.field, ids.ids, ids.count, "context.both-sides");
  }
}
