/* What the last days brought, each fact told once: what is new, and what happened on the ground. */
#include "base/dates.h"
#include "export/wording.h"

/* ---- what is told twice ---- */

/* One text holds the other. */
static bool in_like_words(json_t *a, json_t *b) {
  const truce_span x = tr_span(tr_get(a, "says")), y = tr_span(tr_get(b, "says"));
  return x.size && y.size && (x.size < y.size ? tr_find(y, x, 0) : tr_find(x, y, 0)) != SIZE_MAX;
}

static bool fields_is(json_t *e, const char *name, const char *words) {
  const char *value = tr_get(json_object_get(e, "fields"), name);
  return value && tr_listed(tr_span(value), words);
}

static json_t *field_of(json_t *e, const char *name) { return json_object_get(json_object_get(e, "fields"), name); }

/* Somebody, or some country, stands in both lists; or one is empty. */
static bool lists_meet(json_t *a, json_t *b) {
  for (size_t i = 0; i < json_array_size(a); i++)
    for (size_t k = 0; k < json_array_size(b); k++) {
      json_t *one = json_array_get(a, i), *other = json_array_get(b, k);
      const char *country = tr_get(one, "country");
      if (tr_get_number(one, "id") == tr_get_number(other, "id") || (country && tr_is(other, "country", country))) return true;
    }
  return !json_array_size(a) || !json_array_size(b);
}

/* All of them are places, or the country that a journey leads to: whoever is met there is not told. */
static bool only_places(json_t *actors, json_t *where) {
  size_t i = 0;
  while (i < json_array_size(actors)) {
    json_t *actor = json_array_get(actors, i);
    if (!tr_is(actor, "kind", "place") && !(where && tr_get(where, "name") && tr_is(actor, "name", tr_get(where, "name")))) break;
    i++;
  }
  return i == json_array_size(actors);
}

/* Whom somebody travels to, or that he comes: the journey tells it. */
static bool journey_tells(json_t *leg, json_t *meeting) {
  return tr_is(leg, "kind", "leg") && fields_is(meeting, "type", "CONSULT") &&
         (json_array_size(field_of(leg, "hosts")) || only_places(field_of(meeting, "recipients"), field_of(leg, "where")));
}

/* The same act of force of the same ones, told with more words. */
static bool same_act(json_t *other, json_t *e) {
  const char *type = tr_get(json_object_get(e, "fields"), "type"), *x = tr_get(other, "says"), *y = tr_get(e, "says");
  return tr_is(other, "kind", "event") && type && tr_listed(tr_span(type), "ASSAULT COERCE MOBILIZE PROTEST") && fields_is(other, "type", type) &&
         !strcmp(tr_status_mark(other), tr_status_mark(e)) && x && y && strlen(x) > strlen(y) && json_array_size(field_of(e, "actors")) &&
         json_equal(field_of(other, "actors"), field_of(e, "actors")) && lists_meet(field_of(other, "recipients"), field_of(e, "recipients"));
}

/* A step, a position or a call tells more than the event in the same words ("agrees"), and a journey more than the meeting; a step that is due more than the
 * day that is set; an event more than a position on nothing that is named. */
static bool tells_more(json_t *other, json_t *e) {
  const char *kind = tr_get(other, "kind");
  if (tr_is(e, "kind", "event"))
    return (kind && fields_is(e, "type", "AGREE REQUEST REJECT SUPPORT") && tr_listed(tr_span(kind), "step stance call")) || journey_tells(other, e) ||
           same_act(other, e);
  if (tr_is(e, "kind", "deadline")) return tr_is(other, "kind", "step") && (tr_is(other, "status", "planned") || fields_is(other, "step", "due"));
  return tr_is(e, "kind", "stance") && tr_is(other, "kind", "event") && !json_object_get(json_object_get(e, "fields"), "about");
}

/* Does a step tell that the two have agreed, as a position of one of them does in the same words? */
static bool agreed_by(json_t *step, json_t *stance) {
  json_t *of = json_object_get(field_of(step, "about"), "proposal");
  return tr_is(step, "kind", "step") && fields_is(step, "step", "agreed signed") && tr_is(step, "status", "actual") && tr_is(stance, "kind", "stance") &&
         fields_is(stance, "position", "accepts") && tr_is(stance, "status", "actual") && of &&
         json_equal(of, json_object_get(field_of(stance, "about"), "proposal"));
}

/* The step with those who took it: a new reference. */
static json_t *with_who_agreed(json_t *step, json_t *others) {
  json_t *by = json_array();
  for (size_t k = 0; k < json_array_size(others); k++) {
    json_t *other = json_array_get(others, k), *party = field_of(other, "party");
    if (!agreed_by(step, other) || !in_like_words(other, step)) continue;
    for (size_t i = 0; i < json_array_size(party); i++)
      if (tr_index_of(by, tr_get_number(json_array_get(party, i), "id")) == json_array_size(by)) json_array_append(by, json_array_get(party, i));
  }
  json_t *told = json_array_size(by) && !json_array_size(field_of(step, "by")) ? json_deep_copy(step) : json_incref(step);
  if (told != step) json_object_set(json_object_get(told, "fields"), "by", by);
  json_decref(by);
  return told;
}

/* A new list without what another entry of the same report tells in the same words. */
json_t *tr_told_once(json_t *list) {
  json_t *by_report = json_object(), *kept = json_array();
  for (size_t i = 0; i < json_array_size(list); i++) {
    const char *report = tr_get(json_array_get(list, i), "report");
    if (!report) continue;
    if (!json_object_get(by_report, report)) json_object_set_new(by_report, report, json_array());
    json_array_append(json_object_get(by_report, report), json_array_get(list, i));
  }
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *e = json_array_get(list, i), *others = tr_get(e, "report") ? json_object_get(by_report, tr_get(e, "report")) : NULL;
    bool again = false;
    for (size_t k = 0; k < json_array_size(others) && !again; k++) {
      json_t *other = json_array_get(others, k);
      again = (tells_more(other, e) || agreed_by(other, e)) && in_like_words(other, e);
    }
    if (!again) json_array_append_new(kept, with_who_agreed(e, others));
  }
  json_decref(by_report);
  return kept;
}

/* ---- the last days ---- */

static bool of_force(json_t *e) {
  const char *type = tr_get(json_object_get(e, "fields"), "type");
  return tr_is(e, "kind", "event") && type && tr_listed(tr_span(type), "ASSAULT COERCE MOBILIZE PROTEST");
}

static bool is_latest(json_t *e, const char *kinds) {
  const char *kind = tr_get(e, "kind");
  const bool told_often = tr_get_number(e, "sources") > 1 && !of_force(e);
  return kind && tr_listed(tr_span(kind), kinds) && (strcmp(kind, "event") != 0 || told_often);
}

static truce_span new_since(tr_document *d, const char *since) {
  const truce_span day = tr_day_words(d->arena, since, false);
  return day.size ? tr_made(d->arena, "New since %.*s", S(day)) : TR_SPAN("New");
}

/* On a day of over a month before: what a report looks back on is not new. */
static bool looks_back(json_t *e, const char *since) {
  enum { MONTH = 31 };
  const char *from = tr_get(json_object_get(e, "date"), "from");
  truce_day day, begin;
  return from && since && tr_day_parse(tr_span(from), &day) && tr_day_parse(tr_span(since), &begin) && day.days + MONTH < begin.days;
}

/* What a desk wants first: steps and positions of the last days, crossings, other fronts, and what several sources tell; then missions and days set. */
void tr_section_latest(tr_document *d, json_t *list, const char *since, size_t most) {
  static const char *const kinds[] = {"step stance access spillover event", "leg mediation deadline"};
  json_t *chosen = json_array(), *once = tr_told_once(list);
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    for (size_t i = 0; i < json_array_size(once); i++)
      if (is_latest(json_array_get(once, i), kinds[k]) && !looks_back(json_array_get(once, i), since)) json_array_append(chosen, json_array_get(once, i));
  tr_section_any(d, chosen, new_since(d, since), "Nothing new in these days.", most);
  json_decref(chosen);
  json_decref(once);
}

/* On a day since then, or still to come. */
static bool lately(json_t *e, const char *since) {
  const char *from = tr_get(json_object_get(e, "date"), "from");
  return from ? !since || strcmp(from, since) >= 0 : tr_is(e, "status", "planned") || tr_is(e, "status", "possible");
}

/* Attacks, arrests, troops and protests among what is new. */
void tr_section_force(tr_document *d, json_t *list, const char *since, size_t most) {
  json_t *chosen = json_array();
  for (size_t i = 0; i < json_array_size(list); i++)
    if (of_force(json_array_get(list, i)) && lately(json_array_get(list, i), since)) json_array_append(chosen, json_array_get(list, i));
  tr_section_any(d, chosen, TR_SPAN("On the ground"), "No attack, arrest or protest is told of in these days.", most);
  json_decref(chosen);
}

/* All that is new, each fact once. */
void tr_section_new(tr_document *d, json_t *list, const char *since, size_t most) {
  json_t *once = tr_told_once(list);
  tr_section_any(d, once, new_since(d, since), "Nothing new.", most);
  json_decref(once);
}
