/* The gazetteer: a sorted text file mapped and searched as it lies, and small tables (countries, first-level areas, access points and regions, towns known for
 * the talks held there). */
#ifndef TR_WORLD_GAZETTEER_H
#define TR_WORLD_GAZETTEER_H

#include "base/arena.h"
#include "base/files.h"
#include "base/text.h"
#include "truce/reading.h"
#include "world/index.h"

typedef struct tr_spot {
  truce_span name;    /* canonical */
  truce_span admin1;  /* name of the first-level area, or none */
  char country[4];    /* ISO alpha-3; "" for a sea, a continent */
  char class_;        /* N country, C capital, P populated, A first-level area, B second-level area, R region, X access point */
  uint32_t geonames;
  double latitude, longitude; /* NaN if unknown */
  uint32_t population;
  bool other_name;    /* found by a name that is not its first */
  bool renowned;      /* one of meeting_places.tsv */
} tr_spot;

typedef struct tr_country {
  char iso2[3], iso3[4];
  uint32_t spot;       /* index in own */
  truce_span neighbours;
} tr_country;

typedef struct tr_admin {
  truce_span code, name; /* "EG.11" */
} tr_admin;

typedef struct tr_own_name {
  uint32_t spot, next;
} tr_own_name;

enum { TR_GAZETTEER_TABLES = 5 };

typedef struct tr_gazetteer {
  truce_arena *arena;
  tr_file places, tables[TR_GAZETTEER_TABLES];
  truce_span lines; /* the sorted part of places.tsv */
  TR_ARRAY(tr_country) countries;
  TR_ARRAY(tr_admin) admins; /* sorted by code */
  TR_ARRAY(tr_spot) own;     /* countries, regions, access points */
  TR_ARRAY(uint32_t) renowned; /* GeoNames numbers, rising */
  tr_index by_name;          /* hash of a folded name → the first of own_of */
  TR_ARRAY(tr_own_name) own_of;
} tr_gazetteer;

truce_status tr_gazetteer_open(tr_gazetteer *gazetteer, truce_arena *arena, const char *folder, truce_error *error);
void tr_gazetteer_close(tr_gazetteer *gazetteer);

/* Places of a name (any case, accents and hyphens aside), at most `limit`; own tables first, then by population falling. */
size_t tr_gazetteer_find(const tr_gazetteer *gazetteer, truce_span name, tr_spot *out, size_t limit);
/* Places whose longer name begins with these words: "Matías Romero Avendaño" for "Matias Romero". At most `limit`, in the order of the file. */
size_t tr_gazetteer_find_longer(const tr_gazetteer *gazetteer, truce_span name, tr_spot *out, size_t limit);
/* The country of an alpha-3 code, or NULL. */
const tr_country *tr_gazetteer_country(const tr_gazetteer *gazetteer, const char *iso3);
bool tr_neighbours(const tr_gazetteer *gazetteer, const char *a, const char *b);

#endif
