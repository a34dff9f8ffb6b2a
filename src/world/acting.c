/* Whether a name stands for those who act there: "Washington said", "talks with Moscow" do, "in Washington", "bombed Damascus" do not. */
#include "world/scene.h"

/* Prepositions that make their noun a place; with the others a capital may be its government. */
static const char *const place_prepositions[] = {
    "in", "at", "near", "inside", "outside", "across", "around", "through", "throughout", "into", "to", "from", "over", "within", "via", "off",
    "toward", "towards", "above", "along", "beyond", "onto", "en", NULL,
};

/* Verbs that only people, states and bodies are subjects of. */
static bool subject_acts(const truce_reading *reading, uint32_t head) {
  uint32_t verb = reading->words[head].head;
  if (verb == TRUCE_NONE) return false;
  const truce_word *w = &reading->words[verb];
  return TR_ONE_OF(w->upos, TRUCE_VERB, TRUCE_NOUN, TRUCE_ADJ) && reading->words[head].relation != TRUCE_DEPREL_NSUBJ_PASS;
}

/* "the border between Gaza and Israel", "shuttled between Doha and Cairo": a stretch of land between two places, no dealings of two parties. */
static bool bounds_land(const truce_reading *reading, uint32_t word, truce_span preposition) {
  const uint32_t noun = reading->words[word].head;
  return noun != TRUCE_NONE && tr_equal_string(preposition, "between") &&
         tr_is_place_word(&reading->world->words, reading->words[noun].lemma, TR_PLACE_BETWEEN);
}

bool tr_acts(const truce_reading *reading, uint32_t head) {
  for (int steps = 0; steps < 6; steps++) { /* a conjunct takes the role of the first: "Moscow and Ankara said" */
    const truce_word *w = &reading->words[head];
    truce_span preposition = tr_case_of(reading, head);
    if (tr_one_of(preposition, place_prepositions) || bounds_land(reading, head, preposition)) return false;
    switch (truce_deprel_base(w->relation)) {
      case TRUCE_DEPREL_NSUBJ: return subject_acts(reading, head);
      case TRUCE_DEPREL_NMOD:
        if (w->relation == TRUCE_DEPREL_NMOD_POSS) return true;
        return tr_listed(preposition, "with between by");
      case TRUCE_DEPREL_OBL:
        if (steps > 0 && tr_equal_string(preposition, "on")) return false; /* "to Moscow on Friday and Kyiv on Saturday" */
        return w->relation == TRUCE_DEPREL_OBL_AGENT || tr_listed(preposition, "with by between against on");
      case TRUCE_DEPREL_OBJ:
      case TRUCE_DEPREL_IOBJ:
        return w->head == TRUCE_NONE || !tr_is_place_word(&reading->world->words, reading->words[w->head].lemma, TR_PLACE_DONE_TO_PLACES);
      case TRUCE_DEPREL_CONJ:
        if (w->head == TRUCE_NONE || w->head >= head) return false;
        head = w->head;
        continue;
      default: return false;
    }
  }
  return false;
}
