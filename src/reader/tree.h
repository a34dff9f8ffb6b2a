/* The best tree with one root over scores of arcs (Chu-Liu/Edmonds), in time quadratic in the number of words. */
#ifndef TR_READER_TREE_H
#define TR_READER_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Scratch memory for trees of up to `most` words. */
typedef struct tr_tree_space {
  size_t most;
  double *score;             /* [nodes][nodes], node 0 the root: score[dependent][head] */
  uint16_t *from, *to;       /* the words behind score: dependent, head */
  uint32_t *best, *up, *chosen_from, *chosen_to, *mark, *live, *ring, *place;
} tr_tree_space;

bool tr_tree_space_open(tr_tree_space *space, size_t most);
void tr_tree_space_close(tr_tree_space *space);

/* scores + i * row + j: word i under j, 0 = the root, j = word j-1. Writes the heads of `count` ≥ 1 words in the same numbering. */
void tr_tree_find(tr_tree_space *space, const float *scores, size_t row, size_t count, uint32_t *heads);

#endif
