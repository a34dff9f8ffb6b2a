/* Copies within a store. The sketch of a report (ingest/copies.h) is kept as its lowest sampled runs, so that candidates are found by an index lookup; each
 * candidate is then judged on the whole texts. Runs once a report. */
#include "store/copies.h"

#include "base/arena.h"
#include "ingest/copies.h"

enum { BANDS = 16, CANDIDATES = 24, PER_BAND = 8 };

typedef struct original {
  int64_t report;
  tr_pair pair;
} original;

/* What all candidates are judged against. */
typedef struct looking {
  truce_store *store;
  int64_t report;
  const tr_runs *runs;
  const tr_sketch *sketch;
  truce_arena *scratch; /* for one candidate */
} looking;

/* Of their agency the text alone tells; it is asked only where ours is known. */
static void try_candidate(const looking *for_report, int64_t candidate, original *best) {
  sqlite3_stmt *q = tr_sql(for_report->store, "SELECT text FROM report WHERE id = ?", "i", candidate);
  if (!tr_row(for_report->store, q)) return;
  const truce_report theirs = {.text = tr_column_text(q, 0)};
  tr_runs runs;
  tr_sketch sketch = {.wire = ""};
  truce_arena_clear(for_report->scratch);
  tr_runs_make(for_report->scratch, theirs.text, &runs);
  if (*for_report->sketch->wire) tr_sketch_of_runs(for_report->scratch, &theirs, &runs, &sketch);
  tr_done(q);
  tr_pair pair = tr_pair_judge(for_report->runs, for_report->sketch->wire, &runs, sketch.wire);
  bool better = pair.kind > best->pair.kind || (pair.kind == best->pair.kind && pair.of_first + pair.of_second > best->pair.of_first + best->pair.of_second);
  if (tr_is_copy(pair.kind) && (!best->report || better)) *best = (original){candidate, pair};
}

static original find_original(const looking *for_report) {
  truce_store *store = for_report->store;
  const tr_sketch *sketch = for_report->sketch;
  int64_t tried[CANDIDATES];
  size_t count = 0;
  original best = {0};
  for (uint32_t b = 0; b < sketch->run_count && b < BANDS && count < CANDIDATES; b++) {
    sqlite3_stmt *q =
        tr_sql(store, "SELECT report FROM report_band WHERE band = ? AND report != ? LIMIT ?", "iii", (int64_t)sketch->runs[b], for_report->report,
               (int64_t)PER_BAND);
    while (count < CANDIDATES && tr_row(store, q)) {
      int64_t id = sqlite3_column_int64(q, 0);
      size_t i = 0;
      while (i < count && tried[i] != id) i++;
      if (i == count) tried[count++] = id;
    }
    tr_done(q);
  }
  for (size_t i = 0; i < count; i++) try_candidate(for_report, tried[i], &best);
  return best;
}

/* The earlier of the two is the original; of one day, the one that was there first. */
static void mark_copy(truce_store *store, int64_t report, int64_t other, truce_day published) {
  int64_t day = tr_single(store, tr_sql(store, "SELECT published FROM report WHERE id = ?", "i", other), TRUCE_NO_DAY);
  bool later = published.days == TRUCE_NO_DAY || day == TRUCE_NO_DAY || day <= published.days;
  int64_t copy = later ? report : other, first = later ? other : report;
  static const char sql[] =
      "UPDATE report SET copy_of = (SELECT coalesce(copy_of, key) FROM report WHERE id = ?1), "
      "  source_group = (SELECT source_group FROM report WHERE id = ?1) "
      "WHERE id = ?2 AND (copy_of IS NULL OR copy_of != (SELECT key FROM report WHERE id = ?1))";
  tr_run(store, tr_sql(store, sql, "ii", first, copy));
}

static void note_credit(truce_store *store, int64_t report, const tr_sketch *sketch) {
  if (!sketch->wire[0]) return;
  tr_run(store, tr_sql(store, "UPDATE report SET source_group = ? WHERE id = ? AND copy_of IS NULL", "ti", tr_span(sketch->wire), report));
}

/* The earliest of its copies; 0 = none. */
static int64_t first_copy(truce_store *store, int64_t report) {
  static const char sql[] = "SELECT id FROM report WHERE copy_of = (SELECT key FROM report WHERE id = ?) ORDER BY published IS NULL, published, id LIMIT 1";
  return tr_single(store, tr_sql(store, sql, "i", report), 0);
}

int64_t tr_copies_pass_on(truce_store *store, int64_t report) {
  static const char others[] = "UPDATE report SET copy_of = (SELECT key FROM report WHERE id = ?1) WHERE copy_of = (SELECT key FROM report WHERE id = ?2)";
  const int64_t first = first_copy(store, report);
  if (!first) return 0;
  tr_run(store, tr_sql(store, "UPDATE report SET copy_of = NULL WHERE id = ?", "i", first));
  tr_run(store, tr_sql(store, others, "ii", first, report));
  return 1 + tr_single(store, tr_sql(store, "SELECT count(*) FROM report WHERE copy_of = (SELECT key FROM report WHERE id = ?)", "i", first), 0);
}

void tr_copies_note(truce_store *store, int64_t report, const truce_report *read) {
  truce_arena *arena = truce_arena_new(), *scratch = truce_arena_new();
  tr_runs runs;
  tr_sketch sketch;
  if (arena && scratch) {
    tr_runs_make(arena, read->text, &runs);
    tr_sketch_of_runs(arena, read, &runs, &sketch);
    note_credit(store, report, &sketch);
    const original found = find_original(&(looking){store, report, &runs, &sketch, scratch});
    for (uint32_t b = 0; b < sketch.run_count && b < BANDS; b++)
      tr_run(store, tr_sql(store, "INSERT OR IGNORE INTO report_band VALUES (?, ?)", "ii", (int64_t)sketch.runs[b], report));
    if (found.report) mark_copy(store, report, found.report, read->published);
  }
  truce_arena_delete(scratch);
  truce_arena_delete(arena);
}
