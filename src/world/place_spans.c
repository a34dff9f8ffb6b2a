/* Mends the model's names of places by their words: what is left of a name that a hyphen or an Arabic article parts, the noun of a site that ends it, and names
 * of persons and organisations that begin or end as only places do. */
#include "world/place_spans.h"

enum { SITE_WORDS = 3 }; /* "Thermal Power Plant" */

static const char *const at_places[] = {"in", "at", "near", "inside", "outside", "around", NULL};

static bool is_article(const truce_reading *reading, uint32_t word) {
  return tr_is_place_word(&reading->world->words, reading->words[word].lower, TR_PLACE_ARTICLE);
}

/* A hyphen without blanks around it. */
static bool is_joint(const truce_reading *reading, uint32_t at, uint32_t limit) {
  const truce_word *words = reading->words;
  return at > 0 && at + 1 < limit && tr_equal_string(words[at].form, "-") && words[at - 1].where.end == words[at].where.start &&
         words[at].where.end == words[at + 1].where.start;
}

/* Whether a word may belong to the name of a place: no other name holds it, nor one that a caller marked. */
static bool is_free(const truce_reading *reading, uint32_t at) {
  const truce_name *name = reading->words[at].name == TRUCE_NONE ? NULL : &reading->names[reading->words[at].name];
  return !name || (name->class_ == TRUCE_LOC && name->sure < 1.0f);
}

/* "al-Asafir" behind "Deir": an article, a hyphen, a capital. */
static bool articled_part(const truce_reading *reading, uint32_t at, uint32_t limit) {
  const truce_word *words = reading->words;
  if (at + 2 >= limit || !is_article(reading, at) || !is_joint(reading, at + 1, limit)) return false;
  return tr_capital_start(words[at + 2].form) && is_free(reading, at) && is_free(reading, at + 2);
}

/* Past what hyphens and articles parted: "Al-Maqabar", "Zulf-al-Sakhar", "Deir al-Asafir", "T-4". */
static uint32_t end_of_parts(const truce_reading *reading, uint32_t end, uint32_t limit) {
  const truce_word *words = reading->words;
  for (;;) {
    const bool joined = is_joint(reading, end, limit) && is_free(reading, end + 1);
    const bool goes_on = !joined && articled_part(reading, end, limit);
    if (joined && (is_article(reading, end - 1) || is_article(reading, end + 1) || words[end + 1].upos == TRUCE_NUM)) end += 2;
    else if (goes_on) end += 3;
    else return end;
  }
}

/* "Military Airport" behind "Kuweires": the end of the noun of a site, or `end`. */
static uint32_t end_of_site(const truce_reading *reading, uint32_t end, uint32_t limit) {
  uint32_t last = end;
  for (uint32_t at = end; at < limit && at < end + SITE_WORDS && tr_capital_start(reading->words[at].form) && is_free(reading, at); at++)
    if (tr_is_place_word(&reading->world->words, reading->words[at].lower, TR_PLACE_SITE)) last = at + 1;
  return last;
}

static bool is_state(const tr_scene *scene, uint32_t first, uint32_t end) {
  const tr_alias *alias = tr_match_words(scene, first, end);
  return alias && scene->world->roster.known.items[alias->known].kind == TRUCE_STATE;
}

static bool is_place(const tr_scene *scene, const truce_name *name) {
  const truce_reading *reading = scene->reading;
  if (name->class_ == TRUCE_LOC) return true;
  if (name->end - name->first < 2 || tr_match_words(scene, name->first, name->end)) return false;
  if (tr_is_place_word(&scene->world->words, reading->words[name->first].lower, TR_PLACE_OPENING)) return true;
  const uint32_t head = tr_words_head(reading, name->first, name->end);
  const bool house = tr_is_place_word(&scene->world->words, reading->words[name->end - 1].lower, TR_PLACE_HOUSE);
  return name->class_ == TRUCE_ORG && house && tr_one_of(tr_case_of(reading, head), at_places);
}

truce_name tr_whole_place(const tr_scene *scene, const truce_name *name, uint32_t limit) {
  truce_name out = *name;
  if (!is_place(scene, name)) return out;
  out.class_ = TRUCE_LOC;
  out.end = end_of_parts(scene->reading, name->end, limit);
  if (!is_state(scene, out.first, out.end)) out.end = end_of_site(scene->reading, out.end, limit);
  if (name->class_ != TRUCE_LOC) out.kind = TRUCE_PLACE;
  return out;
}

bool tr_opens_place(const tr_scene *scene, uint32_t at, const truce_name *name) {
  static const char sides[] = "eastern western northern southern central east west north south upper lower";
  const truce_reading *reading = scene->reading;
  if (name->class_ != TRUCE_LOC || !is_free(reading, at)) return false;
  if (name->first == at + 2) return is_article(reading, at) && is_joint(reading, at + 1, name->end);
  const bool inside = at > reading->sentences[reading->words[at].sentence].first;
  return name->first == at + 1 && inside && tr_capital_start(reading->words[at].form) && tr_listed(reading->words[at].lower, sides);
}
