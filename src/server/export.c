/* /api/export: entries as a file for other programs. */
#include "export/export.h"

#include "base/arena.h"
#include "server/answers.h"

void tr_handle_export(const tr_request *request, const tr_query *query, tr_answer *answer) {
  const truce_span asked = query->texts[TR_PARAMETER_AS];
  truce_error error = {0};
  const tr_export_form *form = asked.data ? tr_export_form_named(tr_arena_string(request->arena, asked)) : NULL;
  const tr_filter filter = tr_filter_of(request, query);
  if (!form) {
    tr_answer_problem(answer, 400, "'as' is missing: csv, jsonl, geojson or ics.");
  } else if (tr_export(request->work->store, form->name, &filter, &answer->body, &error)) {
    tr_answer_error(answer, &error);
  } else {
    answer->content_type = form->type;
    answer->file_name = form->file_name;
  }
}
