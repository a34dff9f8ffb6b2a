/* Who a bearer token belongs to. The file is read again when it changes. */
#ifndef TR_SERVER_TOKENS_H
#define TR_SERVER_TOKENS_H

#include "truce/server.h"

typedef struct tr_tokens tr_tokens;
/* `path` need not exist. NULL when memory is full. Safe for many threads. */
tr_tokens *tr_tokens_new(const char *path);
void tr_tokens_delete(tr_tokens *tokens);
/* The role of a token and its name (NUL-ended, cut at 63 bytes); false if nobody has it. */
bool tr_tokens_find(tr_tokens *tokens, truce_span token, truce_token_role *role, char name[64]);

#endif
