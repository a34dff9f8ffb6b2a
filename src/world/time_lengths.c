/* Actions of time rules that give hours of the clock, durations, sets and vague references. One function an action. */
#include <math.h>

#include "world/time_call.h"

static bool act_clock(const tr_time_call *c) {
  int hour = (int)number(c, 0, -1), minute = (int)number(c, 1, -1);
  truce_span half = word(c, 2);
  if (hour < 0 || hour > 24 || minute > 59) return false;
  if (is(half, "PM") && hour < 12) hour += 12;
  if (is(half, "AM") && hour == 12) hour = 0;
  if (!anchored(c)) {
    char text[24];
    snprintf(text, sizeof text, "T%02d:%02d", hour, minute < 0 ? 0 : minute);
    return give(c, text, nowhere, nowhere, TRUCE_INSTANT);
  }
  give_day(c, c->anchor->now);
  size_t size = strlen(c->out->value);
  snprintf(c->out->value + size, sizeof c->out->value - size, "T%02d:%02d", hour, minute < 0 ? 0 : minute);
  c->out->precision = TRUCE_INSTANT;
  return true;
}

/* "two and a half years" as P2Y6M: a half told in the next smaller unit, in text. False where the unit has none. */
static bool half_of(double count, truce_span unit, char text[48]) {
  static const struct {
    const char *unit, *before, *after, *half;
  } units[] = {{"Y", "P", "Y", "6M"}, {"D", "P", "D", "T12H"}, {"H", "PT", "H", "30M"}, {"N", "PT", "M", "30S"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!is(unit, units[i].unit)) continue;
    if (count < 1) snprintf(text, 48, "%s%s", units[i].before, units[i].half);
    else snprintf(text, 48, "%s%g%s%s", units[i].before, floor(count), units[i].after, units[i].half);
    return true;
  }
  return false;
}

static bool duration_of(const tr_time_call *c, double count, truce_span unit) {
  static const struct {
    const char *unit, *before, *after, *vague;
    double times;
  } units[] = {{"D", "P", "D", "D", 1},  {"W", "P", "W", "W", 1},   {"W2", "P", "W", "W", 2}, {"M", "P", "M", "M", 1},  {"Y", "P", "Y", "Y", 1},
               {"E", "P", "Y", "E", 10}, {"C", "P", "Y", "C", 100}, {"H", "PT", "H", "H", 1}, {"N", "PT", "M", "M", 1}, {"S", "PT", "S", "S", 1},
               {"Q", "P", "Q", "Q", 1},  {"K", "P", "W", "W", 1},   {"G", "P", "D", "D", 1}};
  char text[48];
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!is(unit, units[i].unit)) continue;
    if (count < 0) snprintf(text, sizeof text, "%sX%s", units[i].before, units[i].vague);
    else if (count - floor(count) != 0.5 || !half_of(count, unit, text))
      snprintf(text, sizeof text, "%s%g%s", units[i].before, count * units[i].times, units[i].after);
    return give(c, text, nowhere, nowhere, TRUCE_DAY);
  }
  return false;
}

static bool act_duration(const tr_time_call *c) { return duration_of(c, number(c, 0, -1), word(c, 1)); }
static bool act_durationhalf(const tr_time_call *c) {
  const double count = number(c, 0, -1);
  return duration_of(c, count < 0 ? count : count + 0.5, word(c, 1));
}
static bool act_reference(const tr_time_call *c) { return give_reference(c, word(c, 0)); }

static bool act_setday(const tr_time_call *c) {
  char text[24];
  snprintf(text, sizeof text, "XXXX-WXX-%d", (int)number(c, 0, 0) + 1);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

/* setmonth M: "each July" */
static bool act_setmonth(const tr_time_call *c) {
  char text[24];
  snprintf(text, sizeof text, "XXXX-%02d", (int)number(c, 0, 0));
  return give(c, text, nowhere, nowhere, TRUCE_MONTH);
}

/* setseason S: "every summer" */
static bool act_setseason(const tr_time_call *c) {
  char text[24];
  const truce_span season = word(c, 0);
  snprintf(text, sizeof text, "XXXX-%.*s", (int)(season.size < 4 ? season.size : 4), season.data);
  return give(c, text, nowhere, nowhere, TRUCE_MONTH);
}

static bool act_setpart(const tr_time_call *c) {
  char text[24];
  truce_span part = word(c, 0);
  snprintf(text, sizeof text, "XXXX-XX-XXT%.*s", (int)(part.size < 4 ? part.size : 4), part.data);
  return give(c, text, nowhere, nowhere, TRUCE_DAY);
}

/* setdaypart W PART: "Tuesday nights" */
static bool act_setdaypart(const tr_time_call *c) { return act_setday(c) && add_part(c, word(c, 1)); }

const tr_time_action tr_time_length_actions[] = {
    {"clock", act_clock}, {"duration", act_duration}, {"durationhalf", act_durationhalf}, {"set", act_duration}, {"setday", act_setday},
    {"setmonth", act_setmonth}, {"setseason", act_setseason}, {"setpart", act_setpart}, {"setdaypart", act_setdaypart}, {"ref", act_reference},
    {NULL, NULL}};
