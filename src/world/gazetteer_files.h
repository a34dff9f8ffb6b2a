/* What the gazetteer's files have in common: lines of columns parted by tabs. */
#ifndef TR_WORLD_GAZETTEER_FILES_H
#define TR_WORLD_GAZETTEER_FILES_H

#include "world/gazetteer.h"

enum { TR_PLACE_COLUMNS = 9, TR_GAZETTEER_LIMIT = 256 * 1024 * 1024 }; /* of places.tsv; bytes of a file */

size_t tr_columns_of(truce_span line, truce_span *out, size_t limit);
double tr_number_or(truce_span text, double otherwise);
/* Orders GeoNames numbers, for qsort and bsearch. */
int tr_by_number(const void *a, const void *b);
/* "Line N: what." */
truce_status tr_gazetteer_fault(truce_error *error, const char *path, int64_t line, const char *what);

/* gazetteer_lines.c. Maps places.tsv. */
truce_status tr_places_open(tr_gazetteer *gazetteer, const char *path, truce_error *error);
/* Offset of the first line whose key is not before `key`; the line that begins at an offset; its key, the folded name. */
size_t tr_places_from(truce_span lines, truce_span key);
truce_span tr_place_line(truce_span lines, size_t start);
truce_span tr_place_key(truce_span line);

#endif
