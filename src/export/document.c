/* A document is filled: sections, items, their notes. */
#include "export/document.h"

tr_section *tr_section_add(tr_document *d, const char *title, const char *empty) {
  tr_section s = {.title = tr_arena_copy(d->arena, tr_span(title)), .empty = tr_arena_copy(d->arena, tr_span(empty))};
  TR_PUSH(d->arena, &d->sections, s);
  return &d->sections.items[d->sections.count - 1];
}

tr_item *tr_item_add(tr_document *d, tr_section *s, size_t most) {
  if (most && s->items.count == most) {
    s->left_out++;
    return NULL;
  }
  TR_PUSH(d->arena, &s->items, (tr_item){0});
  return &s->items.items[s->items.count - 1];
}

void tr_item_note(tr_document *d, tr_item *i, truce_span text) {
  if (text.size) TR_PUSH(d->arena, &i->notes, text);
}
