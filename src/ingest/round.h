/* A round of fetching, as its parts see it: what is still to ask for, of which host, and who takes what comes. */
#ifndef TR_INGEST_ROUND_H
#define TR_INGEST_ROUND_H

#include "base/text.h"
#include "ingest/http.h"
#include "ingest/pages.h"
#include "ingest/reports.h"
#include "truce/fetch.h"

/* One address to ask for. */
typedef struct tr_fetch_task {
  const char *url;
  tr_context context; /* what the feed tells of the page */
  truce_span content; /* what the feed holds of its text */
  size_t host;
  int nested, tries; /* feeds within sitemaps; times asked */
  bool feed, done;
} tr_fetch_task;

typedef struct tr_fetch_host {
  const char *name; /* "https://example.org:8443" */
  truce_span robots;
  int64_t next_ms;
  double delay_s;
  bool asked_robots, closed; /* closed: robots.txt could not be read, so nothing may be asked for */
} tr_fetch_host;

typedef struct tr_round {
  const truce_ingest *known;
  const truce_fetch_options *options;
  truce_arena *arena, *scratch; /* of the round; of one document */
  tr_http *http;
  tr_pages *pages;
  TR_ARRAY(tr_fetch_task) tasks;
  TR_ARRAY(tr_fetch_host) hosts;
  truce_fetch_sink sink;
  truce_problem_sink problem;
  void *self;
  truce_fetch_counts *counts;
  bool stopped;
} tr_round;

/* Milliseconds of a clock that only runs forward. */
int64_t tr_now_ms(void);
/* Counts a problem and tells of it. */
void tr_round_tell(tr_round *r, const truce_error *error);
/* What failed is tried again within the hour, not every round. */
void tr_round_note_failed(tr_round *r, const char *url);
/* How long a page is left alone once it has been asked for. */
int64_t tr_round_recheck_s(const tr_round *r);
/* One more address, unless the round has it; false: it is none. */
bool tr_round_add(tr_round *r, tr_fetch_task task);

/* fetch_manners.c. Splits an address with curl's parser: "scheme://host:port" and "path?query", both in `arena`. False: no http(s) address. */
bool tr_split_url(truce_arena *arena, const char *url, const char **site, truce_span *path);
/* Asks a host for an address; `state` (NULL = none) is that of the page when it was asked for last. */
truce_status tr_round_get(tr_round *r, size_t host_number, const char *url, const tr_page_state *state, tr_http_answer *answer, truce_error *error);
/* RFC 9309: no robots.txt (4xx) allows all; a server in trouble allows nothing for now. */
void tr_round_ask_robots(tr_round *r, size_t host_number);
/* Whether robots.txt lets us ask; if not, says so. */
bool tr_round_may_ask(tr_round *r, const tr_fetch_task *task);

/* fetch_pages.c. Keeps the bytes of a page; without that nothing of it is handed over and the round stops. */
void tr_round_keep(tr_round *r, const tr_fetch_task *task, const tr_http_answer *answer, const char *report);
/* The reports of a page, if it has changed since `state`. */
void tr_round_read_page(tr_round *r, const tr_fetch_task *task, const tr_http_answer *answer, const tr_page_state *state);

/* fetch_feeds.c. The entries of a feed become tasks; false: these bytes are no feed. */
bool tr_round_read_feed(tr_round *r, const tr_fetch_task *from, truce_span bytes);

#endif
