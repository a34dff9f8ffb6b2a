/* The tests of frames, one word at a time: what it names, what it is, what hangs on it. */
#include "record/tests.h"

#include "record/actors.h"
#include "record/claims.h"
#include "record/home.h"
#include "record/numbers.h"
#include "record/proposals.h"
#include "record/sides.h"
#include "truce/world.h"

bool tr_child_lemma(const tr_coder *coder, uint32_t word, truce_span lemma, int depth) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    if (c->relation == TRUCE_DEPREL_ACL_RELCL || truce_deprel_base(c->relation) == TRUCE_DEPREL_CONJ) continue;
    if (depth > 1 && truce_deprel_base(c->relation) == TRUCE_DEPREL_MARK) continue; /* "is to hold talks" is no holding to them */
    if (truce_deprel_base(c->relation) == TRUCE_DEPREL_PARATAXIS) continue;
    if (tr_equal(c->lemma, lemma) || tr_equal(c->lower, lemma)) return true;
    const truce_deprel base = truce_deprel_base(c->relation);
    const bool apart = TR_ONE_OF(base, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_NSUBJ) || (depth > 2 && base == TRUCE_DEPREL_ADVCL);
    if (depth > 1 && !apart && tr_child_lemma(coder, w->children[i], lemma, depth - 1)) return true;
  }
  return false;
}

static bool is_person(tr_coder *coder, uint32_t word) {
  const truce_kind kind = tr_kind_of(coder, word);
  return kind == TRUCE_PERSON || tr_word_in(coder, word, TR_CLASS_ENVOYS);
}

/* "thousands of people": what is counted. */
static uint32_t counted(const tr_coder *coder, uint32_t word) {
  if (!tr_word_in(coder, word, TR_CLASS_QUANTITY) && !tr_word_in(coder, word, TR_CLASS_MEASURE)) return word;
  const uint32_t inner = tr_child_by(coder, word, TRUCE_DEPREL_NMOD), parted = tr_child_by(coder, word, TRUCE_DEPREL_OBL); /* "most of the villages" */
  return inner != TRUCE_NONE ? inner : parted != TRUCE_NONE ? parted : word;
}

/* One alone cannot gather or clash: two or more, or a plural. */
static bool several(const tr_coder *coder, uint32_t word) {
  return tr_plural(coder, word) || tr_has_child(coder, word, TRUCE_DEPREL_CONJ) || tr_base(coder, word) == TRUCE_DEPREL_CONJ ||
         tr_word_in(coder, word, TR_CLASS_SIDES);
}

bool tr_asks(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  bool helped = false;
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_word *c = tr_word(coder, w->children[i]);
    const truce_deprel base = truce_deprel_base(c->relation);
    if (base == TRUCE_DEPREL_MARK && tr_listed(c->lower, "to for")) return true;
    if (base != TRUCE_DEPREL_AUX && base != TRUCE_DEPREL_COP) continue;
    if (tr_listed(c->lower, "should must ought be")) return true;
    helped = true;
  }
  return !helped && (w->upos != TRUCE_VERB || (tr_equal(w->lower, w->lemma) && w->features.tense != TRUCE_PAST));
}

/* "talks are to go on": told of what is planned, not asked for. */
static bool is_to(const tr_coder *coder, uint32_t verb) {
  const uint32_t to = tr_child_by(coder, verb, TRUCE_DEPREL_MARK);
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count && w->children[i] < to; i++)
    if ((tr_base(coder, w->children[i]) == TRUCE_DEPREL_COP || tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX) && tr_lemma_is(coder, w->children[i], "be"))
      return true;
  return false;
}

/* "vital to ending the war" */
static bool to_doing(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  return tr_infinitive(coder, word) && tr_ends(w->lower, TR_SPAN("ing")) && !tr_equal(w->lower, w->lemma);
}

/* "told him that the war was not going to start": it will be, and nobody asks for it. */
static bool going_to(const tr_coder *coder, uint32_t verb) {
  const uint32_t head = tr_word(coder, verb)->head;
  return head != TRUCE_NONE && tr_base(coder, verb) == TRUCE_DEPREL_XCOMP && tr_equal_string(tr_word(coder, head)->lower, "going") &&
         tr_has_child(coder, head, TRUCE_DEPREL_AUX);
}

/* The word that brings in what somebody says: "conceded that …", "warned: …". */
static bool brings_speech(const tr_coder *coder, uint32_t word) {
  const truce_range where = tr_word(coder, word)->where;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  TR_EACH_OF_GROUP(i, &coder->cues, sentence)
    if (coder->reading->quotes[*i].cue.start <= where.start && where.end <= coder->reading->quotes[*i].cue.end) return true;
  return false;
}

static const char *country_at(tr_coder *coder, uint32_t word) {
  const uint32_t place = tr_soil_of(coder, word), actor = tr_actor_of(coder, word, false);
  return place != TRUCE_NONE ? coder->reading->places[place].country : actor != TRUCE_NONE ? coder->reading->actors[actor].country : "";
}

/* In a country, and not in the one that the report is mostly about. */
static bool abroad(tr_coder *coder, uint32_t word) {
  const char *country = country_at(coder, word);
  return tr_is_country(country) && strcmp(country, tr_report_country(coder));
}

/* A country that borders on the one that the report is mostly about, or a place, an actor of it. */
static bool neighbour(tr_coder *coder, uint32_t word) {
  const char *country = country_at(coder, word);
  return abroad(coder, word) && coder->reading->world && truce_world_neighbours(coder->reading->world, tr_report_country(coder), country);
}

/* Whose speech this is, or one of his side: what he says of himself. */
static bool is_speaker(tr_coder *coder, uint32_t word) {
  const uint32_t speaker = tr_speaker_of(coder, word);
  tr_ids here = {.count = 0}, speaks = {.count = 0};
  if (speaker == TRUCE_NONE || speaker >= coder->reading->word_count) return false;
  tr_parties_of(coder, word, &here);
  tr_parties_of(coder, speaker, &speaks);
  for (size_t i = 0; i < here.count; i++)
    for (size_t k = 0; k < speaks.count; k++)
      if (tr_one_side(&coder->reading->actors[here.ids[i]], &coder->reading->actors[speaks.ids[k]])) return true;
  return false;
}

/* "warned that it would": the clause is about whoever says it. */
static bool is_own(tr_coder *coder, uint32_t clause) {
  const uint32_t subject = tr_child_by(coder, clause, TRUCE_DEPREL_NSUBJ);
  return subject != TRUCE_NONE && is_speaker(coder, subject);
}

/* "that it will, would, may, could": not yet so. */
static bool is_ahead(const tr_coder *coder, uint32_t clause) {
  const truce_word *w = tr_word(coder, clause);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX &&
        tr_listed(tr_word(coder, w->children[i])->lower, "will would shall may might could 'll ’ll 'd wo"))
      return true;
  return false;
}

static bool is_body(tr_coder *coder, uint32_t word) {
  const uint32_t actor = tr_actor_of(coder, word, false);
  return actor != TRUCE_NONE && tr_of_body(&coder->reading->actors[actor]);
}

/* "hundreds of people", "more than 2,000": a toll, not those hit at one time. */
static bool is_many(const tr_coder *coder, uint32_t word) {
  enum { HUNDRED = 100 };
  tr_quantity quantity;
  return tr_word_in(coder, word, TR_CLASS_QUANTITY) || (tr_quantity_of(coder, word, &quantity) && quantity.number >= HUNDRED);
}

/* The noun that a pronoun repeats, else the word: "they" of soldiers are forces, too. */
static uint32_t repeated(const tr_coder *coder, uint32_t word) {
  enum { STEPS = 8 };
  const truce_mention *mentions = coder->reading->mentions;
  uint32_t at = tr_word(coder, word)->upos == TRUCE_PRON ? tr_word(coder, word)->mention : TRUCE_NONE;
  for (int step = 0; step < STEPS && at != TRUCE_NONE && mentions[at].pronoun; step++) at = mentions[at].antecedent;
  return at == TRUCE_NONE || mentions[at].pronoun ? word : mentions[at].head;
}

/* "acts to stop it", "steps to end it", "nothing to stop it": what one works for, and may not be able to do. */
static bool is_attempt(const tr_coder *coder, uint32_t verb) {
  const uint32_t above = tr_infinitive(coder, verb) ? tr_word(coder, verb)->head : TRUCE_NONE;
  if (above == TRUCE_NONE || tr_word_in(coder, above, TR_CLASS_RESOLVES)) return false;
  if (tr_base(coder, verb) == TRUCE_DEPREL_ADVCL) return true;
  return tr_base(coder, verb) == TRUCE_DEPREL_ACL &&
         tr_word_in(coder, above, TR_CLASS_ATTEMPT_NOUN);
}

/* Who can fight a war: troops and fighters, an armed group, a state, a people. */
static bool is_armed(const tr_coder *coder, uint32_t word) {
  const uint32_t noun = counted(coder, repeated(coder, word));
  if (tr_word_in(coder, noun, TR_CLASS_FIGHTER) || tr_word_in(coder, noun, TR_CLASS_FORCES)) return true;
  const truce_kind kind = tr_kind_of(coder, noun);
  return TR_ONE_OF(kind, TRUCE_ARMED_GROUP, TRUCE_STATE, TRUCE_GOVERNMENT) || (kind == TRUCE_POPULATION && tr_word(coder, noun)->upos == TRUCE_PROPN);
}

bool tr_passes(tr_coder *coder, const tr_test *test, uint32_t word) {
  switch (test->kind) {
    case TR_TEST_ANY: return true;
    case TR_TEST_ACTOR: {
      tr_ids ids = {.count = 0};
      const bool row = tr_child_by(coder, word, TRUCE_DEPREL_APPOS) != TRUCE_NONE && tr_plural(coder, word); /* "the two powers, Chad and Mali" */
      if (tr_word(coder, word)->upos != TRUCE_PRON && !row) return tr_actor_of(coder, word, true) != TRUCE_NONE;
      tr_parties_of(coder, word, &ids);
      return ids.count > 0;
    }
    case TR_TEST_PERSON: return is_person(coder, word);
    case TR_TEST_STATE: return tr_kind_of(coder, word) == TRUCE_STATE || tr_kind_of(coder, word) == TRUCE_GOVERNMENT;
    case TR_TEST_GROUP: return tr_somebody(coder, word);
    case TR_TEST_PROPOSAL: return tr_proposal_at(coder, word) != TRUCE_NONE;
    case TR_TEST_RELATIVE: return tr_word(coder, word)->relation == TRUCE_DEPREL_ACL_RELCL;
    case TR_TEST_PARTICIPLE:
      return (tr_word(coder, word)->relation == TRUCE_DEPREL_ACL && !tr_has_child(coder, word, TRUCE_DEPREL_MARK)) || to_doing(coder, word);
    case TR_TEST_SEVERAL: return several(coder, word);
    case TR_TEST_ASKING: return tr_asks(coder, word);
    case TR_TEST_ABROAD: return abroad(coder, word);
    case TR_TEST_NEIGHBOUR: return neighbour(coder, word);
    case TR_TEST_SPEECH: return brings_speech(coder, word);
    case TR_TEST_SPEAKER: return is_speaker(coder, word);
    case TR_TEST_OWN: return is_own(coder, word);
    case TR_TEST_AHEAD: return is_ahead(coder, word);
    case TR_TEST_BODY: return is_body(coder, word);
    case TR_TEST_ATTEMPT: return is_attempt(coder, word);
    case TR_TEST_HAVING: return tr_child_lemma(coder, word, test->word, 1);
    case TR_TEST_ARMED: return is_armed(coder, word);
    case TR_TEST_PLACE: return tr_place_named(coder, word) != TRUCE_NONE;
    case TR_TEST_POINT:
      return tr_word_in(coder, word, TR_CLASS_POINT) || tr_kind_of(coder, word) == TRUCE_ACCESS_POINT ||
             (tr_place_of(coder, word) != TRUCE_NONE && coder->reading->places[tr_place_of(coder, word)].kind == TRUCE_ACCESS_POINT);
    case TR_TEST_NUMBER: return tr_word(coder, word)->upos == TRUCE_NUM || tr_has_child(coder, word, TRUCE_DEPREL_NUMMOD);
    case TR_TEST_OWNED: return tr_owner_of(coder, counted(coder, word)) != TRUCE_NONE;
    case TR_TEST_MANY: return is_many(coder, word);
    case TR_TEST_TIME: return tr_in_time(coder, word);
    case TR_TEST_INFINITIVE: return tr_infinitive(coder, word) && !going_to(coder, word) && !is_to(coder, word);
    case TR_TEST_CLASS: return tr_entry_in(coder->entries[counted(coder, repeated(coder, word))], test->value);
    case TR_TEST_WORD: return tr_equal(tr_word(coder, word)->lemma, test->word) || tr_equal(tr_word(coder, word)->lower, test->word);
    default: return false;
  }
}
