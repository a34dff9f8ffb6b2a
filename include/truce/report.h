/* truce/report.h: one published text, cleaned: what ingest hands to the reader. */
#ifndef TRUCE_REPORT_H
#define TRUCE_REPORT_H

#include "truce/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How the publication date was found. An unknown date stays unknown. */
typedef enum truce_date_basis {
  TRUCE_DATE_UNKNOWN = 0,
  TRUCE_DATE_STATED,   /* in the text itself: "Published June 11, 2024", a dateline with a year */
  TRUCE_DATE_METADATA, /* JSON-LD, OpenGraph, <time>, a feed's or mail's date field */
  TRUCE_DATE_URL,      /* in the address or the file's name */
  TRUCE_DATE_GUESSED
} truce_date_basis;
extern const char *const truce_date_basis_names[]; /* as in the JSON, by value */

typedef enum truce_dropped_why {
  TRUCE_DROPPED_REPEATED = 0,
  TRUCE_DROPPED_FURNITURE,
  TRUCE_DROPPED_CAPTION,
  TRUCE_DROPPED_LINKS
} truce_dropped_why;
extern const char *const truce_dropped_why_names[];

typedef struct truce_dropped {
  truce_dropped_why why;
  truce_span text;
} truce_dropped;

/* A report. All text lives in the arena it was made in. `text` is the clean body alone: UTF-8, normal form C, paragraphs parted by
 * one blank line; the title is not part of it. The subtitle or standfirst, if any, is its first paragraph. */
typedef struct truce_report {
  truce_span id; /* "sha256:" and 64 hex digits, of title, published and text */
  truce_span title, author, source, url, language, text;
  truce_day published; /* TRUCE_NO_DAY if unknown */
  truce_date_basis published_basis;
  truce_span copy_of; /* id of the report this is a copy of, or none */
  const truce_dropped *dropped;
  size_t dropped_count;
  truce_span origin; /* file or address it was read from, for messages; "archive.zip/member.html#3" for parts */
} truce_report;

#ifdef __cplusplus
}
#endif
#endif
