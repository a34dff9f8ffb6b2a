/* Hints beside frames: a frame goes first on its words; the hint there seconds or contradicts its line, and tells whom it is done to where grammar did not. */
#include "record/hint.h"

static bool inside(truce_range outer, truce_range inner) { return outer.start <= inner.start && inner.end <= outer.end; }

/* Is this draft a line of the hint's kind on the hint's word? */
static bool on_same_words(const tr_hint *h, const tr_draft *draft) {
  if (draft->dropped || draft->line.kind != h->of->kind) return false;
  if (draft->line.trigger == h->trigger) return true;
  for (size_t e = 0; e < draft->evidence.count; e++)
    if (inside(draft->evidence.items[e], tr_word(h->coder, h->trigger)->where)) return true;
  return false;
}

static const float least_own = 0.85f; /* how sure a hint must be to tell another event than the frame on whose words it stands */

/* "launched an attack", "denied arming them": the verb only carries the word that the frame knows. */
static bool carries(const tr_coder *coder, uint32_t verb, uint32_t word) {
  const truce_deprel base = tr_base(coder, word);
  return tr_word(coder, word)->head == verb && base != TRUCE_DEPREL_CONJ && base != TRUCE_DEPREL_CCOMP && base != TRUCE_DEPREL_ADVCL;
}

/* "Turkey, whose jets bombed the camps, asked …": what a verb with a subject of its own tells within the words of another verb's event is another event,
 * unless it only says what somebody is like ("which backs the rebels"). */
static bool tells_its_own(const tr_hint *h, const tr_draft *draft) {
  const tr_coder *coder = h->coder;
  const truce_word *verb = tr_word(coder, h->trigger);
  if (draft->line.kind != TRUCE_EVENT || draft->line.trigger == h->trigger || h->sure < least_own || coder->covered[h->trigger]) return false;
  if (verb->upos != TRUCE_VERB || tr_base(coder, h->trigger) == TRUCE_DEPREL_XCOMP || carries(coder, h->trigger, draft->line.trigger)) return false;
  if (!tr_has_child(coder, h->trigger, TRUCE_DEPREL_NSUBJ)) return false;
  return tr_base(coder, h->trigger) != TRUCE_DEPREL_ACL || verb->features.tense == TRUCE_PAST || tr_has_child(coder, h->trigger, TRUCE_DEPREL_AUX);
}

/* A step that a frame's step in the sentence gainsays: what holds is not broken. */
static bool step_gainsaid(const tr_hint *h, const tr_draft *draft) {
  if (h->of->kind != TRUCE_STEP || draft->line.kind != TRUCE_STEP || draft->dropped || draft->line.status != TRUCE_ACTUAL) return false;
  const truce_value *step = tr_draft_value(draft, TRUCE_FIELD_STEP);
  return step && tr_listed(h->detail, "holding breached") && tr_listed(step->text, "holding breached") && !tr_equal(h->detail, step->text);
}

/* A position that a frame's event in the same word gainsays: who accuses somebody does not support him. */
static bool gainsaid(const tr_hint *h, const tr_draft *draft) {
  const truce_value *type =
      h->of->kind == TRUCE_STANCE && draft->line.kind == TRUCE_EVENT && draft->line.trigger == h->trigger ? tr_draft_value(draft, TRUCE_FIELD_TYPE) : NULL;
  if (!type || draft->dropped || draft->line.status == TRUCE_NEGATED) return false;
  if (tr_listed(h->detail, "supports accepts accepts_with_conditions")) return tr_listed(type->text, "ACCUSE REJECT THREATEN");
  return tr_listed(h->detail, "opposes rejects") && tr_listed(type->text, "SUPPORT AGREE");
}

static bool tells_already(const tr_hint *h, const tr_draft *draft) {
  return (on_same_words(h, draft) && !tells_its_own(h, draft)) || gainsaid(h, draft) || step_gainsaid(h, draft);
}

bool tr_hint_told_already(const tr_hint *h) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  TR_EACH_OF_GROUP(i, h->framed, sentence)
    if (tells_already(h, &h->coder->drafts.items[*i])) return true;
  return false;
}

void tr_hint_vote(const tr_hint *h) {
  const uint32_t sentence = tr_word(h->coder, h->trigger)->sentence;
  TR_EACH_OF_GROUP(i, h->framed, sentence) {
    tr_draft *draft = &h->coder->drafts.items[*i];
    if (!on_same_words(h, draft)) continue;
    const truce_value *detail = h->of->detailed ? tr_draft_value(draft, h->of->detail) : NULL;
    if (!h->detail.size || !detail || !detail->text.size || tr_equal(detail->text, h->detail)) draft->vote = TR_SECONDED;
    else if (draft->vote == TR_ALONE) draft->vote = TR_CONTRADICTED;
  }
}

void tr_hint_fill_recipients(tr_coder *coder, size_t count) {
  for (size_t i = 0; i < count; i++) {
    tr_draft *draft = &coder->drafts.items[i];
    if (draft->dropped || draft->line.kind != TRUCE_EVENT) continue;
    const truce_value *recipients = tr_draft_value(draft, TRUCE_FIELD_RECIPIENTS), *actors = tr_draft_value(draft, TRUCE_FIELD_ACTORS);
    if (tr_count(recipients)) continue;
    uint32_t words[TR_HINT_FILLERS];
    tr_ids named = {.count = 0}, others = {.count = 0};
    const size_t fillers = tr_hint_fillers(coder, draft->line.trigger, "event.recipients", words, TR_HINT_FILLERS);
    for (size_t w = 0; w < fillers; w++) tr_parties_of(coder, words[w], &named);
    for (size_t a = 0; a < named.count; a++)
      if (!tr_holds(actors, named.ids[a])) tr_ids_add(&others, named.ids[a]);
    if (others.count) tr_draft_ids(coder, draft, TRUCE_FIELD_RECIPIENTS, others.ids, others.count);
  }
}
