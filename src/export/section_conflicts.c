/* Contradictions, silence, and who acts on whom. */
#include <stdio.h>

#include "export/entry_texts.h"
#include "export/wording.h"
#include "process/words.h"

void tr_section_contradictions(tr_document *d, json_t *list, size_t most) {
  tr_section *s = tr_section_add(d, "Contradictions", "No contradictions were found.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *pair = json_array_get(list, i), *first = json_object_get(pair, "first"), *second = json_object_get(pair, "second");
    tr_item *it = tr_item_add(d, s, most);
    if (!it) continue;
    tr_text_any(d, it, first, json_object_get(first, "fields"));
    it->mark = tr_arena_copy(d->arena, TR_SPAN("against"));
    it->tone = TR_BAD;
    it->when = tr_when(d->arena, second);
    tr_proof other = tr_proof_of(d->arena, first);
    tr_item_note(d, it, tr_made(d->arena, "%s", tr_get(pair, "why")));
    tr_item_note(d, it, tr_made(d->arena, "\"%.*s\" %.*s [%lld]%s", S(other.says), S(other.source), (long long)other.line, tr_doubt(other.doubtful)));
    it->proof = tr_proof_of(d->arena, second);
  }
}

void tr_section_silence(tr_document *d, json_t *list, size_t most) {
  tr_section *s = tr_section_add(d, "Silence", "Nobody has been silent for long on what is still talked of.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *one = json_array_get(list, i);
    tr_item *it = tr_item_add(d, s, most);
    if (!it) continue;
    it->mark = tr_made(d->arena, "%lld days", (long long)tr_get_number(one, "days"));
    const char *party = tr_get(json_object_get(one, "party"), "name"), *name = tr_get(one, "name");
    const truce_span position = tr_spaced(d->arena, tr_get(one, "position"));
    it->text = tr_made(d->arena, "no word of %s on %s; last: %.*s", party, name ? name : "it", S(position));
    it->when = tr_day_words(d->arena, tr_get(one, "since"), false);
    it->proof.line = tr_get_number(one, "line");
  }
}

void tr_section_network(tr_document *d, json_t *json, size_t most) {
  tr_section *s = tr_section_add(d, "Who acts on whom", "No acts between two actors are told.");
  json_t *links = json_object_get(json, "links"), *actors = json_object_get(json, "actors");
  for (size_t i = 0; i < json_array_size(links); i++) {
    json_t *link = json_array_get(links, i), *count;
    size_t a = tr_index_of(actors, tr_get_number(link, "source")), b = tr_index_of(actors, tr_get_number(link, "target"));
    tr_item *it = tr_item_add(d, s, most);
    if (!it) continue;
    it->mark = tr_made(d->arena, "%lld", (long long)tr_get_number(link, "count"));
    it->text = tr_made(d->arena, "%s -> %s", tr_get(json_array_get(actors, a), "name"), tr_get(json_array_get(actors, b), "name"));
    tr_buffer types = {0};
    const char *type;
    json_object_foreach(json_object_get(link, "types"), type, count) {
      const truce_span does = tr_act_of(&d->words->acts, type, NULL)->does;
      tr_buffer_printf(&types, "%s%.*s %lld", types.size ? ", " : "", S(does), (long long)json_integer_value(count));
    }
    tr_item_note(d, it, tr_moved(d->arena, &types));
    it->proof.line = tr_get_number(link, "line");
  }
}
