/* The columns of the positions matrix: families of proposals, those spoken of lately first. */
#include "process/positions.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"
#include "process/fact.h"
#include "process/families.h"
#include "process/watch.h"
#include "process/words.h"
#include "store/persons.h"
#include "store/spell.h"

enum { MOST_READ = 400, LEAST_TOLD = 3, LATELY_DAYS = 60 };

static json_t *find_family(json_t *families, const char *key) {
  for (size_t i = 0; i < json_array_size(families); i++)
    if (!strcmp(json_string_value(json_object_get(json_array_get(families, i), "family")), key)) return json_array_get(families, i);
  return NULL;
}

static json_t *new_family(const char *key) {
  return json_pack("{s:n, s:n, s:n, s:s, s:i, s:n, s:n, s:[]}", "id", "name", "stage", "family", key, "told", 0, "first", "last", "members");
}

/* A family goes by the name, and the id, of the member that most positions are told of. */
static void add_member(json_t *family, int64_t id, truce_span name, int64_t told, truce_day first, truce_day last) {
  json_t *members = json_object_get(family, "members"), *best = NULL;
  if (!name.data) name = TR_SPAN("?");
  json_t *called = json_stringn_nocheck(name.data, name.size);
  json_array_append_new(members, json_pack("{s:I, s:o, s:I}", "id", (json_int_t)id, "name", called, "told", (json_int_t)told));
  for (size_t i = 0; i < json_array_size(members); i++)
    if (!best || json_integer_value(json_object_get(json_array_get(members, i), "told")) > json_integer_value(json_object_get(best, "told")))
      best = json_array_get(members, i);
  json_object_set(family, "id", json_object_get(best, "id"));
  json_object_set(family, "name", json_object_get(best, "name"));
  json_object_set_new(family, "told", json_integer(json_integer_value(json_object_get(family, "told")) + told));
  if (json_is_null(json_object_get(family, "last"))) json_object_set_new(family, "last", tr_day_json(last)); /* read from the latest on */
  json_object_set_new(family, "first", tr_day_json(first));
}

/* "independence", "disarmament"; not "attend", "support", "return": a single word must tell a thing. */
static bool names_thing(const tr_process_words *known, truce_span name) {
  if (memchr(name.data, ' ', name.size) || tr_ascii_capital(name.data[0])) return true;
  for (size_t at = 0; at < name.size; at++)
    if (tr_is_process_word(known, (truce_span){name.data + at, name.size - at}, TR_WORD_THING_ENDS)) return true;
  return false;
}

/* Is it what somebody is called, "Assad" of "Bashar al-Assad" too? Whom others are for or against is not on the table. */
static bool names_somebody(truce_store *store, truce_span name) {
  static const char sql[] =
      "SELECT 1 FROM actor INDEXED BY actor_by_name WHERE name = ?1 COLLATE NOCASE "
      "UNION ALL SELECT 1 FROM actor INDEXED BY actor_by_last_name "
      "  WHERE kind = 'person' AND " TR_LAST_NAME("name") " = " TR_LAST_NAME("?1") " AND (name LIKE '% ' || ?1 OR name LIKE '%-' || ?1) "
      "LIMIT 1";
  return tr_single(store, tr_sql(store, sql, "t", name), 0) != 0;
}

static json_t *families_of(truce_store *store, int32_t today) {
  json_t *families = json_array(), *map = tr_family_map(store, today);
  static const char sql[] =
      "SELECT p.id, json_extract(p.fields, '$.name'), "
      "  (SELECT count(*) FROM entry s WHERE s.about = p.id "
      "    AND (s.kind = 'stance' OR (s.kind = 'step' AND s.word IN ('signed', 'agreed') AND s.status = 'actual')) "
      "    AND (s.day IS NULL OR s.day <= ?1) AND ifnull(s.first_seen, 0) <= ?1) AS told, "
      "  p.first_seen, p.last_seen "
      "FROM entry p "
      "WHERE p.kind = 'proposal' AND ifnull(p.first_seen, 0) <= ?1 "
      "ORDER BY p.last_seen DESC, p.id DESC LIMIT ?2";
  sqlite3_stmt *q = tr_sql(store, sql, "ii", (int64_t)today, (int64_t)MOST_READ);
  while (tr_row(store, q)) {
    int64_t id = sqlite3_column_int64(q, 0), told = sqlite3_column_int64(q, 2);
    const char *key = tr_family_in(map, id);
    char class[TR_FAMILY_KEY];
    truce_span name = tr_name_tidy(store->words, tr_column_text(q, 1));
    if (!told || !key) continue;
    const bool named = tr_family_of(store->words, name, class) || !strncmp(key, "watched:", 8);
    if (!named && (told < LEAST_TOLD || !name.size || !names_thing(store->words, name) || names_somebody(store, name)))
      continue; /* something that somebody is for or against */
    json_t *family = find_family(families, key);
    if (!family) json_array_append_new(families, family = new_family(key));
    add_member(family, id, name, told, tr_column_day(q, 3), tr_column_day(q, 4));
  }
  json_decref(map);
  return families;
}

/* Those spoken of lately, and more than once, first, then those that most is told of. */
static bool before(json_t *a, json_t *b, int32_t today) {
  json_t *families[] = {a, b};
  bool lately[2];
  for (int i = 0; i < 2; i++) {
    truce_day last;
    const char *text = json_string_value(json_object_get(families[i], "last"));
    lately[i] = json_integer_value(json_object_get(families[i], "told")) > 1 && text && tr_day_parse(tr_span(text), &last) && today - last.days <= LATELY_DAYS;
  }
  int64_t x = json_integer_value(json_object_get(a, "told")), y = json_integer_value(json_object_get(b, "told"));
  return lately[0] != lately[1] ? lately[0] : x > y;
}

enum { MONTH = 7, DAY = 10 }; /* letters of "2016-03", of "2016-03-01" */

/* How much of its first day tells a column from others of its name; 0: no other has it. */
static int told_apart_by(json_t *columns, size_t column) {
  json_t *one = json_array_get(columns, column);
  const char *first = json_string_value(json_object_get(one, "first"));
  int letters = 0;
  for (size_t i = 0; first && i < json_array_size(columns) && letters < DAY; i++) {
    json_t *other = json_array_get(columns, i);
    const char *others = json_string_value(json_object_get(other, "first"));
    if (i == column || !json_equal(json_object_get(one, "name"), json_object_get(other, "name"))) continue;
    letters = others && !strncmp(first, others, MONTH) ? DAY : MONTH;
  }
  return letters;
}

/* Of columns with one name each says when it was first told of. */
static void tell_apart(json_t *columns) {
  const size_t count = json_array_size(columns);
  int *letters = calloc(count + 1, sizeof *letters);
  for (size_t i = 0; letters && i < count; i++) letters[i] = told_apart_by(columns, i);
  for (size_t i = 0; letters && i < count; i++) {
    json_t *column = json_array_get(columns, i);
    const char *name = json_string_value(json_object_get(column, "name")), *first = json_string_value(json_object_get(column, "first"));
    if (letters[i]) json_object_set_new(column, "name", json_sprintf("%s (%.*s)", name, letters[i], first));
  }
  free(letters);
}

json_t *tr_position_columns(truce_store *store, int32_t today, size_t most) {
  json_t *families = families_of(store, today), *columns = json_array();
  while (json_array_size(families) && json_array_size(columns) < most) {
    size_t best = 0;
    for (size_t i = 1; i < json_array_size(families); i++)
      if (before(json_array_get(families, i), json_array_get(families, best), today)) best = i;
    json_array_append(columns, json_array_get(families, best));
    json_array_remove(families, best);
  }
  json_decref(families);
  tell_apart(columns);
  return columns;
}
