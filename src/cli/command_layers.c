/* truce layers: what each layer of the reader says, for measuring and for looking: CoNLL-U of given words or of raw text, JSON lines of everything. */
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
#include "reader/conllu.h"

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

/* Raw text → CoNLL-U. */
static void run_text(tr_layers_job *job, truce_span content, const char *file) {
  truce_report report = {.text = content, .published = {TRUCE_NO_DAY}};
  truce_reading reading;
  truce_arena_clear(job->arena);
  truce_reader_read(job->reader, &report, job->arena, &reading);
  const char *slash = strrchr(file, '/');
  tr_conllu_write_text(&reading, tr_span(slash ? slash + 1 : file), job->all, &job->out);
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
  else
    run_text(job, input.content, name);
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
  if (strcmp(job->format, "conllu") == 0) return open_model(job, error);
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
  if (!job->format) job->format = strcmp(job->from, "jsonl") == 0 ? "jsonl" : "conllu";
  static const char *const good[][2] = {{"conllu", "conllu"}, {"text", "conllu"}, {"jsonl", "jsonl"}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    if (strcmp(job->from, good[i][0]) == 0 && strcmp(job->format, good[i][1]) == 0) return 0;
  return tr_wrong_usage("layers", "cannot turn %s into %s; text or conllu give conllu, jsonl gives jsonl", job->from, job->format);
}

int tr_command_layers(int argc, char **argv) {
  tr_layers_job job = {0};
  const tr_option options[] = {
      {"from", TR_TEXT, &job.from, "FORM", "form of the input: text (default), conllu, jsonl"},
      {"input", TR_TEXT, &job.from, "FORM", "the same"},
      {"format", TR_TEXT, &job.format, "FORM", "form of the output: conllu, jsonl"},
      {"all", TR_FLAG, &job.all, NULL, "in CoNLL-U also predicates, roles, realis, mentions and antecedents (MISC)"},
      {"model", TR_TEXT, &job.model_path, "FILE", "another model file"},
      {"kernels", TR_TEXT, &job.kernels, "NAME", "scalar, avx2, avx512 or neon instead of the fastest"},
  };
  const tr_usage usage = {"layers [--from FORM] [--format FORM] [FILE…]", "Shows what each layer of the reader says of texts.", options, sizeof options / sizeof *options};
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
