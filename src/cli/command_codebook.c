/* truce codebook: list and show frames, run their examples, try a sentence, see what the codebook misses on a corpus. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "cli/codebook.h"
#include "cli/commands.h"

typedef struct options {
  const char *data, *model;
  tr_try_options trying;
} options;

/* Either the codebook alone is asked, or a whole engine. */
static const struct subcommand {
  const char *name;
  int (*of_codebook)(const truce_codebook *codebook, const tr_texts *operands);
  int (*of_engine)(const truce_engine *engine, const tr_texts *operands);
  const char *needs; /* the operand it cannot do without */
} subcommands[] = {
    {"list", tr_codebook_list, NULL, NULL},
    {"show", tr_codebook_show, NULL, "the name of a frame"},
    {"check", NULL, tr_codebook_check, NULL},
    {"try", NULL, NULL, "a sentence"},
    {"coverage", NULL, tr_codebook_cover, "a path"},
    {"meant", NULL, tr_codebook_open_lines, "a path"},
    {"clues", NULL, tr_codebook_clues_of_lines, "a path"},
};

static const struct subcommand *subcommand_named(const char *name) {
  for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
    if (!strcmp(subcommands[i].name, name)) return &subcommands[i];
  return NULL;
}

static int with_codebook(const options *o, const struct subcommand *what, const tr_texts *operands) {
  char found[4096], path[4200];
  truce_codebook *codebook;
  truce_error error;
  snprintf(path, sizeof path, "%s/codebook", o->data ? o->data : tr_data_folder(found));
  if (truce_codebook_open(path, &codebook, &error)) return tr_tell_error("codebook", &error), 1;
  const int result = what->of_codebook(codebook, operands);
  truce_codebook_close(codebook);
  return result;
}

static int with_engine(const options *o, const struct subcommand *what, const tr_texts *operands) {
  const truce_engine_options engine_options = {.data_folder = o->data, .model = o->model};
  truce_engine *engine;
  truce_error error;
  if (truce_engine_open(&engine_options, &engine, &error)) return tr_tell_error("codebook", &error), 1;
  const int result = what->of_engine ? what->of_engine(engine, operands) : tr_codebook_try(engine, &o->trying, operands);
  truce_engine_close(engine);
  return result;
}

int tr_command_codebook(int argc, char **argv) {
  options o = {0};
  const tr_option table[] = {
      {"data", TR_TEXT, &o.data, "FOLDER", "the folder with codebook, roster, gazetteer and model"},
      {"model", TR_TEXT, &o.model, "FILE", "the reader's model"},
      {"all", TR_FLAG, &o.trying.all, NULL, "try: also lines that a report would leave out, for want of anything public"},
      {"tree", TR_FLAG, &o.trying.tree, NULL, "try: print the words with their grammar, too"},
      {"why-not", TR_FLAG, &o.trying.why_not, NULL, "try: frames that a word evokes but that do not fit, with the condition that fails"}};
  const tr_usage usage = {
      "codebook list | show NAME… | check [NAME…] | try SENTENCE… | coverage PATH… | meant PATH… | clues PATH…",
      "Looks into the codebook: its frames, their examples (check runs them all), what it makes of a sentence, what it misses on a corpus, "
      "whom open lines may be meant for, and what speaks for each line being right (JSON, for tools/fit_meant.py and fit_sure.py).",
      table, sizeof table / sizeof *table,
  };
  tr_texts operands = {0};
  const int parsed = tr_options_parse(&usage, argc, argv, &operands);
  if (parsed >= 0) return parsed;
  if (!operands.count) return tr_wrong_usage("codebook", "list, show, check, try, coverage, meant or clues is expected");
  const struct subcommand *what = subcommand_named(operands.items[0]);
  if (!what) return tr_wrong_usage("codebook", "list, show, check, try, coverage, meant or clues is expected, not '%s'", operands.items[0]);
  if (what->needs && operands.count < 2) return tr_wrong_usage("codebook", "%s needs %s", what->name, what->needs);
  return what->of_codebook ? with_codebook(&o, what, &operands) : with_engine(&o, what, &operands);
}
