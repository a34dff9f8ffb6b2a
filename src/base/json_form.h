/* How jansson's objects are written: in one line, with the digits of a number that mean something (0.213, not 0.21299999999999999). */
#ifndef TR_BASE_JSON_FORM_H
#define TR_BASE_JSON_FORM_H

#include <jansson.h>

#define TR_JSON_FORM ((size_t)JSON_COMPACT | (size_t)JSON_REAL_PRECISION(15))

#endif
