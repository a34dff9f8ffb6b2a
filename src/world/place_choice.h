/* Which place of the gazetteer a name means in a report. */
#ifndef TR_WORLD_PLACE_CHOICE_H
#define TR_WORLD_PLACE_CHOICE_H

#include "world/scene.h"

enum { TR_PLACE_CANDIDATES = 64, TR_COUNTRY_LIMIT = 320 };

enum { TR_OPERATION_LIMIT = 16 };
typedef struct tr_place_context {
  tr_scene *scene;
  const tr_gazetteer *gazetteer;
  struct {
    char code[4];
    double weight;
  } countries[TR_COUNTRY_LIMIT];
  size_t country_count;
  const char *leading; /* the country that the report speaks of more than of any other, or "" */
  double leading_weight;
  bool second_pass; /* the other places are known by now */
  uint32_t operations[TR_OPERATION_LIMIT]; /* words behind "operation", the first of the report */
  size_t operation_count;
} tr_place_context;

/* What words beside a name put it in: "Idlib, Syria", "Syria's Idlib province", "Orange County, California". */
typedef struct tr_surroundings {
  char country[4];   /* "" if no state is named so */
  truce_span admin1; /* name of a first-level area, or none */
  bool sure;         /* it lies in that country: "Stroud, Ontario" */
  bool area;         /* an area is meant: "Idlib province", "state of Washington", "Buffalo, New York", "Ohio, New York and Utah" */
  char area_in[4];   /* its country, if the words beside it tell */
  bool town;         /* a town is meant: "WASHINGTON (AP)" */
} tr_surroundings;

/* surroundings.c */
tr_surroundings tr_surroundings_of(const tr_scene *scene, uint32_t mention);

/* The countries that the report names, by name, people and capital. */
void tr_place_context_of(tr_scene *scene, tr_place_context *c);
void tr_place_weigh(tr_place_context *c, const char *code, double weight);
void tr_place_find_leading(tr_place_context *c);
double tr_place_total_weight(const tr_place_context *c);
bool tr_is_area(const truce_place *place);

/* The best candidate of a name; false where none fits. `area`: a word for an area stands behind it. */
bool tr_best_spot(const tr_place_context *c, truce_span name, const tr_surroundings *inside, bool area, tr_spot *out);
/* The same for words of the report, with the common noun behind them, other spellings, and without what only tells a side. */
bool tr_find_spot(const tr_place_context *c, uint32_t first, uint32_t end, const tr_surroundings *inside, tr_spot *out);
/* Where a state of the roster lies. */
bool tr_spot_of_state(const tr_place_context *c, const tr_known *known, tr_spot *spot);

#endif
