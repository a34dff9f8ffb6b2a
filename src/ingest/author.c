/* Who wrote a page: JSON-LD, meta elements, marked elements, links to a person's page, a line "By …". */
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/fields.h"

static truce_span none(void) { return (truce_span){NULL, 0}; }

/* A name, not an address, a handle or the outlet. */
static truce_span as_author(const tr_fields *p, truce_span text, truce_span site) {
  static const char *const labels[] = {"by ",
                                       "written by ",
                                       "von ",
                                       "par ",
                                       "por ",
                                       "author: ",
                                       "autor: ",
                                       "posted by ",
                                       "text: ",
                                       "door ",
                                       "di ",
                                       "view all posts by ",
                                       "all posts by ",
                                       "zeige alle beiträge von ",
                                       "alle beiträge von ",
                                       "veröffentlicht von ",
                                       "eingestellt von ",
                                       "geschrieben von ",
                                       "publié par ",
                                       "published by ",
                                       "vom ",
                                       "| ",
                                       "- "};
  text = tr_text_clean(p->arena, text);
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
      truce_span label = tr_span(labels[i]);
      if (text.size > label.size && tr_equal_fold((truce_span){text.data, label.size}, label)) {
        text = tr_trim((truce_span){text.data + label.size, text.size - label.size});
        again = true;
      }
    }
  }
  static const char *const ends[] = {" | ", " · ", " • ", " am ", " on ", " - ", " – ", ", "};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t cut = tr_find(text, tr_span(ends[i]), 0);
    bool dated = cut != SIZE_MAX && cut + strlen(ends[i]) < text.size && text.data[cut + strlen(ends[i])] >= '0' && text.data[cut + strlen(ends[i])] <= '9';
    if (cut != SIZE_MAX && (i < 3 || dated)) text = tr_trim((truce_span){text.data, cut});
  }
  tr_written_day day;
  if (tr_day_find(text, false, &day) && day.where.start > 3) text = tr_trim((truce_span){text.data, day.where.start});
  while (text.size > 3 && strchr("0123456789·.,:;-– ", text.data[text.size - 1])) text.size--; /* counts and signs behind the name */
  bool address = tr_find(text, TR_SPAN("http"), 0) != SIZE_MAX || tr_find(text, TR_SPAN("@"), 0) != SIZE_MAX || tr_find(text, TR_SPAN("www."), 0) != SIZE_MAX;
  size_t words = tr_word_count(text);
  if (address || words == 0 || words > 14 || text.size > 120 || (site.size && tr_equal_fold(text, site))) return none();
  static const char *const nobodies[] = {"admin",  "administrator", "editor", "no author", "redaktion", "die redaktion", "wordpressadmin",
                                         "author", "autor",         "staff",  "anonymous", "unknown",   "null"};
  for (size_t i = 0; i < sizeof nobodies / sizeof *nobodies; i++)
    if (tr_equal_fold(text, tr_span(nobodies[i]))) return none();
  if (words <= 3 && !memchr(text.data, ' ', text.size) && memchr(text.data, '.', text.size)) return none(); /* a host's name */
  return text;
}

typedef struct mark {
  const char *attribute, *word;
} mark;

/* The first element in the page's article that carries one of the marks, in order of the marks. */
static truce_span marked_author(const tr_fields *p, truce_span site) {
  static const mark marks[] = {
      {"rel", "author"},        {"itemprop", "author"}, {"class", "author-name"},  {"class", "author__name"}, {"class", "byline-name"},
      {"class", "byline"},      {"class", "author"},    {"class", "post-author"},  {"class", "entry-author"}, {"class", "article-author"},
      {"class", "autor"},       {"class", "p-author"},  {"class", "byline__name"}, {"class", "author-link"},  {"class", "post-author-name"},
      {"class", "meta-author"}, {"class", "fn"},        {"id", "author"}};
  for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
    for (size_t at = 0; at < p->marked.count; at++) {
      uint32_t i = p->marked.items[at];
      const tr_node *n = &p->dom->nodes[i];
      if (!tr_fields_says(n, marks[m].attribute, marks[m].word)) continue;
      truce_span name = tr_fields_is_elsewhere(p, i) ? none() : as_author(p, tr_fields_text(p, i), site);
      if (name.size) return name;
    }
  return none();
}

/* Names that lead to a page of their author, or stand in an element with "author" in its class. */
static truce_span linked_author(const tr_fields *p, truce_span site) {
  static const char *const paths[] = {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/redakteur/", "/profile/"};
  for (int by_class = 0; by_class < 2; by_class++)
    for (size_t at = 0; at < p->marked.count; at++) {
      uint32_t i = p->marked.items[at];
      const tr_node *n = &p->dom->nodes[i];
      bool fits = false;
      truce_span href = n->tag == GUMBO_TAG_A ? tr_attribute(n, "href") : none(), class = tr_attribute(n, "class");
      for (size_t k = 0; !by_class && href.size && k < sizeof paths / sizeof *paths; k++) fits |= tr_find(href, tr_span(paths[k]), 0) != SIZE_MAX;
      if (by_class)
        fits = tr_find(class, TR_SPAN("author"), 0) != SIZE_MAX || tr_find(class, TR_SPAN("Author"), 0) != SIZE_MAX ||
               tr_find(class, TR_SPAN("autor"), 0) != SIZE_MAX;
      if (!fits || p->blocks->elements[i].words > 8 || tr_fields_is_elsewhere(p, i)) continue;
      truce_span name = as_author(p, tr_fields_text(p, i), site);
      if (name.size) return name;
    }
  return none();
}

/* A line "By …" above or below the article. */
static truce_span byline(const tr_fields *p, truce_span site) {
  for (size_t i = 0; i < p->blocks->list.count; i++)
    if (p->blocks->list.items[i].line.kind == TR_LINE_BYLINE) {
      truce_span name = as_author(p, p->blocks->list.items[i].line.name, site);
      if (name.size) return name;
    }
  return none();
}

truce_span tr_page_author(const tr_fields *p, truce_span site) {
  truce_span name = as_author(p, p->linked.author, site);
  if (!name.size)
    name =
        as_author(p, TR_META(p, "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author"), site);
  if (!name.size) name = marked_author(p, site);
  if (!name.size) name = linked_author(p, site);
  if (!name.size) name = byline(p, site);
  return name.size ? name : as_author(p, p->linked.author_body, site);
}
