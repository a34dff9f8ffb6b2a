/* Showing a view of a store on standard output: text for a terminal, or Markdown, HTML, JSON. */
#ifndef TR_CLI_SHOW_H
#define TR_CLI_SHOW_H

#include <jansson.h>

#include "truce/store.h"

typedef struct tr_showing {
  const char *command; /* for messages */
  const char *view;
  const char *format;  /* text md html json */
  size_t most;         /* items a section, 0 = all */
  size_t width;        /* 0 = the terminal's, or 100 where there is none */
  bool colour, no_colour; /* neither: as the terminal is */
} tr_showing;

/* Exit code: 0, or 1 with the reason told. */
int tr_show_view(truce_store *store, const tr_showing *showing, const truce_view_options *options);
bool tr_show_format_known(const char *format);
/* Is standard output a terminal that shows colour? */
bool tr_show_in_colour(void);

/* The words that a line rests on, all ranges of its reasons (new). */
json_t *tr_why_words(json_t *line);
/* The sentence of a line (as tr_query_line gives it), indented: evidence in [brackets] or bold, the words that fired the frame in «marks» or underlined. */
void tr_show_sentence(json_t *line, bool colour);

#endif
