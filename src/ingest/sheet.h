/* A sheet: what any form of input hands over before it becomes a report: paragraphs in order, kept or dropped with a reason, and what is known of the whole. */
#ifndef TR_INGEST_SHEET_H
#define TR_INGEST_SHEET_H

#include "ingest/known.h"

typedef struct tr_paragraph {
  truce_span text;
  bool kept, heading;
  uint32_t group;        /* paragraphs side by side in one element of a page share it; 0 = not from a page */
  truce_dropped_why why; /* where not kept */
} tr_paragraph;

typedef struct tr_sheet {
  truce_span title, author, source, url, language, origin; /* language: as declared, two letters, or none */
  truce_day published;
  truce_date_basis basis;
  TR_ARRAY(tr_paragraph) paragraphs;
} tr_sheet;

tr_sheet tr_sheet_new(truce_span origin);
/* Adds one paragraph, cleaned; nothing if nothing is left of it. */
void tr_sheet_keep(truce_arena *arena, tr_sheet *sheet, truce_span text, bool heading, uint32_t group);
void tr_sheet_drop(truce_arena *arena, tr_sheet *sheet, truce_dropped_why why, truce_span text);
/* Sets the day if the new basis is better than what is known (stated before metadata before url before guessed). */
void tr_sheet_date(tr_sheet *sheet, truce_day day, truce_date_basis basis);
/* Drops what stands twice, joins the rest, finds the language, names the report by its content. False: no text is left. */
bool tr_sheet_finish(truce_arena *arena, const truce_ingest *known, tr_sheet *sheet, truce_report *report);

#endif
