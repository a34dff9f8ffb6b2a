/* The title of a page: the heading that the head names, or what the head tells without the site's name. */
#include "base/text.h"
#include "ingest/decode.h"
#include "ingest/fields.h"
#include "ingest/shape.h"
#include "ingest/signs.h"

static truce_span none(void) { return (truce_span){NULL, 0}; }

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
static truce_span find_heading(const tr_fields *p, truce_span like, truce_span site) {
  truce_span best = none(), only = none();
  size_t count = 0;
  int best_fit = 0;
  for (uint32_t i = 0; i < p->dom->count; i++) {
    GumboTag tag = p->dom->nodes[i].tag;
    if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H3) continue;
    truce_span text = tr_fields_text(p, i);
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

truce_span tr_page_title(const tr_fields *p, truce_span site) {
  truce_span told = TR_META(p, "og:title", "twitter:title", "dc.title", "parsely-title"), head = without_site(p->head_title, site);
  truce_span heading = find_heading(p, told.size ? told : p->head_title, site);
  if (heading.size) return heading;
  if (p->linked.headline.size) return tr_text_clean(p->arena, p->linked.headline);
  if (told.size) return without_site(told, site);
  return head;
}
