/* Owners: who stands as possessor, compound or adjective before a noun, or behind it with "of", "by", "from", whom troops serve; and who sponsors what has a
 * hyphen. */
#include "base/ascii.h"
#include "record/actors.h"

/* "US-backed forces", "militias armed by Chad": who helps them does not own them. */
static bool helped(const tr_coder *coder, uint32_t word) {
  const truce_span lower = tr_word(coder, word)->lower;
  const char *hyphen = lower.size ? memrchr(lower.data, '-', lower.size) : NULL;
  const truce_span verb = hyphen ? (truce_span){hyphen + 1, (size_t)(lower.data + lower.size - hyphen - 1)} : lower;
  return tr_entry_in(tr_lexicon_find(&coder->codebook->lexicon, verb), coder->codebook->classes[TR_CLASS_HELPED]);
}

typedef enum tie {
  POSSESSOR,
  DOER,
  BEFORE,
  BEHIND,
  SERVES,
  TIES
} tie; /* "Israel's plan", "the release of hostages by Hamas", "IAF airstrikes", "the decision of the court", "troops loyal to the king" */

static bool tied(const tr_coder *coder, uint32_t child, tie how) {
  const truce_deprel relation = tr_word(coder, child)->relation, base = truce_deprel_base(relation);
  switch (how) {
    case POSSESSOR: return relation == TRUCE_DEPREL_NMOD_POSS;
    case BEFORE: return (base == TRUCE_DEPREL_COMPOUND || base == TRUCE_DEPREL_AMOD) && !helped(coder, child);
    case SERVES: return base == TRUCE_DEPREL_AMOD || relation == TRUCE_DEPREL_ACL;
    default: return base == TRUCE_DEPREL_NMOD;
  }
}

/* "armed men from Chad" are not Chad; soldiers and fire from there are. */
static bool only_from(const tr_coder *coder, uint32_t word, uint32_t place) {
  return !tr_word_in(coder, word, TR_CLASS_INSTRUMENT) && !tr_word_in(coder, word, TR_CLASS_FORCES) && tr_place_of(coder, place) != TRUCE_NONE;
}

static uint32_t behind_preposition(const tr_coder *coder, uint32_t word, const char *prepositions) {
  const uint32_t oblique = tr_child_behind(coder, word, TRUCE_DEPREL_OBL, prepositions);
  return oblique != TRUCE_NONE ? oblique : tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, prepositions);
}

/* "troops loyal to the king", "men fighting for him, on his behalf": whom they serve, as the words behind the noun tell, or TRUCE_NONE. */
static uint32_t served(tr_coder *coder, uint32_t word, uint32_t child) {
  if (child < word || (!tr_word_in(coder, word, TR_CLASS_FIGHTER) && !tr_word_in(coder, word, TR_CLASS_FORCES))) return TRUCE_NONE;
  uint32_t whom = TRUCE_NONE;
  if (tr_lemma_in(coder, child, "loyal faithful answerable")) whom = behind_preposition(coder, child, "to");
  if (tr_lemma_in(coder, child, "fight serve battle")) whom = behind_preposition(coder, child, "for on under");
  if (whom != TRUCE_NONE && tr_lemma_is(coder, whom, "behalf")) whom = behind_preposition(coder, whom, "of");
  return whom == TRUCE_NONE ? TRUCE_NONE : tr_actor_of(coder, whom, true);
}

/* "the shelling of Nyala": what is struck does not own the blow. */
static bool is_struck(const tr_coder *coder, uint32_t attack, uint32_t what) {
  return tr_word_in(coder, attack, TR_CLASS_ATTACK_NOUN) && (tr_place_of(coder, what) != TRUCE_NONE || tr_place_named(coder, what) != TRUCE_NONE);
}

/* "the Nairobi bombing": where, not whose. */
static bool names_where(const tr_coder *coder, uint32_t word, uint32_t child) {
  const truce_mention *m = tr_mention_at(coder, child);
  return (tr_word_in(coder, word, TR_CLASS_ATTACK_NOUN) || tr_word_in(coder, word, TR_CLASS_NAMED_BY_PLACE)) && m && m->actor == TRUCE_NONE &&
         m->place != TRUCE_NONE;
}

/* "A NATO-led force", "a Kenyan-led mission": somebody itself, not whoever leads it. */
static bool is_somebody(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = tr_mention_at(coder, word);
  return (m && m->actor != TRUCE_NONE && m->head == word) || tr_group_noun(coder, word) || tr_lemma_is(coder, word, "mission");
}

/* "US", "UK" */
static bool abbreviated(const tr_coder *coder, uint32_t word) {
  const truce_span form = tr_word(coder, word)->form;
  return form.size > 1 && (tr_ascii_capital(form.data[1]) || form.data[1] == '.');
}

/* "Kenya", "US", but not "Kenyan": a state by its name. */
static bool names_state(const tr_coder *coder, uint32_t word) {
  const truce_mention *m = tr_mention_at(coder, word);
  const truce_actor *actor = m && m->actor != TRUCE_NONE ? &coder->reading->actors[m->actor] : NULL;
  return actor && actor->kind == TRUCE_STATE && (abbreviated(coder, word) || tr_equal_fold(tr_word(coder, word)->form, actor->name));
}

static bool is_target(const tr_coder *coder, uint32_t word) {
  return tr_word(coder, word)->upos == TRUCE_NOUN && tr_word_in(coder, word, TR_CLASS_TARGET_NOUN) && !tr_word_in(coder, word, TR_CLASS_INSTRUMENT);
}

bool tr_names_struck(const tr_coder *coder, uint32_t attack, uint32_t child) {
  if (child >= attack || !tr_word_in(coder, attack, TR_CLASS_ATTACK_NOUN)) return false;
  if (is_target(coder, child)) return true;
  if (!names_state(coder, child)) return false;
  for (uint32_t word = child + 1; word < attack; word++)
    if (is_target(coder, word)) return true;
  return tr_word_in(coder, attack, TR_CLASS_NAMED_BY_VICTIM) && !abbreviated(coder, child);
}

static uint32_t owner_of(tr_coder *coder, uint32_t word, bool groups);

/* The owner that a child of the word is, or leads to: "Hamas mortar fire", "strikes by Syrian planes"; or TRUCE_NONE. */
static uint32_t owner_at(tr_coder *coder, uint32_t word, uint32_t child, tie how, bool groups) {
  if (!tied(coder, child, how)) return TRUCE_NONE;
  if (how == BEFORE && (names_where(coder, word, child) || tr_names_struck(coder, word, child))) return TRUCE_NONE;
  if (how == BEFORE && tr_lemma_is(coder, child, "lead") && is_somebody(coder, word)) return TRUCE_NONE;
  if (how == SERVES) return served(coder, word, child);
  bool leads = how == BEFORE;
  if (how == DOER || how == BEHIND) {
    const uint32_t preposition = tr_child_by(coder, child, TRUCE_DEPREL_CASE);
    if (preposition == TRUCE_NONE || !tr_lemma_in(coder, preposition, how == DOER ? "by" : "of by from")) return TRUCE_NONE;
    if (!groups && tr_lemma_is(coder, preposition, "from") && only_from(coder, word, child)) return TRUCE_NONE;
    if (tr_lemma_is(coder, preposition, "of") && is_struck(coder, word, child)) return TRUCE_NONE;
    leads = tr_lemma_is(coder, preposition, "by");
  }
  const uint32_t actor = tr_actor_of(coder, child, how != DOER && how != BEHIND && (groups || !tr_group_noun(coder, child)));
  return actor == TRUCE_NONE && leads ? owner_of(coder, child, groups) : actor;
}

/* "rockets fired by the rebels", "an attack carried out by Chad": whoever fired it, or TRUCE_NONE. */
static uint32_t launcher_of(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t launched = w->children[i];
    if (tr_word(coder, launched)->relation != TRUCE_DEPREL_ACL) continue;
    if (!tr_word_in(coder, launched, TR_CLASS_LAUNCHES)) continue;
    const uint32_t by = tr_child_behind(coder, launched, TRUCE_DEPREL_OBL, "by");
    if (by != TRUCE_NONE) return tr_actor_of(coder, by, true);
  }
  return TRUCE_NONE;
}

/* "the support that Chad gives", "a promise Kenya has made": whoever gives it; of men and weapons, or where something else is given, TRUCE_NONE. */
static uint32_t giver_of(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (w->upos != TRUCE_NOUN || is_somebody(coder, word) || tr_word_in(coder, word, TR_CLASS_INSTRUMENT)) return TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t clause = w->children[i], inner = tr_child_by(coder, clause, TRUCE_DEPREL_XCOMP);
    if (tr_word(coder, clause)->relation != TRUCE_DEPREL_ACL_RELCL) continue;
    const uint32_t verb = inner != TRUCE_NONE && tr_lemma_in(coder, clause, "continue begin go refuse decide") ? inner : clause;
    const uint32_t subject = tr_child_by(coder, clause, TRUCE_DEPREL_NSUBJ), object = tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
    if (subject == TRUCE_NONE || !tr_word_in(coder, verb, TR_CLASS_GIVES) || tr_lemma_in(coder, subject, "that which who")) continue;
    if (object == TRUCE_NONE || tr_word(coder, object)->upos == TRUCE_PRON) return tr_actor_of(coder, subject, true);
  }
  return TRUCE_NONE;
}

/* "a US-led air strike": whoever leads owns it. */
static uint32_t leader_at(tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  if (is_somebody(coder, word)) return TRUCE_NONE;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t led = w->children[i];
    if (tr_base(coder, led) == TRUCE_DEPREL_AMOD && tr_lemma_is(coder, led, "lead") && led >= 2 && tr_equal_string(tr_word(coder, led - 1)->form, "-"))
      return tr_actor_of(coder, led - 2, true);
  }
  return TRUCE_NONE;
}

static uint32_t owner_of(tr_coder *coder, uint32_t word, bool groups) {
  const truce_word *w = tr_word(coder, word);
  for (tie how = POSSESSOR; how < TIES; how++)
    for (uint32_t i = 0; i < w->child_count; i++) {
      const uint32_t actor = owner_at(coder, word, w->children[i], how, groups);
      if (actor != TRUCE_NONE) return actor;
    }
  const uint32_t launcher = launcher_of(coder, word);
  if (launcher != TRUCE_NONE) return launcher;
  const uint32_t giver = giver_of(coder, word);
  if (giver != TRUCE_NONE) return giver;
  const uint32_t leader = leader_at(coder, word),
                 measured = tr_word_in(coder, word, TR_CLASS_MEASURE) ? behind_preposition(coder, word, "of") : TRUCE_NONE; /* "a wave of strikes by Chad" */
  return leader == TRUCE_NONE && measured != TRUCE_NONE ? owner_of(coder, measured, groups) : leader;
}

uint32_t tr_owner_of(tr_coder *coder, uint32_t word) { return owner_of(coder, word, true); }

uint32_t tr_named_owner_of(tr_coder *coder, uint32_t word) { return owner_of(coder, word, false); }

uint32_t tr_sponsor_in(const tr_coder *coder, uint32_t word) {
  const truce_span form = tr_word(coder, word)->form;
  const char *hyphen = form.size ? memrchr(form.data, '-', form.size) : NULL;
  if (!hyphen || hyphen == form.data) return TRUCE_NONE;
  const truce_span name = {form.data, (size_t)(hyphen - form.data)};
  for (size_t i = 0; i < coder->reading->mention_count; i++) {
    const truce_mention *m = &coder->reading->mentions[i];
    if (m->actor != TRUCE_NONE && tr_equal_fold(tr_slice(coder->reading->report->text, m->where), name)) return m->actor;
  }
  return tr_actor_named(coder, name);
}
