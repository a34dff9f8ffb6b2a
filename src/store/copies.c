/* MinHash: 32 smallest values under 32 mixings, in 16 bands of 2. Runs once a report (some 10 µs a kB); candidates are checked word by word. */
#include "store/copies.h"

#include <ctype.h>
#include <stdlib.h>
#include <xxhash.h>

enum { SHINGLE = 5, BANDS = 16, ROWS = 2, HASHES = BANDS * ROWS, LEAST_SHINGLES = 20, MOST_SHINGLES = 20000, CANDIDATES = 24, CREDIT_REACH = 120 };
static const double COPY_SHARE = 0.6;

typedef struct shingles {
  uint64_t *items;
  size_t count;
} shingles;

/* ---- shingles ---- */

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Hash of the next word in lower case; false at the end. Marks and blanks part words. */
static bool next_word(truce_span text, size_t *at, uint64_t *hash) {
  char word[48];
  size_t size = 0;
  while (*at < text.size && !isalnum((unsigned char)text.data[*at]) && (unsigned char)text.data[*at] < 0x80) ++*at;
  while (*at < text.size && (isalnum((unsigned char)text.data[*at]) || (unsigned char)text.data[*at] >= 0x80)) {
    if (size < sizeof word) word[size++] = (char)tolower((unsigned char)text.data[*at]);
    ++*at;
  }
  *hash = XXH3_64bits(word, size);
  return size > 0;
}

static shingles shingles_of(truce_span text) {
  shingles s = {malloc(sizeof(uint64_t) * MOST_SHINGLES), 0};
  uint64_t words[SHINGLE];
  size_t at = 0, count = 0;
  while (s.items && s.count < MOST_SHINGLES && next_word(text, &at, &words[count % SHINGLE])) {
    count++;
    if (count < SHINGLE) continue;
    uint64_t ordered[SHINGLE];
    for (size_t i = 0; i < SHINGLE; i++) ordered[i] = words[(count + i) % SHINGLE];
    s.items[s.count++] = XXH3_64bits(ordered, sizeof ordered);
  }
  if (s.count) qsort(s.items, s.count, sizeof *s.items, compare);
  size_t kept = 0;
  for (size_t i = 0; i < s.count; i++)
    if (!kept || s.items[kept - 1] != s.items[i]) s.items[kept++] = s.items[i];
  s.count = kept;
  return s;
}

static double shared(const shingles *a, const shingles *b) {
  size_t i = 0, j = 0, both = 0, fewer = a->count < b->count ? a->count : b->count;
  if (fewer < LEAST_SHINGLES) return 0;
  while (i < a->count && j < b->count) {
    if (a->items[i] == b->items[j])
      both++, i++, j++;
    else if (a->items[i] < b->items[j])
      i++;
    else
      j++;
  }
  return (double)both / (double)fewer;
}

double tr_texts_shared(truce_span a, truce_span b) {
  shingles x = shingles_of(a), y = shingles_of(b);
  double share = shared(&x, &y);
  free(x.items);
  free(y.items);
  return share;
}

/* ---- signature ---- */

static void bands_of(const shingles *s, int64_t bands[BANDS]) {
  uint64_t least[HASHES];
  memset(least, 0xff, sizeof least);
  for (size_t i = 0; i < s->count; i++)
    for (uint64_t h = 0; h < HASHES; h++) {
      uint64_t mixed = (s->items[i] ^ (h * 0x9E3779B97F4A7C15u)) * (0xD6E8FEB86659FD93u + 2 * h);
      mixed ^= mixed >> 32;
      if (mixed < least[h]) least[h] = mixed;
    }
  for (size_t b = 0; b < BANDS; b++) {
    uint64_t key[ROWS + 1] = {b};
    memcpy(key + 1, least + b * ROWS, ROWS * sizeof *least);
    bands[b] = (int64_t)XXH3_64bits(key, sizeof key);
  }
}

/* ---- the original ---- */

typedef struct original {
  int64_t report;
  double share;
} original;

static void try_candidate(truce_store *store, int64_t candidate, const shingles *own, original *best) {
  sqlite3_stmt *q = tr_sql(store, "SELECT text FROM report WHERE id = ?", "i", candidate);
  if (!tr_row(store, q)) return;
  shingles theirs = shingles_of(tr_column_text(q, 0));
  double share = shared(own, &theirs);
  if (share > best->share) *best = (original){candidate, share};
  free(theirs.items);
  tr_done(q);
}

static original find_original(truce_store *store, int64_t report, const shingles *own, const int64_t bands[BANDS]) {
  int64_t tried[CANDIDATES];
  size_t count = 0;
  original best = {0, COPY_SHARE};
  for (size_t b = 0; b < BANDS && count < CANDIDATES; b++) {
    sqlite3_stmt *q = tr_sql(store, "SELECT report FROM report_band WHERE band = ? AND report != ? LIMIT 8", "ii", bands[b], report);
    while (count < CANDIDATES && tr_row(store, q)) {
      int64_t id = sqlite3_column_int64(q, 0);
      size_t i = 0;
      while (i < count && tried[i] != id) i++;
      if (i == count) tried[count++] = id;
    }
    tr_done(q);
  }
  for (size_t i = 0; i < count; i++) try_candidate(store, tried[i], own, &best);
  return best;
}

/* The earlier of the two is the original; of one day, the one that was there first. */
static void mark_copy(truce_store *store, int64_t report, int64_t other, truce_day published) {
  int64_t day = tr_single(store, tr_sql(store, "SELECT published FROM report WHERE id = ?", "i", other), TRUCE_NO_DAY);
  bool later = published.days == TRUCE_NO_DAY || day == TRUCE_NO_DAY || day <= published.days;
  int64_t copy = later ? report : other, first = later ? other : report;
  tr_run(store, tr_sql(store,
                       "UPDATE report SET copy_of = (SELECT coalesce(copy_of, key) FROM report WHERE id = ?1), source_group = (SELECT source_group FROM report WHERE id = ?1) WHERE id = ?2 "
                       "AND (copy_of IS NULL OR copy_of != (SELECT key FROM report WHERE id = ?1))", "ii", first, copy));
}

/* ---- wire credit ---- */

truce_span tr_wire_credit(truce_span text) {
  static const char *const agencies[] = {"Reuters", "AP", "AFP", "dpa", "EFE", "ANSA", "Xinhua", "TASS", "Interfax", "Anadolu", "Kyodo", "PTI", "IANS", "UPI"};
  size_t reach = text.size < CREDIT_REACH ? text.size : CREDIT_REACH;
  const char *open = reach ? memchr(text.data, '(', reach) : NULL, *close = open ? memchr(open, ')', (size_t)(text.data + reach - open)) : NULL;
  if (close && close > open + 1) {
    const char *after = close + 1;
    while (after < text.data + text.size && *after == ' ') after++;
    bool dash = after < text.data + text.size && (*after == '-' || (unsigned char)*after == 0xE2);
    if (dash) return (truce_span){open + 1, (size_t)(close - open - 1)};
  }
  for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) { /* "— Reuters" at the end */
    truce_span name = tr_span(agencies[i]), trimmed = tr_trim(text);
    if (tr_ends(trimmed, name) && trimmed.size > name.size + 2 && strchr("-(/ ", trimmed.data[trimmed.size - name.size - 1])) return name;
  }
  return (truce_span){NULL, 0};
}

static void note_credit(truce_store *store, int64_t report, truce_span text) {
  truce_span credit = tr_wire_credit(text);
  if (!credit.size || credit.size > 60) return;
  char group[64];
  for (size_t i = 0; i < credit.size; i++) group[i] = (char)tolower((unsigned char)credit.data[i]);
  tr_run(store, tr_sql(store, "UPDATE report SET source_group = ? WHERE id = ? AND copy_of IS NULL", "ti", (truce_span){group, credit.size}, report));
}

void tr_copies_note(truce_store *store, int64_t report, truce_span text, truce_day published) {
  shingles own = shingles_of(text);
  note_credit(store, report, text);
  if (own.count >= LEAST_SHINGLES) {
    int64_t bands[BANDS];
    bands_of(&own, bands);
    original found = find_original(store, report, &own, bands);
    for (size_t b = 0; b < BANDS; b++) tr_run(store, tr_sql(store, "INSERT OR IGNORE INTO report_band VALUES (?, ?)", "ii", bands[b], report));
    if (found.report) mark_copy(store, report, found.report, published);
  }
  free(own.items);
}
