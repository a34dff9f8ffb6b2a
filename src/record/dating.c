/* When a line was: on the day told beside its predicate, else on the report's own where that may be taken (report_day.c). */
#include "base/ascii.h"
#include "record/draft.h"

static bool two_digits(truce_span text, size_t at, int32_t *number) {
  if (at + 2 > text.size || !tr_ascii_digit(text.data[at]) || !tr_ascii_digit(text.data[at + 1])) return false;
  *number = (text.data[at] - '0') * 10 + (text.data[at + 1] - '0');
  return true;
}

/* The minute of the day that a time's value tells ("2024-06-10T05:30", "2024-06-10T05"), or -1. */
static int32_t minute_of(truce_span value) {
  const size_t at = tr_find(value, TR_SPAN("T"), 0);
  int32_t hour, minute = 0;
  if (at == SIZE_MAX || !two_digits(value, at + 1, &hour)) return -1;
  const bool whole_hour = at + 3 >= value.size || value.data[at + 3] != ':' || !two_digits(value, at + 4, &minute);
  return hour * 60 + (whole_hour ? 0 : minute);
}

bool tr_date_of_time(const truce_time *time, truce_date *date) {
  if (time->from.days == TRUCE_NO_DAY || (time->type != TRUCE_TIME_DATE && time->type != TRUCE_TIME_TIME)) return false;
  *date = (truce_date){.from = time->from, .to = time->to, .from_minute = minute_of(time->value), .precision = time->precision};
  return true;
}

bool tr_time_bounds(const tr_coder *coder, const truce_time *time) {
  return time->first > 0 && tr_listed(tr_word(coder, time->first - 1)->lower, "since until till");
}

/* A clause of its own, whose time is not that of the clause above: a verb, or "responsible for Saturday's attack". */
static bool heads_clause(const tr_coder *coder, uint32_t word) {
  return tr_word(coder, word)->upos == TRUCE_VERB || (tr_word(coder, word)->upos == TRUCE_ADJ && tr_has_child(coder, word, TRUCE_DEPREL_NSUBJ));
}

/* "condemned Saturday's attack", "called the deal of 2015 dangerous": the day is that of what is spoken of. */
static bool only_spoken_of(const tr_coder *coder, const tr_draft *draft, uint32_t noun) {
  const truce_deprel base = tr_base(coder, noun);
  if (!tr_is_said(draft) || tr_word(coder, noun)->upos == TRUCE_VERB) return false;
  if (base == TRUCE_DEPREL_NSUBJ) return true;
  return tr_word(coder, noun)->predicate && (base == TRUCE_DEPREL_OBJ || (base == TRUCE_DEPREL_OBL && !tr_behind(coder, noun, "in during at on")));
}

/* Does a time of its sentence hang on this predicate? It stands in its clause, with no other clause between. */
static bool hangs_on(const tr_coder *coder, const tr_draft *draft, const truce_time *time, uint32_t support) {
  for (uint32_t word = time->first; word < time->end; word++) {
    uint32_t up = word;
    for (int depth = 0; depth < 5 && up != TRUCE_NONE; depth++, up = tr_word(coder, up)->head) {
      if (up == support) return true;
      if (up != word && (heads_clause(coder, up) || only_spoken_of(coder, draft, up))) break;
    }
  }
  return false;
}

/* "peaked in May, when they met", "ended in May 2011 as they left", "Monday's raid, which killed two": the time of what a clause goes with is its own, too. */
static bool told_beside(const tr_coder *coder, const tr_draft *draft, const truce_time *time, uint32_t support) {
  const truce_word *w = tr_word(coder, support);
  const truce_deprel base = truce_deprel_base(w->relation);
  const bool when = tr_child_is(coder, support, TRUCE_DEPREL_ADVMOD, "when") || tr_child_is(coder, support, TRUCE_DEPREL_MARK, "when as while");
  if (w->head == TRUCE_NONE) return false;
  if (base == TRUCE_DEPREL_ACL && !when)
    return !tr_is_said(draft) && tr_word(coder, w->head)->predicate && tr_child_is(coder, support, TRUCE_DEPREL_NSUBJ, "which that") &&
           hangs_on(coder, draft, time, w->head);
  if (base == TRUCE_DEPREL_ACL) return w->head >= time->first && w->head < time->end;
  return when && base == TRUCE_DEPREL_ADVCL && hangs_on(coder, draft, time, w->head);
}

/* What has happened did so by the day of the report: "extended the truce until December 31" was no deed of that day. */
static bool still_ahead(const tr_coder *coder, const tr_draft *draft, truce_date date) {
  const truce_day day = coder->reading->report->published;
  return day.days != TRUCE_NO_DAY && date.from.days > day.days && TR_ONE_OF(draft->line.status, TRUCE_ACTUAL, TRUCE_NEGATED);
}

/* What is planned is not of a day long gone: "will look into the killings of 1994". */
static bool gone_by(const tr_coder *coder, const tr_draft *draft, truce_date date) {
  enum { RECENT = 8 };
  const truce_day day = coder->reading->report->published;
  return day.days != TRUCE_NO_DAY && date.to.days + RECENT < day.days && draft->line.status == TRUCE_PLANNED;
}

/* May a line have a time of its sentence as its date? That of a deadline may lie ahead, and is the end of something. */
static bool fits(const tr_coder *coder, const tr_draft *draft, const truce_time *time, truce_date *date) {
  enum { YEAR = 366 }; /* "in the 1980s" is no date */
  if (!tr_date_of_time(time, date)) return false;
  if (draft->line.kind == TRUCE_DEADLINE) return true;
  return !tr_time_bounds(coder, time) && date->to.days - date->from.days <= YEAR && !still_ahead(coder, draft, *date) && !gone_by(coder, draft, *date);
}

/* The first time of its sentence that belongs to the predicate so. */
static bool date_by(const tr_coder *coder, tr_draft *draft, uint32_t support,
                    bool (*belongs)(const tr_coder *coder, const tr_draft *draft, const truce_time *time, uint32_t support)) {
  const uint32_t sentence = tr_word(coder, support)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    if (!belongs(coder, draft, time, support) || !fits(coder, draft, time, &date)) continue;
    draft->line.dated = true;
    draft->line.date = date;
    return true;
  }
  return false;
}

/* The verb of saying that a clause hangs on or that stands beside it: "it had been signed, he said"; or TRUCE_NONE. */
static uint32_t saying_of(const tr_coder *coder, uint32_t clause) {
  enum { STEPS = 3 };
  const truce_word *w = tr_word(coder, clause);
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_PARATAXIS && tr_claims(coder, w->children[i])) return w->children[i];
  for (int up = 0; up < STEPS && clause != TRUCE_NONE; up++, clause = tr_word(coder, clause)->head)
    if (up && tr_claims(coder, clause)) return clause;
  return TRUCE_NONE;
}

/* "The town has been taken, the army said on Friday": whatever the report's day, it was not later than it is said. */
static truce_day day_of_saying(const tr_coder *coder, const tr_draft *draft, uint32_t clause) {
  const truce_day day = coder->reading->report->published;
  const uint32_t saying = clause == TRUCE_NONE ? TRUCE_NONE : saying_of(coder, clause);
  if (saying == TRUCE_NONE) return tr_day_just_told(coder, draft, clause);
  TR_EACH_OF_GROUP(i, &coder->times, tr_word(coder, saying)->sentence) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    if (hangs_on(coder, draft, time, saying) && fits(coder, draft, time, &date) && date.precision <= TRUCE_DAY && date.from.days < day.days) return date.from;
  }
  return day;
}

/* A leg that stands at the name of its place is of the day of whatever leads there: "visited Cairo on Monday". */
static uint32_t way_to(const tr_coder *coder, const tr_draft *draft, uint32_t support) {
  enum { STEPS = 3 };
  if (draft->line.kind != TRUCE_LEG) return support;
  for (int up = 0; up < STEPS; up++) {
    const truce_word *w = tr_word(coder, support);
    if (w->upos != TRUCE_PROPN || w->head == TRUCE_NONE) break;
    support = w->head;
  }
  return support;
}

void tr_draft_day(tr_coder *coder, tr_draft *draft, uint32_t support) {
  support = way_to(coder, draft, support);
  if (date_by(coder, draft, support, hangs_on) || date_by(coder, draft, support, told_beside)) return;
  const uint32_t clause = tr_clause_that_tells(coder, draft, support);
  if (clause != TRUCE_NONE && clause != support && date_by(coder, draft, clause, hangs_on)) return; /* "held talks on Monday" */
  const truce_day day = coder->reading->report->published;
  if (day.days == TRUCE_NO_DAY || !tr_of_report_day(coder, draft, support, clause)) return;
  draft->line.dated = true;
  const truce_day told = day_of_saying(coder, draft, clause);
  draft->line.date = (truce_date){.from = told, .to = {told.days + 1}, .from_minute = -1, .precision = TRUCE_DAY, .of_report = true};
}
