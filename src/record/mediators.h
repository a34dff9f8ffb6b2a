/* Mediators by name: "EU mediator X", "Norway, the guarantor", "mediators from Tanzania". */
#ifndef TR_RECORD_MEDIATORS_H
#define TR_RECORD_MEDIATORS_H

#include "record/sides.h"

/* Drafts a mediation for each actor that the report calls a mediator, facilitator, guarantor or go-between, where no line tells it yet. */
void tr_mediators_derive(tr_coder *coder);
/* Takes mediators out of the parties, once those are filled in; drops lines of mediators between people of their own countries. */
void tr_mediators_settle(tr_coder *coder);

#endif
