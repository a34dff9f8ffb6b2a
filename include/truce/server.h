/* truce/server.h: the record over HTTP (docs/openapi.yaml) and the page, from one process, beside other programs on the same store. */
#ifndef TRUCE_SERVER_H
#define TRUCE_SERVER_H

#include "truce/engine.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One request that has been answered, for a log. Borrowed until the callback returns. */
typedef struct truce_access {
  truce_instant when;
  const char *address; /* of the client */
  const char *user;    /* name of its token, "-" without one */
  const char *method;
  truce_span target;   /* as it was asked for, query included */
  unsigned status;
  uint64_t size;       /* bytes of the body that was prepared */
  double milliseconds;
} truce_access;
typedef void (*truce_access_sink)(void *self, const truce_access *access);

/* All zeros means the defaults; only `store` must be given. Strings are borrowed until the server has stopped. */
typedef struct truce_server_options {
  const char *store;
  const char *tokens;       /* file of tokens; NULL = STORE.tokens */
  const char *web_folder;   /* the built page; NULL = $TRUCE_WEB, DATA/web or DATA/../web/dist */
  const char *address;      /* NULL = 127.0.0.1 */
  uint16_t port;            /* 0 = any free one */
  const char *host;         /* the name that clients ask for, where a proxy stands in front; NULL = any, or names of this machine on a loopback address */
  bool needs_token;         /* reading needs a token too */
  unsigned threads;         /* 0 = one a core */
  unsigned connections;     /* at most, 0 = 2000 */
  size_t body_limit;        /* bytes of a request's body, 0 = 8 MiB */
  unsigned rate;            /* requests a second of one client that is not this machine, 0 = 50 */
  unsigned header_seconds;  /* until a client has told its whole request, 0 = 20 */
  truce_engine_options engine; /* for reports that clients add; opened with the first one, or at the start where it names files */
  truce_access_sink access; /* called by several threads */
  void *self;
} truce_server_options;

typedef struct truce_server truce_server;
/* Starts answering. The store may not exist yet: TRUCE_NOT_FOUND then. An address or port that cannot be used gives TRUCE_UNREADABLE;
 * a broken file of tokens, model or roster what is wrong with it. */
truce_status truce_server_start(const truce_server_options *options, truce_server **server, truce_error *error);
uint16_t truce_server_port(const truce_server *server); /* the one it listens on, also where any was asked for */
/* False where the page has not been built; the message of `missing` says what to do. */
bool truce_server_has_page(const truce_server *server, truce_error *missing);
/* Lets requests in hand end, then stops. NULL is fine. */
void truce_server_stop(truce_server *server);

/* Tokens: who may change the record. Only a hash of each is kept, in a file that others cannot read. */
typedef enum truce_token_role { TRUCE_TOKEN_NONE, TRUCE_TOKEN_READER, TRUCE_TOKEN_REVIEWER, TRUCE_TOKEN_ADMIN, TRUCE_TOKEN_ROLE_COUNT } truce_token_role;
extern const char *const truce_token_roles[]; /* visitor, reader, reviewer, admin */
/* Makes a token and appends it to `path` (made if need be, mode 0600). `token` gets 64 characters and a NUL: the only time that it is seen.
 * TRUCE_BAD_USAGE: an empty name, one with blanks, or one that is taken. */
truce_status truce_token_add(const char *path, const char *name, truce_token_role role, char token[80], truce_error *error);
/* Takes every token of `name` back. TRUCE_NOT_FOUND if there is none. */
truce_status truce_token_remove(const char *path, const char *name, truce_error *error);
typedef void (*truce_token_sink)(void *self, truce_span name, truce_token_role role, truce_span made_on);
truce_status truce_token_list(const char *path, truce_token_sink sink, void *self, truce_error *error);

#ifdef __cplusplus
}
#endif
#endif
