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

/* Do two words stand in one time expression? */
static bool same_time(const tr_coder *coder, uint32_t a, uint32_t b) {
  const uint32_t sentence = tr_word(coder, a)->sentence;
  for (const uint32_t *i = tr_group_begin(&coder->times, sentence); i < tr_group_end(&coder->times, sentence); i++) {
    const truce_time *time = &coder->reading->times[*i];
    if (time->first <= a && a < time->end && time->first <= b && b < time->end) return true;
  }
  return a == b;
}

/* From the first to the last word, without the day itself, its preposition, and what follows a comma behind the main word. */
static truce_range without_day(const tr_coder *coder, uint32_t first, uint32_t last, uint32_t main, uint32_t time) {
  uint32_t end = last;
  for (uint32_t w = first + 1; w <= end; w++)
    if (same_time(coder, w, time) || (w > main && tr_equal_string(tr_word(coder, w)->form, ","))) end = w - 1;
  while (end > first && (tr_word(coder, end)->upos == TRUCE_ADP || tr_word(coder, end)->upos == TRUCE_DET || tr_word(coder, end)->upos == TRUCE_SCONJ || tr_word(coder, end)->upos == TRUCE_PUNCT)) end--;
  return tr_words_extent(coder, first, end);
}

static truce_range phrase(const tr_coder *coder, uint32_t word, uint32_t time) {
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  while (first < word && (tr_word(coder, first)->upos == TRUCE_SCONJ || tr_word(coder, first)->upos == TRUCE_ADP)) first++;
  if (first < word && same_time(coder, first, time)) first = word;
  return without_day(coder, first, last, word, time);
}

/* A verb with what it is done to, "hand over the captives", else with who does it, "the fighters leave"; of a limit what stands under it. */
truce_range tr_deadline_what(const tr_coder *coder, uint32_t governor, uint32_t time) {
  uint32_t first, last;
  const uint32_t what = what_of(coder, governor);
  if (tr_word(coder, governor)->upos != TRUCE_VERB) {
    const uint32_t to = tr_child_by(coder, governor, TRUCE_DEPREL_ACL), of = tr_child_by(coder, governor, TRUCE_DEPREL_NMOD), link = of == TRUCE_NONE ? TRUCE_NONE : tr_child_by(coder, of, TRUCE_DEPREL_CASE);
    if (to != TRUCE_NONE && tr_word_in(coder, governor, TR_CLASS_LIMIT)) return phrase(coder, to, time);
    if (link != TRUCE_NONE && tr_lemma_is(coder, link, "for") && tr_word_in(coder, governor, TR_CLASS_LIMIT)) return phrase(coder, of, time);
    return phrase(coder, governor, time);
  }
  tr_arguments arguments;
  tr_arguments_of(coder, governor, &arguments);
  const uint32_t clause = tr_argument(&arguments, TR_CLAUSE), subject = tr_child_by(coder, governor, TRUCE_DEPREL_NSUBJ);
  if (clause != TRUCE_NONE && (tr_lemma_is(coder, governor, "give") || tr_lemma_is(coder, governor, "have"))) { /* "gave them until May to leave" */
    tr_extent(coder, clause, false, &first, &last);
    return without_day(coder, clause, last, clause, time);
  }
  const bool limit = tr_word_in(coder, governor, TR_CLASS_LIMIT) || tr_word_in(coder, governor, TR_CLASS_BEGIN) || tr_word_in(coder, governor, TR_CLASS_END);
  if (limit && clause != TRUCE_NONE && clause > governor) { /* "start observing it" */
    tr_extent(coder, governor, false, &first, &last);
    return without_day(coder, governor, last, governor, time);
  }
  if (what != governor && (limit || what < governor) && tr_word(coder, what)->upos != TRUCE_PRON) {
    const truce_range subject_range = phrase(coder, what, time);
    if (limit || subject != what) return subject_range;
  }
  tr_extent(coder, governor, true, &first, &last);
  if (subject != TRUCE_NONE && (what == governor || what == subject)) { /* "foreign fighters are to leave" */
    uint32_t end;
    tr_extent(coder, subject, true, &first, &end);
    return without_day(coder, end < governor ? first : governor, governor, governor, time);
  }
  return without_day(coder, governor, last, governor, time);
}

static void write_deadline(tr_coder *coder, uint32_t governor, uint32_t head, truce_date date, const char *maker) {
  const uint32_t what = what_of(coder, governor);
  tr_arguments arguments = {.predicate = governor, .support = governor};
  tr_draft *draft = tr_draft_new(coder, TRUCE_DEADLINE, governor, tr_status_of(coder, &arguments));
  draft->maker = tr_span(maker);
  tr_draft_range(coder, draft, TRUCE_FIELD_WHAT_WORDS, tr_deadline_what(coder, governor, head));
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
