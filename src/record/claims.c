/* A line's claim comes first from the quotes that the reader found around it, one within the other; where there is none, from a saying, counting or
 * denying verb above it, or an aside beside it. A speaker whom the reader does not know is told by his noun: bodies and office-holders speak
 * officially, others without a name. */
#include "record/claims.h"

#include "record/status.h"

static bool holds(truce_range outer, truce_range inner) { return outer.start <= inner.start && outer.end >= inner.end; }

static const truce_quote *quote_of(const tr_coder *coder, uint32_t word) {
  const truce_quote *best = NULL;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->quotes, sentence); i < tr_group_end(&coder->quotes, sentence); i++) {
    const truce_quote *quote = &coder->reading->quotes[*i];
    if (!holds(quote->where, tr_word(coder, word)->where)) continue;
    if (!best || quote->where.end - quote->where.start < best->where.end - best->where.start) best = quote;
  }
  return best;
}

uint32_t tr_speaker_of(const tr_coder *coder, uint32_t word) {
  const truce_quote *quote = quote_of(coder, word);
  if (quote && quote->speaker_word != TRUCE_NONE) return quote->speaker_word;
  for (int up = 0; up < 6 && tr_word(coder, word)->head != TRUCE_NONE; up++) { /* "said that …" */
    const uint32_t head = tr_word(coder, word)->head;
    if (tr_base(coder, word) == TRUCE_DEPREL_CCOMP && tr_word_in(coder, head, TR_CLASS_SPEECH)) return tr_child_by(coder, head, TRUCE_DEPREL_NSUBJ);
    word = head;
  }
  return TRUCE_NONE;
}

/* "criticism of the raid": what a noun of speech is about. */
static bool is_matter(const tr_coder *coder, const truce_quote *quote) {
  return tr_word(coder, quote->cue_word)->upos == TRUCE_NOUN && quote->cue_word + 1 < coder->reading->word_count &&
         tr_word(coder, quote->cue_word + 1)->upos == TRUCE_ADP;
}

/* "the claim that …", "its statement"; what a commitment, a decision, an interest aims at is nobody's claim. */
static bool noun_claims(const tr_coder *coder, const truce_quote *quote) {
  return tr_word_in(coder, quote->cue_word, TR_CLASS_SPEECH) || tr_word_in(coder, quote->cue_word, TR_CLASS_CLAIMING) ||
         tr_starts(tr_slice(coder->reading->report->text, quote->where), TR_SPAN("that "));
}

/* Is a reported content somebody's claim? What was voted, ordered, wanted, criticised is no claim that it is so. */
static bool is_claim(const tr_coder *coder, const truce_quote *quote) {
  if (quote->form != TRUCE_INDIRECT || quote->cue_word == TRUCE_NONE || quote->cue_word >= coder->reading->word_count) return true;
  if (is_matter(coder, quote)) return false;
  if (tr_word(coder, quote->cue_word)->upos == TRUCE_NOUN) return noun_claims(coder, quote);
  return tr_word(coder, quote->cue_word)->upos != TRUCE_VERB || tr_lemma_is(coder, quote->cue_word, "according") ||
         tr_word_in(coder, quote->cue_word, TR_CLASS_SPEECH) || tr_word_in(coder, quote->cue_word, TR_CLASS_CLAIMING);
}

static bool personal(const tr_coder *coder, uint32_t word) {
  return word != TRUCE_NONE && word < coder->reading->word_count && tr_lemma_in(coder, word, "he she");
}

/* "speaking on condition of anonymity" */
static bool unnamed_by_wish(const tr_coder *coder, uint32_t sentence) {
  for (uint32_t w = coder->reading->sentences[sentence].first; w < coder->reading->sentences[sentence].end; w++)
    if (tr_listed(tr_word(coder, w)->lower, "anonymity anonymously unnamed authorized authorised")) return true;
  return false;
}

/* What the reader could not place: a department, an army, a federation speaks for itself, an official for whom he serves. */
static truce_claimant claimant_by_word(const tr_coder *coder, uint32_t word) {
  const truce_word *w = tr_word(coder, word);
  const bool body = tr_word_in(coder, word, TR_CLASS_GROUP_NOUN) || tr_word_in(coder, word, TR_CLASS_OFFICE_NOUN) || tr_word_in(coder, word, TR_CLASS_FORCES);
  const bool speaks_for_others = body || tr_word_in(coder, word, TR_CLASS_OFFICIAL_ROLE);
  return w->upos != TRUCE_PRON && speaks_for_others && !tr_plural(coder, word) && !unnamed_by_wish(coder, w->sentence) ? TRUCE_OFFICIAL : TRUCE_ANONYMOUS;
}

static bool is_person_name(const tr_coder *coder, uint32_t word) {
  const uint32_t name = tr_word(coder, word)->name;
  return name != TRUCE_NONE && coder->reading->names[name].class_ == TRUCE_PER;
}

/* "a Hamas lawmaker, Ali Taha,", "spokeswoman Vera Lind": does his name stand beside his office? */
static bool bears_name(const tr_coder *coder, uint32_t word) {
  if (word == TRUCE_NONE || word >= coder->reading->word_count) return false;
  if (is_person_name(coder, word)) return true;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const truce_deprel base = tr_base(coder, w->children[i]);
    if ((base == TRUCE_DEPREL_APPOS || base == TRUCE_DEPREL_FLAT) && is_person_name(coder, w->children[i])) return true;
  }
  return false;
}

/* "he added": whoever spoke last, where the reader does not know who he is; "…, adding that": whoever else speaks in the sentence. */
static truce_said_by claim_of(const tr_coder *coder, const truce_quote *quote) {
  enum { SENTENCES_BACK = 3 };
  const truce_reading *reading = coder->reading;
  const truce_quote *voice = quote;
  const uint32_t cue = quote->cue_word < reading->word_count ? quote->cue_word : TRUCE_NONE;
  if (quote->speaker == TRUCE_NONE && cue != TRUCE_NONE && (quote->speaker_word == TRUCE_NONE || personal(coder, quote->speaker_word)))
    for (size_t i = 0; i < reading->quote_count; i++) {
      const truce_quote *other = &reading->quotes[i];
      if (holds(quote->where, other->cue)) continue; /* told by him, not by the report */
      if (other->speaker == TRUCE_NONE || other->cue_word >= reading->word_count || other->cue_word > cue ||
          reading->actors[other->speaker].kind != TRUCE_PERSON)
        continue;
      const uint32_t there = tr_word(coder, other->cue_word)->sentence, here = tr_word(coder, cue)->sentence;
      if (there == here || (personal(coder, quote->speaker_word) && there + SENTENCES_BACK >= here)) voice = other;
    }
  truce_claimant as = voice->as;
  if ((as == TRUCE_ANONYMOUS || as == TRUCE_OFFICIAL) && bears_name(coder, voice->speaker_word)) as = TRUCE_NAMED;
  if (as == TRUCE_ANONYMOUS && voice->speaker_word < reading->word_count) as = claimant_by_word(coder, voice->speaker_word);
  return (truce_said_by){voice->speaker, as, quote->cue.end > quote->cue.start ? quote->cue : quote->where};
}

static truce_claimant claimant_of(const tr_coder *coder, uint32_t actor, uint32_t word) {
  const truce_kind kind = actor == TRUCE_NONE ? TRUCE_KIND_NONE : coder->reading->actors[actor].kind;
  if (kind == TRUCE_OUTLET) return TRUCE_OUTLET_CLAIM;
  if (bears_name(coder, word)) return TRUCE_NAMED;
  if (actor == TRUCE_NONE || kind == TRUCE_POPULATION) return claimant_by_word(coder, word);
  if (kind != TRUCE_PERSON) return TRUCE_OFFICIAL;
  return tr_word(coder, word)->upos == TRUCE_PROPN || tr_word(coder, word)->upos == TRUCE_PRON ? TRUCE_NAMED : claimant_by_word(coder, word);
}

static void say(tr_coder *coder, tr_draft *draft, uint32_t speaker, uint32_t cue) {
  const uint32_t actor = speaker == TRUCE_NONE ? TRUCE_NONE : tr_party_of(coder, speaker);
  truce_said_by *said = TR_NEW(coder->arena, truce_said_by);
  *said = (truce_said_by){actor, speaker == TRUCE_NONE ? TRUCE_ANONYMOUS : claimant_of(coder, actor, speaker), tr_word(coder, cue)->where};
  draft->line.said_by = said;
  draft->line.said_by_count = 1;
}

static bool told_by_verb(tr_coder *coder, const tr_draft *draft, uint32_t verb, uint32_t subject) {
  if (tr_word_in(coder, verb, TR_CLASS_DISOWNING)) return true;
  if (draft->line.kind != TRUCE_FIGURE) return false;
  return tr_word_in(coder, verb, TR_CLASS_COUNTING) ||
         (tr_word_in(coder, verb, TR_CLASS_GIVING_NUMBER) && tr_actor_of(coder, subject, false) != TRUCE_NONE); /* "the movement claims 5,000" */
}

/* "…, elders said", "according to the clinic": beside a verb of the line's clause. */
static bool add_aside(tr_coder *coder, tr_draft *draft, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i], base = tr_base(coder, child);
    const uint32_t subject = tr_child_by(coder, child, TRUCE_DEPREL_NSUBJ);
    if (base == TRUCE_DEPREL_PARATAXIS && tr_word_in(coder, child, TR_CLASS_SPEECH) && subject != TRUCE_NONE && !tr_negated(coder, child))
      return say(coder, draft, subject, child), true;
    const uint32_t owner = base == TRUCE_DEPREL_OBL && tr_word_in(coder, child, TR_CLASS_RECKONING) ? tr_possessor(coder, child) : TRUCE_NONE;
    if (owner != TRUCE_NONE) return say(coder, draft, owner, child), true; /* "by its own count" */
    if (base == TRUCE_DEPREL_OBL && tr_behind(coder, child, "according")) return say(coder, draft, child, tr_child_by(coder, child, TRUCE_DEPREL_CASE)), true;
  }
  return false;
}

/* The reader has found what this verb reports, and the line is not among it. */
static bool reports_else(const tr_coder *coder, uint32_t verb, uint32_t trigger) {
  const uint32_t sentence = tr_word(coder, verb)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->quotes, sentence); i < tr_group_end(&coder->quotes, sentence); i++)
    if (coder->reading->quotes[*i].cue_word == verb && coder->reading->quotes[*i].where.end <= tr_word(coder, trigger)->where.start) return true;
  return false;
}

/* Whose word it is where the reader found no quote: "the clinic counted 27 bodies", "the rebels denied firing", "it was announced that …". */
static void add_source(tr_coder *coder, tr_draft *draft) {
  enum { STEPS = 6 };
  uint32_t word = draft->line.trigger;
  for (int up = 0; up < STEPS && word != TRUCE_NONE; up++) {
    const truce_word *w = tr_word(coder, word);
    if (w->upos == TRUCE_VERB) {
      const uint32_t subject = tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ);
      const bool active = subject != TRUCE_NONE && subject != draft->line.trigger && tr_word(coder, subject)->relation != TRUCE_DEPREL_NSUBJ_PASS;
      if (active && told_by_verb(coder, draft, word, subject)) return say(coder, draft, subject, word);
      if (add_aside(coder, draft, word)) return;
    }
    const truce_deprel base = tr_base(coder, word);
    const uint32_t head = w->head;
    if (head == TRUCE_NONE || base == TRUCE_DEPREL_ADVCL || base == TRUCE_DEPREL_PARATAXIS || w->relation == TRUCE_DEPREL_ACL_RELCL) return;
    if ((base == TRUCE_DEPREL_CCOMP || base == TRUCE_DEPREL_CSUBJ || base == TRUCE_DEPREL_XCOMP) && tr_word(coder, head)->upos == TRUCE_VERB &&
        !tr_negated(coder, head)) {
      const uint32_t subject = tr_child_by(coder, head, TRUCE_DEPREL_NSUBJ);
      const bool passive =
          tr_has_child(coder, head, TRUCE_DEPREL_AUX) && (subject == TRUCE_NONE || tr_word(coder, subject)->relation == TRUCE_DEPREL_NSUBJ_PASS);
      if (reports_else(coder, head, draft->line.trigger)) return;
      const bool speech = tr_word_in(coder, head, TR_CLASS_SPEECH) &&
                          (base != TRUCE_DEPREL_XCOMP || tr_lemma_is(coder, head, "claim") || (passive && !tr_word_in(coder, head, TR_CLASS_ASKING_VERB)));
      if (speech && subject != TRUCE_NONE && !passive) return say(coder, draft, subject, head);
      if (speech && passive) return say(coder, draft, TRUCE_NONE, head);
    }
    word = head;
  }
}

void tr_claims_add(tr_coder *coder, tr_draft *draft) {
  const truce_quote *chain[8];
  size_t count = 0;
  for (const truce_quote *quote = quote_of(coder, draft->line.trigger); quote && count < 8;) {
    if (is_claim(coder, quote)) chain[count++] = quote;
    quote = quote->within != TRUCE_NONE && quote->within < coder->reading->quote_count ? &coder->reading->quotes[quote->within] : NULL;
  }
  if (!count) {
    add_source(coder, draft);
    return;
  }
  truce_said_by *said = TR_NEW_ARRAY(coder->arena, truce_said_by, count);
  size_t told = 0;
  for (size_t i = 0; i < count; i++) {
    const truce_said_by next = claim_of(coder, chain[count - 1 - i]);
    if (told && next.actor != TRUCE_NONE && said[told - 1].actor == next.actor) continue; /* "Norway said that it believed …": he cites himself */
    said[told++] = next;
  }
  draft->line.said_by = said;
  draft->line.said_by_count = told;
}
