/* One request on its way through the server: what was asked, by whom, and the answer being made. */
#ifndef TR_SERVER_REQUEST_H
#define TR_SERVER_REQUEST_H

#include "base/text.h"
#include "server/url.h"
#include "truce/server.h"

struct tr_work;

typedef struct tr_request {
  tr_url url;
  truce_span captured;     /* the part of the path that stands for {…}, or none */
  truce_span body;
  truce_span content_type; /* without parameters, lower case */
  const char *user;        /* name of the token, or NULL */
  truce_token_role role;
  truce_arena *arena;      /* lives as long as the request */
  struct tr_work *work;    /* store and engine that serve it */
} tr_request;

typedef struct tr_answer {
  unsigned status;          /* 0 = 200 */
  const char *content_type; /* NULL = application/json */
  const char *file_name;    /* offered for saving, or NULL */
  tr_buffer body;
} tr_answer;

/* Makes the answer an RFC 9457 problem with a sentence of detail. Returns nothing of use: so that handlers can end with it. */
void tr_answer_problem(tr_answer *answer, unsigned status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same from a failure of the library. */
void tr_answer_error(tr_answer *answer, const truce_error *error);

#endif
