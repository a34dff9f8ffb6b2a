/* From the last stance back: each is held against the later ones of the same party on the same thing and of the other side, which lie in the bucket of that
 * party, thing and side, the nearest day first. So the work grows like the stances and the pairs, however many speak of one thing. */
#include "process/opposed.h"

#include <stdlib.h>

#include "base/heap.h"

enum { BUCKETS = 4096, MOST_PAIRS = 20000 };

/* A stance that was read: who, on what, for or against. */
typedef struct stance {
  int64_t entry, party, about;
  int32_t day;
  int32_t next; /* in its bucket, the day after; -1 = the last */
  bool is_for;
} stance;

typedef struct finding {
  truce_store *store;
  const tr_opposed_query *query;
  stance *stances;
  size_t stance_count, stance_capacity;
  tr_opposed *pairs;
  size_t pair_count, pair_capacity;
  int32_t buckets[BUCKETS]; /* the last that was read */
} finding;

static size_t bucket_of(int64_t party, int64_t about, bool is_for) {
  const uint64_t mixed = ((uint64_t)party * 1000003u + (uint64_t)about) * 2 + is_for;
  return (mixed * 0x9E3779B97F4A7C15u >> 32) % BUCKETS;
}

/* One sentence that tells of both tells of two parts. */
static bool in_two_sentences(truce_store *store, int64_t first, int64_t second) {
  static const char sql[] =
      "SELECT a.report != b.report OR a.sentence != b.sentence "
      "FROM line a CROSS JOIN line b ON b.id = (SELECT line FROM entry WHERE id = ?2) WHERE a.id = (SELECT line FROM entry WHERE id = ?1)";
  return tr_single(store, tr_sql(store, sql, "ii", first, second), 0) == 1;
}

static void add_pair(finding *f, const stance *one, const stance *other) {
  const bool other_first = other->day < one->day || (other->day == one->day && other->entry < one->entry);
  const stance *first = other_first ? other : one, *second = other_first ? one : other;
  if (f->pair_count >= MOST_PAIRS || !in_two_sentences(f->store, first->entry, second->entry)) return;
  tr_opposed *grown = tr_grown(f->pairs, f->pair_count, &f->pair_capacity, sizeof *grown);
  if (!grown) return;
  f->pairs = grown;
  f->pairs[f->pair_count++] = (tr_opposed){first->entry, second->entry, second->day, second->day - first->day};
}

static void hold_against_later_ones(finding *f, const stance *one) {
  for (int32_t i = f->buckets[bucket_of(one->party, one->about, !one->is_for)]; i >= 0; i = f->stances[i].next) {
    const stance *later = &f->stances[i];
    if (later->day > one->day + f->query->within) return;
    if (later->party == one->party && later->about == one->about && later->is_for != one->is_for && later->entry != one->entry) add_pair(f, later, one);
  }
}

static void keep(finding *f, stance one) {
  int32_t *bucket = &f->buckets[bucket_of(one.party, one.about, one.is_for)];
  stance *grown = tr_grown(f->stances, f->stance_count, &f->stance_capacity, sizeof *grown);
  if (!grown) return;
  f->stances = grown;
  one.next = *bucket;
  *bucket = (int32_t)f->stance_count;
  f->stances[f->stance_count++] = one;
}

/* Are there enough pairs to which nothing of this day or before it can be added? */
static bool enough(const finding *f, int32_t day) {
  size_t done = 0;
  for (size_t i = 0; i < f->pair_count; i++) done += f->pairs[i].day > day + f->query->within;
  return done >= f->query->limit || f->pair_count >= MOST_PAIRS;
}

static void read_stances(finding *f) {
  static const char sql[] =
      "SELECT e.id, y.actor, e.about, e.day, e.word IN ('accepts', 'supports') "
      "FROM entry e INDEXED BY entry_by_kind_day "
      "  CROSS JOIN entry_actor y ON y.entry = e.id AND y.kind = 'stance' AND y.field = 'party' AND y.actor > 0 "
      "WHERE e.kind = 'stance' AND e.day BETWEEN ?1 AND ?2 AND e.word IN ('accepts', 'supports', 'rejects', 'opposes') AND e.status = 'actual' "
      "  AND e.about IS NOT NULL AND e.sure >= ?3 AND ifnull(e.first_seen, 0) <= ?2 "
      "ORDER BY e.day DESC";
  const tr_opposed_query *query = f->query;
  sqlite3_stmt *q = tr_sql(f->store, sql, "iid", query->since - query->within, query->until, query->sure);
  int32_t day = INT32_MAX;
  while (tr_row(f->store, q)) {
    const stance one = {.entry = sqlite3_column_int64(q, 0),
                        .party = sqlite3_column_int64(q, 1),
                        .about = sqlite3_column_int64(q, 2),
                        .day = sqlite3_column_int(q, 3),
                        .is_for = sqlite3_column_int(q, 4) != 0};
    if (one.day != day && enough(f, one.day)) break;
    day = one.day;
    hold_against_later_ones(f, &one);
    keep(f, one);
  }
  tr_done(q);
}

static int by_day(const void *a, const void *b) {
  const tr_opposed *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? 1 : -1;
  if (x->second != y->second) return x->second < y->second ? 1 : -1;
  return (x->first < y->first) - (x->first > y->first);
}

/* Two parties that hold both together are one pair; and those wanted alone. */
static size_t tidy(tr_opposed *pairs, size_t count, const tr_opposed_query *query) {
  size_t kept = 0;
  if (count) qsort(pairs, count, sizeof *pairs, by_day);
  for (size_t i = 0; i < count && kept < query->limit; i++)
    if (pairs[i].day >= query->since && (!kept || pairs[kept - 1].first != pairs[i].first || pairs[kept - 1].second != pairs[i].second))
      pairs[kept++] = pairs[i];
  return kept;
}

tr_opposed *tr_opposed_find(truce_store *store, const tr_opposed_query *query, size_t *count) {
  finding *f = calloc(1, sizeof *f);
  *count = 0;
  if (!f) return NULL;
  f->store = store;
  f->query = query;
  for (size_t i = 0; i < BUCKETS; i++) f->buckets[i] = -1;
  read_stances(f);
  tr_opposed *pairs = f->pairs;
  *count = tidy(pairs, f->pair_count, query);
  free(f->stances);
  free(f);
  return pairs;
}
