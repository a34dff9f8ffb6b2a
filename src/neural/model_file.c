/* The model file: mapped, checked by size and XXH3, its header read with jansson, its tensors found by name. */
#include "neural/model_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/text.h"

enum { PROLOGUE = 32, HASHED_FROM = 32 };

struct tr_tensor {
  const char *name;
  const json_t *about;
};

static uint64_t number_at(const char *data, size_t size) { /* little endian */
  uint64_t n = 0;
  for (size_t i = size; i-- > 0;) n = n << 8 | (unsigned char)data[i];
  return n;
}

static truce_status bad(const tr_model_file *model, truce_error *error, const char *what) {
  return tr_fail(error, TRUCE_BAD_DATA, model->path, -1, "Not a usable model file: %s.", what);
}

static truce_status check_prologue(tr_model_file *model, truce_error *error) {
  truce_span all = model->file.content;
  if (all.size < PROLOGUE || memcmp(all.data, "TRUCEMF", 8) != 0) return bad(model, error, "it does not begin as one");
  uint64_t version = number_at(all.data + 8, 4), header = number_at(all.data + 12, 4), size = number_at(all.data + 16, 8);
  if (version != TR_MODEL_VERSION)
    return tr_fail(error, TRUCE_BAD_VERSION, model->path, -1, "The model file has version %llu; this program reads version %d.", (unsigned long long)version,
                   TR_MODEL_VERSION);
  if (size != all.size)
    return tr_fail(error, TRUCE_BAD_DATA, model->path, (int64_t)all.size, "The model file is %s: it has %zu bytes and should have %llu.",
                   all.size < size ? "cut short" : "too long", all.size, (unsigned long long)size);
  if (header > all.size - PROLOGUE) return bad(model, error, "its header is longer than the file");
  model->checksum = number_at(all.data + 24, 8);
  if (XXH3_64bits(all.data + HASHED_FROM, all.size - HASHED_FROM) != model->checksum)
    return bad(model, error, "its checksum is wrong, some bytes have changed");
  return TRUCE_OK;
}

/* Notes the names of the tensors, which are asked for some hundred times. */
static truce_status list_tensors(tr_model_file *model, truce_error *error) {
  const json_t *list = json_object_get(model->header, "tensors");
  size_t i;
  json_t *about;
  model->tensors = calloc(json_array_size(list) + 1, sizeof *model->tensors);
  if (!model->tensors) return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full.");
  json_array_foreach(list, i, about) {
    const char *name = json_string_value(json_object_get(about, "name"));
    if (name) model->tensors[model->tensor_count++] = (struct tr_tensor){name, about};
  }
  return TRUCE_OK;
}

truce_status tr_model_file_open(const char *path, tr_model_file *model, truce_error *error) {
  *model = (tr_model_file){.path = path};
  truce_status status = tr_file_map(path, 0, &model->file, error);
  if (status) return status;
  status = check_prologue(model, error);
  if (!status) {
    json_error_t why;
    size_t size = (size_t)number_at(model->file.content.data + 12, 4);
    model->header = json_loadb(model->file.content.data + PROLOGUE, size, JSON_REJECT_DUPLICATES, &why);
    status = model->header ? list_tensors(model, error) : bad(model, error, why.text);
  }
  if (status) tr_model_file_close(model);
  return status;
}

void tr_model_file_close(tr_model_file *model) {
  free(model->tensors);
  json_decref(model->header);
  tr_file_unmap(&model->file);
  model->header = NULL;
  model->tensors = NULL;
  model->tensor_count = 0;
}

static const json_t *find(const tr_model_file *model, const char *name) {
  for (size_t i = 0; i < model->tensor_count; i++)
    if (strcmp(model->tensors[i].name, name) == 0) return model->tensors[i].about;
  return NULL;
}

bool tr_model_file_has(const tr_model_file *model, const char *name) { return find(model, name) != NULL; }

static size_t size_of(const char *type, size_t rows, size_t columns) {
  if (strcmp(type, "i8x16x4") == 0) return (rows + 15) / 16 * 16 * ((columns + 3) / 4 * 4);
  return rows * columns * (strcmp(type, "f32") == 0 ? 4 : 1);
}

/* Takes a dimension of the header: equal to *size, or any if *size is 0. */
static bool take_dimension(const json_t *shape, size_t i, size_t *size) {
  json_int_t n = json_integer_value(json_array_get(shape, i));
  if (n <= 0 || n > INT32_MAX || (*size && *size != (size_t)n)) return false;
  *size = (size_t)n;
  return true;
}

const void *tr_model_file_tensor(const tr_model_file *model, const char *name, const char *type, size_t *rows, size_t *columns, truce_error *error) {
  const json_t *tensor = find(model, name), *shape = json_object_get(tensor, "shape");
  const char *its = json_string_value(json_object_get(tensor, "type"));
  json_int_t at = json_integer_value(json_object_get(tensor, "at"));
  const char *wrong = NULL;
  if (!tensor)
    wrong = "is missing";
  else if (!its || strcmp(its, type) != 0)
    wrong = "has another type than expected";
  else if (json_array_size(shape) != (columns ? 2 : 1) || !take_dimension(shape, 0, rows) || (columns && !take_dimension(shape, 1, columns)))
    wrong = "has another shape than expected";
  else if (at < PROLOGUE || at % 64 || (size_t)at > model->file.content.size ||
           size_of(type, *rows, columns ? *columns : 1) > model->file.content.size - (size_t)at)
    wrong = "does not lie within the file";
  if (!wrong) return model->file.content.data + at;
  tr_fail(error, TRUCE_BAD_DATA, model->path, -1, "Not a usable model file: tensor %s %s.", name, wrong);
  return NULL;
}

truce_status tr_model_file_matrix(const tr_model_file *model, const char *name, size_t out, size_t in, bool biased, tr_matrix *matrix, truce_error *error) {
  char part[160];
  *matrix = (tr_matrix){.out = out, .in = in};
  matrix->data = tr_model_file_tensor(model, name, "i8x16x4", &matrix->out, &matrix->in, error);
  if (!matrix->data) return TRUCE_BAD_DATA;
  snprintf(part, sizeof part, "%s.scale", name);
  matrix->scale = tr_model_file_tensor(model, part, "f32", &matrix->out, NULL, error);
  if (!matrix->scale) return TRUCE_BAD_DATA;
  if (!biased) return TRUCE_OK;
  snprintf(part, sizeof part, "%s.bias", name);
  matrix->bias = tr_model_file_tensor(model, part, "f32", &matrix->out, NULL, error);
  return matrix->bias ? TRUCE_OK : TRUCE_BAD_DATA;
}
