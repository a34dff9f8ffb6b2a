/* Capitals that a word has only because a sentence begins with it: no part of a name. */
#include "base/ascii.h"
#include "world/actors.h"
#include "world/fold.h"

/* "Turkish", "Acehnese" keep their capital. */
static bool is_land_word(tr_scene *scene, const truce_word *word) {
  static const char *const ends[] = {"ian", "ese", "ish", "ean"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (tr_ends(word->form, tr_span(ends[i]))) return true;
  return tr_roster_alias(tr_roster_of(scene), tr_span_hash(tr_folded(scene, word->form))) != NULL;
}

truce_span tr_name_without_capital(tr_scene *scene, const truce_mention *mention, const tr_draft *draft) {
  const truce_reading *reading = scene->reading;
  const truce_word *first = &reading->words[mention->first];
  const truce_span name = draft->actor.name;
  const bool heads = mention->first == reading->sentences[first->sentence].first, capital = name.size > 1 && tr_ascii_capital(name.data[0]);
  if (draft->known != TRUCE_NONE || !heads || !capital || !tr_ascii_small(name.data[1]) || first->upos == TRUCE_PROPN || first->name != TRUCE_NONE) return name;
  if (!tr_starts(name, first->form) || is_land_word(scene, first)) return name;
  char *lower = tr_arena_string(scene->arena, name);
  *lower = tr_ascii_lower(*lower);
  return (truce_span){lower, name.size};
}
