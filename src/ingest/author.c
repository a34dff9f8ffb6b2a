/* Who wrote a page: JSON-LD, meta elements, marked elements, links to a person's page, a line "By …". A person is better than an editorial desk or the outlet
 * itself, which stand where no person is told. */
#include "base/ascii.h"
#include "base/text.h"
#include "ingest/dateline.h"
#include "ingest/decode.h"
#include "ingest/fields.h"
#include "ingest/shape.h"

enum { MOST_WORDS = 14, LONGEST = 120, LONGEST_INITIAL = 3, LEAST_HOST = 4 };

static truce_span none(void) { return (truce_span){NULL, 0}; }
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* -- a name out of a piece of text ------------------------------------------------------------------------------------------------------- */

/* What stands before a name. A label alone is no name. */
static const char *const labels[] = {
    "by", "by:", "written by", "posted by", "published by", "words by", "author", "author:", "authors", "interview:", "view all posts by",
    "all posts by", "von", "von:", "vom", "autor", "autor:", "autorin:", "autoren", "text:", "text und interview:", "text & fotos:",
    "ein artikel von", "artikel von:", "alles von", "ein beitrag von", "beiträge von:", "zeige alle beiträge von", "alle beiträge von",
    "veröffentlicht von", "erstellt von", "eingestellt von", "geschrieben von", "verfasst von", "gespeichert von", "par", "auteur:", "publié par",
    "por", "door", "di", "|", "-",
};
/* What is no one's name, alone or as a beginning. */
static const char *const nobodies[] = {
    "admin", "administrator", "editor", "no author", "wordpressadmin", "anonymous", "unknown", "null", "publisher", "profile", "follow", "datum",
    "stand",
};
static const char *const no_beginnings[] = {"foto:", "photo:", "©", "bild:", "posted on", "quelle:"};
static const char *const desks[] = {
    "redaktion", "die redaktion", "staff", "staff writer", "editorial team", "news desk", "newsroom", "rédaction", "la rédaction", "redacción",
};

static bool is_one_of(truce_span text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tr_equal_fold(text, tr_span(words[i]))) return true;
  return false;
}

static truce_span without_labels(truce_span text) {
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < COUNT(labels) && !again; i++) {
      truce_span label = tr_span(labels[i]);
      bool fits = text.size >= label.size && tr_equal_fold((truce_span){text.data, label.size}, label);
      if (!fits || (text.size > label.size && text.data[label.size] != ' ')) continue;
      text = tr_trim((truce_span){text.data + label.size, text.size - label.size});
      again = text.size > 0;
    }
  }
  return text;
}

/* What follows a name: a day, a section, "Stand: …", the outlet. */
static truce_span without_tail(truce_span text, truce_span site) {
  static const char *const ends[] = {" | ", " · ", " • ", " stand", " am ", " on ", " - ", " – ", ", "};
  enum { ALWAYS = 4 };
  for (size_t i = 0; i < COUNT(ends); i++) {
    size_t cut = tr_find(text, tr_span(ends[i]), 0), behind = cut + strlen(ends[i]);
    if (cut == SIZE_MAX) continue;
    truce_span tail = {text.data + behind, text.size - behind};
    bool dated = tail.size && tr_ascii_digit(tail.data[0]), outlet = site.size && tr_equal_fold(tail, site);
    if (i < ALWAYS || dated || outlet) text = tr_trim((truce_span){text.data, cut});
  }
  tr_written_day day;
  if (tr_day_find(text, false, &day) && day.where.start > 3) text = tr_trim((truce_span){text.data, day.where.start});
  return text;
}

/* Counts and signs behind a name go ("Jane Doe (12)"); the dot of an initial and digits that belong to the name stay ("Joe S.", "Jr.", "delta201"). */
static truce_span without_signs(truce_span text) {
  while (text.size > 3) {
    char last = text.data[text.size - 1];
    size_t word = text.size;
    while (word > 0 && text.data[word - 1] != ' ') word--;
    bool initial = last == '.' && text.size - word <= LONGEST_INITIAL + 1u && word > 0;
    bool digit = tr_ascii_digit(last), own_digit = digit && tr_ascii_letter(text.data[word]);
    bool sign = strchr(".,:;- ", last) || (text.size > 3 && (tr_ends(text, TR_SPAN("·")) || tr_ends(text, TR_SPAN("–")) || tr_ends(text, TR_SPAN("•"))));
    if (initial || own_digit || (!digit && !sign)) break;
    text.size--;
    while (text.size && ((unsigned char)text.data[text.size] & 0xC0) == 0x80) text.size--;
  }
  return text;
}

/* A name, not an address, a handle or the outlet. */
static truce_span as_author(const tr_fields *p, truce_span text, truce_span site) {
  text = without_signs(without_tail(without_labels(tr_text_clean(p->arena, text)), site));
  bool address = tr_find(text, TR_SPAN("http"), 0) != SIZE_MAX || tr_find(text, TR_SPAN("@"), 0) != SIZE_MAX || tr_find(text, TR_SPAN("www."), 0) != SIZE_MAX;
  size_t words = tr_word_count(text);
  if (address || words == 0 || words > MOST_WORDS || text.size > LONGEST || (site.size && tr_equal_fold(text, site))) return none();
  if (is_one_of(text, nobodies, COUNT(nobodies)) || is_one_of(text, labels, COUNT(labels))) return none();
  for (size_t i = 0; i < COUNT(no_beginnings); i++) {
    truce_span start = tr_span(no_beginnings[i]);
    if (text.size >= start.size && tr_equal_fold((truce_span){text.data, start.size}, start)) return none();
  }
  if (words <= 3 && !memchr(text.data, ' ', text.size) && memchr(text.data, '.', text.size)) return none(); /* a host's name */
  return text;
}

/* -- the outlet ---------------------------------------------------------------------------------------------------------------------------- */

/* Letters and digits alone, lower case. */
static truce_span letters(truce_arena *arena, truce_span text) {
  char *out = tr_arena_allocate(arena, text.size + 1);
  size_t size = 0;
  for (size_t i = 0; i < text.size; i++) {
    char c = tr_ascii_lower(text.data[i]);
    if (tr_ascii_small(c) || tr_ascii_digit(c) || (unsigned char)c >= 0x80) out[size++] = c;
  }
  return (truce_span){out, size};
}

/* The longest part of the host's name: "gazette" of https://www.gazette.example/. */
static truce_span host_name(truce_span url) {
  size_t start = tr_find(url, TR_SPAN("://"), 0);
  truce_span best = none();
  if (start == SIZE_MAX) return best;
  truce_span rest = {url.data + start + 3, url.size - start - 3}, host, part;
  tr_split(&rest, '/', &host);
  while (tr_split(&host, '.', &part))
    if (part.size > best.size) best = part;
  return best;
}

/* A desk, or the outlet by its own name or that of its host: told only where no person is. */
static bool is_outlet(const tr_fields *p, truce_span name, truce_span site) {
  if (is_one_of(name, desks, COUNT(desks))) return true;
  truce_span letters_of_name = letters(p->arena, name), host = letters(p->arena, host_name(p->url)), outlet = letters(p->arena, site);
  return (host.size >= LEAST_HOST && tr_find(letters_of_name, host, 0) != SIZE_MAX) ||
         (outlet.size >= LEAST_HOST && tr_find(letters_of_name, outlet, 0) != SIZE_MAX);
}

/* -- places -------------------------------------------------------------------------------------------------------------------------------- */

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
  for (size_t m = 0; m < COUNT(marks); m++)
    for (size_t at = 0; at < p->marked.count; at++) {
      uint32_t i = p->marked.items[at];
      if (p->blocks->elements[i].words > LONGEST || !tr_fields_says(&p->dom->nodes[i], marks[m].attribute, marks[m].word)) continue;
      truce_span name = tr_fields_is_elsewhere(p, i) ? none() : as_author(p, tr_fields_text(p, i), site);
      if (name.size) return name;
    }
  return none();
}

static bool leads_to_person(const tr_node *n) {
  static const char *const paths[] = {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/redakteur/", "/profile/", "/reporters/", "/newsteam/"};
  truce_span href = n->tag == GUMBO_TAG_A ? tr_attribute(n, "href") : none();
  for (size_t i = 0; href.size && i < COUNT(paths); i++)
    if (tr_find(href, tr_span(paths[i]), 0) != SIZE_MAX) return true;
  return false;
}

static bool is_classed(const tr_node *n) {
  static const char *const parts[] = {"author", "Author", "autor", "Autor", "wrote", "username"};
  truce_span class = tr_attribute(n, "class");
  for (size_t i = 0; i < COUNT(parts); i++)
    if (tr_find(class, tr_span(parts[i]), 0) != SIZE_MAX) return true;
  return false;
}

/* Names that lead to a page of their author, or stand in an element with "author" in its class. */
static truce_span linked_author(const tr_fields *p, truce_span site) {
  for (int by_class = 0; by_class < 2; by_class++)
    for (size_t at = 0; at < p->marked.count; at++) {
      uint32_t i = p->marked.items[at];
      const tr_node *n = &p->dom->nodes[i];
      bool fits = by_class ? is_classed(n) : leads_to_person(n);
      if (!fits || p->blocks->elements[i].words > MOST_WORDS || tr_fields_is_elsewhere(p, i)) continue;
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

/* The card that weblogs make for other sites: twitter:label1 "Written by", twitter:data1 the name. */
static truce_span card_author(const tr_fields *p, truce_span site) {
  truce_span label = TR_META(p, "twitter:label1");
  return label.size && is_one_of(label, labels, COUNT(labels)) ? as_author(p, TR_META(p, "twitter:data1"), site) : none();
}

static truce_span meta_author(const tr_fields *p, truce_span site) {
  truce_span name = TR_META(p, "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author");
  return as_author(p, name, site);
}

static truce_span told_author(const tr_fields *p, truce_span site) { return as_author(p, p->linked.author, site); }
static truce_span told_body(const tr_fields *p, truce_span site) { return as_author(p, p->linked.author_body, site); }

/* By trust. `sure`: the name is that of the page's author, not of anyone whom the page links. */
static const struct place {
  truce_span (*name)(const tr_fields *p, truce_span site);
  bool sure;
} places[] = {{told_author, true}, {meta_author, true}, {marked_author, true}, {card_author, true}, {linked_author, false}, {byline, true}, {told_body, true}};

truce_span tr_page_author(const tr_fields *p, truce_span site) {
  truce_span outlet = none();
  for (size_t i = 0; i < COUNT(places); i++) {
    if (outlet.size && !places[i].sure) continue;
    truce_span name = places[i].name(p, site);
    if (!name.size || (outlet.size && tr_word_count(name) < 2)) continue;
    if (!is_outlet(p, name, site)) return name;
    if (!outlet.size) outlet = name;
  }
  return outlet;
}
