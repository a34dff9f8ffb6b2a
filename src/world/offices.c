/* Who a description by office means ("Egypt's president", "the United Nations envoy"): whoever is named beside it, else who holds the office that day as the
 * roster or the report tells. */
#include "world/actors.h"

static truce_span office_of(const tr_scene *scene, const tr_found *found) {
  return found->agent->canonical.size ? found->agent->canonical : tr_words_text(scene->reading, found->first, found->end);
}

/* A person's name of words [first, end) which is no mention of its own. */
static uint32_t person_named(tr_scene *scene, const tr_found *office, uint32_t first, uint32_t end, uint32_t country) {
  truce_span text = tr_words_text(scene->reading, first, end), key = tr_folded(scene, text);
  if (!key.size || !memchr(key.data, ' ', key.size)) return TRUCE_NONE;
  uint32_t here = tr_person_in_report(scene, key, first);
  if (here != TRUCE_NONE) return here;
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = text, .kind = TRUCE_PERSON, .office = office_of(scene, office)}};
  tr_drafts_set_country(scene, &draft, country);
  return tr_drafts_add(scene, draft);
}

/* Whether the name at word `name` stands right beside the office: "envoy Jean Arnault", "envoy, Jean Arnault,". */
static bool stands_beside(const truce_reading *reading, uint32_t head, uint32_t name) {
  return name == head + 1 || (name == head + 2 && tr_equal_string(reading->words[head + 1].form, ","));
}

/* The person of a mention, if it is one. */
static uint32_t person_of(const tr_scene *scene, uint32_t mention) {
  return scene->found.items[mention].class_ == TRUCE_PER ? scene->mentions.items[mention].actor : TRUCE_NONE;
}

/* "The United Nations envoy, Jean Arnault", "United Nations envoy Jean Arnault": the proper noun that the tree hangs on the office as its apposition. */
static uint32_t named_beside(tr_scene *scene, uint32_t at, uint32_t country) {
  const truce_reading *reading = scene->reading;
  const uint32_t head = scene->mentions.items[at].head;
  const truce_word *office = &reading->words[head];
  for (uint32_t c = 0; c < office->child_count; c++) {
    const uint32_t name = office->children[c];
    if (name < head || reading->words[name].upos != TRUCE_PROPN || truce_deprel_base(reading->words[name].relation) != TRUCE_DEPREL_APPOS) continue;
    const uint32_t other = scene->mention_of[name];
    if (other != TRUCE_NONE && other != at) return person_of(scene, other);
    uint32_t end = name + 1;
    while (end < reading->word_count && reading->words[end].head == name && truce_deprel_base(reading->words[end].relation) == TRUCE_DEPREL_FLAT) end++;
    const uint32_t surname = scene->mention_of[end - 1];
    if (surname != TRUCE_NONE && surname != at) return person_of(scene, surname);
    return stands_beside(reading, head, name) ? person_named(scene, &scene->found.items[at], name, end, country) : TRUCE_NONE;
  }
  return TRUCE_NONE;
}

/* "The Danish envoy, Kari Holt": nobody but the words beside her tells what she is. */
static uint32_t with_office(tr_scene *scene, uint32_t at, uint32_t person, uint32_t country) {
  tr_draft *draft = &scene->drafts.items[person];
  if (draft->known != TRUCE_NONE || draft->actor.kind != TRUCE_PERSON) return person;
  if (!draft->actor.office.size && !tr_not_now(scene, at)) draft->actor.office = office_of(scene, &scene->found.items[at]);
  if (draft->country == TRUCE_NONE && !draft->actor.country[0]) tr_drafts_set_country(scene, draft, country);
  return person;
}

/* Who holds the office for one of the states that the report tells of ("special envoy for Yemen"), if it is one person only. */
static const tr_term *holder_for_a_state(const tr_scene *scene, truce_span office, uint32_t body) {
  const tr_term *best = NULL;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *state = &scene->drafts.items[i];
    if (state->actor.kind != TRUCE_STATE || state->known == TRUCE_NONE || state->merged_into != TRUCE_NONE) continue;
    const tr_term *term = tr_roster_holder_for(tr_roster_of(scene), office, state->actor.name, body, scene->day);
    if (!term) continue;
    if (best && best->person != term->person) return NULL;
    best = term;
  }
  return best;
}

/* "The former president" after "former President Jomo Ouko": whoever has been named so. */
static uint32_t named_before(tr_scene *scene, uint32_t at, uint32_t country) {
  const uint32_t holder = tr_holder_in_report(scene, scene->found.items[at].agent, country, scene->found.items[at].first);
  for (uint32_t other = 0; holder != TRUCE_NONE && other < at; other++)
    if (scene->mentions.items[other].actor == holder && tr_not_now(scene, other)) return holder;
  return TRUCE_NONE;
}

/* "an American leader of the team": one of many, and not the one who leads the state. */
static bool one_of_many(const tr_scene *scene, uint32_t at) {
  const truce_word *words = scene->reading->words, *head = &words[scene->mentions.items[at].head];
  for (uint32_t c = 0; c < head->child_count; c++)
    if (tr_listed(words[head->children[c]].lower, "a an another")) return true;
  return false;
}

uint32_t tr_resolve_office(tr_scene *scene, uint32_t at, uint32_t owner, uint32_t country) {
  const tr_found *found = &scene->found.items[at];
  if (found->plural) return tr_describe(scene, at, country, TRUCE_PERSON);
  const uint32_t named = named_beside(scene, at, country);
  if (named != TRUCE_NONE) return with_office(scene, at, named, country);
  if (tr_not_now(scene, at)) {
    const uint32_t before = named_before(scene, at, country);
    return before != TRUCE_NONE ? before : tr_describe(scene, at, country, TRUCE_PERSON);
  }
  if (one_of_many(scene, at)) return tr_describe(scene, at, country, TRUCE_PERSON);
  const truce_span office = office_of(scene, found);
  const uint32_t body = owner == TRUCE_NONE ? TRUCE_NONE : scene->drafts.items[owner].known;
  const tr_term *term = body == TRUCE_NONE ? NULL : holder_for_a_state(scene, office, body);
  if (!term) term = tr_roster_holder(tr_roster_of(scene), office, body, scene->day);
  if (!term) term = tr_roster_head(tr_roster_of(scene), office, body, scene->day);
  if (!term) term = tr_roster_holder(tr_roster_of(scene), office, country, scene->day);
  if (term) return tr_drafts_of_known(scene, term->person);
  const uint32_t holder = tr_holder_in_report(scene, found->agent, country, found->first);
  if (holder != TRUCE_NONE && (country != TRUCE_NONE || found->definite || tr_capital_start(scene->reading->words[found->first].form))) return holder;
  return tr_describe(scene, at, country, TRUCE_PERSON);
}
