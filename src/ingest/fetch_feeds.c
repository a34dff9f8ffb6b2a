/* What a fetched feed or sitemap gives: more addresses to ask for. */
#include "ingest/round.h"

#include "base/clock.h"
#include "ingest/feed.h"

enum { MOST_NESTED = 3 };

static bool is_due(tr_round *r, const char *url) {
  tr_page_state state = tr_pages_state(r->pages, url);
  return r->options->recheck_all || state.asked_s == 0 || state.asked_s + tr_round_recheck_s(r) <= tr_now_s();
}

static void add_entry(tr_round *r, const tr_feed *feed, const tr_feed_entry *entry, const tr_fetch_task *from) {
  if (!entry->url.size || (r->options->page_limit && r->tasks.count >= r->options->page_limit + r->counts->feeds)) return;
  tr_fetch_task t = {.url = tr_arena_string(r->arena, entry->url),
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
  tr_round_add(r, t);
}

bool tr_round_read_feed(tr_round *r, const tr_fetch_task *from, truce_span bytes) {
  tr_feed feed;
  truce_arena *arena = truce_arena_new();
  bool is_feed = arena && tr_form_of(bytes, TR_SPAN(""), NULL) == TR_FORM_FEED && tr_feed_parse(arena, bytes, &feed);
  tr_fetch_task copy = *from; /* the list of tasks moves as it grows */
  if (is_feed) {
    r->counts->feeds++;
    for (size_t i = 0; i < feed.entries.count; i++) add_entry(r, &feed, &feed.entries.items[i], &copy);
  }
  truce_arena_delete(arena);
  return is_feed;
}
