/* One pass over the bytes of a page, tag by tag. Keeps elements, text, and the few attributes that extraction looks at. */
#include "ingest/strip.h"

#include "base/ascii.h"

enum { DEEPEST = 320, LONGEST_NAME = 24 };

/* Elements of which nothing is kept. */
static const char *const unseen[] = {
    "script", "style", "noscript", "iframe", "template", "svg", "math", "object", "canvas", "select", "noembed", "noframes", "audio", "video",
    "datalist", "rt", "rp",
};
/* Elements whose content is text whatever it looks like. */
static const char *const raw[] = {"title", "textarea", "xmp"};
static const char *const kept_attributes[] = {
    "class", "id", "itemprop", "itemtype", "property", "name", "content", "datetime", "rel", "href", "role", "lang", "hidden", "aria-hidden",
    "data-testid", "data-component", "data-qa", "pubdate", "type", "title", "aria-label", "typeof", "data-name", "http-equiv", "start",
};
/* Void elements and those that a sibling ends do not nest by themselves. */
static const char *const flat[] = {
    "br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "param", "track", "p", "li", "td", "tr", "th", "dt",
    "dd", "option", "tbody", "thead", "tfoot", "html", "head", "body",
};
#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct tag {
  char name[LONGEST_NAME];
  size_t size;
} tag;

static bool in_table(const tag *t, const char *const *table, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (table[i][0] == t->name[0] && strcmp(table[i], t->name) == 0) return true;
  return false;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

static size_t read_name(truce_span page, size_t at, tag *t) {
  t->size = 0;
  while (at < page.size && !blank(page.data[at]) && page.data[at] != '>' && page.data[at] != '/') {
    if (t->size + 1 < LONGEST_NAME) t->name[t->size++] = tr_ascii_lower(page.data[at]);
    at++;
  }
  t->name[t->size] = 0;
  return at;
}

/* Where "</name" starts at or behind `at`; the end of the page if nowhere. */
static size_t find_end_tag(truce_span page, size_t at, const tag *t) {
  while (at < page.size) {
    const char *hit = memchr(page.data + at, '<', page.size - at);
    if (!hit) break;
    at = (size_t)(hit - page.data);
    size_t left = page.size - at;
    if (left > t->size + 2 && hit[1] == '/' && tr_equal_fold((truce_span){hit + 2, t->size}, (truce_span){t->name, t->size}) &&
        !tr_ascii_letter(hit[2 + t->size]))
      return at;
    at++;
  }
  return page.size;
}

static size_t behind_mark(truce_span page, size_t at) {
  const char *hit = at < page.size ? memchr(page.data + at, '>', page.size - at) : NULL;
  return hit ? (size_t)(hit - page.data) + 1 : page.size;
}

static size_t skip_declaration(truce_span page, size_t at, tr_buffer *out) {
  truce_span rest = {page.data + at, page.size - at};
  if (tr_starts(rest, TR_SPAN("<!--"))) {
    size_t end = tr_find(page, TR_SPAN("-->"), at + 2);
    return end == SIZE_MAX ? page.size : end + 3;
  }
  size_t end = behind_mark(page, at);
  if (rest.size > 9 && tr_equal_fold((truce_span){rest.data, 9}, TR_SPAN("<!doctype"))) tr_buffer_add(out, (truce_span){rest.data, end - at});
  return end;
}

typedef struct attribute {
  truce_span name, value;
  char quote;
} attribute;

/* Reads one attribute at `at`; false at the end of the tag (then *at stands on '>' or at the end of the page). */
static bool read_attribute(truce_span page, size_t *at, attribute *a) {
  size_t i = *at;
  while (i < page.size && (blank(page.data[i]) || page.data[i] == '/')) i++;
  if (i >= page.size || page.data[i] == '>') return *at = i, false;
  size_t start = i;
  while (i < page.size && !blank(page.data[i]) && page.data[i] != '>' && page.data[i] != '/' && (page.data[i] != '=' || i == start)) i++;
  *a = (attribute){{page.data + start, i - start}, {NULL, 0}, 0};
  while (i < page.size && blank(page.data[i])) i++;
  if (i < page.size && page.data[i] == '=') {
    do i++;
    while (i < page.size && blank(page.data[i]));
    char quote = i < page.size ? page.data[i] : 0;
    if (quote == '"' || quote == '\'') {
      const char *end = memchr(page.data + i + 1, quote, page.size - i - 1);
      size_t stop = end ? (size_t)(end - page.data) : page.size;
      a->value = (truce_span){page.data + i + 1, stop - i - 1};
      a->quote = quote;
      i = stop + (end != NULL);
    } else {
      start = i;
      while (i < page.size && !blank(page.data[i]) && page.data[i] != '>') i++;
      a->value = (truce_span){page.data + start, i - start};
      a->quote = '"';
      if (a->value.size && memchr(a->value.data, '"', a->value.size)) a->value.size = 0;
    }
  }
  *at = i;
  return true;
}

/* Whether a style has this property with this value. */
static bool styles(truce_span style, const char *property, const char *value) {
  truce_span name = tr_span(property), wanted = tr_span(value);
  for (size_t i = 0; i + name.size <= style.size; i++) {
    if (tr_ascii_lower(style.data[i]) != name.data[0] || !tr_equal_fold((truce_span){style.data + i, name.size}, name)) continue;
    truce_span rest = tr_trim((truce_span){style.data + i + name.size, style.size - i - name.size});
    if (!tr_starts(rest, TR_SPAN(":"))) continue;
    rest = tr_trim((truce_span){rest.data + 1, rest.size - 1});
    if (rest.size >= wanted.size && tr_equal_fold((truce_span){rest.data, wanted.size}, wanted)) return true;
  }
  return false;
}

static bool hides(truce_span style) { return styles(style, "display", "none") || styles(style, "visibility", "hidden"); }

static bool is_kept(truce_span name) {
  for (size_t i = 0; i < COUNT(kept_attributes); i++)
    if (tr_equal_fold(name, tr_span(kept_attributes[i]))) return true;
  return false;
}

static void write_attribute(tr_buffer *out, const attribute *a) {
  if (tr_equal_fold(a->name, TR_SPAN("style"))) {
    if (hides(a->value)) tr_buffer_add_string(out, " hidden");
    return;
  }
  if (!is_kept(a->name)) return;
  tr_buffer_add_char(out, ' ');
  tr_buffer_add(out, a->name);
  if (!a->quote) return;
  tr_buffer_add_char(out, '=');
  tr_buffer_add_char(out, a->quote);
  tr_buffer_add(out, a->value);
  tr_buffer_add_char(out, a->quote);
}

static bool begins_tag(truce_span page, size_t at, size_t end, const tag *t) {
  if (page.data[at] != '<' || end - at <= t->size || tr_ascii_letter(page.data[at + 1 + t->size])) return false;
  return tr_equal_fold((truce_span){page.data + at + 1, t->size}, (truce_span){t->name, t->size});
}

/* Behind the end tag of an element of which nothing is kept; the same element may stand within it. */
static size_t skip_element(truce_span page, size_t at, const tag *t) {
  bool nests = strcmp(t->name, "svg") == 0 || strcmp(t->name, "template") == 0 || strcmp(t->name, "object") == 0;
  size_t end = find_end_tag(page, at, t);
  if (end == page.size) return strcmp(t->name, "script") == 0 || strcmp(t->name, "style") == 0 ? end : at; /* never ended: only the tag goes */
  for (int depth = 1; nests && depth < DEEPEST;) {
    size_t open = at;
    while (open < end && !begins_tag(page, open, end, t)) open++;
    if (open >= end) break;
    size_t next = find_end_tag(page, end + 1, t);
    if (next == page.size) break;
    at = open + 1;
    end = next;
    depth++;
  }
  return behind_mark(page, end);
}

typedef struct stripper {
  truce_arena *arena;
  truce_span page;
  tr_buffer *out;
  tr_spans *json_ld;
  int depth;
} stripper;

static size_t strip_start_tag(stripper *s, size_t at) {
  tag t;
  size_t start = s->out->size;
  at = read_name(s->page, at + 1, &t);
  bool drop = in_table(&t, unseen, COUNT(unseen)), linked_data = false, nests = !in_table(&t, flat, COUNT(flat));
  tr_buffer_add_char(s->out, '<');
  tr_buffer_add(s->out, (truce_span){t.name, t.size});
  for (attribute a; read_attribute(s->page, &at, &a);) {
    linked_data |= tr_equal_fold(a.name, TR_SPAN("type")) && tr_find(a.value, TR_SPAN("ld+json"), 0) != SIZE_MAX;
    if (!drop) write_attribute(s->out, &a);
  }
  tr_buffer_add_char(s->out, '>');
  bool closed = at > 0 && at < s->page.size && s->page.data[at - 1] == '/';
  if (at < s->page.size) at++;
  if (drop) {
    s->out->size = start;
    if (closed && strcmp(t.name, "svg") == 0) return at;
    size_t end = skip_element(s->page, at, &t), close = find_end_tag(s->page, at, &t);
    if (linked_data && close > at) TR_PUSH(s->arena, s->json_ld, ((truce_span){s->page.data + at, close - at}));
    return end;
  }
  if (in_table(&t, raw, COUNT(raw))) {
    size_t end = find_end_tag(s->page, at, &t), behind = behind_mark(s->page, end);
    if (end == s->page.size) return at;
    tr_buffer_add(s->out, (truce_span){s->page.data + at, behind - at});
    return behind;
  }
  if (nests && ++s->depth > DEEPEST) s->out->size = start;
  return at;
}

static size_t strip_end_tag(stripper *s, size_t at) {
  tag t;
  at = read_name(s->page, at + 2, &t);
  if (!in_table(&t, flat, COUNT(flat)) && s->depth > 0) s->depth--;
  if (s->depth < DEEPEST) {
    tr_buffer_add_string(s->out, "</");
    tr_buffer_add(s->out, (truce_span){t.name, t.size});
    tr_buffer_add_char(s->out, '>');
  }
  return behind_mark(s->page, at);
}

void tr_strip(truce_arena *arena, truce_span page, tr_buffer *out, tr_spans *json_ld) {
  stripper s = {arena, page, out, json_ld, 0};
  for (size_t at = 0; at < page.size;) {
    const char *hit = memchr(page.data + at, '<', page.size - at);
    size_t mark = hit ? (size_t)(hit - page.data) : page.size;
    tr_buffer_add(out, (truce_span){page.data + at, mark - at});
    if (!hit) return;
    char next = mark + 1 < page.size ? page.data[mark + 1] : 0;
    if (tr_ascii_letter(next))
      at = strip_start_tag(&s, mark);
    else if (next == '/' && mark + 2 < page.size && tr_ascii_letter(page.data[mark + 2]))
      at = strip_end_tag(&s, mark);
    else if (next == '!' || next == '?')
      at = skip_declaration(page, mark, out);
    else {
      tr_buffer_add_string(out, "&lt;");
      at = mark + 1;
    }
  }
}
