/* Chu-Liu/Edmonds on a dense matrix. Cycles are contracted in place: the first node of a cycle takes over its row and column, the others die. A
 * contraction of c nodes costs c·n, all together n². Each entry keeps which words it stands for; `up` is the tree of contractions, which the
 * expansion walks from the last contraction to the first. */
#include "reader/tree.h"

#include <stdlib.h>
#include <string.h>

static const double root_penalty = 1e6, nothing = -1e30;

bool tr_tree_space_open(tr_tree_space *s, size_t most) {
  size_t n = most + 1;
  *s = (tr_tree_space){.most = most};
  s->score = malloc(n * n * sizeof *s->score);
  s->from = malloc(n * n * sizeof *s->from);
  s->to = malloc(n * n * sizeof *s->to);
  uint32_t **const lists[] = {&s->best, &s->up, &s->chosen_from, &s->chosen_to, &s->mark, &s->live, &s->ring, &s->place};
  bool good = s->score && s->from && s->to;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) good = (*lists[i] = calloc(2 * n, sizeof(uint32_t))) && good;
  if (!good) tr_tree_space_close(s);
  return good;
}

void tr_tree_space_close(tr_tree_space *s) {
  uint32_t *const lists[] = {s->best, s->up, s->chosen_from, s->chosen_to, s->mark, s->live, s->ring, s->place};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free(lists[i]);
  free(s->score);
  free(s->from);
  free(s->to);
  *s = (tr_tree_space){0};
}

static uint32_t best_head(const double *row, size_t nodes, uint32_t self) {
  uint32_t best = UINT32_MAX;
  for (uint32_t j = 0; j < nodes; j++)
    if (j != self && row[j] > nothing && (best == UINT32_MAX || row[j] > row[best])) best = j;
  return best;
}

/* One of the nodes of a cycle of `best`, or 0. Node 0 is the root. */
static uint32_t find_cycle(tr_tree_space *s, const uint32_t *nodes, size_t count, uint32_t stamp) {
  for (size_t i = 0; i < count; i++) {
    uint32_t at = nodes[i];
    stamp++;
    while (at && s->mark[at] == 0) s->mark[at] = stamp, at = s->best[at];
    if (at && s->mark[at] == stamp) return at;
  }
  return 0;
}

/* The greedy choice, if it is a tree with one root. */
static bool greedy(tr_tree_space *s, const float *scores, size_t row, size_t count, uint32_t *heads) {
  size_t roots = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t best = 0;
    for (uint32_t j = 0; j <= count; j++)
      if (j != i + 1 && (scores[i * row + j] > scores[i * row + best])) best = j;
    heads[i] = best;
    roots += best == 0;
    s->best[i + 1] = best;
    s->mark[i + 1] = 0;
    s->live[i] = (uint32_t)i + 1;
  }
  return roots == 1 && find_cycle(s, s->live, count, 0) == 0;
}

static void fill(tr_tree_space *s, const float *scores, size_t row, size_t nodes) {
  for (size_t i = 1; i < nodes; i++)
    for (size_t j = 0; j < nodes; j++) {
      size_t at = i * nodes + j;
      s->score[at] = i == j ? nothing : (double)scores[(i - 1) * row + j] - (j == 0 ? root_penalty : 0);
      s->from[at] = (uint16_t)i;
      s->to[at] = (uint16_t)j;
    }
}

/* Makes the cycle s->ring[0..size) one node, ring[0]; `place` tells each live slot's node in the tree of contractions. */
static void contract(tr_tree_space *s, size_t nodes, size_t size, const uint32_t *live, size_t live_count) {
  uint32_t keep = s->ring[0];
  for (size_t r = 0; r < size; r++) s->mark[s->ring[r]] = UINT32_MAX;
  for (size_t l = 0; l <= live_count; l++) {
    uint32_t other = l < live_count ? live[l] : 0;
    if (s->mark[other] == UINT32_MAX && other) continue;
    size_t in = SIZE_MAX, out = SIZE_MAX;
    double in_score = nothing, out_score = nothing;
    for (size_t r = 0; r < size; r++) {
      uint32_t member = s->ring[r];
      double lost = s->score[member * nodes + s->best[member]];
      size_t enter = member * nodes + other, leave = other * nodes + member;
      if (s->score[enter] > nothing && (in == SIZE_MAX || s->score[enter] - lost > in_score)) in = enter, in_score = s->score[enter] - lost;
      if (other && s->score[leave] > nothing && (out == SIZE_MAX || s->score[leave] > out_score)) out = leave, out_score = s->score[leave];
    }
    size_t enter = keep * nodes + other, leave = other * nodes + keep;
    uint16_t from = in == SIZE_MAX ? 0 : s->from[in], to = in == SIZE_MAX ? 0 : s->to[in];
    s->score[enter] = in == SIZE_MAX ? nothing : in_score;
    s->from[enter] = from, s->to[enter] = to;
    if (!other) continue;
    from = out == SIZE_MAX ? 0 : s->from[out], to = out == SIZE_MAX ? 0 : s->to[out];
    s->score[leave] = out == SIZE_MAX ? nothing : out_score;
    s->from[leave] = from, s->to[leave] = to;
  }
}

void tr_tree_find(tr_tree_space *s, const float *scores, size_t row, size_t count, uint32_t *heads) {
  if (count == 1) {
    heads[0] = 0;
    return;
  }
  if (greedy(s, scores, row, count, heads)) return;
  size_t nodes = count + 1, live_count = count, made = nodes;
  fill(s, scores, row, nodes);
  for (uint32_t i = 0; i < 2 * nodes; i++) s->up[i] = 0;
  for (uint32_t i = 1; i < nodes; i++) s->live[i - 1] = i, s->place[i] = i, s->best[i] = best_head(s->score + i * nodes, nodes, i);
  for (;;) {
    for (size_t l = 0; l < live_count; l++) s->mark[s->live[l]] = 0;
    uint32_t start = find_cycle(s, s->live, live_count, 0);
    if (!start) break;
    size_t size = 0;
    for (uint32_t at = start; size == 0 || at != start; at = s->best[at]) s->ring[size++] = at;
    for (size_t r = 0; r < size; r++) { /* what each member chose inside the cycle */
      size_t at = s->ring[r] * nodes + s->best[s->ring[r]];
      s->chosen_from[s->place[s->ring[r]]] = s->from[at];
      s->chosen_to[s->place[s->ring[r]]] = s->to[at];
      s->up[s->place[s->ring[r]]] = (uint32_t)made;
    }
    contract(s, nodes, size, s->live, live_count);
    size_t kept = 0;
    for (size_t l = 0; l < live_count; l++)
      if (s->mark[s->live[l]] != UINT32_MAX || s->live[l] == s->ring[0]) s->live[kept++] = s->live[l];
    live_count = kept;
    for (size_t r = 1; r < size; r++)
      for (size_t i = 1; i < nodes; i++) s->score[i * nodes + s->ring[r]] = nothing;
    s->place[s->ring[0]] = (uint32_t)made++;
    for (size_t l = 0; l < live_count; l++) /* who chose a member of the cycle now chooses its node */
      if (s->mark[s->best[s->live[l]]] == UINT32_MAX) s->best[s->live[l]] = s->ring[0];
    s->best[s->ring[0]] = best_head(s->score + s->ring[0] * nodes, nodes, s->ring[0]);
  }
  for (size_t l = 0; l < live_count; l++) {
    uint32_t i = s->live[l];
    size_t at = i * nodes + s->best[i];
    s->chosen_from[s->place[i]] = s->from[at];
    s->chosen_to[s->place[i]] = s->to[at];
  }
  while (made-- > nodes) { /* a contraction's arc goes to the member that holds its word */
    uint32_t from = s->chosen_from[made], member = from;
    while (s->up[member] != made) member = s->up[member];
    s->chosen_from[member] = from;
    s->chosen_to[member] = s->chosen_to[made];
  }
  for (uint32_t i = 1; i < nodes; i++) heads[i - 1] = s->chosen_to[i];
}
