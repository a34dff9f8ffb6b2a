/* Who goes by a name, or holds an office, on a day: "Sisi", "the Egyptian president", "UN envoy for Syria", "the Pope". Asks the roster alone. */
#include "world/fold.h"
#include "world/scene.h"

static void answer(const tr_roster *roster, uint32_t known, const tr_term *term, truce_who *who) {
  const tr_known *k = &roster->known.items[known];
  *who = (truce_who){.name = k->name,
                     .source = term ? term->source : k->source,
                     .roster_id = k->id,
                     .kind = k->kind,
                     .sectors = k->sectors,
                     .sector_count = k->sector_count,
                     .from = term ? term->from : k->from,
                     .to = term ? term->to : k->to};
  if (term) who->office = term->office;
  memcpy(who->country, k->country, sizeof who->country);
}

/* ---- offices ---- */

static const tr_agent *agent_of(const tr_roster *roster, truce_span phrase) { return tr_roster_agent(roster, tr_hash(phrase.data, phrase.size)); }

/* "envoy" and "the middle east": who is "special envoy for the middle east". */
static const tr_term *holder_for(const tr_roster *roster, truce_span office, truce_span what, uint32_t of, truce_day day) {
  const tr_agent *agent = agent_of(roster, office);
  if (tr_starts(what, TR_SPAN("the "))) what = (truce_span){what.data + 4, what.size - 4};
  return tr_roster_holder_for(roster, agent ? agent->canonical : office, what, of, day);
}

/* "envoy to yemen", "middle east envoy": the office, and what it is for behind it or before it. */
static const tr_term *holder_by_parts(const tr_roster *roster, truce_span office, uint32_t of, truce_day day) {
  static const char *const prepositions[] = {" for ", " to ", " on ", " in "};
  const tr_term *term = NULL;
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions && !term; i++) {
    const truce_span preposition = tr_span(prepositions[i]);
    const size_t at = tr_find(office, preposition, 0);
    if (at != SIZE_MAX)
      term = holder_for(roster, (truce_span){office.data, at}, (truce_span){office.data + at + preposition.size, office.size - at - preposition.size}, of, day);
  }
  for (size_t cut = 1; cut < office.size && !term; cut++) {
    const truce_span last = {office.data + cut + 1, office.size - cut - 1};
    if (office.data[cut] == ' ' && agent_of(roster, last)) term = holder_for(roster, last, (truce_span){office.data, cut}, of, day);
  }
  return term;
}

static const tr_term *holder(const tr_roster *roster, truce_span office, uint32_t of, truce_day day) {
  const tr_agent *agent = agent_of(roster, office);
  const tr_term *term = tr_roster_holder(roster, office, of, day);
  if (!term && agent) term = tr_roster_holder(roster, agent->canonical, of, day);
  if (!term) term = holder_by_parts(roster, office, of, day);
  if (!term) term = tr_roster_head(roster, office, of, day);
  if (!term && agent) term = tr_roster_head(roster, agent->canonical, of, day);
  return term;
}

/* The one who holds an office of that name in any state or body ("the pope"); NULL if several do or none. */
static const tr_term *only_holder(const tr_roster *roster, truce_span office, truce_day day) {
  const tr_agent *agent = agent_of(roster, office);
  const tr_term *only = NULL;
  if (day.days == TRUCE_NO_DAY) return NULL;
  for (size_t i = 0; i < roster->terms.count; i++) {
    const tr_term *term = &roster->terms.items[i];
    char name[TR_FOLD_LIMIT];
    const truce_span folded = {name, tr_fold(term->office, name)};
    if (!tr_equal(folded, office) && !(agent && tr_equal(folded, agent->canonical))) continue;
    if (day.days < term->from.days || (term->counts_to.days != TRUCE_NO_DAY && day.days >= term->counts_to.days)) continue;
    if (only && only->person != term->person) return NULL;
    only = term;
  }
  return only;
}

/* Whose an office is: by any name but a surname; "lebanese parliament" as Lebanon. */
static const tr_term *holder_of_owner(const tr_roster *roster, truce_span owner, truce_span office, truce_day day) {
  if (tr_starts(owner, TR_SPAN("the "))) owner = (truce_span){owner.data + 4, owner.size - 4};
  if (tr_ends(owner, TR_SPAN("s")) && owner.size > 2 && !tr_roster_alias(roster, tr_hash(owner.data, owner.size))) owner.size--; /* "egypts" */
  const tr_term *term = NULL;
  for (const tr_alias *alias = tr_roster_alias(roster, tr_hash(owner.data, owner.size)); alias && !term; alias = tr_roster_alias_next(roster, alias))
    if (alias->use != TR_USE_SURNAME) term = holder(roster, office, alias->known, day);
  if (!term && tr_ends(owner, TR_SPAN(" parliament")))
    return holder_of_owner(roster, (truce_span){owner.data, owner.size - sizeof " parliament" + 1}, office, day);
  return term;
}

/* "the Egyptian president", "president of Egypt", "US secretary of state": office and whose it is, in any order. */
static const tr_term *holder_named(const tr_roster *roster, truce_span folded, truce_day day) {
  const tr_term *term = NULL;
  for (size_t cut = 1; cut < folded.size && !term; cut++) {
    if (folded.data[cut] != ' ') continue;
    const truce_span before = {folded.data, cut}, behind = {folded.data + cut + 1, folded.size - cut - 1};
    term = holder_of_owner(roster, before, behind, day);
    if (!term && tr_starts(behind, TR_SPAN("of "))) term = holder_of_owner(roster, (truce_span){behind.data + 3, behind.size - 3}, before, day);
  }
  return term ? term : only_holder(roster, folded, day);
}

/* "interim president of Syria": who holds the office, however firmly. */
static truce_span without_standing(truce_span folded) {
  static const char *const words[] = {"interim ", "acting ", "transitional ", "caretaker ", "de facto ", "current "};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tr_starts(folded, tr_span(words[i]))) return (truce_span){folded.data + strlen(words[i]), folded.size - strlen(words[i])};
  return folded;
}

/* ---- names ---- */

static const tr_alias *best_alias(const tr_roster *roster, truce_span folded, truce_day day) {
  const tr_alias *best = NULL;
  int best_score = -1;
  for (const tr_alias *alias = tr_roster_alias(roster, tr_hash(folded.data, folded.size)); alias; alias = tr_roster_alias_next(roster, alias)) {
    const tr_known *known = &roster->known.items[alias->known];
    const bool serving = known->kind == TRUCE_PERSON && tr_roster_office_of(roster, alias->known, day);
    if (alias->use == TR_USE_SURNAME && !serving && day.days != TRUCE_NO_DAY) continue;
    const int score = (alias->own ? 100 : 0) + (tr_known_on(known, day) ? 20 : 0) + (serving ? 8 : 0) + (alias->use == TR_USE_NAME ? 6 : 0) +
                      (known->kind == TRUCE_STATE ? 4 : 0);
    if (score > best_score) best = alias, best_score = score;
  }
  return best;
}

bool truce_world_who(const truce_world *world, truce_span name, truce_day day, truce_who *who) {
  const tr_roster *roster = &world->roster;
  char key[TR_FOLD_LIMIT];
  truce_span folded = {key, tr_fold(name, key)};
  if (tr_starts(folded, TR_SPAN("the "))) folded = (truce_span){folded.data + 4, folded.size - 4};
  if (!folded.size) return false;
  const tr_alias *alias = best_alias(roster, folded, day);
  if (alias) {
    answer(roster, alias->known, roster->known.items[alias->known].kind == TRUCE_PERSON ? tr_roster_office_of(roster, alias->known, day) : NULL, who);
    return true;
  }
  const tr_term *term = holder_named(roster, without_standing(folded), day);
  if (term) answer(roster, term->person, term, who);
  return term != NULL;
}
