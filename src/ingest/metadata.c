/* Fields of a page by order of trust. Each field has its own list of places; the first that gives something sensible wins. */
#include "ingest/metadata.h"

#include <stdlib.h>

#include "base/dates.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/linked_data.h"
#include "ingest/signs.h"

typedef struct page {
  truce_arena *arena;
  const tr_dom *dom;
  const tr_blocks *blocks;
  tr_linked_data linked;
  truce_span head_title;
  TR_ARRAY(const tr_node *) metas;
  TR_ARRAY(uint32_t) marked; /* elements whose attributes speak of authors or days */
} page;

/* Whether an element may say who wrote the page or when: few do, and only these are looked at closely. */
static bool is_marked(const tr_node *n) {
  static const char *const words[] = {"author", "autor", "byline", "fn", "date", "time", "publish", "datum"};
  static const char *const paths[] = {"/auth", "/aut", "/redakteur/", "/profile/"};
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

static truce_span none(void) { return (truce_span){NULL, 0}; }

/* -- meta elements --------------------------------------------------------------------------------------------------------------------- */

/* The content of the first `<meta>` whose name, property or itemprop is one of `names`, in order of the names. */
static truce_span meta(const page *p, const char *const *names) {
  for (; *names; names++)
    for (size_t i = 0; i < p->metas.count; i++) {
      const tr_node *n = p->metas.items[i];
      truce_span name = tr_attribute(n, "property");
      if (!name.size) name = tr_attribute(n, "name");
      if (!name.size) name = tr_attribute(n, "itemprop");
      if (!tr_equal_fold(tr_trim(name), tr_span(*names))) continue;
      truce_span content = tr_trim(tr_attribute(n, "content"));
      if (content.size) return tr_text_clean(p->arena, tr_unescape(p->arena, content));
    }
  return none();
}
#define META(p, ...) meta(p, (const char *const[]){__VA_ARGS__, NULL})

static truce_span text_below(const page *p, uint32_t i) { return tr_text_clean(p->arena, tr_text_below(p->arena, p->dom, i)); }

/* -- outlet ---------------------------------------------------------------------------------------------------------------------------- */

static truce_span find_source(const page *p) {
  truce_span site = META(p, "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher");
  return site.size && !tr_starts(site, TR_SPAN("http")) && site.size < 80 ? site : p->linked.publisher;
}

/* -- title ----------------------------------------------------------------------------------------------------------------------------- */

static bool is_parting(truce_span s, size_t at, size_t *size) {
  static const char *const signs[] = {" | ", " - ", " – ", " — ", " · ", " » ", " « ", " :: ", " • ", " / ", " / ", " ~ ", " < ", " > "};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    truce_span sign = tr_span(signs[i]);
    if (s.size - at >= sign.size && memcmp(s.data + at, sign.data, sign.size) == 0) {
      *size = sign.size;
      return true;
    }
  }
  return false;
}

static bool contains_fold(truce_span text, truce_span part) {
  if (!part.size || part.size > text.size) return false;
  for (size_t i = 0; i + part.size <= text.size; i++)
    if (tr_equal_fold((truce_span){text.data + i, part.size}, part)) return true;
  return false;
}

/* Cuts the site's name off either end of a `<title>`: the end part that names the site, or else the last part if it is short. */
static truce_span without_site(truce_span title, truce_span site) {
  size_t last = SIZE_MAX, last_size = 0, first = SIZE_MAX, first_size = 0, size = 0;
  for (size_t at = 0; at < title.size; at++)
    if (is_parting(title, at, &size)) {
      if (first == SIZE_MAX) first = at, first_size = size;
      last = at, last_size = size;
      at += size - 1;
    }
  if (last == SIZE_MAX) return title;
  truce_span tail = {title.data + last + last_size, title.size - last - last_size}, head = {title.data, last};
  if (site.size && tr_equal_fold((truce_span){title.data, first}, site))
    return tr_trim((truce_span){title.data + first + first_size, title.size - first - first_size});
  bool named = site.size && (contains_fold(tail, site) || contains_fold(site, tail));
  if (named || (tr_word_count(tail) <= 4 && tr_word_count(head) >= 3))
    return first != last && tr_word_count(head) > 3 ? without_site(tr_trim(head), site) : tr_trim(head);
  return title;
}

static truce_span first_part(truce_span title) {
  size_t size;
  for (size_t at = 1; at < title.size; at++)
    if (is_parting(title, at, &size)) return (truce_span){title.data, at};
  return title;
}

/* How well a heading fits the title that the head tells: 3 the same, 2 its first part, 1 a part of some words, 0 not. */
static int fit(truce_span heading, truce_span like) {
  if (!like.size) return 0;
  if (tr_equal_fold(heading, like)) return 3;
  if (tr_equal_fold(heading, first_part(like))) return 2;
  return contains_fold(like, heading) && tr_word_count(heading) >= 3 ? 1 : 0;
}

/* The heading that fits the told title best; else the only `<h1>`, unless it names the site. */
static truce_span find_heading(const page *p, truce_span like, truce_span site) {
  truce_span best = none(), only = none();
  size_t count = 0;
  int best_fit = 0;
  for (uint32_t i = 0; i < p->dom->count; i++) {
    GumboTag tag = p->dom->nodes[i].tag;
    if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H3) continue;
    truce_span text = text_below(p, i);
    if (!text.size || text.size > 300 || (site.size && tr_equal_fold(text, site) && !tr_equal_fold(text, like))) continue;
    int this_fit = fit(text, like);
    if (this_fit > best_fit) best = text, best_fit = this_fit;
    if (tag == GUMBO_TAG_H1 && !(p->blocks->elements[i].signs & TR_SIGN_HIDDEN)) {
      only = text;
      count++;
    }
  }
  if (best.size) return best;
  bool names_site = p->head_title.size && tr_ends(p->head_title, only) && !tr_equal_fold(p->head_title, only);
  return count == 1 && !names_site ? only : none();
}

static truce_span find_title(const page *p, truce_span site) {
  truce_span told = META(p, "og:title", "twitter:title", "dc.title", "parsely-title"), head = without_site(p->head_title, site);
  truce_span heading = find_heading(p, told.size ? told : p->head_title, site);
  if (heading.size) return heading;
  if (p->linked.headline.size) return tr_text_clean(p->arena, p->linked.headline);
  if (told.size) return without_site(told, site);
  return head;
}

/* -- author ---------------------------------------------------------------------------------------------------------------------------- */

/* A name, not an address, a handle or the outlet. */
static truce_span as_author(const page *p, truce_span text, truce_span site) {
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

static bool says(const tr_node *n, const char *attribute, const char *word) {
  truce_span value = tr_attribute(n, attribute);
  for (truce_span part; tr_split(&value, ' ', &part);)
    if (tr_equal_fold(part, tr_span(word))) return true;
  return false;
}

typedef struct mark {
  const char *attribute, *word;
} mark;

/* Within comments or among links to other articles. */
static bool is_elsewhere(const page *p, uint32_t i) {
  for (; i != UINT32_MAX; i = p->dom->nodes[i].parent)
    if (p->blocks->elements[i].away && (p->blocks->elements[i].signs & (TR_SIGN_TALK | TR_SIGN_LINKS | TR_SIGN_TEASERS))) return true;
  return false;
}

/* The first element in the page's article that carries one of the marks, in order of the marks. */
static truce_span marked_author(const page *p, truce_span site) {
  static const mark marks[] = {
      {"rel", "author"},        {"itemprop", "author"}, {"class", "author-name"},  {"class", "author__name"}, {"class", "byline-name"},
      {"class", "byline"},      {"class", "author"},    {"class", "post-author"},  {"class", "entry-author"}, {"class", "article-author"},
      {"class", "autor"},       {"class", "p-author"},  {"class", "byline__name"}, {"class", "author-link"},  {"class", "post-author-name"},
      {"class", "meta-author"}, {"class", "fn"},        {"id", "author"}};
  for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
    for (size_t at = 0; at < p->marked.count; at++) {
      uint32_t i = p->marked.items[at];
      const tr_node *n = &p->dom->nodes[i];
      if (!says(n, marks[m].attribute, marks[m].word)) continue;
      truce_span name = is_elsewhere(p, i) ? none() : as_author(p, text_below(p, i), site);
      if (name.size) return name;
    }
  return none();
}

/* Names that lead to a page of their author, or stand in an element with "author" in its class. */
static truce_span linked_author(const page *p, truce_span site) {
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
      if (!fits || p->blocks->elements[i].words > 8 || is_elsewhere(p, i)) continue;
      truce_span name = as_author(p, text_below(p, i), site);
      if (name.size) return name;
    }
  return none();
}

/* A line "By …" above or below the article. */
static truce_span byline(const page *p, truce_span site) {
  for (size_t i = 0; i < p->blocks->list.count; i++)
    if (p->blocks->list.items[i].line.kind == TR_LINE_BYLINE) {
      truce_span name = as_author(p, p->blocks->list.items[i].line.name, site);
      if (name.size) return name;
    }
  return none();
}

static truce_span find_author(const page *p, truce_span site) {
  truce_span name = as_author(p, p->linked.author, site);
  if (!name.size)
    name =
        as_author(p, META(p, "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author"), site);
  if (!name.size) name = marked_author(p, site);
  if (!name.size) name = linked_author(p, site);
  if (!name.size) name = byline(p, site);
  return name.size ? name : as_author(p, p->linked.author_body, site);
}

/* -- day ------------------------------------------------------------------------------------------------------------------------------- */

static bool sensible(truce_day day) { return tr_civil_of(day).year >= 1990; }

static bool take(tr_sheet *sheet, truce_span text, truce_date_basis basis) {
  truce_day day;
  if (!text.size || !tr_day_field(text, &day) || !sensible(day)) return false;
  tr_sheet_date(sheet, day, basis);
  return true;
}

/* `<time>` and elements with itemprop or a class for it, in the article and before its end. */
static bool take_marked(const page *p, tr_sheet *sheet, bool strong) {
  for (size_t at = 0; at < p->marked.count; at++) {
    uint32_t i = p->marked.items[at];
    const tr_node *n = &p->dom->nodes[i];
    bool published = says(n, "itemprop", "datePublished") || tr_attribute(n, "pubdate").data ||
                     (n->tag == GUMBO_TAG_TIME && (says(n, "class", "published") || says(n, "class", "entry-date")));
    bool weak = n->tag == GUMBO_TAG_TIME || says(n, "class", "published") || says(n, "class", "entry-date") || says(n, "class", "post-date") ||
                says(n, "class", "date") || says(n, "class", "dateline") || says(n, "class", "timestamp") || says(n, "class", "article-date") ||
                says(n, "class", "pubdate") || says(n, "class", "datum");
    if (strong ? !published : !weak) continue;
    if (is_elsewhere(p, i)) continue;
    truce_span value = tr_attribute(n, "datetime");
    if (!value.size) value = tr_attribute(n, "content");
    if (!value.size) value = tr_attribute(n, "title");
    if (take(sheet, value, TRUCE_DATE_METADATA)) return true;
    truce_span text = text_below(p, i);
    if (text.size < 80 && take(sheet, text, TRUCE_DATE_STATED)) return true;
  }
  return false;
}

/* A short line that holds a day, outside of comments and links. */
static bool take_short_line(const page *p, tr_sheet *sheet) {
  for (size_t i = 0; i < p->blocks->list.count; i++) {
    const tr_block *b = &p->blocks->list.items[i];
    tr_written_day found;
    unsigned signs = 0;
    if (b->words > 20 || b->link_words == b->words || b->sentence || !tr_day_find(b->text, false, &found) || !sensible(found.day)) continue;
    for (uint32_t up = b->node; up != UINT32_MAX; up = p->dom->nodes[up].parent) signs |= p->blocks->elements[up].away ? p->blocks->elements[up].signs : 0;
    if (signs & (TR_SIGN_TALK | TR_SIGN_LINKS | TR_SIGN_TEASERS | TR_SIGN_NAVIGATION)) continue;
    tr_sheet_date(sheet, found.day, found.ambiguous ? TRUCE_DATE_GUESSED : TRUCE_DATE_STATED);
    return true;
  }
  return false;
}

/* A line that states the day, near the article. */
static bool take_line(const page *p, tr_sheet *sheet) {
  for (size_t i = 0; i < p->blocks->list.count; i++) {
    const tr_block *b = &p->blocks->list.items[i];
    if (b->words > 24 || b->link_words * 2 > b->words) continue;
    if (b->line.kind != TR_LINE_DATE || !sensible(b->line.day)) continue;
    tr_sheet_date(sheet, b->line.day, TRUCE_DATE_STATED);
    return true;
  }
  return false;
}

/* A day told in universal time may be the day after (or before) the one that the outlet counts; its own address tells. */
static void settle_zone(tr_sheet *sheet, truce_span told) {
  truce_day day;
  bool universal = tr_ends(told, TR_SPAN("Z")) || tr_ends(told, TR_SPAN("+00:00")) || tr_ends(told, TR_SPAN("+0000"));
  if (!universal || sheet->basis != TRUCE_DATE_METADATA || !tr_day_in_url(sheet->url, &day)) return;
  if (abs(day.days - sheet->published.days) == 1) sheet->published = day;
}

static void find_day(const page *p, tr_sheet *sheet) {
  if (take(sheet, p->linked.published, TRUCE_DATE_METADATA)) {
    settle_zone(sheet, p->linked.published);
    return;
  }
  if (take(
          sheet,
          META(p, "article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created",
               "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original",
               "cxenseparse:recs:publishtime", "citation_publication_date", "dc.date.created", "displaydate", "originalpublicationdate", "rnews:datePublished"),
          TRUCE_DATE_METADATA))
    return;
  if (take_marked(p, sheet, true)) return;
  truce_day day;
  if (tr_day_in_url(sheet->url, &day)) {
    tr_sheet_date(sheet, day, TRUCE_DATE_URL);
    return;
  }
  if (take_marked(p, sheet, false) || take_line(p, sheet) || take_short_line(p, sheet) || take(sheet, p->linked.modified, TRUCE_DATE_METADATA)) return;
  take(sheet, META(p, "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"), TRUCE_DATE_METADATA);
}

/* -- address, language ----------------------------------------------------------------------------------------------------------------- */

static truce_span find_url(const page *p, const tr_context *context) {
  for (uint32_t i = 0; i < p->dom->count; i++)
    if (p->dom->nodes[i].tag == GUMBO_TAG_LINK && says(&p->dom->nodes[i], "rel", "canonical")) {
      truce_span href = tr_trim(tr_attribute(&p->dom->nodes[i], "href"));
      if (tr_starts(href, TR_SPAN("http"))) return tr_arena_copy(p->arena, href);
    }
  truce_span url = META(p, "og:url", "twitter:url");
  return tr_starts(url, TR_SPAN("http")) ? url : context->url;
}

static truce_span find_language(const page *p) {
  truce_span language = tr_attribute(&p->dom->nodes[0], "lang");
  if (!language.size) language = p->linked.language;
  if (!language.size) language = META(p, "og:locale", "content-language", "dc.language", "language");
  return tr_arena_copy(p->arena, (truce_span){language.data, language.size < 2 ? 0 : 2});
}

void tr_metadata_fill(truce_arena *arena, const tr_dom *dom, const tr_blocks *blocks, const tr_context *context, tr_sheet *sheet, tr_linked_data *linked) {
  page p = {.arena = arena, .dom = dom, .blocks = blocks};
  tr_linked_data_read(arena, &dom->json_ld, &p.linked);
  for (uint32_t i = 0; i < dom->count; i++) {
    if (dom->nodes[i].tag == GUMBO_TAG_META)
      TR_PUSH(arena, &p.metas, &dom->nodes[i]);
    else if (!tr_is_text(&dom->nodes[i]) && dom->nodes[i].tag != GUMBO_TAG_LINK && is_marked(&dom->nodes[i]))
      TR_PUSH(arena, &p.marked, i);
    if (dom->nodes[i].tag == GUMBO_TAG_TITLE && !p.head_title.size) p.head_title = text_below(&p, i);
  }
  sheet->source = find_source(&p);
  sheet->url = find_url(&p, context);
  sheet->title = find_title(&p, sheet->source);
  sheet->author = find_author(&p, sheet->source);
  sheet->language = find_language(&p);
  find_day(&p, sheet);
  *linked = p.linked;
}
