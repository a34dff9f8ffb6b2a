/* An entry in one line: its mark ("mediator", "open"), its tone, its text and notes; one writer a kind. */
#ifndef TR_EXPORT_ENTRY_TEXTS_H
#define TR_EXPORT_ENTRY_TEXTS_H

#include "export/document.h"

/* Fills an item of a document from an entry and its fields. */
typedef void tr_text_writer(tr_document *d, tr_item *it, json_t *entry, json_t *fields);
tr_text_writer tr_text_mediation, tr_text_leg, tr_text_access, tr_text_call, tr_text_spillover, tr_text_domestic, tr_text_deadline;
/* Any entry: used by "new", "timeline", "reactions". */
tr_text_writer tr_text_any;

#endif
