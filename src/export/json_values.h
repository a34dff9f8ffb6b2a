/* A value of a line's field → JSON, by the type of the field. */
#ifndef TR_EXPORT_JSON_VALUES_H
#define TR_EXPORT_JSON_VALUES_H

#include "base/text.h"
#include "truce/record.h"

void tr_json_value(tr_buffer *out, const truce_value *value);

#endif
