/* Decides which place a name means, and whether it is a place here at all: "in Washington" is one, "Washington said" is the government.
 * Candidates of the gazetteer are scored by the countries the report speaks of, containment words ("Idlib, Syria"), class and population. */
#include <math.h>

#include "world/fold.h"
#include "world/scene.h"

enum { CANDIDATES = 64, COUNTRY_LIMIT = 320 };

/* Prepositions that make their noun a place; with the others a capital may be its government. */
static const char *const place_prepositions[] = {"in", "at", "near", "inside", "outside", "across", "around", "through", "throughout", "into", "to", "from", "over", "within", "via", "off", "toward", "towards", "above", "along", "beyond", "onto", "en", NULL};

static bool in_list(truce_span word, const char *const *list) {
  for (; *list; list++)
    if (tr_equal_string(word, *list)) return true;
  return false;
}

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
    if (in_list(preposition, place_prepositions)) return false;
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
        static const char *const moving[] = {"visit", "leave", "reach", "enter", "bomb", "shell", "hit", "attack", "capture", "seize", "take", "retake", "besiege", "tour", "evacuate", "cross", "storm", "control", "hold", "strike", "liberate", "surround", "occupy", "rock", NULL};
        return w->head == TRUCE_NONE || !in_list(reading->words[w->head].lemma, moving);
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

static container container_of(const context *c, uint32_t at) {
  const tr_scene *scene = c->scene;
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  container out = {.country = ""};
  size_t words = reading->word_count;
  uint32_t sides[3] = {TRUCE_NONE, TRUCE_NONE, TRUCE_NONE};
  if (m->end + 1 < words && tr_equal_string(reading->words[m->end].form, ",") && reading->words[m->end + 1].sentence == reading->words[m->head].sentence) sides[0] = scene->mention_of[m->end + 1];
  if (m->first >= 1) sides[1] = scene->mention_of[m->first - 1];
  if (m->first >= 2 && tr_equal_string(reading->words[m->first - 1].lower, "'s")) sides[1] = scene->mention_of[m->first - 2];
  for (uint32_t i = 0; i < reading->words[m->head].child_count; i++) {
    uint32_t child = reading->words[m->head].children[i];
    if (child > m->head && scene->mention_of[child] != TRUCE_NONE && has_case_in(reading, child)) sides[2] = scene->mention_of[child];
  }
  for (int i = 0; i < 3; i++)
    if (sides[i] != TRUCE_NONE && sides[i] != at) note_container(c, sides[i], &out);
  return out;
}

static double class_score(char class_) {
  switch (class_) {
    case 'N': return 6;
    case 'X': return 5;
    case 'R': return 8;
    case 'C': return 2.5;
    case 'P': return 1;
    case 'A': return 0.6;
    case 'B': return 3.6;
    default: return 0;
  }
}

static bool area_word(const truce_reading *reading, uint32_t end) {
  static const char *const words[] = {"province", "governorate", "region", "district", "state", "oblast", "department", "county", "prefecture", "area", NULL};
  return end < reading->word_count && in_list(reading->words[end].lower, words);
}

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
    if (spot->admin1.size && tr_equal(place->admin1, spot->admin1)) score += tr_equal(place->name, spot->admin1) ? 1.2 : 0.5;
    if (distance_km(spot, place->latitude, place->longitude) < 250) score += 0.4;
    if (score > 2.4) return 2.4;
  }
  return score;
}

static double score_spot(const context *c, const tr_spot *spot, truce_span name, const container *inside, bool area) {
  double score = class_score(spot->class_) + 0.75 * log10((double)spot->population + 1);
  double weight = weight_of(c, spot->country);
  score += weight > 0 ? 1.6 + 0.9 * log2(1 + weight) : 0;
  for (size_t i = 0; weight <= 0 && i < c->country_count; i++)
    if (c->countries[i].weight > 2 && tr_neighbours(c->gazetteer, c->countries[i].code, spot->country)) {
      score += 0.8;
      break;
    }
  if (inside->country[0]) score += !strcmp(inside->country, spot->country) ? 8 : -2;
  if (inside->admin1.size && spot->class_ != 'A' && tr_equal(inside->admin1, spot->admin1)) score += 6;
  if (area) score += spot->class_ == 'A' ? 3 : spot->class_ == 'B' ? 2.5 : 0;
  return score + (c->second_pass ? company(c, spot, name) : 0);
}

static bool best_spot(const context *c, truce_span name, const container *inside, bool area, tr_spot *out) {
  tr_spot spots[CANDIDATES];
  size_t count = tr_gazetteer_find(c->gazetteer, name, spots, CANDIDATES);
  double best = -1000;
  for (size_t i = 0; i < count; i++) {
    double score = score_spot(c, &spots[i], name, inside, area);
    if (score > best) best = score, *out = spots[i];
  }
  return count > 0;
}

/* "Idlib province", "Gaza City": with the common noun behind it first, then alone, then without what only tells a side of it. */
static bool find_spot(const context *c, uint32_t first, uint32_t end, const container *inside, tr_spot *out) {
  static const char *const sides[] = {"the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northwestern", "northeastern", "southwestern", "southeastern", "upper", "lower", "greater", "downtown", NULL};
  const truce_reading *reading = c->scene->reading;
  bool area = area_word(reading, end);
  if (end < reading->word_count && reading->words[end].sentence == reading->words[first].sentence && reading->words[end].upos != TRUCE_PUNCT) {
    tr_spot wider;
    if (best_spot(c, tr_words_text(reading, first, end + 1), inside, area, &wider) && (area || wider.class_ == 'X')) return *out = wider, true;
  }
  if (best_spot(c, tr_words_text(reading, first, end), inside, area, out)) return true;
  if (end - first > 1 && in_list(reading->words[first].lower, sides)) return find_spot(c, first + 1, end, inside, out);
  if (end - first > 1 && area_word(reading, end - 1)) return best_spot(c, tr_words_text(reading, first, end - 1), inside, true, out);
  return false;
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

/* A state of the roster is a place too, wherever it is named by its name. */
static bool spot_of_state(const context *c, const tr_known *known, tr_spot *spot) {
  const tr_country *country = tr_gazetteer_country(c->gazetteer, known->country);
  if (!country) return false;
  *spot = c->gazetteer->own.items[country->spot];
  spot->name = known->name;
  return true;
}

/* How often the report points to a state by other words than its name: "Georgian", "Tbilisi". */
static double named_otherwise(const context *c, uint32_t known) {
  double count = 0;
  for (size_t i = 0; i < c->scene->found.count; i++)
    if (c->scene->found.items[i].known == known && c->scene->found.items[i].use != TR_USE_NAME) count += 2;
  return count;
}

/* A name that the roster knows: its state's place, or (another known actor) a place only where a caller marked it as one. */
static bool place_of_known(context *c, uint32_t at, const tr_known *known) {
  tr_scene *scene = c->scene;
  tr_found *found = &scene->found.items[at];
  tr_spot spot;
  truce_span text = tr_words_text(scene->reading, found->first, found->end);
  static const container nowhere = {.country = ""};
  if (found->use == TR_USE_CAPITAL || (found->use == TR_USE_SEAT && !found->marked)) return found->use == TR_USE_SEAT;
  if (known->kind == TRUCE_STATE && (found->use == TR_USE_NAME || found->marked)) {
    tr_spot other;
    const container inside = container_of(c, at);
    bool elsewhere = found->use == TR_USE_NAME && best_spot(c, text, &inside, false, &other) && other.class_ == 'A' && !strcmp(other.country, "USA") && (inside.country[0] ? !strcmp(inside.country, "USA") : weight_of(c, "USA") > named_otherwise(c, found->known)); /* Georgia */
    if (elsewhere) spot = other;
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
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  c.second_pass = true;
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  drop_unused(scene);
  find_access_points(&c);
}
