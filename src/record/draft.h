/* Drafts: lines under construction, and what all of them share: evidence, claims, date, place, why. */
#ifndef TR_RECORD_DRAFT_H
#define TR_RECORD_DRAFT_H

#include "record/actors.h"
#include "record/arguments.h"

/* A new draft of this kind, evoked by `trigger`; the pointer holds until the next one is made. */
tr_draft *tr_draft_new(tr_coder *coder, truce_line_kind kind, uint32_t trigger, truce_line_status status);
/* A draft with values of its own. */
tr_draft tr_draft_copy(const tr_coder *coder, const tr_draft *draft);
/* Makes a draft for each of several actors, places or points of a field; moves the drafts. */
void tr_draft_split(tr_coder *coder, size_t index, truce_field field);
void tr_draft_word(tr_coder *coder, tr_draft *draft, truce_field field, truce_span word);
void tr_draft_ids(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count);
void tr_draft_range(tr_coder *coder, tr_draft *draft, truce_field field, truce_range where);
void tr_draft_number(tr_coder *coder, tr_draft *draft, truce_field field, double number);
void tr_draft_date(tr_coder *coder, tr_draft *draft, truce_field field, truce_date date);
const truce_value *tr_draft_value(const tr_draft *draft, truce_field field);
/* How many values a field has; NULL has none. */
static inline size_t tr_count(const truce_value *value) { return value ? value->count : 0; }
/* The word or words that a field has, or none. */
static inline truce_span tr_draft_text(const tr_draft *draft, truce_field field) {
  const truce_value *value = tr_draft_value(draft, field);
  return value ? value->text : (truce_span){0};
}
/* The type of an event; nothing of other kinds and of dropped ones. */
truce_span tr_event_type(const tr_draft *draft);
static inline bool tr_is_assault(const tr_draft *draft) { return tr_equal_string(tr_event_type(draft), "ASSAULT"); }
/* Those who act in an event, call, stance or step; NULL of other kinds. */
const truce_value *tr_draft_doers(const tr_draft *draft);
/* The field of those whom an event or a call is meant for. */
truce_field tr_field_meant(const tr_draft *draft);
/* Is an actor in a list? Has a field of two drafts an actor in common? NULL holds nobody. */
bool tr_holds(const truce_value *value, uint32_t actor);
/* Does the second list hold all ids of the first? NULL holds nothing. */
bool tr_ids_within(const truce_value *ids, const truce_value *others);
bool tr_drafts_share(const tr_draft *a, const tr_draft *b, truce_field field);
void tr_draft_evidence(tr_coder *coder, tr_draft *draft, truce_range where);
/* Evidence from the words that carried it: one range over them all, inside the trigger's sentence. */
void tr_draft_evidence_words(tr_coder *coder, tr_draft *draft, const uint32_t *words, size_t count);
/* Fills an actor field from what the report tells elsewhere; `rule` ("context.other-side")
 * stands in why with the nearest words before the line that name them. */
void tr_draft_from_context(tr_coder *coder, tr_draft *draft, truce_field field, const uint32_t *ids, size_t count, const char *rule);
/* Claims, date and place, as far as they are not there. `support` is the word that carries the clause. */
void tr_draft_finish(tr_coder *coder, tr_draft *draft, uint32_t support);
/* One who acts on himself is a misreading: takes those who act or ask out of those whom it is done to. */
void tr_draft_part_actors(tr_coder *coder, tr_draft *draft);

/* dating.c. The date of a time expression; false if it cannot be placed. */
bool tr_date_of_time(const truce_time *time, truce_date *date);
/* "since 2014", "until Friday": when it began or ends, not when it was. */
bool tr_time_bounds(const tr_coder *coder, const truce_time *time);
/* Dates the line, if a day is told or the report's may be taken. */
void tr_draft_day(tr_coder *coder, tr_draft *draft, uint32_t support);
/* report_day.c. What somebody says or decides, which is news on the day; deeds may be of any. */
bool tr_is_said(const tr_draft *draft);
/* Does a report of a known day tell of days around it, and of older ones hardly? */
bool tr_tells_its_day(const tr_coder *coder);
/* The head of the finite clause that tells what a word stands for, or TRUCE_NONE: it is only referred to. */
uint32_t tr_clause_that_tells(const tr_coder *coder, const tr_draft *draft, uint32_t word);
/* The day near the report's that was told last before a deed of which none is told, or the report's. */
truce_day tr_day_just_told(const tr_coder *coder, const tr_draft *draft, uint32_t clause);
/* May the report's own day be taken for a line carried by `support` of which no day is told? `clause` is what tr_clause_that_tells says of it. */
bool tr_of_report_day(const tr_coder *coder, const tr_draft *draft, uint32_t support, uint32_t clause);

#endif
