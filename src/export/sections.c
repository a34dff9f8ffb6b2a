/* Views (JSON) → sections: what a person reads, in which words. One function a view. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/dates.h"
#include "export/document.h"
#include "process/families.h"

/* ---- words ---- */

static truce_span made(truce_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
static truce_span made(truce_arena *arena, const char *format, ...) {
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  int size = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return tr_arena_copy(arena, (truce_span){text, size < 0 ? 0 : (size_t)size < sizeof text ? (size_t)size : sizeof text - 1});
}

static const char *get(json_t *object, const char *name) { return json_string_value(json_object_get(object, name)); }
static int64_t number(json_t *object, const char *name) { return json_integer_value(json_object_get(object, name)); }

/* "2016-06-23…" → "23 June 2016"; short: "23 Jun 16". */
static truce_span day_words(truce_arena *arena, const char *day, bool brief) {
  static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  truce_day parsed;
  if (!day || !tr_day_parse(tr_span(day), &parsed)) return (truce_span){NULL, 0};
  tr_civil c = tr_civil_of(parsed);
  if (brief) return made(arena, "%d %.3s %02d", c.day, months[c.month - 1], c.year % 100);
  return made(arena, "%d %s %d", c.day, months[c.month - 1], c.year);
}

static truce_span date_words(truce_arena *arena, json_t *date) {
  const char *from = get(date, "from"), *precision = get(date, "precision");
  truce_span day = day_words(arena, from, false);
  if (!day.size) return day;
  if (precision && !strcmp(precision, "month")) return (truce_span){memchr(day.data, ' ', day.size) ? strchr(day.data, ' ') + 1 : day.data, strlen(strchr(day.data, ' ') + 1)};
  if (precision && !strcmp(precision, "year")) return (truce_span){day.data + day.size - 4, 4};
  if (precision && !strcmp(precision, "week")) return made(arena, "week of %.*s", (int)day.size, day.data);
  if (strlen(from) > 11) return made(arena, "%.*s, %s", (int)day.size, day.data, from + 11);
  return day;
}

/* "Cuba, Norway and the United Nations" */
static truce_span names(truce_arena *arena, json_t *actors) {
  tr_buffer text = {0};
  size_t count = json_array_size(actors);
  for (size_t i = 0; i < count && i < 6; i++)
    tr_buffer_printf(&text, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", get(json_array_get(actors, i), "name") ? get(json_array_get(actors, i), "name") : "somebody");
  if (count > 6) tr_buffer_add_string(&text, " and others");
  truce_span copy = tr_arena_copy(arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return copy;
}

/* "accepts_with_conditions" → "accepts with conditions" */
static truce_span spaced(truce_arena *arena, const char *word) {
  char *copy = tr_arena_string(arena, tr_span(word ? word : ""));
  for (char *c = copy; *c; c++)
    if (*c == '_') *c = ' ';
  return tr_span(copy);
}

/* A range field: a string, a list of strings, {"name"}. */
static truce_span words_of(truce_arena *arena, json_t *value) {
  if (json_is_string(value)) return tr_arena_copy(arena, tr_span(json_string_value(value)));
  if (json_is_object(value)) return words_of(arena, json_object_get(value, "name"));
  tr_buffer text = {0};
  for (size_t i = 0; i < json_array_size(value); i++)
    if (json_is_string(json_array_get(value, i))) tr_buffer_printf(&text, "%s%s", i ? " ... " : "", json_string_value(json_array_get(value, i)));
  truce_span copy = tr_arena_copy(arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return copy;
}

#define S(span) (int)(span).size, (span).data ? (span).data : ""

static tr_proof proof_of(truce_arena *arena, json_t *fact) {
  const char *source = get(fact, "source"), *title = get(fact, "title"), *says = get(fact, "says");
  truce_span day = day_words(arena, get(fact, "published") ? get(fact, "published") : get(fact, "day"), false);
  const char *who = source && *source ? source : title && *title ? title : "unnamed outlet";
  return (tr_proof){.says = tr_arena_copy(arena, tr_span(says ? says : "")), .source = day.size ? made(arena, "%s, %.*s", who, S(day)) : made(arena, "%s", who), .line = number(fact, "line"),
                    .reports = number(fact, "reports"), .sources = number(fact, "sources")};
}

static tr_section *section(tr_document *d, const char *title, const char *empty) {
  tr_section s = {.title = tr_arena_copy(d->arena, tr_span(title)), .empty = tr_arena_copy(d->arena, tr_span(empty))};
  TR_PUSH(d->arena, &d->sections, s);
  return &d->sections.items[d->sections.count - 1];
}

static tr_item *item(tr_document *d, tr_section *s, size_t most) {
  if (most && s->items.count == most) {
    s->left_out++;
    return NULL;
  }
  TR_PUSH(d->arena, &s->items, (tr_item){0});
  return &s->items.items[s->items.count - 1];
}

static void note(tr_document *d, tr_item *i, truce_span text) {
  if (text.size) TR_PUSH(d->arena, &i->notes, text);
}

/* ---- proposals ---- */

static tr_tone tone_of_step(const char *step) {
  static const char *const good[] = {"agreed", "signed", "begun", "holding", "extended", "carried_out"}, *const bad[] = {"breached", "ended", "collapsed", "paused", "postponed"};
  for (size_t i = 0; i < 6; i++)
    if (!strcmp(step, good[i])) return TR_GOOD;
  for (size_t i = 0; i < 5; i++)
    if (!strcmp(step, bad[i])) return TR_BAD;
  return TR_MIXED;
}

/* "signed", "to be signed", "may be signed", "not signed", "signing asked for" */
static truce_span step_words(truce_arena *arena, json_t *step, bool with_day) {
  static const struct {
    const char *step, *done, *be;
  } words[] = {{"offered", "offered", "be offered"}, {"under_talks", "in talks", "be talked of"}, {"agreed", "agreed", "be agreed"}, {"signed", "signed", "be signed"}, {"due", "due", "be due"},
               {"begun", "begun", "begin"}, {"holding", "in force", "hold"}, {"extended", "extended", "be extended"}, {"postponed", "postponed", "be postponed"}, {"paused", "paused", "pause"},
               {"breached", "breached", "be breached"}, {"carried_out", "carried out", "be carried out"}, {"ended", "ended", "end"}, {"collapsed", "collapsed", "collapse"}};
  static const char *const forms[][2] = {{"planned", "to "}, {"possible", "may "}, {"requested", "asked to "}, {"negated", "not "}};
  const char *name = get(step, "step"), *status = get(step, "status"), *done = name ? name : "", *be = done, *form = "";
  for (size_t i = 0; name && i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i].step, name)) done = words[i].done, be = words[i].be;
  for (size_t i = 0; status && i < 4; i++)
    if (!strcmp(forms[i][0], status)) form = forms[i][1];
  if (name && !strcmp(name, "due") && *form != 'n') form = "";
  truce_span day = with_day ? day_words(arena, get(step, "day"), true) : (truce_span){NULL, 0};
  return made(arena, "%s%s%s%.*s", form, *form && *form != 'n' ? be : done, day.size ? " " : "", S(day));
}

static truce_span steps_line(truce_arena *arena, json_t *steps) {
  tr_buffer text = {0};
  size_t count = json_array_size(steps), from = count > 8 ? count - 8 : 0;
  if (count < 2) return (truce_span){NULL, 0};
  for (size_t i = from; i < count; i++) {
    truce_span words = step_words(arena, json_array_get(steps, i), true);
    tr_buffer_printf(&text, "%s%.*s", i > from ? ", " : from ? "... " : "", S(words));
  }
  truce_span line = made(arena, "steps: %s", text.data);
  tr_buffer_free(&text);
  return line;
}

static truce_span stages_line(truce_arena *arena, json_t *stages) {
  tr_buffer text = {0};
  for (size_t i = 0; i < json_array_size(stages); i++) {
    json_t *stage = json_array_get(stages, i);
    tr_buffer_printf(&text, "%s%lld) %s", i ? "; " : "", (long long)number(stage, "number"), get(stage, "text") ? get(stage, "text") : "");
  }
  truce_span line = text.size ? made(arena, "stages: %.900s", text.data) : (truce_span){NULL, 0};
  tr_buffer_free(&text);
  return line;
}

/* ---- families: in a short report the names of one thing stand together, its steps in one row ---- */

static void sort_steps(json_t *steps) {
  for (size_t i = 1; i < json_array_size(steps); i++)
    for (size_t j = i; j > 0; j--) {
      const char *a = get(json_array_get(steps, j - 1), "day"), *b = get(json_array_get(steps, j), "day");
      if (strcmp(a ? a : "", b ? b : "") <= 0) break;
      json_t *later = json_incref(json_array_get(steps, j - 1));
      json_array_set(steps, j - 1, json_array_get(steps, j));
      json_array_set_new(steps, j, later);
    }
}

static bool taken(json_t *step) { return get(step, "status") && !strcmp(get(step, "status"), "actual"); }

/* The last step taken; else the last told of. */
static json_t *standing_of(json_t *steps) {
  for (size_t i = json_array_size(steps); i-- > 0;)
    if (taken(json_array_get(steps, i))) return json_array_get(steps, i);
  return json_array_get(steps, json_array_size(steps) - 1);
}

static void join_family(json_t *family, json_t *member) {
  json_array_extend(json_object_get(family, "steps"), json_object_get(member, "steps"));
  json_array_append(json_object_get(family, "known_as"), json_object_get(member, "name"));
  json_object_set_new(family, "stances", json_integer(number(family, "stances") + number(member, "stances")));
  json_object_set_new(family, "reports", json_integer(number(family, "reports") + number(member, "reports")));
  if (!json_array_size(json_object_get(family, "stages"))) json_object_set(family, "stages", json_object_get(member, "stages"));
  if (!json_array_size(json_object_get(family, "authors"))) json_object_set(family, "authors", json_object_get(member, "authors"));
}

/* A new list; what is no truce, accord, plan, vote or round of talks stays alone. */
static json_t *by_family(json_t *list) {
  json_t *families = json_array(), *index = json_object();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *p = json_array_get(list, i);
    char key[TR_FAMILY_KEY];
    json_t *family = tr_family_of(tr_span(get(p, "name")), key) ? json_object_get(index, key) : NULL;
    if (family) {
      join_family(family, p);
      continue;
    }
    family = json_deep_copy(p);
    json_object_set_new(family, "known_as", json_array());
    json_object_set(index, key, family);
    json_array_append_new(families, family);
  }
  for (size_t i = 0; i < json_array_size(families); i++) {
    json_t *family = json_array_get(families, i), *steps = json_object_get(family, "steps");
    sort_steps(steps);
    if (json_array_size(steps)) json_object_set(family, "step", standing_of(steps));
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
    bool again = !name || tr_equal_fold(tr_span(name), tr_span(get(family, "name")));
    for (size_t k = 0; k < i && !again; k++) again = tr_equal_fold(tr_span(name), tr_span(json_string_value(json_array_get(list, k))));
    if (!again) tr_buffer_printf(&text, "%s%s", shown++ ? ", " : "also: ", name);
  }
  truce_span line = tr_arena_copy(arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return line;
}

static void proposals(tr_document *d, json_t *given, size_t most) {
  tr_section *s = section(d, "On the table", "No proposal, truce or deal is told of.");
  json_t *list = most ? by_family(given) : json_incref(given);
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *p = json_array_get(list, i), *step = json_object_get(p, "step");
    char family[TR_FAMILY_KEY];
    bool what = tr_family_of(tr_span(get(p, "name")), family); /* a truce, an accord, a plan: not merely something that somebody is for or against */
    bool thin = !json_is_object(step) && (!what || (!number(p, "stances") && number(p, "reports") < 2));
    tr_item *it = thin && most ? (s->left_out++, NULL) : item(d, s, most);
    if (!it) continue;
    truce_span by = names(d->arena, json_object_get(p, "authors"));
    it->text = made(d->arena, "%s", get(p, "name") ? get(p, "name") : "a proposal");
    if (json_is_object(step)) {
      it->mark = step_words(d->arena, step, false);
      it->tone = tone_of_step(get(step, "step"));
      it->when = day_words(d->arena, get(step, "day"), false);
    } else {
      it->when = day_words(d->arena, get(p, "last"), false);
    }
    note(d, it, known_as(d->arena, p));
    if (by.size) note(d, it, made(d->arena, "put forward by %.*s", S(by)));
    note(d, it, steps_line(d->arena, json_object_get(p, "steps")));
    note(d, it, stages_line(d->arena, json_object_get(p, "stages")));
    it->proof = proof_of(d->arena, json_is_object(step) ? step : p);
  }
  json_decref(list);
}

/* ---- the matrix ---- */

static tr_tone tone_of_position(const char *position) {
  if (!strcmp(position, "accepts") || !strcmp(position, "supports")) return TR_GOOD;
  if (!strcmp(position, "rejects") || !strcmp(position, "opposes")) return TR_BAD;
  return TR_MIXED;
}

static size_t index_of(json_t *list, int64_t id) {
  size_t i = 0;
  while (i < json_array_size(list) && number(json_array_get(list, i), "id") != id) i++;
  return i;
}

static truce_span short_position(truce_arena *arena, json_t *cell) {
  const char *position = get(cell, "position"), *status = get(cell, "status");
  if (!strcmp(position, "accepts_with_conditions")) position = "accepts if";
  if (!strcmp(position, "noncommittal")) position = "undecided";
  bool doubt = status && (!strcmp(status, "possible") || !strcmp(status, "planned"));
  return made(arena, "%s%s", status && !strcmp(status, "negated") ? "not: " : doubt ? "may: " : "", position);
}

/* What a party asks in return, beneath the matrix. */
static void conditions(tr_document *d, tr_section *s, json_t *cell, truce_span party, truce_span proposal) {
  json_t *list = json_object_get(cell, "conditions");
  if (!json_array_size(list)) return;
  tr_item *it = item(d, s, 0);
  truce_span words = words_of(d->arena, list);
  it->mark = tr_arena_copy(d->arena, TR_SPAN("condition"));
  it->tone = TR_MIXED;
  it->text = made(d->arena, "%.*s on %.*s: %.*s", S(party), S(proposal), S(words));
  it->when = day_words(d->arena, get(cell, "day"), false);
  it->proof.line = number(cell, "line");
}

/* The family's name, and up to three others that it goes by. */
static truce_span column_name(truce_arena *arena, json_t *column) {
  json_t *members = json_object_get(column, "members");
  const char *name = get(column, "name") ? get(column, "name") : "?";
  tr_buffer text = {0};
  tr_buffer_add_string(&text, name);
  size_t told = 0;
  for (size_t i = 0; i < json_array_size(members); i++) {
    const char *other = get(json_array_get(members, i), "name");
    bool again = !other || tr_equal_fold(tr_span(other), tr_span(name));
    for (size_t k = 0; k < i && !again; k++) again = tr_equal_fold(tr_span(other), tr_span(get(json_array_get(members, k), "name")));
    if (again) continue;
    if (told < 3) tr_buffer_printf(&text, "%s%s", told ? ", " : " (also: ", other);
    told++;
  }
  if (told > 3) tr_buffer_printf(&text, " and %zu more", told - 3);
  if (told) tr_buffer_add_char(&text, ')');
  truce_span copy = tr_arena_copy(arena, tr_buffer_span(&text));
  tr_buffer_free(&text);
  return copy;
}

static void positions(tr_document *d, json_t *json, size_t most_rows) {
  tr_section *s = section(d, "Positions", "No position on a proposal is told of.");
  if (most_rows && json_array_size(json_object_get(json, "parties")) > most_rows) s->left_out = json_array_size(json_object_get(json, "parties")) - most_rows;
  json_t *columns = json_object_get(json, "proposals"), *rows = json_object_get(json, "parties"), *cells = json_object_get(json, "cells");
  for (size_t i = 0; i < json_array_size(columns); i++) TR_PUSH(d->arena, &s->matrix.columns, column_name(d->arena, json_array_get(columns, i)));
  for (size_t i = 0; i < json_array_size(rows) && (!most_rows || i < most_rows); i++) TR_PUSH(d->arena, &s->matrix.rows, made(d->arena, "%s", get(json_array_get(rows, i), "name") ? get(json_array_get(rows, i), "name") : "?"));
  s->matrix.cells = TR_NEW_ARRAY(d->arena, tr_cell, s->matrix.columns.count * s->matrix.rows.count + 1);
  for (size_t i = 0; i < json_array_size(cells); i++) {
    json_t *cell = json_array_get(cells, i);
    size_t row = index_of(rows, number(cell, "party")), column = index_of(columns, number(cell, "proposal"));
    if (row >= s->matrix.rows.count || column == s->matrix.columns.count || !get(cell, "position")) continue;
    conditions(d, s, cell, s->matrix.rows.items[row], tr_span(get(json_array_get(columns, column), "name")));
    s->matrix.cells[row * s->matrix.columns.count + column] =
        (tr_cell){.text = short_position(d->arena, cell), .note = day_words(d->arena, get(cell, "day"), true), .tone = tone_of_position(get(cell, "position")),
                  .changed = json_is_true(json_object_get(cell, "changed")), .line = number(cell, "line")};
  }
}

/* ---- lists of entries ---- */

static const char *status_mark(json_t *entry) {
  const char *status = get(entry, "status");
  return status && strcmp(status, "actual") != 0 ? strcmp(status, "negated") ? status : "denied" : "";
}

static truce_span place_words(truce_arena *arena, json_t *place) {
  const char *name = get(place, "name");
  return name ? made(arena, "%s", name) : (truce_span){NULL, 0};
}

static void text_mediation(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "mediators")), between = names(d->arena, json_object_get(f, "parties"));
  it->mark = spaced(d->arena, get(f, "role") ? get(f, "role") : "mediator");
  it->text = made(d->arena, "%.*s%s%.*s", S(who), between.size ? " between " : "", S(between));
  (void)e;
}

static void text_leg(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "who")), where = place_words(d->arena, json_object_get(f, "where")), hosts = names(d->arena, json_object_get(f, "hosts"));
  const char *state = get(e, "state");
  it->mark = made(d->arena, "%s", state ? state : "");
  it->tone = state && !strcmp(state, "done") ? TR_GOOD : TR_MIXED;
  it->text = made(d->arena, "%.*s to %.*s%s%.*s", S(who), S(where), hosts.size ? ", meets " : "", S(hosts));
  truce_span purpose = words_of(d->arena, json_object_get(f, "purpose"));
  if (purpose.size) note(d, it, made(d->arena, "for: %.*s", S(purpose)));
}

static void text_access(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span point = place_words(d->arena, json_object_get(f, "point")), by = names(d->arena, json_object_get(f, "by")), seen = day_words(d->arena, get(e, "last_confirmed"), false);
  const char *state = get(f, "state");
  it->mark = spaced(d->arena, state);
  it->tone = state && !strcmp(state, "open") ? TR_GOOD : state && !strcmp(state, "closed") ? TR_BAD : TR_MIXED;
  it->text = made(d->arena, "%.*s%s%s%s%.*s", S(point), get(f, "for") && strcmp(get(f, "for"), "all") != 0 ? " for " : "", get(f, "for") && strcmp(get(f, "for"), "all") != 0 ? get(f, "for") : "",
                  by.size ? ", by " : "", S(by));
  if (seen.size) note(d, it, made(d->arena, "last told %.*s", S(seen)));
}

static void text_call(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "who")), whom = names(d->arena, json_object_get(f, "whom")), what = words_of(d->arena, json_object_get(f, "for_what"));
  truce_span demand = spaced(d->arena, get(f, "demand"));
  it->mark = demand;
  it->text = made(d->arena, "%.*s to %.*s%s%.*s", S(who), S(whom.size ? whom : TR_SPAN("all")), what.size ? ": " : "", S(what));
  (void)e;
}

static void text_spillover(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "who")), where = place_words(d->arena, json_object_get(f, "where"));
  it->mark = made(d->arena, "%s", *status_mark(e) ? status_mark(e) : "actual");
  it->tone = TR_BAD;
  it->text = made(d->arena, "%.*s%s%.*s", S(where), who.size ? ": " : "", S(who));
}

static void text_domestic(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "who")), on = names(d->arena, json_object_get(f, "pressure_on"));
  const char *country = get(f, "country");
  it->mark = spaced(d->arena, get(f, "form"));
  it->tone = get(f, "form") && !strcmp(get(f, "form"), "praise") ? TR_GOOD : TR_MIXED;
  it->text = made(d->arena, "%.*s%s%.*s%s%s%s", S(who), on.size ? " on " : "", S(on), country ? " (" : "", country ? country : "", country ? ")" : "");
  (void)e;
}

static void text_deadline(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span what = words_of(d->arena, json_object_get(f, "what")), by = names(d->arena, json_object_get(f, "set_by"));
  bool passed = json_is_true(json_object_get(e, "passed"));
  json_t *kept = json_object_get(e, "kept");
  it->mark = tr_arena_copy(d->arena, passed ? TR_SPAN("passed") : TR_SPAN("ahead"));
  it->tone = passed ? TR_FAINT : TR_STRONG;
  it->text = what.size ? what : made(d->arena, "%s", get(e, "says") ? get(e, "says") : "");
  if (by.size) note(d, it, made(d->arena, "set by %.*s", S(by)));
  if (json_is_object(kept)) note(d, it, made(d->arena, "around that day: %.*s - \"%.200s\" [%lld]", S(spaced(d->arena, get(kept, "step"))), get(kept, "says"), (long long)number(kept, "line")));
}

/* "peace agreement: to be signed, by FARC" */
static void text_step(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  json_t *step = json_pack("{s:O, s:O}", "step", json_object_get(f, "step"), "status", json_object_get(e, "status"));
  truce_span words = step ? step_words(d->arena, step, false) : (truce_span){NULL, 0}, about = words_of(d->arena, json_object_get(f, "about")), by = names(d->arena, json_object_get(f, "by"));
  about = tr_name_tidy(about);
  it->mark = tr_arena_copy(d->arena, TR_SPAN("step"));
  it->text = made(d->arena, "%.*s%s%.*s%s%.*s", S(about), about.size ? ": " : "", S(words), by.size ? ", by " : "", S(by));
  json_decref(step);
}

/* The sixteen types as verbs: "the government blames the rebels". */
static const char *verb_of(const char *type) {
  static const char *const verbs[][2] = {{"AGREE", "agrees with"}, {"CONSULT", "meets or speaks with"}, {"SUPPORT", "supports"}, {"CONCEDE", "yields to"}, {"COOPERATE", "works with"},
                                         {"AID", "helps"}, {"RETREAT", "pulls back from"}, {"REQUEST", "asks"}, {"REJECT", "refuses"}, {"ACCUSE", "blames"}, {"THREATEN", "threatens"},
                                         {"PROTEST", "protests against"}, {"SANCTION", "cuts ties with or punishes"}, {"MOBILIZE", "readies forces against"}, {"COERCE", "coerces"}, {"ASSAULT", "attacks"}};
  for (size_t i = 0; type && i < sizeof verbs / sizeof *verbs; i++)
    if (!strcmp(verbs[i][0], type)) return verbs[i][1];
  return type ? type : "acts on";
}

static const char *status_words(json_t *e) {
  const char *mark = status_mark(e);
  return !strcmp(mark, "planned") ? "planned: " : !strcmp(mark, "possible") ? "possibly: " : !strcmp(mark, "requested") ? "asked for: " : *mark ? "denied: " : "";
}

static void text_event(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = names(d->arena, json_object_get(f, "actors")), whom = names(d->arena, json_object_get(f, "recipients"));
  json_t *dead = json_object_get(f, "dead");
  it->mark = tr_arena_copy(d->arena, TR_SPAN("event"));
  it->text = made(d->arena, "%s%.*s %s %.*s", status_words(e), S(who.size ? who : TR_SPAN("somebody")), verb_of(get(f, "type")), S(whom.size ? whom : TR_SPAN("\xE2\x80\xA6")));
  if (json_is_number(dead)) note(d, it, made(d->arena, "%g killed", json_number_value(dead)));
}

/* Any entry in one line: used by "new", "timeline", "reactions". */
static void text_any(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  if (get(e, "kind") && !strcmp(get(e, "kind"), "step")) {
    text_step(d, it, e, f);
    return;
  }
  if (get(e, "kind") && !strcmp(get(e, "kind"), "event")) {
    text_event(d, it, e, f);
    return;
  }
  static const char *const actors[] = {"actors", "party", "who", "mediators", "by", "authors", "by_whom", "set_by"}, *const targets[] = {"recipients", "whom", "parties", "hosts", "pressure_on"};
  truce_span who = {NULL, 0}, whom = {NULL, 0};
  for (size_t i = 0; i < 8 && !who.size; i++) who = json_is_array(json_object_get(f, actors[i])) ? names(d->arena, json_object_get(f, actors[i])) : who;
  for (size_t i = 0; i < 5 && !whom.size; i++) whom = json_is_array(json_object_get(f, targets[i])) ? names(d->arena, json_object_get(f, targets[i])) : whom;
  static const char *const words[] = {"type", "position", "step", "demand", "state", "form", "role", "what"};
  const char *word = NULL;
  for (size_t i = 0; i < 8 && !word; i++) word = get(f, words[i]);
  truce_span about = words_of(d->arena, json_object_get(f, "about")), said = spaced(d->arena, word);
  const char *kind = get(e, "kind");
  it->mark = made(d->arena, "%s", kind ? kind : "");
  tr_buffer text = {0};
  tr_buffer_add_string(&text, status_words(e));
  if (who.size) tr_buffer_printf(&text, "%.*s", S(who));
  if (said.size) tr_buffer_printf(&text, "%s%.*s", who.size ? ": " : "", S(said));
  if (json_is_number(json_object_get(f, "number"))) tr_buffer_printf(&text, " %g", json_number_value(json_object_get(f, "number")));
  about = tr_name_tidy(about);
  if (about.size) tr_buffer_printf(&text, " %.*s", S(about));
  if (whom.size) tr_buffer_printf(&text, " -> %.*s", S(whom));
  if (json_is_object(json_object_get(f, "where"))) tr_buffer_printf(&text, " in %s", get(json_object_get(f, "where"), "name") ? get(json_object_get(f, "where"), "name") : "?");
  if (json_is_object(json_object_get(f, "point"))) tr_buffer_printf(&text, " %s", get(json_object_get(f, "point"), "name") ? get(json_object_get(f, "point"), "name") : "?");
  truce_span what = json_is_object(json_object_get(f, "what")) || json_is_string(json_object_get(f, "what")) ? (truce_span){NULL, 0} : words_of(d->arena, json_object_get(f, "what"));
  if (kind && !strcmp(kind, "deadline")) what = words_of(d->arena, json_object_get(f, "what"));
  if (kind && !strcmp(kind, "deadline") && what.size) tr_buffer_clear(&text), tr_buffer_add(&text, what);
  if (get(f, "name")) tr_buffer_printf(&text, "%s%s", text.size ? ": " : "", get(f, "name"));
  it->text = text.size ? tr_arena_copy(d->arena, tr_buffer_span(&text)) : made(d->arena, "%s", get(e, "says") ? get(e, "says") : "");
  tr_buffer_free(&text);
}

enum { MOST_PASSED = 3 }; /* deadlines that are over, in a short report */

typedef void text_writer(tr_document *d, tr_item *it, json_t *entry, json_t *fields);

static void entries(tr_document *d, json_t *list, const char *title, const char *empty, text_writer *write, size_t most) {
  tr_section *s = section(d, title, empty);
  size_t passed = 0;
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i);
    bool over = write == text_deadline && json_is_true(json_object_get(e, "passed"));
    tr_item *it = over && most && ++passed > MOST_PASSED ? (s->left_out++, NULL) : item(d, s, most);
    if (!it) continue;
    write(d, it, e, json_object_get(e, "fields"));
    if (!it->when.size) it->when = date_words(d->arena, json_object_get(e, "date"));
    if (json_is_true(json_object_get(e, "denied"))) note(d, it, TR_SPAN("denied by another account"));
    bool marked = write == text_leg || write == text_deadline || write == text_any || write == text_spillover;
    if (*status_mark(e) && !marked) it->mark = made(d->arena, "%.*s, %s", S(it->mark), status_mark(e));
    it->proof = proof_of(d->arena, e);
  }
}

/* What a desk wants first: steps, positions, missions, crossings and deadlines of the last days, and events that several sources tell. */
static void latest(tr_document *d, json_t *list, size_t most) {
  static const char *const kinds[] = {"step", "stance", "leg", "access", "deadline", "spillover", "mediation"};
  json_t *chosen = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i);
    bool wanted = number(e, "sources") > 1;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) wanted = wanted || (get(e, "kind") && !strcmp(get(e, "kind"), kinds[k]));
    if (wanted) json_array_append(chosen, e);
  }
  entries(d, chosen, "New", "Nothing new in the last days.", text_any, most);
  json_decref(chosen);
}

/* ---- figures ---- */

/* A bar as long as the number's share of the group's greatest: up to ten blocks, none for a claim that stands alone. */
static truce_span bar(truce_arena *arena, double number, double greatest) {
  static const char block[] = "\xE2\x96\x88";
  if (greatest <= 0 || number < 0) return (truce_span){NULL, 0};
  size_t length = (size_t)(number / greatest * 10 + 0.5), size = 0;
  char text[64];
  for (size_t i = 0; i < 10; i++) {
    size_t width = i < length ? sizeof block - 1 : 1;
    memcpy(text + size, i < length ? block : " ", width);
    size += width;
  }
  return tr_arena_copy(arena, (truce_span){text, size});
}

static truce_span claim_words(truce_arena *arena, json_t *c, double greatest) {
  truce_span by = names(arena, json_object_get(c, "by_whom")), day = day_words(arena, get(c, "day"), true);
  const char *unit = get(c, "unit"), *source = get(c, "source");
  truce_span bars = bar(arena, json_number_value(json_object_get(c, "number")), greatest);
  return made(arena, "%.*s%s%s%.10g%s%s  %s%.*s%s%.*s [%lld]", S(bars), bars.size ? " " : "", json_is_true(json_object_get(c, "at_least")) ? "at least " : json_is_true(json_object_get(c, "at_most")) ? "at most " : "",
              json_number_value(json_object_get(c, "number")), unit ? " " : "", unit ? unit : "", by.size ? "says " : source ? "in " : "", S(by.size ? by : tr_span(source)), day.size ? ", " : "",
              S(day), (long long)number(c, "line"));
}

static bool counts_people(json_t *group) {
  static const char *const people[] = {"killed", "injured", "displaced", "hostages", "prisoners"};
  for (size_t i = 0; i < sizeof people / sizeof *people; i++)
    if (get(group, "what") && !strcmp(get(group, "what"), people[i])) return true;
  return false;
}

/* People first, what is only "other" last. */
static json_t *by_weight(json_t *list) {
  json_t *ordered = json_array();
  for (int weight = 0; weight < 3; weight++)
    for (size_t i = 0; i < json_array_size(list); i++) {
      json_t *g = json_array_get(list, i);
      bool other = get(g, "what") && !strcmp(get(g, "what"), "other");
      if (weight == (counts_people(g) ? 0 : other ? 2 : 1)) json_array_append(ordered, g);
    }
  return ordered;
}

static void figures(tr_document *d, json_t *given, size_t most) {
  tr_section *s = section(d, "Figures", "No figures are told.");
  json_t *list = by_weight(given);
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *g = json_array_get(list, i), *claims = json_object_get(g, "claims");
    tr_item *it = item(d, s, most);
    if (!it) continue;
    json_t *last = json_array_get(claims, json_array_size(claims) - 1);
    it->mark = spaced(d->arena, get(g, "what"));
    bool whole;
    truce_span shown = tr_display_cut(tr_span(get(g, "of")), 70, &whole);
    it->text = made(d->arena, "%.*s%s", S(shown), whole ? "" : "\xE2\x80\xA6");
    double greatest = 0;
    for (size_t c = 0; c < json_array_size(claims) && json_array_size(claims) > 1; c++) {
      double value = json_number_value(json_object_get(json_array_get(claims, c), "number"));
      greatest = value > greatest ? value : greatest;
    }
    for (size_t c = json_array_size(claims) > 6 ? json_array_size(claims) - 6 : 0; c < json_array_size(claims); c++) note(d, it, claim_words(d->arena, json_array_get(claims, c), greatest));
    it->proof = proof_of(d->arena, last);
  }
  json_decref(list);
}

/* ---- conflicts, silence, time, network ---- */

static void contradictions(tr_document *d, json_t *list, size_t most) {
  tr_section *s = section(d, "Contradictions", "No contradictions were found.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *pair = json_array_get(list, i), *first = json_object_get(pair, "first"), *second = json_object_get(pair, "second");
    tr_item *it = item(d, s, most);
    if (!it) continue;
    text_any(d, it, first, json_object_get(first, "fields"));
    it->mark = tr_arena_copy(d->arena, TR_SPAN("against"));
    it->tone = TR_BAD;
    it->when = date_words(d->arena, json_object_get(second, "date"));
    tr_proof other = proof_of(d->arena, first);
    note(d, it, made(d->arena, "%s", get(pair, "why")));
    note(d, it, made(d->arena, "\"%.*s\" %.*s [%lld]", S(other.says), S(other.source), (long long)other.line));
    it->proof = proof_of(d->arena, second);
  }
}

static void silence(tr_document *d, json_t *list, size_t most) {
  tr_section *s = section(d, "Silence", "Nobody has been silent for long on what is still talked of.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *one = json_array_get(list, i);
    tr_item *it = item(d, s, most);
    if (!it) continue;
    it->mark = made(d->arena, "%lld days", (long long)number(one, "days"));
    it->text = made(d->arena, "no word of %s on %s; then: %s", get(json_object_get(one, "party"), "name"), get(one, "name") ? get(one, "name") : "it", get(one, "position"));
    it->when = day_words(d->arena, get(one, "since"), false);
    it->proof.line = number(one, "line");
  }
}

static void network(tr_document *d, json_t *json, size_t most) {
  tr_section *s = section(d, "Who acts on whom", "No acts between two actors are told.");
  json_t *links = json_object_get(json, "links"), *actors = json_object_get(json, "actors");
  for (size_t i = 0; i < json_array_size(links); i++) {
    json_t *link = json_array_get(links, i), *count;
    size_t a = index_of(actors, number(link, "source")), b = index_of(actors, number(link, "target"));
    tr_item *it = item(d, s, most);
    if (!it) continue;
    it->mark = made(d->arena, "%lld", (long long)number(link, "count"));
    it->text = made(d->arena, "%s -> %s", get(json_array_get(actors, a), "name"), get(json_array_get(actors, b), "name"));
    tr_buffer types = {0};
    const char *type;
    json_object_foreach(json_object_get(link, "types"), type, count) tr_buffer_printf(&types, "%s%s %lld", types.size ? ", " : "", type, (long long)json_integer_value(count));
    note(d, it, made(d->arena, "%s", types.data ? types.data : ""));
    tr_buffer_free(&types);
    it->proof.line = number(link, "line");
  }
}

/* ---- documents ---- */

static void heading(tr_document *d, json_t *json) {
  json_t *process = json_object_get(json, "process");
  truce_span today = day_words(d->arena, get(json, "today"), false), first = day_words(d->arena, get(process, "first"), false), last = day_words(d->arena, get(process, "last"), false);
  const char *name = get(process, "name");
  d->title = made(d->arena, "%s%sstate of play%s%.*s", name ? name : "", name ? ": " : "", today.size ? " on " : "", S(today));
  if (!name && d->title.size) ((char *)(uintptr_t)d->title.data)[0] = 'S';
  d->subtitle = made(d->arena, "%lld report%s from %lld source%s%s%.*s%s%.*s; %lld lines in %lld entries", (long long)number(process, "reports"), number(process, "reports") == 1 ? "" : "s", (long long)number(process, "sources"), number(process, "sources") == 1 ? "" : "s",
                     first.size ? ", " : "", S(first), last.size ? " to " : "", S(last), (long long)number(process, "lines"), (long long)number(process, "entries"));
}

#define LIST(name) json_object_get(json, name)

static void state_of_play(tr_document *d, json_t *json, size_t most) {
  heading(d, json);
  latest(d, LIST("new"), most);
  proposals(d, LIST("proposals"), most);
  positions(d, LIST("positions"), most ? most + most / 2 : 0);
  entries(d, LIST("deadlines"), "Deadlines", "No deadlines are told of.", text_deadline, most);
  entries(d, LIST("mediation"), "Mediation", "Nobody is said to mediate.", text_mediation, most);
  entries(d, LIST("itineraries"), "Itineraries", "No missions are told of.", text_leg, most);
  entries(d, LIST("access"), "Access", "No crossings, roads or ports are told of.", text_access, most);
  entries(d, LIST("calls"), "Calls and pressure", "No calls are told of.", text_call, most);
  entries(d, LIST("spillover"), "Spillover", "No spillover is told of.", text_spillover, most);
  entries(d, LIST("domestic"), "At home", "Nothing is told of politics at home.", text_domestic, most);
  figures(d, LIST("figures"), most);
  contradictions(d, LIST("contradictions"), most);
  silence(d, LIST("silence"), most / 2);
}

void tr_document_of_view(tr_document *d, truce_arena *arena, const char *view, json_t *json, size_t most) {
  static const struct {
    const char *view, *title, *empty;
    text_writer *write;
  } lists[] = {
      {"deadlines", "Deadlines", "No deadlines are told of.", text_deadline},  {"mediation", "Mediation", "Nobody is said to mediate.", text_mediation},
      {"itineraries", "Itineraries", "No missions are told of.", text_leg},    {"access", "Access", "No crossings, roads or ports are told of.", text_access},
      {"calls", "Calls and pressure", "No calls are told of.", text_call},     {"spillover", "Spillover", "No spillover is told of.", text_spillover},
      {"domestic", "At home", "Nothing is told of politics at home.", text_domestic}, {"reactions", "Reactions", "No reactions are told of.", text_any},
      {"new", "New", "Nothing new.", text_any},
  };
  *d = (tr_document){.arena = arena};
  if (!strcmp(view, "state_of_play")) state_of_play(d, json, most);
  if (!strcmp(view, "proposals")) proposals(d, LIST("proposals"), most);
  if (!strcmp(view, "positions")) positions(d, json, 0);
  if (!strcmp(view, "figures")) figures(d, LIST("figures"), most);
  if (!strcmp(view, "contradictions")) contradictions(d, LIST("contradictions"), most);
  if (!strcmp(view, "silence")) silence(d, LIST("silence"), most);
  if (!strcmp(view, "network")) network(d, json, most);
  if (!strcmp(view, "timeline")) entries(d, LIST("entries"), "Timeline", "Nothing dated is told.", text_any, most);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (!strcmp(view, lists[i].view)) entries(d, LIST(view), lists[i].title, lists[i].empty, lists[i].write, most);
}
