/* A person's words → the stored value of a field, checked against the tables of truce/record.h. */
#include <stdlib.h>

#include "base/dates.h"
#include "process/corrections.h"
#include "store/record.h"

static json_t *bad(truce_error *error, const char *format, const char *what) {
  tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, format, what);
  return NULL;
}

static json_t *one_word(const char *const *allowed, const char *word, truce_error *error) {
  if (!allowed) return json_string(word);
  tr_buffer list = {0};
  for (size_t i = 0; allowed[i]; i++) {
    if (!strcmp(allowed[i], word)) {
      tr_buffer_free(&list);
      return json_string(word);
    }
    tr_buffer_printf(&list, "%s%s", i ? ", " : "", allowed[i]);
  }
  tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "'%s' is none of: %s.", word, list.data);
  tr_buffer_free(&list);
  return NULL;
}

/* "Lines of the kind step have no field 'position'; theirs are about, step, by, status, date, place." */
static json_t *no_field(truce_line_kind kind, const char *field, truce_error *error) {
  tr_buffer list = {0};
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++) tr_buffer_printf(&list, "%s, ", truce_field_names[*f]);
  tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "Lines of the kind %s have no field '%s'; theirs are %sstatus, date, place.", truce_line_kind_names[kind], field,
          list.data ? list.data : "");
  tr_buffer_free(&list);
  return NULL;
}

/* #12 or a name as the store has it, letters without case. */
static int64_t by_name(truce_store *store, const char *by_id, const char *by_text, truce_span name) {
  double number;
  if (name.size > 1 && name.data[0] == '#' && tr_number((truce_span){name.data + 1, name.size - 1}, &number))
    return tr_single(store, tr_sql(store, by_id, "i", (int64_t)number), 0);
  return tr_single(store, tr_sql(store, by_text, "t", name), 0);
}

static json_t *actors(truce_store *store, const char *words, truce_error *error) {
  json_t *list = json_array();
  truce_span rest = tr_span(words), name;
  while (tr_split(&rest, ',', &name)) {
    name = tr_trim(name);
    if (!name.size) continue;
    int64_t id = by_name(
        store, "SELECT id FROM actor WHERE id = ?",
        "SELECT a.id FROM actor a LEFT JOIN actor_tally t ON t.actor = a.id WHERE a.name = ? COLLATE NOCASE ORDER BY t.reports DESC, a.id LIMIT 1",
        name);
    if (!id) { /* one that no report has named: a person may know better */
      tr_run(store,
             tr_sql(store, "INSERT INTO actor (key, name, kind, sectors) VALUES ('person''s:' || ?1, ?1, 'other', '[]') ON CONFLICT DO NOTHING", "t", name));
      id = tr_single(store, tr_sql(store, "SELECT id FROM actor WHERE key = 'person''s:' || ?", "t", name), 0);
    }
    json_array_append_new(list, json_integer(id));
  }
  (void)error;
  return list;
}

static json_t *place(truce_store *store, const char *words) {
  int64_t id = by_name(store, "SELECT id FROM place WHERE id = ?", "SELECT id FROM place WHERE name = ? COLLATE NOCASE ORDER BY geonames IS NULL LIMIT 1",
                       tr_span(words));
  return id ? json_integer(id) : *words ? json_pack("{s:s}", "name", words) : json_null();
}

/* Where a line happened is a place on the map: one that some report has named. */
static json_t *known_place(truce_store *store, const char *words, truce_error *error) {
  json_t *found = place(store, words);
  if (!json_is_object(found)) return found;
  json_decref(found);
  return bad(error, "No report of this record names a place '%s'.", words);
}

static json_t *date(const char *words, truce_error *error) {
  truce_day from, to;
  if (!tr_day_parse(tr_span(words), &from)) return bad(error, "'%s' is no day; days are written 2016-06-23.", words);
  to.days = from.days + 1;
  if (words[10] == '/') {
    if (!tr_day_parse(tr_span(words + 11), &to) || to.days < from.days) return bad(error, "'%s' is no range of days; write 2016-06-23/2016-06-30.", words);
    to.days++;
  } else if (words[10]) {
    return bad(error, "'%s' is no day; days are written 2016-06-23.", words);
  }
  return json_pack("{s:o, s:o, s:s, s:s}", "from", tr_day_json(from), "to", tr_day_json(to), "precision", "day", "basis", "stated");
}

static json_t *number(const char *words, truce_error *error) {
  double value;
  if (!tr_number(tr_span(words), &value)) return bad(error, "'%s' is no number.", words);
  return value == (double)(int64_t)value ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *flag(const char *words, truce_error *error) {
  if (!strcmp(words, "true") || !strcmp(words, "yes")) return json_true();
  if (!strcmp(words, "false") || !strcmp(words, "no")) return json_false();
  return bad(error, "'%s' is neither true nor false.", words);
}

static json_t *texts(const char *words) {
  json_t *list = json_array();
  truce_span rest = tr_span(words), part;
  while (tr_split(&rest, ',', &part)) {
    part = tr_trim(part);
    if (part.size) json_array_append_new(list, json_stringn(part.data, part.size));
  }
  return list;
}

json_t *tr_value_from_words(truce_store *store, truce_line_kind kind, const char *field, const char *words, truce_error *error) {
  static const char *const statuses[] = {"actual", "planned", "possible", "negated", "requested", NULL};
  truce_field f;
  if (!strcmp(field, "status")) return one_word(statuses, words, error);
  if (!strcmp(field, "date")) return *words ? date(words, error) : json_null();
  if (!strcmp(field, "place")) return known_place(store, words, error);
  if (!tr_kind_field(kind, tr_span(field), &f)) return no_field(kind, field, error);
  switch (truce_field_types[f]) {
    case TRUCE_VALUE_WORD: return one_word(truce_field_words(kind, f), words, error);
    case TRUCE_VALUE_WORDS:
    case TRUCE_VALUE_TEXTS: return texts(words);
    case TRUCE_VALUE_ACTOR:
    case TRUCE_VALUE_ACTORS: return actors(store, words, error);
    case TRUCE_VALUE_PLACE: return place(store, words);
    case TRUCE_VALUE_ABOUT: return json_pack("{s:s}", "name", words);
    case TRUCE_VALUE_RANGES: return bad(error, "The field '%s' holds words of the text and cannot be changed by hand.", field);
    case TRUCE_VALUE_NUMBER: return number(words, error);
    case TRUCE_VALUE_DATE: return date(words, error);
    case TRUCE_VALUE_FLAG: return flag(words, error);
    case TRUCE_VALUE_TEXT: return json_string(words);
    case TRUCE_VALUE_STAGES: return bad(error, "The field '%s' cannot be changed by hand.", field);
  }
  return NULL;
}
