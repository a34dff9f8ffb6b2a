/* The network of a model file: its encoder and heads as tables of matrices, its word pieces, and the scratch memory of one thread. */
#ifndef TR_NEURAL_NETWORK_H
#define TR_NEURAL_NETWORK_H

#include "neural/model_file.h"

enum { TR_SHAPE_COUNT = 8, TR_MARK_COUNT = 3, TR_LAYERS_MOST = 24 };

/* Marks of the words of a pair. */
typedef enum tr_mark { TR_UNMARKED, TR_SOURCE, TR_TARGET } tr_mark;

typedef struct tr_norm {
  const float *scale, *bias;
} tr_norm;

typedef struct tr_layer {
  tr_matrix query, key, value, output, inner, outer;
  tr_norm norm1, norm2;
} tr_layer;

typedef struct tr_encoder {
  size_t layer_count, width, heads, inner, positions, window, shape_input, shape_word, pieces;
  float epsilon;
  const int8_t *word;               /* [pieces][width] */
  const float *word_scale;          /* [pieces] */
  const float *position;            /* [positions][width] */
  const float *word_shape;          /* [shapes][shape_word] */
  float *look;                      /* [marks][shapes][width]: embedding.shape + embedding.mark already projected; ours */
  bool marked;                      /* the file has embedding.mark; else all marks look the same */
  tr_norm norm;
  tr_layer layers[TR_LAYERS_MOST];
} tr_encoder;

typedef enum tr_head_kind { TR_HEAD_LINEAR, TR_HEAD_GROUPS, TR_HEAD_MLP, TR_HEAD_BIAFFINE } tr_head_kind;

typedef struct tr_group {
  const char *name;
  size_t first, count; /* labels */
} tr_group;

typedef struct tr_head {
  const char *name;
  tr_head_kind kind;
  const char **labels; /* of all groups in order for TR_HEAD_GROUPS */
  size_t label_count;
  tr_group *groups;
  size_t group_count;
  const float *transition; /* [labels+1][labels+1], or NULL */
  size_t size;             /* mlp: hidden; biaffine: size */
  bool window_scope;       /* biaffine: candidates are the words of the whole window */
  tr_matrix out, hidden;   /* linear, groups, mlp */
  tr_matrix dependent, head, bilinear; /* biaffine */
  tr_matrix relative;      /* biaffine: [buckets][size], or no data */
  const float *dependent_bias, *head_bias, *bias, *root;
} tr_head;

typedef struct tr_network {
  tr_model_file file;
  const tr_kernels *kernels;
  tr_encoder encoder;
  tr_head *heads;
  size_t head_count;
  size_t vector; /* width of a word vector: encoder.width + shape_word */
  const char *vocabulary;
  size_t vocabulary_size; /* bytes */
  char version[96];
} tr_network;

truce_status tr_network_open(const char *path, const char *kernels, tr_network *network, truce_error *error);
void tr_network_close(tr_network *network);
/* A head by name, or NULL. */
const tr_head *tr_network_head(const tr_network *network, const char *name);
/* Number of a label, or label_count. */
size_t tr_head_label(const tr_head *head, const char *label);

#endif
