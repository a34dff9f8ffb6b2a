/* Evidence as whole phrases: what a reader is shown of the report begins and ends where its words do not hang in the air. */
#ifndef TR_RECORD_EVIDENCE_H
#define TR_RECORD_EVIDENCE_H

#include "record/coder.h"

/* Mends both ends of the evidence of every kept draft, within its sentence. */
void tr_evidence_close(tr_coder *coder);

#endif
