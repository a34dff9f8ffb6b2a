/* Parser of *.frames files: one statement a line, the first word says which. Every fault is told with file and line. */
#include "record/frames.h"

const char *const tr_slot_names[] = {
#define X(id, name) name,
    TR_SLOT_TABLE(X)
#undef X
};

typedef struct parser {
  tr_frames *frames;
  tr_lexicon *lexicon;
  truce_arena *arena;
  truce_span file;
  int64_t line;
  truce_span statement; /* the line that is read */
  tr_frame *frame;
  truce_error *error;
} parser;

#define FAULT(p, ...) tr_fail((p)->error, TRUCE_BAD_DATA, tr_arena_string((p)->arena, (p)->file), (p)->line, __VA_ARGS__)
#define SHOW(span) (int)(span).size, (span).data

/* The first word of `rest`, taken off it. */
static truce_span take_word(truce_span *rest) {
  *rest = tr_trim(*rest);
  size_t size = 0;
  while (size < rest->size && rest->data[size] != ' ' && rest->data[size] != '\t') size++;
  const truce_span word = {rest->data, size};
  *rest = tr_trim((truce_span){rest->data + size, rest->size - size});
  return word;
}

static bool slot_named(truce_span name, tr_slot *slot) {
  for (int i = 0; i < TR_SLOT_COUNT; i++)
    if (tr_equal_string(name, tr_slot_names[i])) return *slot = (tr_slot)i, true;
  return false;
}

static bool status_named(truce_span name, int *status) {
  for (int i = 0; i < TRUCE_STATUS_COUNT; i++)
    if (tr_equal_string(name, truce_line_status_names[i])) return *status = i, true;
  return false;
}

static truce_status read_slots(parser *p, truce_span text, uint64_t *slots) {
  truce_span part;
  while (tr_split(&text, '|', &part)) {
    tr_slot slot;
    if (!slot_named(tr_trim(part), &slot)) return FAULT(p, "line %lld: no slot \"%.*s\".", (long long)p->line, SHOW(part));
    *slots |= 1ull << slot;
  }
  return TRUCE_OK;
}

/* "verb accept, sign up to, give green light": each is a lemma and further lemmas that must stand close to it. */
static truce_status read_evokers(parser *p, tr_evoked_by by, truce_span text) {
  truce_span part;
  while (tr_split(&text, ',', &part)) {
    truce_span rest = part;
    const truce_span lemma = take_word(&rest);
    if (!lemma.size) return FAULT(p, "line %lld: a word is missing between commas.", (long long)p->line);
    tr_evoker evoker = {.frame = (uint32_t)(p->frames->items.count - 1), .by = by};
    TR_ARRAY(truce_span) more = {0};
    while (rest.size) TR_PUSH(p->arena, &more, take_word(&rest));
    evoker.more = more.items;
    evoker.more_count = more.count;
    tr_entry *entry = tr_lexicon_entry(p->lexicon, lemma);
    TR_PUSH(p->arena, &entry->evokers, evoker);
    TR_PUSH(p->arena, &p->frame->evokers, tr_trim(part));
    TR_PUSH(p->arena, &p->frame->evoked_by, by);
  }
  return TRUCE_OK;
}

/* "event AGREE, SUPPORT": the types of the lines that evoke it. */
static truce_status read_event_types(parser *p, truce_span text) {
  const char *const *types = truce_field_words(TRUCE_EVENT, TRUCE_FIELD_TYPE);
  truce_span part;
  while (tr_split(&text, ',', &part)) {
    const truce_span type = tr_trim(part);
    uint32_t t = 0;
    while (types[t] && !tr_equal_string(type, types[t])) t++;
    if (!types[t]) return FAULT(p, "line %lld: no type of event \"%.*s\".", (long long)p->line, SHOW(type));
    p->frame->events |= 1u << t;
    TR_PUSH(p->arena, &p->frame->evokers, type);
    TR_PUSH(p->arena, &p->frame->evoked_by, TR_BY_EVENT);
  }
  return TRUCE_OK;
}

static truce_status read_test(parser *p, truce_span word, bool of_status, tr_test *test) {
  static const struct { const char *name; tr_test_kind kind;
  } tests[] = {{"any", TR_TEST_ANY},
               {"none", TR_TEST_NONE},
               {"actor", TR_TEST_ACTOR},
               {"person", TR_TEST_PERSON},
               {"state", TR_TEST_STATE},
               {"group", TR_TEST_GROUP},
               {"proposal", TR_TEST_PROPOSAL},
               {"place", TR_TEST_PLACE},
               {"point", TR_TEST_POINT},
               {"number", TR_TEST_NUMBER},
               {"time", TR_TEST_TIME},
               {"infinitive", TR_TEST_INFINITIVE},
               {"relative", TR_TEST_RELATIVE},
               {"participle", TR_TEST_PARTICIPLE},
               {"several", TR_TEST_SEVERAL},
               {"many", TR_TEST_MANY},
               {"owned", TR_TEST_OWNED},
               {"asking", TR_TEST_ASKING},
               {"speech", TR_TEST_SPEECH},
               {"abroad", TR_TEST_ABROAD},
               {"neighbour", TR_TEST_NEIGHBOUR},
               {"speaker", TR_TEST_SPEAKER},
               {"own", TR_TEST_OWN},
               {"ahead", TR_TEST_AHEAD},
               {"body", TR_TEST_BODY},
               {"attempt", TR_TEST_ATTEMPT},
               {"armed", TR_TEST_ARMED}};
  int status;
  if (of_status) {
    if (!status_named(word, &status)) return FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, SHOW(word));
    *test = (tr_test){TR_TEST_STATUS, (uint16_t)(1u << status), {0}};
    return TRUCE_OK;
  }
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
    if (tr_equal_string(word, tests[i].name)) return *test = (tr_test){tests[i].kind, 0, {0}}, TRUCE_OK;
  if (word.size > 1 && word.data[0] == '@') {
    const uint16_t class_ = tr_lexicon_class(p->lexicon, (truce_span){word.data + 1, word.size - 1});
    if (class_ == TR_NO_CLASS) return FAULT(p, "line %lld: no word class \"%.*s\".", (long long)p->line, SHOW(word));
    return *test = (tr_test){TR_TEST_CLASS, class_, {0}}, TRUCE_OK;
  }
  if (word.size > 2 && word.data[0] == '"' && word.data[word.size - 1] == '"')
    return *test = (tr_test){TR_TEST_WORD, 0, {word.data + 1, word.size - 2}}, TRUCE_OK;
  if (word.size > 1 && word.data[0] == '+') return *test = (tr_test){TR_TEST_HAVING, 0, {word.data + 1, word.size - 1}}, TRUCE_OK;
  return FAULT(p, "line %lld: no test \"%.*s\" (a lemma stands in quotes, a class after @, a word that must hang on the filler after +).", (long long)p->line,
               SHOW(word));
}

static truce_status read_condition(parser *p, bool unless, truce_span rest) {
  tr_condition condition = {.source = p->statement, .unless = unless};
  const truce_span slots = take_word(&rest);
  condition.of_status = tr_equal_string(slots, "status");
  if (!condition.of_status) {
    const truce_status status = read_slots(p, slots, &condition.slots);
    if (status) return status;
  }
  if (!tr_equal_string(take_word(&rest), "is")) return FAULT(p, "line %lld: \"SLOT is TEST\" is expected.", (long long)p->line);
  TR_ARRAY(tr_test) tests = {0};
  for (truce_span word = take_word(&rest); word.size; word = take_word(&rest)) {
    if (tr_equal_string(word, "or")) continue;
    tr_test test = {0};
    const truce_status status = read_test(p, word, condition.of_status, &test);
    if (status) return status;
    TR_PUSH(p->arena, &tests, test);
  }
  if (!tests.count) return FAULT(p, "line %lld: a test is expected after \"is\".", (long long)p->line);
  condition.tests = tests.items;
  condition.test_count = tests.count;
  TR_PUSH(p->arena, &p->frame->conditions, condition);
  return TRUCE_OK;
}

static truce_status read_source(parser *p, truce_span text, tr_source *source) {
  static const struct { const char *name; tr_function function; } functions[] = {
      {"author", TR_AUTHOR}, {"owner", TR_OWNER}, {"demand", TR_DEMAND}, {"parties", TR_PARTIES}, {"whom", TR_WHOM}, {"object", TR_OBJECT}};
  truce_span rest = text, head;
  if (tr_split(&rest, ':', &head) && rest.size) {
    size_t i = 0;
    while (i < sizeof functions / sizeof *functions && !tr_equal_string(head, functions[i].name)) i++;
    if (i == sizeof functions / sizeof *functions) return FAULT(p, "line %lld: no function \"%.*s\".", (long long)p->line, SHOW(head));
    source->function = functions[i].function;
    text = rest;
  }
  if (!slot_named(text, &source->slot)) return FAULT(p, "line %lld: no slot \"%.*s\".", (long long)p->line, SHOW(text));
  return TRUCE_OK;
}

static truce_status read_choices(parser *p, truce_span text, tr_assignment *assignment) {
  TR_ARRAY(tr_choice) choices = {0};
  truce_span group, part;
  while (tr_split(&text, '+', &group)) {
    TR_ARRAY(tr_source) sources = {0};
    while (tr_split(&group, '|', &part)) {
      tr_source source = {.function = sources.count && sources.items[0].function == TR_DEMAND ? TR_DEMAND : TR_FILL};
      const truce_status status = read_source(p, tr_trim(part), &source);
      if (status) return status;
      TR_PUSH(p->arena, &sources, source);
    }
    TR_PUSH(p->arena, &choices, ((tr_choice){sources.items, sources.count}));
  }
  assignment->choices = choices.items;
  assignment->choice_count = choices.count;
  return TRUCE_OK;
}

static bool is_literal_field(truce_field field) {
  const truce_value_type type = truce_field_types[field];
  return type == TRUCE_VALUE_WORD || type == TRUCE_VALUE_WORDS;
}

static truce_status check_word(parser *p, truce_line_kind kind, truce_field field, truce_span value) {
  const char *const *words = truce_field_words(kind, field);
  if (!words) return TRUCE_OK;
  for (; *words; words++)
    if (tr_equal_string(value, *words)) return TRUCE_OK;
  return FAULT(p, "line %lld: \"%.*s\" is no %s of a %s.", (long long)p->line, SHOW(value), truce_field_names[field], truce_line_kind_names[kind]);
}

static bool field_named(truce_line_kind kind, truce_span name, truce_field *field) {
  for (const truce_field *f = truce_kind_fields(kind); *f != TRUCE_FIELD_COUNT; f++)
    if (tr_equal_string(name, truce_field_names[*f])) return *field = *f, true;
  return false;
}

static bool kind_named(truce_span name, truce_line_kind *kind) {
  for (int i = 0; i < TRUCE_LINE_KIND_COUNT; i++)
    if (tr_equal_string(name, truce_line_kind_names[i])) return *kind = (truce_line_kind)i, true;
  return false;
}

/* "write[planned,possible] event type=AGREE actors=agent status=actual" (the part after "write"). */
static truce_status read_rule(parser *p, truce_span guard, truce_span rest) {
  tr_rule rule = {.status = -1};
  truce_span part;
  while (tr_split(&guard, ',', &part)) {
    int status;
    const bool without = part.size && part.data[0] == '!';
    if (without) part = (truce_span){part.data + 1, part.size - 1};
    if (!status_named(part, &status)) return FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, SHOW(part));
    if (without && !rule.statuses) rule.statuses = (1u << TRUCE_STATUS_COUNT) - 1;
    rule.statuses = (uint8_t)(without ? rule.statuses & ~(1u << status) : rule.statuses | (1u << status));
  }
  const truce_span kind = take_word(&rest);
  if (!kind_named(kind, &rule.kind)) return FAULT(p, "line %lld: no kind of line \"%.*s\".", (long long)p->line, SHOW(kind));
  TR_ARRAY(tr_assignment) assignments = {0};
  for (truce_span word = take_word(&rest); word.size; word = take_word(&rest)) {
    truce_span value = word, name;
    if (!tr_split(&value, '=', &name) || !value.size) return FAULT(p, "line %lld: FIELD=VALUE is expected, not \"%.*s\".", (long long)p->line, SHOW(word));
    if (tr_equal_string(name, "status")) {
      if (!status_named(value, &rule.status)) return FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, SHOW(value));
      continue;
    }
    tr_assignment assignment = {0};
    if (!field_named(rule.kind, name, &assignment.field))
      return FAULT(p, "line %lld: a %s has no field \"%.*s\".", (long long)p->line, truce_line_kind_names[rule.kind], SHOW(name));
    truce_status status;
    if (is_literal_field(assignment.field) && !tr_starts(value, TR_SPAN("demand:"))) {
      assignment.literal = value;
      status = check_word(p, rule.kind, assignment.field, value);
    } else {
      status = read_choices(p, value, &assignment);
    }
    if (status) return status;
    TR_PUSH(p->arena, &assignments, assignment);
  }
  rule.assignments = assignments.items;
  rule.count = assignments.count;
  TR_PUSH(p->arena, &p->frame->rules, rule);
  return TRUCE_OK;
}

/* "gives stance party=Hamas position=accepts about=the plan": fields are parted by blanks before the next NAME=. */
static truce_status read_expected(parser *p, truce_span rest) {
  if (!p->frame->examples.count) return FAULT(p, "line %lld: \"gives\" without an example above it.", (long long)p->line);
  tr_expected expected = {.text = rest};
  const truce_span kind = take_word(&rest);
  if (!kind_named(kind, &expected.kind)) return FAULT(p, "line %lld: no kind of line \"%.*s\".", (long long)p->line, SHOW(kind));
  TR_ARRAY(truce_span) names = {0}, values = {0};
  for (truce_span word = take_word(&rest); word.size; word = take_word(&rest)) {
    truce_span value = word, name;
    const bool starts = memchr(word.data, '=', word.size) && tr_split(&value, '=', &name);
    if (starts) {
      truce_field field;
      if (!tr_equal_string(name, "status") && !field_named(expected.kind, name, &field))
        return FAULT(p, "line %lld: a %s has no field \"%.*s\".", (long long)p->line, truce_line_kind_names[expected.kind], SHOW(name));
      TR_PUSH(p->arena, &names, name);
      TR_PUSH(p->arena, &values, value);
    } else if (values.count) {
      truce_span *last = &values.items[values.count - 1];
      last->size = (size_t)(word.data + word.size - last->data);
    } else {
      return FAULT(p, "line %lld: FIELD=VALUE is expected, not \"%.*s\".", (long long)p->line, SHOW(word));
    }
  }
  expected.names = names.items;
  expected.values = values.items;
  expected.count = names.count;
  tr_example *example = &p->frame->examples.items[p->frame->examples.count - 1];
  TR_PUSH(p->arena, &example->expected, expected);
  return TRUCE_OK;
}

static truce_status start_frame(parser *p, truce_span id) {
  if (!id.size) return FAULT(p, "line %lld: a frame needs a name.", (long long)p->line);
  for (size_t i = 0; i < p->frames->items.count; i++)
    if (tr_equal(p->frames->items.items[i].id, id)) return FAULT(p, "line %lld: the frame \"%.*s\" stands twice.", (long long)p->line, SHOW(id));
  TR_PUSH(p->arena, &p->frames->items, ((tr_frame){.id = id, .file = p->file, .line = p->line}));
  p->frame = &p->frames->items.items[p->frames->items.count - 1];
  return TRUCE_OK;
}

static truce_status read_example(parser *p, bool near, truce_span text) {
  if (!text.size) return FAULT(p, "line %lld: the sentence is missing.", (long long)p->line);
  TR_PUSH(p->arena, &p->frame->examples, ((tr_example){.text = text, .near = near, .line = p->line}));
  return TRUCE_OK;
}

static truce_status read_statement(parser *p, truce_span word, truce_span rest) {
  static const struct { const char *name; tr_evoked_by by; } evokers[] = {
      {"verb", TR_BY_VERB}, {"noun", TR_BY_NOUN}, {"light", TR_BY_LIGHT_NOUN}, {"adjective", TR_BY_ADJECTIVE}};
  if (tr_equal_string(word, "frame")) return start_frame(p, rest);
  if (!p->frame) return FAULT(p, "line %lld: \"frame NAME\" is expected first.", (long long)p->line);
  for (size_t i = 0; i < sizeof evokers / sizeof *evokers; i++)
    if (tr_equal_string(word, evokers[i].name)) return read_evokers(p, evokers[i].by, rest);
  if (tr_equal_string(word, "event")) return read_event_types(p, rest);
  if (tr_equal_string(word, "about")) return p->frame->about = rest, TRUCE_OK;
  if (tr_equal_string(word, "fallback")) return p->frame->fallback = true, TRUCE_OK;
  if (tr_equal_string(word, "mutual")) return p->frame->mutual = true, TRUCE_OK;
  if (tr_equal_string(word, "when")) return read_condition(p, false, rest);
  if (tr_equal_string(word, "unless")) return read_condition(p, true, rest);
  if (tr_equal_string(word, "covers")) return read_slots(p, rest, &p->frame->covers);
  if (tr_equal_string(word, "example")) return read_example(p, false, rest);
  if (tr_equal_string(word, "near")) return read_example(p, true, rest);
  if (tr_equal_string(word, "gives")) return read_expected(p, rest);
  if (tr_equal_string(word, "write")) return read_rule(p, (truce_span){0}, rest);
  if (tr_starts(word, TR_SPAN("write[")) && tr_ends(word, TR_SPAN("]"))) return read_rule(p, (truce_span){word.data + 6, word.size - 7}, rest);
  return FAULT(p, "line %lld: no statement \"%.*s\".", (long long)p->line, SHOW(word));
}

truce_status tr_frames_read(tr_frames *frames, tr_lexicon *lexicon, truce_span name, truce_span content, truce_error *error) {
  parser p = {.frames = frames, .lexicon = lexicon, .arena = lexicon->arena, .file = name, .error = error};
  truce_span line;
  while (tr_split(&content, '\n', &line)) {
    p.line++;
    truce_span rest = p.statement = tr_trim(line);
    if (!rest.size || rest.data[0] == '#') continue;
    const truce_span word = take_word(&rest);
    const truce_status status = read_statement(&p, word, rest);
    if (status) return status;
    if (!p.frame->source.size) p.frame->source.data = line.data;
    p.frame->source.size = (size_t)(line.data + line.size - p.frame->source.data);
  }
  return TRUCE_OK;
}
