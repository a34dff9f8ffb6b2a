/* Ingest of pages must not fail on any bytes. */
#include "ingest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return read_as(tr_page_read, data, size); }
