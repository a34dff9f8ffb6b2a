/* Who a person's name means: somebody of this report by full name or surname, else the one office holder of the day whom the roster knows by it. */
#include "world/actors.h"

#include "world/fold.h"

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
    return tr_equal(first_word(longer), first_word(shorter)) && tr_equal(tr_last_word(longer), tr_last_word(shorter));
  }
  return tr_equal(tr_last_word(longer), shorter) || has_word(longer, shorter);
}

uint32_t tr_person_in_report(const tr_scene *scene, truce_span key, uint32_t word) {
  uint32_t best = TRUCE_NONE;
  for (uint32_t i = 0; i < scene->drafts.count; i++) {
    const tr_draft *draft = &scene->drafts.items[i];
    if (draft->actor.kind != TRUCE_PERSON || draft->merged_into != TRUCE_NONE || draft->agent) continue;
    bool fits = name_fits(draft->key, key) || name_fits(key, draft->key);
    if (!fits && draft->known != TRUCE_NONE) fits = tr_equal(drop_particle(tr_last_word(draft->key)), drop_particle(key));
    if (!fits) continue;
    if (best == TRUCE_NONE || (draft->last <= word && draft->last >= scene->drafts.items[best].last)) best = i;
  }
  return best;
}

/* How well a person of the roster fits a mention: in office that day, of the country named beside it, its first name. */
static int person_score(const tr_scene *scene, uint32_t known, truce_span key, uint32_t country, const tr_agent *title) {
  const tr_known *k = tr_known_at(scene, known);
  const tr_term *term = tr_roster_office_of(tr_roster_of(scene), known, scene->day);
  char name[TR_FOLD_LIMIT];
  truce_span full = {name, tr_fold(k->name, name)};
  bool several = memchr(key.data, ' ', key.size) != NULL;
  if (several && !tr_equal(first_word(full), first_word(key))) return -1;
  if (!several && !term && title == NULL) return -1;
  if (country != TRUCE_NONE && k->country[0] && strcmp(k->country, tr_known_at(scene, country)->country) != 0) return -1;
  int score = term ? 4 : tr_known_on(k, scene->day) && several ? 2 : 0;
  if (!several && !term) return -1;
  if (country != TRUCE_NONE) score += 4;
  char office[TR_FOLD_LIMIT], wanted[TR_FOLD_LIMIT];
  if (term && title && title->class_ == TR_AGENT_OFFICE &&
      tr_equal((truce_span){office, tr_fold(term->office, office)}, (truce_span){wanted, tr_fold(title->canonical, wanted)}))
    score += 4;
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
  truce_span last = tr_last_word(key);
  if (last.size < 3) return TRUCE_NONE;
  for (const tr_alias *alias = tr_roster_alias(tr_roster_of(scene), tr_hash(last.data, last.size)); alias;
       alias = tr_roster_alias_next(tr_roster_of(scene), alias)) {
    if (alias->use != TR_USE_SURNAME) continue;
    int score = person_score(scene, alias->known, key, country, title);
    if (score < 0) continue;
    if (country_in_report(scene, tr_known_at(scene, alias->known)->country)) score += 2;
    if (score > best_score) best = alias->known, best_score = score, tied = false;
    else if (score == best_score) tied = true;
  }
  return tied || best_score < 4 ? TRUCE_NONE : best;
}

bool tr_surname_in_office(const tr_scene *scene, truce_span key) {
  const uint32_t person = person_in_roster(scene, key, TRUCE_NONE, NULL);
  return person != TRUCE_NONE && tr_roster_office_of(tr_roster_of(scene), person, scene->day);
}

uint32_t tr_resolve_person(tr_scene *scene, uint32_t at) {
  const tr_found *found = &scene->found.items[at];
  truce_span text = tr_words_text(scene->reading, found->first, found->end), key = tr_folded(scene, text);
  uint32_t country = tr_drafts_country(scene, found->owner);
  if (!key.size) return TRUCE_NONE;
  if (found->known != TRUCE_NONE) return tr_drafts_of_known(scene, found->known);
  uint32_t here = tr_person_in_report(scene, key, found->first);
  if (here != TRUCE_NONE) {
    tr_draft *draft = &scene->drafts.items[here];
    if (draft->known == TRUCE_NONE && key.size > draft->key.size && memchr(key.data, ' ', key.size)) draft->actor.name = text, draft->key = key;
    return here;
  }
  uint32_t known = person_in_roster(scene, key, country, found->agent);
  if (known != TRUCE_NONE) return tr_drafts_of_known(scene, known);
  tr_draft draft = {.known = TRUCE_NONE, .country = TRUCE_NONE, .key = key, .actor = {.name = text, .kind = TRUCE_PERSON}};
  tr_drafts_set_country(scene, &draft, country);
  return tr_drafts_add(scene, draft);
}
