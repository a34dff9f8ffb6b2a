/* Reads the gazetteer. places.tsv (200,000 places, some 13 MB) is never loaded: its lines are sorted by folded name, so a look-up is a
 * binary search over the mapped text, about a microsecond. Its second line holds the size of all that follows; a file that was edited
 * since is checked line by line (sorted, nine columns), so that a fault is told with its place; else only some pages are looked at. */
#include "world/gazetteer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "world/fold.h"

enum { COLUMNS = 9, GAZETTEER_LIMIT = 256 * 1024 * 1024, TABLE_COLUMNS = 12 };

/* ---- columns ---- */

static size_t columns_of(truce_span line, truce_span *out, size_t limit) {
  size_t count = 0;
  truce_span part;
  while (count < limit && tr_split(&line, '\t', &part)) out[count++] = part;
  return count;
}

static double number_or(truce_span text, double otherwise) {
  double value;
  return tr_number(text, &value) ? value : otherwise;
}

static truce_status fault(truce_error *error, const char *path, int64_t line, const char *what) {
  return tr_fail(error, TRUCE_BAD_DATA, path, line, "Line %lld: %s.", (long long)line, what);
}

/* ---- own tables ---- */

static void own_grow(tr_gazetteer *g) {
  size_t size = g->own_mask ? (g->own_mask + 1) * 2 : 4096;
  uint64_t *keys = TR_NEW_ARRAY(g->arena, uint64_t, size);
  uint32_t *firsts = TR_NEW_ARRAY(g->arena, uint32_t, size);
  for (size_t i = 0; g->own_mask && i <= g->own_mask; i++) {
    if (!g->own_keys[i]) continue;
    size_t at = g->own_keys[i] & (size - 1);
    while (keys[at]) at = (at + 1) & (size - 1);
    keys[at] = g->own_keys[i];
    firsts[at] = g->own_firsts[i];
  }
  g->own_keys = keys;
  g->own_firsts = firsts;
  g->own_mask = size - 1;
}

static void own_name(tr_gazetteer *g, truce_span name, uint32_t spot) {
  uint64_t key = tr_fold_hash(name);
  if (!key) return;
  if (!g->own_mask || g->own_of.count * 2 > g->own_mask) own_grow(g);
  size_t at = key & g->own_mask;
  while (g->own_keys[at] && g->own_keys[at] != key) at = (at + 1) & g->own_mask;
  uint32_t first = g->own_keys[at] ? g->own_firsts[at] : TRUCE_NONE;
  for (uint32_t i = first; i != TRUCE_NONE; i = g->own_of.items[i].next)
    if (g->own_of.items[i].spot == spot) return;
  g->own_keys[at] = key;
  g->own_firsts[at] = (uint32_t)g->own_of.count;
  tr_own_name entry = {.spot = spot, .next = first};
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
  if (count < 10 || f[0].size != 2 || f[1].size != 3) return fault(error, path, line, "a country needs ten columns beginning with its two codes");
  tr_country country = {.spot = (uint32_t)g->own.count, .neighbours = f[9]};
  memcpy(country.iso2, f[0].data, 2);
  memcpy(country.iso3, f[1].data, 3);
  tr_spot spot = {
      .name = f[3],
      .class_ = 'N',
      .geonames = (uint32_t)number_or(f[2], 0),
      .latitude = number_or(f[6], NAN),
      .longitude = number_or(f[7], NAN),
      .population = (uint32_t)number_or(f[8], 0),
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
  if (count < 2 || f[0].size < 4) return fault(error, path, line, "a first-level area needs a code like EG.11 and a name");
  if (g->admins.count && tr_compare(g->admins.items[g->admins.count - 1].code, f[0]) >= 0) return fault(error, path, line, "the codes are not in order");
  tr_admin admin = {f[0], f[1]};
  TR_PUSH(g->arena, &g->admins, admin);
  return TRUCE_OK;
}

/* name, kind, other names, country, second country, latitude, longitude[, geonames]: access points and regions alike */
static truce_status read_spot(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  if (count < 7) return fault(error, path, line, "needs seven columns: name, kind, other names, country, second country, latitude, longitude");
  bool region = tr_equal(f[1], TR_SPAN("region"));
  tr_spot spot = {
      .name = f[0],
      .class_ = region ? 'R' : 'X',
      .latitude = number_or(f[5], NAN),
      .longitude = number_or(f[6], NAN),
      .geonames = count > 7 ? (uint32_t)number_or(f[7], 0) : 0,
  };
  if (!set_code(spot.country, f[3])) return fault(error, path, line, "the country code is not three letters");
  if (f[5].size && (isnan(spot.latitude) || spot.latitude < -90 || spot.latitude > 90)) return fault(error, path, line, "not a latitude");
  if (f[6].size && (isnan(spot.longitude) || spot.longitude < -180 || spot.longitude > 180)) return fault(error, path, line, "not a longitude");
  uint32_t at = (uint32_t)g->own.count;
  TR_PUSH(g->arena, &g->own, spot);
  own_name(g, f[0], at);
  own_names(g, f[2], at);
  return TRUCE_OK;
}

/* geonames, name, country, what for */
static truce_status read_renowned(tr_gazetteer *g, const truce_span *f, size_t count, const char *path, int64_t line, truce_error *error) {
  const uint32_t id = (uint32_t)number_or(f[0], 0);
  if (count < 3 || !id) return fault(error, path, line, "needs a GeoNames number, a name and a country");
  TR_PUSH(g->arena, &g->renowned, id);
  return TRUCE_OK;
}

static int by_number(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

typedef truce_status (*row_reader)(tr_gazetteer *, const truce_span *, size_t, const char *, int64_t, truce_error *);

static truce_status read_table(tr_gazetteer *g, const char *path, row_reader read, tr_file *file, truce_error *error) {
  truce_status status = tr_file_map(path, GAZETTEER_LIMIT, file, error);
  if (status) return status;
  truce_span rest = file->content, line;
  for (int64_t number = 1; tr_split(&rest, '\n', &line); number++) {
    truce_span f[TABLE_COLUMNS] = {0};
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    if (!line.size || line.data[0] == '#') continue;
    if (!tr_utf8_valid(line, NULL)) return fault(error, path, number, "not valid UTF-8");
    status = read(g, f, columns_of(line, f, TABLE_COLUMNS), path, number, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

/* ---- places.tsv ---- */

static truce_span key_of(truce_span line) {
  const char *tab = memchr(line.data, '\t', line.size);
  return (truce_span){line.data, tab ? (size_t)(tab - line.data) : line.size};
}

static truce_status check_places(truce_span lines, int64_t number, const char *path, truce_error *error) {
  truce_span line, before = {0};
  for (; tr_split(&lines, '\n', &line); number++) {
    if (!line.size) continue;
    truce_span f[COLUMNS + 1];
    size_t count = columns_of(line, f, COLUMNS + 1);
    if (count != COLUMNS && !(count == 3 && f[1].size && f[1].data[0] == '>'))
      return fault(error, path, number, "needs nine columns, or three with > for another name");
    if (tr_compare(before, f[0]) > 0) return fault(error, path, number, "the names are not in order (sort the lines by bytes)");
    if (!tr_utf8_valid(line, NULL)) return fault(error, path, number, "not valid UTF-8");
    before = f[0];
  }
  return TRUCE_OK;
}

/* Start of the line that holds byte `at`. */
static size_t line_start(truce_span lines, size_t at) {
  while (at > 0 && lines.data[at - 1] != '\n') at--;
  return at;
}

static truce_span line_at(truce_span lines, size_t start) {
  const char *end = memchr(lines.data + start, '\n', lines.size - start);
  return (truce_span){lines.data + start, end ? (size_t)(end - lines.data) - start : lines.size - start};
}

/* Whether lines here and there in the file follow each other. */
static bool samples_ordered(truce_span lines) {
  truce_span before = {0};
  for (size_t i = 0; i < 64 && lines.size; i++) {
    truce_span key = key_of(line_at(lines, line_start(lines, lines.size / 64 * i)));
    if (tr_compare(before, key) > 0) return false;
    before = key;
  }
  return true;
}

static truce_status open_places(tr_gazetteer *g, const char *path, truce_error *error) {
  truce_status status = tr_file_map(path, GAZETTEER_LIMIT, &g->places, error);
  if (status) return status;
  truce_span rest = g->places.content, line, sum = {0};
  int64_t number = 1;
  while (rest.size && rest.data[0] == '#') {
    if (!tr_split(&rest, '\n', &line)) break;
    if (tr_starts(line, TR_SPAN("# size "))) sum = (truce_span){line.data + 7, line.size - 7};
    number++;
  }
  g->lines = rest;
  double size;
  return tr_number(tr_trim(sum), &size) && (size_t)size == rest.size && samples_ordered(rest) ? TRUCE_OK : check_places(rest, number, path, error);
}

/* Offset of the first line whose key is not before `key`. */
static size_t lower_bound(truce_span lines, truce_span key) {
  size_t low = 0, high = lines.size;
  while (low < high) {
    size_t start = line_start(lines, low + (high - low) / 2);
    truce_span line = line_at(lines, start);
    if (tr_compare(key_of(line), key) < 0) low = start + line.size + 1;
    else high = start;
  }
  return low < lines.size ? low : lines.size;
}

static int by_code(const void *key, const void *admin) { return tr_compare(*(const truce_span *)key, ((const tr_admin *)admin)->code); }

static truce_span admin_name(const tr_gazetteer *g, truce_span iso2, truce_span code) {
  char key[16];
  if (!code.size || iso2.size + code.size + 1 > sizeof key) return (truce_span){0};
  memcpy(key, iso2.data, iso2.size);
  key[iso2.size] = '.';
  memcpy(key + iso2.size + 1, code.data, code.size);
  truce_span wanted = {key, iso2.size + 1 + code.size};
  const tr_admin *found = bsearch(&wanted, g->admins.items, g->admins.count, sizeof *g->admins.items, by_code);
  return found ? found->name : (truce_span){0};
}

static const tr_country *country_of2(const tr_gazetteer *g, truce_span iso2) {
  for (size_t i = 0; i < g->countries.count; i++)
    if (iso2.size == 2 && !memcmp(g->countries.items[i].iso2, iso2.data, 2)) return &g->countries.items[i];
  return NULL;
}

/* key, geonames, name, iso2, admin1 code, class, latitude, longitude, population */
static void spot_of_line(const tr_gazetteer *g, const truce_span *f, tr_spot *spot) {
  const tr_country *country = country_of2(g, f[3]);
  *spot = (tr_spot){.name = f[2].size ? f[2] : f[0],
                    .admin1 = admin_name(g, f[3], f[4]),
                    .class_ = f[5].size ? f[5].data[0] : 'P',
                    .geonames = (uint32_t)number_or(f[1], 0),
                    .latitude = number_or(f[6], NAN),
                    .longitude = number_or(f[7], NAN),
                    .population = (uint32_t)number_or(f[8], 0)};
  spot->renowned = g->renowned.count && bsearch(&spot->geonames, g->renowned.items, g->renowned.count, sizeof *g->renowned.items, by_number);
  if (country) memcpy(spot->country, country->iso3, 4);
}

static size_t find_lines(const tr_gazetteer *g, truce_span key, uint32_t only, tr_spot *out, size_t limit) {
  size_t count = 0;
  for (size_t at = lower_bound(g->lines, key); at < g->lines.size && count < limit;) {
    truce_span line = line_at(g->lines, at), f[COLUMNS];
    if (!tr_equal(key_of(line), key)) break;
    size_t columns = columns_of(line, f, COLUMNS);
    at += line.size + 1;
    if (columns == 3 && only == 0) {
      uint32_t id = (uint32_t)number_or(f[2], 0);
      size_t found = find_lines(g, (truce_span){f[1].data + 1, f[1].size - 1}, id ? id : 1, out + count, limit - count);
      for (size_t i = 0; i < found; i++) out[count + i].other_name = true;
      count += found;
    } else if (columns == COLUMNS) {
      spot_of_line(g, f, &out[count]);
      if (!only || out[count].geonames == only) count++;
    }
  }
  return count;
}

/* ---- public ---- */

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
  if (g->renowned.count) qsort(g->renowned.items, g->renowned.count, sizeof *g->renowned.items, by_number);
  snprintf(path, sizeof path, "%s/places.tsv", folder);
  return open_places(g, path, error);
}

void tr_gazetteer_close(tr_gazetteer *g) {
  for (size_t i = 0; i < TR_GAZETTEER_TABLES; i++) tr_file_unmap(&g->tables[i]);
  tr_file_unmap(&g->places);
}

static int by_population(const void *a, const void *b) {
  const tr_spot *x = a, *y = b;
  if (x->population != y->population) return (x->population < y->population) - (x->population > y->population);
  return (x->geonames > y->geonames) - (x->geonames < y->geonames);
}

size_t tr_gazetteer_find(const tr_gazetteer *g, truce_span name, tr_spot *out, size_t limit) {
  char folded[TR_FOLD_LIMIT];
  size_t size = tr_fold(name, folded), count = 0;
  if (!size) return 0;
  uint64_t key = tr_hash(folded, size);
  size_t at = g->own_mask ? key & g->own_mask : 0;
  while (g->own_mask && g->own_keys[at] && g->own_keys[at] != key) at = (at + 1) & g->own_mask;
  for (uint32_t i = g->own_mask && g->own_keys[at] ? g->own_firsts[at] : TRUCE_NONE; i != TRUCE_NONE && count < limit; i = g->own_of.items[i].next)
    out[count++] = g->own.items[g->own_of.items[i].spot];
  size_t own = count;
  count += find_lines(g, (truce_span){folded, size}, 0, out + count, limit - count);
  if (count > own + 1) qsort(out + own, count - own, sizeof *out, by_population);
  return count;
}

size_t tr_gazetteer_find_longer(const tr_gazetteer *g, truce_span name, tr_spot *out, size_t limit) {
  char folded[TR_FOLD_LIMIT];
  size_t size = tr_fold(name, folded), count = 0;
  if (!size || size == sizeof folded) return 0;
  folded[size++] = ' ';
  const truce_span begin = {folded, size};
  for (size_t at = lower_bound(g->lines, begin); at < g->lines.size && count < limit;) {
    truce_span line = line_at(g->lines, at), f[COLUMNS];
    if (!tr_starts(key_of(line), begin)) break;
    if (columns_of(line, f, COLUMNS) == COLUMNS) spot_of_line(g, f, &out[count++]);
    at += line.size + 1;
  }
  return count;
}

const tr_country *tr_gazetteer_country(const tr_gazetteer *g, const char *iso3) {
  for (size_t i = 0; i < g->countries.count; i++)
    if (!strcmp(g->countries.items[i].iso3, iso3)) return &g->countries.items[i];
  return NULL;
}

bool tr_neighbours(const tr_gazetteer *g, const char *a, const char *b) {
  const tr_country *x = tr_gazetteer_country(g, a), *y = tr_gazetteer_country(g, b);
  return x && y && tr_find(x->neighbours, tr_span(y->iso2), 0) != SIZE_MAX;
}
