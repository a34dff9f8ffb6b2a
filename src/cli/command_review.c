/* truce review: the most doubtful lines, one key each; what people decided can be written as examples for the codebook. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/correcting.h"
#include "cli/options.h"
#include "cli/show.h"
#include "store/query.h"
#include "store/record.h"

/* ---- keys ---- */

/* One key, without Enter where standard input is a terminal; EOF at the end. */
static int read_key(void) {
  struct termios before, raw;
  bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  if (terminal) {
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  int key = getchar();
  while (!terminal && (key == '\n' || key == ' ' || key == '\r')) key = getchar();
  if (!terminal) /* a line a key */
    for (int c = key; c != '\n' && c != EOF;) c = getchar();
  if (terminal) tcsetattr(STDIN_FILENO, TCSANOW, &before);
  return key;
}

static bool read_words(char *out, int size) {
  printf("field=value> ");
  fflush(stdout);
  if (!fgets(out, size, stdin)) return false;
  out[strcspn(out, "\r\n")] = 0;
  return true;
}

/* ---- a line ---- */

static void print_fields(json_t *line) {
  const char *name;
  json_t *value;
  json_object_foreach(json_object_get(line, "fields"), name, value) {
    if (json_is_string(value)) {
      printf(" %s=%s", name, json_string_value(value));
    } else if (json_is_object(value)) {
      printf(" %s=%s", name, tr_text_in(value, "name"));
    } else if (json_is_array(value)) {
      if (!json_array_size(value)) continue;
      printf(" %s=", name);
      for (size_t i = 0; i < json_array_size(value); i++) {
        json_t *one = json_array_get(value, i);
        printf("%s%s", i ? "," : "", json_is_string(one) ? json_string_value(one) : tr_text_in(one, "name"));
      }
    } else if (json_is_number(value)) {
      printf(" %s=%g", name, json_number_value(value));
    }
  }
  putchar('\n');
}

static void print_line(json_t *line, size_t number, size_t count) {
  printf("\n(%zu of %zu) line %lld, %s, %s, sure %.2f, %s %s\n", number, count, (long long)json_integer_value(json_object_get(line, "id")),
         tr_text_in(line, "kind"), tr_text_in(line, "status"), json_number_value(json_object_get(line, "sure")),
         tr_text_in(json_object_get(line, "report"), "source"), tr_text_in(json_object_get(line, "report"), "published"));
  tr_show_sentence(line, tr_show_in_colour());
  putchar(' ');
  print_fields(line);
  printf("[y]es  [n]o, drop  [e]dit  [s]kip  [c]ontext  [q]uit: ");
  fflush(stdout);
}

/* ---- deciding ---- */

typedef struct reviewing {
  truce_store *store;
  const char *who;
  size_t confirmed, dropped, changed, skipped;
} reviewing;

static bool decide(reviewing *r, int64_t line, const char *action, const char *field, const char *value, size_t *count) {
  truce_error error;
  const tr_correction correction = {.line = line, .action = action, .field = field, .value = value, .who = r->who, .why = "review"};
  if (tr_correct(r->store, &correction, NULL, &error)) {
    tr_tell_error("review", &error);
    return false;
  }
  ++*count;
  return true;
}

/* False if nothing was changed: the line is asked about again. */
static bool edit(reviewing *r, int64_t line) {
  char words[512];
  char *equals = read_words(words, sizeof words) ? strchr(words, '=') : NULL;
  if (!equals) {
    puts("nothing changed: write field=value");
    return false;
  }
  *equals = 0;
  return decide(r, line, "change", words, equals + 1, &r->changed);
}

/* False to end. */
static bool ask(reviewing *r, json_t *line, size_t number, size_t count) {
  int64_t id = json_integer_value(json_object_get(line, "id"));
  for (;;) {
    print_line(line, number, count);
    int key = read_key();
    putchar('\n');
    switch (key) {
      case 'y': decide(r, id, "confirm", NULL, NULL, &r->confirmed); return true;
      case 'n': decide(r, id, "drop", NULL, NULL, &r->dropped); return true;
      case 'e':
        if (edit(r, id)) return true;
        break;
      case 's': r->skipped++; return true;
      case 'c':
        printf("  %s\n  > %s\n  %s\n", tr_text_in(line, "before"), tr_text_in(json_object_get(line, "sentence"), "text"), tr_text_in(line, "after"));
        break;
      case 'q':
      case EOF: return false;
      default: puts("y, n, e, s, c or q"); break;
    }
  }
}

static int walk(reviewing *r, const tr_filter *filter) {
  tr_read_begin(r->store);
  json_t *page = tr_query_review(r->store, filter), *lines = json_object_get(page, "lines");
  tr_read_end(r->store, NULL);
  if (!page) return tr_wrong_kind("review", filter->kinds);
  for (size_t i = 0; i < json_array_size(lines); i++)
    if (!ask(r, json_array_get(lines, i), i + 1, json_array_size(lines))) break;
  printf("%zu confirmed, %zu dropped, %zu changed, %zu skipped\n", r->confirmed, r->dropped, r->changed, r->skipped);
  json_decref(page);
  return 0;
}

/* ---- examples for the codebook ---- */

static void write_gives(FILE *out, json_t *line) {
  fprintf(out, "gives %s", tr_text_in(line, "kind"));
  const char *name;
  json_t *value;
  json_object_foreach(json_object_get(line, "fields"), name, value) {
    if (json_is_string(value)) fprintf(out, " %s=%s", name, json_string_value(value));
    if (json_is_object(value)) fprintf(out, " %s=%s", name, tr_text_in(value, "name"));
    if (json_is_number(value)) fprintf(out, " %s=%g", name, json_number_value(value));
    if (!json_is_array(value) || !json_array_size(value) || !json_is_object(json_array_get(value, 0))) continue;
    fprintf(out, " %s=", name);
    for (size_t i = 0; i < json_array_size(value); i++) fprintf(out, "%s%s", i ? "+" : "", tr_text_in(json_array_get(value, i), "name"));
  }
  if (strcmp(tr_text_in(line, "status"), "actual") != 0) fprintf(out, " status=%s", tr_text_in(line, "status"));
  fputc('\n', out);
}

/* Confirmed and changed lines are examples of their frame, dropped ones near misses. */
static int export_examples(truce_store *store, const char *path) {
  FILE *out = fopen(path, "wb");
  if (!out) {
    fprintf(stderr, "truce review: %s: cannot be written\n", path);
    return 1;
  }
  size_t count = 0;
  sqlite3_stmt *q = tr_sql(store, "SELECT id, dropped FROM line WHERE (confirmed = 1 OR dropped = 1) ORDER BY json_extract(data, '$.why[0].frame'), id", "");
  while (tr_row(store, q)) {
    json_t *line = tr_query_line(store, sqlite3_column_int64(q, 0));
    const char *frame = tr_text_in(json_array_get(json_object_get(line, "why"), 0), "frame");
    fprintf(out, "# frame %s, line %lld\n%s %s\n", *frame ? frame : "none", (long long)json_integer_value(json_object_get(line, "id")),
            sqlite3_column_int(q, 1) ? "near" : "example", tr_text_in(json_object_get(line, "sentence"), "text"));
    if (!sqlite3_column_int(q, 1)) write_gives(out, line);
    json_decref(line);
    count++;
  }
  if (fclose(out) != 0) return fprintf(stderr, "truce review: %s: cannot be written\n", path), 1;
  printf("%zu example%s in %s\n", count, count == 1 ? "" : "s", path);
  return 0;
}

int tr_command_review(int argc, char **argv) {
  const char *path = NULL, *export_path = NULL, *who = NULL;
  tr_filter filter = {.limit = 50};
  const tr_option options[] = {
      {"store", TR_TEXT, &path, "FILE", "the record, default ./truce.db"},
      {"kind", TR_TEXT, &filter.kinds, "KINDS", "only these: stance,step …"},
      {"limit", TR_COUNT, &filter.limit, "N", "so many lines, default 50"},
      {"who", TR_TEXT, &who, "NAME", "who decides, default $TRUCE_USER or $USER"},
      {"export", TR_TEXT, &export_path, "FILE", "only write what was decided as examples for the codebook"},
  };
  const tr_usage usage = {
      "review [options]",
      "Walks through the lines that are most in doubt: y right, n wrong, e edit, s skip, c context, q quit.",
      options, sizeof options / sizeof *options,
  };
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  if (operands.count) return tr_wrong_usage("review", "takes no '%s'", operands.items[0]);
  truce_store *store = NULL;
  truce_error error;
  if (truce_store_open(tr_store_path(path), &(truce_store_options){.must_exist = true, .read_only = export_path != NULL}, &store, &error))
    return tr_tell_error("review", &error), 1;
  reviewing r = {.store = store, .who = who ? who : tr_user_name()};
  result = export_path ? export_examples(store, export_path) : walk(&r, &filter);
  truce_store_close(store);
  return result;
}
