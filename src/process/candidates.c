/* Candidates for a line's entry. Each kind is looked up by what its facts share: actors, day, thing, party. Runs once a line, some indexed queries. */
#include "process/candidates.h"

#include "process/rules.h"

static void collect(truce_store *store, sqlite3_stmt *q, tr_candidates *found) {
  while (tr_row(store, q)) {
    int64_t id = sqlite3_column_int64(q, 0);
    size_t i = 0;
    while (i < found->count && found->ids[i] != id) i++;
    if (i < found->count || found->count == TR_CANDIDATES) continue;
    found->negated[found->count] = sqlite3_column_int(q, 1) != 0;
    found->ids[found->count++] = id;
  }
}

/* Days between which entries of the same fact may lie; an undated line meets undated entries only. */
static void day_window(const tr_fact *line, int64_t *from, int64_t *to) {
  int window = tr_rule_window(line->kind);
  bool dated = line->day.days != TRUCE_NO_DAY;
  *from = dated ? (int64_t)line->day.days - window : TRUCE_NO_DAY;
  *to = dated ? (int64_t)line->day.days + window : TRUCE_NO_DAY;
}

static void candidates_of(truce_store *store, const tr_fact *line, int64_t actor, truce_field main, tr_candidates *found) {
  static const char sql[] =
      "SELECT entry, negated FROM entry_actor "
      "WHERE actor = ?2 AND kind = ?3 AND field = ?4 AND day BETWEEN ?5 AND ?6 AND (word = ?1 OR ?1 = 'other' OR word = 'other') LIMIT 200";
  int64_t from, to;
  day_window(line, &from, &to);
  collect(store, tr_sql(store, sql, "sissii", line->word, actor, truce_line_kind_names[line->kind], truce_field_names[main], from, to), found);
}

/* Entries with the actor itself, with the state for its government and the other way, with a name of the same last word, with a vague name. */
static void candidates_by_actor(truce_store *store, const tr_fact *line, tr_candidates *found) {
  truce_field main, other;
  tr_fact_actor_fields(line->kind, &main, &other);
  const tr_actor_set *set = &line->main;
  if (!set->count) candidates_of(store, line, 0, main, found);
  candidates_of(store, line, TR_TAIL_VAGUE, main, found);
  for (size_t i = 0; i < set->count; i++) {
    candidates_of(store, line, set->ids[i], main, found);
    candidates_of(store, line, set->tails[i] == TR_TAIL_STATE ? TR_TAIL_GOVERNMENT : set->tails[i], main, found);
    if (set->tails[i] == TR_TAIL_GOVERNMENT || set->force[i]) candidates_of(store, line, TR_TAIL_STATE, main, found);
    if (set->force[i]) candidates_of(store, line, TR_TAIL_GOVERNMENT, main, found);
    if (set->state[i]) candidates_of(store, line, TR_TAIL_FORCE, main, found);
    if (set->countries[i]) candidates_of(store, line, tr_country_key(set->countries[i]), main, found);
  }
}

static void candidates_by_day(truce_store *store, const tr_fact *line, tr_candidates *found) {
  static const char sql[] =
      "SELECT id, status = 'negated' FROM entry "
      "WHERE kind = ? AND day BETWEEN ? AND ? AND word = ? AND (? = 0 OR number = ?) "
      "ORDER BY day DESC LIMIT 200";
  int64_t from, to;
  day_window(line, &from, &to);
  collect(store, tr_sql(store, sql, "siisid", truce_line_kind_names[line->kind], from, to, line->word, (int64_t)(line->kind == TRUCE_FIGURE), line->number),
          found);
}

/* What goes on for long is found by when it was last told. */
static void candidates_by_seen(truce_store *store, const tr_fact *line, tr_candidates *found) {
  static const char sql[] = "SELECT id, status = 'negated' FROM entry WHERE kind = ? AND last_seen BETWEEN ? AND ? ORDER BY last_seen DESC LIMIT 120";
  if (line->first.days == TRUCE_NO_DAY) return;
  int window = tr_rule_window(line->kind);
  collect(store, tr_sql(store, sql, "sii", truce_line_kind_names[line->kind], (int64_t)line->first.days - window, (int64_t)line->first.days + window), found);
}

/* What is told of the same thing: lately, or like the line on no day. */
static void candidates_by_about(truce_store *store, const tr_fact *line, tr_candidates *found) {
  static const char undated[] = "SELECT id, status = 'negated' FROM entry WHERE about = ? AND kind = ? AND last_seen IS NULL AND word = ? LIMIT 120";
  static const char dated[] =
      "SELECT id, status = 'negated' FROM entry "
      "WHERE about = ? AND kind = ? AND word = ? AND last_seen BETWEEN ? AND ? "
      "ORDER BY last_seen DESC LIMIT 120";
  const char *kind = truce_line_kind_names[line->kind];
  const int64_t told = line->first.days == TRUCE_NO_DAY ? line->day.days : line->first.days, window = tr_rule_window(line->kind);
  if (!line->about) return;
  if (told == TRUCE_NO_DAY) collect(store, tr_sql(store, undated, "iss", line->about, kind, line->word), found);
  else collect(store, tr_sql(store, dated, "issii", line->about, kind, line->word, told - window, told + window), found);
}

/* "His delegation" may be any that did the like then. */
static bool vague_actor(const tr_fact *line) {
  bool vague = false;
  for (size_t i = 0; i < line->main.count; i++) vague |= line->main.vague[i];
  return vague;
}

/* Positions: those of the same party lately, on the same thing. */
static void candidates_by_party(truce_store *store, const tr_fact *line, tr_candidates *found) {
  enum { LATELY = 60 };
  static const char sql[] =
      "SELECT entry, negated FROM entry_actor "
      "WHERE about = ? AND word = ? AND actor = ? AND kind = 'stance' AND field = 'party' AND day BETWEEN ? AND ? LIMIT 60";
  const tr_actor_set *set = &line->main;
  int64_t from, to;
  if (vague_actor(line)) candidates_by_about(store, line, found);
  day_window(line, &from, &to);
  if (from != TRUCE_NO_DAY) from -= LATELY;
  for (size_t i = 0; i < set->count; i++) {
    const int64_t tail = set->tails[i] == TR_TAIL_STATE ? TR_TAIL_GOVERNMENT : set->tails[i];
    const int64_t keys[] = {set->ids[i], tail, set->countries[i] ? tr_country_key(set->countries[i]) : set->ids[i]};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) collect(store, tr_sql(store, sql, "isiii", line->about, line->word, keys[k], from, to), found);
  }
}

void tr_candidates_find(truce_store *store, const tr_fact *line, tr_candidates *found) {
  switch (line->kind) {
    case TRUCE_STEP: candidates_by_about(store, line, found); break;
    case TRUCE_STANCE: candidates_by_party(store, line, found); break;
    case TRUCE_PROPOSAL:
    case TRUCE_MEDIATION: candidates_by_seen(store, line, found); candidates_by_day(store, line, found); break;
    case TRUCE_ACCESS:
    case TRUCE_FIGURE:
    case TRUCE_DEADLINE: candidates_by_day(store, line, found); break;
    default:
      candidates_by_actor(store, line, found);
      if (vague_actor(line)) candidates_by_day(store, line, found);
  }
}
