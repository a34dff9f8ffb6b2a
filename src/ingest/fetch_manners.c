/* Manners towards hosts: robots.txt first, and never two requests within a host's delay. */
#include "ingest/round.h"

#include <curl/curl.h>
#include <stdio.h>

#include "ingest/robots.h"

enum { LONGEST_DELAY_S = 60 };

bool tr_split_url(truce_arena *arena, const char *url, const char **site, truce_span *path) {
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

truce_status tr_round_get(tr_round *r, size_t host_number, const char *url, const tr_page_state *state, tr_http_answer *answer, truce_error *error) {
  tr_fetch_host *h = &r->hosts.items[host_number];
  truce_status status = tr_http_get(r->http, url, state ? state->etag : "", state ? state->modified : "", answer, error);
  h->next_ms = tr_now_ms() + (int64_t)(h->delay_s * 1000);
  return status;
}

void tr_round_ask_robots(tr_round *r, size_t number) {
  char url[2100];
  tr_http_answer answer;
  snprintf(url, sizeof url, "%s/robots.txt", r->hosts.items[number].name);
  truce_status status = tr_round_get(r, number, url, NULL, &answer, NULL);
  tr_fetch_host *h = &r->hosts.items[number];
  h->asked_robots = true;
  h->closed = status != TRUCE_OK ? status != TRUCE_TOO_LARGE : answer.status >= 500;
  if (status == TRUCE_OK && answer.status == 200) h->robots = tr_arena_copy(r->arena, tr_buffer_span(&answer.body));
  tr_http_answer_free(&answer);
  double delay;
  tr_robots_allow(h->robots, TR_SPAN("truce"), TR_SPAN("/"), &delay);
  if (delay > LONGEST_DELAY_S) delay = LONGEST_DELAY_S;
  if (delay > h->delay_s) h->delay_s = delay;
  h->next_ms = tr_now_ms() + (int64_t)(h->delay_s * 1000);
}

bool tr_round_may_ask(tr_round *r, const tr_fetch_task *t) {
  const char *site;
  truce_span path;
  double delay;
  truce_error error;
  const tr_fetch_host *h = &r->hosts.items[t->host];
  if (t->feed) return true; /* the user named it */
  if (h->closed) {
    tr_fail(&error, TRUCE_UNREADABLE, t->url, -1, "The robots.txt of its host cannot be read; left alone for now.");
  } else if (tr_split_url(r->scratch, t->url, &site, &path) && !tr_robots_allow(h->robots, TR_SPAN("truce"), path, &delay)) {
    tr_fail(&error, TRUCE_UNREADABLE, t->url, -1, "Its robots.txt does not allow it.");
  } else {
    return true;
  }
  tr_round_tell(r, &error);
  tr_round_note_failed(r, t->url);
  return false;
}
