/* Who any other name means: roster, acronyms and their long forms, shorter forms of a longer name, nations and peoples; an unknown name is a new actor. */
#include "base/ascii.h"
#include "world/actors.h"

#include "world/fold.h"

static truce_kind kind_of_class(truce_name_class class_) {
  return class_ == TRUCE_LOC ? TRUCE_PLACE : class_ == TRUCE_ORG ? TRUCE_ORGANISATION : TRUCE_KIND_OTHER;
}

/* The full name that "(XYZ)" shortens: the name right before the bracket, if its capitals spell it. */
static uint32_t long_form_before(const tr_scene *scene, uint32_t at) {
  const truce_reading *reading = scene->reading;
  const tr_found *found = &scene->found.items[at];
  if (found->first < 2 || found->end - found->first != 1 || !tr_equal_string(reading->words[found->first - 1].form, "(")) return TRUCE_NONE;
  uint32_t before = scene->mention_of[found->first - 2];
  return before != TRUCE_NONE && before != at ? scene->mentions.items[before].actor : TRUCE_NONE;
}

/* Capitals of the words of a key ("syrian national coalition" → "snc") equal an acronym. */
static bool initials_spell(truce_span key, truce_span acronym) {
  size_t count = 0;
  truce_span part;
  while (tr_split(&key, ' ', &part)) {
    if (!part.size || tr_listed(part, "of the and for")) continue;
    if (count >= acronym.size || part.data[0] != acronym.data[count]) return false;
    count++;
  }
  return count == acronym.size && count > 1;
}

static uint32_t draft_of_initials(const tr_scene *scene, truce_span key) {
  for (uint32_t i = 0; i < scene->drafts.count; i++)
    if (scene->drafts.items[i].actor.kind != TRUCE_PERSON && scene->drafts.items[i].merged_into == TRUCE_NONE &&
        initials_spell(scene->drafts.items[i].key, key))
      return i;
  return TRUCE_NONE;
}

static bool all_upper(truce_span text) {
  size_t letters = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (tr_ascii_small(text.data[i])) return false;
    letters += tr_ascii_capital(text.data[i]);
  }
  return letters > 1;
}

/* The report's own actor of which a loose acronym is short, if it tells of one: "National Liberation Army (NLA)". */
static uint32_t told_by_initials(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  char key[TR_FOLD_LIMIT];
  const truce_span folded = {key, tr_fold(tr_words_text(scene->reading, found->first, found->end), key)};
  const uint32_t told = found->end - found->first == 1 ? long_form_before(scene, at) : TRUCE_NONE;
  if (told != TRUCE_NONE && scene->drafts.items[told].actor.kind != TRUCE_PERSON && initials_spell(scene->drafts.items[told].key, folded)) return told;
  return memchr(folded.data, ' ', folded.size) ? TRUCE_NONE : draft_of_initials(scene, folded);
}

/* "the Rally" of "the Rally for Justice", "Lashkar" of "Lashkar-e-Koh": the noun that the rest hangs on. */
static bool is_its_noun(truce_span name, truce_span key) {
  truce_span first, second;
  return tr_split(&name, ' ', &first) && tr_equal(first, key) && tr_split(&name, ' ', &second) && tr_listed(second, "of for e i al");
}

/* "Sangar" of "the Sangar Movement": the name without what kind of group it is. */
static bool is_its_name(const tr_scene *scene, truce_span name, truce_span key) {
  return name.size > key.size + 1 && tr_starts(name, key) && name.data[key.size] == ' ' &&
         tr_is_actor_word(&scene->world->words, (truce_span){name.data + key.size + 1, name.size - key.size - 1}, TR_ACTOR_GROUP_KIND);
}

/* A shorter form of a longer name of this report: "the Brigades" for "the Cedar Brigades", "Syrian Commission" for its full name. */
static uint32_t draft_of_part(const tr_scene *scene, truce_span key, truce_kind kind, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  if (key.size < 5) return TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->merged_into != TRUCE_NONE || draft->agent || draft->last > word) continue;
    if (TR_ONE_OF(draft->actor.kind, TRUCE_PERSON, TRUCE_PLACE, TRUCE_STATE)) continue;
    if (draft->key.size <= key.size) continue;
    const bool ends = kind != TRUCE_PLACE && tr_equal(tr_last_word(draft->key), tr_last_word(key)) && tr_ends(draft->key, key);
    const bool name = kind == TRUCE_ORGANISATION && is_its_name(scene, draft->key, key);
    if (!ends && !name && !is_its_noun(draft->key, key)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) best = i;
  }
  return best;
}

/* Names that only armed groups bear: "Highland Liberation Army", "Lashkar-e-Koh". */
static bool armed_name(const tr_scene *scene, truce_span key) {
  truce_span part;
  while (tr_split(&key, ' ', &part))
    if (tr_is_actor_word(&scene->world->words, part, TR_ACTOR_ARMED_NAME)) return true;
  return false;
}

/* "the daily Al-Watan", "the broadcaster Radio Okapi" */
static bool called_an_outlet(const tr_scene *scene, uint32_t name) {
  if (name == 0) return false;
  const truce_span before = scene->reading->words[name - 1].form;
  return tr_is_actor_word(&scene->world->words, before, TR_ACTOR_OUTLET) || tr_is_actor_word(&scene->world->words, before, TR_ACTOR_OUTLET_BEFORE);
}

/* A place that the roster does not know acts where it is a subject or a partner ("talks with Eastmark"), not where something is done to it. */
static bool place_acts(const truce_reading *reading, uint32_t head) {
  uint32_t first = head;
  for (int steps = 0; steps < 6 && reading->words[first].relation == TRUCE_DEPREL_CONJ && reading->words[first].head < first; steps++)
    first = reading->words[first].head;
  return tr_acts(reading, head) &&
         (truce_deprel_base(reading->words[first].relation) == TRUCE_DEPREL_NSUBJ || tr_listed(tr_case_of(reading, first), "with by between"));
}

/* "Brussels" for the European Union: a town whose name a body goes by. */
static bool seat_of_a_body(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const tr_known *known = tr_known_at(scene, found->known);
  const truce_span text = tr_words_text(scene->reading, found->first, found->end);
  tr_spot spot;
  if (known->kind != TRUCE_BODY || found->end - found->first != 1 || all_upper(text) || tr_equal_fold(text, known->name)) return false;
  return tr_gazetteer_find(&scene->world->gazetteer, text, &spot, 1) > 0;
}

/* "Robinson said" after Joe Robinson, whatever the model takes the single name for; "in Robinson" is a place. Gives the person, or TRUCE_NONE. */
static uint32_t person_by_surname(const tr_scene *scene, uint32_t at, truce_span key) {
  const uint32_t person = memchr(key.data, ' ', key.size) ? TRUCE_NONE : tr_person_in_report(scene, key, scene->found.items[at].first);
  const uint32_t head = scene->mentions.items[at].head;
  if (person == TRUCE_NONE || (tr_case_of(scene->reading, head).size && !tr_acts(scene->reading, head))) return TRUCE_NONE;
  const truce_span name = scene->drafts.items[person].key;
  return memchr(name.data, ' ', name.size) && tr_equal(tr_last_word(name), key) ? person : TRUCE_NONE;
}

/* The actor of this name that the report told of before. A town that acted once ("Fallujah rose") is a place where it does not ("in Fallujah"). */
static uint32_t told_before(const tr_scene *scene, uint32_t at, truce_span key) {
  const uint32_t other = tr_drafts_of_key(scene, key, TRUCE_NONE);
  if (other == TRUCE_NONE || scene->found.items[at].class_ != TRUCE_LOC || place_acts(scene->reading, scene->mentions.items[at].head)) return other;
  return scene->drafts.items[other].actor.kind == TRUCE_PLACE ? TRUCE_NONE : other;
}

/* "Netanyahu ordered", "Obama praised": a leader's surname, where it acts and no city bears it, whatever the model takes it for. */
static bool leader_by_surname(tr_scene *scene, uint32_t at) {
  enum { CITY = 100000 };
  const tr_found *found = &scene->found.items[at];
  tr_spot spot;
  if (found->known != TRUCE_NONE || found->end - found->first != 1 || !place_acts(scene->reading, scene->mentions.items[at].head)) return false;
  const truce_span text = tr_words_text(scene->reading, found->first, found->end);
  return !all_upper(text) && (!tr_gazetteer_find(&scene->world->gazetteer, text, &spot, 1) || spot.population < CITY) &&
         tr_surname_in_office(scene, tr_folded(scene, text));
}

uint32_t tr_resolve_name(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const bool outlet = called_an_outlet(scene, found->first);
  if (!outlet && (found->class_ == TRUCE_PER || leader_by_surname(scene, at))) return tr_resolve_person(scene, at);
  const truce_word *head = &scene->reading->words[scene->mentions.items[at].head];
  if (found->known != TRUCE_NONE && found->loose) {
    const uint32_t told = told_by_initials(scene, at);
    if (told != TRUCE_NONE) return told;
  }
  if (found->known != TRUCE_NONE) {
    if ((found->use == TR_USE_CAPITAL || seat_of_a_body(scene, at)) && !tr_acts(scene->reading, scene->mentions.items[at].head)) return TRUCE_NONE;
    return tr_drafts_of_known(scene, found->known);
  }
  truce_span text = tr_words_text(scene->reading, found->first, found->end), key = tr_folded(scene, text);
  if (!key.size) return TRUCE_NONE;
  uint32_t other = long_form_before(scene, at);
  if (other == TRUCE_NONE && all_upper(text) && !memchr(key.data, ' ', key.size)) other = draft_of_initials(scene, key);
  if (other == TRUCE_NONE) other = told_before(scene, at, key);
  truce_kind kind = kind_of_class(found->class_);
  if (other == TRUCE_NONE) other = draft_of_part(scene, key, kind, found->first);
  if (other == TRUCE_NONE) other = found->class_ == TRUCE_OTH ? tr_person_in_report(scene, key, found->first) : person_by_surname(scene, at, key);
  if (other != TRUCE_NONE) return other;
  if (kind == TRUCE_PLACE && !place_acts(scene->reading, scene->mentions.items[at].head)) return TRUCE_NONE;
  if (kind == TRUCE_KIND_OTHER && truce_deprel_base(head->relation) != TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  if (kind == TRUCE_ORGANISATION && armed_name(scene, key)) kind = TRUCE_ARMED_GROUP;
  if (outlet) kind = TRUCE_OUTLET;
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = text, .kind = kind}};
  return tr_drafts_add(scene, draft);
}

static tr_land land_of(const tr_scene *scene, truce_span code) {
  for (size_t i = 0; i < scene->lands.count; i++)
    if (tr_equal_string(code, scene->lands.items[i].code)) return scene->lands.items[i];
  return (tr_land){.named = 0};
}

/* "the Albanian president", "the Albanian army": what only a state has. */
static bool has_a_state(const tr_scene *scene, uint32_t at) {
  const tr_world_words *words = &scene->world->words;
  for (size_t i = 0; i < scene->found.count; i++) {
    const tr_found *found = &scene->found.items[i];
    if (found->owner != at || !found->agent) continue;
    const tr_agent_class class_ = found->agent->class_;
    if (TR_ONE_OF(class_, TR_AGENT_GOVERNMENT, TR_AGENT_BODY, TR_AGENT_VOICE)) return true;
    if (class_ == TR_AGENT_OFFICE) return !tr_is_actor_word(words, found->agent->phrase, TR_ACTOR_HEAD_OF_ANY);
    if (class_ == TR_AGENT_FORCE) return tr_is_actor_word(words, tr_words_text(scene->reading, found->first, found->end), TR_ACTOR_FORCE_OF_STATE);
  }
  return false;
}

/* A people that lives in a land of the report and speaks for itself, while its state hardly has a part in it: "the Albanian delegation" of Kosovo. */
static bool is_minority(const tr_scene *scene, uint32_t at) {
  const uint32_t state = scene->found.items[at].known;
  truce_span lands = tr_roster_minority(tr_roster_of(scene), state), land;
  uint32_t told = 0;
  while (tr_split(&lands, '|', &land)) told += land_of(scene, land).told;
  return told > 2 * land_of(scene, tr_span(tr_known_at(scene, state)->country)).named && !has_a_state(scene, at);
}

uint32_t tr_resolve_nation(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const uint32_t country = is_minority(scene, at) ? TRUCE_NONE : found->known; /* the report need not tell of which land it is */
  if (country != TRUCE_NONE) {
    const uint32_t state = tr_drafts_of_known(scene, country);
    if (!found->plural) return state;
  }
  const tr_known *known = tr_known_at(scene, found->known);
  truce_span name = known->people.size ? known->people : tr_words_text(scene->reading, found->first, found->end), key = tr_folded(scene, name);
  uint32_t other = tr_drafts_of_key(scene, key, country);
  if (other != TRUCE_NONE) return other;
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = name, .kind = TRUCE_POPULATION, .plural = true}};
  tr_drafts_set_country(scene, &draft, country);
  return tr_drafts_add(scene, draft);
}
