/* /api/reports: published texts, what stands in one word by word, reading one that a client sends, and forgetting one. */
#include "base/arena.h"
#include "export/json.h"
#include "process/forgetting.h"
#include "server/answers.h"
#include "store/record.h"
#include "truce/ingest.h"

void tr_handle_reports(const tr_request *request, const tr_query *query, tr_answer *answer) { tr_answer_list(request, query, answer, tr_query_reports); }

void tr_handle_report(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  if (!tr_report_id_valid(request->captured)) {
    tr_answer_problem(answer, 400, "A report is named by \"sha256:\" and 64 hexadecimal digits.");
    return;
  }
  tr_read_begin(request->work->store);
  tr_answer_read(request, answer, tr_query_report(request->work->store, tr_arena_string(request->arena, request->captured)), 404, "There is no such report.");
}

/* The report's text is read again, by the model that the server has. */
void tr_handle_reading(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  tr_work *work = request->work;
  truce_report report;
  truce_reading reading;
  truce_record record;
  truce_error error = {0};
  if (!tr_report_id_valid(request->captured)) {
    tr_answer_problem(answer, 400, "A report is named by \"sha256:\" and 64 hexadecimal digits.");
    return;
  }
  tr_read_begin(work->store);
  const bool found = tr_query_text(work->store, tr_arena_string(request->arena, request->captured), request->arena, &report);
  if (tr_read_end(work->store, &error)) {
    tr_answer_error(answer, &error);
  } else if (!found) {
    tr_answer_problem(answer, 404, "There is no such report.");
  } else if (tr_work_engine(work, &error)) {
    tr_answer_problem(answer, 503, "The reader cannot be opened: %s", error.message);
  } else {
    const truce_made_by made_by = truce_engine_made_by(work->engine);
    truce_engine_read(work->engine, work->reader, &report, request->arena, &reading, &record);
    tr_reading_write_json(&reading, &made_by, &answer->body);
  }
}

static void answer_added(tr_answer *answer, const truce_report *report, const truce_added *added) {
  answer->status = added->unchanged ? 200 : 201;
  json_t *title = report->title.size ? json_stringn(report->title.data, report->title.size) : json_null();
  tr_answer_json(answer,
                 json_pack("{s:o, s:o, s:b, s:I}", "report", json_stringn(report->id.data, report->id.size), "title", title, "new", !added->unchanged, "lines",
                           (json_int_t)added->line_count),
                 "");
}

static truce_status read_and_add(const tr_request *request, const truce_report *report, truce_added *added, truce_error *error) {
  tr_work *work = request->work;
  const truce_made_by made_by = truce_engine_made_by(work->engine);
  truce_reading reading;
  truce_record record;
  truce_engine_read(work->engine, work->reader, report, request->arena, &reading, &record);
  return truce_store_add(work->store, &record, &made_by, added, error);
}

void tr_handle_report_add(const tr_request *request, const tr_query *query, tr_answer *answer) {
  (void)query;
  truce_report report;
  truce_error error = {0};
  truce_added added = {0};
  if (tr_work_engine(request->work, &error)) {
    tr_answer_problem(answer, 503, "The reader cannot be opened: %s", error.message);
    return;
  }
  const bool known_form = tr_equal_fold(request->content_type, TR_SPAN("text/html")) || tr_equal_fold(request->content_type, TR_SPAN("text/plain"));
  if (!known_form)
    tr_answer_problem(answer, 415, "A report is sent as text/html or text/plain.");
  else if (truce_ingest_bytes(truce_engine_ingest(request->work->engine), request->body, "upload", NULL, request->arena, &report, &error) ||
           read_and_add(request, &report, &added, &error))
    tr_answer_error(answer, &error);
  else if (added.forgotten)
    tr_answer_problem(answer, 409, "This report was forgotten and is not taken in again; 'truce read --forgotten' would do so.");
  else
    answer_added(answer, &report, &added);
}

void tr_handle_report_forget(const tr_request *request, const tr_query *query, tr_answer *answer) {
  truce_store *store = request->work->store;
  truce_error error = {0};
  tr_forgotten gone;
  if (!tr_report_id_valid(request->captured)) {
    tr_answer_problem(answer, 400, "A report is named by \"sha256:\" and 64 hexadecimal digits.");
    return;
  }
  const truce_span why = query->texts[TR_PARAMETER_WHY];
  const int64_t report = tr_store_report(store, request->captured);
  const tr_forgetting what = {.reports = &report, .count = 1, .who = request->user, .why = why.data ? tr_arena_string(request->arena, why) : NULL};
  if (!report) tr_answer_problem(answer, 404, "There is no such report.");
  else if (tr_forget(store, &what, &gone, &error)) tr_answer_error(answer, &error);
  else answer->status = 204;
}
