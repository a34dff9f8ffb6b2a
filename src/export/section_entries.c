/* Views that are lists of entries. */
#include "export/entry_texts.h"
#include "export/wording.h"

enum { MOST_PASSED = 3 }; /* deadlines that are over, in a short report */

static void section_entries(tr_document *d, json_t *list, const char *title, const char *empty, tr_text_writer *write, size_t most) {
  tr_section *s = tr_section_add(d, title, empty);
  size_t passed = 0;
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i);
    bool over = write == tr_text_deadline && json_is_true(json_object_get(e, "passed"));
    tr_item *it = over && most && ++passed > MOST_PASSED ? (s->left_out++, NULL) : tr_item_add(d, s, most);
    if (!it) continue;
    write(d, it, e, json_object_get(e, "fields"));
    if (!it->when.size) it->when = tr_when(d->arena, e);
    if (json_is_true(json_object_get(e, "denied"))) tr_item_note(d, it, TR_SPAN("denied by another account"));
    bool marked = write == tr_text_leg || write == tr_text_deadline || write == tr_text_any || write == tr_text_spillover;
    if (*tr_status_mark(e) && !marked) it->mark = tr_made(d->arena, "%.*s, %s", S(it->mark), tr_status_mark(e));
    it->proof = tr_proof_of(d->arena, e);
  }
}

void tr_section_any(tr_document *d, json_t *list, truce_span title, const char *empty, size_t most) {
  section_entries(d, list, tr_arena_string(d->arena, title), empty, tr_text_any, most);
}

bool tr_section_list(tr_document *d, const char *view, json_t *list, size_t most) {
  static const struct {
    const char *view, *title, *empty;
    tr_text_writer *write;
  } lists[] = {
      {"deadlines", "Deadlines", "No deadlines are told of.", tr_text_deadline},
      {"mediation", "Mediation", "Nobody is said to mediate.", tr_text_mediation},
      {"itineraries", "Itineraries", "No missions are told of.", tr_text_leg},
      {"access", "Access", "No crossings, roads or ports are told of.", tr_text_access},
      {"calls", "Calls and pressure", "No calls are told of.", tr_text_call},
      {"spillover", "Spillover", "No spillover is told of.", tr_text_spillover},
      {"domestic", "At home", "Nothing is told of politics at home.", tr_text_domestic},
      {"reactions", "Reactions", "No reactions are told of.", tr_text_any},
      {"timeline", "Timeline", "Nothing dated is told.", tr_text_any},
  };
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (!strcmp(view, lists[i].view)) {
      json_t *once = lists[i].write == tr_text_any ? tr_told_once(list) : json_incref(list);
      section_entries(d, once, lists[i].title, lists[i].empty, lists[i].write, most);
      json_decref(once);
      return true;
    }
  return false;
}
