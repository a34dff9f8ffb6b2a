/* Resolves "the plan", "Bogota's offer", "the second phase" to a proposal entry: by the proposal line of the same report, else by shared content
 * words with what has been on the table lately, else a proposal of that name is opened, resting on the line that speaks of it. */
#include "process/abouts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "process/fact_memory.h"
#include "process/families.h"
#include "process/watch.h"
#include "process/words.h"
#include "store/record.h"

enum { LATELY_DAYS = 120, NAME_LIMIT = 160 };

/* The entry of the proposal line with this index in the same report. */
static int64_t by_line(truce_store *store, const tr_fact *line, json_t *about) {
  json_t *index = json_object_get(about, "line");
  if (!json_is_integer(index)) return 0;
  return tr_single(
      store,
      tr_sql(store, "SELECT entry FROM line WHERE report = ? AND number = ? AND kind = 'proposal'", "ii", line->report, (int64_t)json_integer_value(index)), 0);
}

/* The words of the range(s), one blank between pieces. */
static void words_of(truce_store *store, const tr_fact *line, json_t *about, char out[NAME_LIMIT]) {
  *out = 0;
  json_t *ranges = json_object_get(about, "words");
  sqlite3_stmt *q = tr_sql(store, "SELECT text FROM report WHERE id = ?", "i", line->report);
  if (!tr_row(store, q)) return;
  truce_span text = tr_column_text(q, 0);
  size_t used = 0;
  for (size_t i = 0; i < json_array_size(ranges); i++) {
    json_t *range = json_array_get(ranges, i);
    size_t start = (size_t)json_integer_value(json_object_get(range, "start")), end = (size_t)json_integer_value(json_object_get(range, "end"));
    if (start >= end || end > text.size || used + (end - start) + 2 > NAME_LIMIT) continue;
    used += (size_t)snprintf(out + used, NAME_LIMIT - used, "%s%.*s", used ? " " : "", (int)(end - start), text.data + start);
  }
  tr_done(q);
}

/* "the deal", "the offer": whatever is on the table. */
static bool is_vague(truce_store *store, const tr_word_set *words) { return words->count > 0 && tr_words_alike(words, &store->words->any_proposal) >= 0.99; }

/* The proposal whose name is most like some words, so far. */
typedef struct named_like {
  truce_span text;
  const tr_word_set *words;
  double like;
  int64_t entry;
} named_like;

static void try_names(truce_store *store, int64_t entry, named_like *best) {
  const tr_fact *proposal = tr_fact_recall(store, entry);
  const bool shares = proposal && (tr_words_alike(best->words, &proposal->named) > 0 || proposal->named.count == TR_SET_WORDS); /* a full set may lack some */
  if (!shares) return;
  if (tr_fact_of_other_number(proposal, best->text)) return;
  for (size_t i = 0; i < tr_fact_name_count(proposal); i++) {
    const truce_span name = tr_fact_name(proposal, i);
    tr_word_set known = {.count = 0};
    tr_words_add(store->words, &known, name);
    size_t difference = known.count > best->words->count ? known.count - best->words->count : best->words->count - known.count;
    double like = tr_words_alike(best->words, &known) - 0.05 * (double)difference;
    if (like > best->like && !tr_names_apart(store->words, best->text, name)) best->like = like, best->entry = entry;
  }
}

/* The best known proposal for some words: all of the fewer words shared; of several the one told last, of those of no day the last. */
static int64_t by_words(truce_store *store, const tr_fact *line, truce_span text, const tr_word_set *words) {
  enum { AT_MOST = 120 };
  static const char lately[] = "SELECT id FROM entry WHERE kind = 'proposal' AND last_seen BETWEEN ? AND ? ORDER BY last_seen DESC LIMIT ?";
  static const char undated[] = "SELECT id FROM entry WHERE kind = 'proposal' AND last_seen IS NULL ORDER BY id DESC LIMIT ?";
  named_like best = {text, words, 0.65, 0};
  int64_t day = line->first.days == TRUCE_NO_DAY ? TRUCE_NO_DAY : (int64_t)line->first.days, left = AT_MOST;
  sqlite3_stmt *q = tr_sql(store, lately, "iii", day - LATELY_DAYS, day + LATELY_DAYS, left);
  for (; tr_row(store, q); left--) try_names(store, sqlite3_column_int64(q, 0), &best);
  q = tr_sql(store, undated, "i", left);
  while (tr_row(store, q)) try_names(store, sqlite3_column_int64(q, 0), &best);
  return best.entry;
}

/* ---- "the plan" of a report that names it no better ---- */

/* "truce", "accord" … of a name: its family without whose and what. */
static void class_of_name(const tr_process_words *known, const char *name, char key[TR_FAMILY_KEY]) {
  if (!name || !tr_family_of(known, tr_span(name), key)) *key = 0;
  key[strcspn(key, ":/~")] = 0;
}

/* "the UN resolution": the one that the same report has named by its number before. */
static int64_t resolution_of_report(truce_store *store, const tr_fact *line) {
  static const char sql[] =
      "SELECT e.id, json_extract(l.data, '$.fields.name') FROM line l JOIN entry e ON e.id = l.entry "
      "WHERE l.report = ? AND l.kind = 'proposal' AND l.start < (SELECT start FROM line WHERE id = ?) ORDER BY l.start DESC";
  sqlite3_stmt *q = tr_sql(store, sql, "ii", line->report, line->line);
  int64_t found = 0;
  while (!found && tr_row(store, q))
    if (tr_one_resolution(store->words, tr_column_text(q, 1), tr_column_text(q, 1))) found = sqlite3_column_int64(q, 0);
  if (found) tr_done(q);
  return found;
}

int64_t tr_about_spoken_of(truce_store *store, const tr_fact *line) {
  enum { DAYS = 14 };
  const char *name = json_string_value(json_object_get(line->fields, "name"));
  char wanted[TR_FAMILY_KEY], class[TR_FAMILY_KEY];
  if (line->first.days == TRUCE_NO_DAY || !name || !line->known) return 0;
  const bool resolution = tr_some_resolution(store->words, tr_span(name));
  const int64_t told_here = resolution ? resolution_of_report(store, line) : 0;
  if (told_here) return told_here;
  class_of_name(store->words, resolution ? "UN resolution" : name, wanted);
  int64_t chosen = 0, most = 0, second = 0;
  static const char sql[] =
      "SELECT id, json_extract(fields, '$.name'), reports FROM entry "
      "WHERE kind = 'proposal' AND last_seen BETWEEN ?1 - ?2 AND ?1 LIMIT 100";
  sqlite3_stmt *q = *wanted ? tr_sql(store, sql, "ii", (int64_t)line->first.days, (int64_t)DAYS) : NULL;
  while (tr_row(store, q)) {
    const char *other = (const char *)sqlite3_column_text(q, 1);
    class_of_name(store->words, other, class);
    if (!other || !strchr(other, ' ') || strcmp(class, wanted) != 0) continue;
    int64_t reports = sqlite3_column_int64(q, 2);
    if (reports > most)
      second = most, most = reports, chosen = sqlite3_column_int64(q, 0);
    else if (reports > second)
      second = reports;
  }
  return most >= 2 * second ? chosen : 0;
}

static int64_t latest_of_report(truce_store *store, const tr_fact *line) {
  static const char sql[] =
      "SELECT entry FROM line "
      "WHERE report = ? AND kind = 'proposal' AND entry IS NOT NULL AND start <= (SELECT start FROM line WHERE id = ?) "
      "ORDER BY start DESC LIMIT 1";
  return tr_single(store, tr_sql(store, sql, "ii", line->report, line->line), 0);
}

static int64_t open_named(truce_store *store, const tr_fact *line, const char *name) {
  json_t *fields = json_pack("{s:s}", "name", name);
  char *text = json_dumps(fields, JSON_COMPACT);
  int64_t now = tr_now_us();
  static const char sql[] =
      "INSERT INTO entry (kind, status, word, day, minute, precision, of_report, first_seen, last_seen, "
      "  sure, lines, reports, sources, line, says, fields, added_at, changed_at) "
      "SELECT 'proposal', 'actual', '', ?, -1, 1, 1, ?, ?, sure, 0, 1, 1, id, says, ?, ?, ? "
      "FROM line WHERE id = ?";
  tr_run(store, tr_sql(store, sql, "ooosiii", line->first.days, line->first.days, line->last.days, text, now, now, line->line));
  int64_t entry = sqlite3_last_insert_rowid(store->db);
  free(text);
  json_decref(fields);
  return entry;
}

/* Not a whole clause, and not what hangs on a verb: "out of both votes", "on where they would gather". */
static bool is_name(const tr_process_words *known, const char *text) {
  enum { MOST_WORDS = 8 };
  truce_span rest = tr_name_tidy(known, tr_span(text)), word;
  size_t count = 0;
  while (tr_split(&rest, ' ', &word)) {
    if (count < 2 && tr_is_process_word(known, word, TR_WORD_NO_NAME)) return false;
    count++;
  }
  return count <= MOST_WORDS;
}

/* What a line calls the thing that it is about: its name in the watch file, a person's words, else the report's; "" for nothing. */
static void name_of(truce_store *store, const tr_fact *line, json_t *about, char name[NAME_LIMIT]) {
  const char *given = json_string_value(json_object_get(about, "name")); /* by a person */
  char watched[NAME_LIMIT];
  if (given) snprintf(name, NAME_LIMIT, "%s", given);
  else words_of(store, line, about, name);
  if (tr_watch_name(store, "proposal", tr_name_tidy(store->words, tr_span(name)), watched, sizeof watched)) snprintf(name, NAME_LIMIT, "%s", watched);
}

int64_t tr_about_of(truce_store *store, const tr_fact *line) {
  if (line->kind != TRUCE_STEP && line->kind != TRUCE_STANCE) return 0;
  json_t *about = json_object_get(line->fields, "about");
  int64_t entry = by_line(store, line, about);
  if (entry) return entry;
  char name[NAME_LIMIT];
  name_of(store, line, about, name);
  tr_word_set words = {.count = 0};
  tr_words_add(store->words, &words, tr_span(name));
  if (is_vague(store, &words)) entry = latest_of_report(store, line);
  if (!entry) entry = words.count ? by_words(store, line, tr_name_tidy(store->words, tr_span(name)), &words) : 0;
  if (!entry && words.count && is_name(store->words, name)) entry = open_named(store, line, name);
  if (entry)
    tr_run(store,
           tr_sql(store, "UPDATE entry SET last_seen = max(coalesce(last_seen, ?1), ?1) WHERE id = ?2 AND ?1 IS NOT NULL", "oi", line->last.days, entry));
  return entry;
}

bool tr_about_keep(truce_store *store, int64_t entry) {
  const int64_t line = tr_single(store, tr_sql(store, "SELECT line FROM entry WHERE about = ? AND lines > 0 ORDER BY first_seen LIMIT 1", "i", entry), 0);
  if (!line) return false;
  static const char resting[] = "UPDATE entry SET line = ?1, lines = 0, says = (SELECT says FROM line WHERE id = ?1), reports = 1, sources = 1 WHERE id = ?2";
  tr_run(store, tr_sql(store, resting, "ii", line, entry));
  return true;
}

void tr_about_rename(truce_store *store, int64_t entry) {
  static const char sql[] =
      "UPDATE entry SET (day, first_seen, last_seen) = (" /* as open_named has it */
      "    SELECT min(day), min(first_seen), max(last_seen) FROM entry s WHERE s.about = ?1), "
      "  day_from = NULL, day_to = NULL, minute = -1, precision = 1, of_report = 1, place = NULL, spot = NULL, number = NULL, corrected = 0, "
      "  sure = (SELECT sure FROM line WHERE id = entry.line), fields = ?2 "
      "WHERE id = ?1";
  tr_fact line;
  if (!tr_fact_of_line(store, tr_single(store, tr_sql(store, "SELECT line FROM entry WHERE id = ?", "i", entry), 0), &line)) return;
  char name[NAME_LIMIT];
  name_of(store, &line, json_object_get(line.fields, "about"), name);
  json_t *fields = *name ? json_pack("{s:s}", "name", name) : json_object();
  char *text = json_dumps(fields, JSON_COMPACT);
  tr_run(store, tr_sql(store, sql, "is", entry, text));
  tr_run(store, tr_sql(store, "DELETE FROM entry_actor WHERE entry = ?", "i", entry));
  free(text);
  json_decref(fields);
  tr_fact_free(&line);
}
