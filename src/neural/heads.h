/* The heads: word vectors of the encoded windows in, scores out. Results live in the space until the next call with it. */
#ifndef TR_NEURAL_HEADS_H
#define TR_NEURAL_HEADS_H

#include "neural/encoder.h"

enum { TR_PAIRS_MOST = 512, TR_CANDIDATES_MOST = 256 }; /* pairs asked at once; candidates kept from the words before */
#define TR_ROOT UINT32_MAX

/* A dependent word and a candidate word (TR_ROOT = the root), of the encoded ones. */
typedef struct tr_pair {
  uint32_t dependent, candidate;
} tr_pair;

/* Scratch memory for heads, for one thread. */
typedef struct tr_head_space {
  tr_workspace *workspace;
  float *hidden;       /* mlp: hidden layer; biaffine: dependents [words][size] */
  float *candidates;   /* biaffine: [words][size] */
  float *turned;       /* biaffine: B_l d + head_bias_l, [rows][.] */
  float *across;       /* biaffine: candidates transposed, [size][words + 1 rounded up to 16]; dependents of pairs, [kernels.block][size] */
  float *out;          /* logits or scores */
  tr_quantised q, block; /* block: kernels.block dependents of pairs */
} tr_head_space;

/* False when memory is full. */
bool tr_head_space_open(tr_head_space *space, tr_workspace *workspace);
void tr_head_space_close(tr_head_space *space);

/* linear, groups, mlp: logits of all words; word w's start at result + w * *row. */
const float *tr_head_tag(tr_head_space *space, const tr_head *head, size_t *row);

/* biaffine: projects all words; comes before the two below. */
void tr_head_project(tr_head_space *space, const tr_head *head);
/* Scores of one label for the words [first, end) as dependents and as candidates: dependent first+i and candidate j (0 = the root, else word
 * first+j-1) at result + i * *row + j. The caller may change them, until the next call. */
float *tr_head_grid(tr_head_space *space, const tr_head *head, size_t label, size_t first, size_t end, size_t *row);
/* Keeps only `words` (ascending) of the projected words: their rows become the first `count` dependents, and their candidate vectors are copied to
 * `candidates` [count][size]. May be called again for words behind these. */
void tr_head_keep(tr_head_space *space, const tr_head *head, const uint32_t *words, size_t count, float *candidates);
/* Scores of label 0 for the `count` kept dependents and `others` candidates (at most TR_CANDIDATES_MOST and the words encoded), the root before them. */
const float *tr_head_grid_with(tr_head_space *space, const tr_head *head, size_t count, const float *candidates, size_t others, size_t *row);
/* After it, what H.relative gives the kept dependents: bucket b of dependent i at result + i * *row + b. */
const float *tr_head_relative(tr_head_space *space, const tr_head *head, size_t count, size_t *row);
/* Scores of all labels for up to TR_PAIRS_MOST pairs, best in order of dependents: pair p's start at result + p * *row. */
const float *tr_head_pairs(tr_head_space *space, const tr_head *head, const tr_pair *pairs, size_t count, size_t *row);

/* Index of the largest of `count` values; the first of equals. */
size_t tr_argmax(const float *x, size_t count);

#endif
