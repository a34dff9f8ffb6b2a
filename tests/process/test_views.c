/* Views on a small record: two parties, one truce, a change of mind, a closed road, two tolls. */
#include "made_store.h"

#include <jansson.h>

#include "process/views.h"

static json_t *view(truce_store *store, const char *name, const truce_view_options *options) {
  char *text = NULL;
  truce_error error;
  assert_int_equal(truce_view_json(store, name, options, &text, &error), TRUCE_OK);
  json_t *json = json_loads(text, 0, NULL);
  free(text);
  assert_non_null(json);
  return json;
}

static void every_view_is_made_even_of_an_empty_store(void **state) {
  truce_store *store = made_store();
  for (size_t i = 0; truce_view_names[i]; i++) {
    json_decref(view(store, truce_view_names[i], NULL));
    json_decref(view(*state, truce_view_names[i], NULL));
  }
  char *text = NULL;
  truce_error error;
  assert_int_equal(truce_view_json(store, "weather", NULL, &text, &error), TRUCE_NOT_FOUND);
  made_store_remove(store);
}

static void a_cell_holds_the_last_position_and_its_history(void **state) {
  json_t *matrix = view(*state, "positions", &(truce_view_options){.since = tr_day_of(2016, 6, 15)});
  json_t *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 2);
  for (size_t i = 0; i < 2; i++) {
    json_t *cell = json_array_get(cells, i);
    bool farc = made_count_at(cell, "history") == 2;
    assert_string_equal(made_text_at(cell, "position"), farc ? "accepts" : "opposes");
    assert_true(json_is_true(json_object_get(cell, "changed")));
  }
  json_decref(matrix);
}

/* A report of one sentence: a party, its position on a proposal of this name. */
static void position(truce_store *store, const char *day, const char *text, const char *party, const char *name, const char *says) {
  made_stance_added(store, "Herald", day, text, party, name, text, says);
}

static void a_long_silence_or_a_renewal_begins_another_column(void **state) {
  truce_store *store = *state;
  position(store, "2012-03-01", "The Front rejected the ceasefire.", "Front", "ceasefire", "rejects");
  position(store, "2013-03-01", "The Front accepted the ceasefire.", "Front", "ceasefire", "accepts");
  position(store, "2013-03-02", "The League opposed the peace deal.", "League", "peace deal", "opposes");
  position(store, "2013-04-02", "The League supported the new peace deal.", "League", "new peace deal", "supports");
  position(store, "2013-04-09", "The Front rejected the deal.", "Front", "deal", "rejects");
  json_t *matrix = view(store, "positions", NULL), *columns = json_object_get(matrix, "proposals");
  assert_int_equal(json_array_size(columns), 4);
  size_t ceasefires = 0, renewed = 0;
  for (size_t i = 0; i < 4; i++) {
    const char *name = json_string_value(json_object_get(json_array_get(columns, i), "name"));
    ceasefires += !strncmp(name, "ceasefire (201", 14);
    if (strstr(json_string_value(json_object_get(json_array_get(columns, i), "family")), "~new"))
      renewed = json_array_size(json_object_get(json_array_get(columns, i), "members"));
  }
  assert_int_equal(ceasefires, 2);
  assert_int_equal(renewed, 2); /* "the deal" is the new one by then */
  json_decref(matrix);
}

static void somebody_or_a_verb_is_no_column(void **state) {
  static const char *const names[] = {"Solveig", "attend", "independence"};
  made_stance_added(*state, "Herald", "2013-03-01", "Ana Solveig opposed the plan.", "Ana Solveig", "plan", "Ana Solveig opposed the plan", "opposes");
  tr_run(*state, tr_sql(*state, "UPDATE actor SET kind = 'person'", ""));
  for (int i = 0; i < 3; i++)
    for (int day = 1; day <= 3; day++) {
      char text[80], date[32], party[2] = {(char)('A' + day), 0};
      snprintf(text, sizeof text, "%s opposed %s.", party, names[i]);
      snprintf(date, sizeof date, "2013-03-0%d", day);
      position(*state, date, text, party, names[i], "opposes");
    }
  json_t *matrix = view(*state, "positions", NULL), *columns = json_object_get(matrix, "proposals");
  assert_int_equal(json_array_size(columns), 2); /* the plan, and */
  assert_string_equal(made_text_at(columns, "0/name"), "independence");
  json_decref(matrix);
}

static void parties_of_one_country_stand_together(void **state) {
  static const char *const parties[][2] = {{"Front", "COL"}, {"Norway", "NOR"}, {"League", "COL"}};
  for (int i = 0; i < 3; i++) {
    made m;
    char text[80];
    snprintf(text, sizeof text, "The %s accepted the June truce.", parties[i][0]);
    made_report(&m, "Herald", "2013-03-01", text);
    const uint32_t actor = made_actor(&m, parties[i][0], TRUCE_ARMED_GROUP, parties[i][1]);
    made_position(&m, text, actor, made_proposal(&m, "June truce", "June truce"), "accepts");
    made_told(*state, &m);
  }
  json_t *matrix = view(*state, "positions", NULL), *rows = json_object_get(matrix, "parties");
  assert_string_equal(made_text_at(rows, "0/name"), "Front");
  assert_string_equal(made_text_at(rows, "1/name"), "League");
  json_decref(matrix);
}

/* … on what it speaks of as "a deal". */
static void position_on_a_deal(truce_store *store, const char *day, const char *text, const char *party, const char *says) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t actor = made_actor(&m, party, TRUCE_ARMED_GROUP, "");
  made_position(&m, text, actor, made_proposal(&m, "a deal", "deal"), says);
  made_told(store, &m);
}

static void another_deal_is_a_column_of_its_own(void **state) {
  truce_store *store = *state;
  position_on_a_deal(store, "2013-03-01", "The Front accepted a deal.", "Front", "accepts");
  position_on_a_deal(store, "2013-05-01", "The League opposed a deal.", "League", "opposes");
  position(store, "2013-05-02", "The League supported the plan for Tarn.", "League", "plan for Tarn", "supports");
  position(store, "2013-05-03", "The League opposed the plan for Ulm.", "League", "plan for Ulm", "opposes");
  json_t *matrix = view(store, "positions", NULL);
  assert_int_equal(made_count_at(matrix, "proposals"), 4);
  json_decref(matrix);
}

/* A report on a plan that somebody has made and a party opposes. */
static void position_on_plan_of(truce_store *store, const char *day, const char *text, const char *maker) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t party = made_actor(&m, "League", TRUCE_ARMED_GROUP, ""), by = made_actor(&m, maker, TRUCE_BODY, "");
  const size_t plan = made_proposal(&m, "the peace plan", "peace plan");
  MADE_IDS(&m, plan, TRUCE_FIELD_AUTHORS, by);
  made_position(&m, text, party, plan, "opposes");
  made_told(store, &m);
}

static void plans_of_two_makers_are_two_columns(void **state) {
  position_on_plan_of(*state, "2013-03-01", "The League opposed the peace plan of the Union.", "Union");
  position_on_plan_of(*state, "2013-03-09", "The League opposed the peace plan of the Assembly.", "Assembly");
  json_t *matrix = view(*state, "positions", NULL);
  assert_int_equal(made_count_at(matrix, "proposals"), 2);
  json_decref(matrix);
}

static void yes_and_no_on_one_day_is_both_ways(void **state) {
  truce_store *store = *state;
  position(store, "2013-03-01", "The Front accepted the political part of the peace plan.", "Front", "peace plan", "accepts");
  position(store, "2013-03-01", "The Front rejected the military part of the peace plan.", "Front", "peace plan", "rejects");
  json_t *matrix = view(store, "positions", NULL);
  assert_true(json_is_true(made_at(matrix, "cells/0/both_ways")));
  json_decref(matrix);
}

static void a_refusal_with_terms_is_not_both_ways(void **state) {
  truce_store *store = *state;
  position(store, "2013-03-01", "The Front rejected the June truce.", "Front", "June truce", "rejects");
  position(store, "2013-03-01", "The Front would accept the June truce only with a withdrawal.", "Front", "June truce", "accepts_with_conditions");
  json_t *matrix = view(store, "positions", NULL);
  assert_false(json_is_true(made_at(matrix, "cells/0/both_ways")));
  json_decref(matrix);
}

static void who_signs_accepts(void **state) {
  truce_store *store = *state;
  made m;
  made_report(&m, "Herald", "2013-03-01", "The Front signed the river treaty.");
  uint32_t actor = made_actor(&m, "Front", TRUCE_ARMED_GROUP, "");
  made_step(&m, TRUCE_ACTUAL, "signed the river treaty", made_proposal(&m, "river treaty", "river treaty"), "signed");
  made_event(&m, "The Front signed the river treaty", "AGREE", actor);
  made_told(store, &m);
  json_t *matrix = view(store, "positions", NULL), *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 1);
  assert_string_equal(made_text_at(cells, "0/position"), "accepts");
  json_decref(matrix);
}

/* A report of two steps of one day, the later told first. */
static void steps_of_one_day(truce_store *store) {
  made m;
  made_report(&m, "Herald", "2013-03-01", "By the end of the June truce ten rockets had been fired since the June truce began.");
  const size_t proposal = made_proposal(&m, "June truce", "June truce");
  made_step(&m, TRUCE_ACTUAL, "end of the June truce", proposal, "ended");
  made_step(&m, TRUCE_ACTUAL, "the June truce began", proposal, "begun");
  made_told(store, &m);
}

static void of_one_day_the_later_step_of_a_deals_life_stands(void **state) {
  steps_of_one_day(*state);
  json_t *all = view(*state, "proposals", NULL), *proposal = made_at(all, "proposals/0");
  assert_string_equal(made_text_at(proposal, "step/step"), "ended");
  assert_string_equal(made_text_at(proposal, "steps/0/step"), "begun");
  json_decref(all);
}

/* A report of a step of what it speaks of by a name. */
static void step_of(truce_store *store, const char *day, const char *text, const char *name, const char *word, truce_line_status status) {
  made m;
  made_report(&m, "Herald", day, text);
  made_step(&m, status, text, made_proposal(&m, name, name), word);
  made_told(store, &m);
}

static json_t *proposal_called(json_t *all, const char *name) {
  json_t *list = json_object_get(all, "proposals");
  for (size_t i = 0; i < json_array_size(list); i++)
    if (!strcmp(json_string_value(json_object_get(json_array_get(list, i), "name")), name)) return json_array_get(list, i);
  return NULL;
}

static const char *family_called(json_t *all, const char *name) { return json_string_value(json_object_get(proposal_called(all, name), "family")); }

static void what_is_signed_anew_is_another_deal(void **state) {
  step_of(*state, "2013-03-01", "The sides signed the deal in Tarn.", "deal in Tarn", "signed", TRUCE_ACTUAL);
  step_of(*state, "2013-05-01", "The sides signed the peace deal in Tarn.", "peace deal in Tarn", "signed", TRUCE_ACTUAL);
  step_of(*state, "2013-05-02", "The sides had signed the final deal in Tarn.", "final deal in Tarn", "signed", TRUCE_ACTUAL);
  json_t *all = view(*state, "proposals", NULL);
  assert_string_not_equal(family_called(all, "deal in Tarn"), family_called(all, "peace deal in Tarn"));
  assert_string_equal(family_called(all, "final deal in Tarn"), family_called(all, "peace deal in Tarn"));
  json_decref(all);
}

static void a_truce_that_is_not_to_go_on_stands_so(void **state) {
  step_of(*state, "2013-03-01", "The sides agreed to the truce.", "truce", "agreed", TRUCE_ACTUAL);
  step_of(*state, "2013-03-04", "The sides would not extend the truce.", "truce", "extended", TRUCE_NEGATED);
  json_t *all = view(*state, "proposals", NULL), *step = json_object_get(proposal_called(all, "truce"), "step");
  assert_string_equal(made_text_at(step, "status"), "negated");
  json_decref(all);
}

static void the_truce_is_the_one_of_some_length_that_was_told_of_last(void **state) {
  step_of(*state, "2013-03-01", "The sides agreed to the four-hour humanitarian truce.", "four-hour humanitarian truce", "agreed", TRUCE_ACTUAL);
  step_of(*state, "2013-03-05", "The sides agreed to the 72-hour humanitarian truce.", "72-hour humanitarian truce", "agreed", TRUCE_ACTUAL);
  step_of(*state, "2013-03-07", "Norway asked to extend the truce.", "truce", "offered", TRUCE_ACTUAL);
  position(*state, "2013-03-07", "The League rejected truces with the Front.", "League", "truces with the Front", "rejects");
  json_t *all = view(*state, "proposals", NULL);
  assert_string_equal(family_called(all, "truce"), family_called(all, "72-hour humanitarian truce"));
  assert_string_not_equal(family_called(all, "truces with the Front"), family_called(all, "truce"));
  json_decref(all);
}

static void what_was_due_comes_before_what_came(void **state) {
  step_of(*state, "2013-03-01", "The truce would begin on 4 March.", "truce", "due", TRUCE_PLANNED);
  step_of(*state, "2013-03-04", "The truce was agreed.", "truce", "agreed", TRUCE_ACTUAL);
  tr_run(*state, tr_sql(*state, "UPDATE entry SET day = (SELECT max(day) FROM entry) WHERE word = 'due'", ""));
  json_t *all = view(*state, "proposals", NULL), *steps = json_object_get(proposal_called(all, "truce"), "steps");
  assert_string_equal(made_text_at(steps, "0/step"), "due");
  json_decref(all);
}

static void of_one_party_only_its_columns_are_shown(void **state) {
  position(*state, "2013-03-01", "The Front accepted the June truce.", "Front", "June truce", "accepts");
  position(*state, "2013-03-01", "The League opposed the land plan.", "League", "land plan", "opposes");
  const int64_t front = made_number_of(*state, "SELECT id FROM actor WHERE name = 'Front'");
  json_t *matrix = view(*state, "positions", &(truce_view_options){.party = front});
  assert_int_equal(made_count_at(matrix, "proposals"), 1);
  json_decref(matrix);
}

static void a_lasting_truce_is_another_than_the_one_of_three_days(void **state) {
  position(*state, "2013-03-01", "The Front accepted the three-day ceasefire.", "Front", "three-day ceasefire", "accepts");
  position(*state, "2013-03-02", "The Front rejected a permanent ceasefire.", "Front", "permanent ceasefire", "rejects");
  position(*state, "2013-03-03", "The Front accepted the ceasefire.", "Front", "ceasefire", "accepts");
  json_t *matrix = view(*state, "positions", NULL);
  assert_int_equal(made_count_at(matrix, "proposals"), 2);
  json_decref(matrix);
}

static void new_tells_since_when(void **state) {
  json_t *all = view(*state, "new", NULL), *since = view(*state, "new", &(truce_view_options){.since = tr_day_of(2016, 6, 1)});
  assert_non_null(made_text_at(all, "since"));
  assert_string_equal(made_text_at(since, "since"), "2016-06-01");
  json_decref(all);
  json_decref(since);
}

/* What a report counts in its words. */
static void a_figure_counts_what_stands_behind_its_number(void **state) {
  made_toll_added(*state, "2013-03-01", "The raid hurt 60 civilians, among them 20 children and 9 women.", "60 civilians, among them 20 children and 9 women",
                  9);
  made_toll_added(*state, "2013-03-02", "The raid led to at least two deaths.", "deaths", 2);
  json_t *all = view(*state, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_true(json_is_null(made_at(groups, "0/of"))); /* "deaths" are nobody */
  assert_string_equal(made_text_at(groups, "1/of"), "women");
  json_t *claim = made_at(groups, "1/claims/0");
  assert_string_equal(made_text_at(claim, "of"), "women");
  json_decref(all);
}

static void what_a_position_is_on_is_told_in_its_words(void **state) {
  made m;
  made_report(&m, "Herald", "2013-03-01", "The League supported until further notice what the Front had said of the right to defend the fords.");
  const uint32_t league = made_actor(&m, "League", TRUCE_BODY, "");
  const size_t line = made_line(&m, TRUCE_STANCE, TRUCE_ACTUAL, "The League supported");
  MADE_IDS(&m, line, TRUCE_FIELD_PARTY, league);
  made_words(&m, line, TRUCE_FIELD_ABOUT, "until further notice what the Front had said of the right to defend the fords");
  made_word(&m, line, TRUCE_FIELD_POSITION, "supports");
  made_told(*state, &m);
  json_t *all = view(*state, "timeline", NULL), *fields = made_at(all, "entries/0/fields");
  assert_string_equal(made_text_at(fields, "about/name"),
                      "until further notice what the Front had said of the right to defend the fords");
  json_decref(all);
}

static void until_shows_the_record_as_it_stood(void **state) {
  json_t *matrix = view(*state, "positions", &(truce_view_options){.until = tr_day_of(2016, 6, 10)});
  json_t *cells = json_object_get(matrix, "cells");
  assert_int_equal(json_array_size(cells), 1);
  assert_string_equal(made_text_at(cells, "0/position"), "rejects");
  json_decref(matrix);
}

/* A day that was to come when the report was read is a wrong one: no view but the first, the state of play, tells of it. */
static void what_is_dated_ahead_does_not_move_today(void **state) {
  truce_store *store = *state;
  json_t *before[64];
  for (size_t i = 0; truce_view_names[i]; i++) before[i] = view(store, truce_view_names[i], NULL);
  position(store, "2941-03-01", "The FARC rejected the June truce.", "FARC", "the June truce", "rejects");
  for (size_t i = 1; truce_view_names[i]; i++) {
    json_t *after = view(store, truce_view_names[i], NULL);
    assert_true(json_equal(before[i], after));
    json_decref(before[i]);
    json_decref(after);
  }
  json_t *play = view(store, "state_of_play", NULL);
  assert_string_equal(made_text_at(play, "today"), made_text_at(before[0], "today"));
  assert_int_equal(json_integer_value(made_at(play, "process/ahead")), 1);
  assert_string_equal(made_text_at(play, "process/ahead_last"), "2941-03-01");
  json_decref(before[0]);
  json_decref(play);
  play = view(store, "state_of_play", &(truce_view_options){.until = tr_day_of(2941, 3, 1)});
  assert_int_equal(json_integer_value(made_at(play, "process/ahead")), 0);
  assert_true(json_is_null(made_at(play, "process/ahead_last")));
  assert_string_equal(made_text_at(play, "today"), "2941-03-01");
  json_decref(play);
}

static void where_all_is_ahead_the_last_day_is_today(void **state) {
  truce_store *store = *state;
  position(store, "2941-03-01", "The FARC rejected the June truce.", "FARC", "the June truce", "rejects");
  position(store, "2941-03-20", "The FARC accepted the June truce.", "FARC", "the June truce", "accepts");
  json_t *play = view(store, "state_of_play", NULL);
  assert_string_equal(made_text_at(play, "today"), "2941-03-20");
  assert_int_equal(json_integer_value(made_at(play, "process/ahead")), 0);
  assert_int_equal(made_count_at(play, "positions/cells"), 1);
  json_decref(play);
}

static void for_and_against_within_the_window_is_a_contradiction(void **state) {
  json_t *all = view(*state, "contradictions", NULL);
  assert_int_equal(made_count_at(all, "contradictions"), 1);
  json_decref(all);
  json_t *few = view(*state, "contradictions", &(truce_view_options){.days = 5});
  assert_int_equal(made_count_at(few, "contradictions"), 0);
  json_decref(few);
}

/* Two parties that say both together are one contradiction; one sentence that tells of both is none. */
static void each_contradiction_is_told_once_the_latest_first(void **state) {
  truce_store *store = *state;
  static const char *const texts[] = {"The ELN and the FARC rejected the June truce.", "The ELN and the FARC accepted the June truce.",
                                      "Both now oppose the June truce."},
                           *const days[] = {"2016-06-01", "2016-06-10", "2016-06-20"}, *const positions[] = {"rejects", "accepts", "opposes"};
  for (int i = 0; i < 3; i++) {
    made m;
    made_report(&m, "Herald", days[i], texts[i]);
    const uint32_t eln = made_actor(&m, "ELN", TRUCE_ARMED_GROUP, "COL"), farc = made_actor(&m, "FARC", TRUCE_ARMED_GROUP, "COL");
    const size_t proposal = made_proposal(&m, "the June truce", "the June truce"), line = made_line(&m, TRUCE_STANCE, TRUCE_ACTUAL, texts[i]);
    MADE_IDS(&m, line, TRUCE_FIELD_PARTY, eln, farc);
    MADE_IDS(&m, line, TRUCE_FIELD_ABOUT, (uint32_t)proposal);
    made_word(&m, line, TRUCE_FIELD_POSITION, positions[i]);
    made_told(store, &m);
  }
  json_t *all = view(store, "contradictions", &(truce_view_options){.days = 15}), *last = view(store, "contradictions", &(truce_view_options){.limit = 1});
  assert_int_equal(made_count_at(all, "contradictions"), 2);
  assert_string_equal(made_text_at(all, "contradictions/0/second/fields/position"), "opposes");
  assert_string_equal(made_text_at(all, "contradictions/0/why"), "one party, one proposal, for and against it within 10 days");
  assert_string_equal(made_text_at(all, "contradictions/1/first/fields/position"), "rejects");
  assert_int_equal(made_count_at(last, "contradictions"), 1);
  json_decref(all);
  json_decref(last);
}

static void tolls_of_one_count_stand_side_by_side(void **state) {
  json_t *all = view(*state, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_int_equal(json_array_size(groups), 1);
  assert_int_equal(made_count_at(groups, "0/claims"), 2);
  json_decref(all);
}

static void what_may_happen_is_no_toll(void **state) {
  made m;
  made_report(&m, "Herald", "2016-06-09", "Aid workers feared that 12 villagers could die.");
  const size_t line = made_line(&m, TRUCE_FIGURE, TRUCE_POSSIBLE, "12 villagers could die");
  made_word(&m, line, TRUCE_FIELD_WHAT, "killed");
  made_number(&m, line, TRUCE_FIELD_NUMBER, 12);
  made_words(&m, line, TRUCE_FIELD_OF, "villagers");
  made_told(*state, &m);
  made_toll_added(*state, "2016-06-10", "The flood killed 12 villagers.", "villagers", 12);
  json_t *all = view(*state, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_int_equal(json_array_size(groups), 2);
  assert_string_equal(made_text_at(groups, "0/claims/0/status"), "actual");
  assert_string_equal(made_text_at(groups, "1/claims/0/status"), "possible");
  json_decref(all);
}

static void people_are_counted_before_all_else(void **state) {
  made m;
  made_report(&m, "Herald", "2016-06-09", "The bill passed by 130 votes.");
  size_t line = made_line(&m, TRUCE_FIGURE, TRUCE_ACTUAL, "130 votes");
  made_word(&m, line, TRUCE_FIELD_WHAT, "other");
  made_number(&m, line, TRUCE_FIELD_NUMBER, 130);
  made_words(&m, line, TRUCE_FIELD_OF, "votes");
  made_told(*state, &m);
  made_toll_added(*state, "2016-06-04", "The press spoke of a million dead soldiers.", "million dead soldiers", 12);
  json_t *all = view(*state, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_int_equal(json_array_size(groups), 2);
  assert_string_equal(made_text_at(groups, "0/of"),
                      "soldiers"); /* neither "dead soldiers" nor "million dead soldiers" */
  assert_string_equal(made_text_at(groups, "1/what"), "other");
  json_decref(all);
}

/* What a later report tells first is not there yet, of whatever day it is. */
static void a_later_report_is_not_told_of_before(void **state) {
  made m;
  made_report(&m, "Herald", "2016-06-20", "The talks are due on 1 July 2016.");
  size_t due = made_line(&m, TRUCE_DEADLINE, TRUCE_PLANNED, "The talks are due");
  made_value(&m, due, TRUCE_FIELD_BY_DATE)->date = made_date(2016, 7, 1);
  made_told(*state, &m);
  for (int day = 19; day <= 20; day++) {
    json_t *all = view(*state, "deadlines", &(truce_view_options){.until = tr_day_of(2016, 6, day)});
    assert_int_equal(made_count_at(all, "deadlines"), day == 20);
    json_decref(all);
  }
}

static void dead_of_two_sides_are_two_counts(void **state) {
  truce_store *store = *state;
  made_toll_added(store, "2013-03-01", "The clash killed 11 militants.", "militants", 11);
  made_toll_added(store, "2013-03-02", "The mine at the ford killed two Marovian soldiers near the ford.", "Marovian soldiers near the ford", 2);
  made_toll_added(store, "2013-03-03", "The mine at the ford killed three soldiers.", "three soldiers", 3);
  made_toll_added(store, "2013-03-04", "The mine at the ford killed nine Ostian soldiers.", "Ostian soldiers", 9);
  json_t *all = view(store, "figures", NULL), *groups = json_object_get(all, "figures");
  assert_int_equal(json_array_size(groups), 3);
  assert_string_equal(made_text_at(groups, "0/of"), "Ostian soldiers");
  assert_int_equal(made_count_at(groups, "0/claims"), 2);
  assert_string_equal(made_text_at(groups, "1/of"), "Marovian soldiers");
  json_decref(all);
}

static void a_refused_extension_is_no_refusal_of_the_truce(void **state) {
  truce_store *store = *state;
  position(store, "2013-03-01", "The Front accepted the June truce.", "Front", "June truce", "accepts");
  position(store, "2013-03-01", "The Front rejected an extension of the June truce.", "Front", "June truce", "rejects");
  json_t *all = view(store, "contradictions", NULL), *matrix = view(store, "positions", NULL), *cell = made_at(matrix, "cells/0");
  assert_int_equal(made_count_at(all, "contradictions"), 0);
  assert_string_equal(made_text_at(cell, "position"), "accepts");
  assert_false(json_is_true(json_object_get(cell, "both_ways")));
  json_decref(all);
  json_decref(matrix);
}

static void who_is_bound_by_a_deal_does_not_react(void **state) {
  truce_store *store = *state;
  position(store, "2013-03-01", "The Front accepted the June truce.", "Front", "June truce", "accepts");
  position(store, "2013-03-02", "The Front supported the land plan.", "Front", "land plan", "supports");
  position(store, "2013-03-02", "The League supported the June truce.", "League", "June truce", "supports");
  json_t *all = view(store, "reactions", NULL);
  assert_int_equal(made_count_at(all, "reactions"), 1);
  json_decref(all);
}

/* A deadline told on 1 March for the 10th, and what the next report tells. */
static json_t *outcome_of(truce_store *store, const char *what, const char *step_text, const char *about, const char *step_word) {
  made m;
  made_report(&m, "Herald", "2013-03-01", "The June truce is due to begin on 10 March.");
  size_t line = made_line(&m, TRUCE_DEADLINE, TRUCE_PLANNED, "The June truce is due to begin");
  made_words(&m, line, TRUCE_FIELD_WHAT_WORDS, what);
  made_value(&m, line, TRUCE_FIELD_BY_DATE)->date = made_date(2013, 3, 10);
  made_told(store, &m);
  step_of(store, "2013-03-11", step_text, about, step_word, TRUCE_ACTUAL);
  json_t *all = view(store, "deadlines", NULL), *kept = json_incref(made_at(all, "deadlines/0/kept"));
  json_decref(all);
  return kept;
}

static void what_became_of_a_deadline_is_told_of_the_same_thing(void **state) {
  json_t *kept = outcome_of(*state, "June truce", "The June truce began.", "June truce", "begun");
  assert_string_equal(made_text_at(kept, "step"), "begun");
  json_decref(kept);
  truce_store *store = made_store();
  kept = outcome_of(store, "June truce", "The trade pact was signed.", "trade pact", "signed");
  assert_true(json_is_null(kept));
  json_decref(kept);
  made_store_remove(store);
}

/* How many groups of figures a record of tolls has. */
static size_t groups_of_figures(truce_store *store) {
  json_t *all = view(store, "figures", NULL);
  const size_t count = made_count_at(all, "figures");
  json_decref(all);
  return count;
}

static void rebels_and_guerrillas_are_one_count(void **state) {
  static const struct {
    const char *day, *text, *of;
    double number;
    size_t groups; /* then */
  } told[] = {{"2013-03-01", "The army shot 3 rebels on the Tarn road.", "3 rebels", 3, 1},
              {"2013-03-01", "The army shot 4 guerrillas on the Tarn road.", "4 guerrillas", 4, 1},
              {"2013-03-02", "16 people were killed in the bombing of a bus at Ulm.", "16 people", 16, 2},
              {"2013-03-03", "The bombing of a bus at Ulm has left 19 dead.", "19 dead", 19, 2},
              {"2013-03-14", "The bombing of a bus at Ulm has left 29 dead.", "29 dead", 29, 3}}; /* so late only of the same noun */
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    made_toll_added(*state, told[i].day, told[i].text, told[i].of, told[i].number);
    json_t *figures = view(*state, "figures", NULL);
    if (made_count_at(figures, "figures") != told[i].groups)
      fail_msg("%s: %zu", told[i].text, made_count_at(figures, "figures"));
    json_decref(figures);
  }
}

static void dead_of_two_days_are_two_counts(void **state) {
  made_toll_added(*state, "2013-03-01", "A clash at the mill killed 14 rebels.", "rebels", 14);
  made_toll_added(*state, "2013-03-03", "Raids across the border killed 20 rebels.", "rebels", 20);
  made_toll_added(*state, "2013-03-20", "Fever in the camps killed 900 rebels.", "rebels", 900);
  assert_int_equal(groups_of_figures(*state), 3);
}

static void a_toll_that_runs_on_is_one_count(void **state) {
  made_toll_added(*state, "2013-03-01", "The death toll of the siege rose to 400 rebels.", "rebels", 400);
  made_toll_added(*state, "2013-03-20", "The death toll of the siege reached 700 rebels.", "rebels", 700);
  made_toll_added(*state, "2013-03-21", "The war has killed 90,000 rebels, four years after the siege.", "rebels", 90000);
  assert_int_equal(groups_of_figures(*state), 2);
}

static void the_access_board_shows_the_latest_state_of_a_point(void **state) {
  json_t *all = view(*state, "access", NULL), *board = json_object_get(all, "access");
  assert_int_equal(json_array_size(board), 1);
  assert_string_equal(made_text_at(board, "0/fields/state"), "open");
  assert_int_equal(made_count_at(board, "0/before"), 1);
  json_decref(all);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ON_FRESH(a_refused_extension_is_no_refusal_of_the_truce),
      ON_FRESH(who_is_bound_by_a_deal_does_not_react),
      ON_FRESH(what_became_of_a_deadline_is_told_of_the_same_thing),
      ON_FRESH(dead_of_two_days_are_two_counts),
      ON_FRESH(rebels_and_guerrillas_are_one_count),
      ON_FRESH(a_toll_that_runs_on_is_one_count),
      cmocka_unit_test(every_view_is_made_even_of_an_empty_store),
      cmocka_unit_test(a_cell_holds_the_last_position_and_its_history),
      cmocka_unit_test(until_shows_the_record_as_it_stood),
      ON_FRESH(plans_of_two_makers_are_two_columns),
      ON_FRESH(another_deal_is_a_column_of_its_own),
      ON_FRESH(a_long_silence_or_a_renewal_begins_another_column),
      ON_FRESH(yes_and_no_on_one_day_is_both_ways),
      ON_FRESH(a_refusal_with_terms_is_not_both_ways),
      ON_FRESH(who_signs_accepts),
      ON_FRESH(of_one_day_the_later_step_of_a_deals_life_stands),
      ON_FRESH(what_is_signed_anew_is_another_deal),
      ON_FRESH(a_truce_that_is_not_to_go_on_stands_so),
      ON_FRESH(the_truce_is_the_one_of_some_length_that_was_told_of_last),
      ON_FRESH(what_was_due_comes_before_what_came),
      ON_FRESH(somebody_or_a_verb_is_no_column),
      ON_FRESH(parties_of_one_country_stand_together),
      ON_FRESH(of_one_party_only_its_columns_are_shown),
      ON_FRESH(a_lasting_truce_is_another_than_the_one_of_three_days),
      ON_FRESH(a_figure_counts_what_stands_behind_its_number),
      ON_FRESH(what_a_position_is_on_is_told_in_its_words),
      ON_SMALL(new_tells_since_when),
      ON_FRESH(each_contradiction_is_told_once_the_latest_first),
      ON_SMALL(what_is_dated_ahead_does_not_move_today),
      ON_FRESH(where_all_is_ahead_the_last_day_is_today),
      cmocka_unit_test(for_and_against_within_the_window_is_a_contradiction),
      cmocka_unit_test(tolls_of_one_count_stand_side_by_side),
      ON_FRESH(what_may_happen_is_no_toll),
      ON_FRESH(dead_of_two_sides_are_two_counts),
      ON_SMALL(people_are_counted_before_all_else),
      ON_SMALL(a_later_report_is_not_told_of_before),
      cmocka_unit_test(the_access_board_shows_the_latest_state_of_a_point),
  };
  return cmocka_run_group_tests(tests, made_small, made_gone);
}
