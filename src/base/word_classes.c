/* Word classes: a hash table from a word to the bits of its classes, grown as it fills. */
#include "base/word_classes.h"

#include "base/rows.h"

enum { FIRST_SLOTS = 512 };

typedef struct reading {
  tr_word_classes *classes;
  truce_arena *arena;
  bool named; /* the file brings its own classes */
} reading;

static tr_word_class_slot *slot_of(const tr_word_classes *classes, uint64_t hash) {
  size_t at = hash & (classes->capacity - 1);
  while (classes->slots[at].classes && classes->slots[at].hash != hash) at = (at + 1) & (classes->capacity - 1);
  return &classes->slots[at];
}

/* At least half of the slots stay free. */
static void make_room(tr_word_classes *classes, truce_arena *arena) {
  if (classes->count * 2 < classes->capacity) return;
  const tr_word_classes old = *classes;
  classes->capacity = old.capacity ? old.capacity * 2 : FIRST_SLOTS;
  classes->slots = TR_NEW_ARRAY(arena, tr_word_class_slot, classes->capacity);
  for (size_t i = 0; i < old.capacity; i++)
    if (old.slots[i].classes) *slot_of(classes, old.slots[i].hash) = old.slots[i];
}

static uint64_t hash_of(const tr_word_classes *classes, truce_span word) {
  return tr_hash(word.data, classes->letters && word.size > classes->letters ? classes->letters : word.size);
}

static void add(tr_word_classes *classes, truce_arena *arena, truce_span word, size_t class_) {
  make_room(classes, arena);
  const uint64_t hash = hash_of(classes, word);
  tr_word_class_slot *slot = slot_of(classes, hash);
  classes->count += !slot->classes;
  slot->hash = hash;
  slot->classes |= UINT64_C(1) << class_;
}

/* The number of a class, or TR_MOST_WORD_CLASSES. */
static size_t class_of(const reading *r, truce_span name) {
  tr_word_classes *classes = r->classes;
  for (size_t i = 0; i < classes->class_count; i++)
    if (tr_equal(name, classes->names[i])) return i;
  if (!r->named || classes->class_count == TR_MOST_WORD_CLASSES) return TR_MOST_WORD_CLASSES;
  classes->names[classes->class_count] = tr_arena_copy(r->arena, name);
  return classes->class_count++;
}

static truce_status read_row(void *self, truce_span row, const tr_row_place *place) {
  const reading *r = self;
  truce_span name, word;
  tr_split(&row, '\t', &name);
  const size_t class_ = row.size ? class_of(r, name) : TR_MOST_WORD_CLASSES;
  if (class_ == TR_MOST_WORD_CLASSES) return tr_row_fault(place, "a row is a class that the head of the file tells, a tab, and words, not", name);
  const tr_word_class_row kept = {class_, tr_arena_copy(r->arena, row)};
  TR_PUSH(r->arena, &r->classes->rows, kept);
  while (tr_split(&row, '|', &word)) {
    if (!word.size) return tr_row_fault(place, "an empty word among those of", name);
    add(r->classes, r->arena, word, class_);
  }
  return TRUCE_OK;
}

truce_status tr_word_classes_read(tr_word_classes *classes, truce_arena *arena, const char *path, const char *const *names, size_t name_count,
                                  size_t letters, truce_error *error) {
  *classes = (tr_word_classes){.class_count = names ? name_count : 0, .letters = letters};
  for (size_t i = 0; i < classes->class_count; i++) classes->names[i] = tr_span(names[i]);
  reading r = {classes, arena, !names};
  return tr_rows_read(path, read_row, &r, error);
}

uint64_t tr_word_classes_of(const tr_word_classes *classes, truce_span word) {
  return classes->capacity ? slot_of(classes, hash_of(classes, word))->classes : 0;
}

truce_span tr_word_class_name(const tr_word_classes *classes, truce_span word) {
  const uint64_t of = tr_word_classes_of(classes, word);
  for (size_t i = 0; i < classes->class_count; i++)
    if (of >> i & 1) return classes->names[i];
  return (truce_span){NULL, 0};
}
