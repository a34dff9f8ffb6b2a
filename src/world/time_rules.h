/* Rules of time expressions as data: words with their classes (data/times/words.tsv) and patterns over them (data/times/rules.tsv). */
#ifndef TR_WORLD_TIME_RULES_H
#define TR_WORLD_TIME_RULES_H

#include "base/arena.h"
#include "base/text.h"
#include "truce/reading.h"

enum { TR_TIME_ITEMS = 12, TR_TIME_TOKENS = 8, TR_TIME_BOUND = 6, TR_TIME_SLOTS = 1024, TR_TIME_STARTS = 8192 };

/* A token of the text: a run of letters, a run of digits, or one mark. */
typedef struct tr_time_token {
  uint64_t hash; /* of the lower-case form */
  truce_range where;
  truce_span lower;
  bool space_before;
} tr_time_token;

/* Words of a class with a value there: "last" → class last, value -1. */
typedef struct tr_time_word {
  uint64_t token[TR_TIME_TOKENS];
  uint32_t length, next; /* next of the same first token */
  uint32_t class_;
  truce_span value;
} tr_time_word;

typedef struct tr_time_item {
  uint32_t class_;        /* 0 = literal */
  bool optional;
  bool ahead;             /* must follow, but is no part of the expression */
  uint64_t literal[6];
  uint32_t literal_count;
} tr_time_item;

typedef struct tr_time_rule {
  tr_time_item item[TR_TIME_ITEMS];
  uint32_t item_count;
  truce_time_type type;
  bool silent;            /* matched only to keep other rules away */
  truce_span action[5];   /* op and arguments */
  uint32_t action_count;
} tr_time_rule;

typedef struct tr_time_rules {
  truce_arena *arena;
  TR_ARRAY(truce_span) classes; /* names; the first ones are computed, see tr_time_class */
  TR_ARRAY(tr_time_word) words;
  TR_ARRAY(tr_time_rule) rules;
  uint32_t will_class, modal_class, plan_class, due_class, ask_class, announce_class, start_class, done_class,
      name_like_class; /* classes that the code looks words up in */
  uint32_t slots[TR_TIME_SLOTS];
  bool begins[TR_TIME_STARTS]; /* by hash of a token: some rule or word begins so */
} tr_time_rules;

/* Classes that are told from the token itself. */
typedef enum tr_time_class {
  TR_TIME_LITERAL,
  TR_TIME_YEAR,
  TR_TIME_DAY,
  TR_TIME_NUM,
  TR_TIME_HOUR,
  TR_TIME_MINUTE,
  TR_TIME_YY,
  TR_TIME_DECADE,
  TR_TIME_CLASS_COUNT
} tr_time_class;

truce_status tr_time_rules_open(tr_time_rules *rules, truce_arena *arena, const char *folder, truce_error *error);
void tr_time_rules_close(tr_time_rules *rules);
/* Splits text[range) into tokens. */
size_t tr_time_tokens(truce_arena *arena, truce_span text, truce_range range, tr_time_token **out);
/* Whether an expression may begin with a token: digits, and what a rule or a word of the tables begins with. */
bool tr_time_may_begin(const tr_time_rules *rules, const tr_time_token *token);
/* First word entry that begins with a token, or NULL; next by `next`. */
const tr_time_word *tr_time_word_at(const tr_time_rules *rules, uint64_t hash);
/* Whether a single word, without an apostrophe before it, is one of a class. */
bool tr_time_word_is(const tr_time_rules *rules, truce_span word, uint32_t class_);
uint32_t tr_time_class_of(const tr_time_rules *rules, const char *name);

#endif
