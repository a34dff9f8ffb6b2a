/* What was fetched, kept: every version of every page with its bytes, their hash and the moment, so that a line can prove itself later; and what is needed to
 * ask again politely. One SQLite file. */
#ifndef TR_INGEST_PAGES_H
#define TR_INGEST_PAGES_H

#include "base/text.h"

typedef struct tr_pages tr_pages;
/* Opens or makes the file. TRUCE_UNREADABLE, TRUCE_BAD_DATA (not such a file), TRUCE_BAD_VERSION, TRUCE_LOCKED. */
truce_status tr_pages_open(const char *path, tr_pages **pages, truce_error *error);
void tr_pages_close(tr_pages *pages);

/* What is known of an address. `asked_s` and `fetched_s`: seconds since 1970, 0 = never. */
typedef struct tr_page_state {
  char etag[256], modified[64];
  int64_t asked_s, fetched_s;
  int64_t version;           /* of the newest bytes, 0 = none */
  char hash[72], report[72]; /* of the newest bytes, and of the report read from them */
} tr_page_state;
tr_page_state tr_pages_state(tr_pages *pages, const char *url);

/* Notes that an address was asked and its bytes have not changed. */
truce_status tr_pages_note_asked(tr_pages *pages, const char *url, int64_t now_s, truce_error *error);
/* Keeps a new version of an address: the bytes as they came (decoded), type and character set as the server told. TRUCE_NO_SPACE. */
typedef struct tr_page_version {
  truce_span bytes;
  const char *final_url, *type, *charset, *etag, *modified, *report;
  int64_t now_s;
} tr_page_version;
truce_status tr_pages_keep(tr_pages *pages, const char *url, const tr_page_version *version, truce_error *error);
/* The bytes of a version, appended to `out` (with its character set); false if there is none. */
bool tr_pages_bytes(tr_pages *pages, const char *url, int64_t version, tr_buffer *out, char charset[64]);

/* The version that a report was read from; false if there is none. Pages that give several reports are not found by one of them. */
bool tr_pages_of_report(tr_pages *pages, const char *report, char *url, size_t room, int64_t *version, int64_t *fetched_s, char hash[72]);

#endif
