/* States that are halves of one land go by their direction alone: "North and South Korea", "the South". Works on the names found so far. */
#include <stdio.h>

#include "world/actors.h"
#include "world/fold.h"
#include "world/name_spans.h"

static const char *const directions[] = {"north", "south", "east", "west"};
enum { DIRECTIONS = sizeof directions / sizeof *directions, LEAST = 7 /* letters of "north x" */ };

/* Which direction a word is (0 to 3), or DIRECTIONS. */
static size_t direction_of(const truce_word *word) {
  size_t d = 0;
  while (d < DIRECTIONS && !tr_equal_string(word->lower, directions[d])) d++;
  return d;
}

/* The state of that direction in the land of a state so named: of "South Korea" and north, North Korea. */
static uint32_t half_of(const tr_scene *scene, uint32_t state, size_t direction) {
  const truce_span name = tr_known_at(scene, state)->name;
  const char *land = name.size ? memchr(name.data, ' ', name.size) : NULL;
  char text[TR_FOLD_LIMIT];
  if (!land || name.size < LEAST || name.size > sizeof text - 8) return TRUCE_NONE;
  const int size = snprintf(text, sizeof text, "%s%.*s", directions[direction], (int)(name.data + name.size - land), land);
  for (const tr_alias *alias = tr_roster_alias(&scene->world->roster, tr_fold_hash((truce_span){text, (size_t)size})); alias;
       alias = tr_roster_alias_next(&scene->world->roster, alias))
    if (tr_known_at(scene, alias->known)->kind == TRUCE_STATE) return alias->known;
  return TRUCE_NONE;
}

/* The state of that direction that the report names, or whose other half it names; TRUCE_NONE if several could be meant. */
static uint32_t meant(const tr_scene *scene, const tr_name_spans *names, size_t direction) {
  uint32_t found = TRUCE_NONE;
  for (size_t i = 0; i < names->count; i++) {
    const tr_name_span *s = &names->items[i];
    if (s->known == TRUCE_NONE || tr_known_at(scene, s->known)->kind != TRUCE_STATE || s->end - s->first < 2 ||
        direction_of(&scene->reading->words[s->first]) == DIRECTIONS)
      continue;
    const size_t own = direction_of(&scene->reading->words[s->first]);
    const uint32_t half = own == direction ? s->known : half_of(scene, s->known, direction),
                   other = own == direction ? half_of(scene, s->known, direction ^ 1) : s->known;
    if (half == TRUCE_NONE || other == TRUCE_NONE || half == found) continue;
    if (found != TRUCE_NONE) return TRUCE_NONE;
    found = half;
  }
  return found;
}

/* "the North", "North and South Korea", "North Korea and the South" */
static bool stands_alone(const truce_reading *reading, uint32_t word) {
  const truce_word *w = &reading->words[word];
  if (!tr_capital_start(w->form) || word + 1 >= reading->word_count) return false;
  const bool joined =
      tr_equal_string(reading->words[word + 1].lower, "and") && word + 2 < reading->word_count && direction_of(&reading->words[word + 2]) < DIRECTIONS;
  const bool the = word > 0 && tr_equal_string(reading->words[word - 1].lower, "the");
  return joined || (the && !tr_capital_start(reading->words[word + 1].form) && !tr_equal_string(reading->words[word + 1].form, "-"));
}

static void put(const tr_scene *scene, tr_name_spans *names, size_t at, tr_name_span span) {
  TR_PUSH(scene->arena, names, span);
  memmove(names->items + at + 1, names->items + at, (names->count - 1 - at) * sizeof *names->items);
  names->items[at] = span;
}

void tr_name_halves(const tr_scene *scene, tr_name_spans *names) {
  const truce_reading *reading = scene->reading;
  uint32_t states[DIRECTIONS];
  bool any = false;
  for (size_t d = 0; d < DIRECTIONS; d++) any |= (states[d] = meant(scene, names, d)) != TRUCE_NONE;
  size_t next = 0; /* first span that ends behind the word */
  for (uint32_t word = 0; any && word < reading->word_count; word++) {
    while (next < names->count && names->items[next].end <= word) next++;
    const size_t d = direction_of(&reading->words[word]);
    if (d == DIRECTIONS || states[d] == TRUCE_NONE || !stands_alone(reading, word)) continue;
    tr_name_span *there = next < names->count && names->items[next].first <= word ? &names->items[next] : NULL;
    if (there && (there->known != TRUCE_NONE || there->end - there->first > 1)) continue;
    const tr_name_span half = {.first = word, .end = word + 1, .known = states[d], .use = TR_USE_NAME, .class_ = TRUCE_LOC, .kind = TRUCE_STATE};
    if (there) *there = half;
    else put(scene, names, next, half);
  }
}
