/* Gives the mentions of places their place: names of the roster, names that the gazetteer lists (place_choice.c), names that no table knows (unlisted.c), and
 * access points that nobody found. "in Washington" is a place, "Washington said" is the government (acting.c). */
#include <math.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "world/fold.h"
#include "world/place_choice.h"

/* "Raqqa" and "Afrin" as reports write them, not as the gazetteer spells Arabic; of capitals alone ("BOGOTA") and of short forms the gazetteer knows better. */
static bool well_told(truce_span told, truce_span listed) {
  enum { SHORTEST = 4 };
  if (told.size < SHORTEST || !listed.size || !tr_ascii_capital(told.data[0]) || memchr(told.data, '.', told.size)) return false;
  bool small = false;
  for (size_t i = 0; i < told.size; i++) small |= tr_ascii_small(told.data[i]);
  return small;
}

static uint32_t place_of(tr_scene *scene, const tr_spot *spot, truce_span name) {
  for (uint32_t i = 0; i < scene->places.count; i++) {
    const truce_place *place = &scene->places.items[i];
    if (spot->geonames ? place->geonames == spot->geonames : !place->geonames && tr_equal(place->name, spot->name.size ? spot->name : name)) return i;
  }
  const bool town = spot->class_ == 'P' && well_told(name, spot->name);
  truce_place place = {
      .name = spot->name.size && !town ? spot->name : name,
      .admin1 = spot->admin1,
      .geonames = spot->geonames,
      .latitude = spot->latitude,
      .longitude = spot->longitude,
      .kind = spot->class_ == 'N' ? TRUCE_STATE : spot->class_ == 'X' ? TRUCE_ACCESS_POINT : TRUCE_PLACE,
  };
  memcpy(place.country, spot->country, sizeof place.country);
  TR_PUSH(scene->arena, &scene->places, place);
  return (uint32_t)scene->places.count - 1;
}

/* Georgia: the area that has a state's name, where the words beside it or its fellow areas say so and nothing speaks for the state. */
static bool namesake_area(const tr_place_context *c, uint32_t known, truce_span name, const tr_surroundings *inside, tr_spot *out) {
  tr_spot spots[TR_PLACE_CANDIDATES];
  size_t count = tr_gazetteer_find(c->gazetteer, name, spots, TR_PLACE_CANDIDATES), fellows = 0;
  const char *state = c->scene->world->roster.known.items[known].country;
  for (size_t i = 0; i < count; i++) {
    if (spots[i].class_ != 'A' || spots[i].other_name || !strcmp(spots[i].country, state) || spots[i].population < 1000000) continue;
    *out = spots[i];
    if (inside->country[0]) return !strcmp(inside->country, out->country);
    for (size_t k = 0; k < c->scene->places.count; k++) {
      const truce_place *place = &c->scene->places.items[k];
      fellows += !strcmp(place->country, out->country) && place->kind == TRUCE_PLACE && place->geonames != out->geonames &&
                 (tr_is_area(place) || tr_equal(place->admin1, out->admin1));
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
static bool spot_of_seat(const tr_place_context *c, uint32_t at, const tr_known *known, tr_spot *out) {
  const tr_scene *scene = c->scene;
  tr_surroundings of = {.country = ""};
  if (!known->capital.size ||
      (!scene->found.items[at].marked && !tr_listed(tr_case_of(scene->reading, scene->mentions.items[at].head), "in at outside inside near around")))
    return false;
  memcpy(of.country, known->country, sizeof of.country);
  return tr_best_spot(c, known->capital, &of, false, out) && !strcmp(out->country, known->country);
}

/* Where an actor of the roster lies that a land or a town gave its name: a government ("Abkhazia"), a body where it does not act ("in Brussels"). */
static bool spot_of_namesake(const tr_place_context *c, uint32_t at, const tr_known *known, tr_spot *out) {
  static const tr_surroundings nowhere = {.country = ""};
  const tr_found *found = &c->scene->found.items[at];
  const bool stands_there = known->kind == TRUCE_GOVERNMENT || (known->kind == TRUCE_BODY && c->scene->mentions.items[at].actor == TRUCE_NONE);
  if (found->use != TR_USE_NAME || !stands_there || !tr_best_spot(c, tr_words_text(c->scene->reading, found->first, found->end), &nowhere, false, out))
    return false;
  return known->kind == TRUCE_BODY || out->class_ == 'R' || out->class_ == 'A';
}

/* A name that the roster knows: its state's place, that of a land or town that it is called by,
 * or (another known actor) a place only where a caller marked it as one. */
static bool place_of_known(tr_place_context *c, uint32_t at, const tr_known *known) {
  tr_scene *scene = c->scene;
  tr_found *found = &scene->found.items[at];
  tr_spot spot;
  truce_span text = tr_words_text(scene->reading, found->first, found->end);
  static const tr_surroundings nowhere = {.country = ""};
  if (found->use == TR_USE_CAPITAL) return false;
  if (found->use == TR_USE_SEAT) {
    if (spot_of_seat(c, at, known, &spot)) scene->mentions.items[at].place = place_of(scene, &spot, spot.name);
    return true;
  }
  if (known->kind == TRUCE_STATE && (found->use == TR_USE_NAME || found->marked)) {
    const tr_surroundings inside = tr_surroundings_of(c->scene, at);
    if (found->use == TR_USE_NAME && namesake_area(c, found->known, text, &inside, &spot)) spot.name = text;
    else if (!tr_spot_of_state(c, known, &spot) && !tr_best_spot(c, known->name, &nowhere, false, &spot)) return true; /* the Soviet Union is in regions.tsv */
    if (spot.class_ == 'R') spot.class_ = 'N';
  } else if (spot_of_namesake(c, at, known, &spot)) {
  } else if (found->use != TR_USE_NAME || (known->kind != TRUCE_PLACE && !found->marked) || !tr_best_spot(c, text, &nowhere, false, &spot)) {
    return !found->marked;
  }
  scene->mentions.items[at].place = place_of(scene, &spot, text);
  return true;
}

/* "SA" in a report that speaks of South Africa above all. */
static bool initials_of_leading(const tr_place_context *c, truce_span text, tr_spot *out) {
  enum { MUCH = 4 };
  const tr_country *country = c->leading_weight >= MUCH ? tr_gazetteer_country(c->gazetteer, c->leading) : NULL;
  truce_span name = country ? c->gazetteer->own.items[country->spot].name : (truce_span){0}, part;
  size_t count = 0;
  while (tr_split(&name, ' ', &part)) {
    if (!part.size || !tr_ascii_capital(part.data[0])) continue;
    if (count == text.size || text.data[count++] != part.data[0]) return false;
  }
  if (count < 2 || count != text.size) return false;
  *out = c->gazetteer->own.items[country->spot];
  return true;
}

enum { KNOWN_PEOPLE = 100000 }; /* of a town that goes by its name alone */

/* "the Valley", "the Village": a common noun with a capital, not the small town of that name. */
static bool is_common_noun(const tr_scene *scene, uint32_t at, const tr_spot *spot) {
  const tr_found *found = &scene->found.items[at];
  const truce_word *word = &scene->reading->words[found->first];
  const bool alone = truce_deprel_base(word->relation) != TRUCE_DEPREL_COMPOUND && truce_deprel_base(word->relation) != TRUCE_DEPREL_AMOD;
  const bool with_article = found->first > 0 && tr_equal_string(scene->reading->words[found->first - 1].lower, "the");
  return with_article && alone && found->end == found->first + 1 && spot->class_ == 'P' && spot->population < KNOWN_PEOPLE && !found->marked;
}

/* "Tomahawk cruise missiles", "Bear bombers": a make of arms, not the small town of that name. */
static bool is_make_of_arms(const tr_scene *scene, const tr_found *found) {
  const truce_reading *reading = scene->reading;
  for (uint32_t w = found->end; w < reading->word_count && w < found->end + 2 && reading->words[w].sentence == reading->words[found->first].sentence; w++)
    if (tr_is_place_word(&scene->world->words, reading->words[w].lemma, TR_PLACE_MAKE)) return true;
  return false;
}

/* "Olive Branch" in a report that has "Operation Olive Branch". */
static bool is_operation(const tr_place_context *c, const tr_found *found) {
  const truce_reading *reading = c->scene->reading;
  const uint32_t size = found->end - found->first;
  for (size_t i = 0; i < c->operation_count && c->operations[i] + size <= reading->word_count; i++) {
    const truce_word *named = &reading->words[c->operations[i]];
    uint32_t same = 0;
    while (same < size && tr_equal_fold(named[same].form, reading->words[found->first + same].form)) same++;
    if (same == size) return true;
  }
  return false;
}

static void resolve_place(tr_place_context *c, uint32_t at) {
  tr_scene *scene = c->scene;
  tr_found *found = &scene->found.items[at];
  truce_mention *mention = &scene->mentions.items[at];
  const tr_known *known = found->known == TRUCE_NONE ? NULL : &scene->world->roster.known.items[found->known];
  if ((found->form != TR_FORM_NAME && !found->marked) || (found->class_ == TRUCE_PER && !found->marked)) return;
  if (known && place_of_known(c, at, known)) return;
  if (mention->actor != TRUCE_NONE && !found->marked) return;
  tr_spot spot = {.latitude = NAN, .longitude = NAN, .class_ = 'P'};
  const tr_surroundings inside = tr_surroundings_of(c->scene, at);
  bool listed =
      tr_find_spot(c, found->first, found->end, &inside, &spot) || initials_of_leading(c, tr_words_text(scene->reading, found->first, found->end), &spot);
  if (listed && is_common_noun(scene, at, &spot)) listed = false, spot = (tr_spot){.latitude = NAN, .longitude = NAN, .class_ = 'P'};
  if (listed && spot.class_ == 'P' && spot.population < KNOWN_PEOPLE && (is_make_of_arms(scene, found) || is_operation(c, found))) return;
  if (!listed && found->class_ != TRUCE_LOC) return;
  if (listed && found->class_ == TRUCE_ORG) return;
  mention->place = place_of(scene, &spot, tr_words_text(scene->reading, found->first, found->end));
  mention->kind = spot.class_ == 'X' ? TRUCE_ACCESS_POINT : TRUCE_PLACE;
  if (!c->second_pass) tr_place_weigh(c, spot.country, 0.3);
}

typedef struct told_place {
  truce_span key; /* folded name */
  uint32_t mention, place;
  bool placed;    /* the words beside it say where it lies */
} told_place;

/* Whether a mention names a town or an area that can mean another of that name. */
static bool may_agree(const tr_scene *scene, uint32_t at, const tr_surroundings *inside) {
  const truce_mention *m = &scene->mentions.items[at];
  const tr_found *found = &scene->found.items[at];
  if ((found->known != TRUCE_NONE && found->use != TR_USE_CAPITAL) || inside->area || inside->town) return false;
  const truce_place *place = &scene->places.items[m->place];
  return place->kind == TRUCE_PLACE && place->geonames;
}

/* A town and the area around it that bears its name are both meant in one report. */
static bool town_and_its_area(const truce_place *a, const truce_place *b) { return !strcmp(a->country, b->country) && tr_is_area(a) != tr_is_area(b); }

static int by_name_and_place(const void *a, const void *b) {
  const told_place *x = a, *y = b;
  const int order = tr_compare(x->key, y->key);
  if (order) return order;
  return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : (x->mention > y->mention) - (x->mention < y->mention);
}

/* The mentions that may agree, those of one name together, those of one place in a row. */
static size_t collect_told(tr_scene *scene, told_place *told) {
  size_t count = 0;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    if (scene->mentions.items[i].place == TRUCE_NONE) continue;
    const tr_surroundings inside = tr_surroundings_of(scene, i);
    if (!may_agree(scene, i, &inside)) continue;
    const tr_found *found = &scene->found.items[i];
    char key[TR_FOLD_LIMIT];
    const size_t size = tr_fold(tr_words_text(scene->reading, found->first, found->end), key);
    told[count++] = (told_place){.key = tr_arena_copy(scene->arena, (truce_span){key, size}),
                                 .mention = i,
                                 .place = scene->mentions.items[i].place,
                                 .placed = inside.country[0] || inside.admin1.size};
  }
  qsort(told, count, sizeof *told, by_name_and_place);
  return count;
}

/* The place that most mentions of one name mean; one that its words place counts more. TRUCE_NONE where two have as many. */
static uint32_t place_of_most(const told_place *told, size_t count) {
  enum { PLACED_VOTES = 4 };
  uint32_t best = TRUCE_NONE;
  size_t most = 0;
  for (size_t first = 0, end; first < count; first = end) {
    size_t votes = 0;
    for (end = first; end < count && told[end].place == told[first].place; end++) votes += told[end].placed ? PLACED_VOTES : 1;
    if (votes == most) best = TRUCE_NONE;
    if (votes > most) most = votes, best = told[first].place;
  }
  return best;
}

/* A name means one place throughout a report, unless the words beside it say another: "Tripoli" is in Lebanon after "Tripoli, Lebanon". */
static void agree_on_names(tr_scene *scene) {
  told_place *told = TR_NEW_ARRAY(scene->arena, told_place, scene->mentions.count + 1);
  const size_t count = collect_told(scene, told);
  for (size_t first = 0, end; first < count; first = end) {
    for (end = first; end < count && tr_equal(told[end].key, told[first].key);) end++;
    const uint32_t best = place_of_most(told + first, end - first);
    for (size_t i = first; best != TRUCE_NONE && i < end; i++)
      if (!told[i].placed && !town_and_its_area(&scene->places.items[told[i].place], &scene->places.items[best]))
        scene->mentions.items[told[i].mention].place = best;
  }
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

/* The mention of a place that nobody found. */
static uint32_t new_mention(tr_scene *scene, uint32_t first, uint32_t end, uint32_t head) {
  const tr_found found = {.form = TR_FORM_NAME, .first = first, .end = end, .owner = TRUCE_NONE, .known = TRUCE_NONE, .class_ = TRUCE_LOC, .busy = true};
  return tr_mention_push(scene, found, first, end, head);
}

/* The state whose capital a noun is: "the Sudanese capital", "Sudan's capital", "the capital of Sudan"; or NULL. */
static const tr_known *state_of_capital(const tr_scene *scene, uint32_t noun) {
  const truce_reading *reading = scene->reading;
  const truce_word *w = &reading->words[noun];
  for (uint32_t i = 0; i < w->child_count; i++) {
    const uint32_t child = w->children[i], at = scene->mention_of[child];
    const truce_deprel base = truce_deprel_base(reading->words[child].relation);
    const bool of = base == TRUCE_DEPREL_NMOD && (child < noun || tr_equal_string(tr_case_of(reading, child), "of"));
    if (at == TRUCE_NONE || scene->found.items[at].known == TRUCE_NONE || !(of || TR_ONE_OF(base, TRUCE_DEPREL_AMOD, TRUCE_DEPREL_COMPOUND))) continue;
    const tr_known *known = &scene->world->roster.known.items[scene->found.items[at].known];
    if (known->kind == TRUCE_STATE && known->capital.size) return known;
  }
  return NULL;
}

/* "arrived in the Sudanese capital": Khartoum, by its description alone. */
static void find_capitals(tr_place_context *c) {
  tr_scene *scene = c->scene;
  for (uint32_t i = 0; i < scene->reading->word_count; i++) {
    const truce_word *w = &scene->reading->words[i];
    if (w->upos != TRUCE_NOUN || !tr_equal_string(w->lower, "capital") || scene->mention_of[i] != TRUCE_NONE) continue;
    const bool definite =
        tr_scene_child(scene->reading, i, TRUCE_DEPREL_DET) != TRUCE_NONE || tr_scene_child(scene->reading, i, TRUCE_DEPREL_NMOD) != TRUCE_NONE;
    if (!definite || truce_deprel_base(w->relation) == TRUCE_DEPREL_COMPOUND) continue; /* "Russian capital fled" */
    const tr_known *state = state_of_capital(scene, i);
    tr_surroundings inside = {.country = ""};
    tr_spot spot;
    if (!state) continue;
    memcpy(inside.country, state->country, sizeof inside.country);
    if (!tr_best_spot(c, state->capital, &inside, false, &spot) || strcmp(spot.country, state->country) != 0) continue;
    const uint32_t at = new_mention(scene, i, i + 1, i);
    scene->mention_of[i] = at;
    scene->mentions.items[at].place = place_of(scene, &spot, state->capital);
    scene->mentions.items[at].kind = TRUCE_PLACE;
  }
}

/* Names of the access table that the model and the roster did not find: "the Rafah crossing", "Beirut airport". */
static void find_access_points(tr_place_context *c) {
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
        if (at != TRUCE_NONE && scene->found.items[at].form == TR_FORM_NAME && scene->mentions.items[at].first == i &&
            scene->mentions.items[at].actor == TRUCE_NONE) {
          truce_mention *mention = &scene->mentions.items[at];
          if (mention->end < end) mention->end = end, mention->where = tr_scene_range(reading, i, end), mention->head = head;
        } else {
          at = new_mention(scene, i, end, head);
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
  tr_place_context c;
  tr_place_context_of(scene, &c);
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  tr_place_find_leading(&c);
  c.second_pass = true;
  for (uint32_t i = 0; i < scene->mentions.count; i++) resolve_place(&c, i);
  agree_on_names(scene);
  drop_unused(scene);
  tr_place_find_leading(&c);
  tr_place_unlisted(scene, 2 * c.leading_weight > tr_place_total_weight(&c) ? c.leading : "");
  find_capitals(&c);
  find_access_points(&c);
}
