/* Words by which entries are compared, named and counted. They stand in files that people edit, whose remarks say what each class is for. */
#ifndef TR_PROCESS_WORDS_H
#define TR_PROCESS_WORDS_H

#include "base/word_classes.h"
#include "process/acts.h"
#include "process/word_set.h"

/* X(id, name of the class in the file). data/process/words.tsv; the first six say what a proposal is: */
#define TR_PROCESS_WORD_TABLE(X) \
  X(TRUCE, "truce") \
  X(VOTE, "vote") \
  X(ACCORD, "accord") \
  X(PLAN, "plan") \
  X(TALKS, "talks") \
  X(PEACE, "peace") \
  X(RESOLUTION, "resolution") \
  X(COUNCIL, "council") \
  X(SEVERAL, "several") \
  X(TAKES_PART, "takes-part") \
  X(ARTICLE, "article") \
  X(KNOWN, "known") \
  X(UNKNOWN, "unknown") \
  X(JUDGES, "judges") \
  X(RENEWS, "renews") \
  X(LASTING, "lasting") \
  X(LITTLE, "little") \
  X(LENGTH, "length") \
  X(PART, "part") \
  X(TOPIC, "topic") \
  X(NAME_ENDS, "name-ends") \
  X(NOWHERE, "nowhere") \
  X(NO_NAME, "no-name") \
  X(ANY_PROPOSAL, "any-proposal") \
  X(EXTENSION, "extension") \
  X(THING_ENDS, "thing-ends") \
  X(ANYBODY, "anybody") \
  X(FORCE, "force") \
  X(BEFORE_COUNTED, "before-counted") \
  X(BEHIND_COUNTED, "behind-counted") \
  X(PEOPLE, "people") \
  X(REBELS, "rebels") \
  X(SOLDIERS, "soldiers") \
  X(ANY_TOLL, "any-toll") \
  X(WHEN, "when") \
  X(HARDLY_WHEN, "hardly-when") \
  X(TO_THE_DAY, "to-the-day") \
  X(IS_SET, "is-set") \
  X(CALLED_OFF, "called-off") \
  X(NOT, "not")
/* data/process/heard.tsv: */
#define TR_HEARD_TABLE(X) \
  X(COMMON, "common") \
  X(NUMBER, "number") \
  X(ANEW, "anew")

typedef enum tr_process_word {
#define X(id, name) TR_WORD_##id,
  TR_PROCESS_WORD_TABLE(X)
#undef X
  TR_PROCESS_WORD_COUNT,
  TR_PROPOSAL_KINDS = TR_WORD_PEACE + 1
} tr_process_word;
typedef enum tr_heard_word {
#define X(id, name) TR_HEARD_##id,
  TR_HEARD_TABLE(X)
#undef X
  TR_HEARD_COUNT
} tr_heard_word;

struct tr_process_words {
  tr_word_classes classes;
  tr_word_classes heard;
  tr_word_classes alike; /* data/process/alike.tsv: a class is the word that those of its row stand for */
  tr_word_set any_proposal, any_toll; /* as they are heard */
  tr_acts acts;
};

/* Reads the files of a data folder into `arena`, which owns what is returned. Statuses of tr_word_classes_read. */
truce_status tr_process_words_open(const tr_process_words **words, truce_arena *arena, const char *data_folder, truce_error *error);
/* The classes of a word, a bit each; capitals do not matter. */
uint64_t tr_process_word_classes(const tr_process_words *words, truce_span word);
static inline bool tr_is_process_word(const tr_process_words *words, truce_span word, tr_process_word class_) {
  return tr_process_word_classes(words, word) >> class_ & 1;
}
/* Are all words of a text of a class? True of an empty text. */
bool tr_all_process_words(const tr_process_words *words, truce_span text, tr_process_word class_);

#endif
