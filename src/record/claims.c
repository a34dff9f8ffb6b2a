/* A line's claim comes first from the quotes that the reader found around it, one within the other; where there is none, from the grammar around it
 * (sources.c). What kind of claimant each is tells claimants.c. */
#include "record/claims.h"

#include "record/claimants.h"
#include "record/sources.h"
#include "record/statements.h"

static bool holds(truce_range outer, truce_range inner) { return outer.start <= inner.start && outer.end >= inner.end; }

static const truce_quote *quote_of(const tr_coder *coder, uint32_t word) {
  const truce_quote *best = NULL;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  TR_EACH_OF_GROUP(i, &coder->quotes, sentence) {
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
  return tr_claims(coder, quote->cue_word) ||
         tr_starts(tr_slice(coder->reading->report->text, quote->where), TR_SPAN("that "));
}

/* "found that it fell", "put the number at 40", "called it a crime": words that claim so, but not in "found shelter", "put men there", "called for talks". */
static bool verb_claims(const tr_coder *coder, uint32_t verb) {
  if (tr_lemma_is(coder, verb, "put"))
    return tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "at") != TRUCE_NONE || tr_has_child(coder, verb, TRUCE_DEPREL_CCOMP);
  if (tr_word_in(coder, verb, TR_CLASS_NAMING))
    return tr_has_child(coder, verb, TRUCE_DEPREL_XCOMP) || tr_child_behind(coder, verb, TRUCE_DEPREL_OBL, "as") != TRUCE_NONE;
  if (tr_word_in(coder, verb, TR_CLASS_CLAIMS_THAT)) return tr_has_child(coder, verb, TRUCE_DEPREL_CCOMP) || tr_base(coder, verb) == TRUCE_DEPREL_PARATAXIS;
  if (tr_word_in(coder, verb, TR_CLASS_ANSWERS_CLAIM)) {
    const uint32_t object = tr_child_by(coder, verb, TRUCE_DEPREL_OBJ), subject = tr_child_by(coder, verb, TRUCE_DEPREL_NSUBJ);
    return tr_has_child(coder, verb, TRUCE_DEPREL_CCOMP) || tr_word_in(coder, object, TR_CLASS_TOLD_CLAIM) || tr_word_in(coder, subject, TR_CLASS_TOLD_CLAIM);
  }
  return tr_lemma_is(coder, verb, "according") || tr_claims(coder, verb);
}

/* Is a reported content somebody's claim? What was voted, ordered, wanted, criticised, what he is ready to do is no claim that it is so. */
static bool is_claim(const tr_coder *coder, const truce_quote *quote) {
  if (quote->cue_word == TRUCE_NONE || quote->cue_word >= coder->reading->word_count) return true;
  const bool mood = quote->within != TRUCE_NONE && tr_word(coder, quote->cue_word)->upos == TRUCE_ADJ; /* told by another: "he said they were keen to …" */
  if (quote->form != TRUCE_INDIRECT && !mood) return true;
  switch (tr_word(coder, quote->cue_word)->upos) {
    case TRUCE_NOUN: return !is_matter(coder, quote) && noun_claims(coder, quote);
    case TRUCE_VERB: return verb_claims(coder, quote->cue_word);
    case TRUCE_ADJ: return tr_word_in(coder, quote->cue_word, TR_CLASS_CERTAIN);
    default: return true;
  }
}

static bool personal(const tr_coder *coder, uint32_t word) {
  return word != TRUCE_NONE && word < coder->reading->word_count && tr_lemma_in(coder, word, "he she");
}

/* Whose paper speaks: "a statement by the army", "the mission's report", "a UN estimate"; TRUCE_NONE if nobody's, or no paper. */
static uint32_t author_of(const tr_coder *coder, uint32_t word) {
  if (word == TRUCE_NONE || word >= coder->reading->word_count || !tr_word_in(coder, word, TR_CLASS_DOCUMENT)) return TRUCE_NONE;
  const uint32_t owner = tr_possessor(coder, word);
  if (owner != TRUCE_NONE) return owner;
  const uint32_t author = tr_child_behind(coder, word, TRUCE_DEPREL_NMOD, "by of from");
  if (author != TRUCE_NONE) return author;
  const uint32_t participle = tr_child_by(coder, word, TRUCE_DEPREL_ACL),
                 agent = participle == TRUCE_NONE ? TRUCE_NONE : tr_child_behind(coder, participle, TRUCE_DEPREL_OBL, "by");
  return agent != TRUCE_NONE ? agent : tr_child_by(coder, word, TRUCE_DEPREL_COMPOUND);
}

static truce_said_by said_by(tr_coder *coder, uint32_t speaker, truce_range cue) {
  const uint32_t actor = speaker == TRUCE_NONE ? TRUCE_NONE : tr_party_of(coder, speaker);
  return (truce_said_by){actor, speaker == TRUCE_NONE ? TRUCE_ANONYMOUS : tr_claimant_of(coder, actor, speaker), cue};
}

/* "he added": whoever spoke last, where the reader does not know who he is; "…, adding that": whoever else speaks in the sentence. */
static truce_said_by claim_of(tr_coder *coder, const truce_quote *quote) {
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
  const truce_range told = quote->cue.end > quote->cue.start ? quote->cue : quote->where;
  const uint32_t author = voice->speaker == TRUCE_NONE ? author_of(coder, voice->speaker_word) : TRUCE_NONE;
  if (author != TRUCE_NONE) return said_by(coder, author, told);
  return (truce_said_by){voice->speaker, tr_claimant_as(coder, voice->as, voice->speaker, voice->speaker_word), told};
}

static void set_claim(tr_coder *coder, tr_draft *draft, truce_said_by claim) {
  truce_said_by *said = TR_NEW(coder->arena, truce_said_by);
  *said = claim;
  draft->line.said_by = said;
  draft->line.said_by_count = 1;
}

/* "The envoy said both sides had agreed. Prisoners would be freed by May.": told in the past, what would be is still his word. */
static const truce_quote *carried_on(const tr_coder *coder, uint32_t word) {
  const truce_reading *reading = coder->reading;
  const uint32_t sentence = tr_word(coder, word)->sentence;
  if (!sentence || reading->sentences[sentence - 1].paragraph != reading->sentences[sentence].paragraph) return NULL;
  if (tr_word(coder, word)->upos != TRUCE_VERB || !tr_child_is(coder, word, TRUCE_DEPREL_AUX, "would") || tr_has_child(coder, word, TRUCE_DEPREL_ADVCL))
    return NULL;
  if (word != reading->sentences[sentence].root) return NULL;
  const uint32_t saying = reading->sentences[sentence - 1].root;
  if (saying == TRUCE_NONE || tr_word(coder, saying)->features.tense != TRUCE_PAST || !tr_word_in(coder, saying, TR_CLASS_SPEECH)) return NULL;
  TR_EACH_OF_GROUP(i, &coder->cues, sentence - 1)
    if (reading->quotes[*i].cue_word == saying && reading->quotes[*i].form != TRUCE_DIRECT) return &reading->quotes[*i];
  return NULL;
}

/* Where the reader found no quote: who the grammar around tells, whoever spoke before, or whose statement the report is. */
static void add_source(tr_coder *coder, tr_draft *draft) {
  tr_voice source;
  truce_said_by author;
  const truce_quote *before = carried_on(coder, draft->line.trigger);
  if (tr_voice_find(coder, draft, &source)) set_claim(coder, draft, said_by(coder, source.speaker, tr_word(coder, source.cue)->where));
  else if (before) set_claim(coder, draft, claim_of(coder, before));
  else if (tr_statement_by(coder, &author)) set_claim(coder, draft, author);
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
