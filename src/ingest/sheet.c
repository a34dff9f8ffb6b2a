/* From sheet to report: repeated paragraphs, joining, language, id. Knows nothing of the form the paragraphs came in. */
#include "ingest/sheet.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"
#include "ingest/decode.h"
#include "ingest/language.h"
#include "ingest/shape.h"
#include "ingest/word_hashes.h"

enum { SHINGLE_WORDS = 5, LEAST_WORDS_ALONE = 9, LEAST_PAGE_WORDS = 600, TOLD_AGAIN_PERCENT = 60 };

/* Of truce/report.h. */
const char *const truce_date_basis_names[] = {"unknown", "stated", "metadata", "url", "guessed"};
const char *const truce_dropped_why_names[] = {"repeated", "furniture", "caption", "links"};

tr_sheet tr_sheet_new(truce_span origin) {
  tr_sheet sheet = {0};
  sheet.origin = origin;
  sheet.published.days = TRUCE_NO_DAY;
  return sheet;
}

static void add(truce_arena *arena, tr_sheet *sheet, tr_paragraph paragraph) {
  paragraph.text = tr_text_clean(arena, paragraph.text);
  if (paragraph.text.size) TR_PUSH(arena, &sheet->paragraphs, paragraph);
}

void tr_sheet_keep(truce_arena *arena, tr_sheet *sheet, truce_span text, bool heading, uint32_t group) {
  add(arena, sheet, (tr_paragraph){text, true, heading, group, TRUCE_DROPPED_FURNITURE});
}
void tr_sheet_drop(truce_arena *arena, tr_sheet *sheet, truce_dropped_why why, truce_span text) {
  add(arena, sheet, (tr_paragraph){text, false, false, 0, why});
}

void tr_sheet_date(tr_sheet *sheet, truce_day day, truce_date_basis basis) {
  if (basis == TRUCE_DATE_UNKNOWN || (sheet->basis != TRUCE_DATE_UNKNOWN && sheet->basis <= basis)) return;
  sheet->published = day;
  sheet->basis = basis;
}

/* -- what stands twice --------------------------------------------------------------------------------------------------------------- */

/* A set of 64-bit keys, open addressing; 0 is no key. */
typedef struct keys {
  uint64_t *slots;
  size_t mask;
} keys;

static bool seen(const keys *set, uint64_t key) {
  for (size_t at = key & set->mask; set->slots[at]; at = (at + 1) & set->mask)
    if (set->slots[at] == key) return true;
  return false;
}
static void remember(keys *set, uint64_t key) {
  size_t at = key & set->mask;
  while (set->slots[at] && set->slots[at] != key) at = (at + 1) & set->mask;
  set->slots[at] = key;
}

static uint64_t mix(const uint32_t *words, size_t count) { return XXH3_64bits(words, count * sizeof *words) | 1; }

/* A paragraph is told again if it is the same as an earlier one, or if (almost) all its runs of five words stand in earlier ones. */
static bool is_repeated(truce_span text, const tr_hashes *words, const keys *whole, const keys *runs, bool run_on) {
  if (words->count == 0) return false;
  if (seen(whole, mix(words->items, words->count))) return run_on || tr_word_count(text) >= LEAST_WORDS_ALONE;
  if (words->count < LEAST_WORDS_ALONE + SHINGLE_WORDS) return false;
  size_t known = 0, total = words->count - SHINGLE_WORDS + 1;
  for (size_t i = 0; i < total; i++) known += seen(runs, mix(words->items + i, SHINGLE_WORDS));
  return known * 20 >= total * 19;
}

static size_t power_above(size_t least) {
  size_t size = 64;
  while (size < least) size *= 2;
  return size;
}

static keys new_keys(truce_arena *arena, size_t expected) {
  size_t size = power_above(expected * 2);
  return (keys){TR_NEW_ARRAY(arena, uint64_t, size), size - 1};
}

static bool runs_on(const tr_paragraph *a, const tr_paragraph *b, const tr_paragraph *told) {
  return tr_equal_fold(a->text, b->text) && !tr_equal_fold(b->text, told->text) && tr_word_count(b->text) >= LEAST_WORDS_ALONE;
}

/* On a page of few words a single paragraph that stands again may be meant (a refrain, a
 * test); a run of them is not, nor the whole article in another place. */
static bool may_be_meant(const tr_sheet *sheet, size_t i, size_t page_words) {
  const tr_paragraph *p = &sheet->paragraphs.items[i];
  if (p->group == 0 || page_words >= LEAST_PAGE_WORDS) return false;
  for (size_t j = 0; j < i; j++) {
    const tr_paragraph *before = &sheet->paragraphs.items[j];
    if (!before->kept || !tr_equal_fold(before->text, p->text)) continue;
    if (j + 1 < i && i + 1 < sheet->paragraphs.count && runs_on(before + 1, p + 1, p)) return false;
    if (j > 0 && runs_on(before - 1, p - 1, p)) return false;
    return before->group == p->group || tr_word_count(p->text) * 3 < page_words;
  }
  return true;
}

/* Whether from paragraph `i` on most of what stands before it is told again in the same order. */
static bool is_told_again(const tr_sheet *sheet, size_t i) {
  const tr_paragraph *all = sheet->paragraphs.items;
  size_t before = 0, again = 0, paragraphs = 0, from = 0;
  for (size_t j = 0; j < i; j++) before += all[j].kept ? tr_word_count(all[j].text) : 0;
  for (size_t k = i; k < sheet->paragraphs.count; k++) {
    size_t j = from;
    while (j < i && !(all[j].kept && tr_equal_fold(all[j].text, all[k].text))) j++;
    if (!all[k].kept || j == i) continue;
    paragraphs += paragraphs == 0 || !tr_equal_fold(all[k].text, all[i].text);
    again += tr_word_count(all[k].text);
    from = j + 1;
  }
  return paragraphs > 1 && again * 100 >= before * TOLD_AGAIN_PERCENT;
}

/* Short lines just before a repetition that stood before too belong to it. */
static void drop_short_before(tr_sheet *sheet, size_t i) {
  while (i-- > 0) {
    tr_paragraph *q = &sheet->paragraphs.items[i];
    bool twice = false;
    for (size_t j = 0; j < i && !twice; j++) twice = sheet->paragraphs.items[j].kept && tr_equal(sheet->paragraphs.items[j].text, q->text);
    if (!q->kept || !twice || tr_word_count(q->text) >= LEAST_WORDS_ALONE) return;
    q->kept = false;
    q->why = TRUCE_DROPPED_REPEATED;
  }
}

static void drop_repeated(truce_arena *arena, tr_sheet *sheet) {
  size_t bytes = 0, page_words = 0;
  for (size_t i = 0; i < sheet->paragraphs.count; i++) {
    bytes += sheet->paragraphs.items[i].text.size;
    if (sheet->paragraphs.items[i].kept) page_words += tr_word_count(sheet->paragraphs.items[i].text);
  }
  keys whole = new_keys(arena, sheet->paragraphs.count + 1), runs = new_keys(arena, bytes / 2 + 1);
  tr_hashes words = {0};
  bool run_on = false, copy = false; /* within a second copy of the whole */
  for (size_t i = 0; i < sheet->paragraphs.count; i++) {
    tr_paragraph *p = &sheet->paragraphs.items[i];
    if (!p->kept) continue;
    tr_word_hashes(arena, p->text, &words);
    run_on = is_repeated(p->text, &words, &whole, &runs, run_on || copy);
    copy = copy || (run_on && page_words < LEAST_PAGE_WORDS && is_told_again(sheet, i));
    run_on = run_on && (copy || !may_be_meant(sheet, i, page_words));
    if (run_on) {
      p->kept = false;
      p->why = TRUCE_DROPPED_REPEATED;
      drop_short_before(sheet, i);
      continue;
    }
    if (words.count) remember(&whole, mix(words.items, words.count));
    for (size_t w = 0; w + SHINGLE_WORDS <= words.count; w++) remember(&runs, mix(words.items + w, SHINGLE_WORDS));
  }
}

/* The title at the head of the body is no part of the body. */
static void drop_title(tr_sheet *sheet) {
  for (size_t i = 0; i < sheet->paragraphs.count && i < 6; i++) {
    tr_paragraph *p = &sheet->paragraphs.items[i];
    if (p->kept && sheet->title.size && tr_equal_fold(p->text, sheet->title)) {
      p->kept = false;
      p->why = TRUCE_DROPPED_REPEATED;
    }
  }
}

/* -- the report ---------------------------------------------------------------------------------------------------------------------- */

static void join_kept(truce_arena *arena, const tr_sheet *sheet, truce_report *report) {
  size_t size = 0, dropped = 0;
  for (size_t i = 0; i < sheet->paragraphs.count; i++) {
    if (sheet->paragraphs.items[i].kept)
      size += sheet->paragraphs.items[i].text.size + 2;
    else
      dropped++;
  }
  char *text = tr_arena_allocate(arena, size + 1);
  truce_dropped *away = TR_NEW_ARRAY(arena, truce_dropped, dropped + 1);
  size = dropped = 0;
  for (size_t i = 0; i < sheet->paragraphs.count; i++) {
    const tr_paragraph *p = &sheet->paragraphs.items[i];
    if (!p->kept) {
      away[dropped++] = (truce_dropped){p->why, p->text};
      continue;
    }
    if (size) memcpy(text + size, "\n\n", 2), size += 2;
    memcpy(text + size, p->text.data, p->text.size);
    size += p->text.size;
  }
  report->text = (truce_span){text, size};
  report->dropped = away;
  report->dropped_count = dropped;
}

/* A heading with nothing behind it heads nothing. */
static void drop_last_headings(tr_sheet *sheet) {
  bool others = false;
  for (size_t i = 0; i < sheet->paragraphs.count; i++) others |= sheet->paragraphs.items[i].kept && !sheet->paragraphs.items[i].heading;
  if (!others) return;
  for (size_t i = sheet->paragraphs.count; i-- > 0;) {
    tr_paragraph *p = &sheet->paragraphs.items[i];
    if (!p->kept) continue;
    if (!p->heading) return;
    p->kept = false;
    p->why = TRUCE_DROPPED_FURNITURE;
  }
}

bool tr_sheet_finish(truce_arena *arena, const truce_ingest *known, tr_sheet *sheet, truce_report *report) {
  sheet->title = tr_text_clean(arena, sheet->title);
  drop_title(sheet);
  drop_repeated(arena, sheet);
  drop_last_headings(sheet);
  *report = (truce_report){0};
  join_kept(arena, sheet, report);
  if (report->text.size == 0) return false;
  report->title = sheet->title;
  report->author = tr_text_clean(arena, sheet->author);
  report->source = tr_text_clean(arena, sheet->source);
  report->url = tr_arena_copy(arena, tr_trim(sheet->url));
  report->origin = tr_arena_copy(arena, sheet->origin);
  report->published = sheet->published;
  report->published_basis = sheet->basis;
  report->language = tr_arena_copy(arena, tr_language_of(&known->languages, report->text, sheet->language));
  char day[16] = "", id[72];
  if (sheet->basis != TRUCE_DATE_UNKNOWN) tr_day_print(sheet->published, day);
  tr_sha256((truce_span[]){report->title, tr_span(day), report->text}, 3, id);
  report->id = tr_arena_copy(arena, tr_span(id));
  return true;
}
