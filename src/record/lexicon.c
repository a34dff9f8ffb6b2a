/* Word classes and the index from lemma to frames: a plain hash table in the codebook's arena; some ten thousand lemmas. */
#include "record/lexicon.h"

static size_t bucket_of(truce_span lemma) { return tr_span_hash(lemma) % TR_BUCKETS; }

const tr_entry *tr_lexicon_find(const tr_lexicon *lexicon, truce_span lemma) {
  for (const tr_entry *entry = lexicon->buckets[bucket_of(lemma)]; entry; entry = entry->next)
    if (tr_equal(entry->lemma, lemma)) return entry;
  return NULL;
}

tr_entry *tr_lexicon_entry(tr_lexicon *lexicon, truce_span lemma) {
  tr_entry **bucket = &lexicon->buckets[bucket_of(lemma)];
  for (tr_entry *entry = *bucket; entry; entry = entry->next)
    if (tr_equal(entry->lemma, lemma)) return entry;
  tr_entry *entry = TR_NEW(lexicon->arena, tr_entry);
  entry->lemma = tr_arena_copy(lexicon->arena, lemma);
  entry->next = *bucket;
  return *bucket = entry;
}

uint16_t tr_lexicon_class(const tr_lexicon *lexicon, truce_span name) {
  for (uint16_t at = lexicon->class_buckets[tr_span_hash(name) % TR_CLASS_BUCKETS]; at; at = lexicon->class_after[at - 1])
    if (tr_equal(lexicon->class_names[at - 1], name)) return (uint16_t)(at - 1);
  return TR_NO_CLASS;
}

static void take_over(tr_lexicon *lexicon, uint16_t from, uint16_t into) {
  for (size_t i = 0; i < TR_BUCKETS; i++)
    for (tr_entry *entry = lexicon->buckets[i]; entry; entry = entry->next)
      if (tr_entry_in(entry, from)) entry->classes[into / 64] |= 1ull << (into % 64);
}

static truce_status new_class(tr_lexicon *lexicon, truce_span name, uint16_t *class_, const char *path, int64_t line, truce_error *error) {
  *class_ = tr_lexicon_class(lexicon, name);
  if (*class_ != TR_NO_CLASS) return TRUCE_OK;
  if (lexicon->class_count == TR_MOST_CLASSES)
    return tr_fail(error, TRUCE_TOO_LARGE, path, line, "line %lld: more than %d classes.", (long long)line, TR_MOST_CLASSES);
  *class_ = (uint16_t)lexicon->class_count;
  lexicon->class_names[lexicon->class_count++] = tr_arena_copy(lexicon->arena, name);
  uint16_t *bucket = &lexicon->class_buckets[tr_span_hash(name) % TR_CLASS_BUCKETS];
  lexicon->class_after[*class_] = *bucket;
  *bucket = (uint16_t)(*class_ + 1);
  return TRUCE_OK;
}

static void add_words(tr_lexicon *lexicon, uint16_t class_, truce_span words) {
  truce_span word;
  while (tr_split(&words, ',', &word)) {
    word = tr_trim(word);
    if (word.size) tr_lexicon_entry(lexicon, word)->classes[class_ / 64] |= 1ull << (class_ % 64);
  }
}

truce_status tr_lexicon_read(tr_lexicon *lexicon, const char *path, truce_span content, truce_error *error) {
  truce_span line;
  uint16_t class_ = TR_NO_CLASS;
  for (int64_t number = 1; tr_split(&content, '\n', &line); number++) {
    line = tr_trim(line);
    if (!line.size || line.data[0] == '#') continue;
    if (tr_starts(line, TR_SPAN("class "))) {
      const truce_status status = new_class(lexicon, tr_trim((truce_span){line.data + 6, line.size - 6}), &class_, path, number, error);
      if (status) return status;
    } else if (class_ == TR_NO_CLASS) {
      return tr_fail(error, TRUCE_BAD_DATA, path, number, "line %lld: words before the first \"class NAME\".", (long long)number);
    } else if (line.data[0] == '+') {
      const uint16_t from = tr_lexicon_class(lexicon, tr_trim((truce_span){line.data + 1, line.size - 1}));
      if (from == TR_NO_CLASS)
        return tr_fail(error, TRUCE_BAD_DATA, path, number, "line %lld: no class \"%.*s\" above this line.", (long long)number, (int)line.size, line.data);
      take_over(lexicon, from, class_);
    } else {
      add_words(lexicon, class_, line);
    }
  }
  return TRUCE_OK;
}
