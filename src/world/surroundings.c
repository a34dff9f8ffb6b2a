/* What the words beside a name say of where it lies: "Idlib, Syria", "Syria's Idlib province", "the village of Rawa in Anbar", "Ohio, New York and Utah". */
#include "world/place_choice.h"

static bool has_case_in(const truce_reading *reading, uint32_t word) {
  truce_span preposition = tr_case_of(reading, word);
  return tr_listed(preposition, "in of");
}

/* The area of a name (a lesser one, "Davao del Sur", if no greater bears it), and its country if all such are of one. */
static void note_area_around(const tr_scene *scene, const tr_found *found, tr_surroundings *out) {
  tr_spot spots[TR_PLACE_CANDIDATES];
  const size_t count = tr_gazetteer_find(&scene->world->gazetteer, tr_words_text(scene->reading, found->first, found->end), spots, TR_PLACE_CANDIDATES);
  const tr_spot *area = NULL;
  bool several = false;
  for (size_t i = 0; i < count; i++) {
    if (spots[i].class_ == 'N' || spots[i].class_ == 'R') several = true; /* the name of a state or region, too */
    if (spots[i].class_ != 'A' && (spots[i].class_ != 'B' || (area && area->class_ == 'A'))) continue;
    if (area && area->class_ == spots[i].class_) several |= strcmp(area->country, spots[i].country) != 0;
    else area = &spots[i];
  }
  if (!area || (several && area->class_ == 'B')) return;
  if (!out->admin1.size) out->admin1 = area->class_ == 'A' ? area->name : area->admin1;
  if (!several && !out->country[0]) memcpy(out->country, area->country, sizeof out->country);
}

static void note_container(const tr_scene *scene, uint32_t mention, tr_surroundings *out) {
  const tr_found *found = &scene->found.items[mention];
  if (found->form == TR_FORM_AGENT || found->class_ == TRUCE_PER) return;
  if (found->known != TRUCE_NONE && found->use != TR_USE_CAPITAL && found->use != TR_USE_SEAT) {
    const tr_known *known = &scene->world->roster.known.items[found->known];
    if (known->kind == TRUCE_STATE) memcpy(out->country, known->country, sizeof out->country);
  }
  note_area_around(scene, found, out);
}

/* The mention at a word, or that before it: "Idlib province". */
static uint32_t mention_in_phrase(const tr_scene *scene, uint32_t word) {
  const truce_word *w = &scene->reading->words[word];
  for (uint32_t i = 0; scene->mention_of[word] == TRUCE_NONE && i < w->child_count; i++)
    if (w->children[i] < word && scene->reading->words[w->children[i]].relation == TRUCE_DEPREL_COMPOUND && scene->mention_of[w->children[i]] != TRUCE_NONE)
      return scene->mention_of[w->children[i]];
  return scene->mention_of[word];
}

/* "the village of Rawa in Anbar", "the Nairobi slum of Kibera": what the noun that the name is told with is in. */
static uint32_t place_of_kind(const tr_scene *scene, uint32_t at) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  const uint32_t noun = reading->words[m->head].head;
  const truce_deprel relation = truce_deprel_base(reading->words[m->head].relation);
  if (noun == TRUCE_NONE || !TR_ONE_OF(relation, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_APPOS, TRUCE_DEPREL_COMPOUND)) return TRUCE_NONE;
  if (!tr_is_place_word(&scene->world->words, reading->words[noun].lemma, TR_PLACE_HOLDER)) return TRUCE_NONE;
  for (uint32_t i = 0; i < reading->words[noun].child_count; i++) {
    const uint32_t child = reading->words[noun].children[i], other = mention_in_phrase(scene, child);
    if (child == m->head || other == TRUCE_NONE || other == at) continue;
    const bool before = child < noun && (reading->words[child].relation == TRUCE_DEPREL_COMPOUND || reading->words[child].relation == TRUCE_DEPREL_NMOD_POSS);
    if (before || (child > m->head && tr_equal(tr_case_of(reading, child), TR_SPAN("in")))) return other;
  }
  return TRUCE_NONE;
}

/* "Rawa in Anbar", "Rawa in Anbar province": what the next word "in" leads to, whatever it hangs on. */
static uint32_t place_after_in(const tr_scene *scene, uint32_t at) {
  const truce_reading *reading = scene->reading;
  const uint32_t in = scene->mentions.items[at].end;
  for (uint32_t next = in + 1; next < reading->word_count && next <= in + 2 && tr_equal_string(reading->words[in].lower, "in"); next++) {
    const uint32_t other = scene->mention_of[next];
    if (other == TRUCE_NONE) continue;
    const uint32_t noun = scene->mentions.items[other].head, led = reading->words[noun].relation == TRUCE_DEPREL_COMPOUND ? reading->words[noun].head : noun;
    return reading->words[in].head == led && mention_in_phrase(scene, led) == other ? other : TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* "Washington, New York and Boston" is a list: what follows the comma holds nothing. */
static bool goes_on_with_and(const tr_scene *scene, uint32_t mention) {
  const truce_reading *reading = scene->reading;
  const uint32_t end = scene->mentions.items[mention].end;
  return end + 1 < reading->word_count && tr_listed(reading->words[end].lower, "and or") && scene->mention_of[end + 1] != TRUCE_NONE;
}

void tr_container_mentions(const tr_scene *scene, uint32_t at, uint32_t out[3]) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  out[0] = out[1] = out[2] = TRUCE_NONE;
  if (m->end + 1 < reading->word_count && tr_equal_string(reading->words[m->end].form, ",") &&
      reading->words[m->end + 1].sentence == reading->words[m->head].sentence)
    out[0] = scene->mention_of[m->end + 1];
  if (out[0] != TRUCE_NONE && goes_on_with_and(scene, out[0])) out[0] = TRUCE_NONE;
  if (m->first >= 1) out[1] = scene->mention_of[m->first - 1];
  if (m->first >= 2 && tr_equal_string(reading->words[m->first - 1].lower, "'s")) out[1] = scene->mention_of[m->first - 2];
  for (uint32_t i = 0; i < reading->words[m->head].child_count; i++) {
    uint32_t child = reading->words[m->head].children[i];
    if (child > m->head && has_case_in(reading, child) && mention_in_phrase(scene, child) != TRUCE_NONE) out[2] = mention_in_phrase(scene, child);
  }
  if (out[2] == TRUCE_NONE) out[2] = place_of_kind(scene, at);
  if (out[2] == TRUCE_NONE) out[2] = place_after_in(scene, at);
  for (int i = 0; i < 3; i++)
    if (out[i] == at) out[i] = TRUCE_NONE;
}

/* The mention that follows in a row of names, or (forward = false) the one before: only commas, "and", "or" between. */
static uint32_t next_in_row(const tr_scene *scene, uint32_t at, bool forward) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  uint32_t word = forward ? m->end : m->first - 1;
  for (int joined = 0; word < reading->word_count && reading->words[word].sentence == reading->words[m->head].sentence;
       joined++, word = forward ? word + 1 : word - 1) {
    const uint32_t other = scene->mention_of[word];
    if (other != TRUCE_NONE && other != at) return joined ? other : TRUCE_NONE;
    if (joined == 3 || !tr_listed(reading->words[word].lower, ", and or including")) return TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* Whether a mention bears the name of a first-level area, in a country if one is given. */
static bool names_area(const tr_scene *scene, uint32_t mention, const char *country, tr_spot *area) {
  const tr_found *found = &scene->found.items[mention];
  tr_spot spots[TR_PLACE_CANDIDATES];
  if (found->class_ == TRUCE_PER) return false;
  const truce_span name = tr_words_text(scene->reading, found->first, found->end);
  const size_t count = tr_gazetteer_find(&scene->world->gazetteer, name, spots, TR_PLACE_CANDIDATES);
  for (size_t i = 0; i < count; i++)
    if (spots[i].class_ == 'A' && (!country || !strcmp(country, spots[i].country))) return *area = spots[i], true;
  return false;
}

/* "Ohio, New York and Utah": one of at least three names in a row that areas of one country bear. */
static bool in_row_of_areas(const tr_scene *scene, uint32_t at, tr_surroundings *out) {
  tr_spot own, other;
  const truce_span name = tr_words_text(scene->reading, scene->found.items[at].first, scene->found.items[at].end);
  if (memchr(name.data, ',', name.size) || !names_area(scene, at, NULL, &own)) return false; /* "Washington, D.C." says where it is */
  int fellows = 0;
  for (int side = 0; side < 2; side++)
    for (uint32_t next = next_in_row(scene, at, side); fellows < 2 && next != TRUCE_NONE && names_area(scene, next, own.country, &other);
         next = next_in_row(scene, next, side))
      fellows++;
  if (fellows < 2) return false;
  out->area = true;
  memcpy(out->area_in, own.country, sizeof out->area_in);
  return true;
}

/* "Buffalo, New York" is in the area, "the state of Washington" is one. */
static void note_area(const tr_scene *scene, uint32_t at, tr_surroundings *out) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  const truce_word *head = &reading->words[m->head];
  const bool of = truce_deprel_base(head->relation) == TRUCE_DEPREL_NMOD && tr_equal(tr_case_of(reading, m->head), TR_SPAN("of"));
  if (of && head->head != TRUCE_NONE && tr_listed(reading->words[head->head].lemma, "state province governorate oblast region")) out->area = true;
  const uint32_t before = m->first > 1 && tr_equal_string(reading->words[m->first - 1].form, ",") ? scene->mention_of[m->first - 2] : TRUCE_NONE;
  if (before == TRUCE_NONE || before == at || scene->mentions.items[before].place == TRUCE_NONE) return;
  const truce_place *town = &scene->places.items[scene->mentions.items[before].place];
  tr_spot area;
  if (town->kind != TRUCE_PLACE || !names_area(scene, at, town->country, &area) || !tr_equal(area.name, town->admin1) || tr_equal(town->name, town->admin1))
    return;
  out->area = true;
  memcpy(out->area_in, town->country, sizeof out->area_in);
}

/* "WASHINGTON (AP)", "CAIRO —": the town that a report was sent from. */
static bool is_dateline(const tr_scene *scene, uint32_t at) {
  const truce_reading *reading = scene->reading;
  const truce_mention *m = &scene->mentions.items[at];
  return m->end < reading->word_count && m->first == reading->sentences[reading->words[m->head].sentence].first &&
         tr_listed(reading->words[m->end].form, "( - -- – —");
}

/* Whether a name behind a comma belongs to the one before it, and is no list's next nor a new clause's subject. */
static bool hangs_on(const tr_scene *scene, uint32_t behind, uint32_t at) {
  static const truce_deprel relations[] = {TRUCE_DEPREL_APPOS, TRUCE_DEPREL_NMOD, TRUCE_DEPREL_LIST, TRUCE_DEPREL_FLAT};
  const truce_word *word = &scene->reading->words[scene->mentions.items[behind].head];
  if (word->head != scene->mentions.items[at].head) return false;
  for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
    if (truce_deprel_base(word->relation) == relations[i]) return true;
  return false;
}

tr_surroundings tr_surroundings_of(const tr_scene *scene, uint32_t at) {
  tr_surroundings out = {.country = ""};
  uint32_t sides[3];
  if (in_row_of_areas(scene, at, &out)) return out;
  tr_container_mentions(scene, at, sides);
  for (int i = 0; i < 3; i++)
    if (sides[i] != TRUCE_NONE) note_container(scene, sides[i], &out);
  out.sure = out.country[0] && sides[0] != TRUCE_NONE && hangs_on(scene, sides[0], at);
  note_area(scene, at, &out);
  out.town = is_dateline(scene, at);
  return out;
}
