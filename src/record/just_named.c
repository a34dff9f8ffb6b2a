/* "Both countries", "the two leaders", "the three powers": as many of that kind as the text has just named. */
#include "record/parties.h"

/* How many a noun is said to speak of that the reader is taken to know; 0 if it does not say. */
static size_t number_known(const tr_coder *coder, uint32_t noun) {
  static const char *const numbers[] = {"two", "three", "four"};
  if (tr_child_is(coder, noun, TRUCE_DEPREL_DET, "both")) return 2;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (tr_child_is(coder, noun, TRUCE_DEPREL_NUMMOD, numbers[i])) return tr_child_is(coder, noun, TRUCE_DEPREL_DET, "the these all") ? i + 2 : 0;
  return 0;
}

/* "the two Koreas": a state that has the word for its last name. */
static bool namesake(const tr_coder *coder, uint32_t noun, truce_span name) {
  const truce_span form = tr_word(coder, noun)->form;
  return form.size > 4 && tr_ends(form, TR_SPAN("s")) && tr_ends(name, (truce_span){form.data, form.size - 1});
}

/* Can the noun, "countries", "leaders", mean the actor? */
static bool fits(const tr_coder *coder, uint32_t noun, const truce_actor *actor) {
  if (tr_unnamed(actor)) return false;
  if (actor->kind == TRUCE_STATE && namesake(coder, noun, actor->name)) return true;
  switch (actor->kind) {
  case TRUCE_STATE:
  case TRUCE_GOVERNMENT: return tr_word_in(coder, noun, TR_CLASS_STATE_NOUN);
  case TRUCE_PERSON: return tr_word_in(coder, noun, TR_CLASS_PERSON_NOUN);
  case TRUCE_ARMED_GROUP:
  case TRUCE_PARTY: return tr_lemma_in(coder, noun, "group militia faction movement party");
  default: return false;
  }
}

static void collect_fitting(const tr_coder *coder, uint32_t noun, uint32_t from, tr_ids *ids) {
  for (uint32_t w = from; w < noun; w++) {
    const uint32_t actor = tr_actor_headed(coder, w);
    if (actor != TRUCE_NONE && fits(coder, noun, &coder->reading->actors[actor])) tr_ids_add(ids, actor);
  }
}

/* Those of a list, "Mali, Niger and Chad", that begins with the word. */
static void collect_list(const tr_coder *coder, uint32_t noun, uint32_t word, tr_ids *ids) {
  const truce_word *first = tr_word(coder, word);
  const uint32_t actor = tr_actor_headed(coder, word);
  if (actor == TRUCE_NONE || !fits(coder, noun, &coder->reading->actors[actor])) return;
  tr_ids_add(ids, actor);
  for (uint32_t i = 0; i < first->child_count; i++) {
    const uint32_t other = tr_base(coder, first->children[i]) == TRUCE_DEPREL_CONJ ? tr_actor_headed(coder, first->children[i]) : TRUCE_NONE;
    if (other != TRUCE_NONE && fits(coder, noun, &coder->reading->actors[other])) tr_ids_add(ids, other);
  }
}

/* As many as are meant: the only ones that the sentence has named so far, or that it and the one before it have, else a list that stands there. */
static bool find_named(const tr_coder *coder, uint32_t noun, size_t number, tr_ids *ids) {
  const truce_sentence *sentences = coder->reading->sentences;
  const uint32_t sentence = tr_word(coder, noun)->sentence, here = sentences[sentence].first, before = sentence ? sentences[sentence - 1].first : here;
  const uint32_t starts[] = {here, before};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    *ids = (tr_ids){.count = 0};
    collect_fitting(coder, noun, starts[i], ids);
    if (ids->count == number) return true;
  }
  for (uint32_t w = noun; w-- > before;) {
    *ids = (tr_ids){.count = 0};
    collect_list(coder, noun, w, ids);
    if (ids->count == number) return true;
  }
  return false;
}

/* The noun that speaks of a number of them, in the sentence; TRUCE_NONE if the actor is not spoken of so. */
static uint32_t noun_of(const tr_coder *coder, uint32_t actor, uint32_t sentence) {
  const truce_actor *spoken = &coder->reading->actors[actor];
  for (size_t i = 0; i < spoken->mention_count; i++) {
    const uint32_t head = coder->reading->mentions[spoken->mentions[i]].head;
    if (head >= coder->reading->word_count || !number_known(coder, head)) continue;
    if (tr_word(coder, head)->sentence == sentence || tr_word(coder, head)->sentence + 1 == sentence) return head;
  }
  return TRUCE_NONE;
}

void tr_just_named_spell_out(tr_coder *coder, tr_draft *draft) {
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  for (size_t i = 0; i < draft->values.count; i++) {
    const truce_value value = draft->values.items[i];
    if (truce_field_types[value.field] != TRUCE_VALUE_ACTORS || value.count != 1 || coder->reading->actors[value.ids[0]].roster_id.size) continue;
    const uint32_t noun = noun_of(coder, value.ids[0], sentence);
    tr_ids named;
    if (noun == TRUCE_NONE || !find_named(coder, noun, number_known(coder, noun), &named)) continue;
    tr_draft_from_context(coder, draft, value.field, named.ids, named.count, "context.both-sides");
  }
}
