/* What an entry of each kind is told by, in one line. */
#include <stdio.h>

#include "base/ascii.h"
#include "export/entry_texts.h"
#include "export/wording.h"
#include "process/counted_noun.h"
#include "process/due_words.h"
#include "process/families.h"
#include "process/words.h"

/* ---- pieces ---- */

static truce_span names(tr_document *d, json_t *f, const char *field) { return tr_names(d->arena, json_object_get(f, field)); }
static truce_span words(tr_document *d, json_t *f, const char *field) { return tr_words_of(d->arena, json_object_get(f, field)); }

static truce_span name_in(tr_document *d, json_t *f, const char *field) {
  const char *name = tr_get(json_object_get(f, field), "name");
  return name ? tr_made(d->arena, "%s", name) : (truce_span){NULL, 0};
}

static truce_span or_somebody(truce_span who) { return who.size ? who : TR_SPAN("somebody"); }

/* ---- each kind ---- */

void tr_text_mediation(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  tr_buffer text = {0};
  it->mark = tr_spaced(d->arena, tr_get(f, "role") ? tr_get(f, "role") : "mediator");
  tr_add_led(&text, "", names(d, f, "mediators"));
  tr_add_led(&text, json_array_size(json_object_get(f, "parties")) > 1 ? " between " : " with ", names(d, f, "parties"));
  it->text = tr_moved(d->arena, &text);
  (void)e;
}

void tr_text_leg(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span where = name_in(d, f, "where"), hosts = names(d, f, "hosts"), purpose = words(d, f, "purpose");
  const char *state = tr_get(e, "state"), *meet = tr_several_act(json_object_get(f, "who")) ? "meet" : "meets";
  tr_buffer text = {0};
  it->mark = tr_made(d->arena, "%s", state ? state : "");
  it->tone = tr_is(e, "state", "done") ? TR_GOOD : TR_MIXED;
  tr_add_led(&text, "", or_somebody(names(d, f, "who")));
  tr_add_led(&text, " to ", where);
  if (hosts.size) tr_buffer_printf(&text, "%s %s %.*s", where.size ? "," : "", meet, S(hosts));
  it->text = tr_moved(d->arena, &text);
  if (purpose.size) tr_item_note(d, it, tr_made(d->arena, "for: %.*s", S(purpose)));
}

void tr_text_access(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span seen = tr_day_words(d->arena, tr_get(e, "last_confirmed"), false);
  const char *whom = tr_get(f, "for");
  tr_buffer text = {0};
  it->mark = tr_spaced(d->arena, tr_get(f, "state"));
  it->tone = tr_is(f, "state", "open") ? TR_GOOD : tr_is(f, "state", "closed") ? TR_BAD : TR_MIXED;
  tr_add_led(&text, "", name_in(d, f, "point"));
  if (whom && strcmp(whom, "all") != 0) tr_buffer_printf(&text, " for %s", whom);
  tr_add_led(&text, ", by ", names(d, f, "by"));
  it->text = tr_moved(d->arena, &text);
  const truce_span when = tr_when(d->arena, e);
  if (seen.size && !tr_ends(when, seen)) tr_item_note(d, it, tr_made(d->arena, "last told %.*s", S(seen))); /* "22 August 2015", "told 22 August 2015" say it */
}

void tr_text_call(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span whom = names(d, f, "whom");
  tr_buffer text = {0};
  it->mark = tr_is(f, "demand", "other") ? TR_SPAN("call") : tr_spaced(d->arena, tr_get(f, "demand"));
  tr_add_led(&text, "", names(d, f, "who"));
  tr_add_led(&text, text.size ? " to " : "to ", whom);
  tr_add_led(&text, text.size ? ": " : "", words(d, f, "for_what"));
  it->text = tr_moved(d->arena, &text);
  (void)e;
}

void tr_text_spillover(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  tr_buffer text = {0};
  it->mark = tr_made(d->arena, "%s", *tr_status_mark(e) ? tr_status_mark(e) : "happened");
  it->tone = TR_BAD;
  tr_add_led(&text, "", name_in(d, f, "where"));
  tr_add_led(&text, ": ", names(d, f, "who"));
  it->text = tr_moved(d->arena, &text);
}

void tr_text_domestic(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const char *country = tr_get(f, "country");
  tr_buffer text = {0};
  it->mark = tr_spaced(d->arena, tr_get(f, "form"));
  it->tone = tr_is(f, "form", "praise") ? TR_GOOD : TR_MIXED;
  tr_add_led(&text, "", names(d, f, "who"));
  tr_add_led(&text, text.size ? " on " : "on ", names(d, f, "pressure_on"));
  const bool named = country && tr_find(tr_buffer_span(&text), tr_span(country), 0) != SIZE_MAX; /* "Colombia's lower house" */
  if (country && !named) tr_buffer_printf(&text, text.size ? " (%s)" : "%s", country);
  it->text = tr_moved(d->arena, &text);
  (void)e;
}

/* What is due; a single word ("meet", a country) tells too little, so the report's own words do. */
static truce_span what_is_due(tr_document *d, json_t *e, json_t *f) {
  const truce_span what = words(d, f, "what"), says = tr_span(tr_get(e, "says"));
  const truce_span told = tr_due_words(d->words, what, says);
  char *copy = tr_arena_string(d->arena, told);
  if (tr_starts(told, TR_SPAN("The ")) || tr_starts(told, TR_SPAN("A "))) *copy = tr_ascii_lower(*copy); /* at the head of a sentence */
  return (truce_span){copy, told.size};
}

void tr_text_deadline(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span by = names(d, f, "set_by");
  const bool passed = json_is_true(json_object_get(e, "passed"));
  json_t *outcome = json_object_get(e, "kept");
  it->mark = tr_arena_copy(d->arena, passed ? TR_SPAN("passed") : TR_SPAN("ahead"));
  it->tone = passed ? TR_FAINT : TR_STRONG;
  it->text = what_is_due(d, e, f);
  if (by.size) tr_item_note(d, it, tr_made(d->arena, "set by %.*s", S(by)));
  if (!json_is_object(outcome)) return;
  const truce_span step = tr_spaced(d->arena, tr_get(outcome, "step"));
  const long long line = (long long)tr_get_number(outcome, "line");
  tr_item_note(d, it, tr_made(d->arena, "around that day: %.*s - \"%.200s\" [%lld]", S(step), tr_get(outcome, "says"), line));
}

/* "peace agreement: to be signed, by FARC" */
static void text_step(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  json_t *step = json_pack("{s:O, s:O, s:O*}", "step", json_object_get(f, "step"), "status", json_object_get(e, "status"), "says", json_object_get(e, "says"));
  tr_buffer text = {0};
  it->mark = tr_arena_copy(d->arena, TR_SPAN("step"));
  tr_add_led(&text, "", tr_name_tidy(d->words, words(d, f, "about")));
  if (step) tr_add_led(&text, text.size ? ": " : "", tr_step_words(d, step, false));
  tr_add_led(&text, ", by ", names(d, f, "by"));
  it->text = tr_moved(d->arena, &text);
  json_decref(step);
}

/* "agrees with" nobody in particular is "agrees". */
static truce_span without_whom(truce_span verb) {
  truce_span rest = verb, word, kept = {verb.data, 0};
  while (tr_split(&rest, ' ', &word))
    if (!tr_listed(word, "with to against on from of")) kept.size = (size_t)(word.data + word.size - verb.data);
  return kept;
}

/* Both sides the same, as of a meeting: they do it with each other. */
static bool one_with_another(json_t *actors, json_t *recipients) {
  if (json_array_size(actors) < 2 || json_array_size(actors) != json_array_size(recipients)) return false;
  for (size_t i = 0; i < json_array_size(actors); i++)
    if (tr_index_of(recipients, tr_get_number(json_array_get(actors, i), "id")) == json_array_size(recipients)) return false;
  return true;
}

/* Does a list hold forces or a government of this state, or a place in it? Then the state itself says nothing more. */
static bool stands_for_state(json_t *list, json_t *state) {
  const char *country = tr_get(state, "country");
  for (size_t i = 0; country && i < json_array_size(list); i++) {
    json_t *other = json_array_get(list, i), *sectors = json_object_get(other, "sectors");
    bool own = tr_is(other, "kind", "place");
    for (size_t k = 0; k < json_array_size(sectors); k++) own = own || tr_listed(tr_span(json_string_value(json_array_get(sectors, k))), "MIL GOV COP");
    if (own && !tr_is(other, "kind", "state") && tr_is(other, "country", country)) return true;
  }
  return false;
}

/* "rebels" beside a movement that is named says nothing more. */
static bool nameless_rebels(json_t *list, json_t *actor) {
  const char *name = tr_get(actor, "name");
  bool named = false;
  if (!name || !tr_listed_fold(tr_span(name), "rebels guerrillas insurgents militants fighters gunmen")) return false;
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *other = json_array_get(list, i);
    named = named || (tr_is(other, "kind", "armed_group") && tr_get(other, "country"));
  }
  return named;
}

/* "Israel Defense Forces and Israel" → "Israel Defense Forces", "Tel Aviv and Israel" → "Tel Aviv"; where others are hit, too, a place is where they are. */
static truce_span names_once(tr_document *d, json_t *list, json_t *places) {
  json_t *kept = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *actor = json_array_get(list, i);
    if (tr_is(actor, "kind", "place")) json_array_append(places, actor);
    else if (!nameless_rebels(list, actor) && (!tr_is(actor, "kind", "state") || !stands_for_state(list, actor))) json_array_append(kept, actor);
  }
  if (!json_array_size(kept)) json_array_extend(kept, places), json_array_clear(places);
  const truce_span told = tr_names(d->arena, kept);
  json_decref(kept);
  return told;
}

/* " in Tarn", " near Tarn" */
static truce_span where_hit(tr_document *d, json_t *e, json_t *places) {
  const char *says = tr_get(e, "says"), *first = tr_get(json_array_get(places, 0), "name");
  if (!first) return (truce_span){NULL, 0};
  const truce_span near = tr_made(d->arena, "near %s", first), names = tr_names(d->arena, places);
  return tr_made(d->arena, " %s %.*s", tr_find(tr_span(says), near, 0) != SIZE_MAX ? "near" : "in", S(names));
}

static void text_event(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  json_t *actors = json_object_get(f, "actors"), *recipients = json_object_get(f, "recipients"), *dead = json_object_get(f, "dead");
  json_t *places = json_array();
  const truce_span who = tr_names(d->arena, actors);
  const truce_span whom = one_with_another(actors, recipients) ? TR_SPAN("each other") : names_once(d, recipients, places), where = where_hit(d, e, places);
  const tr_act *done = tr_act_of(&d->words->acts, tr_get(f, "type"), tr_get(f, "mode"));
  const truce_span verb = !who.size && whom.size ? done->noun : tr_several_act(actors) ? done->they_do : done->does;
  tr_buffer text = {0};
  it->mark = tr_arena_copy(d->arena, TR_SPAN("event"));
  tr_buffer_add_string(&text, tr_status_lead(e));
  if (who.size || !whom.size) tr_buffer_printf(&text, "%.*s ", S(or_somebody(who)));
  tr_add_led(&text, "", whom.size ? verb : without_whom(verb));
  tr_add_led(&text, " ", whom);
  tr_add_led(&text, "", where);
  it->text = tr_moved(d->arena, &text);
  json_decref(places);
  if (json_is_number(dead)) tr_item_note(d, it, tr_made(d->arena, "%g killed", json_number_value(dead)));
}

/* "FARC: accepts the June truce, with conditions", "Norway: undecided on the plan (possible)" */
static void text_stance(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  static const struct {
    const char *position, *told, *lead, *end;
  } ways[] = {{"accepts_with_conditions", "accepts", " ", ", with conditions"}, {"noncommittal", "undecided", " on ", ""}, {"divided", "divided", " on ", ""}};
  const char *position = tr_get(f, "position"), *status = tr_status_mark(e), *told = position ? position : "", *lead = " ", *end = "";
  for (size_t i = 0; position && i < sizeof ways / sizeof *ways; i++)
    if (!strcmp(ways[i].position, position)) told = ways[i].told, lead = ways[i].lead, end = ways[i].end;
  tr_buffer text = {0};
  it->mark = tr_arena_copy(d->arena, TR_SPAN("stance"));
  tr_add_led(&text, "", or_somebody(names(d, f, "party")));
  tr_buffer_printf(&text, ": %s", told);
  tr_add_led(&text, lead, tr_name_shown(d, words(d, f, "about")));
  tr_buffer_add_string(&text, end);
  if (*status) tr_buffer_printf(&text, " (%s)", status);
  it->text = tr_moved(d->arena, &text);
}

/* Whom or what a figure counts, without its number; what says no more than "killed" is left out. */
static truce_span whom_counted(tr_document *d, json_t *f) {
  const char *what = tr_get(f, "what"), *unit = tr_get(f, "unit");
  const truce_span of = tr_counted_noun(d->words, tr_behind_number(words(d, f, "of"), json_number_value(json_object_get(f, "number"))));
  return of.size && !(what && tr_equal_string(of, what)) ? of : tr_counted_noun(d->words, tr_span(unit ? unit : ""));
}

/* "at least 200 civilians killed", "$40,000,000", "2,800 targets", "dozens of men" */
static void text_figure(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const char *what = tr_get(f, "what"), *sign = tr_money_sign(f, tr_get(f, "what"), tr_get(e, "says"));
  bool whole;
  const truce_span whom = tr_display_cut(*sign ? TR_SPAN("") : whom_counted(d, f), 70, &whole), count = tr_count_words(d->arena, f, tr_get(e, "says"), sign);
  const bool loose = count.size && tr_ends(count, TR_SPAN("s"));
  tr_buffer text = {0};
  it->mark = tr_arena_copy(d->arena, TR_SPAN("figure"));
  tr_buffer_add_string(&text, tr_status_lead(e));
  tr_add_led(&text, "", count);
  tr_add_led(&text, loose ? " of " : " ", whom);
  if (!whole) tr_buffer_add_string(&text, "\xE2\x80\xA6");
  if (what && tr_listed(tr_span(what), "killed injured displaced")) tr_buffer_printf(&text, " %s", what);
  else if (!whom.size && !*sign && tr_get(e, "says")) tr_buffer_printf(&text, ": %s", tr_get(e, "says")); /* a bare number says nothing */
  it->text = tr_moved(d->arena, &text);
}

/* An entry in a list of all kinds, as in its own: its words behind its mark ("release", "host", "closed"), the kind in front. */
static void text_marked(tr_document *d, tr_item *it, json_t *e, json_t *f, const char *kind, tr_text_writer *write) {
  write(d, it, e, f);
  const truce_span mark = it->mark;
  const bool told = mark.size && !tr_equal_string(mark, "call");
  const char *lead = tr_is(f, "state", "reopening_due") ? "" : tr_status_lead(e);
  it->mark = tr_made(d->arena, "%s", kind);
  it->text = tr_made(d->arena, "%s%.*s%s%.*s", lead, S(told ? mark : TR_SPAN("")), told && it->text.size ? ": " : "", S(it->text));
}
static void text_any_call(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "call", tr_text_call); }
static void text_any_mediation(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "mediation", tr_text_mediation); }
static void text_any_access(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "access", tr_text_access); }
static void text_any_domestic(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "domestic", tr_text_domestic); }

/* The same where the mark says no more than the status does. */
static void text_led(tr_document *d, tr_item *it, json_t *e, json_t *f, const char *kind, tr_text_writer *write) {
  write(d, it, e, f);
  it->mark = tr_made(d->arena, "%s", kind);
  it->text = tr_made(d->arena, "%s%.*s", tr_status_lead(e), S(it->text));
}
static void text_any_leg(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_led(d, it, e, f, "leg", tr_text_leg); }
static void text_any_spillover(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_led(d, it, e, f, "spillover", tr_text_spillover); }

static void text_any_deadline(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  it->mark = tr_arena_copy(d->arena, TR_SPAN("deadline"));
  it->text = tr_made(d->arena, "%s%.*s", tr_is(e, "status", "negated") ? tr_status_lead(e) : "", S(what_is_due(d, e, f)));
}

/* "Egypt: three-day truce" */
static void text_proposal(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span by = names(d, f, "authors");
  const char *name = tr_get(f, "name"), *says = tr_get(e, "says");
  it->mark = tr_arena_copy(d->arena, TR_SPAN("proposal"));
  it->text = tr_made(d->arena, "%s%.*s%s%s", tr_status_lead(e), S(by), by.size ? ": " : "", name ? name : says ? says : "");
}

void tr_text_any(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  static const struct {
    const char *kind;
    tr_text_writer *write;
  } own[] = {{"step", text_step},         {"event", text_event},     {"figure", text_figure},         {"stance", text_stance},
             {"call", text_any_call},     {"leg", text_any_leg},     {"mediation", text_any_mediation}, {"access", text_any_access},
             {"proposal", text_proposal}, {"domestic", text_any_domestic}, {"deadline", text_any_deadline}, {"spillover", text_any_spillover}};
  tr_text_writer *write = text_proposal;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (tr_is(e, "kind", own[i].kind)) write = own[i].write;
  write(d, it, e, f);
}
