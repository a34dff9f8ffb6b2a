/* Who says it: the one who does what a verb says, the word that stands for him, and what kind of claimant he is. */
#include "world/quote_finder.h"

uint32_t tr_quote_child(const truce_reading *reading, uint32_t word, truce_deprel relation) {
  const truce_word *w = &reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (reading->words[w->children[i]].relation == relation) return w->children[i];
  return TRUCE_NONE;
}

/* A verb under a modal, or in its bare form after "that": what follows it in the past tense is not under it. */
static bool unreal(const truce_reading *reading, uint32_t verb) {
  const truce_word *w = &reading->words[verb];
  uint32_t aux = tr_scene_child(reading, verb, TRUCE_DEPREL_AUX);
  if (aux != TRUCE_NONE) return tr_listed(reading->words[aux].lower, "will would can could may might shall should must 'll 'd");
  return w->upos == TRUCE_VERB && w->features.tense == TRUCE_TENSE_NONE && tr_equal(w->lower, w->lemma);
}

uint32_t tr_quote_resumed(const truce_reading *reading, uint32_t verb) {
  const truce_word *w = &reading->words[verb];
  const uint32_t clause = truce_deprel_base(w->relation) == TRUCE_DEPREL_CONJ ? w->head : TRUCE_NONE;
  if (clause == TRUCE_NONE || clause > verb || w->features.tense != TRUCE_PAST || w->features.verb_form != TRUCE_FINITE ||
      tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ) != TRUCE_NONE)
    return TRUCE_NONE;
  const truce_word *c = &reading->words[clause];
  if (truce_deprel_base(c->relation) != TRUCE_DEPREL_CCOMP || c->head == TRUCE_NONE || !unreal(reading, clause)) return TRUCE_NONE;
  return reading->words[c->head].features.tense == TRUCE_PAST ? c->head : TRUCE_NONE;
}

uint32_t tr_quote_subject(const truce_reading *reading, uint32_t verb) {
  const uint32_t says = verb;
  for (int steps = 0; verb != TRUCE_NONE && steps < 6; steps++) {
    const truce_word *w = &reading->words[verb];
    uint32_t subject = tr_scene_child(reading, verb, TRUCE_DEPREL_NSUBJ);
    if (subject != TRUCE_NONE && reading->words[subject].relation == TRUCE_DEPREL_NSUBJ_PASS) {
      if (verb != says && tr_listed(w->lemma, "quote cite")) return subject; /* "was quoted as saying" */
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
      case TRUCE_DEPREL_CONJ: {
        const uint32_t resumed = tr_quote_resumed(reading, verb);
        verb = resumed == TRUCE_NONE ? w->head : resumed;
        break;
      }
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

static bool closes_clause(const truce_reading *reading, uint32_t verb) {
  const truce_sentence *sentence = &reading->sentences[reading->words[verb].sentence];
  return verb + 1 >= sentence->end || reading->words[verb + 1].upos == TRUCE_PUNCT;
}

static bool nominal(truce_upos upos) { return upos == TRUCE_NOUN || upos == TRUCE_PROPN || upos == TRUCE_PRON; }
static bool ends_a_phrase(truce_upos upos) { return upos == TRUCE_VERB || upos == TRUCE_AUX || upos == TRUCE_SCONJ || upos == TRUCE_CCONJ; }

/* The head of the noun phrase that stands between a mark and a verb; TRUCE_NONE if there is more or less than that. */
static uint32_t phrase_before(const truce_reading *reading, uint32_t verb) {
  enum { MOST_WORDS = 9 };
  const uint32_t first = reading->sentences[reading->words[verb].sentence].first;
  uint32_t end = verb, start;
  while (end > first && (reading->words[end - 1].upos == TRUCE_ADV || reading->words[end - 1].upos == TRUCE_AUX)) end--;
  if (end == first || !nominal(reading->words[end - 1].upos)) return TRUCE_NONE;
  for (start = end; start > first && start + MOST_WORDS > end && reading->words[start - 1].upos != TRUCE_PUNCT; start--)
    if (ends_a_phrase(reading->words[start - 1].upos)) return TRUCE_NONE;
  if (start == first || reading->words[start - 1].upos != TRUCE_PUNCT || reading->words[start].upos == TRUCE_ADP) return TRUCE_NONE;
  return tr_words_head(reading, start, end);
}

static bool is_mark(const truce_reading *reading, uint32_t first, uint32_t word) {
  return word > first && tr_equal_string(reading->words[word - 1].form, ",");
}

/* Where the words of a name, or of a description without a verb, that end before `end` begin; `end` if there are none, or too many. */
static uint32_t phrase_first(const truce_reading *reading, uint32_t first, uint32_t end, bool name) {
  enum { MOST_WORDS = 10 };
  uint32_t start = end;
  while (start > first && start + MOST_WORDS > end && !tr_equal_string(reading->words[start - 1].form, ",")) {
    const truce_upos upos = reading->words[start - 1].upos;
    const bool part = upos == TRUCE_PROPN || upos == TRUCE_PART || upos == TRUCE_PUNCT;
    if (name ? !part && !(upos == TRUCE_NOUN && start < end) : ends_a_phrase(upos)) return end;
    start--;
  }
  return start;
}

uint32_t tr_quote_named_before(const truce_reading *reading, uint32_t verb, uint32_t *from) {
  const uint32_t first = reading->sentences[reading->words[verb].sentence].first;
  if (verb < first + 4 || !is_mark(reading, first, verb)) return TRUCE_NONE;
  const uint32_t name = phrase_first(reading, first, verb - 1, true);
  if (name + 1 >= verb || !is_mark(reading, first, name) || reading->words[name].upos == TRUCE_PART) return TRUCE_NONE;
  const uint32_t described = phrase_first(reading, first, name - 1, false);
  if (described + 1 >= name || (described > first && !is_mark(reading, first, described))) return TRUCE_NONE;
  if (reading->words[described].upos == TRUCE_ADP || reading->words[described].upos == TRUCE_ADV) return TRUCE_NONE;
  const uint32_t head = tr_words_head(reading, name, verb - 1);
  if (reading->words[head].name == TRUCE_NONE || reading->names[reading->words[head].name].class_ != TRUCE_PER) return TRUCE_NONE;
  *from = described;
  return head;
}

uint32_t tr_quote_speaker(const truce_reading *reading, uint32_t verb) {
  uint32_t subject = tr_quote_subject(reading, verb), from = 0;
  const uint32_t named = tr_quote_named_before(reading, verb, &from);
  const bool described = named != TRUCE_NONE && subject != TRUCE_NONE && subject >= from && subject < verb;
  if (named != TRUCE_NONE && (!described || tr_equal_string(reading->words[subject].lower, "one"))) return named;
  uint32_t before = closes_clause(reading, verb) ? phrase_before(reading, verb) : TRUCE_NONE;
  return before == TRUCE_NONE || (subject != TRUCE_NONE && subject >= before && subject < verb) ? subject : before;
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

/* Where a name ends for its head's sake: before "of" and "for" in "Committee for a Responsible Budget". */
static uint32_t core_end(const truce_reading *reading, const tr_found *name) {
  for (uint32_t i = name->first + 1; i < name->end; i++)
    if (reading->words[i].upos == TRUCE_ADP) return i;
  return name->end;
}

uint32_t tr_quote_head(const tr_finder *f, uint32_t speaker, uint32_t mention) {
  if (mention == TRUCE_NONE) return speaker;
  const tr_found *found = &f->scene->found.items[mention];
  return found->form == TR_FORM_NAME && speaker >= f->scene->mentions.items[mention].first && speaker < found->end ? core_end(f->reading, found) - 1 : speaker;
}
