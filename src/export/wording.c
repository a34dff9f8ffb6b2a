/* Words for people: days, names, steps, numbers, as a view tells them. */
#include "export/wording.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/dates.h"
#include "process/families.h"

truce_span tr_made(truce_arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text = NULL;
  const int size = vasprintf(&text, format, arguments);
  va_end(arguments);
  if (size < 0) return (truce_span){NULL, 0};
  const truce_span copy = tr_arena_copy(arena, (truce_span){text, (size_t)size});
  free(text);
  return copy;
}

truce_span tr_moved(truce_arena *arena, tr_buffer *text) {
  const truce_span copy = tr_arena_copy(arena, tr_buffer_span(text));
  tr_buffer_free(text);
  return copy;
}

void tr_add_led(tr_buffer *text, const char *lead, truce_span words) {
  if (words.size) tr_buffer_printf(text, "%s%.*s", lead, S(words));
}

const char *tr_get(json_t *object, const char *name) { return json_string_value(json_object_get(object, name)); }
bool tr_is(json_t *object, const char *name, const char *word) {
  const char *has = tr_get(object, name);
  return has && !strcmp(has, word);
}
int64_t tr_get_number(json_t *object, const char *name) { return json_integer_value(json_object_get(object, name)); }

/* A day, or the month, year or week that begins on it: "2016-06-23…" → "23 June 2016", brief "23 Jun 16". */
static truce_span told_as(truce_arena *arena, const char *day, const char *precision, bool brief) {
  static const char *const months[] = {
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  };
  truce_day parsed;
  if (!day || !tr_day_parse(tr_span(day), &parsed)) return (truce_span){NULL, 0};
  const tr_civil c = tr_civil_of(parsed);
  if (!strcmp(precision, "year")) return tr_made(arena, "%d", c.year);
  const truce_span month = brief ? tr_made(arena, "%.3s %02d", months[c.month - 1], c.year % 100) : tr_made(arena, "%s %d", months[c.month - 1], c.year);
  if (!strcmp(precision, "month")) return month;
  return tr_made(arena, "%s%d %.*s", strcmp(precision, "week") ? "" : "week of ", c.day, S(month));
}

truce_span tr_day_words(truce_arena *arena, const char *day, bool brief) { return told_as(arena, day, "day", brief); }

truce_span tr_fact_day(truce_arena *arena, json_t *fact, bool brief) {
  const char *precision = tr_get(fact, "precision");
  return told_as(arena, tr_get(fact, "day"), precision ? precision : "day", brief);
}

truce_span tr_when(truce_arena *arena, json_t *entry) {
  json_t *date = json_object_get(entry, "date");
  const char *from = tr_get(date, "from"), *precision = tr_get(date, "precision");
  const truce_span day = told_as(arena, from, precision ? precision : "day", false);
  if (day.size) return strlen(from) > 11 ? tr_made(arena, "%.*s, %s", S(day), from + 11) : day;
  const truce_span first = tr_day_words(arena, tr_get(entry, "first_seen"), false);
  return first.size ? tr_made(arena, "told %.*s", S(first)) : first;
}

/* "sides" beside the two that it means (context.both-sides) says nothing more. */
static bool means_the_others(json_t *actor, size_t count) { return count > 2 && json_is_true(json_object_get(actor, "sides")); }

/* "Cuba, Norway and the United Nations" */
truce_span tr_names(truce_arena *arena, json_t *actors) {
  enum { MOST = 6 };
  tr_buffer text = {0};
  const size_t count = json_array_size(actors);
  size_t first = 0;
  while (first < count && means_the_others(json_array_get(actors, first), count - first)) first++;
  for (size_t i = first; i < count && i < first + MOST; i++) {
    const char *name = tr_get(json_array_get(actors, i), "name");
    if (i > first) tr_buffer_add_string(&text, i + 1 == count ? " and " : ", ");
    tr_buffer_add_string(&text, name ? name : "somebody");
  }
  if (count > first + MOST) tr_buffer_add_string(&text, " and others");
  return tr_moved(arena, &text);
}

/* "voters", "European governments", "police": one name, more than one. A capital at the head of a sentence is no name: "Leaders". */
static bool plural_name(json_t *actor) {
  static const char heads[] =
      "people police men women children both others leaders senators lawmakers officials ministers sources "
      "rebels soldiers troops demonstrators protesters residents forces brigades battalions guards units";
  truce_span rest = tr_span(tr_get(actor, "name")), word, last = {NULL, 0};
  while (tr_split(&rest, ' ', &word) && !tr_listed(word, "of in from for at with who and")) last = word;
  if (last.size < 3 || tr_listed_fold(last, heads)) return last.size > 2;
  const bool proper = tr_ascii_capital(last.data[0]), population = tr_equal_string(tr_span(tr_get(actor, "kind")), "population");
  if (last.data[last.size - 1] != 's' || last.data[last.size - 2] == 's') return false;
  return population && proper ? last.data[last.size - 2] != 'u' : !proper && !strchr("iu", last.data[last.size - 2]); /* "Iraqis", not "crisis" */
}

bool tr_several_act(json_t *actors) { return json_array_size(actors) > 1 || (json_array_size(actors) == 1 && plural_name(json_array_get(actors, 0))); }

/* "accepts_with_conditions" → "accepts with conditions" */
truce_span tr_spaced(truce_arena *arena, const char *word) {
  char *copy = tr_arena_string(arena, tr_span(word ? word : ""));
  for (char *c = copy; *c; c++)
    if (*c == '_') *c = ' ';
  return tr_span(copy);
}

/* 1497 → "1,497" */
truce_span tr_number_words(truce_arena *arena, double number) {
  char digits[64];
  snprintf(digits, sizeof digits, "%.10g", number);
  size_t whole = strspn(digits, "0123456789");
  if (whole < 4 || strchr(digits, 'e')) return tr_made(arena, "%s", digits);
  tr_buffer text = {0};
  for (size_t i = 0; digits[i]; i++) tr_buffer_printf(&text, "%s%c", i && i < whole && (whole - i) % 3 == 0 ? "," : "", digits[i]);
  return tr_moved(arena, &text);
}

/* "dozens" where the report says no more than that: the least that it may be (24, 200, 2,000 …) is truce's reckoning. */
static const char *loose_count(const char *says, double number) {
  static const struct {
    const char *words;
    double number;
  } counts[] = {{"tens of thousands", 20000}, {"hundreds of thousands", 200000}, {"several hundred", 200}, {"several thousand", 2000},
                {"dozens", 24},               {"hundreds", 200},                 {"thousands", 2000},      {"scores", 40}};
  for (size_t i = 0; says && i < sizeof counts / sizeof *counts; i++)
    if (number == counts[i].number && strcasestr(says, counts[i].words)) return counts[i].words;
  return NULL;
}

/* "8,000" of "8,000 to 9,000 men", "8,000-9,000": the other end, else nothing. */
static truce_span other_end(const char *says, truce_span number) {
  static const char *const signs[] = {"-", "\xE2\x80\x93", " to "};
  const size_t at = says ? tr_find(tr_span(says), number, 0) : SIZE_MAX;
  const truce_span rest = at == SIZE_MAX ? (truce_span){NULL, 0} : tr_span(says + at + number.size);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    const size_t lead = strlen(signs[i]), digits = tr_starts(rest, tr_span(signs[i])) ? strspn(rest.data + lead, "0123456789,") : 0;
    if (digits) return (truce_span){rest.data + lead, digits - (rest.data[lead + digits - 1] == ',')};
  }
  return (truce_span){NULL, 0};
}

const char *tr_money_sign(json_t *figure, const char *what, const char *says) {
  static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3"};
  const char *unit = tr_get(figure, "unit");
  if (unit && !strcmp(unit, "$")) return unit;
  for (size_t i = 0; what && says && !strcmp(what, "money") && i < sizeof signs / sizeof *signs; i++)
    if (strstr(says, signs[i])) return signs[i];
  return "";
}

truce_span tr_count_words(truce_arena *arena, json_t *f, const char *says, const char *sign) {
  const double number = json_number_value(json_object_get(f, "number"));
  const bool least = json_is_true(json_object_get(f, "at_least"));
  const char *loose = least ? loose_count(says, number) : NULL, *bound = least ? "at least " : json_is_true(json_object_get(f, "at_most")) ? "at most " : "";
  const truce_span told = tr_number_words(arena, number), end = *bound ? (truce_span){NULL, 0} : other_end(says, told);
  if (loose) return tr_made(arena, "%s", loose);
  return tr_made(arena, "%s%s%.*s%s%.*s", bound, sign, S(told), end.size ? " to " : "", S(end));
}

/* A range field: a string, a list of strings, {"name"}. */
truce_span tr_words_of(truce_arena *arena, json_t *value) {
  if (json_is_string(value)) return tr_arena_copy(arena, tr_span(json_string_value(value)));
  if (json_is_object(value)) return tr_words_of(arena, json_object_get(value, "name"));
  tr_buffer text = {0};
  for (size_t i = 0; i < json_array_size(value); i++)
    if (json_is_string(json_array_get(value, i))) tr_buffer_printf(&text, "%s%s", i ? " ... " : "", json_string_value(json_array_get(value, i)));
  return tr_moved(arena, &text);
}

bool tr_doubtful(json_t *fact) {
  json_t *sure = json_object_get(fact, "sure");
  return json_is_number(sure) && json_number_value(sure) < 0.5;
}

tr_proof tr_proof_of(truce_arena *arena, json_t *fact) {
  const char *source = tr_get(fact, "source"), *title = tr_get(fact, "title"), *says = tr_get(fact, "says");
  truce_span day = tr_day_words(arena, tr_get(fact, "published") ? tr_get(fact, "published") : tr_get(fact, "day"), false);
  const char *who = source && *source ? source : title ? title : "";
  return (tr_proof){
      .says = tr_arena_copy(arena, tr_span(says ? says : "")),
      .source = tr_made(arena, "%s%s%.*s", who, *who && day.size ? ", " : "", S(day)),
      .line = tr_get_number(fact, "line"),
      .reports = tr_get_number(fact, "reports"),
      .sources = tr_get_number(fact, "sources"),
      .doubtful = tr_doubtful(fact),
  };
}

/* "signed", "to be signed", "may be signed", "not signed"; of a truce that goes on "extension agreed" */
truce_span tr_step_words(const tr_document *d, json_t *step, bool with_day) {
  static const struct {
    const char *step, *done, *be;
  } words[] = {{"offered", "offered", "be offered"},
               {"under_talks", "in talks", "be talked of"},
               {"agreed", "agreed", "be agreed"},
               {"signed", "signed", "be signed"},
               {"due", "due", "be due"},
               {"begun", "begun", "begin"},
               {"holding", "in force", "hold"},
               {"extended", "extended", "be extended"},
               {"postponed", "postponed", "be postponed"},
               {"paused", "paused", "pause"},
               {"breached", "breached", "be breached"},
               {"carried_out", "carried out", "be carried out"},
               {"ended", "ended", "end"},
               {"collapsed", "collapsed", "collapse"}};
  static const char *const forms[][2] = {{"planned", "to "}, {"possible", "may "}, {"requested", "asked to "}, {"negated", "not "}};
  const char *name = tr_get(step, "step"), *status = tr_get(step, "status"), *done = name ? name : "", *be = done, *form = "";
  for (size_t i = 0; name && i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i].step, name)) done = words[i].done, be = words[i].be;
  for (size_t i = 0; status && i < 4; i++)
    if (!strcmp(forms[i][0], status)) form = forms[i][1];
  if (name && !strcmp(name, "due") && *form != 'n') form = "";
  const char *of =
      name && tr_listed(tr_span(name), "offered under_talks agreed signed") && tr_of_extension(d->words, tr_span(tr_get(step, "says"))) ? "extension " : "";
  truce_span day = with_day ? tr_fact_day(d->arena, step, true) : (truce_span){NULL, 0};
  return tr_made(d->arena, "%s%s%s%s%.*s", of, form, *form && *form != 'n' ? be : done, day.size ? " " : "", S(day));
}

/* A name as it is; words that only say what somebody is for or against ("negotiate with them") in quotation marks. */
truce_span tr_name_shown(const tr_document *d, truce_span name) {
  char class[TR_FAMILY_KEY];
  const truce_span tidy = tr_name_tidy(d->words, name);
  const bool deed = tidy.size && tidy.data[0] >= 'a' && tidy.data[0] <= 'z' && !tr_family_of(d->words, tidy, class) && memchr(tidy.data, ' ', tidy.size);
  return deed ? tr_made(d->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", S(tidy)) : tidy;
}

size_t tr_index_of(json_t *list, int64_t id) {
  size_t i = 0;
  while (i < json_array_size(list) && tr_get_number(json_array_get(list, i), "id") != id) i++;
  return i;
}

const char *tr_status_mark(json_t *entry) {
  const char *status = tr_get(entry, "status");
  if (!status || !strcmp(status, "actual")) return "";
  return strcmp(status, "negated") ? status : "denied";
}

const char *tr_status_lead(json_t *entry) {
  static const char *const leads[][2] = {{"planned", "planned: "}, {"possible", "possibly: "}, {"requested", "asked for: "}, {"denied", "denied: "}};
  const char *mark = tr_status_mark(entry);
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
    if (!strcmp(leads[i][0], mark)) return leads[i][1];
  return "";
}
