/* Open connections with the time by which each must have got further. The late ones are cut; and where places run out, those that have kept us
 * waiting longest: nobody holds a place against the others by being slow. */
#ifndef TR_SERVER_CLIENTS_H
#define TR_SERVER_CLIENTS_H

#include "truce/base.h"

typedef struct tr_clients tr_clients;
typedef struct tr_client tr_client;
/* `places`: how many may be open before each new one costs another its place. NULL when memory is full. */
tr_clients *tr_clients_new(size_t places);
void tr_clients_delete(tr_clients *clients);
/* A connection on socket `file`, which has to tell its request by `deadline` (microseconds). NULL when memory is full (it is then not watched).
 * `address` is its peer as text. */
tr_client *tr_clients_add(tr_clients *clients, int file, const char *address, int64_t deadline);
void tr_clients_remove(tr_clients *clients, tr_client *client);
const char *tr_client_address(const tr_client *client);
/* It has told the head of a request; until `deadline` (INT64_MAX: for ever) it waits for us, or we for it: to tell the rest, to read, to ask again. */
void tr_clients_serve(tr_clients *clients, tr_client *client, int64_t deadline);
void tr_clients_await(tr_clients *clients, tr_client *client, int64_t deadline);
/* Cuts those that are late, and those seen for the second time to have gone without a whole request; how many. To be called again and again. */
size_t tr_clients_cut_late(tr_clients *clients, int64_t now);
/* We ourselves stood still for so many microseconds (a machine that slept, say): that is nobody's delay but ours. */
void tr_clients_forgive(tr_clients *clients, int64_t stood_still);

#endif
