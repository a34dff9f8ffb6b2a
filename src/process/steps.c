#include "process/steps.h"

#include <stdbool.h>
#include <string.h>

static const char *word_of(json_t *step, const char *name) {
  const char *word = json_string_value(json_object_get(step, name));
  return word ? word : "";
}

/* Among those of its day: told ahead of it, then what came, then what did not; each in the order of a deal's life. */
static int rank_of(json_t *step) {
  static const char *const life[] = {"offered",  "under_talks", "agreed",      "signed",    "due",    "begun", "holding",
                                     "breached", "extended",    "carried_out", "postponed", "paused", "ended", "collapsed"};
  enum { STEPS = sizeof life / sizeof *life, CAME = 2 * STEPS, DID_NOT = 2 * CAME };
  const char *word = word_of(step, "step"), *status = word_of(step, "status"), *told = word_of(step, "published");
  int at = 0;
  while (at < STEPS && strcmp(life[at], word) != 0) at++;
  const int rank = 2 * at + !strcmp(status, "actual");
  if (!strcmp(status, "negated")) return DID_NOT + rank;
  const bool ahead = (!strcmp(word, "due") || !strcmp(status, "planned")) && *told && strncmp(told, word_of(step, "day"), 10) < 0;
  return ahead ? rank : CAME + rank;
}

static bool in_order(json_t *before, json_t *after) {
  const int order = strcmp(word_of(before, "day"), word_of(after, "day"));
  return order < 0 || (!order && rank_of(before) <= rank_of(after));
}

void tr_steps_sort(json_t *steps) {
  for (size_t i = 1; i < json_array_size(steps); i++)
    for (size_t j = i; j > 0 && !in_order(json_array_get(steps, j - 1), json_array_get(steps, j)); j--) {
      json_t *later = json_incref(json_array_get(steps, j - 1));
      json_array_set(steps, j - 1, json_array_get(steps, j));
      json_array_set_new(steps, j, later);
    }
}

/* A refusal to extend it ends it as much as an end does. */
static bool stands(json_t *step) {
  const char *status = word_of(step, "status");
  return !strcmp(status, "actual") || (!strcmp(status, "negated") && !strcmp(word_of(step, "step"), "extended"));
}

json_t *tr_steps_standing(json_t *steps) {
  size_t i = json_array_size(steps);
  while (i > 0 && !stands(json_array_get(steps, i - 1))) i--;
  return json_array_get(steps, (i ? i : json_array_size(steps)) - 1);
}
