/* The view of a page that its fields are looked for in. */
#include "ingest/fields.h"

#include "ingest/decode.h"
#include "ingest/signs.h"

/* Whether an element may say who wrote the page or when: few do, and only these are looked at closely. */
static bool is_marked(const tr_node *n) {
  static const char *const words[] = {"author", "autor", "byline", "fn", "date", "time", "publish", "datum", "wrote", "username"};
  static const char *const paths[] = {"/auth", "/aut", "/redakteur/", "/profile/", "/reporters/", "/newsteam/"};
  if (n->tag == GUMBO_TAG_TIME) return true;
  for (unsigned i = 0; n->attributes && i < n->attributes->length; i++) {
    const GumboAttribute *a = n->attributes->data[i];
    bool named = strcmp(a->name, "class") == 0 || strcmp(a->name, "id") == 0;
    if (strcmp(a->name, "itemprop") == 0 || strcmp(a->name, "rel") == 0 || strcmp(a->name, "pubdate") == 0) return true;
    for (size_t w = 0; named && w < sizeof words / sizeof *words; w++)
      if (strcasestr(a->value, words[w])) return true;
    for (size_t w = 0; n->tag == GUMBO_TAG_A && strcmp(a->name, "href") == 0 && w < sizeof paths / sizeof *paths; w++)
      if (strstr(a->value, paths[w])) return true;
  }
  return false;
}

static bool is_named(const tr_node *n, const char *name) {
  return tr_equal_fold(tr_trim(tr_attribute(n, "property")), tr_span(name)) || tr_equal_fold(tr_trim(tr_attribute(n, "name")), tr_span(name)) ||
         tr_equal_fold(tr_trim(tr_attribute(n, "itemprop")), tr_span(name));
}

truce_span tr_fields_meta(const tr_fields *p, const char *const *names) {
  for (; *names; names++)
    for (size_t i = 0; i < p->metas.count; i++) {
      const tr_node *n = p->metas.items[i];
      if (!is_named(n, *names)) continue;
      truce_span content = tr_trim(tr_attribute(n, "content"));
      if (content.size) return tr_text_clean(p->arena, tr_unescape(p->arena, content));
    }
  return (truce_span){NULL, 0};
}
truce_span tr_fields_text(const tr_fields *p, uint32_t i) { return tr_text_clean(p->arena, tr_text_below(p->arena, p->dom, i)); }

bool tr_fields_says(const tr_node *n, const char *attribute, const char *word) {
  truce_span value = tr_attribute(n, attribute);
  for (truce_span part; tr_split(&value, ' ', &part);)
    if (tr_equal_fold(part, tr_span(word))) return true;
  return false;
}

/* Within comments or among links to other articles. */
bool tr_fields_is_elsewhere(const tr_fields *p, uint32_t i) {
  for (; i != UINT32_MAX; i = p->dom->nodes[i].parent)
    if (p->blocks->elements[i].away && (p->blocks->elements[i].signs & (TR_SIGN_TALK | TR_SIGN_LINKS | TR_SIGN_TEASERS))) return true;
  return false;
}

void tr_fields_gather(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, tr_fields *p) {
  *p = (tr_fields){.arena = arena, .dom = dom, .blocks = blocks};
  tr_linked_data_read(arena, &dom->json_ld, &p->linked);
  for (uint32_t i = 0; i < dom->count; i++) {
    if (dom->nodes[i].tag == GUMBO_TAG_META)
      TR_PUSH(arena, &p->metas, &dom->nodes[i]);
    else if (!tr_is_text(&dom->nodes[i]) && dom->nodes[i].tag != GUMBO_TAG_LINK && is_marked(&dom->nodes[i]))
      TR_PUSH(arena, &p->marked, i);
    if (dom->nodes[i].tag == GUMBO_TAG_TITLE && !p->head_title.size) p->head_title = tr_fields_text(p, i);
  }
}
