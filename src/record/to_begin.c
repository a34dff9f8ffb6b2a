/* "declared a truce from Saturday", "announced a ceasefire to begin at midnight on Friday": what is declared for a day to come has not begun, it is due. */
#include "record/to_begin.h"

#include "record/draft.h"

/* Does the time stand below the word that tells of the step? */
static bool below(const tr_coder *coder, uint32_t word, uint32_t trigger) {
  enum { STEPS = 6 };
  for (int up = 0; up < STEPS && word != TRUCE_NONE; up++, word = tr_word(coder, word)->head)
    if (word == trigger) return true;
  return false;
}

/* "until Saturday" is its end. */
static bool is_end(const tr_coder *coder, const truce_time *time) {
  return time->first > 0 && tr_listed(tr_word(coder, time->first - 1)->lower, "until till by before through to");
}

/* Told as begun by a word that only declares it. */
static bool only_declared(const tr_coder *coder, const tr_draft *draft) {
  const truce_value *step = tr_draft_value(draft, TRUCE_FIELD_STEP);
  if (draft->dropped || draft->line.kind != TRUCE_STEP || draft->line.status != TRUCE_ACTUAL) return false;
  return step && tr_equal_string(step->text, "begun") && tr_word_in(coder, draft->line.trigger, TR_CLASS_DECLARES);
}

static void settle(tr_coder *coder, tr_draft *draft) {
  const truce_day today = coder->reading->report->published;
  if (!only_declared(coder, draft)) return;
  const uint32_t sentence = tr_word(coder, draft->line.trigger)->sentence;
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    const truce_time *time = &coder->reading->times[*i];
    truce_date date;
    if (!tr_date_of_time(time, &date) || date.from.days <= today.days || is_end(coder, time) || !below(coder, time->first, draft->line.trigger)) continue;
    tr_draft_word(coder, draft, TRUCE_FIELD_STEP, tr_span("due"));
    draft->line.status = TRUCE_PLANNED;
    draft->line.dated = true;
    draft->line.date = date;
    return;
  }
}

void tr_to_begin(tr_coder *coder) {
  if (coder->reading->report->published.days == TRUCE_NO_DAY) return;
  for (size_t i = 0; i < coder->drafts.count; i++) settle(coder, &coder->drafts.items[i]);
}
