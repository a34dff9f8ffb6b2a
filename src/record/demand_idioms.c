/* What is demanded where only several words together say it: "hold their fire", "give back the captives", "let the lorries through". */
#include "record/demand_idioms.h"

#include "record/actors.h"
#include "record/subjects.h"

/* "hold their fire", "an end to the fighting", "the guns to fall silent" */
static bool guns_rest(const tr_coder *coder, uint32_t word) {
  const uint32_t head = tr_word(coder, word)->head;
  return head != TRUCE_NONE && tr_word_in(coder, word, TR_CLASS_GUNFIRE) && tr_word_in(coder, head, TR_CLASS_HALTING);
}

/* "go", "go quietly", but not "go home", "go to Paris" */
static bool just_goes(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if (TR_ONE_OF(base, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_OBJ)) return false;
    if (base == TRUCE_DEPREL_OBL && !tr_in_time(coder, w->children[i])) return false;
    if (tr_listed(tr_word(coder, w->children[i])->lower, "home back there ahead on further away in")) return false;
  }
  return true;
}

/* "be gone", "get out of the town", "their departure" */
static bool departs(const tr_coder *coder, uint32_t word, uint32_t first) {
  if (tr_equal_string(tr_word(coder, word)->lower, "gone") || tr_lemma_is(coder, word, "departure")) return true;
  if (!tr_equal_string(tr_word(coder, word)->lower, "out") ||
      !tr_equal_string(tr_word(coder, word + 1 < coder->reading->word_count ? word + 1 : word)->lower, "of"))
    return false;
  for (uint32_t k = word; k > first && k + 3 > word && !tr_equal_string(tr_word(coder, k - 1)->lower, "left"); k--) /* "be left out of it" */
    if (tr_listed(tr_word(coder, k - 1)->lemma, "be get stay keep clear march move")) return true;
  return false;
}

/* Who holds an office, or a man with a name: what he is to leave is his post. */
static bool holds_office(const tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_headed(coder, word);
  if (tr_word_in(coder, word, TR_CLASS_IN_OFFICE)) return true;
  return actor != TRUCE_NONE && coder->reading->actors[actor].kind == TRUCE_PERSON && !tr_unnamed(&coder->reading->actors[actor]);
}

static bool of_office(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_NMOD) && holds_office(coder, w->children[i])) return true;
  return false;
}

static bool of_troops(const tr_coder *coder, uint32_t word) {
  const uint32_t subject = tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && (tr_word_in(coder, subject, TR_CLASS_FORCES) || tr_word_in(coder, subject, TR_CLASS_FIGHTER));
}

static uint32_t object_of(const tr_coder *coder, uint32_t verb) {
  const uint32_t object = tr_child_by(coder, verb, TRUCE_DEPREL_OBJ);
  return object == TRUCE_NONE && tr_passive(coder, verb) ? tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ) : object;
}

/* "give up two hills", "hand the town back" */
static bool is_ground(const tr_coder *coder, uint32_t word) {
  return tr_word_in(coder, word, TR_CLASS_SOIL) || tr_place_of(coder, word) != TRUCE_NONE ||
         tr_word_in(coder, word, TR_CLASS_GIVEN_UP);
}

static bool is_somebody(const tr_coder *coder, uint32_t word) {
  return tr_word_in(coder, word, TR_CLASS_PEOPLE) || tr_word_in(coder, word, TR_CLASS_FORCES) || tr_word_in(coder, word, TR_CLASS_FIGHTER) ||
         tr_word_in(coder, word, TR_CLASS_CAPTIVE) || tr_word_in(coder, word, TR_CLASS_PRISONER);
}

static bool has_particle(const tr_coder *coder, uint32_t verb, const char *words) {
  return tr_child_is(coder, verb, TRUCE_DEPREL_COMPOUND, words) || tr_child_is(coder, verb, TRUCE_DEPREL_ADVMOD, words);
}

/* What is given up or back: men are let go, ground is left. */
static const char *given_up(const tr_coder *coder, uint32_t word) {
  const bool given =
      (tr_lemma_in(coder, word, "give hand turn send") && has_particle(coder, word, "back over up")) || tr_lemma_in(coder, word, "surrender cede extradite");
  const uint32_t what = given ? object_of(coder, word) : TRUCE_NONE;
  if (what == TRUCE_NONE) return NULL;
  if (is_ground(coder, what)) return "withdraw";
  return is_somebody(coder, what) ? "release" : NULL;
}

/* "let ships through", "allow doctors in", "let the lorries pass" */
static bool lets_in(const tr_coder *coder, uint32_t word, uint32_t last) {
  if (!tr_lemma_in(coder, word, "let allow permit admit")) return false;
  for (uint32_t w = word + 1; w <= last; w++)
    if (tr_lemma_in(coder, w, "through pass enter berth dock past reach") ||
        (tr_equal_string(tr_word(coder, w)->lower, "in") && tr_word(coder, w)->head == word))
      return true;
  return false;
}

/* What a verb asks for by what it is done to: "drop the boycott", "honour its pledges", "call off the march". */
static const char *by_its_object(const tr_coder *coder, uint32_t word) {
  enum { ANY = TR_CLASS_COUNT };
  static const struct {
    const char *verbs, *particle;
    int object; /* a class of words, or any */
    const char *demand;
  } idioms[] = {
      {"drop", NULL, TR_CLASS_DROPPED, "stop"},
      {"call", "off", ANY, "stop"},
      {"ground", NULL, TR_CLASS_ARMS, "stop"},
      {"spare", NULL, ANY, "protect_civilians"},
      {"keep honour honor fulfil fulfill", NULL, TR_CLASS_KEPT, "accept_deal"},
      {"find", "out", ANY, "investigate"},
      {"send", NULL, TR_CLASS_SENT_TO_TALKS, "talks"},
      {"convene", NULL, TR_CLASS_CONVENED, "talks"},
  };
  const uint32_t what = object_of(coder, word);
  if (what == TRUCE_NONE) return NULL;
  for (size_t i = 0; i < sizeof idioms / sizeof *idioms; i++)
    if (tr_lemma_in(coder, word, idioms[i].verbs) && (!idioms[i].particle || has_particle(coder, word, idioms[i].particle)) &&
        (idioms[i].object == ANY || tr_word_in(coder, what, (tr_class_id)idioms[i].object)))
      return idioms[i].demand;
  const bool walked_out = tr_lemma_in(coder, what, "suspension boycott walkout walk-out") && !tr_has_child(coder, what, TRUCE_DEPREL_NMOD);
  return walked_out && tr_lemma_is(coder, word, "reconsider") ? "talks" : NULL;
}

const char *tr_demand_by_idiom(const tr_coder *coder, uint32_t head, uint32_t first, uint32_t last) {
  for (uint32_t w = first; w <= last; w++) {
    const uint32_t up = tr_word(coder, w)->head;
    const bool goes = tr_lemma_is(coder, w, "go") && tr_word(coder, w)->upos == TRUCE_VERB;
    const bool fallen_silent = up != TRUCE_NONE && tr_lemma_in(coder, w, "silent quiet") && tr_lemma_is(coder, up, "fall");
    if (guns_rest(coder, w) || fallen_silent) return "ceasefire";
    const char *given = given_up(coder, w), *done = given || tr_word(coder, w)->upos != TRUCE_VERB ? given : by_its_object(coder, w);
    if (done) return done;
    if (lets_in(coder, w, last)) return "aid_access";
    if (w == head && tr_word_in(coder, w, TR_CLASS_WAY_FOR_AID) && tr_word(coder, w)->upos == TRUCE_NOUN) return "aid_access";
    if (tr_lemma_is(coder, w, "find") && has_particle(coder, w, "out")) return "investigate";
    if (tr_lemma_is(coder, w, "look") && w < last && tr_lemma_is(coder, w + 1, "into")) return "investigate";
    if (goes && up != TRUCE_NONE && tr_lemma_is(coder, up, "let")) return "release";
    if (departs(coder, w, first)) return of_office(coder, w) ? "resign" : "withdraw";
    if (goes && of_troops(coder, w)) return "withdraw";
    if (tr_lemma_in(coder, w, "quit exit") && of_office(coder, w) && !tr_has_child(coder, w, TRUCE_DEPREL_OBJ)) return "resign";
    const bool alone = w == head && !tr_has_child(coder, w, TRUCE_DEPREL_NSUBJ);
    if (goes && (alone || of_office(coder, w)) && just_goes(coder, w)) return "resign";
  }
  return NULL;
}
