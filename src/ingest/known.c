/* Opens the tables of the data folder's ingest/. */
#include "ingest/known.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/files.h"
#include "ingest/signs.h"

static truce_status open_parts(truce_ingest *known, const char *data, truce_error *error) {
  char path[4200];
  snprintf(path, sizeof path, "%s/ingest/furniture.tsv", data);
  truce_status status = tr_furniture_read(&known->furniture, known->arena, path, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/ingest/elements.tsv", data);
  status = tr_signs_open(path, &known->elements, known->arena, error);
  if (status) return status;
  snprintf(path, sizeof path, "%s/ingest/languages.tsv", data);
  return tr_word_classes_read(&known->languages, known->arena, path, NULL, 0, 0, error);
}

truce_status truce_ingest_open(const char *data_folder, truce_ingest **out, truce_error *error) {
  char found[4096];
  *out = NULL;
  truce_ingest *known = calloc(1, sizeof *known);
  if (!known || !(known->arena = truce_arena_new())) {
    free(known);
    return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  }
  const truce_status status = open_parts(known, data_folder ? data_folder : tr_data_folder(found), error);
  if (status)
    truce_ingest_close(known);
  else
    *out = known;
  return status;
}

void truce_ingest_close(truce_ingest *ingest) {
  if (!ingest) return;
  truce_arena_delete(ingest->arena);
  free(ingest);
}
