/* Opens the gazetteer: reads its small tables (countries, first-level areas, regions, access points, meeting places) and maps the places. */
#include "world/gazetteer_files.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "world/fold.h"

enum { TABLE_COLUMNS = 12 };

size_t tr_columns_of(truce_span line, truce_span *out, size_t limit) {
  size_t count = 0;
  truce_span part;
  while (count < limit && tr_split(&line, '\t', &part)) out[count++] = part;
  return count;
}

double tr_number_or(truce_span text, double otherwise) {
  double value;
  return tr_number(text, &value) ? value : otherwise;
}

truce_status tr_gazetteer_fault(truce_error *error, const char *path, int64_t line, const char *what) {
  return tr_fail(error, TRUCE_BAD_DATA, path, line, "Line %lld: %s.", (long long)line, what);
}

int tr_by_number(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void own_name(tr_gazetteer *g, truce_span name, uint32_t spot) {
  const uint64_t key = tr_fold_hash(name);
  if (!key) return;
  uint32_t *first = tr_index_slot(g->arena, &g->by_name, key);
  for (uint32_t i = *first; i != TRUCE_NONE; i = g->own_of.items[i].next)
    if (g->own_of.items[i].spot == spot) return;
  const tr_own_name entry = {.spot = spot, .next = *first};
  *first = (uint32_t)g->own_of.count;
  TR_PUSH(g->arena, &g->own_of, entry);
}

static void own_names(tr_gazetteer *g, truce_span list, uint32_t spot) {
  truce_span part;
  while (tr_split(&list, '|', &part)) own_name(g, tr_trim(part), spot);
}

static bool set_code(char out[4], truce_span code) {
  if (code.size == 0) return out[0] = 0, true;
  if (code.size != 3) return false;
  memcpy(out, code.data, 3);
  out[3] = 0;
  return true;
}

/* iso2, iso3, geonames, name, other names, capital, latitude, longitude, population, neighbours (iso2, by commas) */
static truce_status read_country(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  if (count < 10 || f[0].size != 2 || f[1].size != 3) return tr_gazetteer_fault(error, path, line, "a country needs ten columns beginning with its two codes");
  tr_country country = {.spot = (uint32_t)g->own.count, .neighbours = f[9]};
  memcpy(country.iso2, f[0].data, 2);
  memcpy(country.iso3, f[1].data, 3);
  tr_spot spot = {
      .name = f[3],
      .class_ = 'N',
      .geonames = (uint32_t)tr_number_or(f[2], 0),
      .latitude = tr_number_or(f[6], NAN),
      .longitude = tr_number_or(f[7], NAN),
      .population = (uint32_t)tr_number_or(f[8], 0),
  };
  memcpy(spot.country, f[1].data, 3);
  TR_PUSH(g->arena, &g->own, spot);
  TR_PUSH(g->arena, &g->countries, country);
  own_name(g, f[3], country.spot);
  own_names(g, f[4], country.spot);
  return TRUCE_OK;
}

/* code, name, geonames: the places themselves stand in places.tsv */
static truce_status read_admin(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  if (count < 2 || f[0].size < 4) return tr_gazetteer_fault(error, path, line, "a first-level area needs a code like EG.11 and a name");
  if (g->admins.count && tr_compare(g->admins.items[g->admins.count - 1].code, f[0]) >= 0)
    return tr_gazetteer_fault(error, path, line, "the codes are not in order");
  tr_admin admin = {f[0], f[1]};
  TR_PUSH(g->arena, &g->admins, admin);
  return TRUCE_OK;
}

/* name, kind, other names, country, second country, latitude, longitude[, geonames]: access points and regions alike */
static truce_status read_spot(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  if (count < 7) return tr_gazetteer_fault(error, path, line, "needs seven columns: name, kind, other names, country, second country, latitude, longitude");
  bool region = tr_equal(f[1], TR_SPAN("region"));
  tr_spot spot = {
      .name = f[0],
      .class_ = region ? 'R' : 'X',
      .latitude = tr_number_or(f[5], NAN),
      .longitude = tr_number_or(f[6], NAN),
      .geonames = count > 7 ? (uint32_t)tr_number_or(f[7], 0) : 0,
  };
  if (!set_code(spot.country, f[3])) return tr_gazetteer_fault(error, path, line, "the country code is not three letters");
  if (f[5].size && (isnan(spot.latitude) || spot.latitude < -90 || spot.latitude > 90)) return tr_gazetteer_fault(error, path, line, "not a latitude");
  if (f[6].size && (isnan(spot.longitude) || spot.longitude < -180 || spot.longitude > 180)) return tr_gazetteer_fault(error, path, line, "not a longitude");
  uint32_t at = (uint32_t)g->own.count;
  TR_PUSH(g->arena, &g->own, spot);
  own_name(g, f[0], at);
  own_names(g, f[2], at);
  return TRUCE_OK;
}

/* geonames, name, country, what for */
static truce_status read_renowned(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  const uint32_t id = (uint32_t)tr_number_or(f[0], 0);
  if (count < 3 || !id) return tr_gazetteer_fault(error, path, line, "needs a GeoNames number, a name and a country");
  TR_PUSH(g->arena, &g->renowned, id);
  return TRUCE_OK;
}

typedef truce_status (*row_reader)(tr_gazetteer *, const truce_span *, size_t, const char *, int64_t, truce_error *);

static truce_status read_table(tr_gazetteer *g, const char *path, row_reader read, tr_file *file, truce_error *error) {
  truce_status status = tr_file_map(path, TR_GAZETTEER_LIMIT, file, error);
  if (status) return status;
  truce_span rest = tr_behind_mark(file->content), line;
  for (int64_t number = 1; tr_split(&rest, '\n', &line); number++) {
    truce_span f[TABLE_COLUMNS] = {0};
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    if (!line.size || line.data[0] == '#') continue;
    if (!tr_utf8_valid(line, NULL)) return tr_gazetteer_fault(error, path, number, "not valid UTF-8");
    status = read(g, f, tr_columns_of(line, f, TABLE_COLUMNS), path, number, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

truce_status tr_gazetteer_open(tr_gazetteer *g, truce_arena *arena, const char *folder, truce_error *error) {
  static const struct {
    const char *file;
    row_reader read;
  } tables[] = {
      {"countries.tsv", read_country}, {"admin1.tsv", read_admin}, {"regions.tsv", read_spot}, {"access_points.tsv", read_spot},
      {"meeting_places.tsv", read_renowned},
  };
  char path[4608];
  *g = (tr_gazetteer){.arena = arena};
  truce_status status = TRUCE_OK;
  for (size_t i = 0; !status && i < TR_GAZETTEER_TABLES; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, tables[i].file);
    status = read_table(g, path, tables[i].read, &g->tables[i], error);
  }
  if (status) return status;
  if (g->renowned.count) qsort(g->renowned.items, g->renowned.count, sizeof *g->renowned.items, tr_by_number);
  snprintf(path, sizeof path, "%s/places.tsv", folder);
  return tr_places_open(g, path, error);
}
