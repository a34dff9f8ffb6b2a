/* A clean report as one line of JSON: what `truce text`, `truce fetch` and `truce follow` print. */
#ifndef TR_CLI_REPORT_JSON_H
#define TR_CLI_REPORT_JSON_H

#include "truce/report.h"

/* Prints to standard output. `copy_of`: the report that it copies, or none. */
void tr_print_report_json(const truce_report *report, truce_span copy_of);

#endif
