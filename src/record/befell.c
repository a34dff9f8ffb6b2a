/* What has befallen those counted, where no verb of killing, wounding or holding says it: "paid with their lives", "suffered burns", "behind bars". */
#include "record/counted.h"

#include "record/tests.h"

/* The governor's object, or the oblique behind its preposition, is of these lemmas. */
static bool has_object(const tr_coder *coder, const tr_counted *c, const char *lemmas) {
  const uint32_t object = tr_child_by(coder, c->governor, TRUCE_DEPREL_OBJ);
  return object != TRUCE_NONE && tr_lemma_in(coder, object, lemmas);
}

static bool has_oblique(const tr_coder *coder, const tr_counted *c, const char *preposition, const char *lemmas) {
  const uint32_t oblique = tr_child_behind(coder, c->governor, TRUCE_DEPREL_OBL, preposition);
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
    return has_object(coder, c, "injury wound burn bruise fracture concussion");
  if (tr_counted_acts(c) && tr_lemma_in(coder, c->governor, "end land wind")) return has_oblique(coder, c, "in", "hospital");
  if (tr_counted_acts(c) && tr_lemma_in(coder, c->governor, "need require")) {
    const uint32_t care = tr_child_by(coder, c->governor, TRUCE_DEPREL_OBJ);
    return care != TRUCE_NONE && tr_lemma_in(coder, care, "treatment attention care") && tr_child_lemma(coder, care, TR_SPAN("hospital"), 1);
  }
  if (!tr_counted_suffers(coder, c)) return false;
  if (tr_lemma_in(coder, c->governor, "send put")) return has_oblique(coder, c, "to", "hospital") || has_oblique(coder, c, "in", "hospital");
  return tr_lemma_in(coder, c->governor, "treat hospitalise hospitalize") && has_oblique(coder, c, "for", "injury wound burn bruise gunshot");
}

/* "did not survive" */
static bool not_survived(const tr_coder *coder, const tr_counted *c) {
  return tr_counted_acts(c) && tr_lemma_is(coder, c->governor, "survive") && tr_child_is(coder, c->governor, TRUCE_DEPREL_ADVMOD, "not n't");
}

/* "have five men in custody", "are in Saudi jails", "still behind bars", "fell into the army's hands" */
static bool in_jail(const tr_coder *coder, const tr_counted *c) {
  static const char *const jails = "jail prison custody detention";
  if (tr_counted_suffers(coder, c) && tr_lemma_in(coder, c->governor, "have hold keep")) {
    const uint32_t within = tr_child_behind(coder, c->head, TRUCE_DEPREL_NMOD, "in");
    return has_oblique(coder, c, "in", jails) || (within != TRUCE_NONE && tr_lemma_in(coder, within, jails));
  }
  if (!tr_counted_acts(c)) return false;
  if (tr_lemma_in(coder, c->governor, jails)) return tr_behind(coder, c->governor, "in");
  if (tr_lemma_is(coder, c->governor, "bar")) return tr_behind(coder, c->governor, "behind");
  if (tr_lemma_in(coder, c->governor, "languish sit remain"))
    return has_oblique(coder, c, "in", "jail prison custody detention cell") || has_oblique(coder, c, "behind", "bar");
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
