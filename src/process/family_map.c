/* Which proposals stand together when one looks: those of one family (families.h) that follow each other without a long silence. A plain name ("the deal", "the
 * truce") goes with the one that was told apart last ("the revised deal", "the 72-hour truce"). Runs once a view, over the proposals told of last. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "process/families.h"
#include "process/views.h"
#include "process/watch.h"

enum { MOST_READ = 400, SILENCE_DAYS = 120 };

typedef struct family {
  char key[TR_FAMILY_KEY], partner[24]; /* "deal with Ankara" is not the deal with Damascus; empty = with whom is not said */
  size_t class_size; /* of the key: "accord" of "accord~new" */
  truce_day first, last;
} family;

static size_t class_size(const char *key) { return strcspn(key, ":/~"); }

static bool near(const family *f, truce_day first) {
  return f->last.days == TRUCE_NO_DAY || first.days == TRUCE_NO_DAY || first.days - f->last.days <= SILENCE_DAYS;
}

/* The name after "with". */
static void partner_of(truce_span name, char out[24]) {
  truce_span word;
  bool with = false;
  *out = 0;
  while (!*out && tr_split(&name, ' ', &word)) {
    if (with && word.size && isupper((unsigned char)*word.data)) snprintf(out, 24, "%.*s", (int)(word.size < 23 ? word.size : 23), word.data);
    with |= tr_equal_string(word, "with");
  }
}

static bool partners_agree(const family *f, const char *partner) { return !*f->partner || !*partner || !strcmp(f->partner, partner); }

/* The latest family that a name told of since `first` belongs to; `count` if none. */
static size_t find(const family *families, size_t count, const char *key, const char *partner, truce_day first) {
  size_t size = class_size(key);
  bool plain = !key[size];
  for (size_t i = count; plain && i-- > 0;)
    if (families[i].class_size == size && !memcmp(families[i].key, key, size) && families[i].key[size] == '~' && partners_agree(&families[i], partner) &&
        near(&families[i], first))
      return i;
  for (size_t i = count; i-- > 0;)
    if (!strcmp(families[i].key, key) && partners_agree(&families[i], partner) && near(&families[i], first)) return i;
  return count;
}

/* By the watch file, else by the words of the name. */
static void key_of(truce_store *store, truce_span name, char key[TR_FAMILY_KEY]) {
  char watched[TR_FAMILY_KEY];
  tr_family_of(name, key);
  if (tr_watch_name(store, "proposal", name, watched, sizeof watched)) snprintf(key, TR_FAMILY_KEY, "watched:%.60s", watched);
}

json_t *tr_family_map(truce_store *store, int32_t today) {
  family *families = calloc(MOST_READ, sizeof *families);
  size_t count = 0;
  json_t *map = json_object();
  static const char sql[] =
      "SELECT id, name, first_seen, last_seen "
      "FROM (SELECT id, json_extract(fields, '$.name') AS name, first_seen, last_seen "
      "  FROM entry WHERE kind = 'proposal' AND (first_seen IS NULL OR first_seen <= ?1) ORDER BY last_seen DESC LIMIT ?2) "
      "ORDER BY first_seen, id";
  sqlite3_stmt *q = families ? tr_sql(store, sql, "ii", (int64_t)today, (int64_t)MOST_READ) : NULL;
  while (tr_row(store, q)) {
    char key[TR_FAMILY_KEY], partner[24], id[24], told[TR_FAMILY_KEY + 24];
    truce_day first = tr_column_day(q, 2), last = tr_column_day(q, 3);
    key_of(store, tr_name_tidy(tr_column_text(q, 1)), key);
    partner_of(tr_column_text(q, 1), partner);
    size_t at = find(families, count, key, partner, first);
    if (at == count) {
      families[count] = (family){.class_size = class_size(key), .first = first, .last = last};
      snprintf(families[count++].key, TR_FAMILY_KEY, "%s", key);
    }
    if (*partner && !*families[at].partner) snprintf(families[at].partner, sizeof families[at].partner, "%s", partner);
    if (last.days != TRUCE_NO_DAY && last.days > families[at].last.days) families[at].last = last;
    snprintf(id, sizeof id, "%lld", (long long)sqlite3_column_int64(q, 0));
    snprintf(told, sizeof told, "%s@%zu", families[at].key, at);
    json_object_set_new(map, id, json_string(told));
  }
  free(families);
  return map;
}

const char *tr_family_in(json_t *map, int64_t proposal) {
  char id[24];
  snprintf(id, sizeof id, "%lld", (long long)proposal);
  return json_string_value(json_object_get(map, id));
}
