/* A round of fetching: feeds first, then the pages they name, host by host in turn, never two requests to one host within its delay. */
#include "ingest/round.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

enum {
  DEFAULT_SIZE = 16 * 1024 * 1024,
  DEFAULT_TIMEOUT_MS = 60000,
  CONNECT_MS = 15000,
  DEFAULT_DELAY_MS = 1000,
  DEFAULT_RECHECK_S = 6 * 3600,
  REDIRECTS = 6,
  LONGEST_WAIT_S = 120,
  NAP_MS = 200,
  MOST_TRIES = 2,
  RETRY_S = 3600
};

int64_t tr_now_ms(void) { return tr_monotonic() / 1000; }

void tr_round_tell(tr_round *r, const truce_error *error) {
  r->counts->problems++;
  if (r->problem) r->problem(r->self, error);
}

static bool is_stopped(tr_round *r) {
  if (!r->stopped && r->options->stopped) r->stopped = r->options->stopped(r->self);
  return r->stopped;
}

int64_t tr_round_recheck_s(const tr_round *r) { return r->options->recheck_s ? (int64_t)r->options->recheck_s : DEFAULT_RECHECK_S; }

/* What failed is tried again within the hour, not every round. */
void tr_round_note_failed(tr_round *r, const char *url) {
  tr_pages_note_asked(r->pages, url, tr_now_s() - tr_round_recheck_s(r) + (tr_round_recheck_s(r) < RETRY_S ? tr_round_recheck_s(r) : RETRY_S), NULL);
}

/* -- addresses ------------------------------------------------------------------------------------------------------------------------- */

static size_t host_of(tr_round *r, const char *site) {
  for (size_t i = 0; i < r->hosts.count; i++)
    if (strcmp(r->hosts.items[i].name, site) == 0) return i;
  TR_PUSH(r->arena, &r->hosts, ((tr_fetch_host){.name = site, .delay_s = (r->options->delay_ms ? r->options->delay_ms : DEFAULT_DELAY_MS) / 1000.0}));
  return r->hosts.count - 1;
}

bool tr_round_add(tr_round *r, tr_fetch_task t) {
  const char *site;
  truce_span path;
  for (size_t i = 0; i < r->tasks.count; i++)
    if (strcmp(r->tasks.items[i].url, t.url) == 0) return true;
  if (!tr_split_url(r->arena, t.url, &site, &path)) {
    truce_error error;
    tr_fail(&error, TRUCE_BAD_USAGE, t.url, -1, "Is no http or https address.");
    tr_round_tell(r, &error);
    return false;
  }
  t.host = host_of(r, site);
  TR_PUSH(r->arena, &r->tasks, t);
  return true;
}

/* -- one task -------------------------------------------------------------------------------------------------------------------------- */

/* Unchanged since last time: a feed is read from the bytes kept, for an earlier round may have broken off before all of its pages were asked for. */
static void unchanged(tr_round *r, size_t number, const tr_page_state *state) {
  const tr_fetch_task *t = &r->tasks.items[number];
  tr_buffer bytes = {0};
  char charset[64];
  r->counts->unchanged++;
  tr_pages_note_asked(r->pages, t->url, tr_now_s(), NULL);
  if (t->feed && tr_pages_bytes(r->pages, t->url, state->version, &bytes, charset)) tr_round_read_feed(r, t, tr_buffer_span(&bytes));
  tr_buffer_free(&bytes);
}

static void take_answer(tr_round *r, size_t number, const tr_http_answer *answer, const tr_page_state *state) {
  tr_fetch_task t = r->tasks.items[number];
  truce_error error;
  tr_fetch_host *h = &r->hosts.items[t.host];
  if (answer->status == 304) {
    unchanged(r, number, state);
  } else if (answer->status == 429 || answer->status == 503) {
    long wait = answer->retry_after ? answer->retry_after : 30;
    h->next_ms = tr_now_ms() + wait * 1000;
    if (t.tries < MOST_TRIES && wait <= LONGEST_WAIT_S)
      r->tasks.items[number].done = false;
    else
      tr_fail(&error, TRUCE_LOCKED, t.url, -1, "The server is busy (status %ld); next time.", answer->status), tr_round_tell(r, &error);
  } else if (answer->status != 200) {
    tr_fail(&error, answer->status == 404 || answer->status == 410 ? TRUCE_NOT_FOUND : TRUCE_UNREADABLE, t.url, -1, "The server answers with status %ld.",
            answer->status);
    tr_round_tell(r, &error);
    tr_pages_note_asked(r->pages, t.url, tr_now_s(), NULL);
  } else if (t.feed && tr_round_read_feed(r, &t, tr_buffer_span(&answer->body))) {
    tr_round_keep(r, &t, answer, "");
  } else {
    tr_round_read_page(r, &t, answer, state);
  }
}

static void do_task(tr_round *r, size_t number) {
  tr_fetch_task *t = &r->tasks.items[number];
  if (!t->feed && !r->hosts.items[t->host].asked_robots) {
    tr_round_ask_robots(r, t->host); /* the page itself comes after the host's delay */
    return;
  }
  t->done = true;
  t->tries++;
  truce_arena_clear(r->scratch);
  if (!tr_round_may_ask(r, t)) return;
  tr_page_state state = tr_pages_state(r->pages, t->url);
  tr_http_answer answer;
  truce_error error;
  truce_status status = tr_round_get(r, t->host, t->url, &state, &answer, &error);
  r->counts->asked++;
  if (status == TRUCE_OK)
    take_answer(r, number, &answer, &state);
  else
    tr_round_tell(r, &error), tr_round_note_failed(r, r->tasks.items[number].url);
  tr_http_answer_free(&answer);
}

/* The first task whose host may be asked now; else naps until one may. False: all is done. */
static bool next_task(tr_round *r, size_t *number) {
  while (!is_stopped(r)) {
    bool waiting = false;
    int64_t now = tr_now_ms();
    for (size_t i = 0; i < r->tasks.count; i++) {
      if (r->tasks.items[i].done) continue;
      waiting = true;
      if (r->hosts.items[r->tasks.items[i].host].next_ms > now) continue;
      *number = i;
      return true;
    }
    if (!waiting) return false;
    nanosleep(&(struct timespec){0, NAP_MS * 1000000L}, NULL);
  }
  return false;
}

truce_status truce_fetch(const truce_ingest *ingest, const char *const *urls, size_t url_count, const truce_fetch_options *options, truce_fetch_sink sink,
                         truce_problem_sink problem, void *self, truce_fetch_counts *counts, truce_error *error) {
  *counts = (truce_fetch_counts){0};
  const tr_http_options http = {
      .user_agent = options->user_agent ? options->user_agent : "truce/" TRUCE_VERSION,
      .size_limit = options->size_limit ? options->size_limit : DEFAULT_SIZE,
      .timeout_ms = options->timeout_ms ? (long)options->timeout_ms : DEFAULT_TIMEOUT_MS,
      .connect_ms = CONNECT_MS,
      .redirects = REDIRECTS,
      .allow_private = options->allow_private,
  };
  tr_round r = {.known = ingest, .options = options, .sink = sink, .problem = problem, .self = self, .counts = counts};
  truce_status status = tr_pages_open(options->pages ? options->pages : "truce-pages.db", &r.pages, error);
  if (status != TRUCE_OK) return status;
  r.arena = truce_arena_new();
  r.scratch = truce_arena_new();
  r.http = tr_http_new(&http);
  if (!r.arena || !r.scratch || !r.http) status = tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is used up.");
  for (size_t i = 0; status == TRUCE_OK && i < url_count; i++) {
    tr_fetch_task t = {.url = urls[i], .context = tr_context_of(tr_span(urls[i])), .feed = true};
    tr_round_add(&r, t);
  }
  for (size_t number; status == TRUCE_OK && next_task(&r, &number);) do_task(&r, number);
  tr_http_delete(r.http);
  truce_arena_delete(r.scratch);
  truce_arena_delete(r.arena);
  tr_pages_close(r.pages);
  return status;
}
