/* Views (JSON) → documents: which sections, in which order. */
#include <stdio.h>

#include "export/wording.h"

static void heading(tr_document *d, json_t *json) {
  json_t *process = json_object_get(json, "process");
  truce_span today = tr_day_words(d->arena, tr_get(json, "today"), false), first = tr_day_words(d->arena, tr_get(process, "first"), false), last = tr_day_words(d->arena, tr_get(process, "last"), false);
  const char *name = tr_get(process, "name");
  d->title = tr_made(d->arena, "%s%sstate of play%s%.*s", name ? name : "", name ? ": " : "", today.size ? " on " : "", S(today));
  if (!name && d->title.size) ((char *)(uintptr_t)d->title.data)[0] = 'S';
  d->subtitle = tr_made(d->arena, "%lld report%s from %lld source%s%s%.*s%s%.*s; %lld lines in %lld entries", (long long)tr_get_number(process, "reports"), tr_get_number(process, "reports") == 1 ? "" : "s", (long long)tr_get_number(process, "sources"), tr_get_number(process, "sources") == 1 ? "" : "s",
                     first.size ? ", " : "", S(first), last.size ? " to " : "", S(last), (long long)tr_get_number(process, "lines"), (long long)tr_get_number(process, "entries"));
}

static void state_of_play(tr_document *d, json_t *json, size_t most) {
  static const char *const lists[] = {"deadlines", "mediation", "itineraries", "access", "calls", "spillover", "domestic"};
  heading(d, json);
  tr_section_latest(d, json_object_get(json, "new"), most);
  tr_section_proposals(d, json_object_get(json, "proposals"), most);
  tr_section_positions(d, json_object_get(json, "positions"), most ? most + most / 2 : 0);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) tr_section_list(d, lists[i], json_object_get(json, lists[i]), most);
  tr_section_figures(d, json_object_get(json, "figures"), most);
  tr_section_contradictions(d, json_object_get(json, "contradictions"), most);
  tr_section_silence(d, json_object_get(json, "silence"), most / 2);
}

void tr_document_of_view(tr_document *d, truce_arena *arena, const char *view, json_t *json, size_t most) {
  *d = (tr_document){.arena = arena};
  json_t *list = json_object_get(json, !strcmp(view, "timeline") ? "entries" : view);
  if (!strcmp(view, "state_of_play")) state_of_play(d, json, most);
  else if (!strcmp(view, "proposals")) tr_section_proposals(d, list, most);
  else if (!strcmp(view, "positions")) tr_section_positions(d, json, 0);
  else if (!strcmp(view, "figures")) tr_section_figures(d, list, most);
  else if (!strcmp(view, "contradictions")) tr_section_contradictions(d, list, most);
  else if (!strcmp(view, "silence")) tr_section_silence(d, list, most);
  else if (!strcmp(view, "network")) tr_section_network(d, json, most);
  else tr_section_list(d, view, list, most);
}
