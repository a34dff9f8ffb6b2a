/* Words for people, shared by the sections of a document: everything that is returned lives in the arena. */
#ifndef TR_EXPORT_WORDING_H
#define TR_EXPORT_WORDING_H

#include "export/document.h"

truce_span tr_made(truce_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text, moved into the arena. */
truce_span tr_moved(truce_arena *arena, tr_buffer *text);
/* Adds what leads to some words, and them; nothing where there are no words. */
void tr_add_led(tr_buffer *text, const char *lead, truce_span words);
/* Members of an object: a string or NULL, whether it is this one, a whole number or 0. */
const char *tr_get(json_t *object, const char *name);
bool tr_is(json_t *object, const char *name, const char *word);
int64_t tr_get_number(json_t *object, const char *name);

/* "2016-06-23" as "23 June 2016", brief as "23 Jun 16"; none if it is no day. */
truce_span tr_day_words(truce_arena *arena, const char *day, bool brief);
/* The `day` of a step, a position or a claim, as far as its `precision` goes: "23 June 2016", "June 2016", "2016", "week of 20 June 2016". */
truce_span tr_fact_day(truce_arena *arena, json_t *fact, bool brief);
/* The `date` of an entry, likewise, with its hour if told; of one with none the day on which it was told first: "told 23 June 2016". */
truce_span tr_when(truce_arena *arena, json_t *entry);
/* "Cuba, Norway and others" */
truce_span tr_names(truce_arena *arena, json_t *actors);
/* Is it more than one who acts? "Cuba and Norway say", "the voters say". */
bool tr_several_act(json_t *actors);
/* 1497 as "1,497" */
truce_span tr_number_words(truce_arena *arena, double number);
/* The `number` of a figure with its bound: "at least 40", "$40"; "dozens" where the words `says` hold no more, "10,000 to 15,000" where they do. */
truce_span tr_count_words(truce_arena *arena, json_t *figure, const char *says, const char *sign);
/* The sign of a sum of money, else "": its unit, or the sign in the words that say it. `what` the figure counts may be NULL. */
const char *tr_money_sign(json_t *figure, const char *what, const char *says);
/* What a stance is about: a name as it is, other words in quotation marks. */
truce_span tr_name_shown(const tr_document *d, truce_span name);
/* "accepts_with_conditions" as "accepts with conditions" */
truce_span tr_spaced(truce_arena *arena, const char *word);
/* A field that holds words: a string, a list, a thing with a name. */
truce_span tr_words_of(truce_arena *arena, json_t *value);
/* A step as told: "signed", "to be signed", "may be signed", "not signed". */
truce_span tr_step_words(const tr_document *d, json_t *step, bool with_day);
/* The status where it is not "actual", else "". */
const char *tr_status_mark(json_t *entry);
/* The same in front of what it tells: "planned: ", "possibly: ". */
const char *tr_status_lead(json_t *entry);
/* Place of the object with this id in a list; its size if there is none. */
size_t tr_index_of(json_t *list, int64_t id);
/* Words, source and line of an entry. */
tr_proof tr_proof_of(truce_arena *arena, json_t *fact);
/* Is what says how sure it is (`sure`) less likely right than wrong? */
bool tr_doubtful(json_t *fact);

#endif
