/* Views (JSON) → documents: which sections, in which order. */
#include <stdio.h>

#include "export/wording.h"

static const char *ending(int64_t count) { return count == 1 ? "" : "s"; }

/* "34 reports from 5 sources, 4 September 2012 to 30 November 2016, 2 of them kept apart; 578 entries"; lines where none is apart, neither of a day gone by. */
static truce_span counted(tr_document *d, json_t *json) {
  json_t *process = json_object_get(json, "process");
  const int64_t reports = tr_get_number(process, "reports"), sources = tr_get_number(process, "sources"), lines = tr_get_number(process, "lines"),
                entries = tr_get_number(process, "entries"), aside = tr_get_number(process, "aside");
  const truce_span first = tr_day_words(d->arena, tr_get(process, "first"), false), last = tr_day_words(d->arena, tr_get(process, "last"), false);
  tr_buffer text = {0};
  tr_buffer_printf(&text, "%lld report%s from %lld source%s", (long long)reports, ending(reports), (long long)sources, ending(sources));
  if (first.size) tr_buffer_printf(&text, ", %.*s", S(first));
  if (last.size && !tr_equal(first, last)) tr_buffer_printf(&text, " to %.*s", S(last));
  if (!json_is_string(json_object_get(json, "until"))) {
    if (aside) tr_buffer_printf(&text, ", %lld of them kept apart; %lld entr%s", (long long)aside, (long long)entries, entries == 1 ? "y" : "ies");
    else tr_buffer_printf(&text, "; %lld line%s in %lld entr%s", (long long)lines, ending(lines), (long long)entries, entries == 1 ? "y" : "ies");
  }
  return tr_moved(d->arena, &text);
}

static void heading(tr_document *d, json_t *json) {
  const char *name = tr_get(json_object_get(json, "process"), "name");
  const truce_span today = tr_day_words(d->arena, tr_get(json, "today"), false);
  d->title = tr_made(d->arena, "%s%s%s%.*s", name ? name : "", name ? ": state of play" : "State of play", today.size ? " on " : "", S(today));
  d->subtitle = counted(d, json);
}

/* Reports of a day that was to come when they were read: their day is wrong, or the clock is. */
static void ahead(tr_document *d, json_t *json) {
  json_t *process = json_object_get(json, "process");
  const int64_t count = tr_get_number(process, "ahead");
  const char *last = tr_get(process, "ahead_last");
  if (!count || !last) return;
  const truce_span told =
      tr_made(d->arena, "%lld report%s dated after the day on which %s read, up to %s: kept, but left out here. '--until %s' has what %s.", (long long)count,
              count == 1 ? " is" : "s are", count == 1 ? "it was" : "they were", last, last, count == 1 ? "it tells" : "they tell");
  tr_section_add(d, "Of a day to come", tr_arena_string(d->arena, told));
}

static void state_of_play(tr_document *d, json_t *json, size_t most) {
  static const char *const lists[] = {"deadlines", "mediation", "itineraries", "access", "calls", "spillover", "domestic"};
  heading(d, json);
  if (!tr_get_number(json_object_get(json, "process"), "reports")) {
    const bool early = json_is_string(json_object_get(json, "until"));
    tr_section_add(d, "Nothing yet", early ? "No report is of that day or before it." : "No report has been read: 'truce read PATH…' reads some.");
    return;
  }
  ahead(d, json);
  tr_section_latest(d, json_object_get(json, "new"), tr_get(json, "new_since"), most);
  tr_section_force(d, json_object_get(json, "new"), tr_get(json, "new_since"), most);
  tr_section_proposals(d, json_object_get(json, "proposals"), most);
  tr_section_positions(d, json_object_get(json, "positions"), most ? most + most / 2 : 0);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) tr_section_list(d, lists[i], json_object_get(json, lists[i]), most);
  tr_section_figures(d, json_object_get(json, "figures"), most);
  tr_section_contradictions(d, json_object_get(json, "contradictions"), most);
  tr_section_silence(d, json_object_get(json, "silence"), most / 2);
}

void tr_document_of_view(tr_document *d, truce_arena *arena, const tr_process_words *words, const char *view, json_t *json, size_t most) {
  *d = (tr_document){.arena = arena, .words = words};
  json_t *list = json_object_get(json, !strcmp(view, "timeline") ? "entries" : view);
  if (!strcmp(view, "state_of_play")) state_of_play(d, json, most);
  else if (!strcmp(view, "proposals")) tr_section_proposals(d, list, most);
  else if (!strcmp(view, "positions")) tr_section_positions(d, json, 0);
  else if (!strcmp(view, "figures")) tr_section_figures(d, list, most);
  else if (!strcmp(view, "contradictions")) tr_section_contradictions(d, list, most);
  else if (!strcmp(view, "silence")) tr_section_silence(d, list, most);
  else if (!strcmp(view, "new")) tr_section_new(d, list, tr_get(json, "since"), most);
  else if (!strcmp(view, "network")) tr_section_network(d, json, most);
  else tr_section_list(d, view, list, most);
}
