/* The matrix of positions, and the conditions beneath it. */
#include <stdio.h>

#include "export/wording.h"

static tr_tone tone_of_position(const char *position) {
  if (!strcmp(position, "accepts") || !strcmp(position, "supports")) return TR_GOOD;
  if (!strcmp(position, "rejects") || !strcmp(position, "opposes")) return TR_BAD;
  return TR_MIXED;
}

static truce_span short_position(truce_arena *arena, json_t *cell) {
  const char *position = tr_get(cell, "position"), *status = tr_get(cell, "status");
  if (!strcmp(position, "accepts_with_conditions")) position = "accepts if";
  if (!strcmp(position, "noncommittal")) position = "undecided";
  if (json_is_true(json_object_get(cell, "both_ways"))) position = "both ways";
  bool doubt = status && (!strcmp(status, "possible") || !strcmp(status, "planned"));
  const char *lead = status && !strcmp(status, "negated") ? "not " : doubt ? "may " : "";
  const size_t size = strlen(position), verb = strcspn(position, " "); /* "may accept", "may accept if" */
  if (!*lead || position[verb - 1] != 's') return tr_made(arena, "%s%s", *lead == 'm' ? "may be " : lead, position);
  return tr_made(arena, "%s%.*s%.*s", lead, (int)verb - 1, position, (int)(size - verb), position + verb);
}

/* What a party asks in return, beneath the matrix. */
static void conditions(tr_document *d, tr_section *s, json_t *cell, truce_span party, truce_span proposal) {
  json_t *list = json_object_get(cell, "conditions");
  if (!json_array_size(list)) return;
  tr_item *it = tr_item_add(d, s, 0);
  truce_span words = tr_words_of(d->arena, list);
  it->mark = tr_arena_copy(d->arena, TR_SPAN("condition"));
  it->tone = TR_MIXED;
  it->text = tr_made(d->arena, "%.*s on %.*s: %.*s", S(party), S(proposal), S(words));
  it->when = tr_fact_day(d->arena, cell, false);
  it->proof.line = tr_get_number(cell, "line");
}

/* "deal (2016-06)" of "deal" */
static bool is_dated(const char *name, const char *bare) {
  const size_t size = strlen(bare);
  return !strncmp(name, bare, size) && !strncmp(name + size, " (", 2);
}

/* The family's name, and up to three others that it goes by. */
static truce_span column_name(truce_arena *arena, json_t *column) {
  json_t *members = json_object_get(column, "members");
  const char *name = tr_get(column, "name") ? tr_get(column, "name") : "?";
  tr_buffer text = {0};
  tr_buffer_add_string(&text, name);
  size_t told = 0;
  for (size_t i = 0; i < json_array_size(members); i++) {
    const char *other = tr_get(json_array_get(members, i), "name");
    bool again = !other || tr_equal_fold(tr_span(other), tr_span(name)) || is_dated(name, other);
    for (size_t k = 0; k < i && !again; k++) again = tr_equal_fold(tr_span(other), tr_span(tr_get(json_array_get(members, k), "name")));
    if (again) continue;
    if (told < 3) tr_buffer_printf(&text, "%s%s", told ? ", " : " (also: ", other);
    told++;
  }
  if (told > 3) tr_buffer_printf(&text, " and %zu more", told - 3);
  if (told) tr_buffer_add_char(&text, ')');
  return tr_moved(arena, &text);
}

void tr_section_positions(tr_document *d, json_t *json, size_t most_rows) {
  tr_section *s = tr_section_add(d, "Positions", "No position on a proposal is told of.");
  if (most_rows && json_array_size(json_object_get(json, "parties")) > most_rows) s->left_out = json_array_size(json_object_get(json, "parties")) - most_rows;
  json_t *columns = json_object_get(json, "proposals"), *rows = json_object_get(json, "parties"), *cells = json_object_get(json, "cells");
  for (size_t i = 0; i < json_array_size(columns); i++) TR_PUSH(d->arena, &s->matrix.columns, column_name(d->arena, json_array_get(columns, i)));
  for (size_t i = 0; i < json_array_size(rows) && (!most_rows || i < most_rows); i++) {
    const char *name = tr_get(json_array_get(rows, i), "name");
    TR_PUSH(d->arena, &s->matrix.rows, tr_made(d->arena, "%s", name ? name : "?"));
  }
  s->matrix.cells = TR_NEW_ARRAY(d->arena, tr_cell, s->matrix.columns.count * s->matrix.rows.count + 1);
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    size_t row = tr_index_of(rows, tr_get_number(cell, "party")), column = tr_index_of(columns, tr_get_number(cell, "proposal"));
    if (row >= s->matrix.rows.count || column == s->matrix.columns.count || !tr_get(cell, "position")) continue;
    conditions(d, s, cell, s->matrix.rows.items[row], tr_span(tr_get(json_array_get(columns, column), "name")));
    s->matrix.cells[row * s->matrix.columns.count + column] = (tr_cell){
        .text = short_position(d->arena, cell),
        .note = tr_fact_day(d->arena, cell, true),
        .tone = json_is_true(json_object_get(cell, "both_ways")) ? TR_MIXED : tone_of_position(tr_get(cell, "position")),
        .changed = json_is_true(json_object_get(cell, "changed")),
        .doubtful = tr_doubtful(cell),
        .line = tr_get_number(cell, "line"),
    };
  }
}
