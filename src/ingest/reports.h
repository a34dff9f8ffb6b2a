/* Reports that outlive the arena they were made in. */
#ifndef TR_INGEST_REPORTS_H
#define TR_INGEST_REPORTS_H

#include "ingest/forms.h"

/* A copy of a report with all its text in `arena`. */
truce_report tr_report_copy(truce_arena *arena, const truce_report *report);

/* Reads a document with what its surroundings tell, as truce_ingest_file does a file. The context is none's arena's: it lives elsewhere. */
truce_status tr_ingest_document(const truce_ingest *known, truce_span bytes, const tr_context *context, const truce_ingest_options *options,
                                truce_arena *arena, truce_report_sink sink, truce_problem_sink problem, void *self, truce_error *error);

#endif
