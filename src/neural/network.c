/* Builds the tables of encoder and heads from a model file. Runs once per program; weights stay in the file. */
#include "neural/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static truce_status out_of_memory(truce_error *error) { return tr_fail(error, TRUCE_NO_SPACE, NULL, -1, "Memory is full."); }

/* A whole number of an object of the header within limits; 0 and an error otherwise. */
static size_t number(const tr_model_file *file, const json_t *object, const char *key, size_t most, truce_error *error) {
  json_int_t n = json_integer_value(json_object_get(object, key));
  if (n > 0 && (size_t)n <= most) return (size_t)n;
  tr_fail(error, TRUCE_BAD_DATA, file->path, -1, "Not a usable model file: its header gives no usable \"%s\" (1 to %zu).", key, most);
  return 0;
}

static truce_status open_norm(const tr_model_file *file, const char *name, size_t width, tr_norm *norm, truce_error *error) {
  char part[160];
  snprintf(part, sizeof part, "%s.scale", name);
  norm->scale = tr_model_file_tensor(file, part, "f32", &width, NULL, error);
  snprintf(part, sizeof part, "%s.bias", name);
  norm->bias = norm->scale ? tr_model_file_tensor(file, part, "f32", &width, NULL, error) : NULL;
  return norm->bias ? TRUCE_OK : TRUCE_BAD_DATA;
}

static truce_status open_layer(const tr_model_file *file, const tr_encoder *encoder, size_t at, tr_layer *layer, truce_error *error) {
  const struct {
    const char *name;
    tr_matrix *matrix;
    size_t out, in;
  } matrices[] = {
      {"query", &layer->query, encoder->width, encoder->width},   {"key", &layer->key, encoder->width, encoder->width},
      {"value", &layer->value, encoder->width, encoder->width},   {"output", &layer->output, encoder->width, encoder->width},
      {"inner", &layer->inner, encoder->inner, encoder->width},   {"outer", &layer->outer, encoder->width, encoder->inner},
  };
  char name[64];
  truce_status status = TRUCE_OK;
  for (size_t i = 0; !status && i < sizeof matrices / sizeof *matrices; i++) {
    snprintf(name, sizeof name, "encoder.%zu.%s", at, matrices[i].name);
    status = tr_model_file_matrix(file, name, matrices[i].out, matrices[i].in, true, matrices[i].matrix, error);
  }
  snprintf(name, sizeof name, "encoder.%zu.norm1", at);
  if (!status) status = open_norm(file, name, encoder->width, &layer->norm1, error);
  snprintf(name, sizeof name, "encoder.%zu.norm2", at);
  return status ? status : open_norm(file, name, encoder->width, &layer->norm2, error);
}

/* embedding.shape and embedding.mark through embedding.shape_projection, once for all. */
static truce_status project_looks(const tr_model_file *file, tr_encoder *encoder, truce_error *error) {
  static const float unmarked[256]; /* shape_input at most */
  size_t shapes = TR_SHAPE_COUNT, marks = TR_MARK_COUNT;
  const float *shape = tr_model_file_tensor(file, "embedding.shape", "f32", &shapes, &encoder->shape_input, error);
  const float *projection = shape ? tr_model_file_tensor(file, "embedding.shape_projection", "f32", &encoder->width, &encoder->shape_input, error) : NULL;
  if (!projection) return TRUCE_BAD_DATA;
  size_t width = encoder->width, size = encoder->shape_input;
  encoder->marked = tr_model_file_has(file, "embedding.mark");
  const float *mark = encoder->marked ? tr_model_file_tensor(file, "embedding.mark", "f32", &marks, &size, error) : NULL;
  if (encoder->marked && !mark) return TRUCE_BAD_DATA;
  encoder->look = calloc(marks * shapes * width, sizeof(float));
  if (!encoder->look) return out_of_memory(error);
  for (size_t l = 0; l < marks * shapes; l++) {
    const float *its_shape = shape + l % shapes * size, *its_mark = mark && l >= shapes ? mark + l / shapes * size : unmarked;
    for (size_t o = 0; o < width; o++)
      for (size_t i = 0; i < size; i++) encoder->look[l * width + o] += (its_shape[i] + its_mark[i]) * projection[o * size + i];
  }
  return TRUCE_OK;
}

static truce_status open_sizes(const tr_model_file *file, tr_encoder *e, truce_error *error) {
  const json_t *header = json_object_get(file->header, "encoder");
  const struct {
    const char *key;
    size_t *value, most;
  } sizes[] = {{"layers", &e->layer_count, TR_LAYERS_MOST}, {"width", &e->width, 4096}, {"heads", &e->heads, 64}, {"inner", &e->inner, 16384},
               {"positions", &e->positions, 4096}, {"window", &e->window, 4096}, {"shape_input", &e->shape_input, 256}, {"shape_word", &e->shape_word, 256}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    *sizes[i].value = number(file, header, sizes[i].key, sizes[i].most, error);
    if (!*sizes[i].value) return TRUCE_BAD_DATA;
  }
  e->epsilon = (float)json_number_value(json_object_get(header, "epsilon"));
  bool fits = e->width % e->heads == 0 && e->width / e->heads % 16 == 0 && e->inner % 64 == 0 && e->window <= e->positions && e->positions >= 8;
  return fits ? TRUCE_OK : tr_fail(error, TRUCE_BAD_DATA, file->path, -1, "Not a usable model file: the sizes of its encoder do not fit together.");
}

static truce_status open_encoder(const tr_model_file *file, tr_encoder *e, truce_error *error) {
  size_t shapes = TR_SHAPE_COUNT;
  truce_status status = open_sizes(file, e, error);
  if (status) return status;
  e->word = tr_model_file_tensor(file, "embedding.word", "i8", &e->pieces, &e->width, error);
  if (!e->word || !(e->word_scale = tr_model_file_tensor(file, "embedding.word.scale", "f32", &e->pieces, NULL, error)) ||
      !(e->position = tr_model_file_tensor(file, "embedding.position", "f32", &e->positions, &e->width, error)) ||
      !(e->word_shape = tr_model_file_tensor(file, "word.shape", "f32", &shapes, &e->shape_word, error)))
    return TRUCE_BAD_DATA;
  status = open_norm(file, "embedding.norm", e->width, &e->norm, error);
  if (!status) status = project_looks(file, e, error);
  for (size_t i = 0; !status && i < e->layer_count; i++) status = open_layer(file, e, i, &e->layers[i], error);
  return status;
}

/* Appends the strings of a JSON array to the head's labels. */
static bool add_labels(const json_t *array, tr_head *head) {
  const char **more = realloc(head->labels, (head->label_count + json_array_size(array) + 1) * sizeof *more);
  if (!more) return false;
  head->labels = more;
  for (size_t i = 0; i < json_array_size(array); i++) {
    const char *label = json_string_value(json_array_get(array, i));
    head->labels[head->label_count++] = label ? label : "";
  }
  return true;
}

static bool open_labels(const json_t *header, tr_head *head) {
  const json_t *groups = json_object_get(header, "groups");
  if (head->kind != TR_HEAD_GROUPS) return add_labels(json_object_get(header, "labels"), head) && head->label_count > 0;
  head->groups = calloc(json_array_size(groups) + 1, sizeof *head->groups);
  if (!head->groups) return false;
  for (size_t i = 0; i < json_array_size(groups); i++) {
    const json_t *group = json_array_get(groups, i);
    const char *name = json_string_value(json_object_get(group, "name"));
    size_t first = head->label_count;
    if (!name || !add_labels(json_object_get(group, "labels"), head) || head->label_count == first) return false;
    head->groups[head->group_count++] = (tr_group){name, first, head->label_count - first};
  }
  return head->label_count > 0;
}

static truce_status open_biaffine(const tr_model_file *file, size_t vector, tr_head *head, truce_error *error) {
  char name[160];
  size_t size = head->size, labels = head->label_count;
  const struct {
    const char *part;
    tr_matrix *matrix;
    size_t out, in;
    bool biased;
  } matrices[] = {
      {"dependent", &head->dependent, size, vector, true},
      {"head", &head->head, size, vector, true},
      {"bilinear", &head->bilinear, labels * size, size, false},
  };
  truce_status status = TRUCE_OK;
  for (size_t i = 0; !status && i < sizeof matrices / sizeof *matrices; i++) {
    snprintf(name, sizeof name, "%s.%s", head->name, matrices[i].part);
    status = tr_model_file_matrix(file, name, matrices[i].out, matrices[i].in, matrices[i].biased, matrices[i].matrix, error);
  }
  if (status) return status;
  const struct {
    const char *part;
    const float **values;
    size_t *rows, *columns;
  } vectors[] = {
      {"dependent_bias", &head->dependent_bias, &labels, &size},
      {"head_bias", &head->head_bias, &labels, &size},
      {"bias", &head->bias, &labels, NULL},
      {"root", &head->root, &size, NULL},
  };
  for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
    snprintf(name, sizeof name, "%s.%s", head->name, vectors[i].part);
    *vectors[i].values = tr_model_file_tensor(file, name, "f32", vectors[i].rows, vectors[i].columns, error);
    if (!*vectors[i].values) return TRUCE_BAD_DATA;
  }
  snprintf(name, sizeof name, "%s.relative", head->name);
  return tr_model_file_has(file, name) ? tr_model_file_matrix(file, name, 0, size, true, &head->relative, error) : TRUCE_OK;
}

static truce_status open_tagger(const tr_model_file *file, size_t vector, tr_head *head, truce_error *error) {
  char name[160];
  if (head->kind != TR_HEAD_MLP) return tr_model_file_matrix(file, head->name, head->label_count, vector, true, &head->out, error);
  snprintf(name, sizeof name, "%s.hidden", head->name);
  truce_status status = tr_model_file_matrix(file, name, head->size, vector, true, &head->hidden, error);
  snprintf(name, sizeof name, "%s.out", head->name);
  return status ? status : tr_model_file_matrix(file, name, head->label_count, head->size, true, &head->out, error);
}

/* Fills one head; *known tells whether its kind is one of ours. */
static truce_status open_head(const tr_model_file *file, const json_t *header, size_t vector, tr_head *head, bool *known, truce_error *error) {
  static const char *const kinds[] = {"linear", "groups", "mlp", "biaffine"};
  const char *kind = json_string_value(json_object_get(header, "kind")), *scope = json_string_value(json_object_get(header, "scope"));
  size_t k = 0; /* index into kinds, as tr_head_kind */
  head->name = json_string_value(json_object_get(header, "name"));
  while (k < 4 && (!kind || strcmp(kind, kinds[k]) != 0)) k++;
  *known = head->name && k < 4;
  if (!*known) return TRUCE_OK;
  head->kind = (tr_head_kind)k;
  head->window_scope = scope && strcmp(scope, "window") == 0;
  if (!open_labels(header, head)) return tr_fail(error, TRUCE_BAD_DATA, file->path, -1, "Not a usable model file: head %s has no labels.", head->name);
  if (head->kind >= TR_HEAD_MLP && !(head->size = number(file, header, head->kind == TR_HEAD_MLP ? "hidden" : "size", 4096, error))) return TRUCE_BAD_DATA;
  if (head->kind == TR_HEAD_BIAFFINE && head->size % 16)
    return tr_fail(error, TRUCE_BAD_DATA, file->path, -1, "Not a usable model file: the size of head %s is no multiple of 16.", head->name);
  truce_status status = head->kind == TR_HEAD_BIAFFINE ? open_biaffine(file, vector, head, error) : open_tagger(file, vector, head, error);
  char transition[160];
  snprintf(transition, sizeof transition, "%s.transition", head->name);
  if (status || !tr_model_file_has(file, transition)) return status;
  size_t rows = head->label_count + 1, columns = rows;
  head->transition = tr_model_file_tensor(file, transition, "f32", &rows, &columns, error);
  return head->transition ? TRUCE_OK : TRUCE_BAD_DATA;
}

static truce_status open_heads(tr_network *network, truce_error *error) {
  const json_t *list = json_object_get(network->file.header, "heads");
  network->heads = calloc(json_array_size(list) + 1, sizeof *network->heads);
  if (!network->heads) return out_of_memory(error);
  for (size_t i = 0; i < json_array_size(list); i++) {
    tr_head *head = &network->heads[network->head_count++];
    bool known;
    truce_status status = open_head(&network->file, json_array_get(list, i), network->vector, head, &known, error);
    if (status) return status;
    if (!known) network->head_count--;
  }
  return TRUCE_OK;
}

static truce_status open_parts(tr_network *network, truce_error *error) {
  truce_status status = open_encoder(&network->file, &network->encoder, error);
  if (status) return status;
  network->vector = network->encoder.width + network->encoder.shape_word;
  network->vocabulary = tr_model_file_tensor(&network->file, "vocabulary", "u8", &network->vocabulary_size, NULL, error);
  return network->vocabulary ? open_heads(network, error) : TRUCE_BAD_DATA;
}

truce_status tr_network_open(const char *path, const char *kernels, tr_network *network, truce_error *error) {
  *network = (tr_network){0};
  network->kernels = tr_kernels_choose(kernels);
  if (!network->kernels) return tr_fail(error, TRUCE_BAD_USAGE, NULL, -1, "The kernels \"%s\" are unknown or cannot run on this processor.", kernels);
  truce_status status = tr_model_file_open(path, &network->file, error);
  if (status) return status;
  status = open_parts(network, error);
  if (status) {
    tr_network_close(network);
    return status;
  }
  const char *name = json_string_value(json_object_get(network->file.header, "name")), *made = json_string_value(json_object_get(network->file.header, "made"));
  snprintf(network->version, sizeof network->version, "%.30s %.30s %016llx", name ? name : "reader", made ? made : "",
           (unsigned long long)network->file.checksum);
  network->file.path = NULL;
  return TRUCE_OK;
}

void tr_network_close(tr_network *network) {
  for (size_t i = 0; i < network->head_count + (network->heads != NULL); i++) {
    free(network->heads[i].labels);
    free(network->heads[i].groups);
  }
  free(network->heads);
  free(network->encoder.look);
  tr_model_file_close(&network->file);
  *network = (tr_network){0};
}

const tr_head *tr_network_head(const tr_network *network, const char *name) {
  for (size_t i = 0; i < network->head_count; i++)
    if (strcmp(network->heads[i].name, name) == 0) return &network->heads[i];
  return NULL;
}

size_t tr_head_label(const tr_head *head, const char *label) {
  size_t i = 0;
  while (i < head->label_count && strcmp(head->labels[i], label) != 0) i++;
  return i;
}
