/* Lines that belong to the page, not to the report: told by their words, in several languages. */
#ifndef TR_INGEST_FURNITURE_H
#define TR_INGEST_FURNITURE_H

#include "base/arena.h"

typedef enum tr_line_kind {
  TR_LINE_SENTENCE,  /* reads like text: a sentence, or long */
  TR_LINE_SHORT,     /* a heading, a label, a name: its surroundings decide */
  TR_LINE_FURNITURE, /* "Share this article", "7 minutes read", "How would you rate …" */
  TR_LINE_CAPTION,   /* a credit or caption line, an image's address */
  TR_LINE_LINKS,     /* "Read more: …", a bare address */
  TR_LINE_DATE,      /* "Published June 11, 2024", or a date alone, or beside an outlet ("Harbour Radio, 2 March 2015"); `day` is filled */
  TR_LINE_BYLINE     /* "By Jane Doe": `name` is filled */
} tr_line_kind;

typedef struct tr_line {
  tr_line_kind kind;
  truce_day day;
  bool updated;  /* an "Updated …" line */
  bool labelled; /* a date that says what it is the date of */
  truce_span name; /* of who wrote it; beside a date: the outlet */
} tr_line;

/* ---- the words, from furniture.tsv of the data folder's ingest/ (its head explains the rows) ---- */

typedef enum tr_reach { TR_REACH_WHOLE, TR_REACH_START, TR_REACH_ANY, TR_REACH_COUNT } tr_reach;

/* A phrase that tells the kind of a line by itself. */
typedef struct tr_phrase {
  truce_span words;
  tr_reach reach;
  tr_line_kind kind;
} tr_phrase;

/* Words that tell a part of what a line is. */
typedef enum tr_furniture_part {
  TR_PART_DATE,
  TR_PART_DAY,
  TR_PART_CHANGE,
  TR_PART_BYLINE,
  TR_PART_PICTURE,
  TR_PART_ORIGIN,
  TR_PART_READING,
  TR_PART_OUTLET,
  TR_PART_WIRE,
  TR_PART_COUNT
} tr_furniture_part;
typedef TR_ARRAY(truce_span) tr_furniture_words;

/* Never changes once read: threads share it. */
typedef struct tr_furniture {
  TR_ARRAY(tr_phrase) phrases; /* the first that fits decides */
  tr_furniture_words parts[TR_PART_COUNT];
} tr_furniture;

/* Reads some 300 rows into `arena`. Statuses of tr_file_map, and TRUCE_BAD_DATA with the line for a row that is none. */
truce_status tr_furniture_read(tr_furniture *furniture, truce_arena *arena, const char *path, truce_error *error);

/* What kind of line this is, told from its words alone. */
tr_line tr_line_read(const tr_furniture *furniture, truce_span line);

#endif
