/* Deadlines: days and hours at which something begins, ends or must be done: expiring and starting verbs, deadlines by name, "until", "by", "before". */
#include "record/numbers.h"
#include "record/proposals.h"
#include "record/status.h"

static uint32_t time_head(const tr_coder *coder, const truce_time *time) {
  for (uint32_t word = time->first; word < time->end && word < coder->reading->word_count; word++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (head == TRUCE_NONE || head < time->first || head >= time->end) return word;
  }
  return TRUCE_NONE;
}

static bool stated(const truce_time *time, truce_date *date) { return tr_date_of_time(time, date) && date->precision <= TRUCE_DAY; }

static bool preposition_is(const tr_coder *coder, uint32_t word, const char *a, const char *b, const char *c) {
  const truce_word *w = tr_word(coder, word);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_CASE &&
        (tr_lemma_is(coder, w->children[i], a) || tr_lemma_is(coder, w->children[i], b) || tr_lemma_is(coder, w->children[i], c)))
      return true;
  return false;
}

/* What ends or starts: the subject or object of the verb, else the clause itself. */
static uint32_t what_of(const tr_coder *coder, uint32_t governor) {
  if (tr_word(coder, governor)->upos != TRUCE_VERB) return governor;
  tr_arguments arguments;
  tr_arguments_of(coder, governor, &arguments);
  const uint32_t patient = tr_argument(&arguments, TR_PATIENT), agent = tr_argument(&arguments, TR_AGENT);
  if (patient != TRUCE_NONE) return patient;
  return agent != TRUCE_NONE && (coder->proposal_of[agent] != TRUCE_NONE || tr_word_in(coder, governor, TR_CLASS_BEGIN) || tr_word_in(coder, governor, TR_CLASS_END)) ? agent : governor;
}

static void write_deadline(tr_coder *coder, uint32_t governor, uint32_t head, truce_date date, const char *maker) {
  const uint32_t what = what_of(coder, governor);
  tr_arguments arguments = {.predicate = governor, .support = governor};
  tr_draft *draft = tr_draft_new(coder, TRUCE_DEADLINE, governor, tr_status_of(coder, &arguments));
  draft->maker = tr_span(maker);
  uint32_t first, last;
  tr_extent(coder, what, true, &first, &last);
  if (tr_word(coder, what)->upos == TRUCE_VERB && first < what) first = what;
  tr_draft_range(coder, draft, TRUCE_FIELD_WHAT_WORDS, tr_words_extent(coder, first, last));
  tr_draft_date(coder, draft, TRUCE_FIELD_BY_DATE, date);
  const truce_day published = coder->reading->report->published;
  if (published.days != TRUCE_NO_DAY && date.from.days != published.days) tr_draft_number(coder, draft, TRUCE_FIELD_PASSED, date.from.days < published.days);
  const uint32_t words[2] = {what, head};
  tr_draft_evidence_words(coder, draft, words, 2);
  tr_draft_finish(coder, draft, governor);
}

void tr_deadlines(tr_coder *coder) {
  for (size_t i = 0; i < coder->reading->time_count; i++) {
    truce_date date;
    if (!stated(&coder->reading->times[i], &date)) continue;
    const uint32_t head = time_head(coder, &coder->reading->times[i]);
    if (head == TRUCE_NONE || tr_word(coder, head)->head == TRUCE_NONE) continue;
    const uint32_t governor = tr_word(coder, head)->head;
    tr_arguments arguments = {.predicate = governor, .support = governor};
    const bool verb = tr_word(coder, governor)->upos == TRUCE_VERB;
    const truce_line_status status = verb ? tr_status_of(coder, &arguments) : TRUCE_ACTUAL;
    const bool truce_begins_or_ends = verb && (tr_word_in(coder, governor, TR_CLASS_BEGIN) || tr_word_in(coder, governor, TR_CLASS_END)) && coder->proposal_of[what_of(coder, governor)] != TRUCE_NONE;
    if (verb && tr_word_in(coder, governor, TR_CLASS_LIMIT)) write_deadline(coder, governor, head, date, "deadline.expires");
    else if (tr_word_in(coder, governor, TR_CLASS_LIMIT)) write_deadline(coder, governor, head, date, "deadline.named");
    else if (truce_begins_or_ends) write_deadline(coder, governor, head, date, status == TRUCE_ACTUAL ? "deadline.began" : "deadline.begins");
    else if (preposition_is(coder, head, "until", "till", "until") && (verb || coder->proposal_of[governor] != TRUCE_NONE)) write_deadline(coder, governor, head, date, "deadline.until");
    else if (preposition_is(coder, head, "by", "before", "before") && verb && status != TRUCE_ACTUAL) write_deadline(coder, governor, head, date, "deadline.by");
    else if (coder->proposal_of[governor] != TRUCE_NONE && preposition_is(coder, head, "from", "starting", "at")) write_deadline(coder, governor, head, date, "deadline.from");
  }
}
