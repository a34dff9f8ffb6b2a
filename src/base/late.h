/* Shared libraries that are loaded when they are first needed: one that few runs need would else cost every start some ms. */
#ifndef TR_BASE_LATE_H
#define TR_BASE_LATE_H

#include "truce/base.h"

/* Loads a library ("libpoppler-glib.so.8"), which then stays, and fills `functions`, a struct of pointers to the functions of these names (which those that it
 * needs itself may hold), in their order. TRUCE_NOT_FOUND where the library or a function is not there. Safe from any thread. */
truce_status tr_late_load(const char *library, const char *const *names, size_t count, void *functions, truce_error *error);

#endif
