/* Shows views: widths and colour are the terminal's, unless asked for otherwise. */
#include "cli/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/json_form.h"
#include "cli/options.h"
#include "export/document.h"
#include "process/views.h"

enum { PIPED_WIDTH = 100, WIDEST = 140 };

bool tr_show_format_known(const char *format) {
  static const char *const formats[] = {"text", "md", "html", "json"};
  for (size_t i = 0; i < 4; i++)
    if (!strcmp(format, formats[i])) return true;
  return false;
}

bool tr_show_in_colour(void) {
  const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

/* ---- a line's sentence ---- */

static int64_t whole(json_t *object, const char *name) { return json_integer_value(json_object_get(object, name)); }

static bool inside(json_t *ranges, int64_t at) {
  for (size_t i = 0; i < json_array_size(ranges); i++)
    if (at >= whole(json_array_get(ranges, i), "start") && at < whole(json_array_get(ranges, i), "end")) return true;
  return false;
}

json_t *tr_why_words(json_t *line) {
  json_t *all = json_array(), *why = json_object_get(line, "why");
  for (size_t i = 0; i < json_array_size(why); i++) json_array_extend(all, json_object_get(json_array_get(why, i), "words"));
  return all;
}

void tr_show_sentence(json_t *line, bool colour) {
  json_t *sentence = json_object_get(line, "sentence"), *evidence = json_object_get(line, "evidence"), *words = tr_why_words(line);
  const char *text = json_string_value(json_object_get(sentence, "text"));
  if (!text) text = "";
  int64_t start = whole(sentence, "start");
  bool in_evidence = false, in_words = false;
  fputs("  ", stdout);
  for (size_t i = 0; i <= strlen(text); i++) {
    bool e = text[i] && inside(evidence, start + (int64_t)i), w = text[i] && inside(words, start + (int64_t)i);
    if (in_words && !w) fputs(colour ? "\033[24m" : "\xC2\xBB", stdout);
    if (in_evidence && !e) fputs(colour ? "\033[22m" : "]", stdout);
    if (e && !in_evidence) fputs(colour ? "\033[1m" : "[", stdout);
    if (w && !in_words) fputs(colour ? "\033[4m" : "\xC2\xAB", stdout);
    if (text[i]) putchar(text[i] == '\n' ? ' ' : text[i]);
    in_evidence = e;
    in_words = w;
  }
  putchar('\n');
  json_decref(words);
}

static size_t terminal_width(void) {
  struct winsize size;
  const char *columns = getenv("COLUMNS");
  if (columns && atoi(columns) > 0) return (size_t)atoi(columns);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col < WIDEST ? size.ws_col : WIDEST;
  return PIPED_WIDTH;
}

static void write_document(const tr_showing *s, const tr_process_words *words, json_t *json, tr_buffer *out) {
  truce_arena *arena = truce_arena_new();
  if (!arena) return;
  tr_document document;
  tr_document_of_view(&document, arena, words, s->view, json, s->most);
  const tr_text_style style = {.width = s->width ? s->width : terminal_width(), .colour = s->colour || (!s->no_colour && tr_show_in_colour())};
  if (!strcmp(s->format, "md"))
    tr_document_write_markdown(&document, out);
  else if (!strcmp(s->format, "html"))
    tr_document_write_html(&document, out);
  else
    tr_document_write_text(&document, &style, out);
  truce_arena_delete(arena);
}

static int print(const tr_showing *s, tr_buffer *out) {
  bool good = fwrite(out->data ? out->data : "", 1, out->size, stdout) == out->size && fflush(stdout) == 0;
  if (!good) fprintf(stderr, "truce %s: standard output cannot be written\n", s->command);
  tr_buffer_free(out);
  return good ? 0 : 1;
}

int tr_show_view(truce_store *store, const tr_showing *s, const truce_view_options *options) {
  truce_error error = {0};
  tr_buffer out = {0};
  tr_read_begin(store);
  json_t *json = tr_view(store, s->view, options);
  if (tr_read_end(store, &error)) {
    json_decref(json);
    tr_tell_error(s->command, &error);
    return 1;
  }
  if (!strcmp(s->format, "json")) {
    char *text = json_dumps(json, TR_JSON_FORM);
    tr_buffer_add_string(&out, text ? text : "null");
    tr_buffer_add_char(&out, '\n');
    free(text);
  } else {
    write_document(s, store->words, json, &out);
  }
  json_decref(json);
  return print(s, &out);
}
