/* A fact as merging sees it: a line, or an entry, with what is compared. */
#ifndef TR_PROCESS_FACT_H
#define TR_PROCESS_FACT_H

#include "store/sqlite.h"
#include "truce/record.h"

enum { TR_FACT_ACTORS = 24, TR_FACT_WORDS = 96 };

/* A set of actors. `side` is equal for a state and its government. `tail` stands for the last word of the name, `short_name` for a name of that word
 * alone: "Holder" may be "Maxine Holder", "the movement" the one movement that is told of, "the government" that of any state. `vague` is a name that says no
 * more than that somebody takes part: "both delegations", "the negotiators". */
typedef struct tr_actor_set {
  int64_t ids[TR_FACT_ACTORS];
  int64_t sides[TR_FACT_ACTORS];
  int64_t tails[TR_FACT_ACTORS];   /* below 0 */
  int64_t countries[TR_FACT_ACTORS]; /* 0 = unknown */
  int64_t named[TR_FACT_ACTORS];   /* equal for names of the same words */
  bool short_name[TR_FACT_ACTORS], person[TR_FACT_ACTORS], state[TR_FACT_ACTORS], people[TR_FACT_ACTORS], vague[TR_FACT_ACTORS];
  size_t count;
} tr_actor_set;

/* Tails of governments, of a known country and of none, and of vague names. */
enum { TR_TAIL_STATE = -1, TR_TAIL_GOVERNMENT = -2, TR_TAIL_VAGUE = -3 };

/* Hashes of content words, sorted, each once. */
typedef struct tr_word_set {
  uint32_t words[TR_FACT_WORDS];
  size_t count;
} tr_word_set;

typedef struct tr_fact {
  int64_t line, entry, report;
  truce_line_kind kind;
  truce_line_status status;
  char word[40];        /* type, step, position … */
  truce_day day, first, last; /* when; entry: first and last day that reports tell it */
  bool of_report;       /* the day is the report's own */
  int64_t place, about;
  bool numbered;
  double number;
  double sure;
  int64_t sentence;
  json_t *fields;       /* owned */
  tr_actor_set main, other; /* see tr_fact_actor_fields */
  tr_word_set words;    /* of what it says (figures: of the whole sentence), without the names of its actors */
  tr_word_set around;   /* the same of the whole sentence where the words are few, else as words (events) */
  tr_word_set numbers;  /* told in it, by digits or words */
  bool anew;            /* "another", "further", "again": not the one before */
  tr_word_set named;    /* of the range or name that tells this kind's facts apart */
  char source_group[160]; /* of the line's report; entries: none */
} tr_fact;

/* The two actor fields that tell facts of a kind apart; TRUCE_FIELD_COUNT where there is none. */
void tr_fact_actor_fields(truce_line_kind kind, truce_field *main, truce_field *other);

/* Fills a fact from the row of a line or an entry; false if there is none. Free with tr_fact_free. */
bool tr_fact_of_line(truce_store *store, int64_t line, tr_fact *fact);
bool tr_fact_of_entry(truce_store *store, int64_t entry, tr_fact *fact);
void tr_fact_free(tr_fact *fact);

/* What one actor is matched by. */
void tr_actor_set_add(truce_store *store, tr_actor_set *set, int64_t actor);

/* "both sides", "the negotiators": a name that says no more than that somebody takes part. */
bool tr_actor_vague(truce_store *store, int64_t actor);

void tr_words_add(tr_word_set *set, truce_span text);
/* Shared words by the smaller set; 0 if one is empty. */
double tr_words_alike(const tr_word_set *a, const tr_word_set *b);
/* … by all words of both. */
double tr_words_equal(const tr_word_set *a, const tr_word_set *b);

/* How two sets of actors stand to each other; NEAR = equal or nested if a short name is taken for a long one, VAGUE = if a vague name is. */
typedef enum tr_set_relation { TR_SETS_EQUAL, TR_SETS_NESTED, TR_SETS_NEAR, TR_SETS_VAGUE, TR_SETS_ONE_EMPTY, TR_SETS_BOTH_EMPTY, TR_SETS_OVERLAP, TR_SETS_APART } tr_set_relation;
tr_set_relation tr_sets_compare(const tr_actor_set *a, const tr_actor_set *b);

#endif
