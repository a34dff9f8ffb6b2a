/* JSON-LD with jansson. Pages write it carelessly: line breaks within strings, wrappers, escaped characters, lists where one is meant. */
#include "ingest/linked_data.h"

#include <jansson.h>

enum { DEEPEST = 12, LARGEST = 4 * 1024 * 1024 };

truce_span tr_unescape(truce_arena *arena, truce_span text) {
  static const struct {
    const char *name, *text;
  } named[] = {{"amp", "&"},    {"quot", "\""},  {"apos", "'"},   {"lt", "<"},     {"gt", ">"},     {"nbsp", " "},   {"rsquo", "’"},  {"lsquo", "‘"},
               {"ldquo", "“"},  {"rdquo", "”"},  {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"auml", "ä"},   {"ouml", "ö"},   {"uuml", "ü"},
               {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"szlig", "ß"},  {"eacute", "é"}, {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"},
               {"uacute", "ú"}, {"ntilde", "ñ"}, {"egrave", "è"}, {"agrave", "à"}, {"ccedil", "ç"}, {"acirc", "â"},  {"ecirc", "ê"},  {"icirc", "î"},
               {"ocirc", "ô"},  {"ucirc", "û"},  {"Eacute", "É"}, {"bdquo", "„"},  {"laquo", "«"},  {"raquo", "»"}};
  if (!text.size || !memchr(text.data, '&', text.size)) return text;
  char *out = tr_arena_allocate(arena, text.size + 4);
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    const char *end = text.data[at] == '&' ? memchr(text.data + at, ';', text.size - at < 12 ? text.size - at : 12) : NULL;
    truce_span name = end ? (truce_span){text.data + at + 1, (size_t)(end - text.data) - at - 1} : (truce_span){NULL, 0};
    size_t before = size;
    if (name.size > 1 && name.data[0] == '#') {
      uint32_t code = 0;
      bool hex = name.data[1] == 'x' || name.data[1] == 'X', good = name.size > (hex ? 2u : 1u);
      for (size_t i = hex ? 2 : 1; i < name.size && good; i++) {
        char c = name.data[i];
        uint32_t digit = c >= '0' && c <= '9'          ? (uint32_t)(c - '0')
                         : hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : hex && c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                       : 99;
        good = digit < 99 && code < 0x11000;
        code = code * (hex ? 16 : 10) + digit;
      }
      if (good && code >= 32 && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000)) size += tr_utf8_put(code, out + size);
    }
    for (size_t i = 0; i < sizeof named / sizeof *named && name.size; i++)
      if (tr_equal_string(name, named[i].name)) {
        memcpy(out + size, named[i].text, strlen(named[i].text));
        size += strlen(named[i].text);
      }
    if (size == before)
      out[size++] = text.data[at++];
    else
      at += name.size + 2;
  }
  return (truce_span){out, size};
}

/* Wrappers off, raw control characters to blanks. */
static json_t *load(truce_arena *arena, truce_span block) {
  if (block.size > LARGEST) return NULL;
  truce_span copy = tr_arena_copy(arena, block);
  char *data = (char *)(uintptr_t)copy.data;
  for (size_t i = 0; i < copy.size; i++)
    if ((unsigned char)data[i] < 32) data[i] = ' ';
  size_t start = 0;
  while (start < copy.size && data[start] != '{' && data[start] != '[') start++;
  if (tr_starts((truce_span){data + start, copy.size - start}, TR_SPAN("[CDATA["))) {
    start += 7;
    while (start < copy.size && data[start] != '{' && data[start] != '[') start++;
  }
  return json_loadb(data + start, copy.size - start, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
}

static truce_span text_of(truce_arena *arena, const json_t *value) {
  if (json_is_array(value)) value = json_array_get(value, 0);
  if (!json_is_string(value)) return (truce_span){NULL, 0};
  return tr_unescape(arena, tr_arena_copy(arena, tr_trim((truce_span){json_string_value(value), json_string_length(value)})));
}

static void set(truce_span *field, truce_span value) {
  if (!field->size) *field = value;
}

static bool has_type(const json_t *object, const char *part) {
  const json_t *type = json_object_get(object, "@type");
  for (size_t i = 0; i < (json_is_array(type) ? json_array_size(type) : 1); i++) {
    const json_t *one = json_is_array(type) ? json_array_get(type, i) : type;
    if (json_is_string(one) && strstr(json_string_value(one), part)) return true;
  }
  return false;
}

/* A person or outlet: a name, an object with a name, or a list of them (names joined by "; "). A reference ("@id") is looked up in `all`. */
static truce_span name_of(truce_arena *arena, const json_t *value, const json_t *all, int depth) {
  if (depth > 3 || !value) return (truce_span){NULL, 0};
  if (json_is_array(value)) {
    tr_buffer joined = {0};
    size_t index;
    json_t *one;
    json_array_foreach(value, index, one) {
      truce_span name = name_of(arena, one, all, depth + 1);
      if (!name.size) continue;
      if (joined.size) tr_buffer_add_string(&joined, "; ");
      tr_buffer_add(&joined, name);
    }
    truce_span result = tr_arena_copy(arena, tr_buffer_span(&joined));
    tr_buffer_free(&joined);
    return result;
  }
  if (!json_is_object(value)) return text_of(arena, value);
  truce_span name = text_of(arena, json_object_get(value, "name"));
  if (name.size) return name;
  const char *id = json_string_value(json_object_get(value, "@id"));
  size_t index;
  json_t *one;
  json_array_foreach(all, index, one) {
    const char *other = json_string_value(json_object_get(one, "@id"));
    if (id && other && strcmp(id, other) == 0 && one != value) return text_of(arena, json_object_get(one, "name"));
  }
  return name;
}

static void read_author(truce_arena *arena, const json_t *author, const json_t *all, tr_linked_data *data) {
  const json_t *one = json_is_array(author) ? json_array_get(author, 0) : author;
  set(has_type(one, "Organization") ? &data->author_body : &data->author, name_of(arena, author, all, 0));
}

static void read_updates(truce_arena *arena, const json_t *object, tr_linked_data *data) {
  size_t index;
  json_t *one;
  json_array_foreach(json_object_get(object, "liveBlogUpdate"), index, one) {
    tr_linked_entry entry = {
        text_of(arena, json_object_get(one, "headline")), text_of(arena, json_object_get(one, "datePublished")),
        text_of(arena, json_object_get(one, "articleBody")), text_of(arena, json_object_get(one, "url")),
    };
    if (!entry.url.size) entry.url = text_of(arena, json_object_get(one, "@id"));
    if (entry.body.size) TR_PUSH(arena, &data->updates, entry);
  }
}

static void read_article(truce_arena *arena, const json_t *object, const json_t *all, tr_linked_data *data) {
  set(&data->headline, text_of(arena, json_object_get(object, "headline")));
  read_author(arena, json_object_get(object, "author"), all, data);
  set(&data->published, text_of(arena, json_object_get(object, "datePublished")));
  set(&data->published, text_of(arena, json_object_get(object, "dateCreated")));
  set(&data->modified, text_of(arena, json_object_get(object, "dateModified")));
  set(&data->publisher, name_of(arena, json_object_get(object, "publisher"), all, 0));
  set(&data->body, text_of(arena, json_object_get(object, "articleBody")));
  set(&data->language, text_of(arena, json_object_get(object, "inLanguage")));
  set(&data->url, text_of(arena, json_object_get(object, "url")));
  read_updates(arena, object, data);
}

static bool is_article(const json_t *object) {
  return has_type(object, "Article") || has_type(object, "Posting") || has_type(object, "Report") || has_type(object, "Recipe") || has_type(object, "HowTo") ||
         has_type(object, "CreativeWork") || has_type(object, "Review");
}

/* Every object of the tree; articles first, then pages, which often tell the day alone. */
static void walk(truce_arena *arena, const json_t *value, const json_t *all, bool pages, int depth, tr_linked_data *data) {
  if (depth > DEEPEST) return;
  size_t index;
  json_t *one;
  const char *key;
  if (json_is_array(value)) json_array_foreach(value, index, one) walk(arena, one, all, pages, depth + 1, data);
  if (!json_is_object(value)) return;
  if (!pages && is_article(value)) {
    read_article(arena, value, all, data);
  } else if (pages && has_type(value, "WebPage")) {
    set(&data->published, text_of(arena, json_object_get(value, "datePublished")));
    read_author(arena, json_object_get(value, "author"), all, data);
  }
  json_object_foreach((json_t *)(uintptr_t)value, key, one) {
    bool aside = strcmp(key, "itemListElement") == 0 || strcmp(key, "hasPart") == 0 || strcmp(key, "review") == 0 || strcmp(key, "comment") == 0 ||
                 strcmp(key, "isPartOf") == 0;
    if ((json_is_object(one) || json_is_array(one)) && !aside) walk(arena, one, all, pages, depth + 1, data);
  }
}

void tr_linked_data_read(truce_arena *arena, const tr_spans *blocks, tr_linked_data *data) {
  *data = (tr_linked_data){0};
  json_t *roots = json_array(), *graph = json_array();
  for (size_t i = 0; i < blocks->count && i < 64; i++) {
    json_t *root = load(arena, blocks->items[i]);
    if (!root) continue;
    json_array_append_new(roots, root);
    json_t *inner = json_object_get(root, "@graph");
    json_array_extend(graph, json_is_array(inner) ? inner : json_is_array(root) ? root : NULL);
  }
  for (int pages = 0; pages < 2; pages++) walk(arena, roots, graph, pages, 0, data);
  json_decref(graph);
  json_decref(roots);
}
