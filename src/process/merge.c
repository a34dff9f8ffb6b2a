/* Gives lines their entries: of the candidates the best by rule, else a new entry. */
#include "process/merge.h"

#include <stdio.h>
#include <stdlib.h>

#include "process/abouts.h"
#include "process/candidates.h"
#include "process/entry.h"
#include "process/fact_memory.h"
#include "process/renewal.h"
#include "process/rules.h"

static void link_denials(truce_store *store, const tr_fact *line, int64_t entry, const tr_candidates *found) {
  for (size_t i = 0; i < found->count; i++) {
    const int64_t other = found->ids[i];
    const bool opposite = found->negated[i] != (line->status == TRUCE_NEGATED);
    const tr_fact *fact = opposite && other != entry ? tr_fact_recall(store, other) : NULL;
    if (!fact || !tr_rule_denies(line, fact)) continue;
    const int64_t denying = line->status == TRUCE_NEGATED ? entry : other, denied = line->status == TRUCE_NEGATED ? other : entry;
    tr_run(store, tr_sql(store, "INSERT OR IGNORE INTO entry_link VALUES (?, ?, 'denies', 'same fact, one says that it is not so')", "ii", denying, denied));
    tr_run(store, tr_sql(store, "UPDATE entry SET denied = 1 WHERE id = ?", "i", denied));
  }
}

/* The report and sentence of the entry's own lines in the line's report, so that one telling is not merged with itself. */
static void note_same_report(truce_store *store, const tr_fact *line, tr_fact *entry) {
  static const char sql[] = "SELECT sentence FROM line WHERE entry = ? AND report = ? ORDER BY sentence = ? DESC LIMIT 1";
  sqlite3_stmt *q = tr_sql(store, sql, "iii", entry->entry, line->report, line->sentence);
  if (!tr_row(store, q)) return;
  entry->report = line->report;
  entry->sentence = sqlite3_column_int64(q, 0);
  tr_done(q);
}

static int64_t best_entry(truce_store *store, const tr_fact *line, const tr_candidates *found, int64_t not_entry, char *why, size_t size) {
  double best = 0;
  int64_t chosen = 0;
  for (size_t i = 0; i < found->count; i++) {
    char reason[200];
    const bool opposite = found->negated[i] != (line->status == TRUCE_NEGATED); /* never the same fact */
    const tr_fact *known = opposite || found->ids[i] == not_entry ? NULL : tr_fact_recall(store, found->ids[i]);
    if (!known || tr_rule_same(store->words, line, known, reason, sizeof reason) <= best) continue;
    tr_fact entry = *known; /* asked only now: is it a telling of this very report, and of the same matter? */
    note_same_report(store, line, &entry);
    if (line->matter) entry.matter = tr_fact_matter(store, &entry);
    const double like = tr_rule_same(store->words, line, &entry, reason, sizeof reason);
    if (like <= best || tr_is_renewal(store, line, entry.entry)) continue;
    best = like;
    chosen = entry.entry;
    snprintf(why, size, "%s", reason);
  }
  return chosen;
}

static bool place_line(truce_store *store, int64_t id, int64_t not_entry) {
  tr_fact line;
  tr_candidates found = {.count = 0};
  char why[200] = "first telling";
  if (!tr_fact_of_line(store, id, &line)) return false;
  line.about = tr_about_of(store, &line);
  tr_candidates_find(store, &line, &found);
  int64_t entry = line.kind == TRUCE_PROPOSAL ? tr_about_spoken_of(store, &line) : 0;
  if (entry && entry != not_entry)
    snprintf(why, sizeof why, "the one of its kind that reports spoke of at the time");
  else
    entry = best_entry(store, &line, &found, not_entry, why, sizeof why);
  bool fresh = entry == 0;
  if (fresh) entry = tr_entry_new(store, &line);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "zsi", entry, why, id));
  if (!fresh) tr_entry_refresh(store, entry);
  if (entry) link_denials(store, &line, entry, &found);
  tr_fact_free(&line);
  return fresh;
}

/* ---- public ---- */

void tr_merge_line(truce_store *store, int64_t line, int64_t not_entry) { place_line(store, line, not_entry); }

/* Proposals first: steps and positions may be about them, and events in their words. */
size_t tr_merge_report(truce_store *store, int64_t report) {
  size_t count = 0, fresh = 0;
  int64_t *ids = tr_all_ids(
      store,
      tr_sql(store, "SELECT id FROM line WHERE report = ? AND entry IS NULL AND dropped = 0 ORDER BY kind != 'proposal', kind = 'event', number", "i", report),
      &count);
  for (size_t i = 0; i < count && !store->failed; i++) fresh += place_line(store, ids[i], 0);
  free(ids);
  return fresh;
}

static void refresh_all(truce_store *store, const int64_t *entries, size_t count) {
  for (size_t i = 0; i < count && !store->failed; i++) tr_entry_refresh(store, entries[i]);
}

void tr_merge_forget(truce_store *store, int64_t report) {
  static const char told[] = "SELECT DISTINCT entry FROM line WHERE report = ? AND entry IS NOT NULL";
  static const char resting[] = /* proposals that are only spoken of may rest on a line of the report */
      "SELECT DISTINCT p.id FROM line l JOIN entry e ON e.id = l.entry JOIN entry p ON p.id = e.about WHERE l.report = ? AND p.lines = 0";
  size_t count = 0, resting_count = 0;
  int64_t *entries = tr_all_ids(store, tr_sql(store, told, "i", report), &count);
  int64_t *proposals = tr_all_ids(store, tr_sql(store, resting, "i", report), &resting_count);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = NULL WHERE report = ?", "i", report));
  refresh_all(store, entries, count);
  refresh_all(store, proposals, resting_count);
  free(entries);
  free(proposals);
}

int64_t tr_merge_alone(truce_store *store, int64_t line, const char *why) {
  tr_fact fact;
  if (!tr_fact_of_line(store, line, &fact)) return 0;
  fact.about = tr_about_of(store, &fact);
  int64_t before = fact.entry, entry = tr_entry_new(store, &fact);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "zsi", entry, why, line));
  if (before) tr_entry_refresh(store, before);
  tr_fact_free(&fact);
  return entry;
}

void tr_merge_into(truce_store *store, int64_t line, int64_t entry, const char *why) {
  int64_t before = tr_single(store, tr_sql(store, "SELECT entry FROM line WHERE id = ?", "i", line), 0);
  tr_run(store, tr_sql(store, "UPDATE line SET entry = ?, merged = ? WHERE id = ?", "isi", entry, why, line));
  tr_entry_refresh(store, entry);
  if (before && before != entry) tr_entry_refresh(store, before);
}
