/* Authors are told beside the noun ("the French plan", "the UN-sponsored plan"), by a verb ("the deal proposed by France") and by steps (who offered it);
 * else a deal is that of those who signed or agreed it, or between whom it is. A place that it is named after and a nation that it is about are none. */
#include "record/proposal_authors.h"

#include "record/draft.h"
#include "record/proposals.h"
#include "record/subjects.h"
#include "record/tests.h"

bool tr_has_author(const tr_proposal *p, uint32_t actor) {
  for (size_t i = 0; i < p->authors.count; i++)
    if (p->authors.items[i] == actor) return true;
  return false;
}

void tr_add_author(tr_coder *coder, tr_proposal *p, uint32_t actor) {
  if (actor != TRUCE_NONE && !tr_has_author(p, actor)) TR_PUSH(coder->arena, &p->authors, actor);
}

/* "the Geneva talks", "the Sochi conference": the place is no author. */
static bool named_after_place(const tr_coder *coder, const tr_proposal_word *word) {
  const truce_word *w = tr_word(coder, word->head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t place = tr_base(coder, w->children[i]) == TRUCE_DEPREL_COMPOUND ? tr_place_of(coder, w->children[i]) : TRUCE_NONE;
    if (place != TRUCE_NONE && coder->reading->places[place].kind != TRUCE_STATE) return true;
  }
  return false;
}

/* "the Syrian congress", "a Libyan deal": the nation is what it is about; "the Russian initiative" is Russia's, "a UN resolution" the UN's. */
static bool only_about(const tr_coder *coder, const tr_proposal_word *word) {
  if (tr_lemma_is(coder, word->head, "resolution") && coder->reading->actors[word->owner].kind == TRUCE_BODY) return false;
  return !tr_word_in(coder, word->head, TR_CLASS_SOMEBODYS_OWN) && tr_possessor(coder, word->head) == TRUCE_NONE;
}

/* "the UN-sponsored plan", "a Russian-led conference" */
static void add_sponsors(tr_coder *coder, tr_proposal *p, uint32_t head) {
  const truce_word *w = tr_word(coder, head);
  for (uint32_t i = 0; i < w->child_count; i++) {
    if (!tr_word_in(coder, w->children[i], TR_CLASS_SPONSORED)) continue;
    const truce_word *s = tr_word(coder, w->children[i]);
    tr_add_author(coder, p, tr_sponsor_in(coder, w->children[i]));
    for (uint32_t k = 0; k < s->child_count; k++) tr_add_author(coder, p, tr_actor_of(coder, s->children[k], false));
  }
}

void tr_authors_take(tr_coder *coder, tr_proposal *p, const tr_proposal_word *word) {
  if (word->owner != TRUCE_NONE) {
    const truce_actor *owner = &coder->reading->actors[word->owner];
    const bool of_place = owner->kind == TRUCE_PLACE || (owner->kind == TRUCE_KIND_OTHER && !owner->country[0]);
    if (owner->kind != TRUCE_POPULATION && !of_place && !named_after_place(coder, word) && !only_about(coder, word)) tr_add_author(coder, p, word->owner);
  }
  add_sponsors(coder, p, word->head);
}

/* "Senegal, the author of the plan", "Senegal is the sponsor of it": he is one; TRUCE_NONE elsewhere. */
static uint32_t called_author(const tr_coder *coder, uint32_t noun) {
  if (tr_word(coder, noun)->upos != TRUCE_NOUN || !tr_word_in(coder, noun, TR_CLASS_AUTHOR_NOUN)) return TRUCE_NONE;
  return tr_base(coder, noun) == TRUCE_DEPREL_APPOS ? tr_word(coder, noun)->head
         : tr_has_child(coder, noun, TRUCE_DEPREL_COP) ? tr_own_subject(coder, noun)
                                                      : TRUCE_NONE;
}

static void take_called(tr_coder *coder, uint32_t noun) {
  const uint32_t who = called_author(coder, noun), what = who == TRUCE_NONE ? TRUCE_NONE : tr_child_behind(coder, noun, TRUCE_DEPREL_NMOD, "of");
  const uint32_t proposal = what == TRUCE_NONE ? TRUCE_NONE : tr_proposal_at(coder, what);
  if (proposal == TRUCE_NONE) return;
  tr_add_author(coder, &coder->proposals.items[proposal], tr_actor_of(coder, who, true));
  for (uint32_t i = 0; i < tr_word(coder, who)->child_count; i++)
    if (tr_base(coder, tr_word(coder, who)->children[i]) == TRUCE_DEPREL_CONJ && tr_word(coder, who)->children[i] < noun)
      tr_add_author(coder, &coder->proposals.items[proposal], tr_actor_of(coder, tr_word(coder, who)->children[i], true));
}

/* "called a truce", "the pause ordered by the army": whoever declares a truce is its author, not who calls it off or names it something. */
static bool declares(const tr_coder *coder, uint32_t verb, uint32_t proposal) {
  const bool called_so = tr_lemma_is(coder, verb, "call") && (tr_has_child(coder, verb, TRUCE_DEPREL_XCOMP) || tr_child_lemma(coder, verb, TR_SPAN("off"), 1) ||
                                                             tr_has_child(coder, verb, TRUCE_DEPREL_IOBJ));
  if (called_so) return false;
  return tr_word_in(coder, verb, TR_CLASS_PROPOSES) ||
         (coder->proposals.items[proposal].truce && tr_word_in(coder, verb, TR_CLASS_CALLS_TRUCE));
}

/* "the deal proposed by France", "France put forward a truce", "the envoy arrived with a plan" */
void tr_authors_find(tr_coder *coder) {
  for (uint32_t word = 0; word < coder->reading->word_count; word++) {
    const bool travels = tr_word_in(coder, word, TR_CLASS_JOURNEY);
    take_called(coder, word);
    if (tr_word(coder, word)->upos != TRUCE_VERB) continue;
    tr_arguments arguments;
    tr_arguments_of(coder, word, &arguments);
    const uint32_t patient = tr_argument(&arguments, travels ? TR_WITH : TR_PATIENT);
    const uint32_t proposal = patient == TRUCE_NONE ? TRUCE_NONE : tr_proposal_at(coder, patient);
    if (proposal == TRUCE_NONE || (!travels && !declares(coder, word, proposal))) continue;
    for (size_t i = 0; i < arguments.count; i++)
      if (arguments.fillers[i].slot == TR_AGENT) {
        tr_add_author(coder, &coder->proposals.items[proposal], tr_actor_of(coder, arguments.fillers[i].word, true));
        TR_PUSH(coder->arena, &coder->proposals.items[proposal].evidence,
                tr_words_extent(coder, word < patient ? word : patient, word < patient ? patient : word));
      }
  }
}

bool tr_share_author(const tr_coder *coder, const tr_proposal *a, const tr_proposal *b) {
  for (size_t i = 0; i < a->authors.count; i++)
    for (size_t k = 0; k < b->authors.count; k++) {
      if (a->authors.items[i] == b->authors.items[k]) return true;
      const truce_actor *x = &coder->reading->actors[a->authors.items[i]], *y = &coder->reading->actors[b->authors.items[k]];
      const bool holds_office =
          x->kind == TRUCE_STATE ? y->kind == TRUCE_PERSON && y->office.size : y->kind == TRUCE_STATE && x->kind == TRUCE_PERSON && x->office.size;
      if (holds_office && x->country[0] && !strcmp(x->country, y->country)) return true;
    }
  return false;
}

/* Whoever offered, declared or asked for a proposal is an author of it. */
void tr_authors_from_steps(tr_coder *coder) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_STEP || draft->about == TRUCE_NONE) continue;
    const truce_value *step = tr_draft_value(draft, TRUCE_FIELD_STEP), *by = tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS);
    const bool declared = draft->frame && tr_equal_string(draft->frame->id, "concede.declare-truce");
    if (!step || !by || (!tr_equal_string(step->text, "offered") && !declared) || coder->proposals.items[draft->about].authors.count) continue;
    for (size_t a = 0; a < by->count; a++) tr_add_author(coder, &coder->proposals.items[draft->about], by->ids[a]);
  }
}

/* ---- deals that nobody is said to have put forward ---- */

static void add_all(tr_coder *coder, tr_proposal *p, const truce_value *actors) {
  for (size_t a = 0; actors && a < actors->count; a++) tr_add_author(coder, p, actors->ids[a]);
}

/* Who acts in the event that the step's words also tell. */
static const truce_value *doers_at(const tr_coder *coder, uint32_t trigger) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (!draft->dropped && draft->line.kind == TRUCE_EVENT && draft->line.trigger == trigger) return tr_draft_value(draft, TRUCE_FIELD_ACTORS);
  }
  return NULL;
}

static void add_signatories(tr_coder *coder, uint32_t proposal) {
  for (size_t i = 0; i < coder->drafts.count; i++) {
    const tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_STEP || draft->about != proposal || draft->line.status != TRUCE_ACTUAL) continue;
    const truce_value *step = tr_draft_value(draft, TRUCE_FIELD_STEP), *by = tr_draft_value(draft, TRUCE_FIELD_BY_ACTORS);
    if (!step || !tr_listed(step->text, "signed agreed")) continue;
    const truce_value *doers = by ? by : doers_at(coder, draft->line.trigger);
    if (tr_count(doers) > 1) add_all(coder, &coder->proposals.items[proposal], doers);
  }
}

/* "the pact that Chad initialled with the rebels", "will sign a protocol with his counterpart": both are named at one verb. */
static void add_signers_with(tr_coder *coder, uint32_t proposal) {
  tr_proposal *p = &coder->proposals.items[proposal];
  for (size_t h = 0; h < p->heads.count && !p->authors.count; h++) {
    uint32_t verb = tr_word(coder, p->heads.items[h])->head;
    const truce_word *noun = tr_word(coder, p->heads.items[h]);
    for (uint32_t i = 0; i < noun->child_count; i++)
      if (tr_word(coder, noun->children[i])->upos == TRUCE_VERB && tr_word_in(coder, noun->children[i], TR_CLASS_CONCLUDES))
        verb = noun->children[i];
    if (verb == TRUCE_NONE || tr_word(coder, verb)->upos != TRUCE_VERB || !tr_word_in(coder, verb, TR_CLASS_CONCLUDES)) continue;
    tr_arguments arguments;
    tr_arguments_of(coder, verb, &arguments);
    const uint32_t patient = tr_argument(&arguments, TR_PATIENT), with = tr_argument(&arguments, TR_WITH), agent = tr_argument(&arguments, TR_AGENT);
    if (patient == TRUCE_NONE || with == TRUCE_NONE || agent == TRUCE_NONE || tr_proposal_at(coder, patient) != proposal) continue;
    const uint32_t one = tr_actor_of(coder, agent, true), other = tr_actor_of(coder, with, true);
    if (one == TRUCE_NONE || other == TRUCE_NONE || one == other) continue;
    tr_add_author(coder, p, one);
    tr_add_author(coder, p, other);
  }
}

/* "a pact between the elders and the militia" */
static void add_parties_between(tr_coder *coder, uint32_t proposal) {
  tr_proposal *p = &coder->proposals.items[proposal];
  for (size_t h = 0; h < p->heads.count; h++) {
    const truce_word *w = tr_word(coder, p->heads.items[h]);
    for (uint32_t i = 0; i < w->child_count; i++) {
      const uint32_t first = w->children[i], second = tr_child_by(coder, first, TRUCE_DEPREL_CONJ);
      if (second == TRUCE_NONE || !tr_behind(coder, first, "between")) continue;
      tr_add_author(coder, p, tr_actor_of(coder, first, true));
      tr_add_author(coder, p, tr_actor_of(coder, second, true));
    }
  }
}

void tr_authors_of_deal(tr_coder *coder, uint32_t proposal) {
  if (!coder->proposals.items[proposal].authors.count) add_signatories(coder, proposal);
  if (!coder->proposals.items[proposal].authors.count) add_signers_with(coder, proposal);
  if (!coder->proposals.items[proposal].authors.count) add_parties_between(coder, proposal);
}
