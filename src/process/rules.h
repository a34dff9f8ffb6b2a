/* When are two facts the same? One rule a kind, in one table; each answer comes with its reason. */
#ifndef TR_PROCESS_RULES_H
#define TR_PROCESS_RULES_H

#include "process/fact.h"

/* Days within which two tellings of one fact of this kind may lie. */
int tr_rule_window(truce_line_kind kind);
/* How like `line` is to `entry`: 0 = another fact, up to 1. The reason (why they are the same) goes to `why`. */
double tr_rule_same(const tr_process_words *known, const tr_fact *line, const tr_fact *entry, char *why, size_t size);
/* Does `line` deny what `entry` tells? */
bool tr_rule_denies(const tr_fact *line, const tr_fact *entry);

#endif
