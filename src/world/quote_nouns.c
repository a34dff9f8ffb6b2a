/* What a noun of speech reports: the clause under it ("the claim that …"), or what a preposition brings in ("criticism of the raid"). */
#include "world/quote_finder.h"

/* Whose a noun of speech is: the one before it ("Tarn's demand"), behind "by", "from" or `of`, or who does the verb that it completes. */
static uint32_t owner_of(const tr_finder *f, uint32_t noun, bool of) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[noun];
  uint32_t owner = tr_quote_child(reading, noun, TRUCE_DEPREL_NMOD_POSS);
  for (uint32_t i = 0; owner == TRUCE_NONE && i < w->child_count; i++) {
    const truce_span preposition = reading->words[w->children[i]].relation == TRUCE_DEPREL_NMOD ? tr_case_of(reading, w->children[i]) : (truce_span){0};
    if (tr_listed(preposition, "by from") || (of && tr_equal_string(preposition, "of"))) owner = w->children[i];
  }
  return owner;
}

/* "the claim that …", "Tarn's demand to …": whose it is stands before it, or is the subject of its verb. */
static bool report_noun(tr_finder *f, uint32_t noun) {
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[noun];
  uint32_t clause = tr_scene_child(reading, noun, TRUCE_DEPREL_ACL);
  if (clause == TRUCE_NONE) clause = tr_scene_child(reading, noun, TRUCE_DEPREL_CCOMP);
  if (clause == TRUCE_NONE || clause < noun || reading->words[clause].relation == TRUCE_DEPREL_ACL_RELCL ||
      tr_scene_child(reading, clause, TRUCE_DEPREL_MARK) == TRUCE_NONE)
    return false;
  uint32_t speaker = owner_of(f, noun, true);
  if (speaker == TRUCE_NONE && w->head != TRUCE_NONE &&
      (truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ || truce_deprel_base(w->relation) == TRUCE_DEPREL_OBL))
    speaker = tr_quote_subject(reading, w->head);
  tr_quote_add(f, f->left[clause], f->right[clause], noun, noun + 1, noun, speaker);
  return true;
}

/* "Tarn repeated his criticism": Tarn rather than the pronoun, where both are one. */
static uint32_t same_actor(const tr_finder *f, uint32_t owner, uint32_t subject) {
  const tr_scene *scene = f->scene;
  if (subject == TRUCE_NONE || scene->mention_of[owner] == TRUCE_NONE || scene->mention_of[subject] == TRUCE_NONE) return owner;
  const uint32_t one = scene->mentions.items[scene->mention_of[owner]].actor, other = scene->mentions.items[scene->mention_of[subject]].actor;
  return one != TRUCE_NONE && one == other ? subject : owner;
}

/* "Tarn's criticism of the raid", "voiced concern about the raid": what it is about, under the noun or else under its verb. */
static void report_matter(tr_finder *f, uint32_t noun) {
  static const char *const under_verb[] = {"about", "for", "of", "over", "on", "against", NULL};
  static const char *const under_noun[] = {"about", "for", "of", "over", "on", "against", "with", "to", "toward", "towards", "in", NULL};
  const truce_reading *reading = f->reading;
  const truce_word *w = &reading->words[noun];
  const uint32_t verb = truce_deprel_base(w->relation) == TRUCE_DEPREL_OBJ ? w->head : TRUCE_NONE;
  uint32_t speaker = owner_of(f, noun, false);
  if (speaker == TRUCE_NONE && verb != TRUCE_NONE && verb < noun && (tr_cue_classes(&f->scene->world->words, reading->words[verb].lemma) & TR_CUE_LIGHT))
    speaker = tr_quote_subject(reading, verb);
  if (speaker == TRUCE_NONE) return;
  if (verb != TRUCE_NONE && verb < noun) speaker = same_actor(f, speaker, tr_quote_subject(reading, verb));
  uint32_t phrase = tr_quote_phrase(f, noun, noun, under_noun);
  if (phrase == TRUCE_NONE && verb != TRUCE_NONE) phrase = tr_quote_phrase(f, verb, noun, under_verb);
  if (phrase == TRUCE_NONE || phrase == speaker) return;
  tr_quote_add(f, f->left[phrase] + 1, tr_quote_content_end(f, f->left[phrase] + 1, f->right[phrase], true), noun, noun + 1, noun, speaker);
}

void tr_quote_report_noun(tr_finder *f, uint32_t noun, uint32_t classes) {
  if ((classes & TR_CUE_NOUN) && report_noun(f, noun)) return;
  if (classes & TR_CUE_MATTER) report_matter(f, noun);
}
