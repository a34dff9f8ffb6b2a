/* Actors as merging sees them, looked up once and remembered by the store: their side, what their name says, and whether two may be one. */
#include "process/actor_set.h"

#include "process/families.h"
#include "process/watch.h"
#include "process/words.h"
#include "store/record.h"

/* Sides of parties that the watch file names lie below this. */
static const int64_t WATCHED = (int64_t)1 << 44;

/* The last word but those for who takes part, without an article before a single word: "the Albanian side" → "Albanian". */
static truce_span last_word(const tr_process_words *known, truce_span name, bool *alone) {
  name = tr_name_tidy(known, name);
  for (;;) {
    size_t at = name.size;
    while (at > 0 && name.data[at - 1] != ' ') at--;
    const truce_span word = {name.data + at, name.size - at};
    *alone = at == 0;
    if (*alone || !tr_is_process_word(known, word, TR_WORD_ANYBODY)) return word;
    name = tr_trim((truce_span){name.data, at});
  }
}

/* "Albanians" → "Albanian" */
static truce_span without_plural(truce_span word) { return tr_ends(word, TR_SPAN("s")) ? (truce_span){word.data, word.size - 1} : word; }

/* "Maxine Holder of Barbados": the name alone. */
static truce_span without_whose(truce_span name) {
  const size_t at = tr_find(name, TR_SPAN(" of "), 0);
  return at == SIZE_MAX ? name : (truce_span){name.data, at};
}

/* "the Albanian side" is called what the Albanians are: words for those who take part say nothing beside others. */
static void hear_name(const tr_process_words *known, tr_word_set *words, truce_span name) {
  truce_span rest = name, word;
  while (tr_split(&rest, ' ', &word))
    if (!tr_is_process_word(known, word, TR_WORD_ANYBODY)) tr_words_add(known, words, word);
  if (!words->count) tr_words_add(known, words, name);
}

static void look_up(truce_store *store, tr_remembered_actor *known) {
  sqlite3_stmt *q = tr_sql(store, "SELECT name, kind, country FROM actor WHERE id = ?", "i", known->id);
  known->side = known->id;
  if (!tr_row(store, q)) return;
  truce_span kind = tr_column_text(q, 1), country = tr_column_text(q, 2);
  known->person = tr_equal_string(kind, "person");
  known->state = tr_listed(kind, "state government");
  known->people = tr_equal_string(kind, "population");
  known->place = tr_equal_string(kind, "place");
  known->country = country.size ? (int64_t)tr_span_hash_fold(country) : 0;
  const truce_span called = known->person ? without_whose(tr_column_text(q, 0)) : tr_column_text(q, 0);
  if (known->state) {
    known->tail = country.size ? TR_TAIL_STATE : TR_TAIL_GOVERNMENT;
    if (country.size) known->side = -known->country;
  } else {
    truce_span last = last_word(store->words, called, &known->short_name);
    known->vague = !country.size && tr_all_process_words(store->words, called, TR_WORD_ANYBODY);
    known->force = !country.size && !known->person && called.size && tr_all_process_words(store->words, called, TR_WORD_FORCE);
    if (known->people) last = without_plural(last);
    known->tail = known->vague ? TR_TAIL_VAGUE : known->force ? TR_TAIL_FORCE : TR_TAIL_NAMES - (int64_t)tr_span_hash_fold(last);
  }
  tr_word_set words = {.count = 0};
  hear_name(store->words, &words, called);
  known->word_count = words.count < 8 ? words.count : 8;
  memcpy(known->words, words.words, known->word_count * sizeof *known->words);
  known->named = known->word_count ? 0 : known->id;
  for (size_t i = 0; i < known->word_count; i++) known->named = known->named * 31 + known->words[i];
  char name[160];
  if (tr_watch_name(store, "party", tr_column_text(q, 0), name, sizeof name)) known->side = -WATCHED - (int64_t)tr_span_hash_fold(tr_span(name));
  tr_done(q);
}

void tr_actor_set_add(truce_store *store, tr_actor_set *set, int64_t actor) {
  if (set->count == TR_SET_ACTORS) return;
  tr_remembered_actor *known = &store->actors[(uint64_t)actor % TR_REMEMBERED];
  if (known->id != actor || known->tail == 0) {
    *known = (tr_remembered_actor){.id = actor};
    look_up(store, known);
  }
  size_t i = set->count++;
  set->ids[i] = actor;
  set->sides[i] = known->side;
  set->tails[i] = known->tail;
  set->countries[i] = known->country;
  set->named[i] = known->named;
  set->short_name[i] = known->short_name;
  set->person[i] = known->person;
  set->state[i] = known->state;
  set->people[i] = known->people;
  set->vague[i] = known->vague;
  set->force[i] = known->force;
}

bool tr_actor_vague(truce_store *store, int64_t actor) {
  tr_actor_set set = {.count = 0};
  tr_actor_set_add(store, &set, actor);
  return set.vague[0];
}

/* May the two be one, if names of the same words are one, a short name is taken for the long one, a nation for its state, a person for the state he
 * speaks for, "police" for that of the state? */
static bool near(const tr_actor_set *a, size_t i, const tr_actor_set *b, size_t j) {
  if (a->named[i] == b->named[j]) return true;
  if (a->force[i] || b->force[j]) return a->state[i] || b->state[j];
  if (a->state[i] && b->state[j]) return a->tails[i] == TR_TAIL_GOVERNMENT || b->tails[j] == TR_TAIL_GOVERNMENT;
  if (a->state[i] || b->state[j] || (a->people[i] && b->people[j]))
    return a->countries[i] && a->countries[i] == b->countries[j] && (a->person[i] || b->person[j] || a->people[i] || b->people[j]);
  return a->tails[i] == b->tails[j] && a->tails[i] < TR_TAIL_GOVERNMENT && (a->short_name[i] || b->short_name[j]);
}

typedef enum looseness { STRICTLY, LOOSELY, VAGUELY } looseness;

static bool may_be(const tr_actor_set *a, size_t i, const tr_actor_set *b, size_t j, looseness how) {
  return a->sides[i] == b->sides[j] || (how >= LOOSELY && near(a, i, b, j)) || (how == VAGUELY && (a->vague[i] || b->vague[j]));
}

static size_t found_in(const tr_actor_set *a, const tr_actor_set *b, looseness how) {
  size_t found = 0;
  for (size_t i = 0; i < a->count; i++) {
    size_t j = 0;
    while (j < b->count && !may_be(a, i, b, j, how)) j++;
    found += j < b->count;
  }
  return found;
}

tr_set_relation tr_sets_compare(const tr_actor_set *a, const tr_actor_set *b) {
  if (!a->count && !b->count) return TR_SETS_BOTH_EMPTY;
  if (!a->count || !b->count) return TR_SETS_ONE_EMPTY;
  size_t a_in_b = found_in(a, b, STRICTLY), b_in_a = found_in(b, a, STRICTLY);
  if (a_in_b == a->count && b_in_a == b->count) return TR_SETS_EQUAL;
  if (a_in_b == a->count || b_in_a == b->count) return TR_SETS_NESTED;
  if (found_in(a, b, LOOSELY) == a->count || found_in(b, a, LOOSELY) == b->count) return TR_SETS_NEAR;
  if (found_in(a, b, VAGUELY) == a->count && found_in(b, a, VAGUELY) == b->count) return TR_SETS_VAGUE;
  return a_in_b ? TR_SETS_OVERLAP : TR_SETS_APART;
}
