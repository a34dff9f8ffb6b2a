/* Matches words with the roster's names and nation words by their aliases: an alias must fit the day, the lands of the report, and the case of its letters. */
#include "base/ascii.h"
#include "world/fold.h"
#include "world/name_spans.h"

bool tr_all_capitals(const truce_reading *reading, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    for (size_t k = 0; k < reading->words[i].form.size; k++)
      if (tr_ascii_small(reading->words[i].form.data[k])) return false;
  return true;
}

bool tr_silent_word(const truce_word *word) {
  char key[TR_FOLD_LIMIT];
  return tr_fold(word->form, key) == 0;
}

static bool clitic(const truce_reading *reading, uint32_t word) {
  truce_span form = reading->words[word].form;
  return word > 0 && !reading->words[word - 1].space_after && form.size > 1 && (form.data[0] == '\'' || tr_starts(form, TR_SPAN("\xE2\x80\x99")));
}

static size_t fold_words(const truce_reading *reading, uint32_t first, uint32_t end, char out[TR_FOLD_LIMIT]) {
  size_t size = 0;
  for (uint32_t i = first; i < end; i++) {
    truce_span form = reading->words[i].form;
    if (i > first && clitic(reading, i)) { /* "People's" is one word of the name */
      char tail[TR_FOLD_LIMIT];
      size_t more = tr_fold(form, tail);
      if (size + more <= TR_FOLD_LIMIT) memcpy(out + size, tail, more), size += more;
      continue;
    }
    size = tr_fold_more(form, out, size);
  }
  return size;
}

/* How well an alias of several actors fits: the user's own first, then whoever lives and holds office on the day. */
static int fitness(const tr_scene *scene, const tr_alias *alias, bool one_word) {
  const tr_roster *roster = &scene->world->roster;
  const tr_known *known = &roster->known.items[alias->known];
  int score = alias->own ? 100 : 0;
  score += tr_known_on(known, scene->day) ? 20 : 0;
  score += alias->use == TR_USE_NAME ? 6 : alias->use == TR_USE_SEAT ? 5 : alias->use == TR_USE_ADJECTIVE || alias->use == TR_USE_PEOPLE ? 4 : 0;
  score += known->kind == TRUCE_STATE ? 4 : 0;
  if (known->kind != TRUCE_PERSON) return score;
  if (tr_roster_office_of(roster, alias->known, scene->day)) return score + 8;
  const bool bare = one_word && known->terms != TRUCE_NONE && !memchr(known->name.data, ' ', known->name.size); /* only the surname is known */
  return bare ? -1 : score; /* Paris who governed in 1957 is not the capital, nor Joe Robinson the Robinson who left office in 1991 */
}

static const tr_land *land_of(const tr_scene *scene, const char *code) {
  for (size_t i = 0; i < scene->lands.count; i++)
    if (!strcmp(scene->lands.items[i].code, code)) return &scene->lands.items[i];
  return NULL;
}

/* "Congress", "the Maoists": of the land that the report tells of most. */
static int told_of_land(const tr_scene *scene, const char *country) {
  const tr_land *land = land_of(scene, country);
  return land ? 15 + (int)(land->told < 10 ? land->told : 10) : 0;
}

/* Whether the report speaks of the land of a group with such a loose name, or of one beside it. A report that names no land does not tell. */
static bool land_allows(const tr_scene *scene, const tr_known *known) {
  if (!scene->lands.count) return true;
  if (!tr_gazetteer_country(&scene->world->gazetteer, known->country)) return known->country[0] != 0; /* of several lands */
  bool allowed = land_of(scene, known->country) != NULL;
  for (size_t i = 0; i < scene->lands.count && !allowed; i++) allowed = tr_neighbours(&scene->world->gazetteer, scene->lands.items[i].code, known->country);
  return allowed;
}

const tr_alias *tr_match_words(const tr_scene *scene, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  char key[TR_FOLD_LIMIT];
  size_t size = fold_words(reading, first, end, key);
  if (!size) return NULL;
  const tr_alias *best = NULL;
  int best_score = -1;
  bool capitals = tr_all_capitals(reading, first, end);
  for (const tr_alias *alias = tr_roster_alias(&scene->world->roster, tr_hash(key, size)); alias; alias = tr_roster_alias_next(&scene->world->roster, alias)) {
    if (alias->use == TR_USE_SURNAME || (alias->acronym && !capitals)) continue;
    const tr_known *known = &scene->world->roster.known.items[alias->known];
    if (alias->loose && !land_allows(scene, known)) continue;
    int score = fitness(scene, alias, !memchr(key, ' ', size));
    if (alias->loose || known->kind == TRUCE_BODY) score += told_of_land(scene, known->country);
    if (score > best_score) best = alias, best_score = score;
  }
  return best;
}

/* Small letters are allowed for bodies of several words ("security council"); one word needs a capital. */
static bool case_allows(const tr_scene *scene, const tr_alias *alias, uint32_t first, uint32_t end) {
  const truce_reading *reading = scene->reading;
  const tr_known *known = &scene->world->roster.known.items[alias->known];
  bool capital = false;
  for (uint32_t i = first; i < end; i++) capital |= tr_capital_start(reading->words[i].form);
  if (!capital) return end - first > 1 && known->kind == TRUCE_BODY && alias->use == TR_USE_NAME;
  if (end - first > 1) return true;
  const truce_word *word = &reading->words[first];
  if (TR_ONE_OF(word->upos, TRUCE_VERB, TRUCE_ADV, TRUCE_ADP, TRUCE_AUX)) return alias->acronym && word->upos != TRUCE_AUX;
  return true;
}

/* "Myanmar's military" of "Myanmar's military government", "the West" of "the West African bloc": the phrase goes on, and is something else. */
static bool cut_short(const tr_scene *scene, uint32_t end, uint32_t limit) {
  const truce_word *last = &scene->reading->words[end - 1];
  uint32_t further;
  if (end >= limit) return false;
  if (tr_listed(last->lower, "west east north south")) return tr_capital_start(scene->reading->words[end].form);
  return !tr_capital_start(last->form) && tr_agent_at(scene, end - 1, limit, &further) && further > end;
}

/* "Congress": bodies of several lands bear the name, so it tells of none. */
bool tr_borne_by_others(const tr_scene *scene, uint32_t first, uint32_t end) {
  char key[TR_FOLD_LIMIT];
  const size_t size = fold_words(scene->reading, first, end, key);
  size_t bodies = 0;
  for (const tr_alias *alias = tr_roster_alias(&scene->world->roster, tr_hash(key, size)); alias; alias = tr_roster_alias_next(&scene->world->roster, alias))
    bodies += scene->world->roster.known.items[alias->known].kind == TRUCE_BODY;
  return bodies > 1;
}

bool tr_roster_match(const tr_scene *scene, uint32_t first, uint32_t limit, tr_name_span *out) {
  const truce_reading *reading = scene->reading;
  for (uint32_t length = limit - first < TR_LONGEST_NAME ? limit - first : TR_LONGEST_NAME; length; length--) {
    uint32_t end = first + length;
    if (reading->words[end - 1].upos == TRUCE_PUNCT || tr_equal(reading->words[end - 1].form, TR_SPAN(".")) || (length > 1 && clitic(reading, end - 1)))
      continue;
    const tr_alias *alias = tr_match_words(scene, first, end);
    if (!alias || !case_allows(scene, alias, first, end) || cut_short(scene, end, limit)) continue;
    *out = (tr_name_span){.first = first,
                          .end = end,
                          .known = alias->known,
                          .use = alias->use,
                          .class_ = TRUCE_OTH,
                          .loose = alias->loose,
                          .shared = tr_borne_by_others(scene, first, end)};
    return true;
  }
  return false;
}

/* "UN-led", "Russian-sponsored" as one word: the actor before the hyphen. */
const tr_alias *tr_match_prefix(const tr_scene *scene, uint32_t word) {
  truce_span form = scene->reading->words[word].form;
  const char *hyphen = form.size ? memchr(form.data, '-', form.size) : NULL;
  if (!hyphen || hyphen == form.data || hyphen + 1 == form.data + form.size || !tr_ascii_small(hyphen[1])) return NULL;
  char key[TR_FOLD_LIMIT];
  truce_span before = {form.data, (size_t)(hyphen - form.data)};
  size_t size = tr_fold(before, key);
  for (const tr_alias *alias = size ? tr_roster_alias(&scene->world->roster, tr_hash(key, size)) : NULL; alias;
       alias = tr_roster_alias_next(&scene->world->roster, alias))
    if (alias->use != TR_USE_SURNAME && alias->use != TR_USE_CAPITAL && (!alias->acronym || (before.data[0] >= 'A' && before.data[before.size - 1] <= 'Z')))
      return alias;
  return NULL;
}

const tr_agent *tr_agent_at(const tr_scene *scene, uint32_t first, uint32_t limit, uint32_t *end) {
  const truce_reading *reading = scene->reading;
  for (uint32_t length = limit - first < TR_LONGEST_AGENT ? limit - first : TR_LONGEST_AGENT; length; length--) {
    char key[TR_FOLD_LIMIT];
    if (reading->words[first].upos == TRUCE_PUNCT || tr_silent_word(&reading->words[first + length - 1]) || (length > 1 && clitic(reading, first + length - 1)))
      continue;
    size_t size = fold_words(reading, first, first + length, key);
    const tr_agent *agent = size ? tr_roster_agent(&scene->world->roster, tr_hash(key, size)) : NULL;
    if (!agent) continue;
    *end = first + length;
    return agent;
  }
  return NULL;
}
