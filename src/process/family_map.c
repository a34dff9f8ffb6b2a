/* Which proposals stand together when one looks: those of one family (families.h) that follow each other without a long silence. A plain name ("the deal", "the
 * truce") goes with the one that was told apart last ("the revised deal", "the 72-hour truce"). Runs once a view, over the proposals told of last. */
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "process/actor_set.h"
#include "process/families.h"
#include "process/renewal.h"
#include "process/views.h"
#include "process/watch.h"
#include "process/words.h"

enum { MOST_READ = 400, SILENCE_DAYS = 120, INTRODUCED_DAYS = 14, DIFFERING_DAYS = 30, COMPLEMENTS = 3 };

/* What is said behind the noun; empty = not said. */
typedef struct complements {
  char told[COMPLEMENTS][24];
} complements;

/* Who put it forward, with their countries; empty = not said. */
enum { MOST_AUTHORS = 12 };
typedef struct makers {
  int64_t ids[MOST_AUTHORS], countries[MOST_AUTHORS]; /* country 0 = unknown */
  size_t count;
} makers;

/* The days on which a deal was signed, agreed, over; TRUCE_NO_DAY: it is not told. */
typedef struct deal_days {
  int32_t signed_on, agreed_on, ended_on;
} deal_days;

typedef struct family {
  char key[TR_FAMILY_KEY];
  complements with; /* "deal with Ankara" is not the deal with Damascus, nor "plan for Idlib" that for Sochi */
  size_t class_size; /* of the key: "accord" of "accord~new" */
  truce_day first, last;
  bool introduced; /* only "a deal" so far */
  makers by;
  deal_days on;
} family;

static size_t class_size(const char *key) { return strcspn(key, ":/~"); }

/* A proposal that is looked for a family: its key, what stands behind its noun, when it was first told. */
typedef struct member {
  char key[TR_FAMILY_KEY];
  complements with;
  truce_day first;
  bool introduced; /* "a deal": of those spoken of now, else another */
  makers by;
  deal_days on;
} member;

/* What is said behind the noun, by preposition: with whom, of or for what, where. */
static void complements_of(const tr_process_words *known, truce_span name, complements *out) {
  static const char *const before[COMPLEMENTS] = {"with between", "of for", "in"};
  truce_span word;
  int at = COMPLEMENTS;
  *out = (complements){0};
  while (tr_split(&name, ' ', &word)) {
    if (at < COMPLEMENTS && !tr_is_process_word(known, word, TR_WORD_NOWHERE)) {
      if (!*out->told[at]) snprintf(out->told[at], sizeof out->told[at], "%.*s", (int)(word.size < 23 ? word.size : 23), word.data);
      at = COMPLEMENTS;
    }
    for (int i = 0; i < COMPLEMENTS; i++)
      if (tr_listed(word, before[i])) at = i;
  }
}

/* None is told otherwise. */
static bool complements_agree(const complements *a, const complements *b) {
  for (int i = 0; i < COMPLEMENTS; i++)
    if (*a->told[i] && *b->told[i] && strcmp(a->told[i], b->told[i]) != 0) return false;
  return true;
}

/* Each tells something behind its noun that the other does not: "a treaty for disarmament", "a deal with the south". */
static bool complements_differ(const complements *a, const complements *b) {
  bool one = false, other = false;
  for (int i = 0; i < COMPLEMENTS; i++) {
    if (*a->told[i] && *b->told[i]) return false;
    one = one || *a->told[i];
    other = other || *b->told[i];
  }
  return one && other;
}

static bool near(const family *f, const member *m) {
  const int32_t most = m->introduced || f->introduced ? INTRODUCED_DAYS : complements_differ(&f->with, &m->with) ? DIFFERING_DAYS : SILENCE_DAYS;
  return f->last.days == TRUCE_NO_DAY || m->first.days == TRUCE_NO_DAY || m->first.days - f->last.days <= most;
}

static void add_maker(truce_store *store, makers *by, int64_t actor) {
  tr_actor_set one = {.count = 0};
  if (by->count == MOST_AUTHORS) return;
  tr_actor_set_add(store, &one, actor);
  by->ids[by->count] = actor;
  by->countries[by->count++] = one.countries[0];
}

static makers makers_of(truce_store *store, json_t *authors) {
  makers by = {.count = 0};
  for (size_t i = 0; i < json_array_size(authors); i++) add_maker(store, &by, json_integer_value(json_array_get(authors, i)));
  return by;
}

/* Somebody, or some country, has made both; or of one it is not told. */
static bool makers_agree(const makers *a, const makers *b) {
  for (size_t i = 0; i < a->count; i++)
    for (size_t j = 0; j < b->count; j++)
      if (a->ids[i] == b->ids[j] || (a->countries[i] && a->countries[i] == b->countries[j])) return true;
  return !a->count || !b->count;
}

/* What is signed twice within a few days is told of two days; later it is another deal. */
static bool signed_once(const family *f, const member *m) {
  enum { DAYS = 7 };
  return f->on.signed_on == TRUCE_NO_DAY || m->on.signed_on == TRUCE_NO_DAY || abs(f->on.signed_on - m->on.signed_on) <= DAYS;
}

/* "A ceasefire" agreed again after the first was over, or after more than a week, is a second one (renewal.h). */
static bool renewed(const family *f, const member *m) {
  if (!m->introduced || m->on.agreed_on == TRUCE_NO_DAY) return false;
  return (f->on.ended_on != TRUCE_NO_DAY && f->on.ended_on < m->on.agreed_on) ||
         (f->on.agreed_on != TRUCE_NO_DAY && abs(f->on.agreed_on - m->on.agreed_on) > TR_AGREED_WITHIN_DAYS);
}

/* A resolution of the UN is known by its number, for ever. */
static bool one_number(const family *f, const member *m) { return !strncmp(m->key, "resolution", 10) && strchr(m->key, '~') && !strcmp(f->key, m->key); }

static bool fits(const family *f, const member *m) {
  if (one_number(f, m)) return true;
  return complements_agree(&f->with, &m->with) && makers_agree(&f->by, &m->by) && near(f, m) && signed_once(f, m) && !renewed(f, m);
}

/* "The truce" is one told apart by its length or as a new one ("the 72-hour humanitarian truce"); not the lasting one that is hoped for, nor somebody's. */
static bool told_apart(const family *f) {
  const char *rest = f->key + f->class_size, *mark = strchr(rest, '~');
  return mark && *rest != ':' && strcmp(mark, "~lasting") != 0 && strcmp(mark, "~many") != 0;
}

static bool of_class(const family *f, const char *key, size_t size) { return f->class_size == size && !memcmp(f->key, key, size); }

/* The family that a member belongs to: a plain name to the one told apart that was spoken of last, and longest, else the latest of its key; `count` if none. */
static size_t find(const family *families, size_t count, const member *m) {
  const size_t size = class_size(m->key);
  const bool plain = !m->key[size];
  size_t best = count;
  for (size_t i = count; plain && i-- > 0;)
    if (of_class(&families[i], m->key, size) && told_apart(&families[i]) && fits(&families[i], m) &&
        (best == count || families[i].last.days >= families[best].last.days))
      best = i;
  for (size_t i = count; best == count && i-- > 0;)
    if (!strcmp(families[i].key, m->key) && fits(&families[i], m)) best = i;
  return best;
}

/* "ceasefires with the rebels": not one that is on the table. */
static bool of_several(const tr_process_words *known, truce_span name) {
  truce_span word;
  while (tr_split(&name, ' ', &word))
    if (tr_is_process_word(known, word, TR_WORD_SEVERAL)) return true;
  return false;
}

/* By the watch file, else by the words of the name. */
static void key_of(truce_store *store, truce_span name, char key[TR_FAMILY_KEY]) {
  char watched[TR_FAMILY_KEY];
  tr_family_of(store->words, name, key);
  const size_t used = strlen(key);
  if (of_several(store->words, name)) snprintf(key + used, TR_FAMILY_KEY - used, "~many");
  if (tr_watch_name(store, "proposal", name, watched, sizeof watched)) snprintf(key, TR_FAMILY_KEY, "watched:%.60s", watched);
}

static void set_in_map(json_t *map, int64_t proposal, const family *f, size_t at) {
  char id[24], told[TR_FAMILY_KEY + 24];
  snprintf(id, sizeof id, "%lld", (long long)proposal);
  snprintf(told, sizeof told, "%s@%zu", f->key, at);
  json_object_set_new(map, id, json_string(told));
}

/* Columns 1 on: name, first_seen, last_seen, says, authors, the days on which it was signed, agreed, over. */
static member member_of_row(truce_store *store, sqlite3_stmt *q) {
  const truce_span name = tr_column_text(q, 1), says = tr_column_text(q, 4);
  member m = {.first = tr_column_day(q, 2), .on = {tr_column_day(q, 6).days, tr_column_day(q, 7).days, tr_column_day(q, 8).days}};
  m.introduced = !memchr(name.data, ' ', name.size) && tr_name_introduced(store->words, says, name);
  key_of(store, tr_name_tidy(store->words, name), m.key);
  complements_of(store->words, name, &m.with);
  json_t *authors = tr_column_json(q, 5);
  if (!tr_of_extension(store->words, says)) m.by = makers_of(store, authors); /* others may ask that a truce go on */
  json_decref(authors);
  return m;
}

static family new_family(const member *m, truce_day last) {
  family f = {.class_size = class_size(m->key), .first = m->first, .last = last, .introduced = true, .on = {TRUCE_NO_DAY, TRUCE_NO_DAY, TRUCE_NO_DAY}};
  snprintf(f.key, sizeof f.key, "%s", m->key);
  return f;
}

/* The family learns what the member tells. */
static void join(truce_store *store, family *f, const member *m, truce_day last) {
  f->introduced &= m->introduced;
  if (m->on.signed_on != TRUCE_NO_DAY) f->on.signed_on = m->on.signed_on;
  if (m->on.agreed_on != TRUCE_NO_DAY) f->on.agreed_on = m->on.agreed_on;
  if (m->on.ended_on != TRUCE_NO_DAY) f->on.ended_on = m->on.ended_on;
  for (size_t i = 0; i < m->by.count; i++) add_maker(store, &f->by, m->by.ids[i]);
  for (int i = 0; i < COMPLEMENTS; i++)
    if (!*f->with.told[i]) memcpy(f->with.told[i], m->with.told[i], sizeof m->with.told[i]);
  if (last.days != TRUCE_NO_DAY && last.days > f->last.days) f->last = last;
}

json_t *tr_family_map(truce_store *store, int32_t today) {
  family *families = calloc(MOST_READ, sizeof *families);
  size_t count = 0;
  json_t *map = json_object();
  static const char sql[] =
      "SELECT id, name, first_seen, last_seen, says, authors, "
      "  " TR_SIGNED_ON("x.id") ", " TR_AGREED_ON("x.id") ", " TR_ENDED_ON("x.id") " "
      "FROM (SELECT id, json_extract(fields, '$.name') AS name, json_extract(fields, '$.authors') AS authors, first_seen, last_seen, says "
      "  FROM entry WHERE kind = 'proposal' AND (first_seen IS NULL OR first_seen <= ?1) ORDER BY last_seen DESC LIMIT ?2) x "
      "ORDER BY first_seen, id";
  sqlite3_stmt *q = families ? tr_sql(store, sql, "ii", (int64_t)today, (int64_t)MOST_READ) : NULL;
  while (tr_row(store, q)) {
    const truce_day last = tr_column_day(q, 3);
    const member m = member_of_row(store, q);
    const size_t at = find(families, count, &m);
    if (at == count) families[count++] = new_family(&m, last);
    join(store, &families[at], &m, last);
    set_in_map(map, sqlite3_column_int64(q, 0), &families[at], at);
  }
  free(families);
  return map;
}

const char *tr_family_in(json_t *map, int64_t proposal) {
  char id[24];
  snprintf(id, sizeof id, "%lld", (long long)proposal);
  return json_string_value(json_object_get(map, id));
}
