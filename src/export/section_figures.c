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
  const char *unit = tr_get(c, "unit"), *source = tr_get(c, "source"), *sign = tr_money_sign(c, tr_get(group, "what"), tr_get(c, "says"));
  const double number = json_number_value(json_object_get(c, "number"));
  const truce_span by = tr_names(arena, json_object_get(c, "by_whom"));
  const bool of_group = unit && (tr_is(group, "unit", unit) || tr_is(group, "of", unit));
  tr_buffer text = {0};
  tr_add_led(&text, "", bar(arena, number, greatest));
  if (text.size) tr_buffer_add_char(&text, ' ');
  tr_buffer_add_string(&text, tr_status_lead(c));
  tr_add_led(&text, "", tr_count_words(arena, c, tr_get(c, "says"), sign));
  if (unit && !*sign && !of_group) tr_buffer_printf(&text, " %s", unit);
  if (by.size) tr_add_led(&text, tr_several_act(json_object_get(c, "by_whom")) ? ", say " : ", says ", by);
  else if (source) tr_add_led(&text, ", in ", tr_span(source));
  tr_add_led(&text, ", ", tr_fact_day(arena, c, true));
  tr_buffer_printf(&text, " [%lld]%s", (long long)tr_get_number(c, "line"), tr_doubt(tr_doubtful(c)));
  return tr_moved(arena, &text);
}

static truce_span whom_counted(truce_arena *arena, json_t *group) {
  const char *what = tr_get(group, "what");
  bool whole;
  const truce_span of = tr_display_cut(tr_span(tr_get(group, "of")), 70, &whole);
  if (of.size) return tr_made(arena, "%.*s%s", S(of), whole ? "" : "\xE2\x80\xA6");
  const bool people = what && tr_listed(tr_span(what), "killed injured displaced hostages prisoners fighters");
  return tr_made(arena, "not said of %s", people ? "whom" : "what");
}

/* Of several claims. */
static double greatest_of(json_t *claims) {
  double greatest = 0;
  for (size_t c = 0; c < json_array_size(claims) && json_array_size(claims) > 1; c++) {
    const double value = json_number_value(json_object_get(json_array_get(claims, c), "number"));
    greatest = value > greatest ? value : greatest;
  }
  return greatest;
}

void tr_section_figures(tr_document *d, json_t *list, size_t most) {
  enum { LATEST = 6 }; /* claims of a group that are shown */
  tr_section *s = tr_section_add(d, "Figures", "No figures are told.");
  for (size_t i = 0; i < json_array_size(list); i++) {
    json_t *g = json_array_get(list, i), *claims = json_object_get(g, "claims");
    const size_t count = json_array_size(claims);
    tr_item *it = tr_item_add(d, s, most);
    if (!it) continue;
    it->mark = tr_spaced(d->arena, tr_get(g, "what"));
    it->text = whom_counted(d->arena, g);
    for (size_t c = count > LATEST ? count - LATEST : 0; c < count; c++)
      tr_item_note(d, it, claim_words(d->arena, json_array_get(claims, c), g, greatest_of(claims)));
    it->proof = tr_proof_of(d->arena, json_array_get(claims, count - 1));
  }
}
