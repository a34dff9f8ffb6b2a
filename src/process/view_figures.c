/* Numbers claimed, side by side: claims of the same count stand in one group and are never summed. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/ascii.h"
#include "process/counted_noun.h"
#include "process/one_count.h"
#include "process/views.h"
#include "process/words.h"
#include "store/spell.h"

enum { MOST_GROUPS = 60, KEPT_CLAIMS = 8 };

/* A group counts the same: what, whether it has happened ("could die" has not), and of whom: the noun's stem, and whose ("Israeli") and in which country if
 * any of its claims tells. */
typedef struct figure_group {
  char what[24], status[12], noun[24], whose[32], country[4];
  tr_claim kept[KEPT_CLAIMS]; /* the earliest so far */
  size_t count;
  json_t *json;
} figure_group;

/* A range's words as one string, or null. */
static json_t *joined(json_t *fields, const char *name) {
  json_t *value = json_object_get(fields, name);
  if (json_is_string(value)) return json_incref(value);
  tr_buffer text = {0};
  for (size_t i = 0; i < json_array_size(value); i++) tr_buffer_printf(&text, "%s%s", i ? " " : "", json_string_value(json_array_get(value, i)));
  json_t *string = text.size ? json_string(text.data) : json_null();
  tr_buffer_free(&text);
  return string;
}

/* The stem of the last word before "of", and the first word with a capital before it. */
static void key_of(truce_span of, figure_group *key) {
  truce_span rest = of, word, noun = {NULL, 0}, whose = {NULL, 0};
  while (tr_split(&rest, ' ', &word)) {
    if (!word.size || tr_equal_string(word, "of")) {
      if (word.size) break;
      continue;
    }
    if (noun.size && !whose.size && tr_ascii_capital(noun.data[0])) whose = noun;
    noun = word;
  }
  if (noun.size > 3 && noun.data[noun.size - 1] == 's' && noun.data[noun.size - 2] != 's') noun.size--;
  snprintf(key->noun, sizeof key->noun, "%.*s", (int)noun.size, noun.size ? noun.data : "");
  snprintf(key->whose, sizeof key->whose, "%.*s", (int)whose.size, whose.size ? whose.data : "");
}

static bool counts_people(const char *what) { return tr_listed(tr_span(what), "killed injured displaced hostages prisoners fighters"); }

/* "$225 million" tells no thing that is counted. */
static bool bare_sum(const figure_group *key) {
  return !strcmp(key->what, "money") && (!strncasecmp(key->noun, "million", 7) || !strncasecmp(key->noun, "billion", 7) || strpbrk(key->noun, "$0123456789"));
}

/* The nouns that a noun goes with; none at all is that of people. */
static uint64_t goes_with(const tr_process_words *known, const char *noun) {
  static const uint64_t nouns = UINT64_C(1) << TR_WORD_PEOPLE | UINT64_C(1) << TR_WORD_REBELS | UINT64_C(1) << TR_WORD_SOLDIERS;
  return *noun ? tr_process_word_classes(known, tr_span(noun)) & nouns : UINT64_C(1) << TR_WORD_PEOPLE;
}

/* Nouns that stand for the same ones: "12 people", "the dead at 16"; "3 rebels", "3 guerrillas". */
static bool one_noun(const tr_process_words *known, const char *a, const char *b) { return !strcasecmp(a, b) || goes_with(known, a) & goes_with(known, b); }

/* Neither says otherwise. */
static bool go_together(const char *a, const char *b) { return !*a || !*b || !strcmp(a, b); }

/* A strength that is told again and again: "the 2,000 troops". */
static bool same_strength(const tr_claim *a, const tr_claim *b) {
  enum { LEAST = 100, MOST_DAYS = 45 };
  return a->number >= LEAST && a->number <= b->number && a->number >= b->number && abs(a->day - b->day) <= MOST_DAYS &&
         (!a->place || !b->place || a->place == b->place);
}

/* Of nouns that are not the same ("people", none) only what is told within days. */
static bool counts_with(const figure_group *g, const figure_group *key, const tr_claim *c, bool people) {
  enum { SOON_DAYS = 3 };
  const bool strength = tr_listed(tr_span(key->what), "fighters hostages prisoners"), same = !strcasecmp(g->noun, key->noun);
  for (size_t i = 0; i < g->count && i < KEPT_CLAIMS; i++) {
    const tr_claim *kept = &g->kept[i];
    if (strength && same_strength(kept, c)) return true;
    if (!same && abs(kept->day - c->day) > SOON_DAYS) continue;
    if (people ? tr_one_count(kept, c) : tr_one_load(kept, c)) return true;
  }
  return false;
}

/* May the claim be of the group? What is only "other", and a bare sum, stands alone. */
static bool of_group(const tr_process_words *known, const figure_group *g, const figure_group *key, const tr_claim *c) {
  const bool people = counts_people(key->what);
  if (strcmp(g->what, key->what) != 0 || strcmp(g->status, key->status) != 0 || !strcmp(key->what, "other") || bare_sum(key)) return false;
  if (people ? !one_noun(known, g->noun, key->noun) : strcasecmp(g->noun, key->noun) != 0) return false;
  return go_together(g->whose, key->whose) && go_together(g->country, key->country) && counts_with(g, key, c, people);
}

/* The group learns in which country, whose they are, or who. */
static void learn(figure_group *g, const figure_group *key, truce_span whom) {
  if (!*g->country) snprintf(g->country, sizeof g->country, "%s", key->country);
  if ((*g->whose || !*key->whose) && (*g->noun || !*key->noun)) return;
  snprintf(g->whose, sizeof g->whose, "%s", key->whose);
  snprintf(g->noun, sizeof g->noun, "%s", key->noun);
  json_object_set_new(g->json, "of", json_stringn(whom.data, whom.size));
}

/* Claims come from the latest back. */
static figure_group *group_for(truce_store *store, figure_group *groups, size_t *count, sqlite3_stmt *q, json_t *of, json_t *unit, const tr_claim *c) {
  const truce_span what = tr_column_text(q, 11), country = tr_column_text(q, 14), status = tr_column_text(q, 15);
  truce_span whom = tr_counted_noun(store->words, tr_span(json_string_value(of)));
  figure_group key = {.count = 0};
  snprintf(key.what, sizeof key.what, "%.*s", (int)what.size, what.data);
  snprintf(key.status, sizeof key.status, "%.*s", (int)status.size, status.data);
  snprintf(key.country, sizeof key.country, "%.*s", (int)country.size, country.size ? country.data : "");
  key_of(whom, &key);
  if (bare_sum(&key)) whom = (truce_span){NULL, 0};
  size_t at = 0;
  while (at < *count && !of_group(store->words, &groups[at], &key, c)) at++;
  if (at == MOST_GROUPS) return NULL;
  figure_group *g = &groups[at];
  if (at == *count) {
    *g = key;
    g->json = json_pack("{s:s, s:O, s:o, s:[]}", "what", key.what, "unit", unit, "of", whom.size ? json_stringn(whom.data, whom.size) : json_null(), "claims");
    ++*count;
  }
  g->kept[g->count++ % KEPT_CLAIMS] = *c;
  learn(g, &key, whom);
  return g;
}

static json_t *of_number(json_t *spelt, double number) {
  json_t *whole = joined(spelt, "of");
  const truce_span of = json_is_string(whole) ? tr_behind_number(tr_span(json_string_value(whole)), number) : (truce_span){NULL, 0};
  json_t *part = of.size ? json_stringn_nocheck(of.data, of.size) : json_null();
  json_decref(whole);
  return part;
}

/* Whose figure it is, else who is said to have said it. */
static json_t *claimants(truce_store *store, sqlite3_stmt *q, json_t *spelt) {
  json_t *by = json_object_get(spelt, "by_whom");
  if (json_array_size(by)) return json_incref(by);
  json_t *data = tr_column_json(q, 13), *first = json_array_get(json_object_get(data, "said_by"), 0), *actor = json_object_get(first, "actor");
  json_t *said = json_is_integer(actor) ? json_pack("[o]", tr_actor_ref(store, json_integer_value(actor))) : json_array();
  json_decref(data);
  return said;
}

static json_t *claim_of_row(truce_store *store, sqlite3_stmt *q, json_t *spelt, json_t *of) {
  json_t *claim = tr_row_json(q, 0, "number:r");
  json_object_set_new(claim, "at_least", json_boolean(json_is_true(json_object_get(spelt, "at_least"))));
  json_object_set_new(claim, "at_most", json_boolean(json_is_true(json_object_get(spelt, "at_most"))));
  json_t *unit = joined(spelt, "unit");
  const truce_span whom = tr_counted_noun(store->words, tr_span(json_string_value(of))),
                   counts = tr_counted_noun(store->words, tr_span(json_string_value(unit)));
  const bool sum = tr_equal_string(tr_span(json_string_value(unit)), "$"); /* "$225 million" tells no thing that is counted */
  json_object_set_new(claim, "of", whom.size && !sum ? json_stringn_nocheck(whom.data, whom.size) : json_null());
  json_object_set_new(claim, "unit", counts.size ? json_incref(unit) : json_null());
  json_decref(unit);
  json_object_set_new(claim, "period", joined(spelt, "period"));
  json_object_set_new(claim, "by_whom", claimants(store, q, spelt));
  tr_row_add(claim, q, 1, "day:d precision:p entry:i line:i says:s source:s published:d sure:r reports:i sources:i");
  tr_row_add(claim, q, 15, "status:s");
  return claim;
}

/* People first, of them what several claims count; what is only "other" last. */
static int weight_of(const figure_group *g) {
  if (counts_people(g->what)) return json_array_size(json_object_get(g->json, "claims")) < 2;
  return !strcmp(g->what, "other") ? 3 : 2;
}

json_t *tr_view_figures(truce_store *store, const truce_view_options *o) {
  figure_group *groups = calloc(MOST_GROUPS, sizeof *groups);
  size_t count = 0;
  static const char sql[] =
      "SELECT e.number, e.day, e.precision, e.id, e.line, e.says, r.source, r.published, e.sure, e.reports, e.sources, "
      "  e.word, e.fields, l.data, p.country, e.status "
      "FROM entry e JOIN line l ON l.id = e.line JOIN report r ON r.id = l.report LEFT JOIN place p ON p.id = e.place "
      "WHERE e.kind = 'figure' AND e.lines > 0 AND e.number IS NOT NULL AND e.sure >= ?1 "
      "  AND (?2 = 0 OR e.day >= ?2) AND e.day <= ?3 AND ifnull(e.first_seen, 0) <= ?3 "
      "  AND (?5 = 0 OR e.id IN (SELECT entry FROM entry_actor WHERE actor = ?5)) "
      "ORDER BY e.day DESC, e.id DESC LIMIT ?4";
  const int64_t since = o->since.days, today = tr_view_today(store, o), limit = (int64_t)tr_view_limit(o) * 4;
  sqlite3_stmt *q = tr_sql(store, sql, "diiii", tr_view_sure(o), since, today, limit, o->party);
  while (groups && tr_row(store, q)) {
    json_t *fields = tr_column_json(q, 12), *spelt = tr_fields_spelt(store, "figure", fields, 0, TR_SPAN(""));
    json_t *of = of_number(spelt, sqlite3_column_double(q, 0)), *unit = joined(spelt, "unit"), *row = claim_of_row(store, q, spelt, of);
    tr_claim c = tr_claim_of_entry(store, sqlite3_column_int64(q, 3), of);
    c.by = json_integer_value(json_object_get(json_array_get(json_object_get(row, "by_whom"), 0), "id"));
    figure_group *g = group_for(store, groups, &count, q, of, unit, &c);
    if (g) json_array_insert(json_object_get(g->json, "claims"), 0, row);
    json_decref(row);
    json_decref(fields);
    json_decref(spelt);
    json_decref(of);
    json_decref(unit);
  }
  json_t *list = json_array();
  for (int weight = 0; weight < 4; weight++)
    for (size_t i = 0; i < count; i++)
      if (weight_of(&groups[i]) == weight && json_array_size(list) < tr_view_limit(o)) json_array_append(list, groups[i].json);
  for (size_t i = 0; i < count; i++) json_decref(groups[i].json);
  free(groups);
  return json_pack("{s:o}", "figures", list);
}
