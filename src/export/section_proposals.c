/* What is on the table. */
#include <stdio.h>

#include "export/wording.h"
#include "process/families.h"
#include "process/steps.h"

static tr_tone tone_of_step(const char *step) {
  if (tr_listed(tr_span(step), "agreed signed begun holding extended carried_out")) return TR_GOOD;
  return tr_listed(tr_span(step), "breached ended collapsed paused postponed") ? TR_BAD : TR_MIXED;
}

static truce_span steps_line(tr_document *d, json_t *steps) {
  tr_buffer text = {0};
  size_t count = json_array_size(steps), from = count > 8 ? count - 8 : 0;
  if (count < 2) return (truce_span){NULL, 0};
  truce_span before = {NULL, 0};
  for (size_t i = from; i < count; i++) { /* two tellings of one step are told once */
    truce_span words = tr_step_words(d, json_array_get(steps, i), true);
    if (!tr_equal(words, before)) tr_buffer_printf(&text, "%s%.*s", i > from ? ", " : from ? "... " : "", S(words));
    before = words;
  }
  truce_span line = tr_made(d->arena, "steps: %s", text.data);
  tr_buffer_free(&text);
  return line;
}

static truce_span stages_line(truce_arena *arena, json_t *stages) {
  tr_buffer text = {0};
  if (json_array_size(stages) < 2 || tr_get_number(json_array_get(stages, 0), "number") != 1) return (truce_span){NULL, 0}; /* a list that was not understood */
  for (size_t i = 0; i < json_array_size(stages); i++) {
    json_t *stage = json_array_get(stages, i);
    tr_buffer_printf(&text, "%s%lld) %s", i ? "; " : "", (long long)tr_get_number(stage, "number"), tr_get(stage, "text") ? tr_get(stage, "text") : "");
  }
  truce_span line = text.size ? tr_made(arena, "stages: %.900s", text.data) : (truce_span){NULL, 0};
  tr_buffer_free(&text);
  return line;
}

/* ---- families: the names of one thing stand together, its steps in one row ---- */

static void join_family(json_t *family, json_t *member) {
  json_array_extend(json_object_get(family, "steps"), json_object_get(member, "steps"));
  json_array_append(json_object_get(family, "known_as"), json_object_get(member, "name"));
  json_object_set_new(family, "stances", json_integer(tr_get_number(family, "stances") + tr_get_number(member, "stances")));
  json_object_set_new(family, "reports", json_integer(tr_get_number(family, "reports") + tr_get_number(member, "reports")));
  if (tr_get_number(member, "sources") > tr_get_number(family, "sources")) json_object_set(family, "sources", json_object_get(member, "sources"));
  if (!json_array_size(json_object_get(family, "stages"))) json_object_set(family, "stages", json_object_get(member, "stages"));
  if (!json_array_size(json_object_get(family, "authors"))) json_object_set(family, "authors", json_object_get(member, "authors"));
}

/* A new list; what is no truce, accord, plan, vote or round of talks stays alone. */
static json_t *by_family(const tr_process_words *known, json_t *list) {
  json_t *families = json_array(), *index = json_object();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *p = json_array_get(list, i);
    char key[TR_FAMILY_KEY];
    const char *told = tr_get(p, "family");
    json_t *family = told && tr_family_of(known, tr_span(tr_get(p, "name")), key) ? json_object_get(index, told) : NULL;
    if (family) {
      join_family(family, p);
      continue;
    }
    family = json_deep_copy(p);
    json_object_set_new(family, "known_as", json_array());
    if (told) json_object_set(index, told, family);
    json_array_append_new(families, family);
  }
  for (size_t i = 0; i < json_array_size(families); i++) {
    json_t *family = json_array_get(families, i), *steps = json_object_get(family, "steps");
    tr_steps_sort(steps);
    if (json_array_size(steps)) json_object_set(family, "step", tr_steps_standing(steps));
  }
  json_decref(index);
  return families;
}

static truce_span known_as(truce_arena *arena, json_t *family) {
  json_t *list = json_object_get(family, "known_as");
  tr_buffer text = {0};
  size_t shown = 0;
  for (size_t i = 0; i < json_array_size(list) && shown < 4; i++) {
    const char *name = json_string_value(json_array_get(list, i));
    bool again = !name || tr_equal_fold(tr_span(name), tr_span(tr_get(family, "name")));
    for (size_t k = 0; k < i && !again; k++) again = tr_equal_fold(tr_span(name), tr_span(json_string_value(json_array_get(list, k))));
    if (!again) tr_buffer_printf(&text, "%s%s", shown++ ? ", " : "also: ", name);
  }
  truce_span line = tr_arena_copy(arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return line;
}

void tr_section_proposals(tr_document *d, json_t *given, size_t most) {
  tr_section *s = tr_section_add(d, "On the table", "No proposal, truce or deal is told of.");
  json_t *list = by_family(d->words, given);
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *p = json_array_get(list, i), *step = json_object_get(p, "step");
    char family[TR_FAMILY_KEY];
    bool what =
        tr_family_of(d->words, tr_span(tr_get(p, "name")), family); /* a truce, an accord, a plan: not merely something that somebody is for or against */
    bool thin = !json_is_object(step) && (!what || (tr_get_number(p, "stances") < 2 && tr_get_number(p, "reports") < 2)); /* named once */
    tr_item *it = thin ? (s->left_out++, NULL) : tr_item_add(d, s, most);
    if (!it) continue;
    truce_span by = tr_names(d->arena, json_object_get(p, "authors"));
    it->text = tr_made(d->arena, "%s", tr_get(p, "name") ? tr_get(p, "name") : "a proposal");
    if (json_is_object(step)) {
      it->mark = tr_step_words(d, step, false);
      it->tone = tone_of_step(tr_get(step, "step"));
      it->when = tr_fact_day(d->arena, step, false);
    } else {
      it->mark = tr_arena_copy(d->arena, TR_SPAN("spoken of"));
      it->when = tr_day_words(d->arena, tr_get(p, "last"), false);
    }
    tr_item_note(d, it, known_as(d->arena, p));
    if (by.size) tr_item_note(d, it, tr_made(d->arena, "by %.*s", S(by)));
    tr_item_note(d, it, steps_line(d, json_object_get(p, "steps")));
    tr_item_note(d, it, stages_line(d->arena, json_object_get(p, "stages")));
    it->proof = tr_proof_of(d->arena, json_is_object(step) ? step : p);
  }
  json_decref(list);
}
