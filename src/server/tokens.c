/* Tokens: one line each, "NAME ROLE sha256:HASH DAY". A token is 256 random bits, so a plain hash of it gives nothing away. */
#include "server/tokens.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"

enum { FILE_LIMIT = 1 << 20, NAME_LIMIT = 63 };
const char *const truce_token_roles[] = {"visitor", "reader", "reviewer", "admin"};

typedef struct token_line {
  truce_span name, hash, made_on;
  truce_token_role role;
} token_line;

static bool parse_line(truce_span line, token_line *out) {
  truce_span rest = line, role;
  if (!tr_split(&rest, ' ', &out->name) || !tr_split(&rest, ' ', &role) || !tr_split(&rest, ' ', &out->hash)) return false;
  out->made_on = rest;
  if (!out->name.size || out->hash.size != 71) return false;
  for (int i = TRUCE_TOKEN_READER; i < TRUCE_TOKEN_ROLE_COUNT; i++)
    if (tr_equal_string(role, truce_token_roles[i])) return out->role = (truce_token_role)i, true;
  return false;
}

/* The whole file in memory, {"", 0} where there is none. Free with free(). */
static truce_status load(const char *path, truce_span *content, truce_error *error) {
  tr_file file;
  *content = (truce_span){calloc(1, 1), 0};
  const truce_status status = tr_file_map(path, FILE_LIMIT, &file, error);
  if (status == TRUCE_NOT_FOUND) return TRUCE_OK;
  if (status) return status;
  char *copy = malloc(file.content.size + 1);
  if (copy) {
    memcpy(copy, file.content.data ? file.content.data : "", file.content.size);
    free((void *)content->data);
    *content = (truce_span){copy, file.content.size};
  }
  tr_file_unmap(&file);
  return copy ? TRUCE_OK : tr_fail(error, TRUCE_NO_SPACE, path, -1, "Memory is full.");
}

static truce_status each(const char *path, truce_span content, bool (*take)(void *, const token_line *), void *self, truce_error *error) {
  truce_span rest = content, line;
  for (int64_t number = 1; tr_split(&rest, '\n', &line); number++) {
    token_line token;
    if (!line.size) continue;
    if (!parse_line(line, &token)) return tr_fail(error, TRUCE_BAD_DATA, path, number, "Line %lld is no token (NAME ROLE sha256:HASH DAY).", (long long)number);
    if (!take(self, &token)) break;
  }
  return TRUCE_OK;
}

static truce_status write_all(const char *path, truce_span content, truce_error *error) {
  char beside[4200];
  snprintf(beside, sizeof beside, "%s.new", path);
  const int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return tr_fail(error, TRUCE_UNREADABLE, beside, -1, "The file cannot be written: %s.", strerror(errno));
  size_t done = 0;
  while (done < content.size) {
    const ssize_t wrote = write(file, content.data + done, content.size - done);
    if (wrote <= 0) break;
    done += (size_t)wrote;
  }
  const bool kept = done == content.size && fsync(file) == 0;
  if (close(file) == 0 && kept && rename(beside, path) == 0) return TRUCE_OK;
  unlink(beside);
  return tr_fail(error, TRUCE_NO_SPACE, path, -1, "The file cannot be written whole.");
}

typedef struct name_search {
  truce_span name;
  bool found;
  tr_buffer kept;
} name_search;

static bool part_by_name(void *self, const token_line *token) {
  name_search *search = self;
  if (tr_equal(token->name, search->name))
    search->found = true;
  else
    tr_buffer_printf(&search->kept, "%.*s %s %.*s %.*s\n", (int)token->name.size, token->name.data, truce_token_roles[token->role], (int)token->hash.size,
                     token->hash.data, (int)token->made_on.size, token->made_on.data);
  return true;
}

static truce_status search_name(const char *path, const char *name, name_search *search, truce_error *error) {
  truce_span content;
  search->name = tr_span(name);
  truce_status status = load(path, &content, error);
  if (!status) status = each(path, content, part_by_name, search, error);
  free((void *)content.data);
  return status;
}

static bool name_fits(const char *name) {
  const size_t size = strlen(name);
  size_t where;
  if (!size || size > NAME_LIMIT || !tr_utf8_valid(tr_span(name), &where)) return false;
  for (size_t i = 0; i < size; i++)
    if ((unsigned char)name[i] <= ' ' || name[i] == 127) return false;
  return true;
}

static bool make_token(char token[80]) {
  unsigned char bits[32];
  if (getrandom(bits, sizeof bits, 0) != (ssize_t)sizeof bits) return false;
  for (size_t i = 0; i < sizeof bits; i++) snprintf(token + 2 * i, 3, "%02x", bits[i]);
  return true;
}

truce_status truce_token_add(const char *path, const char *name, truce_token_role role, char token[80], truce_error *error) {
  if (!name_fits(name)) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "A token needs a name of 1 to %d bytes without blanks.", NAME_LIMIT);
  if (role <= TRUCE_TOKEN_NONE || role >= TRUCE_TOKEN_ROLE_COUNT) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "The role is reader, reviewer or admin.");
  name_search search = {0};
  truce_status status = search_name(path, name, &search, error);
  if (!status && search.found) status = tr_fail(error, TRUCE_BAD_USAGE, path, -1, "'%s' has a token already; remove it first.", name);
  if (!status && !make_token(token)) status = tr_fail(error, TRUCE_UNREADABLE, NULL, -1, "The system gives no random numbers.");
  if (!status) {
    char hash[72], day[16];
    const truce_span secret = tr_span(token);
    tr_sha256(&secret, 1, hash);
    tr_day_print(tr_today(), day);
    tr_buffer_printf(&search.kept, "%s %s %s %s\n", name, truce_token_roles[role], hash, day);
    status = write_all(path, tr_buffer_span(&search.kept), error);
  }
  tr_buffer_free(&search.kept);
  return status;
}

truce_status truce_token_remove(const char *path, const char *name, truce_error *error) {
  name_search search = {0};
  truce_status status = search_name(path, name, &search, error);
  if (!status && !search.found) status = tr_fail(error, TRUCE_NOT_FOUND, path, -1, "Nobody called '%s' has a token.", name);
  if (!status) status = write_all(path, tr_buffer_span(&search.kept), error);
  tr_buffer_free(&search.kept);
  return status;
}

typedef struct listing {
  truce_token_sink sink;
  void *self;
} listing;
static bool pass_on(void *self, const token_line *token) {
  const listing *to = self;
  to->sink(to->self, token->name, token->role, token->made_on);
  return true;
}
truce_status truce_token_list(const char *path, truce_token_sink sink, void *self, truce_error *error) {
  truce_span content;
  listing to = {sink, self};
  truce_status status = load(path, &content, error);
  if (!status) status = each(path, content, pass_on, &to, error);
  free((void *)content.data);
  return status;
}

struct tr_tokens {
  pthread_mutex_t lock; /* guards all below */
  char path[4096];
  struct timespec changed;
  off_t size;
  truce_span content;
};

tr_tokens *tr_tokens_new(const char *path) {
  tr_tokens *tokens = calloc(1, sizeof *tokens);
  if (!tokens) return NULL;
  pthread_mutex_init(&tokens->lock, NULL);
  snprintf(tokens->path, sizeof tokens->path, "%s", path);
  tokens->size = -1;
  return tokens;
}

void tr_tokens_delete(tr_tokens *tokens) {
  if (!tokens) return;
  free((void *)tokens->content.data);
  pthread_mutex_destroy(&tokens->lock);
  free(tokens);
}

static void refresh(tr_tokens *tokens) {
  struct stat now = {.st_size = -2};
  if (stat(tokens->path, &now) != 0) now.st_size = -2;
  if (now.st_size == tokens->size && now.st_mtim.tv_sec == tokens->changed.tv_sec && now.st_mtim.tv_nsec == tokens->changed.tv_nsec) return;
  truce_error error;
  free((void *)tokens->content.data);
  if (load(tokens->path, &tokens->content, &error)) {
    free((void *)tokens->content.data);
    tokens->content = (truce_span){NULL, 0};
  }
  tokens->size = now.st_size;
  tokens->changed = now.st_mtim;
}

typedef struct hash_search {
  const char *hash;
  truce_token_role role;
  char *name;
  bool found;
} hash_search;

/* Compares without telling by its time how much was right. */
static bool same_hash(truce_span a, const char *b) {
  unsigned difference = 0;
  for (size_t i = 0; i < a.size; i++) difference |= (unsigned)(unsigned char)(a.data[i] ^ b[i]);
  return difference == 0;
}

static bool match_hash(void *self, const token_line *token) {
  hash_search *search = self;
  if (!same_hash(token->hash, search->hash)) return true;
  search->found = true;
  search->role = token->role;
  snprintf(search->name, 64, "%.*s", (int)token->name.size, token->name.data);
  return true;
}

bool tr_tokens_find(tr_tokens *tokens, truce_span token, truce_token_role *role, char name[64]) {
  char hash[72];
  hash_search search = {.hash = hash, .name = name};
  truce_error error;
  tr_sha256(&token, 1, hash);
  pthread_mutex_lock(&tokens->lock);
  refresh(tokens);
  each(tokens->path, tokens->content, match_hash, &search, &error);
  pthread_mutex_unlock(&tokens->lock);
  if (search.found) *role = search.role;
  return search.found;
}
