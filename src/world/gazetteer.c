/* Looks places up: by name in the small tables (gazetteer_tables.c) and in places.tsv (gazetteer_lines.c). */
#include "world/gazetteer_files.h"

#include <math.h>
#include <stdlib.h>

#include "world/fold.h"

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
                    .geonames = (uint32_t)tr_number_or(f[1], 0),
                    .latitude = tr_number_or(f[6], NAN),
                    .longitude = tr_number_or(f[7], NAN),
                    .population = (uint32_t)tr_number_or(f[8], 0)};
  spot->renowned = g->renowned.count && bsearch(&spot->geonames, g->renowned.items, g->renowned.count, sizeof *g->renowned.items, tr_by_number);
  if (country) memcpy(spot->country, country->iso3, 4);
}

static size_t find_lines(const tr_gazetteer *g, truce_span key, uint32_t only, tr_spot *out, size_t limit) {
  size_t count = 0;
  for (size_t at = tr_places_from(g->lines, key); at < g->lines.size && count < limit;) {
    truce_span line = tr_place_line(g->lines, at), f[TR_PLACE_COLUMNS];
    if (!tr_equal(tr_place_key(line), key)) break;
    size_t columns = tr_columns_of(line, f, TR_PLACE_COLUMNS);
    at += line.size + 1;
    if (columns == 3 && only == 0) {
      uint32_t id = (uint32_t)tr_number_or(f[2], 0);
      size_t found = find_lines(g, (truce_span){f[1].data + 1, f[1].size - 1}, id ? id : 1, out + count, limit - count);
      for (size_t i = 0; i < found; i++) out[count + i].other_name = true;
      count += found;
    } else if (columns == TR_PLACE_COLUMNS) {
      spot_of_line(g, f, &out[count]);
      if (!only || out[count].geonames == only) count++;
    }
  }
  return count;
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
  for (uint32_t i = tr_index_find(&g->by_name, tr_hash(folded, size)); i != TRUCE_NONE && count < limit; i = g->own_of.items[i].next)
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
  for (size_t at = tr_places_from(g->lines, begin); at < g->lines.size && count < limit;) {
    truce_span line = tr_place_line(g->lines, at), f[TR_PLACE_COLUMNS];
    if (!tr_starts(tr_place_key(line), begin)) break;
    if (tr_columns_of(line, f, TR_PLACE_COLUMNS) == TR_PLACE_COLUMNS) spot_of_line(g, f, &out[count++]);
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
