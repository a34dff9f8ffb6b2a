/* The positions matrix: party × proposal; each cell the latest position with its history. Columns and cells have files of their own; here are the rows: those
 * that a deal binds first, then bystanders; each by how much is told of them. */
#include <stdlib.h>
#include <string.h>

#include "process/actor_set.h"
#include "process/positions.h"
#include "store/spell.h"

enum { MOST_COLUMNS = 12, MOST_PARTIES = 24 };

static bool binds(json_t *cells, int64_t party) {
  static const char *const binding[] = {"accepts", "rejects", "accepts_with_conditions"};
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    const char *position = json_string_value(json_object_get(cell, "position"));
    for (size_t k = 0; k < 3 && position && json_integer_value(json_object_get(cell, "party")) == party; k++)
      if (!strcmp(position, binding[k])) return true;
  }
  return false;
}

typedef struct ranked {
  int64_t party, rank, country; /* 0: none is known */
} ranked;

static int by_rank(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  return x->rank != y->rank ? (x->rank < y->rank) - (x->rank > y->rank) : (x->party > y->party) - (x->party < y->party);
}

enum { BOUND = 10000000, WATCHED = 2 * BOUND }; /* what being so adds to a rank */

/* Those of one country stand below each other, whoever of them is told of most: a president by his state. */
static void gather_countries(ranked *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = i + 1, next = i + 1; j < count; j++) {
      const ranked other = list[j];
      if (!other.country || other.country != list[i].country || other.rank / BOUND != list[i].rank / BOUND) continue;
      memmove(&list[next + 1], &list[next], (j - next) * sizeof *list);
      list[next++] = other;
    }
}

static int64_t country_of(truce_store *store, int64_t actor) {
  tr_actor_set set = {.count = 0};
  tr_actor_set_add(store, &set, actor);
  return set.countries[0];
}

static json_t *parties_of(truce_store *store, json_t *cells, int64_t only) {
  static const char often[] = "SELECT count(*) FROM (SELECT 1 FROM entry_actor WHERE actor = ? LIMIT 5000)";
  static const char watching[] = "SELECT 1 FROM watch w JOIN actor a ON a.name = w.alias COLLATE NOCASE WHERE a.id = ? AND w.kind = 'party'";
  ranked *list = calloc(json_array_size(cells) + 1, sizeof *list);
  size_t count = 0;
  for (size_t i = 0; list && i < json_array_size(cells); i++) {
    int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
    size_t k = 0;
    while (k < count && list[k].party != party) k++;
    if (k < count || (only && tr_view_side(store, only) != party)) continue;
    const int64_t told = tr_single(store, tr_sql(store, often, "i", party), 0), watched = tr_single(store, tr_sql(store, watching, "i", party), 0);
    list[count++] = (ranked){party, told + (binds(cells, party) ? BOUND : 0) + WATCHED * watched, country_of(store, party)};
  }
  if (count) qsort(list, count, sizeof *list, by_rank);
  gather_countries(list, count);
  json_t *parties = json_array();
  for (size_t i = 0; i < count && i < MOST_PARTIES; i++) json_array_append_new(parties, tr_actor_ref(store, list[i].party));
  free(list);
  return parties;
}

static void drop_unlisted(json_t *cells, json_t *parties) {
  for (size_t i = json_array_size(cells); i-- > 0;) {
    int64_t party = json_integer_value(json_object_get(json_array_get(cells, i), "party"));
    bool listed = false;
    for (size_t j = 0; j < json_array_size(parties); j++) listed |= json_integer_value(json_object_get(json_array_get(parties, j), "id")) == party;
    if (!listed) json_array_remove(cells, i);
  }
}

/* Proposals on which none of those shown has taken a position say nothing. */
static void drop_empty(json_t *columns, json_t *cells) {
  for (size_t i = json_array_size(columns); i-- > 0;) {
    const json_int_t id = json_integer_value(json_object_get(json_array_get(columns, i), "id"));
    bool told = false;
    for (size_t k = 0; k < json_array_size(cells) && !told; k++) told = json_integer_value(json_object_get(json_array_get(cells, k), "proposal")) == id;
    if (!told) json_array_remove(columns, i);
  }
}

json_t *tr_view_positions(truce_store *store, const truce_view_options *o) {
  int32_t today = tr_view_today(store, o);
  size_t most = o->limit && o->limit < MOST_COLUMNS ? o->limit : MOST_COLUMNS;
  json_t *columns = tr_position_columns(store, today, most), *cells = json_array();
  for (size_t i = 0; i < json_array_size(columns); i++) tr_position_cells_add(store, json_array_get(columns, i), today, tr_view_sure(o), cells);
  for (size_t i = 0; i < json_array_size(cells); i++) tr_position_cell_finish(store, json_array_get(cells, i), o->since);
  json_t *parties = parties_of(store, cells, o->party);
  drop_unlisted(cells, parties);
  drop_empty(columns, cells);
  return json_pack("{s:o, s:o, s:o}", "proposals", columns, "parties", parties, "cells", cells);
}
