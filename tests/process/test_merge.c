/* Which tellings are of one fact: names that may mean the same, days and places that may be told otherwise. */
#include "made_store.h"

typedef struct telling {
  const char *day, *text, *says, *type, *actor;
  truce_kind kind;
  const char *country, *place;
} telling;

/* A report of one event. */
static void tell(truce_store *store, const telling *t) {
  made m;
  made_report(&m, "Herald", t->day, t->text);
  const uint32_t actor = made_actor(&m, t->actor, t->kind, t->country);
  const size_t line = made_event(&m, t->says, t->type, actor);
  if (t->place) m.lines[line].place = made_place(&m, t->place, "", 0);
  made_told(store, &m);
}

static int64_t events_of(truce_store *store, const telling *first, const telling *second) {
  tell(store, first);
  tell(store, second);
  return made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'event'");
}

static void a_side_is_called_what_its_people_are(void **state) {
  const telling
      a = {"2013-03-01", "The Ostians demanded a vote on the treaty.", "The Ostians demanded a vote", "REQUEST", "Ostians", TRUCE_POPULATION, "", NULL},
      b = {"2013-03-01", "The Ostian side demands a vote on the treaty.", "The Ostian side demands a vote", "REQUEST", "Ostian side", TRUCE_POPULATION, "",
           NULL};
  assert_int_equal(events_of(*state, &a, &b), 1);
}

static void police_are_those_of_the_state_that_others_name(void **state) {
  const telling
      a = {"2013-03-01", "Marovian police closed the road to Tarn.", "Marovian police closed the road to Tarn", "COERCE", "Marovia", TRUCE_STATE, "MAR",
           "Tarn"},
      b = {"2013-03-01", "The road to Tarn was closed by the police.", "The road to Tarn was closed by the police", "COERCE", "police", TRUCE_BODY, "", "Tarn"};
  assert_int_equal(events_of(*state, &a, &b), 1);
}

/* A report of a refusal, and of the truce that it is of. */
static void refuse(truce_store *store, const char *source, const char *day, const char *text, const char *truce) {
  made m;
  made_report(&m, source, day, text);
  const uint32_t front = made_actor(&m, "Front", TRUCE_ARMED_GROUP, "");
  made_event(&m, "The Front rejected it", "REJECT", front);
  made_position(&m, "The Front rejected it", front, made_proposal(&m, truce, truce), "rejects");
  made_told(store, &m);
}

static void two_truces_refused_are_two_refusals(void **state) {
  refuse(*state, "", "2013-03-01", "Ostia offered a two-day ceasefire. The Front rejected it.", "two-day ceasefire");
  refuse(*state, "", "2013-03-02", "Ostia offered a six-hour ceasefire. The Front rejected it.", "six-hour ceasefire");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'event'"), 2);
}

/* Somebody of Colombia refuses the plan of the lake, or what somebody else brings. */
static void refuse_plan(truce_store *store, const char *day, const char *text, const char *who, truce_kind kind, const char *whom) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t actor = made_actor(&m, who, kind, "COL"), other = *whom ? made_actor(&m, whom, TRUCE_ARMED_GROUP, "") : 0;
  const size_t line = made_event(&m, text, "REJECT", actor);
  if (*whom) MADE_IDS(&m, line, TRUCE_FIELD_RECIPIENTS, other);
  made_told(store, &m);
}

static void who_refuses_a_force_has_not_refused_the_plan(void **state) {
  refuse_plan(*state, "2013-03-01", "Colombia has taken the whole plan of the lake but refused a border watch.", "Colombia", TRUCE_STATE, "border watch");
  refuse_plan(*state, "2013-03-02", "Ana Solveig has refused the whole plan of the lake.", "Ana Solveig", TRUCE_PERSON, "");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry"), 2);
}

static void reports_of_no_named_outlet_are_one_source(void **state) {
  refuse(*state, "", "2013-03-01", "Ostia offered a two-day ceasefire. The Front rejected it.", "two-day ceasefire");
  refuse(*state, "", "2013-03-01", "On Friday Ostia offered a two-day ceasefire. The Front rejected it.", "two-day ceasefire");
  assert_int_equal(made_number_of(*state, "SELECT count(DISTINCT source_group) FROM report"), 1);
}

/* A report of a mission, and of whom it mediates between: by its words, or taken from the context. */
static void mediate(truce_store *store, const char *day, const char *text, const char *one, const char *other, bool from_context) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t envoy = made_actor(&m, "League", TRUCE_BODY, ""), a = made_actor(&m, one, TRUCE_ARMED_GROUP, ""),
                 b = made_actor(&m, other, TRUCE_ARMED_GROUP, "");
  const size_t line = made_line(&m, TRUCE_MEDIATION, TRUCE_ACTUAL, text);
  const truce_why why = {.frame = TR_SPAN("context.mediated")};
  MADE_IDS(&m, line, TRUCE_FIELD_MEDIATORS, envoy);
  MADE_IDS(&m, line, TRUCE_FIELD_PARTIES, a, b);
  made_word(&m, line, TRUCE_FIELD_ROLE, "mediator");
  if (from_context) m.lines[line].why = &why, m.lines[line].why_count = 1;
  made_told(store, &m);
}

static int64_t parties_of_mission(truce_store *store) {
  return made_number_of(store, "SELECT coalesce(json_array_length(fields, '$.parties'), 0) FROM entry WHERE kind = 'mediation' AND lines > 0");
}

static void whom_two_reports_suppose_otherwise_nobody_mediates_between(void **state) {
  mediate(*state, "2013-03-01", "The League leads the talks on the fords in Tarn.", "Front", "Army", true);
  assert_int_equal(parties_of_mission(*state), 2);
  mediate(*state, "2013-03-02", "The League leads the talks on the fords in Tarn.", "Front", "Guard", true);
  assert_int_equal(parties_of_mission(*state), 0);
  mediate(*state, "2013-03-03", "The League leads the talks on the fords in Tarn.", "Front", "Army", false);
  assert_int_equal(parties_of_mission(*state), 2);
}

static void police_are_no_army(void **state) {
  const telling a = {"2013-03-01", "The army closed the road to Tarn.", "The army closed the road to Tarn", "COERCE", "army", TRUCE_ARMED_GROUP, "", "Tarn"},
                b = {"2013-03-01", "The police closed the road to Tarn.", "The police closed the road to Tarn", "COERCE", "police", TRUCE_BODY, "", "Tarn"};
  assert_int_equal(events_of(*state, &a, &b), 2);
}

static void his_delegation_is_the_one_that_did_so_then(void **state) {
  const telling a = {"2013-03-01",
                     "The Front accepted the political part of the plan.",
                     "The Front accepted the political part of the plan",
                     "AGREE",
                     "Front",
                     TRUCE_ARMED_GROUP,
                     "",
                     NULL},
                b = {"2013-03-01",
                     "He said that his delegation accepted the political part of the plan.",
                     "his delegation accepted the political part of the plan",
                     "AGREE",
                     "delegation",
                     TRUCE_BODY,
                     "",
                     NULL};
  assert_int_equal(events_of(*state, &a, &b), 1);
}

static void both_ends_of_a_road_are_one_place_if_both_name_both(void **state) {
  const telling a = {"2013-03-01",
                     "The government closed the road from Tarn to Ulm.",
                     "The government closed the road from Tarn to Ulm",
                     "COERCE",
                     "Ostia",
                     TRUCE_STATE,
                     "OST",
                     "Tarn"},
                b = {"2013-03-01",
                     "The road from Tarn to Ulm was closed by the government.",
                     "The road from Tarn to Ulm was closed by the government",
                     "COERCE",
                     "Ostia",
                     TRUCE_STATE,
                     "OST",
                     "Ulm"},
                c = {"2013-03-01", "The government closed the road to Ulm.", "The government closed the road to Ulm", "COERCE", "Ostia", TRUCE_STATE, "OST",
                     "Ulm"};
  assert_int_equal(events_of(*state, &a, &b), 1);
  truce_store *store = made_store();
  assert_int_equal(events_of(store, &a, &c), 2);
  made_store_remove(store);
}

/* A report of one stop. */
static void arrive(truce_store *store, const char *day, const char *text, const char *says) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t hill = made_actor(&m, "Christopher Hill", TRUCE_PERSON, "USA"), tarn = made_place(&m, "Tarn", "OST", 7);
  const size_t line = made_line(&m, TRUCE_LEG, TRUCE_ACTUAL, says);
  MADE_IDS(&m, line, TRUCE_FIELD_WHO, hill);
  MADE_IDS(&m, line, TRUCE_FIELD_WHERE, tarn);
  m.lines[line].date.of_report = false;
  made_told(store, &m);
}

static void a_stop_may_be_told_of_two_days(void **state) {
  arrive(*state, "2013-03-01", "Hill flew to Tarn on Friday.", "Hill flew to Tarn");
  arrive(*state, "2013-03-02", "Hill met the ministers in Tarn on Saturday.", "Hill met the ministers in Tarn");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'leg'"), 1);
  arrive(*state, "2013-03-05", "Hill flew to Tarn on Tuesday.", "Hill flew to Tarn");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'leg'"), 2);
}

/* A report of one deadline on 10 March, set by somebody. */
static void set_day(truce_store *store, const char *text, const char *what, const char *by) {
  made m;
  made_report(&m, "Herald", "2013-03-01", text);
  const uint32_t actor = made_actor(&m, by, TRUCE_BODY, "");
  const size_t line = made_line(&m, TRUCE_DEADLINE, TRUCE_ACTUAL, text);
  made_words(&m, line, TRUCE_FIELD_WHAT_WORDS, what);
  MADE_IDS(&m, line, TRUCE_FIELD_SET_BY, actor);
  m.lines[line].date = made_value(&m, line, TRUCE_FIELD_BY_DATE)->date = made_date(2013, 3, 10);
  m.lines[line].dated = true;
  made_told(store, &m);
}

static void one_body_sets_one_deadline_a_day(void **state) {
  set_day(*state, "The Contact Group gave both until 10 March to agree.", "agree", "Contact Group");
  set_day(*state, "The Contact Group extended the river talks until 10 March.", "the river talks", "Contact Group");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'deadline'"), 1);
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'deadline' AND fields LIKE '%river talks%'"), 1);
  set_day(*state, "The court set the hearing for 10 March.", "the hearing", "court");
  assert_int_equal(made_number_of(*state, "SELECT count(*) FROM entry WHERE kind = 'deadline'"), 2);
}

/* A report in which both make a truce on its day, or tell how it fares. */
static void truce_told(truce_store *store, const char *day, const char *text, const char *name, const char *step) {
  made m;
  made_report(&m, "Herald", day, text);
  const uint32_t both[] = {made_actor(&m, "government", TRUCE_GOVERNMENT, "COL"), made_actor(&m, "FARC", TRUCE_ARMED_GROUP, "COL")};
  const size_t proposal = made_proposal(&m, text, name);
  MADE_IDS(&m, proposal, TRUCE_FIELD_AUTHORS, both[0], both[1]);
  m.lines[made_step(&m, TRUCE_ACTUAL, text, proposal, step)].date.of_report = false;
  made_told(store, &m);
}

static int64_t truces_in(truce_store *store) { return made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'proposal'"); }

static void a_truce_made_again_is_a_second_one(void **state) {
  truce_store *store = *state;
  truce_told(store, "2013-03-01", "The government and the FARC agreed to a ceasefire.", "ceasefire", "agreed");
  truce_told(store, "2013-03-02", "On Friday they agreed to a ceasefire.", "ceasefire", "agreed");
  truce_told(store, "2013-03-04", "The ceasefire collapsed.", "ceasefire", "collapsed");
  assert_int_equal(truces_in(store), 1);
  truce_told(store, "2013-03-07", "Again the government and the FARC agreed to a ceasefire.", "ceasefire", "agreed");
  assert_int_equal(truces_in(store), 2);
  truce_told(store, "2013-03-08", "The ceasefire holds.", "ceasefire", "holding");
  assert_int_equal(truces_in(store), 2);
  assert_int_equal(
      made_number_of(store, "SELECT count(*) FROM entry s JOIN entry p ON p.id = s.about WHERE s.word IN ('agreed', 'holding') AND p.first_seen > 15769"), 2);
  truce_told(store, "2013-03-21", "The government and the FARC agreed to a ceasefire in the south.", "ceasefire", "agreed"); /* after a fortnight */
  assert_int_equal(truces_in(store), 3);
}

static void resolution_told(truce_store *store, const char *day, const char *text, const char *name, const char *maker) {
  made m;
  made_report(&m, "Herald", day, text);
  const size_t proposal = made_proposal(&m, text, name);
  if (maker) MADE_IDS(&m, proposal, TRUCE_FIELD_AUTHORS, made_actor(&m, maker, TRUCE_BODY, "IGO"));
  made_told(store, &m);
}

static void a_resolution_goes_by_its_number(void **state) {
  truce_store *store = *state;
  resolution_told(store, "2006-08-12", "The council adopted Resolution 1701.", "Resolution 1701", NULL);
  resolution_told(store, "2006-08-13", "Israel accepted UN Security Council Resolution 1701.", "UN Security Council Resolution 1701", "Security Council");
  resolution_told(store, "2006-08-14", "Iran rejected UN resolution 1701.", "UN resolution 1701", "UN");
  resolution_told(store, "2006-08-15", "Syria opposes the Security Council resolution.", "Security Council resolution", "Security Council");
  assert_int_equal(truces_in(store), 1);
  resolution_told(store, "2006-08-16", "Syria rejected Resolution 1559.", "Resolution 1559", NULL);
  assert_int_equal(truces_in(store), 2);
  resolution_told(store, "2006-08-17", "Chad welcomed a peaceful resolution.", "peaceful resolution", NULL);
  assert_int_equal(truces_in(store), 3);
  assert_int_equal(made_number_of(store, "SELECT reports FROM entry WHERE kind = 'proposal' ORDER BY id"), 4);
}

/* Of three tellings of one actor and day the first and the last are alike; `meanwhile`, by `writer`, gives the first entry other words. */
static int64_t told_thrice(truce_store *store, truce_store *writer, const char *meanwhile) {
  const telling first = {"2013-03-01", "Ostia demanded a vote on the river treaty.", "Ostia demanded a vote on the river treaty", "REQUEST", "Ostia",
                         TRUCE_STATE, "OST", NULL},
                other = {"2013-03-01", "Ostia asked for tents, blankets and lamps.", "Ostia asked for tents, blankets and lamps", "REQUEST", "Ostia",
                         TRUCE_STATE, "OST", NULL},
                last = {"2013-03-02", "On Friday Ostia demanded a vote on the river treaty.", "Ostia demanded a vote on the river treaty", "REQUEST", "Ostia",
                        TRUCE_STATE, "OST", NULL};
  truce_error error;
  tell(store, &first);
  tell(store, &other); /* the first entry is looked at, and kept in mind */
  assert_int_equal(tr_begin(writer, &error), TRUCE_OK);
  assert_true(tr_run(writer, tr_sql(writer, meanwhile, "")));
  assert_int_equal(tr_commit(writer, &error), TRUCE_OK);
  tell(store, &last);
  return made_number_of(store, "SELECT count(*) FROM entry WHERE kind = 'event'");
}

static const char nothing[] = "UPDATE entry SET says = says WHERE id = 0",
                  reworded[] = "UPDATE entry SET says = 'Ostia wants goats, geese and hens' WHERE id = 1";

static void an_entry_that_nobody_wrote_is_found_again(void **state) { assert_int_equal(told_thrice(*state, *state, nothing), 2); }

static void an_entry_is_heard_anew_once_it_is_written(void **state) { assert_int_equal(told_thrice(*state, *state, reworded), 3); }

static void an_entry_is_heard_anew_once_another_has_written(void **state) {
  truce_store *store = *state, *another;
  truce_error error;
  assert_int_equal(truce_store_open(store->path, NULL, &another, &error), TRUCE_OK);
  assert_int_equal(told_thrice(store, another, reworded), 3);
  truce_store_close(another);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ON_FRESH(a_side_is_called_what_its_people_are),
      ON_FRESH(police_are_those_of_the_state_that_others_name),
      ON_FRESH(police_are_no_army),
      ON_FRESH(two_truces_refused_are_two_refusals),
      ON_FRESH(reports_of_no_named_outlet_are_one_source),
      ON_FRESH(who_refuses_a_force_has_not_refused_the_plan),
      ON_FRESH(whom_two_reports_suppose_otherwise_nobody_mediates_between),
      ON_FRESH(his_delegation_is_the_one_that_did_so_then),
      ON_FRESH(both_ends_of_a_road_are_one_place_if_both_name_both),
      ON_FRESH(one_body_sets_one_deadline_a_day),
      ON_FRESH(a_stop_may_be_told_of_two_days),
      ON_FRESH(a_truce_made_again_is_a_second_one),
      ON_FRESH(a_resolution_goes_by_its_number),
      ON_FRESH(an_entry_that_nobody_wrote_is_found_again),
      ON_FRESH(an_entry_is_heard_anew_once_it_is_written),
      ON_FRESH(an_entry_is_heard_anew_once_another_has_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
