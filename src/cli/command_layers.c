/* truce layers: what each layer says of a text, for looking and for measuring: a view for people, CoNLL-U of raw text or of given words, JSON of everything. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/layers.h"
#include "cli/options.h"
#include "cli/show.h"
#include "export/json.h"
#include "ingest/decode.h"
#include "reader/conllu.h"
#include "truce/ingest.h"

/* Writes and empties the buffer; false when the output is broken (told once). */
bool tr_layers_flush(tr_layers_job *job) {
  if (job->out.size && fwrite(job->out.data, 1, job->out.size, stdout) != job->out.size) {
    truce_error error;
    tr_fail(&error, TRUCE_NO_SPACE, "standard output", -1, "Cannot be written: %s.", strerror(errno));
    tr_layers_tell(job, &error);
    return false;
  }
  tr_buffer_clear(&job->out);
  return true;
}

void tr_layers_tell(tr_layers_job *job, const truce_error *error) {
  job->errors++;
  tr_tell_error("layers", error);
}

/* Words as given → the same words with truce's layers. */
static void run_conllu(tr_layers_job *job, truce_span content, const char *file) {
  int64_t line = 0;
  tr_conllu_document document;
  truce_error error = {0};
  truce_arena_clear(job->arena);
  while (tr_conllu_next(&content, &line, file, job->arena, &document, &error)) {
    truce_reader_read_words(job->reader, &document.report, job->arena, &document.reading);
    tr_conllu_write(&document, job->all, &job->out);
    if (!tr_layers_flush(job)) return;
    truce_arena_clear(job->arena);
  }
  if (error.status) tr_layers_tell(job, &error);
}

/* The report in a file, cleaned and dated as `truce read` takes it; a text that is none (a line, a fragment) as it stands. */
static bool report_of(tr_layers_job *job, truce_span content, const char *file, truce_report *report) {
  truce_error error;
  truce_arena_clear(job->arena);
  if (!truce_ingest_bytes(truce_engine_ingest(job->engine), content, file, NULL, job->arena, report, &error)) return true;
  *report = (truce_report){.text = content, .published = {TRUCE_NO_DAY}};
  if (tr_utf8_valid(content, NULL) || tr_decode(job->arena, content, (truce_span){NULL, 0}, &report->text)) return true;
  tr_fail(&error, TRUCE_BAD_DATA, file, -1, "Is no text.");
  tr_layers_tell(job, &error);
  return false;
}

/* Raw text as it stands, in UTF-8 and normal form C → CoNLL-U. The day that its dateline or heading tells anchors the times. */
static void run_text(tr_layers_job *job, truce_span content, const char *file) {
  truce_report clean;
  if (!report_of(job, content, file, &clean)) return;
  truce_report report = {.text = content, .published = clean.published};
  truce_reading reading;
  truce_arena_clear(job->arena);
  if (!tr_utf8_valid(content, NULL)) tr_decode(job->arena, content, (truce_span){NULL, 0}, &report.text);
  report.text = tr_text_composed(job->arena, report.text);
  truce_engine_resolve(job->engine, job->reader, &report, NULL, job->arena, &reading);
  tr_conllu_write_text(&reading, tr_file_name(file), &job->out);
  tr_layers_flush(job);
}

/* A report → its object, or the view for people. */
static void run_report(tr_layers_job *job, truce_span content, const char *file) {
  truce_report report;
  truce_reading reading;
  truce_record record = {0};
  if (!report_of(job, content, file, &report)) return;
  truce_engine_read(job->engine, job->reader, &report, job->arena, &reading, &record);
  if (strcmp(job->format, "json") == 0) {
    const truce_made_by made_by = truce_engine_made_by(job->engine);
    const tr_json_layers layers = {.names = true};
    tr_record_write_json(&record, &made_by, &layers, &job->out);
    tr_buffer_add_char(&job->out, '\n');
  } else {
    tr_layers_view(record.reading, job->colour || (!job->plain && tr_show_in_colour()), &job->out);
  }
  tr_layers_flush(job);
}

static void run_file(tr_layers_job *job, const char *path) {
  tr_input input;
  truce_error error = {0};
  if (tr_input_open(path, &input, &error)) {
    tr_layers_tell(job, &error);
    return;
  }
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  if (strcmp(job->from, "conllu") == 0)
    run_conllu(job, input.content, name);
  else if (strcmp(job->from, "jsonl") == 0)
    tr_layers_run_jsonl(job, input.content, name);
  else if (strcmp(job->format, "conllu") == 0)
    run_text(job, input.content, name);
  else
    run_report(job, input.content, name);
  tr_input_close(&input);
}

static truce_status open_model(tr_layers_job *job, truce_error *error) {
  char found[4096], path[4200];
  snprintf(path, sizeof path, "%s/model/reader.truce", tr_data_folder(found));
  truce_status status = truce_model_open(job->model_path ? job->model_path : path, job->kernels, &job->model, error);
  if (status) return status;
  job->reader = truce_reader_new(job->model);
  job->arena = truce_arena_new();
  return job->reader && job->arena ? TRUCE_OK : tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
}

static truce_status open_job(tr_layers_job *job, truce_error *error) {
  if (strcmp(job->from, "conllu") == 0) return open_model(job, error);
  const truce_engine_options options = {.model = job->model_path, .kernels = job->kernels};
  truce_status status = truce_engine_open(&options, &job->engine, error);
  if (status) return status;
  job->reader = truce_reader_new(truce_engine_model(job->engine));
  job->arena = truce_arena_new();
  return job->reader && job->arena ? TRUCE_OK : tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
}

static void close_job(tr_layers_job *job) {
  truce_reader_delete(job->reader);
  truce_arena_delete(job->arena);
  truce_model_close(job->model);
  truce_engine_close(job->engine);
  tr_buffer_free(&job->out);
}

static int check_forms(tr_layers_job *job) {
  if (!job->from) job->from = job->format && strcmp(job->format, "jsonl") == 0 ? "jsonl" : "text";
  if (!job->format) job->format = strcmp(job->from, "text") == 0 ? "view" : job->from;
  static const char *const good[][2] = {{"conllu", "conllu"}, {"text", "view"}, {"text", "conllu"}, {"text", "json"}, {"jsonl", "jsonl"}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    if (strcmp(job->from, good[i][0]) == 0 && strcmp(job->format, good[i][1]) == 0) return 0;
  return tr_wrong_usage("layers", "cannot turn %s into %s; text gives view, conllu or json, conllu gives conllu, jsonl gives jsonl", job->from, job->format);
}

int tr_command_layers(int argc, char **argv) {
  tr_layers_job job = {0};
  const tr_option options[] = {
      {"from", TR_TEXT, &job.from, "FORM", "form of the input: text (default), conllu, jsonl"},
      {"input", TR_TEXT, &job.from, "FORM", "the same"},
      {"format", TR_TEXT, &job.format, "FORM", "form of the output: view (default for text), conllu, json, jsonl"},
      {"all", TR_FLAG, &job.all, NULL, "from CoNLL-U also predicates, roles, realis, mentions and antecedents (MISC)"},
      {"colour", TR_FLAG, &job.colour, NULL, "colour even where there is no terminal"},
      {"plain", TR_FLAG, &job.plain, NULL, "no colour"},
      {"model", TR_TEXT, &job.model_path, "FILE", "another model file"},
      {"kernels", TR_TEXT, &job.kernels, "NAME", "scalar, avx2, avx512 or neon instead of the fastest"},
  };
  const tr_usage usage = {
      "layers [--from FORM] [--format FORM] [FILE…]",
      "Shows what each layer says of texts: names, trees, roles, who is meant, where, when, who says so.",
      options, sizeof options / sizeof *options,
  };
  tr_texts files;
  int code = tr_options_parse(&usage, argc, argv, &files);
  if (code >= 0) return code;
  code = check_forms(&job);
  if (code) return code;
  truce_error error = {0};
  if (open_job(&job, &error))
    tr_layers_tell(&job, &error);
  else if (!files.count)
    run_file(&job, "-");
  else
    for (size_t i = 0; i < files.count; i++) run_file(&job, files.items[i]);
  close_job(&job);
  return job.errors ? 1 : 0;
}
