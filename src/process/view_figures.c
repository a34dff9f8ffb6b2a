/* Numbers claimed, side by side: claims of the same count stand in one group and are never summed. */
#include <stdio.h>
#include <stdlib.h>

#include "process/fact.h"
#include "process/views.h"
#include "store/spell.h"

enum { MOST_GROUPS = 60 };

typedef struct figure_group {
  char what[24];
  tr_word_set of;
  json_t *json;
} figure_group;

/* A range's words as one string, or null. */
static json_t *joined(json_t *fields, const char *name) {
  json_t *value = json_object_get(fields, name);
  if (json_is_string(value)) return json_incref(value);
  tr_buffer text = {0};
  for (size_t i = 0; i < json_array_size(value); i++) tr_buffer_printf(&text, "%s%s", i ? " " : "", json_string_value(json_array_get(value, i)));
  json_t *string = text.size ? json_string(text.data) : json_null();
  tr_buffer_free(&text);
  return string;
}

/* The first group that counts the same: what, and the words of whom. */
static figure_group *group_for(figure_group *groups, size_t *count, const char *what, json_t *of, json_t *unit) {
  tr_word_set words = {.count = 0};
  tr_words_add(&words, tr_span(json_string_value(of)));
  for (size_t i = 0; i < *count; i++)
    if (!strcmp(groups[i].what, what) && ((!words.count && !groups[i].of.count) || tr_words_alike(&words, &groups[i].of) >= 0.5) && strcmp(what, "other") != 0) return &groups[i];
  if (*count == MOST_GROUPS) return NULL;
  figure_group *g = &groups[(*count)++];
  snprintf(g->what, sizeof g->what, "%s", what);
  g->of = words;
  g->json = json_pack("{s:s, s:O, s:O, s:[]}", "what", what, "unit", unit, "of", of, "claims");
  return g;
}

static json_t *claim_of_row(truce_store *store, sqlite3_stmt *q, json_t *spelt, json_t *of) {
  json_t *by = json_object_get(spelt, "by_whom"), *said = NULL;
  if (!json_array_size(by)) { /* else who is said to have said it */
    json_t *data = tr_column_json(q, 9), *first = json_array_get(json_object_get(data, "said_by"), 0), *actor = json_object_get(first, "actor");
    said = json_is_integer(actor) ? json_pack("[o]", tr_actor_ref(store, json_integer_value(actor))) : json_array();
    json_decref(data);
  } else {
    said = json_incref(by);
  }
  return json_pack("{s:o, s:b, s:b, s:O, s:o, s:o, s:o, s:o, s:I, s:I, s:o, s:o, s:f, s:i, s:i}", "number", json_real(sqlite3_column_double(q, 1)), "at_least",
                   json_is_true(json_object_get(spelt, "at_least")), "at_most", json_is_true(json_object_get(spelt, "at_most")), "of", of, "unit", joined(spelt, "unit"), "period",
                   joined(spelt, "period"), "by_whom", said, "day", tr_day_json(tr_column_day(q, 3)), "entry", (json_int_t)sqlite3_column_int64(q, 0), "line",
                   (json_int_t)sqlite3_column_int64(q, 4), "says", tr_column_string(q, 5), "source", tr_column_string(q, 8), "sure", sqlite3_column_double(q, 6), "reports",
                   sqlite3_column_int(q, 10), "sources", sqlite3_column_int(q, 11));
}

json_t *tr_view_figures(truce_store *store, const truce_view_options *o) {
  figure_group *groups = calloc(MOST_GROUPS, sizeof *groups);
  size_t count = 0;
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT e.id, e.number, e.word, e.day, e.line, e.says, e.sure, e.fields, r.source, l.data, e.reports, e.sources FROM entry e JOIN line l ON l.id = e.line "
                           "JOIN report r ON r.id = l.report WHERE e.kind = 'figure' AND e.lines > 0 AND e.number IS NOT NULL AND e.sure >= ?1 AND (?2 = 0 OR e.day >= ?2) AND e.day <= ?3 "
                           "AND (?5 = 0 OR e.id IN (SELECT entry FROM entry_actor WHERE actor = ?5)) ORDER BY e.day DESC, e.id DESC LIMIT ?4",
                           "diiii", tr_view_sure(o), (int64_t)o->since.days, (int64_t)tr_view_today(store, o), (int64_t)tr_view_limit(o) * 4, o->party);
  while (groups && tr_row(store, q)) {
    json_t *fields = tr_column_json(q, 7), *spelt = tr_fields_spelt(store, "figure", fields, 0, TR_SPAN("")), *of = joined(spelt, "of"), *unit = joined(spelt, "unit");
    figure_group *g = group_for(groups, &count, tr_column_text(q, 2).data, of, unit);
    if (g) json_array_insert_new(json_object_get(g->json, "claims"), 0, claim_of_row(store, q, spelt, of));
    json_decref(fields);
    json_decref(spelt);
    json_decref(of);
    json_decref(unit);
  }
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++)
    if (json_array_size(list) < tr_view_limit(o))
      json_array_append_new(list, groups[i].json);
    else
      json_decref(groups[i].json);
  free(groups);
  return json_pack("{s:o}", "figures", list);
}
