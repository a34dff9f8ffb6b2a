/* Options of commands: one table a command feeds parsing and --help. Also how failures are told. */
#ifndef TR_CLI_OPTIONS_H
#define TR_CLI_OPTIONS_H

#include "truce/record.h"

typedef enum tr_option_type {
  TR_FLAG,   /* bool */
  TR_TEXT,   /* const char * */
  TR_TEXTS,  /* tr_texts: may be given several times */
  TR_COUNT,  /* size_t, decimal */
  TR_SHARE,  /* double from 0 to 1 */
  TR_DATE    /* truce_day, "2016-06-23", "today", "yesterday" */
} tr_option_type;

typedef struct tr_texts {
  const char **items;
  size_t count;
} tr_texts;

typedef struct tr_option {
  const char *name;     /* without dashes */
  tr_option_type type;
  void *value;
  const char *argument; /* "FILE", shown in help; NULL for a flag */
  const char *what;
} tr_option;

/* How a command is used. */
typedef struct tr_usage {
  const char *line;    /* "read [--store FILE] PATH…" */
  const char *about;   /* a sentence or two */
  const tr_option *options;
  size_t option_count;
} tr_usage;

/* Takes options (`--name value`, `--name=value`, `--` ends them) out of argv; what is left are operands, argv[0] … in `operands` (borrowed from
 * argv, which is reordered). Returns -1 to go on, 0 when help was printed, 2 on wrong usage (told on standard error). */
int tr_options_parse(const tr_usage *usage, int argc, char **argv, tr_texts *operands);
/* The same where "-word" is an operand. */
int tr_options_parse_words(const tr_usage *usage, int argc, char **argv, tr_texts *operands);

/* "truce read: FILE: message" on standard error. */
void tr_tell_error(const char *command, const truce_error *error);
/* The same from plain words; returns 2. */
int tr_wrong_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "no such kind of line: 'x'", with those there are; returns 2. */
int tr_wrong_kind(const char *command, const char *kinds);

/* The store that is meant: `given`, else $TRUCE_STORE, else ./truce.db. */
const char *tr_store_path(const char *given);
/* Who does this: $TRUCE_USER, else $USER, else "unknown". */
const char *tr_user_name(void);

#endif
