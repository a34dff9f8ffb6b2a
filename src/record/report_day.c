/* Whether the report's own day may be taken for a line of which no day is told: for what holds or has just happened as it is written, and for deeds told beside
 * such a day. Not for what only says who or which one is meant ("the men who attacked it"), for what was before something else, nor in a story of old. */
#include "record/draft.h"

/* "had attacked", "had attacked and robbed": past before something else. */
static bool in_pluperfect(const tr_coder *coder, uint32_t verb) {
  enum { STEPS = 4 };
  for (int up = 0; up < STEPS && verb != TRUCE_NONE; up++) {
    const truce_word *w = tr_word(coder, verb);
    bool of_its_own = false;
    for (uint32_t i = 0; i < w->child_count; i++) {
      const truce_deprel base = tr_base(coder, w->children[i]);
      if (base == TRUCE_DEPREL_AUX && tr_equal_string(tr_word(coder, w->children[i])->lower, "had")) return true;
      of_its_own |= base == TRUCE_DEPREL_NSUBJ || base == TRUCE_DEPREL_AUX;
    }
    const truce_deprel base = tr_base(coder, verb);
    if (of_its_own || (base != TRUCE_DEPREL_CONJ && base != TRUCE_DEPREL_XCOMP)) return false;
    verb = w->head;
  }
  return false;
}

/* How far from the report's own day a time is: within two days, within a week or ahead, or older. What only bounds something is no day. */
typedef enum reach { NO_DAY, NEAR, BETWEEN, OLD } reach;

static reach reach_of(const tr_coder *coder, const truce_time *time) {
  enum { NEAR_DAYS = 2, OLD_DAYS = 8 };
  const int32_t day = coder->reading->report->published.days;
  truce_date date;
  if (!tr_date_of_time(time, &date) || tr_time_bounds(coder, time)) return NO_DAY;
  if (date.to.days + OLD_DAYS < day) return OLD;
  return date.precision <= TRUCE_DAY && date.from.days + NEAR_DAYS >= day && date.from.days <= day + 1 ? NEAR : BETWEEN;
}

/* "an accord that they signed in November": the time is told of what is meant, and not of the story. */
static bool told_aside(const tr_coder *coder, const truce_time *time) {
  enum { STEPS = 8 };
  uint32_t word = time->first;
  for (int up = 0; up < STEPS && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head)
    if (tr_base(coder, word) == TRUCE_DEPREL_ACL) return true;
  return false;
}

/* The last day that the text has told before the end of a sentence, of this one and the two before it; none where the report's own time is spoken of last. */
static bool tells_of_old(const tr_coder *coder, uint32_t sentence) {
  enum { BACK = 2 };
  for (uint32_t s = sentence + 1; s-- > 0 && s + BACK >= sentence;) {
    bool old = false, recent = false;
    TR_EACH_OF_GROUP(i, &coder->times, s) {
      const truce_time *time = &coder->reading->times[*i];
      const reach far = s < sentence && told_aside(coder, time) ? NO_DAY : reach_of(coder, time);
      old |= far == OLD;
      recent |= far == NEAR || far == BETWEEN;
    }
    if (old || recent) return old && (s == sentence || !recent);
  }
  return false;
}

static bool in_past(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (w->features.tense == TRUCE_PAST && w->features.verb_form == TRUCE_FINITE) return true;
  for (uint32_t i = 0; i < w->child_count; i++)
    if (tr_base(coder, w->children[i]) == TRUCE_DEPREL_AUX && tr_word(coder, w->children[i])->features.tense == TRUCE_PAST) return true;
  return false;
}

/* "eight days after they signed": so long before what the clause above tells. */
static bool some_days_before(const tr_coder *coder, uint32_t verb) {
  const truce_word *w = tr_word(coder, verb);
  if (truce_deprel_base(w->relation) != TRUCE_DEPREL_ADVCL || !tr_child_is(coder, verb, TRUCE_DEPREL_MARK, "after")) return false;
  const uint32_t mark = tr_child_by(coder, verb, TRUCE_DEPREL_MARK);
  return mark > 0 && tr_lemma_in(coder, mark - 1, "day week month year decade") && tr_word(coder, mark - 1)->head == verb;
}

/* Told as past before something else, beside a day of weeks ago, or in a story of such a day: the report's day would be made up. */
static bool long_before(const tr_coder *coder, uint32_t support) {
  const uint32_t sentence = tr_word(coder, support)->sentence;
  if (in_pluperfect(coder, support) || some_days_before(coder, support)) return true;
  if (!tells_of_old(coder, sentence)) return false;
  return !tr_group_empty(&coder->times, sentence) || in_past(coder, support);
}

static bool of_verb_form(const tr_coder *coder, uint32_t word, bool (*has)(const truce_word *w)) {
  const truce_word *w = tr_word(coder, word);
  bool found = has(w);
  for (uint32_t i = 0; i < w->child_count && !found; i++)
    found = TR_ONE_OF(tr_base(coder, w->children[i]), TRUCE_DEPREL_AUX, TRUCE_DEPREL_COP) && has(tr_word(coder, w->children[i]));
  return found;
}
static bool is_finite(const truce_word *w) { return w->features.verb_form == TRUCE_FINITE; }
static bool is_present(const truce_word *w) { return w->features.verb_form == TRUCE_FINITE && w->features.tense == TRUCE_PRESENT; }
static bool is_perfect(const truce_word *w) { return w->upos == TRUCE_AUX && tr_equal_string(w->lemma, "have"); }

/* "…, which the army denied": tells on, rather than which one is meant. */
static bool tells_on(const tr_coder *coder, uint32_t clause) {
  uint32_t first, last;
  tr_extent(coder, clause, false, &first, &last);
  return first > 0 && tr_equal_string(tr_word(coder, first - 1)->form, ",") && of_verb_form(coder, clause, is_finite);
}

/* "who attacked it and fled": says who is meant. "Who are besieging it" holds today. */
static bool only_refers(const tr_coder *coder, uint32_t clause) {
  uint32_t first = clause;
  while (tr_base(coder, first) == TRUCE_DEPREL_CONJ) first = tr_word(coder, first)->head;
  const bool holds = of_verb_form(coder, clause, is_present) && !of_verb_form(coder, clause, is_perfect);
  if (tr_base(coder, first) == TRUCE_DEPREL_ACL) return !holds && !tells_on(coder, first);
  return tr_base(coder, first) == TRUCE_DEPREL_ADVCL && tr_child_is(coder, first, TRUCE_DEPREL_MARK, "after before since until when");
}

/* "Had earlier attacked", "previously attacked". */
static bool told_as_before(const tr_coder *coder, uint32_t clause) {
  return tr_child_is(coder, clause, TRUCE_DEPREL_ADVMOD, "previously formerly earlier once originally initially historically");
}

/* Does what a noun tells go with the clause it stands in? "The attack killed two", "held talks", "died in clashes"; not "condemned the attack". */
static bool goes_along(const tr_coder *coder, const tr_draft *draft, uint32_t noun) {
  const truce_deprel base = tr_base(coder, noun);
  if (TR_ONE_OF(base, TRUCE_DEPREL_NSUBJ, TRUCE_DEPREL_NUMMOD, TRUCE_DEPREL_CONJ)) return true;
  if (base == TRUCE_DEPREL_OBL) return draft->line.kind == TRUCE_FIGURE || tr_behind(coder, noun, "in during at on amid");
  if (base != TRUCE_DEPREL_OBJ) return false;
  return draft->line.kind == TRUCE_FIGURE ||
         tr_word_in(coder, tr_word(coder, noun)->head, TR_CLASS_HOLDS_ACT);
}

/* "issued a statement denying it" */
static bool words_of_statement(const tr_coder *coder, uint32_t noun) {
  return tr_base(coder, noun) == TRUCE_DEPREL_OBJ && tr_word_in(coder, noun, TR_CLASS_SPEAKING_PAPER) &&
         tr_word_in(coder, tr_word(coder, noun)->head, TR_CLASS_ISSUES_PAPER);
}

/* Is it told in one breath with the clause above? "began shelling", "fled, killing two", "killed it by shelling". */
static bool told_with(const tr_coder *coder, uint32_t word) {
  const truce_deprel base = tr_base(coder, word);
  if (TR_ONE_OF(base, TRUCE_DEPREL_XCOMP, TRUCE_DEPREL_CCOMP, TRUCE_DEPREL_CONJ, TRUCE_DEPREL_PARATAXIS)) return true;
  if (base != TRUCE_DEPREL_ADVCL) return false;
  return !tr_has_child(coder, word, TRUCE_DEPREL_MARK) || tr_child_is(coder, word, TRUCE_DEPREL_MARK, "by while with before");
}

uint32_t tr_clause_that_tells(const tr_coder *coder, const tr_draft *draft, uint32_t word) {
  enum { STEPS = 8 };
  for (int up = 0; up < STEPS; up++) {
    const uint32_t head = tr_word(coder, word)->head;
    if (of_verb_form(coder, word, is_finite)) return only_refers(coder, word) ? TRUCE_NONE : word;
    if (head == TRUCE_NONE) return word;
    const bool stated = tr_base(coder, word) == TRUCE_DEPREL_ACL && words_of_statement(coder, head);
    if (!stated && !told_with(coder, word) && !goes_along(coder, draft, word)) return TRUCE_NONE;
    word = stated ? tr_word(coder, head)->head : head;
  }
  return TRUCE_NONE;
}

bool tr_tells_its_day(const tr_coder *coder) {
  enum { SHORT = 30 };
  size_t of[OLD + 1] = {0};
  if (coder->reading->report->published.days == TRUCE_NO_DAY) return false;
  for (size_t i = 0; i < coder->reading->time_count; i++) of[reach_of(coder, &coder->reading->times[i])]++;
  return of[OLD] ? of[NEAR] >= 2 * of[OLD] : of[NEAR] || coder->reading->sentence_count <= SHORT;
}

/* The first sentences tell the news, others what was near a day told there or shortly before. */
static bool told_near(const tr_coder *coder, uint32_t sentence) {
  enum { LEAD = 2, BACK = 2 };
  if (sentence < LEAD) return true;
  for (uint32_t s = sentence + 1; s-- > 0 && s + BACK >= sentence;) {
    TR_EACH_OF_GROUP(i, &coder->times, s) {
      if (reach_of(coder, &coder->reading->times[*i]) == NEAR) return true;
    }
  }
  return false;
}

truce_day tr_day_just_told(const tr_coder *coder, const tr_draft *draft, uint32_t clause) {
  enum { BACK = 2 };
  const truce_day day = coder->reading->report->published;
  const uint32_t sentence = clause == TRUCE_NONE ? 0 : tr_word(coder, clause)->sentence;
  if (clause == TRUCE_NONE || tr_is_said(draft) || !in_past(coder, clause) || !tr_group_empty(&coder->times, sentence)) return day;
  for (uint32_t s = sentence; s-- > 0 && s + BACK >= sentence;) {
    truce_day last = {TRUCE_NO_DAY};
    TR_EACH_OF_GROUP(i, &coder->times, s) {
      const truce_time *time = &coder->reading->times[*i];
      if (reach_of(coder, time) == NEAR && time->from.days <= day.days && !told_aside(coder, time)) last = time->from;
    }
    if (last.days != TRUCE_NO_DAY) return last;
  }
  return day;
}

bool tr_is_said(const tr_draft *draft) {
  return TR_ONE_OF(draft->line.kind, TRUCE_STANCE, TRUCE_CALL) || tr_listed(tr_event_type(draft), "AGREE REQUEST REJECT ACCUSE THREATEN SUPPORT");
}

bool tr_of_report_day(const tr_coder *coder, const tr_draft *draft, uint32_t support, uint32_t clause) {
  if (TR_ONE_OF(draft->line.status, TRUCE_PLANNED, TRUCE_POSSIBLE) || long_before(coder, support)) return false;
  if (clause == TRUCE_NONE || told_as_before(coder, clause)) return false;
  if (of_verb_form(coder, clause, is_present) || (tr_is_said(draft) && !(in_past(coder, clause) && tr_in_quote(coder, clause, true)))) return true;
  return (coder->tells_its_day && !tr_in_quote(coder, clause, true)) || told_near(coder, tr_word(coder, support)->sentence);
}
