/* Event data sets are tables of acts between one actor and one recipient. A form is a list of columns; the walk over actors and recipients, the
 * choice of what is told and the escaping are done once, here. */
#ifndef TR_EXPORT_EVENT_ROWS_H
#define TR_EXPORT_EVENT_ROWS_H

#include "export/export.h"

/* One act: an event's entry with one of its actors and one of its recipients (either may be NULL). */
typedef struct tr_event_row {
  const json_t *entry, *fields, *actor, *recipient, *place;
  truce_day day;
  const char *type;   /* PLOVER: what happened; for what has not, the type that PLOVER gives it */
  size_t number;      /* of this row within the entry, from 0 */
} tr_event_row;

/* The parts of an Entry (docs/openapi.yaml) that columns are taken from. */
typedef enum tr_row_part { TR_ROW_ENTRY, TR_ROW_FIELDS, TR_ROW_ACTOR, TR_ROW_RECIPIENT, TR_ROW_PLACE } tr_row_part;

/* A column: at most one of the members after `part` is set; a column without any stays empty. */
typedef struct tr_event_column {
  const char *name;
  tr_row_part part;
  const char *text, *number; /* the part's value of this name */
  const char *list, *first;  /* the part's list of this name, its items parted by the table's `between`; its first item */
  const char *day;           /* the act's day: "Y-M-D", the letters become numbers */
  void (*write)(const tr_event_row *row, tr_buffer *out);
} tr_event_column;

typedef struct tr_event_table {
  const tr_event_column *columns;
  size_t column_count;
  char separator;       /* a tab, or a comma with quotes where needed */
  const char *between;  /* parts the items of a list */
  bool header;
  bool sides_alike;     /* who agrees with whom is one act, not two */
  bool only_dated;      /* acts of no told day are left out */
  bool only_actual;     /* planned, possible, asked for and denied acts are left out */
  bool (*wanted)(const tr_event_row *row); /* NULL = all */
} tr_event_table;

void tr_event_table_begin(const tr_event_table *table, tr_buffer *out);
/* Rows of one entry; false if none. */
bool tr_event_table_write(const tr_event_table *table, const json_t *entry, tr_buffer *out);

/* What other code books say of a PLOVER type; NULL for an unknown one. */
typedef struct tr_type_codes {
  const char *type, *cameo, *cameo_name;
  double goldstein;
  int quad; /* 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict */
} tr_type_codes;
const tr_type_codes *tr_type_codes_of(const char *type);

void tr_row_number(const json_t *object, const char *name, tr_buffer *out);
/* The first of a list of words. */
void tr_row_first(const json_t *object, const char *name, tr_buffer *out);
/* The entry's number. */
long long tr_row_id(const tr_event_row *row);
/* Columns that several forms have: the type of the act, what other code books say of it. */
void tr_row_type(const tr_event_row *row, tr_buffer *out);
void tr_row_cameo(const tr_event_row *row, tr_buffer *out);
void tr_row_goldstein(const tr_event_row *row, tr_buffer *out); /* "-4.0" */
/* A number for a row that is unlike those of other entries, where a form wants digits alone. */
void tr_row_digits(const tr_event_row *row, tr_buffer *out);

extern const tr_export_form tr_form_plover, tr_form_polecat, tr_form_icews, tr_form_gdelt, tr_form_acled;

#endif
