/* robots.txt line by line: the groups that name us, or else those for all, and in them the longest rule that fits. */
#include "ingest/robots.h"

#include "base/text.h"

enum { LARGEST = 512 * 1024, MOST_STEPS = 20000 };

/* A pattern with * (anything) and a $ at its end (nothing behind). Without recursion: on a mismatch the last * takes one byte more. */
static bool fits(truce_span pattern, truce_span path) {
  bool anchored = pattern.size && pattern.data[pattern.size - 1] == '$';
  if (anchored) pattern.size--;
  size_t p = 0, s = 0, star = SIZE_MAX, mark = 0, steps = 0;
  while (steps++ < MOST_STEPS) {
    if (p == pattern.size && (!anchored || s == path.size)) return true;
    if (p < pattern.size && pattern.data[p] == '*') {
      star = p++;
      mark = s;
    } else if (p < pattern.size && s < path.size && pattern.data[p] == path.data[s]) {
      p++, s++;
    } else if (star != SIZE_MAX && mark < path.size) {
      p = star + 1;
      s = ++mark;
    } else {
      return false;
    }
  }
  return false;
}

typedef struct verdict {
  size_t longest;
  bool allow;
  double delay;
} verdict;

static void apply(verdict *v, truce_span rule, bool allow, truce_span path) {
  if (!rule.size || !fits(rule, path)) return;
  if (rule.size > v->longest || (rule.size == v->longest && allow)) *v = (verdict){rule.size, allow, v->delay};
}

bool tr_robots_allow(truce_span robots, truce_span agent, truce_span path, double *delay_s) {
  verdict named = {0, true, 0}, all = {0, true, 0};
  bool in_named = false, in_all = false, was_rule = true, any_named = false;
  if (robots.size > LARGEST) robots.size = LARGEST;
  for (truce_span line, rest = robots; tr_split(&rest, '\n', &line);) {
    truce_span value = line, name;
    const char *comment = line.size ? memchr(line.data, '#', line.size) : NULL;
    if (comment) value.size = (size_t)(comment - line.data);
    if (!tr_split(&value, ':', &name) || !value.data) continue;
    name = tr_trim(name);
    value = tr_trim(value);
    if (tr_equal_fold(name, TR_SPAN("user-agent"))) {
      if (was_rule) in_named = in_all = was_rule = false;
      bool ours = value.size >= agent.size && tr_equal_fold((truce_span){value.data, agent.size}, agent);
      in_named |= ours;
      any_named |= ours;
      in_all |= tr_equal_string(value, "*");
      continue;
    }
    was_rule = true;
    bool allow = tr_equal_fold(name, TR_SPAN("allow")), disallow = tr_equal_fold(name, TR_SPAN("disallow"));
    double seconds;
    if (tr_equal_fold(name, TR_SPAN("crawl-delay")) && tr_number(value, &seconds)) {
      if (in_named) named.delay = seconds;
      if (in_all) all.delay = seconds;
    }
    if (!allow && !disallow) continue;
    if (in_named) apply(&named, value, allow, path);
    if (in_all) apply(&all, value, allow, path);
  }
  const verdict *ours = any_named ? &named : &all;
  *delay_s = ours->delay;
  return ours->allow;
}
