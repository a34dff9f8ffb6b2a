/* Do two figures count the same? By place, day, likeness of the sentences and of the numbers; in doubt they stand apart. */
#include "process/one_count.h"

#include <math.h>
#include <stdlib.h>

#include "process/words.h"

static void leave_out_all(tr_word_set *words, const tr_word_set *some) {
  for (size_t i = 0; i < some->count; i++) tr_words_leave_out(words, some->words[i]);
}

tr_claim tr_claim_of_entry(truce_store *store, int64_t entry, json_t *of) {
  tr_claim c = {.day = TRUCE_NO_DAY};
  tr_fact fact;
  if (!tr_fact_of_entry(store, entry, &fact)) return c;
  tr_word_set common = fact.numbers;
  tr_words_add(store->words, &common, tr_span(json_string_value(of)));
  c = (tr_claim){.number = fact.number, .day = fact.day.days, .place = fact.place, .words = fact.words};
  leave_out_all(&c.words, &common);
  leave_out_all(&c.words, &store->words->any_toll);
  c.report = tr_single(store, tr_sql(store, "SELECT report FROM line WHERE id = ?", "i", fact.line), 0);
  tr_fact_free(&fact);
  return c;
}

static bool other_place(const tr_claim *a, const tr_claim *b) { return a->place && b->place && a->place != b->place; }
static bool two_claim(const tr_claim *a, const tr_claim *b) { return a->by && b->by && a->by != b->by; }

/* Claims within some days of one place, or told alike, are of one event, whoever makes them; a toll that runs on for weeks is told alike and does not jump. One
 * report tells two attacks apart, unless two count one otherwise. */
bool tr_one_count(const tr_claim *a, const tr_claim *b) {
  enum { SOON_DAYS = 3, WEEK_DAYS = 7, RUNNING_DAYS = 45, RUNNING = 100, FEW = 10 };
  const double most = fmax(a->number, b->number), least = fmax(fmin(a->number, b->number), 1), apart = fabs((double)a->day - b->day);
  const bool place = a->place && a->place == b->place, soon = apart <= SOON_DAYS;
  const bool alike = tr_words_equal(&a->words, &b->words) >= (place && least >= FEW ? 0.12 : 0.2);
  if (other_place(a, b)) return false;
  if (soon && a->report == b->report) return two_claim(a, b) && most <= 2 * least;
  if (soon && most <= least && least > FEW && fmod(least, 10) > 0) return true; /* nobody rounds to seventeen */
  const bool grows = soon && most <= 5 * least, within_week = apart <= WEEK_DAYS && most <= 2 * least && least > FEW;
  const bool runs_on = apart <= RUNNING_DAYS && most <= 3 * least && least >= RUNNING;
  return alike && (grows || within_week || runs_on);
}

/* They are told of each day anew; two who count them otherwise on one day count the same. */
bool tr_one_load(const tr_claim *a, const tr_claim *b) { return abs(a->day - b->day) <= 1 && two_claim(a, b) && !other_place(a, b); }
