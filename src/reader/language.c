/* Reads data/language: each file a table, one entry a line, `#` begins a comment line. Files stay mapped, the tables borrow from them. */
#include "reader/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FILE_LIMIT = 16 << 20 };

/* Takes one line (without comment and blank ends) into the language; returns what was expected, or NULL. */
typedef const char *(*line_taker)(tr_language *language, truce_span line);

static const char *const no_memory = "more memory";

/* Cuts a line at its first tab or blank. */
static truce_span cut(truce_span *line) {
  size_t at = 0;
  while (at < line->size && line->data[at] != ' ' && line->data[at] != '\t') at++;
  truce_span first = {line->data, at};
  *line = tr_trim((truce_span){line->data + at, line->size - at});
  return first;
}

static const char *take_abbreviation(tr_language *language, truce_span line) {
  static const struct {
    const char *name;
    tr_abbreviation value;
  } classes[] = {{"before-name", TR_BEFORE_NAME}, {"before-number", TR_BEFORE_NUMBER}, {"inside", TR_INSIDE}, {"may-end", TR_MAY_END}};
  truce_span key = cut(&line);
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (tr_equal_string(line, classes[i].name)) return tr_table_put(&language->abbreviations, key, classes[i].value) ? NULL : no_memory;
  return "an abbreviation and one of: before-name, before-number, inside, may-end";
}

/* "cannot 3", or "its not 2": only before that word. */
static const char *take_contraction(tr_language *language, truce_span line) {
  size_t last = line.size;
  while (last > 0 && line.data[last - 1] != ' ') last--;
  truce_span key = tr_trim((truce_span){line.data, last}), word = key;
  word = cut(&word);
  double size;
  if (!word.size || !tr_number((truce_span){line.data + last, line.size - last}, &size) || size < 1 || size >= (double)word.size)
    return "a contraction, the word that must follow it if one must, and the number of letters of its first word";
  bool before_some = word.size < key.size;
  if (before_some && !tr_table_put(&language->contractions, word, TR_BEFORE_SOME)) return no_memory;
  return tr_table_put(&language->contractions, key, (uint32_t)size) ? NULL : no_memory;
}

static const char *take_whole(tr_language *language, truce_span line) {
  if (line.size > language->longest_whole) language->longest_whole = line.size;
  return tr_table_put(&language->whole, line, 1) ? NULL : no_memory;
}

static const char *take_prefix(tr_language *language, truce_span line) { return tr_table_put(&language->prefixes, line, 1) ? NULL : no_memory; }
static const char *take_suffix(tr_language *language, truce_span line) { return tr_table_put(&language->suffixes, line, 1) ? NULL : no_memory; }
static const char *take_ending(tr_language *language, truce_span line) { return tr_endings_take(&language->endings, line); }
static const char *take_valency(tr_language *language, truce_span line) { return tr_valency_take(&language->valency, line); }
static const char *take_valency_weight(tr_language *language, truce_span line) { return tr_valency_take_weight(&language->valency, line); }
static const char *take_tag_fact(tr_language *language, truce_span line) { return tr_tagging_take(&language->tagging, line); }
static const char *take_arc_fact(tr_language *language, truce_span line) { return tr_attachment_take(&language->attachment, line); }
static const char *take_evidence_weight(tr_language *language, truce_span line) {
  return tr_starts(line, TR_SPAN("arc\t")) ? tr_attachment_take_weight(&language->attachment, line) : tr_tagging_take_weight(&language->tagging, line);
}
static const char *take_unit(tr_language *language, truce_span line) { return tr_table_put(&language->units, line, 1) ? NULL : no_memory; }
static const char *take_starter(tr_language *language, truce_span line) { return tr_table_put(&language->starters, line, 1) ? NULL : no_memory; }
static const char *take_speech(tr_language *language, truce_span line) { return tr_table_put(&language->speech, line, 1) ? NULL : no_memory; }
static const char *take_person(tr_language *language, truce_span line) { return tr_table_put(&language->persons, line, 1) ? NULL : no_memory; }
static const char *take_word(tr_language *language, truce_span line) { return tr_table_put(&language->words, line, 1) ? NULL : no_memory; }

/* "went/VERB<tab>go": the value is the place of the lemma in its file. */
static const char *take_lemma(tr_language *language, truce_span line) {
  truce_span key = cut(&line);
  language->lemma_file = language->files[language->file_count - 1].content;
  if (!line.size || !memchr(key.data, '/', key.size)) return "word/UPOS, a tab and a lemma";
  return tr_table_put(&language->lemmas, key, (uint32_t)(line.data - language->lemma_file.data)) ? NULL : no_memory;
}

/* Makes room for the lines of a long file. */
static bool expect_valencies(tr_language *language, size_t count) { return tr_valency_expect(&language->valency, count); }
static bool expect_tag_facts(tr_language *language, size_t count) { return tr_evidence_expect(&language->tagging.facts, count, TRUCE_UPOS_COUNT); }
static bool expect_arc_facts(tr_language *language, size_t count) { return tr_evidence_expect(&language->attachment.facts, count, 1); }

static const struct list {
  const char *name;
  line_taker take;
  bool (*expect)(tr_language *language, size_t count); /* NULL for short files */
} lists[] = {
    {"abbreviations.txt", take_abbreviation, NULL},
    {"contractions.txt", take_contraction, NULL},
    {"prefixes.txt", take_prefix, NULL},
    {"suffixes.txt", take_suffix, NULL},
    {"units.txt", take_unit, NULL},
    {"whole.txt", take_whole, NULL},
    {"endings.tsv", take_ending, NULL},
    {"starters.txt", take_starter, NULL},
    {"speech.txt", take_speech, NULL},
    {"persons.txt", take_person, NULL},
    {"verbs.txt", take_word, NULL},
    {"lemmas.tsv", take_lemma, NULL},
    {"valency.tsv", take_valency, expect_valencies},
    {"valency-weights.tsv", take_valency_weight, NULL},
    {"tags.tsv", take_tag_fact, expect_tag_facts},
    {"arcs.tsv", take_arc_fact, expect_arc_facts},
    {"evidence-weights.tsv", take_evidence_weight, NULL},
};
enum { LIST_COUNT = sizeof lists / sizeof *lists };

static size_t line_count(truce_span text) {
  size_t count = 1;
  for (size_t i = 0; i < text.size; i++) count += text.data[i] == '\n';
  return count;
}

static truce_status read_list(const char *folder, const struct list *list, tr_language *language, truce_error *error) {
  char path[4400];
  snprintf(path, sizeof path, "%s/%s", folder, list->name);
  truce_status status = tr_file_map(path, FILE_LIMIT, &language->files[language->file_count], error);
  if (status) return status;
  truce_span rest = tr_behind_mark(language->files[language->file_count++].content), line;
  if (list->expect && !list->expect(language, line_count(rest))) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  for (int64_t number = 1; tr_split(&rest, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || (line.data[0] == '#' && line.size > 1 && line.data[1] == ' ')) continue;
    const char *expected = list->take(language, line);
    if (expected) return tr_fail(error, TRUCE_BAD_DATA, path, number, "Line %lld: expected %s.", (long long)number, expected);
  }
  return TRUCE_OK;
}

truce_status tr_language_open(const char *folder, tr_language *language, truce_error *error) {
  *language = (tr_language){.files = calloc(LIST_COUNT, sizeof(tr_file))};
  if (!language->files) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  truce_status status = TRUCE_OK;
  for (size_t i = 0; !status && i < LIST_COUNT; i++) status = read_list(folder, &lists[i], language, error);
  if (status) tr_language_close(language);
  return status;
}

void tr_language_close(tr_language *language) {
  tr_table *const tables[] = {
      &language->abbreviations, &language->prefixes, &language->contractions, &language->units, &language->whole, &language->suffixes,
      &language->starters, &language->speech, &language->lemmas, &language->words, &language->persons,
  };
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) tr_table_free(tables[i]);
  for (size_t i = 0; i < language->file_count; i++) tr_file_unmap(&language->files[i]);
  tr_endings_free(&language->endings);
  tr_valency_free(&language->valency);
  tr_evidence_free(&language->tagging.facts);
  tr_evidence_free(&language->attachment.facts);
  free(language->files);
  *language = (tr_language){0};
}

/* The lemma behind an offset of `lemmas`: to the end of its line. */
truce_span tr_language_lemma(const tr_language *language, truce_span key) {
  uint32_t at = tr_table_find(&language->lemmas, key, UINT32_MAX);
  if (at == UINT32_MAX) return (truce_span){NULL, 0};
  truce_span all = language->lemma_file, line, rest = {all.data + at, all.size - at};
  tr_split(&rest, '\n', &line);
  return tr_trim(line);
}
