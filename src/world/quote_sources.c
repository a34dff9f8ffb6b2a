/* Who says it: the one who does what a verb says, the word that stands for him, and what kind of claimant he is. */
#include "world/quote_finder.h"

uint32_t tr_quote_child(const truce_reading *reading, uint32_t word, truce_deprel relation) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (reading->words[w->children[i]].relation == relation) return w->children[i];
  return TRUCE_NONE;
}

uint32_t tr_quote_subject(const truce_reading *reading, uint32_t verb) {
  for (int steps = 0; verb != TRUCE_NONE && steps < 6; steps++) {
    const truce_word *w = &reading->words[verb];
    uint32_t subject = tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ);
    if (subject != TRUCE_NONE && reading->words[subject].relation == TRUCE_DEPREL_NSUBJ_PASS) {
      uint32_t agent = tr_quote_child(reading, verb, TRUCE_DEPREL_OBL_AGENT);
      return agent;
    }
    if (subject != TRUCE_NONE) return subject;
    switch (truce_deprel_base(w->relation)) {
      case TRUCE_DEPREL_ACL: return w->head;
      case TRUCE_DEPREL_XCOMP: { /* "asked X to say": the object; "wants to say": the subject */
        uint32_t object = w->head == TRUCE_NONE ? TRUCE_NONE : tr_scene_child(reading, w->head, TRUCE_DEPREL_OBJ);
        if (object != TRUCE_NONE && object < verb) return object;
        verb = w->head;
        break;
      }
      case TRUCE_DEPREL_CONJ:
      case TRUCE_DEPREL_ADVCL:
      case TRUCE_DEPREL_PARATAXIS:
      case TRUCE_DEPREL_CCOMP:
      case TRUCE_DEPREL_COP:
      case TRUCE_DEPREL_AUX: verb = w->head; break;
      default: return TRUCE_NONE;
    }
  }
  return TRUCE_NONE;
}

truce_claimant tr_quote_claimant(const tr_finder *f, uint32_t mention) {
  const tr_scene *scene = f->scene;
  if (mention == TRUCE_NONE) return TRUCE_ANONYMOUS;
  const tr_found *found = &scene->found.items[mention];
  uint32_t draft = scene->mentions.items[mention].actor;
  if (found->form == TR_FORM_AGENT) {
    if (found->agent->class_ == TR_AGENT_OFFICE && draft != TRUCE_NONE && scene->drafts.items[draft].known != TRUCE_NONE) return TRUCE_NAMED;
    return found->agent->as;
  }
  if (draft == TRUCE_NONE) return TRUCE_OFFICIAL;
  const tr_draft *d = &scene->drafts.items[draft];
  if (d->actor.kind == TRUCE_PERSON) {
    if (!d->agent || d->known != TRUCE_NONE) {
      for (size_t i = 0; i < d->mentions.count; i++) { /* "analyst Jane Doe" */
        const tr_agent *agent = scene->found.items[d->mentions.items[i]].agent;
        if (agent && agent->as == TRUCE_ANALYST) return TRUCE_ANALYST;
      }
      return TRUCE_NAMED;
    }
    return d->agent->as;
  }
  if (d->agent) return d->agent->as;
  return d->actor.kind == TRUCE_OUTLET ? TRUCE_OUTLET_CLAIM : TRUCE_OFFICIAL;
}

uint32_t tr_quote_head(const tr_finder *f, uint32_t speaker, uint32_t mention) {
  if (mention == TRUCE_NONE) return speaker;
  const tr_found *found = &f->scene->found.items[mention];
  return found->form == TR_FORM_NAME && speaker >= f->scene->mentions.items[mention].first && speaker < found->end ? found->end - 1 : speaker;
}
