/* Feeds → reports → record. The network is the slow part, so reports are read one by one as they come. */
#include "cli/fetching.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report_json.h"
#include "truce/fetch.h"
#include "truce/store.h"

enum { DEFAULT_EVERY_MINUTES = 10, LONGEST_TIMEOUT_S = 86400, LONGEST_RECHECK_HOURS = 87600, LONGEST_ADDRESS = 2000, SHOWN_BYTES = 100 };

typedef struct fetching {
  const char *command;
  truce_fetch_options fetch;
  truce_engine *engine; /* or, for clean reports alone, ingest */
  truce_ingest *ingest;
  truce_made_by made_by;
  truce_reader *reader;
  truce_store *store;
  truce_arena *arena, *before_arena;
  int failed;
  bool jsonl;
  /* options */
  const char *format, *store_path, *model;
  size_t every_minutes, delay_ms, recheck_hours, timeout_s, size_mb, pages;
} fetching;

/* The one thing that a signal may touch. */
static volatile sig_atomic_t interrupted;
static void interrupt(int signal) {
  (void)signal;
  interrupted = 1;
}
static bool is_interrupted(void *self) {
  (void)self;
  return interrupted != 0;
}

static void tell(void *self, const truce_error *error) {
  fetching *f = self;
  f->failed = 1;
  tr_tell_error(f->command, error);
}

/* -- what changed ---------------------------------------------------------------------------------------------------------------------- */

static truce_span words_of(const truce_record *record, const truce_line *line) { return tr_slice(record->report->text, line->evidence[0]); }

static bool tells(const truce_record *record, const truce_record *other, const truce_line *line) {
  for (size_t i = 0; i < record->line_count; i++)
    if (record->lines[i].kind == line->kind && record->lines[i].status == line->status && tr_equal(words_of(record, &record->lines[i]), words_of(other, line)))
      return true;
  return false;
}

static void print_missing(const char *sign, const truce_record *record, const truce_record *other) {
  for (size_t i = 0; i < record->line_count; i++) {
    if (tells(other, record, &record->lines[i])) continue;
    truce_span words = words_of(record, &record->lines[i]);
    printf("  %s %s, %s: %.*s\n", sign, truce_line_kind_names[record->lines[i].kind], truce_line_status_names[record->lines[i].status],
           (int)(words.size < SHOWN_BYTES ? words.size : SHOWN_BYTES), words.data);
  }
}

/* The lines that a changed page no longer tells, and those that it tells now. */
static void print_change(fetching *f, const truce_record *now, const truce_report *before) {
  truce_reading reading;
  truce_record old;
  truce_engine_read(f->engine, f->reader, before, f->before_arena, &reading, &old);
  printf("changed: %.*s\n", (int)now->report->url.size, now->report->url.data);
  print_missing("-", &old, now);
  print_missing("+", now, &old);
  truce_arena_clear(f->before_arena);
}

/* -- reports --------------------------------------------------------------------------------------------------------------------------- */

static bool take(void *self, const truce_report *report, const truce_report *before) {
  fetching *f = self;
  if (f->jsonl) {
    tr_print_report_json(report, (truce_span){NULL, 0});
    return fflush(stdout) == 0;
  }
  truce_reading reading;
  truce_record record;
  truce_added added;
  truce_error error;
  truce_engine_read(f->engine, f->reader, report, f->arena, &reading, &record);
  bool kept = truce_store_add(f->store, &record, &f->made_by, &added, &error) == TRUCE_OK;
  if (!kept) tell(f, &error);
  if (kept && added.forgotten) printf("%.*s: forgotten before, left out\n", (int)report->url.size, report->url.data);
  else if (kept && before) print_change(f, &record, before);
  else if (kept)
    printf("%.*s: %zu lines\n", (int)(report->title.size ? report->title.size : report->url.size), report->title.size ? report->title.data : report->url.data,
           added.line_count);
  truce_arena_clear(f->arena);
  return kept && fflush(stdout) == 0;
}

/* -- rounds ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct addresses {
  char **items;
  size_t count;
} addresses;

static bool add_address(addresses *all, truce_span address) {
  char **more = realloc(all->items, (all->count + 1) * sizeof *more);
  if (!more) return false;
  all->items = more;
  all->items[all->count] = strndup(address.data, address.size);
  return all->items[all->count++] != NULL;
}

/* An operand is an address, or a file of addresses, one a line, # before remarks. */
static bool read_operand(fetching *f, addresses *all, const char *operand) {
  if (strstr(operand, "://")) return add_address(all, tr_span(operand));
  FILE *file = fopen(operand, "r");
  char line[LONGEST_ADDRESS];
  truce_error error;
  if (!file) {
    tr_fail(&error, TRUCE_NOT_FOUND, operand, -1, "Is no address (http://… or https://…) and no file of addresses.");
    tell(f, &error);
    return false;
  }
  const size_t before = all->count;
  while (fgets(line, sizeof line, file)) {
    truce_span address = tr_trim(tr_behind_mark(tr_span(line)));
    if (address.size && address.data[0] != '#') add_address(all, address);
  }
  const int fault = ferror(file) ? errno : 0;
  fclose(file);
  if (all->count > before && !fault) return true;
  tr_fail(&error, TRUCE_EMPTY, operand, -1, fault ? "Cannot be read: %s." : "Holds no address.", strerror(fault));
  tell(f, &error);
  return false;
}

static void tell_counts(const fetching *f, const truce_fetch_counts *counts) {
  fprintf(stderr, "truce %s: %zu address%s asked, %zu unchanged, %zu new report%s, %zu changed, %zu problem%s\n", f->command, counts->asked,
          counts->asked == 1 ? "" : "es", counts->unchanged, counts->reports - counts->changed, counts->reports - counts->changed == 1 ? "" : "s",
          counts->changed, counts->problems, counts->problems == 1 ? "" : "s");
}

static int rounds(fetching *f, const addresses *all, bool again) {
  do {
    truce_fetch_counts counts;
    truce_error error;
    const truce_ingest *ingest = f->jsonl ? f->ingest : truce_engine_ingest(f->engine);
    if (truce_fetch(ingest, (const char *const *)all->items, all->count, &f->fetch, take, tell, f, &counts, &error) != TRUCE_OK) return tell(f, &error), 1;
    tell_counts(f, &counts);
    for (size_t waited = 0; again && !interrupted && waited < f->every_minutes * 60; waited++) nanosleep(&(struct timespec){1, 0}, NULL);
  } while (again && !interrupted);
  return again ? 0 : f->failed;
}

static bool open_record(fetching *f) {
  truce_error error;
  const truce_engine_options options = {.model = f->model};
  f->arena = truce_arena_new();
  f->before_arena = truce_arena_new();
  if (f->jsonl) return truce_ingest_open(NULL, &f->ingest, &error) == TRUCE_OK || (tell(f, &error), false);
  if (!f->arena || !f->before_arena) return fprintf(stderr, "truce %s: memory is used up\n", f->command), false;
  if (truce_engine_open(&options, &f->engine, &error) != TRUCE_OK || truce_store_open(tr_store_path(f->store_path), NULL, &f->store, &error) != TRUCE_OK)
    return tell(f, &error), false;
  f->made_by = truce_engine_made_by(f->engine);
  f->reader = truce_reader_new(truce_engine_model(f->engine));
  return f->reader != NULL;
}

static void close_record(fetching *f) {
  truce_reader_delete(f->reader);
  truce_store_close(f->store);
  truce_engine_close(f->engine);
  truce_ingest_close(f->ingest);
  truce_arena_delete(f->arena);
  truce_arena_delete(f->before_arena);
}

static int run(fetching *f, bool again, const tr_texts *operands) {
  addresses all = {0};
  for (size_t i = 0; i < operands->count; i++) read_operand(f, &all, operands->items[i]);
  f->fetch.stopped = is_interrupted;
  f->fetch.delay_ms = (unsigned)f->delay_ms;
  f->fetch.recheck_s = (unsigned)(f->recheck_hours * 3600);
  f->fetch.timeout_ms = (unsigned)(f->timeout_s * 1000);
  f->fetch.size_limit = f->size_mb << 20;
  f->fetch.page_limit = f->pages;
  sigaction(SIGINT, &(struct sigaction){.sa_handler = interrupt}, NULL);
  sigaction(SIGTERM, &(struct sigaction){.sa_handler = interrupt}, NULL);
  int result = all.count && open_record(f) ? rounds(f, &all, again) : 1;
  close_record(f);
  for (size_t i = 0; i < all.count; i++) free(all.items[i]);
  free(all.items);
  return result;
}

int tr_fetching_run(const char *command, bool again, int argc, char **argv) {
  fetching f = {.command = command, .format = "text", .every_minutes = DEFAULT_EVERY_MINUTES};
  const tr_option options[] = {
      {"store", TR_TEXT, &f.store_path, "FILE", "the record, default ./truce.db; made if it is not there"},
      {"pages", TR_TEXT, &f.fetch.pages, "FILE", "where fetched pages are kept with hash and moment, default ./truce-pages.db"},
      {"format", TR_TEXT, &f.format, "FORM", "text: into the record; jsonl: clean reports on standard output, no record"},
      {"delay", TR_COUNT, &f.delay_ms, "MS", "between two requests to one host, default 1000, more if its robots.txt says so"},
      {"recheck", TR_COUNT, &f.recheck_hours, "HOURS", "ask again for pages this long after the last time, default 6"},
      {"recheck-all", TR_FLAG, &f.fetch.recheck_all, NULL, "ask again for all pages"},
      {"most", TR_COUNT, &f.pages, "N", "at most so many pages a round"},
      {"timeout", TR_COUNT, &f.timeout_s, "SECONDS", "for one answer, default 60"},
      {"size", TR_COUNT, &f.size_mb, "MB", "largest answer, default 16"},
      {"agent", TR_TEXT, &f.fetch.user_agent, "WORDS", "how truce names itself"},
      {"allow-private", TR_FLAG, &f.fetch.allow_private, NULL, "also addresses of private and local networks"},
      {"model", TR_TEXT, &f.model, "FILE", "another model file"},
      {"every", TR_COUNT, &f.every_minutes, "MINUTES", "between two rounds, default 10"},
  };
  char line[64];
  snprintf(line, sizeof line, "%s [options] URL|FILE…", command);
  static const char once[] = "Asks feeds, sitemaps and pages for news once, and reads what they bring; a FILE holds addresses, one a line.";
  static const char often[] = "Asks feeds, sitemaps and pages for news again and again, and reads what they bring, until interrupted.";
  const tr_usage usage = {line, again ? often : once, options, sizeof options / sizeof *options - (again ? 0 : 1)};
  tr_texts operands;
  int result = tr_options_parse(&usage, argc, argv, &operands);
  if (result >= 0) return result;
  f.jsonl = strcmp(f.format, "jsonl") == 0;
  if (!f.jsonl && strcmp(f.format, "text") != 0) return tr_wrong_usage(command, "no format '%s': text or jsonl", f.format);
  if (!operands.count) return tr_wrong_usage(command, "no address given");
  if (again && !f.every_minutes) return tr_wrong_usage(command, "--every takes minutes, at least 1");
  if (f.timeout_s > LONGEST_TIMEOUT_S) return tr_wrong_usage(command, "--timeout takes at most %d seconds", LONGEST_TIMEOUT_S);
  if (f.recheck_hours > LONGEST_RECHECK_HOURS) return tr_wrong_usage(command, "--recheck takes at most %d hours", LONGEST_RECHECK_HOURS);
  return run(&f, again, &operands);
}
