/* Copies in a store; how copies are told is tested in tests/ingest/test_copies.c. */
#include "../process/made_store.h"

#include "store/copies.h"

static const char STORY[] =
    "The two delegations met in the old customs house on Monday and agreed to meet again in ten days. The mediators said that the map of the buffer zone was "
    "still open, and that neither side "
    "had brought its own. Fishermen in the harbour said that they had heard no shots since Sunday. The delegations will report to their leaders before the "
    "next round begins.";
static const char SHORTENED[] =
    "HARBOUR CITY (Coast Wire) - The two delegations met in the old customs house on Monday and agreed to meet again in ten days. The mediators said that "
    "the map of the buffer zone was still "
    "open, and that neither side had brought its own.";
static const char SAME_TOPIC[] =
    "Negotiators spent Monday in the customs house of the harbour and set their next round for the week after next. A map of the buffer zone remains in "
    "dispute, a mediator told reporters. No "
    "shooting was heard since Sunday, people who fish there say. Both teams now go home to speak with those who sent them.";

static void a_copy_shares_the_source_of_its_original_whichever_comes_first(void **state) {
  (void)state;
  for (int order = 0; order < 2; order++) {
    truce_store *store = made_store();
    made first, copy, other;
    made_report(&first, "Coast Wire", "2015-03-02", STORY);
    made_report(&copy, "Daily Post", "2015-03-03", SHORTENED);
    made_report(&other, "Evening News", "2015-03-03", SAME_TOPIC);
    made *const reports[2][3] = {{&first, &copy, &other}, {&other, &copy, &first}};
    for (int i = 0; i < 3; i++) made_add(store, reports[order][i]);
    assert_int_equal(made_number_of(store, "SELECT count(DISTINCT source_group) FROM report"), 2);
    assert_int_equal(
        made_number_of(store, "SELECT count(*) FROM report WHERE source = 'Daily Post' AND copy_of = (SELECT key FROM report WHERE source = 'Coast Wire')"), 1);
    made_free(&first), made_free(&copy), made_free(&other);
    made_store_remove(store);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_copy_shares_the_source_of_its_original_whichever_comes_first)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
