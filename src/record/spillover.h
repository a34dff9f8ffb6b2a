/* Spillover: acts of force beyond the countries of a conflict's two sides. */
#ifndef TR_RECORD_SPILLOVER_H
#define TR_RECORD_SPILLOVER_H

#include "record/sides.h"

void tr_spillover_derive(tr_coder *coder, const tr_two_sides *two);

#endif
