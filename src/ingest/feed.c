/* Feeds with libxml2. Names are compared without prefix; the little that differs between RSS, RDF and Atom is in one table. */
#include "ingest/feed.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/forms.h"

typedef enum part { PART_NONE, PART_TITLE, PART_URL, PART_AUTHOR, PART_CONTENT, PART_DAY } part;

/* Which element of an entry says what; a higher rank is believed before a lower one. */
static const struct {
  const char *name, *namespace_part; /* NULL: any namespace */
  part part;
  int rank;
} parts[] = {
    {"title", NULL, PART_TITLE, 1},     {"title", "news", PART_TITLE, 2},        {"link", NULL, PART_URL, 2},        {"guid", NULL, PART_URL, 1},
    {"loc", NULL, PART_URL, 2},         {"creator", NULL, PART_AUTHOR, 2},       {"author", NULL, PART_AUTHOR, 1},   {"encoded", NULL, PART_CONTENT, 4},
    {"content", NULL, PART_CONTENT, 3}, {"description", NULL, PART_CONTENT, 2},  {"summary", NULL, PART_CONTENT, 1}, {"pubDate", NULL, PART_DAY, 4},
    {"published", NULL, PART_DAY, 4},   {"publication_date", NULL, PART_DAY, 4}, {"date", NULL, PART_DAY, 3},        {"issued", NULL, PART_DAY, 3},
    {"updated", NULL, PART_DAY, 2},     {"modified", NULL, PART_DAY, 1},         {"lastmod", NULL, PART_DAY, 1},
};

static bool named(const xmlNode *node, const char *name) { return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0; }

static truce_span content_of(truce_arena *arena, const xmlNode *node) {
  bool xhtml = false;
  for (const xmlNode *child = node->children; child; child = child->next) xhtml |= child->type == XML_ELEMENT_NODE;
  if (!xhtml) {
    xmlChar *text = xmlNodeGetContent(node);
    truce_span copy = text ? tr_arena_copy(arena, tr_trim(tr_span((const char *)text))) : (truce_span){NULL, 0};
    xmlFree(text);
    return copy;
  }
  xmlBuffer *buffer = xmlBufferCreate();
  for (xmlNode *child = node->children; child && buffer; child = child->next) xmlNodeDump(buffer, node->doc, child, 0, 0);
  truce_span copy = buffer ? tr_arena_copy(arena, tr_trim(tr_span((const char *)xmlBufferContent(buffer)))) : (truce_span){NULL, 0};
  xmlBufferFree(buffer);
  return copy;
}

static truce_span attribute(truce_arena *arena, const xmlNode *node, const char *name) {
  xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
  truce_span copy = value ? tr_arena_copy(arena, tr_trim(tr_span((const char *)value))) : (truce_span){NULL, 0};
  xmlFree(value);
  return copy;
}

static truce_span value_of(truce_arena *arena, const xmlNode *node, part what) {
  if (what == PART_URL) {
    truce_span href = attribute(arena, node, "href"), rel = attribute(arena, node, "rel");
    if (href.size) return rel.size == 0 || tr_equal_string(rel, "alternate") ? href : (truce_span){NULL, 0};
    truce_span text = content_of(arena, node);
    return tr_starts(text, TR_SPAN("http")) ? text : (truce_span){NULL, 0};
  }
  if (what == PART_AUTHOR)
    for (const xmlNode *child = node->children; child; child = child->next)
      if (named(child, "name")) return content_of(arena, child);
  return content_of(arena, node);
}

static void read_parts(truce_arena *arena, const xmlNode *node, tr_feed_entry *entry, int ranks[PART_DAY + 1]) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (named(child, "news")) read_parts(arena, child, entry, ranks); /* the news part of a sitemap's entry */
    const char *prefix = child->type == XML_ELEMENT_NODE && child->ns && child->ns->prefix ? (const char *)child->ns->prefix : "";
    if (strcmp(prefix, "media") == 0 || strcmp(prefix, "itunes") == 0) continue;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
      part what = parts[i].part;
      if (!named(child, parts[i].name) || (parts[i].namespace_part && strcmp(prefix, parts[i].namespace_part) != 0) || ranks[what] >= parts[i].rank) continue;
      truce_span value = value_of(arena, child, what);
      truce_day day;
      if (!value.size || (what == PART_DAY && !tr_day_field(value, &day))) continue;
      ranks[what] = parts[i].rank;
      if (what == PART_TITLE) entry->title = value;
      if (what == PART_URL) entry->url = value;
      if (what == PART_AUTHOR) entry->author = value;
      if (what == PART_CONTENT) entry->content = value;
      if (what == PART_DAY) entry->published = day;
    }
  }
}

static void read_entry(truce_arena *arena, const xmlNode *node, tr_feed *feed) {
  tr_feed_entry entry = {0};
  int ranks[PART_DAY + 1] = {0};
  entry.published.days = TRUCE_NO_DAY;
  read_parts(arena, node, &entry, ranks);
  TR_PUSH(arena, &feed->entries, entry);
}

static void read_level(truce_arena *arena, const xmlNode *root, tr_feed *feed) {
  for (const xmlNode *node = root->children; node; node = node->next) {
    if (named(node, "item") || named(node, "entry") || named(node, "url") || named(node, "sitemap")) read_entry(arena, node, feed);
    if (named(node, "channel")) read_level(arena, node, feed);
    if (named(node, "title") && !feed->title.size) feed->title = content_of(arena, node);
    if (named(node, "language") && !feed->language.size) feed->language = content_of(arena, node);
  }
}

bool tr_feed_parse(truce_arena *arena, truce_span bytes, tr_feed *feed) {
  *feed = (tr_feed){0};
  while (bytes.size && strchr(" \t\r\n", bytes.data[0]) && bytes.data[0]) bytes.data++, bytes.size--;
  if (bytes.size > INT32_MAX) return false;
  xmlDoc *document =
      xmlReadMemory(bytes.data, (int)bytes.size, NULL, NULL, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA);
  const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
  if (root) {
    feed->sitemap = named(root, "urlset");
    feed->sitemap_index = named(root, "sitemapindex");
    feed->language = attribute(arena, root, "lang");
    read_level(arena, root, feed);
  }
  xmlFreeDoc(document);
  return root && (feed->entries.count || feed->title.size || feed->sitemap || feed->sitemap_index);
}

void tr_feed_read(tr_intake *in, truce_span bytes, const tr_context *context) {
  truce_arena *parts_arena = truce_arena_new();
  tr_feed feed;
  if (!parts_arena || !tr_feed_parse(parts_arena, bytes, &feed)) {
    tr_intake_problem(in, TRUCE_BAD_DATA, context->origin, -1, "Starts like a feed, but holds none.");
  } else if (feed.sitemap || feed.sitemap_index) {
    tr_intake_problem(in, TRUCE_EMPTY, context->origin, -1, "Is a sitemap of %zu addresses without text; 'truce fetch' reads what they point to.",
                      feed.entries.count);
  } else {
    for (size_t i = 0; i < feed.entries.count && !in->stopped; i++) {
      const tr_feed_entry *e = &feed.entries.items[i];
      tr_context own = *context;
      own.origin = tr_origin_part(parts_arena, context->origin, i + 1);
      own.title = tr_is_markup(e->title) ? tr_text_clean(parts_arena, e->title) : e->title;
      own.url = e->url;
      own.author = e->author;
      own.source = feed.title;
      own.language = feed.language;
      own.published = e->published;
      own.basis = e->published.days == TRUCE_NO_DAY ? TRUCE_DATE_UNKNOWN : TRUCE_DATE_METADATA;
      if (e->content.size)
        tr_body_read(in, e->content, &own);
      else
        tr_intake_problem(in, TRUCE_EMPTY, own.origin, -1, "Has no text in the feed; 'truce fetch' reads the page it points to.");
    }
  }
  truce_arena_delete(parts_arena);
}
