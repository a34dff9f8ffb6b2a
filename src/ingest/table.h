/* CSV and TSV with a header line. */
#ifndef TR_INGEST_TABLE_H
#define TR_INGEST_TABLE_H

#include "ingest/forms.h"

/* Whether the text starts with a header line of which one column holds text by the options' map or by common names. */
bool tr_table_fits(truce_span head, truce_span name, const truce_ingest_options *options);

#endif
