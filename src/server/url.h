/* A request's target, taken apart and decoded: path and query, strict about what is no UTF-8. */
#ifndef TR_SERVER_URL_H
#define TR_SERVER_URL_H

#include "truce/base.h"

enum { TR_PARAMETERS = 24 };

typedef struct tr_parameter {
  truce_span name, value;
} tr_parameter;

typedef struct tr_url {
  truce_span path; /* decoded */
  tr_parameter parameters[TR_PARAMETERS];
  size_t count;
} tr_url;

/* Decodes `target` ("/api/search?q=a%20b+c") into `arena`. False: broken escape, NUL, no UTF-8, a name twice, or too many parameters;
 * `fault` then says which. */
bool tr_url_parse(truce_span target, truce_arena *arena, tr_url *url, const char **fault);
/* The value of a parameter; {NULL, 0} where it is not given. */
truce_span tr_url_value(const tr_url *url, const char *name);

#endif
