/* Reads the conditions of frames. */
#include "record/frame_parser.h"

static const struct {
  const char *name;
  tr_test_kind kind;
} plain_tests[] = {
    {"any", TR_TEST_ANY}, {"none", TR_TEST_NONE}, {"actor", TR_TEST_ACTOR}, {"person", TR_TEST_PERSON}, {"state", TR_TEST_STATE},
    {"group", TR_TEST_GROUP}, {"proposal", TR_TEST_PROPOSAL}, {"place", TR_TEST_PLACE}, {"point", TR_TEST_POINT}, {"number", TR_TEST_NUMBER},
    {"time", TR_TEST_TIME}, {"infinitive", TR_TEST_INFINITIVE}, {"relative", TR_TEST_RELATIVE}, {"participle", TR_TEST_PARTICIPLE},
    {"several", TR_TEST_SEVERAL}, {"many", TR_TEST_MANY}, {"owned", TR_TEST_OWNED}, {"asking", TR_TEST_ASKING}, {"speech", TR_TEST_SPEECH},
    {"abroad", TR_TEST_ABROAD}, {"neighbour", TR_TEST_NEIGHBOUR}, {"speaker", TR_TEST_SPEAKER}, {"own", TR_TEST_OWN}, {"ahead", TR_TEST_AHEAD},
    {"body", TR_TEST_BODY}, {"attempt", TR_TEST_ATTEMPT}, {"armed", TR_TEST_ARMED},
};

static truce_status read_status_test(tr_frame_parser *p, truce_span word, tr_test *test) {
  int status;
  if (!tr_status_named(word, &status)) return TR_FRAME_FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, TR_SHOW(word));
  *test = (tr_test){TR_TEST_STATUS, (uint16_t)(1u << status), {0}};
  return TRUCE_OK;
}

static truce_status read_test(tr_frame_parser *p, truce_span word, tr_test *test) {
  for (size_t i = 0; i < sizeof plain_tests / sizeof *plain_tests; i++)
    if (tr_equal_string(word, plain_tests[i].name)) return *test = (tr_test){plain_tests[i].kind, 0, {0}}, TRUCE_OK;
  if (word.size > 1 && word.data[0] == '@') {
    const uint16_t class_ = tr_lexicon_class(p->lexicon, (truce_span){word.data + 1, word.size - 1});
    if (class_ == TR_NO_CLASS) return TR_FRAME_FAULT(p, "line %lld: no word class \"%.*s\".", (long long)p->line, TR_SHOW(word));
    return *test = (tr_test){TR_TEST_CLASS, class_, {0}}, TRUCE_OK;
  }
  if (word.size > 2 && word.data[0] == '"' && word.data[word.size - 1] == '"')
    return *test = (tr_test){TR_TEST_WORD, 0, {word.data + 1, word.size - 2}}, TRUCE_OK;
  if (word.size > 1 && word.data[0] == '+') return *test = (tr_test){TR_TEST_HAVING, 0, {word.data + 1, word.size - 1}}, TRUCE_OK;
  return TR_FRAME_FAULT(p, "line %lld: no test \"%.*s\" (a lemma stands in quotes, a class after @, a word that must hang on the filler after +).",
                        (long long)p->line, TR_SHOW(word));
}

truce_status tr_read_condition(tr_frame_parser *p, bool unless, truce_span rest) {
  tr_condition condition = {.source = p->statement, .unless = unless};
  const truce_span slots = tr_take_word(&rest);
  condition.of_status = tr_equal_string(slots, "status");
  if (!condition.of_status) {
    const truce_status status = tr_read_slots(p, slots, &condition.slots);
    if (status) return status;
  }
  if (!tr_equal_string(tr_take_word(&rest), "is")) return TR_FRAME_FAULT(p, "line %lld: \"SLOT is TEST\" is expected.", (long long)p->line);
  TR_ARRAY(tr_test) tests = {0};
  for (truce_span word = tr_take_word(&rest); word.size; word = tr_take_word(&rest)) {
    if (tr_equal_string(word, "or")) continue;
    tr_test test = {0};
    const truce_status status = condition.of_status ? read_status_test(p, word, &test) : read_test(p, word, &test);
    if (status) return status;
    TR_PUSH(p->arena, &tests, test);
  }
  if (!tests.count) return TR_FRAME_FAULT(p, "line %lld: a test is expected after \"is\".", (long long)p->line);
  condition.tests = tests.items;
  condition.test_count = tests.count;
  TR_PUSH(p->arena, &p->frame->conditions, condition);
  return TRUCE_OK;
}
