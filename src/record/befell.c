/* What has befallen those counted, where no verb of killing, wounding or holding says it: "paid with their lives", "suffered burns", "behind bars". */
#include "record/counted.h"

#include "record/tests.h"

static uint32_t object_of(const tr_coder *coder, const tr_counted *c) { return tr_child_by(coder, c->governor, TRUCE_DEPREL_OBJ); }
static uint32_t oblique_of(const tr_coder *coder, const tr_counted *c, const char *preposition) {
  return tr_child_behind(coder, c->governor, TRUCE_DEPREL_OBL, preposition);
}

/* The governor's object, or the oblique behind its preposition, is of these lemmas. */
static bool has_object(const tr_coder *coder, const tr_counted *c, const char *lemmas) {
  const uint32_t object = object_of(coder, c);
  return object != TRUCE_NONE && tr_lemma_in(coder, object, lemmas);
}
static bool has_oblique(const tr_coder *coder, const tr_counted *c, const char *preposition, const char *lemmas) {
  const uint32_t oblique = oblique_of(coder, c, preposition);
  return oblique != TRUCE_NONE && tr_lemma_in(coder, oblique, lemmas);
}

/* "laid down their lives", "met their deaths", "paid with their lives" */
static bool gave_lives(const tr_coder *coder, const tr_counted *c) {
  if (!tr_counted_acts(c)) return false;
  if (tr_lemma_in(coder, c->governor, "lay give sacrifice forfeit")) return has_object(coder, c, "life");
  if (tr_lemma_is(coder, c->governor, "pay")) return has_oblique(coder, c, "with", "life");
  return tr_lemma_in(coder, c->governor, "meet find") && has_object(coder, c, "death end");
}

/* "suffered injuries", "nursing wounds", "ended up in hospital", "sent 40 people to hospital" */
static bool took_wounds(const tr_coder *coder, const tr_counted *c) {
  if (tr_counted_acts(c) && tr_lemma_in(coder, c->governor, "suffer sustain receive nurse"))
    return tr_word_in(coder, object_of(coder, c), TR_CLASS_WOUND);
  if (tr_counted_acts(c) && tr_lemma_in(coder, c->governor, "end land wind")) return has_oblique(coder, c, "in", "hospital");
  if (tr_counted_acts(c) && tr_lemma_in(coder, c->governor, "need require")) {
    const uint32_t care = object_of(coder, c);
    return care != TRUCE_NONE && tr_lemma_in(coder, care, "treatment attention care") && tr_child_lemma(coder, care, TR_SPAN("hospital"), 1);
  }
  if (!tr_counted_suffers(coder, c)) return false;
  if (tr_lemma_in(coder, c->governor, "send put")) return has_oblique(coder, c, "to", "hospital") || has_oblique(coder, c, "in", "hospital");
  return tr_lemma_in(coder, c->governor, "treat hospitalise hospitalize") && tr_word_in(coder, oblique_of(coder, c, "for"), TR_CLASS_WOUND);
}

/* "did not survive" */
static bool not_survived(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_acts(c) && tr_lemma_is(coder, c->governor, "survive") && tr_child_is(coder, c->governor, TRUCE_DEPREL_ADVMOD, "not n't");
}

/* "have five men in custody", "are in Saudi jails", "still behind bars", "fell into the army's hands" */
static bool in_jail(const tr_coder *coder, const tr_counted *c) {
  if (tr_counted_suffers(coder, c) && tr_lemma_in(coder, c->governor, "have hold keep")) {
    const uint32_t within = tr_child_behind(coder, c->head, TRUCE_DEPREL_NMOD, "in");
    return tr_word_in(coder, oblique_of(coder, c, "in"), TR_CLASS_JAIL) || tr_word_in(coder, within, TR_CLASS_JAIL);
  }
  if (!tr_counted_acts(c)) return false;
  if (tr_word_in(coder, c->governor, TR_CLASS_JAIL)) return tr_behind(coder, c->governor, "in");
  if (tr_lemma_is(coder, c->governor, "bar")) return tr_behind(coder, c->governor, "behind");
  if (tr_lemma_in(coder, c->governor, "languish sit remain"))
    return tr_word_in(coder, oblique_of(coder, c, "in"), TR_CLASS_JAIL) || has_oblique(coder, c, "in", "cell") || has_oblique(coder, c, "behind", "bar");
  const bool taken = tr_word_in(coder, c->noun, TR_CLASS_FORCES) || tr_word_in(coder, c->noun, TR_CLASS_FIGHTER);
  return taken && tr_lemma_is(coder, c->governor, "fall") && has_oblique(coder, c, "into", "hand captivity");
}

/* "made off with 276 schoolgirls", "marched off 60 villagers" */
static bool carried_off(const tr_coder *coder, const tr_counted *c) {
  const uint32_t verb = c->governor;
  if (!tr_word_in(coder, c->noun, TR_CLASS_PEOPLE) || !tr_child_lemma(coder, verb, TR_SPAN("off"), 1)) return false;
  if (tr_lemma_in(coder, verb, "make ride drive")) return tr_behind(coder, c->head, "with");
  return tr_counted_suffers(coder, c) && tr_lemma_in(coder, verb, "march carry haul herd");
}

truce_span tr_befell(const tr_coder *coder, const tr_counted *c) {
  if (c->governor == TRUCE_NONE) return (truce_span){0};
  if (gave_lives(coder, c) || not_survived(coder, c)) return tr_span("killed");
  if (took_wounds(coder, c)) return tr_span("injured");
  if (in_jail(coder, c)) return tr_span("prisoners");
  return carried_off(coder, c) ? tr_span("hostages") : (truce_span){0};
}
