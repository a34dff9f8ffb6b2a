/* The forward pass of the encoder: word pieces of some windows in, one vector per word out. All memory is allocated with the workspace. */
#ifndef TR_NEURAL_ENCODER_H
#define TR_NEURAL_ENCODER_H

#include "neural/network.h"

/* The scratch memory of one thread: room for encoder.positions pieces. */
typedef struct tr_workspace {
  const tr_network *network;
  size_t pieces;       /* rows there is room for: encoder.positions */
  float *x;            /* [pieces][width] */
  float *query, *key, *value; /* of some heads, [pieces][width/heads] for one */
  float *turned;       /* keys of one head and window, [width/heads][pieces rounded up to 16] */
  float *weights;      /* attention of a block of rows, [ATTENTION_ROWS][pieces rounded up to 16] */
  float *mixed;        /* what all heads attend to, [pieces][width] */
  float *inner, *change; /* of kernels.block rows, [block][inner and a little], [block][width] */
  float *vectors;      /* [words][vector] */
  tr_quantised q, block_q; /* of x, of the block of rows at work */
  tr_quantised word_q; /* of the word vectors */
  size_t words;        /* rows of vectors in use */
} tr_workspace;

/* False when memory is full. */
bool tr_workspace_open(tr_workspace *workspace, const tr_network *network);
void tr_workspace_close(tr_workspace *workspace);

/* Encodes `count` windows that stand behind each other: pieces [0, ends[0]), [ends[0], ends[1]) …, each at least two pieces, [CLS] first and [SEP] last, at
 * most `positions` in all. No window sees another: several go together because the weights, which no cache holds, are then fetched once for all. `looks` gives
 * each piece's shape + TR_SHAPE_COUNT * its tr_mark. Word w of `words` starts at piece first[w] and has shape word_shapes[w]; its vector is workspace->vectors
 * + w * network->vector, also quantised in word_q. */
void tr_encode(tr_workspace *workspace, const uint32_t *pieces, const uint8_t *looks, const uint32_t *ends, size_t count, const uint32_t *first,
               const uint8_t *word_shapes, size_t words);

#endif
