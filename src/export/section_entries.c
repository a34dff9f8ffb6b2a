/* Views that are lists of entries: each kind in its own words. */
#include <stdio.h>

#include "export/wording.h"
#include "process/families.h"

typedef void text_writer(tr_document *d, tr_item *it, json_t *entry, json_t *fields);

static truce_span place_words(truce_arena *arena, json_t *place) {
  const char *name = tr_get(place, "name");
  return name ? tr_made(arena, "%s", name) : (truce_span){NULL, 0};
}

static void text_mediation(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "mediators")), parties = tr_names(d->arena, json_object_get(f, "parties"));
  it->mark = tr_spaced(d->arena, tr_get(f, "role") ? tr_get(f, "role") : "mediator");
  it->text = tr_made(d->arena, "%.*s%s%.*s", S(who),
                     !parties.size                                        ? ""
                     : json_array_size(json_object_get(f, "parties")) > 1 ? " between "
                                                                          : " with ",
                     S(parties));
  (void)e;
}

static void text_leg(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "who")), where = place_words(d->arena, json_object_get(f, "where")),
             hosts = tr_names(d->arena, json_object_get(f, "hosts"));
  const char *state = tr_get(e, "state");
  it->mark = tr_made(d->arena, "%s", state ? state : "");
  it->tone = state && !strcmp(state, "done") ? TR_GOOD : TR_MIXED;
  it->text = tr_made(d->arena, "%.*s%s%.*s%s%s%.*s", S(who.size ? who : TR_SPAN("somebody")), where.size ? " to " : "", S(where),
                     !hosts.size  ? ""
                     : where.size ? ", "
                                  : " ",
                     !hosts.size                                 ? ""
                     : tr_several_act(json_object_get(f, "who")) ? "meet "
                                                                 : "meets ",
                     S(hosts));
  truce_span purpose = tr_words_of(d->arena, json_object_get(f, "purpose"));
  if (purpose.size) tr_item_note(d, it, tr_made(d->arena, "for: %.*s", S(purpose)));
}

static void text_access(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span point = place_words(d->arena, json_object_get(f, "point")), by = tr_names(d->arena, json_object_get(f, "by")),
             seen = tr_day_words(d->arena, tr_get(e, "last_confirmed"), false);
  const char *state = tr_get(f, "state");
  it->mark = tr_spaced(d->arena, state);
  it->tone = state && !strcmp(state, "open") ? TR_GOOD : state && !strcmp(state, "closed") ? TR_BAD : TR_MIXED;
  it->text = tr_made(d->arena, "%.*s%s%s%s%.*s", S(point), tr_get(f, "for") && strcmp(tr_get(f, "for"), "all") != 0 ? " for " : "",
                     tr_get(f, "for") && strcmp(tr_get(f, "for"), "all") != 0 ? tr_get(f, "for") : "", by.size ? ", by " : "", S(by));
  if (seen.size) tr_item_note(d, it, tr_made(d->arena, "last told %.*s", S(seen)));
}

static void text_call(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "who")), whom = tr_names(d->arena, json_object_get(f, "whom")),
             what = tr_words_of(d->arena, json_object_get(f, "for_what"));
  truce_span demand = tr_spaced(d->arena, tr_get(f, "demand"));
  it->mark = demand;
  it->text = tr_made(d->arena, "%.*s to %.*s%s%.*s", S(who), S(whom.size ? whom : TR_SPAN("all")), what.size ? ": " : "", S(what));
  (void)e;
}

static void text_spillover(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "who")), where = place_words(d->arena, json_object_get(f, "where"));
  it->mark = tr_made(d->arena, "%s", *tr_status_mark(e) ? tr_status_mark(e) : "actual");
  it->tone = TR_BAD;
  it->text = tr_made(d->arena, "%.*s%s%.*s", S(where), who.size ? ": " : "", S(who));
}

static void text_domestic(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "who")), on = tr_names(d->arena, json_object_get(f, "pressure_on"));
  const char *country = tr_get(f, "country");
  it->mark = tr_spaced(d->arena, tr_get(f, "form"));
  it->tone = tr_get(f, "form") && !strcmp(tr_get(f, "form"), "praise") ? TR_GOOD : TR_MIXED;
  if (!who.size && !on.size && country) it->text = tr_made(d->arena, "%s", country);
  else
    it->text = tr_made(d->arena, "%.*s%s%.*s%s%s%s", S(who),
                       !on.size   ? ""
                       : who.size ? " on "
                                  : "on ",
                       S(on), country ? " (" : "", country ? country : "", country ? ")" : "");
  (void)e;
}

static void text_deadline(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span what = tr_words_of(d->arena, json_object_get(f, "what")), by = tr_names(d->arena, json_object_get(f, "set_by"));
  bool passed = json_is_true(json_object_get(e, "passed"));
  json_t *kept = json_object_get(e, "kept");
  it->mark = tr_arena_copy(d->arena, passed ? TR_SPAN("passed") : TR_SPAN("ahead"));
  it->tone = passed ? TR_FAINT : TR_STRONG;
  it->text = what.size ? what : tr_made(d->arena, "%s", tr_get(e, "says") ? tr_get(e, "says") : "");
  if (by.size) tr_item_note(d, it, tr_made(d->arena, "set by %.*s", S(by)));
  if (json_is_object(kept))
    tr_item_note(d, it,
                 tr_made(d->arena, "around that day: %.*s - \"%.200s\" [%lld]", S(tr_spaced(d->arena, tr_get(kept, "step"))), tr_get(kept, "says"),
                         (long long)tr_get_number(kept, "line")));
}

/* "peace agreement: to be signed, by FARC" */
static void text_step(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  json_t *step = json_pack("{s:O, s:O}", "step", json_object_get(f, "step"), "status", json_object_get(e, "status"));
  truce_span words = step ? tr_step_words(d->arena, step, false) : (truce_span){NULL, 0}, about = tr_words_of(d->arena, json_object_get(f, "about")),
             by = tr_names(d->arena, json_object_get(f, "by"));
  about = tr_name_tidy(about);
  it->mark = tr_arena_copy(d->arena, TR_SPAN("step"));
  it->text = tr_made(d->arena, "%.*s%s%.*s%s%.*s", S(about), about.size ? ": " : "", S(words), by.size ? ", by " : "", S(by));
  json_decref(step);
}

/* The sixteen types as verbs: "the government blames the rebels", "Cuba and Norway blame them". */
static const char *verb_of(const char *type, bool plural) {
  static const char *const verbs[][3] = {{"AGREE", "agrees with", "agree with"},
                                         {"CONSULT", "meets or speaks with", "meet or speak with"},
                                         {"SUPPORT", "supports", "support"},
                                         {"CONCEDE", "yields to", "yield to"},
                                         {"COOPERATE", "works with", "work with"},
                                         {"AID", "helps", "help"},
                                         {"RETREAT", "pulls back from", "pull back from"},
                                         {"REQUEST", "asks", "ask"},
                                         {"REJECT", "refuses", "refuse"},
                                         {"ACCUSE", "blames", "blame"},
                                         {"THREATEN", "threatens", "threaten"},
                                         {"PROTEST", "protests against", "protest against"},
                                         {"SANCTION", "cuts ties with or punishes", "cut ties with or punish"},
                                         {"MOBILIZE", "readies forces against", "ready forces against"},
                                         {"COERCE", "coerces", "coerce"},
                                         {"ASSAULT", "attacks", "attack"}};
  for (size_t i = 0; type && i < sizeof verbs / sizeof *verbs; i++)
    if (!strcmp(verbs[i][0], type)) return verbs[i][plural ? 2 : 1];
  return type ? type : plural ? "act on" : "acts on";
}

/* "agrees with" nobody in particular is "agrees". */
static truce_span without_whom(const char *verb) {
  truce_span rest = tr_span(verb), word, kept = {verb, 0};
  while (tr_split(&rest, ' ', &word))
    if (!tr_listed(word, "with to against on from")) kept.size = (size_t)(word.data + word.size - verb);
  return kept;
}

/* Both sides the same, as of a meeting: they do it with each other. */
static bool one_with_another(json_t *actors, json_t *recipients) {
  if (json_array_size(actors) < 2 || json_array_size(actors) != json_array_size(recipients)) return false;
  for (size_t i = 0; i < json_array_size(actors); i++)
    if (tr_index_of(recipients, tr_get_number(json_array_get(actors, i), "id")) == json_array_size(recipients)) return false;
  return true;
}

static const char *status_words(json_t *e) {
  const char *mark = tr_status_mark(e);
  return !strcmp(mark, "planned")     ? "planned: "
         : !strcmp(mark, "possible")  ? "possibly: "
         : !strcmp(mark, "requested") ? "asked for: "
         : *mark                      ? "denied: "
                                      : "";
}

static void text_event(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  truce_span who = tr_names(d->arena, json_object_get(f, "actors")), whom = tr_names(d->arena, json_object_get(f, "recipients"));
  if (one_with_another(json_object_get(f, "actors"), json_object_get(f, "recipients"))) whom = TR_SPAN("each other");
  json_t *dead = json_object_get(f, "dead");
  it->mark = tr_arena_copy(d->arena, TR_SPAN("event"));
  const char *verb = verb_of(tr_get(f, "type"), tr_several_act(json_object_get(f, "actors")));
  it->text = tr_made(d->arena, "%s%.*s %.*s%s%.*s", status_words(e), S(who.size ? who : TR_SPAN("somebody")), S(whom.size ? tr_span(verb) : without_whom(verb)),
                     whom.size ? " " : "", S(whom));
  if (json_is_number(dead)) tr_item_note(d, it, tr_made(d->arena, "%g killed", json_number_value(dead)));
}

/* "FARC: accepts the June truce, with conditions", "Norway: undecided on the plan (possible)" */
static void text_stance(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const truce_span who = tr_names(d->arena, json_object_get(f, "party")), about = tr_name_tidy(tr_words_of(d->arena, json_object_get(f, "about")));
  const char *position = tr_get(f, "position"), *status = tr_status_mark(e);
  const bool conditions = position && !strcmp(position, "accepts_with_conditions"), undecided = position && !strcmp(position, "noncommittal"),
             divided = position && !strcmp(position, "divided");
  it->mark = tr_arena_copy(d->arena, TR_SPAN("stance"));
  it->text = tr_made(d->arena, "%.*s: %s%s%.*s%s%s%s%s", S(who.size ? who : TR_SPAN("somebody")),
                     conditions  ? "accepts"
                     : undecided ? "undecided"
                     : position  ? position
                                 : "",
                     !about.size            ? ""
                     : undecided || divided ? " on "
                                            : " ",
                     S(about), conditions ? ", with conditions" : "", *status ? " (" : "", status, *status ? ")" : "");
}

/* "at least 200 civilians killed", "$40,000,000", "2,800 targets" */
static void text_figure(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  const char *what = tr_get(f, "what"), *unit = tr_get(f, "unit"),
             *bound = json_is_true(json_object_get(f, "at_least"))  ? "at least "
                      : json_is_true(json_object_get(f, "at_most")) ? "at most "
                                                                    : "";
  const truce_span number = tr_number_words(d->arena, json_number_value(json_object_get(f, "number"))), of = tr_words_of(d->arena, json_object_get(f, "of"));
  const bool sign = unit && !strcmp(unit, "$"), counted = what && (!strcmp(what, "killed") || !strcmp(what, "injured") || !strcmp(what, "displaced"));
  bool whole;
  const truce_span whom = tr_display_cut(of.size && !sign && !(what && tr_equal_string(of, what)) ? of : tr_span(unit && !sign ? unit : ""), 70, &whole);
  it->mark = tr_arena_copy(d->arena, TR_SPAN("figure"));
  it->text = tr_made(d->arena, "%s%s%s%.*s%s%.*s%s%s%s", status_words(e), bound, sign ? "$" : "", S(number), whom.size ? " " : "", S(whom),
                     whole ? "" : "\xE2\x80\xA6", counted ? " " : "", counted ? what : "");
}

/* A call or a mediator in a list of all kinds: its own words behind its mark ("release", "host"), the kind in front. */
static void text_marked(tr_document *d, tr_item *it, json_t *e, json_t *f, const char *kind, text_writer *write) {
  write(d, it, e, f);
  const truce_span mark = it->mark;
  it->mark = tr_made(d->arena, "%s", kind);
  const bool told = mark.size && !tr_equal_string(mark, "other");
  it->text = tr_made(d->arena, "%s%.*s%s%.*s", status_words(e), S(told ? mark : TR_SPAN("")), told ? ": " : "", S(it->text));
}
static void text_any_call(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "call", text_call); }
static void text_any_mediation(tr_document *d, tr_item *it, json_t *e, json_t *f) { text_marked(d, it, e, f, "mediation", text_mediation); }

/* Any entry in one line: used by "new", "timeline", "reactions". */
void tr_text_any(tr_document *d, tr_item *it, json_t *e, json_t *f) {
  static const struct {
    const char *kind;
    text_writer *write;
  } own[] = {{"step", text_step},     {"event", text_event},   {"figure", text_figure},
             {"stance", text_stance}, {"call", text_any_call}, {"mediation", text_any_mediation}};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (tr_get(e, "kind") && !strcmp(tr_get(e, "kind"), own[i].kind)) {
      own[i].write(d, it, e, f);
      return;
    }
  static const char *const actors[] = {"actors", "party", "who", "mediators", "by", "authors", "by_whom", "set_by"}, *const targets[] = {"recipients", "whom",
                                                                                                                                         "parties", "hosts",
                                                                                                                                         "pressure_on"};
  truce_span who = {NULL, 0}, whom = {NULL, 0};
  for (size_t i = 0; i < 8 && !who.size; i++) who = json_is_array(json_object_get(f, actors[i])) ? tr_names(d->arena, json_object_get(f, actors[i])) : who;
  for (size_t i = 0; i < 5 && !whom.size; i++) whom = json_is_array(json_object_get(f, targets[i])) ? tr_names(d->arena, json_object_get(f, targets[i])) : whom;
  static const char *const words[] = {"type", "position", "step", "demand", "state", "form", "role", "what"};
  const char *word = NULL;
  for (size_t i = 0; i < 8 && !word; i++) word = tr_get(f, words[i]);
  truce_span about = tr_words_of(d->arena, json_object_get(f, "about")), said = tr_spaced(d->arena, word);
  const char *kind = tr_get(e, "kind");
  it->mark = tr_made(d->arena, "%s", kind ? kind : "");
  tr_buffer text = {0};
  tr_buffer_add_string(&text, status_words(e));
  if (who.size) tr_buffer_printf(&text, "%.*s", S(who));
  if (said.size) tr_buffer_printf(&text, "%s%.*s", who.size ? ": " : "", S(said));
  if (json_is_number(json_object_get(f, "number"))) tr_buffer_printf(&text, " %g", json_number_value(json_object_get(f, "number")));
  about = tr_name_tidy(about);
  if (about.size) tr_buffer_printf(&text, " %.*s", S(about));
  if (whom.size) tr_buffer_printf(&text, " -> %.*s", S(whom));
  if (json_is_object(json_object_get(f, "where")))
    tr_buffer_printf(&text, " in %s", tr_get(json_object_get(f, "where"), "name") ? tr_get(json_object_get(f, "where"), "name") : "?");
  if (json_is_object(json_object_get(f, "point")))
    tr_buffer_printf(&text, " %s", tr_get(json_object_get(f, "point"), "name") ? tr_get(json_object_get(f, "point"), "name") : "?");
  truce_span what = json_is_object(json_object_get(f, "what")) || json_is_string(json_object_get(f, "what"))
                        ? (truce_span){NULL, 0}
                        : tr_words_of(d->arena, json_object_get(f, "what"));
  if (kind && !strcmp(kind, "deadline")) what = tr_words_of(d->arena, json_object_get(f, "what"));
  if (kind && !strcmp(kind, "deadline") && what.size) tr_buffer_clear(&text), tr_buffer_add(&text, what);
  if (tr_get(f, "name")) tr_buffer_printf(&text, "%s%s", text.size ? ": " : "", tr_get(f, "name"));
  it->text = text.size ? tr_arena_copy(d->arena, tr_buffer_span(&text)) : tr_made(d->arena, "%s", tr_get(e, "says") ? tr_get(e, "says") : "");
  tr_buffer_free(&text);
}

enum { MOST_PASSED = 3 }; /* deadlines that are over, in a short report */

static void section_entries(tr_document *d, json_t *list, const char *title, const char *empty, text_writer *write, size_t most) {
  tr_section *s = tr_section_add(d, title, empty);
  size_t passed = 0;
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i);
    bool over = write == text_deadline && json_is_true(json_object_get(e, "passed"));
    tr_item *it = over && most && ++passed > MOST_PASSED ? (s->left_out++, NULL) : tr_item_add(d, s, most);
    if (!it) continue;
    write(d, it, e, json_object_get(e, "fields"));
    if (!it->when.size) it->when = tr_when(d->arena, e);
    if (json_is_true(json_object_get(e, "denied"))) tr_item_note(d, it, TR_SPAN("denied by another account"));
    bool marked = write == text_leg || write == text_deadline || write == tr_text_any || write == text_spillover;
    if (*tr_status_mark(e) && !marked) it->mark = tr_made(d->arena, "%.*s, %s", S(it->mark), tr_status_mark(e));
    it->proof = tr_proof_of(d->arena, e);
  }
}

/* What a desk wants first: steps, positions, missions, crossings and deadlines of the last days, and events that several sources tell. */
void tr_section_latest(tr_document *d, json_t *list, size_t most) {
  static const char *const kinds[] = {"step", "stance", "leg", "access", "deadline", "spillover", "mediation"};
  json_t *chosen = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i);
    bool wanted = tr_get_number(e, "sources") > 1;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) wanted = wanted || (tr_get(e, "kind") && !strcmp(tr_get(e, "kind"), kinds[k]));
    if (wanted) json_array_append(chosen, e);
  }
  section_entries(d, chosen, "New", "Nothing new in the last days.", tr_text_any, most);
  json_decref(chosen);
}

bool tr_section_list(tr_document *d, const char *view, json_t *list, size_t most) {
  static const struct {
    const char *view, *title, *empty;
    text_writer *write;
  } lists[] = {
      {"deadlines", "Deadlines", "No deadlines are told of.", text_deadline},
      {"mediation", "Mediation", "Nobody is said to mediate.", text_mediation},
      {"itineraries", "Itineraries", "No missions are told of.", text_leg},
      {"access", "Access", "No crossings, roads or ports are told of.", text_access},
      {"calls", "Calls and pressure", "No calls are told of.", text_call},
      {"spillover", "Spillover", "No spillover is told of.", text_spillover},
      {"domestic", "At home", "Nothing is told of politics at home.", text_domestic},
      {"reactions", "Reactions", "No reactions are told of.", tr_text_any},
      {"new", "New", "Nothing new.", tr_text_any},
      {"timeline", "Timeline", "Nothing dated is told.", tr_text_any},
  };
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (!strcmp(view, lists[i].view)) {
      section_entries(d, list, lists[i].title, lists[i].empty, lists[i].write, most);
      return true;
    }
  return false;
}
