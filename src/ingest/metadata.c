/* Fields of a page by order of trust: outlet, address and language here, title.c, author.c and
 * day.c one field each. The first place that gives something sensible wins. */
#include "ingest/metadata.h"

#include "ingest/fields.h"

static truce_span find_source(const tr_fields *p) {
  truce_span site = TR_META(p, "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher");
  return site.size && !tr_starts(site, TR_SPAN("http")) && site.size < 80 ? site : p->linked.publisher;
}

static truce_span find_url(const tr_fields *p, const tr_context *context) {
  for (uint32_t i = 0; i < p->dom->count; i++)
    if (p->dom->nodes[i].tag == GUMBO_TAG_LINK && tr_fields_says(&p->dom->nodes[i], "rel", "canonical")) {
      truce_span href = tr_trim(tr_attribute(&p->dom->nodes[i], "href"));
      if (tr_starts(href, TR_SPAN("http"))) return tr_arena_copy(p->arena, href);
    }
  truce_span url = TR_META(p, "og:url", "twitter:url");
  return tr_starts(url, TR_SPAN("http")) ? url : context->url;
}

static truce_span find_language(const tr_fields *p) {
  truce_span language = tr_attribute(&p->dom->nodes[0], "lang");
  if (!language.size) language = p->linked.language;
  if (!language.size) language = TR_META(p, "og:locale", "content-language", "dc.language", "language");
  return tr_arena_copy(p->arena, (truce_span){language.data, language.size < 2 ? 0 : 2});
}

void tr_metadata_fill(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, const tr_context *context, tr_sheet *sheet, tr_linked_data *linked) {
  tr_fields fields;
  tr_fields_gather(arena, dom, blocks, &fields);
  sheet->source = find_source(&fields);
  sheet->url = fields.url = find_url(&fields, context);
  sheet->title = tr_page_title(&fields, sheet->source);
  sheet->author = tr_page_author(&fields, sheet->source);
  sheet->language = find_language(&fields);
  tr_page_day(&fields, sheet);
  *linked = fields.linked;
}
