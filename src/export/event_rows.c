/* An event's entry → rows: one for each pair of actor and recipient, each column's value taken from its part of the entry and escaped. */
#include "export/event_rows.h"

#include <stdio.h>

#include "base/dates.h"

/* CAMEO roots, Goldstein's scale and quad classes for the sixteen types (CAMEO 1.1b3; the nearest code where CAMEO cuts finer). */
static const tr_type_codes codes[] = {
    {"AGREE", "030", "Express intent to cooperate", 4.0, 1},   {"CONSULT", "040", "Consult", 1.0, 1},
    {"SUPPORT", "050", "Engage in diplomatic cooperation", 3.5, 1}, {"COOPERATE", "060", "Engage in material cooperation", 6.0, 2},
    {"AID", "070", "Provide aid", 7.0, 2},                     {"CONCEDE", "080", "Yield", 5.0, 2},
    {"RETREAT", "087", "De-escalate military engagement", 9.0, 2}, {"REQUEST", "020", "Make an appeal or request", 3.0, 1},
    {"REJECT", "120", "Reject", -4.0, 3},                      {"ACCUSE", "112", "Accuse", -2.0, 3},
    {"THREATEN", "130", "Threaten", -4.4, 3},                  {"PROTEST", "140", "Engage in political dissent", -6.5, 3},
    {"SANCTION", "160", "Reduce relations", -4.0, 4},          {"MOBILIZE", "150", "Demonstrate military or police power", -7.2, 4},
    {"COERCE", "170", "Coerce", -7.0, 4},                      {"ASSAULT", "190", "Use conventional military force", -10.0, 4}};

const tr_type_codes *tr_type_codes_of(const char *type) {
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (!strcmp(codes[i].type, type)) return &codes[i];
  return NULL;
}

void tr_row_number(const json_t *object, const char *name, tr_buffer *out) {
  const json_t *value = json_object_get(object, name);
  if (json_is_number(value)) tr_buffer_printf(out, "%.10g", json_number_value(value));
}

void tr_row_first(const json_t *object, const char *name, tr_buffer *out) {
  const json_t *one = json_array_get(json_object_get(object, name), 0);
  if (json_is_string(one)) tr_buffer_add_string(out, json_string_value(one));
}

long long tr_row_id(const tr_event_row *row) { return (long long)json_integer_value(json_object_get(row->entry, "id")); }

void tr_row_type(const tr_event_row *row, tr_buffer *out) { tr_buffer_add_string(out, row->type); }

void tr_row_cameo(const tr_event_row *row, tr_buffer *out) {
  const tr_type_codes *found = tr_type_codes_of(row->type);
  if (found) tr_buffer_add_string(out, found->cameo);
}

void tr_row_goldstein(const tr_event_row *row, tr_buffer *out) {
  const tr_type_codes *found = tr_type_codes_of(row->type);
  if (found) tr_buffer_printf(out, "%.1f", found->goldstein);
}

void tr_row_digits(const tr_event_row *row, tr_buffer *out) { tr_buffer_printf(out, "%lld", tr_row_id(row) * 100 + (long long)(row->number % 100)); }

/* ---- columns ---- */

static void add_day(const tr_event_row *row, const char *format, tr_buffer *out) {
  if (row->day.days == TRUCE_NO_DAY) return;
  tr_civil c = tr_civil_of(row->day);
  for (const char *f = format; *f; f++) {
    if (*f == 'Y') tr_buffer_printf(out, "%04d", c.year);
    else if (*f == 'M') tr_buffer_printf(out, "%02d", c.month);
    else if (*f == 'D') tr_buffer_printf(out, "%02d", c.day);
    else tr_buffer_add_char(out, *f);
  }
}

static void add_list(const json_t *list, const char *between, tr_buffer *out) {
  for (size_t i = 0; i < json_array_size(list); i++) {
    const json_t *one = json_array_get(list, i);
    const char *text = json_is_object(one) ? tr_text_in(one, "name") : json_string_value(one);
    if (text) tr_buffer_printf(out, "%s%s", i ? between : "", text);
  }
}

static const json_t *part_of(const tr_event_row *row, tr_row_part part) {
  const json_t *const parts[] = {
      [TR_ROW_ENTRY] = row->entry,         [TR_ROW_FIELDS] = row->fields, [TR_ROW_ACTOR] = row->actor,
      [TR_ROW_RECIPIENT] = row->recipient, [TR_ROW_PLACE] = row->place,
  };
  return parts[part];
}

static void add_column(const tr_event_table *table, const tr_event_column *column, const tr_event_row *row, tr_buffer *out) {
  const json_t *part = part_of(row, column->part);
  if (column->write) column->write(row, out);
  else if (column->text) tr_buffer_add_string(out, tr_text_in(part, column->text));
  else if (column->number) tr_row_number(part, column->number, out);
  else if (column->list) add_list(json_object_get(part, column->list), table->between, out);
  else if (column->first) tr_row_first(part, column->first, out);
  else if (column->day) add_day(row, column->day, out);
}

/* ---- writing ---- */

static bool holds(truce_span text, char c) { return text.size && memchr(text.data, c, text.size); }

static void add_cell(const tr_event_table *table, truce_span text, tr_buffer *out) {
  const bool quote = table->separator == ',' && (holds(text, ',') || holds(text, '"') || holds(text, '\n'));
  if (quote) tr_buffer_add_char(out, '"');
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (c == '"' && quote) tr_buffer_add_char(out, '"');
    tr_buffer_add_char(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
  }
  if (quote) tr_buffer_add_char(out, '"');
}

void tr_event_table_begin(const tr_event_table *table, tr_buffer *out) {
  if (!table->header) return;
  for (size_t i = 0; i < table->column_count; i++) {
    if (i) tr_buffer_add_char(out, table->separator);
    add_cell(table, tr_span(table->columns[i].name), out);
  }
  tr_buffer_add_char(out, '\n');
}

static void write_row(const tr_event_table *table, const tr_event_row *row, tr_buffer *out) {
  tr_buffer cell = {0};
  for (size_t i = 0; i < table->column_count; i++) {
    tr_buffer_clear(&cell);
    add_column(table, &table->columns[i], row, &cell);
    if (i) tr_buffer_add_char(out, table->separator);
    add_cell(table, tr_buffer_span(&cell), out);
  }
  tr_buffer_add_char(out, '\n');
  tr_buffer_free(&cell);
}

static size_t place_in(const json_t *list, const json_t *one) {
  size_t i = 0;
  while (i < json_array_size(list) && !json_equal(json_object_get(json_array_get(list, i), "id"), json_object_get(one, "id"))) i++;
  return i;
}

/* Both stand on both sides, and the pair was written the other way round. */
static bool told_before(const json_t *actors, const json_t *recipients, size_t actor, const json_t *recipient) {
  return place_in(actors, recipient) < actor && place_in(recipients, json_array_get(actors, actor)) < json_array_size(recipients);
}

bool tr_event_table_write(const tr_event_table *table, const json_t *entry, tr_buffer *out) {
  if (strcmp(tr_text_in(entry, "kind"), "event") != 0) return false;
  bool actual = !strcmp(tr_text_in(entry, "status"), "actual"), any = false;
  if (table->only_actual && !actual) return false;
  const json_t *fields = json_object_get(entry, "fields"), *actors = json_object_get(fields, "actors"), *recipients = json_object_get(fields, "recipients");
  const char *plover = tr_text_in(fields, "plover");
  tr_event_row row = {
      .entry = entry,
      .fields = fields,
      .place = json_object_get(entry, "place"),
      .day = {TRUCE_NO_DAY},
      .type = actual || !*plover ? tr_text_in(fields, "type") : plover,
  };
  tr_day_parse(tr_span(tr_text_in(json_object_get(entry, "date"), "from")), &row.day);
  if (table->only_dated && row.day.days == TRUCE_NO_DAY) return false;
  size_t a_count = json_array_size(actors), r_count = json_array_size(recipients);
  for (size_t a = 0; a < (a_count ? a_count : 1); a++)
    for (size_t r = 0; r < (r_count ? r_count : 1); r++) {
      row.actor = json_array_get(actors, a);
      row.recipient = json_array_get(recipients, r);
      if (row.recipient && json_equal(json_object_get(row.actor, "id"), json_object_get(row.recipient, "id"))) { /* with each other, not each with himself */
        if (a_count * r_count > 1) continue;
        row.recipient = NULL;
      }
      if (table->sides_alike && told_before(actors, recipients, a, row.recipient)) continue;
      if (table->wanted && !table->wanted(&row)) continue;
      write_row(table, &row, out);
      row.number++;
      any = true;
    }
  return any;
}
