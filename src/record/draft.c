/* Building of lines. A value is added once a field; order is set right when the record is closed. */
#include "record/draft.h"

#include <stdlib.h>

#include "world/event_place.h"

tr_draft *tr_draft_new(tr_coder *coder, truce_line_kind kind, uint32_t trigger, truce_line_status status) {
  TR_PUSH(coder->arena, &coder->drafts, ((tr_draft){.about = TRUCE_NONE}));
  tr_draft *draft = &coder->drafts.items[coder->drafts.count - 1];
  draft->line.kind = kind;
  draft->line.status = status;
  draft->line.trigger = trigger;
  draft->line.place = TRUCE_NONE;
  return draft;
}

const truce_value *tr_draft_value(const tr_draft *draft, truce_field field) {
  for (size_t i = 0; i < draft->values.count; i++)
    if (draft->values.items[i].field == field) return &draft->values.items[i];
  return NULL;
}

static truce_value *value_for(tr_coder *coder, tr_draft *draft, truce_field field) {
  for (size_t i = 0; i < draft->values.count; i++)
    if (draft->values.items[i].field == field) return &draft->values.items[i];
  TR_PUSH(coder->arena, &draft->values, ((truce_value){.field = field}));
  return &draft->values.items[draft->values.count - 1];
}

void tr_draft_word(tr_coder *coder, tr_draft *draft, truce_field field, truce_span word) {
  truce_value *value = value_for(coder, draft, field);
  if (truce_field_types[field] == TRUCE_VALUE_WORDS || truce_field_types[field] == TRUCE_VALUE_TEXTS) {
    truce_span *words = TR_NEW_ARRAY(coder->arena, truce_span, value->count + 1);
    if (value->count) memcpy(words, value->words, sizeof(truce_span) * value->count);
    words[value->count++] = word;
    value->words = words;
  } else {
    value->text = word;
    value->count = truce_field_types[field] != TRUCE_VALUE_PLACE; /* a place in words has no ids */
  }
}

void tr_draft_ids(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count) {
  truce_value *value = value_for(coder, draft, field);
  uint32_t *copy = TR_NEW_ARRAY(coder->arena, uint32_t, count + 1);
  if (count) memcpy(copy, ids, sizeof(uint32_t) * count);
  value->ids = copy;
  value->count = count;
}

void tr_draft_range(tr_coder *coder, tr_draft *draft, truce_field field, truce_range where) {
  truce_value *value = value_for(coder, draft, field);
  truce_range *ranges = TR_NEW_ARRAY(coder->arena, truce_range, value->count + 1);
  if (value->count) memcpy(ranges, value->ranges, sizeof(truce_range) * value->count);
  ranges[value->count++] = where;
  value->ranges = ranges;
  if (truce_field_types[field] == TRUCE_VALUE_ABOUT) value->number = 1;
}

/* The last mention of an actor by name before a byte, else its first. */
static const truce_mention *told_before(const tr_coder *coder, uint32_t actor, uint32_t where) {
  const truce_reading *reading = coder->reading;
  const truce_mention *best = NULL;
  for (size_t i = 0; i < reading->actors[actor].mention_count; i++) {
    const truce_mention *m = &reading->mentions[reading->actors[actor].mentions[i]];
    if (!best || (m->where.end <= where && !m->pronoun)) best = m;
  }
  return best;
}

void tr_draft_from_context(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count, const char *rule) {
  tr_draft_ids(coder, draft, field, ids, count);
  draft->context = tr_span(rule);
  for (size_t i = 0; i < count; i++) {
    const truce_mention *m = told_before(coder, ids[i], tr_word(coder, draft->line.trigger)->where.start);
    if (m) TR_PUSH(coder->arena, &draft->context_words, m->where);
  }
}

void tr_draft_number(tr_coder *coder, tr_draft *draft, truce_field field, double number) {
  truce_value *value = value_for(coder, draft, field);
  value->number = number;
  value->count = 1;
}

void tr_draft_date(tr_coder *coder, tr_draft *draft, truce_field field, truce_date date) {
  truce_value *value = value_for(coder, draft, field);
  value->date = date;
  value->count = 1;
}

void tr_draft_evidence(tr_coder *coder, tr_draft *draft, truce_range where) {
  if (where.start >= where.end) return;
  for (size_t i = 0; i < draft->evidence.count; i++)
    if (draft->evidence.items[i].start <= where.start && draft->evidence.items[i].end >= where.end) return;
  TR_PUSH(coder->arena, &draft->evidence, where);
}

void tr_draft_evidence_words(tr_coder *coder, tr_draft *draft, const uint32_t *words, size_t count) {
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  uint32_t first = draft->line.trigger, last = draft->line.trigger;
  for (size_t i = 0; i < count; i++) {
    if (words[i] == TRUCE_NONE || tr_word(coder, words[i])->sentence != sentence) continue;
    uint32_t from, to;
    tr_extent(coder, words[i], true, &from, &to);
    if (from < first) first = from;
    if (to > last) last = to;
  }
  tr_draft_evidence(coder, draft, tr_words_extent(coder, first, last));
}

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
  return tr_word(coder, quote->cue_word)->upos == TRUCE_NOUN && quote->cue_word + 1 < coder->reading->word_count && tr_word(coder, quote->cue_word + 1)->upos == TRUCE_ADP;
}

/* Is a reported content somebody's claim? What was voted, ordered, wanted, criticised is no claim that it is so. */
static bool is_claim(const tr_coder *coder, const truce_quote *quote) {
  if (quote->form != TRUCE_INDIRECT || quote->cue_word == TRUCE_NONE || quote->cue_word >= coder->reading->word_count) return true;
  if (is_matter(coder, quote)) return false;
  return tr_word(coder, quote->cue_word)->upos != TRUCE_VERB || tr_lemma_is(coder, quote->cue_word, "according") || tr_word_in(coder, quote->cue_word, TR_CLASS_SPEECH) || tr_word_in(coder, quote->cue_word, TR_CLASS_CLAIMING);
}

static bool personal(const tr_coder *coder, uint32_t word) {
  return word != TRUCE_NONE && word < coder->reading->word_count && (tr_lemma_is(coder, word, "he") || tr_lemma_is(coder, word, "she"));
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
      if (other->speaker == TRUCE_NONE || other->cue_word >= reading->word_count || other->cue_word > cue || reading->actors[other->speaker].kind != TRUCE_PERSON) continue;
      const uint32_t there = tr_word(coder, other->cue_word)->sentence, here = tr_word(coder, cue)->sentence;
      if (there == here || (personal(coder, quote->speaker_word) && there + SENTENCES_BACK >= here)) voice = other;
    }
  return (truce_said_by){voice->speaker, voice->as, quote->cue.end > quote->cue.start ? quote->cue : quote->where};
}

static truce_claimant claimant_of(const tr_coder *coder, uint32_t actor, uint32_t word) {
  const truce_kind kind = coder->reading->actors[actor].kind;
  if (kind == TRUCE_OUTLET) return TRUCE_OUTLET_CLAIM;
  if (kind != TRUCE_PERSON) return TRUCE_OFFICIAL;
  const bool named = tr_word(coder, word)->upos == TRUCE_PROPN || tr_word(coder, word)->upos == TRUCE_PRON;
  return named ? TRUCE_NAMED : TRUCE_ANONYMOUS;
}

/* Whose word it is where nobody is quoted: "the clinic counted 27 bodies", "the rebels disowned the attack". */
static void add_source(tr_coder *coder, tr_draft *draft) {
  const tr_class_id sources = draft->line.kind == TRUCE_FIGURE ? TR_CLASS_COUNTING : TR_CLASS_DISOWNING;
  uint32_t word = draft->line.trigger;
  for (int up = 0; up < 4 && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head) {
    if (tr_word(coder, word)->upos != TRUCE_VERB) continue;
    const uint32_t subject = tr_child_by(coder, word, TRUCE_DEPREL_NSUBJ);
    if (!tr_word_in(coder, word, sources) || subject == TRUCE_NONE || subject == draft->line.trigger || tr_word(coder, subject)->relation == TRUCE_DEPREL_NSUBJ_PASS) return;
    const uint32_t actor = tr_actor_of(coder, subject, true);
    if (actor == TRUCE_NONE) return;
    truce_said_by *said = TR_NEW(coder->arena, truce_said_by);
    *said = (truce_said_by){actor, claimant_of(coder, actor, subject), tr_word(coder, word)->where};
    draft->line.said_by = said;
    draft->line.said_by_count = 1;
    return;
  }
}

static void add_claims(tr_coder *coder, tr_draft *draft) {
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
  for (size_t i = 0; i < count; i++) said[i] = claim_of(coder, chain[count - 1 - i]);
  draft->line.said_by = said;
  draft->line.said_by_count = count;
}

bool tr_date_of_time(const truce_time *time, truce_date *date) {
  if (time->from.days == TRUCE_NO_DAY || (time->type != TRUCE_TIME_DATE && time->type != TRUCE_TIME_TIME)) return false;
  *date = (truce_date){.from = time->from, .to = time->to, .from_minute = -1, .precision = (int)time->precision};
  const char *t = time->value.size ? memchr(time->value.data, 'T', time->value.size) : NULL;
  if (t && time->value.data + time->value.size >= t + 3 && t[1] >= '0' && t[1] <= '9' && t[2] >= '0' && t[2] <= '9') {
    date->from_minute = ((t[1] - '0') * 10 + (t[2] - '0')) * 60;
    if (time->value.data + time->value.size >= t + 6 && t[3] == ':' && t[4] >= '0' && t[4] <= '9' && t[5] >= '0' && t[5] <= '9') date->from_minute += (t[4] - '0') * 10 + (t[5] - '0');
  }
  return true;
}

/* Does a time of its sentence hang on this predicate? It stands in its clause, with no other verb between. */
static bool time_of(const tr_coder *coder, const truce_time *time, uint32_t support) {
  for (uint32_t word = time->first; word < time->end; word++) {
    uint32_t up = word;
    for (int depth = 0; depth < 5 && up != TRUCE_NONE; depth++, up = tr_word(coder, up)->head) {
      if (up == support) return true;
      if (up != word && (tr_word(coder, up)->upos == TRUCE_VERB)) break;
    }
  }
  return false;
}

/* Told as past before something else, or beside a day of weeks ago: the report's day would be made up. */
static bool long_before(const tr_coder *coder, uint32_t support) {
  enum { RECENT = 8 };
  const truce_reading *reading = coder->reading;
  const truce_word *w = tr_word(coder, support);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX && tr_equal_string(tr_word(coder, w->children[i])->lower, "had")) return true;
  for (const uint32_t *i = tr_group_begin(&coder->times, w->sentence); i < tr_group_end(&coder->times, w->sentence); i++) {
    const truce_time *time = &reading->times[*i];
    truce_date date;
    if (tr_date_of_time(time, &date) && date.to.days + RECENT < reading->report->published.days) return true;
  }
  return false;
}

static void add_date(tr_coder *coder, tr_draft *draft, uint32_t support) {
  const uint32_t sentence = tr_word(coder, support)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->times, sentence); i < tr_group_end(&coder->times, sentence); i++) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    if (time_of(coder, time, support) && tr_date_of_time(time, &date)) {
      draft->line.dated = true;
      draft->line.date = date;
      return;
    }
  }
  const truce_day day = coder->reading->report->published;
  if (day.days == TRUCE_NO_DAY || draft->line.status == TRUCE_PLANNED || draft->line.status == TRUCE_POSSIBLE || long_before(coder, support)) return;
  draft->line.dated = true;
  draft->line.date = (truce_date){.from = day, .to = {day.days + 1}, .from_minute = -1, .precision = TRUCE_DAY, .of_report = true};
}

/* What is said, asked or thought has its own place only where "in Cairo" stands beside it: "a truce in Gaza" that somebody rejects is not where he rejects it. */
static bool happens_somewhere(const tr_draft *draft) {
  static const char *const deeds[] = {"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", NULL};
  if (draft->line.kind == TRUCE_FIGURE) return true;
  const truce_value *type = draft->line.kind == TRUCE_EVENT ? tr_draft_value(draft, TRUCE_FIELD_TYPE) : NULL;
  for (const char *const *deed = deeds; type && *deed; deed++)
    if (tr_equal_string(type->text, *deed)) return true;
  return false;
}

static void add_place(tr_coder *coder, tr_draft *draft, uint32_t support) {
  uint32_t mention;
  const size_t count = happens_somewhere(draft) ? tr_event_places(coder->reading, support, &mention, 1) : tr_adjunct_places(coder->reading, support, &mention, 1);
  if (count) draft->line.place = tr_place_of(coder, coder->reading->mentions[mention].head);
}

void tr_draft_finish(tr_coder *coder, tr_draft *draft, uint32_t support) {
  add_claims(coder, draft);
  if (!draft->line.dated) add_date(coder, draft, support);
  if (draft->line.place == TRUCE_NONE) add_place(coder, draft, support);
  TR_PUSH(coder->arena, &draft->words, tr_word(coder, draft->line.trigger)->where);
  if (support != draft->line.trigger) TR_PUSH(coder->arena, &draft->words, tr_word(coder, support)->where);
}
