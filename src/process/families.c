/* Families of proposals by the words of their names. */
#include "process/families.h"

#include <stdio.h>

#include "base/ascii.h"
#include "process/words.h"

/* By the kind of its name; "peace" alone is an accord. */
static const char *const family_names[TR_PROPOSAL_KINDS] = {"truce", "vote", "accord", "plan", "talks", "accord"};

/* What a word says that a thing is; TR_PROPOSAL_KINDS: nothing. */
static int kind_of(const tr_process_words *known, truce_span word) {
  const uint64_t classes = tr_process_word_classes(known, word);
  int kind = 0;
  while (kind < TR_PROPOSAL_KINDS && !(classes >> kind & 1)) kind++;
  return kind;
}

static truce_span after_word(truce_span name) {
  const char *blank = name.size ? memchr(name.data, ' ', name.size) : NULL;
  if (!blank) return (truce_span){NULL, 0};
  return tr_trim((truce_span){blank, (size_t)(name.data + name.size - blank)});
}

static truce_span first_word(truce_span name) { return tr_trim((truce_span){name.data, name.size - after_word(name).size}); }

static truce_span without_articles(const tr_process_words *known, truce_span name) {
  for (;;) {
    name = tr_trim(name);
    const truce_span rest = after_word(name);
    if (!rest.size || !tr_is_process_word(known, first_word(name), TR_WORD_ARTICLE)) return name;
    name = rest;
  }
}

/* "the collapsed peace talks" */
static truce_span without_judgement(const tr_process_words *known, truce_span name) {
  const truce_span rest = after_word(name);
  return rest.size && tr_is_process_word(known, first_word(name), TR_WORD_JUDGES) ? rest : name;
}

truce_span tr_name_tidy(const tr_process_words *known, truce_span name) {
  name = without_judgement(known, without_articles(known, name));
  const truce_span rest = after_word(name), thing = without_articles(known, rest);
  return rest.size && thing.data != rest.data && tr_is_process_word(known, first_word(name), TR_WORD_TAKES_PART) ? thing : name;
}

/* Without 's and marks at its ends. */
static truce_span bare(truce_span word) {
  while (word.size && !tr_ascii_alphanumeric(word.data[0]) && (unsigned char)word.data[0] < 0x80) word.data++, word.size--;
  while (word.size && !tr_ascii_alphanumeric(word.data[word.size - 1]) && (unsigned char)word.data[word.size - 1] < 0x80) word.size--;
  if (word.size > 2 && tr_ends(word, TR_SPAN("'s"))) word.size -= 2;
  if (word.size > 4 && tr_ends(word, TR_SPAN("\xE2\x80\x99s"))) word.size -= 4;
  return word;
}

bool tr_word_renews(const tr_process_words *known, truce_span word) { return tr_is_process_word(known, word, TR_WORD_RENEWS); }

/* "72-hour", "three-stage": does a hyphen lead to a word of a class? */
static bool ends_with(const tr_process_words *known, truce_span word, tr_process_word class_) {
  size_t at = word.size;
  while (at > 0 && word.data[at - 1] != '-') at--;
  return at > 0 && tr_is_process_word(known, (truce_span){word.data + at, word.size - at}, class_);
}

/* Words that tell nothing apart within one process. */
static bool says_little(const tr_process_words *known, truce_span word) {
  const uint64_t classes = tr_process_word_classes(known, word);
  return classes >> TR_WORD_LITTLE & 1 || classes >> TR_WORD_JUDGES & 1 || tr_ascii_digit(word.data[0]) || ends_with(known, word, TR_WORD_PART);
}

/* That there are others: "new", "lasting", "four-hour"; none if the word says nothing of the kind. */
static truce_span mark_of(const tr_process_words *known, truce_span word) {
  if (tr_word_renews(known, word)) return TR_SPAN("new");
  if (tr_is_process_word(known, word, TR_WORD_LASTING)) return TR_SPAN("lasting");
  return ends_with(known, word, TR_WORD_LENGTH) ? word : (truce_span){NULL, 0};
}

/* Cut at twenty letters; nothing for an empty part behind a sign. */
static void add_part(char key[TR_FAMILY_KEY], size_t *used, const char *sign, truce_span part) {
  const int size = (int)(part.size < 20 ? part.size : 20);
  if (size || !*sign) *used += (size_t)snprintf(key + *used, TR_FAMILY_KEY - *used, "%s%.*s", sign, size, size ? part.data : "");
}

/* "1701", "2015"; not the number of hours or of a second round. */
static bool is_number(truce_span word) {
  for (size_t i = 0; i < word.size; i++)
    if (!tr_ascii_digit(word.data[i])) return false;
  return word.size >= 3;
}

/* What the words of a name tell. */
typedef struct name_parts {
  int kind;
  truce_span head, whose, topic, mark;
  bool resolution, council; /* it is called a resolution; the UN's */
  truce_span number, whose_else; /* its number; whose it is besides the UN's */
  bool behind_on; /* "agreement on …": the topic follows */
  bool whole;     /* what comes tells no more */
} name_parts;

static void hear_part(const tr_process_words *known, name_parts *parts, truce_span word) {
  const truce_span mark = parts->behind_on ? (truce_span){NULL, 0} : mark_of(known, word);
  const int kind = kind_of(known, word);
  const bool resolution = tr_is_process_word(known, word, TR_WORD_RESOLUTION), council = tr_is_process_word(known, word, TR_WORD_COUNCIL);
  if (kind < parts->kind) parts->kind = kind;
  if (!parts->behind_on) parts->head = word;
  if (!parts->number.size && is_number(word)) parts->number = word;
  parts->council |= council;
  parts->resolution |= resolution;
  if (resolution) return;
  if (mark.size && !(parts->mark.size && tr_word_renews(known, word))) {
    parts->mark = mark;
  } else if (kind == TR_PROPOSAL_KINDS && !says_little(known, word)) {
    const bool own = !parts->behind_on && tr_ascii_capital(word.data[0]);
    truce_span *part = own ? &parts->whose : &parts->topic;
    if (own && !council && !parts->whose_else.size) parts->whose_else = word;
    if (!part->size || parts->behind_on) *part = word;
    parts->whole = parts->behind_on;
  }
}

/* One that a number or the council tells to be the UN's: "a peaceful resolution" is none. */
static bool is_resolution(const name_parts *parts) { return parts->resolution && (parts->number.size || parts->council); }

static void write_resolution(const name_parts *parts, char key[TR_FAMILY_KEY]) {
  size_t used = 0;
  add_part(key, &used, "", TR_SPAN("resolution"));
  add_part(key, &used, ":", parts->whose_else);
  add_part(key, &used, "/", parts->topic);
  add_part(key, &used, "~", parts->number);
}

static void write_key(const name_parts *parts, char key[TR_FAMILY_KEY]) {
  static const truce_span none = {NULL, 0};
  const bool known = parts->kind < TR_PROPOSAL_KINDS;
  size_t used = 0;
  add_part(key, &used, "", known ? tr_span(family_names[parts->kind]) : parts->head);
  add_part(key, &used, ":", !known && parts->whose.data == parts->head.data ? none : parts->whose);
  if (known) add_part(key, &used, "/", parts->topic.data == parts->head.data ? none : parts->topic);
  if (known) add_part(key, &used, "~", parts->mark);
}

bool tr_family_of(const tr_process_words *known, truce_span name, char key[TR_FAMILY_KEY]) {
  truce_span rest = tr_name_tidy(known, name), word;
  name_parts parts = {.kind = TR_PROPOSAL_KINDS};
  while (!parts.whole && tr_split(&rest, ' ', &word)) {
    word = bare(word);
    if (!word.size) continue;
    if (parts.head.size && tr_is_process_word(known, word, TR_WORD_TOPIC)) {
      parts.behind_on = true;
    } else if (parts.head.size && tr_is_process_word(known, word, TR_WORD_NAME_ENDS)) {
      if (parts.kind == TR_PROPOSAL_KINDS && tr_equal_string(word, "of") && tr_family_of(known, rest, key)) return true; /* "extension of the ceasefire" */
      break;
    } else {
      hear_part(known, &parts, word);
    }
  }
  if (is_resolution(&parts)) write_resolution(&parts, key);
  else write_key(&parts, key);
  for (char *c = key; *c; c++) *c = tr_ascii_lower(*c);
  return parts.kind < TR_PROPOSAL_KINDS || is_resolution(&parts);
}

/* ---- whose and where ---- */

/* The next word that is a name: "UN" of "UN-sponsored", "Putin" of "Putin's". */
static bool next_own_name(const tr_process_words *known, truce_span *rest, truce_span *name) {
  truce_span word;
  while (tr_split(rest, ' ', &word)) {
    word = bare(word);
    const char *hyphen = word.size ? memchr(word.data, '-', word.size) : NULL;
    if (hyphen) word.size = (size_t)(hyphen - word.data);
    if (!word.size || !tr_ascii_capital(*word.data) || kind_of(known, word) < TR_PROPOSAL_KINDS || says_little(known, word)) continue;
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

bool tr_name_of_several(const tr_process_words *known, truce_span name) {
  truce_span word;
  bool several = false;
  while (tr_split(&name, ' ', &word))
    several |= tr_is_process_word(known, word, TR_WORD_SEVERAL) && !tr_is_process_word(known, word, TR_WORD_ACCORD);
  return several;
}

/* None if it bears none. */
static truce_span number_of(truce_span name) {
  truce_span word;
  while (tr_split(&name, ' ', &word))
    if (is_number(word = bare(word))) return word;
  return (truce_span){NULL, 0};
}

bool tr_numbers_differ(truce_span one, truce_span other) {
  const truce_span a = number_of(one), b = number_of(other);
  return a.size && b.size && !tr_equal(a, b);
}

static bool calls_resolution(const tr_process_words *known, truce_span name) {
  truce_span word;
  while (tr_split(&name, ' ', &word))
    if (tr_is_process_word(known, word, TR_WORD_RESOLUTION)) return true;
  return false;
}

bool tr_one_resolution(const tr_process_words *known, truce_span one, truce_span other) {
  const truce_span number = number_of(one);
  return number.size && tr_equal(number, number_of(other)) && calls_resolution(known, one) && calls_resolution(known, other);
}

bool tr_some_resolution(const tr_process_words *known, truce_span name) {
  truce_span rest = tr_name_tidy(known, name), word;
  while (tr_split(&rest, ' ', &word)) {
    const uint64_t classes = tr_process_word_classes(known, word);
    if (!(classes >> TR_WORD_RESOLUTION & 1) && !(classes >> TR_WORD_COUNCIL & 1)) return false;
  }
  return calls_resolution(known, name);
}

bool tr_names_apart(const tr_process_words *known, truce_span one, truce_span other) {
  truce_span rest = one, a, b;
  bool any = false;
  if (tr_name_of_several(known, one) != tr_name_of_several(known, other)) return true;
  while (next_own_name(known, &rest, &a)) {
    truce_span others = other;
    while (next_own_name(known, &others, &b)) {
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

bool tr_name_introduced(const tr_process_words *known, truce_span says, truce_span name) {
  bool introduced = false;
  for (size_t at = tr_find(says, name, 0); name.size && at != SIZE_MAX; at = tr_find(says, name, at + name.size)) {
    const truce_span before = word_before(says, at);
    if (tr_is_process_word(known, before, TR_WORD_KNOWN)) return false;
    introduced |= tr_is_process_word(known, before, TR_WORD_UNKNOWN);
  }
  return introduced;
}

bool tr_name_known(const tr_process_words *known, truce_span says, truce_span name) {
  const size_t at = tr_find(says, name, 0);
  return name.size && at != SIZE_MAX && tr_is_process_word(known, word_before(says, at), TR_WORD_KNOWN);
}

/* ---- of the thing, or of its lengthening? ---- */

bool tr_of_extension(const tr_process_words *known, truce_span says) {
  truce_span word;
  bool found = false;
  while (!found && tr_split(&says, ' ', &word)) {
    while (word.size && strchr(".,;:", word.data[word.size - 1])) word.size--;
    found = tr_is_process_word(known, word, TR_WORD_EXTENSION);
  }
  return found;
}
