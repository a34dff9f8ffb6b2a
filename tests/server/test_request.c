/* A request's parts: its address, its parameters, its route, its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/dates.h"
#include "server/limits.h"
#include "server/routes.h"

static truce_arena *arena;
static int set_up(void **state) { return (void)state, (arena = truce_arena_new()) ? 0 : -1; }
static int tear_down(void **state) { return (void)state, truce_arena_delete(arena), 0; }

static void address_is_decoded(void **state) {
  (void)state;
  tr_url url;
  const char *fault;
  assert_true(tr_url_parse(TR_SPAN("/api/search?q=paz%20y+tregua&limit=5&x"), arena, &url, &fault));
  assert_true(tr_equal_string(url.path, "/api/search"));
  assert_true(tr_equal_string(tr_url_value(&url, "q"), "paz y tregua"));
  assert_true(tr_equal_string(tr_url_value(&url, "limit"), "5"));
  assert_int_equal(tr_url_value(&url, "x").size, 0);
  assert_non_null(tr_url_value(&url, "x").data);
  assert_null(tr_url_value(&url, "y").data);
  assert_true(tr_url_parse(TR_SPAN("/a+b%2Fc"), arena, &url, &fault));
  assert_true(tr_equal_string(url.path, "/a+b/c"));
}

static void address_that_is_broken_is_refused(void **state) {
  (void)state;
  static const char *const broken[] = {
      "/a%", "/a%2", "/a%zz", "/a%00", "/a?q=%ff", "/a?q=1&q=2", "/%c3%28", "/?a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&q&r&s&t&u&v&w&x&y&z",
  };
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    tr_url url;
    const char *fault = NULL;
    assert_false(tr_url_parse(tr_span(broken[i]), arena, &url, &fault));
    assert_non_null(fault);
  }
}

static bool read_query(const char *target, uint32_t takes, tr_query *query) {
  tr_request request = {.arena = arena};
  tr_answer answer = {0};
  const char *fault;
  assert_true(tr_url_parse(tr_span(target), arena, &request.url, &fault));
  const bool fine = tr_query_read(&request, takes, query, &answer);
  assert_int_equal(answer.status, fine ? 0 : 400);
  tr_buffer_free(&answer.body);
  return fine;
}

static void parameters_are_read(void **state) {
  (void)state;
  tr_query query;
  const uint32_t takes = TR_TAKES(KIND) | TR_TAKES(STATUS) | TR_TAKES(ACTOR) | TR_TAKES(SINCE) | TR_TAKES(SURE) | TR_TAKES(LIMIT) | TR_TAKES(CURSOR);
  assert_true(read_query("/?kind=step,stance&status=planned&actor=7&since=2016-06-23&sure=0.5&limit=500&cursor=a.B-9", takes, &query));
  assert_int_equal(query.kinds, 1u << TRUCE_STEP | 1u << TRUCE_STANCE);
  assert_int_equal(query.status, TRUCE_PLANNED);
  assert_int_equal(query.ids[TR_PARAMETER_ACTOR], 7);
  assert_int_equal(query.since.days, tr_day_of(2016, 6, 23).days);
  assert_int_equal(query.limit, 500);
  assert_true(read_query("/?proposal=3,17", TR_TAKES(PROPOSAL), &query));
  assert_true(tr_equal_string(query.texts[TR_PARAMETER_PROPOSAL], "3,17"));
  assert_true(read_query("/?sure=1e-300", takes, &query));
  assert_true(query.sure >= 0 && query.sure < 1e-200);
  assert_true(read_query("/", takes, &query));
  assert_int_equal(query.limit, 50);
  assert_int_equal(query.status, -1);
}

static void parameters_that_make_no_sense_are_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {
      "/?kind=", "/?kind=step,", "/?kind=Step", "/?status=done", "/?actor=0", "/?actor=-1", "/?actor=01", "/?actor=9007199254740992",
      "/?since=2016-02-30", "/?since=2016-6-1", "/?since=2016-06-23T00", "/?sure=1.1", "/?sure=nan", "/?sure=0x1p-2", "/?sure=", "/?sure= 1",
      "/?limit=0", "/?limit=501", "/?cursor=a%20b", "/?cursor=", "/?unknown=1", "/?place=1", "/?proposal=", "/?proposal=3,", "/?proposal=3,0",
      "/?proposal=3,x",
  };
  const uint32_t takes =
      TR_TAKES(KIND) | TR_TAKES(STATUS) | TR_TAKES(ACTOR) | TR_TAKES(PROPOSAL) | TR_TAKES(SINCE) | TR_TAKES(SURE) | TR_TAKES(LIMIT) | TR_TAKES(CURSOR);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    tr_query query;
    if (read_query(wrong[i], takes, &query)) fail_msg("taken: %s", wrong[i]);
  }
}

static void length_of_words_is_counted_in_characters(void **state) {
  (void)state;
  char target[2000] = "/?q=";
  tr_query query;
  for (int i = 0; i < 400; i++) strcat(target, "é");
  assert_true(read_query(target, TR_TAKES(WORDS), &query));
  strcat(target, "é");
  assert_false(read_query(target, TR_TAKES(WORDS), &query));
}

static void routes_are_found_by_path_and_method(void **state) {
  (void)state;
  truce_span captured;
  bool known;
  char allow[256];
  const tr_route *route = tr_route_find("GET", TR_SPAN("/api/lines/17"), &captured, &known, allow);
  assert_non_null(route);
  assert_true(tr_equal_string(captured, "17"));
  assert_ptr_equal(tr_route_find("HEAD", TR_SPAN("/api/lines/17"), &captured, &known, allow), route);
  assert_null(tr_route_find("PUT", TR_SPAN("/api/reports"), &captured, &known, allow));
  assert_true(known);
  assert_string_equal(allow, "GET, HEAD, POST");
  assert_null(tr_route_find("GET", TR_SPAN("/api/lines/"), &captured, &known, allow));
  assert_false(known);
  assert_null(tr_route_find("GET", TR_SPAN("/api/lines/1/2"), &captured, &known, allow));
}

static void whatever_changes_the_record_needs_a_role(void **state) {
  (void)state;
  for (size_t i = 0; tr_route_at(i); i++) {
    const tr_route *route = tr_route_at(i);
    const bool reads = !strcmp(route->method, "GET");
    assert_int_equal(reads, route->kind != TR_WRITES);
    if (!reads) assert_true(route->role >= TRUCE_TOKEN_REVIEWER);
  }
}

static void bucket_is_refilled_with_time_and_is_each_client_s_own(void **state) {
  (void)state;
  tr_limits *limits = tr_limits_new(10, 3);
  for (int i = 0; i < 3; i++) assert_true(tr_limits_take(limits, "192.0.2.1", 1, 1000000));
  assert_false(tr_limits_take(limits, "192.0.2.1", 1, 1000000));
  assert_true(tr_limits_take(limits, "192.0.2.2", 1, 1000000));
  assert_false(tr_limits_take(limits, "192.0.2.1", 0, 1050000));
  assert_true(tr_limits_take(limits, "192.0.2.1", 1, 1110000));
  tr_limits_delete(limits);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(address_is_decoded, set_up, tear_down),
      cmocka_unit_test_setup_teardown(address_that_is_broken_is_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(parameters_are_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(parameters_that_make_no_sense_are_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(length_of_words_is_counted_in_characters, set_up, tear_down),
      cmocka_unit_test(routes_are_found_by_path_and_method),
      cmocka_unit_test(whatever_changes_the_record_needs_a_role),
      cmocka_unit_test(bucket_is_refilled_with_time_and_is_each_client_s_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
