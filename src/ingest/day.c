/* The day a page was published. What machines are told (JSON-LD, meta, microdata) comes first, then the address, then what readers see by the title, then what
 * stands elsewhere on the page. What readers see also settles two quarrels: a day told in universal time that is another day where the outlet is, and two
 * machine-told days that differ. A day that is only that of the last change is a guess. */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"
#include "ingest/dateline.h"
#include "ingest/fields.h"
#include "ingest/signs.h"

enum { BLOCKS_BEFORE_TITLE = 6, BLOCKS_BEHIND_TITLE = 12, LONGEST_MARK = 80, LINE_WORDS = 20, LABELLED_WORDS = 24, MOST_TITLES = 16, LEAST_LISTED = 2 };

typedef struct told {
  truce_day day;
  truce_date_basis basis; /* unknown: nothing is told */
  bool universal;         /* the hour was told in universal time */
} told;

static told nothing(void) { return (told){{TRUCE_NO_DAY}, TRUCE_DATE_UNKNOWN, false}; }
static bool is_known(told t) { return t.basis != TRUCE_DATE_UNKNOWN; }
static bool is_sensible(truce_day day) { return tr_civil_of(day).year >= 1990; }

static told told_by_field(truce_span text) {
  told t = {{TRUCE_NO_DAY}, TRUCE_DATE_METADATA, false};
  if (!text.size || !tr_day_field(text, &t.day) || !is_sensible(t.day)) return nothing();
  t.universal = tr_ends(text, TR_SPAN("Z")) || tr_ends(text, TR_SPAN("+00:00")) || tr_ends(text, TR_SPAN("+0000")) || tr_ends(text, TR_SPAN("GMT"));
  return t;
}

/* "14 Oct 2014 - 10 Aug 2017": when something lasts, not when something was published. */
static bool is_span(truce_span text, truce_range first) {
  truce_span rest = tr_trim((truce_span){text.data + first.end, text.size - first.end});
  static const char *const signs[] = {"-", "–", "—", "bis ", "to ", "until ", "till "};
  tr_written_day second;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (tr_starts(rest, tr_span(signs[i])) && tr_day_find(rest, false, &second)) return true;
  return false;
}

static bool holds_any(truce_span text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t at = 0, size = strlen(words[i]); at + size <= text.size; at++)
      if (tr_equal_fold((truce_span){text.data + at, size}, (truce_span){words[i], size})) return true;
  return false;
}
#define HOLDS_ANY(text, table) holds_any(text, table, sizeof(table) / sizeof *(table))

static told told_by_words(truce_span text) {
  static const char *const others[] = {
      "deadline", "bis ", "until", "closes", "joined", "regist", "member", "mitglied", "start:", "since", "seit ", "review", "bewert",
  };
  static const char *const changes[] = {"updat", "edit", "modif", "änder", "aktualis", "actualiz", "à jour", "aggiorn"};
  tr_written_day found;
  if (!tr_day_find(text, false, &found) || !is_sensible(found.day) || is_span(text, found.where)) return nothing();
  truce_span before = {text.data, found.where.start};
  if (HOLDS_ANY(before, others)) return nothing();
  return (told){found.day, found.ambiguous || HOLDS_ANY(before, changes) ? TRUCE_DATE_GUESSED : TRUCE_DATE_STATED, false};
}

/* -- where on the page ------------------------------------------------------------------------------------------------------------------- */

/* A part of the page, in blocks and in nodes. */
typedef struct stretch {
  size_t from, to;
  uint32_t first, end;
} stretch;

static stretch whole_page(const tr_fields *p) { return (stretch){0, p->blocks->list.count, 0, p->dom->count}; }

static stretch blocks_between(const tr_fields *p, size_t from, size_t to) {
  const tr_block *blocks = p->blocks->list.items;
  size_t count = p->blocks->list.count;
  if (to > count) to = count;
  return (stretch){from, to, from < count ? blocks[from].first : p->dom->count, to < count ? blocks[to].first : p->dom->count};
}

/* The next heading from `*at` on that is the title, as a number of a block; where no heading is, the first of the first level. */
static bool next_title(const tr_fields *p, truce_span title, bool equal, size_t *at) {
  for (; *at < p->blocks->list.count; ++*at) {
    const tr_block *b = &p->blocks->list.items[*at];
    if (b->kind == TR_BLOCK_HEADING && (equal ? title.size && tr_equal_fold(b->text, title) : b->level == 1)) return true;
  }
  return false;
}

/* Whether the nearest thing that microdata describes is a comment or a reader's rating. */
static bool is_of_comment(const tr_fields *p, uint32_t node) {
  for (uint32_t up = node; up != UINT32_MAX; up = p->dom->nodes[up].parent) {
    truce_span type = tr_attribute(&p->dom->nodes[up], "itemtype"), role = tr_attribute(&p->dom->nodes[up], "itemprop");
    if (tr_find(type, TR_SPAN("Comment"), 0) != SIZE_MAX || tr_listed(role, "comment review")) return true;
    if (type.size) return false;
  }
  return false;
}

/* -- places ------------------------------------------------------------------------------------------------------------------------------- */

/* What a marked element says: its text, as the outlet counts its days, or else an attribute. */
static told value_of(const tr_fields *p, uint32_t element) {
  static const char *const attributes[] = {"datetime", "content", "title"};
  truce_span text = p->blocks->elements[element].words <= LONGEST_MARK ? tr_fields_text(p, element) : (truce_span){NULL, 0};
  told words = text.size < LONGEST_MARK ? told_by_words(text) : nothing();
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes && words.basis != TRUCE_DATE_STATED; i++) {
    told t = told_by_field(tr_attribute(&p->dom->nodes[element], attributes[i]));
    if (is_known(t)) return t;
  }
  return words;
}

static bool has_class(const tr_node *n, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tr_fields_says(n, "class", words[i])) return true;
  return false;
}
#define HAS_CLASS(n, table) has_class(n, table, sizeof(table) / sizeof *(table))

/* Elements that say they hold the day of publication. */
static told by_microdata(const tr_fields *p) {
  static const char *const published[] = {"published", "entry-date"};
  for (size_t at = 0; at < p->marked.count; at++) {
    uint32_t i = p->marked.items[at];
    const tr_node *n = &p->dom->nodes[i];
    bool says = tr_fields_says(n, "itemprop", "datePublished") || tr_attribute(n, "pubdate").data || (n->tag == GUMBO_TAG_TIME && HAS_CLASS(n, published));
    if (!says || tr_fields_is_elsewhere(p, i) || is_of_comment(p, i)) continue;
    told t = value_of(p, i);
    if (is_known(t)) return t;
  }
  return nothing();
}

/* A class for days: "date", "post-date", "content__meta__date", "newsDate", "published-at". */
static bool is_dated(const tr_node *n) {
  static const char *const ends[] = {"date", "datum", "dateline", "timestamp", "pubdate", "published", "published-at", "published_at"};
  truce_span classes = tr_attribute(n, "class");
  for (truce_span name; tr_split(&classes, ' ', &name);)
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
      truce_span end = tr_span(ends[i]);
      size_t rest = name.size - end.size;
      if (name.size < end.size || !tr_equal_fold((truce_span){name.data + rest, end.size}, end)) continue;
      bool whole_word = rest == 0 || name.data[rest - 1] == '-' || name.data[rest - 1] == '_' || tr_ascii_capital(name.data[rest]);
      if (whole_word) return true;
    }
  return false;
}

/* `<time>` and elements with a class for days: the first, unless several others follow, as in lists. */
static told by_mark(const tr_fields *p, stretch where, bool *list) {
  told first = nothing();
  size_t others = 0;
  for (size_t at = 0; at < p->marked.count && others < LEAST_LISTED; at++) {
    uint32_t i = p->marked.items[at];
    const tr_node *n = &p->dom->nodes[i];
    if (i < where.first || i >= where.end || !(n->tag == GUMBO_TAG_TIME || is_dated(n)) || tr_fields_is_elsewhere(p, i) || is_of_comment(p, i)) continue;
    told t = value_of(p, i);
    if (!is_known(t)) continue;
    if (!is_known(first)) first = t;
    others += t.day.days != first.day.days;
  }
  *list = others >= LEAST_LISTED;
  return *list ? nothing() : first;
}

/* A line that says what it is the day of, or a day with little else. */
static told by_dated_line(const tr_fields *p, stretch where) {
  for (size_t i = where.from; i < where.to; i++) {
    const tr_block *b = &p->blocks->list.items[i];
    if (b->words > LABELLED_WORDS || b->line.kind != TR_LINE_DATE || !is_sensible(b->line.day) || tr_fields_is_elsewhere(p, b->node)) continue;
    told t = told_by_words(b->text);
    if (is_known(t) && t.day.days == b->line.day.days) return t;
  }
  return nothing();
}

/* "25.08.2015 22:30": the hour is told too, as only machines do. */
static bool is_stamped(truce_span text) {
  tr_written_day found;
  if (!tr_day_find(text, false, &found)) return false;
  for (size_t at = found.where.end; at + 2 < text.size && at < found.where.end + 8u; at++)
    if (text.data[at] == ':' && tr_ascii_digit(text.data[at - 1]) && tr_ascii_digit(text.data[at + 1])) return true;
  return false;
}

/* A short line that holds a day among other things: a name, a place, a section. */
static told by_short_line(const tr_fields *p, stretch where, bool stamped) {
  for (size_t i = where.from; i < where.to; i++) {
    const tr_block *b = &p->blocks->list.items[i];
    if (b->words > LINE_WORDS || b->sentence || b->line.kind == TR_LINE_CAPTION || tr_find(b->text, TR_SPAN("©"), 0) != SIZE_MAX ||
        tr_fields_is_elsewhere(p, b->node))
      continue;
    told t = told_by_words(b->text);
    if (is_known(t) && (!stamped || is_stamped(b->text))) return t;
  }
  return nothing();
}

/* `stamped`: lines that hold other words too must tell the hour. */
static told shown_in(const tr_fields *p, stretch where, bool stamped) {
  bool list;
  told t = by_mark(p, where, &list);
  if (!is_known(t) && !list) t = by_dated_line(p, where);
  if (!is_known(t) && !list) t = by_short_line(p, where, stamped);
  return t;
}

/* What readers see behind the title, or before it. */
static told shown(const tr_fields *p, truce_span title) {
  told t = nothing();
  for (int equal = 1; equal >= 0 && !is_known(t); equal--)
    for (size_t at = 0, tried = 0; !is_known(t) && tried < MOST_TITLES && next_title(p, title, equal, &at); at++, tried++) {
      t = shown_in(p, blocks_between(p, at, at + BLOCKS_BEHIND_TITLE), false);
      if (!is_known(t)) t = shown_in(p, blocks_between(p, at < BLOCKS_BEFORE_TITLE ? 0 : at - BLOCKS_BEFORE_TITLE, at), false);
    }
  return t;
}

static told by_address(const tr_sheet *sheet) {
  told t = {{TRUCE_NO_DAY}, TRUCE_DATE_URL, false};
  return tr_day_in_url(sheet->url, &t.day) ? t : nothing();
}

/* -- the choice --------------------------------------------------------------------------------------------------------------------------- */

static bool is_next_day(told a, told b) { return is_known(a) && is_known(b) && abs(a.day.days - b.day.days) == 1; }

/* What machines are told, settled by the address and by what readers see. */
static told by_machine(const tr_fields *p, told address, told seen) {
  const told linked = told_by_field(p->linked.published);
  const told meta = told_by_field(TR_META(p, "article:published_time", "og:published_time", "datePublished", "published_time", "og:pubdate", "pubdate",
                                          "pub_date", "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date",
                                          "article.published", "article_date_original", "cxenseparse:recs:publishtime", "citation_publication_date",
                                          "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "displaydate",
                                          "originalpublicationdate", "rnews:datePublished"));
  told best = is_known(linked) ? linked : is_known(meta) ? meta : by_microdata(p);
  if (is_known(linked) && is_known(meta) && is_known(seen) && meta.day.days == seen.day.days) best = meta;
  const told local[] = {address, meta, seen};
  bool agreed = (is_known(address) && address.day.days == best.day.days) || (is_known(seen) && seen.day.days == best.day.days);
  for (size_t i = 0; best.universal && !agreed && i < sizeof local / sizeof *local; i++)
    if (is_next_day(best, local[i]) && !local[i].universal) return (told){local[i].day, best.basis, false};
  return best;
}

static told find_day(const tr_fields *p, const tr_sheet *sheet) {
  told address = by_address(sheet), seen = shown(p, sheet->title), machine = by_machine(p, address, seen);
  if (is_known(machine)) return machine;
  if (is_known(address)) return address;
  if (is_known(seen) && seen.basis != TRUCE_DATE_GUESSED) return seen;
  told meta = told_by_field(TR_META(p, "date", "dc.date", "dcterms.date"));
  if (is_known(meta)) return meta;
  told elsewhere = shown_in(p, whole_page(p), true);
  if (is_known(elsewhere)) return elsewhere;
  if (is_known(seen)) return seen;
  told changed = told_by_field(p->linked.modified);
  if (!is_known(changed)) changed = told_by_field(TR_META(p, "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"));
  if (is_known(changed)) changed.basis = TRUCE_DATE_GUESSED;
  return changed;
}

void tr_page_day(const tr_fields *p, tr_sheet *sheet) {
  told t = find_day(p, sheet);
  if (is_known(t)) tr_sheet_date(sheet, t.day, t.basis);
}
