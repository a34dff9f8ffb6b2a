/* What a deadline is set for, in few words: without the day, which stands beside it, and without what a report goes on to say. */
#include "process/due_words.h"

#include "base/ascii.h"
#include "process/words.h"

/* A part of a day, an hour or a span: "1st", "24-25", "08:00", "Friday", "end". */
static bool tells_when(const tr_process_words *known, truce_span word) {
  while (word.size && strchr(".,;", word.data[word.size - 1])) word.size--;
  return !word.size || tr_ascii_digit(word.data[0]) || tr_is_process_word(known, word, TR_WORD_WHEN);
}

/* More than "the", "next", "at": a day or an hour. */
static bool tells_day(const tr_process_words *known, truce_span word) {
  return tells_when(known, word) && !tr_is_process_word(known, word, TR_WORD_HARDLY_WHEN);
}

static truce_span last_word(truce_span text) {
  size_t at = text.size;
  while (at > 0 && text.data[at - 1] != ' ') at--;
  return (truce_span){text.data + at, text.size - at};
}

static truce_span without_last(truce_span text) {
  const truce_span word = last_word(text);
  return tr_trim((truce_span){text.data, text.size - word.size});
}

/* "… set to begin on 1 August at 08:00" → "… set to begin"; as it was where no preposition leads to the day. */
static truce_span without_day(const tr_process_words *known, truce_span text) {
  truce_span rest = text;
  bool day = false;
  while (rest.size && tells_when(known, last_word(rest))) {
    day = day || tells_day(known, last_word(rest)) || tr_ascii_digit(last_word(rest).data[0]);
    rest = without_last(rest);
  }
  if (!day || !tr_is_process_word(known, last_word(rest), TR_WORD_TO_THE_DAY)) return text;
  return without_last(rest);
}

/* "the polls called" → "the polls" */
static truce_span without_setting(const tr_process_words *known, truce_span text) {
  return tr_is_process_word(known, last_word(text), TR_WORD_IS_SET) ? without_last(text) : text;
}

/* "26 as the deadline for foreign troops to leave", "to sign an accord" */
static truce_span without_lead(truce_span text) {
  static const char *const leads[] = {" as the deadline for ", " as a deadline for ", " as the date for "};
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    const size_t at = text.size && tr_ascii_digit(text.data[0]) ? tr_find(text, tr_span(leads[i]), 0) : SIZE_MAX;
    if (at != SIZE_MAX && at < 12) text = (truce_span){text.data + at + strlen(leads[i]), text.size - at - strlen(leads[i])};
  }
  return tr_starts(text, TR_SPAN("to ")) ? (truce_span){text.data + 3, text.size - 3} : text;
}

/* Up to where a report goes on to another thing. */
static truce_span first_clause(truce_span text) {
  static const char *const ends[] = {", but ", ", although ", ", while ", ", which ", "; "};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const size_t at = tr_find(text, tr_span(ends[i]), 0);
    if (at != SIZE_MAX && memchr(text.data, ' ', at)) text.size = at;
  }
  return text;
}

/* "meet", a country: too little. */
static bool tells_something(truce_span what) { return what.size && memchr(what.data, ' ', what.size); }

truce_span tr_due_words(const tr_process_words *known, truce_span what, truce_span says) {
  const truce_span clause = first_clause(tr_trim(says.size && !tells_something(what) ? says : what));
  const truce_span told = without_lead(without_setting(known, without_day(known, clause)));
  return tells_something(told) ? told : clause;
}
