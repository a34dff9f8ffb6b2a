/* What all stages of the coding ask: which times, quotes, links and drafts belong to a sentence or word, and small questions about words. */
#include "record/coder.h"

#include "base/ascii.h"

static void add_touched(const tr_coder *coder, truce_range where, uint32_t thing, tr_members *members) {
  const truce_reading *reading = coder->reading;
  for (uint32_t s = truce_sentence_at(reading, where.start); s < reading->sentence_count && reading->sentences[s].where.start < where.end; s++)
    TR_PUSH(coder->arena, members, ((tr_member){s, thing}));
}

void tr_coder_index(tr_coder *coder) {
  const truce_reading *reading = coder->reading;
  tr_members times = {0}, quotes = {0}, cues = {0}, sources = {0}, links = {0};
  for (uint32_t i = 0; i < reading->time_count; i++)
    if (reading->times[i].first < reading->word_count) TR_PUSH(coder->arena, &times, ((tr_member){reading->words[reading->times[i].first].sentence, i}));
  for (uint32_t i = 0; i < reading->quote_count; i++) {
    add_touched(coder, reading->quotes[i].where, i, &quotes);
    add_touched(coder, reading->quotes[i].cue, i, &cues);
    add_touched(coder, reading->quotes[i].source, i, &sources);
  }
  for (uint32_t i = 0; i < reading->hint_link_count; i++) TR_PUSH(coder->arena, &links, ((tr_member){reading->hint_links[i].trigger, i}));
  coder->times = tr_groups_new(coder->arena, &times, reading->sentence_count);
  coder->quotes = tr_groups_new(coder->arena, &quotes, reading->sentence_count);
  coder->cues = tr_groups_new(coder->arena, &cues, reading->sentence_count);
  coder->sources = tr_groups_new(coder->arena, &sources, reading->sentence_count);
  coder->links = tr_groups_new(coder->arena, &links, reading->word_count);
}

tr_groups tr_drafts_by_sentence(const tr_coder *coder) {
  tr_members drafts = {0};
  for (uint32_t i = 0; i < coder->drafts.count; i++)
    TR_PUSH(coder->arena, &drafts, ((tr_member){tr_word(coder, coder->drafts.items[i].line.trigger)->sentence, i}));
  return tr_groups_new(coder->arena, &drafts, coder->reading->sentence_count);
}

bool tr_in_time(const tr_coder *coder, uint32_t word) {
  const uint32_t sentence = tr_word(coder, word)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence)
    if (word >= coder->reading->times[*i].first && word < coder->reading->times[*i].end) return true;
  return false;
}

bool tr_lemma_is(const tr_coder *coder, uint32_t word, const char *lemma) {
  const truce_word *w = &coder->reading->words[word];
  return tr_equal_string(w->lemma, lemma) || tr_equal_string(w->lower, lemma);
}

bool tr_lemma_in(const tr_coder *coder, uint32_t word, const char *lemmas) {
  const truce_word *w = &coder->reading->words[word];
  return tr_listed(w->lemma, lemmas) || tr_listed(w->lower, lemmas);
}

bool tr_phrase_in(const tr_coder *coder, truce_span text, tr_class_id class_) {
  char lower[64];
  if (!text.size || text.size > sizeof lower) return false;
  for (size_t i = 0; i < text.size; i++) lower[i] = tr_ascii_lower(text.data[i]);
  return tr_entry_in(tr_lexicon_find(&coder->codebook->lexicon, (truce_span){lower, text.size}), coder->codebook->classes[class_]);
}

bool tr_ends_with(const tr_coder *coder, uint32_t sentence, const char *mark) {
  enum { LAST = 3 };
  const truce_sentence *s = &coder->reading->sentences[sentence];
  for (uint32_t w = s->end; w > s->first && w + LAST > s->end; w--)
    if (tr_equal_string(tr_word(coder, w - 1)->form, mark)) return true;
  return false;
}

bool tr_in_quote(const tr_coder *coder, uint32_t word, bool directly) {
  const truce_range where = tr_word(coder, word)->where;
  TR_EACH_OF_GROUP(i, &coder->quotes, tr_word(coder, word)->sentence) {
    const truce_quote *q = &coder->reading->quotes[*i];
    if ((!directly || q->form == TRUCE_DIRECT) && q->where.start <= where.start && where.end <= q->where.end) return true;
  }
  return false;
}

bool tr_tells_of(const tr_coder *coder, uint32_t sentence, tr_class_id class_) {
  for (uint32_t w = coder->reading->sentences[sentence].first; w < coder->reading->sentences[sentence].end; w++)
    if (tr_word_in(coder, w, class_)) return true;
  return false;
}

bool tr_plural(const tr_coder *coder, uint32_t word) {
  const truce_word *w = &coder->reading->words[word];
  if (w->features.number == TRUCE_PLURAL) return true;
  const tr_entry *entry = coder->entries[word];
  return entry && w->upos != TRUCE_VERB && w->lower.size == entry->lemma.size + 1 && tr_ends(w->lower, TR_SPAN("s")) && tr_starts(w->lower, entry->lemma);
}

uint32_t tr_child_by(const tr_coder *coder, uint32_t word, truce_deprel base) {
  const truce_word *w = &coder->reading->words[word];
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == base) return w->children[i];
  return TRUCE_NONE;
}

bool tr_child_is(const tr_coder *coder, uint32_t word, truce_deprel base, const char *lemmas) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == base && tr_lemma_in(coder, w->children[i], lemmas)) return true;
  return false;
}

uint32_t tr_child_behind(const tr_coder *coder, uint32_t word, truce_deprel base, const char *prepositions) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == base && tr_behind(coder, w->children[i], prepositions)) return w->children[i];
  return TRUCE_NONE;
}

uint32_t tr_possessor(const tr_coder *coder, uint32_t noun) {
  const truce_word *w = tr_word(coder, noun);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_word(coder, w->children[i])->relation == TRUCE_DEPREL_NMOD_POSS) return w->children[i];
  return TRUCE_NONE;
}

bool tr_pronoun_owns(const tr_coder *coder, uint32_t noun) {
  const uint32_t owner = tr_possessor(coder, noun);
  return owner != TRUCE_NONE && tr_word(coder, owner)->upos == TRUCE_PRON;
}

static bool hangs_loosely(const tr_coder *coder, uint32_t child) {
  const truce_deprel relation = tr_word(coder, child)->relation;
  return relation == TRUCE_DEPREL_ACL_RELCL || truce_deprel_base(relation) == TRUCE_DEPREL_PARATAXIS || relation == TRUCE_DEPREL_PUNCT ||
         truce_deprel_base(relation) == TRUCE_DEPREL_ADVCL;
}

static void widen(const tr_coder *coder, uint32_t word, bool tight, int depth, uint32_t *first, uint32_t *last) {
  if (word < *first) *first = word;
  if (word > *last) *last = word;
  if (depth > 40) return;
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (!(tight && hangs_loosely(coder, w->children[i]))) widen(coder, w->children[i], tight, depth + 1, first, last);
}

void tr_extent(const tr_coder *coder, uint32_t word, bool tight, uint32_t *first, uint32_t *last) {
  *first = *last = word;
  widen(coder, word, tight, 0, first, last);
}

truce_range tr_words_extent(const tr_coder *coder, uint32_t first, uint32_t last) {
  return (truce_range){tr_word(coder, first)->where.start, tr_word(coder, last)->where.end};
}
