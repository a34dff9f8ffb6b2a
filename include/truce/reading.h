/* truce/reading.h: what the text says, word by word: sentences, words with their grammar, names, mentions, roles, times, quotes.
 *
 * A reading is made by the reader (language) and filled further by the world stage (actors, places, times, quotes). It knows no politics.
 * Everything lives in the report's arena and refers to words by index into `words`, to text by byte range in `report->text`. */
#ifndef TRUCE_READING_H
#define TRUCE_READING_H

#include "truce/report.h"

#ifdef __cplusplus
extern "C" {
#endif

#define TRUCE_NONE UINT32_MAX /* no word, no actor, no place, no line */

/* Universal part of speech, order of the UD list. */
typedef enum truce_upos {
  TRUCE_ADJ, TRUCE_ADP, TRUCE_ADV, TRUCE_AUX, TRUCE_CCONJ, TRUCE_DET, TRUCE_INTJ, TRUCE_NOUN, TRUCE_NUM, TRUCE_PART, TRUCE_PRON, TRUCE_PROPN,
  TRUCE_PUNCT, TRUCE_SCONJ, TRUCE_SYM, TRUCE_VERB, TRUCE_X, TRUCE_UPOS_COUNT
} truce_upos;
extern const char *const truce_upos_names[];

/* Universal dependency relations: X(name, base) with the subtypes the codebook tells apart. */
#define TRUCE_DEPREL_TABLE(X)                                                                                                                        \
  X(ROOT, "root", ROOT) X(ACL, "acl", ACL) X(ACL_RELCL, "acl:relcl", ACL) X(ADVCL, "advcl", ADVCL) X(ADVCL_RELCL, "advcl:relcl", ADVCL)               \
  X(ADVMOD, "advmod", ADVMOD) X(AMOD, "amod", AMOD) X(APPOS, "appos", APPOS) X(AUX, "aux", AUX) X(AUX_PASS, "aux:pass", AUX) X(CASE, "case", CASE)    \
  X(CC, "cc", CC) X(CC_PRECONJ, "cc:preconj", CC) X(CCOMP, "ccomp", CCOMP) X(COMPOUND, "compound", COMPOUND) X(COMPOUND_PRT, "compound:prt", COMPOUND)\
  X(CONJ, "conj", CONJ) X(COP, "cop", COP) X(CSUBJ, "csubj", CSUBJ) X(CSUBJ_PASS, "csubj:pass", CSUBJ) X(DEP, "dep", DEP) X(DET, "det", DET)          \
  X(DET_PREDET, "det:predet", DET) X(DISCOURSE, "discourse", DISCOURSE) X(DISLOCATED, "dislocated", DISLOCATED) X(EXPL, "expl", EXPL)                 \
  X(FIXED, "fixed", FIXED) X(FLAT, "flat", FLAT) X(GOESWITH, "goeswith", GOESWITH) X(IOBJ, "iobj", IOBJ) X(LIST, "list", LIST) X(MARK, "mark", MARK)  \
  X(NMOD, "nmod", NMOD) X(NMOD_POSS, "nmod:poss", NMOD) X(NMOD_UNMARKED, "nmod:unmarked", NMOD) X(NMOD_DESC, "nmod:desc", NMOD)                       \
  X(NSUBJ, "nsubj", NSUBJ) X(NSUBJ_PASS, "nsubj:pass", NSUBJ) X(NSUBJ_OUTER, "nsubj:outer", NSUBJ) X(NUMMOD, "nummod", NUMMOD) X(OBJ, "obj", OBJ)     \
  X(OBL, "obl", OBL) X(OBL_AGENT, "obl:agent", OBL) X(OBL_UNMARKED, "obl:unmarked", OBL) X(ORPHAN, "orphan", ORPHAN) X(PARATAXIS, "parataxis", PARATAXIS) \
  X(PUNCT, "punct", PUNCT) X(REPARANDUM, "reparandum", REPARANDUM) X(VOCATIVE, "vocative", VOCATIVE) X(XCOMP, "xcomp", XCOMP)
typedef enum truce_deprel {
#define X(id, name, base) TRUCE_DEPREL_##id,
  TRUCE_DEPREL_TABLE(X)
#undef X
  TRUCE_DEPREL_COUNT
} truce_deprel;
extern const char *const truce_deprel_names[];
/* The relation without its subtype: nsubj for nsubj:pass. */
truce_deprel truce_deprel_base(truce_deprel relation);
/* By name; an unknown subtype gives the base, an unknown relation TRUCE_DEPREL_DEP. */
truce_deprel truce_deprel_from(truce_span name);

/* Morphological features kept for a word; 0 = not marked. */
typedef struct truce_features {
  enum { TRUCE_TENSE_NONE, TRUCE_PAST, TRUCE_PRESENT } tense;
  enum { TRUCE_VERBFORM_NONE, TRUCE_FINITE, TRUCE_INFINITIVE, TRUCE_PARTICIPLE, TRUCE_GERUND } verb_form;
  enum { TRUCE_MOOD_NONE, TRUCE_INDICATIVE, TRUCE_IMPERATIVE, TRUCE_SUBJUNCTIVE } mood;
  enum { TRUCE_NUMBER_NONE, TRUCE_SINGULAR, TRUCE_PLURAL } number;
  uint8_t person; /* 0 = none, 1 to 3 */
  bool passive;   /* Voice=Pass */
  bool negative;  /* Polarity=Neg */
  bool possessive; /* Poss=Yes */
  enum { TRUCE_DEGREE_NONE, TRUCE_POSITIVE, TRUCE_COMPARATIVE, TRUCE_SUPERLATIVE } degree;
} truce_features;

/* Whether what a predicate tells happened. */
typedef enum truce_line_status { TRUCE_ACTUAL, TRUCE_PLANNED, TRUCE_POSSIBLE, TRUCE_NEGATED, TRUCE_REQUESTED, TRUCE_STATUS_COUNT } truce_line_status;
extern const char *const truce_line_status_names[];

typedef struct truce_word {
  truce_range where;
  truce_span form;   /* as in the text */
  truce_span lower;  /* lower case */
  truce_span lemma;  /* lower case */
  uint32_t sentence; /* index into sentences */
  uint32_t head;     /* word index, TRUCE_NONE for the root of its sentence */
  uint32_t name;     /* index into names, or TRUCE_NONE */
  uint32_t mention;  /* the mention whose head word this is, or TRUCE_NONE */
  uint32_t antecedent; /* an earlier noun, name or pronoun that means the same, or TRUCE_NONE */
  truce_deprel relation;
  truce_upos upos;
  truce_features features;
  truce_span morphology; /* all features as UD writes them: "Mood=Ind|Number=Sing", or none */
  bool space_after;
  bool joined;        /* the rest of a word that was cut: n't, 's */
  bool predicate;     /* evokes an event, verbal or nominal; false where the model has no such head */
  float realis;       /* -3 (did not happen) to 3, of predicates; NaN where the model has no such head */
  float status[TRUCE_STATUS_COUNT]; /* probabilities; all 0 where the model has no such head */
  const uint32_t *children; /* words whose head this is, in order of the text */
  uint32_t child_count;
} truce_word;

typedef struct truce_sentence {
  truce_range where;
  uint32_t first, end; /* words [first, end) */
  uint32_t root;
  uint32_t paragraph;  /* from 0 */
} truce_sentence;

typedef enum truce_name_class { TRUCE_PER, TRUCE_LOC, TRUCE_ORG, TRUCE_OTH } truce_name_class;
extern const char *const truce_name_class_names[];

/* Kinds of those who can act, and of what can be named. */
typedef enum truce_kind {
  TRUCE_KIND_NONE, TRUCE_PERSON, TRUCE_STATE, TRUCE_GOVERNMENT, TRUCE_BODY, TRUCE_ORGANISATION, TRUCE_ARMED_GROUP, TRUCE_PARTY, TRUCE_POPULATION,
  TRUCE_PLACE, TRUCE_ACCESS_POINT, TRUCE_PROPOSAL_NAME, TRUCE_OUTLET, TRUCE_KIND_OTHER, TRUCE_KIND_COUNT
} truce_kind;
extern const char *const truce_kind_names[]; /* person, state, government … */

typedef struct truce_name {
  truce_range where;
  uint32_t first, end, head; /* words */
  truce_name_class class_;
  truce_kind kind;
  float sure;
} truce_name;

/* Words that point to somebody or something: a name, a description or a pronoun. */
typedef struct truce_mention {
  truce_range where;
  uint32_t first, end, head;
  truce_kind kind;
  uint32_t antecedent; /* an earlier mention of the same thing, or TRUCE_NONE */
  uint32_t actor;      /* index into actors, or TRUCE_NONE */
  uint32_t place;      /* index into places, or TRUCE_NONE; a capital that stands for its government has actor, not place */
  bool pronoun;
} truce_mention;

/* A semantic role: argument is the head word of what fills it. */
typedef enum truce_role {
  TRUCE_ARG0, TRUCE_ARG1, TRUCE_ARG2, TRUCE_ARG3, TRUCE_ARG4, TRUCE_TMP, TRUCE_LOCATION, TRUCE_MANNER, TRUCE_PURPOSE, TRUCE_CAUSE, TRUCE_ADVERBIAL,
  TRUCE_DIRECTION, TRUCE_EXTENT, TRUCE_NEGATION, TRUCE_MODAL, TRUCE_DISCOURSE, TRUCE_ROLE_OTHER, TRUCE_ROLE_COUNT
} truce_role;
extern const char *const truce_role_names[];
typedef struct truce_role_link {
  uint32_t predicate, argument; /* words */
  truce_role role;
  float sure;
} truce_role_link;

/* One who can act, as far as this report tells. */
typedef struct truce_actor {
  truce_span name;       /* canonical name: of the roster, else the fullest form in the text */
  truce_span office;     /* on the day of the report, or none */
  truce_span roster_id;  /* key in the roster, or none for an actor it does not know */
  truce_kind kind;
  char country[4];       /* ISO 3166-1 alpha-3 or one of PLOVER's; "" if unknown */
  const char *const *sectors; /* PLOVER's */
  size_t sector_count;
  bool plural;           /* several unnamed: "regional leaders" */
  const uint32_t *mentions; /* indices into mentions */
  size_t mention_count;
} truce_actor;

typedef struct truce_place {
  truce_span name;
  char country[4];
  truce_span admin1;
  uint32_t geonames;     /* 0 = none */
  double latitude, longitude; /* NaN if unknown */
  truce_span within;     /* name of the place that it lies in by the text and whose coordinates it has, or none */
  truce_kind kind;       /* TRUCE_PLACE, TRUCE_STATE or TRUCE_ACCESS_POINT */
  const uint32_t *mentions;
  size_t mention_count;
} truce_place;

typedef enum truce_time_type { TRUCE_TIME_DATE, TRUCE_TIME_TIME, TRUCE_TIME_DURATION, TRUCE_TIME_SET } truce_time_type;
extern const char *const truce_time_type_names[];
typedef enum truce_precision { TRUCE_INSTANT, TRUCE_DAY, TRUCE_WEEK, TRUCE_MONTH, TRUCE_YEAR, TRUCE_PRECISION_COUNT } truce_precision;
extern const char *const truce_precision_names[]; /* "instant", "day" … */
typedef struct truce_time {
  truce_range where;
  uint32_t first, end; /* words */
  truce_time_type type;
  truce_span value;      /* TIMEX3: 2024-05, 2024-06-11T09, P3D, PRESENT_REF */
  truce_day from, to;    /* half-open interval of days; TRUCE_NO_DAY where it cannot be placed */
  truce_precision precision;
} truce_time;

typedef enum truce_claimant { TRUCE_NAMED, TRUCE_OFFICIAL, TRUCE_ANONYMOUS, TRUCE_ANALYST, TRUCE_OUTLET_CLAIM, TRUCE_CLAIMANT_COUNT } truce_claimant;
extern const char *const truce_claimant_names[];
typedef enum truce_quote_form { TRUCE_DIRECT, TRUCE_INDIRECT, TRUCE_MIXED } truce_quote_form;
extern const char *const truce_quote_form_names[];
typedef struct truce_quote {
  truce_range where;      /* the content */
  truce_range cue;        /* said, according to … */
  truce_range source, source_head; /* the words that name the speaker, and their head; none if nobody is named */
  uint32_t cue_word, speaker_word; /* TRUCE_NONE if none */
  uint32_t speaker;       /* actor index, or TRUCE_NONE */
  truce_claimant as;
  truce_quote_form form;
  uint32_t within;        /* the quote that this one stands in (chains: outermost has TRUCE_NONE) */
} truce_quote;

/* Candidate lines from the model's line heads (see record.h): a trigger word and words that fill its fields. */
typedef struct truce_hint {
  uint32_t trigger;   /* word */
  truce_span label;   /* as in the model: "event.ASSAULT", "stance.accepts" … */
  float sure;
} truce_hint;
typedef struct truce_hint_link {
  uint32_t trigger, filler; /* words */
  truce_span label;         /* "actors", "recipients", "about" … */
  float sure;
} truce_hint_link;

typedef struct truce_reading {
  const truce_report *report;
  truce_sentence *sentences; size_t sentence_count;
  truce_word *words;         size_t word_count;
  truce_name *names;         size_t name_count;
  truce_mention *mentions;   size_t mention_count;
  truce_role_link *roles;    size_t role_count;
  truce_hint *hints;         size_t hint_count;
  truce_hint_link *hint_links; size_t hint_link_count;
  /* filled by the world stage */
  truce_actor *actors;       size_t actor_count;
  truce_place *places;       size_t place_count;
  truce_time *times;         size_t time_count;
  truce_quote *quotes;       size_t quote_count;
  const struct truce_world *world; /* that filled them; outlives the reading; NULL before */
} truce_reading;

/* The word, the sentence that a byte of the text stands in, else the first behind it; their count if there is none. */
uint32_t truce_word_at(const truce_reading *reading, uint32_t byte);
uint32_t truce_sentence_at(const truce_reading *reading, uint32_t byte);

#ifdef __cplusplus
}
#endif
#endif
