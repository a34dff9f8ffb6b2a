/* Inside view of truce_reader: the batch of windows that goes through the network at once, and
 * what is being read. A window is some whole sentences that see each other. */
#ifndef TR_READER_WINDOW_H
#define TR_READER_WINDOW_H

#include "neural/heads.h"
#include "reader/boundaries.h"
#include "reader/likeness.h"
#include "reader/model.h"
#include "reader/tree.h"

enum { TR_CORE_ROLES = 5 }; /* TRUCE_ARG0 to TRUCE_ARG4 */

/* Words [first, end) of a batch that get one tree: a sentence, or a part of one that is too long for a window. */
typedef struct tr_unit {
  uint32_t first, end;
  uint32_t sentence;
  bool continued; /* not the first part of its sentence */
} tr_unit;

/* The pieces of a window and its words, in the numbering of the batch. */
typedef struct tr_window {
  uint32_t first_piece, first_word, end_word;
} tr_window;

/* Pieces of words in a row; room for encoder.positions of each. */
typedef struct tr_strip {
  uint32_t *pieces, *first; /* first: per word, its first piece */
  uint8_t *looks, *word_shapes; /* looks: per piece, its word's shape and mark (tr_encode) */
  size_t piece_count, word_count;
} tr_strip;

/* The best antecedent of a word as head `coref` sees it, and by how much it scores more than "new". */
typedef struct tr_said_antecedent {
  uint32_t word; /* of the reading, or TRUCE_NONE */
  float more;
} tr_said_antecedent;

struct truce_reader {
  const truce_model *model;
  tr_workspace workspace;
  tr_head_space heads;
  tr_tree_space tree;
  tr_word_cache cache;
  truce_arena *scratch; /* of one report */
  tr_strip batch, unit;
  tr_window *windows;   /* of the batch; the last may be open */
  uint32_t *ends;       /* of their pieces */
  size_t window_count;
  bool window_open;
  tr_unit *units;       /* of the batch */
  size_t unit_count;
  uint32_t first_word;  /* of the batch, in the reading */
  uint32_t *tags, *tree_heads, *marked; /* per word of the batch */
  uint32_t *core_roles;                 /* surest filler of ARG0 to ARG4, [words][TR_CORE_ROLES] */
  float *chances;                       /* of the tags */
  double *path;                         /* Viterbi: [words][labels] */
  uint16_t *back;
  tr_pair *pairs;
  /* words that antecedents are sought for and among: the last ones before the batch, then those of the batch */
  float *past;              /* their candidate vectors, [TR_CANDIDATES_MOST + positions][coref size] */
  tr_traits *past_traits;
  size_t past_count;
  tr_said_antecedent *said; /* per word of the reading; in scratch */
};

/* A reading under construction. */
typedef struct tr_reading_draft {
  truce_reading *reading;
  truce_arena *arena;
  const truce_marks *marks; /* or NULL */
  TR_ARRAY(truce_name) names;
  TR_ARRAY(truce_mention) mentions;
  TR_ARRAY(truce_role_link) roles;
  TR_ARRAY(truce_hint) hints;
  TR_ARRAY(truce_hint_link) hint_links;
  tr_table morphologies; /* label numbers of all groups → index into morphology */
  TR_ARRAY(truce_span) morphology;
} tr_reading_draft;

/* Runs all heads of the encoded batch and writes what they say into the draft (decode.c: words; links.c: names, mentions, links between words). */
void tr_decode_words(truce_reader *reader, tr_reading_draft *draft);
void tr_decode_trees(truce_reader *reader, tr_reading_draft *draft);
void tr_decode_spans(truce_reader *reader, tr_reading_draft *draft);
void tr_decode_links(truce_reader *reader, tr_reading_draft *draft);
/* Reads the given sentences and words, as truce_reader_read_words does, with marks or NULL. */
void tr_read_all(truce_reader *reader, const truce_marks *marks, truce_arena *arena, truce_reading *reading);
/* The words of the two ends of a marked pair, within one sentence. */
typedef struct tr_pair_words {
  uint32_t source_first, source_end, target_first, target_end;
} tr_pair_words;
/* Encodes the sentence of a pair as a window of its own, with the pair's words marked. False if no window holds both ends. */
bool tr_encode_pair(truce_reader *reader, const truce_reading *reading, const tr_pair_words *pair);
/* Finds the antecedent of each noun, name and pronoun of the batch (coreference.c). */
void tr_decode_antecedents(truce_reader *reader, tr_reading_draft *draft);
/* Settles the antecedents of the whole reading by rules of agreement and of sameness (anaphora.c). */
void tr_settle_antecedents(truce_reader *reader, tr_reading_draft *draft);
/* Carries antecedents of words over to the mentions of the whole reading. */
void tr_antecedents_of_mentions(truce_reader *reader, tr_reading_draft *draft);
/* Answers the marked pairs whose words lie in the batch (marks.c). */
void tr_decode_pairs(truce_reader *reader, tr_reading_draft *draft);
/* Answers all marked pairs, each from a pass of its own over its sentence; trees and parts of speech of the reading stand. */
void tr_decode_pairs_alone(truce_reader *reader, tr_reading_draft *draft);
/* Puts the marked places among the names of the whole reading. */
void tr_marks_take_places(tr_reading_draft *draft);
/* The word of words [first, end) whose head lies outside them. */
uint32_t tr_head_word(const truce_word *words, uint32_t first, uint32_t end);

/* e^x / Σ e^x of one of `count` logits. */
float tr_chance(const float *logits, size_t count, size_t at);

#endif
