/* Records of a table or JSON: which column or key holds which field of a report. */
#ifndef TR_INGEST_RECORDS_H
#define TR_INGEST_RECORDS_H

#include "ingest/forms.h"

typedef enum tr_field_name {
  TR_FIELD_TEXT,
  TR_FIELD_TITLE,
  TR_FIELD_PUBLISHED,
  TR_FIELD_AUTHOR,
  TR_FIELD_SOURCE,
  TR_FIELD_URL,
  TR_FIELD_LANGUAGE,
  TR_FIELD_COUNT
} tr_field_name;

/* One record, by field; none where it has no such field. */
typedef struct tr_record_fields {
  truce_span values[TR_FIELD_COUNT];
} tr_record_fields;

/* The field that a column or key of this name holds by the map ("text=body,published=date") or, where the map does not name the field, by common names.
 * TR_FIELD_COUNT: none. `rank` tells how usual the name is, 0 the most: among several columns for one field the lowest wins. */
tr_field_name tr_field_for(truce_span column, const char *map, int *rank);
/* Checks a map; TRUCE_BAD_USAGE names what is wrong. NULL is fine. */
truce_status tr_map_check(const char *map, truce_error *error);
/* Hands the record over as a report; a record without text becomes a problem. */
void tr_record_deliver(tr_intake *in, const tr_record_fields *record, const tr_context *context);

#endif
