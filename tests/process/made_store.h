/* Stores for tests: a fresh one for each, or one with a small record: two parties, one truce, a change of mind, a closed road, a visit, two tolls. */
#ifndef TR_TESTS_MADE_STORE_H
#define TR_TESTS_MADE_STORE_H

#include "made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "store/sqlite.h"

/* A fresh store in a temporary folder of its own. */
static inline truce_store *made_store(void) {
  char folder[] = "/tmp/truce-test-XXXXXX", path[256];
  truce_store *store = NULL;
  truce_error error;
  if (!mkdtemp(folder)) abort();
  snprintf(path, sizeof path, "%s/record.db", folder);
  if (truce_store_open(path, NULL, &store, &error)) abort();
  return store;
}

/* Closes it and takes the folder away. */
static inline void made_store_remove(truce_store *store) {
  static const char *const ends[] = {"", "-wal", "-shm"};
  char path[512], other[520];
  snprintf(path, sizeof path, "%s", store->path);
  truce_store_close(store);
  for (size_t i = 0; i < 3; i++) snprintf(other, sizeof other, "%s%s", path, ends[i]), unlink(other);
  *strrchr(path, '/') = 0;
  rmdir(path);
}

static inline int64_t made_number_of(truce_store *store, const char *sql) { return tr_single(store, tr_sql(store, sql, ""), -1); }

static inline truce_added made_add(truce_store *store, const made *m) {
  truce_added added;
  truce_error error;
  assert_int_equal(truce_store_add(store, &m->record, &MADE_BY, &added, &error), TRUCE_OK);
  return added;
}

/* Adds a record and frees it. */
static inline void made_told(truce_store *store, made *m) {
  made_add(store, m);
  made_free(m);
}

/* What stands in JSON at a path of names and numbers: "figures/0/of"; NULL if nothing does. */
static inline json_t *made_at(json_t *json, const char *path) {
  truce_span rest = tr_span(path), part;
  while (json && tr_split(&rest, '/', &part))
    json = json_is_array(json) ? json_array_get(json, strtoul(part.data, NULL, 10)) : json_object_getn(json, part.data, part.size);
  return json;
}
static inline const char *made_text_at(json_t *json, const char *path) { return json_string_value(made_at(json, path)); }
static inline size_t made_count_at(json_t *json, const char *path) { return json_array_size(made_at(json, path)); }

/* A report on the position of a party, whose words are `says`, on a proposal of this name. */
static inline void made_stance(made *m, const char *source, const char *day, const char *text, const char *party, const char *name, const char *says,
                               const char *position) {
  made_report(m, source, day, text);
  uint32_t actor = made_actor(m, party, TRUCE_ARMED_GROUP, "COL");
  made_position(m, says, actor, made_proposal(m, name, name), position);
}

static inline void made_stance_added(truce_store *store, const char *source, const char *day, const char *text, const char *party, const char *name,
                                     const char *says, const char *position) {
  made m;
  made_stance(&m, source, day, text, party, name, says, position);
  made_told(store, &m);
}

static inline void made_toll_added(truce_store *store, const char *day, const char *text, const char *of, double number) {
  made m;
  made_report(&m, "Herald", day, text);
  size_t line = made_line(&m, TRUCE_FIGURE, TRUCE_ACTUAL, of);
  made_word(&m, line, TRUCE_FIELD_WHAT, "killed");
  made_number(&m, line, TRUCE_FIELD_NUMBER, number);
  made_words(&m, line, TRUCE_FIELD_OF, of);
  made_told(store, &m);
}

static inline void made_road_added(truce_store *store, const char *day, const char *text, const char *state) {
  made m;
  made_report(&m, "Herald", day, text);
  uint32_t place = made_place(&m, "the Cauca road", "COL", 0);
  size_t line = made_line(&m, TRUCE_ACCESS, TRUCE_ACTUAL, "The Cauca road");
  MADE_IDS(&m, line, TRUCE_FIELD_POINT, place);
  made_word(&m, line, TRUCE_FIELD_STATE, state);
  made_told(store, &m);
}

/* A visit of the FARC to Havana, and a raid of theirs there. */
static inline void made_visit_added(truce_store *store) {
  made m;
  made_report(&m, "Courier", "2016-06-05", "The FARC travelled to Havana. The FARC raided a camp outside Havana.");
  uint32_t farc = made_actor(&m, "FARC", TRUCE_ARMED_GROUP, "COL"), havana = made_place(&m, "Havana", "CUB", 3553478);
  const size_t leg = made_line(&m, TRUCE_LEG, TRUCE_ACTUAL, "The FARC travelled to Havana"), raid = made_event(&m, "The FARC raided a camp", "ASSAULT", farc);
  MADE_IDS(&m, leg, TRUCE_FIELD_WHO, farc);
  MADE_IDS(&m, leg, TRUCE_FIELD_WHERE, havana);
  m.lines[raid].place = havana;
  m.lines[raid].sure = 0.6f;
  made_told(store, &m);
}

static inline int made_fresh(void **state) {
  *state = made_store();
  return 0;
}

static inline int made_small(void **state) {
  truce_store *store = made_store();
  made_stance_added(store, "Courier", "2016-06-01", "The FARC rejected the June truce.", "FARC", "the June truce", "The FARC rejected", "rejects");
  made_stance_added(store, "Herald", "2016-06-20", "The FARC accepted the June truce.", "FARC", "the June truce", "The FARC accepted", "accepts");
  made_stance_added(store, "Herald", "2016-06-21", "The ELN opposed the June truce.", "ELN", "the June truce", "The ELN opposed", "opposes");
  made_toll_added(store, "2016-06-02", "Medics spoke of 10 dead soldiers.", "dead soldiers", 10);
  made_toll_added(store, "2016-06-03", "The army spoke of 11 dead soldiers.", "dead soldiers", 11);
  made_road_added(store, "2016-06-02", "The Cauca road was closed.", "closed");
  made_road_added(store, "2016-06-12", "The Cauca road was opened.", "open");
  made_visit_added(store);
  *state = store;
  return 0;
}

static inline int made_gone(void **state) {
  made_store_remove(*state);
  return 0;
}

/* A test on a fresh store. */
#define ON_FRESH(test) cmocka_unit_test_setup_teardown(test, made_fresh, made_gone)
/* A test on a store of its own with the small record. */
#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, made_small, made_gone)

#endif
