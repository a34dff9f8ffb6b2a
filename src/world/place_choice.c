/* Chooses among the gazetteer's candidates of a name: by class and population, the countries that the report speaks of and their neighbours, what the words
 * beside the name say (surroundings.c), and the other places of the report. */
#include "world/place_choice.h"

#include <math.h>

#include "world/fold.h"

void tr_place_weigh(tr_place_context *c, const char *code, double weight) {
  if (!code[0]) return;
  for (size_t i = 0; i < c->country_count; i++)
    if (!strcmp(c->countries[i].code, code)) {
      c->countries[i].weight += weight;
      return;
    }
  if (c->country_count == TR_COUNTRY_LIMIT) return;
  memcpy(c->countries[c->country_count].code, code, 4);
  c->countries[c->country_count++].weight = weight;
}

void tr_place_find_leading(tr_place_context *c) {
  c->leading = "";
  c->leading_weight = 0;
  for (size_t i = 0; i < c->country_count; i++)
    if (c->countries[i].weight > c->leading_weight) c->leading = c->countries[i].code, c->leading_weight = c->countries[i].weight;
}

double tr_place_total_weight(const tr_place_context *c) {
  double sum = 0;
  for (size_t i = 0; i < c->country_count; i++) sum += c->countries[i].weight;
  return sum;
}

static double weight_of(const tr_place_context *c, const char *code) {
  for (size_t i = 0; i < c->country_count; i++)
    if (!strcmp(c->countries[i].code, code)) return c->countries[i].weight;
  return 0;
}

/* The countries that the report names, by name, people and capital. */
void tr_place_context_of(tr_scene *scene, tr_place_context *c) {
  *c = (tr_place_context){.scene = scene, .gazetteer = &scene->world->gazetteer};
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->merged_into != TRUCE_NONE || !draft->actor.country[0]) continue;
    double each = draft->actor.kind == TRUCE_STATE || draft->actor.kind == TRUCE_POPULATION ? 1 : 0.4;
    tr_place_weigh(c, draft->actor.country, each * (double)(draft->mentions.count < 6 ? draft->mentions.count : 6));
  }
  tr_place_find_leading(c);
  for (uint32_t w = 1; w < scene->reading->word_count && c->operation_count < TR_OPERATION_LIMIT; w++)
    if (tr_equal_string(scene->reading->words[w - 1].lower, "operation")) c->operations[c->operation_count++] = w;
}

/* How readily a name is the place's: by class, by people (a great city more than its share), less under another name than its own or the beginning of its own,
 * more for what was negotiated there. */
static double prominence(const tr_spot *spot, truce_span name) {
  static const struct {
    char class_;
    double score;
  } classes[] = {{'N', 6}, {'X', 5}, {'R', 14}, {'C', 2.5}, {'P', 1}, {'A', 0.6}, {'B', 3.6}};
  double people = log10((double)spot->population + 1), score = (spot->class_ == 'B' ? 0.2 : 0.75) * people;
  bool town = spot->class_ == 'P' || spot->class_ == 'C',
       shortened = spot->name.size > name.size && tr_equal_fold((truce_span){spot->name.data, name.size}, name);
  if (town && people > 5) score += (spot->class_ == 'P' && !spot->other_name ? 1.8 : 1.2) * (people - 5);
  if (spot->renowned) score += 3;
  else if (spot->other_name && !(town && shortened)) score -= 1.5;
  if (spot->class_ == 'R' && spot->country[0]) return 5; /* a region within a state: "Cheshire" */
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (classes[i].class_ == spot->class_) return score + classes[i].score;
  return score;
}

static bool word_is(const truce_reading *reading, uint32_t word, tr_place_word class_) {
  return word < reading->word_count && tr_is_place_word(&reading->world->words, reading->words[word].lower, class_);
}

bool tr_is_area(const truce_place *place) { return place->admin1.size && tr_equal(place->name, place->admin1); }

static double distance_km(const tr_spot *a, double latitude, double longitude) {
  double radians = 3.14159265358979 / 180, y = (latitude - a->latitude) * radians,
         x = (longitude - a->longitude) * radians * cos((latitude + a->latitude) / 2 * radians);
  return 6371 * sqrt(x * x + y * y);
}

/* What the other places of the report say for a candidate: the area that it lies in is named,
 * places of that area are, places near it. Each tells so much and no more. */
static double company(const tr_place_context *c, const tr_spot *spot, truce_span name) {
  static const double most_area = 2.4, most_near = 1.2;
  double area = 0, near = 0;
  for (size_t i = 0; i < c->scene->places.count; i++) {
    const truce_place *place = &c->scene->places.items[i];
    if (isnan(place->latitude) || place->kind == TRUCE_STATE || place->geonames == spot->geonames || strcmp(place->country, spot->country) != 0) continue;
    if (tr_equal_fold(place->name, name)) continue;
    if (spot->class_ == 'A' && tr_is_area(place)) area += 0.8; /* areas stand in lists with their like */
    if (spot->admin1.size && tr_equal(place->admin1, spot->admin1)) area += tr_equal(place->name, spot->admin1) ? 1.2 : 0.5;
    const double away = distance_km(spot, place->latitude, place->longitude);
    near += away < 50 ? 0.8 : away < 250 ? 0.4 : 0;
  }
  return fmin(area, most_area) + fmin(near, most_near);
}

static double score_spot(const tr_place_context *c, const tr_spot *spot, truce_span name, const tr_surroundings *inside, bool area) {
  double score = prominence(spot, name), weight = weight_of(c, spot->country);
  score += weight > 0 ? 1.6 + 0.9 * log2(1 + weight) : 0;
  for (size_t i = 0; weight <= 0 && i < c->country_count; i++)
    if (c->countries[i].weight > 2 && tr_neighbours(c->gazetteer, c->countries[i].code, spot->country)) {
      score += 0.8;
      break;
    }
  if (inside->country[0]) score += !strcmp(inside->country, spot->country) ? 8 : -2;
  if (inside->admin1.size && spot->class_ != 'A' && tr_equal(inside->admin1, spot->admin1)) score += 6;
  if (area) score += spot->class_ == 'A' ? 3 : spot->class_ == 'B' ? 1.8 : 0;
  if (inside->area && spot->class_ == 'A' && (!inside->area_in[0] || !strcmp(inside->area_in, spot->country))) score += 9;
  if (inside->town && (spot->class_ == 'P' || spot->class_ == 'C')) score += 4;
  return score + (c->second_pass ? company(c, spot, name) : 0);
}

/* "Western", "Central", "the West": half a name, which every other country has. */
static bool only_a_side(truce_span name) {
  static const char *const sides[] = {
      "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "North Eastern", "North Western", "South Eastern",
      "South Western", NULL,
  };
  return tr_one_of(name, sides);
}

/* A small place of a country that the report never speaks of, nor of its neighbours, while
 * it does speak of others: somewhere else of the same name is meant. */
static bool far_off(const tr_place_context *c, const tr_spot *spot, const tr_surroundings *inside) {
  if (spot->class_ == 'N' || spot->class_ == 'R' || spot->class_ == 'X' || spot->renowned || !spot->country[0]) return false;
  const uint32_t known_anywhere = spot->class_ == 'A' ? 5000000 : 200000;
  if (spot->population >= known_anywhere || c->leading_weight < 3 || weight_of(c, spot->country) > 0 || !strcmp(inside->country, spot->country)) return false;
  for (size_t i = 0; i < c->country_count; i++)
    if (c->countries[i].weight >= 1 && tr_neighbours(c->gazetteer, c->countries[i].code, spot->country)) return false;
  return true;
}

/* How many live in the greatest town of the name. */
static uint32_t greatest_town(const tr_spot *spots, size_t count) {
  uint32_t most = 0;
  for (size_t i = 0; i < count; i++)
    if ((spots[i].class_ == 'P' || spots[i].class_ == 'C') && !spots[i].other_name && spots[i].population > most) most = spots[i].population;
  return most;
}

/* "Vienna" beside America is still Vienna, unless Virginia or places of it are named: a town whose namesake is a city of the world. */
static double outshone(const tr_place_context *c, const tr_spot *spot, truce_span name, uint32_t greatest, const tr_surroundings *inside) {
  static const uint32_t CITY_OF_THE_WORLD = 180000, TIMES = 7;
  static const double LESS = 2.5, AMONG_NEIGHBOURS = 0.8;
  if (spot->class_ != 'P' || greatest < CITY_OF_THE_WORLD || spot->population >= greatest / TIMES) return 0;
  const bool asked = !strcmp(inside->country, spot->country) || (inside->admin1.size && tr_equal(inside->admin1, spot->admin1));
  return asked || (c->second_pass && company(c, spot, name) >= AMONG_NEIGHBOURS) ? 0 : LESS;
}

bool tr_best_spot(const tr_place_context *c, truce_span name, const tr_surroundings *inside, bool area, tr_spot *out) {
  tr_spot spots[TR_PLACE_CANDIDATES];
  size_t count = tr_gazetteer_find(c->gazetteer, name, spots, TR_PLACE_CANDIDATES);
  const uint32_t greatest = greatest_town(spots, count);
  double best = -1000;
  for (size_t i = 0; i < count; i++) {
    double score = score_spot(c, &spots[i], name, inside, area) - outshone(c, &spots[i], name, greatest, inside);
    const bool elsewhere = inside->sure && spots[i].country[0] && strcmp(inside->country, spots[i].country) != 0 &&
                           !(inside->admin1.size && tr_equal(inside->admin1, spots[i].admin1));
    const bool unasked = only_a_side(name) && spots[i].class_ != 'R' && (spots[i].class_ != 'A' || weight_of(c, spots[i].country) < 1);
    if (score > best && !elsewhere && !unasked && !far_off(c, &spots[i], inside)) best = score, *out = spots[i];
  }
  return best > -1000;
}

/* The one town of the countries spoken of whose longer name begins so: "Matias Romero". */
static bool only_longer(const tr_place_context *c, truce_span name, const tr_surroundings *inside, tr_spot *out) {
  enum { KNOWN_PEOPLE = 5000, LONGER_LIMIT = 32 };
  tr_spot spots[LONGER_LIMIT];
  const size_t count = memchr(name.data, ' ', name.size) ? tr_gazetteer_find_longer(c->gazetteer, name, spots, LONGER_LIMIT) : 0;
  size_t fitting = 0;
  for (size_t i = 0; i < count; i++) {
    const bool near = inside->country[0] ? !strcmp(inside->country, spots[i].country) : weight_of(c, spots[i].country) >= 1;
    if (near && spots[i].class_ == 'P' && spots[i].population >= KNOWN_PEOPLE && !fitting++) *out = spots[i];
  }
  return fitting == 1 && count < LONGER_LIMIT;
}

/* "Kasserine governorate": where the area goes by another spelling, the first-level area of the town. */
static void widen(const tr_place_context *c, tr_spot *spot) {
  tr_spot spots[TR_PLACE_CANDIDATES];
  const size_t count = spot->class_ == 'P' && spot->admin1.size ? tr_gazetteer_find(c->gazetteer, spot->admin1, spots, TR_PLACE_CANDIDATES) : 0;
  for (size_t i = 0; i < count; i++)
    if (spots[i].class_ == 'A' && !strcmp(spots[i].country, spot->country)) {
      *spot = spots[i];
      return;
    }
}

/* As best_spot, under the usual other spellings too: "St. Marc", "Hasakah" for Al-Hasakah. */
static bool best_spelling(const tr_place_context *c, truce_span name, const tr_surroundings *inside, bool area, tr_spot *out) {
  static const struct {
    const char *from, *to;
  } spellings[] = {
      {"St. ", "Saint "}, {"St ", "Saint "}, {"Mt. ", "Mount "}, {"Ft. ", "Fort "}, {"Al-", ""}, {"al-", ""}, {"Al ", ""}, {"El-", "Al-"},
      {"el-", "al-"}, {"El ", "Al "}, {"Ad-", "Al-"}, {"Ar-", "Al-"}, {"As-", "Al-"}, {"", "Al-"},
  };
  if (tr_best_spot(c, name, inside, area, out)) return true;
  char text[TR_FOLD_LIMIT];
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
    size_t from = strlen(spellings[i].from), to = strlen(spellings[i].to);
    if (!tr_starts(name, tr_span(spellings[i].from)) || name.size - from < 4 || name.size - from + to > sizeof text) continue;
    memcpy(text, spellings[i].to, to);
    memcpy(text + to, name.data + from, name.size - from);
    if (tr_best_spot(c, (truce_span){text, to + name.size - from}, inside, area, out)) return true;
  }
  return false;
}

/* A state of the roster is a place too, wherever it is named by its name. */
bool tr_spot_of_state(const tr_place_context *c, const tr_known *known, tr_spot *spot) {
  const tr_country *country = tr_gazetteer_country(c->gazetteer, known->country);
  if (!country) return false;
  *spot = c->gazetteer->own.items[country->spot];
  spot->name = known->name;
  return true;
}

/* Whether what is left of a name without its side may stand for the whole: any place after "northern", an area or a state after "North". */
static bool side_of(const tr_place_context *c, uint32_t first, const tr_spot *spot) {
  const truce_reading *reading = c->scene->reading;
  if (!TR_ONE_OF(spot->class_, 'N', 'R') && weight_of(c, spot->country) < 1) return false; /* found names weigh less */
  const bool area_or_state = TR_ONE_OF(spot->class_, 'N', 'R', 'A', 'C');
  return area_or_state || !tr_capital_start(reading->words[first].form) || tr_equal_string(reading->words[first].lower, "the");
}

/* "Idlib province", "Gaza City": with the common noun behind it first, then alone, then without what only tells a side of it. */
bool tr_find_spot(const tr_place_context *c, uint32_t first, uint32_t end, const tr_surroundings *inside, tr_spot *out) {
  const truce_reading *reading = c->scene->reading;
  bool area = word_is(reading, end, TR_PLACE_AREA);
  if (end < reading->word_count && reading->words[end].sentence == reading->words[first].sentence && reading->words[end].upos != TRUCE_PUNCT) {
    tr_spot wider;
    if (tr_best_spot(c, tr_words_text(reading, first, end + 1), inside, area, &wider) && (area || wider.class_ == 'X')) return *out = wider, true;
  }
  if (best_spelling(c, tr_words_text(reading, first, end), inside, area, out)) {
    if (word_is(reading, end, TR_PLACE_FIRST_LEVEL)) widen(c, out);
    return true;
  }
  if (end - first > 3 && tr_equal_string(reading->words[end - 3].lower, "local") && tr_equal_string(reading->words[end - 2].lower, "government"))
    return best_spelling(c, tr_words_text(reading, first, end - 3), inside, true, out);
  if (end - first > 2 && tr_equal_string(reading->words[end - 2].lower, "municipal"))
    return best_spelling(c, tr_words_text(reading, first, end - 2), inside, true, out);
  if (end - first > 1 && word_is(reading, end - 1, TR_PLACE_AREA)) return best_spelling(c, tr_words_text(reading, first, end - 1), inside, true, out);
  if (end - first > 1 && word_is(reading, end - 1, TR_PLACE_TOWN)) return best_spelling(c, tr_words_text(reading, first, end - 1), inside, false, out);
  if (only_longer(c, tr_words_text(reading, first, end), inside, out)) return true;
  if (end - first < 2 || !word_is(reading, first, TR_PLACE_SIDE)) return false;
  const tr_alias *state = tr_match_words(c->scene, first + 1, end);
  if (state && state->use == TR_USE_NAME && tr_spot_of_state(c, &c->scene->world->roster.known.items[state->known], out)) return true;
  return tr_find_spot(c, first + 1, end, inside, out) && side_of(c, first, out);
}
