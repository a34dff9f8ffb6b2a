/* Inside view of truce_model: the network, the tables of language, and what the labels of its heads mean. */
#ifndef TR_READER_MODEL_H
#define TR_READER_MODEL_H

#include "neural/network.h"
#include "reader/language.h"
#include "reader/pieces.h"
#include "truce/reader.h"

/* A head of the file and, per label, its value in the reading's enumerations. `head` NULL = the file lacks it. */
typedef struct tr_labelled {
  const tr_head *head;
  uint8_t *meaning;
} tr_labelled;

/* Labels B-x and I-x. */
typedef struct tr_spans_head {
  const tr_head *head;
  uint8_t *meaning; /* of x; for "O" unused */
  char *mark;       /* 'O', 'B', 'I' */
} tr_spans_head;

struct truce_model {
  tr_network network;
  tr_language language;
  tr_vocabulary vocabulary;
  tr_labelled upos, features, relation, role, status; /* truce_upos, tr_feature, truce_deprel, truce_role, truce_line_status */
  const tr_head *arc, *predicate, *realis, *coref, *line, *detail, *line_role, *pair, *pair_type, *pair_status;
  size_t predicate_label; /* of head predicate */
  size_t root_label;      /* of head relation, or its label count */
  tr_spans_head names, mention; /* truce_name_class, truce_kind */
};

/* Labels of the features head that truce_features keeps. */
#define TR_FEATURE_TABLE(X)                                                                                                                      \
  X(PAST, "Tense", "Past") X(PRESENT, "Tense", "Pres") X(FINITE, "VerbForm", "Fin") X(INFINITIVE, "VerbForm", "Inf") X(PARTICIPLE, "VerbForm", "Part") \
  X(GERUND, "VerbForm", "Ger") X(INDICATIVE, "Mood", "Ind") X(IMPERATIVE, "Mood", "Imp") X(SUBJUNCTIVE, "Mood", "Sub") X(SINGULAR, "Number", "Sing")  \
  X(PLURAL, "Number", "Plur") X(PLURALE_TANTUM, "Number", "Ptan") X(FIRST, "Person", "1") X(SECOND, "Person", "2") X(THIRD, "Person", "3")            \
  X(PASSIVE, "Voice", "Pass") X(NEGATIVE, "Polarity", "Neg") X(POSSESSIVE, "Poss", "Yes") X(POSITIVE, "Degree", "Pos") X(COMPARATIVE, "Degree", "Cmp") \
  X(SUPERLATIVE, "Degree", "Sup")
typedef enum tr_feature {
  TR_FEATURE_NONE,
#define X(id, group, label) TR_FEATURE_##id,
  TR_FEATURE_TABLE(X)
#undef X
} tr_feature;

#endif
