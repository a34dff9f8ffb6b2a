/* Written days with a year, as pages, feeds, mails and datelines state them, in several languages. */
#ifndef TR_INGEST_DATELINE_H
#define TR_INGEST_DATELINE_H

#include "truce/base.h"

typedef struct tr_written_day {
  truce_day day;
  truce_range where; /* the bytes of the text that say it */
  bool ambiguous;    /* 03/04/2024: read as day first unless told otherwise */
} tr_written_day;

/* The first full date (day, month, year) in `text`: ISO, RFC 822, "June 11, 2024", "11. Juni 2024", "11 de junio de 2024", "2024/06/11", "11.06.2024",
 * 20240611. `month_first` settles 03/04/2024. The day is the one written; no time zone moves it. Years 1900 to 2099. */
bool tr_day_find(truce_span text, bool month_first, tr_written_day *found);
/* A machine's date field: as above, or seconds or milliseconds since 1970. */
bool tr_day_field(truce_span text, truce_day *day);
/* The day that opens a body, before its first dash: "GENEVA, June 11, 2024 (Agency) — Talks …", "11.06.2024 | Talks …". */
bool tr_day_of_dateline(truce_span body, tr_written_day *found);
/* The day in an address or file name: /2024/06/11/, 2024-06-11, 20240611. */
bool tr_day_in_url(truce_span url, truce_day *day);

#endif
