/* Families of proposals by the words of their names; tables of the words that reports use for one another. */
#include "process/families.h"

#include <stdio.h>

#include "base/ascii.h"

/* The first row that holds a word says what a name is of: "peace talks" are talks. */
static const struct {
  const char *name, *words;
} classes[] = {{"truce", "truce truces ceasefire cease-fire ceasefires armistice cessation pause lull"},
               {"vote", "referendum plebiscite vote ballot"},
               {"accord", "accord accords deal deals agreement agreements pact treaty settlement"},
               {"plan", "plan plans proposal proposals initiative offer roadmap blueprint framework formula"},
               {"talks", "talks negotiations negotiation dialogue meeting summit conference round"},
               {"accord", "peace"}};
enum { CLASS_COUNT = sizeof classes / sizeof *classes };

static int class_of(truce_span word) {
  for (int i = 0; i < CLASS_COUNT; i++)
    if (tr_listed_fold(word, classes[i].words)) return i;
  return CLASS_COUNT;
}

/* "attend the talks", "sign any deal": taking part in a thing, named after a verb. What undoes it ("break the truce") is no name of it. */
static bool takes_part(truce_span word) {
  return tr_listed_fold(word, "attend join enter hold open start begin resume continue accept sign conclude reach negotiate implement honour respect observe");
}

static truce_span after_word(truce_span name) {
  const char *blank = name.size ? memchr(name.data, ' ', name.size) : NULL;
  if (!blank) return (truce_span){NULL, 0};
  return tr_trim((truce_span){blank, (size_t)(name.data + name.size - blank)});
}

static const char *const articles = "the a an their its his her our my this that any such";

static truce_span without_articles(truce_span name) {
  for (;;) {
    name = tr_trim(name);
    const truce_span rest = after_word(name);
    if (!rest.size || !tr_listed_fold(tr_trim((truce_span){name.data, (size_t)(rest.data - name.data)}), articles)) return name;
    name = rest;
  }
}

/* How a thing fares and what it is held to be: no part of its name. */
static bool only_judges(truce_span word) {
  static const char *const judged =
      "collapsed stalled stuttering failed suspended deadlocked faltering moribund ongoing upcoming so-called fragile shaky tattered landmark hard-won delayed "
      "much-delayed long-delayed long-stalled long-awaited controversial troubled battered uneasy precarious crumbling embattled ill-fated sweeping ambitious "
      "tenuous brittle frail shattered historic";
  return tr_listed_fold(word, judged);
}

/* "the collapsed peace talks" */
static truce_span without_judgement(truce_span name) {
  const truce_span rest = after_word(name);
  return rest.size && only_judges(tr_trim((truce_span){name.data, (size_t)(rest.data - name.data)})) ? rest : name;
}

truce_span tr_name_tidy(truce_span name) {
  name = without_judgement(without_articles(name));
  const truce_span rest = after_word(name), first = {name.data, name.size - rest.size}, thing = without_articles(rest);
  return rest.size && thing.data != rest.data && takes_part(tr_trim(first)) ? thing : name;
}

/* Without 's and marks at its ends. */
static truce_span bare(truce_span word) {
  while (word.size && !tr_ascii_alphanumeric(word.data[0]) && (unsigned char)word.data[0] < 0x80) word.data++, word.size--;
  while (word.size && !tr_ascii_alphanumeric(word.data[word.size - 1]) && (unsigned char)word.data[word.size - 1] < 0x80) word.size--;
  if (word.size > 2 && tr_ends(word, TR_SPAN("'s"))) word.size -= 2;
  if (word.size > 4 && tr_ends(word, TR_SPAN("\xE2\x80\x99s"))) word.size -= 4;
  return word;
}

/* Put forward again after an earlier one. */
bool tr_word_renews(truce_span word) { return tr_listed_fold(word, "new revised renewed amended modified renegotiated reworked"); }

/* Words that tell nothing apart within one process. */
static bool says_little(truce_span word) {
  static const char *const little =
      "final definitive complete full latest proposed draft whole possible current existing fresh comprehensive earlier first second third bilateral general "
      "future fundamental important and or the a an such temporary immediate signed old original last next more additional further tentative weak";
  static const char *const parts[] = {"-stage", "-phase", "-point"}; /* "three-stage" */
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (tr_ends(word, tr_span(parts[i]))) return true;
  return tr_listed_fold(word, little) || only_judges(word) || tr_ascii_digit(word.data[0]);
}

/* "four-hour": tells truces apart */
static bool is_length(truce_span word) {
  static const char *const lengths[] = {"-hour", "-day", "-week", "-month", "-year"};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
    if (tr_ends(word, tr_span(lengths[i]))) return true;
  return false;
}

/* "a lasting ceasefire" is not the one of three days. */
static bool is_lasting(truce_span word) { return tr_listed_fold(word, "permanent lasting indefinite durable long-term open-ended"); }

/* What it is about follows one of these. */
static bool begins_the_topic(truce_span word) { return tr_listed_fold(word, "on about over"); }

/* What follows one of these tells more of a thing that has been named. */
static bool ends_the_name(truce_span word) { return tr_listed_fold(word, "with of for between in to by that which from at under after before until as"); }

/* Cut at twenty letters; nothing for an empty part behind a sign. */
static void add_part(char key[TR_FAMILY_KEY], size_t *used, const char *sign, truce_span part) {
  const int size = (int)(part.size < 20 ? part.size : 20);
  if (size || !*sign) *used += (size_t)snprintf(key + *used, TR_FAMILY_KEY - *used, "%s%.*s", sign, size, size ? part.data : "");
}

bool tr_family_of(truce_span name, char key[TR_FAMILY_KEY]) {
  truce_span rest = tr_name_tidy(name), word, head = {NULL, 0}, whose = {NULL, 0}, topic = {NULL, 0}, mark = {NULL, 0};
  int class = CLASS_COUNT;
  bool after = false;
  while (tr_split(&rest, ' ', &word)) {
    word = bare(word);
    if (!word.size) continue;
    if (head.size && begins_the_topic(word)) {
      after = true;
      continue;
    }
    if (head.size && ends_the_name(word)) {
      if (class == CLASS_COUNT && tr_equal_string(word, "of") && tr_family_of(rest, key)) return true; /* "extension of the ceasefire" */
      break;
    }
    int its = class_of(word);
    if (its < class) class = its;
    if (!after) head = word;
    if (!after && (is_length(word) || is_lasting(word) || (tr_word_renews(word) && !mark.size))) {
      mark = tr_word_renews(word) ? TR_SPAN("new") : is_lasting(word) ? TR_SPAN("lasting") : word;
      continue;
    }
    if (its < CLASS_COUNT || says_little(word)) continue;
    if (tr_ascii_capital(word.data[0]) && !after)
      whose = whose.size ? whose : word;
    else if (!topic.size || after)
      topic = word;
    if (after) break;
  }
  if (class == CLASS_COUNT && whose.data == head.data) whose = (truce_span){NULL, 0};
  if (topic.data == head.data) topic = (truce_span){NULL, 0};
  size_t used = 0;
  add_part(key, &used, "", class < CLASS_COUNT ? tr_span(classes[class].name) : head);
  add_part(key, &used, ":", whose);
  if (class != CLASS_COUNT) add_part(key, &used, "/", topic);
  if (class != CLASS_COUNT) add_part(key, &used, "~", mark);
  for (char *c = key; *c; c++) *c = tr_ascii_lower(*c);
  return class != CLASS_COUNT;
}

/* ---- whose and where ---- */

/* The next word that is a name: "UN" of "UN-sponsored", "Putin" of "Putin's". */
static bool next_own_name(truce_span *rest, truce_span *name) {
  truce_span word;
  while (tr_split(rest, ' ', &word)) {
    word = bare(word);
    const char *hyphen = word.size ? memchr(word.data, '-', word.size) : NULL;
    if (hyphen) word.size = (size_t)(hyphen - word.data);
    if (!word.size || !tr_ascii_capital(*word.data) || class_of(word) < CLASS_COUNT || says_little(word)) continue;
    *name = word;
    return true;
  }
  return false;
}

/* "Russia", "Russian" */
static bool one_name(truce_span a, truce_span b) {
  enum { STEM = 5 };
  const size_t size = a.size < b.size ? a.size : b.size, most = size < STEM ? size : STEM;
  return (size >= STEM || a.size == b.size) && tr_equal_fold((truce_span){a.data, most}, (truce_span){b.data, most});
}

bool tr_names_apart(truce_span one, truce_span other) {
  truce_span rest = one, a, b;
  bool any = false;
  while (next_own_name(&rest, &a)) {
    truce_span others = other;
    while (next_own_name(&others, &b)) {
      any = true;
      if (one_name(a, b)) return false;
    }
  }
  return any;
}

/* ---- known to the reader, or new? ---- */

/* The word that stands before `at`. */
static truce_span word_before(truce_span text, size_t at) {
  while (at > 0 && text.data[at - 1] == ' ') at--;
  size_t start = at;
  while (start > 0 && text.data[start - 1] != ' ') start--;
  return bare((truce_span){text.data + start, at - start});
}

bool tr_name_introduced(truce_span says, truce_span name) {
  bool introduced = false;
  for (size_t at = tr_find(says, name, 0); name.size && at != SIZE_MAX; at = tr_find(says, name, at + name.size)) {
    const truce_span before = word_before(says, at);
    if (tr_listed_fold(before, "the this that its their his her these those")) return false;
    introduced |= tr_listed_fold(before, "a an any another some own no");
  }
  return introduced;
}

/* ---- of the thing, or of its lengthening? ---- */

bool tr_of_extension(truce_span says) {
  truce_span word;
  bool found = false;
  while (!found && tr_split(&says, ' ', &word)) {
    while (word.size && strchr(".,;:", word.data[word.size - 1])) word.size--;
    found = tr_listed_fold(word, "extension extensions extend extends extended extending prolong prolongs prolonged prolonging renewal");
  }
  return found;
}
