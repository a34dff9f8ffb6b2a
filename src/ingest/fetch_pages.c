/* What a fetched page gives: its reports, kept with its bytes and handed over where they are new against the page's last version. */
#include "ingest/round.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/files.h"

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

static void read_bytes(tr_round *r, truce_span bytes, const tr_context *context, gathered *g) {
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
static void deliver(tr_round *r, const tr_fetch_task *t, const gathered *fresh, const tr_page_state *state) {
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

void tr_round_keep(tr_round *r, const tr_fetch_task *t, const tr_http_answer *answer, const char *report) {
  truce_error error;
  const tr_page_version version = {
      tr_buffer_span(&answer->body), answer->url, answer->type, answer->charset, answer->etag, answer->modified, report, tr_now_s()};
  if (tr_pages_keep(r->pages, t->url, &version, &error) != TRUCE_OK) {
    tr_round_tell(r, &error);
    r->stopped = true; /* a page that cannot be kept is not handed over either */
  }
}

void tr_round_read_page(tr_round *r, const tr_fetch_task *t, const tr_http_answer *answer, const tr_page_state *state) {
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
    tr_round_tell(r, &fresh.error);
    tr_pages_note_asked(r->pages, t->url, tr_now_s(), NULL);
  } else if (strcmp(hash, state->hash) == 0 || strcmp(name, state->report) == 0) {
    r->counts->unchanged++;
    tr_pages_note_asked(r->pages, t->url, tr_now_s(), NULL);
  } else {
    tr_round_keep(r, t, answer, name);
    if (!r->stopped) deliver(r, t, &fresh, state);
  }
  truce_arena_delete(fresh.arena);
}
