/* Open connections with the time by which each must have got further; the late ones are cut, so that nobody holds a place by being slow. */
#ifndef TR_SERVER_CLIENTS_H
#define TR_SERVER_CLIENTS_H

#include "truce/base.h"

typedef struct tr_clients tr_clients;
typedef struct tr_client tr_client;
tr_clients *tr_clients_new(void);
void tr_clients_delete(tr_clients *clients);
/* A connection on socket `file`. NULL when memory is full (it is then not watched). `address` is its peer as text. */
tr_client *tr_clients_add(tr_clients *clients, int file, const char *address, int64_t deadline);
void tr_clients_remove(tr_clients *clients, tr_client *client);
const char *tr_client_address(const tr_client *client);
/* From now on it has until `deadline` (microseconds; INT64_MAX = for ever). */
void tr_clients_expect(tr_clients *clients, tr_client *client, int64_t deadline);
/* Cuts those that are late; how many. */
size_t tr_clients_cut_late(tr_clients *clients, int64_t now);

#endif
