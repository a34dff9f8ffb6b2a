/* A list of connections under one lock. Cutting is shutdown() of the socket: its owner sees the end and closes it. */
#include "server/clients.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

struct tr_client {
  tr_client *next, *previous;
  int64_t deadline;
  uint64_t since; /* when it began to keep us waiting, by the clock of the list */
  bool in_hand;   /* we keep it waiting */
  bool known;     /* has told the head of a request */
  bool ended;     /* says no more, as seen at the last look, and has not told one */
  bool cut;       /* holds no place any more: its owner will close it */
  int file;
  char address[64];
};
struct tr_clients {
  pthread_mutex_t lock; /* guards the list and what changes in it */
  tr_client *first;
  size_t count, places; /* held, there are */
  uint64_t clock;
};

tr_clients *tr_clients_new(size_t places) {
  tr_clients *clients = calloc(1, sizeof *clients);
  if (!clients) return NULL;
  pthread_mutex_init(&clients->lock, NULL);
  clients->places = places;
  return clients;
}

void tr_clients_delete(tr_clients *clients) {
  if (!clients) return;
  for (tr_client *client = clients->first, *next; client; client = next) {
    next = client->next;
    free(client);
  }
  pthread_mutex_destroy(&clients->lock);
  free(clients);
}

static void cut(tr_clients *clients, tr_client *client) {
  shutdown(client->file, SHUT_RDWR);
  client->cut = true;
  clients->count--;
}

static bool is_slower(const tr_client *a, const tr_client *b) { return a->known < b->known || (a->known == b->known && a->since < b->since); }

/* Cuts the one that keeps us waiting longest; first of those who never told a request. */
static void cut_slowest(tr_clients *clients) {
  tr_client *slowest = NULL;
  for (tr_client *client = clients->first; client; client = client->next)
    if (!client->cut && !client->in_hand && (!slowest || is_slower(client, slowest))) slowest = client;
  if (slowest) cut(clients, slowest);
}

tr_client *tr_clients_add(tr_clients *clients, int file, const char *address, int64_t deadline) {
  tr_client *client = calloc(1, sizeof *client);
  if (!client) return NULL;
  client->file = file;
  client->deadline = deadline;
  snprintf(client->address, sizeof client->address, "%s", address);
  pthread_mutex_lock(&clients->lock);
  if (++clients->count > clients->places) cut_slowest(clients);
  client->since = ++clients->clock;
  client->next = clients->first;
  if (client->next) client->next->previous = client;
  clients->first = client;
  pthread_mutex_unlock(&clients->lock);
  return client;
}

void tr_clients_remove(tr_clients *clients, tr_client *client) {
  if (!client) return;
  pthread_mutex_lock(&clients->lock);
  if (!client->cut) clients->count--;
  if (client->next) client->next->previous = client->previous;
  if (client->previous)
    client->previous->next = client->next;
  else
    clients->first = client->next;
  pthread_mutex_unlock(&clients->lock);
  free(client);
}

const char *tr_client_address(const tr_client *client) { return client ? client->address : "unknown"; }

static void turn(tr_clients *clients, tr_client *client, int64_t deadline, bool in_hand) {
  if (!client) return;
  pthread_mutex_lock(&clients->lock);
  client->deadline = deadline;
  client->in_hand = in_hand;
  client->known = true;
  client->since = ++clients->clock;
  pthread_mutex_unlock(&clients->lock);
}

void tr_clients_serve(tr_clients *clients, tr_client *client, int64_t deadline) { turn(clients, client, deadline, true); }
void tr_clients_await(tr_clients *clients, tr_client *client, int64_t deadline) { turn(clients, client, deadline, false); }

void tr_clients_forgive(tr_clients *clients, int64_t stood_still) {
  pthread_mutex_lock(&clients->lock);
  for (tr_client *client = clients->first; client; client = client->next)
    if (client->deadline < INT64_MAX - stood_still) client->deadline += stood_still;
  pthread_mutex_unlock(&clients->lock);
}

/* Half a head and then the end, which its owner may not notice (they came together). A
 * whole head may just be in its owner's hands, so it is looked at twice. */
static bool has_gone(tr_client *client) {
  char byte;
  if (client->known) return false;
  const bool before = client->ended;
  client->ended = recv(client->file, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
  return before && client->ended;
}

size_t tr_clients_cut_late(tr_clients *clients, int64_t now) {
  size_t count = 0;
  pthread_mutex_lock(&clients->lock);
  for (tr_client *client = clients->first; client; client = client->next)
    if (!client->cut && (client->deadline < now || has_gone(client))) {
      cut(clients, client);
      count++;
    }
  pthread_mutex_unlock(&clients->lock);
  return count;
}
