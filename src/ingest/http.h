/* One polite GET: limits of size and time, no way into private networks, conditional requests. */
#ifndef TR_INGEST_HTTP_H
#define TR_INGEST_HTTP_H

#include "base/text.h"

typedef struct tr_http_options {
  const char *user_agent;
  size_t size_limit; /* bytes of the decoded body */
  long timeout_ms, connect_ms, redirects;
  bool allow_private; /* also loopback, link-local and private addresses, and proxies of the environment */
} tr_http_options;

typedef struct tr_http_answer {
  long status; /* 200, 304, 404 …; 0 = no answer at all */
  tr_buffer body;
  char *url; /* after redirects */
  char type[128], charset[64], etag[256], modified[64];
  long retry_after; /* seconds, 0 = not told */
} tr_http_answer;

/* A connection pool of one thread; NULL when memory is full. */
typedef struct tr_http tr_http;
tr_http *tr_http_new(const tr_http_options *options);
void tr_http_delete(tr_http *http);

/* Gets `url`; `etag` and `modified` (may be "") make it conditional. TRUCE_OK for any complete answer, whatever its status. TRUCE_UNREADABLE: no connection,
 * refused address, too many redirects; TRUCE_TOO_LARGE: size or time limit; TRUCE_BAD_DATA: broken answer; TRUCE_BAD_USAGE: no http or https address. */
truce_status tr_http_get(tr_http *http, const char *url, const char *etag, const char *modified, tr_http_answer *answer, truce_error *error);
void tr_http_answer_free(tr_http_answer *answer);

/* Whether an address belongs to a private, local or reserved network. `family` AF_INET or AF_INET6, `address` in network order. */
bool tr_address_is_private(int family, const unsigned char *address);

#endif
