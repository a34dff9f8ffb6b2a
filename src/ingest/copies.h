/* Who copied whom: sketches of reports, an index of them, and the judgement on a pair.
 *
 * Texts are compared by their runs of four words (case and punctuation aside). A sketch keeps a fixed sample of the runs' hashes, those below a
 * threshold (MinHash with a fixed threshold, Broder 1997 "mod" sketches), so that two sketches tell which share of each text stands in the other even
 * where one is much longer. The index finds reports with common runs; the pair is then judged on all runs of both texts. */
#ifndef TR_INGEST_COPIES_H
#define TR_INGEST_COPIES_H

#include "truce/report.h"

typedef struct tr_sketch {
  uint64_t exact; /* of all words: equal for texts that differ in case, blanks and punctuation only */
  uint32_t words;
  char wire[40];        /* the news agency it credits, lower case, "" for none */
  truce_day published;  /* TRUCE_NO_DAY if unknown */
  const uint32_t *runs; /* sampled hashes, sorted, each once */
  uint32_t run_count;
} tr_sketch;

/* All runs of a text, by which it is judged against others. */
typedef struct tr_runs {
  uint64_t exact;
  uint32_t words, different; /* words of the text; runs, each counted once */
  const uint32_t *in_order;  /* as they follow each other in the text */
  size_t count;
  uint32_t *set;             /* by open addressing, 0 = free */
  size_t set_size;           /* a power of two */
} tr_runs;

/* The runs of a text, in `arena`. */
void tr_runs_make(truce_arena *arena, truce_span text, tr_runs *runs);
/* The sketch of a report, in `arena`; the second of one whose runs are known. */
void tr_sketch_make(truce_arena *arena, const truce_report *report, tr_sketch *sketch);
void tr_sketch_of_runs(truce_arena *arena, const truce_report *report, const tr_runs *runs, tr_sketch *sketch);
/* The news agency that a report credits in its dateline, byline, source or last line: its common name if it is a known one, else what stands in brackets
 * before the dateline's dash; none if it credits none. Borrows from the report or is static. */
truce_span tr_wire_credit(const truce_report *report);

typedef enum tr_copy_kind {
  TR_COPY_NONE = 0,
  TR_COPY_QUOTES, /* a passage of 25 words or more in common, no more: not a copy */
  TR_COPY_WIRE,   /* both credit the same agency and share a good part */
  TR_COPY_PART,   /* one is (mostly) a part of the other */
  TR_COPY_NEAR,   /* most of each stands in the other */
  TR_COPY_EXACT
} tr_copy_kind;
static inline bool tr_is_copy(tr_copy_kind kind) { return kind >= TR_COPY_WIRE; }

/* How two texts stand to each other, judged on all their runs. */
typedef struct tr_pair {
  tr_copy_kind kind;
  double of_first, of_second; /* which share of each stands in the other, 0 to 1 */
  uint32_t longest;           /* words of the longest passage in common */
} tr_pair;
/* `first_wire`, `second_wire`: the agencies that they credit, as in tr_sketch. */
tr_pair tr_pair_judge(const tr_runs *first, const char *first_wire, const tr_runs *second, const char *second_wire);

/* The index of one process. Not thread-safe. */
typedef struct tr_copies tr_copies;
tr_copies *tr_copies_new(void); /* NULL when memory is full */
void tr_copies_delete(tr_copies *copies);
/* Adds a report; its number is the count of those before it. */
uint32_t tr_copies_add(tr_copies *copies, const tr_sketch *sketch);

/* Gives the text of a report by its number; none if it cannot (then the sketches alone are judged). The text lives until the next call. */
typedef truce_span (*tr_copies_text)(void *self, uint32_t number);
typedef struct tr_copy {
  tr_pair pair;  /* first = the report asked about */
  uint32_t of;   /* number of the report it has most in common with; where `pair.kind` is no copy, the one it quotes */
  bool is_first; /* the report asked about was published before that one */
} tr_copy;
/* What the report has in common with those in the index. */
tr_copy tr_copies_find(tr_copies *copies, truce_arena *arena, const tr_sketch *sketch, truce_span text, tr_copies_text text_of, void *self);

#endif
