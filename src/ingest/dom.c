/* gumbo's tree → a flat array, without recursion. */
#include "ingest/dom.h"

typedef struct place {
  const GumboNode *node;
  uint32_t parent;
} place;

static const GumboVector *children_of(const GumboNode *node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE ? &node->v.element.children : NULL;
}

static bool is_kept(const GumboNode *node) { return node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT; }

static tr_node flat_node(const GumboNode *node, uint32_t parent) {
  tr_node flat = {NULL, {NULL, 0}, parent, 0, GUMBO_TAG_LAST};
  if (children_of(node)) {
    flat.attributes = &node->v.element.attributes;
    flat.tag = node->v.element.tag;
  } else {
    flat.text = tr_span(node->v.text.text);
  }
  return flat;
}

/* Later siblings wait on a stack below earlier ones, so that nodes come in the order of the document. */
static void flatten(truce_arena *arena, const GumboNode *root, tr_dom *dom) {
  TR_ARRAY(place) open = {0};
  TR_ARRAY(tr_node) nodes = {0};
  TR_PUSH(arena, &open, ((place){root, UINT32_MAX}));
  while (open.count) {
    place here = open.items[--open.count];
    uint32_t index = (uint32_t)nodes.count;
    TR_PUSH(arena, &nodes, flat_node(here.node, here.parent));
    const GumboVector *children = children_of(here.node);
    for (unsigned i = children ? children->length : 0; i-- > 0;) {
      const GumboNode *child = children->data[i];
      if (is_kept(child)) TR_PUSH(arena, &open, ((place){child, index}));
    }
  }
  for (uint32_t i = (uint32_t)nodes.count; i-- > 0;) {
    if (nodes.items[i].end == 0) nodes.items[i].end = i + 1;
    uint32_t parent = nodes.items[i].parent;
    if (parent != UINT32_MAX && nodes.items[parent].end < nodes.items[i].end) nodes.items[parent].end = nodes.items[i].end;
  }
  dom->nodes = nodes.items;
  dom->count = (uint32_t)nodes.count;
}

void tr_dom_open(truce_arena *arena, truce_span page, tr_dom *dom) {
  *dom = (tr_dom){0};
  tr_strip(arena, page, &dom->stripped, &dom->json_ld);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  dom->parsed = gumbo_parse_with_options(&options, dom->stripped.data ? dom->stripped.data : "", dom->stripped.size);
  flatten(arena, dom->parsed->root, dom);
}

void tr_dom_close(tr_dom *dom) {
  if (dom->parsed) gumbo_destroy_output(&kGumboDefaultOptions, dom->parsed);
  tr_buffer_free(&dom->stripped);
}

truce_span tr_attribute(const tr_node *node, const char *name) {
  const GumboAttribute *a = node->attributes ? gumbo_get_attribute(node->attributes, name) : NULL;
  return a ? tr_span(a->value) : (truce_span){NULL, 0};
}

truce_span tr_text_below(truce_arena *arena, const tr_dom *dom, uint32_t node) {
  size_t size = 0;
  for (uint32_t i = node; i < dom->nodes[node].end; i++) size += dom->nodes[i].text.size + 1;
  char *out = tr_arena_allocate(arena, size + 1);
  size = 0;
  for (uint32_t i = node; i < dom->nodes[node].end; i++) {
    const tr_node *n = &dom->nodes[i];
    if (!tr_is_text(n)) {
      if (n->tag == GUMBO_TAG_BR || n->tag == GUMBO_TAG_P || n->tag == GUMBO_TAG_DIV) out[size++] = ' ';
      continue;
    }
    memcpy(out + size, n->text.data, n->text.size);
    size += n->text.size;
  }
  return tr_trim((truce_span){out, size});
}
