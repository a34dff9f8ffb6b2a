/* Opens the files of words of the world stage. */
#include "world/words.h"

#include <stdio.h>

#include "world/scene.h"

#define X(id, name) name,
static const char *const actor_classes[] = {TR_ACTOR_WORD_TABLE(X)};
static const char *const place_classes[] = {TR_PLACE_WORD_TABLE(X)};
static const char *const cue_classes[] = {TR_CUE_TABLE(X)};
#undef X

truce_status tr_world_words_open(tr_world_words *words, truce_arena *arena, const char *data_folder, truce_error *error) {
  const struct {
    const char *file;
    tr_word_classes *into;
    const char *const *classes;
    size_t class_count;
  } files[] = {
      {"roster/words.tsv", &words->actors, actor_classes, TR_ACTOR_WORD_COUNT},
      {"gazetteer/words.tsv", &words->places, place_classes, TR_PLACE_WORD_COUNT},
      {"quotes/cues.tsv", &words->cues, cue_classes, TR_CUE_COUNT},
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[4608];
    snprintf(path, sizeof path, "%s/%s", data_folder, files[i].file);
    const truce_status status = tr_word_classes_read(files[i].into, arena, path, files[i].classes, files[i].class_count, 0, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

bool tr_is_word_of_actors(const truce_world *world, const truce_word *word, tr_actor_word class_) {
  return tr_is_actor_word(&world->words, word->lemma, class_) || tr_is_actor_word(&world->words, word->lower, class_);
}
