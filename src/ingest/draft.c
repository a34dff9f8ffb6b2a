/* From draft to report: repeated paragraphs, joining, language, id. Knows nothing of the form the paragraphs came in. */
#include "ingest/draft.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"
#include "ingest/decode.h"
#include "ingest/language.h"

enum { SHINGLE_WORDS = 5, LEAST_WORDS_ALONE = 9 };

tr_draft tr_draft_new(truce_span origin) {
  tr_draft draft = {0};
  draft.origin = origin;
  draft.published.days = TRUCE_NO_DAY;
  return draft;
}

static void add(truce_arena *arena, tr_draft *draft, tr_paragraph paragraph) {
  paragraph.text = tr_clean(arena, paragraph.text);
  if (paragraph.text.size) TR_PUSH(arena, &draft->paragraphs, paragraph);
}

void tr_draft_keep(truce_arena *arena, tr_draft *draft, truce_span text, bool heading) { add(arena, draft, (tr_paragraph){text, true, heading, TRUCE_DROPPED_FURNITURE}); }
void tr_draft_drop(truce_arena *arena, tr_draft *draft, truce_dropped_why why, truce_span text) { add(arena, draft, (tr_paragraph){text, false, false, why}); }

void tr_draft_date(tr_draft *draft, truce_day day, truce_date_basis basis) {
  if (basis == TRUCE_DATE_UNKNOWN || (draft->basis != TRUCE_DATE_UNKNOWN && draft->basis <= basis)) return;
  draft->published = day;
  draft->basis = basis;
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

typedef TR_ARRAY(uint64_t) hashes;

static bool word_byte(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

/* One hash a word, letters of ASCII without case, general punctuation (U+2000…) parting words as ASCII punctuation does. */
static void word_hashes(truce_arena *arena, truce_span text, hashes *words) {
  words->count = 0;
  for (size_t at = 0; at < text.size;) {
    uint64_t hash = 14695981039346656037u;
    size_t start = at;
    while (at < text.size && word_byte((unsigned char)text.data[at]) && !((unsigned char)text.data[at] == 0xE2 && at + 1 < text.size && (unsigned char)text.data[at + 1] == 0x80)) {
      unsigned char c = (unsigned char)text.data[at++];
      hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211u;
    }
    if (at > start)
      TR_PUSH(arena, words, hash);
    else
      at += (unsigned char)text.data[at] == 0xE2 && at + 3 <= text.size ? 3 : 1;
  }
}

static uint64_t mix(const uint64_t *words, size_t count) { return XXH3_64bits(words, count * sizeof *words) | 1; }

/* A paragraph is told again if it is the same as an earlier one, or if (almost) all its runs of five words stand in earlier ones. */
static bool is_repeated(const hashes *words, const keys *whole, const keys *runs, bool run_on) {
  if (words->count == 0) return false;
  if (seen(whole, mix(words->items, words->count))) return run_on || words->count >= LEAST_WORDS_ALONE;
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

static void drop_repeated(truce_arena *arena, tr_draft *draft) {
  size_t bytes = 0;
  for (size_t i = 0; i < draft->paragraphs.count; i++) bytes += draft->paragraphs.items[i].text.size;
  keys whole = new_keys(arena, draft->paragraphs.count + 1), runs = new_keys(arena, bytes / 2 + 1);
  hashes words = {0};
  bool run_on = false;
  for (size_t i = 0; i < draft->paragraphs.count; i++) {
    tr_paragraph *p = &draft->paragraphs.items[i];
    if (!p->kept) continue;
    word_hashes(arena, p->text, &words);
    run_on = is_repeated(&words, &whole, &runs, run_on);
    if (run_on) {
      p->kept = false;
      p->why = TRUCE_DROPPED_REPEATED;
      for (size_t back = i; back-- > 0;) { /* a short line just before, seen before too, belongs to the repetition */
        tr_paragraph *q = &draft->paragraphs.items[back];
        if (!q->kept) break;
        word_hashes(arena, q->text, &words);
        bool twice = false;
        for (size_t j = 0; j < back && !twice; j++) twice = draft->paragraphs.items[j].kept && tr_equal(draft->paragraphs.items[j].text, q->text);
        if (words.count >= LEAST_WORDS_ALONE || !twice) break;
        q->kept = false;
        q->why = TRUCE_DROPPED_REPEATED;
      }
      continue;
    }
    if (words.count) remember(&whole, mix(words.items, words.count));
    for (size_t w = 0; w + SHINGLE_WORDS <= words.count; w++) remember(&runs, mix(words.items + w, SHINGLE_WORDS));
  }
}

/* The title at the head of the body is no part of the body. */
static void drop_title(tr_draft *draft) {
  for (size_t i = 0; i < draft->paragraphs.count && i < 6; i++) {
    tr_paragraph *p = &draft->paragraphs.items[i];
    if (p->kept && draft->title.size && tr_equal_fold(p->text, draft->title)) {
      p->kept = false;
      p->why = TRUCE_DROPPED_REPEATED;
    }
  }
}

/* -- the report ---------------------------------------------------------------------------------------------------------------------- */

static void join_kept(truce_arena *arena, const tr_draft *draft, truce_report *report) {
  size_t size = 0, dropped = 0;
  for (size_t i = 0; i < draft->paragraphs.count; i++) {
    if (draft->paragraphs.items[i].kept)
      size += draft->paragraphs.items[i].text.size + 2;
    else
      dropped++;
  }
  char *text = tr_arena_allocate(arena, size + 1);
  truce_dropped *away = TR_NEW_ARRAY(arena, truce_dropped, dropped + 1);
  size = dropped = 0;
  for (size_t i = 0; i < draft->paragraphs.count; i++) {
    const tr_paragraph *p = &draft->paragraphs.items[i];
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
static void drop_last_headings(tr_draft *draft) {
  for (size_t i = draft->paragraphs.count; i-- > 0;) {
    tr_paragraph *p = &draft->paragraphs.items[i];
    if (!p->kept) continue;
    if (!p->heading) return;
    p->kept = false;
    p->why = TRUCE_DROPPED_FURNITURE;
  }
}

bool tr_draft_finish(truce_arena *arena, tr_draft *draft, truce_report *report) {
  draft->title = tr_clean(arena, draft->title);
  drop_title(draft);
  drop_repeated(arena, draft);
  drop_last_headings(draft);
  *report = (truce_report){0};
  join_kept(arena, draft, report);
  if (report->text.size == 0) return false;
  report->title = draft->title;
  report->author = tr_clean(arena, draft->author);
  report->source = tr_clean(arena, draft->source);
  report->url = tr_arena_copy(arena, tr_trim(draft->url));
  report->origin = tr_arena_copy(arena, draft->origin);
  report->published = draft->published;
  report->published_basis = draft->basis;
  report->language = tr_language_of(report->text, draft->language);
  char day[16] = "", id[72];
  if (draft->basis != TRUCE_DATE_UNKNOWN) tr_day_print(draft->published, day);
  tr_sha256((truce_span[]){report->title, tr_span(day), report->text}, 3, id);
  report->id = tr_arena_copy(arena, tr_span(id));
  return true;
}
