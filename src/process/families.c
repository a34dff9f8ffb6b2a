/* Families of proposals by the words of their names; tables of the words that reports use for one another. */
#include "process/families.h"

#include <ctype.h>
#include <stdio.h>

static const char *const truces[] = {"truce", "truces", "ceasefire", "cease-fire", "ceasefires", "armistice", "cessation", "pause", "lull", NULL};
static const char *const accords[] = {"accord", "accords", "deal", "deals", "agreement", "agreements", "pact", "treaty", "settlement", NULL};
static const char *const peace[] = {"peace", NULL}; /* "peace talks" are talks */
static const char *const plans[] = {"plan", "plans", "proposal", "proposals", "initiative", "offer", "roadmap", "blueprint", "framework", "formula", NULL};
static const char *const meetings[] = {"talks", "negotiations", "negotiation", "dialogue", "meeting", "summit", "conference", "round", NULL};
static const char *const votes[] = {"referendum", "plebiscite", "vote", "ballot", NULL};

static const struct {
  const char *name;
  const char *const *words;
} classes[] = {{"truce", truces}, {"vote", votes}, {"accord", accords}, {"plan", plans}, {"talks", meetings}, {"accord", peace}};
enum { CLASS_COUNT = sizeof classes / sizeof *classes };

static bool listed(truce_span word, const char *const *list) {
  for (size_t i = 0; list[i]; i++)
    if (tr_equal_fold(word, tr_span(list[i]))) return true;
  return false;
}

static int class_of(truce_span word) {
  for (int i = 0; i < CLASS_COUNT; i++)
    if (listed(word, classes[i].words)) return i;
  return CLASS_COUNT;
}

truce_span tr_name_tidy(truce_span name) {
  static const char *const leading[] = {"the", "a", "an", "their", "its", "his", "her", "our", "my", "this", "that", "any", "such", NULL};
  for (;;) {
    name = tr_trim(name);
    const char *blank = name.size ? memchr(name.data, ' ', name.size) : NULL;
    if (!blank || !listed((truce_span){name.data, (size_t)(blank - name.data)}, leading)) return name;
    name.size -= (size_t)(blank - name.data);
    name.data = blank;
  }
}

/* Without 's and marks at its ends. */
static truce_span bare(truce_span word) {
  while (word.size && !isalnum((unsigned char)word.data[0]) && (unsigned char)word.data[0] < 0x80) word.data++, word.size--;
  while (word.size && !isalnum((unsigned char)word.data[word.size - 1]) && (unsigned char)word.data[word.size - 1] < 0x80) word.size--;
  if (word.size > 2 && tr_ends(word, TR_SPAN("'s"))) word.size -= 2;
  if (word.size > 4 && tr_ends(word, TR_SPAN("\xE2\x80\x99s"))) word.size -= 4;
  return word;
}

/* Put forward again after an earlier one. */
bool tr_word_renews(truce_span word) {
  static const char *const list[] = {"new", "revised", "renewed", "amended", "modified", "renegotiated", "reworked", NULL};
  return listed(word, list);
}

/* Words that tell nothing apart within one process. */
static bool says_little(truce_span word) {
  static const char *const list[] = {"final", "definitive", "complete", "full", "latest", "proposed", "draft", "whole", "possible", "current", "existing", "fragile", "fresh",
                                     "historic", "comprehensive", "earlier", "first", "second", "third", "bilateral", "general", "future", "long-awaited", "fundamental", "important", "and", "or",
                                     "the", "a", "an", "such", "temporary", "immediate", "permanent", "indefinite", "signed", "old", "original", "last", "next", "more", "additional", "further", NULL};
  static const char *const parts[] = {"-stage", "-phase", "-point"}; /* "three-stage" */
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (tr_ends(word, tr_span(parts[i]))) return true;
  return listed(word, list) || (word.data[0] >= '0' && word.data[0] <= '9');
}

/* "four-hour": tells truces apart */
static bool is_length(truce_span word) {
  static const char *const lengths[] = {"-hour", "-day", "-week", "-month", "-year"};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
    if (tr_ends(word, tr_span(lengths[i]))) return true;
  return false;
}

/* What it is about follows one of these. */
static bool begins_the_topic(truce_span word) {
  static const char *const list[] = {"on", "about", "over", NULL};
  return listed(word, list);
}

/* What follows one of these tells more of a thing that has been named. */
static bool ends_the_name(truce_span word) {
  static const char *const list[] = {"with", "of", "for", "between", "in", "to", "by", "that", "which", "from", "at", "under", "after", "before", "until", "as", NULL};
  return listed(word, list);
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
    if (!after && (is_length(word) || (tr_word_renews(word) && !mark.size))) {
      mark = tr_word_renews(word) ? TR_SPAN("new") : word;
      continue;
    }
    if (its < CLASS_COUNT || says_little(word)) continue;
    if (isupper((unsigned char)word.data[0]) && !after)
      whose = whose.size ? whose : word;
    else if (!topic.size || after)
      topic = word;
    if (after) break;
  }
  if (class == CLASS_COUNT && whose.data == head.data) whose = (truce_span){NULL, 0};
  if (topic.data == head.data) topic = (truce_span){NULL, 0};
  size_t used = class < CLASS_COUNT ? (size_t)snprintf(key, TR_FAMILY_KEY, "%s", classes[class].name)
                                    : (size_t)snprintf(key, TR_FAMILY_KEY, "%.*s", (int)(head.size < 20 ? head.size : 20), head.data ? head.data : "");
  if (whose.size) used += (size_t)snprintf(key + used, TR_FAMILY_KEY - used, ":%.*s", (int)(whose.size < 20 ? whose.size : 20), whose.data);
  if (topic.size && class != CLASS_COUNT) used += (size_t)snprintf(key + used, TR_FAMILY_KEY - used, "/%.*s", (int)(topic.size < 20 ? topic.size : 20), topic.data);
  if (mark.size && class != CLASS_COUNT) snprintf(key + used, TR_FAMILY_KEY - used, "~%.*s", (int)(mark.size < 20 ? mark.size : 20), mark.data);
  for (char *c = key; *c; c++) *c = (char)tolower((unsigned char)*c);
  return class != CLASS_COUNT;
}
