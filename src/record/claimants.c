/* A claimant has a name, or speaks officially (a body, an office, a spokesman, a team at its work), or is one of many who are not named. Officials who
 * hide ("speaking on condition of anonymity", "familiar with the talks", "two Western officials", "a commander") speak for nobody. */
#include "record/claimants.h"

#include "base/ascii.h"
#include "world/words.h"

/* ---- names ---- */

static bool is_person_name(const tr_coder *coder, uint32_t word) {
  const uint32_t name = tr_word(coder, word)->name;
  return name != TRUCE_NONE && coder->reading->names[name].class_ == TRUCE_PER;
}

/* "a Hamas lawmaker, Ali Taha,", "spokeswoman Vera Lind", "one of its senators, Jo Mack,": does his name stand beside what he is? */
static bool bears_name(const tr_coder *coder, uint32_t word) {
  if (word == TRUCE_NONE || word >= coder->reading->word_count) return false;
  if (is_person_name(coder, word)) return true;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if ((base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_FLAT) && is_person_name(coder, child)) return true;
    if (base == TRUCE_DEPREL_NMOD && child > word && tr_lemma_is(coder, word, "one") && bears_name(coder, child)) return true;
  }
  return false;
}

/* ---- outlets ---- */

/* "the Kashmir Times", "the daily Vreme", "the Pajhwok news agency" */
static bool is_outlet(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const truce_world *world = coder->reading->world;
  if (tr_is_word_of_actors(world, w, TR_ACTOR_OUTLET)) return true;
  if (w->upos != TRUCE_PROPN && !tr_lemma_is(coder, word, "agency")) return false;
  if (w->upos == TRUCE_PROPN && tr_is_word_of_actors(world, w, TR_ACTOR_OUTLET_NAME)) return true;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (w->upos == TRUCE_PROPN && tr_is_word_of_actors(world, tr_word(coder, child), TR_ACTOR_OUTLET_FIRST)) return true; /* "Radio Ankara", "CNN Turk" */
    const bool noun = tr_word(coder, child)->upos == TRUCE_NOUN || tr_word(coder, child)->upos == TRUCE_ADJ;
    if (noun && (tr_is_word_of_actors(world, tr_word(coder, child), TR_ACTOR_OUTLET) || tr_lemma_is(coder, child, "news"))) return true;
  }
  return false;
}

/* ---- who hides ---- */

/* "speaking on condition of anonymity", "who asked not to be named", "not authorised to speak" */
static bool hides(const tr_coder *coder, uint32_t sentence) {
  const truce_sentence *s = &coder->reading->sentences[sentence];
  bool not = false;
  for (uint32_t w = s->first; w < s->end; w++) {
    if (tr_word_in(coder, w, TR_CLASS_HIDING)) return true;
    not = not || tr_listed(tr_word(coder, w)->lower, "not n't hide withheld");
    if (not && tr_listed(tr_word(coder, w)->lower, "named identified quoted names name authorised authorized")) return true;
  }
  return false;
}

/* "… said. He spoke on condition of anonymity." */
static bool hides_behind(const tr_coder *coder, uint32_t sentence) {
  if (sentence + 1 >= coder->reading->sentence_count || !hides(coder, sentence + 1)) return false;
  const truce_sentence *s = &coder->reading->sentences[sentence + 1];
  for (uint32_t w = s->first; w < s->end && w < s->first + 3; w++)
    if (tr_lemma_in(coder, w, "he she they") || tr_word_in(coder, w, TR_CLASS_OFFICIAL_ROLE)) return true;
  return false;
}

/* "an official familiar with the talks", "a person briefed on them", "officials who attended the meeting" */
static bool knows_from_near(const tr_coder *coder, uint32_t word, int depth) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (child < word || tr_base(coder, child) == TRUCE_DEPREL_APPOS) continue;
    if (tr_word_in(coder, child, TR_CLASS_KNOWING) || (depth && knows_from_near(coder, child, depth - 1))) return true;
  }
  return false;
}

/* "two officials", "a senior official", "Western officials": some of many. */
static bool one_of_many(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    const truce_deprel base = tr_base(coder, child);
    if (base == TRUCE_DEPREL_NUMMOD || tr_listed(tr_word(coder, child)->lower, "several some senior")) return true;
    if (base == TRUCE_DEPREL_AMOD && tr_word_in(coder, child, TR_CLASS_REGIONAL)) return true;
  }
  return false;
}

static bool indefinite(const tr_coder *coder, uint32_t word) { return tr_child_is(coder, word, TRUCE_DEPREL_DET, "a an another"); }

static bool is_unnamed(const tr_coder *coder, uint32_t word) {
  const uint32_t sentence = tr_word(coder, word)->sentence;
  const bool some_role = tr_word_in(coder, word, TR_CLASS_PRIVATE_ROLE) && indefinite(coder, word); /* "a mediator" */
  return some_role || hides(coder, sentence) || hides_behind(coder, sentence) || knows_from_near(coder, word, 1) || one_of_many(coder, word);
}

/* ---- bodies ---- */

/* "aid workers", "hospital staff" */
static bool is_team(const tr_coder *coder, uint32_t word) {
  const bool several = tr_plural(coder, word) || tr_lemma_is(coder, word, "staff");
  if (several && tr_word_in(coder, word, TR_CLASS_TEAM)) return true;
  if (!several || !tr_lemma_in(coder, word, "worker staff people")) return false;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word_in(coder, w->children[i], TR_CLASS_TEAM_WORK) || tr_word_in(coder, w->children[i], TR_CLASS_OFFICE_NOUN)) return true;
  return false;
}

/* What the reader could not place: a department, an army, a federation speaks for itself, an official for whom he serves. */
static truce_claimant by_word(const tr_coder *coder, uint32_t word) {
  const bool plural = tr_plural(coder, word);
  const bool body = tr_word_in(coder, word, TR_CLASS_GROUP_NOUN) || tr_word_in(coder, word, TR_CLASS_OFFICE_NOUN) || tr_word_in(coder, word, TR_CLASS_FORCES);
  const bool official =
      tr_word_in(coder, word, TR_CLASS_OFFICIAL_ROLE) || is_team(coder, word) || (body && !plural) || tr_word_in(coder, word, TR_CLASS_PUBLIC_PAPER);
  if (tr_word(coder, word)->upos == TRUCE_PRON) return TRUCE_ANONYMOUS;
  if (is_outlet(coder, word)) return TRUCE_OUTLET_CLAIM;
  return official && !(is_unnamed(coder, word) && (!body || plural)) ? TRUCE_OFFICIAL : TRUCE_ANONYMOUS;
}

/* "Salim al-Busaidi", not "Western diplomat" */
static bool has_name(const tr_coder *coder, uint32_t actor) {
  if (actor == TRUCE_NONE || coder->reading->actors[actor].kind != TRUCE_PERSON) return false;
  const truce_span name = coder->reading->actors[actor].name;
  bool capital = false, several = false;
  for (size_t i = 0; i < name.size; i++) {
    if (name.data[i] == ' ') capital = false, several = true;
    else if (tr_ascii_capital(name.data[i])) capital = true;
  }
  return capital && several;
}

static bool is_person(const tr_coder *coder, uint32_t word) {
  return tr_word_in(coder, word, TR_CLASS_OFFICIAL_ROLE) || tr_word_in(coder, word, TR_CLASS_PRIVATE_ROLE);
}

/* ---- public ---- */

truce_claimant tr_claimant_as(const tr_coder *coder, truce_claimant as, uint32_t actor, uint32_t word) {
  if (word == TRUCE_NONE || word >= coder->reading->word_count) return as;
  if ((as == TRUCE_ANONYMOUS || as == TRUCE_OFFICIAL) && (bears_name(coder, word) || has_name(coder, actor))) return TRUCE_NAMED;
  if (as == TRUCE_ANONYMOUS) return by_word(coder, word);
  if (as != TRUCE_OFFICIAL) return as;
  if (is_outlet(coder, word)) return TRUCE_OUTLET_CLAIM;
  return is_person(coder, word) && is_unnamed(coder, word) ? TRUCE_ANONYMOUS : as;
}

truce_claimant tr_claimant_of(const tr_coder *coder, uint32_t actor, uint32_t word) {
  const truce_kind kind = actor == TRUCE_NONE ? TRUCE_KIND_NONE : coder->reading->actors[actor].kind;
  if (kind == TRUCE_OUTLET) return TRUCE_OUTLET_CLAIM;
  if (bears_name(coder, word) || has_name(coder, actor)) return TRUCE_NAMED;
  if (actor == TRUCE_NONE || kind == TRUCE_POPULATION) return by_word(coder, word);
  if (kind != TRUCE_PERSON) return tr_claimant_as(coder, TRUCE_OFFICIAL, actor, word);
  return tr_word(coder, word)->upos == TRUCE_PROPN || tr_word(coder, word)->upos == TRUCE_PRON ? TRUCE_NAMED : by_word(coder, word);
}
