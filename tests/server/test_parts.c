/* Tokens, the cache, the page's folder, slow clients. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "server/cache.h"
#include "server/clients.h"
#include "server/folder.h"
#include "server/tokens.h"

static char folder[64];
static int set_up(void **state) {
  (void)state;
  strcpy(folder, "/tmp/truce-server-XXXXXX");
  return mkdtemp(folder) ? 0 : -1;
}
static int tear_down(void **state) {
  (void)state;
  char command[128];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  return system(command);
}
static const char *inside(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}
static void write_file(const char *name, const char *content) {
  FILE *file = fopen(inside(name), "w");
  assert_non_null(file);
  fputs(content, file);
  fclose(file);
}

static void token_is_kept_as_a_hash_that_others_cannot_read(void **state) {
  (void)state;
  char token[80], line[256] = "";
  struct stat about;
  assert_int_equal(truce_token_add(inside("tokens"), "desk", TRUCE_TOKEN_REVIEWER, token, NULL), TRUCE_OK);
  assert_int_equal(strlen(token), 64);
  assert_int_equal(stat(inside("tokens"), &about), 0);
  assert_int_equal(about.st_mode & 0777, 0600);
  FILE *file = fopen(inside("tokens"), "r");
  assert_non_null(fgets(line, sizeof line, file));
  fclose(file);
  assert_null(strstr(line, token));
  assert_int_equal(strncmp(line, "desk reviewer sha256:", 21), 0);
}

static void token_is_known_until_it_is_removed(void **state) {
  (void)state;
  char token[80], other[80], name[64];
  truce_token_role role;
  tr_tokens *tokens = tr_tokens_new(inside("tokens"));
  assert_false(tr_tokens_find(tokens, TR_SPAN("x"), &role, name));
  truce_token_add(inside("tokens"), "desk", TRUCE_TOKEN_REVIEWER, token, NULL);
  truce_token_add(inside("tokens"), "head", TRUCE_TOKEN_ADMIN, other, NULL);
  assert_true(tr_tokens_find(tokens, tr_span(token), &role, name));
  assert_int_equal(role, TRUCE_TOKEN_REVIEWER);
  assert_string_equal(name, "desk");
  assert_int_equal(truce_token_add(inside("tokens"), "desk", TRUCE_TOKEN_ADMIN, other, NULL), TRUCE_BAD_USAGE);
  assert_int_equal(truce_token_remove(inside("tokens"), "desk", NULL), TRUCE_OK);
  assert_false(tr_tokens_find(tokens, tr_span(token), &role, name));
  assert_int_equal(truce_token_remove(inside("tokens"), "desk", NULL), TRUCE_NOT_FOUND);
  tr_tokens_delete(tokens);
}

static void file_of_tokens_that_is_broken_is_told_with_its_line(void **state) {
  (void)state;
  truce_error error = {0};
  char token[80];
  write_file("tokens", "desk king sha256:00 2016-01-01\n");
  assert_int_equal(truce_token_add(inside("tokens"), "head", TRUCE_TOKEN_ADMIN, token, &error), TRUCE_BAD_DATA);
  assert_int_equal(error.offset, 1);
}

static void names_with_blanks_get_no_token(void **state) {
  (void)state;
  char token[80];
  static const char *const names[] = {"", "a b", "a\nb", "\xff"};
  for (size_t i = 0; i < 4; i++) assert_int_equal(truce_token_add(inside("tokens"), names[i], TRUCE_TOKEN_ADMIN, token, NULL), TRUCE_BAD_USAGE);
}

static tr_blob *blob_of(size_t size, char fill) {
  tr_buffer body = {0};
  for (size_t i = 0; i < size; i++) tr_buffer_add_char(&body, fill);
  return tr_blob_new(&body, 1);
}

static void cache_answers_for_its_version_alone(void **state) {
  (void)state;
  tr_cache *cache = tr_cache_new(1 << 20);
  tr_blob *blob = blob_of(5000, 'a');
  assert_true(blob->packed_size > 0 && blob->packed_size < 500);
  tr_cache_keep(cache, TR_SPAN("/api/process"), 7, blob);
  assert_null(tr_cache_find(cache, TR_SPAN("/api/process"), 8));
  assert_null(tr_cache_find(cache, TR_SPAN("/api/proces"), 7));
  tr_blob *found = tr_cache_find(cache, TR_SPAN("/api/process"), 7);
  assert_ptr_equal(found, blob);
  tr_cache_delete(cache);
  assert_int_equal(found->size, 5000); /* still held by two */
  tr_blob_release(found);
  tr_blob_release(blob);
}

static void cache_stays_within_its_limit_and_drops_the_longest_unused(void **state) {
  (void)state;
  tr_cache *cache = tr_cache_new(100000);
  for (int i = 0; i < 300; i++) {
    char key[32];
    tr_buffer body = {0};
    for (int k = 0; k < 1000; k++) tr_buffer_printf(&body, "%c", 'a' + rand() % 26);
    tr_blob *blob = tr_blob_new(&body, 0);
    snprintf(key, sizeof key, "/%d", i);
    tr_cache_keep(cache, tr_span(key), 1, blob);
    tr_blob_release(blob);
    tr_blob_release(tr_cache_find(cache, TR_SPAN("/0"), 1));
  }
  tr_blob *kept = tr_cache_find(cache, TR_SPAN("/0"), 1);
  assert_non_null(kept);
  tr_blob_release(kept);
  assert_null(tr_cache_find(cache, TR_SPAN("/1"), 1));
  tr_cache_delete(cache);
}

static void page_is_served_from_its_folder_and_nowhere_else(void **state) {
  (void)state;
  tr_folder *page;
  truce_error error = {0};
  assert_int_equal(tr_folder_open(folder, &page, &error), TRUCE_NOT_FOUND);
  assert_non_null(strstr(error.message, "make web"));
  mkdir(inside("assets"), 0700);
  write_file("index.html", "<p>page");
  write_file("assets/a-1.js", "1");
  write_file("secret.key", "no");
  assert_int_equal(tr_folder_open(folder, &page, NULL), TRUCE_OK);
  assert_string_equal(tr_folder_find(page, TR_SPAN("/"))->path, "/index.html");
  assert_string_equal(tr_folder_find(page, TR_SPAN("/timeline"))->path, "/index.html");
  assert_string_equal(tr_folder_find(page, TR_SPAN("/reports/sha256:0f"))->path, "/index.html");
  assert_true(tr_folder_find(page, TR_SPAN("/assets/a-1.js"))->lasting);
  assert_null(tr_folder_find(page, TR_SPAN("/assets/b.js")));
  assert_null(tr_folder_find(page, TR_SPAN("/assets/b")));
  assert_null(tr_folder_find(page, TR_SPAN("/secret.key")));
  assert_null(tr_folder_find(page, TR_SPAN("/../etc/passwd.txt")));
  tr_folder_close(page);
}

/* Connections of one address, both ends. */
enum { MEETING = 5 };
typedef struct meeting {
  tr_clients *clients;
  tr_client *all[MEETING];
  int ends[MEETING][2];
} meeting;

static meeting *meet(size_t most) {
  meeting *m = calloc(1, sizeof *m);
  m->clients = tr_clients_new(most);
  for (int i = 0; i < MEETING; i++) assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, m->ends[i]), 0);
  return m;
}

static void come(meeting *m, int i, int64_t deadline) { m->all[i] = tr_clients_add(m->clients, m->ends[i][0], "192.0.2.1", deadline); }

static void leave(meeting *m, int i) {
  tr_clients_remove(m->clients, m->all[i]);
  m->all[i] = NULL;
}

static void part(meeting *m) {
  for (int i = 0; i < MEETING; i++) {
    if (m->all[i]) leave(m, i);
    close(m->ends[i][0]);
    close(m->ends[i][1]);
  }
  tr_clients_delete(m->clients);
  free(m);
}

static bool is_cut(const meeting *m, int i) {
  char byte;
  return recv(m->ends[i][1], &byte, 1, MSG_DONTWAIT) == 0;
}

static void client_that_is_late_is_cut(void **state) {
  (void)state;
  meeting *m = meet(10);
  come(m, 0, 1000);
  assert_int_equal(tr_clients_cut_late(m->clients, 999), 0);
  tr_clients_await(m->clients, m->all[0], 2000);
  assert_int_equal(tr_clients_cut_late(m->clients, 1500), 0);
  tr_clients_forgive(m->clients, 500);
  assert_int_equal(tr_clients_cut_late(m->clients, 2400), 0);
  assert_int_equal(tr_clients_cut_late(m->clients, 2501), 1);
  assert_int_equal(tr_clients_cut_late(m->clients, 3000), 0);
  assert_true(is_cut(m, 0));
  part(m);
}

static void who_keeps_waiting_longest_gives_its_place_to_a_new_one(void **state) {
  (void)state;
  meeting *m = meet(3);
  for (int i = 0; i < 3; i++) come(m, i, 1000);
  tr_clients_serve(m->clients, m->all[0], 1000); /* waits for us */
  tr_clients_await(m->clients, m->all[1], 1000); /* has asked before */
  come(m, 3, 1000);
  for (int i = 0; i < 4; i++) assert_int_equal(is_cut(m, i), i == 2);
  leave(m, 2);
  tr_clients_await(m->clients, m->all[3], 1000);
  come(m, 4, 1000);
  assert_true(is_cut(m, 1));
  assert_false(is_cut(m, 0) || is_cut(m, 3) || is_cut(m, 4));
  part(m);
}

static void who_is_cut_holds_no_place_until_it_is_closed(void **state) {
  (void)state;
  meeting *m = meet(2);
  come(m, 0, 1000);
  come(m, 1, 1000);
  tr_clients_await(m->clients, m->all[0], 9000);
  assert_int_equal(tr_clients_cut_late(m->clients, 2000), 1); /* the other one */
  tr_clients_await(m->clients, m->all[1], 1000);              /* too late */
  come(m, 2, 9000);
  assert_int_equal(tr_clients_cut_late(m->clients, 2000), 0);
  for (int i = 0; i < 3; i++) assert_int_equal(is_cut(m, i), i == 1);
  leave(m, 1);
  come(m, 3, 9000);
  for (int i = 0; i < 4; i++) assert_int_equal(is_cut(m, i), i == 1 || i == 2);
  part(m);
}

static void who_has_gone_without_a_request_is_cut_at_the_second_look(void **state) {
  (void)state;
  enum { GONE, UNREAD, HERE, ASKED, COUNT };
  meeting *m = meet(10);
  for (int i = 0; i < COUNT; i++) {
    come(m, i, 1000);
    if (i == UNREAD) assert_int_equal(write(m->ends[i][1], "G", 1), 1);
    if (i != HERE) shutdown(m->ends[i][1], SHUT_WR);
  }
  tr_clients_await(m->clients, m->all[ASKED], 1000); /* and waits for its answer */
  assert_int_equal(tr_clients_cut_late(m->clients, 1), 0);
  assert_int_equal(tr_clients_cut_late(m->clients, 2), 1);
  for (int i = 0; i < COUNT; i++) assert_int_equal(is_cut(m, i), i == GONE);
  part(m);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      IN_FOLDER(token_is_kept_as_a_hash_that_others_cannot_read),
      IN_FOLDER(token_is_known_until_it_is_removed),
      IN_FOLDER(file_of_tokens_that_is_broken_is_told_with_its_line),
      IN_FOLDER(names_with_blanks_get_no_token),
      cmocka_unit_test(cache_answers_for_its_version_alone),
      cmocka_unit_test(cache_stays_within_its_limit_and_drops_the_longest_unused),
      IN_FOLDER(page_is_served_from_its_folder_and_nowhere_else),
      cmocka_unit_test(client_that_is_late_is_cut),
      cmocka_unit_test(who_keeps_waiting_longest_gives_its_place_to_a_new_one),
      cmocka_unit_test(who_is_cut_holds_no_place_until_it_is_closed),
      cmocka_unit_test(who_has_gone_without_a_request_is_cut_at_the_second_look),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
