/* truce codebook: list and show frames, run their examples, try a sentence, see what the codebook misses on a corpus. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli/commands.h"
#include "base/files.h"
#include "cli/options.h"
#include "process/pipeline.h"
#include "record/codebook.h"
#include "record/examples.h"
#include "record/grounds.h"

typedef struct options {
  const char *data, *model;
  bool tree, all, why_not;
} options;

static truce_status open_engine(const options *o, truce_engine **engine) {
  const truce_engine_options engine_options = {.data_folder = o->data, .model = o->model};
  truce_error error;
  const truce_status status = truce_engine_open(&engine_options, engine, &error);
  if (status) tr_tell_error("codebook", &error);
  return status;
}

/* ---- list, show ---- */

static void print_evokers(const tr_frame *frame, size_t most) {
  static const char *const by[] = {"", " (noun)", " (light noun)", " (adjective)", " (event)"};
  for (size_t i = 0; i < frame->evokers.count && i < most; i++)
    printf("%s%.*s%s", i ? ", " : "", (int)frame->evokers.items[i].size, frame->evokers.items[i].data, by[frame->evoked_by.items[i]]);
  if (frame->evokers.count > most) printf(" …");
}

static int list_frames(const truce_codebook *codebook) {
  for (size_t i = 0; i < codebook->frames.items.count; i++) {
    const tr_frame *frame = &codebook->frames.items.items[i];
    printf("%-34.*s ", (int)frame->id.size, frame->id.data);
    print_evokers(frame, 6);
    putchar('\n');
  }
  printf("%s\n", truce_codebook_version(codebook));
  return 0;
}

/* `only`: the number of an example, 0 for the whole frame as it is written. */
static void show_frame(const tr_frame *frame, size_t only) {
  if (!only) {
    printf("%.*s, line %lld\n%.*s\n\n", (int)frame->file.size, frame->file.data, (long long)frame->line, (int)frame->source.size, frame->source.data);
    return;
  }
  const tr_example *example = &frame->examples.items[only - 1];
  printf("%.*s, line %lld\n%s %.*s\n", (int)frame->file.size, frame->file.data, (long long)example->line, example->near ? "near" : "example", (int)example->text.size,
         example->text.data);
  for (size_t k = 0; k < example->expected.count; k++) printf("gives %.*s\n", (int)example->expected.items[k].text.size, example->expected.items[k].text.data);
}

static void tell_no_frame(const char *name) {
  fprintf(stderr, "truce codebook: %s '%s'; 'truce codebook list' tells the frames\n", strchr(name, '#') ? "no frame has the example" : "no frame's name begins with", name);
}

/* A name is the beginning of frames' names ("stance."), or the id of one example ("stance.reject#2"). */
static size_t show_named(const tr_frames *frames, const char *name) {
  const char *sharp = strchr(name, '#');
  const truce_span wanted = {name, sharp ? (size_t)(sharp - name) : strlen(name)};
  const size_t only = sharp ? (size_t)strtoul(sharp + 1, NULL, 10) : 0;
  size_t shown = 0;
  for (size_t i = 0; i < frames->items.count; i++) {
    const tr_frame *frame = &frames->items.items[i];
    const bool meant = sharp ? tr_equal(frame->id, wanted) && only && only <= frame->examples.count : tr_starts(frame->id, wanted);
    if (meant) show_frame(frame, only), shown++;
  }
  if (!shown) tell_no_frame(name);
  return shown;
}

static int show_frames(const truce_codebook *codebook, const tr_texts *names) {
  int missing = 0;
  for (size_t n = 1; n < names->count; n++) missing |= !show_named(&codebook->frames, names->items[n]);
  return missing;
}

/* ---- check ---- */

typedef struct tally {
  size_t run, near;
} tally;

static void tell_example(void *self, const tr_frame *frame, const tr_example *example, truce_span what) {
  tally *t = self;
  t->run++;
  t->near += example->near;
  if (!what.size) return;
  printf("%.*s, line %lld: %.*s: %.*s\n  %.*s\n", (int)frame->file.size, frame->file.data, (long long)example->line, (int)frame->id.size, frame->id.data,
         (int)example->text.size, example->text.data, (int)what.size, what.data);
}

static size_t frames_named(const tr_frames *frames, const char *name) {
  size_t count = 0;
  for (size_t i = 0; i < frames->items.count; i++) count += tr_starts(frames->items.items[i].id, tr_span(name));
  if (!count) tell_no_frame(name);
  return count;
}

static int check(const truce_engine *engine, const tr_texts *names) {
  tally t = {0};
  size_t frames = 0, failed = 0;
  int missing = 0;
  for (size_t n = 1; n < names->count || n == 1; n++) {
    const char *name = n < names->count ? names->items[n] : "";
    const size_t here = frames_named(&truce_engine_codebook(engine)->frames, name);
    if (here) failed += tr_examples_run(engine, name, tell_example, &t);
    else missing = 1;
    frames += here;
  }
  printf("%zu frames, %zu examples, %zu near misses, %zu failed\n", frames, t.run - t.near, t.near, failed);
  return failed || missing;
}

/* ---- try ---- */

static void print_tree(const truce_reading *reading) {
  for (size_t i = 0; i < reading->word_count; i++) {
    const truce_word *w = &reading->words[i];
    printf("%3zu %-18.*s %-14.*s %-6s %-12s %3d %s", i, (int)w->form.size, w->form.data, (int)w->lemma.size, w->lemma.data, truce_upos_names[w->upos],
           truce_deprel_names[w->relation], w->head == TRUCE_NONE ? -1 : (int)w->head, w->mention == TRUCE_NONE ? "" : truce_kind_names[reading->mentions[w->mention].kind]);
    if (w->mention != TRUCE_NONE && reading->mentions[w->mention].actor != TRUCE_NONE) {
      const truce_span name = reading->actors[reading->mentions[w->mention].actor].name;
      printf(" = %.*s", (int)name.size, name.data);
    }
    putchar('\n');
  }
}

static void tell_refused(void *self, const tr_frame *frame, const truce_word *word, truce_span condition) {
  (void)self;
  printf("not %.*s for \"%.*s\": %.*s\n", (int)frame->id.size, frame->id.data, (int)word->form.size, word->form.data, (int)condition.size, condition.data);
}

static int try_sentences(const truce_engine *engine, const options *o, const tr_texts *texts) {
  truce_reader *reader = truce_reader_new(truce_engine_model(engine));
  truce_arena *arena = truce_arena_new();
  tr_buffer line = {0};
  for (size_t i = 1; reader && arena && i < texts->count; i++) {
    truce_reading reading;
    truce_record record;
    truce_arena_clear(arena);
    tr_read_sentence(engine, reader, tr_span(texts->items[i]), o->all ? 0 : 0.01, arena, &reading, &record);
    if (o->tree) print_tree(record.reading);
    for (size_t k = 0; k < record.line_count; k++) {
      tr_buffer_clear(&line);
      tr_line_describe(&record, &record.lines[k], &line);
      const truce_span maker = record.lines[k].why[0].frame.size ? record.lines[k].why[0].frame : record.lines[k].why[0].like;
      printf("%.*s  sure=%.2f  [%.*s]\n", (int)line.size, line.data, (double)record.lines[k].sure, (int)maker.size, maker.data);
    }
    if (!record.line_count) puts("no line");
    if (o->why_not) tr_codebook_refused(truce_engine_codebook(engine), &reading, arena, tell_refused, NULL);
  }
  tr_buffer_free(&line);
  truce_arena_delete(arena);
  truce_reader_delete(reader);
  return 0;
}

/* ---- coverage ---- */

typedef struct unknown_word {
  char lemma[64];
  char where[96]; /* the words around its first place */
  size_t count;
} unknown_word;
typedef struct coverage {
  const truce_engine *engine;
  truce_arena *arena;
  truce_span text; /* of the report at hand */
  bool *used;
  unknown_word *unknown;
  size_t unknown_count, unknown_capacity, reports;
} coverage;

/* The words around a word, at most `size` bytes of its line. */
static void words_around(truce_span text, truce_range where, char *out, size_t size) {
  const size_t half = (size - 1) / 2;
  size_t from = where.start, to = where.end;
  while (from > 0 && where.start - from < half && text.data[from - 1] != '\n') from--;
  while (to < text.size && to - where.end < half && text.data[to] != '\n') to++;
  while (from < where.start && from > 0 && text.data[from - 1] != ' ' && text.data[from - 1] != '\n') from++;
  while (to > where.end && to < text.size && text.data[to] != ' ' && text.data[to] != '\n') to--;
  snprintf(out, size, "%.*s", (int)(to - from), text.data + from);
}

static void count_unknown(void *self, const truce_word *word) {
  coverage *c = self;
  unknown_word one = {.count = 1};
  snprintf(one.lemma, sizeof one.lemma, "%.*s", (int)(word->lemma.size < 60 ? word->lemma.size : 60), word->lemma.data);
  for (size_t i = 0; i < c->unknown_count; i++)
    if (!strcmp(c->unknown[i].lemma, one.lemma)) {
      c->unknown[i].count++;
      return;
    }
  if (c->unknown_count == c->unknown_capacity) {
    const size_t more = c->unknown_capacity ? c->unknown_capacity * 2 : 256;
    unknown_word *grown = realloc(c->unknown, more * sizeof *grown);
    if (!grown) return;
    c->unknown = grown;
    c->unknown_capacity = more;
  }
  words_around(c->text, word->where, one.where, sizeof one.where);
  c->unknown[c->unknown_count++] = one;
}

static void cover_report(void *self, const truce_record *record, truce_span rendered) {
  coverage *c = self;
  (void)rendered;
  c->reports++;
  c->text = record->report->text;
  truce_arena_clear(c->arena);
  tr_codebook_coverage(truce_engine_codebook(c->engine), record->reading, c->arena, c->used, count_unknown, c);
}

static void tell_problem(void *self, const truce_error *error) {
  (void)self;
  tr_tell_error("codebook", error);
}

static int by_count(const void *a, const void *b) {
  const unknown_word *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return strcmp(x->lemma, y->lemma);
}

static void print_coverage(coverage *c) {
  const tr_frames *frames = &truce_engine_codebook(c->engine)->frames;
  size_t unused = 0;
  for (size_t i = 0; i < frames->items.count; i++) unused += !c->used[i];
  printf("%zu reports; %zu of %zu frames wrote a line\n\npredicates that no frame knows, by frequency:\n", c->reports, frames->items.count - unused, frames->items.count);
  if (c->unknown_count) qsort(c->unknown, c->unknown_count, sizeof *c->unknown, by_count);
  for (size_t i = 0; i < c->unknown_count && i < 200; i++) printf("%7zu %-16s %s\n", c->unknown[i].count, c->unknown[i].lemma, c->unknown[i].where);
  puts("\nframes that wrote no line here:");
  for (size_t i = 0; i < frames->items.count; i++)
    if (!c->used[i]) printf("  %.*s\n", (int)frames->items.items[i].id.size, frames->items.items[i].id.data);
}

/* ---- reports ---- */

typedef struct feeding {
  tr_pipeline *pipeline;
  int failed;
} feeding;

static bool feed(void *self, const char *path) {
  feeding *f = self;
  truce_error error;
  if (tr_pipeline_feed(f->pipeline, path, NULL, &error)) tr_tell_error("codebook", &error), f->failed = 1;
  return true;
}

/* Feeds the reports of all paths to the steps; 1 if one could not be read. */
static int feed_all(const truce_engine *engine, const tr_pipeline_steps *steps, const tr_texts *paths) {
  feeding f = {.pipeline = tr_pipeline_new(engine, steps, 0)};
  for (size_t i = 1; f.pipeline && i < paths->count; i++) {
    truce_error error;
    if (truce_ingest_list(paths->items[i], feed, &f, &error)) tr_tell_error("codebook", &error), f.failed = 1;
  }
  if (f.pipeline) tr_pipeline_drain(f.pipeline);
  tr_pipeline_delete(f.pipeline);
  return f.failed;
}

static int show_coverage(const truce_engine *engine, const tr_texts *paths) {
  const size_t frame_count = truce_engine_codebook(engine)->frames.items.count;
  coverage c = {.engine = engine, .arena = truce_arena_new(), .used = calloc(frame_count + 1, sizeof(bool))};
  const tr_pipeline_steps steps = {.self = &c, .take = cover_report, .problem = tell_problem};
  const int failed = feed_all(engine, &steps, paths);
  if (c.arena && c.used) print_coverage(&c);
  free(c.unknown);
  free(c.used);
  truce_arena_delete(c.arena);
  return failed;
}

/* ---- meant ---- */

typedef struct meant_lines {
  const truce_engine *engine;
  truce_arena *arena;
  const truce_record *record;
} meant_lines;

static json_t *grounds_json(const tr_grounds *grounds) {
  json_t *object = json_object();
  for (int s = 0; s < TR_GROUND_COUNT; s++)
    if (grounds->of[s] > 0) json_object_set_new(object, tr_ground_names[s], json_real((double)grounds->of[s]));
  return object;
}

static json_t *text_json(truce_span text) { return json_stringn(text.data, text.size); }

/* Somebody by all his names: that of the roster and those of the text. */
static json_t *names_json(const truce_reading *reading, uint32_t actor) {
  json_t *names = json_array();
  json_array_append_new(names, text_json(reading->actors[actor].name));
  for (size_t m = 0; m < reading->actors[actor].mention_count; m++)
    json_array_append_new(names, text_json(tr_slice(reading->report->text, reading->mentions[reading->actors[actor].mentions[m]].where)));
  return names;
}

static void print_meant(void *self, const tr_coder *coder, const tr_draft *draft, const uint32_t *candidates, const uint32_t *sides, const tr_grounds *grounds, size_t count) {
  const meant_lines *lines = self;
  json_t *object = json_pack("{s:s, s:s, s:i}", "kind", truce_line_kind_names[draft->line.kind], "for", tr_way_name(tr_way_of(draft)), "trigger", (int)tr_word(coder, draft->line.trigger)->where.start);
  json_t *all = json_array();
  json_object_set_new(object, "report", text_json(lines->record->report->id));
  for (size_t c = 0; c < count; c++) json_array_append_new(all, json_pack("{s:o, s:i, s:o}", "names", names_json(coder->reading, candidates[c]), "side", (int)sides[c], "grounds", grounds_json(&grounds[c])));
  json_object_set_new(object, "candidates", all);
  json_object_set_new(object, "nobody", grounds_json(&grounds[count]));
  json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(6));
  putchar('\n');
  json_decref(object);
}

static void look_at_open_lines(void *self, const truce_record *record, truce_span rendered) {
  meant_lines *lines = self;
  (void)rendered;
  lines->record = record;
  truce_arena_clear(lines->arena);
  tr_codebook_meant(truce_engine_codebook(lines->engine), record->reading, lines->arena, print_meant, lines);
}

static int show_meant(const truce_engine *engine, const tr_texts *paths) {
  meant_lines lines = {.engine = engine, .arena = truce_arena_new()};
  const tr_pipeline_steps steps = {.self = &lines, .take = look_at_open_lines, .problem = tell_problem};
  const int failed = feed_all(engine, &steps, paths);
  truce_arena_delete(lines.arena);
  return failed;
}

/* ---- the command ---- */

static int without_model(const options *o, const tr_texts *operands, bool list) {
  char found[4096], path[4200];
  truce_codebook *codebook;
  truce_error error;
  snprintf(path, sizeof path, "%s/codebook", o->data ? o->data : tr_data_folder(found));
  if (truce_codebook_open(path, &codebook, &error)) return tr_tell_error("codebook", &error), 1;
  const int result = list ? list_frames(codebook) : show_frames(codebook, operands);
  truce_codebook_close(codebook);
  return result;
}

int tr_command_codebook(int argc, char **argv) {
  options o = {0};
  const tr_option table[] = {{"data", TR_TEXT, &o.data, "FOLDER", "the folder with codebook, roster, gazetteer and model"},
                             {"model", TR_TEXT, &o.model, "FILE", "the reader's model"},
                             {"all", TR_FLAG, &o.all, NULL, "try: also lines that a report would leave out, for want of anything public"},
                             {"tree", TR_FLAG, &o.tree, NULL, "try: print the words with their grammar, too"},
                             {"why-not", TR_FLAG, &o.why_not, NULL, "try: frames that a word evokes but that do not fit, with the condition that fails"}};
  const tr_usage usage = {"codebook list | show NAME… | check [NAME…] | try SENTENCE… | coverage PATH… | meant PATH…",
                          "Looks into the codebook: its frames, their examples (check runs them all), what it makes of a sentence, what it misses on a corpus, and whom open lines may be meant for (JSON, for tools/fit_meant.py).", table,
                          sizeof table / sizeof *table};
  tr_texts operands = {0};
  const int parsed = tr_options_parse(&usage, argc, argv, &operands);
  if (parsed >= 0) return parsed;
  const char *what = operands.count ? operands.items[0] : "";
  if (!strcmp(what, "list")) return without_model(&o, &operands, true);
  if (!strcmp(what, "show")) return operands.count > 1 ? without_model(&o, &operands, false) : tr_wrong_usage("codebook", "show needs the name of a frame");
  if (!*what) return tr_wrong_usage("codebook", "list, show, check, try, coverage or meant is expected");
  const bool known = !strcmp(what, "check") || !strcmp(what, "try") || !strcmp(what, "coverage") || !strcmp(what, "meant");
  if (!known) return tr_wrong_usage("codebook", "list, show, check, try, coverage or meant is expected, not '%s'", what);
  if (strcmp(what, "check") && operands.count < 2) return tr_wrong_usage("codebook", "%s needs something to work on", what);
  truce_engine *engine;
  if (open_engine(&o, &engine)) return 1;
  const int result = !strcmp(what, "check") ? check(engine, &operands)
                     : !strcmp(what, "try") ? try_sentences(engine, &o, &operands)
                     : !strcmp(what, "meant") ? show_meant(engine, &operands)
                                            : show_coverage(engine, &operands);
  truce_engine_close(engine);
  return result;
}
