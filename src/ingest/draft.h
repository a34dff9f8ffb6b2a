/* A draft: what any form of input hands over before it becomes a report: paragraphs in order, kept or dropped with a reason, and what is known of the whole. */
#ifndef TR_INGEST_DRAFT_H
#define TR_INGEST_DRAFT_H

#include "base/arena.h"
#include "truce/report.h"

typedef struct tr_paragraph {
  truce_span text;
  bool kept, heading;
  truce_dropped_why why; /* where not kept */
} tr_paragraph;

typedef struct tr_draft {
  truce_span title, author, source, url, language, origin; /* language: as declared, two letters, or none */
  truce_day published;
  truce_date_basis basis;
  TR_ARRAY(tr_paragraph) paragraphs;
} tr_draft;

tr_draft tr_draft_new(truce_span origin);
/* Adds one paragraph, cleaned; nothing if nothing is left of it. */
void tr_draft_keep(truce_arena *arena, tr_draft *draft, truce_span text, bool heading);
void tr_draft_drop(truce_arena *arena, tr_draft *draft, truce_dropped_why why, truce_span text);
/* Sets the day if the new basis is better than what is known (stated before metadata before url before guessed). */
void tr_draft_date(tr_draft *draft, truce_day day, truce_date_basis basis);
/* Drops what stands twice, joins the rest, finds the language, names the report by its content. False: no text is left. */
bool tr_draft_finish(truce_arena *arena, tr_draft *draft, truce_report *report);

#endif
