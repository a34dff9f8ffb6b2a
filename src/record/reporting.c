/* How much of a report is news. A sentence is in its writer's own voice if nobody's words stand in it. */
#include "record/reporting.h"

static bool own_voice(const tr_coder *coder, uint32_t sentence) {
  return tr_group_empty(&coder->quotes, sentence) && tr_group_empty(&coder->cues, sentence);
}

/* "on Tuesday", "last week": as news tells its days, and histories do not. */
static bool dated(const tr_coder *coder, uint32_t sentence) {
  TR_EACH_OF_GROUP(i, &coder->times, sentence) {
    truce_date date;
    if (tr_date_of_time(&coder->reading->times[*i], &date) && date.precision <= TRUCE_WEEK) return true;
  }
  return false;
}

static bool supposes(const tr_coder *coder, uint32_t sentence) {
  static const char words[] = "should must ought may might could would if perhaps maybe i we you my our your us";
  const truce_sentence *s = &coder->reading->sentences[sentence];
  if (tr_ends_with(coder, sentence, "?")) return true;
  for (uint32_t w = s->first; w < s->end; w++)
    if (tr_word(coder, w)->upos != TRUCE_PROPN && tr_listed(tr_word(coder, w)->lower, words)) return true;
  return false;
}

float tr_reporting_share(const tr_coder *coder) {
  enum { LEAST = 12 };
  const size_t count = coder->reading->sentence_count;
  if (count < LEAST) return 1;
  int share = 0;
  for (uint32_t s = 0; s < count; s++) {
    if (!own_voice(coder, s) || dated(coder, s)) share++;
    if (own_voice(coder, s) && supposes(coder, s)) share--;
  }
  return (float)share / (float)count;
}
