/* Watch files: reading, judging reports, proposing one. */
#include "process/watch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "process/families.h"
#include "process/merge.h"
#include "process/views.h"
#include "world/fold.h"

/* ---- reading ---- */

static bool known_kind(truce_span kind) { return tr_listed(kind, "party place proposal"); }

/* A name without the quotation marks that it may stand in. */
static truce_span bare(truce_span name) {
  name = tr_trim(name);
  if (name.size > 1 && (*name.data == '"' || *name.data == '\'') && name.data[name.size - 1] == *name.data)
    name = tr_trim((truce_span){name.data + 1, name.size - 2});
  return name;
}

/* A name may be that of one thing of its kind alone; told twice of the same it is told once. */
static truce_status add_name(truce_store *store, truce_span kind, truce_span alias, truce_span name, const char *file, int64_t number, truce_error *error) {
  truce_status status = TRUCE_OK;
  sqlite3_stmt *q = tr_sql(store, "SELECT name FROM watch WHERE kind = ? AND alias = ?", "tt", kind, alias);
  const bool known = tr_row(store, q);
  if (known && !tr_equal(tr_column_text(q, 0), name))
    status = tr_fail(error, TRUCE_BAD_DATA, file, number, "Line %lld: '%.*s' is a name of '%s' already.", (long long)number, (int)alias.size, alias.data,
                     (const char *)sqlite3_column_text(q, 0));
  if (known) tr_done(q);
  if (!known) tr_run(store, tr_sql(store, "INSERT INTO watch VALUES (?, ?, ?)", "ttt", kind, alias, name));
  return status;
}

/* A mark of quotation at one end only is a typing error, unless it is an apostrophe ("Santos'"). */
static bool half_quoted(truce_span name) { return name.size && (*name.data == '"') != (name.data[name.size - 1] == '"'); }

static truce_status add_names(truce_store *store, truce_span kind, truce_span names, const char *file, int64_t number, truce_error *error) {
  truce_span name = {NULL, 0}, part;
  while (tr_split(&names, '|', &part)) {
    if (half_quoted(tr_trim(part)))
      return tr_fail(error, TRUCE_BAD_DATA, file, number, "Line %lld: a quotation mark of %.*s is missing.", (long long)number, (int)tr_trim(part).size,
                     tr_trim(part).data);
    part = bare(part);
    if (!part.size) continue;
    if (!name.size) name = part;
    const truce_status status = add_name(store, kind, part, name, file, number, error);
    if (status) return status;
  }
  return name.size ? TRUCE_OK : tr_fail(error, TRUCE_BAD_DATA, file, number, "Line %lld holds no name.", (long long)number);
}

static truce_status read_lines(truce_store *store, truce_span text, const char *file, truce_error *error) {
  truce_span line;
  size_t where;
  if (!tr_utf8_valid(text, &where)) return tr_fail(error, TRUCE_BAD_DATA, file, (int64_t)where, "Is not UTF-8 at byte %zu.", where);
  text = tr_behind_mark(text);
  for (int64_t number = 1; tr_split(&text, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || line.data[0] == '#') continue;
    const char *equals = memchr(line.data, '=', line.size);
    truce_span key = equals ? tr_trim((truce_span){line.data, (size_t)(equals - line.data)}) : (truce_span){NULL, 0};
    truce_span value = equals ? tr_trim((truce_span){equals + 1, line.size - (size_t)(equals + 1 - line.data)}) : key;
    const truce_span only = bare(value);
    if (!only.size || *only.data == '[' || (!known_kind(key) && !tr_equal_string(key, "name")))
      return tr_fail(error, TRUCE_BAD_DATA, file, number, "Line %lld: expected 'name', 'party', 'place' or 'proposal', '=' and names parted by '|'.",
                     (long long)number);
    if (tr_equal_string(key, "name")) {
      char name[200];
      snprintf(name, sizeof name, "%.*s", (int)(only.size < 199 ? only.size : 199), only.data);
      tr_meta_set(store, "name", name);
    } else {
      const truce_status status = add_names(store, key, value, file, number, error);
      if (status) return status;
    }
  }
  return TRUCE_OK;
}

/* ---- judging ---- */

static bool letter(char c) { return tr_ascii_alphanumeric(c) || (unsigned char)c >= 0x80; }

/* The words of `part` stand in `text`, whole; capitals matter where the part is all capitals (ELN). */
static bool names(truce_span text, truce_span part) {
  bool capitals = true;
  for (size_t i = 0; i < part.size; i++) capitals = capitals && !tr_ascii_small(part.data[i]);
  if (part.size < 2 || part.size > text.size) return false;
  for (size_t at = 0; at + part.size <= text.size; at++) {
    truce_span here = {text.data + at, part.size};
    if (tr_ascii_lower(*here.data) != tr_ascii_lower(*part.data) || !(capitals ? tr_equal(here, part) : tr_equal_fold(here, part))) continue;
    if ((at && letter(text.data[at - 1])) || (at + part.size < text.size && letter(text.data[at + part.size]))) continue;
    return true;
  }
  return false;
}

bool tr_watch_is_set(truce_store *store) {
  if (!store->watch) store->watch = tr_single(store, tr_sql(store, "SELECT 1 FROM watch LIMIT 1", ""), 0) == 1 ? 1 : -1;
  return store->watch > 0;
}

static const char *reason_of(truce_store *store, int64_t report) {
  sqlite3_stmt *r = tr_sql(store, "SELECT coalesce(title, '') || char(10) || text FROM report WHERE id = ?", "i", report);
  if (!tr_row(store, r)) return NULL;
  truce_span text = tr_column_text(r, 0);
  bool place = false, found = false;
  sqlite3_stmt *w = tr_sql(store, "SELECT kind, alias FROM watch", "");
  while (tr_row(store, w)) {
    bool is_place = tr_equal_string(tr_column_text(w, 0), "place");
    if (found || (is_place && place) || !names(text, tr_column_text(w, 1))) continue;
    if (is_place)
      place = true;
    else
      found = true;
  }
  tr_done(r);
  return found ? NULL : place ? "names a place of the process, but none of its parties and proposals" : "names no party, place or proposal of the process";
}

bool tr_watch_judge(truce_store *store, int64_t report) {
  const char *reason = tr_watch_is_set(store) ? reason_of(store, report) : NULL;
  tr_run(store, tr_sql(store, "UPDATE report SET aside = ? WHERE id = ?", "si", reason, report));
  return reason == NULL;
}

static void judge_all(truce_store *store) {
  size_t count = 0;
  int64_t *ids = tr_all_ids(store, tr_sql(store, "SELECT id FROM report ORDER BY id", ""), &count);
  for (size_t i = 0; i < count && !store->failed; i++) {
    if (tr_watch_judge(store, ids[i]))
      tr_merge_report(store, ids[i]);
    else
      tr_merge_forget(store, ids[i]);
  }
  free(ids);
}

truce_status tr_watch_load(truce_store *store, truce_span text, const char *file, const char *who, truce_error *error) {
  truce_status status = tr_begin(store, error);
  if (status) return status;
  tr_run(store, tr_sql(store, "DELETE FROM watch", ""));
  tr_run(store, tr_sql(store, "DELETE FROM meta WHERE key = 'name'", ""));
  status = read_lines(store, text, file, error);
  if (status) {
    tr_rollback(store);
    return status;
  }
  store->watch = 0;
  memset(store->actors, 0, sizeof store->actors);
  store->epoch++;
  judge_all(store);
  tr_audit(store, who, "watch", json_pack("{s:s}", "file", file));
  return tr_commit(store, error);
}

bool tr_watch_name(truce_store *store, const char *kind, truce_span alias, char *out, size_t size) {
  if (!tr_watch_is_set(store)) return false;
  sqlite3_stmt *q = tr_sql(store, "SELECT name FROM watch WHERE kind = ? AND alias = ?", "st", kind, alias);
  if (!tr_row(store, q)) return false;
  snprintf(out, size, "%.*s", (int)tr_column_text(q, 0).size, tr_column_text(q, 0).data);
  tr_done(q);
  return true;
}

/* ---- writing ---- */

void tr_watch_write(truce_store *store, tr_buffer *out) {
  char *name = tr_meta(store, "name");
  if (name) tr_buffer_printf(out, "name = %s\n", name);
  free(name);
  static const char sql[] =
      "SELECT kind, name, group_concat(CASE WHEN alias != name THEN ' | ' || alias ELSE '' END, '') "
      "FROM watch GROUP BY kind, name ORDER BY kind, name";
  sqlite3_stmt *q = tr_sql(store, sql, "");
  while (tr_row(store, q))
    tr_buffer_printf(out, "%s = %s%s\n", (const char *)sqlite3_column_text(q, 0), (const char *)sqlite3_column_text(q, 1),
                     (const char *)sqlite3_column_text(q, 2));
}

/* The columns of the matrix: the name told most, other names of it as aliases; a word alone ("deal") may mean another tomorrow. */
static void propose_proposals(truce_store *store, tr_buffer *out) {
  json_t *matrix = tr_view_positions(store, &(truce_view_options){.limit = 12}), *columns = json_object_get(matrix, "proposals"), *told = json_object();
  tr_buffer_add_string(out, "\n# proposals\n");
  for (size_t i = 0; i < json_array_size(columns); i++) {
    json_t *members = json_object_get(json_array_get(columns, i), "members"), *id = json_object_get(json_array_get(columns, i), "id");
    const char *first = NULL;
    for (int turn = 0; turn < 2; turn++) /* the one that gives the column its name, then the others */
      for (size_t m = 0; m < json_array_size(members); m++) {
        json_t *member = json_array_get(members, m);
        const char *name = json_string_value(json_object_get(member, "name"));
        char folded[TR_FOLD_LIMIT + 1];
        folded[tr_fold(tr_span(name ? name : ""), folded)] = 0;
        if (!name || json_equal(json_object_get(member, "id"), id) != (turn == 0) || !strchr(name, ' ') || strchr(name, '|') || json_object_get(told, folded))
          continue;
        json_object_set_new(told, folded, json_true());
        tr_buffer_printf(out, "%s%s", first ? " | " : "proposal = ", name);
        first = name;
      }
    if (first) tr_buffer_add_char(out, '\n');
  }
  json_decref(told);
  json_decref(matrix);
}

static void propose(truce_store *store, tr_buffer *out, const char *kind, const char *about, const char *sql) {
  tr_buffer_printf(out, "\n# %s\n", about);
  sqlite3_stmt *q = tr_sql(store, sql, "");
  while (tr_row(store, q)) {
    truce_span name = tr_name_tidy(store->words, tr_column_text(q, 0));
    if (name.size) tr_buffer_printf(out, "%s = %.*s\n", kind, (int)name.size, name.data);
  }
}

/* A state's own forces are other names of it. */
static const char proposed_parties[] =
    "SELECT main || group_concat(alias, '') "
    "FROM (SELECT a.id, coalesce(s.name, a.name) main, count(DISTINCT x.entry) told, "
    "    CASE WHEN s.name IS NULL OR s.name = a.name THEN '' ELSE ' | ' || a.name END alias "
    "  FROM entry_actor x JOIN actor a ON a.id = x.actor "
    "    LEFT JOIN actor s ON s.kind = 'state' AND s.country = a.country AND s.roster_id IS NOT NULL "
    "      AND a.roster_id IS NOT NULL AND a.sectors LIKE '%MIL%' "
    "  WHERE a.kind NOT IN ('population', 'person', 'place', 'other') AND a.name GLOB '[^a-z]*' "
    "    AND (x.kind = 'stance' OR x.field IN ('by', 'parties') OR (x.kind = 'event' "
    "      AND x.entry IN (SELECT id FROM entry WHERE word IN ('ASSAULT', 'COERCE', 'CONCEDE', 'RETREAT')))) "
    "  GROUP BY a.id HAVING told > 1 ORDER BY told DESC) "
    "GROUP BY main ORDER BY sum(told) DESC LIMIT 12";
static const char proposed_places[] =
    "SELECT p.name "
    "FROM (SELECT place, count(*) AS told FROM report_place GROUP BY place HAVING told > 1) x JOIN place p ON p.id = x.place "
    "ORDER BY x.told DESC, p.id LIMIT 12";

void tr_watch_propose(truce_store *store, tr_buffer *out) {
  tr_buffer_add_string(out,
                       "# Watch file of truce: what this process is called, and who and what belongs to it. Strike out what does not, add aliases after '|':\n"
                       "# party = FARC | Revolutionary Armed Forces of Colombia\n# Then: truce watch set FILE\n\n");
  char *name = tr_meta(store, "name");
  if (name) tr_buffer_printf(out, "name = %s\n", name);
  else tr_buffer_add_string(out, "# name = a name for this process\n");
  free(name);
  propose(store, out, "party", "parties: those who accept, reject, fight and are fought, those most told of first", proposed_parties);
  propose(store, out, "place", "places", proposed_places);
  propose_proposals(store, out);
}
