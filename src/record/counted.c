/* What is counted: the noun and phrase of a number, the verb or noun above them, and what befalls those counted there: whether they are killed, hurt, driven
 * out, whether they die. */
#include "record/counted.h"

#include "record/tests.h"

bool tr_strong(const tr_coder *coder, uint32_t word) {
  return word != TRUCE_NONE && tr_equal_string(tr_word(coder, word)->lower, "strong") && tr_base(coder, word) == TRUCE_DEPREL_AMOD;
}

/* The word of a number that its other words hang on. */
static uint32_t number_head(const tr_coder *coder, const tr_quantity *q) {
  uint32_t word = q->last;
  while (tr_word(coder, word)->head != TRUCE_NONE && tr_word(coder, word)->head >= q->first && tr_word(coder, word)->head <= q->last)
    word = tr_word(coder, word)->head;
  return word;
}

/* The noun that a number counts: what it modifies, "dozens of people", or the number itself where the noun is left out. */
static uint32_t counted_noun(const tr_coder *coder, const tr_quantity *q) {
  const uint32_t word = number_head(coder, q);
  const truce_word *w = tr_word(coder, word);
  if (truce_deprel_base(w->relation) == TRUCE_DEPREL_NUMMOD && w->head != TRUCE_NONE)
    return tr_strong(coder, w->head) ? tr_word(coder, w->head)->head : w->head;
  for (uint32_t part = q->first; part <= q->last; part++)
    for (uint32_t i = 0; i < tr_word(coder, part)->child_count; i++) {
      const uint32_t child = tr_word(coder, part)->children[i];
      if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && child > q->last && tr_behind(coder, child, "of")) return child;
    }
  return word;
}

/* Where the counted phrase hangs: the number where it heads the phrase ("dozens of …"), else the noun. */
static uint32_t phrase_head(const tr_coder *coder, const tr_quantity *q, uint32_t noun) {
  const uint32_t word = number_head(coder, q);
  uint32_t head = tr_base(coder, word) == TRUCE_DEPREL_NUMMOD ? noun : word;
  while (tr_word(coder, head)->head != TRUCE_NONE && tr_word_in(coder, tr_word(coder, head)->head, TR_CLASS_MEASURE) &&
         tr_base(coder, head) == TRUCE_DEPREL_NMOD)
    head = tr_word(coder, head)->head;
  return head;
}

static bool passive_subject(const tr_coder *coder, uint32_t word) { return tr_word(coder, word)->relation == TRUCE_DEPREL_NSUBJ_PASS; }

bool tr_counted_acts(const tr_counted *c) { return c->governor != TRUCE_NONE && truce_deprel_base(c->relation) == TRUCE_DEPREL_NSUBJ; }

bool tr_counted_suffers(const tr_coder *coder, const tr_counted *c) {
  return c->governor != TRUCE_NONE && (truce_deprel_base(c->relation) == TRUCE_DEPREL_OBJ || passive_subject(coder, c->head));
}

/* "30 villagers died, as well as a dozen rebels", the rebels hung on the dying: beside whom they stand. */
static uint32_t as_well_as(const tr_coder *coder, uint32_t noun, uint32_t verb) {
  const uint32_t object = tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  if (!tr_child_is(coder, noun, TRUCE_DEPREL_CC, "as") || tr_word(coder, verb)->upos != TRUCE_VERB || tr_word(coder, noun)->upos == TRUCE_VERB)
    return TRUCE_NONE;
  return object != TRUCE_NONE ? object : tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
}

/* "rose from 90,000 to 120,000": the second of two numbers counts what the first does. */
static uint32_t first_of_two(const tr_coder *coder, uint32_t at) {
  const uint32_t first = tr_word(coder, at)->head;
  const bool second = first != TRUCE_NONE && first < at && tr_behind(coder, at, "to") && tr_behind(coder, first, "from");
  return second && tr_word(coder, at)->upos == TRUCE_NUM && tr_word(coder, first)->upos == TRUCE_NUM ? first : at;
}

/* "ten are thought to have been killed", "forty were reported wounded": what is said of them, under a verb of saying or thinking. */
static void said_of_them(const tr_coder *coder, tr_counted *c) {
  if (c->relation != TRUCE_DEPREL_NSUBJ_PASS || !tr_word_in(coder, c->governor, TR_CLASS_HELD_TO_BE))
    return;
  const uint32_t clause = tr_child_by(coder, c->governor, TRUCE_DEPREL_XCOMP);
  if (clause == TRUCE_NONE || clause < c->governor) return;
  c->governor = clause;
  if (tr_word(coder, clause)->features.verb_form != TRUCE_PARTICIPLE) c->relation = TRUCE_DEPREL_NSUBJ;
}

/* Who stands beside them or whom they hang on, up to what governs all. */
static void look_above(const tr_coder *coder, tr_counted *c) {
  uint32_t at = first_of_two(coder, c->head);
  for (int up = 0; up < 4 && tr_base(coder, at) == TRUCE_DEPREL_CONJ && tr_word(coder, at)->head != TRUCE_NONE; up++) {
    const uint32_t head = tr_word(coder, at)->head;
    if (tr_word(coder, head)->upos == TRUCE_VERB && tr_word(coder, at)->upos == TRUCE_VERB) break;
    const uint32_t beside = as_well_as(coder, at, head);
    at = beside != TRUCE_NONE ? beside : head;
  }
  c->governor = tr_word(coder, at)->head;
  c->relation = tr_word(coder, at)->relation;
  if (at != c->head && passive_subject(coder, at)) c->head = at;
  if (c->governor != TRUCE_NONE) said_of_them(coder, c);
}

tr_counted tr_counted_by(const tr_coder *coder, const tr_quantity *q) {
  tr_counted c = {.noun = counted_noun(coder, q)};
  c.head = phrase_head(coder, q, c.noun);
  look_above(coder, &c);
  return c;
}

tr_counted tr_counted_whole(const tr_coder *coder, const tr_counted *part) {
  tr_counted c = {.noun = TRUCE_NONE};
  if (!tr_behind(coder, part->head, "include including") || part->governor == TRUCE_NONE || tr_word(coder, part->governor)->upos == TRUCE_VERB) return c;
  c.noun = c.head = part->governor;
  look_above(coder, &c);
  return c;
}

/* "fell in battle"; "fell under the law" and "falls to the council" are no deaths. */
static bool falls_otherwise(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (!tr_lemma_is(coder, verb, "fall")) return false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    const bool elsewhere =
        base == TRUCE_DEPREL_OBL && tr_has_child(coder, w->children[i], TRUCE_DEPREL_CASE) && !tr_behind(coder, w->children[i], "in at near during on outside");
    if (TR_ONE_OF(base, TRUCE_DEPREL_OBJ, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_COMPOUND) || elsewhere) return true;
  }
  return false;
}

/* "shot dead", "shot and killed"; who was only shot may live. */
static bool only_shot(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (!tr_lemma_is(coder, verb, "shoot")) return false;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word_in(coder, w->children[i], TR_CLASS_DEAD) ||
        (tr_word_in(coder, w->children[i], TR_CLASS_KILL) && tr_base(coder, w->children[i]) == TRUCE_DEPREL_CONJ))
      return false;
  return true;
}

/* "a leader who has killed thousands", "a bomber killing nine": he is not the one killed. */
static bool acts_itself(const tr_coder *coder, uint32_t verb) {
  const uint32_t subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
  if (tr_word(coder, verb)->relation == TRUCE_DEPREL_ACL_RELCL)
    return subject != TRUCE_NONE && !passive_subject(coder, subject) && tr_word(coder, subject)->upos == TRUCE_PRON;
  return tr_ends(tr_word(coder, verb)->lower, TR_SPAN("ing"));
}

/* "counted 70 killed", "left 40 wounded": what is said of the object. */
static bool found_done(const tr_coder *coder, const tr_counted *c, tr_class_id verbs) {
  if (c->governor == TRUCE_NONE || truce_deprel_base(c->relation) != TRUCE_DEPREL_OBJ) return false;
  const uint32_t what = tr_child_by(coder, c->governor, TRUCE_DEPREL_XCOMP);
  return what != TRUCE_NONE && what > c->head && tr_word_in(coder, what, verbs) && tr_word(coder, what)->features.verb_form == TRUCE_PARTICIPLE;
}

/* "claimed six titles", "claims that six were made": only lives are claimed as those of the dead. */
static bool claims_no_life(const tr_coder *coder, const tr_counted *c) {
  return c->governor != TRUCE_NONE && tr_lemma_is(coder, c->governor, "claim") && !tr_word_in(coder, c->noun, TR_CLASS_LIVES);
}

bool tr_undergoes(const tr_coder *coder, const tr_counted *c, tr_class_id verbs) {
  const truce_deprel base = truce_deprel_base(c->relation);
  if (found_done(coder, c, verbs)) return true;
  if (c->governor != TRUCE_NONE && tr_word_in(coder, c->governor, verbs) && !claims_no_life(coder, c) &&
      !(c->governor + 1 < coder->reading->word_count && tr_equal_string(tr_word(coder, c->governor + 1)->lower, "down"))) { /* drones are shot down */
    if (only_shot(coder, c->governor)) return false;
    if (tr_counted_suffers(coder, c)) return true;
    if (base == TRUCE_DEPREL_NSUBJ && tr_word(coder, c->governor)->features.verb_form == TRUCE_PARTICIPLE &&
        !tr_has_child(coder, c->governor, TRUCE_DEPREL_OBJ))
      return true;
    if (base == TRUCE_DEPREL_OBL && tr_word(coder, c->governor)->upos == TRUCE_NOUN) return true;
  }
  for (int pass = 0; pass < 2; pass++) {
    const truce_word *w = tr_word(coder, pass ? c->head : c->noun);
    for (uint32_t i = 0; i < w->child_count; i++) {
      const truce_deprel child = tr_base(coder, w->children[i]);
      if (tr_word_in(coder, w->children[i], verbs) && (child == TRUCE_DEPREL_ACL || child == TRUCE_DEPREL_AMOD) && !acts_itself(coder, w->children[i]))
        return true;
    }
  }
  return false;
}

bool tr_counted_is(const tr_coder *coder, const tr_counted *c, tr_class_id words) {
  for (int pass = 0; pass < 2; pass++) {
    const truce_word *w = tr_word(coder, pass ? c->head : c->noun);
    for (uint32_t i = 0; i < w->child_count; i++)
      if (tr_word_in(coder, w->children[i], words) && !falls_otherwise(coder, w->children[i]) && !tr_has_child(coder, w->children[i], TRUCE_DEPREL_NUMMOD))
        return true; /* not "evacuees, among them 40 wounded" */
  }
  if (c->governor == TRUCE_NONE) return false;
  if (tr_word_in(coder, c->governor, words)) return !falls_otherwise(coder, c->governor);
  const truce_word *g = tr_word(coder, c->governor); /* "leaving 62 Palestinians dead", "left 40 wounded" */
  for (uint32_t i = 0; i < g->child_count; i++)
    if (tr_base(coder, g->children[i]) == TRUCE_DEPREL_XCOMP && tr_word_in(coder, g->children[i], words) && g->children[i] > c->head &&
        !tr_has_child(coder, g->children[i], TRUCE_DEPREL_NUMMOD))
      return true;
  return false;
}

bool tr_dies(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_acts(c) && tr_word_in(coder, c->governor, TR_CLASS_DEAD) && tr_word(coder, c->governor)->upos == TRUCE_VERB &&
         !falls_otherwise(coder, c->governor);
}

bool tr_shot_at(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_suffers(coder, c) && only_shot(coder, c->governor);
}

