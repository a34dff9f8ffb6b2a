/* Rows of the roster by what they are: each row's first field names its reader in the table at the end. */
#include "world/roster_loader.h"

#include "base/dates.h"
#include "world/fold.h"

/* ---- fields ---- */

static truce_status fault(tr_roster_loader *l, const tr_roster_row *r, const char *what, truce_span got) {
  return tr_fail(l->error, TRUCE_BAD_DATA, r->file, r->line, "Line %lld: %s '%.*s'.", (long long)r->line, what, (int)(got.size < 80 ? got.size : 80), got.data);
}

static bool parse_day(truce_span text, bool end, truce_day *day) {
  *day = (truce_day){TRUCE_NO_DAY};
  if (!text.size) return true;
  int part[3] = {0, 0, 0};
  size_t count = 0;
  truce_span rest = text, piece;
  while (tr_split(&rest, '-', &piece)) {
    double number;
    if (count == 3 || !tr_number(piece, &number) || number < 0 || number > 9999) return false;
    part[count++] = (int)number;
  }
  if (count == 3) {
    if (!tr_date_valid(part[0], part[1], part[2])) return false;
    *day = tr_day_of(part[0], part[1], part[2]);
  } else if (count == 2) {
    if (part[1] < 1 || part[1] > 12) return false;
    *day = end ? (part[1] == 12 ? tr_day_of(part[0] + 1, 1, 1) : tr_day_of(part[0], part[1] + 1, 1)) : tr_day_of(part[0], part[1], 1);
  } else {
    *day = tr_day_of(end ? part[0] + 1 : part[0], 1, 1);
  }
  return true;
}

static bool parse_kind(truce_span text, truce_kind *kind) {
  for (int i = 0; i < TRUCE_KIND_COUNT; i++)
    if (truce_kind_names[i] && tr_equal_string(text, truce_kind_names[i])) return *kind = (truce_kind)i, true;
  return false;
}

/* Lists of sectors repeat row after row: the one of the row before is taken again where it is the same. */
static uint32_t parse_sectors(tr_roster *roster, truce_span text, const char *const **out) {
  if (roster->last_sectors && tr_equal(text, roster->last_text)) {
    *out = roster->last_sectors;
    return roster->last_count;
  }
  TR_ARRAY(const char *) list = {0};
  truce_span part, whole = text;
  while (tr_split(&text, '|', &part))
    if (part.size) TR_PUSH(roster->arena, &list, tr_arena_string(roster->arena, part));
  *out = (const char *const *)list.items;
  roster->last_text = whole;
  roster->last_sectors = *out;
  return roster->last_count = (uint32_t)list.count;
}

static truce_span first_of(truce_span list) {
  truce_span part = {0};
  if (list.size) tr_split(&list, '|', &part);
  return part;
}

/* The actor of an id: the one there is (a user's row replaces what it says) or a new one. */
static uint32_t actor_of(tr_roster_loader *l, truce_span id) {
  tr_roster *roster = l->roster;
  uint32_t *slot = tr_index_slot(roster->arena, &roster->by_id, tr_hash(id.data, id.size));
  if (*slot != TRUCE_NONE) return *slot;
  uint32_t at = *slot = (uint32_t)roster->known.count;
  tr_known fresh = {.id = id, .terms = TRUCE_NONE, .from = {TRUCE_NO_DAY}, .to = {TRUCE_NO_DAY}};
  TR_PUSH(roster->arena, &roster->known, fresh);
  return at;
}

static bool set_country(tr_known *known, truce_span code) {
  if (code.size == 0) return true;
  if (code.size != 3) return false;
  memcpy(known->country, code.data, 3);
  known->country[3] = 0;
  return true;
}

/* ---- rows ---- */

/* state, id, name, iso, cow, adjectives, people, capitals, seats, aliases, from, to */
static truce_status read_state(tr_roster_loader *l, const tr_roster_row *r) {
  const truce_span *f = r->field;
  if (r->count < 10) return fault(l, r, "a state needs ten columns at least, this has fewer:", f[0]);
  uint32_t at = actor_of(l, f[1]);
  tr_known *known = &l->roster->known.items[at];
  known->name = f[2];
  if (known->kind != TRUCE_STATE) TR_PUSH(l->roster->arena, &l->roster->states, at);
  known->kind = TRUCE_STATE;
  known->source = l->source;
  known->adjective = first_of(f[5]);
  known->people = first_of(f[6]);
  known->capital = first_of(f[7]);
  known->codes = f[4];
  if (f[3].size != 3 || !set_country(known, f[3])) return fault(l, r, "the country code is not three letters:", f[3]);
  if (!parse_day(f[10], false, &known->from) || !parse_day(f[11], true, &known->to))
    return fault(l, r, "not a date (YYYY, YYYY-MM or YYYY-MM-DD):", f[10].size ? f[10] : f[11]);
  tr_roster_add_name(l, at, f[2], TR_USE_NAME);
  tr_roster_add_names(l, at, f[9], TR_USE_NAME);
  tr_roster_add_names(l, at, f[5], TR_USE_ADJECTIVE);
  tr_roster_add_names(l, at, f[6], TR_USE_PEOPLE);
  tr_roster_add_names(l, at, f[7], TR_USE_CAPITAL);
  tr_roster_add_names(l, at, f[8], TR_USE_SEAT);
  return TRUCE_OK;
}

/* actor, id, name, kind, country, sectors, aliases, from, to, codes, source */
static truce_status read_actor(tr_roster_loader *l, const tr_roster_row *r) {
  const truce_span *f = r->field;
  if (r->count < 4 || !f[1].size || !f[2].size) return fault(l, r, "an actor needs an id, a name and a kind:", f[1]);
  uint32_t at = actor_of(l, f[1]);
  tr_known *known = &l->roster->known.items[at];
  known->name = f[2];
  known->source = f[10].size ? f[10] : l->source;
  known->codes = f[9];
  if (!parse_kind(f[3], &known->kind)) return fault(l, r, "no such kind:", f[3]);
  if (!set_country(known, f[4])) return fault(l, r, "the country code is not three letters:", f[4]);
  if (!parse_day(f[7], false, &known->from) || !parse_day(f[8], true, &known->to))
    return fault(l, r, "not a date (YYYY, YYYY-MM or YYYY-MM-DD):", f[7].size ? f[7] : f[8]);
  known->sector_count = parse_sectors(l->roster, f[5], &known->sectors);
  tr_roster_add_name(l, at, f[2], TR_USE_NAME);
  tr_roster_add_names(l, at, f[6], TR_USE_NAME);
  if (known->kind == TRUCE_PERSON) tr_roster_add_surname(l, at, f[2]);
  return TRUCE_OK;
}

/* A source that ends in a year ("Wikidata 2022") cannot tell who still holds an office years later: an open term counts to the end of the year after it. */
static truce_day told_until(truce_span source) {
  double year = 0;
  if (source.size < 5 || source.data[source.size - 5] != ' ' || !tr_number((truce_span){source.data + source.size - 4, 4}, &year) || year < 1900 || year > 2200)
    return (truce_day){TRUCE_NO_DAY};
  return tr_day_of((int)year + 2, 1, 1);
}

/* term, person, office, of, from, to, source */
static truce_status read_term(tr_roster_loader *l, const tr_roster_row *r) {
  const truce_span *f = r->field;
  tr_roster *roster = l->roster;
  if (r->count < 4) return fault(l, r, "a term needs a person, an office and of whom:", f[1]);
  tr_term term = {.person = tr_roster_find(roster, f[1]), .of = tr_roster_find(roster, f[3]), .office = f[2], .source = f[6].size ? f[6] : l->source};
  if (term.person == TRUCE_NONE) return fault(l, r, "no actor has the id", f[1]);
  if (term.of == TRUCE_NONE) return fault(l, r, "no actor has the id", f[3]);
  if (!parse_day(f[4], false, &term.from) || !parse_day(f[5], true, &term.to))
    return fault(l, r, "not a date (YYYY, YYYY-MM or YYYY-MM-DD):", f[4].size ? f[4] : f[5]);
  term.counts_to = term.to.days == TRUCE_NO_DAY ? told_until(term.source) : term.to;
  term.office_hash = tr_office_key(term.office, term.of);
  term.next = roster->known.items[term.person].terms;
  roster->known.items[term.person].terms = (uint32_t)roster->terms.count;
  uint32_t *slot = tr_index_slot(roster->arena, &roster->by_office, term.office_hash);
  term.next_in_office = *slot;
  *slot = (uint32_t)roster->terms.count;
  TR_PUSH(roster->arena, &roster->terms, term);
  return TRUCE_OK;
}

static const char *const class_names[TR_AGENT_CLASS_COUNT] = {"government", "office", "voice", "force", "group", "body", "stands", "people", "title"};

/* agent, phrases, class, kind, sectors, claimant, canonical */
static truce_status read_agent(tr_roster_loader *l, const tr_roster_row *r) {
  const truce_span *f = r->field;
  tr_roster *roster = l->roster;
  tr_agent agent = {.class_ = TR_AGENT_CLASS_COUNT, .as = TRUCE_CLAIMANT_COUNT};
  for (int i = 0; i < TR_AGENT_CLASS_COUNT; i++)
    if (tr_equal_string(f[2], class_names[i])) agent.class_ = (tr_agent_class)i;
  if (agent.class_ == TR_AGENT_CLASS_COUNT) return fault(l, r, "no such class of agents:", f[2]);
  if (!parse_kind(f[3], &agent.kind)) return fault(l, r, "no such kind:", f[3]);
  for (int i = 0; i < TRUCE_CLAIMANT_COUNT; i++)
    if (tr_equal_string(f[5], truce_claimant_names[i])) agent.as = (truce_claimant)i;
  if (agent.as == TRUCE_CLAIMANT_COUNT) return fault(l, r, "no such kind of claimant:", f[5]);
  agent.sector_count = parse_sectors(roster, f[4], &agent.sectors);
  truce_span phrases = f[1], phrase, first = first_of(f[1]);
  while (tr_split(&phrases, '|', &phrase)) {
    agent.phrase = phrase;
    agent.canonical = f[6].size ? f[6] : agent.class_ == TR_AGENT_OFFICE ? phrase : first;
    uint64_t hash = tr_fold_hash(phrase);
    if (!hash) continue;
    *tr_index_slot(roster->arena, &roster->by_agent, hash) = (uint32_t)roster->agents.count;
    TR_PUSH(roster->arena, &roster->agents, agent);
  }
  return TRUCE_OK;
}

/* leads, office, ids of states, from, to */
static truce_status read_leading(tr_roster_loader *l, const tr_roster_row *r) {
  tr_leading leading = {.office = tr_trim(r->field[1])};
  truce_span states = r->field[2], state;
  if (!leading.office.size || !states.size) return fault(l, r, "an office that leads needs its name and its states", r->field[1]);
  if (!parse_day(r->field[3], false, &leading.from) || !parse_day(r->field[4], true, &leading.to))
    return fault(l, r, "not a date (YYYY, YYYY-MM or YYYY-MM-DD):", r->field[3].size ? r->field[3] : r->field[4]);
  while (tr_split(&states, '|', &state)) {
    leading.state = tr_roster_find(l->roster, tr_trim(state));
    if (leading.state == TRUCE_NONE) return fault(l, r, "no actor has the id", state);
    TR_PUSH(l->roster->arena, &l->roster->leading, leading);
  }
  return TRUCE_OK;
}

/* minority, id of the state, lands */
static truce_status read_minority(tr_roster_loader *l, const tr_roster_row *r) {
  tr_minority minority = {.state = tr_roster_find(l->roster, r->field[1]), .lands = r->field[2]};
  if (minority.state == TRUCE_NONE) return fault(l, r, "no actor has the id", r->field[1]);
  TR_PUSH(l->roster->arena, &l->roster->minorities, minority);
  return TRUCE_OK;
}

/* generic, words: the rows below know them */
static truce_status read_generic(tr_roster_loader *l, const tr_roster_row *r) {
  truce_span words = r->field[1], word;
  while (tr_split(&words, '|', &word))
    if (word.size) TR_PUSH(l->roster->arena, &l->roster->generic, tr_fold_hash(word));
  return TRUCE_OK;
}

/* heads, offices: in the order in which they are asked for */
static truce_status read_heads(tr_roster_loader *l, const tr_roster_row *r) {
  truce_span offices = r->field[1], office;
  while (tr_split(&offices, '|', &office))
    if (office.size) TR_PUSH(l->roster->arena, &l->roster->heads, office);
  return TRUCE_OK;
}

static truce_status read_source(tr_roster_loader *l, const tr_roster_row *r) {
  l->source = r->field[1];
  return TRUCE_OK;
}

static const struct {
  const char *name;
  truce_status (*read)(tr_roster_loader *, const tr_roster_row *);
  bool terms; /* read in the second pass */
} row_kinds[] = {
    {"state", read_state, false}, {"actor", read_actor, false}, {"term", read_term, true}, {"agent", read_agent, false},
    {"minority", read_minority, false}, {"leads", read_leading, true}, {"generic", read_generic, false}, {"heads", read_heads, false},
};

truce_status tr_roster_read_row(tr_roster_loader *l, const tr_roster_row *r) {
  if (tr_equal_string(r->field[0], "source")) return read_source(l, r);
  for (size_t i = 0; i < sizeof row_kinds / sizeof *row_kinds; i++)
    if (tr_equal_string(r->field[0], row_kinds[i].name)) return row_kinds[i].terms == l->terms ? row_kinds[i].read(l, r) : TRUCE_OK;
  return fault(l, r, "a row begins with state, actor, term, agent, minority, leads, heads, generic or source, not", r->field[0]);
}
