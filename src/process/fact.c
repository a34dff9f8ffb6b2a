/* Facts from the rows of lines and entries. Runs a few times a line. */
#include "process/fact.h"

#include <stdio.h>
#include <stdlib.h>

#include "process/families.h"
#include "store/record.h"

void tr_fact_actor_fields(truce_line_kind kind, truce_field *main, truce_field *other) {
  static const truce_field fields[TRUCE_LINE_KIND_COUNT][2] = {
      [TRUCE_EVENT] = {TRUCE_FIELD_ACTORS, TRUCE_FIELD_RECIPIENTS}, [TRUCE_PROPOSAL] = {TRUCE_FIELD_AUTHORS, TRUCE_FIELD_COUNT},
      [TRUCE_STEP] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},    [TRUCE_STANCE] = {TRUCE_FIELD_PARTY, TRUCE_FIELD_COUNT},
      [TRUCE_MEDIATION] = {TRUCE_FIELD_MEDIATORS, TRUCE_FIELD_PARTIES}, [TRUCE_LEG] = {TRUCE_FIELD_WHO, TRUCE_FIELD_HOSTS},
      [TRUCE_CALL] = {TRUCE_FIELD_WHO, TRUCE_FIELD_WHOM},           [TRUCE_ACCESS] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},
      [TRUCE_SPILLOVER] = {TRUCE_FIELD_WHO, TRUCE_FIELD_COUNT},     [TRUCE_DOMESTIC] = {TRUCE_FIELD_WHO, TRUCE_FIELD_PRESSURE_ON},
      [TRUCE_FIGURE] = {TRUCE_FIELD_BY_WHOM, TRUCE_FIELD_COUNT},    [TRUCE_DEADLINE] = {TRUCE_FIELD_SET_BY, TRUCE_FIELD_COUNT}};
  *main = fields[kind][0];
  *other = fields[kind][1];
}

/* The words that tell apart two facts of the same kind by the same actors. */
static truce_field naming_field(truce_line_kind kind) {
  static const truce_field fields[TRUCE_LINE_KIND_COUNT] = {
      [TRUCE_EVENT] = TRUCE_FIELD_COUNT,      [TRUCE_PROPOSAL] = TRUCE_FIELD_NAME,   [TRUCE_STEP] = TRUCE_FIELD_COUNT,
      [TRUCE_STANCE] = TRUCE_FIELD_COUNT,     [TRUCE_MEDIATION] = TRUCE_FIELD_COUNT, [TRUCE_LEG] = TRUCE_FIELD_WHERE,
      [TRUCE_CALL] = TRUCE_FIELD_FOR_WHAT,    [TRUCE_ACCESS] = TRUCE_FIELD_POINT,    [TRUCE_SPILLOVER] = TRUCE_FIELD_WHERE,
      [TRUCE_DOMESTIC] = TRUCE_FIELD_COUNTRY, [TRUCE_FIGURE] = TRUCE_FIELD_OF,       [TRUCE_DEADLINE] = TRUCE_FIELD_WHAT_WORDS};
  return fields[kind];
}

static void hear_fact(truce_store *store, tr_fact *fact, truce_span text) {
  tr_hear(&(tr_hearing){store->words, &fact->words, &fact->numbers, &fact->anew}, text);
}

/* Words of a value: a string, {"name"}, {"start","end"} ranges of the text, or a list of these. */
static void add_value_words(const tr_process_words *known, tr_word_set *set, json_t *value, truce_span text) {
  if (json_is_string(value)) {
    tr_words_add(known, set, (truce_span){json_string_value(value), json_string_length(value)});
  } else if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value); i++) add_value_words(known, set, json_array_get(value, i), text);
  } else if (json_is_object(value)) {
    json_t *name = json_object_get(value, "name");
    size_t start = (size_t)json_integer_value(json_object_get(value, "start")), end = (size_t)json_integer_value(json_object_get(value, "end"));
    if (name)
      add_value_words(known, set, name, text);
    else if (start < end && end <= text.size)
      tr_words_add(known, set, (truce_span){text.data + start, end - start});
  }
}

/* Two tellings that share no more than names of actors are not alike; a place that was struck tells them apart. */
static void leave_out_names(truce_store *store, tr_word_set *words, const tr_actor_set *set) {
  for (size_t i = 0; i < set->count; i++) {
    const tr_remembered_actor *known = &store->actors[(uint64_t)set->ids[i] % TR_REMEMBERED];
    for (size_t k = 0; known->id == set->ids[i] && !known->place && k < known->word_count; k++) tr_words_leave_out(words, known->words[k]);
  }
}

static void fill_set(truce_store *store, json_t *fields, truce_field field, tr_actor_set *set) {
  set->count = 0;
  if (field == TRUCE_FIELD_COUNT) return;
  json_t *list = json_object_get(fields, truce_field_names[field]);
  for (size_t i = 0; i < json_array_size(list); i++) tr_actor_set_add(store, set, json_integer_value(json_array_get(list, i)));
}

/* Words of the whole sentence of a line. */
static void hear_sentence(truce_store *store, const tr_hearing *h, int64_t line) {
  static const char sql[] =
      "SELECT s.start, s.end, r.text "
      "FROM line l JOIN sentence s ON s.report = l.report AND s.number = l.sentence JOIN report r ON r.id = l.report "
      "WHERE l.id = ?";
  sqlite3_stmt *q = tr_sql(store, sql, "i", line);
  if (!tr_row(store, q)) return;
  size_t start = (size_t)sqlite3_column_int64(q, 0), end = (size_t)sqlite3_column_int64(q, 1);
  truce_span text = tr_column_text(q, 2);
  if (start < end && end <= text.size) tr_hear(h, (truce_span){text.data + start, end - start});
  tr_done(q);
}

/* Actors, and the words besides their names. A number is one count among many: what it counts is told by its sentence; so is what few words tell. */
static void fill_actors(truce_store *store, tr_fact *fact) {
  enum { FEW = 3 };
  truce_field main, other;
  tr_fact_actor_fields(fact->kind, &main, &other);
  fill_set(store, fact->fields, main, &fact->main);
  fill_set(store, fact->fields, other, &fact->other);
  if (fact->kind == TRUCE_FIGURE) hear_sentence(store, &(tr_hearing){store->words, &fact->words, &fact->numbers, &fact->anew}, fact->line);
  leave_out_names(store, &fact->words, &fact->main);
  leave_out_names(store, &fact->words, &fact->other);
  fact->around = fact->words;
  if (fact->kind != TRUCE_EVENT || fact->words.count >= FEW) return;
  hear_sentence(store, &(tr_hearing){.known = store->words, .words = &fact->around, .anew = &fact->anew}, fact->line);
  leave_out_names(store, &fact->around, &fact->main);
  leave_out_names(store, &fact->around, &fact->other);
}

static void fill_number(tr_fact *fact) {
  json_t *number = json_object_get(fact->fields, fact->kind == TRUCE_EVENT ? "dead" : "number");
  fact->numbered = json_is_number(number);
  fact->number = fact->numbered ? json_number_value(number) : 0;
}

/* The first place of the same name that may be the same: one report knows its country, another does not. */
static void look_up_place(truce_store *store, tr_remembered_place *known, tr_word_set *name) {
  static const char sql[] =
      "SELECT min(b.id) "
      "FROM place a JOIN place b ON b.name = a.name COLLATE NOCASE "
      "  AND (b.country IS NULL OR a.country IS NULL OR b.country = a.country) "
      "WHERE a.id = ?";
  known->first = tr_single(store, tr_sql(store, sql, "i", known->id), known->id);
  sqlite3_stmt *q = tr_sql(store, "SELECT name FROM place WHERE id = ?", "i", known->first);
  while (tr_row(store, q)) tr_words_add(store->words, name, tr_column_text(q, 0));
}

/* Its number; the words of its name are added. Long names are not remembered. */
static int64_t one_place(truce_store *store, int64_t place, tr_word_set *name) {
  enum { MOST = sizeof((tr_remembered_place *)NULL)->words / sizeof(uint32_t) };
  if (!place) return 0;
  tr_remembered_place *known = &store->places[(uint64_t)place % TR_REMEMBERED];
  if (known->id == place) {
    memcpy(name->words, known->words, (name->count = known->word_count) * sizeof *name->words);
    return known->first;
  }
  *known = (tr_remembered_place){.id = place};
  look_up_place(store, known, name);
  known->word_count = name->count;
  if (name->count > MOST) known->id = 0;
  else memcpy(known->words, name->words, name->count * sizeof *name->words);
  return known->first;
}

/* The place that a fact is about: where, point; else where it happened. */
static void fill_place(truce_store *store, tr_fact *fact, int64_t happened) {
  truce_field field = naming_field(fact->kind);
  json_t *value = field == TRUCE_FIELD_WHERE || field == TRUCE_FIELD_POINT ? json_object_get(fact->fields, truce_field_names[field]) : NULL;
  fact->place = one_place(store, json_is_integer(value) ? json_integer_value(value) : value ? 0 : happened, &fact->place_name);
}

static void copy_text(char *out, size_t size, truce_span text) {
  snprintf(out, size, "%.*s", (int)(text.size < size ? text.size : size - 1), text.data ? text.data : "");
}

static truce_line_status status_from(truce_span name) {
  int i = 0;
  while (i + 1 < TRUCE_STATUS_COUNT && !tr_equal_string(name, truce_line_status_names[i])) i++;
  return (truce_line_status)i;
}

int64_t tr_fact_matter(truce_store *store, const tr_fact *fact) {
  static const char sql[] =
      "SELECT e.about "
      "FROM line x JOIN line l ON l.report = x.report AND l.sentence = x.sentence AND l.kind IN ('step', 'stance') AND l.start < x.end AND l.end > x.start "
      "  JOIN entry e ON e.id = l.entry "
      "WHERE x.id = ? AND e.about IS NOT NULL ORDER BY l.number LIMIT 1";
  if (fact->kind != TRUCE_EVENT || !tr_listed(tr_span(fact->word), "AGREE REJECT REQUEST SUPPORT")) return 0;
  return tr_single(store, tr_sql(store, sql, "i", fact->line), 0);
}

/* What follows from the fields, for lines and entries alike. `happened` is the place where it did. */
static void fill_rest(truce_store *store, tr_fact *fact, int64_t happened) {
  if (fact->kind == TRUCE_PROPOSAL) add_value_words(store->words, &fact->named, json_object_get(fact->fields, "also"), TR_SPAN(""));
  fill_place(store, fact, happened);
  fill_actors(store, fact);
  fill_number(fact);
}

bool tr_fact_of_line(truce_store *store, int64_t line, tr_fact *fact) {
  *fact = (tr_fact){.line = line};
  static const char sql[] =
      "SELECT l.report, l.kind, l.status, l.day, l.of_report, l.place, l.sure, l.sentence, l.says, json_extract(l.data, '$.fields'), "
      "  r.published, r.text, r.source_group, l.entry "
      "FROM line l JOIN report r ON r.id = l.report "
      "WHERE l.id = ?";
  sqlite3_stmt *q = tr_sql(store, sql, "i", line);
  if (!tr_row(store, q)) return false;
  fact->report = sqlite3_column_int64(q, 0);
  fact->kind = tr_kind_from(tr_column_text(q, 1));
  fact->status = status_from(tr_column_text(q, 2));
  fact->day = tr_column_day(q, 3);
  fact->of_report = sqlite3_column_int(q, 4) != 0;
  fact->sure = sqlite3_column_double(q, 6);
  fact->sentence = sqlite3_column_int64(q, 7);
  fact->fields = tr_column_json(q, 9);
  fact->first = fact->last = tr_column_day(q, 10);
  fact->entry = sqlite3_column_int64(q, 13);
  copy_text(fact->source_group, sizeof fact->source_group, tr_column_text(q, 12));
  hear_fact(store, fact, tr_column_text(q, 8));
  const truce_span name = tr_span(json_string_value(json_object_get(fact->fields, "name")));
  const bool bare = fact->kind == TRUCE_PROPOSAL && name.size && !memchr(name.data, ' ', name.size);
  fact->introduced = bare && tr_name_introduced(store->words, tr_column_text(q, 8), name);
  fact->known = (bare || (fact->kind == TRUCE_PROPOSAL && tr_some_resolution(store->words, name))) && tr_name_known(store->words, tr_column_text(q, 8), name);
  int64_t happened = sqlite3_column_int64(q, 5);
  truce_field naming = naming_field(fact->kind), word = tr_kind_word_field(fact->kind);
  if (naming != TRUCE_FIELD_COUNT) add_value_words(store->words, &fact->named, json_object_get(fact->fields, truce_field_names[naming]), tr_column_text(q, 11));
  tr_done(q);
  if (word != TRUCE_FIELD_COUNT) copy_text(fact->word, sizeof fact->word, tr_span(json_string_value(json_object_get(fact->fields, truce_field_names[word]))));
  fill_rest(store, fact, happened);
  fact->matter = tr_fact_matter(store, fact);
  return true;
}

bool tr_fact_of_entry(truce_store *store, int64_t entry, tr_fact *fact) {
  *fact = (tr_fact){.entry = entry};
  static const char sql[] =
      "SELECT kind, status, word, day, of_report, first_seen, last_seen, place, about, sure, line, says, fields "
      "FROM entry WHERE id = ?";
  sqlite3_stmt *q = tr_sql(store, sql, "i", entry);
  if (!tr_row(store, q)) return false;
  fact->kind = tr_kind_from(tr_column_text(q, 0));
  fact->status = status_from(tr_column_text(q, 1));
  copy_text(fact->word, sizeof fact->word, tr_column_text(q, 2));
  fact->day = tr_column_day(q, 3);
  fact->of_report = sqlite3_column_int(q, 4) != 0;
  fact->first = tr_column_day(q, 5);
  fact->last = tr_column_day(q, 6);
  int64_t happened = sqlite3_column_int64(q, 7);
  fact->about = sqlite3_column_int64(q, 8);
  fact->sure = sqlite3_column_double(q, 9);
  fact->line = sqlite3_column_int64(q, 10);
  fact->fields = tr_column_json(q, 12);
  hear_fact(store, fact, tr_column_text(q, 11));
  tr_done(q);
  truce_field naming = naming_field(fact->kind);
  if (naming != TRUCE_FIELD_COUNT) add_value_words(store->words, &fact->named, json_object_get(fact->fields, truce_field_names[naming]), TR_SPAN(""));
  fill_rest(store, fact, happened);
  return true;
}

void tr_fact_free(tr_fact *fact) {
  json_decref(fact->fields);
  fact->fields = NULL;
}

size_t tr_fact_name_count(const tr_fact *fact) { return 1 + json_array_size(json_object_get(fact->fields, "also")); }

truce_span tr_fact_name(const tr_fact *fact, size_t i) {
  json_t *name = i ? json_array_get(json_object_get(fact->fields, "also"), i - 1) : json_object_get(fact->fields, "name");
  return tr_span(json_string_value(name));
}

bool tr_fact_of_other_number(const tr_fact *fact, truce_span name) {
  for (size_t i = 0; i < tr_fact_name_count(fact); i++)
    if (tr_numbers_differ(tr_fact_name(fact, i), name)) return true;
  return false;
}
