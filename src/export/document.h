/* A page of findings before it has a form: sections of items and a matrix. Views are turned into it once (sections.c); each format writes it out
 * (document_text.c, document_markdown.c, document_html.c). Everything lives in one arena. */
#ifndef TR_EXPORT_DOCUMENT_H
#define TR_EXPORT_DOCUMENT_H

#include <jansson.h>

#include "base/arena.h"
#include "base/text.h"
#include "process/word_set.h"

/* A span for "%.*s". */
#define S(span) (int)(span).size, (span).data ? (span).data : ""

/* How a mark is meant; never told by colour alone. */
typedef enum tr_tone { TR_PLAIN, TR_GOOD, TR_BAD, TR_MIXED, TR_FAINT, TR_STRONG } tr_tone;

/* Where it stands in the texts. */
typedef struct tr_proof {
  truce_span says;   /* words of the report */
  truce_span source; /* outlet and day: "Andes Wire, 23 June 2016" */
  int64_t line;
  int64_t reports, sources;
  bool doubtful;     /* as likely wrong as right, or more */
} tr_proof;

/* What stands behind the number of a doubtful line. */
static inline const char *tr_doubt(bool doubtful) { return doubtful ? ", doubtful" : ""; }

typedef struct tr_item {
  truce_span mark;   /* a short word in front: "signed", "planned", "12" */
  tr_tone tone;
  truce_span text;
  truce_span when;   /* "23 June 2016" */
  TR_ARRAY(truce_span) notes; /* further short lines */
  tr_proof proof;
} tr_item;

typedef struct tr_cell {
  truce_span text, note; /* "accepts", "23 Jun" */
  tr_tone tone;
  bool changed, doubtful;
  int64_t line;
} tr_cell;

typedef struct tr_matrix {
  TR_ARRAY(truce_span) columns;
  TR_ARRAY(truce_span) rows;
  tr_cell *cells; /* rows × columns; empty text = nothing told */
} tr_matrix;

typedef struct tr_section {
  truce_span title;
  truce_span empty;  /* said if there is nothing */
  TR_ARRAY(tr_item) items;
  tr_matrix matrix;
  size_t left_out;   /* items that were not shown */
} tr_section;

typedef struct tr_document {
  truce_arena *arena;
  const tr_process_words *words; /* by which names are told short (process/words.h) */
  truce_span title, subtitle;
  TR_ARRAY(tr_section) sections;
} tr_document;

/* Adds an empty section, an empty item, a note; texts are copied to the arena of the document, but for notes. */
tr_section *tr_section_add(tr_document *d, const char *title, const char *empty);
/* NULL, counted as left out, if there are `most` already (0 = any number). */
tr_item *tr_item_add(tr_document *d, tr_section *s, size_t most);
void tr_item_note(tr_document *d, tr_item *i, truce_span text);

/* ---- sections, one file each kind ---- */
void tr_section_proposals(tr_document *d, json_t *list, size_t most);
void tr_section_positions(tr_document *d, json_t *json, size_t most_rows);
/* A view that is a list of entries, by its name; false if it is none of those. */
bool tr_section_list(tr_document *d, const char *view, json_t *list, size_t most);
/* What a desk wants first. */
void tr_section_latest(tr_document *d, json_t *list, const char *since, size_t most);
/* Attacks, arrests, troops and protests of the same list. */
void tr_section_force(tr_document *d, json_t *list, const char *since, size_t most);
/* The view "new", whole. */
void tr_section_new(tr_document *d, json_t *list, const char *since, size_t most);
/* Entries of any kinds, as they stand. */
void tr_section_any(tr_document *d, json_t *list, truce_span title, const char *empty, size_t most);
/* A new list without what another entry of the same report tells in the same words. */
json_t *tr_told_once(json_t *list);
void tr_section_figures(tr_document *d, json_t *list, size_t most);
void tr_section_contradictions(tr_document *d, json_t *list, size_t most);
void tr_section_silence(tr_document *d, json_t *list, size_t most);
void tr_section_network(tr_document *d, json_t *json, size_t most);

/* Builds the document of a view (json from tr_view) with the words of its store. `most` items a section, 0 = all. */
void tr_document_of_view(tr_document *document, truce_arena *arena, const tr_process_words *words, const char *view, json_t *json, size_t most);

typedef struct tr_text_style {
  size_t width;  /* columns, at least 40 are used; 0 = 80 */
  bool colour;   /* ANSI */
} tr_text_style;
void tr_document_write_text(const tr_document *document, const tr_text_style *style, tr_buffer *out);
void tr_document_write_markdown(const tr_document *document, tr_buffer *out);
/* A whole page with its style inside. */
void tr_document_write_html(const tr_document *document, tr_buffer *out);

/* Columns that a text takes on a terminal. */
size_t tr_display_width(truce_span text);
/* The start of a text that fits into `width` columns, cut at a character; *whole tells whether it is all of it. */
truce_span tr_display_cut(truce_span text, size_t width, bool *whole);

#endif
