/* Which classes words are of. The classes stand in files that people edit: a row is the name of a class, a tab, and words (or phrases) parted by |. A class
 * may have several rows, a word several classes. */
#ifndef TR_BASE_WORD_CLASSES_H
#define TR_BASE_WORD_CLASSES_H

#include "base/arena.h"
#include "base/text.h"

enum { TR_MOST_WORD_CLASSES = 64 };

typedef struct tr_word_class_slot {
  uint64_t hash, classes; /* no classes: free */
} tr_word_class_slot;

typedef struct tr_word_class_row {
  size_t class_;
  truce_span words; /* parted by | */
} tr_word_class_row;

/* All zeros holds no word. Never changes once read: threads share it. */
typedef struct tr_word_classes {
  truce_span names[TR_MOST_WORD_CLASSES]; /* class n is the bit 1 << n */
  size_t class_count;
  tr_word_class_slot *slots;
  size_t count, capacity; /* words; slots, a power of two */
  size_t letters;         /* so many of a word's first count; 0 = all */
  TR_ARRAY(tr_word_class_row) rows;
} tr_word_classes;

/* Reads a file into `arena`. `names`: the classes that there may be, in the order of their bits; NULL: those that the file names, in its order. `letters`: how
 * many of a word's first count (bytes; 0 = all). Statuses of tr_file_map, and TRUCE_BAD_DATA for a row that is none. */
truce_status tr_word_classes_read(tr_word_classes *classes, truce_arena *arena, const char *path, const char *const *names, size_t name_count,
                                  size_t letters, truce_error *error);
/* The classes of a word, a bit each; 0 for none. */
uint64_t tr_word_classes_of(const tr_word_classes *classes, truce_span word);
/* The first class of a word; {NULL, 0} for none. */
truce_span tr_word_class_name(const tr_word_classes *classes, truce_span word);
static inline bool tr_word_is_of(const tr_word_classes *classes, truce_span word, size_t class_) { return tr_word_classes_of(classes, word) >> class_ & 1; }

#endif
