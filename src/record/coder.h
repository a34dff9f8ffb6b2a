/* The coding of one report: what the stages of src/record share. One a report, in its arena; drafts become the record's lines. */
#ifndef TR_RECORD_CODER_H
#define TR_RECORD_CODER_H

#include "base/groups.h"
#include "base/one_of.h"
#include "record/classes.h"
#include "record/frames.h"

struct truce_codebook {
  truce_arena *arena;
  tr_lexicon lexicon;
  tr_frames frames;
  uint16_t classes[TR_CLASS_COUNT];
  TR_ARRAY(uint16_t) contexts; /* classes named context.X */
  struct tr_calibration *calibration;
  struct tr_weights *meant;
  char *version;
};

/* A proposal that the report speaks of, gathered from all its mentions. */
typedef struct tr_proposal {
  TR_ARRAY(uint32_t) heads;       /* words */
  TR_ARRAY(truce_span) names;
  TR_ARRAY(uint32_t) authors;     /* actors */
  TR_ARRAY(truce_stage) stages;
  TR_ARRAY(truce_range) evidence; /* where its authors and stages are told */
  truce_span length;              /* "72-hour", where one of them tells it */
  uint32_t fullest;               /* the head whose name is the fullest */
  bool truce, strong, used;       /* of the truce family; surely a proposal; a line is about it */
  bool named;                     /* goes by a name, "the Annan plan", or by those who made it */
  bool hoped;                     /* "a final deal": spoken of as still to come, never as one that is there */
  bool absent;                    /* "no ceasefire": only spoken of as what there is not */
  uint32_t line;                  /* its line in the record, once numbered */
} tr_proposal;

/* A line being written. `proposal` stands for the ABOUT value until proposals have their lines. */
typedef struct tr_draft {
  truce_line line;
  TR_ARRAY(truce_value) values;
  TR_ARRAY(truce_range) words;    /* for why */
  TR_ARRAY(truce_range) evidence;
  const tr_frame *frame;          /* NULL: figures, deadlines, proposals */
  truce_span maker;               /* what stands in why.frame where no frame made it */
  uint32_t about;                 /* proposal index, or TRUCE_NONE */
  bool dropped;
  enum { TR_ALONE, TR_SECONDED, TR_CONTRADICTED } vote; /* what the model's heads say of a frame's line */
  truce_span context;             /* the rule that filled a field from what the report tells elsewhere, or none */
  TR_ARRAY(truce_range) context_words;
  float chance;                   /* that whom it is meant for was filled in rightly; 0 = the clause tells it */
  truce_span like;                /* the codebook example that a hint's line is nearest to */
  float score;                    /* how well the frame fits */
  bool guessed_country;           /* whose politics it is nobody said in the clause */
  const struct tr_clues *clues;   /* kept only where somebody listens */
} tr_draft;

struct tr_grounds;
struct tr_coder;
/* Hears of a line that leaves open whom it is meant for: its candidates with their sides and grounds, and behind them the grounds of nobody being meant. */
typedef void (*tr_meant_told)(void *self, const struct tr_coder *coder, const struct tr_draft *draft, const uint32_t *candidates, const uint32_t *sides,
                              const struct tr_grounds *grounds, size_t count);

/* Hears of a line of the record with its clues, in the order of the lines. */
typedef void (*tr_clues_told)(void *self, const struct tr_draft *draft);

/* Hears of a frame that a word evokes but that does not fit, with the first condition that does not hold. */
typedef void (*tr_refused)(void *self, const tr_frame *frame, const truce_word *word, truce_span condition);

typedef struct tr_coder {
  const truce_codebook *codebook;
  truce_reading *reading;         /* our own copy: actors may be added */
  truce_arena *arena;
  const tr_entry **entries;       /* a word */
  uint32_t *covering;             /* a word: the mention that covers it most closely, or TRUCE_NONE */
  uint32_t *made_actor;           /* a word: the actor made for it here, or TRUCE_NONE */
  uint32_t *place_actor;          /* a place: the actor made for it here, or TRUCE_NONE */
  uint32_t *proposal_of;          /* a word: proposal index, or TRUCE_NONE */
  tr_groups times;                /* a sentence: the times that begin in it */
  tr_groups quotes, cues, sources; /* a sentence: the quotes whose content, whose cue, whose source touches it */
  tr_groups links;                /* a word: the hint links whose trigger it is */
  uint8_t *silent;                /* a word: 1 = a frame without lines of its own says that there is nothing to tell */
  uint8_t *covered;               /* a word: 1 = a governing frame has told what there is to tell */
  size_t actor_capacity, mention_capacity;
  const char **homes;             /* a sentence: the country that it is at home in; behind the last: the report's */
  TR_ARRAY(tr_proposal) proposals;
  TR_ARRAY(tr_draft) drafts;
  float reflects;                 /* 1 less the share that tr_reporting_share tells: how far the writer argues rather than reports */
  bool tells_its_day;             /* news of a day rather than a story: what it tells of no day is mostly of its own */
  const struct tr_sides *sides;   /* who stands on which side, and the two that the conflict is between; NULL = not weighed yet */
  const struct tr_two_sides *two;
  tr_refused refuse; void *refuse_self; /* or none */
  tr_meant_told meant_told; void *meant_self; /* or none */
  tr_clues_told clues_told; void *clues_self; /* or none */
} tr_coder;

/* Does the word belong to the class? TRUCE_NONE belongs to none. */
static inline bool tr_word_in(const tr_coder *coder, uint32_t word, tr_class_id class_) {
  return word != TRUCE_NONE && tr_entry_in(coder->entries[word], coder->codebook->classes[class_]);
}
/* A word of saying ("announce") or of claiming ("insist"). */
static inline bool tr_claims(const tr_coder *coder, uint32_t word) {
  return tr_word_in(coder, word, TR_CLASS_SPEECH) || tr_word_in(coder, word, TR_CLASS_CLAIMING);
}
static inline const truce_word *tr_word(const tr_coder *coder, uint32_t word) { return &coder->reading->words[word]; }
static inline truce_deprel tr_base(const tr_coder *coder, uint32_t word) { return truce_deprel_base(coder->reading->words[word].relation); }
/* The actor of the mention that a word is the head of; of the one that covers it most closely; or TRUCE_NONE. */
static inline uint32_t tr_actor_headed(const tr_coder *coder, uint32_t word) {
  const uint32_t mention = tr_word(coder, word)->mention;
  return mention == TRUCE_NONE ? TRUCE_NONE : coder->reading->mentions[mention].actor;
}
static inline uint32_t tr_actor_around(const tr_coder *coder, uint32_t word) {
  return coder->covering[word] == TRUCE_NONE ? TRUCE_NONE : coder->reading->mentions[coder->covering[word]].actor;
}
/* Groups by sentence and by word, of the reading as it came. */
void tr_coder_index(tr_coder *coder);
/* The drafts made so far by the sentence of their trigger. */
tr_groups tr_drafts_by_sentence(const tr_coder *coder);
/* Does the word stand in a time expression? */
bool tr_in_time(const tr_coder *coder, uint32_t word);
/* Does it stand in what somebody is quoted with; between marks, if so asked? */
bool tr_in_quote(const tr_coder *coder, uint32_t word, bool directly);
/* More than one, by its form where the reader took a plural for a singular. */
bool tr_plural(const tr_coder *coder, uint32_t word);
bool tr_lemma_is(const tr_coder *coder, uint32_t word, const char *lemma);
/* Is its lemma or form one of those that `lemmas` holds, parted by blanks? */
bool tr_lemma_in(const tr_coder *coder, uint32_t word, const char *lemmas);
/* Is a text a word or phrase of the class, in small letters or in others (of ASCII)? */
bool tr_phrase_in(const tr_coder *coder, truce_span text, tr_class_id class_);
/* Does it end with this mark, whatever brackets or quotation marks close it? */
bool tr_ends_with(const tr_coder *coder, uint32_t sentence, const char *mark);
/* Has the sentence a word of the class? */
bool tr_tells_of(const tr_coder *coder, uint32_t sentence, tr_class_id class_);
/* Does the word stand right behind this form? */
static inline bool tr_follows(const tr_coder *coder, uint32_t word, const char *form) {
  return word > 0 && tr_equal_string(tr_word(coder, word - 1)->lower, form);
}
/* The first child with this base relation, or TRUCE_NONE. */
uint32_t tr_child_by(const tr_coder *coder, uint32_t word, truce_deprel base);
static inline bool tr_has_child(const tr_coder *coder, uint32_t word, truce_deprel base) { return tr_child_by(coder, word, base) != TRUCE_NONE; }
/* Is a child with this base relation one of these lemmas, parted by blanks? */
bool tr_child_is(const tr_coder *coder, uint32_t word, truce_deprel base, const char *lemmas);
/* Has the word one of these prepositions, parted by blanks? */
static inline bool tr_behind(const tr_coder *coder, uint32_t word, const char *prepositions) {
  return tr_child_is(coder, word, TRUCE_DEPREL_CASE, prepositions);
}
/* The first child with this base relation and one of these prepositions, or TRUCE_NONE: of "decided by the army" the army. */
uint32_t tr_child_behind(const tr_coder *coder, uint32_t word, truce_deprel base, const char *prepositions);
/* The first possessor of the noun, "Mali's", "its", or TRUCE_NONE. */
uint32_t tr_possessor(const tr_coder *coder, uint32_t noun);
/* Has the noun an owner that is a pronoun: "its men", "their own"? */
bool tr_pronoun_owns(const tr_coder *coder, uint32_t noun);
/* Does one of these words, parted by blanks, open the clause: "when it left", "how it left"? */
static inline bool tr_opened_by(const tr_coder *coder, uint32_t clause, const char *words) {
  return tr_child_is(coder, clause, TRUCE_DEPREL_MARK, words) || tr_child_is(coder, clause, TRUCE_DEPREL_ADVMOD, words);
}
/* "to leave", "for the army to leave" */
static inline bool tr_infinitive(const tr_coder *coder, uint32_t verb) { return tr_child_is(coder, verb, TRUCE_DEPREL_MARK, "to"); }
/* First and last word of a subtree without the parts that hang on it loosely (relative and adverbial clauses, appositions when `tight`). */
void tr_extent(const tr_coder *coder, uint32_t word, bool tight, uint32_t *first, uint32_t *last);
truce_range tr_words_extent(const tr_coder *coder, uint32_t first, uint32_t last);

#endif
