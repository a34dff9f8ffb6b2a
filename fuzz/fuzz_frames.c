/* Any bytes as a file of classes and as a file of frames: read or refused, never a crash. */
#include "record/frames.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  truce_arena *arena = truce_arena_new();
  tr_lexicon *lexicon = TR_NEW(arena, tr_lexicon);
  tr_frames frames = {.items = {0}};
  truce_error error;
  const truce_span content = tr_arena_copy(arena, (truce_span){(const char *)data, size});
  lexicon->arena = arena;
  tr_lexicon_read(lexicon, "x.classes", content, &error);
  tr_frames_read(&frames, lexicon, TR_SPAN("x.frames"), content, &error);
  truce_arena_delete(arena);
  return 0;
}
