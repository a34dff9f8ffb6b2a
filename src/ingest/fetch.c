/* A round of fetching: feeds first, then the pages they name, host by host in turn, never two requests to one host within its delay. */
#include "truce/fetch.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/files.h"
#include "base/text.h"
#include "ingest/feed.h"
#include "ingest/http.h"
#include "ingest/pages.h"
#include "ingest/reports.h"
#include "ingest/robots.h"

enum {
  DEFAULT_SIZE = 16 * 1024 * 1024,
  DEFAULT_TIMEOUT_MS = 60000,
  CONNECT_MS = 15000,
  DEFAULT_DELAY_MS = 1000,
  DEFAULT_RECHECK_S = 6 * 3600,
  REDIRECTS = 6,
  LONGEST_DELAY_S = 60,
  LONGEST_WAIT_S = 120,
  NAP_MS = 200,
  MOST_NESTED = 3,
  MOST_TRIES = 2,
  RETRY_S = 3600
};

/* One address to ask for. */
typedef struct task {
  const char *url;
  tr_context context; /* what the feed tells of the page */
  truce_span content; /* what the feed holds of its text */
  size_t host;
  int nested, tries; /* feeds within sitemaps; times asked */
  bool feed, done;
} task;

typedef struct host {
  const char *name; /* "https://example.org:8443" */
  truce_span robots;
  int64_t next_ms;
  double delay_s;
  bool asked_robots, closed; /* closed: robots.txt could not be read, so nothing may be asked for */
} host;

typedef struct round {
  const truce_ingest *known;
  const truce_fetch_options *options;
  truce_arena *arena, *scratch; /* of the round; of one document */
  tr_http *http;
  tr_pages *pages;
  TR_ARRAY(task) tasks;
  TR_ARRAY(host) hosts;
  truce_fetch_sink sink;
  truce_problem_sink problem;
  void *self;
  truce_fetch_counts *counts;
  bool stopped;
} round;

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
static int64_t now_s(void) { return (int64_t)time(NULL); }

static void tell(round *r, const truce_error *error) {
  r->counts->problems++;
  if (r->problem) r->problem(r->self, error);
}

static bool is_stopped(round *r) {
  if (!r->stopped && r->options->stopped) r->stopped = r->options->stopped(r->self);
  return r->stopped;
}

static int64_t recheck_s(const round *r) { return r->options->recheck_s ? (int64_t)r->options->recheck_s : DEFAULT_RECHECK_S; }

/* What failed is tried again within the hour, not every round. */
static void note_failed(round *r, const char *url) {
  tr_pages_note_asked(r->pages, url, now_s() - recheck_s(r) + (recheck_s(r) < RETRY_S ? recheck_s(r) : RETRY_S), NULL);
}

/* -- addresses ------------------------------------------------------------------------------------------------------------------------- */

/* Splits an address with curl's parser: "scheme://host:port" and "path?query", both in `arena`. False: no http(s) address. */
static bool split_url(truce_arena *arena, const char *url, const char **site, truce_span *path) {
  CURLU *parsed = curl_url();
  char *scheme = NULL, *name = NULL, *port = NULL, *folder = NULL, *query = NULL;
  const bool good = parsed && !curl_url_set(parsed, CURLUPART_URL, url, 0) && !curl_url_get(parsed, CURLUPART_SCHEME, &scheme, 0) &&
                    !curl_url_get(parsed, CURLUPART_HOST, &name, 0) && !curl_url_get(parsed, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) &&
                    !curl_url_get(parsed, CURLUPART_PATH, &folder, 0) && !strncmp(scheme, "http", 4);
  if (good) {
    tr_buffer text = {0};
    tr_buffer_printf(&text, "%s://%s:%s", scheme, name, port);
    *site = tr_arena_string(arena, tr_buffer_span(&text));
    tr_buffer_clear(&text);
    bool has_query = curl_url_get(parsed, CURLUPART_QUERY, &query, 0) == CURLUE_OK;
    tr_buffer_printf(&text, "%s%s%s", folder, has_query ? "?" : "", has_query ? query : "");
    *path = tr_arena_copy(arena, tr_buffer_span(&text));
    tr_buffer_free(&text);
  }
  curl_free(scheme), curl_free(name), curl_free(port), curl_free(folder), curl_free(query);
  curl_url_cleanup(parsed);
  return good;
}

static size_t host_of(round *r, const char *site) {
  for (size_t i = 0; i < r->hosts.count; i++)
    if (strcmp(r->hosts.items[i].name, site) == 0) return i;
  TR_PUSH(r->arena, &r->hosts, ((host){.name = site, .delay_s = (r->options->delay_ms ? r->options->delay_ms : DEFAULT_DELAY_MS) / 1000.0}));
  return r->hosts.count - 1;
}

static bool add_task(round *r, task t) {
  const char *site;
  truce_span path;
  for (size_t i = 0; i < r->tasks.count; i++)
    if (strcmp(r->tasks.items[i].url, t.url) == 0) return true;
  if (!split_url(r->arena, t.url, &site, &path)) {
    truce_error error;
    tr_fail(&error, TRUCE_BAD_USAGE, t.url, -1, "Is no http or https address.");
    tell(r, &error);
    return false;
  }
  t.host = host_of(r, site);
  TR_PUSH(r->arena, &r->tasks, t);
  return true;
}

/* -- manners --------------------------------------------------------------------------------------------------------------------------- */

static truce_status get(round *r, size_t host_number, const char *url, const tr_page_state *state, tr_http_answer *answer, truce_error *error) {
  host *h = &r->hosts.items[host_number];
  truce_status status = tr_http_get(r->http, url, state ? state->etag : "", state ? state->modified : "", answer, error);
  h->next_ms = now_ms() + (int64_t)(h->delay_s * 1000);
  return status;
}

/* RFC 9309: no robots.txt (4xx) allows all; a server in trouble allows nothing for now. */
static void ask_robots(round *r, size_t number) {
  char url[2100];
  tr_http_answer answer;
  snprintf(url, sizeof url, "%s/robots.txt", r->hosts.items[number].name);
  truce_status status = get(r, number, url, NULL, &answer, NULL);
  host *h = &r->hosts.items[number];
  h->asked_robots = true;
  h->closed = status != TRUCE_OK ? status != TRUCE_TOO_LARGE : answer.status >= 500;
  if (status == TRUCE_OK && answer.status == 200) h->robots = tr_arena_copy(r->arena, tr_buffer_span(&answer.body));
  tr_http_answer_free(&answer);
  double delay;
  tr_robots_allow(h->robots, TR_SPAN("truce"), TR_SPAN("/"), &delay);
  if (delay > LONGEST_DELAY_S) delay = LONGEST_DELAY_S;
  if (delay > h->delay_s) h->delay_s = delay;
  h->next_ms = now_ms() + (int64_t)(h->delay_s * 1000);
}

/* Whether robots.txt lets us ask; if not, says so. */
static bool may_ask(round *r, const task *t) {
  const char *site;
  truce_span path;
  double delay;
  truce_error error;
  const host *h = &r->hosts.items[t->host];
  if (t->feed) return true; /* the user named it */
  if (h->closed) {
    tr_fail(&error, TRUCE_UNREADABLE, t->url, -1, "The robots.txt of its host cannot be read; left alone for now.");
  } else if (split_url(r->scratch, t->url, &site, &path) && !tr_robots_allow(h->robots, TR_SPAN("truce"), path, &delay)) {
    tr_fail(&error, TRUCE_UNREADABLE, t->url, -1, "Its robots.txt does not allow it.");
  } else {
    return true;
  }
  tell(r, &error);
  note_failed(r, t->url);
  return false;
}

/* -- reports of a page ----------------------------------------------------------------------------------------------------------------- */

typedef struct gathered {
  truce_arena *arena;
  TR_ARRAY(truce_report) reports;
  truce_error error;
} gathered;

static bool gather(void *self, const truce_report *report) {
  gathered *g = self;
  TR_PUSH(g->arena, &g->reports, tr_report_copy(g->arena, report));
  return true;
}

static void read_bytes(round *r, truce_span bytes, const tr_context *context, gathered *g) {
  tr_ingest_document(r->known, bytes, context, NULL, r->scratch, gather, NULL, g, &g->error);
}

/* One name for all that was read from a page. */
static void name_all(const gathered *g, char name[72]) {
  truce_span ids[256];
  size_t count = g->reports.count < 256 ? g->reports.count : 256;
  for (size_t i = 0; i < count; i++) ids[i] = g->reports.items[i].id;
  if (count == 1)
    snprintf(name, 72, "%.*s", (int)ids[0].size, ids[0].data);
  else
    tr_sha256(ids, count, name);
}

static bool has_id(const gathered *g, truce_span id) {
  for (size_t i = 0; i < g->reports.count; i++)
    if (tr_equal(g->reports.items[i].id, id)) return true;
  return false;
}

/* The only report of a list that has this address; NULL if none or several have. */
static const truce_report *only_with_url(const gathered *g, truce_span url) {
  const truce_report *found = NULL;
  for (size_t i = 0; i < g->reports.count; i++) {
    if (!tr_equal(g->reports.items[i].url, url)) continue;
    if (found) return NULL;
    found = &g->reports.items[i];
  }
  return found;
}

/* What a report was before its page changed: the page's only report, or the entry of a live blog with the same address. */
static const truce_report *former(const gathered *before, const gathered *fresh, const truce_report *report) {
  if (before->reports.count == 1 && fresh->reports.count == 1) return &before->reports.items[0];
  return report->url.size && only_with_url(fresh, report->url) ? only_with_url(before, report->url) : NULL;
}

/* Hands over what is new against the page's last version. */
static void deliver(round *r, const task *t, const gathered *fresh, const tr_page_state *state) {
  gathered before = {.arena = truce_arena_new()};
  tr_buffer bytes = {0};
  char charset[64] = "";
  if (state->version && before.arena && tr_pages_bytes(r->pages, t->url, state->version, &bytes, charset)) {
    tr_context context = t->context;
    context.charset = tr_span(charset);
    read_bytes(r, tr_buffer_span(&bytes), &context, &before);
  }
  for (size_t i = 0; i < fresh->reports.count && !r->stopped; i++) {
    const truce_report *report = &fresh->reports.items[i];
    if (has_id(&before, report->id)) continue;
    const truce_report *old = former(&before, fresh, report);
    r->counts->reports++;
    r->counts->changed += old != NULL;
    r->stopped = !r->sink(r->self, report, old);
  }
  tr_buffer_free(&bytes);
  truce_arena_delete(before.arena);
}

static void keep(round *r, const task *t, const tr_http_answer *answer, const char *report) {
  truce_error error;
  const tr_page_version version = {tr_buffer_span(&answer->body), answer->url, answer->type, answer->charset, answer->etag, answer->modified, report, now_s()};
  if (tr_pages_keep(r->pages, t->url, &version, &error) != TRUCE_OK) {
    tell(r, &error);
    r->stopped = true; /* a page that cannot be kept is not handed over either */
  }
}

static void read_page(round *r, const task *t, const tr_http_answer *answer, const tr_page_state *state) {
  gathered fresh = {.arena = truce_arena_new()};
  char name[72], hash[72];
  tr_context context = t->context;
  truce_span body = tr_buffer_span(&answer->body);
  if (!fresh.arena) return;
  context.charset = tr_span(answer->charset);
  context.url = tr_span(answer->url);
  tr_sha256(&body, 1, hash);
  read_bytes(r, body, &context, &fresh);
  if (!fresh.reports.count && t->content.size) { /* the page gives nothing, the feed does */
    tr_context feed = t->context;
    read_bytes(r, t->content, &feed, &fresh);
  }
  name_all(&fresh, name);
  if (!fresh.reports.count) {
    tell(r, &fresh.error);
    tr_pages_note_asked(r->pages, t->url, now_s(), NULL);
  } else if (strcmp(hash, state->hash) == 0 || strcmp(name, state->report) == 0) {
    r->counts->unchanged++;
    tr_pages_note_asked(r->pages, t->url, now_s(), NULL);
  } else {
    keep(r, t, answer, name);
    if (!r->stopped) deliver(r, t, &fresh, state);
  }
  truce_arena_delete(fresh.arena);
}

/* -- feeds ----------------------------------------------------------------------------------------------------------------------------- */

static bool is_due(round *r, const char *url) {
  tr_page_state state = tr_pages_state(r->pages, url);
  return r->options->recheck_all || state.asked_s == 0 || state.asked_s + recheck_s(r) <= now_s();
}

static void add_entry(round *r, const tr_feed *feed, const tr_feed_entry *entry, const task *from) {
  if (!entry->url.size || (r->options->page_limit && r->tasks.count >= r->options->page_limit + r->counts->feeds)) return;
  task t = {.url = tr_arena_string(r->arena, entry->url),
            .content = tr_arena_copy(r->arena, entry->content),
            .nested = from->nested + 1,
            .feed = feed->sitemap_index};
  if (t.nested > MOST_NESTED || (!t.feed && !is_due(r, t.url))) return;
  t.context = tr_context_of(tr_span(t.url));
  t.context.url = tr_span(t.url);
  t.context.title = tr_arena_copy(r->arena, entry->title);
  t.context.author = tr_arena_copy(r->arena, entry->author);
  t.context.source = tr_arena_copy(r->arena, feed->title);
  t.context.published = entry->published;
  t.context.basis = entry->published.days == TRUCE_NO_DAY ? TRUCE_DATE_UNKNOWN : TRUCE_DATE_METADATA;
  add_task(r, t);
}

/* The entries of a feed become tasks; false: these bytes are no feed. */
static bool read_feed(round *r, const task *from, truce_span bytes) {
  tr_feed feed;
  truce_arena *arena = truce_arena_new();
  bool is_feed = arena && tr_form_of(bytes, TR_SPAN(""), NULL) == TR_FORM_FEED && tr_feed_parse(arena, bytes, &feed);
  task copy = *from; /* the list of tasks moves as it grows */
  if (is_feed) {
    r->counts->feeds++;
    for (size_t i = 0; i < feed.entries.count; i++) add_entry(r, &feed, &feed.entries.items[i], &copy);
  }
  truce_arena_delete(arena);
  return is_feed;
}

/* -- one task -------------------------------------------------------------------------------------------------------------------------- */

/* Unchanged since last time: a feed is read from the bytes kept, for an earlier round may have broken off before all of its pages were asked for. */
static void unchanged(round *r, size_t number, const tr_page_state *state) {
  const task *t = &r->tasks.items[number];
  tr_buffer bytes = {0};
  char charset[64];
  r->counts->unchanged++;
  tr_pages_note_asked(r->pages, t->url, now_s(), NULL);
  if (t->feed && tr_pages_bytes(r->pages, t->url, state->version, &bytes, charset)) read_feed(r, t, tr_buffer_span(&bytes));
  tr_buffer_free(&bytes);
}

static void take_answer(round *r, size_t number, const tr_http_answer *answer, const tr_page_state *state) {
  task t = r->tasks.items[number];
  truce_error error;
  host *h = &r->hosts.items[t.host];
  if (answer->status == 304) {
    unchanged(r, number, state);
  } else if (answer->status == 429 || answer->status == 503) {
    long wait = answer->retry_after ? answer->retry_after : 30;
    h->next_ms = now_ms() + wait * 1000;
    if (t.tries < MOST_TRIES && wait <= LONGEST_WAIT_S)
      r->tasks.items[number].done = false;
    else
      tr_fail(&error, TRUCE_LOCKED, t.url, -1, "The server is busy (status %ld); next time.", answer->status), tell(r, &error);
  } else if (answer->status != 200) {
    tr_fail(&error, answer->status == 404 || answer->status == 410 ? TRUCE_NOT_FOUND : TRUCE_UNREADABLE, t.url, -1, "The server answers with status %ld.",
            answer->status);
    tell(r, &error);
    tr_pages_note_asked(r->pages, t.url, now_s(), NULL);
  } else if (t.feed && read_feed(r, &t, tr_buffer_span(&answer->body))) {
    keep(r, &t, answer, "");
  } else {
    read_page(r, &t, answer, state);
  }
}

static void do_task(round *r, size_t number) {
  task *t = &r->tasks.items[number];
  if (!t->feed && !r->hosts.items[t->host].asked_robots) {
    ask_robots(r, t->host); /* the page itself comes after the host's delay */
    return;
  }
  t->done = true;
  t->tries++;
  truce_arena_clear(r->scratch);
  if (!may_ask(r, t)) return;
  tr_page_state state = tr_pages_state(r->pages, t->url);
  tr_http_answer answer;
  truce_error error;
  truce_status status = get(r, t->host, t->url, &state, &answer, &error);
  r->counts->asked++;
  if (status == TRUCE_OK)
    take_answer(r, number, &answer, &state);
  else
    tell(r, &error), note_failed(r, r->tasks.items[number].url);
  tr_http_answer_free(&answer);
}

/* The first task whose host may be asked now; else naps until one may. False: all is done. */
static bool next_task(round *r, size_t *number) {
  while (!is_stopped(r)) {
    bool waiting = false;
    int64_t now = now_ms();
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
  round r = {.known = ingest, .options = options, .sink = sink, .problem = problem, .self = self, .counts = counts};
  truce_status status = tr_pages_open(options->pages ? options->pages : "truce-pages.db", &r.pages, error);
  if (status != TRUCE_OK) return status;
  r.arena = truce_arena_new();
  r.scratch = truce_arena_new();
  r.http = tr_http_new(&http);
  if (!r.arena || !r.scratch || !r.http) status = tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is used up.");
  for (size_t i = 0; status == TRUCE_OK && i < url_count; i++) {
    task t = {.url = urls[i], .context = tr_context_of(tr_span(urls[i])), .feed = true};
    add_task(&r, t);
  }
  for (size_t number; status == TRUCE_OK && next_task(&r, &number);) do_task(&r, number);
  tr_http_delete(r.http);
  truce_arena_delete(r.scratch);
  truce_arena_delete(r.arena);
  tr_pages_close(r.pages);
  return status;
}
