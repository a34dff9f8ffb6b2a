/* Decides who each mention is: full names first, then everything that leans on them (surnames, acronyms, offices, descriptions).
 * Writes drafts of actors and mentions[i].actor. An unknown actor is new; it is never forced onto a known one. */
#include "world/fold.h"
#include "world/scene.h"

enum { GIVE_UP_DEPTH = 8 };

/* ---- drafts ---- */

static const tr_roster *roster_of(const tr_scene *scene) { return &scene->world->roster; }
static const tr_known *known_at(const tr_scene *scene, uint32_t known) { return &roster_of(scene)->known.items[known]; }

static truce_span folded(tr_scene *scene, truce_span text) {
  char key[TR_FOLD_LIMIT];
  return tr_arena_copy(scene->arena, (truce_span){key, tr_fold(text, key)});
}

static uint32_t new_draft(tr_scene *scene, tr_draft draft) {
  draft.merged_into = TRUCE_NONE;
  if (!draft.key.data) draft.key = folded(scene, draft.actor.name);
  TR_PUSH(scene->arena, &scene->drafts, draft);
  return (uint32_t)scene->drafts.count - 1;
}

static uint32_t state_of_code(const tr_scene *scene, const char *code) { return code[0] ? tr_roster_state(roster_of(scene), code) : TRUCE_NONE; }

static void take_office(tr_scene *scene, tr_draft *draft) {
  const tr_term *term = draft->known == TRUCE_NONE ? NULL : tr_roster_office_of(roster_of(scene), draft->known, scene->day);
  if (term) draft->actor.office = term->office;
}

/* The draft of an actor that the roster knows; one for each. */
static uint32_t draft_of_known(tr_scene *scene, uint32_t known) {
  for (uint32_t i = 0; i < scene->drafts.count; i++)
    if (scene->drafts.items[i].known == known) return i;
  const tr_known *k = known_at(scene, known);
  tr_draft draft = {.known = known, .country = k->kind == TRUCE_STATE ? known : state_of_code(scene, k->country)};
  draft.actor = (truce_actor){.name = k->name, .roster_id = k->id, .kind = k->kind, .sectors = k->sectors, .sector_count = k->sector_count};
  memcpy(draft.actor.country, k->country, sizeof draft.actor.country);
  if (k->kind == TRUCE_PERSON) take_office(scene, &draft);
  return new_draft(scene, draft);
}

static void set_country(tr_scene *scene, tr_draft *draft, uint32_t state) {
  draft->country = state;
  if (state != TRUCE_NONE) memcpy(draft->actor.country, known_at(scene, state)->country, sizeof draft->actor.country);
}

static uint32_t draft_of_mention(const tr_scene *scene, uint32_t mention) { return mention == TRUCE_NONE ? TRUCE_NONE : scene->mentions.items[mention].actor; }

static uint32_t country_of_mention(const tr_scene *scene, uint32_t mention) {
  uint32_t draft = draft_of_mention(scene, mention);
  return draft == TRUCE_NONE ? TRUCE_NONE : scene->drafts.items[draft].country;
}

/* ---- persons ---- */

static truce_span last_word(truce_span key) {
  size_t start = key.size;
  while (start > 0 && key.data[start - 1] != ' ') start--;
  return (truce_span){key.data + start, key.size - start};
}

static truce_span first_word(truce_span key) {
  const char *blank = key.size ? memchr(key.data, ' ', key.size) : NULL;
  return (truce_span){key.data, blank ? (size_t)(blank - key.data) : key.size};
}

static truce_span drop_particle(truce_span key) {
  if (tr_starts(key, TR_SPAN("al ")) || tr_starts(key, TR_SPAN("el "))) return (truce_span){key.data + 3, key.size - 3};
  return key;
}

static bool has_word(truce_span key, truce_span word) {
  truce_span part;
  while (tr_split(&key, ' ', &part))
    if (tr_equal(part, word)) return true;
  return false;
}

/* "mohammed bin salman" and "bin salman", "sisi" and "abdel fattah al sisi": the shorter is an end (or, for one word, any word) of the longer. */
static bool name_fits(truce_span longer, truce_span shorter) {
  shorter = drop_particle(shorter);
  if (shorter.size > longer.size) return false;
  if (tr_equal(longer, shorter)) return true;
  if (memchr(shorter.data, ' ', shorter.size)) {
    if (tr_ends(longer, shorter) && longer.data[longer.size - shorter.size - 1] == ' ') return true;
    return tr_equal(first_word(longer), first_word(shorter)) && tr_equal(last_word(longer), last_word(shorter));
  }
  return tr_equal(last_word(longer), shorter) || has_word(longer, shorter);
}

/* A person of this report whom the name fits: the last mentioned before the word, else the first mentioned after it. */
static uint32_t person_in_report(const tr_scene *scene, truce_span key, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->actor.kind != TRUCE_PERSON || draft->merged_into != TRUCE_NONE || draft->agent) continue;
    bool fits = name_fits(draft->key, key) || name_fits(key, draft->key);
    if (!fits && draft->known != TRUCE_NONE) fits = tr_equal(drop_particle(last_word(draft->key)), drop_particle(key));
    if (!fits) continue;
    if (best == TRUCE_NONE || (draft->last <= word && draft->last >= scene->drafts.items[best].last)) best = i;
  }
  return best;
}

/* How well a person of the roster fits a mention: in office that day, of the country named beside it, its first name. */
static int person_score(const tr_scene *scene, uint32_t known, truce_span key, uint32_t country, const tr_agent *title) {
  const tr_known *k = known_at(scene, known);
  const tr_term *term = tr_roster_office_of(roster_of(scene), known, scene->day);
  char name[TR_FOLD_LIMIT];
  truce_span full = {name, tr_fold(k->name, name)};
  bool several = memchr(key.data, ' ', key.size) != NULL;
  if (several && !tr_equal(first_word(full), first_word(key))) return -1;
  if (!several && !term && title == NULL) return -1;
  if (country != TRUCE_NONE && k->country[0] && strcmp(k->country, known_at(scene, country)->country) != 0) return -1;
  int score = term ? 4 : tr_known_on(k, scene->day) && several ? 2 : 0;
  if (!several && !term) return -1;
  if (country != TRUCE_NONE) score += 4;
  char office[TR_FOLD_LIMIT], wanted[TR_FOLD_LIMIT];
  if (term && title && title->class_ == TR_AGENT_OFFICE && tr_equal((truce_span){office, tr_fold(term->office, office)}, (truce_span){wanted, tr_fold(title->canonical, wanted)})) score += 4;
  return score;
}

static bool country_in_report(const tr_scene *scene, const char *code) {
  for (size_t i = 0; i < scene->drafts.count; i++)
    if (scene->drafts.items[i].actor.kind == TRUCE_STATE && !strcmp(scene->drafts.items[i].actor.country, code)) return true;
  return false;
}

/* The person of the roster whom a surname (or first name and surname) means on the day; TRUCE_NONE if none or several equally well. */
static uint32_t person_in_roster(const tr_scene *scene, truce_span key, uint32_t country, const tr_agent *title) {
  uint32_t best = TRUCE_NONE;
  int best_score = 0;
  bool tied = false;
  truce_span last = last_word(key);
  if (last.size < 3) return TRUCE_NONE;
  for (const tr_alias *alias = tr_roster_alias(roster_of(scene), tr_hash(last.data, last.size)); alias; alias = tr_roster_alias_next(roster_of(scene), alias)) {
    if (alias->use != TR_USE_SURNAME) continue;
    int score = person_score(scene, alias->known, key, country, title);
    if (score < 0) continue;
    if (country_in_report(scene, known_at(scene, alias->known)->country)) score += 2;
    if (score > best_score) best = alias->known, best_score = score, tied = false;
    else if (score == best_score) tied = true;
  }
  return tied || best_score < 4 ? TRUCE_NONE : best;
}

static uint32_t resolve_person(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  truce_span text = tr_words_text(scene->reading, found->first, found->end), key = folded(scene, text);
  uint32_t country = country_of_mention(scene, found->owner);
  if (!key.size) return TRUCE_NONE;
  if (found->known != TRUCE_NONE) return draft_of_known(scene, found->known);
  uint32_t here = person_in_report(scene, key, found->first);
  if (here != TRUCE_NONE) {
    tr_draft *draft = &scene->drafts.items[here];
    if (draft->known == TRUCE_NONE && key.size > draft->key.size && memchr(key.data, ' ', key.size)) draft->actor.name = text, draft->key = key;
    return here;
  }
  uint32_t known = person_in_roster(scene, key, country, found->agent);
  if (known != TRUCE_NONE) return draft_of_known(scene, known);
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = text, .kind = TRUCE_PERSON}};
  set_country(scene, &draft, country);
  return new_draft(scene, draft);
}

/* ---- other names ---- */

static truce_kind kind_of_class(truce_name_class class_) { return class_ == TRUCE_LOC ? TRUCE_PLACE : class_ == TRUCE_ORG ? TRUCE_ORGANISATION : TRUCE_KIND_OTHER; }

static uint32_t draft_of_key(const tr_scene *scene, truce_span key, uint32_t country) {
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->known == TRUCE_NONE && draft->merged_into == TRUCE_NONE && tr_equal(draft->key, key) && (country == TRUCE_NONE || draft->country == TRUCE_NONE || draft->country == country)) return i;
  }
  return TRUCE_NONE;
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
    if (!part.size || tr_equal(part, TR_SPAN("of")) || tr_equal(part, TR_SPAN("the")) || tr_equal(part, TR_SPAN("and")) || tr_equal(part, TR_SPAN("for"))) continue;
    if (count >= acronym.size || part.data[0] != acronym.data[count]) return false;
    count++;
  }
  return count == acronym.size && count > 1;
}

static uint32_t draft_of_initials(const tr_scene *scene, truce_span key) {
  for (uint32_t i = 0; i < scene->drafts.count; i++)
    if (scene->drafts.items[i].actor.kind != TRUCE_PERSON && scene->drafts.items[i].merged_into == TRUCE_NONE && initials_spell(scene->drafts.items[i].key, key)) return i;
  return TRUCE_NONE;
}

static bool all_upper(truce_span text) {
  size_t letters = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] >= 'a' && text.data[i] <= 'z') return false;
    letters += text.data[i] >= 'A' && text.data[i] <= 'Z';
  }
  return letters > 1;
}

/* A shorter form of a longer name of this report: "the Brigades" for "the Cedar Brigades", "Syrian Commission" for its full name. */
static uint32_t draft_of_part(const tr_scene *scene, truce_span key, truce_kind kind, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  if (key.size < 5) return TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->actor.kind == TRUCE_PERSON || draft->actor.kind == TRUCE_PLACE || draft->actor.kind == TRUCE_STATE || draft->merged_into != TRUCE_NONE || draft->agent || draft->last > word) continue;
    if (kind == TRUCE_PLACE || draft->key.size <= key.size || !tr_equal(last_word(draft->key), last_word(key)) || !tr_ends(draft->key, key)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) best = i;
  }
  return best;
}

/* Names that only armed groups bear: "Highland Liberation Army", "Lashkar-e-Koh". */
static bool armed_name(truce_span key) {
  static const char *const words[] = {"liberation", "army", "militia", "militias", "brigade", "brigades", "guerrillas", "guerrilla", "mujahideen", "mujahedeen", "fighters", "lashkar", "jaish", "jaysh", "ansar", "harakat", "liwa", "katibat", "saraya", "fedayeen", NULL};
  truce_span part;
  while (tr_split(&key, ' ', &part))
    for (const char *const *word = words; *word; word++)
      if (tr_equal_string(part, *word)) return true;
  return false;
}

static uint32_t resolve_name(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  if (found->class_ == TRUCE_PER) return resolve_person(scene, at);
  const truce_word *head = &scene->reading->words[scene->mentions.items[at].head];
  if (found->known != TRUCE_NONE) {
    if (found->use == TR_USE_CAPITAL && !tr_acts(scene->reading, scene->mentions.items[at].head)) return TRUCE_NONE;
    return draft_of_known(scene, found->known);
  }
  truce_span text = tr_words_text(scene->reading, found->first, found->end), key = folded(scene, text);
  if (!key.size) return TRUCE_NONE;
  uint32_t other = long_form_before(scene, at);
  if (other == TRUCE_NONE && all_upper(text) && !memchr(key.data, ' ', key.size)) other = draft_of_initials(scene, key);
  if (other == TRUCE_NONE) other = draft_of_key(scene, key, TRUCE_NONE);
  truce_kind kind = kind_of_class(found->class_);
  if (other == TRUCE_NONE) other = draft_of_part(scene, key, kind, found->first);
  if (other == TRUCE_NONE && found->class_ == TRUCE_OTH) other = person_in_report(scene, key, found->first);
  if (other != TRUCE_NONE) return other;
  if (kind == TRUCE_PLACE && !tr_acts(scene->reading, scene->mentions.items[at].head)) return TRUCE_NONE;
  if (kind == TRUCE_KIND_OTHER && truce_deprel_base(head->relation) != TRUCE_DEPREL_NSUBJ) return TRUCE_NONE;
  if (kind == TRUCE_ORGANISATION && armed_name(key)) kind = TRUCE_ARMED_GROUP;
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = text, .kind = kind}};
  return new_draft(scene, draft);
}

static uint32_t resolve_nation(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  uint32_t state = draft_of_known(scene, found->known);
  if (!found->plural) return state;
  const tr_known *known = known_at(scene, found->known);
  truce_span name = known->people.size ? known->people : tr_words_text(scene->reading, found->first, found->end), key = folded(scene, name);
  uint32_t other = draft_of_key(scene, key, found->known);
  if (other != TRUCE_NONE) return other;
  tr_draft draft = {.known = TRUCE_NONE, .key = key, .actor = {.name = name, .kind = TRUCE_POPULATION, .plural = true}};
  set_country(scene, &draft, found->known);
  return new_draft(scene, draft);
}

/* ---- descriptions ---- */

static bool is_state(const tr_scene *scene, uint32_t draft) { return draft != TRUCE_NONE && scene->drafts.items[draft].actor.kind == TRUCE_STATE; }

/* The state whose army, government or president "the …" must be: the only one of the last descriptions of that class, else none. */
static uint32_t same_class_before(const tr_scene *scene, const tr_agent *agent, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->merged_into != TRUCE_NONE || draft->last > word || !draft->agent) continue;
    if (tr_equal(draft->agent->canonical, agent->canonical) && (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last)) best = i;
  }
  return best;
}

/* The person in this report who holds the office ("the president" after "President Joe Biden"). */
static uint32_t holder_in_report(const tr_scene *scene, const tr_agent *agent, uint32_t country, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  char wanted[TR_FOLD_LIMIT];
  truce_span office = {wanted, tr_fold(agent->canonical, wanted)};
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    char key[TR_FOLD_LIMIT];
    if (draft->actor.kind != TRUCE_PERSON || draft->merged_into != TRUCE_NONE || draft->last > word || draft->agent) continue;
    if (country != TRUCE_NONE && draft->country != country) continue;
    if (!tr_equal((truce_span){key, tr_fold(draft->actor.office, key)}, office)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) best = i;
  }
  return best;
}

/* Whether a description of one kind can mean an actor of another: a person never a body, a government the state, people several. */
static bool kinds_meet(const tr_found *found, truce_kind described, const tr_draft *draft) {
  truce_kind kind = draft->actor.kind;
  if ((described == TRUCE_PERSON) != (kind == TRUCE_PERSON) || found->plural != draft->actor.plural) return false;
  if (described == TRUCE_GOVERNMENT) return kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT;
  if (kind == TRUCE_STATE || kind == TRUCE_GOVERNMENT) return described == TRUCE_GOVERNMENT;
  if (kind == TRUCE_POPULATION || kind == TRUCE_PLACE || kind == TRUCE_OUTLET) return described == kind;
  if (described == TRUCE_ARMED_GROUP && found->agent->class_ == TR_AGENT_FORCE) return kind == TRUCE_ARMED_GROUP;
  return true;
}

/* "the group", "the minister": whom the model's coreference head links it to, where kind and country allow. */
static uint32_t linked_description(const tr_scene *scene, uint32_t at, uint32_t country, truce_kind kind) {
  uint32_t linked = tr_linked_draft(scene, scene->mentions.items[at].head);
  if (linked == TRUCE_NONE || !kinds_meet(&scene->found.items[at], kind, &scene->drafts.items[linked])) return TRUCE_NONE;
  if (country != TRUCE_NONE && scene->drafts.items[linked].country != TRUCE_NONE && scene->drafts.items[linked].country != country) return TRUCE_NONE;
  return linked;
}

enum { SENTENCES_BACK = 3 };

static uint32_t sentences_since(const tr_scene *scene, const tr_draft *draft, uint32_t word) {
  return scene->reading->words[word].sentence - scene->reading->words[draft->last].sentence;
}

static bool named_before(const tr_draft *draft, uint32_t word) { return !draft->agent && draft->merged_into == TRUCE_NONE && draft->mentions.count && draft->last < word; }

/* Whether a name ends in a noun or begins with it: "the Transitional Council", "Council of Elders". */
static bool named_with(const tr_scene *scene, const tr_draft *draft, truce_span noun) {
  const truce_word *words = scene->reading->words;
  for (size_t i = 0; i < draft->mentions.count; i++) {
    const tr_found *name = &scene->found.items[draft->mentions.items[i]];
    if (name->form != TR_FORM_NAME || name->end - name->first < 2) continue;
    truce_span second = words[name->first + 1].lower;
    if (tr_equal(words[name->end - 1].lower, noun) || (tr_equal(words[name->first].lower, noun) && (tr_equal_string(second, "of") || tr_equal_string(second, "for")))) return true;
  }
  return false;
}

/* A person told with this title or a fuller one: "the bishop" for Bishop Desrosiers, "the minister" for Foreign Minister Ekdahl. */
static bool titled(const tr_draft *draft, const tr_found *found, truce_span noun) {
  if (draft->actor.kind != TRUCE_PERSON || found->plural) return false;
  if (draft->title && (tr_ends(draft->title->phrase, noun) || tr_ends(draft->title->canonical, noun))) return true;
  return found->agent->class_ == TR_AGENT_OFFICE && draft->actor.office.size > noun.size && tr_ends(draft->actor.office, noun);
}

/* "the council" after "the Transitional Council", "the bishop" after "Bishop Desrosiers": the actor named with the noun last; none if another one was named so
 * nearly as lately. */
static uint32_t named_by_noun(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const truce_span noun = scene->reading->words[found->end - 1].lower;
  if (found->end - found->first != 1) return TRUCE_NONE;
  uint32_t best = TRUCE_NONE, other = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (!named_before(draft, found->first) || draft->actor.kind == TRUCE_STATE || draft->actor.kind == TRUCE_PLACE) continue;
    if (draft->actor.kind == TRUCE_PERSON ? !titled(draft, found, noun) : !named_with(scene, draft, noun)) continue;
    if (best == TRUCE_NONE || draft->last > scene->drafts.items[best].last) other = best, best = i;
    else if (other == TRUCE_NONE || draft->last > scene->drafts.items[other].last) other = i;
  }
  if (best == TRUCE_NONE || other == TRUCE_NONE) return best;
  return sentences_since(scene, &scene->drafts.items[other], found->first) > sentences_since(scene, &scene->drafts.items[best], found->first) + SENTENCES_BACK ? best : TRUCE_NONE;
}

/* "the group", "the party" after a name: the one named actor of a fitting kind within the last sentences; none if two could be meant. */
static uint32_t only_salient(const tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  bool party = tr_equal_string(found->agent->canonical, "party");
  if ((!party && !tr_equal_string(found->agent->canonical, "group")) || found->plural) return TRUCE_NONE;
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    truce_kind kind = draft->actor.kind;
    bool fits = kind == TRUCE_PARTY || (!party && (kind == TRUCE_ARMED_GROUP || kind == TRUCE_ORGANISATION));
    bool army = draft->actor.sector_count && !strcmp(draft->actor.sectors[0], "MIL");
    if (!fits || army || !named_before(draft, found->first) || sentences_since(scene, draft, found->first) > SENTENCES_BACK) continue;
    if (best != TRUCE_NONE) return TRUCE_NONE;
    best = i;
  }
  return best;
}

static uint32_t describe(tr_scene *scene, uint32_t at, uint32_t country, truce_kind kind) {
  const tr_found *found = &scene->found.items[at];
  const truce_mention *mention = &scene->mentions.items[at];
  truce_span text = tr_words_text(scene->reading, mention->first, mention->end), key = folded(scene, text);
  if (!key.size) return TRUCE_NONE;
  uint32_t other = TRUCE_NONE;
  const bool bare = found->definite && mention->first == found->first && country == TRUCE_NONE; /* "the council", no word more */
  if (bare) other = named_by_noun(scene, at);
  if (other == TRUCE_NONE) other = draft_of_key(scene, key, country);
  if (other == TRUCE_NONE && bare) other = same_class_before(scene, found->agent, found->first);
  if (other == TRUCE_NONE && found->definite) other = linked_description(scene, at, country, kind);
  if (other == TRUCE_NONE && bare) other = only_salient(scene, at);
  if (other != TRUCE_NONE) return other;
  tr_draft draft = {.known = TRUCE_NONE, .agent = found->agent, .key = key, .country = TRUCE_NONE,
                    .actor = {.name = text, .kind = kind, .sectors = found->agent->sectors, .sector_count = found->agent->sector_count, .plural = found->plural}};
  set_country(scene, &draft, country);
  if (found->agent->class_ == TR_AGENT_OFFICE) draft.actor.office = found->agent->canonical.size ? found->agent->canonical : tr_words_text(scene->reading, found->first, found->end);
  return new_draft(scene, draft);
}

static uint32_t resolve_office(tr_scene *scene, uint32_t at, uint32_t owner, uint32_t country) {
  const tr_found *found = &scene->found.items[at];
  truce_span office = found->agent->canonical.size ? found->agent->canonical : tr_words_text(scene->reading, found->first, found->end);
  uint32_t body = owner == TRUCE_NONE ? TRUCE_NONE : scene->drafts.items[owner].known;
  const tr_term *term = found->plural ? NULL : tr_roster_holder(roster_of(scene), office, body, scene->day);
  if (!term && !found->plural) term = tr_roster_holder(roster_of(scene), office, country, scene->day);
  if (term) return draft_of_known(scene, term->person);
  uint32_t holder = found->plural ? TRUCE_NONE : holder_in_report(scene, found->agent, country, found->first);
  if (holder != TRUCE_NONE && (country != TRUCE_NONE || found->definite || tr_capital_start(scene->reading->words[found->first].form))) return holder;
  return describe(scene, at, country, TRUCE_PERSON);
}

/* The draft of a state's army as the roster knows it (id "military-isr"), or TRUCE_NONE. */
static uint32_t military_of(tr_scene *scene, uint32_t state) {
  char id[32] = "military-";
  memcpy(id + 9, known_at(scene, state)->country, 4);
  for (char *c = id + 9; *c; c++) *c = (char)(*c | 32);
  uint32_t known = tr_roster_find(roster_of(scene), tr_span(id));
  return known == TRUCE_NONE ? TRUCE_NONE : draft_of_known(scene, known);
}

/* The army of a state: the body of the roster (kind armed_group, sector MIL, id "military-" and its ISO code) or a description of one name a state. */
static uint32_t resolve_force(tr_scene *scene, uint32_t at, uint32_t owner, uint32_t country) {
  const tr_found *found = &scene->found.items[at];
  if (owner != TRUCE_NONE && !is_state(scene, owner) && scene->drafts.items[owner].actor.kind != TRUCE_PERSON && scene->drafts.items[owner].actor.kind != TRUCE_POPULATION && scene->drafts.items[owner].actor.kind != TRUCE_PLACE) return owner;
  bool army = found->agent->sector_count == 1 && !strcmp(found->agent->sectors[0], "MIL");
  uint32_t military = army && country != TRUCE_NONE && owner != TRUCE_NONE && is_state(scene, owner) ? military_of(scene, country) : TRUCE_NONE;
  if (military != TRUCE_NONE) return military;
  return describe(scene, at, country, found->agent->kind);
}

static bool collective(truce_kind kind) {
  return kind == TRUCE_ARMED_GROUP || kind == TRUCE_BODY || kind == TRUCE_ORGANISATION || kind == TRUCE_PARTY || kind == TRUCE_GOVERNMENT || kind == TRUCE_KIND_OTHER || kind == TRUCE_OUTLET;
}

/* "Biden administration": the state that its head leads. */
static uint32_t state_of_person(tr_scene *scene, uint32_t person) {
  const tr_draft *draft = &scene->drafts.items[person];
  return draft->country == TRUCE_NONE ? TRUCE_NONE : draft_of_known(scene, draft->country);
}

/* ---- whose, where nobody is named ---- */

/* The state that most of the report is about: more than half of all mentions of actors with a country. TRUCE_NONE if no state is. */
static uint32_t home_state(const tr_scene *scene) {
  uint32_t best = TRUCE_NONE;
  size_t best_count = 0, all = 0;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->country == TRUCE_NONE || draft->merged_into != TRUCE_NONE) continue;
    all += draft->mentions.count;
    if (draft->country == best) continue;
    size_t count = 0;
    for (size_t k = i; k < scene->drafts.count; k++)
      if (scene->drafts.items[k].country == draft->country && scene->drafts.items[k].merged_into == TRUCE_NONE) count += scene->drafts.items[k].mentions.count;
    if (count > best_count) best = draft->country, best_count = count;
  }
  return best_count * 2 > all && best_count >= 3 ? best : TRUCE_NONE;
}

/* The one actor of a kind that is named in the report and no state's army; TRUCE_NONE if there are several or none. With a noun: the one named so. */
static uint32_t only_named(const tr_scene *scene, truce_kind kind, const char *const *nouns, bool *several) {
  uint32_t group = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->actor.kind != kind || draft->agent || !draft->mentions.count || draft->merged_into != TRUCE_NONE || (draft->actor.sector_count && !strcmp(draft->actor.sectors[0], "MIL"))) continue;
    bool so = !nouns;
    for (const char *const *noun = nouns; noun && *noun && !so; noun++) so = named_with(scene, draft, tr_span(*noun));
    if (!so) continue;
    if (group != TRUCE_NONE) return *several = true, TRUCE_NONE;
    group = i;
  }
  return group;
}

/* "the rebels": the one armed group of the report, else its one movement or front. */
static uint32_t only_group(const tr_scene *scene) {
  static const char *const movements[] = {"movement", "front", "forces", NULL};
  bool several = false;
  uint32_t group = only_named(scene, TRUCE_ARMED_GROUP, NULL, &several);
  return group == TRUCE_NONE && !several ? only_named(scene, TRUCE_ORGANISATION, movements, &several) : group;
}

static bool called_administration(const tr_scene *scene, const tr_found *found) { return tr_equal_string(scene->reading->words[found->end - 1].lower, "administration"); }

/* The state of the presidents and prime ministers in the report, if they are all of one. */
static uint32_t state_of_leaders(const tr_scene *scene) {
  uint32_t state = TRUCE_NONE;
  for (size_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    bool leads = draft->actor.kind == TRUCE_PERSON && draft->merged_into == TRUCE_NONE && draft->mentions.count && (tr_equal_string(draft->actor.office, "president") || tr_equal_string(draft->actor.office, "prime minister"));
    if (!leads || draft->country == TRUCE_NONE) continue;
    if (state != TRUCE_NONE && state != draft->country) return TRUCE_NONE;
    state = draft->country;
  }
  return state;
}

/* The state whose government a mention with an owner names: it stands for "the government", "the administration" further on. */
static uint32_t remember_government(tr_scene *scene, const tr_found *found, uint32_t state) {
  if (called_administration(scene, found)) scene->administration = state;
  return scene->government = state;
}

static uint32_t government_state(tr_scene *scene) {
  if (scene->government != TRUCE_NONE) return scene->government;
  uint32_t home = home_state(scene);
  if (home == TRUCE_NONE) home = state_of_leaders(scene);
  return home == TRUCE_NONE ? TRUCE_NONE : draft_of_known(scene, home);
}

/* "government delegation", "rebel leader": whom the modifier points to, where the report leaves no doubt. */
static uint32_t owner_by_modifier(tr_scene *scene, uint32_t at) {
  static const char *const rebel[] = {"rebel", "rebels", "guerrilla", "guerrillas", "insurgent"}, *const government[] = {"government", "regime"};
  const truce_mention *mention = &scene->mentions.items[at];
  for (uint32_t i = mention->first; i < mention->end && i != mention->head; i++) {
    truce_span lower = scene->reading->words[i].lower;
    for (size_t k = 0; k < sizeof rebel / sizeof *rebel; k++)
      if (tr_equal_string(lower, rebel[k])) return only_group(scene);
    for (size_t k = 0; k < sizeof government / sizeof *government; k++)
      if (tr_equal_string(lower, government[k])) return government_state(scene);
  }
  return TRUCE_NONE;
}

/* "the government", "the rebels", "the army" of a report that has but one. */
static uint32_t known_without_owner(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  const truce_mention *mention = &scene->mentions.items[at];
  if (!found->definite || mention->first != found->first) return TRUCE_NONE;
  if (found->agent->class_ == TR_AGENT_GOVERNMENT && tr_equal_string(found->agent->canonical, "government"))
    return called_administration(scene, found) && scene->administration != TRUCE_NONE ? scene->administration : government_state(scene);
  bool rebels = found->agent->class_ == TR_AGENT_GROUP && (tr_equal_string(found->agent->canonical, "rebels") || tr_equal_string(found->agent->canonical, "militants"));
  if (rebels && found->plural) return only_group(scene);
  bool army = found->agent->class_ == TR_AGENT_FORCE && tr_equal_string(found->agent->canonical, "army") && !found->plural;
  uint32_t home = army ? home_state(scene) : TRUCE_NONE, before = army ? same_class_before(scene, found->agent, found->first) : TRUCE_NONE;
  return home == TRUCE_NONE || before != TRUCE_NONE ? TRUCE_NONE : military_of(scene, home);
}

static uint32_t resolve_agent(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  uint32_t owner = draft_of_mention(scene, found->owner), country = country_of_mention(scene, found->owner);
  if (owner == TRUCE_NONE) {
    uint32_t known = known_without_owner(scene, at);
    if (known != TRUCE_NONE) return known;
    tr_agent_class class_ = found->agent->class_;
    if (class_ == TR_AGENT_STANDS || class_ == TR_AGENT_VOICE || class_ == TR_AGENT_FORCE || class_ == TR_AGENT_OFFICE) owner = owner_by_modifier(scene, at);
    if (owner != TRUCE_NONE) country = scene->drafts.items[owner].country;
    found = &scene->found.items[at];
  }
  truce_kind owner_kind = owner == TRUCE_NONE ? TRUCE_KIND_NONE : scene->drafts.items[owner].actor.kind;
  switch (found->agent->class_) {
    case TR_AGENT_GOVERNMENT:
      if (owner_kind == TRUCE_STATE) return remember_government(scene, found, owner);
      if (owner_kind == TRUCE_PERSON && state_of_person(scene, owner) != TRUCE_NONE) return remember_government(scene, found, state_of_person(scene, owner));
      return describe(scene, at, country, found->agent->kind);
    case TR_AGENT_OFFICE: return resolve_office(scene, at, owner, country);
    case TR_AGENT_VOICE: return owner != TRUCE_NONE ? owner : describe(scene, at, country, TRUCE_PERSON);
    case TR_AGENT_FORCE: return resolve_force(scene, at, owner, country);
    case TR_AGENT_STANDS:
      if (owner != TRUCE_NONE && owner_kind != TRUCE_POPULATION && owner_kind != TRUCE_PLACE) return owner;
      return describe(scene, at, country, found->agent->kind);
    case TR_AGENT_GROUP:
    case TR_AGENT_PEOPLE:
      if (collective(owner_kind) && found->owner != TRUCE_NONE && scene->mentions.items[at].first == scene->found.items[found->owner].first) return owner;
      return describe(scene, at, country, found->agent->kind);
    default: return describe(scene, at, country, found->agent->kind);
  }
}

/* ---- the whole ---- */

/* 'h' for king, Mr, chairman; 's' for queen, Ms, spokeswoman; 0 where the title does not tell. */
static char gender_of(truce_span title) {
  static const char *const she[] = {"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman", "sister"}, *const he[] = {"mr", "king", "prince", "lord", "sir", "emir", "sheikh", "sultan", "pope", "spokesman", "chairman", "congressman", "father", "brother", "ayatollah", "mullah", "imam"};
  for (size_t i = 0; i < sizeof she / sizeof *she; i++)
    if (tr_equal_string(title, she[i])) return 's';
  for (size_t i = 0; i < sizeof he / sizeof *he; i++)
    if (tr_equal_string(title, he[i])) return 'h';
  return 0;
}

static void give(tr_scene *scene, uint32_t at, uint32_t draft) {
  scene->mentions.items[at].actor = draft;
  if (draft == TRUCE_NONE) return;
  tr_draft *d = &scene->drafts.items[draft];
  const tr_found *found = &scene->found.items[at];
  TR_PUSH(scene->arena, &d->mentions, at);
  d->last = found->first;
  if (d->actor.kind == TRUCE_PERSON && found->agent && !d->gender) d->gender = gender_of(found->agent->phrase);
  if (d->actor.kind == TRUCE_PERSON && found->agent && found->form == TR_FORM_NAME && !d->title) d->title = found->agent;
  if (d->actor.kind != TRUCE_PERSON || !found->agent || found->form != TR_FORM_NAME || d->known != TRUCE_NONE) return;
  if (!d->actor.office.size && found->agent->class_ == TR_AGENT_OFFICE) d->actor.office = found->agent->canonical;
  if (!d->actor.sector_count) d->actor.sectors = found->agent->sectors, d->actor.sector_count = found->agent->sector_count;
  if (d->country == TRUCE_NONE) set_country(scene, d, country_of_mention(scene, found->owner));
}

static void resolve(tr_scene *scene, uint32_t at, int depth) {
  tr_found *found = &scene->found.items[at];
  if (found->busy || depth > GIVE_UP_DEPTH) return;
  found->busy = true; /* set for good: each mention is resolved once */
  if (found->owner != TRUCE_NONE) resolve(scene, found->owner, depth + 1);
  uint32_t draft = TRUCE_NONE;
  if (found->form == TR_FORM_NAME) draft = resolve_name(scene, at);
  else if (found->form == TR_FORM_NATION) draft = resolve_nation(scene, at);
  else if (found->form == TR_FORM_AGENT) draft = resolve_agent(scene, at);
  give(scene, at, draft);
}

/* "The Russian president, Vladimir Putin": a description and a name in apposition are one; the name keeps the actor. */
static void merge(tr_scene *scene, uint32_t from, uint32_t into) {
  if (from == into || from == TRUCE_NONE || into == TRUCE_NONE) return;
  tr_draft *a = &scene->drafts.items[from], *b = &scene->drafts.items[into];
  for (size_t i = 0; i < a->mentions.count; i++) {
    scene->mentions.items[a->mentions.items[i]].actor = into;
    TR_PUSH(scene->arena, &b->mentions, a->mentions.items[i]);
  }
  if (!b->actor.office.size) b->actor.office = a->actor.office;
  if (!b->actor.sector_count) b->actor.sectors = a->actor.sectors, b->actor.sector_count = a->actor.sector_count;
  if (b->country == TRUCE_NONE) set_country(scene, b, a->country);
  a->mentions.count = 0;
  a->merged_into = into;
}

static bool may_stand_together(const tr_scene *scene, uint32_t description, uint32_t name) {
  const tr_draft *d = &scene->drafts.items[description], *n = &scene->drafts.items[name];
  if (!d->agent || n->agent || d->actor.plural || d->known != TRUCE_NONE) return false;
  bool person = n->actor.kind == TRUCE_PERSON;
  return person == (d->actor.kind == TRUCE_PERSON) || (person && d->agent->class_ == TR_AGENT_PEOPLE);
}

/* "The government's negotiator, Humberto de la Calle": one who speaks for others is himself where he is named. */
static bool speaks_alone(const tr_found *found) { return found->form == TR_FORM_AGENT && (found->agent->class_ == TR_AGENT_VOICE || found->agent->class_ == TR_AGENT_STANDS) && !found->plural; }

static void merge_appositions(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    const truce_word *head = &reading->words[scene->mentions.items[i].head];
    if (truce_deprel_base(head->relation) != TRUCE_DEPREL_APPOS || head->head == TRUCE_NONE) continue;
    uint32_t other = scene->mention_of[head->head];
    if (other == TRUCE_NONE || other == i || scene->mentions.items[other].head != head->head) continue;
    uint32_t a = scene->mentions.items[i].actor, b = scene->mentions.items[other].actor;
    if (a == TRUCE_NONE || b == TRUCE_NONE || a == b) continue;
    if (speaks_alone(&scene->found.items[i]) && scene->drafts.items[b].actor.kind == TRUCE_PERSON) scene->mentions.items[i].actor = b;
    else if (speaks_alone(&scene->found.items[other]) && scene->drafts.items[a].actor.kind == TRUCE_PERSON) scene->mentions.items[other].actor = a;
    else if (may_stand_together(scene, a, b)) merge(scene, a, b);
    else if (may_stand_together(scene, b, a)) merge(scene, b, a);
  }
}

/* "The union's envoy, Joram Biswaro, told": the same by commas alone, where the tree does not say so. */
static void merge_by_commas(tr_scene *scene) {
  const truce_reading *reading = scene->reading;
  for (uint32_t i = 0; i < scene->mentions.count; i++) {
    const truce_mention *m = &scene->mentions.items[i];
    if (m->end + 1 >= reading->word_count || scene->found.items[i].form != TR_FORM_AGENT || !tr_equal_string(reading->words[m->end].form, ",")) continue;
    const uint32_t other = scene->mention_of[m->end + 1];
    if (other == TRUCE_NONE || other == i || scene->found.items[other].form != TR_FORM_NAME || scene->mentions.items[other].first != m->end + 1) continue;
    const truce_mention *name = &scene->mentions.items[other];
    const bool closed = name->end + 1 < reading->word_count && tr_equal_string(reading->words[name->end].form, ",") && reading->words[name->end].sentence == reading->words[m->head].sentence;
    const truce_upos next = closed ? reading->words[name->end + 1].upos : TRUCE_PUNCT;
    if (!closed || (next != TRUCE_VERB && next != TRUCE_AUX && next != TRUCE_ADV) || m->actor == TRUCE_NONE || name->actor == TRUCE_NONE || m->actor == name->actor) continue;
    if (scene->drafts.items[name->actor].actor.kind != TRUCE_PERSON) continue;
    if (may_stand_together(scene, m->actor, name->actor)) merge(scene, m->actor, name->actor);
    else if (speaks_alone(&scene->found.items[i])) scene->mentions.items[i].actor = name->actor;
  }
}

void tr_resolve_actors(tr_scene *scene) {
  for (uint32_t i = 0; i < scene->found.count; i++) { /* full names first: the rest leans on them */
    const tr_found *found = &scene->found.items[i];
    bool full = found->form == TR_FORM_NAME && (found->class_ == TRUCE_PER ? found->known != TRUCE_NONE || found->end - found->first > 1 : found->known != TRUCE_NONE);
    if (full) resolve(scene, i, 0);
  }
  for (uint32_t i = 0; i < scene->found.count; i++) resolve(scene, i, 0);
  merge_appositions(scene);
  merge_by_commas(scene);
}
