/* Words by which the world stage tells actors, places and speech. They stand in files that people edit, whose remarks say what each class is for. */
#ifndef TR_WORLD_WORDS_H
#define TR_WORLD_WORDS_H

#include "base/word_classes.h"
#include "truce/world.h"

/* X(id, name of the class in the file). data/roster/words.tsv: */
#define TR_ACTOR_WORD_TABLE(X) \
  X(OUTLET, "outlet") \
  X(OUTLET_BEFORE, "outlet-before") \
  X(OUTLET_FIRST, "outlet-first") \
  X(OUTLET_NAME, "outlet-name") \
  X(ARMED_NAME, "armed-name") \
  X(OPPONENT, "opponent") \
  X(SIDE, "side") \
  X(NOT_NOW, "not-now") \
  X(APART, "apart") \
  X(SHE, "she") \
  X(HE, "he") \
  X(ADDRESSES, "addresses") \
  X(ANSWERS, "answers") \
  X(GROUP_KIND, "group-kind") \
  X(ONE_GROUP, "one-group") \
  X(HEAD_OF_ANY, "head-of-any") \
  X(FORCE_OF_STATE, "force-of-state")
/* data/gazetteer/words.tsv: */
#define TR_PLACE_WORD_TABLE(X) \
  X(KIND, "kind") \
  X(HOLDER, "holder") \
  X(AREA, "area") \
  X(FIRST_LEVEL, "first-level") \
  X(TOWN, "town") \
  X(SIDE, "side") \
  X(STANDING, "standing") \
  X(SITE, "site") \
  X(HOUSE, "house") \
  X(BUILDING, "building") \
  X(OCCASION, "occasion") \
  X(OPENING, "opening") \
  X(ARTICLE, "article") \
  X(MAKE, "make") \
  X(BETWEEN, "between") \
  X(DONE_TO_PLACES, "done-to-places") \
  X(DONE_TO_PEOPLE, "done-to-people") \
  X(TELLING, "telling")
/* data/quotes/cues.tsv: */
#define TR_CUE_TABLE(X) \
  X(SAY, "say") \
  X(WANT, "want") \
  X(ASK, "ask") \
  X(OBJECT, "object") \
  X(NOUN, "noun") \
  X(SHOW, "show") \
  X(ABOUT, "about") \
  X(ADJECTIVE, "adjective") \
  X(DOCUMENT, "document") \
  X(MATTER, "matter") \
  X(LIGHT, "light")

typedef enum tr_actor_word {
#define X(id, name) TR_ACTOR_##id,
  TR_ACTOR_WORD_TABLE(X)
#undef X
  TR_ACTOR_WORD_COUNT
} tr_actor_word;
typedef enum tr_place_word {
#define X(id, name) TR_PLACE_##id,
  TR_PLACE_WORD_TABLE(X)
#undef X
  TR_PLACE_WORD_COUNT
} tr_place_word;
enum {
#define X(id, name) TR_CUE_NUMBER_##id,
  TR_CUE_TABLE(X)
#undef X
  TR_CUE_COUNT
};
/* A bit each, since a cue is mostly asked for several at once. */
enum {
#define X(id, name) TR_CUE_##id = 1 << TR_CUE_NUMBER_##id,
  TR_CUE_TABLE(X)
#undef X
};

typedef struct tr_world_words {
  tr_word_classes actors, places, cues;
} tr_world_words;

/* Reads the three files of a data folder into `arena`. Statuses of tr_word_classes_read. */
truce_status tr_world_words_open(tr_world_words *words, truce_arena *arena, const char *data_folder, truce_error *error);

static inline bool tr_is_actor_word(const tr_world_words *words, truce_span word, tr_actor_word class_) {
  return tr_word_is_of(&words->actors, word, (size_t)class_);
}
static inline bool tr_is_place_word(const tr_world_words *words, truce_span word, tr_place_word class_) {
  return tr_word_is_of(&words->places, word, (size_t)class_);
}
/* The classes of a lemma, 0 for none. */
static inline uint32_t tr_cue_classes(const tr_world_words *words, truce_span lemma) { return (uint32_t)tr_word_classes_of(&words->cues, lemma); }
/* Is the word, by its lemma or as it stands, of a class of the world that resolved its reading? For the stages after this one. */
bool tr_is_word_of_actors(const truce_world *world, const truce_word *word, tr_actor_word class_);

#endif
