/* Views that are lists of entries, each with its own order and marks. */
#include <stdlib.h>

#include "base/dates.h"
#include "process/due_words.h"
#include "process/views.h"
#include "process/words.h"
#include "store/spell.h"

static json_t *entries_of(truce_store *store, const truce_view_options *o, const char *kinds) {
  tr_filter filter = tr_view_filter(store, o, kinds);
  return tr_take_list(tr_query_entries(store, &filter), "entries");
}

/* Those still to come are what matters: of any day, as long as they were told of by then. */
static json_t *entries_ahead(truce_store *store, const truce_view_options *o, const char *kinds) {
  tr_filter filter = tr_view_filter(store, o, kinds);
  filter.until.days = 0;
  return tr_take_list(tr_query_entries(store, &filter), "entries");
}

static truce_day day_of(json_t *entry) {
  truce_day day = {TRUCE_NO_DAY};
  const char *from = json_string_value(json_object_get(json_object_get(entry, "date"), "from"));
  if (from) tr_day_parse(tr_span(from), &day);
  return day;
}

/* ---- deadlines: which have passed, and was each kept? ---- */

/* Is a proposal of this name what a deadline is set for? One has all words of the other. */
static bool named_by(const tr_process_words *known, const tr_word_set *due, truce_span name, size_t least) {
  tr_word_set words = {.count = 0};
  tr_words_add(known, &words, name);
  return words.count >= least && due->count && tr_words_alike(due, &words) >= 0.99;
}

/* By one of its names; other names of one word fit too much. */
static bool is_due(const tr_process_words *known, const tr_word_set *due, json_t *proposal) {
  json_t *also = json_object_get(proposal, "also");
  bool found = named_by(known, due, tr_span(json_string_value(json_object_get(proposal, "name"))), 1);
  for (size_t i = 0; i < json_array_size(also) && !found; i++) found = named_by(known, due, tr_span(json_string_value(json_array_get(also, i))), 2);
  return found;
}

/* The words for what is due. */
static tr_word_set words_due(const tr_process_words *known, json_t *deadline) {
  tr_word_set words = {.count = 0};
  json_t *what = json_object_get(json_object_get(deadline, "fields"), "what");
  if (json_is_string(what)) tr_words_add(known, &words, tr_span(json_string_value(what)));
  for (size_t i = 0; i < json_array_size(what); i++) tr_words_add(known, &words, tr_span(json_string_value(json_array_get(what, i))));
  return words;
}

/* The step nearest to the day, from a week before to a week after, that is told of the same thing: what became of it. "Agreed to begin on Friday", "extended
 * until Friday" set the day. */
static json_t *kept(truce_store *store, json_t *deadline, truce_day day) {
  static const char sql[] =
      "SELECT s.id, s.word, s.says, s.line, p.fields "
      "FROM entry s INDEXED BY entry_by_kind_day "
      "  CROSS JOIN entry p ON p.id = s.about "
      "  CROSS JOIN line l ON l.id = s.line "
      "WHERE s.kind = 'step' AND s.day BETWEEN ?1 - 7 AND ?1 + 7 AND s.status = 'actual' "
      "  AND s.word IN ('signed', 'agreed', 'begun', 'carried_out', 'extended', 'postponed', 'collapsed', 'ended', 'breached') "
      "  AND (s.word IN ('carried_out', 'postponed', 'collapsed', 'breached') "
      "    OR NOT EXISTS (SELECT 1 FROM line d WHERE d.entry = ?2 AND d.report = l.report AND d.sentence = l.sentence)) "
      "ORDER BY abs(s.day - ?1), s.id LIMIT 200";
  const tr_word_set due = words_due(store->words, deadline);
  json_t *outcome = NULL;
  sqlite3_stmt *q = tr_sql(store, sql, "ii", (int64_t)day.days, (int64_t)json_integer_value(json_object_get(deadline, "id")));
  while (!outcome && tr_row(store, q)) {
    json_t *proposal = tr_column_json(q, 4);
    if (is_due(store->words, &due, proposal)) outcome = tr_row_json(q, 0, "entry:i step:s says:s line:i");
    json_decref(proposal);
  }
  if (outcome) tr_done(q);
  return outcome ? outcome : json_null();
}

/* What is due, in few words. */
static json_t *due(const tr_process_words *known, json_t *deadline) {
  json_t *what = json_object_get(json_object_get(deadline, "fields"), "what");
  tr_buffer text = {0};
  if (json_is_string(what)) tr_buffer_add_string(&text, json_string_value(what));
  for (size_t i = 0; i < json_array_size(what); i++) tr_buffer_printf(&text, "%s%s", i ? " ... " : "", json_string_value(json_array_get(what, i)));
  const truce_span told = tr_due_words(known, tr_buffer_span(&text), tr_span(json_string_value(json_object_get(deadline, "says"))));
  json_t *words = told.size ? json_stringn_nocheck(told.data, told.size) : json_null();
  tr_buffer_free(&text);
  return words;
}

/* What is ahead first, the nearest on top; then what has passed, the latest on top. */
json_t *tr_view_deadlines(truce_store *store, const truce_view_options *o) {
  json_t *list = entries_ahead(store, o, "deadline"), *ordered = json_array();
  int32_t today = tr_view_today(store, o);
  size_t ahead = 0;
  for (size_t i = 0; i < json_array_size(list); i++) { /* the latest day first */
    json_t *entry = json_array_get(list, i);
    truce_day day = day_of(entry);
    bool passed = day.days != TRUCE_NO_DAY && day.days < today;
    json_object_set_new(entry, "passed", day.days == TRUCE_NO_DAY ? json_null() : json_boolean(passed));
    json_object_set_new(entry, "due", due(store->words, entry));
    json_object_set_new(entry, "kept", passed ? kept(store, entry, day) : json_null());
    if (passed)
      json_array_append(ordered, entry);
    else
      json_array_insert(ordered, 0, entry), ahead++;
  }
  json_decref(list);
  return json_pack("{s:o, s:I}", "deadlines", ordered, "ahead", (json_int_t)ahead);
}

/* ---- itineraries: done and planned ---- */

/* "has not arrived" is not called off. */
static bool only_not_made(const tr_process_words *known, json_t *entry) {
  truce_span says = tr_span(json_string_value(json_object_get(entry, "says"))), word;
  bool not_made = false;
  while (tr_split(&says, ' ', &word)) {
    if (tr_is_process_word(known, word, TR_WORD_CALLED_OFF)) return false;
    not_made = not_made || tr_is_process_word(known, word, TR_WORD_NOT) || tr_ends(word, TR_SPAN("n't")) || tr_ends(word, TR_SPAN("n\xE2\x80\x99t"));
  }
  return not_made;
}

json_t *tr_view_itineraries(truce_store *store, const truce_view_options *o) {
  json_t *list = entries_ahead(store, o, "leg");
  int32_t today = tr_view_today(store, o);
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *entry = json_array_get(list, i);
    const char *status = json_string_value(json_object_get(entry, "status"));
    truce_day day = day_of(entry);
    bool overdue = day.days != TRUCE_NO_DAY && day.days < today;
    const char *state = !strcmp(status, "actual")    ? "done"
                        : !strcmp(status, "negated") ? (only_not_made(store->words, entry) ? "not made" : "called off")
                        : !strcmp(status, "planned") ? (overdue ? "was planned" : "planned")
                                                     : "possible";
    json_object_set_new(entry, "state", json_string(state));
  }
  return json_pack("{s:o}", "itineraries", list);
}

/* ---- access board: the latest word on each point ---- */

static bool same_point(json_t *a, json_t *b) {
  json_t *p = json_object_get(json_object_get(a, "fields"), "point"), *q = json_object_get(json_object_get(b, "fields"), "point");
  return json_equal(json_object_get(p, "name"), json_object_get(q, "name"));
}

json_t *tr_view_access(truce_store *store, const truce_view_options *o) {
  json_t *all = entries_of(store, o, "access"), *board = json_array();
  for (size_t i = 0; i < json_array_size(all); i++) { /* the latest first */
    json_t *entry = json_array_get(all, i), *shown = NULL;
    for (size_t j = 0; j < json_array_size(board) && !shown; j++)
      if (same_point(json_array_get(board, j), entry)) shown = json_array_get(board, j);
    if (shown) {
      json_array_append(json_object_get(shown, "before"), entry);
    } else {
      json_object_set_new(entry, "before", json_array());
      json_object_set(entry, "last_confirmed", json_object_get(entry, "last_seen"));
      json_array_append(board, entry);
    }
  }
  json_decref(all);
  return json_pack("{s:o}", "access", board);
}

/* ---- plain lists ---- */

json_t *tr_view_mediation(truce_store *store, const truce_view_options *o) { return json_pack("{s:o}", "mediation", entries_of(store, o, "mediation")); }
json_t *tr_view_calls(truce_store *store, const truce_view_options *o) { return json_pack("{s:o}", "calls", entries_of(store, o, "call")); }
json_t *tr_view_spillover(truce_store *store, const truce_view_options *o) { return json_pack("{s:o}", "spillover", entries_of(store, o, "spillover")); }

/* By leader: whom the pressure is on, else the country. */
json_t *tr_view_domestic(truce_store *store, const truce_view_options *o) {
  json_t *list = entries_of(store, o, "domestic"), *leaders = json_object();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *entry = json_array_get(list, i), *fields = json_object_get(entry, "fields");
    const char *name = json_string_value(json_object_get(json_array_get(json_object_get(fields, "pressure_on"), 0), "name"));
    if (!name) name = json_string_value(json_object_get(fields, "country"));
    if (!name) continue;
    if (!json_object_get(leaders, name)) json_object_set_new(leaders, name, json_array());
    json_array_append(json_object_get(leaders, name), json_object_get(entry, "id"));
  }
  return json_pack("{s:o, s:o}", "domestic", list, "leaders", leaders);
}

/* Has somebody accepted or refused what is on the table? Then a deal binds him, and what he says of the others is no reaction. */
static bool binds_some(truce_store *store, json_t *actors) {
  static const char sql[] =
      "SELECT 1 FROM entry_actor a CROSS JOIN entry e ON e.id = a.entry "
      "WHERE a.actor = ? AND a.kind = 'stance' AND a.field = 'party' AND e.word IN ('accepts', 'accepts_with_conditions', 'rejects') LIMIT 1";
  bool bound = false;
  for (size_t i = 0; i < json_array_size(actors) && !bound; i++)
    bound = tr_single(store, tr_sql(store, sql, "i", (int64_t)json_integer_value(json_object_get(json_array_get(actors, i), "id"))), 0) != 0;
  return bound;
}

/* Of one whom no deal binds: a stance, or praise, blame or refusal of somebody. */
static bool is_reaction(truce_store *store, json_t *entry) {
  json_t *fields = json_object_get(entry, "fields");
  const char *position = json_string_value(json_object_get(fields, "position")), *type = json_string_value(json_object_get(fields, "type"));
  if (position) return tr_listed(tr_span(position), "supports opposes noncommittal") && !binds_some(store, json_object_get(fields, "party"));
  return type && tr_listed(tr_span(type), "SUPPORT ACCUSE REJECT") && json_array_size(json_object_get(fields, "actors")) &&
         json_array_size(json_object_get(fields, "recipients")) && !binds_some(store, json_object_get(fields, "actors"));
}

json_t *tr_view_reactions(truce_store *store, const truce_view_options *o) {
  enum { MOST_READ = 500 };
  tr_filter filter = tr_view_filter(store, o, "stance,event");
  filter.limit = MOST_READ;
  json_t *all = tr_take_list(tr_query_entries(store, &filter), "entries"), *list = json_array();
  for (size_t i = 0; i < json_array_size(all) && json_array_size(list) < tr_view_limit(o); i++)
    if (is_reaction(store, json_array_get(all, i))) json_array_append(list, json_array_get(all, i));
  json_decref(all);
  return json_pack("{s:o}", "reactions", list);
}
