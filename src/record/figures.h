/* Figures: numbers that count people, weapons, goods or money. */
#ifndef TR_RECORD_FIGURES_H
#define TR_RECORD_FIGURES_H

#include "record/numbers.h"

/* Drafts a figure for every such number. */
void tr_figures(tr_coder *coder);
/* May this number be a count of that kind? No date, age or number of a name, not the six of "two of the six", no three brigades of fighters, no drones killed.
 */
bool tr_figure_sound(const tr_coder *coder, const tr_quantity *quantity, truce_span what);

#endif
