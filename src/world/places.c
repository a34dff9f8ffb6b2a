/* Decides which place a name means, and whether it is a place here at all: "in Washington" is one, "Washington said" is the government.
 * Candidates of the gazetteer are scored by the countries the report speaks of, containment words ("Idlib, Syria"), class and population. */
#include <math.h>

#include "world/fold.h"
#include "world/scene.h"

enum { CANDIDATES = 64, COUNTRY_LIMIT = 320 };

/* Prepositions that make their noun a place; with the others a capital may be its government. */
static const char *const place_prepositions[] = {"in", "at", "near", "inside", "outside", "across", "around", "through", "throughout", "into", "to", "from", "over", "within", "via", "off", "toward", "towards", "above", "along", "beyond", "onto", "en", NULL};

/* Verbs that only people, states and bodies are subjects of. */
static bool subject_acts(const truce_reading *reading, uint32_t head) {
  uint32_t verb = reading->words[head].head;
  if (verb == TRUCE_NONE) return false;
  const truce_word *w = &reading->words[verb];
  return (w->upos == TRUCE_VERB || w->upos == TRUCE_NOUN || w->upos == TRUCE_ADJ) && reading->words[head].relation != TRUCE_DEPREL_NSUBJ_PASS;
}

bool tr_acts(const truce_reading *reading, uint32_t head) {
  for (int steps = 0; steps < 6; steps++) { /* a conjunct takes the role of the first: "Moscow and Ankara said" */
    const truce_word *w = &reading->words[head];
    truce_span preposition = tr_case_of(reading, head);
    if (tr_one_of(preposition, place_prepositions)) return false;
    switch (truce_deprel_base(w->relation)) {
      case TRUCE_DEPREL_NSUBJ: return subject_acts(reading, head);
      case TRUCE_DEPREL_NMOD:
        if (w->relation == TRUCE_DEPREL_NMOD_POSS) return true;
        return tr_equal(preposition, TR_SPAN("with")) || tr_equal(preposition, TR_SPAN("between")) || tr_equal(preposition, TR_SPAN("by"));
      case TRUCE_DEPREL_OBL:
        return w->relation == TRUCE_DEPREL_OBL_AGENT || tr_equal(preposition, TR_SPAN("with")) || tr_equal(preposition, TR_SPAN("by")) || tr_equal(preposition, TR_SPAN("between")) || tr_equal(preposition, TR_SPAN("against")) ||
               tr_equal(preposition, TR_SPAN("on"));
      case TRUCE_DEPREL_OBJ:
      case TRUCE_DEPREL_IOBJ: {
        static const char *const moving[] = {"visit", "leave", "reach", "enter", "bomb", "shell", "hit", "attack", "capture", "seize", "take", "retake", "besiege", "tour", "evacuate", "cross", "storm", "control", "hold", "strike", "liberate", "surround", "occupy", "rock", "invade", "raid", "patrol", "recapture", "overrun", "pound", "target", "flee", "clear", "secure", "quit", "blockade", "encircle", "loot", "ransack", "destroy", "devastate", "ravage", "approach", NULL};
        return w->head == TRUCE_NONE || !tr_one_of(reading->words[w->head].lemma, moving);
      }
      case TRUCE_DEPREL_CONJ:
        if (w->head == TRUCE_NONE || w->head >= head) return false;
        head = w->head;
        continue;
      default: return false;
    }
  }
  return false;
}

typedef struct context {
  tr_scene *scene;
  const tr_gazetteer *gazetteer;
  struct {
    char code[4];
    double weight;
  } countries[COUNTRY_LIMIT];
  size_t country_count;
  const char *leading; /* the country that the report speaks of more than of any other, or "" */
  double leading_weight;
  bool second_pass; /* the other places are known by now */
} context;

static void weigh(context *c, const char *code, double weight) {
  if (!code[0]) return;
  for (size_t i = 0; i < c->country_count; i++)
    if (!strcmp(c->countries[i].code, code)) {
      c->countries[i].weight += weight;
      return;
    }
  if (c->country_count == COUNTRY_LIMIT) return;
  memcpy(c->countries[c->country_count].code, code, 4);
  c->countries[c->country_count++].weight = weight;
}

static void find_leading(context *c) {
  c->leading = "";
  c->leading_weight = 0;
  for (size_t i = 0; i < c->country_count; i++)
    if (c->countries[i].weight > c->leading_weight) c->leading = c->countries[i].code, c->leading_weight = c->countries[i].weight;
}

static double total_weight(const context *c) {
  double sum = 0;
  for (size_t i = 0; i < c->country_count; i++) sum += c->countries[i].weight;
  return sum;
}

static double weight_of(const context *c, const char *code) {
  for (size_t i = 0; i < c->country_count; i++)
    if (!strcmp(c->countries[i].code, code)) return c->countries[i].weight;
  return 0;
}

/* The countries that the report names, by name, people and capital. */
static void gather_countries(context *c) {
  const tr_scene *scene = c->scene;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->merged_into != TRUCE_NONE || !draft->actor.country[0]) continue;
    double each = draft->actor.kind == TRUCE_STATE || draft->actor.kind == TRUCE_POPULATION ? 1 : 0.4;
    weigh(c, draft->actor.country, each * (double)(draft->mentions.count < 6 ? draft->mentions.count : 6));
  }
}

static bool has_case_in(const truce_reading *reading, uint32_t word) {
  truce_span preposition = tr_case_of(reading, word);
  return tr_equal(preposition, TR_SPAN("in")) || tr_equal(preposition, TR_SPAN("of"));
}

/* What words beside a name put it in: "Idlib, Syria", "Syria's Idlib province", "Orange County, California". */
typedef struct container {
  char country[4];   /* "" if no state is named so */
  truce_span admin1; /* name of a first-level area, or none */
  bool area;         /* an area is meant: "Idlib province", "state of Washington", "Buffalo, New York", "Ohio, New York and Utah" */
  char area_in[4];   /* its country, if the words beside it tell */
} container;

static void note_container(const context *c, uint32_t mention, container *out) {
  const tr_scene *scene = c->scene;
  const tr_found *found = &scene->found.items[mention];
  if (found->form == TR_FORM_AGENT || found->class_ == TRUCE_PER) return;
  if (found->known != TRUCE_NONE && found->use != TR_USE_CAPITAL && found->use != TR_USE_SEAT) {
    const tr_known *known = &scene->world->roster.known.items[found->known];
    if (known->kind == TRUCE_STATE) memcpy(out->country, known->country, sizeof out->country);
  }
  tr_spot spots[8];
  size_t count = tr_gazetteer_find(c->gazetteer, tr_words_text(scene->reading, found->first, found->end), spots, 8);
  for (size_t i = 0; i < count && !out->admin1.size; i++)
    if (spots[i].class_ == 'A') out->admin1 = spots[i].name;
}

/* The mention at a word, or that before it: "Idlib province". */
static uint32_t mention_in_phrase(const tr_scene *scene, uint32_t word) {
  const truce_word *w = &scene->reading->words[word];
  for (uint32_t i = 0; scene->mention_of[word] == TRUCE_NONE && i < w->child_count; i++)
    if (w->children[i] < word && scene->reading->words[w->children[i]].relation == TRUCE_DEPREL_COMPOUND && scene->mention_of[w->children[i]] != TRUCE_NONE) return scene->mention_of[w->children[i]];
  return scene->mention_of[word];
}

/* "the village of Rawa in Anbar", "the Nairobi slum of Kibera": what the noun that the name is told with is in. */
static uint32_t place_of_kind(const tr_scene *scene, uint32_t at) {
  static const char *const kinds[] = {"village", "town", "city", "suburb", "slum", "district", "neighborhood", "neighbourhood", "quarter", "hamlet", "settlement", "township", "camp", "port", "island", "sector", NULL};
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  const uint32_t noun = reading->words[m->head].head;
  const truce_deprel relation = truce_deprel_base(reading->words[m->head].relation);
  if (noun == TRUCE_NONE || (relation != TRUCE_DEPREL_NMOD && relation != TRUCE_DEPREL_APPOS) || !tr_one_of(reading->words[noun].lemma, kinds)) return TRUCE_NONE;
  for (uint32_t i = 0; i < reading->words[noun].child_count; i++) {
    const uint32_t child = reading->words[noun].children[i], other = mention_in_phrase(scene, child);
    if (child == m->head || other == TRUCE_NONE || other == at) continue;
    const bool before = child < noun && (reading->words[child].relation == TRUCE_DEPREL_COMPOUND || reading->words[child].relation == TRUCE_DEPREL_NMOD_POSS);
    if (before || (child > m->head && tr_equal(tr_case_of(reading, child), TR_SPAN("in")))) return other;
  }
  return TRUCE_NONE;
}

void tr_container_mentions(const tr_scene *scene, uint32_t at, uint32_t out[3]) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  out[0] = out[1] = out[2] = TRUCE_NONE;
  if (m->end + 1 < reading->word_count && tr_equal_string(reading->words[m->end].form, ",") && reading->words[m->end + 1].sentence == reading->words[m->head].sentence) out[0] = scene->mention_of[m->end + 1];
  if (m->first >= 1) out[1] = scene->mention_of[m->first - 1];
  if (m->first >= 2 && tr_equal_string(reading->words[m->first - 1].lower, "'s")) out[1] = scene->mention_of[m->first - 2];
  for (uint32_t i = 0; i < reading->words[m->head].child_count; i++) {
    uint32_t child = reading->words[m->head].children[i];
    if (child > m->head && has_case_in(reading, child) && mention_in_phrase(scene, child) != TRUCE_NONE) out[2] = mention_in_phrase(scene, child);
  }
  if (out[2] == TRUCE_NONE) out[2] = place_of_kind(scene, at);
  for (int i = 0; i < 3; i++)
    if (out[i] == at) out[i] = TRUCE_NONE;
}

/* The mention that follows in a row of names, or (forward = false) the one before: only commas, "and", "or" between. */
static uint32_t next_in_row(const context *c, uint32_t at, bool forward) {
  static const char *const joints[] = {",", "and", "or", "including", NULL};
  const tr_scene *scene = c->scene;
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  uint32_t word = forward ? m->end : m->first - 1;
  for (int joined = 0; word < reading->word_count && reading->words[word].sentence == reading->words[m->head].sentence; joined++, word = forward ? word + 1 : word - 1) {
    const uint32_t other = scene->mention_of[word];
    if (other != TRUCE_NONE && other != at) return joined ? other : TRUCE_NONE;
    if (joined == 3 || !tr_one_of(reading->words[word].lower, joints)) return TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* Whether a mention bears the name of a first-level area, in a country if one is given. */
static bool names_area(const context *c, uint32_t mention, const char *country, tr_spot *area) {
  const tr_found *found = &c->scene->found.items[mention];
  tr_spot spots[CANDIDATES];
  const size_t count = found->class_ == TRUCE_PER ? 0 : tr_gazetteer_find(c->gazetteer, tr_words_text(c->scene->reading, found->first, found->end), spots, CANDIDATES);
  for (size_t i = 0; i < count; i++)
    if (spots[i].class_ == 'A' && (!country || !strcmp(country, spots[i].country))) return *area = spots[i], true;
  return false;
}

/* "Ohio, New York and Utah": one of at least three names in a row that areas of one country bear. */
static bool in_row_of_areas(const context *c, uint32_t at, container *out) {
  tr_spot own, other;
  const truce_span name = tr_words_text(c->scene->reading, c->scene->found.items[at].first, c->scene->found.items[at].end);
  if (memchr(name.data, ',', name.size) || !names_area(c, at, NULL, &own)) return false; /* "Washington, D.C." says where it is */
  int fellows = 0;
  for (int side = 0; side < 2; side++)
    for (uint32_t next = next_in_row(c, at, side), steps = 0; next != TRUCE_NONE && steps < 60; next = next_in_row(c, next, side), steps++) {
      if (!names_area(c, next, own.country, &other)) break;
      fellows++;
    }
  if (fellows < 2) return false;
  out->area = true;
  memcpy(out->area_in, own.country, sizeof out->area_in);
  return true;
}

/* "Buffalo, New York" is in the area, "the state of Washington" is one. */
static void note_area(const context *c, uint32_t at, container *out) {
  static const char *const kinds[] = {"state", "province", "governorate", "oblast", "region", NULL};
  const tr_scene *scene = c->scene;
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  const truce_word *head = &reading->words[m->head];
  if (head->head != TRUCE_NONE && truce_deprel_base(head->relation) == TRUCE_DEPREL_NMOD && tr_equal(tr_case_of(reading, m->head), TR_SPAN("of")) && tr_one_of(reading->words[head->head].lemma, kinds)) out->area = true;
  const uint32_t before = m->first > 1 && tr_equal_string(reading->words[m->first - 1].form, ",") ? scene->mention_of[m->first - 2] : TRUCE_NONE;
  if (before == TRUCE_NONE || before == at || scene->mentions.items[before].place == TRUCE_NONE) return;
  const truce_place *town = &scene->places.items[scene->mentions.items[before].place];
  tr_spot area;
  if (town->kind != TRUCE_PLACE || !names_area(c, at, town->country, &area) || !tr_equal(area.name, town->admin1) || tr_equal(town->name, town->admin1)) return;
  out->area = true;
  memcpy(out->area_in, town->country, sizeof out->area_in);
}

static container container_of(const context *c, uint32_t at) {
  container out = {.country = ""};
  uint32_t sides[3];
  if (in_row_of_areas(c, at, &out)) return out;
  tr_container_mentions(c->scene, at, sides);
  for (int i = 0; i < 3; i++)
    if (sides[i] != TRUCE_NONE) note_container(c, sides[i], &out);
  note_area(c, at, &out);
  return out;
}

/* How readily a name is the place's: by class, by people (a great city more than its share), less under another name than its own or the beginning of its own. */
static double prominence(const tr_spot *spot, truce_span name) {
  static const struct {
    char class_;
    double score;
  } classes[] = {{'N', 6}, {'X', 5}, {'R', 14}, {'C', 2.5}, {'P', 1}, {'A', 0.6}, {'B', 3.6}};
  double people = log10((double)spot->population + 1), score = (spot->class_ == 'B' ? 0.2 : 0.75) * people;
  bool town = spot->class_ == 'P' || spot->class_ == 'C', shortened = spot->name.size > name.size && tr_equal_fold((truce_span){spot->name.data, name.size}, name);
  if (town && people > 5) score += 1.2 * (people - 5);
  if (spot->other_name && !(town && shortened)) score -= 1.5;
  if (spot->class_ == 'R' && spot->country[0]) return 5; /* a region within a state: "Cheshire" */
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (classes[i].class_ == spot->class_) return score + classes[i].score;
  return score;
}

static bool area_word(const truce_reading *reading, uint32_t end) {
  static const char *const words[] = {"province", "governorate", "region", "district", "state", "oblast", "department", "county", "prefecture", "area", NULL};
  return end < reading->word_count && tr_one_of(reading->words[end].lower, words);
}

static bool is_area(const truce_place *place) { return place->admin1.size && tr_equal(place->name, place->admin1); }

static double distance_km(const tr_spot *a, double latitude, double longitude) {
  double radians = 3.14159265358979 / 180, y = (latitude - a->latitude) * radians, x = (longitude - a->longitude) * radians * cos((latitude + a->latitude) / 2 * radians);
  return 6371 * sqrt(x * x + y * y);
}

/* What the other places of the report say for a candidate: the area it lies in is named, or a place within a day's drive. */
static double company(const context *c, const tr_spot *spot, truce_span name) {
  double score = 0;
  for (size_t i = 0; i < c->scene->places.count; i++) {
    const truce_place *place = &c->scene->places.items[i];
    if (isnan(place->latitude) || place->kind == TRUCE_STATE || place->geonames == spot->geonames || strcmp(place->country, spot->country) != 0) continue;
    if (tr_equal_fold(place->name, name)) continue;
    if (spot->class_ == 'A' && is_area(place)) score += 0.8; /* areas stand in lists with their like */
    if (spot->admin1.size && tr_equal(place->admin1, spot->admin1)) score += tr_equal(place->name, spot->admin1) ? 1.2 : 0.5;
    if (distance_km(spot, place->latitude, place->longitude) < 250) score += 0.4;
    if (score > 2.4) return 2.4;
  }
  return score;
}

static double score_spot(const context *c, const tr_spot *spot, truce_span name, const container *inside, bool area) {
  double score = prominence(spot, name), weight = weight_of(c, spot->country);
  score += weight > 0 ? 1.6 + 0.9 * log2(1 + weight) : 0;
  for (size_t i = 0; weight <= 0 && i < c->country_count; i++)
    if (c->countries[i].weight > 2 && tr_neighbours(c->gazetteer, c->countries[i].code, spot->country)) {
      score += 0.8;
      break;
    }
  if (inside->country[0]) score += !strcmp(inside->country, spot->country) ? 8 : -2;
  if (inside->admin1.size && spot->class_ != 'A' && tr_equal(inside->admin1, spot->admin1)) score += 6;
  if (area) score += spot->class_ == 'A' ? 3 : spot->class_ == 'B' ? 2.5 : 0;
  if (inside->area && spot->class_ == 'A' && (!inside->area_in[0] || !strcmp(inside->area_in, spot->country))) score += 9;
  return score + (c->second_pass ? company(c, spot, name) : 0);
}

/* A small place of a country that the report never speaks of, nor of its neighbours, while it does speak of others: somewhere else of the same name is meant. */
static bool far_off(const context *c, const tr_spot *spot, const container *inside) {
  if (spot->class_ == 'N' || spot->class_ == 'R' || spot->class_ == 'X' || !spot->country[0]) return false;
  const uint32_t known_anywhere = spot->class_ == 'A' ? 5000000 : 200000;
  if (spot->population >= known_anywhere || c->leading_weight < 3 || weight_of(c, spot->country) > 0 || !strcmp(inside->country, spot->country)) return false;
  for (size_t i = 0; i < c->country_count; i++)
    if (c->countries[i].weight >= 1 && tr_neighbours(c->gazetteer, c->countries[i].code, spot->country)) return false;
  return true;
}

static bool best_spot(const context *c, truce_span name, const container *inside, bool area, tr_spot *out) {
  tr_spot spots[CANDIDATES];
  size_t count = tr_gazetteer_find(c->gazetteer, name, spots, CANDIDATES);
  double best = -1000;
  for (size_t i = 0; i < count; i++) {
    double score = score_spot(c, &spots[i], name, inside, area);
    if (score > best && !far_off(c, &spots[i], inside)) best = score, *out = spots[i];
  }
  return best > -1000;
}

/* As best_spot, under the usual other spellings too: "St. Marc", "Hasakah" for Al-Hasakah. */
static bool best_spelling(const context *c, truce_span name, const container *inside, bool area, tr_spot *out) {
  static const struct {
    const char *from, *to;
  } spellings[] = {{"St. ", "Saint "}, {"St ", "Saint "}, {"Mt. ", "Mount "}, {"Ft. ", "Fort "}, {"Al-", ""}, {"al-", ""}, {"Al ", ""}, {"El-", "Al-"}, {"el-", "al-"}, {"El ", "Al "}, {"Ad-", "Al-"}, {"Ar-", "Al-"}, {"As-", "Al-"}, {"", "Al-"}};
  if (best_spot(c, name, inside, area, out)) return true;
  char text[TR_FOLD_LIMIT];
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
    size_t from = strlen(spellings[i].from), to = strlen(spellings[i].to);
    if (!tr_starts(name, tr_span(spellings[i].from)) || name.size - from < 4 || name.size - from + to > sizeof text) continue;
    memcpy(text, spellings[i].to, to);
    memcpy(text + to, name.data + from, name.size - from);
    if (best_spot(c, (truce_span){text, to + name.size - from}, inside, area, out)) return true;
  }
  return false;
}

/* A state of the roster is a place too, wherever it is named by its name. */
static bool spot_of_state(const context *c, const tr_known *known, tr_spot *spot) {
  const tr_country *country = tr_gazetteer_country(c->gazetteer, known->country);
  if (!country) return false;
  *spot = c->gazetteer->own.items[country->spot];
  spot->name = known->name;
  return true;
}

/* Whether what is left of a name without its side may stand for the whole: any place after "northern", an area or a state after "North". */
static bool side_of(const context *c, uint32_t first, const tr_spot *spot) {
  const truce_reading *reading = c->scene->reading;
  if (spot->class_ != 'N' && spot->class_ != 'R' && weight_of(c, spot->country) <= 0) return false;
  return !tr_capital_start(reading->words[first].form) || spot->class_ == 'N' || spot->class_ == 'R' || spot->class_ == 'A' || spot->class_ == 'C' || tr_equal_string(reading->words[first].lower, "the");
}

/* "Idlib province", "Gaza City": with the common noun behind it first, then alone, then without what only tells a side of it. */
static bool find_spot(const context *c, uint32_t first, uint32_t end, const container *inside, tr_spot *out) {
  static const char *const sides[] = {"the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northwestern", "northeastern", "southwestern", "southeastern", "upper", "lower", "greater", "downtown", NULL};
  static const char *const kinds[] = {"city", "town", "village", "township", "municipality", "island", NULL};
  const truce_reading *reading = c->scene->reading;
  bool area = area_word(reading, end);
  if (end < reading->word_count && reading->words[end].sentence == reading->words[first].sentence && reading->words[end].upos != TRUCE_PUNCT) {
    tr_spot wider;
    if (best_spot(c, tr_words_text(reading, first, end + 1), inside, area, &wider) && (area || wider.class_ == 'X')) return *out = wider, true;
  }
  if (best_spelling(c, tr_words_text(reading, first, end), inside, area, out)) return true;
  if (end - first > 1 && area_word(reading, end - 1)) return best_spelling(c, tr_words_text(reading, first, end - 1), inside, true, out);
  if (end - first > 1 && tr_one_of(reading->words[end - 1].lower, kinds)) return best_spelling(c, tr_words_text(reading, first, end - 1), inside, false, out);
  if (end - first < 2 || !tr_one_of(reading->words[first].lower, sides)) return false;
  const tr_alias *state = tr_match_words(c->scene, first + 1, end);
  if (state && state->use == TR_USE_NAME && spot_of_state(c, &c->scene->world->roster.known.items[state->known], out)) return true;
  return find_spot(c, first + 1, end, inside, out) && side_of(c, first, out);
}

static uint32_t place_of(tr_scene *scene, const tr_spot *spot, truce_span name) {
  for (uint32_t i = 0; i < scene->places.count; i++) {
    const truce_place *place = &scene->places.items[i];
    if (spot->geonames ? place->geonames == spot->geonames : !place->geonames && tr_equal(place->name, spot->name.size ? spot->name : name)) return i;
  }
  truce_place place = {.name = spot->name.size ? spot->name : name, .admin1 = spot->admin1, .geonames = spot->geonames, .latitude = spot->latitude, .longitude = spot->longitude,
                       .kind = spot->class_ == 'N' ? TRUCE_STATE : spot->class_ == 'X' ? TRUCE_ACCESS_POINT : TRUCE_PLACE};
  memcpy(place.country, spot->country, sizeof place.country);
  TR_PUSH(scene->arena, &scene->places, place);
  return (uint32_t)scene->places.count - 1;
}

/* Georgia: the area that has a state's name, where the words beside it or its fellow areas say so and nothing speaks for the state. */
static bool namesake_area(const context *c, uint32_t known, truce_span name, const container *inside, tr_spot *out) {
  tr_spot spots[CANDIDATES];
  size_t count = tr_gazetteer_find(c->gazetteer, name, spots, CANDIDATES), fellows = 0;
  const char *state = c->scene->world->roster.known.items[known].country;
  for (size_t i = 0; i < count; i++) {
    if (spots[i].class_ != 'A' || spots[i].other_name || !strcmp(spots[i].country, state) || spots[i].population < 1000000) continue;
    *out = spots[i];
    if (inside->country[0]) return !strcmp(inside->country, out->country);
    for (size_t k = 0; k < c->scene->places.count; k++) {
      const truce_place *place = &c->scene->places.items[k];
      fellows += !strcmp(place->country, out->country) && place->kind == TRUCE_PLACE && place->geonames != out->geonames && (is_area(place) || tr_equal(place->admin1, out->admin1));
    }
    for (size_t k = 0; k < c->scene->found.count; k++)
      if (c->scene->found.items[k].known == known && c->scene->found.items[k].use != TR_USE_NAME) return false; /* "Georgian", "Tbilisi" */
    for (size_t k = 0; k < c->country_count; k++)
      if (tr_neighbours(c->gazetteer, state, c->countries[k].code)) return false;
    return fellows > 0;
  }
  return false;
}

/* "at the White House" is in Washington, where nobody acts by that name. */
static bool spot_of_seat(const context *c, uint32_t at, const tr_known *known, tr_spot *out) {
  static const char *const inside[] = {"in", "at", "outside", "inside", "near", "around", NULL};
  const tr_scene *scene = c->scene;
  container of = {.country = ""};
  if (!known->capital.size || (!scene->found.items[at].marked && !tr_one_of(tr_case_of(scene->reading, scene->mentions.items[at].head), inside))) return false;
  memcpy(of.country, known->country, sizeof of.country);
  return best_spot(c, known->capital, &of, false, out) && !strcmp(out->country, known->country);
}

/* A name that the roster knows: its state's place, or (another known actor) a place only where a caller marked it as one. */
static bool place_of_known(context *c, uint32_t at, const tr_known *known) {
  tr_scene *scene = c->scene;
  tr_found *found = &scene->found.items[at];
  tr_spot spot;
  truce_span text = tr_words_text(scene->reading, found->first, found->end);
  static const container nowhere = {.country = ""};
  if (found->use == TR_USE_CAPITAL) return false;
  if (found->use == TR_USE_SEAT) {
    if (spot_of_seat(c, at, known, &spot)) scene->mentions.items[at].place = place_of(scene, &spot, spot.name);
    return true;
  }
  if (known->kind == TRUCE_STATE && (found->use == TR_USE_NAME || found->marked)) {
    const container inside = container_of(c, at);
    if (found->use == TR_USE_NAME && namesake_area(c, found->known, text, &inside, &spot)) spot.name = text;
    else if (!spot_of_state(c, known, &spot)) return true;
  } else if (found->use != TR_USE_NAME || (known->kind != TRUCE_PLACE && !found->marked) || !best_spot(c, text, &nowhere, false, &spot)) {
    return !found->marked;
  }
  scene->mentions.items[at].place = place_of(scene, &spot, text);
  return true;
}

static void resolve_place(context *c, uint32_t at) {
  tr_scene *scene = c->scene;
  tr_found *found = &scene->found.items[at];
  truce_mention *mention = &scene->mentions.items[at];
  const tr_known *known = found->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[found->known];
  if ((found->form != TR_FORM_NAME && !found->marked) || (found->class_ == TRUCE_PER && !found->marked)) return;
  if (known && place_of_known(c, at, known)) return;
  if (mention->actor != TRUCE_NONE && !found->marked) return;
  tr_spot spot = {.latitude = NAN, .longitude = NAN, .class_ = 'P'};
  const container inside = container_of(c, at);
  bool listed = find_spot(c, found->first, found->end, &inside, &spot);
  if (!listed && found->class_ != TRUCE_LOC) return;
  if (listed && found->class_ == TRUCE_ORG) return;
  mention->place = place_of(scene, &spot, tr_words_text(scene->reading, found->first, found->end));
  mention->kind = spot.class_ == 'X' ? TRUCE_ACCESS_POINT : TRUCE_PLACE;
  if (!c->second_pass) weigh(c, spot.country, 0.3);
}

/* Places that no mention names after the second pass go; the others keep their order. */
static void drop_unused(tr_scene *scene) {
  uint32_t *renamed = TR_NEW_ARRAY(scene->arena, uint32_t, scene->places.count + 1), kept = 0;
  bool *used = TR_NEW_ARRAY(scene->arena, bool, scene->places.count + 1);
  for (size_t i = 0; i < scene->mentions.count; i++)
    if (scene->mentions.items[i].place != TRUCE_NONE) used[scene->mentions.items[i].place] = true;
  for (uint32_t i = 0; i < scene->places.count; i++) {
    renamed[i] = kept;
    if (used[i]) scene->places.items[kept++] = scene->places.items[i];
  }
  scene->places.count = kept;
  for (size_t i = 0; i < scene->mentions.count; i++)
    if (scene->mentions.items[i].place != TRUCE_NONE) scene->mentions.items[i].place = renamed[scene->mentions.items[i].place];
}

/* Names of the access table that the model and the roster did not find: "the Rafah crossing", "Beirut airport". */
static void find_access_points(context *c) {
  tr_scene *scene = c->scene;
  const truce_reading *reading = scene->reading;
  for (size_t s = 0; s < reading->sentence_count; s++)
    for (uint32_t i = reading->sentences[s].first; i < reading->sentences[s].end; i++) {
      if (!tr_capital_start(reading->words[i].form)) continue;
      uint32_t limit = reading->sentences[s].end - i < 6 ? reading->sentences[s].end : i + 6;
      for (uint32_t end = limit; end > i + 1; end--) {
        tr_spot spots[4];
        size_t count = tr_gazetteer_find(c->gazetteer, tr_words_text(reading, i, end), spots, 4);
        if (!count || spots[0].class_ != 'X') continue;
        uint32_t head = tr_words_head(reading, i, end), at = scene->mention_of[i];
        if (at != TRUCE_NONE && scene->found.items[at].form == TR_FORM_NAME && scene->mentions.items[at].first == i && scene->mentions.items[at].actor == TRUCE_NONE) {
          truce_mention *mention = &scene->mentions.items[at];
          if (mention->end < end) mention->end = end, mention->where = tr_scene_range(reading, i, end), mention->head = head;
        } else {
          truce_mention mention = {.where = tr_scene_range(reading, i, end), .first = i, .end = end, .head = head, .antecedent = TRUCE_NONE, .actor = TRUCE_NONE, .place = TRUCE_NONE};
          tr_found found = {.form = TR_FORM_NAME, .first = i, .end = end, .owner = TRUCE_NONE, .known = TRUCE_NONE, .class_ = TRUCE_LOC, .busy = true};
          at = (uint32_t)scene->mentions.count;
          TR_PUSH(scene->arena, &scene->mentions, mention);
          TR_PUSH(scene->arena, &scene->found, found);
        }
        for (uint32_t k = i; k < end; k++) scene->mention_of[k] = at;
        scene->mentions.items[at].place = place_of(scene, &spots[0], spots[0].name);
        scene->mentions.items[at].kind = TRUCE_ACCESS_POINT;
        i = end - 1;
        break;
      }
    }
}

void tr_resolve_places(tr_scene *scene) {
  context c = {.scene = scene, .gazetteer = &scene->world->gazetteer};
  gather_countries(&c);
  find_leading(&c);
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  find_leading(&c);
  c.second_pass = true;
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  drop_unused(scene);
  find_leading(&c);
  tr_place_unlisted(scene, 2 * c.leading_weight > total_weight(&c) ? c.leading : "");
  find_access_points(&c);
}
