/* The table of resources and the search in it. */
#include "server/routes.h"

#include <stdio.h>

#define T(id) TR_TAKES(id)
#define SPAN_OF_DAYS (T(SINCE) | T(UNTIL) | T(SURE))
#define PAGED (T(LIMIT) | T(CURSOR))
#define FILTERS (T(KIND) | T(STATUS) | T(ACTOR) | T(PLACE) | SPAN_OF_DAYS)
#define PLACES_FILTERS ((FILTERS & ~T(PLACE)) | T(PROPOSAL) | T(REPORT))

static const tr_route routes[] = {
    {"GET", "/api/process", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_process},
    {"GET", "/api/state-of-play", TR_CACHED, TRUCE_TOKEN_NONE, SPAN_OF_DAYS, tr_handle_view},
    {"GET", "/api/views/{}", TR_CACHED, TRUCE_TOKEN_NONE, SPAN_OF_DAYS, tr_handle_view},
    {"GET", "/api/entries", TR_CACHED, TRUCE_TOKEN_NONE, FILTERS | PAGED | T(PROPOSAL) | T(REPORT) | T(WORDS) | T(SORT), tr_handle_entries},
    {"GET", "/api/entries/{}", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_entry},
    {"GET", "/api/lines/{}", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_line},
    {"GET", "/api/review", TR_CACHED, TRUCE_TOKEN_NONE, T(KIND) | PAGED, tr_handle_review},
    {"GET", "/api/reports", TR_CACHED, TRUCE_TOKEN_NONE, T(SOURCE) | T(SINCE) | T(UNTIL) | T(WORDS) | PAGED, tr_handle_reports},
    {"POST", "/api/reports", TR_WRITES, TRUCE_TOKEN_ADMIN, 0, tr_handle_report_add},
    {"GET", "/api/reports/{}", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_report},
    {"DELETE", "/api/reports/{}", TR_WRITES, TRUCE_TOKEN_ADMIN, T(WHY), tr_handle_report_forget},
    {"GET", "/api/reports/{}/reading", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_reading},
    {"GET", "/api/actors", TR_CACHED, TRUCE_TOKEN_NONE, T(WORDS) | PAGED, tr_handle_actors},
    {"GET", "/api/actors/{}", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_actor},
    {"GET", "/api/places", TR_CACHED, TRUCE_TOKEN_NONE, PLACES_FILTERS | T(WORDS) | PAGED, tr_handle_places},
    {"GET", "/api/places/{}", TR_CACHED, TRUCE_TOKEN_NONE, 0, tr_handle_place},
    {"GET", "/api/search", TR_CACHED, TRUCE_TOKEN_NONE, T(WORDS) | FILTERS | PAGED, tr_handle_search},
    {"GET", "/api/corrections", TR_CACHED, TRUCE_TOKEN_NONE, T(LINE) | PAGED, tr_handle_corrections},
    {"POST", "/api/corrections", TR_WRITES, TRUCE_TOKEN_REVIEWER, 0, tr_handle_correction_add},
    {"DELETE", "/api/corrections/{}", TR_WRITES, TRUCE_TOKEN_REVIEWER, 0, tr_handle_correction_undo},
    {"GET", "/api/export", TR_CACHED, TRUCE_TOKEN_NONE, FILTERS | T(AS), tr_handle_export},
    {"GET", "/api/me", TR_PLAIN, TRUCE_TOKEN_NONE, 0, tr_handle_me},
    {"GET", "/api/events", TR_STREAM, TRUCE_TOKEN_NONE, 0, NULL},
    {"GET", "/api/health", TR_PLAIN, TRUCE_TOKEN_NONE, 0, tr_handle_health},
    {"GET", "/openapi.yaml", TR_PLAIN, TRUCE_TOKEN_NONE, 0, tr_handle_description},
};
enum { ROUTES = sizeof routes / sizeof *routes };

const tr_route *tr_route_at(size_t index) { return index < ROUTES ? &routes[index] : NULL; }

static bool matches(const char *pattern, truce_span path, truce_span *captured) {
  const char *hole = strstr(pattern, "{}");
  *captured = (truce_span){NULL, 0};
  if (!hole) return tr_equal_string(path, pattern);
  const truce_span before = {pattern, (size_t)(hole - pattern)}, after = tr_span(hole + 2);
  if (path.size <= before.size + after.size || !tr_starts(path, before) || !tr_ends(path, after)) return false;
  *captured = (truce_span){path.data + before.size, path.size - before.size - after.size};
  return !memchr(captured->data, '/', captured->size);
}

const tr_route *tr_route_find(const char *method, truce_span path, truce_span *captured, bool *known, char allow[256]) {
  size_t used = 0;
  *known = false;
  allow[0] = 0;
  const char *asked = strcmp(method, "HEAD") ? method : "GET";
  for (size_t i = 0; i < ROUTES; i++) {
    if (!matches(routes[i].path, path, captured)) continue;
    if (!strcmp(routes[i].method, asked)) return &routes[i];
    *known = true;
    used += (size_t)snprintf(allow + used, 256 - used, "%s%s%s", used ? ", " : "", routes[i].method, strcmp(routes[i].method, "GET") ? "" : ", HEAD");
  }
  *captured = (truce_span){NULL, 0};
  return NULL;
}
