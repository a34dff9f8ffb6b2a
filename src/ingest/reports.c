/* Deep copies: everything that a report points to goes into the arena given. */
#include "ingest/reports.h"

truce_report tr_report_copy(truce_arena *arena, const truce_report *report) {
  truce_report copy = *report;
  truce_span *const texts[] = {&copy.id, &copy.title, &copy.author, &copy.source, &copy.url, &copy.language, &copy.text, &copy.copy_of, &copy.origin};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (texts[i]->data) *texts[i] = tr_arena_copy(arena, *texts[i]);
  truce_dropped *dropped = TR_NEW_ARRAY(arena, truce_dropped, report->dropped_count + 1);
  for (size_t i = 0; i < report->dropped_count; i++) {
    dropped[i] = report->dropped[i];
    dropped[i].text = tr_arena_copy(arena, report->dropped[i].text);
  }
  copy.dropped = dropped;
  return copy;
}
