/* Reads what frames write, and what their examples must give. */
#include "record/frame_parser.h"

static truce_status read_source(tr_frame_parser *p, truce_span text, tr_source *source) {
  static const struct { const char *name; tr_function function; } functions[] = {
      {"author", TR_AUTHOR}, {"owner", TR_OWNER}, {"demand", TR_DEMAND}, {"parties", TR_PARTIES}, {"whom", TR_WHOM}, {"object", TR_OBJECT}};
  truce_span rest = text, head;
  if (tr_split(&rest, ':', &head) && rest.size) {
    size_t i = 0;
    while (i < sizeof functions / sizeof *functions && !tr_equal_string(head, functions[i].name)) i++;
    if (i == sizeof functions / sizeof *functions) return TR_FRAME_FAULT(p, "line %lld: no function \"%.*s\".", (long long)p->line, TR_SHOW(head));
    source->function = functions[i].function;
    text = rest;
  }
  if (!tr_slot_named(text, &source->slot)) return TR_FRAME_FAULT(p, "line %lld: no slot \"%.*s\".", (long long)p->line, TR_SHOW(text));
  return TRUCE_OK;
}

static truce_status read_choices(tr_frame_parser *p, truce_span text, tr_assignment *assignment) {
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

static truce_status check_word(tr_frame_parser *p, truce_line_kind kind, truce_field field, truce_span value) {
  const char *const *words = truce_field_words(kind, field);
  if (!words) return TRUCE_OK;
  for (; *words; words++)
    if (tr_equal_string(value, *words)) return TRUCE_OK;
  return TR_FRAME_FAULT(p, "line %lld: \"%.*s\" is no %s of lines of the kind %s.", (long long)p->line, TR_SHOW(value), truce_field_names[field],
                        truce_line_kind_names[kind]);
}

/* "write[planned,possible] event type=AGREE actors=agent status=actual" (the part after "write"). */
truce_status tr_read_rule(tr_frame_parser *p, truce_span guard, truce_span rest) {
  tr_rule rule = {.status = -1};
  truce_span part;
  while (tr_split(&guard, ',', &part)) {
    int status;
    const bool without = part.size && part.data[0] == '!';
    if (without) part = (truce_span){part.data + 1, part.size - 1};
    if (!tr_status_named(part, &status)) return TR_FRAME_FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, TR_SHOW(part));
    if (without && !rule.statuses) rule.statuses = (1u << TRUCE_STATUS_COUNT) - 1;
    rule.statuses = (uint8_t)(without ? rule.statuses & ~(1u << status) : rule.statuses | (1u << status));
  }
  const truce_span kind = tr_take_word(&rest);
  if (!tr_kind_named(kind, &rule.kind)) return TR_FRAME_FAULT(p, "line %lld: no kind of line \"%.*s\".", (long long)p->line, TR_SHOW(kind));
  TR_ARRAY(tr_assignment) assignments = {0};
  for (truce_span word = tr_take_word(&rest); word.size; word = tr_take_word(&rest)) {
    truce_span value = word, name;
    if (!tr_split(&value, '=', &name) || !value.size)
      return TR_FRAME_FAULT(p, "line %lld: FIELD=VALUE is expected, not \"%.*s\".", (long long)p->line, TR_SHOW(word));
    if (tr_equal_string(name, "status")) {
      if (!tr_status_named(value, &rule.status)) return TR_FRAME_FAULT(p, "line %lld: no status \"%.*s\".", (long long)p->line, TR_SHOW(value));
      continue;
    }
    tr_assignment assignment = {0};
    if (!tr_field_named(rule.kind, name, &assignment.field))
      return TR_FRAME_FAULT(p, "line %lld: a %s has no field \"%.*s\".", (long long)p->line, truce_line_kind_names[rule.kind], TR_SHOW(name));
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
truce_status tr_read_expected(tr_frame_parser *p, truce_span rest) {
  if (!p->frame->examples.count) return TR_FRAME_FAULT(p, "line %lld: \"gives\" without an example above it.", (long long)p->line);
  tr_expected expected = {.text = rest};
  const truce_span kind = tr_take_word(&rest);
  if (!tr_kind_named(kind, &expected.kind)) return TR_FRAME_FAULT(p, "line %lld: no kind of line \"%.*s\".", (long long)p->line, TR_SHOW(kind));
  TR_ARRAY(truce_span) names = {0}, values = {0};
  for (truce_span word = tr_take_word(&rest); word.size; word = tr_take_word(&rest)) {
    truce_span value = word, name;
    const bool starts = memchr(word.data, '=', word.size) && tr_split(&value, '=', &name);
    if (starts) {
      truce_field field;
      if (!tr_equal_string(name, "status") && !tr_field_named(expected.kind, name, &field))
        return TR_FRAME_FAULT(p, "line %lld: a %s has no field \"%.*s\".", (long long)p->line, truce_line_kind_names[expected.kind], TR_SHOW(name));
      TR_PUSH(p->arena, &names, name);
      TR_PUSH(p->arena, &values, value);
    } else if (values.count) {
      truce_span *last = &values.items[values.count - 1];
      last->size = (size_t)(word.data + word.size - last->data);
    } else {
      return TR_FRAME_FAULT(p, "line %lld: FIELD=VALUE is expected, not \"%.*s\".", (long long)p->line, TR_SHOW(word));
    }
  }
  expected.names = names.items;
  expected.values = values.items;
  expected.count = names.count;
  tr_example *example = &p->frame->examples.items[p->frame->examples.count - 1];
  TR_PUSH(p->arena, &example->expected, expected);
  return TRUCE_OK;
}
