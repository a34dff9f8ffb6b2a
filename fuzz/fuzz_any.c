/* Bytes of any form, archives among them. */
#include "ingest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return read_as(tr_intake_any, data, size); }
