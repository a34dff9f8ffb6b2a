/* Numbers claimed, side by side. */
#include <stdio.h>

#include "export/wording.h"

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

/* "at least 1,190 Palestinians, says Hamas, 29 Jul 14 [227]"; the unit only where it is not the group's. */
static truce_span claim_words(truce_arena *arena, json_t *c, json_t *group, double greatest) {
  const char *group_unit = tr_get(group, "unit"), *group_of = tr_get(group, "of");
  truce_span by = tr_names(arena, json_object_get(c, "by_whom")), day = tr_fact_day(arena, c, true);
  const char *unit = tr_get(c, "unit"), *source = tr_get(c, "source"),
             *bound = json_is_true(json_object_get(c, "at_least"))  ? "at least "
                      : json_is_true(json_object_get(c, "at_most")) ? "at most "
                                                                    : "";
  truce_span bars = bar(arena, json_number_value(json_object_get(c, "number")), greatest),
             number = tr_number_words(arena, json_number_value(json_object_get(c, "number")));
  const bool sign = unit && !strcmp(unit, "$"),
             told = unit && !sign && (!group_unit || strcmp(unit, group_unit) != 0) && (!group_of || strcmp(unit, group_of) != 0);
  const bool says = by.size || (source && *source);
  const truce_span who = by.size ? by : tr_span(source ? source : "");
  return tr_made(arena, "%.*s%s%s%s%.*s%s%s%s%.*s%s%.*s [%lld]", S(bars), bars.size ? " " : "", bound, sign ? "$" : "", S(number), told ? " " : "",
                 told ? unit : "",
                 !says                                           ? ""
                 : !by.size                                      ? ", in "
                 : tr_several_act(json_object_get(c, "by_whom")) ? ", say "
                                                                 : ", says ",
                 S(who), day.size ? ", " : "", S(day), (long long)tr_get_number(c, "line"));
}

static bool counts_people(json_t *group) {
  static const char *const people[] = {"killed", "injured", "displaced", "hostages", "prisoners"};
  for (size_t i = 0; i < sizeof people / sizeof *people; i++)
    if (tr_get(group, "what") && !strcmp(tr_get(group, "what"), people[i])) return true;
  return false;
}

void tr_section_figures(tr_document *d, json_t *list, size_t most) {
  tr_section *s = tr_section_add(d, "Figures", "No figures are told.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *g = json_array_get(list, i), *claims = json_object_get(g, "claims");
    tr_item *it = tr_item_add(d, s, most);
    if (!it) continue;
    json_t *last = json_array_get(claims, json_array_size(claims) - 1);
    it->mark = tr_spaced(d->arena, tr_get(g, "what"));
    bool whole;
    truce_span shown = tr_display_cut(tr_span(tr_get(g, "of")), 70, &whole);
    it->text = shown.size ? tr_made(d->arena, "%.*s%s", S(shown), whole ? "" : "\xE2\x80\xA6")
                          : tr_arena_copy(d->arena, counts_people(g) ? TR_SPAN("not said of whom") : TR_SPAN("not said of what"));
    double greatest = 0;
    for (size_t c = 0; c < json_array_size(claims) && json_array_size(claims) > 1; c++) {
      double value = json_number_value(json_object_get(json_array_get(claims, c), "number"));
      greatest = value > greatest ? value : greatest;
    }
    for (size_t c = json_array_size(claims) > 6 ? json_array_size(claims) - 6 : 0; c < json_array_size(claims); c++)
      tr_item_note(d, it, claim_words(d->arena, json_array_get(claims, c), g, greatest));
    it->proof = tr_proof_of(d->arena, last);
  }
}
