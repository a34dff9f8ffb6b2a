/* Deadlines: days and hours at which something begins, ends or must be done: expiring and starting verbs, deadlines by name, "until", "by", "before". */
#include "record/deadlines.h"

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

/* "take place", "take effect": the noun is no thing of its own. */
static bool happens(const tr_coder *coder, uint32_t patient) { return tr_lemma_in(coder, patient, "place effect force"); }

/* What ends or starts: the subject or object of the verb, else the clause itself. */
static uint32_t what_of(const tr_coder *coder, uint32_t governor) {
  if (tr_word(coder, governor)->upos != TRUCE_VERB) return governor;
  tr_arguments arguments;
  tr_arguments_of(coder, governor, &arguments);
  const uint32_t patient = tr_argument(&arguments, TR_PATIENT), agent = tr_argument(&arguments, TR_AGENT);
  if (patient != TRUCE_NONE && !(agent != TRUCE_NONE && happens(coder, patient))) return patient;
  if (patient != TRUCE_NONE) return agent;
  return agent != TRUCE_NONE &&
                 (coder->proposal_of[agent] != TRUCE_NONE || tr_word_in(coder, governor, TR_CLASS_BEGIN) || tr_word_in(coder, governor, TR_CLASS_END))
             ? agent
             : governor;
}

/* Do two words stand in one time expression? */
static bool same_time(const tr_coder *coder, uint32_t a, uint32_t b) {
  const uint32_t sentence = tr_word(coder, a)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    const truce_time *time = &coder->reading->times[*i];
    if (time->first <= a && a < time->end && time->first <= b && b < time->end) return true;
  }
  return a == b;
}

/* Does anything of the phrase stand behind the day, with no comma between: "to vote on Friday *on a draft*"? */
static bool goes_on(const tr_coder *coder, uint32_t day, uint32_t last, uint32_t time) {
  uint32_t w = day;
  while (w <= last && same_time(coder, w, time)) w++;
  return w < last && TR_ONE_OF(tr_word(coder, w)->upos, TRUCE_ADP, TRUCE_SCONJ, TRUCE_PART);
}

/* From the first to the last word, without the day itself at the end, its preposition, and what follows a comma behind the main word. */
static truce_range without_day(const tr_coder *coder, uint32_t first, uint32_t last, uint32_t main, uint32_t time) {
  uint32_t end = last;
  for (uint32_t w = first + 1; w <= end; w++) {
    const bool day = same_time(coder, w, time) && w > main && !goes_on(coder, w, end, time);
    if (day || (w > main && tr_equal_string(tr_word(coder, w)->form, ","))) end = w - 1;
  }
  while (end > first && TR_ONE_OF(tr_word(coder, end)->upos, TRUCE_ADP, TRUCE_DET, TRUCE_SCONJ, TRUCE_PUNCT)) end--;
  return tr_words_extent(coder, first, end);
}

static truce_range phrase(const tr_coder *coder, uint32_t word, uint32_t time) {
  uint32_t first, last;
  tr_extent(coder, word, true, &first, &last);
  while (first < word && (tr_word(coder, first)->upos == TRUCE_SCONJ || tr_word(coder, first)->upos == TRUCE_ADP)) first++;
  if (first < word && same_time(coder, first, time)) first = word;
  return without_day(coder, first, last, word, time);
}

/* What a limit is set for: "a deadline for an answer", "an ultimatum to leave". */
static uint32_t limited(const tr_coder *coder, uint32_t limit) {
  const truce_word *w = tr_word(coder, limit);
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i];
    if (tr_base(coder, child) == TRUCE_DEPREL_ACL && tr_infinitive(coder, child)) return child;
    if (tr_base(coder, child) == TRUCE_DEPREL_NMOD && tr_behind(coder, child, "for")) return child;
  }
  return TRUCE_NONE;
}

/* The noun with what stands before its relative clause. */
static truce_range before_clause(const tr_coder *coder, uint32_t noun, uint32_t clause) {
  uint32_t first, last, begin, end;
  tr_extent(coder, noun, true, &first, &last);
  tr_extent(coder, clause, true, &begin, &end);
  for (last = begin > noun ? begin - 1 : noun; last > noun && tr_word(coder, last)->upos == TRUCE_PUNCT;) last--;
  return tr_words_extent(coder, first, last);
}

/* A verb with what it is done to, "hand over the captives", else with who does it, "the fighters leave". */
static truce_range done_by_then(const tr_coder *coder, uint32_t governor, uint32_t time) {
  uint32_t first, last;
  const uint32_t what = what_of(coder, governor);
  tr_arguments arguments;
  tr_arguments_of(coder, governor, &arguments);
  const uint32_t clause = tr_argument(&arguments, TR_CLAUSE), subject = tr_child_by(coder, governor, TRUCE_DEPREL_NSUBJ);
  const uint32_t patient = tr_child_by(coder, governor, TRUCE_DEPREL_OBJ);
  if (tr_word(coder, governor)->relation == TRUCE_DEPREL_ACL_RELCL && subject != TRUCE_NONE && tr_word(coder, subject)->upos == TRUCE_PRON &&
      (patient == TRUCE_NONE || happens(coder, patient))) /* "the vote that is to take place" */
    return before_clause(coder, tr_word(coder, governor)->head, governor);
  if (clause != TRUCE_NONE && tr_lemma_in(coder, governor, "give have")) { /* "gave them until May to leave" */
    tr_extent(coder, clause, false, &first, &last);
    return without_day(coder, clause, last, clause, time);
  }
  if (subject != TRUCE_NONE && tr_argument(&arguments, TR_PATIENT) != TRUCE_NONE &&
      happens(coder, tr_argument(&arguments, TR_PATIENT))) { /* "the truce takes effect" */
    uint32_t end;
    tr_extent(coder, subject, true, &first, &end);
    return tr_words_extent(coder, end < governor ? first : governor, tr_argument(&arguments, TR_PATIENT));
  }
  const bool limit = tr_lemma_in(coder, governor, "extend prolong renew") || tr_word_in(coder, governor, TR_CLASS_LIMIT) ||
                     tr_word_in(coder, governor, TR_CLASS_BEGIN) || tr_word_in(coder, governor, TR_CLASS_END);
  if (limit && clause != TRUCE_NONE && clause > governor) { /* "start observing it" */
    tr_extent(coder, governor, false, &first, &last);
    return without_day(coder, governor, last, governor, time);
  }
  const bool done = limit && what == patient && !arguments.passive && tr_proposal_at(coder, what) == TRUCE_NONE && !tr_word_in(coder, what, TR_CLASS_TERM);
  if (done) { /* "resume patrols" */
    tr_extent(coder, governor, true, &first, &last);
    return without_day(coder, governor, last, what, time);
  }
  if (what != governor && (limit || what < governor) && tr_word(coder, what)->upos != TRUCE_PRON) {
    const truce_range subject_range = phrase(coder, what, time);
    if (limit || subject != what) return subject_range;
  }
  tr_extent(coder, governor, true, &first, &last);
  if (subject != TRUCE_NONE && (what == governor || what == subject)) { /* "foreign fighters are to leave" */
    uint32_t end;
    tr_extent(coder, subject, true, &first, &end);
    return without_day(coder, end < governor ? first : governor, last, governor, time);
  }
  return what > time && what != governor ? phrase(coder, what, time) : without_day(coder, governor, last, governor, time); /* "postponed until May a vote" */
}

/* "It lapses on Friday": the truce spoken of last, if anything. */
static uint32_t meant_by_it(const tr_coder *coder, uint32_t governor) {
  const uint32_t subject = tr_word_in(coder, governor, TR_CLASS_LIMIT) ? tr_child_by(coder, governor, TRUCE_DEPREL_NSUBJ) : TRUCE_NONE;
  uint32_t named = TRUCE_NONE;
  if (subject != TRUCE_NONE && tr_lemma_in(coder, subject, "it this that") && tr_proposal_last(coder, governor, &named) != TRUCE_NONE) return named;
  return TRUCE_NONE;
}

/* Of a verb what is to be done, of a limit what stands under it. */
truce_range tr_deadline_what(const tr_coder *coder, uint32_t governor, uint32_t time) {
  const uint32_t meant = meant_by_it(coder, governor);
  if (meant != TRUCE_NONE) return phrase(coder, meant, time);
  if (tr_word(coder, governor)->upos == TRUCE_VERB) return done_by_then(coder, governor, time);
  const uint32_t under = tr_word_in(coder, governor, TR_CLASS_LIMIT) ? limited(coder, governor) : TRUCE_NONE;
  return phrase(coder, under == TRUCE_NONE ? governor : under, time);
}

/* "will not meet until Monday", "not before May": then they will. */
static truce_line_status status_at(const tr_coder *coder, uint32_t governor, uint32_t head) {
  const tr_arguments arguments = {.predicate = governor, .support = governor};
  const truce_line_status status = tr_status_of(coder, &arguments);
  return status == TRUCE_NEGATED && tr_behind(coder, head, "until till before") ? TRUCE_PLANNED : status;
}

/* "The Contact Group extended the talks until noon", "gave both until Sunday", "Putin ordered a pause to begin on Tuesday": who does what sets the day. */
static void add_setter(tr_coder *coder, tr_draft *draft, uint32_t governor) {
  const uint32_t above = tr_word(coder, governor)->head;
  uint32_t verb = tr_word_in(coder, governor, TR_CLASS_SETS_DAY) ? governor : TRUCE_NONE;
  if (verb == TRUCE_NONE && above != TRUCE_NONE && tr_word_in(coder, above, TR_CLASS_SETS_DAY)) verb = above;
  if (verb == TRUCE_NONE || tr_word(coder, verb)->upos != TRUCE_VERB) return;
  tr_arguments arguments;
  tr_arguments_of(coder, verb, &arguments);
  const uint32_t agent = tr_argument(&arguments, TR_AGENT);
  tr_ids ids = {.count = 0};
  if (agent != TRUCE_NONE) tr_parties_of(coder, agent, &ids);
  if (ids.count) tr_draft_ids(coder, draft, TRUCE_FIELD_SET_BY, ids.ids, ids.count);
}

static void write_deadline(tr_coder *coder, uint32_t governor, uint32_t head, truce_date date, const char *maker) {
  const uint32_t what = what_of(coder, governor);
  tr_draft *draft = tr_draft_new(coder, TRUCE_DEADLINE, governor, status_at(coder, governor, head));
  draft->maker = tr_span(maker);
  tr_draft_range(coder, draft, TRUCE_FIELD_WHAT_WORDS, tr_deadline_what(coder, governor, head));
  tr_draft_date(coder, draft, TRUCE_FIELD_BY_DATE, date);
  add_setter(coder, draft, governor);
  const truce_day published = coder->reading->report->published;
  if (published.days != TRUCE_NO_DAY && date.from.days != published.days) tr_draft_number(coder, draft, TRUCE_FIELD_PASSED, date.from.days < published.days);
  const uint32_t words[2] = {what, head};
  tr_draft_evidence_words(coder, draft, words, 2);
  tr_draft_finish(coder, draft, governor);
}

/* Where a day stands: the word it hangs on, and what that is. */
typedef struct site {
  uint32_t head, governor;
  truce_date date;
  truce_line_status status;
  bool verb, ahead, past; /* after the report's day; before it */
} site;

static bool is_limit(const tr_coder *coder, const site *s) { return tr_word_in(coder, s->governor, TR_CLASS_LIMIT); }

static bool expires(const tr_coder *coder, const site *s) { return s->verb && is_limit(coder, s); }

static bool begins_or_ends(const tr_coder *coder, const site *s) {
  const bool turns = tr_word_in(coder, s->governor, TR_CLASS_BEGIN) || tr_word_in(coder, s->governor, TR_CLASS_END);
  if (!s->verb || !turns || (s->status == TRUCE_ACTUAL && !s->ahead)) return false;
  const uint32_t what = tr_referent(coder, what_of(coder, s->governor));
  return tr_proposal_at(coder, what) != TRUCE_NONE || (s->ahead && tr_word_in(coder, what, TR_CLASS_TERM));
}

/* "sat until four" tells how long something took; "has until four", "prolonged until four" set an end. */
static bool sets_end(const tr_coder *coder, const site *s) {
  return s->ahead || !s->verb || s->status != TRUCE_ACTUAL || tr_word_in(coder, s->governor, TR_CLASS_PROLONG) ||
         tr_listed(tr_word(coder, s->governor)->lemma, "give have set get");
}

/* What goes on until a day: what is done, a proposal, what is prolonged. */
static bool may_last(const tr_coder *coder, const site *s) {
  return s->verb || coder->proposal_of[s->governor] != TRUCE_NONE || tr_word_in(coder, s->governor, TR_CLASS_PROLONG);
}

static bool until(const tr_coder *coder, const site *s) {
  return !s->past && tr_behind(coder, s->head, "until till") && may_last(coder, s) && sets_end(coder, s);
}

static bool by(const tr_coder *coder, const site *s) {
  return tr_behind(coder, s->head, "by before") && s->verb && s->status != TRUCE_ACTUAL && s->status != TRUCE_NEGATED;
}

/* Is that which was done a promise or a demand? "was read a million times by Thursday" is over. */
static bool looks_ahead(const tr_coder *coder, const site *s) {
  return !s->verb || s->status != TRUCE_ACTUAL || tr_word_in(coder, s->governor, TR_CLASS_SETS_PLANNED) ||
         tr_word_in(coder, s->governor, TR_CLASS_SETS_REQUESTED);
}

static bool by_ahead(const tr_coder *coder, const site *s) {
  return tr_behind(coder, s->head, "by before") && s->ahead && s->head > s->governor && looks_ahead(coder, s);
}

/* What is said to come is a thing, not somebody: "the round is due on Friday", not "he is due in Oslo on Friday"; a road's opening is told by its state. */
static bool thing_comes(const tr_coder *coder, uint32_t governor) {
  const uint32_t subject = tr_child_by(coder, governor, TRUCE_DEPREL_NSUBJ);
  if (subject == TRUCE_NONE || tr_word(coder, subject)->upos == TRUCE_PRON || tr_word_in(coder, subject, TR_CLASS_POINT) ||
      tr_word_in(coder, subject, TR_CLASS_PEOPLE))
    return false;
  const uint32_t mention = coder->covering[subject];
  return mention == TRUCE_NONE || (coder->reading->mentions[mention].actor == TRUCE_NONE && coder->reading->mentions[mention].place == TRUCE_NONE);
}

/* "is due on Friday", "set for 4 July" */
static bool due(const tr_coder *coder, const site *s) { return s->ahead && tr_word_in(coder, s->governor, TR_CLASS_DUE) && thing_comes(coder, s->governor); }

/* "will be signed on Monday"; whoever votes, hears, rules does so on a day that others await; whoever is tried is awaited in court alone. */
static bool will(const tr_coder *coder, const site *s) {
  const uint32_t verb = s->governor;
  if (!s->verb || !s->ahead || s->status != TRUCE_PLANNED || tr_word_in(coder, verb, TR_CLASS_JOURNEY) || tr_word_in(coder, verb, TR_CLASS_TRIED)) return false;
  return thing_comes(coder, verb) || tr_word_in(coder, verb, TR_CLASS_FORMAL_ACT);
}

static bool from(const tr_coder *coder, const site *s) {
  return coder->proposal_of[s->governor] != TRUCE_NONE && tr_behind(coder, s->head, "from starting at");
}

static bool extended_to(const tr_coder *coder, const site *s) {
  return s->ahead && tr_word_in(coder, s->governor, TR_CLASS_PROLONG) && tr_behind(coder, s->head, "to through beyond");
}

/* The first that holds names the line. `months`: a month is exact enough. */
static const struct { const char *maker; bool (*holds)(const tr_coder *coder, const site *s); bool months; } rules[] = {
    {"deadline.expires", expires, false}, {"deadline.named", is_limit, false}, {"deadline.begins", begins_or_ends, false},
    {"deadline.until", until, false},     {"deadline.by", by, false},          {"deadline.from", from, false},   {"deadline.by-ahead", by_ahead, true},
    {"deadline.extended", extended_to, true}, {"deadline.due", due, false},    {"deadline.will", will, false},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules };

/* "by the end of June" is by its last day. */
static void to_its_end(const tr_coder *coder, const truce_time *time, truce_date *date) {
  for (uint32_t w = time->first; w < time->end && date->precision > TRUCE_WEEK; w++)
    if (tr_lemma_is(coder, w, "end")) date->from.days = date->to.days - 1, date->precision = TRUCE_DAY;
}

static bool read_site(const tr_coder *coder, const truce_time *time, site *s) {
  *s = (site){.head = time_head(coder, time)};
  if (!tr_date_of_time(time, &s->date) || s->head == TRUCE_NONE || tr_word(coder, s->head)->head == TRUCE_NONE) return false;
  to_its_end(coder, time, &s->date);
  s->governor = tr_word(coder, s->head)->head;
  s->verb = tr_word(coder, s->governor)->upos == TRUCE_VERB;
  const tr_arguments arguments = {.predicate = s->governor, .support = s->governor};
  s->status = s->verb ? tr_status_of(coder, &arguments) : TRUCE_ACTUAL;
  const truce_day published = coder->reading->report->published;
  s->ahead = published.days != TRUCE_NO_DAY && s->date.from.days > published.days;
  s->past = published.days != TRUCE_NO_DAY && s->date.from.days < published.days;
  return true;
}

void tr_deadlines(tr_coder *coder) {
  for (size_t i = 0; i < coder->reading->time_count; i++) {
    site s;
    if (!read_site(coder, &coder->reading->times[i], &s)) continue;
    size_t r = 0;
    while (r < RULE_COUNT && !((s.date.precision <= TRUCE_DAY || (rules[r].months && s.date.precision <= TRUCE_MONTH)) && rules[r].holds(coder, &s))) r++;
    if (r < RULE_COUNT) write_deadline(coder, s.governor, s.head, s.date, rules[r].maker);
  }
}
