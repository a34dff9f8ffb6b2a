/* Facts from rows: actors with their sides, content words as hashes. Runs a few times a line. */
#include "process/fact.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "process/families.h"
#include "process/watch.h"
#include "store/record.h"

void tr_fact_actor_fields(truce_line_kind kind, truce_field *main, truce_field *other) {
  static const truce_field fields[TRUCE_LINE_KIND_COUNT][2] = {
      [TRUCE_EVENT] = {TRUCE_FIELD_ACTORS, TRUCE_FIELD_RECIPIENTS}, [TRUCE_PROPOSAL] = {TRUCE_FIELD_AUTHORS, TRUCE_FIELD_COUNT},
      [TRUCE_STEP] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},    [TRUCE_STANCE] = {TRUCE_FIELD_PARTY, TRUCE_FIELD_COUNT},
      [TRUCE_MEDIATION] = {TRUCE_FIELD_MEDIATORS, TRUCE_FIELD_PARTIES}, [TRUCE_LEG] = {TRUCE_FIELD_WHO, TRUCE_FIELD_HOSTS},
      [TRUCE_CALL] = {TRUCE_FIELD_WHO, TRUCE_FIELD_WHOM},           [TRUCE_ACCESS] = {TRUCE_FIELD_BY_ACTORS, TRUCE_FIELD_COUNT},
      [TRUCE_SPILLOVER] = {TRUCE_FIELD_WHO, TRUCE_FIELD_COUNT},     [TRUCE_DOMESTIC] = {TRUCE_FIELD_WHO, TRUCE_FIELD_PRESSURE_ON},
      [TRUCE_FIGURE] = {TRUCE_FIELD_BY_WHOM, TRUCE_FIELD_COUNT},    [TRUCE_DEADLINE] = {TRUCE_FIELD_SET_BY, TRUCE_FIELD_COUNT}};
  *main = fields[kind][0];
  *other = fields[kind][1];
}

/* The words that tell apart two facts of the same kind by the same actors. */
static truce_field naming_field(truce_line_kind kind) {
  static const truce_field fields[TRUCE_LINE_KIND_COUNT] = {
      [TRUCE_EVENT] = TRUCE_FIELD_COUNT,    [TRUCE_PROPOSAL] = TRUCE_FIELD_NAME,      [TRUCE_STEP] = TRUCE_FIELD_COUNT,     [TRUCE_STANCE] = TRUCE_FIELD_COUNT,
      [TRUCE_MEDIATION] = TRUCE_FIELD_COUNT, [TRUCE_LEG] = TRUCE_FIELD_WHERE,         [TRUCE_CALL] = TRUCE_FIELD_FOR_WHAT,  [TRUCE_ACCESS] = TRUCE_FIELD_POINT,
      [TRUCE_SPILLOVER] = TRUCE_FIELD_WHERE, [TRUCE_DOMESTIC] = TRUCE_FIELD_COUNTRY,  [TRUCE_FIGURE] = TRUCE_FIELD_OF,      [TRUCE_DEADLINE] = TRUCE_FIELD_WHAT_WORDS};
  return fields[kind];
}

/* ---- words ---- */

static bool common_word(truce_span word) {
  return tr_listed(word, "the and for that with from its his her their this these was were are has have had been will would said says say who which they but not into after before over also than "
                         "monday tuesday wednesday thursday friday saturday sunday tuesda wednes thursd saturd");
}

/* Words that reports use for one another, by their first six letters: the first stands for all of its row. */
static truce_span same_word(truce_span word) {
  static const struct { const char *first, *others; } rows[] = {{"accord", "deal agreem pact treaty"}, {"truce", "ceasef cease armist"}, {"plan", "propos initia roadma bluepr"}, {"talk", "negoti"}, {"troop", "soldie army milita"}};
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
    if (tr_listed(word, rows[r].others)) return tr_span(rows[r].first);
  return word;
}

static bool is_number(truce_span word) {
  bool zero = true; /* the minutes of 15:00 */
  for (size_t i = 0; i < word.size; i++) zero = zero && word.data[i] == '0';
  if (isdigit((unsigned char)word.data[0])) return !zero;
  return tr_listed(word, "one two three four five six seven eight nine ten eleven twelve dozen hundre thousa");
}

static bool is_anew(truce_span word) { return tr_listed(word, "again anothe furthe additi more second third fresh"); }

static void insert_word(tr_word_set *set, uint32_t word) {
  size_t at = 0;
  while (at < set->count && set->words[at] < word) at++;
  if ((at < set->count && set->words[at] == word) || set->count == TR_FACT_WORDS) return;
  memmove(set->words + at + 1, set->words + at, (set->count - at) * sizeof *set->words);
  set->words[at] = word;
  set->count++;
}

static uint32_t word_hash(truce_span word) {
  uint32_t hash = 2166136261u;
  for (size_t k = 0; k < word.size; k++) hash = (hash ^ (unsigned char)word.data[k]) * 16777619u;
  return hash;
}

typedef struct hearing {
  tr_word_set *words, *numbers; /* numbers may be NULL */
  bool *anew;
} hearing;

/* "signed" → "sign", "soldiers" → "soldier" */
static truce_span stem(truce_span word) {
  static const char *const endings[] = {"ing", "ed", "s"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const truce_span ending = tr_span(endings[i]);
    if (word.size >= ending.size + 3 && tr_ends(word, ending) && (ending.size > 1 || word.data[word.size - 2] != 's')) return (truce_span){word.data, word.size - ending.size};
  }
  return word;
}

static truce_span first_letters(truce_span word) {
  enum { LETTERS = 6 };
  return (truce_span){word.data, word.size < LETTERS ? word.size : LETTERS};
}

/* The first six letters of the stem stand for a word, so that agree and agreement are near. */
static void hear_word(const hearing *h, truce_span word) {
  const truce_span militant = TR_SPAN("militant"), first = first_letters(word);
  const bool number = is_number(first);
  if (h->anew && is_anew(first)) *h->anew = true;
  if (number && h->numbers) insert_word(h->numbers, word_hash(first));
  if (!number && (first.size < 3 || common_word(first))) return;
  insert_word(h->words, word_hash(tr_starts(word, militant) ? militant : same_word(first_letters(stem(word))))); /* a militant is no military man */
}

/* Words of three letters or more and numbers. */
static void hear(const hearing *h, truce_span text) {
  char word[24];
  size_t size = 0;
  for (size_t i = 0; i <= text.size; i++) {
    unsigned char c = i < text.size ? (unsigned char)text.data[i] : ' ';
    if (isalnum(c) || c >= 0x80) {
      if (size < sizeof word) word[size++] = (char)tolower(c);
    } else if (size) {
      hear_word(h, (truce_span){word, size});
      size = 0;
    }
  }
}

void tr_words_add(tr_word_set *set, truce_span text) { hear(&(hearing){.words = set}, text); }

static void hear_fact(tr_fact *fact, truce_span text) { hear(&(hearing){&fact->words, &fact->numbers, &fact->anew}, text); }

static size_t shared_words(const tr_word_set *a, const tr_word_set *b) {
  size_t i = 0, j = 0, shared = 0;
  while (i < a->count && j < b->count) {
    if (a->words[i] == b->words[j])
      shared++, i++, j++;
    else if (a->words[i] < b->words[j])
      i++;
    else
      j++;
  }
  return shared;
}

double tr_words_alike(const tr_word_set *a, const tr_word_set *b) {
  size_t fewer = a->count < b->count ? a->count : b->count;
  return fewer ? (double)shared_words(a, b) / (double)fewer : 0;
}

double tr_words_equal(const tr_word_set *a, const tr_word_set *b) {
  size_t shared = shared_words(a, b), all = a->count + b->count - shared;
  return all ? (double)shared / (double)all : 0;
}

/* ---- actors ---- */

/* Sides of parties that the watch file names lie below this. */
static const int64_t WATCHED = (int64_t)1 << 44;

static int64_t hash_of(truce_span word) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < word.size; i++) hash = (hash ^ (unsigned char)tolower((unsigned char)word.data[i])) * 16777619u;
  return hash;
}

/* The last word, without an article before a single word. */
static truce_span last_word(truce_span name, bool *alone) {
  name = tr_name_tidy(name);
  size_t at = name.size;
  while (at > 0 && name.data[at - 1] != ' ') at--;
  *alone = at == 0;
  return (truce_span){name.data + at, name.size - at};
}

/* Nothing but words for those who take part, whoever they are. */
static bool says_nobody(truce_span name) {
  static const char *const list[] = {"both", "two", "three", "all", "the", "of", "other", "rival", "warring", "opposing", "side", "sides", "party", "parties", "delegation", "delegations", "delegates",
                                     "negotiator", "negotiators", "mediator", "mediators", "representative", "representatives", "envoy", "envoys", "team", "teams", NULL};
  truce_span word;
  while (tr_split(&name, ' ', &word)) {
    size_t i = 0;
    while (list[i] && !tr_equal_fold(word, tr_span(list[i]))) i++;
    if (!list[i]) return false;
  }
  return true;
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
  known->country = country.size ? hash_of(country) : 0;
  if (known->state) {
    known->tail = country.size ? TR_TAIL_STATE : TR_TAIL_GOVERNMENT;
    if (country.size) known->side = -known->country;
  } else {
    known->vague = !country.size && says_nobody(tr_column_text(q, 0));
    truce_span last = last_word(tr_column_text(q, 0), &known->short_name);
    known->tail = known->vague ? TR_TAIL_VAGUE : TR_TAIL_VAGUE - 1 - hash_of(last);
  }
  tr_word_set words = {.count = 0};
  tr_words_add(&words, tr_column_text(q, 0));
  known->word_count = words.count < 8 ? words.count : 8;
  memcpy(known->words, words.words, known->word_count * sizeof *known->words);
  known->named = known->word_count ? 0 : known->id;
  for (size_t i = 0; i < known->word_count; i++) known->named = known->named * 31 + known->words[i];
  char name[160];
  if (tr_watch_name(store, "party", tr_column_text(q, 0), name, sizeof name)) known->side = -WATCHED - hash_of(tr_span(name));
  tr_done(q);
}

void tr_actor_set_add(truce_store *store, tr_actor_set *set, int64_t actor) {
  if (set->count == TR_FACT_ACTORS) return;
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
}

bool tr_actor_vague(truce_store *store, int64_t actor) {
  tr_actor_set set = {.count = 0};
  tr_actor_set_add(store, &set, actor);
  return set.vague[0];
}

static void fill_set(truce_store *store, json_t *fields, truce_field field, tr_actor_set *set) {
  set->count = 0;
  if (field == TRUCE_FIELD_COUNT) return;
  json_t *list = json_object_get(fields, truce_field_names[field]);
  for (size_t i = 0; i < json_array_size(list); i++) tr_actor_set_add(store, set, json_integer_value(json_array_get(list, i)));
}

/* May the two be one, if names of the same words are one, a short name is taken for the long one, a nation for its state, a person for the state he
 * speaks for? */
static bool near(const tr_actor_set *a, size_t i, const tr_actor_set *b, size_t j) {
  if (a->named[i] == b->named[j]) return true;
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

/* ---- rows ---- */

/* Words of a value: a string, {"name"}, {"start","end"} ranges of the text, or a list of these. */
static void add_value_words(tr_word_set *set, json_t *value, truce_span text) {
  if (json_is_string(value)) {
    tr_words_add(set, (truce_span){json_string_value(value), json_string_length(value)});
  } else if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value); i++) add_value_words(set, json_array_get(value, i), text);
  } else if (json_is_object(value)) {
    json_t *name = json_object_get(value, "name");
    size_t start = (size_t)json_integer_value(json_object_get(value, "start")), end = (size_t)json_integer_value(json_object_get(value, "end"));
    if (name)
      add_value_words(set, name, text);
    else if (start < end && end <= text.size)
      tr_words_add(set, (truce_span){text.data + start, end - start});
  }
}

static void leave_out(tr_word_set *set, uint32_t word) {
  size_t at = 0;
  while (at < set->count && set->words[at] != word) at++;
  if (at == set->count) return;
  memmove(set->words + at, set->words + at + 1, (set->count - at - 1) * sizeof *set->words);
  set->count--;
}

/* Two tellings that share no more than names of actors are not alike; a place that was struck tells them apart. */
static void leave_out_names(truce_store *store, tr_word_set *words, const tr_actor_set *set) {
  for (size_t i = 0; i < set->count; i++) {
    const tr_remembered_actor *known = &store->actors[(uint64_t)set->ids[i] % TR_REMEMBERED];
    for (size_t k = 0; known->id == set->ids[i] && !known->place && k < known->word_count; k++) leave_out(words, known->words[k]);
  }
}

/* Words of the whole sentence of a line. */
static void hear_sentence(truce_store *store, const hearing *h, int64_t line) {
  sqlite3_stmt *q = tr_sql(store, "SELECT s.start, s.end, r.text FROM line l JOIN sentence s ON s.report = l.report AND s.number = l.sentence JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
  if (!tr_row(store, q)) return;
  size_t start = (size_t)sqlite3_column_int64(q, 0), end = (size_t)sqlite3_column_int64(q, 1);
  truce_span text = tr_column_text(q, 2);
  if (start < end && end <= text.size) hear(h, (truce_span){text.data + start, end - start});
  tr_done(q);
}

/* Actors, and the words besides their names. A number is one count among many: what it counts is told by its sentence; so is what few words tell. */
static void fill_actors(truce_store *store, tr_fact *fact) {
  enum { FEW = 3 };
  truce_field main, other;
  tr_fact_actor_fields(fact->kind, &main, &other);
  fill_set(store, fact->fields, main, &fact->main);
  fill_set(store, fact->fields, other, &fact->other);
  if (fact->kind == TRUCE_FIGURE) hear_sentence(store, &(hearing){&fact->words, &fact->numbers, &fact->anew}, fact->line);
  leave_out_names(store, &fact->words, &fact->main);
  leave_out_names(store, &fact->words, &fact->other);
  fact->around = fact->words;
  if (fact->kind != TRUCE_EVENT || fact->words.count >= FEW) return;
  hear_sentence(store, &(hearing){.words = &fact->around, .anew = &fact->anew}, fact->line);
  leave_out_names(store, &fact->around, &fact->main);
  leave_out_names(store, &fact->around, &fact->other);
}

static void fill_number(tr_fact *fact) {
  json_t *number = json_object_get(fact->fields, fact->kind == TRUCE_EVENT ? "dead" : "number");
  fact->numbered = json_is_number(number);
  fact->number = fact->numbered ? json_number_value(number) : 0;
}

/* The first place of the same name that may be the same: one report knows its country, another does not. */
static int64_t one_place(truce_store *store, int64_t place) {
  tr_remembered_place *known = &store->places[(uint64_t)place % TR_REMEMBERED];
  if (known->id == place) return known->first;
  int64_t first = tr_single(store, tr_sql(store, "SELECT min(b.id) FROM place a JOIN place b ON b.name = a.name COLLATE NOCASE AND (b.country IS NULL OR a.country IS NULL OR b.country = a.country) WHERE a.id = ?",
                                          "i", place), place);
  *known = (tr_remembered_place){place, first};
  return first;
}

/* The place that a fact is about: where, point; else where it happened. */
static void fill_place(truce_store *store, tr_fact *fact, int64_t happened) {
  truce_field field = naming_field(fact->kind);
  json_t *value = field == TRUCE_FIELD_WHERE || field == TRUCE_FIELD_POINT ? json_object_get(fact->fields, truce_field_names[field]) : NULL;
  fact->place = one_place(store, json_is_integer(value) ? json_integer_value(value) : value ? 0 : happened);
}

static void copy_text(char *out, size_t size, truce_span text) { snprintf(out, size, "%.*s", (int)(text.size < size ? text.size : size - 1), text.data ? text.data : ""); }

static truce_line_status status_from(truce_span name) {
  int i = 0;
  while (i + 1 < TRUCE_STATUS_COUNT && !tr_equal_string(name, truce_line_status_names[i])) i++;
  return (truce_line_status)i;
}

bool tr_fact_of_line(truce_store *store, int64_t line, tr_fact *fact) {
  *fact = (tr_fact){.line = line};
  sqlite3_stmt *q = tr_sql(store,
                           "SELECT l.report, l.kind, l.status, l.day, l.of_report, l.place, l.sure, l.sentence, l.says, json_extract(l.data, '$.fields'), r.published, r.text, "
                           "r.source_group, l.entry FROM line l JOIN report r ON r.id = l.report WHERE l.id = ?", "i", line);
  if (!tr_row(store, q)) return false;
  fact->report = sqlite3_column_int64(q, 0);
  fact->kind = tr_kind_from(tr_column_text(q, 1));
  fact->status = status_from(tr_column_text(q, 2));
  fact->day = tr_column_day(q, 3);
  fact->of_report = sqlite3_column_int(q, 4) != 0;
  fact->sure = sqlite3_column_double(q, 6);
  fact->sentence = sqlite3_column_int64(q, 7);
  fact->fields = tr_column_json(q, 9);
  fact->first = fact->last = tr_column_day(q, 10);
  fact->entry = sqlite3_column_int64(q, 13);
  copy_text(fact->source_group, sizeof fact->source_group, tr_column_text(q, 12));
  hear_fact(fact, tr_column_text(q, 8));
  int64_t happened = sqlite3_column_int64(q, 5);
  truce_field naming = naming_field(fact->kind), word = tr_kind_word_field(fact->kind);
  if (naming != TRUCE_FIELD_COUNT) add_value_words(&fact->named, json_object_get(fact->fields, truce_field_names[naming]), tr_column_text(q, 11));
  tr_done(q);
  if (fact->kind == TRUCE_PROPOSAL) add_value_words(&fact->named, json_object_get(fact->fields, "also"), TR_SPAN(""));
  if (word != TRUCE_FIELD_COUNT) copy_text(fact->word, sizeof fact->word, tr_span(json_string_value(json_object_get(fact->fields, truce_field_names[word]))));
  fill_place(store, fact, happened);
  fill_actors(store, fact);
  fill_number(fact);
  return true;
}

bool tr_fact_of_entry(truce_store *store, int64_t entry, tr_fact *fact) {
  *fact = (tr_fact){.entry = entry};
  sqlite3_stmt *q = tr_sql(store, "SELECT kind, status, word, day, of_report, first_seen, last_seen, place, about, sure, line, says, fields FROM entry WHERE id = ?", "i", entry);
  if (!tr_row(store, q)) return false;
  fact->kind = tr_kind_from(tr_column_text(q, 0));
  fact->status = status_from(tr_column_text(q, 1));
  copy_text(fact->word, sizeof fact->word, tr_column_text(q, 2));
  fact->day = tr_column_day(q, 3);
  fact->of_report = sqlite3_column_int(q, 4) != 0;
  fact->first = tr_column_day(q, 5);
  fact->last = tr_column_day(q, 6);
  int64_t happened = sqlite3_column_int64(q, 7);
  fact->about = sqlite3_column_int64(q, 8);
  fact->sure = sqlite3_column_double(q, 9);
  fact->line = sqlite3_column_int64(q, 10);
  fact->fields = tr_column_json(q, 12);
  hear_fact(fact, tr_column_text(q, 11));
  tr_done(q);
  truce_field naming = naming_field(fact->kind);
  if (naming != TRUCE_FIELD_COUNT) add_value_words(&fact->named, json_object_get(fact->fields, truce_field_names[naming]), TR_SPAN(""));
  if (fact->kind == TRUCE_PROPOSAL) add_value_words(&fact->named, json_object_get(fact->fields, "also"), TR_SPAN(""));
  fill_place(store, fact, happened);
  fill_actors(store, fact);
  fill_number(fact);
  return true;
}

void tr_fact_free(tr_fact *fact) {
  json_decref(fact->fields);
  fact->fields = NULL;
}
