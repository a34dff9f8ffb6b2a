/* truce/fetch.h: feeds and pages of the web → reports, politely, each version kept. */
#ifndef TRUCE_FETCH_H
#define TRUCE_FETCH_H

#include "truce/ingest.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All zeros means the defaults. */
typedef struct truce_fetch_options {
  const char *pages;           /* SQLite file of fetched pages, NULL = "truce-pages.db"; made if it is not there */
  const char *user_agent;      /* NULL = "truce/VERSION" */
  size_t size_limit;           /* bytes of one answer, decoded; 0 = 16 MiB */
  size_t page_limit;           /* pages asked for in one round; 0 = all */
  unsigned timeout_ms;         /* one answer, redirects included; 0 = 60 s */
  unsigned delay_ms;           /* between two requests to one host, more if its robots.txt wants more; 0 = 1 s */
  unsigned recheck_s;          /* a page asked for less long ago is left alone; 0 = 6 hours */
  bool allow_private;          /* also addresses of private and local networks */
  bool recheck_all;            /* ask again for pages whenever they were asked for last */
  bool (*stopped)(void *self); /* asked between requests and while waiting; NULL = never */
} truce_fetch_options;

/* Receives a report that is new or has changed. `before`: the report that the page gave before it changed, NULL for a new one. Both live until the sink
 * returns. Return false to stop. */
typedef bool (*truce_fetch_sink)(void *self, const truce_report *report, const truce_report *before);

/* What a round did. */
typedef struct truce_fetch_counts {
  size_t feeds, asked, unchanged, reports, changed, problems;
} truce_fetch_counts;

/* One round: each address is a feed, a sitemap or a page. Asks for the feeds, then for the pages they name that are new or due again; obeys robots.txt for
 * those; keeps bytes, hash and moment of each version in the pages file, and so goes on where an earlier round broke off. What cannot be fetched goes to
 * `problem`, the rest goes on. Fails only if the pages file cannot be used. One thread; different pages files may be used at once. */
truce_status truce_fetch(const truce_ingest *ingest, const char *const *urls, size_t url_count, const truce_fetch_options *options, truce_fetch_sink sink,
                         truce_problem_sink problem, void *self, truce_fetch_counts *counts, truce_error *error);

/* Where a report was fetched from, when, and the hash of the bytes that came. */
typedef struct truce_fetched {
  char url[2048], hash[72];
  int64_t fetched_s; /* seconds since 1970 */
  bool intact;       /* the bytes are still kept and have this hash */
} truce_fetched;

/* Looks a report up by its id in a file of fetched pages (NULL = "truce-pages.db") and hashes the bytes kept anew. False: there is no such file, or it does not
 * hold the report; a page that gives several reports is not found by one of them. */
bool truce_fetched_find(const char *pages, const char *report_id, truce_fetched *fetched);

#ifdef __cplusplus
}
#endif
#endif
