/* How the cost of the store grows: made-up reports of eight lines each are added; told are milliseconds a report (write to disk included), of the
 * state of play and of a search, and bytes a line. usage: bench_store [REPORTS…], default 1000 10000. Marks: 20 ms, 300 ms, 6000 bytes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/files.h"
#include "base/text.h"
#include "process/views.h"
#include "truce/store.h"

enum { ACTORS = 60, LINES = 8, REPORTS_A_DAY = 100, SENTENCES = 12 };

static const char *const verbs[] = {"met", "rejected", "accused", "attacked", "supported", "asked", "warned", "freed", "visited", "accepted"};
static const char *const types[] = {"CONSULT", "REJECT", "ACCUSE", "ASSAULT", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE", "CONSULT", "AGREE"};
static const char *const things[] = {"ceasefire", "prisoner exchange", "border plan", "aid convoy", "withdrawal accord", "election law", "river treaty", "amnesty bill"};
static const char *const positions[] = {"accepts", "rejects", "supports", "opposes", "noncommittal"};

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static uint32_t state = 12345;
static uint32_t next_random(uint32_t below) {
  state = state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)(state >> 8) * below) >> 24);
}

typedef struct maker {
  truce_arena *arena;
  tr_buffer text;
  truce_report report;
  truce_reading reading;
  truce_record record;
  truce_sentence sentences[SENTENCES];
  truce_actor actors[SENTENCES * 2];
  truce_line lines[LINES];
  truce_value values[LINES][4];
} maker;

static uint32_t add_actor(maker *m) {
  uint32_t which = next_random(ACTORS) * next_random(ACTORS) / ACTORS; /* few are told of often */
  char name[40];
  snprintf(name, sizeof name, "%s %u", which % 3 ? "Front" : "Republic", which);
  truce_actor *a = &m->actors[m->reading.actor_count];
  *a = (truce_actor){.name = tr_arena_copy(m->arena, tr_span(name)), .kind = which % 3 ? TRUCE_ARMED_GROUP : TRUCE_STATE};
  if (which % 3 == 0) snprintf(a->country, 4, "%c%c%c", 'A' + which % 26, 'A' + which / 26 % 26, 'X');
  return (uint32_t)m->reading.actor_count++;
}

static const uint32_t *one_id(maker *m, uint32_t id) {
  uint32_t *copy = TR_NEW(m->arena, uint32_t);
  *copy = id;
  return copy;
}

/* A sentence, and from most sentences a line. */
static void add_sentence(maker *m, size_t i) {
  uint32_t a = add_actor(m), b = add_actor(m), verb = next_random(10), thing = next_random(8), start = (uint32_t)m->text.size;
  tr_buffer_printf(&m->text, "%.*s %s %.*s over the %s near kilometre %u of the road. ", (int)m->actors[a].name.size, m->actors[a].name.data, verbs[verb], (int)m->actors[b].name.size,
                   m->actors[b].name.data, things[thing], next_random(100000));
  m->sentences[i].where = (truce_range){start, (uint32_t)m->text.size - 1};
  if (i >= LINES) return;
  truce_range *evidence = TR_NEW(m->arena, truce_range), *about = TR_NEW(m->arena, truce_range);
  *evidence = m->sentences[i].where;
  const char *found = strstr(m->text.data + start, things[thing]);
  *about = (truce_range){(uint32_t)(found - m->text.data), (uint32_t)((size_t)(found - m->text.data) + strlen(things[thing]))};
  truce_line *line = &m->lines[m->record.line_count];
  truce_value *v = m->values[m->record.line_count++];
  *line = (truce_line){.kind = TRUCE_EVENT, .evidence = evidence, .evidence_count = 1, .place = TRUCE_NONE, .sure = 0.4f + (float)next_random(60) / 100, .values = v};
  if (i % 4 == 1) {
    line->kind = TRUCE_STANCE;
    v[0] = (truce_value){.field = TRUCE_FIELD_PARTY, .count = 1, .ids = one_id(m, a)};
    v[1] = (truce_value){.field = TRUCE_FIELD_ABOUT, .count = 1, .number = 1, .ranges = about};
    v[2] = (truce_value){.field = TRUCE_FIELD_POSITION, .text = tr_span(positions[next_random(5)])};
    line->value_count = 3;
  } else if (i % 4 == 3) {
    line->kind = TRUCE_FIGURE;
    v[0] = (truce_value){.field = TRUCE_FIELD_WHAT, .text = TR_SPAN("killed")};
    v[1] = (truce_value){.field = TRUCE_FIELD_NUMBER, .number = next_random(40)};
    v[2] = (truce_value){.field = TRUCE_FIELD_OF, .count = 1, .ranges = about};
    line->value_count = 3;
  } else {
    v[0] = (truce_value){.field = TRUCE_FIELD_TYPE, .text = tr_span(types[verb])};
    v[1] = (truce_value){.field = TRUCE_FIELD_ACTORS, .count = 1, .ids = one_id(m, a)};
    v[2] = (truce_value){.field = TRUCE_FIELD_RECIPIENTS, .count = 1, .ids = one_id(m, b)};
    line->value_count = 3;
  }
}

static void make_report(maker *m, size_t number) {
  char id[80], source[32];
  truce_arena_clear(m->arena);
  tr_buffer_clear(&m->text);
  m->reading = (truce_reading){.report = &m->report, .sentences = m->sentences, .sentence_count = SENTENCES, .actors = m->actors};
  m->record = (truce_record){&m->report, &m->reading, m->lines, 0};
  for (size_t i = 0; i < SENTENCES; i++) add_sentence(m, i);
  snprintf(source, sizeof source, "Outlet %u", next_random(40));
  m->report = (truce_report){.title = {"A report", 8}, .language = {"en", 2}, .text = tr_buffer_span(&m->text), .published = {16000 + (int32_t)(number / REPORTS_A_DAY)},
                             .published_basis = TRUCE_DATE_STATED, .source = tr_arena_copy(m->arena, tr_span(source))};
  tr_sha256(&m->report.text, 1, id);
  m->report.id = tr_arena_copy(m->arena, tr_span(id));
}

static double time_of_view(truce_store *store, const char *view) {
  char *json = NULL;
  truce_error error;
  double start = now_ms();
  if (truce_view_json(store, view, &(truce_view_options){0}, &json, &error)) exit(1);
  free(json);
  return now_ms() - start;
}

static double time_of_search(truce_store *store) {
  double start = now_ms();
  tr_read_begin(store);
  json_decref(tr_query_search(store, &(tr_filter){.text = "prisoner exchange 4711"}));
  tr_read_end(store, NULL);
  return now_ms() - start;
}

static void add_until(truce_store *store, maker *m, size_t *count, size_t wanted) {
  static const truce_made_by made_by = {"bench", "none", "none"};
  truce_added added;
  truce_error error;
  for (; *count < wanted; ++*count) {
    make_report(m, *count);
    if (truce_store_add(store, &m->record, &made_by, &added, &error)) {
      fprintf(stderr, "bench_store: %s\n", error.message);
      exit(1);
    }
  }
}

static long long bytes_of(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 ? (long long)about.st_size : 0;
}

int main(int argc, char **argv) {
  static const char *const defaults[] = {"1000", "10000"};
  char folder[] = "/tmp/truce-bench-XXXXXX", path[64];
  truce_store *store = NULL;
  truce_error error;
  maker *m = calloc(1, sizeof *m);
  if (!m || !mkdtemp(folder) || !(m->arena = truce_arena_new())) return 1;
  snprintf(path, sizeof path, "%s/bench.db", folder);
  if (truce_store_open(path, NULL, &store, &error)) return 1;
  size_t count = 0, steps = argc > 1 ? (size_t)argc - 1 : 2;
  printf("%9s %14s %16s %14s %12s\n", "reports", "ms a report", "state of play", "search", "bytes a line");
  for (size_t i = 0; i < steps; i++) {
    size_t wanted = (size_t)atol(argc > 1 ? argv[i + 1] : defaults[i]), sample = wanted > 200 ? wanted - 200 : 0;
    add_until(store, m, &count, sample);
    double start = now_ms();
    size_t before = count;
    add_until(store, m, &count, wanted);
    double each = (now_ms() - start) / (double)(count - before ? count - before : 1), view = time_of_view(store, "state_of_play"), search = time_of_search(store);
    sqlite3_exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    printf("%9zu %11.2f ms %13.1f ms %11.1f ms %12.0f\n", count, each, view, search, (double)bytes_of(path) / (double)(count * LINES));
    fflush(stdout);
  }
  truce_store_close(store);
  unlink(path);
  rmdir(folder);
  tr_buffer_free(&m->text);
  truce_arena_delete(m->arena);
  free(m);
  return 0;
}
