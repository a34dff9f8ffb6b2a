/* The parts of the positions matrix (view_positions.c), as JSON. */
#ifndef TR_PROCESS_POSITIONS_H
#define TR_PROCESS_POSITIONS_H

#include "process/views.h"

/* position_columns.c. At most `most` families of proposals on which somebody has a position by the day `today`. */
json_t *tr_position_columns(truce_store *store, int32_t today, size_t most);

/* position_cells.c. Adds to `cells` what is told, by the day `today` and at least so sure, of positions on the members of a column. */
void tr_position_cells_add(truce_store *store, json_t *column, int32_t today, double sure, json_t *cells);
/* Gives a cell its position, the telling that stands; `changed` if it is the first or another one since `since`. */
void tr_position_cell_finish(truce_store *store, json_t *cell, truce_day since);

#endif
