/* Reports that are somebody's paper: a statement, a communiqué, a press release. */
#ifndef TR_RECORD_STATEMENTS_H
#define TR_RECORD_STATEMENTS_H

#include "record/coder.h"

/* Whose statement the report is: fills the claim of all that it tells in its own voice; false for news. */
bool tr_statement_by(const tr_coder *coder, truce_said_by *said);

#endif
