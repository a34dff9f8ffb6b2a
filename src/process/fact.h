/* A fact as merging sees it: a line, or an entry, with what is compared. */
#ifndef TR_PROCESS_FACT_H
#define TR_PROCESS_FACT_H

#include "process/actor_set.h"
#include "process/word_set.h"
#include "truce/record.h"

typedef struct tr_fact {
  int64_t line, entry, report;
  truce_line_kind kind;
  truce_line_status status;
  char word[40];        /* type, step, position … */
  truce_day day, first, last; /* when; entry: first and last day that reports tell it */
  bool of_report;       /* the day is the report's own */
  int64_t place, about;
  int64_t matter;       /* see tr_fact_matter; entry: 0 until somebody asks */
  bool numbered;
  double number;
  double sure;
  int64_t sentence;
  json_t *fields;       /* owned */
  tr_actor_set main, other; /* see tr_fact_actor_fields */
  tr_word_set words;    /* of what it says (figures: of the whole sentence), without the names of its actors */
  tr_word_set around;   /* the same of the whole sentence where the words are few, else as words (events) */
  tr_word_set numbers;  /* told in it, by digits or words */
  bool introduced;      /* a proposal by a bare name that the reader is not taken to know: "a deal" */
  bool known;           /* a proposal by a name that he is: "the deal" */
  bool anew;            /* "another", "further", "again": not the one before */
  tr_word_set place_name; /* of the place that it is about */
  tr_word_set named;    /* of the range or name that tells this kind's facts apart */
  char source_group[160]; /* of the line's report; entries: none */
} tr_fact;

/* The two actor fields that tell facts of a kind apart; TRUCE_FIELD_COUNT where there is none. */
void tr_fact_actor_fields(truce_line_kind kind, truce_field *main, truce_field *other);

/* Fills a fact from the row of a line or an entry; false if there is none. Free with tr_fact_free. */
bool tr_fact_of_line(truce_store *store, int64_t line, tr_fact *fact);
bool tr_fact_of_entry(truce_store *store, int64_t entry, tr_fact *fact);
void tr_fact_free(tr_fact *fact);
/* "Hamas rejected it": of what is agreed, asked or refused the proposal that a step or position in the same words is about; 0 = not told. */
int64_t tr_fact_matter(truce_store *store, const tr_fact *fact);

/* The names of a proposal, the one that it goes by first. */
size_t tr_fact_name_count(const tr_fact *fact);
truce_span tr_fact_name(const tr_fact *fact, size_t i);
/* Is it known by another number than the name bears ("Resolution 1559")? */
bool tr_fact_of_other_number(const tr_fact *fact, truce_span name);

#endif
