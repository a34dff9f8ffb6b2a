/* Lines that belong to the page, not to the report: told by their words, in several languages. */
#ifndef TR_INGEST_FURNITURE_H
#define TR_INGEST_FURNITURE_H

#include "truce/base.h"

typedef enum tr_line_kind {
  TR_LINE_SENTENCE,  /* reads like text: a sentence, or long */
  TR_LINE_SHORT,     /* a heading, a label, a name: its surroundings decide */
  TR_LINE_FURNITURE, /* "Share this article", "7 minutes read", "How would you rate …" */
  TR_LINE_CAPTION,   /* a credit or caption line, an image's address */
  TR_LINE_LINKS,     /* "Read more: …", a bare address */
  TR_LINE_DATE,      /* "Published June 11, 2024", or a date alone; `day` is filled */
  TR_LINE_BYLINE     /* "By Jane Doe": `name` is filled */
} tr_line_kind;

typedef struct tr_line {
  tr_line_kind kind;
  truce_day day;
  bool updated;  /* an "Updated …" line */
  bool labelled; /* a date that says what it is the date of */
  truce_span name;
} tr_line;

/* What kind of line this is, told from its words alone. */
tr_line tr_line_read(truce_span line);
/* Words (runs of letters and digits) in a line. */
size_t tr_word_count(truce_span line);
/* Ends as sentences do: . ! ? or a closing quote or bracket after one. */
bool tr_ends_sentence(truce_span line);

#endif
