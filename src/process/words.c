/* Opens the files of words of the process stage. */
#include "process/words.h"

#include <stdio.h>

#include "base/ascii.h"

enum { HEARD_LETTERS = 6, LONGEST = 32 };

#define X(id, name) name,
static const char *const process_classes[] = {TR_PROCESS_WORD_TABLE(X)};
static const char *const heard_classes[] = {TR_HEARD_TABLE(X)};
#undef X

/* What two tellings share that share no more than words of this class. */
static void hear_class(const tr_process_words *words, tr_process_word class_, tr_word_set *set) {
  for (size_t i = 0; i < words->classes.rows.count; i++) {
    const tr_word_class_row *row = &words->classes.rows.items[i];
    if (row->class_ == (size_t)class_) tr_words_add(words, set, row->words);
  }
}

truce_status tr_process_words_open(const tr_process_words **out, truce_arena *arena, const char *data_folder, truce_error *error) {
  tr_process_words *words = TR_NEW(arena, tr_process_words);
  const struct {
    const char *file;
    tr_word_classes *into;
    const char *const *classes;
    size_t class_count, letters;
  } files[] = {
      {"process/words.tsv", &words->classes, process_classes, TR_PROCESS_WORD_COUNT, 0},
      {"process/heard.tsv", &words->heard, heard_classes, TR_HEARD_COUNT, HEARD_LETTERS},
      {"process/alike.tsv", &words->alike, NULL, 0, HEARD_LETTERS},
  };
  char path[4608];
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    snprintf(path, sizeof path, "%s/%s", data_folder, files[i].file);
    const truce_status status = tr_word_classes_read(files[i].into, arena, path, files[i].classes, files[i].class_count, files[i].letters, error);
    if (status) return status;
  }
  snprintf(path, sizeof path, "%s/process/acts.tsv", data_folder);
  const truce_status status = tr_acts_read(&words->acts, arena, path, error);
  if (status) return status;
  hear_class(words, TR_WORD_ANY_PROPOSAL, &words->any_proposal);
  hear_class(words, TR_WORD_ANY_TOLL, &words->any_toll);
  *out = words;
  return TRUCE_OK;
}

uint64_t tr_process_word_classes(const tr_process_words *words, truce_span word) {
  char small[LONGEST];
  if (word.size > sizeof small) return 0;
  for (size_t i = 0; i < word.size; i++) small[i] = tr_ascii_lower(word.data[i]);
  return tr_word_classes_of(&words->classes, (truce_span){small, word.size});
}

bool tr_all_process_words(const tr_process_words *words, truce_span text, tr_process_word class_) {
  truce_span word;
  while (tr_split(&text, ' ', &word))
    if (!tr_is_process_word(words, word, class_)) return false;
  return true;
}
