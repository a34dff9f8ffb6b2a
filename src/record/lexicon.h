/* The words of the codebook: classes (files ending in .classes of data/codebook) and which frames a lemma evokes. Built once, never changed afterwards. */
#ifndef TR_RECORD_LEXICON_H
#define TR_RECORD_LEXICON_H

#include "base/arena.h"
#include "base/text.h"

enum { TR_MOST_CLASSES = 512, TR_NO_CLASS = 0xFFFF };

/* How a frame is evoked by a lemma: its part of speech, and further lemmas that must stand close ("call off", "lay down arms"). */
typedef enum tr_evoked_by { TR_BY_VERB, TR_BY_NOUN, TR_BY_LIGHT_NOUN, TR_BY_ADJECTIVE, TR_BY_EVENT } tr_evoked_by;
typedef struct tr_evoker {
  uint32_t frame;
  tr_evoked_by by;
  const truce_span *more;
  size_t more_count;
} tr_evoker;

typedef struct tr_entry {
  truce_span lemma;
  uint64_t classes[TR_MOST_CLASSES / 64];
  TR_ARRAY(tr_evoker) evokers;
  struct tr_entry *next; /* of the same bucket */
} tr_entry;

enum { TR_BUCKETS = 8192, TR_CLASS_BUCKETS = 512 };
typedef struct tr_lexicon {
  truce_arena *arena;
  tr_entry *buckets[TR_BUCKETS];
  truce_span class_names[TR_MOST_CLASSES];
  uint16_t class_buckets[TR_CLASS_BUCKETS], class_after[TR_MOST_CLASSES]; /* classes by hash of the name; number + 1, 0 = none */
  size_t class_count;
} tr_lexicon;

/* The entry of a lemma, or NULL. */
const tr_entry *tr_lexicon_find(const tr_lexicon *lexicon, truce_span lemma);
/* The entry of a lemma, made if there is none. */
tr_entry *tr_lexicon_entry(tr_lexicon *lexicon, truce_span lemma);
/* The number of a class by name, or TR_NO_CLASS. */
uint16_t tr_lexicon_class(const tr_lexicon *lexicon, truce_span name);
/* Reads one file of classes: "class NAME" and below it words parted by commas; # starts a comment; "+ NAME" takes over another class. */
truce_status tr_lexicon_read(tr_lexicon *lexicon, const char *path, truce_span content, truce_error *error);

static inline bool tr_entry_in(const tr_entry *entry, uint16_t class_) {
  return entry && class_ != TR_NO_CLASS && (entry->classes[class_ / 64] >> (class_ % 64) & 1);
}

#endif
