/* The day on which a report has it agreed is held against the days on which the known one was agreed and ended. Asked only of what a report introduces. */
#include "process/renewal.h"

bool tr_is_renewal(truce_store *store, const tr_fact *line, int64_t proposal) {
  static const char agreed[] =
      "SELECT max(day) FROM line "
      "WHERE report = ? AND sentence = ? AND kind = 'step' AND status = 'actual' AND dropped = 0 "
      "AND json_extract(data, '$.fields.step') IN ('agreed', 'begun')";
  static const char sql[] = "SELECT " TR_ENDED_ON("?1") " < ?2 OR abs(" TR_AGREED_ON("?1") " - ?2) > ?3";
  if (line->kind != TRUCE_PROPOSAL || !line->introduced) return false;
  const int64_t day = tr_single(store, tr_sql(store, agreed, "ii", line->report, line->sentence), TRUCE_NO_DAY);
  return day != TRUCE_NO_DAY && tr_single(store, tr_sql(store, sql, "iii", proposal, day, (int64_t)TR_AGREED_WITHIN_DAYS), 0) == 1;
}
