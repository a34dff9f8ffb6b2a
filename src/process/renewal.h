/* A second truce of those who made the first: "agreed to a ceasefire" again after it was over, or after more than a week. */
#ifndef TR_PROCESS_RENEWAL_H
#define TR_PROCESS_RENEWAL_H

#include "process/fact.h"

/* Days between which one agreement may be told of. */
enum { TR_AGREED_WITHIN_DAYS = 7 };

/* SQL: the last day on which such a step of proposal `p` is told of; on which it was signed, agreed; on which it ended. */
#define TR_STEP_ON(p, words)                                                                                  \
  "(SELECT max(s.day) FROM entry s INDEXED BY entry_by_about WHERE s.about = " p " AND s.kind = 'step' "       \
  "AND s.word IN (" words ") AND s.status = 'actual')"
#define TR_SIGNED_ON(p) TR_STEP_ON(p, "'signed'")
#define TR_AGREED_ON(p) TR_STEP_ON(p, "'agreed'")
#define TR_ENDED_ON(p) TR_STEP_ON(p, "'collapsed', 'ended'")

/* Does the line introduce ("a ceasefire"), as agreed on some day, another than a known proposal of that name? */
bool tr_is_renewal(truce_store *store, const tr_fact *line, int64_t proposal);

#endif
