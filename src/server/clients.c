/* A list of connections under one lock. Cutting is shutdown() of the socket: its owner sees the end and closes it. */
#include "server/clients.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

struct tr_client {
  tr_client *next, *previous;
  int64_t deadline;
  int file;
  char address[64];
};
struct tr_clients {
  pthread_mutex_t lock; /* guards the list and the deadlines in it */
  tr_client *first;
};

tr_clients *tr_clients_new(void) {
  tr_clients *clients = calloc(1, sizeof *clients);
  if (clients) pthread_mutex_init(&clients->lock, NULL);
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

tr_client *tr_clients_add(tr_clients *clients, int file, const char *address, int64_t deadline) {
  tr_client *client = calloc(1, sizeof *client);
  if (!client) return NULL;
  client->file = file;
  client->deadline = deadline;
  snprintf(client->address, sizeof client->address, "%s", address);
  pthread_mutex_lock(&clients->lock);
  client->next = clients->first;
  if (client->next) client->next->previous = client;
  clients->first = client;
  pthread_mutex_unlock(&clients->lock);
  return client;
}

void tr_clients_remove(tr_clients *clients, tr_client *client) {
  if (!client) return;
  pthread_mutex_lock(&clients->lock);
  if (client->next) client->next->previous = client->previous;
  if (client->previous)
    client->previous->next = client->next;
  else
    clients->first = client->next;
  pthread_mutex_unlock(&clients->lock);
  free(client);
}

const char *tr_client_address(const tr_client *client) { return client ? client->address : "unknown"; }

void tr_clients_expect(tr_clients *clients, tr_client *client, int64_t deadline) {
  if (!client) return;
  pthread_mutex_lock(&clients->lock);
  client->deadline = deadline;
  pthread_mutex_unlock(&clients->lock);
}

size_t tr_clients_cut_late(tr_clients *clients, int64_t now) {
  size_t count = 0;
  pthread_mutex_lock(&clients->lock);
  for (tr_client *client = clients->first; client; client = client->next)
    if (client->deadline < now) {
      shutdown(client->file, SHUT_RDWR);
      client->deadline = INT64_MAX;
      count++;
    }
  pthread_mutex_unlock(&clients->lock);
  return count;
}
