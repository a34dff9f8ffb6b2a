/* The model file (docs/model-file.md): maps it, checks it, and finds its tensors. Nothing is copied; what is found lives as long as the file is open. */
#ifndef TR_NEURAL_MODEL_FILE_H
#define TR_NEURAL_MODEL_FILE_H

#include <jansson.h>

#include "base/files.h"
#include "neural/kernels/kernels.h"
#include "truce/base.h"

enum { TR_MODEL_VERSION = 1 };

typedef struct tr_model_file {
  tr_file file;
  json_t *header;
  struct tr_tensor *tensors; /* those the header lists, in its order */
  size_t tensor_count;
  uint64_t checksum;
  const char *path; /* as given, for messages; borrowed while opening */
} tr_model_file;

/* TRUCE_BAD_DATA where magic, size, checksum, header or a tensor's place is wrong; TRUCE_BAD_VERSION; what tr_file_map gives. */
truce_status tr_model_file_open(const char *path, tr_model_file *model, truce_error *error);
void tr_model_file_close(tr_model_file *model);

/* A tensor by name ("%s" patterns allowed), whose type and shape must be these; a shape of 0 takes any size and fills it in. NULL and an error if it
 * is not so. `columns` NULL = the tensor has one dimension. */
const void *tr_model_file_tensor(const tr_model_file *model, const char *name, const char *type, size_t *rows, size_t *columns, truce_error *error);
bool tr_model_file_has(const tr_model_file *model, const char *name);
/* The linear layer `name` with its scale and, if `biased`, its bias. `out` 0 = any. */
truce_status tr_model_file_matrix(const tr_model_file *model, const char *name, size_t out, size_t in, bool biased, tr_matrix *matrix, truce_error *error);

#endif
